//! Step 2 for text files: which encoding the bytes are in.
//!
//! A byte order mark decides; else valid UTF-8 is UTF-8. Beyond that short Chinese texts are valid in several
//! encodings at once, and guessers that count byte frequencies confuse them: each candidate is decoded, and the one
//! that gives the larger share of hanzi in daily use is taken. Only where that is even, the guesser is asked.

use std::collections::HashSet;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::hanzi::{is_common, is_common_traditional, is_hanzi, is_wide_punctuation};

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
    let unreadable = text
        .chars()
        .filter(|c| *c == '\u{fffd}' || (c.is_control() && !c.is_whitespace()))
        .count();
    // A hundredth may be damaged; more is another kind of file.
    let readable = unreadable * 100 <= text.chars().count().max(200);
    readable.then_some(Decoded {
        text,
        encoding: name(encoding),
    })
}

fn name(encoding: &'static Encoding) -> &'static str {
    // Every GBK text is GB 18030, which is the standard's name.
    if encoding == GB18030 {
        "GB18030"
    } else {
        encoding.name()
    }
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
    let mut scored: Vec<(i64, &'static Encoding)> = candidates
        .into_iter()
        .map(|encoding| (score(sample, encoding), encoding))
        .collect();
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
            error.error_len().is_none()
                && error.valid_up_to() > 0
                && !bytes[..error.valid_up_to()].is_ascii()
        }
    }
}

/// Scores that are no further apart than this are even.
const CLOSE: i64 = 50;

/// How well the bytes read in an encoding: of a thousand characters beyond ASCII, how many are in daily use, less ten
/// for each that is none at all.
fn score(sample: &[u8], encoding: &'static Encoding) -> i64 {
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let everyday: HashSet<char> = EVERYDAY.chars().collect();
    let (mut all, mut points) = (0_i64, 0_i64);
    // The sample may end inside a character.
    for c in text.strip_suffix('\u{fffd}').unwrap_or(&text).chars() {
        match c {
            '\u{fffd}' | '\u{e000}'..='\u{f8ff}' => points -= 10,
            '\n' | '\r' | '\t' | ' '..='~' => continue,
            c if c.is_control() => points -= 10,
            c if is_common(c) || is_common_traditional(c) => {
                points += if everyday.contains(&c) { 2 } else { 1 }
            }
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

/// The hanzi that half of any official text consists of, in both scripts. They settle texts of a few characters.
const EVERYDAY: &str = "的一是在不了有和人这中大为上个国我以要时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民经十三之进着等部度家电力里如水化高自二理起小现实加量都两体制机当使点从业本去把性好应开合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严督落责會議國時來們這個為發動對於學經進關業務開應機實現統區強據處點書記總長報黨員級縣";

fn ask(sample: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let asked = detector.guess(Some(b"cn"), Utf8Detection::Allow);
    if asked == encoding_rs::GBK {
        GB18030
    } else {
        asked
    }
}
