//! 拟稿、核稿、签发、印发、撤回、作废: a document's way, a step at a time, each with who and when.

use std::path::Path;

use duban_documents::drafting::DraftingSheet;
use duban_documents::paper::{Manner, Paper};
use duban_documents::write_pdf;
use duban_domain::status::CourseState;
use duban_domain::{DocumentId, Event, Evidence, NewFact, Step, Subject};
use duban_ledger::{DocumentRow, Hand, hash_bytes};
use uuid::Uuid;

use super::content::grade;
use super::form::{draft_of, kind_of};
use super::issue::count;
use super::no_document;
use crate::cases::read_file;
use crate::duban::{Duban, changed};
use crate::error::{Error, file_name};
use crate::wire::{DocumentForm, DocumentStep, Issued, SavedSheet};
use crate::{Code, file};

impl Duban {
    /// Keeps a document as a draft, or writes one anew that is a draft still. No number is taken.
    pub fn keep_draft(&self, id: Option<&str>, form: &DocumentForm) -> Result<Issued, Error> {
        let before = id.map(|id| self.document_row(id)).transpose()?;
        let basis = self.basis(kind_of(form.kind), &form.items)?;
        let id = before.as_ref().map_or_else(|| DocumentId(Uuid::now_v7()), |row| row.draft.id);
        let draft = draft_of(form, id, &basis)?;
        // What cannot be set on a page is refused now, not when a leader has signed it.
        self.pages(&draft, super::content::Stamp::default(), &basis)?;
        let event = Event::DocumentDrafted(Box::new(draft));
        self.on_document(id, before.map_or(0, |row| row.version), vec![event], Vec::new(), "已存为草稿")
    }

    /// Takes a document one step on.
    pub fn document_step(&self, id: &str, step: &DocumentStep) -> Result<Issued, Error> {
        let row = self.document_row(id)?;
        let document = row.draft.id;
        let by = |words: &str, what: &str| {
            let who = words.trim();
            if who.is_empty() {
                let sentence = format!("没有写明由谁{what}，这一步没有写入。");
                return Err(Error::new(Code::FieldMissing, sentence));
            }
            Ok(who.to_owned())
        };
        let one = |event, said: &str| self.on_document(document, row.version, vec![event], Vec::new(), said);
        match step {
            DocumentStep::Check { by: who } => one(Event::DocumentChecked { document, by: by(who, "核稿")? }, "已核稿"),
            DocumentStep::Sign { by: who } => one(Event::DocumentSigned { document, by: by(who, "签发")? }, "已签发"),
            DocumentStep::Return { reason } => {
                one(Event::DocumentReturned { document, reason: reason.trim().to_owned() }, "已退回修改")
            }
            DocumentStep::Issue => {
                self.still_as_signed(&row)?;
                Ok(self.issue_signed(&row)?.issued)
            }
            DocumentStep::Recall { reason } => self.take_back(&row, true, reason),
            DocumentStep::Void { reason } => self.take_back(&row, false, reason),
            DocumentStep::SlipBack { department } => self.slip_back(&row, department),
        }
    }

    /// Files the scan of the paper with the signature on it. It is kept by its content.
    pub fn file_scan(&self, id: &str, path: &Path) -> Result<Issued, Error> {
        let row = self.document_row(id)?;
        let bytes = read_file(path)?;
        let scan = Evidence {
            file: hash_bytes(&bytes),
            name: file_name(path),
            bytes: bytes.len() as u64,
            with: "签发".to_owned(),
        };
        let event = Event::SignedScanFiled { document: row.draft.id, scan };
        self.on_document(row.draft.id, row.version, vec![event], vec![bytes], "签发件已归入")
    }

    /// 发文稿纸 of a document, as a PDF.
    pub fn save_drafting_sheet(&self, id: &str, path: &Path) -> Result<SavedSheet, Error> {
        let row = self.document_row(id)?;
        let basis = self.basis_of_draft(&row.draft)?;
        let (classification, urgency) = grade(&row.draft, &basis, None);
        let hand = |hand: &Hand| (hand.by.clone(), hand.on);
        let sheet = DraftingSheet {
            office: basis.office.name.clone(),
            kind: row.draft.kind.title().to_owned(),
            title: row.draft.title.clone(),
            number: row.number.as_ref().map(ToString::to_string),
            classification,
            urgency,
            addressees: row.draft.addressees.clone(),
            copies: row.draft.copies.clone(),
            attachments: Vec::new(),
            drafted: Some(hand(&row.drafted)),
            checked: row.checked.as_ref().map(hand),
            signed: row.signed.as_ref().map(hand),
            printed_copies: row.draft.grade.numbered_copies,
            telephone: String::new(),
            short_code: row.issued.as_ref().map(|paper| paper.short_code.clone()),
        };
        let (paper, fonts) = (Paper::Bordered(sheet.bordered()), self.fonts()?);
        let pages = paper.lay_out(&Manner::default(), &fonts)?;
        let metadata = paper.metadata(self.clock.now());
        let bytes = write_pdf(&pages, &fonts, &metadata)?;
        file::write(path, &bytes)?;
        Ok(SavedSheet { path: path.display().to_string(), title: metadata.title, pages: Some(count(&pages)) })
    }

