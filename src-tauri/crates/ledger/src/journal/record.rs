//! A fact as it is stored.

use std::fmt::Display;

use chrono::{DateTime, NaiveDate, SecondsFormat};
use duban_domain::{Event, Fact, FactId, NewFact, Subject};

use super::Head;
use super::hash::hash_fields;
use crate::{LedgerError, payload};

/// A fact in the very letters that stand in the store.
///
/// Its hash is SM3 over these fields in this order, each length-prefixed: `seq` and `version` in decimal digits,
/// the others in UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) seq: u64,
    /// The id of the first fact that was written with this one: together they are one step, undone as one.
    pub(crate) step: String,
    pub(crate) id: String,
    /// RFC 3339 with milliseconds, at +08:00.
    pub(crate) at: String,
    pub(crate) on: String,
    pub(crate) actor: String,
    /// A JSON array of the subjects' written forms.
    pub(crate) subjects: String,
    pub(crate) kind: String,
    pub(crate) version: u32,
    pub(crate) payload: String,
    pub(crate) prev_hash: String,
    pub(crate) hash: String,
}

impl Record {
    /// The record of a new fact that follows `head`.
    pub(crate) fn following(
        head: &Head,
        step: FactId,
        at: DateTime<chrono::FixedOffset>,
        fact: &NewFact,
    ) -> serde_json::Result<Self> {
        let written = payload::write(&fact.event)?;
        let names: Vec<String> = fact.subjects.iter().map(Subject::to_string).collect();
        let mut record = Self {
            seq: head.seq + 1,
            step: step.to_string(),
            id: fact.id.to_string(),
            at: at.to_rfc3339_opts(SecondsFormat::Millis, false),
            on: fact.on.to_string(),
            actor: fact.actor.clone(),
            subjects: serde_json::to_string(&names)?,
            kind: fact.event.kind().to_owned(),
            version: written.version,
            payload: written.json,
            prev_hash: head.hash.clone(),
            hash: String::new(),
        };
        record.hash = record.computed_hash();
        Ok(record)
    }

    /// The fact, as it was just written from the new one.
    pub(crate) fn of(self, fact: NewFact, at: DateTime<chrono::FixedOffset>) -> Fact {
        let NewFact { id, on, actor, subjects, event } = fact;
        let Self { seq, prev_hash, hash, .. } = self;
        Fact { seq, id, at, on, actor, subjects, event, prev_hash, hash }
    }

    /// The hash that the stored fields give.
    pub(crate) fn computed_hash(&self) -> String {
        let (seq, version) = (self.seq.to_string(), self.version.to_string());
        hash_fields(
            [
                &seq,
                &self.step,
                &self.id,
                &self.at,
                &self.on,
                &self.actor,
                &self.subjects,
                &self.kind,
                &version,
                &self.payload,
                &self.prev_hash,
            ]
            .map(String::as_bytes),
        )
    }

    /// The head of a chain that ends here.
    pub(crate) fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash.clone() }
    }

    /// What it is about.
    pub(crate) fn subjects(&self) -> Result<Vec<Subject>, LedgerError> {
        let names: Vec<String> =
            serde_json::from_str(&self.subjects).map_err(|e| self.unreadable(format!("its subjects: {e}")))?;
        names.iter().map(|name| name.parse().map_err(|e| self.unreadable(e))).collect()
    }

    /// What happened.
    pub(crate) fn event(&self) -> Result<Event, LedgerError> {
        payload::read(&self.kind, self.version, &self.payload).map_err(|e| self.unreadable(e))
    }

    /// The fact.
    pub(crate) fn fact(self) -> Result<Fact, LedgerError> {
        let at = DateTime::parse_from_rfc3339(&self.at).map_err(|e| self.unreadable(format!("its time: {e}")))?;
        let on: NaiveDate = self.on.parse().map_err(|e| self.unreadable(format!("its day: {e}")))?;
        let id: FactId = self.id.parse().map_err(|e| self.unreadable(format!("its id: {e}")))?;
        let (subjects, event) = (self.subjects()?, self.event()?);
        let Self { seq, actor, prev_hash, hash, .. } = self;
        Ok(Fact { seq, id, at, on, actor, subjects, event, prev_hash, hash })
    }

    fn unreadable(&self, reason: impl Display) -> LedgerError {
        LedgerError::UnreadableFact {
            seq: self.seq,
            id: self.id.clone(),
            kind: self.kind.clone(),
            reason: reason.to_string(),
        }
    }
}
