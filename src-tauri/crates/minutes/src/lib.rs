//! Minutes of a meeting, read as a clerk of a supervision office reads them. Pure, and it never fails.
//!
//! The way through:
//!
//! 1. `view` folds the text: one width of punctuation, no stray blanks; every place keeps its way back.
//! 2. `header` reads what the text says of the meeting.
//! 3. `structure` goes from paragraphs to pieces: an `outline` of headings, numbered points and tables; in
//!    running text, who speaks (`frame`) and what is ordered (`order`).
//! 4. Each directive's fields: `units`, `owners`, `deadlines`, `targets`, `title`, with span, rule and reason.
//! 5. `diagnostics`: what a clerk should look at.
//!
//! **Invariant:** the directives and passages of a [`Reading`] are in order, share no byte, lie on character
//! boundaries, and cover every character that is not blank. A directive's `text` is the source at its span.
//!
//! **Invariant:** the vocabulary is the language's. No rule knows a place, a person or a project.

use std::ops::Range;

use chrono::NaiveDate;
use duban_domain::calendar::WorkCalendar;
use duban_domain::{Diagnostic, Directive, MeetingHeader, Passage, PassageKind, Span};

mod cover;
mod deadlines;
mod diagnostics;
mod frame;
mod header;
mod numbering;
mod numeral;
mod order;
mod owners;
mod people;
mod structure;
mod targets;
mod text;
mod title;
mod units;
mod view;
mod words;

use deadlines::Anchor;
use header::Heading;
use structure::{Draft, Piece};
use units::Convention;
use view::View;

/// What is known from outside of the text.
#[derive(Debug, Clone)]
pub struct Context {
    /// The Beijing day the office received the text. A year or day that the text leaves out is reckoned from it.
    pub received: NaiveDate,
    /// The days worked and not.
    pub calendar: WorkCalendar,
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// What the text says of the meeting.
    pub header: MeetingHeader,
    /// The directives in reading order.
    pub directives: Vec<Directive>,
    /// All other sentences, in reading order.
    pub passages: Vec<Passage>,
    /// What a clerk should look at, in reading order.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads clean simplified text. Takes time linear in its length.
///
/// ```
/// use chrono::NaiveDate;
/// use duban_domain::calendar::WorkCalendar;
/// use duban_minutes::{Context, read};
///
/// let context = Context { received: NaiveDate::from_ymd_opt(2026, 6, 12).unwrap(), calendar: WorkCalendar::default() };
/// let text = "6月9日，市长王建国主持召开市政府第8次常务会议。会议要求，市住建局要在6月底前完成老旧小区的摸底排查，并建立工作台账。";
/// let reading = read(text, &context);
/// assert_eq!(reading.header.number, Some(8));
/// assert_eq!(reading.directives[0].text, "市住建局要在6月底前完成老旧小区的摸底排查，并建立工作台账。");
/// assert_eq!(reading.directives[0].assignments[0].department, "市住建局");
/// ```
#[must_use]
pub fn read(text: &str, context: &Context) -> Reading {
    let view = View::new(text);
    let heading = header::read(&view, context.received);
    let convention = Convention::stated_in(view.text());
    let anchor = anchor(&heading, context);
    let mut directives = Vec::new();
    let mut passages = Vec::new();
    let mut guessed = Vec::new();
    for piece in cover::whole(&view, structure::read(&view)) {
        match piece {
            Piece::Draft(draft) => {
                if draft.row.as_ref().is_some_and(|r| r.fused) {
                    guessed.push(diagnostics::guessed_row(view.span(draft.range.clone())));
                }
                directives.push(directive(&view, &draft, convention, &anchor));
            }
            Piece::Passage { range, kind, reason } => {
                passages.push(Passage { span: view.span(range), kind, reason: reason.to_owned() });
            }
        }
    }
    let mut diagnostics = diagnostics::notice(&heading.header, &directives, &passages, &context.calendar, text);
    diagnostics.extend(guessed);
    diagnostics.sort_by_key(|d| (d.span.start, d.code));
    Reading { header: heading.header, directives, passages, diagnostics }
}

/// Reads the fields of one stretch again: what a clerk split, merged or claimed by hand. It is a directive because
/// the clerk says so; its path is empty where the stretch does not tell it.
///
/// `span` has to lie on character boundaries of `text`; one that does not is widened to the next.
#[must_use]
pub fn read_directive(text: &str, span: Span, context: &Context, header: &MeetingHeader) -> Directive {
    let view = View::new(text);
    let heading = header::read(&view, context.received);
    let convention = Convention::stated_in(view.text());
    let heading = Heading { header: header.clone(), ..heading };
    let range = view.range(span);
    let draft = Draft { range, ..Draft::default() };
    let mut directive = directive(&view, &draft, convention, &anchor(&heading, context));
    directive.span = cover::on_boundaries(text, span);
    text[directive.span.range()].clone_into(&mut directive.text);
    directive
}

fn anchor<'a>(heading: &Heading, context: &'a Context) -> Anchor<'a> {
    Anchor {
        // The day a page was put up limits nothing: what it asks for may have been due before.
        day: heading.header.date.filter(|_| !heading.published),
        received: context.received,
        first_year: heading.first_year,
        planned: heading.planned,
        issued: heading.issued,
        calendar: &context.calendar,
    }
}

fn directive(view: &View<'_>, draft: &Draft, convention: Convention, anchor: &Anchor<'_>) -> Directive {
    let span = view.span(draft.range.clone());
    Directive {
        span,
        text: view.source(span).to_owned(),
        title: title::suggest(view, draft),
        path: draft.path.clone(),
        assignments: units::read(view, draft, convention),
        owners: owners::read(view, draft),
        deadlines: deadlines::read(view, draft, anchor),
        targets: targets::read(view, draft.range.clone()),
        suggestions: Vec::new(),
    }
}

/// The kind of what no rule claimed.
pub(crate) fn unclaimed(range: Range<usize>) -> Piece {
    Piece::Passage { range, kind: PassageKind::Unclassified, reason: "没有规则认领" }
}