    /// What was signed is what goes out: an item that moved on since the signature is looked at again first.
    fn still_as_signed(&self, row: &DocumentRow) -> Result<(), Error> {
        let Some(signed) = row.signed.as_ref().filter(|_| row.draft.kind.asks()) else { return Ok(()) };
        for id in &row.draft.items {
            let facts = self.ledger().history(&Subject::Item(*id))?;
            if facts.iter().any(|fact| !fact.undone && fact.fact.seq > signed.seq) {
                let code = self.ledger().item_by_id(*id)?.map(|row| row.item.code.to_string()).unwrap_or_default();
                let kind = row.draft.kind.title();
                let sentence = format!("{code}在签发之后又有变动，{kind}没有编号。退回修改，看过后重新签发。");
                return Err(Error::new(Code::StepRefused, sentence));
            }
        }
        Ok(())
    }

    /// 撤回 or 作废. What a notice gave out and nobody took up waits again.
    fn take_back(&self, row: &DocumentRow, recall: bool, reason: &str) -> Result<Issued, Error> {
        let (document, reason) = (row.draft.id, reason.trim().to_owned());
        let subject = Subject::Document(document);
        let event = if recall {
            Event::DocumentRecalled { document, reason }
        } else {
            Event::DocumentVoided { document, reason }
        };
        let mut facts = vec![self.fact(vec![subject.clone()], event)];
        let mut expected = vec![(subject, row.version)];
        for id in &row.draft.items {
            let Some(item) = self.ledger().item_by_id(*id)? else { continue };
            let mut status = item.status.clone();
            if item.trail.notice == Some(document) && status.withdraw_assignment().is_ok() {
                let subject = Subject::Item(*id);
                expected.push((subject.clone(), item.version));
                facts.push(self.fact(vec![subject], Event::AssignmentWithdrawn { document }));
            }
        }
        let waiting = facts.len() - 1;
        let changes = self.write(expected, facts, Vec::new())?;
        let document = self.line_of(document)?;
        let what = if recall { "已撤回" } else { "已作废" };
        let kept = if document.number.is_empty() { "草稿".to_owned() } else { document.number.clone() };
        let said = match waiting {
            0 => format!("{kept}{what}"),
            _ => format!("{kept}{what}，{waiting}件回到待交办"),
        };
        Ok(Issued { document, said, changed: changed(&changes) })
    }

    /// 回执收回: every item that the department has of the notice is acknowledged.
    fn slip_back(&self, row: &DocumentRow, department: &str) -> Result<Issued, Error> {
        let mut facts: Vec<NewFact> = Vec::new();
        let mut expected = Vec::new();
        for id in &row.draft.items {
            let Some(item) = self.ledger().item_by_id(*id)? else { continue };
            let open = item.trail.notice == Some(row.draft.id)
                && item.status.courses.iter().any(|c| c.department == department && c.state == CourseState::Assigned);
            if open {
                let subject = Subject::Item(*id);
                expected.push((subject.clone(), item.version));
                let step = Step::Acknowledge { department: department.to_owned() };
                facts.push(self.fact(vec![subject], Event::ItemStepped(step)));
            }
        }
        if facts.is_empty() {
            let sentence = format!("“{department}”在这份文书里没有未收回的回执，没有登记。");
            return Err(Error::new(Code::StepRefused, sentence));
        }
        let changes = self.write(expected, facts, Vec::new())?;
        let document = self.line_of(row.draft.id)?;
        Ok(Issued { document, said: format!("{department}的回执已收回"), changed: changed(&changes) })
    }

    fn on_document(
        &self,
        id: DocumentId,
        version: u64,
        events: Vec<Event>,
        files: Vec<Vec<u8>>,
        said: &str,
    ) -> Result<Issued, Error> {
        let subject = Subject::Document(id);
        let facts = events.into_iter().map(|event| self.fact(vec![subject.clone()], event)).collect();
        let changes = self.write(vec![(subject, version)], facts, files)?;
        let document = self.line_of(id).map_err(|_| no_document())?;
        Ok(Issued { document, said: said.to_owned(), changed: changed(&changes) })
    }
}
