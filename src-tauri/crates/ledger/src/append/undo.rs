//! 撤销: a new fact that takes back the facts of one earlier step.

use std::collections::HashSet;

use chrono::NaiveDate;
use duban_domain::{Event, Fact, FactId, NewFact, Subject};

use crate::journal::Journal;
use crate::{LedgerError, Refusal, UndoRefusal, fold};

/// The fact that takes back these facts, as [`crate::Ledger::last_step`] gives them. It names every subject of
/// theirs but number series: a number once given stays given.
#[must_use]
pub fn undoing(facts: &[Fact], id: FactId, on: NaiveDate, actor: &str) -> NewFact {
    let mut subjects = Vec::new();
    for subject in facts.iter().flat_map(|fact| &fact.subjects) {
        if !matches!(subject, Subject::Series(_)) && !subjects.contains(subject) {
            subjects.push(subject.clone());
        }
    }
    let event = Event::Undone { facts: facts.iter().map(|fact| fact.id).collect() };
    NewFact { id, on, actor: actor.to_owned(), subjects, event }
}

/// Every undoing among the new facts takes back one or more whole steps that count and are not final.
pub(super) fn admit(journal: &dyn Journal, facts: &[NewFact]) -> Result<(), LedgerError> {
    let mut taken = HashSet::new();
    for fact in facts {
        if let Event::Undone { facts: ids } = &fact.event {
            undoes(journal, fact, ids, &mut taken)?;
        }
    }
    Ok(())
}

fn undoes(
    journal: &dyn Journal,
    undoing: &NewFact,
    ids: &[FactId],
    taken: &mut HashSet<FactId>,
) -> Result<(), LedgerError> {
    let refused = |why: Refusal| Err(LedgerError::Refused { subject: undoing.subjects[0].clone(), seq: None, why });
    if ids.is_empty() {
        return refused(Refusal::IllFormed("it undoes nothing"));
    }
    let mut named = HashSet::new();
    for id in ids {
        let Some(record) = journal.find(*id)? else { return refused(UndoRefusal::NoFact(*id).into()) };
        if let Some(why) = stays(journal, *id, &record.step, ids)? {
            return refused(why.into());
        }
        let subjects = record.subjects()?;
        if !taken.insert(*id) || is_undone(journal, *id, &subjects[0])? {
            return refused(UndoRefusal::Already(*id).into());
        }
        named.extend(subjects.into_iter().filter(|subject| !matches!(subject, Subject::Series(_))));
    }
    if named != undoing.subjects.iter().cloned().collect() {
        return refused(Refusal::IllFormed("an undoing names what the undone facts name, without series"));
    }
    Ok(())
}

/// Why the step of a fact can't be taken back, if it can't.
fn stays(journal: &dyn Journal, id: FactId, step: &str, ids: &[FactId]) -> Result<Option<UndoRefusal>, LedgerError> {
    let step: FactId = step.parse().map_err(|_| LedgerError::Corrupt(format!("the step of fact {id}")))?;
    let mut partial = false;
    for record in journal.step(step)? {
        match record.kind.as_str() {
            "Undone" => return Ok(Some(UndoRefusal::IsUndoing(id))),
            "DocumentNumbered" | "DocumentIssued" => return Ok(Some(UndoRefusal::Final(id))),
            _ => partial |= !ids.iter().any(|named| named.to_string() == record.id),
        }
    }
    Ok(partial.then_some(UndoRefusal::PartOfStep(id)))
}

fn is_undone(journal: &dyn Journal, id: FactId, subject: &Subject) -> Result<bool, LedgerError> {
    Ok(fold::undone(&journal.facts_of(subject)?).contains(&id))
}
