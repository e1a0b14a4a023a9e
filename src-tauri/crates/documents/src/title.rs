//! A title broken by sense.
//!
//! GB/T 9704 wants a long title broken so that words stay whole and the lines form a trapezoid or a lozenge. The
//! words come from the Unicode project's dictionary; what it cannot know (names of places and offices) shows as
//! single characters, and no line ends beside one where it can be helped.

use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;

use crate::text::{is_measure_word, may_not_end_line, may_not_open_line};

/// Most characters on a line of the title, so that it keeps clear of the edges.
const MOST: f64 = 19.0;
/// Characters that a line of a well-set title has at most; the number of lines follows from it.
const COMFORTABLE: f64 = 18.0;
/// Most lines that are given a shape; there are too many ways to break more.
const SHAPED: usize = 5;
/// Costs nothing less than this where a line may not end.
const NEVER: f64 = 10_000.0;

/// The lines of `title`.
pub(crate) fn break_title(title: &str) -> Vec<String> {
    let characters: Vec<char> = title.chars().collect();
    let total: f64 = characters.iter().map(|c| width(*c)).sum();
    if total <= MOST {
        return vec![title.to_owned()];
    }
    let places = places(&characters);
    let fewest = (total / COMFORTABLE).ceil() as usize;
    let mut best: Option<(f64, Vec<usize>)> = None;
    for lines in [fewest, fewest + 1].into_iter().filter(|lines| *lines <= SHAPED) {
        let mut search = Search { characters: &characters, places: &places, lines, best: None };
        search.go(0, &mut Vec::new(), 0.0);
        // One line more than needed must be well worth it.
        let extra = if lines > fewest { 25.0 } else { 0.0 };
        if let Some((cost, ends)) = search.best
            && best.as_ref().is_none_or(|(least, _)| cost + extra < *least)
        {
            best = Some((cost + extra, ends));
        }
    }
    let ends = best.map_or_else(|| balanced(&characters, &places, total / fewest as f64), |(_, ends)| ends);
    let mut start = 0;
    ends.into_iter()
        .map(|end| {
            let line = characters[start..end].iter().collect::<String>().trim().to_owned();
            start = end;
            line
        })
        .collect()
}

/// Width in em.
fn width(character: char) -> f64 {
    if character.is_ascii() { 0.5 } else { 1.0 }
}

/// Words of the field that the dictionary takes apart.
const WORDS: [&str; 16] = [
    "督办",
    "督查",
    "议定",
    "销号",
    "省委常委会",
    "市委常委会",
    "县委常委会",
    "区委常委会",
    "常委会",
    "常务会议",
    "全委会",
    "（扩大）会议",
    "回头看",
    "一把手",
    "双过半",
    "营商环境",
];

/// Where a line may end (before which character), and what it costs.
fn places(characters: &[char]) -> Vec<(usize, f64)> {
    let title: String = characters.iter().collect();
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let at = |byte: usize| title[..byte].chars().count();
    let mut ends: Vec<usize> = segmenter.segment_str(&title).map(at).collect();
    for word in WORDS {
        for (byte, _) in title.match_indices(word) {
            let (start, end) = (at(byte), at(byte + word.len()));
            ends.retain(|place| *place <= start || *place >= end);
            ends.extend([start, end]);
        }
    }
    ends.sort_unstable();
    ends.dedup();
    ends.windows(3)
        .filter_map(|around| {
            let [start, here, end] = [around[0], around[1], around[2]];
            let cost = cost(&characters[start..here], &characters[here..end]) + inside(characters, here);
            (cost < NEVER).then_some((here, cost))
        })
        .collect()
}

/// What it costs to end a line between two words.
fn cost(before: &[char], after: &[char]) -> f64 {
    let (Some(&last), Some(&next)) = (before.last(), after.first()) else { return NEVER };
    let numeric = |c: char| c.is_ascii_alphanumeric();
    if may_not_open_line(next)
        || may_not_end_line(last)
        || "的地得".contains(next)
        || (numeric(last) && (numeric(next) || is_measure_word(next)))
        || (last == '第' && numeric(next))
    {
        return NEVER;
    }
    // A bracket belongs to what it explains.
    if "（(“‘".contains(next) {
        return if next == '“' || next == '‘' { 6.0 } else { 60.0 };
    }
    if next.is_ascii_digit() {
        return 3.0;
    }
    if "）”".contains(last) {
        return 12.0;
    }
    if "、，》".contains(last) || (last == '的' && before.len() == 1) || next == '《' {
        return 0.0;
    }
    let joins = |word: &[char]| word.len() == 1 && "和与及暨".contains(word[0]);
    if joins(before) {
        return 30.0;
    }
    if joins(after) {
        return 2.0;
    }
    match (before.len(), after.len()) {
        _ if before.iter().collect::<String>() == "关于" => 30.0,
        (1, _) | (_, 1) => 22.0,
        _ => 6.0,
    }
}

