//! Damages clean text as the programs of news pages do: traditional script, a gloss behind each traditional hanzi put
//! in by replacing bytes of GBK, and the result decoded as if it were sound.

use encoding_rs::GBK;
use pinyin::ToPinyin;
use zhconv::{Variant, zhconv};

/// What a decoder makes of bytes that are no character.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Decoder {
    /// A question mark for two bytes, whatever the second is.
    QuestionMark,
    /// U+FFFD, and the second byte as it is, if it is below `80`: what browsers do.
    Replacement,
}

/// The traditional text before it was damaged.
pub(crate) fn traditional(clean: &str) -> String {
    zhconv(clean, Variant::ZhHant)
}

/// The traditional text with glosses put into its bytes.
pub(crate) fn damaged(clean: &str, decoder: Decoder) -> String {
    decode(&glossed(GBK.encode(&traditional(clean)).0.into_owned()), decoder)
}

/// Puts a gloss behind every pair of bytes that is a traditional hanzi, also where the pair is the halves of two.
fn glossed(mut bytes: Vec<u8>) -> Vec<u8> {
    let mut pairs: Vec<[u8; 2]> = bytes.windows(2).map(|pair| [pair[0], pair[1]]).collect();
    pairs.sort_unstable();
    pairs.dedup();
    for pair in pairs {
        let (text, _) = GBK.decode_without_bom_handling(&pair);
        let mut chars = text.chars();
        let (Some(hanzi), None) = (chars.next(), chars.next()) else { continue };
        // Their table has one traditional hanzi for each simplified one.
        let simplified = zhconv(&text, Variant::ZhHans);
        let is_in_table = simplified != text && zhconv(&simplified, Variant::ZhHant) == text;
        let Some(reading) = hanzi.to_pinyin().filter(|_| is_in_table) else { continue };
        let gloss = GBK.encode(&format!("({})", reading.with_tone())).0.into_owned();
        let mut at = 0;
        while let Some(found) = bytes[at..].windows(2).position(|window| window == pair) {
            at += found + 2;
            bytes.splice(at..at, gloss.iter().copied());
        }
    }
    bytes
}

fn decode(bytes: &[u8], decoder: Decoder) -> String {
    if let Decoder::Replacement = decoder {
        return GBK.decode_without_bom_handling(bytes).0.into_owned();
    }
    let mut text = String::new();
    let mut rest = bytes;
    while let Some((first, more)) = rest.split_first() {
        if first.is_ascii() {
            text.push(char::from(*first));
            rest = more;
            continue;
        }
        let pair = &rest[..rest.len().min(2)];
        match GBK.decode_without_bom_handling_and_without_replacement(pair) {
            Some(sound) => text.push_str(&sound),
            None => text.push('?'),
        }
        rest = &rest[pair.len()..];
    }
    text
}
