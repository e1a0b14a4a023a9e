//! A draft in the words of its kind, from what the ledger knows.

use duban_documents::circular::{Circular, Report, ReportSection};
use duban_documents::notice::supervision_notice;
use duban_documents::paper::{Form, Manner, Paper, Seal};
use duban_documents::reminder::{Missed, Reminder};
use duban_documents::{Dispatch, Picture};
use duban_domain::{
    Channel, DocumentKind, DocumentNumber, Draft, Event, PaperForm, SealPlace, Stationery, Step, Subject, Urgency,
};
use duban_ledger::ItemRow;

use super::figures::{Figures, higher};
use super::form::Basis;
use crate::Code;
use crate::duban::Duban;
use crate::error::Error;
use crate::words;

/// The number and the code that lead back to the journal; a draft has neither.
#[derive(Clone, Copy, Default)]
pub(super) struct Stamp<'a> {
    pub(super) number: Option<&'a DocumentNumber>,
    pub(super) code: Option<&'a str>,
}

impl Duban {
    /// The paper of a draft. What it says depends on the draft, the ledger and the office's profile alone.
    pub(super) fn paper(&self, draft: &Draft, stamp: Stamp<'_>, basis: &Basis) -> Result<Paper, Error> {
        Ok(match draft.kind {
            DocumentKind::SupervisionNotice => notice(draft, stamp, basis),
            DocumentKind::ReminderNotice => self.reminder(draft, stamp, basis)?,
            DocumentKind::Circular => self.circular(draft, stamp, basis)?,
            DocumentKind::Report => self.report(draft, stamp, basis)?,
        })
    }

    /// How the office's papers are set.
    pub(super) fn manner(&self, draft: &Draft, stationery: &Stationery) -> Result<Manner, Error> {
        let seal = match &stationery.seal {
            SealPlace::None => Seal::None,
            SealPlace::Room => Seal::Room,
            SealPlace::Picture { file, millimetres } => {
                let bytes = self.ledger().file(file)?.ok_or_else(Error::broken)?;
                Seal::Picture(picture(&bytes)?, f64::from(*millimetres))
            }
        };
        let form = match draft.form {
            PaperForm::RedHead => Form::RedHead,
            PaperForm::Letter => Form::Letter,
            PaperForm::Table => Form::Table,
        };
        Ok(Manner { form, seal, ..Manner::default() })
    }

    fn reminder(&self, draft: &Draft, stamp: Stamp<'_>, basis: &Basis) -> Result<Paper, Error> {
        let one = match draft.addressees.as_slice() {
            [_] => Some(self.written(&draft.addressees)?),
            _ => None,
        };
        let items = basis.rows.iter().map(|row| self.missed(row, one.as_deref())).collect::<Result<Vec<_>, _>>()?;
        let reminder = Reminder {
            dispatch: dispatch(draft, stamp, basis, None),
            round: draft.told.round,
            report_by: draft.report_by.unwrap_or(draft.dated),
            items,
            title: draft.title.clone(),
            opening: draft.told.opening.clone(),
            closing: draft.told.requests.clone(),
        };
        Ok(Paper::Official(reminder.official()))
    }

