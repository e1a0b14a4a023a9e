//! The registry of departments, and the notices that the calendar took in.

use duban_domain::calendar::HolidayNotice;
use duban_domain::registry::{Registry, RegistryRefusal};
use duban_domain::{Event, Fact};

use super::{Unfit, founded};

/// The registry that its counting facts add up to; `None` before it is taken up.
pub(crate) fn registry(facts: &[Fact]) -> Result<Option<Registry>, Unfit> {
    let mut registry: Option<Registry> = None;
    for fact in facts {
        match (&fact.event, &mut registry) {
            (Event::RegistryAdopted { edition, level, place }, None) => {
                let standard = Registry::standard(*edition, *level, place);
                registry = Some(standard.ok_or(RegistryRefusal::NoEdition(*edition)).map_err(Unfit::at(fact))?);
            }
            (Event::RegistryAdopted { .. }, Some(_)) => {
                return Err(Unfit::at(fact)(RegistryRefusal::AlreadyAdopted));
            }
            (change, Some(registry)) => registry.apply(change).map_err(Unfit::at(fact))?,
            (_, None) => break,
        }
    }
    founded(registry, facts)
}

/// The notices taken in, in the order in which they were; of one year, the later holds.
pub(crate) fn notices(facts: &[Fact]) -> Vec<HolidayNotice> {
    let notice = |fact: &Fact| match &fact.event {
        Event::CalendarNoticed(notice) => Some(notice.clone()),
        _ => None,
    };
    facts.iter().filter_map(notice).collect()
}
