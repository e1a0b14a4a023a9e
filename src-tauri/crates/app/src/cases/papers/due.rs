//! What is due: which items wait to be given out, and of which something has not come.

use std::collections::HashSet;

use chrono::NaiveDate;
use duban_documents::reminder::Missing;
use duban_domain::registry::Names;
use duban_domain::status::{CourseState, ItemState};
use duban_domain::{DocumentId, Draft, missed_before};
use duban_ledger::{Band, ItemQuery, ItemRow, ItemSort};

use crate::cases::registry::Body;
use crate::duban::Duban;
use crate::error::Error;
use crate::wire::{DocumentKindName, DueGroup, GroupBy, ItemLine, ItemQueryForm, SortKey};

/// What a group of items that name no department is called.
pub(super) const UNLED: &str = "待明确单位";

/// States in which something can be missing.
const ASKED: [ItemState; 3] = [ItemState::Assigned, ItemState::InProgress, ItemState::Standing];

impl Duban {
    /// What is due for a kind of document, put together: of a notice the items that were registered and not given out, of
    /// a reminder those of which something has not come. Circulars and reports are on everything.
    pub fn due_groups(&self, kind: DocumentKindName, by: GroupBy) -> Result<Vec<DueGroup>, Error> {
        match kind {
            DocumentKindName::Notice => self.waiting_groups(by),
            DocumentKindName::Reminder => self.reminder_groups(by),
            DocumentKindName::Circular | DocumentKindName::Report => Ok(Vec::new()),
        }
    }

    /// Items that were registered and not yet given out, put together into notices.
    pub fn waiting_groups(&self, by: GroupBy) -> Result<Vec<DueGroup>, Error> {
        let waiting = ItemQueryForm { unassigned: true, sort: SortKey::Code, ..ItemQueryForm::default() };
        let lines = self.items(&waiting)?.lines;
        if by == GroupBy::Department {
            let (mut groups, unled) = self.by_first_lead(lines)?;
            if !unled.is_empty() {
                groups.push(DueGroup { name: UNLED.to_owned(), items: unled });
            }
            return Ok(groups);
        }
        let mut groups: Vec<DueGroup> = Vec::new();
        for line in lines {
            put(&mut groups, line.meeting_name, line.code);
        }
        Ok(groups)
    }

    /// Items by the department named first, under whichever of its names, with the codes that name none. An item goes out
    /// once, to that one; the others get a copy. A group carries the name that its first item has.
    pub(super) fn by_first_lead(&self, lines: Vec<ItemLine>) -> Result<(Vec<DueGroup>, Vec<String>), Error> {
        let registry = self.registry_now()?;
        let names = Names::of(&registry);
        let mut groups: Vec<(Body, DueGroup)> = Vec::new();
        let mut unled = Vec::new();
        for line in lines {
            let Some(lead) = line.lead.into_iter().next() else {
                unled.push(line.code);
                continue;
            };
            let body = Body::of(&names, &lead);
            match groups.iter_mut().find(|(known, _)| *known == body) {
                Some((_, group)) => group.items.push(line.code),
                None => groups.push((body, DueGroup { name: lead, items: vec![line.code] })),
            }
        }
        Ok((groups.into_iter().map(|(_, group)| group).collect(), unled))
    }

    /// Items of which something has not come. A body is reminded of its own part only, in one paper, under whichever of
    /// its names the items were given out; the group carries the name that its first item has.
    fn reminder_groups(&self, by: GroupBy) -> Result<Vec<DueGroup>, Error> {
        let registry = self.registry_now()?;
        let names = Names::of(&registry);
        let mut by_meeting: Vec<DueGroup> = Vec::new();
        let mut by_body: Vec<(Body, DueGroup)> = Vec::new();
        for row in self.asked_rows()? {
            let code = row.item.code.to_string();
            if by == GroupBy::Meeting {
                if !self.missing(&row, None)?.is_empty() {
                    put(&mut by_meeting, row.meeting_name.clone().unwrap_or_default(), code);
                }
                continue;
            }
            let mut parts: Vec<(Body, Vec<String>)> = Vec::new();
            for course in row.status.courses.iter().filter(|course| course.role.leads()) {
                let body = Body::of(&names, &course.department);
                match parts.iter_mut().find(|(known, _)| *known == body) {
                    Some((_, written)) => written.push(course.department.clone()),
                    None => parts.push((body, vec![course.department.clone()])),
                }
            }
            for (body, written) in parts {
                if self.missing(&row, Some(&written))?.is_empty() {
                    continue;
                }
                match by_body.iter_mut().find(|(known, _)| *known == body) {
                    Some((_, group)) => group.items.push(code.clone()),
                    None => by_body.push((body, DueGroup { name: written[0].clone(), items: vec![code.clone()] })),
                }
            }
        }
        Ok(if by == GroupBy::Meeting { by_meeting } else { by_body.into_iter().map(|(_, group)| group).collect() })
    }

