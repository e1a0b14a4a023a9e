//! Sentences, clauses and what is kept together: brackets and short quotations.

use std::ops::Range;

/// How a sentence ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stop {
    /// 。！？
    Full,
    /// ；
    Semicolon,
    /// At the line's end, without a mark.
    Open,
}

/// A sentence: up to and with its mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) range: Range<usize>,
    pub(crate) stop: Stop,
}

/// A quotation longer than this (in bytes) is speech, not a name, and is read like any other text.
const LONGEST_NAME: usize = 120;

/// Brackets nested deeper than this are no writing; forgetting them keeps the time linear.
const DEEPEST: usize = 12;

/// Whether there is any bracket or quotation to look for. Their first bytes are those of few other signs.
fn holds_opener(text: &str) -> bool {
    memchr::memchr3_iter(0xEF, 0xE3, 0xE2, text.as_bytes())
        .any(|at| text[at..].starts_with(['（', '《', '〈', '〔', '【', '“', '‘']))
}

/// The outermost brackets and short quotations of `text[within]`, in order. A bracket that is not closed on its line
/// guards nothing.
pub(crate) fn guarded(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    if !holds_opener(&text[within.clone()]) {
        return Vec::new();
    }
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut closed: Vec<Range<usize>> = Vec::new();
    for (i, c) in text[within.clone()].char_indices() {
        let at = within.start + i;
        match c {
            '\n' | '\t' => open.clear(),
            '（' | '《' | '〈' | '〔' | '【' | '“' | '‘' => {
                if open.len() == DEEPEST {
                    open.clear();
                }
                open.push((c, at));
            }
            '）' | '》' | '〉' | '〕' | '】' | '”' | '’' => {
                let opener = opener_of(c);
                // An unmatched opener in between is dropped.
                let Some(i) = open.iter().rposition(|o| o.0 == opener) else { continue };
                let start = open[i].1;
                open.truncate(i);
                let end = at + c.len_utf8();
                if matches!(c, '”' | '’') && end - start > LONGEST_NAME {
                    continue;
                }
                while closed.last().is_some_and(|last| last.start >= start) {
                    closed.pop();
                }
                closed.push(start..end);
            }
            _ => {}
        }
    }
    closed
}

fn opener_of(closer: char) -> char {
    match closer {
        '）' => '（',
        '》' => '《',
        '〉' => '〈',
        '〕' => '〔',
        '】' => '【',
        '”' => '“',
        _ => '‘',
    }
}

/// Cuts a range at the characters that `cut` names, outside of what is guarded. Pieces keep their mark.
fn cut(text: &str, within: Range<usize>, is_cut: impl Fn(char) -> bool) -> Vec<(Range<usize>, Option<char>)> {
    let guards = guarded(text, within.clone());
    let mut guards = guards.iter().peekable();
    let mut pieces = Vec::new();
    let mut start = within.start;
    let mut skip_to = within.start;
    for (i, c) in text[within.clone()].char_indices() {
        let at = within.start + i;
        if at < skip_to {
            continue;
        }
        while guards.peek().is_some_and(|g| g.start < at) {
            guards.next();
        }
        if let Some(guard) = guards.peek()
            && guard.start == at
        {
            skip_to = guard.end;
            continue;
        }
        if is_cut(c) {
            let mut end = at + c.len_utf8();
            // A closing quotation mark after the stop belongs to the sentence it closes.
            while let Some(next @ ('”' | '’' | '。' | '；' | '！' | '？')) = text[end..within.end].chars().next()
            {
                end += next.len_utf8();
            }
            pieces.push((start..end, Some(c)));
            start = end;
            skip_to = end;
        }
    }
    if start < within.end {
        pieces.push((start..within.end, None));
    }
    pieces
}

/// The characters outside of what is guarded, with their places.
pub(crate) fn free_chars(text: &str, within: Range<usize>) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut guards = guarded(text, within.clone()).into_iter().peekable();
    text[within.clone()].char_indices().filter_map(move |(i, c)| {
        let at = within.start + i;
        while guards.peek().is_some_and(|g| g.end <= at) {
            guards.next();
        }
        (!guards.peek().is_some_and(|g| g.contains(&at))).then_some((at, c))
    })
}

/// The sentences of a line, or of a part of one. Cut at 。！？；.
///
/// A bracket that a next point follows at once ends a sentence too: …（责任单位：市水利局）二要….
pub(crate) fn sentences(text: &str, within: Range<usize>) -> Vec<Sentence> {
    cut(text, within, |c| matches!(c, '。' | '！' | '？' | '；' | '\n'))
        .into_iter()
        .flat_map(|(range, mark)| parted_after_brackets(text, range, mark))
        .map(|(range, mark)| Sentence {
            range,
            stop: match mark {
                Some('；') => Stop::Semicolon,
                Some('\n') | None => Stop::Open,
                Some(_) => Stop::Full,
            },
        })
        .collect()
}

