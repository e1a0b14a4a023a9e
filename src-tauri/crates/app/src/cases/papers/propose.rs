//! A document filled in as far as the ledger can.

use chrono::{Datelike, NaiveDate};
use duban_domain::{
    Channel, DocumentId, DocumentKind, Draft, Event, Grade, PaperForm, Step, Subject, Told, governing_day,
};
use duban_ledger::ItemRow;
use uuid::Uuid;

use super::content::grade;
use super::due::{missing_words, parts};
use super::form::{Basis, filled, form_of, kind_of, values};
use crate::duban::Duban;
use crate::error::Error;
use crate::wire::{DocumentForm, DocumentKindName, DocumentProposal, PaperItem};
use crate::words;

/// Working days that departments have to report when the clerk sets no day.
const DAYS_TO_REPORT: u16 = 10;
/// Working days that a reminded department has to answer.
const DAYS_TO_ANSWER: u16 = 3;

impl Duban {
    /// A document of a kind with these items, filled in. `department` is whom a reminder is for; without it, everyone who
    /// leads one of the items.
    pub fn propose(
        &self,
        kind: DocumentKindName,
        codes: &[String],
        department: Option<&str>,
    ) -> Result<DocumentProposal, Error> {
        let kind = kind_of(kind);
        let basis = self.basis(kind, codes)?;
        let today = self.today();
        let mut draft = Draft {
            id: DocumentId(Uuid::nil()),
            kind,
            title: String::new(),
            meeting: basis.meeting,
            items: Vec::new(),
            addressees: addressees(kind, &basis, department),
            copies: Vec::new(),
            report_by: None,
            dated: today,
            form: if kind == DocumentKind::SupervisionNotice { basis.stationery.form } else { PaperForm::RedHead },
            grade: Grade::default(),
            told: Told::default(),
        };
        match kind {
            DocumentKind::SupervisionNotice => {
                draft.copies = parts(&basis.rows, false);
                draft.copies.retain(|c| !draft.addressees.contains(c));
                draft.report_by = Some(self.default_report_day(&basis.rows));
            }
            DocumentKind::ReminderNotice => {
                draft.report_by = Some(self.calendar().add_working_days(today, DAYS_TO_ANSWER).due);
                draft.told.round = self.round(&basis.rows, &draft.addressees)?;
            }
            DocumentKind::Circular | DocumentKind::Report => {
                draft.told.period = period(today);
                draft.told.as_of = Some(today);
            }
        }
        draft.title = title(&draft, &basis)?;
        let form = DocumentForm { signed_by: basis.stationery.signatory.clone(), ..form_of(&draft, &basis.rows) };
        let inherited = grade(&draft, &basis, None).0.unwrap_or_default();
        let number = self.next_document_number(&basis, kind)?.0;
        let whom = department.map(|name| self.written(&[name.to_owned()])).transpose()?;
        Ok(DocumentProposal {
            form,
            next_number: number.to_string(),
            lines: self.proposal_lines(kind, &basis.rows, whom.as_deref())?,
            inherited,
        })
    }

    /// A notice with these items, filled in.
    pub fn propose_notice(&self, codes: &[String]) -> Result<DocumentProposal, Error> {
        self.propose(DocumentKindName::Notice, codes, None)
    }

    pub(super) fn proposal_lines(
        &self,
        kind: DocumentKind,
        rows: &[ItemRow],
        whom: Option<&[String]>,
    ) -> Result<Vec<PaperItem>, Error> {
        let today = self.today();
        let line = |row: &ItemRow| {
            let due_words = match kind {
                DocumentKind::ReminderNotice => missing_words(&self.missing(row, whom)?),
                _ => governing_day(&row.item.deadlines)
                    .map_or_else(|| words::due_cell(&row.item.deadlines, today), |day| words::short_day(day, today)),
            };
            Ok(PaperItem { code: row.item.code.to_string(), title: row.item.title.clone(), due_words })
        };
        rows.iter().map(line).collect()
    }

    /// Ten working days from today, or earlier where an item is due earlier; what is overdue already does not count.
    fn default_report_day(&self, rows: &[ItemRow]) -> NaiveDate {
        let today = self.today();
        let ten = self.calendar().add_working_days(today, DAYS_TO_REPORT).due;
        rows.iter().filter_map(|r| r.status.due).filter(|due| *due > today).fold(ten, NaiveDate::min)
    }

    /// Which time the departments are reminded in writing: one more than the item that was reminded most often.
    fn round(&self, rows: &[ItemRow], departments: &[String]) -> Result<u32, Error> {
        let departments = self.written(departments)?;
        let mut most = 0;
        for row in rows {
            let facts = self.ledger().history(&Subject::Item(row.item.id))?;
            let written = facts.iter().filter(|fact| !fact.undone).filter(|fact| match &fact.fact.event {
                Event::ItemStepped(Step::Remind { department, by: Channel::Slip, .. }) => {
                    departments.contains(department)
                }
                _ => false,
            });
            most = most.max(u32::try_from(written.count()).unwrap_or(u32::MAX));
        }
        Ok(most.saturating_add(1))
    }
}

/// Whom a document of a kind goes to.
fn addressees(kind: DocumentKind, basis: &Basis, department: Option<&str>) -> Vec<String> {
    let general = || vec![basis.office.general_list.clone()];
    let leads = parts(&basis.rows, true);
    match (kind, department) {
        (DocumentKind::ReminderNotice, Some(department)) => vec![department.to_owned()],
        (DocumentKind::SupervisionNotice | DocumentKind::ReminderNotice, _) if leads.is_empty() => general(),
        (DocumentKind::SupervisionNotice | DocumentKind::ReminderNotice, _) => leads,
        (DocumentKind::Circular, _) => general(),
        (DocumentKind::Report, _) if basis.stationery.report_to.is_empty() => Vec::new(),
        (DocumentKind::Report, _) => vec![basis.stationery.report_to.clone()],
    }
}

/// The title: in the office's own wording where it has one, else the usual.
fn title(draft: &Draft, basis: &Basis) -> Result<String, Error> {
    let own = basis.stationery.of(draft.kind).title;
    if !own.trim().is_empty() {
        return filled(own.trim(), &values(draft, basis));
    }
    let name = basis.header.as_ref().and_then(|header| header.name.as_deref());
    let period = &draft.told.period;
    Ok(match draft.kind {
        DocumentKind::SupervisionNotice => {
            name.map_or_else(|| "关于办理督办事项的通知".to_owned(), |name| format!("关于办理{name}议定事项的督办通知"))
        }
        DocumentKind::ReminderNotice => {
            let again = match draft.told.round {
                0 | 1 => "",
                2 => "再次",
                3 => "第三次",
                4 => "第四次",
                _ => "多次",
            };
            match basis.rows.as_slice() {
                [one] => format!("关于{again}催办“{}”事项的通知", one.item.title.trim_end_matches('。')),
                rows => format!("关于{again}催办{}项督办事项的通知", rows.len()),
            }
        }
        DocumentKind::Circular => format!("关于{period}督办事项办理情况的通报"),
        DocumentKind::Report => format!("关于{period}督办事项办理情况的专报"),
    })
}

/// 2026年1至6月; in January, 2026年1月.
fn period(today: NaiveDate) -> String {
    match today.month() {
        1 => format!("{}年1月", today.year()),
        month => format!("{}年1至{month}月", today.year()),
    }
}
