//! 文书: what waits to be given out, proposed, previewed, signed, numbered and issued. Issuing is 交办.

use std::collections::HashSet;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{Datelike, NaiveDate};
use duban_documents::{notice, write_pdf};
use duban_domain::registry::Names;
use duban_domain::{
    DocumentId, DocumentKind, DocumentNumber, Draft, Event, MeetingHeader, MeetingId, Office, Role, Series, Source,
    Step, Subject, governing_day,
};
use duban_ledger::{DocumentQuery, DocumentRow, ItemRow, LedgerError, hash_bytes};
use tempfile::TempPath;
use uuid::Uuid;

use crate::cases::registry::Body;
use crate::duban::{Duban, changed};
use crate::error::{Error, file_name};
use crate::progress::Progress;
use crate::wire::{
    DocumentLine, GroupBy, Issued, ItemLine, ItemQueryForm, NoticeForm, NoticeGroup, NoticeLine, NoticeProposal,
    PdfView, SortKey,
};
use crate::{Code, words};

/// How often a notice is laid out anew because another desk took its number meanwhile.
const TRIES: usize = 20;

/// Working days that departments have to report when the clerk sets no day.
const DAYS_TO_REPORT: u16 = 10;

/// What is asked of `duban notice`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeScope {
    /// One notice with these items.
    Items(Vec<String>),
    /// One notice with everything that waits for this department.
    Department(String),
    /// One notice with every waiting item of a meeting.
    Meeting(String),
    /// One notice for each lead department of a meeting.
    MeetingEach(String),
}

/// What `duban notice` gave.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct NoticeRun {
    /// Where each PDF was written, with its register line.
    pub issued: Vec<IssuedFile>,
    /// Codes that no notice took: they name no department.
    pub left_over: Vec<String>,
}

/// One issued file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct IssuedFile {
    /// The register's line.
    pub document: DocumentLine,
    /// The file.
    pub path: String,
}

/// A copy on its way to where it was asked for: under another name until the notice is issued, and gone if it is not.
struct Copy {
    part: TempPath,
    path: PathBuf,
}

impl Copy {
    fn begin(folder: &Path, laid_out: &LaidOut) -> Result<Self, Error> {
        let path = folder.join(pdf_name(Some(&laid_out.number), &laid_out.draft.addressees));
        let mut part = tempfile::Builder::new()
            .make_in(folder, |part| File::create_new(part))
            .map_err(|e| Error::writing(&path, &e))?;
        part.write_all(&laid_out.bytes)
            .and_then(|()| part.as_file().sync_all())
            .map_err(|e| Error::writing(&path, &e))?;
        Ok(Self { part: part.into_temp_path(), path })
    }

    fn finish(self) -> Result<PathBuf, Error> {
        self.part.persist(&self.path).map_err(|e| Error::writing(&self.path, &e.error))?;
        Ok(self.path)
    }
}

/// A notice laid out, with what it rests on.
struct LaidOut {
    draft: Draft,
    number: DocumentNumber,
    series: Series,
    series_version: u64,
    rows: Vec<ItemRow>,
    bytes: Vec<u8>,
    pages: u32,
    short_code: String,
}

impl Duban {
    /// Items that were registered and not yet given out, put together into notices.
    pub fn notice_groups(&self, by: GroupBy) -> Result<Vec<NoticeGroup>, Error> {
        let waiting = ItemQueryForm { unassigned: true, sort: SortKey::Code, ..ItemQueryForm::default() };
        let lines = self.items(&waiting)?.lines;
        if by == GroupBy::Department {
            let (mut groups, unled) = self.by_first_lead(lines)?;
            if !unled.is_empty() {
                groups.push(NoticeGroup { name: "待明确单位".to_owned(), items: unled });
            }
            return Ok(groups);
        }
        let mut groups: Vec<NoticeGroup> = Vec::new();
        for line in lines {
            match groups.iter_mut().find(|g| g.name == line.meeting_name) {
                Some(group) => group.items.push(line.code),
                None => groups.push(NoticeGroup { name: line.meeting_name, items: vec![line.code] }),
            }
        }
        Ok(groups)
    }

