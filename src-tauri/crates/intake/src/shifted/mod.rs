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

mod choice;
mod run;
pub(crate) mod stops;

use duban_domain::Span;

use crate::gloss::Gloss;
use crate::hanzi::{gbk_char, gbk_code, is_gb2312, is_traditional_only, is_wide_punctuation, simplified};
use crate::pinyin::Syllable;
use choice::{Candidate, Place, best};
use run::{Pair, Run};

pub(crate) use choice::Neighbours;

/// What became of a run.
#[derive(Debug)]
pub(crate) struct Rejoined {
    /// What it says; `None` where nothing decides.
    pub(crate) text: Option<String>,
    /// Whether other readings come close.
    pub(crate) guessed: bool,
    /// Where it ends in the text as shown.
    pub(crate) end: usize,
    /// The mark of a last character that was lost, right behind the end, and what most likely stood there.
    pub(crate) tail: Option<(Span, Option<char>)>,
    /// How many glosses it took in.
    pub(crate) glosses: usize,
}

/// How many runs of one text are joined. A long page has some hundreds; a text of nothing else was made to do harm, and
/// is only marked.
pub(crate) const MOST_RUNS: usize = 20_000;

/// Joins the run that the first of `glosses` begins, the `nth` of the text; `before` is the sound character in front
/// of it.
pub(crate) fn rejoin(text: &str, glosses: &[Gloss], nth: usize, before: char, neighbours: &Neighbours) -> Rejoined {
    let Some(run) = Run::follow(text, glosses).filter(|_| nth < MOST_RUNS) else {
        let end = run::reach(text, glosses[0].span.end);
        let inside = glosses.iter().take_while(|gloss| gloss.span.start < end).count();
        return Rejoined { text: None, guessed: false, end, tail: None, glosses: inside };
    };
    // A gloss right behind the run reads its last character.
    let behind = glosses.get(run.glosses).filter(|gloss| gloss.span.start == run.end && !gloss.lost);
    let read = read(&run, glosses[0].syllable, behind.map(|gloss| gloss.syllable), before, neighbours);
    let (text, guessed) = match read {
        Some((text, sure)) => (Some(text), !sure),
        None => (None, false),
    };
    Rejoined { text, guessed, end: run.end, tail: run.tail, glosses: run.glosses }
}

/// Whether a gloss belongs to a hanzi that was never there, made of the halves of two characters of which the second
/// is a single byte. Such a gloss lies between sound characters, and only has to go.
pub(crate) fn is_phantom(before: char, ascii: char, syllable: Syllable) -> bool {
    match (code(before), u8::try_from(ascii)) {
        (Some([_, lead]), Ok(trail)) if trail < 0x80 => {
            gbk_char(lead, trail).is_some_and(|c| is_traditional_only(c) && syllable.fits(c))
        }
        _ => false,
    }
}

/// What a run says, and whether that is sure.
fn read(
    run: &Run,
    first_lost: Syllable,
    behind: Option<Syllable>,
    before: char,
    neighbours: &Neighbours,
) -> Option<(String, bool)> {
    let [_, phantom_lead] = code(before)?;
    let pairs = run.pairs()?;
    let known = pairs.iter().filter_map(|pair| pair.known());
    let odd = known.clone().filter(|c| !is_plausible(*c)).count();
    if odd * 5 > known.count() {
        return None;
    }
    let (mut text, mut sure) = (String::new(), true);
    for (at, pair) in pairs.iter().enumerate() {
        let place = Place {
            before: text.chars().next_back().or(Some(before)),
            after: pairs.get(at + 1).and_then(|pair| pair.known()),
            reading: behind.filter(|_| at + 1 == pairs.len()),
        };
        let candidates = match *pair {
            Pair::Known(c) => {
                text.push(c);
                continue;
            }
            Pair::LeadLost(trail) => phantoms(phantom_lead, first_lost)
                .filter_map(|(byte, phantom)| Some(Candidate { glossed: phantom, says: gbk_char(byte, trail)? }))
                .collect(),
            Pair::TrailLost(lead, last_lost) => glossed(lead, last_lost).collect(),
            Pair::BothLost(last_lost) => phantoms(phantom_lead, first_lost)
                .filter(|(_, phantom)| is_traditional_only(*phantom))
                .flat_map(|(lead, _)| glossed(lead, last_lost))
                .filter(|candidate| is_traditional_only(candidate.says))
                .collect::<Vec<_>>(),
        };
        let (c, is_sure) = best(candidates, place, neighbours)?;
        text.push(c);
        sure &= is_sure;
    }
    text.push_str(&run.closing);
    Some((text, sure))
}

/// The hanzi that were never there: made of the byte before and the lost one, and read as the gloss says.
fn phantoms(lead: u8, syllable: Syllable) -> impl Iterator<Item = (u8, char)> {
    (0x81..=0xFE).filter_map(move |byte| Some((byte, gbk_char(lead, byte)?))).filter(move |(_, c)| syllable.fits(*c))
}

/// The hanzi with this lead that are read as the gloss behind them says.
fn glossed(lead: u8, syllable: Syllable) -> impl Iterator<Item = Candidate> {
    (0x40..=0xFE)
        .filter_map(move |trail| gbk_char(lead, trail))
        .filter(move |c| syllable.fits(*c))
        .map(|c| Candidate { glossed: c, says: c })
}

/// Whether minutes are made of such characters.
fn is_plausible(c: char) -> bool {
    is_gb2312(simplified(c)) || is_wide_punctuation(c)
}

fn code(c: char) -> Option<[u8; 2]> {
    match gbk_code(c) {
        0 => None,
        code => Some(code.to_be_bytes()),
    }
}
