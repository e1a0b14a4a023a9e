//! An item and how far it has come.

use chrono::NaiveDate;
use duban_domain::status::ItemStatus;
use duban_domain::{Event, Fact, Item, ItemId, Subject};

use super::{Unfit, changes, founded};
use crate::Refusal;

/// An item as its facts leave it.
pub(crate) struct Tracked {
    pub(crate) item: Item,
    pub(crate) status: ItemStatus,
    pub(crate) registered_on: NaiveDate,
}

/// The item that its counting facts add up to; `None` where there are none.
pub(crate) fn item(id: ItemId, facts: &[Fact]) -> Result<Option<Tracked>, Unfit> {
    let subject = Subject::Item(id);
    let mut tracked: Option<Tracked> = None;
    for fact in facts.iter().filter(|fact| changes(fact, &subject)) {
        match (&fact.event, &mut tracked) {
            (Event::ItemRegistered(_), Some(_)) => return Err(Unfit::at(fact)(Refusal::AlreadyThere)),
            (Event::ItemRegistered(item), None) => {
                let status = ItemStatus::new(item);
                tracked = Some(Tracked { item: (**item).clone(), status, registered_on: fact.on });
            }
            (_, None) => return Err(Unfit::at(fact)(Refusal::NotThere)),
            (Event::ItemRevised(item), Some(tracked)) => {
                tracked.item = (**item).clone();
                tracked.status.revise(item);
            }
            (Event::ItemStepped(step), Some(tracked)) => {
                tracked.status.apply(step, fact.on).map_err(Unfit::at(fact))?;
            }
            _ => {}
        }
    }
    founded(tracked, facts)
}
