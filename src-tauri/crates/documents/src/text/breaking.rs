//! Where lines end.
//!
//! All ways to break a paragraph are weighed against each other at once (as Knuth and Plass do for Latin text), so
//! that one tight place is shared by several lines and no last character stands alone. A line's cost grows with the
//! square of what must be spread or squeezed; a [bond](super::bonds) broken adds its own.

use std::ops::Range;

use super::bonds::{Bond, HELD};
use super::measure::Measured;

/// Spreading by this part of an em a gap costs ten.
const EASY: f64 = 0.04;
/// No spreading costs more than this: it is ugly, but better than a number torn apart.
const WORST_SPREAD: f64 = 50_000.0;
/// Squeezing is seen sooner than spreading.
const SQUEEZED: f64 = 10.0;
/// A paragraph's last line of a single character.
const LONE: f64 = 2_000.0;
/// Points that are lost in arithmetic.
const ROUNDING: f64 = 0.001;

/// The lines of a paragraph: contiguous, in order, none empty, together the whole.
pub(super) fn break_lines(text: &Measured, first: f64, width: f64) -> Vec<Range<usize>> {
    let count = text.cells.len();
    let bonds = text.bonds();
    let sums = Sums::new(text);
    // The cheapest way to end a line before each character: its cost, and where that line begins.
    let mut best: Vec<(f64, usize)> = vec![(f64::INFINITY, 0); count + 1];
    best[0].0 = 0.0;
    for start in 0..count {
        let so_far = best[start].0;
        if so_far.is_infinite() {
            continue;
        }
        let room = if start == 0 { first } else { width };
        for end in start + 1..=count {
            let Some(own) = sums.cost(start..end, room, end == count, start > 0) else { break };
            let torn: Bond = if end == count { 0.0 } else { bonds[end - 1] };
            let cost = so_far + own + torn;
            // Of two that cost the same, the earlier lines are the fuller.
            if cost <= best[end].0 + ROUNDING {
                best[end] = (cost, start);
            }
        }
    }
    let mut lines = Vec::new();
    let mut end = count;
    while end > 0 {
        let start = best[end].1;
        lines.push(start..end);
        end = start;
    }
    lines.reverse();
    lines
}

/// What stands before each character, so that any line is weighed without walking over it again.
struct Sums {
    /// Before each character: widths and natural gaps, what can be squeezed out, gaps that grow, characters of words.
    before: Vec<Before>,
    /// What the gap after each character adds to these.
    gaps: Vec<Before>,
    /// For each end, where the last character before it that is no blank ends.
    visible: Vec<usize>,
    em: f64,
}

#[derive(Clone, Copy, Default)]
struct Before {
    width: f64,
    shrink: f64,
    grows: u32,
    words: u32,
}

impl Sums {
    fn new(text: &Measured) -> Self {
        let count = text.cells.len();
        let (mut before, mut visible) = (Vec::with_capacity(count + 1), Vec::with_capacity(count + 1));
        let gaps: Vec<Before> = text
            .gaps
            .iter()
            .map(|gap| Before { width: gap.natural, shrink: gap.shrink, grows: u32::from(gap.grows), words: 0 })
            .collect();
        let (mut sum, mut seen) = (Before::default(), 0);
        for (index, (cell, gap)) in text.cells.iter().zip(&gaps).enumerate() {
            before.push(sum);
            visible.push(seen);
            if cell.kind != super::marks::Kind::Blank {
                seen = index + 1;
            }
            sum.width += cell.advance + gap.width;
            sum.shrink += gap.shrink;
            sum.grows += gap.grows;
            sum.words += u32::from(cell.kind.is_word());
        }
        before.push(sum);
        visible.push(seen);
        Self { before, gaps, visible, em: text.em() }
    }

