//! Step 2 for text files: which encoding the bytes are in.
//!
//! A byte order mark decides; else valid UTF-8 is UTF-8. Beyond that short Chinese texts are valid in several
//! encodings at once, and guessers that count byte frequencies confuse them: each candidate is decoded, and the one
//! that gives the larger share of hanzi in daily use is taken. Only where that is even, the guesser is asked.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::hanzi::{is_common, is_common_traditional, is_everyday, is_hanzi, is_wide_punctuation};

/// A text file as Unicode.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// Without its byte order mark. Bytes that are no text are U+FFFD.
    pub(crate) text: String,
    pub(crate) encoding: &'static str,
}

/// Decodes a file, or says that it is no text.
pub(crate) fn decode(bytes: &[u8]) -> Option<Decoded> {
    let (encoding, body) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, &bytes[length..]),
        None => match bytes.strip_prefix(&[0x84, 0x31, 0x95, 0x33]) {
            Some(body) => (GB18030, body),
            None => (guess(bytes)?, bytes),
        },
    };
    let (text, _) = encoding.decode_without_bom_handling(body);
    let text = text.into_owned();
    let unreadable = text.chars().filter(|c| *c == '\u{fffd}' || (c.is_control() && !c.is_whitespace())).count();
    // A fiftieth may be damaged; more is another kind of file.
    let readable = unreadable * 50 <= text.chars().count() + 100;
    readable.then_some(Decoded { text, encoding: name(encoding) })
}

fn name(encoding: &'static Encoding) -> &'static str {
    // Every GBK text is GB 18030, which is the standard's name.
    if encoding == GB18030 { "GB18030" } else { encoding.name() }
}

/// How much of a file is looked at to tell its encoding, in bytes.
const SAMPLE: usize = 64 * 1024;

fn guess(bytes: &[u8]) -> Option<&'static Encoding> {
    let has_zeros = bytes.contains(&0);
    if !has_zeros && is_utf8(bytes) {
        return Some(UTF_8);
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let mut candidates = Vec::new();
    if bytes.len().is_multiple_of(2) {
        candidates.extend([UTF_16LE, UTF_16BE]);
    }
    if !has_zeros {
        candidates.extend([UTF_8, GB18030, BIG5]);
    }
    let mut scored: Vec<(i64, &'static Encoding)> =
        candidates.into_iter().map(|encoding| (score(sample, encoding), encoding)).collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    match *scored.as_slice() {
        [(best, first), (next, second), ..] if best > 0 && best - next < CLOSE => {
            let asked = ask(sample);
            Some(if asked == second { second } else { first })
        }
        [(best, first), ..] if best > 0 => Some(first),
        _ => None,
    }
}

/// UTF-8 throughout. A last character cut off by a full disk, or a stray byte, does not make it something else.
fn is_utf8(bytes: &[u8]) -> bool {
    match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => {
            error.error_len().is_none() && error.valid_up_to() > 0 && !bytes[..error.valid_up_to()].is_ascii()
        }
    }
}

/// Scores that are no further apart than this are even.
const CLOSE: i64 = 50;

/// How well the bytes read in an encoding: of a thousand characters beyond ASCII, how many are in daily use, less ten
/// for each that is none at all.
fn score(sample: &[u8], encoding: &'static Encoding) -> i64 {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let (mut all, mut points) = (0_i64, 0_i64);
    // The sample may end inside a character.
    for c in text.strip_suffix('\u{fffd}').unwrap_or(&text).chars() {
        match c {
            '\u{fffd}' | '\u{e000}'..='\u{f8ff}' => points -= 10,
            '\n' | '\r' | '\t' | ' '..='~' => continue,
            c if c.is_control() => points -= 10,
            c if is_common(c) || is_common_traditional(c) => points += if is_everyday(c) { 2 } else { 1 },
            c if is_wide_punctuation(c) => points += 1,
            c if is_hanzi(c) => {}
            _ => points -= 1,
        }
        all += 1;
    }
    // Text in UTF-16 that is all ASCII has nothing else to go by.
    if all == 0 {
        return i64::from(encoding == UTF_16LE || encoding == UTF_16BE || encoding == UTF_8);
    }
    points * 1000 / all
}

fn ask(sample: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let asked = detector.guess(Some(b"cn"), Utf8Detection::Allow);
    if asked == encoding_rs::GBK { GB18030 } else { asked }
}