    fn missed(&self, row: &ItemRow, whom: Option<&[String]>) -> Result<Missed, Error> {
        let item = &row.item;
        let missing = self.missing(row, whom)?;
        if missing.is_empty() {
            let sentence = format!("{}没有该办未办、该报未报的，催办通知没有生成。去掉这一件，或另选事项。", item.code);
            return Err(Error::new(Code::StepRefused, sentence));
        }
        let facts = self.ledger().history(&Subject::Item(item.id))?;
        let theirs = |name: &String| whom.is_none_or(|names| names.contains(name));
        let (mut last_report, mut reminded) = (None, Vec::new());
        for fact in facts.iter().filter(|fact| !fact.undone).map(|fact| &fact.fact) {
            match &fact.event {
                Event::ItemStepped(Step::ReportProgress { department, narrative, .. }) if theirs(department) => {
                    last_report = Some((fact.on, narrative.clone())).filter(|(_, words)| !words.trim().is_empty());
                }
                Event::ItemStepped(Step::Remind { department, by, .. }) if theirs(department) => {
                    let how = match by {
                        Channel::Phone => "电话",
                        Channel::Visit => "当面",
                        Channel::Slip => "书面",
                    };
                    reminded.push((fact.on, how.to_owned()));
                }
                _ => {}
            }
        }
        reminded.dedup();
        let notice = match row.trail.notice {
            Some(id) => self.ledger().document(id)?.and_then(|row| row.number).map(|number| number.to_string()),
            None => None,
        };
        let deadlines: Vec<&str> = item.deadlines.iter().map(|deadline| deadline.text.as_str()).collect();
        let leads: Vec<&str> =
            item.assignments.iter().filter(|a| a.role.leads()).map(|a| a.department.as_str()).collect();
        Ok(Missed {
            title: item.title.clone(),
            notice: notice.unwrap_or_default(),
            department: if whom.is_some() { String::new() } else { leads.join("、") },
            deadline: match (deadlines.join("；"), row.status.due.map(words::full_day)) {
                (text, Some(day)) if text.is_empty() || text.contains(&day) => day,
                (text, Some(day)) => format!("{text}（{day}）"),
                (text, None) => text,
            },
            missing,
            last_report,
            reminded,
            request: String::new(),
        })
    }

    fn circular(&self, draft: &Draft, stamp: Stamp<'_>, basis: &Basis) -> Result<Paper, Error> {
        let (as_of, figures) = self.figures_of(draft, basis)?;
        let circular = Circular {
            dispatch: dispatch(draft, stamp, basis, figures.classification),
            period: draft.told.period.clone(),
            as_of,
            counts: figures.counts,
            before: self.figures_before(as_of)?,
            departments: figures.departments,
            late: figures.late,
            good: Vec::new(),
            title: draft.title.clone(),
            opening: draft.told.opening.clone(),
            requests: draft.told.requests.clone(),
        };
        Ok(Paper::Official(circular.official()))
    }

    fn report(&self, draft: &Draft, stamp: Stamp<'_>, basis: &Basis) -> Result<Paper, Error> {
        let (as_of, figures) = self.figures_of(draft, basis)?;
        let several = basis.rows.len() != 1;
        let mut dispatch = dispatch(draft, stamp, basis, figures.classification);
        // A paper that goes upwards names who answers for it.
        dispatch.signatory.clone_from(&basis.stationery.signatory);
        let report = Report {
            dispatch,
            title: draft.title.clone(),
            opening: draft.told.opening.clone(),
            as_of,
            counts: several.then_some(figures.counts),
            departments: if several { figures.departments } else { Vec::new() },
            sections: draft
                .told
                .sections
                .iter()
                .map(|section| ReportSection {
                    heading: section.heading.clone(),
                    paragraphs: section.paragraphs.clone(),
                })
                .collect(),
            late: figures.late,
            proposals: draft.told.requests.clone(),
        };
        Ok(Paper::Official(report.official()))
    }

    fn figures_of(&self, draft: &Draft, basis: &Basis) -> Result<(chrono::NaiveDate, Figures), Error> {
        let as_of = draft.told.as_of.unwrap_or(draft.dated);
        if as_of > self.today() {
            let sentence = format!("{as_of}还没有到，{}没有生成。数据截止日选今天或以前的一天。", draft.kind.title());
            return Err(Error::new(Code::DateUnreadable, sentence));
        }
        let codes: Vec<String> = basis.rows.iter().map(|row| row.item.code.to_string()).collect();
        let figures = self.figures(as_of, &codes)?;
        if figures.counts.total() == 0 {
            let sentence = format!("{as_of}的台账里没有事项，{}没有生成。", draft.kind.title());
            return Err(Error::new(Code::NoItems, sentence));
        }
        Ok((as_of, figures))
    }
}

