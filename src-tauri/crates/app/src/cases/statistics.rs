//! 统计: figures by department, as of today or, through `Duban::as_of`, of any past day.

use chrono::Datelike;
use duban_domain::{Event, Step};
use duban_ledger::ItemQuery;

use crate::cases::items::narrow;
use crate::duban::Duban;
use crate::error::Error;
use crate::wire::{DepartmentFigures, StatisticsView};

/// More facts than a month of the largest office holds.
const FACTS_OF_A_MONTH: u32 = 200_000;

impl Duban {
    /// How all items and those of each department stand, and how often each department was asked this month.
    pub fn statistics(&self) -> Result<StatisticsView, Error> {
        let judging = self.judging()?;
        let asked = self.asked_this_month()?;
        let ledger = self.ledger();
        let lights = ledger.tally(&ItemQuery::default(), &judging)?.map(narrow);
        let departments = ledger.department_tallies(&judging)?.into_iter().map(|tally| DepartmentFigures {
            asked_this_month: asked
                .iter()
                .filter(|who| **who == tally.department)
                .count()
                .try_into()
                .unwrap_or(u32::MAX),
            leads: tally.leads.map(narrow),
            supports: tally.supports.map(narrow),
            department: tally.department,
        });
        Ok(StatisticsView { day: self.today().to_string(), lights, departments: departments.collect() })
    }

    /// Whom the office asked for something this month, once for each time: 催办 and forms sent. The burden rule counts
    /// requests, not items, so several items in one notice or form are one.
    pub(crate) fn asked_this_month(&self) -> Result<Vec<String>, Error> {
        let today = self.today();
        let first = today.with_day(1).unwrap_or(today);
        let facts = self.ledger().recorded(first, today, FACTS_OF_A_MONTH)?;
        let undone: Vec<_> = facts
            .iter()
            .filter_map(|fact| match &fact.event {
                Event::Undone { facts } => Some(facts.clone()),
                _ => None,
            })
            .flatten()
            .collect();
        let counting = facts.into_iter().filter(|fact| !undone.contains(&fact.id));
        let mut asked = Vec::new();
        for fact in counting {
            match fact.event {
                Event::ItemStepped(Step::Remind { department, .. }) | Event::FeedbackAsked { department, .. } => {
                    asked.push(department);
                }
                Event::DocumentDrafted(draft) => asked.extend(draft.addressees),
                _ => {}
            }
        }
        Ok(asked)
    }
}
