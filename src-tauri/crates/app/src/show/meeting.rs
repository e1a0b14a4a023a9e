//! The split view of one meeting.

use std::collections::HashMap;

use duban_domain::{
    Decision, DirectiveId, ItemCode, ItemId, MeetingId, PassageKind, Review, ReviewedDirective, Span, Suggestion,
};

use super::{Eye, repair_views, role_name};
use crate::places::Places;
use crate::sentences::{cuts, sentences};
use crate::wire::{Coverage, DecisionName, DirectiveView, MeetingView, PassageName, PassageView, SuggestionView};

/// What the ledger knows of a meeting beside its review.
pub(crate) struct Around {
    pub(crate) id: MeetingId,
    pub(crate) version: u64,
    pub(crate) codes: HashMap<ItemId, ItemCode>,
    /// Of the open directives that name nobody to lead.
    pub(crate) suggestions: HashMap<DirectiveId, Vec<Suggestion>>,
    pub(crate) undo: Option<String>,
}

pub(crate) fn meeting_view(review: &Review, mut around: Around, places: &Places, eye: &Eye<'_>) -> MeetingView {
    let undo = around.undo.take();
    let minutes = &review.minutes;
    let header = &minutes.header;
    MeetingView {
        id: around.id.to_string(),
        version: around.version,
        name: header.name.clone().unwrap_or_else(|| minutes.file_name.clone()),
        number: header.number,
        date: header.date.map(|d| d.to_string()),
        date_basis: header.date_basis.clone(),
        chair_title: header.chair.as_ref().map(|c| c.title.clone()),
        chair_name: header.chair.as_ref().map(|c| c.name.clone()),
        classification: header.classification.clone(),
        received: minutes.received.to_string(),
        file_name: minutes.file_name.clone(),
        text: minutes.text.clone(),
        directives: review.directives.iter().map(|d| directive(d, &minutes.text, &around, places, eye)).collect(),
        passages: review
            .passages
            .iter()
            .map(|p| PassageView { place: places.place(p.span), kind: passage_name(p.kind), reason: p.reason.clone() })
            .collect(),
        repairs: repair_views(&minutes.repairs, &review.repairs, places),
        coverage: coverage(review),
        undo,
    }
}

fn directive(d: &ReviewedDirective, text: &str, around: &Around, places: &Places, eye: &Eye<'_>) -> DirectiveView {
    let said = &d.directive;
    let (item_code, because) = match &d.decision {
        Decision::Open => (None, None),
        Decision::Confirmed(item) => (around.codes.get(item).map(ToString::to_string), None),
        Decision::Dismissed(reason) => (None, Some(reason.clone())),
    };
    DirectiveView {
        id: d.id.to_string(),
        place: places.place(said.span),
        text: said.text.clone(),
        title: said.title.clone(),
        path: said.path.clone(),
        assignments: eye.assignments(&said.assignments),
        owners: said.owners.iter().map(|o| eye.owner(o)).collect(),
        deadlines: said.deadlines.iter().map(|t| eye.deadline(t)).collect(),
        targets: said.targets.iter().map(|t| eye.target(t)).collect(),
        suggestions: around
            .suggestions
            .get(&d.id)
            .into_iter()
            .flatten()
            .map(|s| SuggestionView {
                department: s.department.clone(),
                role: role_name(s.role),
                reason: s.reason.clone(),
            })
            .collect(),
        decision: decision_name(&d.decision),
        item_code,
        dismissed_because: because,
        revised: d.revised,
        cuts: cuts(text, said.span).into_iter().map(|byte| places.unit(byte)).collect(),
    }
}

pub(crate) fn decision_name(decision: &Decision) -> DecisionName {
    match decision {
        Decision::Open => DecisionName::Open,
        Decision::Confirmed(_) => DecisionName::Confirmed,
        Decision::Dismissed(_) => DecisionName::Dismissed,
    }
}

fn passage_name(kind: PassageKind) -> PassageName {
    match kind {
        PassageKind::Header => PassageName::Header,
        PassageKind::Background => PassageName::Background,
        PassageKind::Unclassified => PassageName::Unclassified,
    }
}

/// A sentence counts where most of it lies.
fn coverage(review: &Review) -> Coverage {
    let mut all = Coverage { sentences: 0, decided: 0, open: 0, background: 0, unclassified: 0 };
    let spans = review
        .directives
        .iter()
        .map(|d| (d.directive.span, if d.decision == Decision::Open { Class::Open } else { Class::Decided }))
        .chain(review.passages.iter().map(|p| {
            (p.span, if p.kind == PassageKind::Unclassified { Class::Unclassified } else { Class::Background })
        }));
    let mut spans: Vec<(Span, Class)> = spans.collect();
    spans.sort_by_key(|s| s.0.start);
    let mut from = 0;
    for sentence in sentences(&review.minutes.text) {
        while from < spans.len() && spans[from].0.end <= sentence.start {
            from += 1;
        }
        let touching = spans[from..].iter().take_while(|s| s.0.start < sentence.end);
        let shared = |s: &Span| s.end.min(sentence.end) - s.start.max(sentence.start);
        let Some((_, class)) = touching.max_by_key(|(s, _)| shared(s)) else { continue };
        all.sentences += 1;
        *match class {
            Class::Decided => &mut all.decided,
            Class::Open => &mut all.open,
            Class::Background => &mut all.background,
            Class::Unclassified => &mut all.unclassified,
        } += 1;
    }
    all
}

#[derive(Clone, Copy)]
enum Class {
    Decided,
    Open,
    Background,
    Unclassified,
}
