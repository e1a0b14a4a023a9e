//! Minutes as read, for `duban parse`.

use chrono::NaiveDate;
use duban_domain::{Directive, Due, MeetingHeader, PassageKind, Severity};
use duban_intake::Intake;
use duban_minutes::Reading;

use super::{Eye, repair_views};
use crate::places::Places;
use crate::wire::{
    DiagnosticView, Figure, ParseView, ParsedChair, ParsedDeadline, ParsedDirective, ParsedMeeting, ParsedPassage,
    ParsedTarget,
};

pub(crate) fn parse_view(intake: &Intake, reading: &Reading, places: &Places, eye: &Eye<'_>) -> ParseView {
    let passages = |kind: PassageKind| {
        let of_kind = reading.passages.iter().filter(|p| p.kind == kind);
        of_kind
            .map(|p| ParsedPassage { text: intake.text[p.span.range()].to_owned(), reason: p.reason.clone() })
            .collect()
    };
    ParseView {
        text: intake.text.clone(),
        meeting: meeting(&reading.header),
        directives: reading.directives.iter().map(|d| directive(d, eye)).collect(),
        header: passages(PassageKind::Header),
        background: passages(PassageKind::Background),
        unclassified: passages(PassageKind::Unclassified),
        repairs: repair_views(&intake.repairs, &[], places),
        diagnostics: reading
            .diagnostics
            .iter()
            .map(|d| DiagnosticView {
                doubt: d.severity == Severity::Doubt,
                place: places.place(d.span),
                code: d.code.to_owned(),
                message: d.message.clone(),
                hint: d.hint.clone(),
            })
            .collect(),
    }
}

fn meeting(header: &MeetingHeader) -> ParsedMeeting {
    ParsedMeeting {
        name: header.name.clone(),
        number: header.number,
        date: header.date.map(|d: NaiveDate| d.to_string()),
        date_basis: header.date_basis.clone(),
        chair: header.chair.as_ref().map(|c| ParsedChair { title: c.title.clone(), name: c.name.clone() }),
        document_number: header.document_number.clone(),
    }
}

fn directive(d: &Directive, eye: &Eye<'_>) -> ParsedDirective {
    let names = |leads: bool| {
        let of_part = d.assignments.iter().filter(|a| a.role.leads() == leads);
        of_part.map(|a| a.department.clone()).collect()
    };
    ParsedDirective {
        text: d.text.clone(),
        title: d.title.clone(),
        path: d.path.clone(),
        lead: names(true),
        supporting: names(false),
        owners: d.owners.iter().map(|o| o.name.clone()).collect(),
        deadlines: d
            .deadlines
            .iter()
            .map(|t| ParsedDeadline {
                text: t.text.clone(),
                date: if let Due::On(day) = t.due { Some(day.to_string()) } else { None },
                recurrence: if let Due::Every(c) = t.due { Some(c.name().to_owned()) } else { None },
                basis: t.basis.clone(),
            })
            .collect(),
        targets: d
            .targets
            .iter()
            .map(|t| ParsedTarget {
                text: t.text.clone(),
                number: t.upper.map_or(Figure::One(t.number), |upper| Figure::Range([t.number, upper])),
            })
            .collect(),
        assignments: eye.assignments(&d.assignments),
    }
}