/// What it costs more inside brackets and quotes.
fn inside(characters: &[char], here: usize) -> f64 {
    let depth = characters[..here].iter().fold(0_i32, |depth, c| match c {
        '《' | '（' | '“' | '〔' | '(' => depth + 1,
        '》' | '）' | '”' | '〕' | ')' => depth - 1,
        _ => depth,
    });
    if depth > 0 { 20.0 } else { 0.0 }
}

/// All ways to choose so many lines, the cheapest kept.
struct Search<'a> {
    characters: &'a [char],
    places: &'a [(usize, f64)],
    lines: usize,
    best: Option<(f64, Vec<usize>)>,
}

impl Search<'_> {
    fn go(&mut self, start: usize, ends: &mut Vec<usize>, cost: f64) {
        if self.best.as_ref().is_some_and(|(least, _)| cost >= *least) {
            return;
        }
        if ends.len() + 1 == self.lines {
            if self.width(start, self.characters.len()) <= MOST {
                ends.push(self.characters.len());
                let whole = cost + self.shape(ends);
                if self.best.as_ref().is_none_or(|(least, _)| whole < *least) {
                    self.best = Some((whole, ends.clone()));
                }
                ends.pop();
            }
            return;
        }
        for (place, own) in self.places.iter().filter(|(place, _)| *place > start) {
            if self.width(start, *place) > MOST {
                break;
            }
            ends.push(*place);
            self.go(*place, ends, cost + own);
            ends.pop();
        }
    }

    fn width(&self, start: usize, end: usize) -> f64 {
        self.characters[start..end].iter().map(|c| width(*c)).sum()
    }

    /// Trapezoid and lozenge are what is wanted; a waist, a rectangle and a stub are not.
    fn shape(&self, ends: &[usize]) -> f64 {
        let starts = std::iter::once(0).chain(ends.iter().copied());
        let widths: Vec<f64> = starts.zip(ends).map(|(start, end)| self.width(start, *end)).collect();
        let longest = widths.iter().copied().fold(0.0, f64::max);
        let shortest = widths.iter().copied().fold(f64::INFINITY, f64::min);
        let steps: f64 = widths.windows(2).map(|pair| ((pair[0] - pair[1]).abs() - 2.0).powi(2).min(16.0) * 0.4).sum();
        let waists = widths.windows(3).filter(|three| three[1] < three[0] && three[1] < three[2]).count();
        let stub = if shortest < longest * 0.4 { 25.0 } else { 0.0 };
        steps + 40.0 * waists as f64 + stub
    }
}

/// Lines of about `wanted` em, for a title that is too long to have a shape, or has no word ends.
fn balanced(characters: &[char], places: &[(usize, f64)], wanted: f64) -> Vec<usize> {
    /// A line that ends inside a word.
    const TORN: f64 = 200.0;
    let mut best: Vec<(f64, usize)> = vec![(f64::INFINITY, 0); characters.len() + 1];
    best[0].0 = 0.0;
    for start in 0..characters.len() {
        let mut line = 0.0;
        for end in start + 1..=characters.len() {
            line += width(characters[end - 1]);
            if line > MOST && end > start + 1 {
                break;
            }
            let word_end = places.iter().find(|(place, _)| *place == end).map_or(TORN, |(_, cost)| *cost);
            let cost = best[start].0 + (line - wanted).powi(2) + if end == characters.len() { 0.0 } else { word_end };
            if cost < best[end].0 {
                best[end] = (cost, start);
            }
        }
    }
    let mut ends = Vec::new();
    let mut end = characters.len();
    while end > 0 {
        ends.push(end);
        end = best[end].1;
    }
    ends.reverse();
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case::one_line("关于做好防汛备汛工作的通知", &["关于做好防汛备汛工作的通知"])]
    #[case::meeting(
        "关于做好六届市委常委会2026年第14次（扩大）会议议定事项督办工作的通知",
        &["关于做好六届市委常委会", "2026年第14次（扩大）会议", "议定事项督办工作的通知"]
    )]
    #[case::list(
        "关于印发《云岭市老旧小区改造三年行动方案》任务分解表的通知",
        &["关于印发《云岭市老旧小区改造", "三年行动方案》任务分解表的通知"]
    )]
    fn a_title_is_broken_by_sense(#[case] title: &str, #[case] expected: &[&str]) {
        assert_eq!(break_title(title), expected);
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { cases: 64, failure_persistence: None, ..Default::default() })]

        #[test]
        fn no_title_loses_a_character(title in "[关于做好全市2026年防汛、《》（）“”工作的通知]{0,160}") {
            let lines = break_title(&title);
            proptest::prop_assert_eq!(lines.concat(), title.as_str());
            for line in &lines[..lines.len() - 1] {
                proptest::prop_assert!(!line.is_empty());
            }
        }
    }
}
