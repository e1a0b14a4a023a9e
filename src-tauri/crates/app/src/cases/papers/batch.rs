//! 成批: one document a department, with progress, a way to stop, and a summary; one file each, or all in one for printing
//! on both sides.

use std::collections::HashSet;
use std::path::Path;

use duban_documents::page::Pages;
use duban_documents::{Metadata, merged, write_pdf};

use duban_domain::registry::Names;

use super::due::{UNLED, parts};
use super::form::kind_of;
use crate::cases::registry::Body;
use crate::duban::Duban;
use crate::error::Error;
use crate::progress::Progress;
use crate::wire::{
    BatchRun, DocumentForm, DocumentKindName, DueGroup, FormName, GroupBy, IssuedFile, ItemQueryForm, NotMade, SortKey,
};
use crate::{Code, file};

/// What is to be issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BatchScope {
    /// One document with these items; of a circular or a report, on these items alone.
    Items(Vec<String>),
    /// One document with everything that is due for this department.
    Department(String),
    /// One notice with every waiting item of a meeting.
    Meeting(String),
    /// One notice for each lead department of a meeting.
    MeetingEach(String),
    /// One document for each department for which something is due.
    Each,
    /// One document on everything: a circular, a report.
    Everything,
}

/// How it is to be issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchRequest {
    /// What kind.
    pub kind: DocumentKindName,
    /// Of what.
    pub scope: BatchScope,
    /// 核稿人; may be empty.
    pub checked_by: String,
    /// 签发人; empty for the office's usual one.
    pub signed_by: String,
    /// Which form; none for the office's own.
    pub form: Option<FormName>,
    /// What is to be set in each form beside what is proposed.
    pub told: Told,
    /// All in one file beside one each.
    pub merged: bool,
    /// Keep as drafts; no number is taken and nothing is written to the folder.
    pub draft: bool,
}

impl BatchRequest {
    /// One document for each department for which something is due, as proposed.
    #[must_use]
    pub fn each(kind: DocumentKindName, signed_by: &str, merged: bool) -> Self {
        Self {
            kind,
            scope: BatchScope::Each,
            checked_by: String::new(),
            signed_by: signed_by.to_owned(),
            form: None,
            told: Told::default(),
            merged,
            draft: false,
        }
    }
}

/// What the terminal sets in a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Told {
    /// 标题.
    pub title: Option<String>,
    /// 主送.
    pub to: Vec<String>,
    /// 时段.
    pub period: Option<String>,
    /// 数据截止.
    pub as_of: Option<String>,
    /// 反馈时限.
    pub report_by: Option<String>,
    /// 正文 of a report.
    pub body: Option<String>,
}

impl Duban {
    /// Issues what was asked for and writes the PDFs into a folder. Each document is whole before the next begins, so
    /// stopping leaves those before it issued and the rest untouched; and one that cannot be made keeps no other back.
    /// Refused where nothing at all could be made.
    pub fn issue_batch(&self, request: &BatchRequest, out: &Path, progress: &dyn Progress) -> Result<BatchRun, Error> {
        self.office()?;
        let (groups, left_over) = self.scoped(request)?;
        if groups.is_empty() {
            let sentence = match request.kind {
                DocumentKindName::Reminder => "没有该办未办、该报未报的事项，催办通知没有生成。",
                _ => "没有待交办的事项，通知单没有生成。先确认会议的议定事项。",
            };
            return Err(Error::new(Code::NoItems, sentence));
        }
        if !request.draft {
            std::fs::create_dir_all(out).map_err(|e| Error::writing(out, &e))?;
        }
        let mut run =
            BatchRun { issued: Vec::new(), left_over, merged: None, not_reached: Vec::new(), not_made: Vec::new() };
        let mut all: Vec<(String, Pages)> = Vec::new();
        let total = groups.len() as u64;
        let step = format!("生成{}", kind_of(request.kind).title());
        for (done, group) in (0..).zip(groups) {
            if progress.cancelled() {
                run.not_reached.push(group.name);
                continue;
            }
            progress.at(&step, done, total);
            match self.issue_one(request, &group, out) {
                Ok((file, pages)) => {
                    if let Some(pages) = pages.filter(|_| request.merged) {
                        all.push((format!("{} {}", file.document.number, file.document.addressees), pages));
                    }
                    run.issued.push(file);
                }
                Err(error) if total == 1 => return Err(error),
                Err(error) => run.not_made.push(NotMade { name: group.name, error: error.view() }),
            }
        }
        progress.at(&step, total, total);
        if run.issued.is_empty()
            && let Some(NotMade { name, error }) = run.not_made.first()
        {
            let sentence = format!("{total}家单位一份也没有生成。{name}：{}", error.sentence);
            return Err(Error::new(error.code, sentence));
        }
        if !all.is_empty() {
            // The papers are issued already; that they could not be put together as well is told beside them.
            match self.write_merged(all, &run, out) {
                Ok(path) => run.merged = Some(path),
                Err(error) => {
                    run.not_made.push(NotMade { name: "双面打印的合成件".into(), error: error.view() });
                }
            }
        }
        Ok(run)
    }

    /// The document of a group, issued or kept as a draft, with its pages where it was issued.
    fn issue_one(
        &self,
        request: &BatchRequest,
        group: &DueGroup,
        out: &Path,
    ) -> Result<(IssuedFile, Option<Pages>), Error> {
        let form = self.form_for(request, group)?;
        if request.draft {
            let document = self.keep_draft(None, &form)?.document;
            return Ok((IssuedFile { document, path: String::new() }, None));
        }
        let done = self.issue_into(&form, Some(out))?;
        let path = done.path.unwrap_or_default().display().to_string();
        Ok((IssuedFile { document: done.issued.document, path }, Some(done.pages)))
    }

