//! What a fact must be before it is written. Whether it may follow on the others of its subject is for
//! [`crate::fold`] to say.

use chrono::NaiveDate;
use duban_domain::{Event, NewFact, Subject};

use crate::journal::Journal;
use crate::{LedgerError, Refusal, fold, payload};

/// How many of the last facts are read before the first append of a session: the years that an office looks back on.
/// Of those before, the kinds are known, and the rest is for a verification to say.
const LOOKED_BACK: u64 = 50_000;

const PAGE: u64 = 1000;

/// Nothing is written behind a fact that can't be read: what it means for the rest is not known. `read_to` is the last
/// that was read before.
pub(super) fn readable(journal: &dyn Journal, read_to: u64) -> Result<(), LedgerError> {
    for (kind, version) in journal.kinds()? {
        if !payload::known(&kind, version)
            && let Some(stranger) = journal.first_of(&kind, version)?
        {
            stranger.event()?;
        }
    }
    let mut last = read_to.max(journal.head()?.seq.saturating_sub(LOOKED_BACK));
    loop {
        let page = journal.after(last, PAGE)?;
        let Some(end) = page.last() else { return Ok(()) };
        last = end.seq;
        for record in page {
            record.fact()?;
        }
    }
}

/// The subjects have the versions the caller saw.
pub(super) fn versions(journal: &dyn Journal, expected: &[(Subject, u64)]) -> Result<(), LedgerError> {
    for (subject, version) in expected {
        let found = journal.version(subject)?;
        if found != *version {
            return Err(LedgerError::Conflict { subject: subject.clone(), expected: *version, found });
        }
    }
    Ok(())
}

/// The fact is well-formed, and its day has come.
pub(super) fn fact(fact: &NewFact, today: NaiveDate) -> Result<(), LedgerError> {
    let refused = |subject: &Subject, why| Err(LedgerError::Refused { subject: subject.clone(), seq: None, why });
    let Some(first) = fact.subjects.first() else {
        return refused(&Subject::Office, Refusal::IllFormed("it has no subject"));
    };
    if fact.subjects.iter().enumerate().any(|(at, subject)| fact.subjects[..at].contains(subject)) {
        return refused(first, Refusal::IllFormed("a subject is named twice"));
    }
    if !changes(&fact.event, first) {
        return refused(first, Refusal::IllFormed("its first subject is not what it changes"));
    }
    if fact.on > today {
        return refused(first, Refusal::StillToCome { on: fact.on, today });
    }
    Ok(())
}

/// A number is the next of its series, and a series is named only where a number is taken. To be asked before the
/// fact is written.
pub(super) fn number(journal: &dyn Journal, fact: &NewFact) -> Result<(), LedgerError> {
    let refused = |why| LedgerError::Refused { subject: fact.subjects[0].clone(), seq: None, why };
    let named = fact.subjects.iter().filter_map(|subject| match subject {
        Subject::Series(series) => Some(series),
        _ => None,
    });
    for series in named {
        fold::follows(series, &fact.event, journal.next_number(series)?).map_err(refused)?;
    }
    let from = fold::numbered(&fact.event).map(|(series, _)| Subject::Series(series));
    match from {
        Some(series) if !fact.subjects.contains(&series) => {
            Err(refused(Refusal::IllFormed("it takes a number from a series that is not among its subjects")))
        }
        _ => Ok(()),
    }
}

/// Whether the subject is what such an event changes.
fn changes(event: &Event, subject: &Subject) -> bool {
    match (event, subject) {
        (Event::OfficeSet(_) | Event::StationerySet(_) | Event::FeedbackAsked { .. }, Subject::Office)
        | (Event::CalendarNoticed(_), Subject::Calendar)
        | (
            Event::RegistryAdopted { .. }
            | Event::DepartmentSet(_)
            | Event::DepartmentRenamed { .. }
            | Event::DepartmentsMerged { .. },
            Subject::Registry,
        )
        | (
            Event::DirectiveRevised { .. }
            | Event::DirectiveConfirmed { .. }
            | Event::DirectiveDismissed { .. }
            | Event::DirectiveSetAside { .. }
            | Event::DirectiveSplit { .. }
            | Event::DirectivesMerged { .. }
            | Event::PassageClaimed { .. }
            | Event::PassageClassified { .. }
            | Event::RepairsAccepted { .. }
            | Event::RepairUndone { .. },
            Subject::Meeting(_),
        )
        | (
            Event::ItemStepped(_)
            | Event::ItemReassigned { .. }
            | Event::EvidenceAdded(_)
            | Event::TargetReached { .. }
            | Event::ReviewPlanned { .. }
            | Event::AssignmentWithdrawn { .. },
            Subject::Item(_),
        )
        | (Event::SettingsSet(_), Subject::Settings) => true,
        (Event::ItemContinued { item, .. }, Subject::Item(id)) => item == id,
        (Event::MeetingRecorded { meeting, .. }, Subject::Meeting(id)) => meeting == id,
        (Event::ItemRegistered(item) | Event::ItemRevised(item), Subject::Item(id)) => item.id == *id,
        (Event::DocumentDrafted(draft), Subject::Document(id)) => draft.id == *id,
        (
            Event::DocumentChecked { document, .. }
            | Event::DocumentReturned { document, .. }
            | Event::DocumentSigned { document, .. }
            | Event::SignedScanFiled { document, .. }
            | Event::DocumentRecalled { document, .. }
            | Event::DocumentVoided { document, .. }
            | Event::DocumentNumbered { document, .. }
            | Event::DocumentIssued { document, .. },
            Subject::Document(id),
        ) => document == id,
        (Event::Undone { .. }, subject) => !matches!(subject, Subject::Series(_)),
        _ => false,
    }
}
