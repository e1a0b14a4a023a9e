//! A shifted run as bytes.

use duban_domain::Span;

use super::code;
use crate::gloss::Gloss;
use crate::hanzi::gbk_char;
use crate::pinyin::Syllable;

/// The longest run that is followed, in characters as they are shown.
const LONGEST_RUN: usize = 200;

/// What a pair of the joined bytes is known to be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Pair {
    Known(char),
    /// The lead is lost; the trail is this.
    LeadLost(u8),
    /// The trail is lost; the lead is this, and the hanzi is read so.
    TrailLost(u8, Syllable),
    /// Both are lost; the hanzi is read so.
    BothLost(Syllable),
}

impl Pair {
    pub(super) fn known(self) -> Option<char> {
        if let Self::Known(c) = self { Some(c) } else { None }
    }
}

/// A byte of the joined run.
#[derive(Debug, Clone, Copy)]
enum Byte {
    Known(u8),
    Lost(Syllable),
}

/// The bytes of a run, from its lost first one to where bytes and characters fall together again.
#[derive(Debug)]
pub(super) struct Run {
    bytes: Vec<Byte>,
    /// A sound character below `80` that was read as a trail.
    pub(super) closing: String,
    pub(super) end: usize,
    pub(super) glosses: usize,
    /// The mark of a last character that was lost, and what most likely stood there.
    pub(super) tail: Option<(Span, Option<char>)>,
}

impl Run {
    /// Follows the run that the first of `glosses` begins; `None` where it does not end in sense.
    pub(super) fn follow(text: &str, glosses: &[Gloss]) -> Option<Self> {
        let first = glosses.first()?;
        let mut run = Self {
            bytes: vec![Byte::Lost(first.syllable)],
            closing: String::new(),
            end: first.span.end,
            glosses: 1,
            tail: None,
        };
        for _ in 0..LONGEST_RUN {
            if let Some(gloss) = glosses.get(run.glosses).filter(|gloss| gloss.span.start == run.end) {
                run.end = gloss.span.end;
                run.glosses += 1;
                if gloss.lost {
                    run.bytes.push(Byte::Lost(gloss.syllable));
                    return Some(run);
                }
                continue;
            }
            let at = run.end;
            let next = text[at..].chars().next();
            // The last byte of the line went with its end: 工作。 lost half of its full stop.
            if next.is_none_or(|c| c == '\n') && matches!(run.bytes.last(), Some(Byte::Known(0xA1))) {
                run.bytes.pop();
                run.tail = Some((Span::new(at, at), Some('。')));
                return (run.bytes.len() > 1).then_some(run);
            }
            let c = next?;
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
                // The shift ran into a character below `80` and took it along: the last character cannot be known.
                '?' | '\u{fffd}' => {
                    let lead = run.bytes.pop();
                    let ends_line = matches!(text[run.end..].chars().next(), None | Some('\n'));
                    let full_stop = ends_line && matches!(lead, Some(Byte::Known(0xA1)));
                    run.tail = Some((Span::new(at, run.end), full_stop.then_some('。')));
                    run.end = at;
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

    pub(super) fn pairs(&self) -> Option<Vec<Pair>> {
        let pair = |bytes: &[Byte]| match *bytes {
            [Byte::Known(lead), Byte::Known(trail)] => gbk_char(lead, trail).map(Pair::Known),
            [Byte::Known(lead), Byte::Lost(syllable)] => Some(Pair::TrailLost(lead, syllable)),
            [Byte::Lost(_), Byte::Known(trail)] => Some(Pair::LeadLost(trail)),
            [Byte::Lost(_), Byte::Lost(syllable)] => Some(Pair::BothLost(syllable)),
            _ => None,
        };
        self.bytes.chunks(2).map(pair).collect()
    }
}

/// How far a run that cannot be repaired may reach: to the next character below `80`.
pub(super) fn reach(text: &str, from: usize) -> usize {
    let ends = |(at, c): (usize, char)| (c.is_ascii()).then_some(from + at);
    let limit = |text: &str| text.char_indices().nth(LONGEST_RUN).map_or(text.len(), |(at, _)| at);
    let rest = &text[from..];
    rest.char_indices().take(LONGEST_RUN).find_map(ends).unwrap_or(from + limit(rest))
}
