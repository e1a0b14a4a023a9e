//! 经过: what an item's facts leave behind beside its status, as far as lists and lights need it.

use chrono::NaiveDate;

use crate::status::{ItemState, ItemStatus};
use crate::{Cadence, DocumentId, Due, Event, Fact, FileHash, Item, ItemId, Plan, Schedule, Step, TOLERANCES, stages};

/// 佐证: a file that belongs to an item, kept by its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its content.
    pub file: FileHash,
    /// Its name when it was handed in.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// What it came with, in one word: 反馈, 批示; empty where it was added by itself.
    pub with: String,
}

/// What happened to an item, gathered from its facts in order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Trail {
    /// Who reported on which day, progress or completion.
    pub reports: Vec<(String, NaiveDate)>,
    /// Who was reminded on which day.
    pub reminders: Vec<(String, NaiveDate)>,
    /// From when to when it was suspended; the last may be open.
    pub suspensions: Vec<(NaiveDate, Option<NaiveDate>)>,
    /// The day it was made standing, or given another cadence.
    pub standing_since: Option<NaiveDate>,
    /// The notice that gave it out.
    pub notice: Option<DocumentId>,
    /// Its files, with the day each was handed in.
    pub evidence: Vec<(NaiveDate, Evidence)>,
    /// The figures reached: the day, the target as written, the figure.
    pub reached: Vec<(NaiveDate, String, f64)>,
    /// The day a re-check (回头看) is set for.
    pub review_on: Option<NaiveDate>,
    /// The items that continue it, after a split or a merge.
    pub continued_in: Vec<ItemId>,
    /// The items that it continues.
    pub continues: Vec<ItemId>,
}

impl Trail {
    /// Takes in a fact that counts and names the item, after the status has admitted it.
    pub fn take(&mut self, id: ItemId, fact: &Fact) {
        match &fact.event {
            Event::ItemStepped(step) => self.step(step, fact.on),
            Event::EvidenceAdded(evidence) => self.evidence.push((fact.on, evidence.clone())),
            Event::TargetReached { target, figure } => self.reached.push((fact.on, target.clone(), *figure)),
            Event::ReviewPlanned { on } => self.review_on = Some(*on),
            Event::AssignmentWithdrawn { .. } => self.notice = None,
            Event::ItemContinued { item, into } if *item == id => self.continued_in.clone_from(into),
            Event::ItemContinued { item, .. } => self.continues.push(*item),
            _ => {}
        }
    }

    fn step(&mut self, step: &Step, on: NaiveDate) {
        match step {
            Step::Assign { document } => self.notice = *document,
            Step::ReportProgress { department, .. } | Step::ReportCompletion { department, .. } => {
                self.reports.push((department.clone(), on));
            }
            Step::Remind { department, .. } => self.reminders.push((department.clone(), on)),
            Step::Suspend { .. } => self.suspensions.push((on, None)),
            Step::Resume | Step::Terminate { .. } => {
                if let Some((_, end @ None)) = self.suspensions.last_mut() {
                    *end = Some(on);
                }
            }
            Step::MakeStanding { .. } => self.standing_since = Some(on),
            Step::Review { .. } | Step::Reopen { .. } => self.review_on = None,
            _ => {}
        }
    }

    /// When reports are expected of an item; `None` where it has no cadence or is not given out.
    #[must_use]
    pub fn schedule(&self, item: &Item, status: &ItemStatus) -> Option<Schedule> {
        let assigned = status.assigned_on?;
        let since = match status.standing {
            Some(_) => assigned.max(self.standing_since.unwrap_or(assigned)),
            None => assigned,
        };
        let mut pauses = self.suspensions.clone();
        // Nothing more is expected of what has ended or waits for the office.
        let over = match status.state() {
            ItemState::Closed | ItemState::Terminated => {
                [status.closed_on, status.terminated_on].into_iter().flatten().min()
            }
            ItemState::CompletionReported | ItemState::Verified => self.reports.iter().map(|(_, on)| *on).max(),
            _ => None,
        };
        pauses.extend(over.map(|day| (day, None)));
        Some(Schedule { cadence: cadence(item, status)?, since, pauses })
    }

    /// The days a department reported on.
    #[must_use]
    pub fn reports_of(&self, department: &str) -> Vec<NaiveDate> {
        self.reports.iter().filter(|(who, _)| who == department).map(|(_, on)| *on).collect()
    }

    /// The days anyone reported on.
    #[must_use]
    pub fn report_days(&self) -> Vec<NaiveDate> {
        self.reports.iter().map(|(_, on)| *on).collect()
    }

    /// The next three reports still expected, of the department that is furthest behind.
    #[must_use]
    pub fn unmet(&self, item: &Item, status: &ItemStatus) -> [Option<NaiveDate>; 3] {
        let Some(schedule) = self.schedule(item, status) else { return [None; 3] };
        let leads = status.courses.iter().filter(|c| c.role.leads());
        let each = leads.map(|c| schedule.unmet(&self.reports_of(&c.department)));
        each.min_by_key(|days| days.map(|day| day.unwrap_or(NaiveDate::MAX)))
            .unwrap_or_else(|| schedule.unmet(&self.report_days()))
    }

    /// The day from which the item falls short of its plan by more than each of [`TOLERANCES`].
    #[must_use]
    pub fn behind_from(&self, item: &Item, status: &ItemStatus) -> [Option<NaiveDate>; 3] {
        let Some(plan) = plan(item, status) else { return [None; 3] };
        TOLERANCES.map(|tolerance| plan.behind_from(status.percent(), tolerance))
    }
}

/// How often an item is reported: once standing, by what was settled then; before, by what its limits say.
#[must_use]
pub fn cadence(item: &Item, status: &ItemStatus) -> Option<Cadence> {
    status.standing.or_else(|| {
        item.deadlines.iter().find_map(|d| match d.due {
            Due::Every(cadence) => Some(cadence),
            _ => None,
        })
    })
}

/// The plan of an item; `None` where it has no due day or is not given out.
#[must_use]
pub fn plan(item: &Item, status: &ItemStatus) -> Option<Plan> {
    let stages: Vec<NaiveDate> = stages(&item.deadlines).into_iter().map(|(day, _)| day).collect();
    Plan::new(status.assigned_on?, &stages, status.due?)
}
