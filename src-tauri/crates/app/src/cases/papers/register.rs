//! 发文登记: every document, drafts and those that no longer count included, with its very bytes.

use std::collections::HashMap;
use std::path::Path;

use duban_documents::paper::Manner;
use duban_documents::{stamped, write_docx, write_pdf};
use duban_domain::{DocumentId, DocumentKind, DocumentNumber, DocumentState};
use duban_ledger::{DocumentQuery, DocumentRow, Slip};

use super::content::Stamp;
use super::form::{form_of, kind_name, state_name};
use super::issue::{code_seq, count, pdf_view};
use super::no_document;
use crate::duban::Duban;
use crate::error::Error;
use crate::wire::{DocumentLine, DocumentView, PdfView};
use crate::words;
use crate::{Code, file};

impl Duban {
    /// The register, newest first, drafts before what is issued. `search` looks into number, title, addressees and names;
    /// empty, it finds all.
    pub fn documents(&self, search: &str) -> Result<Vec<DocumentLine>, Error> {
        let rows = self.ledger().documents(&DocumentQuery::default())?;
        let slips = self.slips_out()?;
        let mut lines: Vec<DocumentLine> = rows.iter().map(|row| document_line(row, &slips)).collect();
        let words: Vec<&str> = search.split_whitespace().collect();
        lines.retain(|line| {
            let all = [
                &line.number,
                &line.title,
                &line.addressees,
                &line.signed_by,
                &line.kind_word,
                &line.state_word,
                &line.reason,
            ];
            words.iter().all(|word| all.iter().any(|text| text.contains(word)))
        });
        // Drafts are what a clerk goes on with; they stand first, the rest as it was issued.
        lines.sort_by_key(|line| !line.number.is_empty());
        Ok(lines)
    }

    /// One document with what it is made of and its way.
    pub fn document(&self, id: &str) -> Result<DocumentView, Error> {
        let row = self.document_row(id)?;
        let items = self.basis_of_draft(&row.draft)?.rows;
        let slips = self.slips_out()?;
        let open = slips.get(&row.draft.id).into_iter().flatten().map(|slip| slip.department.clone());
        Ok(DocumentView {
            line: document_line(&row, &slips),
            form: form_of(&row.draft, &items),
            lines: self.proposal_lines(DocumentKind::SupervisionNotice, &items, None)?,
            way: self.way(&row),
            slips_open: open.collect(),
        })
    }

    fn way(&self, row: &DocumentRow) -> Vec<String> {
        let today = self.today();
        let hand = |what: &str, who: &str, on| format!("{what}　{who}　{}", words::short_day(on, today));
        let mut way = vec![hand("拟稿", &row.drafted.by, row.drafted.on)];
        way.extend(row.returned.iter().map(|reason| format!("退回修改　{reason}")));
        way.extend(row.checked.iter().map(|checked| hand("核稿", &checked.by, checked.on)));
        way.extend(row.signed.iter().map(|signed| hand("签发", &signed.by, signed.on)));
        way.extend(row.issued.iter().map(|paper| hand("印发", &format!("{}页", paper.pages), paper.on)));
        way.extend(row.scan.iter().map(|scan| format!("签发件　{}", scan.name)));
        way.extend(row.ended.iter().map(|end| hand(row.state().word(), &end.reason, end.on)));
        way
    }

    /// A document's page: of an issued one the very bytes; of one taken back or void the same with that across each page;
    /// of a draft as it would print.
    pub fn document_pdf(&self, id: &str) -> Result<PdfView, Error> {
        let row = self.document_row(id)?;
        let (bytes, pages) = self.bytes_of(&row)?;
        Ok(pdf_view(&bytes, pages, document_file_name(&row)))
    }

