//! A document on its way: drafted, signed, numbered, issued.

use chrono::NaiveDate;
use duban_domain::{DocumentId, DocumentNumber, Draft, Event, Fact, FileHash, Subject};

use super::{Unfit, changes, founded};
use crate::{DocumentRefusal, Refusal};

/// A document as it stands.
///
/// Guarantees: a number comes only after the signature, and the bytes only after the number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Document {
    pub(crate) draft: Draft,
    pub(crate) signed_by: Option<String>,
    pub(crate) signed_on: Option<NaiveDate>,
    pub(crate) number: Option<DocumentNumber>,
    pub(crate) issue: Option<Issue>,
}

/// 印发: the paper itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Issue {
    pub(crate) on: NaiveDate,
    pub(crate) file: FileHash,
    pub(crate) pages: u32,
    pub(crate) short_code: String,
}

/// The document that its counting facts add up to; `None` where there are none.
pub(crate) fn document(id: DocumentId, facts: &[Fact]) -> Result<Option<Document>, Unfit> {
    let subject = Subject::Document(id);
    let mut document: Option<Document> = None;
    for fact in facts.iter().filter(|fact| changes(fact, &subject)) {
        match (&fact.event, &mut document) {
            (Event::DocumentDrafted(draft), None) => document = Some(Document::new((**draft).clone())),
            (_, None) => return Err(Unfit::at(fact)(Refusal::NotThere)),
            (event, Some(document)) => document.apply(event, fact.on).map_err(Unfit::at(fact))?,
        }
    }
    founded(document, facts)
}

impl Document {
    fn new(draft: Draft) -> Self {
        Self { draft, signed_by: None, signed_on: None, number: None, issue: None }
    }

    fn apply(&mut self, event: &Event, on: NaiveDate) -> Result<(), DocumentRefusal> {
        if self.issue.is_some() {
            return Err(DocumentRefusal::AlreadyIssued);
        }
        match event {
            Event::DocumentDrafted(_) | Event::DocumentSigned { .. } if self.signed_by.is_some() => {
                return Err(DocumentRefusal::AlreadySigned);
            }
            Event::DocumentDrafted(draft) => self.draft = (**draft).clone(),
            Event::DocumentSigned { by, .. } => {
                self.signed_by = Some(by.clone());
                self.signed_on = Some(on);
            }
            Event::DocumentNumbered { .. } if self.signed_by.is_none() => return Err(DocumentRefusal::NotSigned),
            Event::DocumentNumbered { .. } if self.number.is_some() => return Err(DocumentRefusal::AlreadyNumbered),
            Event::DocumentNumbered { number, .. } => self.number = Some(number.clone()),
            Event::DocumentIssued { .. } if self.number.is_none() => return Err(DocumentRefusal::NotNumbered),
            Event::DocumentIssued { file, pages, short_code, .. } => {
                self.issue = Some(Issue { on, file: file.clone(), pages: *pages, short_code: short_code.clone() });
            }
            _ => {}
        }
        Ok(())
    }
}
