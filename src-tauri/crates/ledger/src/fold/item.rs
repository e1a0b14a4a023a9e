//! An item and how far it has come.

use chrono::NaiveDate;
use duban_domain::status::ItemStatus;
use duban_domain::{Event, Fact, Item, ItemId, Subject, Trail};

use super::{Regime, Unfit, changes, founded};
use crate::Refusal;

/// An item as its facts leave it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tracked {
    pub(crate) item: Item,
    pub(crate) status: ItemStatus,
    pub(crate) trail: Trail,
    pub(crate) registered_on: NaiveDate,
}

/// The item that its counting facts add up to, each under the rules of its day; `None` where there are none.
pub(crate) fn item(id: ItemId, facts: &[Fact], regime: &Regime) -> Result<Option<Tracked>, Unfit> {
    founded(item_onward(None, id, facts, regime)?, facts)
}

/// The same, from what the facts before these add up to. None of these may be an undoing: what that takes out may lie
/// among those before.
pub(crate) fn item_onward<'f>(
    mut tracked: Option<Tracked>,
    id: ItemId,
    facts: impl IntoIterator<Item = &'f Fact>,
    regime: &Regime,
) -> Result<Option<Tracked>, Unfit> {
    let subject = Subject::Item(id);
    for fact in facts {
        if !changes(fact, &subject) {
            // An item that continues another is named by the fact that ends the other.
            if let Some(tracked) = &mut tracked {
                tracked.trail.take(id, fact);
            }
            continue;
        }
        match (&fact.event, &mut tracked) {
            (Event::ItemRegistered(_), Some(_)) => return Err(Unfit::at(fact)(Refusal::AlreadyThere)),
            (Event::ItemRegistered(item), None) => {
                let status = ItemStatus::new(item);
                let (item, trail) = ((**item).clone(), Trail::default());
                tracked = Some(Tracked { item, status, trail, registered_on: fact.on });
            }
            (_, None) => return Err(Unfit::at(fact)(Refusal::NotThere)),
            (event, Some(tracked)) => {
                tracked.take(event, fact.on, fact.seq, regime).map_err(Unfit::at(fact))?;
                tracked.trail.take(id, fact);
            }
        }
    }
    Ok(tracked)
}

impl Tracked {
    fn take(&mut self, event: &Event, on: NaiveDate, seq: u64, regime: &Regime) -> Result<(), Refusal> {
        match event {
            Event::ItemRevised(item) => {
                self.item = (**item).clone();
                self.status.revise(&self.item);
            }
            Event::ItemReassigned { assignments, reason } => {
                if reason.trim().is_empty() {
                    return Err(duban_domain::status::Refusal::ReasonNeeded.into());
                }
                self.item.assignments.clone_from(assignments);
                self.status.revise(&self.item);
            }
            Event::ItemContinued { .. } => self.status.continue_elsewhere(on)?,
            Event::AssignmentWithdrawn { .. } => self.status.withdraw_assignment()?,
            Event::ItemStepped(step) => self.status.apply_under(&regime.at(seq), step, on)?,
            _ => {}
        }
        Ok(())
    }
}