    /// Writes a document to where the clerk chose; the file's ending says in which form: `.docx` to be edited, else its
    /// page.
    pub fn save_document(&self, id: &str, path: &Path) -> Result<(), Error> {
        let row = self.document_row(id)?;
        let word = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("docx"));
        let bytes = if word { self.word_of(&row)? } else { self.bytes_of(&row)?.0 };
        file::write(path, &bytes)
    }

    /// A document for Word. Of an issued one the words are made anew from the ledger as its page was made from: the
    /// journal up to the fact that its short code names.
    fn word_of(&self, row: &DocumentRow) -> Result<Vec<u8>, Error> {
        let Some((paper, seq)) = row.issued.as_ref().and_then(|paper| Some((paper, code_seq(&paper.short_code)?)))
        else {
            return self.words_of(row, Stamp::default());
        };
        let stamp = Stamp { number: row.number.as_ref(), code: Some(&paper.short_code) };
        self.as_printed(seq, paper.on)?.words_of(row, stamp)
    }

    fn words_of(&self, row: &DocumentRow, stamp: Stamp<'_>) -> Result<Vec<u8>, Error> {
        let basis = self.basis_of_draft(&row.draft)?;
        let paper = self.paper(&row.draft, stamp, &basis)?;
        let across = row.ended.as_ref().map(|_| row.state().word());
        let manner = Manner { across, ..self.manner(&row.draft, &basis.stationery)? };
        Ok(write_docx(&paper, &manner, self.fonts()?.as_ref(), &paper.metadata(self.clock.now()))?)
    }

    /// Shows a document in the system's viewer: a copy in the temporary folder, so that the kept bytes stay.
    pub fn open_document<E: std::fmt::Display>(
        &self,
        id: &str,
        open: impl FnOnce(&Path) -> Result<(), E>,
    ) -> Result<(), Error> {
        let row = self.document_row(id)?;
        let (bytes, _) = self.bytes_of(&row)?;
        show_copy(&document_file_name(&row), &bytes, open)
    }

    /// Shows the scan with the signature in the system's viewer.
    pub fn open_scan<E: std::fmt::Display>(
        &self,
        id: &str,
        open: impl FnOnce(&Path) -> Result<(), E>,
    ) -> Result<(), Error> {
        let none = || Error::new(Code::DocumentMissing, "这份文书还没有归入签发件。先添加扫描件。");
        let scan = self.document_row(id)?.scan.ok_or_else(none)?;
        let bytes = self.ledger().file(&scan.file)?.ok_or_else(none)?;
        let name: String =
            Path::new(&scan.name).file_name().map_or_else(|| "签发件".into(), |n| n.to_string_lossy().into());
        show_copy::<E>(&name, &bytes, open)
    }

    pub(super) fn bytes_of(&self, row: &DocumentRow) -> Result<(Vec<u8>, u32), Error> {
        let Some(paper) = &row.issued else {
            let basis = self.basis_of_draft(&row.draft)?;
            let (pages, metadata) = self.pages(&row.draft, Stamp::default(), &basis)?;
            return Ok((write_pdf(&pages, self.fonts()?.as_ref(), &metadata)?, count(&pages)));
        };
        let bytes = self.ledger().file(&paper.file)?.ok_or_else(no_document)?;
        let bytes = match row.state() {
            state @ (DocumentState::Recalled | DocumentState::Voided) => {
                stamped(&bytes, state.word(), self.fonts()?.as_ref())?
            }
            _ => bytes,
        };
        Ok((bytes, paper.pages))
    }

    /// A document with the page that is shown and printed of it.
    pub(crate) fn issued_bytes(&self, id: &str) -> Result<(DocumentRow, Vec<u8>), Error> {
        let row = self.document_row(id)?;
        let (bytes, _) = self.bytes_of(&row)?;
        Ok((row, bytes))
    }

    pub(super) fn document_row(&self, id: &str) -> Result<DocumentRow, Error> {
        // From the terminal a document is named by its number as well.
        let row = match id.parse::<DocumentId>() {
            Ok(id) => self.ledger().document(id)?,
            Err(_) => self.numbered(id)?,
        };
        row.ok_or_else(no_document)
    }

    fn numbered(&self, number: &str) -> Result<Option<DocumentRow>, Error> {
        let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let rows = self.ledger().documents(&DocumentQuery::default())?;
        let wanted = plain(number);
        let found = |row: &DocumentRow| row.number.as_ref().is_some_and(|n| plain(&n.to_string()) == wanted);
        Ok(rows.into_iter().find(found))
    }

    pub(super) fn line_of(&self, id: DocumentId) -> Result<DocumentLine, Error> {
        let row = self.ledger().document(id)?.ok_or_else(no_document)?;
        Ok(document_line(&row, &self.slips_out()?))
    }

    /// The receipts that have not come back, by the notice.
    pub(super) fn slips_out(&self) -> Result<HashMap<DocumentId, Vec<Slip>>, Error> {
        let (slips, _) = self.ledger().slips(u32::MAX)?;
        let mut by_notice: HashMap<DocumentId, Vec<Slip>> = HashMap::new();
        for slip in slips {
            by_notice.entry(slip.document).or_default().push(slip);
        }
        Ok(by_notice)
    }
}