/// The seal's picture, checked.
pub(super) fn picture(png: &[u8]) -> Result<Picture, Error> {
    Picture::from_png(png).map_err(|error| {
        let sentence = match error {
            duban_documents::PictureError::Unreadable(_) => {
                "印章图片读不出来，没有采用。用PNG格式的图片，底色透明或白色。".to_owned()
            }
            duban_documents::PictureError::TooLarge(width, height) => {
                format!("印章图片有{width}×{height}像素，太大，没有采用。缩到每边2400像素以内。")
            }
        };
        Error::new(Code::FileUnsupported, sentence)
    })
}

pub(super) fn notice(draft: &Draft, stamp: Stamp<'_>, basis: &Basis) -> Paper {
    let items: Vec<_> = basis.rows.iter().map(|r| &r.item).collect();
    let (office, header) = (&basis.office, basis.header.as_ref());
    let mut content = supervision_notice(office, draft, stamp.number, &items, header, stamp.code);
    let (classification, urgency) = grade(draft, basis, None);
    content.classification = classification;
    content.urgency = urgency;
    content.mark = basis.stationery.mark(office, draft.kind);
    if stamp.number.is_none() {
        content.number = blank_number(draft, basis);
    }
    if !draft.told.opening.is_empty() {
        content.opening.clone_from(&draft.told.opening);
    }
    if !draft.told.requests.is_empty() {
        content.closing.clone_from(&draft.told.requests);
    }
    content.paper(match draft.form {
        PaperForm::RedHead => Form::RedHead,
        PaperForm::Letter => Form::Letter,
        PaperForm::Table => Form::Table,
    })
}

pub(super) fn dispatch(draft: &Draft, stamp: Stamp<'_>, basis: &Basis, further: Option<String>) -> Dispatch {
    let (classification, urgency) = grade(draft, basis, further);
    Dispatch {
        office: basis.office.name.clone(),
        mark: basis.stationery.mark(&basis.office, draft.kind),
        contact: basis.office.contact.clone(),
        number: stamp.number.map(ToString::to_string),
        series: basis.stationery.prefix(&basis.office, draft.kind),
        signatory: String::new(),
        addressees: draft.addressees.clone(),
        copies: draft.copies.clone(),
        dated: draft.dated,
        classification,
        urgency,
        short_code: stamp.code.map(str::to_owned),
    }
}

fn blank_number(draft: &Draft, basis: &Basis) -> String {
    let year = chrono::Datelike::year(&draft.dated);
    format!("{}〔{year}〕　号", basis.stationery.prefix(&basis.office, draft.kind))
}

/// 密级 and 紧急程度: the highest of the meeting's, the items' and the clerk's.
pub(super) fn grade(draft: &Draft, basis: &Basis, further: Option<String>) -> (Option<String>, Option<String>) {
    let inherited = basis.rows.iter().filter_map(|row| row.item.classification.clone());
    let of_meeting = basis.header.as_ref().and_then(|header| header.classification.clone());
    let classes = inherited.chain(of_meeting).chain(further).chain(draft.grade.classification.clone());
    // Of several that are as high, what is inherited stands last and wins.
    let mut classes: Vec<String> = classes.collect();
    classes.reverse();
    // Only what asks a department is as urgent as what it is about.
    let of_items = basis.rows.iter().filter(|_| draft.kind.asks()).map(|row| row.item.urgency);
    let urgency = of_items.chain([draft.grade.urgency]).max().unwrap_or_default();
    let urgency = match urgency {
        Urgency::Ordinary => None,
        Urgency::Urgent => Some("加急".to_owned()),
        Urgency::ExtraUrgent => Some("特急".to_owned()),
    };
    (higher(classes.into_iter()), urgency)
}