    /// A notice with these items, filled in as far as the ledger can.
    pub fn propose_notice(&self, codes: &[String]) -> Result<NoticeProposal, Error> {
        let office = self.office()?;
        let rows = self.rows(codes)?;
        let (meeting, header) = self.common_meeting(&rows)?;
        let mut addressees = parts(&rows, true);
        let mut copies = parts(&rows, false);
        if addressees.is_empty() {
            addressees = vec![office.general_list.clone()];
        }
        copies.retain(|c| !addressees.contains(c));
        let today = self.today();
        let title = match (meeting, header.as_ref().and_then(|h| h.name.as_deref())) {
            (Some(_), Some(name)) => format!("关于办理{name}议定事项的督办通知"),
            _ => "关于办理督办事项的通知".to_owned(),
        };
        let number = self.next_document_number(&office)?.0;
        Ok(NoticeProposal {
            form: NoticeForm {
                items: rows.iter().map(|r| r.item.code.to_string()).collect(),
                title,
                addressees,
                copies,
                report_by: Some(self.default_report_day(&rows).to_string()),
                dated: today.to_string(),
                signed_by: String::new(),
            },
            next_number: number.to_string(),
            lines: rows
                .iter()
                .map(|r| NoticeLine {
                    code: r.item.code.to_string(),
                    title: r.item.title.clone(),
                    due_words: governing_day(&r.item.deadlines)
                        .map_or_else(|| words::due_cell(&r.item.deadlines, today), |day| words::short_day(day, today)),
                })
                .collect(),
        })
    }

    /// The notice as it would print, with the next number still open: a draft says so across the page.
    pub fn preview_notice(&self, form: &NoticeForm) -> Result<PdfView, Error> {
        let laid_out = self.lay_out(form, false)?;
        Ok(pdf_view(&laid_out.bytes, laid_out.pages, "预览.pdf".into()))
    }

    /// Signs, numbers and issues in one step; every item in it is given out. The bytes are frozen.
    pub fn issue_notice(&self, form: &NoticeForm) -> Result<Issued, Error> {
        Ok(self.issue(form, None)?.0)
    }