fn document_line(row: &DocumentRow, slips: &HashMap<DocumentId, Vec<Slip>>) -> DocumentLine {
    let state = row.state();
    let paper = row.issued.as_ref();
    let by = |hand: &Option<duban_ledger::Hand>| hand.as_ref().map(|hand| hand.by.clone()).unwrap_or_default();
    let reason = row.ended.as_ref().map(|end| &end.reason).or(row.returned.as_ref());
    let open = slips.get(&row.draft.id).map_or(0, Vec::len);
    DocumentLine {
        id: row.draft.id.to_string(),
        kind: kind_name(row.draft.kind),
        kind_word: row.draft.kind.title().to_owned(),
        state: state_name(state),
        state_word: state.word().to_owned(),
        number: row.number.as_ref().map(ToString::to_string).unwrap_or_default(),
        title: row.draft.title.clone(),
        addressees: row.draft.addressees.join("、"),
        drafted_by: row.drafted.by.clone(),
        dated: row.draft.dated.to_string(),
        checked_by: by(&row.checked),
        signed_by: by(&row.signed),
        issued_on: paper.map(|paper| paper.on.to_string()).unwrap_or_default(),
        reason: reason.cloned().unwrap_or_default(),
        items: u32::try_from(row.draft.items.len()).unwrap_or(u32::MAX),
        pages: paper.map(|paper| paper.pages).unwrap_or_default(),
        short_code: paper.map(|paper| paper.short_code.clone()).unwrap_or_default(),
        slips_open: if state == DocumentState::Issued { u32::try_from(open).unwrap_or(u32::MAX) } else { 0 },
        scan: row.scan.as_ref().map(|scan| scan.name.clone()).unwrap_or_default(),
        version: row.version,
    }
}

fn document_file_name(row: &DocumentRow) -> String {
    pdf_name(row.number.as_ref(), row.draft.kind, &row.draft.addressees)
}

/// 云督办〔2026〕38号-市水利局.pdf, of a draft 督办通知单草稿-市水利局.pdf; characters that Windows forbids are left out,
/// and a long list is cut.
pub(super) fn pdf_name(number: Option<&DocumentNumber>, kind: DocumentKind, addressees: &[String]) -> String {
    let number = number.map_or_else(|| format!("{}草稿", kind.title()), ToString::to_string);
    let to = match addressees {
        [one] => one.chars().take(24).collect(),
        [first, ..] => format!("{}等{}个单位", first.chars().take(16).collect::<String>(), addressees.len()),
        [] => String::new(),
    };
    let allowed = |c: &char| !c.is_control() && !r#"\/:*?"<>|"#.contains(*c);
    format!("{number}-{to}.pdf").chars().filter(allowed).collect()
}

fn show_copy<E: std::fmt::Display>(
    name: &str,
    bytes: &[u8],
    open: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), Error> {
    file::show(&std::env::temp_dir().join("duban"), Path::new(name), bytes, open)
}
