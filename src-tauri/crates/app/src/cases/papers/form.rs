//! From the form that a door sends to a draft, and back.

use chrono::NaiveDate;
use duban_documents::template::{TemplateError, fill};
use duban_domain::{
    DocumentId, DocumentKind, DocumentState, Draft, Grade, MeetingHeader, MeetingId, Office, PaperForm, Source,
    Stationery, Told, ToldSection, Urgency,
};
use duban_ledger::ItemRow;

use crate::Code;
use crate::cases::life::day;
use crate::cases::register::urgency;
use crate::duban::Duban;
use crate::error::Error;
use crate::wire::{DocumentForm, DocumentKindName, DocumentStateName, FormName};
use crate::words;

/// The most copies that are numbered one by one.
const MOST_COPIES: u32 = 200;

/// What a document rests on, read once.
pub(super) struct Basis {
    pub(super) office: Office,
    pub(super) stationery: Stationery,
    pub(super) rows: Vec<ItemRow>,
    pub(super) meeting: Option<MeetingId>,
    pub(super) header: Option<MeetingHeader>,
}

impl Duban {
    pub(super) fn basis(&self, kind: DocumentKind, codes: &[String]) -> Result<Basis, Error> {
        let rows = if codes.is_empty() && !kind.asks() { Vec::new() } else { self.chosen(kind, codes)? };
        self.basis_of(rows)
    }

    pub(super) fn basis_of(&self, rows: Vec<ItemRow>) -> Result<Basis, Error> {
        let office = self.office()?;
        let stationery = self.ledger().stationery()?;
        let (meeting, header) = self.common_meeting(&rows)?;
        Ok(Basis { office, stationery, rows, meeting, header })
    }

