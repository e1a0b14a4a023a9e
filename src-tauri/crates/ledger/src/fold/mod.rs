//! What a subject's facts add up to: pure functions of the facts, in order.
//!
//! The same function posts a new fact, takes an undone one out again, and rebuilds everything.

mod document;
mod item;
mod meeting;
mod registry;
mod series;
mod settings;

use std::collections::HashSet;

use duban_domain::{Event, Fact, FactId, Office, Stationery, Subject};

use crate::Refusal;

pub(crate) use document::document;
pub(crate) use item::{Tracked, item, item_onward};
pub(crate) use meeting::meeting;
pub(crate) use registry::{notices, registry};
pub(crate) use series::{follows, numbered, series};
pub(crate) use settings::{Regime, settings};

/// The ids that the undoings among these facts take back.
pub(crate) fn undone(facts: &[Fact]) -> HashSet<FactId> {
    facts
        .iter()
        .filter_map(|fact| match &fact.event {
            Event::Undone { facts } => Some(facts),
            _ => None,
        })
        .flatten()
        .copied()
        .collect()
}

/// The facts that count: neither undone nor an undoing. A subject's facts suffice to tell, because an undoing names
/// every subject of what it takes back.
pub(crate) fn counting(mut facts: Vec<Fact>) -> Vec<Fact> {
    let undone = undone(&facts);
    facts.retain(|fact| !undone.contains(&fact.id) && !matches!(fact.event, Event::Undone { .. }));
    facts
}

/// The office's profile as last set.
pub(crate) fn office(facts: &[Fact]) -> Option<Office> {
    facts.iter().rev().find_map(|fact| match &fact.event {
        Event::OfficeSet(office) => Some(office.clone()),
        _ => None,
    })
}

/// How the office's papers are set, as last settled.
pub(crate) fn stationery(facts: &[Fact]) -> Stationery {
    let last = facts.iter().rev().find_map(|fact| match &fact.event {
        Event::StationerySet(stationery) => Some((**stationery).clone()),
        _ => None,
    });
    last.unwrap_or_default()
}

/// A fact that may not follow on those before it.
#[derive(Debug)]
pub(crate) struct Unfit {
    pub(crate) seq: u64,
    pub(crate) why: Refusal,
}

impl Unfit {
    /// Turns the refusal of a fact into what is wrong with it.
    fn at<E: Into<Refusal>>(fact: &Fact) -> impl FnOnce(E) -> Self {
        let seq = fact.seq;
        move |why| Self { seq, why: why.into() }
    }
}

/// Whether the fact changes the subject; otherwise it only names it.
fn changes(fact: &Fact, subject: &Subject) -> bool {
    fact.subjects.first() == Some(subject)
}

/// A subject that facts name must have been recorded by one of them.
pub(crate) fn founded<'f, T>(found: Option<T>, facts: impl IntoIterator<Item = &'f Fact>) -> Result<Option<T>, Unfit> {
    match facts.into_iter().next() {
        Some(orphan) if found.is_none() => Err(Unfit::at(orphan)(Refusal::NotThere)),
        _ => Ok(found),
    }
}