fn parted_after_brackets(text: &str, range: Range<usize>, mark: Option<char>) -> Vec<(Range<usize>, Option<char>)> {
    let mut parts = Vec::new();
    let mut start = range.start;
    for guard in guarded(text, range.clone()) {
        let closes = text[guard.clone()].ends_with(['）', '〕', '】']);
        if closes && crate::numbering::clause_mark(&text[guard.end..range.end]).is_some_and(|m| m.number > 1) {
            parts.push((start..guard.end, Some('。')));
            start = guard.end;
        }
    }
    parts.push((start..range.end, mark));
    parts
}

/// The clauses of a sentence, without their marks. Cut at ，；：。 and the like.
pub(crate) fn clauses(text: &str, within: Range<usize>) -> Vec<Range<usize>> {
    cut(text, within, |c| matches!(c, '，' | '；' | '：' | '。' | '！' | '？' | '\n' | '\t'))
        .into_iter()
        .map(|(range, _)| trim_marks(text, range))
        .filter(|r| !r.is_empty())
        .collect()
}

/// The lines of a text that hold anything, without their ends.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    text.split('\n').filter_map(move |line| {
        let range = at..at + line.len();
        at += line.len() + 1;
        (!line.trim().is_empty()).then_some(range)
    })
}

/// A range without the punctuation at its end.
pub(crate) fn trim_marks(text: &str, range: Range<usize>) -> Range<usize> {
    let kept = text[range.clone()].trim_end_matches(['，', '；', '：', '。', '！', '？', '、', '\n', '\t']);
    range.start..range.start + kept.len()
}

/// The number of characters.
pub(crate) fn length(text: &str) -> usize {
    text.chars().count()
}

/// At most the first `n` characters.
pub(crate) fn head(text: &str, n: usize) -> &str {
    text.char_indices().nth(n).map_or(text, |(at, _)| &text[..at])
}

/// At most the last `n` characters.
pub(crate) fn tail(text: &str, n: usize) -> &str {
    text.char_indices().rev().nth(n.saturating_sub(1)).map_or(text, |(at, _)| &text[at..])
}

/// Where the sentence that holds `at` begins, at most `n` characters back and not before `from`.
pub(crate) fn head_back(text: &str, from: usize, at: usize, n: usize) -> usize {
    let mut start = at;
    for c in text[from..at].chars().rev().take(n) {
        if matches!(c, '。' | '；' | '\n' | '\t') {
            break;
        }
        start -= c.len_utf8();
    }
    start
}

/// What follows the first of `prefixes` that `text` begins with; longer ones must stand before shorter ones.
pub(crate) fn after_any<'t>(text: &'t str, prefixes: &[&str]) -> Option<&'t str> {
    prefixes.iter().find_map(|p| text.strip_prefix(p))
}

/// Whether `text` begins with one of `prefixes`.
pub(crate) fn starts_with_any(text: &str, prefixes: &[&str]) -> bool {
    prefixes.iter().any(|p| text.starts_with(p))
}

/// Whether `text` ends with one of `suffixes`.
pub(crate) fn ends_with_any(text: &str, suffixes: &[&str]) -> bool {
    suffixes.iter().any(|s| text.ends_with(s))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn cut_up(text: &str) -> Vec<&str> {
        sentences(text, 0..text.len()).into_iter().map(|s| &text[s.range]).collect()
    }

    #[rstest]
    #[case::stops("要抓紧；要抓好。完", &["要抓紧；", "要抓好。", "完"])]
    #[case::bracket("整治。（牵头单位：市局；配合单位：各区）二", &["整治。", "（牵头单位：市局；配合单位：各区）二"])]
    #[case::quotation("落实“一件事；一次办”。好", &["落实“一件事；一次办”。", "好"])]
    #[case::unclosed("整治（甲；乙", &["整治（甲；", "乙"])]
    #[case::stop_before_quote("他说：“要快。”散会", &["他说：“要快。”散会"])]
    fn sentences_end_at_their_marks(#[case] text: &str, #[case] expected: &[&str]) {
        assert_eq!(cut_up(text), expected);
    }

    #[test]
    fn clauses_keep_brackets_whole() {
        let text = "各县（市，区）要抓紧，做好“放，管”改革。";
        let found: Vec<&str> = clauses(text, 0..text.len()).into_iter().map(|r| &text[r]).collect();
        assert_eq!(found, ["各县（市，区）要抓紧", "做好“放，管”改革"]);
    }
}
