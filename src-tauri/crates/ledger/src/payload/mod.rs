//! What stands in a fact's payload: versioned JSON, a serialised form of its own.
//!
//! Guarantees: what was written by any earlier version of the program is read for ever; a kind, a version or a
//! field that is not known here is an error and is never passed over.

mod event;
mod form;
mod registry;
mod settings;
mod step;
mod words;

use duban_domain::Event;
use serde::de::DeserializeOwned;

use form::Form;

/// A payload as it goes into the journal.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) version: u32,
    pub(crate) json: String,
}

/// The kinds whose payload is one whole word, each with the version that is written today.
const WORDS: &[(&str, u32)] = &[
    ("OfficeSet", 1),
    ("SettingsSet", 1),
    ("ItemRegistered", 1),
    ("ItemRevised", 1),
    ("EvidenceAdded", 1),
    ("DepartmentSet", 1),
    ("CalendarNoticed", 1),
    ("DocumentDrafted", 2),
    ("StationerySet", 1),
];

/// Kinds in versions that are no longer written and are read for ever.
const EARLIER: &[(&str, u32)] = &[("DocumentDrafted", 1)];

/// Writes what happened. Fails only where a value has no JSON.
pub(crate) fn write(happened: &Event) -> serde_json::Result<Written> {
    let (version, json) = match happened {
        Event::OfficeSet(office) => (1, serde_json::to_string(&words::Office::of(office))),
        Event::SettingsSet(settings) => (1, serde_json::to_string(&settings::Settings::of(settings))),
        Event::EvidenceAdded(evidence) => (1, serde_json::to_string(&words::Evidence::of(evidence))),
        Event::DepartmentSet(department) => (1, serde_json::to_string(&registry::Department::of(department))),
        Event::CalendarNoticed(notice) => (1, serde_json::to_string(&registry::HolidayNotice::of(notice))),
        Event::ItemRegistered(item) | Event::ItemRevised(item) => (1, serde_json::to_string(&words::Item::of(item))),
        Event::StationerySet(stationery) => (1, serde_json::to_string(&words::Stationery::of(stationery))),
        Event::DocumentDrafted(draft) => (2, serde_json::to_string(&words::Draft::of(draft))),
        Event::ItemStepped(step) => step::write(step).expect("every step has a payload"),
        other => event::write(other).expect("every event has a payload"),
    };
    Ok(Written { version, json: json? })
}

/// Reads what happened, or says in English why it can't be read.
pub(crate) fn read(kind: &str, version: u32, json: &str) -> Result<Event, String> {
    match (kind, version) {
        ("OfficeSet", 1) => word::<words::Office>(json).map(Event::OfficeSet),
        ("SettingsSet", 1) => word::<settings::Settings>(json).map(|s| Event::SettingsSet(Box::new(s))),
        ("EvidenceAdded", 1) => word::<words::Evidence>(json).map(Event::EvidenceAdded),
        ("DepartmentSet", 1) => word::<registry::Department>(json).map(|d| Event::DepartmentSet(Box::new(d))),
        ("CalendarNoticed", 1) => word::<registry::HolidayNotice>(json).map(Event::CalendarNoticed),
        ("ItemRegistered", 1) => word::<words::Item>(json).map(|item| Event::ItemRegistered(Box::new(item))),
        ("ItemRevised", 1) => word::<words::Item>(json).map(|item| Event::ItemRevised(Box::new(item))),
        ("StationerySet", 1) => word::<words::Stationery>(json).map(|set| Event::StationerySet(Box::new(set))),
        ("DocumentDrafted", 1) => serde_json::from_str::<words::FirstDraft>(json)
            .map_err(|e| e.to_string())?
            .back()
            .map(|draft| Event::DocumentDrafted(Box::new(draft))),
        ("DocumentDrafted", 2) => word::<words::Draft>(json).map(|draft| Event::DocumentDrafted(Box::new(draft))),
        _ => step::read(kind, version, json)
            .map(|step| step.map(Event::ItemStepped))
            .or_else(|| event::read(kind, version, json))
            .unwrap_or_else(|| Err(format!("kind {kind} in version {version} is not known"))),
    }
}

/// Whether payloads of this kind and version can be read.
pub(crate) fn known(kind: &str, version: u32) -> bool {
    kinds().chain(EARLIER.iter().copied()).any(|known| known == (kind, version))
}

/// Every kind of fact with the version that is written today.
fn kinds() -> impl Iterator<Item = (&'static str, u32)> {
    WORDS.iter().chain(step::KINDS).chain(event::KINDS).copied()
}

fn word<F: Form + DeserializeOwned>(json: &str) -> Result<F::Of, String> {
    serde_json::from_str::<F>(json).map_err(|e| e.to_string())?.back()
}

#[cfg(test)]
mod tests;
