//! What the office settles for itself, and the rules that were in force at each fact.

use duban_domain::status::Rules;
use duban_domain::{Event, Fact, Settings, Subject};

use super::undone;
use crate::LedgerError;
use crate::journal::Journal;

/// The settings as last set; the program's own where none are.
pub(crate) fn settings(facts: &[Fact]) -> Settings {
    let undone = undone(facts);
    let last = facts.iter().rev().filter(|fact| !undone.contains(&fact.id)).find_map(|fact| match &fact.event {
        Event::SettingsSet(settings) => Some((**settings).clone()),
        _ => None,
    });
    last.unwrap_or_default()
}

/// The rules in force at each place of the journal. What was recorded under the rules of its day stays as it is when
/// they change.
#[derive(Debug)]
pub(crate) struct Regime(Vec<(u64, Rules)>);

impl Regime {
    /// As the journal tells it.
    pub(crate) fn of(journal: &dyn Journal) -> Result<Self, LedgerError> {
        let facts = journal.facts_of(&Subject::Settings)?;
        let after = |last: usize| (facts[last].seq, settings(&facts[..=last]).rules);
        Ok(Self((0..facts.len()).map(after).collect()))
    }

    /// The rules for the fact in this place.
    pub(super) fn at(&self, seq: u64) -> Rules {
        let before = self.0.partition_point(|(from, _)| *from < seq);
        before.checked_sub(1).map(|at| self.0[at].1.clone()).unwrap_or_default()
    }
}
