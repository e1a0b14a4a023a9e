//! Which of several characters stood where a byte was lost.

use std::collections::HashSet;

use duban_domain::Span;

use super::is_plausible;
use crate::gloss::Gloss;
use crate::hanzi::{
    is_common, is_common_traditional, is_everyday, is_hanzi, is_simplified_only, is_traditional_only, simplified,
};
use crate::pinyin::Syllable;

/// A character that a lost byte may have belonged to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    /// The hanzi whose reading the gloss gives.
    pub(super) glossed: char,
    /// The character that stands in the text.
    pub(super) says: char,
}

/// What stands around a lost character, as far as it is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) before: Option<char>,
    pub(super) after: Option<char>,
    /// How it is read, where it has a gloss of its own.
    pub(super) reading: Option<Syllable>,
}

/// The best candidate, and whether it is far ahead of the next. None of several equals is taken.
pub(super) fn best(candidates: Vec<Candidate>, place: Place, neighbours: &Neighbours) -> Option<(char, bool)> {
    let mut ranked: Vec<(i32, char)> = candidates
        .into_iter()
        .filter(|candidate| is_plausible(candidate.says))
        .map(|candidate| (weight(candidate, place, neighbours), candidate.says))
        .collect();
    ranked.sort_unstable_by(|a, b| b.cmp(a));
    ranked.dedup_by_key(|(_, says)| *says);
    match *ranked.as_slice() {
        [(first, says)] if first >= ENOUGH => Some((says, true)),
        [(first, says), (second, _), ..] if first >= ENOUGH && first > second => Some((says, first - second >= AHEAD)),
        _ => None,
    }
}

/// What a candidate must weigh to be taken at all: a traditional hanzi, and nothing against it.
const ENOUGH: i32 = 4;

/// How far the best must be ahead to be sure.
const AHEAD: i32 = 3;

/// How well a candidate fits. Glosses come from a table of traditional hanzi in use, so that one which reads another
/// hanzi needs the text's own words for it; and a glossed text is not in simplified script.
fn weight(candidate: Candidate, place: Place, neighbours: &Neighbours) -> i32 {
    let Candidate { glossed, says } = candidate;
    let mut weight = 0;
    if is_traditional_only(glossed) {
        weight += if is_common_traditional(glossed) { 4 } else { 2 };
    }
    if is_common(simplified(says)) || "，。、；：“”「」（）《》".contains(says) {
        weight += 1;
    }
    weight += i32::from(is_everyday(says));
    weight += match place.reading {
        Some(reading) if reading.fits(says) && is_traditional_only(says) => 4,
        Some(_) => -4,
        None => 0,
    };
    weight -= if is_simplified_only(says) { 3 } else { 0 };
    weight += if neighbours.have(place.before, Some(says)) { 3 } else { 0 };
    weight + if neighbours.have(Some(says), place.after) { 3 } else { 0 }
}

/// Pairs of hanzi that stand side by side somewhere in the text.
#[derive(Debug)]
pub(crate) struct Neighbours(HashSet<(char, char)>);

impl Neighbours {
    pub(crate) fn of(text: &str, glosses: &[Gloss]) -> Self {
        let mut pairs = HashSet::new();
        let mut last = None;
        let mut start = 0;
        let ends = glosses.iter().map(|g| g.span).chain([Span::new(text.len(), text.len())]);
        for gloss in ends {
            for c in text[start..gloss.start].chars() {
                let hanzi = is_hanzi(c).then(|| simplified(c));
                pairs.extend(last.zip(hanzi));
                last = hanzi;
            }
            start = gloss.end;
        }
        Self(pairs)
    }

    fn have(&self, one: Option<char>, other: Option<char>) -> bool {
        one.zip(other).is_some_and(|(a, b)| self.0.contains(&(simplified(a), simplified(b))))
    }
}
