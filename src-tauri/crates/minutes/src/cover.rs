//! Nothing dropped, nothing claimed twice: the last word on what the pieces cover.

use duban_domain::Span;

use crate::structure::Piece;
use crate::view::View;

/// Puts the pieces in order and fills what they leave open with unclassified passages.
pub(crate) fn whole(view: &View<'_>, mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.sort_by_key(|p| p.range().start);
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut at = 0;
    for mut piece in pieces {
        let range = piece.range().clone();
        fill(view, at, range.start, &mut out);
        let start = range.start.max(at);
        let trimmed = trim(view.text(), start, range.end);
        if trimmed.0 < trimmed.1 {
            piece.set_range(trimmed.0..trimmed.1);
            out.push(piece);
        }
        at = at.max(range.end);
    }
    fill(view, at, view.text().len(), &mut out);
    out
}

fn fill(view: &View<'_>, from: usize, to: usize, out: &mut Vec<Piece>) {
    if from >= to {
        return;
    }
    let mut at = from;
    for line in view.text()[from..to].split(['\n', '\t']) {
        let (start, end) = trim(view.text(), at, at + line.len());
        if start < end {
            out.push(crate::unclaimed(start..end));
        }
        at += line.len() + 1;
    }
}

/// A range without line ends and tabs around it.
fn trim(text: &str, start: usize, end: usize) -> (usize, usize) {
    let words = &text[start..end];
    let front = words.len() - words.trim_start_matches(['\n', '\t', ' ']).len();
    let kept = words.trim_matches(['\n', '\t', ' ']).len();
    (start + front, start + front + kept)
}

/// A span widened to character boundaries and cut to the text.
pub(crate) fn on_boundaries(text: &str, span: Span) -> Span {
    let mut start = span.start.min(text.len());
    let mut end = span.end.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    Span::new(start, end)
}