    /// Every name that items give these departments: what is asked of one of them is asked of it under all.
    pub(super) fn written(&self, departments: &[String]) -> Result<Vec<String>, Error> {
        let mut all = departments.to_vec();
        for department in departments {
            let known = self.written_names(department)?.into_iter().map(|name| name.name);
            for name in known {
                if !all.contains(&name) {
                    all.push(name);
                }
            }
        }
        Ok(all)
    }

    fn asked_rows(&self) -> Result<Vec<ItemRow>, Error> {
        let query = ItemQuery { bands: vec![Band::of(&ASKED)], sort: ItemSort::Code, ..ItemQuery::default() };
        Ok(self.ledger().items(&query)?.rows)
    }

    /// What has not come of an item: from one body, by the names that items give it, or from all who lead it.
    pub(super) fn missing(&self, row: &ItemRow, whom: Option<&[String]>) -> Result<Vec<Missing>, Error> {
        let today = self.today();
        let status = &row.status;
        let (Some(assigned), true) = (status.assigned_on, ASKED.contains(&status.state())) else {
            return Ok(Vec::new());
        };
        let asked = |course: &&duban_domain::status::Course| {
            course.role.leads() && whom.is_none_or(|names| names.contains(&course.department))
        };
        let all: Vec<_> = status.courses.iter().filter(asked).collect();
        let open: Vec<_> = all.iter().filter(|course| course.state != CourseState::CompletionReported).collect();
        let led = status.courses.iter().any(|course| course.role.leads());
        if open.is_empty() && (led || status.courses.is_empty() && whom.is_some()) {
            return Ok(Vec::new());
        }
        let mut missing = Vec::new();
        if row.trail.notice.is_some() && assigned < today && open.iter().any(|c| c.state == CourseState::Assigned) {
            missing.push(Missing::Acknowledgement { since: assigned });
        }
        missing.extend(self.feedback_missed(row, whom, assigned)?.map(|due| Missing::Feedback { due }));
        if let Some(due) = status.due.filter(|due| *due < today && status.state() != ItemState::Standing) {
            let days = u32::try_from((today - due).num_days()).unwrap_or_default();
            missing.push(Missing::Completion { due, days });
        }
        Ok(missing)
    }

    /// The earliest day by which feedback was asked and did not come: by the item's cadence, its own 反馈时限, or the
    /// notice's.
    fn feedback_missed(
        &self,
        row: &ItemRow,
        whom: Option<&[String]>,
        assigned: NaiveDate,
    ) -> Result<Option<NaiveDate>, Error> {
        let of = |names: &[String]| names.iter().flat_map(|name| row.trail.reports_of(name)).collect();
        let reports: Vec<NaiveDate> = whom.map_or_else(|| row.trail.report_days(), of);
        let schedule = row.trail.schedule(&row.item, &row.status);
        let by_cadence = schedule.and_then(|schedule| schedule.unmet(&reports)[0]);
        let by_notice = match row.trail.notice {
            Some(notice) if row.item.report_by.is_none() => self.draft_of(notice)?.and_then(|draft| draft.report_by),
            _ => row.item.report_by,
        };
        let unanswered = reports.iter().all(|day| *day < assigned);
        let days = [by_cadence, by_notice.filter(|_| unanswered)];
        // What was due on days off is still in time on the first day worked.
        let missed = missed_before(self.today(), &self.calendar());
        Ok(days.into_iter().flatten().filter(|day| *day < missed).min())
    }

    fn draft_of(&self, id: DocumentId) -> Result<Option<Draft>, Error> {
        Ok(self.ledger().document(id)?.map(|row| row.draft))
    }
}

fn put(groups: &mut Vec<DueGroup>, name: String, code: String) {
    match groups.iter_mut().find(|group| group.name == name) {
        Some(group) => group.items.push(code),
        None => groups.push(DueGroup { name, items: vec![code] }),
    }
}

/// Who has a part in the items, each once: those that lead, or the others.
pub(super) fn parts(rows: &[ItemRow], leads: bool) -> Vec<String> {
    let mut seen = HashSet::new();
    let all = rows.iter().flat_map(|r| &r.item.assignments).filter(|a| a.role.leads() == leads);
    all.map(|a| a.department.clone()).filter(|name| seen.insert(name.clone())).collect()
}

/// 未签收、未反馈、超期3天.
pub(super) fn missing_words(missing: &[Missing]) -> String {
    let words = missing.iter().map(|missing| match missing {
        Missing::Acknowledgement { .. } => "未签收".to_owned(),
        Missing::Feedback { .. } => "未反馈".to_owned(),
        Missing::Completion { days, .. } => format!("超期{days}天"),
        Missing::Detail(words) => words.clone(),
    });
    words.collect::<Vec<_>>().join("、")
}