    fn write_merged(&self, all: Vec<(String, Pages)>, run: &BatchRun, out: &Path) -> Result<String, Error> {
        let number = |issued: Option<&IssuedFile>| issued.map(|i| i.document.number.clone()).unwrap_or_default();
        let (first, last) = (number(run.issued.first()), number(run.issued.last()));
        let name = if first == last {
            format!("{first}-双面打印.pdf")
        } else {
            format!("{first}至{last}-双面打印.pdf")
        };
        let metadata = Metadata {
            title: name.trim_end_matches(".pdf").to_owned(),
            author: self.office()?.name,
            created: self.clock.now(),
            subject: String::new(),
            keywords: Vec::new(),
        };
        let bytes = write_pdf(&merged(all), self.fonts()?.as_ref(), &metadata)?;
        let path = out.join(name);
        file::write(&path, &bytes)?;
        Ok(path.display().to_string())
    }

    fn form_for(&self, request: &BatchRequest, group: &DueGroup) -> Result<DocumentForm, Error> {
        use BatchScope::{Department, Each, Meeting, MeetingEach};
        let one = matches!(request.scope, Department(_) | MeetingEach(_) | Each);
        let department = one.then_some(group.name.as_str());
        let mut form = self.propose(request.kind, &group.items, department)?.form;
        if one && request.kind == DocumentKindName::Notice {
            // Each department sees its own part; the others that lead with it get a copy.
            // Under whichever name, the addressee gets no copy.
            let registry = self.registry_now()?;
            let names = Names::of(&registry);
            let addressed = Body::of(&names, &group.name);
            let others: Vec<String> = form.addressees.drain(..).chain(form.copies.drain(..)).collect();
            for other in others {
                if Body::of(&names, &other) != addressed && !form.copies.contains(&other) {
                    form.copies.push(other);
                }
            }
            form.addressees = vec![group.name.clone()];
        }
        if let Meeting(_) = request.scope {
            // One paper for the whole meeting goes to every department it names.
            let rows = self.basis(kind_of(request.kind), &group.items)?.rows;
            let mut named = parts(&rows, true);
            named.extend(parts(&rows, false));
            let mut seen = HashSet::new();
            named.retain(|name| seen.insert(name.clone()));
            if !named.is_empty() {
                form.addressees = named;
            }
            form.copies.clear();
        }
        let Told { title, to, period, as_of, report_by, body } = request.told.clone();
        if let Some(period) = period {
            // The usual title names the period.
            form.title = form.title.replace(&form.period, &period);
            form.period = period;
        }
        form.title = title.unwrap_or(form.title);
        if !to.is_empty() {
            form.addressees = to;
        }
        form.as_of = as_of.or(form.as_of);
        form.report_by = report_by.or(form.report_by);
        form.body = body.unwrap_or(form.body);
        form.form = request.form.unwrap_or(form.form);
        form.checked_by.clone_from(&request.checked_by);
        if !request.signed_by.trim().is_empty() {
            form.signed_by.clone_from(&request.signed_by);
        }
        Ok(form)
    }

    fn scoped(&self, request: &BatchRequest) -> Result<(Vec<DueGroup>, Vec<String>), Error> {
        let one = |name: &str, items: Vec<String>| {
            if items.is_empty() { vec![] } else { vec![DueGroup { name: name.to_owned(), items }] }
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
        Ok(match &request.scope {
            BatchScope::Everything => (vec![DueGroup { name: String::new(), items: Vec::new() }], Vec::new()),
            BatchScope::Items(codes) => (one("", codes.clone()), Vec::new()),
            BatchScope::Each => {
                let mut groups = self.due_groups(request.kind, GroupBy::Department)?;
                let unled = groups.iter().position(|group| group.name == UNLED);
                let left_over = unled.map(|at| groups.remove(at).items).unwrap_or_default();
                (groups, left_over)
            }
            BatchScope::Department(name) if request.kind != DocumentKindName::Notice => {
                let written = self.written_names(name)?;
                let mut groups = self.due_groups(request.kind, GroupBy::Department)?;
                groups.retain(|group| group.name == *name || written.iter().any(|known| known.name == group.name));
                (groups, Vec::new())
            }
            BatchScope::Department(name) => {
                let written = self.written_names(name)?;
                let is_theirs = |lead: &&String| written.iter().any(|known| known.name == **lead);
                let lines = waiting(None)?;
                // The paper is addressed in the minutes' own words, whichever name was asked for.
                let addressed = lines.iter().find_map(|line| line.lead.iter().find(is_theirs)).unwrap_or(name);
                let theirs = lines.iter().filter(|line| line.lead.iter().any(|lead| is_theirs(&lead)));
                (one(addressed, theirs.map(|line| line.code.clone()).collect()), Vec::new())
            }
            BatchScope::Meeting(meeting) => {
                self.meeting(meeting)?;
                (one("", waiting(Some(meeting))?.into_iter().map(|l| l.code).collect()), Vec::new())
            }
            BatchScope::MeetingEach(meeting) => {
                self.meeting(meeting)?;
                self.by_first_lead(waiting(Some(meeting))?)?
            }
        })
    }
}
