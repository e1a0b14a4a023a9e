//! Where sentences end, for counting and for cutting.

use duban_domain::Span;

const ENDS: [char; 5] = ['。', '；', ';', '！', '？'];

/// The sentences of a text: cut after 。；！？ and at line ends, blanks around them left out.
///
/// Closing quotes and brackets stay with the sentence before them.
pub(crate) fn sentences(text: &str) -> Vec<Span> {
    pieces(text, Span::new(0, text.len()))
}

/// The places inside `span` after which it can be cut in two.
pub(crate) fn cuts(text: &str, span: Span) -> Vec<usize> {
    let mut ends: Vec<usize> = pieces(text, span).into_iter().map(|piece| piece.end).collect();
    ends.pop();
    ends
}

fn pieces(text: &str, within: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = within.start;
    let mut chars = text[within.range()].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = within.start + at + c.len_utf8();
        if c == '\n' {
            push(text, &mut found, start, within.start + at);
            start = end;
        } else if ENDS.contains(&c) {
            let mut end = end;
            while let Some((next, closing)) = chars.next_if(|(_, c)| matches!(c, '”' | '’' | '）' | ')' | '》')) {
                end = within.start + next + closing.len_utf8();
            }
            push(text, &mut found, start, end);
            start = end;
        }
    }
    push(text, &mut found, start, within.end);
    found
}

fn push(text: &str, found: &mut Vec<Span>, start: usize, end: usize) {
    let piece = &text[start..end];
    let trimmed = piece.trim();
    if !trimmed.is_empty() {
        let lead = piece.len() - piece.trim_start().len();
        found.push(Span::new(start + lead, start + lead + trimmed.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closing_quote_stays_with_its_sentence() {
        let text = "要求“马上办；办好。”再报告。\n另行通知";
        let all: Vec<&str> = sentences(text).iter().map(|s| &text[s.range()]).collect();
        assert_eq!(all, ["要求“马上办；", "办好。”", "再报告。", "另行通知"]);
        assert_eq!(cuts(text, Span::new(0, text.find('\n').unwrap())).len(), 2);
    }
}
