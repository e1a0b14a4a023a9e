//! Step 3: line ends and characters that cannot be seen.

use duban_domain::Span;

use crate::work::{Edits, RepairKind};

pub(crate) fn pass(text: &str) -> Edits {
    let mut edits = Edits::default();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let span = Span::new(at, at + c.len_utf8());
        match c {
            '\n' | '\t' => {}
            '\r' if chars.peek().is_some_and(|(_, next)| *next == '\n') => edits.drop(span),
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                edits.replace(span, "\n");
            }
            c if is_unseen(c) => {
                edits.drop(span);
                edits.note(RepairKind::Controls, span);
            }
            _ => {}
        }
    }
    edits
}

/// What could not be decoded, and was not explained by a shift of bytes, stays to be seen.
pub(crate) fn undecoded(text: &str) -> Edits {
    let mut edits = Edits::default();
    let mut rest = 0;
    while let Some(at) = text[rest..].find('\u{fffd}').map(|at| rest + at) {
        let marks = text[at..].len() - text[at..].trim_start_matches('\u{fffd}').len();
        edits.doubt(RepairKind::UnreadableBytes, Span::new(at, at + marks));
        rest = at + marks;
    }
    edits
}

/// Controls, and the characters that only steer how others are shown.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}
