//! A document on its way: drafted, checked, signed, numbered, issued, taken back.

use duban_domain::{DocumentId, Event, Fact, Subject};

use super::{Unfit, changes, founded};
use crate::read::{DocumentEnd, Hand, IssuedPaper};
use crate::{DocumentRefusal, DocumentRow, Refusal};

/// The document that its counting facts add up to; `None` where there are none. A number comes only after the
/// signature, and the bytes only after the number. Its version is for the caller to count.
pub(crate) fn document(id: DocumentId, facts: &[Fact]) -> Result<Option<DocumentRow>, Unfit> {
    let subject = Subject::Document(id);
    let mut document: Option<DocumentRow> = None;
    for fact in facts.iter().filter(|fact| changes(fact, &subject)) {
        match (&fact.event, &mut document) {
            (Event::DocumentDrafted(draft), None) => {
                document = Some(DocumentRow {
                    draft: (**draft).clone(),
                    drafted: hand(&fact.actor, fact),
                    checked: None,
                    signed: None,
                    returned: None,
                    number: None,
                    issued: None,
                    scan: None,
                    ended: None,
                    version: 0,
                });
            }
            (_, None) => return Err(Unfit::at(fact)(Refusal::NotThere)),
            (_, Some(document)) => apply(document, fact).map_err(Unfit::at(fact))?,
        }
    }
    founded(document, facts)
}

fn hand(by: &str, fact: &Fact) -> Hand {
    Hand { by: by.to_owned(), on: fact.on, seq: fact.seq }
}

fn apply(document: &mut DocumentRow, fact: &Fact) -> Result<(), DocumentRefusal> {
    use DocumentRefusal as R;
    if document.ended.is_some() {
        return Err(R::Ended);
    }
    match &fact.event {
        Event::SignedScanFiled { .. } if document.signed.is_none() => return Err(R::NotSigned),
        Event::SignedScanFiled { scan, .. } => document.scan = Some(scan.clone()),
        Event::DocumentVoided { reason, .. } => document.ended = Some(ended(false, reason, fact)?),
        Event::DocumentRecalled { .. } if document.issued.is_none() => return Err(R::NotIssued),
        Event::DocumentRecalled { reason, .. } => document.ended = Some(ended(true, reason, fact)?),
        _ if document.issued.is_some() => return Err(R::AlreadyIssued),
        Event::DocumentReturned { reason, .. } => {
            if document.number.is_some() {
                return Err(R::AlreadyNumbered);
            }
            if document.checked.is_none() && document.signed.is_none() {
                return Err(R::NothingToReturn);
            }
            needed(reason)?;
            (document.checked, document.signed, document.scan) = (None, None, None);
            document.returned = Some(reason.clone());
        }
        Event::DocumentDrafted(_) | Event::DocumentChecked { .. } | Event::DocumentSigned { .. }
            if document.signed.is_some() =>
        {
            return Err(R::AlreadySigned);
        }
        Event::DocumentDrafted(draft) => {
            document.draft = (**draft).clone();
            document.drafted = hand(&fact.actor, fact);
            // What was checked were other words.
            (document.checked, document.returned) = (None, None);
        }
        Event::DocumentChecked { by, .. } => document.checked = Some(hand(by, fact)),
        Event::DocumentSigned { by, .. } => document.signed = Some(hand(by, fact)),
        Event::DocumentNumbered { .. } if document.signed.is_none() => return Err(R::NotSigned),
        Event::DocumentNumbered { .. } if document.number.is_some() => return Err(R::AlreadyNumbered),
        Event::DocumentNumbered { number, .. } => document.number = Some(number.clone()),
        Event::DocumentIssued { .. } if document.number.is_none() => return Err(R::NotNumbered),
        Event::DocumentIssued { file, pages, short_code, .. } => {
            let (file, short_code) = (file.clone(), short_code.clone());
            document.issued = Some(IssuedPaper { on: fact.on, file, pages: *pages, short_code });
        }
        _ => {}
    }
    Ok(())
}

fn ended(recalled: bool, reason: &str, fact: &Fact) -> Result<DocumentEnd, DocumentRefusal> {
    needed(reason)?;
    Ok(DocumentEnd { recalled, on: fact.on, reason: reason.to_owned() })
}

fn needed(reason: &str) -> Result<(), DocumentRefusal> {
    if reason.trim().is_empty() { Err(DocumentRefusal::ReasonNeeded) } else { Ok(()) }
}