    fn chosen(&self, kind: DocumentKind, codes: &[String]) -> Result<Vec<ItemRow>, Error> {
        if codes.is_empty() {
            let sentence = format!("没有选事项，{}没有生成。至少选一件。", kind.title());
            return Err(Error::new(Code::NoItems, sentence));
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
}

/// The draft that a form describes. The office's own wording stands in it already, so that a later change of a template
/// changes no draft.
pub(super) fn draft_of(form: &DocumentForm, id: DocumentId, basis: &Basis) -> Result<Draft, Error> {
    let kind = kind_of(form.kind);
    let empty = |field: &str| {
        let sentence = format!("{field}是空的，{}没有生成。填好后再做。", kind.title());
        Err(Error::new(Code::FieldMissing, sentence))
    };
    let title = form.title.trim();
    if title.is_empty() {
        return empty("标题");
    }
    let addressees = names(&form.addressees);
    if addressees.is_empty() {
        return empty("主送单位");
    }
    let report_by = form.report_by.as_deref().filter(|d| !d.is_empty()).map(day).transpose()?;
    if kind == DocumentKind::ReminderNotice && report_by.is_none() {
        return empty("反馈时限");
    }
    if kind == DocumentKind::Circular && form.period.trim().is_empty() {
        return empty("通报的时段");
    }
    if form.numbered_copies.is_some_and(|copies| copies > MOST_COPIES) {
        let sentence = format!("份号最多编{MOST_COPIES}份，{}没有生成。", kind.title());
        return Err(Error::new(Code::FieldMissing, sentence));
    }
    let mut draft = Draft {
        id,
        kind,
        title: title.to_owned(),
        meeting: basis.meeting,
        items: basis.rows.iter().map(|r| r.item.id).collect(),
        addressees,
        copies: names(&form.copies),
        report_by,
        dated: day(&form.dated)?,
        form: if kind == DocumentKind::SupervisionNotice || form.form != FormName::Table {
            paper_form(form.form)
        } else {
            PaperForm::RedHead
        },
        grade: Grade {
            classification: Some(form.classification.trim().to_owned()).filter(|words| !words.is_empty()),
            urgency: urgency(&form.urgency)?,
            numbered_copies: form.numbered_copies.filter(|copies| *copies > 0),
        },
        told: Told {
            round: form.round,
            period: form.period.trim().to_owned(),
            as_of: form.as_of.as_deref().filter(|d| !d.is_empty()).map(day).transpose()?,
            opening: form.opening.trim().to_owned(),
            sections: sections(&form.body),
            requests: paragraphs(&form.requests),
        },
    };
    let style = basis.stationery.of(kind);
    if draft.told.opening.is_empty() && !style.opening.trim().is_empty() {
        draft.told.opening = filled(style.opening.trim(), &values(&draft, basis))?;
    }
    if draft.told.requests.is_empty() && !style.closing.trim().is_empty() {
        draft.told.requests = paragraphs(&filled(&style.closing, &values(&draft, basis))?);
    }
    Ok(draft)
}

/// The form again, to go on with a draft.
pub(super) fn form_of(draft: &Draft, rows: &[ItemRow]) -> DocumentForm {
    let body = draft.told.sections.iter().flat_map(|section| {
        let heading = (!section.heading.is_empty()).then(|| format!("# {}", section.heading));
        heading.into_iter().chain(section.paragraphs.iter().cloned())
    });
    DocumentForm {
        kind: kind_name(draft.kind),
        items: rows.iter().map(|row| row.item.code.to_string()).collect(),
        title: draft.title.clone(),
        addressees: draft.addressees.clone(),
        copies: draft.copies.clone(),
        report_by: draft.report_by.map(|day| day.to_string()),
        dated: draft.dated.to_string(),
        checked_by: String::new(),
        signed_by: String::new(),
        form: form_name(draft.form),
        classification: draft.grade.classification.clone().unwrap_or_default(),
        urgency: match draft.grade.urgency {
            Urgency::Ordinary => String::new(),
            urgent => words::urgency_name(urgent).to_owned(),
        },
        numbered_copies: draft.grade.numbered_copies,
        round: draft.told.round,
        period: draft.told.period.clone(),
        as_of: draft.told.as_of.map(|day| day.to_string()),
        opening: draft.told.opening.clone(),
        body: body.collect::<Vec<_>>().join("\n"),
        requests: draft.told.requests.join("\n"),
    }
}

/// What a template of a kind can name, with what it stands for in this draft.
pub(super) fn values(draft: &Draft, basis: &Basis) -> Vec<(&'static str, String)> {
    let header = basis.header.as_ref();
    let full = |day: Option<NaiveDate>| day.map(words::full_day).unwrap_or_default();
    let one = draft.addressees.len() == 1 && !draft.addressees[0].contains(['各', '、', '，', '等']);
    let mut values = vec![
        ("单位", basis.office.name.clone()),
        ("主送", draft.addressees.join("、")),
        ("称呼", if one { "你单位" } else { "你们" }.to_owned()),
        ("联系人", basis.office.contact.clone()),
        ("成文日期", words::full_day(draft.dated)),
    ];
    if draft.kind.asks() {
        values.push(("件数", basis.rows.len().to_string()));
        values.push(("事项", basis.rows.first().map(|row| row.item.title.clone()).unwrap_or_default()));
        values.push(("反馈时限", full(draft.report_by)));
    } else {
        values.push(("时段", draft.told.period.clone()));
        values.push(("截至", full(draft.told.as_of)));
    }
    match draft.kind {
        DocumentKind::SupervisionNotice => {
            let name = header.and_then(|h| h.name.clone()).unwrap_or_else(|| "会议".to_owned());
            values.push(("会议", name));
            values.push(("会议日期", full(header.and_then(|h| h.date))));
        }
        DocumentKind::ReminderNotice => values.push(("次数", draft.told.round.to_string())),
        DocumentKind::Circular | DocumentKind::Report => {}
    }
    values
}

/// A template filled in, or what is wrong with it.
pub(super) fn filled(template: &str, values: &[(&'static str, String)]) -> Result<String, Error> {
    fill(template, values).map_err(|error| {
        let known = values.iter().map(|(name, _)| format!("{{{name}}}")).collect::<Vec<_>>().join("、");
        let sentence = match error {
            TemplateError::Unknown(name) => format!("措辞里的{{{name}}}没有对应的内容。可以用的有{known}。"),
            TemplateError::Alone => format!("措辞里有一个花括号没有成对。占位写成{known}这样。"),
        };
        Error::new(Code::FieldMissing, sentence)
    })
}

pub(super) fn names(list: &[String]) -> Vec<String> {
    list.iter().map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()).collect()
}

pub(super) fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

/// Paragraphs under headings; a line that begins with # is one.
fn sections(text: &str) -> Vec<ToldSection> {
    let mut sections: Vec<ToldSection> = Vec::new();
    for line in paragraphs(text) {
        match (line.strip_prefix('#'), sections.last_mut()) {
            (Some(heading), _) => {
                let heading = heading.trim_start_matches('#').trim().to_owned();
                sections.push(ToldSection { heading, paragraphs: Vec::new() });
            }
            (None, Some(section)) => section.paragraphs.push(line),
            (None, None) => sections.push(ToldSection { heading: "有关情况".into(), paragraphs: vec![line] }),
        }
    }
    sections
}

pub(super) fn kind_of(name: DocumentKindName) -> DocumentKind {
    match name {
        DocumentKindName::Notice => DocumentKind::SupervisionNotice,
        DocumentKindName::Reminder => DocumentKind::ReminderNotice,
        DocumentKindName::Circular => DocumentKind::Circular,
        DocumentKindName::Report => DocumentKind::Report,
    }
}

pub(super) fn kind_name(kind: DocumentKind) -> DocumentKindName {
    match kind {
        DocumentKind::SupervisionNotice => DocumentKindName::Notice,
        DocumentKind::ReminderNotice => DocumentKindName::Reminder,
        DocumentKind::Circular => DocumentKindName::Circular,
        DocumentKind::Report => DocumentKindName::Report,
    }
}

pub(super) fn paper_form(name: FormName) -> PaperForm {
    match name {
        FormName::RedHead => PaperForm::RedHead,
        FormName::Letter => PaperForm::Letter,
        FormName::Table => PaperForm::Table,
    }
}

pub(super) fn form_name(form: PaperForm) -> FormName {
    match form {
        PaperForm::RedHead => FormName::RedHead,
        PaperForm::Letter => FormName::Letter,
        PaperForm::Table => FormName::Table,
    }
}

pub(super) fn state_name(state: DocumentState) -> DocumentStateName {
    match state {
        DocumentState::Drafted => DocumentStateName::Drafted,
        DocumentState::Checked => DocumentStateName::Checked,
        DocumentState::Signed => DocumentStateName::Signed,
        DocumentState::Issued => DocumentStateName::Issued,
        DocumentState::Recalled => DocumentStateName::Recalled,
        DocumentState::Voided => DocumentStateName::Voided,
    }
}
