//! 统计: figures by department, as of today or, through `Duban::as_of`, of any past day.

use chrono::Datelike;
use duban_domain::registry::{Names, Stated};
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
        let registry = self.registry_now()?;
        let names = Names::of(&registry);
        // Whatever items call it, a department is one row.
        let one = |name: String| match names.today(Stated { name: &name, carried: None }) {
            Some(department) => department.name_on(self.today()).to_owned(),
            None => name,
        };
        let asked: Vec<String> = self.asked_this_month()?.into_iter().map(one).collect();
        let ledger = self.ledger();
        let lights = ledger.tally(&ItemQuery::default(), &judging)?.map(narrow);
        let mut departments: Vec<DepartmentFigures> = Vec::new();
        for tally in ledger.department_tallies(&judging)? {
            let (leads, supports) = (tally.leads.map(narrow), tally.supports.map(narrow));
            let department = one(tally.department);
            if let Some(row) = departments.iter_mut().find(|row| row.department == department) {
                row.leads = sum(row.leads, leads);
                row.supports = sum(row.supports, supports);
                continue;
            }
            let requests = asked.iter().filter(|who| **who == department).count();
            let asked_this_month = u32::try_from(requests).unwrap_or(u32::MAX);
            departments.push(DepartmentFigures { department, leads, supports, asked_this_month });
        }
        Ok(StatisticsView { day: self.today().to_string(), lights, departments })
    }

    /// Whom the office asked for something this month, once for each time: 催办 and forms sent. The burden rule counts
    /// requests, not items, so several items in one notice, reminder or form are one. A draft asks nobody.
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
                // Those of a reminder that went out as a paper are counted with the paper.
                Event::ItemStepped(Step::Remind { .. }) if fact.subjects.len() > 1 => {}
                Event::ItemStepped(Step::Remind { department, .. }) | Event::FeedbackAsked { department, .. } => {
                    asked.push(department);
                }
                Event::DocumentIssued { document, .. } => {
                    let row = self.ledger().document(document)?;
                    asked.extend(
                        row.filter(|row| row.draft.kind.asks()).into_iter().flat_map(|row| row.draft.addressees),
                    );
                }
                _ => {}
            }
        }
        Ok(asked)
    }
}

fn sum(a: [u32; 5], b: [u32; 5]) -> [u32; 5] {
    std::array::from_fn(|light| a[light] + b[light])
}
