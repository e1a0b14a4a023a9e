//! Laying a document out, giving it the next number, and freezing its bytes.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::Datelike;
use duban_documents::page::Pages;
use duban_documents::paper::{Manner, Paper};
use duban_documents::{Metadata, merged, write_pdf};
use duban_domain::status::CourseState;
use duban_domain::{Channel, DocumentId, DocumentKind, DocumentNumber, Draft, Event, NewFact, Series, Step, Subject};
use duban_ledger::{DocumentRow, LedgerError, hash_bytes};
use tempfile::TempPath;
use uuid::Uuid;

use super::content::{Stamp, grade};
use super::form::{Basis, draft_of, kind_of};
use super::no_document;
use super::register::pdf_name;
use crate::duban::{Duban, changed};
use crate::error::Error;
use crate::wire::{DocumentForm, Issued, PdfView};
use crate::{Code, file};

/// How often a document is laid out anew because another desk took its number meanwhile.
const TRIES: usize = 20;

/// A copy on its way to where it was asked for: under another name until the document is issued, and gone if it is not.
struct Copy {
    part: TempPath,
    path: PathBuf,
}

impl Copy {
    fn begin(folder: &Path, laid_out: &LaidOut) -> Result<Self, Error> {
        let path = folder.join(pdf_name(Some(&laid_out.number), laid_out.draft.kind, &laid_out.draft.addressees));
        let mut part = tempfile::Builder::new()
            .make_in(folder, |part| File::create_new(part))
            .map_err(|e| Error::writing(&path, &e))?;
        part.write_all(&laid_out.bytes)
            .and_then(|()| part.as_file().sync_all())
            .map_err(|e| Error::writing(&path, &e))?;
        Ok(Self { part: part.into_temp_path(), path })
    }

    fn finish(self) -> Result<PathBuf, Error> {
        file::patiently(|| std::fs::rename(&self.part, &self.path)).map_err(|e| Error::writing(&self.path, &e))?;
        Ok(self.path)
    }
}

/// A document laid out, with what it rests on.
struct LaidOut {
    draft: Draft,
    number: DocumentNumber,
    series: Series,
    series_version: u64,
    basis: Basis,
    pages: Pages,
    bytes: Vec<u8>,
    short_code: String,
}

/// Whose document it is on its way, and who did what.
enum Way<'a> {
    /// Drafted, checked and signed at once.
    AtOnce { checked_by: &'a str, signed_by: &'a str },
    /// Signed before.
    Signed(&'a DocumentRow),
}

/// An issued document with its pages and where its copy lies.
pub(super) struct Done {
    pub(super) issued: Issued,
    pub(super) path: Option<PathBuf>,
    pub(super) pages: Pages,
}

impl Duban {
    /// The document as it would print, with the next number still open: a draft says so across the page.
    pub fn preview(&self, form: &DocumentForm) -> Result<PdfView, Error> {
        let basis = self.basis(kind_of(form.kind), &form.items)?;
        let draft = draft_of(form, DocumentId(Uuid::nil()), &basis)?;
        let (pages, metadata) = self.pages(&draft, Stamp::default(), &basis)?;
        let bytes = write_pdf(&pages, self.fonts()?.as_ref(), &metadata)?;
        Ok(pdf_view(&bytes, count(&pages), "预览.pdf".into()))
    }

    /// Signs, numbers and issues in one step; what it says is done by it. The bytes are frozen.
    pub fn issue(&self, form: &DocumentForm) -> Result<Issued, Error> {
        Ok(self.issue_into(form, None)?.issued)
    }

    /// Issues, with a copy in `folder`. The copy is written before the number is taken, so that a folder that cannot be
    /// written to costs no number.
    pub(super) fn issue_into(&self, form: &DocumentForm, folder: Option<&Path>) -> Result<Done, Error> {
        let signer = form.signed_by.trim();
        let kind = kind_of(form.kind);
        if signer.is_empty() {
            let sentence = format!("还没有签发人，{}没有编号。签发后才给号，先填写由谁签发。", kind.title());
            return Err(Error::new(Code::NotSigned, sentence));
        }
        let way = Way::AtOnce { checked_by: form.checked_by.trim(), signed_by: signer };
        self.give_number(&way, folder, || {
            let basis = self.basis(kind, &form.items)?;
            Ok((draft_of(form, DocumentId(Uuid::now_v7()), &basis)?, basis))
        })
    }

