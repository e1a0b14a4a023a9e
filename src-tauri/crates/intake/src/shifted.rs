//! GBK characters that a gloss cut apart, joined again.
//!
//! A program that glosses GBK text by replacing bytes finds a hanzi where there is none: in 真傳 (`D5E6 82F7`) the
//! bytes `E682` are 鎮, so 真傳達 becomes `D5E6 82 (zhèn) F7 DF5F`. Decoded, `82 28` is no character and turns into
//! `?`, and all that follows is read one byte late until a byte below `80` sets it right: 真?zhèn)鬟_.
//!
//! To undo it, the run is encoded again without its glosses. The byte that was lost follows from the gloss: together
//! with the byte before it, it makes a hanzi that is read so. What the joined bytes say must be plausible, and where
//! several bytes would do, what else stands in the text decides. Where nothing decides, nothing is repaired.
//!
//! The same holds when a gloss ends a shifted run: then the byte before is the lead of the hanzi that the gloss
//! belongs to. And a whole gloss inside a shifted run belongs to a hanzi that was never there.

use std::collections::HashSet;

use duban_domain::Span;

use crate::gloss::Gloss;
use crate::hanzi::{
    gbk_char, gbk_code, is_common, is_gb2312, is_hanzi, is_traditional_only, is_wide_punctuation,
    simplified,
};
use crate::pinyin::Syllable;

/// The longest run that is followed, in characters as they are shown.
const LONGEST_RUN: usize = 200;

/// A run that was joined again.
#[derive(Debug)]
pub(crate) struct Rejoined {
    /// What it says.
    pub(crate) text: String,
    /// Where it ends in the text as shown.
    pub(crate) end: usize,
    /// How many glosses it took in.
    pub(crate) glosses: usize,
    /// The end of the run, where it could not be read.
    pub(crate) unread: Option<Span>,
}

/// Pairs of hanzi that stand side by side somewhere in the text.
#[derive(Debug)]
pub(crate) struct Neighbours(HashSet<(char, char)>);

impl Neighbours {
    pub(crate) fn of(text: &str, glosses: &[Gloss]) -> Self {
        let mut pairs = HashSet::new();
        let mut last = None;
        let mut start = 0;
        let ends = glosses
            .iter()
            .map(|g| g.span)
            .chain([Span::new(text.len(), text.len())]);
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
        one.zip(other)
            .is_some_and(|(a, b)| self.0.contains(&(simplified(a), simplified(b))))
    }
}

/// Joins the run that the first of `glosses` begins; `before` is the sound character in front of it.
pub(crate) fn rejoin(
    text: &str,
    glosses: &[Gloss],
    before: char,
    neighbours: &Neighbours,
) -> Option<Rejoined> {
    let [_, phantom_lead] = code(before)?;
    let run = Run::follow(text, glosses)?;
    let first_lost = &glosses[0].syllable;
    let mut joined = run.pairs()?;
    let next = joined.get(1).copied().and_then(Pair::known);
    // The first character: its lead is lost, and makes a hanzi that was never there with the byte before.
    let first = match joined.first()? {
        Pair::LeadLost(trail) => choose(
            0x81..=0xFE,
            |byte| {
                let phantom = gbk_char(phantom_lead, byte).filter(|c| first_lost.fits(*c))?;
                Some((phantom, plausible(gbk_char(byte, *trail)?)?))
            },
            Some(before),
            next,
            neighbours,
        )?,
        Pair::BothLost(last) => both_lost(phantom_lead, first_lost, last, before, neighbours)?,
        _ => return None,
    };
    joined[0] = Pair::Known(first);
    let known = joined
        .iter()
        .filter(|pair| matches!(pair, Pair::Known(_)))
        .count();
    let odd = joined
        .iter()
        .copied()
        .filter_map(Pair::known)
        .filter(|c| plausible(*c).is_none())
        .count();
    if odd * 5 > known {
        return None;
    }
    let mut said = String::new();
    for pair in joined {
        match pair {
            Pair::Known(c) => said.push(c),
            Pair::TrailLost(lead, syllable) => {
                let last = said.chars().next_back();
                said.push(choose(
                    0x40..=0xFE,
                    |byte| {
                        let c = gbk_char(lead, byte).filter(|c| syllable.fits(*c))?;
                        Some((c, plausible(c)?))
                    },
                    last,
                    None,
                    neighbours,
                )?);
            }
            Pair::LeadLost(_) | Pair::BothLost(_) => return None,
        }
    }
    said.push_str(&run.closing);
    if let Some(mark) = run.unread {
        said.push_str(&text[mark.range()]);
    }
    Some(Rejoined {
        text: said,
        end: run.end,
        glosses: run.glosses,
        unread: run.unread,
    })
}

/// How far a run that cannot be repaired may reach: to the next character below `80`.
pub(crate) fn reach(text: &str, from: usize) -> usize {
    let ends = |(at, c): (usize, char)| (c.is_ascii()).then_some(from + at);
    let limit = |text: &str| {
        text.char_indices()
            .nth(LONGEST_RUN)
            .map_or(text.len(), |(at, _)| at)
    };
    let rest = &text[from..];
    rest.char_indices()
        .take(LONGEST_RUN)
        .find_map(ends)
        .unwrap_or(from + limit(rest))
}

/// What a pair of the joined bytes is known to be.
#[derive(Debug, Clone, Copy)]
enum Pair<'a> {
    Known(char),
    /// The lead is lost; the trail is this.
    LeadLost(u8),
    /// The trail is lost; the lead is this, and the hanzi is read so.
    TrailLost(u8, &'a Syllable),
    /// Both are lost; the hanzi is read so.
    BothLost(&'a Syllable),
}

impl Pair<'_> {
    fn known(self) -> Option<char> {
        if let Self::Known(c) = self {
            Some(c)
        } else {
            None
        }
    }
}

