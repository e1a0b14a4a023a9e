//! The text as the reader looks at it: one width of punctuation, no blanks inside a line.
//!
//! Offices mix `,` and `，`, `(` and `（`, straight and curly quotes, and leave blanks inside words. All rules look at
//! the view; every place in it knows its place in the source, so that spans and wordings are the source's own.

use std::ops::Range;

use duban_domain::Span;

/// A folded copy of a text and the way back.
#[derive(Debug)]
pub(crate) struct View<'a> {
    source: &'a str,
    text: String,
    /// Where the distance between view and source changes: (place in the view, place in the source), rising.
    shifts: Vec<(usize, usize)>,
}

impl<'a> View<'a> {
    /// Folds a text. Line ends and tabs stay; they separate paragraphs and cells.
    pub(crate) fn new(source: &'a str) -> Self {
        let mut text = String::with_capacity(source.len());
        let mut shifts: Vec<(usize, usize)> = vec![(0, 0)];
        let mut quote_open = false;
        let mut chars = source.char_indices().peekable();
        let mut before = '\n';
        while let Some((at, c)) = chars.next() {
            if c == '\n' {
                quote_open = false;
            }
            if is_blank(c) {
                continue;
            }
            let next = chars.peek().map_or('\n', |&(_, c)| c);
            let folded = match c {
                '"' => {
                    quote_open = !quote_open;
                    if quote_open { '“' } else { '”' }
                }
                c => fold(before, c, next),
            };
            let (view, src) = shifts[shifts.len() - 1];
            if at.wrapping_sub(src) != text.len() - view {
                shifts.push((text.len(), at));
            }
            text.push(folded);
            before = c;
        }
        Self { source, text, shifts }
    }

    /// The folded text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The source's span of a stretch of the view. Blanks around it stay outside.
    pub(crate) fn span(&self, range: Range<usize>) -> Span {
        if range.is_empty() {
            let at = self.source_at(range.start).min(self.source.len());
            return Span::new(at, at);
        }
        let start = self.source_at(range.start);
        let last = self.text[range.clone()].chars().next_back().map_or(0, char::len_utf8);
        let last_at = self.source_at(range.end - last);
        let end = last_at + self.source[last_at..].chars().next().map_or(0, char::len_utf8);
        Span::new(start, end)
    }

    /// The source's wording of a stretch of the view, without the stray blanks that the view leaves out.
    pub(crate) fn wording(&self, range: Range<usize>) -> String {
        self.source[self.span(range).range()].chars().filter(|&c| !is_blank(c)).collect()
    }

    /// The source at a span.
    pub(crate) fn source(&self, span: Span) -> &str {
        &self.source[span.range()]
    }

    /// The view's range of a span of the source.
    pub(crate) fn range(&self, span: Span) -> Range<usize> {
        self.view_at(span.start)..self.view_at(span.end)
    }

    fn source_at(&self, at: usize) -> usize {
        let (view, source) = self.shifts[self.shifts.partition_point(|s| s.0 <= at) - 1];
        source + (at - view)
    }

    /// The first place of the view at or after a place of the source.
    fn view_at(&self, at: usize) -> usize {
        let i = self.shifts.partition_point(|s| s.1 <= at) - 1;
        let (view, source) = self.shifts[i];
        let limit = self.shifts.get(i + 1).map_or(self.text.len(), |s| s.0);
        let mut place = (view + (at - source)).min(limit);
        while !self.text.is_char_boundary(place) {
            place += 1;
        }
        place
    }
}

/// Blanks that carry no meaning inside a line of Chinese text. A tab separates cells and is none.
fn is_blank(c: char) -> bool {
    c != '\n' && c != '\t' && (c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{a0}'))
}

fn fold(before: char, c: char, next: char) -> char {
    let in_number = before.is_ascii_digit() && next.is_ascii_digit();
    match c {
        ',' if !in_number => '，',
        ':' | '∶' if !in_number => '：',
        ';' => '；',
        '(' | '﹙' | '【' => '（',
        ')' | '﹚' | '】' => '）',
        '?' => '？',
        '!' => '！',
        '「' | '『' => '“',
        '」' | '』' => '”',
        '．' | '﹒' => '.',
        '％' => '%',
        '＋' => '+',
        '－' | '–' | '─' => '-',
        '∼' | '~' => '～',
        // 〔2026〕 is a year; any other such bracket is read as a round one.
        '〔' | '［' | '[' | '﹝' if !next.is_ascii_digit() => '（',
        '〕' | '］' | ']' | '﹞' if !before.is_ascii_digit() => '）',
        '［' | '[' | '﹝' => '〔',
        '］' | ']' | '﹞' => '〕',
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_place_finds_its_way_back() {
        let source = "市发改委, 要 加快(市、区)建设;";
        let view = View::new(source);
        assert_eq!(view.text(), "市发改委，要加快（市、区）建设；");
        let at = view.text().find("要加快").unwrap();
        assert_eq!(&source[view.span(at..at + "要加快".len()).range()], "要 加快");
        assert_eq!(view.wording(at..at + "要加快".len()), "要加快");
    }

    #[test]
    fn straight_quotes_become_pairs_within_a_line() {
        assert_eq!(View::new("\"一网\"\n\"通办").text(), "“一网”\n“通办");
    }

    proptest! {
        #[test]
        fn spans_are_on_boundaries_and_hold_the_same_letters(source in "[ \\n\\t,;()\"要市a1，。“”　]{0,40}") {
            let view = View::new(&source);
            for (at, c) in view.text().char_indices() {
                let span = view.span(at..at + c.len_utf8());
                let there = source[span.range()].chars().next().unwrap();
                prop_assert!(there == c || !there.is_alphanumeric());
                prop_assert_eq!(view.range(span), at..at + c.len_utf8());
            }
        }
    }
}