    /// Issues a document that was signed before.
    pub(super) fn issue_signed(&self, row: &DocumentRow) -> Result<Done, Error> {
        self.give_number(&Way::Signed(row), None, || Ok((row.draft.clone(), self.basis_of_draft(&row.draft)?)))
    }

    fn give_number(
        &self,
        way: &Way<'_>,
        folder: Option<&Path>,
        said: impl Fn() -> Result<(Draft, Basis), Error>,
    ) -> Result<Done, Error> {
        let mut tries = 0;
        loop {
            let (draft, basis) = said()?;
            let laid_out = self.lay_out(draft, basis)?;
            let copy = folder.map(|folder| Copy::begin(folder, &laid_out)).transpose()?;
            tries += 1;
            match self.write_issued(&laid_out, way) {
                Ok(issued) => {
                    let path = copy.map(Copy::finish).transpose().map_err(|error| {
                        let number = &laid_out.number;
                        let sentence =
                            format!("{number}已经印发，只是文件没有放到位：{}在发文登记里另存。", error.sentence);
                        Error::new(error.code, sentence)
                    })?;
                    return Ok(Done { issued, path, pages: laid_out.pages });
                }
                // Another desk took the number while the page was being laid out: lay it out anew.
                Err(error) if error.code == Code::ChangedMeanwhile && tries < TRIES => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn lay_out(&self, draft: Draft, basis: Basis) -> Result<LaidOut, Error> {
        let (number, series, series_version) = self.next_document_number(&basis, draft.kind)?;
        let head = self.ledger().head()?;
        let short_code = short_code(head.seq, &head.hash);
        let stamp = Stamp { number: Some(&number), code: Some(&short_code) };
        let (pages, metadata) = self.pages(&draft, stamp, &basis)?;
        let bytes = write_pdf(&pages, self.fonts()?.as_ref(), &metadata)?;
        Ok(LaidOut { draft, number, series, series_version, basis, pages, bytes, short_code })
    }

    /// The pages of a draft. Where copies are numbered (份号), each is set with its own number, one after another.
    pub(super) fn pages(&self, draft: &Draft, stamp: Stamp<'_>, basis: &Basis) -> Result<(Pages, Metadata), Error> {
        let paper = self.paper(draft, stamp, basis)?;
        let manner = self.manner(draft, &basis.stationery)?;
        let metadata = paper.metadata(self.clock.now());
        let fonts = self.fonts()?;
        let secret = grade(draft, basis, None).0.is_some();
        let pages = match draft.grade.numbered_copies {
            Some(copies) if secret && matches!(paper, Paper::Official(_)) => {
                let copy = |number: u32| {
                    let manner = Manner { copy_number: Some(number), ..manner.clone() };
                    paper.lay_out(&manner, &fonts).map(|pages| (format!("份号{number:06}"), pages))
                };
                merged((1..=copies).map(copy).collect::<Result<Vec<_>, _>>()?)
            }
            _ => paper.lay_out(&manner, &fonts)?,
        };
        Ok((pages, metadata))
    }

    fn write_issued(&self, laid_out: &LaidOut, way: &Way<'_>) -> Result<Issued, Error> {
        let LaidOut { draft, basis, .. } = laid_out;
        let id = draft.id;
        let subject = Subject::Document(id);
        let series = Subject::Series(laid_out.series.clone());
        let on = |event| self.fact(vec![subject.clone()], event);
        let mut facts = Vec::new();
        let mut version = 0;
        match way {
            Way::AtOnce { checked_by, signed_by } => {
                facts.push(on(Event::DocumentDrafted(Box::new(draft.clone()))));
                if !checked_by.is_empty() {
                    facts.push(on(Event::DocumentChecked { document: id, by: (*checked_by).to_owned() }));
                }
                facts.push(on(Event::DocumentSigned { document: id, by: (*signed_by).to_owned() }));
            }
            Way::Signed(row) => version = row.version,
        }
        let number = laid_out.number.clone();
        facts.push(self.fact(vec![subject.clone(), series.clone()], Event::DocumentNumbered { document: id, number }));
        let (file, pages) = (hash_bytes(&laid_out.bytes), count(&laid_out.pages));
        let short_code = laid_out.short_code.clone();
        facts.push(on(Event::DocumentIssued { document: id, file, pages, short_code }));
        facts.extend(self.done_by(draft, &laid_out.number, basis)?);
        let mut expected = vec![(subject, version), (series, laid_out.series_version)];
        if draft.kind.asks() {
            expected.extend(basis.rows.iter().map(|row| (Subject::Item(row.item.id), row.version)));
        }
        let changes = self.write(expected, facts, vec![laid_out.bytes.clone()])?;
        let document = self.line_of(id)?;
        let said = match draft.kind {
            DocumentKind::SupervisionNotice => format!("{}已发出，交办{}件", document.number, basis.rows.len()),
            DocumentKind::ReminderNotice => format!("{}已发出，催办{}件", document.number, basis.rows.len()),
            DocumentKind::Circular | DocumentKind::Report => format!("{}已发出", document.number),
        };
        Ok(Issued { document, said, changed: changed(&changes) })
    }

    /// What is done by issuing: a notice gives its items out, a reminder reminds its departments.
    fn done_by(&self, draft: &Draft, number: &DocumentNumber, basis: &Basis) -> Result<Vec<NewFact>, Error> {
        let mut facts = Vec::new();
        let addressed = self.written(&draft.addressees)?;
        for row in &basis.rows {
            let item = Subject::Item(row.item.id);
            match draft.kind {
                // Work that began under a notice that was taken back goes on under the new one.
                DocumentKind::SupervisionNotice if self.notice_was_taken_back(row)? => {}
                DocumentKind::SupervisionNotice => {
                    facts.push(self.fact(vec![item], Event::ItemStepped(Step::Assign { document: Some(draft.id) })));
                }
                DocumentKind::ReminderNotice => {
                    let whom = row.status.courses.iter().filter(|course| {
                        course.role.leads()
                            && course.state != CourseState::CompletionReported
                            && addressed.contains(&course.department)
                    });
                    for course in whom {
                        let (department, note) = (course.department.clone(), number.to_string());
                        let step = Step::Remind { department, by: Channel::Slip, note };
                        // It names the document, so that several items in one paper count as one request.
                        let subjects = vec![item.clone(), Subject::Document(draft.id)];
                        facts.push(self.fact(subjects, Event::ItemStepped(step)));
                    }
                }
                DocumentKind::Circular | DocumentKind::Report => {}
            }
        }
        Ok(facts)
    }

    fn notice_was_taken_back(&self, row: &duban_ledger::ItemRow) -> Result<bool, Error> {
        let Some(notice) = row.trail.notice else { return Ok(false) };
        Ok(self.ledger().document(notice)?.is_some_and(|row| row.ended.is_some()))
    }

    pub(super) fn next_document_number(
        &self,
        basis: &Basis,
        kind: DocumentKind,
    ) -> Result<(DocumentNumber, Series, u64), Error> {
        let year = self.today().year();
        let prefix = basis.stationery.prefix(&basis.office, kind);
        let series = Series { name: prefix.clone(), year };
        let ledger = self.ledger();
        let number = ledger.next_number(&series)?;
        let version = ledger.version(&Subject::Series(series.clone()))?;
        Ok((DocumentNumber { prefix, year, number }, series, version))
    }

    pub(super) fn basis_of_draft(&self, draft: &Draft) -> Result<Basis, Error> {
        let rows = draft.items.iter().map(|id| self.ledger().item_by_id(*id)?.ok_or_else(no_document));
        let rows = rows.collect::<Result<Vec<_>, Error>>()?;
        self.basis_of(rows)
    }
}

/// `123-1A2B3C4D`: where the journal stood, and the first eight digits of its head.
pub(crate) fn short_code(seq: u64, hash: &str) -> String {
    format!("{seq}-{}", hash[..8].to_uppercase())
}

/// Where the journal stood, of a short code.
pub(super) fn code_seq(code: &str) -> Option<u64> {
    code.split_once('-')?.0.parse().ok()
}

pub(super) fn count(pages: &Pages) -> u32 {
    u32::try_from(pages.pages.len()).unwrap_or(u32::MAX)
}

pub(super) fn pdf_view(bytes: &[u8], pages: u32, file_name: String) -> PdfView {
    PdfView { base64: STANDARD.encode(bytes), pages, file_name }
}

impl From<LedgerError> for Error {
    fn from(error: LedgerError) -> Self {
        crate::refusal::of_ledger(&error)
    }
}