/// A byte of the joined run.
#[derive(Debug, Clone, Copy)]
enum Byte<'a> {
    Known(u8),
    Lost(&'a Syllable),
}

/// The bytes of a run, from its lost first one to where bytes and characters fall together again.
#[derive(Debug)]
struct Run<'a> {
    bytes: Vec<Byte<'a>>,
    /// A sound character below `80` that was read as a trail.
    closing: String,
    end: usize,
    glosses: usize,
    unread: Option<Span>,
}

impl<'a> Run<'a> {
    fn follow(text: &str, glosses: &'a [Gloss]) -> Option<Self> {
        let first = glosses.first()?;
        let mut run = Self {
            bytes: vec![Byte::Lost(&first.syllable)],
            closing: String::new(),
            end: first.span.end,
            glosses: 1,
            unread: None,
        };
        for _ in 0..LONGEST_RUN {
            if let Some(gloss) = glosses
                .get(run.glosses)
                .filter(|gloss| gloss.span.start == run.end)
            {
                run.end = gloss.span.end;
                run.glosses += 1;
                if gloss.lost {
                    run.bytes.push(Byte::Lost(&gloss.syllable));
                    return Some(run);
                }
                continue;
            }
            let c = text[run.end..].chars().next()?;
            let at = run.end;
            run.end += c.len_utf8();
            match c {
                '\u{40}'..='\u{7e}' => {
                    run.bytes.push(Byte::Known(c as u8));
                    return Some(run);
                }
                '€' => {
                    run.bytes.push(Byte::Known(0x80));
                    return Some(run);
                }
                // The shift ran into a character below `80` and took it along: the last hanzi cannot be known.
                '?' | '\u{fffd}' => {
                    run.bytes.pop();
                    run.unread = Some(Span::new(at, run.end));
                    return (run.bytes.len() > 1).then_some(run);
                }
                _ => {
                    let [one, two] = code(c)?;
                    run.bytes.push(Byte::Known(one));
                    if two < 0x80 {
                        run.closing.push(char::from(two));
                        return Some(run);
                    }
                    run.bytes.push(Byte::Known(two));
                }
            }
        }
        None
    }

    fn pairs(&self) -> Option<Vec<Pair<'a>>> {
        let pair = |bytes: &[Byte<'a>]| match *bytes {
            [Byte::Known(lead), Byte::Known(trail)] => gbk_char(lead, trail).map(Pair::Known),
            [Byte::Known(lead), Byte::Lost(syllable)] => Some(Pair::TrailLost(lead, syllable)),
            [Byte::Lost(_), Byte::Known(trail)] => Some(Pair::LeadLost(trail)),
            [Byte::Lost(_), Byte::Lost(syllable)] => Some(Pair::BothLost(syllable)),
            _ => None,
        };
        self.bytes.chunks(2).map(pair).collect()
    }
}

/// The character whose lead and trail are both lost.
fn both_lost(
    phantom_lead: u8,
    first: &Syllable,
    last: &Syllable,
    before: char,
    neighbours: &Neighbours,
) -> Option<char> {
    let mut found = (0x81..=0xFE)
        .filter(|byte| {
            gbk_char(phantom_lead, *byte).is_some_and(|c| first.fits(c) && is_traditional_only(c))
        })
        .flat_map(|lead| (0x40..=0xFE).filter_map(move |trail| gbk_char(lead, trail)))
        .filter(|c| is_traditional_only(*c) && is_common(simplified(*c)) && last.fits(*c))
        .map(|c| (weight(None, c, Some(before), None, neighbours), c))
        .collect::<Vec<_>>();
    best(&mut found)
}

/// The character that a lost byte makes, if one is clearly better than the others. `make` gives, for a byte, the
/// hanzi that the gloss reads and the character that stands in the text.
fn choose(
    bytes: std::ops::RangeInclusive<u8>,
    make: impl Fn(u8) -> Option<(char, char)>,
    before: Option<char>,
    after: Option<char>,
    neighbours: &Neighbours,
) -> Option<char> {
    let mut found: Vec<(u32, char)> = bytes
        .filter_map(make)
        .map(|(glossed, c)| (weight(Some(glossed), c, before, after, neighbours), c))
        .collect();
    best(&mut found)
}

fn best(found: &mut [(u32, char)]) -> Option<char> {
    found.sort_unstable_by(|a, b| b.cmp(a));
    match found {
        [(only, c)] => (*only >= 3).then_some(*c),
        [(one, c), (other, _), ..] => (*one >= 3 && one > other).then_some(*c),
        [] => None,
    }
}

/// How well a character fits. Only traditional hanzi are glossed, so a gloss that reads a simplified one needs the
/// text's own words for it.
fn weight(
    glossed: Option<char>,
    c: char,
    before: Option<char>,
    after: Option<char>,
    neighbours: &Neighbours,
) -> u32 {
    2 * u32::from(glossed.is_none_or(is_traditional_only))
        + u32::from(is_common(simplified(c)))
        + 4 * u32::from(neighbours.have(before, Some(c)))
        + 4 * u32::from(neighbours.have(Some(c), after))
}

/// Characters that minutes are made of.
fn plausible(c: char) -> Option<char> {
    (is_gb2312(simplified(c)) || is_wide_punctuation(c)).then_some(c)
}

fn code(c: char) -> Option<[u8; 2]> {
    match gbk_code(c) {
        0 => None,
        code => Some(code.to_be_bytes()),
    }
}