    /// Issues, with a copy in `folder`. The copy is written before the number is taken, so that a folder that cannot be
    /// written to costs no number.
    fn issue(&self, form: &NoticeForm, folder: Option<&Path>) -> Result<(Issued, Option<PathBuf>), Error> {
        let signer = form.signed_by.trim();
        if signer.is_empty() {
            return Err(Error::new(Code::NotSigned, "还没有签发人，通知单没有编号。签发后才给号，先填写由谁签发。"));
        }
        let mut tries = 0;
        loop {
            let laid_out = self.lay_out(form, true)?;
            let copy = folder.map(|folder| Copy::begin(folder, &laid_out)).transpose()?;
            tries += 1;
            match self.write_issued(&laid_out, signer) {
                Ok(issued) => return Ok((issued, copy.map(Copy::finish).transpose()?)),
                // Another desk took the number while the page was being laid out: lay it out anew.
                Err(error) if error.code == Code::ChangedMeanwhile && tries < TRIES => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// The register, newest first.
    pub fn documents(&self) -> Result<Vec<DocumentLine>, Error> {
        Ok(self.ledger().documents(&DocumentQuery::default())?.iter().filter_map(document_line).collect())
    }

    /// An issued document's very bytes.
    pub fn document_pdf(&self, id: &str) -> Result<PdfView, Error> {
        let (row, bytes) = self.issued_bytes(id)?;
        let name = document_file_name(&row);
        Ok(pdf_view(&bytes, row.pages.unwrap_or_default(), name))
    }

    /// Writes an issued document to where the clerk chose.
    pub fn save_document(&self, id: &str, path: &Path) -> Result<(), Error> {
        let (_, bytes) = self.issued_bytes(id)?;
        std::fs::write(path, bytes).map_err(|e| Error::writing(path, &e))
    }

    /// Shows an issued document in the system's viewer: a copy in the temporary folder, so that the kept bytes stay.
    pub fn open_document<E: std::fmt::Display>(
        &self,
        id: &str,
        open: impl FnOnce(&Path) -> Result<(), E>,
    ) -> Result<(), Error> {
        let (row, bytes) = self.issued_bytes(id)?;
        let folder = std::env::temp_dir().join("duban");
        let path = folder.join(document_file_name(&row));
        std::fs::create_dir_all(&folder).map_err(|e| Error::writing(&folder, &e))?;
        std::fs::write(&path, bytes).map_err(|e| Error::writing(&path, &e))?;
        open(&path).map_err(|e| {
            let sentence = format!("没有打开“{}”：{e}。另存后用别的程序打开。", file_name(&path));
            Error::new(Code::OutsideWriteFailed, sentence)
        })
    }

    /// Issues what was asked for and writes the PDFs into a folder.
    pub fn notices(
        &self,
        scope: &NoticeScope,
        signed_by: &str,
        out: &Path,
        progress: &dyn Progress,
    ) -> Result<NoticeRun, Error> {
        self.office()?;
        let (groups, left_over) = self.scoped(scope)?;
        if groups.is_empty() {
            return Err(Error::new(Code::NoItems, "没有待交办的事项，通知单没有生成。先确认会议的议定事项。"));
        }
        std::fs::create_dir_all(out).map_err(|e| Error::writing(out, &e))?;
        let registry = self.registry_now()?;
        let names = Names::of(&registry);
        let mut issued = Vec::new();
        let total = groups.len() as u64;
        for (done, group) in (0..).zip(groups) {
            if progress.cancelled() {
                break;
            }
            progress.at("生成通知单", done, total);
            let mut form = self.propose_notice(&group.items)?.form;
            if let NoticeScope::Department(_) | NoticeScope::MeetingEach(_) = scope {
                // Under whichever name, the addressee gets no copy.
                let addressed = Body::of(&names, &group.name);
                let others: Vec<String> = form.addressees.drain(..).chain(form.copies.drain(..)).collect();
                for other in others {
                    if Body::of(&names, &other) != addressed && !form.copies.contains(&other) {
                        form.copies.push(other);
                    }
                }
                form.addressees = vec![group.name];
            }
            if let NoticeScope::Meeting(_) = scope {
                // One paper for the whole meeting goes to every department it names.
                let rows = self.rows(&group.items)?;
                let mut parties = parts(&rows, true);
                parties.extend(parts(&rows, false));
                let mut seen = HashSet::new();
                parties.retain(|name| seen.insert(name.clone()));
                if !parties.is_empty() {
                    form.addressees = parties;
                }
                form.copies.clear();
            }
            signed_by.clone_into(&mut form.signed_by);
            let (notice, path) = self.issue(&form, Some(out))?;
            let path = path.unwrap_or_default().display().to_string();
            issued.push(IssuedFile { document: notice.document, path });
        }
        Ok(NoticeRun { issued, left_over })
    }

    fn scoped(&self, scope: &NoticeScope) -> Result<(Vec<NoticeGroup>, Vec<String>), Error> {
        let one = |name: &str, items: Vec<String>| {
            if items.is_empty() { vec![] } else { vec![NoticeGroup { name: name.to_owned(), items }] }
        };
        let waiting = |meeting: Option<&String>| {
            let form = ItemQueryForm {
                unassigned: true,
                meeting: meeting.cloned(),
                sort: SortKey::Code,
                ..ItemQueryForm::default()
            };
            self.items(&form).map(|page| page.lines)
        };
        Ok(match scope {
            NoticeScope::Items(codes) => (one("", codes.clone()), Vec::new()),
            NoticeScope::Department(name) => {
                let written = self.written_names(name)?;
                let is_theirs = |lead: &&String| written.iter().any(|known| known.name == **lead);
                let lines = waiting(None)?;
                // The paper is addressed in the minutes' own words, whichever name was asked for.
                let addressed = lines.iter().find_map(|line| line.lead.iter().find(is_theirs)).unwrap_or(name);
                let theirs = lines.iter().filter(|line| line.lead.iter().any(|lead| is_theirs(&lead)));
                (one(addressed, theirs.map(|line| line.code.clone()).collect()), Vec::new())
            }
            NoticeScope::Meeting(meeting) => {
                self.meeting(meeting)?;
                (one("", waiting(Some(meeting))?.into_iter().map(|l| l.code).collect()), Vec::new())
            }
            NoticeScope::MeetingEach(meeting) => {
                self.meeting(meeting)?;
                self.by_first_lead(waiting(Some(meeting))?)?
            }
        })
    }

    /// Items by the department named first, under whichever of its names, with the codes that name none. An item goes out
    /// once, to that one; the others get a copy. A group carries the name that its first item has.
    fn by_first_lead(&self, lines: Vec<ItemLine>) -> Result<(Vec<NoticeGroup>, Vec<String>), Error> {
        let registry = self.registry_now()?;
        let names = Names::of(&registry);
        let mut groups: Vec<(Body, NoticeGroup)> = Vec::new();
        let mut unled = Vec::new();
        for line in lines {
            let Some(lead) = line.lead.into_iter().next() else {
                unled.push(line.code);
                continue;
            };
            let body = Body::of(&names, &lead);
            match groups.iter_mut().find(|(known, _)| *known == body) {
                Some((_, group)) => group.items.push(line.code),
                None => groups.push((body, NoticeGroup { name: lead, items: vec![line.code] })),
            }
        }
        Ok((groups.into_iter().map(|(_, group)| group).collect(), unled))
    }

    fn lay_out(&self, form: &NoticeForm, numbered: bool) -> Result<LaidOut, Error> {
        let office = self.office()?;
        let rows = self.rows(&form.items)?;
        let (meeting, header) = self.common_meeting(&rows)?;
        let draft = Draft {
            id: DocumentId(Uuid::now_v7()),
            kind: DocumentKind::SupervisionNotice,
            title: required(&form.title, "标题")?,
            meeting,
            items: rows.iter().map(|r| r.item.id).collect(),
            addressees: names(&form.addressees),
            copies: names(&form.copies),
            report_by: form.report_by.as_deref().filter(|d| !d.is_empty()).map(day).transpose()?,
            dated: day(&form.dated)?,
        };
        if draft.addressees.is_empty() {
            return Err(Error::new(Code::FieldMissing, "主送单位是空的，通知单没有生成。选择主送哪些单位。"));
        }
        let (number, series, series_version) = self.next_document_number(&office)?;
        let head = self.ledger().head()?;
        let short_code = short_code(head.seq, &head.hash);
        let items: Vec<_> = rows.iter().map(|r| &r.item).collect();
        let content = notice::supervision_notice(
            &office,
            &draft,
            numbered.then_some(&number),
            &items,
            header.as_ref(),
            numbered.then_some(short_code.as_str()),
        );
        let fonts = self.fonts()?;
        let pages = notice::lay_out(&content, &fonts)?;
        let bytes = write_pdf(&pages, &fonts, &content.metadata(self.clock.now()))?;
        let count = u32::try_from(pages.pages.len()).unwrap_or(u32::MAX);
        Ok(LaidOut { draft, number, series, series_version, rows, bytes, pages: count, short_code })
    }

    fn write_issued(&self, laid_out: &LaidOut, signer: &str) -> Result<Issued, Error> {
        let id = laid_out.draft.id;
        let subject = Subject::Document(id);
        let series = Subject::Series(laid_out.series.clone());
        let only = vec![subject.clone()];
        let mut facts = vec![
            self.fact(only.clone(), Event::DocumentDrafted(Box::new(laid_out.draft.clone()))),
            self.fact(only.clone(), Event::DocumentSigned { document: id, by: signer.to_owned() }),
            self.fact(
                vec![subject.clone(), series.clone()],
                Event::DocumentNumbered { document: id, number: laid_out.number.clone() },
            ),
            self.fact(
                only,
                Event::DocumentIssued {
                    document: id,
                    file: hash_bytes(&laid_out.bytes),
                    pages: laid_out.pages,
                    short_code: laid_out.short_code.clone(),
                },
            ),
        ];
        let mut expected = vec![(subject, 0), (series, laid_out.series_version)];
        for row in &laid_out.rows {
            let item = Subject::Item(row.item.id);
            expected.push((item.clone(), row.version));
            facts.push(self.fact(vec![item], Event::ItemStepped(Step::Assign { document: Some(id) })));
        }
        let changes = self.write(expected, facts, vec![laid_out.bytes.clone()])?;
        let row = self.ledger().document(id)?.ok_or_else(no_document)?;
        let document = document_line(&row).ok_or_else(no_document)?;
        let said = format!("{}已发出，交办{}件", document.number, laid_out.rows.len());
        Ok(Issued { document, said, changed: changed(&changes) })
    }

    fn rows(&self, codes: &[String]) -> Result<Vec<ItemRow>, Error> {
        if codes.is_empty() {
            return Err(Error::new(Code::NoItems, "没有选事项，通知单没有生成。至少选一件。"));
        }
        codes.iter().map(|code| self.row(code)).collect()
    }

    /// The meeting all rows come from, if it is one.
    fn common_meeting(&self, rows: &[ItemRow]) -> Result<(Option<MeetingId>, Option<MeetingHeader>), Error> {
        let of = |row: &ItemRow| match row.item.source {
            Source::Meeting { meeting, .. } => Some(meeting),
            Source::Other { .. } => None,
        };
        let first = rows.first().and_then(of);
        let common = first.filter(|m| rows.iter().all(|r| of(r) == Some(*m)));
        let header = match common {
            Some(meeting) => self.ledger().review(meeting)?.map(|(review, _)| review.minutes.header),
            None => None,
        };
        Ok((common, header))
    }

    fn next_document_number(&self, office: &Office) -> Result<(DocumentNumber, Series, u64), Error> {
        let year = self.today().year();
        let series = Series { name: office.number_prefix.clone(), year };
        let ledger = self.ledger();
        let number = ledger.next_number(&series)?;
        let version = ledger.version(&Subject::Series(series.clone()))?;
        Ok((DocumentNumber { prefix: office.number_prefix.clone(), year, number }, series, version))
    }

    /// Ten working days from today, or earlier where an item is due earlier; what is overdue already does not count.
    fn default_report_day(&self, rows: &[ItemRow]) -> NaiveDate {
        let today = self.today();
        let ten = self.calendar().add_working_days(today, DAYS_TO_REPORT).due;
        rows.iter().filter_map(|r| r.status.due).filter(|due| *due > today).fold(ten, NaiveDate::min)
    }

    pub(super) fn issued_bytes(&self, id: &str) -> Result<(DocumentRow, Vec<u8>), Error> {
        let id: DocumentId = id.parse().map_err(|_| no_document())?;
        let ledger = self.ledger();
        let row = ledger.document(id)?.ok_or_else(no_document)?;
        let file = row.file.clone().ok_or_else(no_document)?;
        let bytes = ledger.file(&file)?.ok_or_else(no_document)?;
        Ok((row, bytes))
    }
}

/// `123-1A2B3C4D`: where the journal stood, and the first eight digits of its head.
pub(crate) fn short_code(seq: u64, hash: &str) -> String {
    format!("{seq}-{}", hash[..8].to_uppercase())
}

fn parts(rows: &[ItemRow], leads: bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for assignment in rows.iter().flat_map(|r| &r.item.assignments) {
        let wanted = (assignment.role != Role::Supporting) == leads;
        if wanted && !found.contains(&assignment.department) {
            found.push(assignment.department.clone());
        }
    }
    found
}

fn names(list: &[String]) -> Vec<String> {
    list.iter().map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()).collect()
}

fn required(value: &str, field: &str) -> Result<String, Error> {
    let value = value.trim();
    if value.is_empty() {
        return Err(Error::new(Code::FieldMissing, format!("{field}是空的，通知单没有生成。")));
    }
    Ok(value.to_owned())
}

fn day(text: &str) -> Result<NaiveDate, Error> {
    text.parse().map_err(|_| Error::new(Code::DateUnreadable, format!("“{text}”不是日期。日期写成2026-06-30这样。")))
}

fn no_document() -> Error {
    Error::new(Code::DocumentMissing, "登记簿里没有这份文书。回到文书页重新选择。")
}

fn pdf_view(bytes: &[u8], pages: u32, file_name: String) -> PdfView {
    PdfView { base64: STANDARD.encode(bytes), pages, file_name }
}

/// A register line; none for a draft that was never numbered.
fn document_line(row: &DocumentRow) -> Option<DocumentLine> {
    Some(DocumentLine {
        id: row.draft.id.to_string(),
        number: row.number.as_ref()?.to_string(),
        title: row.draft.title.clone(),
        addressees: row.draft.addressees.join("、"),
        signed_by: row.signed_by.clone().unwrap_or_default(),
        issued_on: row.issued_on.map(|d| d.to_string()).unwrap_or_default(),
        items: u32::try_from(row.draft.items.len()).unwrap_or(u32::MAX),
        pages: row.pages.unwrap_or_default(),
        short_code: row.short_code.clone().unwrap_or_default(),
    })
}

fn document_file_name(row: &DocumentRow) -> String {
    pdf_name(row.number.as_ref(), &row.draft.addressees)
}

/// 云督办〔2026〕38号-市水利局.pdf; characters that Windows forbids are left out, and a long list is cut.
fn pdf_name(number: Option<&DocumentNumber>, addressees: &[String]) -> String {
    let number = number.map(ToString::to_string).unwrap_or_default();
    let to = match addressees {
        [one] => one.chars().take(24).collect(),
        [first, ..] => format!("{}等{}个单位", first.chars().take(16).collect::<String>(), addressees.len()),
        [] => String::new(),
    };
    let allowed = |c: &char| !c.is_control() && !r#"\/:*?"<>|"#.contains(*c);
    format!("{number}-{to}.pdf").chars().filter(allowed).collect()
}

impl From<LedgerError> for Error {
    fn from(error: LedgerError) -> Self {
        crate::refusal::of_ledger(&error)
    }
}