    /// What a line costs; `None` where it does not fit, and neither does any longer one.
    fn cost(&self, range: Range<usize>, room: f64, is_last: bool, has_line_before: bool) -> Option<f64> {
        let start = range.start;
        // Blanks at a line's end have no width.
        let end = self.visible[range.end].max(start);
        let (from, to) = (self.before[start], self.before[end]);
        // The gap after the last character belongs to no line.
        let after = if end > start { self.gaps[end - 1] } else { Before::default() };
        let slack = room - (to.width - from.width - after.width);
        let fit = if slack < -ROUNDING {
            let give = to.shrink - from.shrink - after.shrink;
            if give + slack < -ROUNDING {
                // A single character that is wider than the line stands there all the same.
                return (end - start <= 1).then_some(HELD);
            }
            let part = -slack / give.max(ROUNDING);
            SQUEEZED + 3.0 * SQUEEZED * part * part
        } else if is_last {
            0.0
        } else {
            let growing = f64::from(to.grows - from.grows - after.grows);
            let spread = slack / growing.max(1.0) / self.em / EASY;
            (10.0 * spread * spread).min(WORST_SPREAD + spread)
        };
        let words = to.words - from.words;
        let lone = if is_last && has_line_before && words <= 1 { LONE } else { 0.0 };
        Some(fit + lone)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::super::marks::{may_not_end, may_not_open};
    use super::super::{Measured, SetLine, Text, Type};
    use crate::standard::CELL;
    use crate::{Fonts, Style};

    static FONTS: LazyLock<Fonts> = LazyLock::new(crate::samples::fonts);

    fn measured(words: &str) -> Option<Measured> {
        Measured::new(&Text::new(Style::FangSong, words), Type::BODY, &FONTS).ok()
    }

    /// The lines of `words` in a column of so many characters, and how they are set.
    fn broken(words: &str, first: f64, column: f64) -> Vec<(String, SetLine)> {
        let Some(text) = measured(words) else { return Vec::new() };
        let lines = text.lines(first * CELL, column * CELL);
        let last = lines.len().saturating_sub(1);
        let set = |(index, range): (usize, std::ops::Range<usize>)| {
            let room = if index == 0 { first } else { column } * CELL;
            let flush = index < last || text.width(range.clone()) > room;
            let words = text.cells[range.clone()].iter().map(|cell| cell.character).collect();
            (words, text.set(range, flush.then_some(room)))
        };
        lines.into_iter().enumerate().map(set).collect()
    }

    #[rstest::rstest]
    #[case::the_grid("抓好春耕备耕抓好防汛备汛", 6, &["抓好春耕备耕", "抓好防汛备汛"])]
    #[case::no_mark_opens_a_line("抓好春耕备耕，抓好防汛", 6, &["抓好春耕备", "耕，抓好防汛"])]
    #[case::no_bracket_ends_a_line("要抓好春耕《方案》印发", 6, &["要抓好春耕", "《方案》印发"])]
    #[case::a_year_is_one_piece("他们要在2026年完成", 6, &["他们要在", "2026年完成"])]
    #[case::a_number_is_one_piece("一共拨付123456.78元", 7, &["一共拨付", "123456.78元"])]
    #[case::a_document_number_is_one_piece("按照〔2026〕37号文件要求办理", 7, &["按照", "〔2026〕37号文", "件要求办理"])]
    #[case::a_dash_is_one_piece("不能成为常态——要整改", 7, &["不能成为常态", "——要整改"])]
    #[case::an_ellipsis_is_one_piece("上热中温下冷……不行啊", 7, &["上热中温下冷", "……不行啊"])]
    #[case::a_word_is_one_piece("推广使用OFDReader软件", 8, &["推广使用", "OFDReader软件"])]
    #[case::no_last_character_alone("抓好春耕备耕抓好防汛备汛了", 6, &["抓好春耕备耕", "抓好防汛备", "汛了"])]
    #[case::no_last_character_with_its_mark_alone("抓好春耕备耕工作。", 7, &["抓好春耕备耕", "工作。"])]
    #[case::a_blank_stays_behind("使用OFD Reader软件", 6, &["使用OFD ", "Reader软件"])]
    #[case::an_endless_word_is_torn("Aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 6, &["Aaaaaaaaaaa", "aaaaaaaaaaaa", "aaaaaaaaaaa"])]
    fn lines_end_where_they_may(#[case] words: &str, #[case] column: u8, #[case] expected: &[&str]) {
        let column = f64::from(column);
        let lines: Vec<String> = broken(words, column, column).into_iter().map(|(words, _)| words).collect();
        assert_eq!(lines, expected);
    }

    #[rstest::rstest]
    #[case::closing("好。”", 25)]
    #[case::closing_and_opening("求：“要", 35)]
    #[case::opening("（《方", 25)]
    #[case::alone("好，要", 30)]
    #[case::a_hair_beside_a_number("达到60个", 41)]
    fn marks_that_meet_share_their_blank_halves(#[case] words: &str, #[case] tenths: i64) {
        let width = measured(words).unwrap().whole() / CELL * 10.0;
        assert_eq!(width.round() as i64, tenths);
    }

    /// Text as minutes hold it: words, numbers and marks in any order, no more than two marks in a row.
    fn minutes() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            4 => "[督办通知会议要求落实完成时限城市更新]{1,6}",
            1 => "[0-9]{1,6}(年|个|%|万)?",
            1 => "[A-Za-z]{1,8}",
            1 => Just("〔2026〕37号".to_owned()),
        ];
        let mark = prop_oneof![
            4 => "[，。、；：]",
            1 => Just("——".to_owned()),
            1 => Just("……".to_owned()),
            2 => "[。！]”",
            2 => "：“",
            1 => "[（《“]",
            1 => "[）》”]",
            4 => Just(String::new()),
        ];
        prop::collection::vec((word, mark), 1..60).prop_map(|parts| {
            let joined: String = parts.into_iter().map(|(word, mark)| word + &mark).collect();
            // A text that begins with what may not open a line, or ends with what may not end one, has no good setting.
            joined.trim_end_matches(may_not_end).to_owned()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn minutes_are_set_flush_and_no_mark_stands_wrong(words in minutes()) {
            let lines = broken(&words, 26.0, 28.0);
            prop_assert_eq!(lines.iter().map(|(words, _)| words.as_str()).collect::<String>(), words);
            let last = lines.len().saturating_sub(1);
            for (index, (words, set)) in lines.iter().enumerate() {
                let room = if index == 0 { 26.0 } else { 28.0 } * CELL;
                prop_assert!(set.width <= room + 0.01, "{} is too wide", words);
                prop_assert!(index == last || set.width > room - 0.01, "{} is not flush", words);
                prop_assert!(index == 0 || !words.starts_with(may_not_open), "{} opens wrong", words);
                prop_assert!(!words.ends_with(may_not_end), "{} ends wrong", words);
                let torn = words.ends_with(|c: char| c.is_ascii_digit())
                    && lines.get(index + 1).is_some_and(|(next, _)| next.starts_with(|c: char| c.is_ascii_digit()));
                prop_assert!(!torn, "{} ends in the middle of a number", words);
            }
        }

        #[test]
        fn any_text_keeps_all_its_characters(words in "\\PC{0,120}", column in 1.0..40.0_f64) {
            let text = Text::new(Style::FangSong, &words);
            if let Ok(measured) = Measured::new(&text, Type::BODY, &FONTS) {
                let lines = measured.lines(column * CELL, column * CELL);
                prop_assert!(lines.windows(2).all(|pair| pair[0].end == pair[1].start));
                prop_assert_eq!(lines.first().map_or(0, |line| line.start), 0);
                prop_assert_eq!(lines.last().map_or(0, |line| line.end), measured.cells.len());
                prop_assert_eq!(measured.cells.len(), text.len());
            }
        }
    }
}
