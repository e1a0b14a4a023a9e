//! What is known of single hanzi: their codes, their script and how common they are.

use std::sync::LazyLock;

use encoding_rs::{BIG5, Encoding, GBK};
use zhconv::{Variant, zhconv};

/// Whether it is a hanzi of the CJK blocks.
pub(crate) fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// Whether it is Chinese punctuation, which takes a square of its own.
pub(crate) fn is_wide_punctuation(c: char) -> bool {
    matches!(
        c,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{301b}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}'
            | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·' | '∶'
    )
}

/// Whether it is among the 3,755 most used hanzi: level 1 of GB 2312.
pub(crate) fn is_common(c: char) -> bool {
    (0xB0A1..=0xD7F9).contains(&gbk_code(c)) && is_gb2312(c)
}

/// Whether it is among the 6,763 hanzi of GB 2312: simplified, or the same in both scripts.
pub(crate) fn is_gb2312(c: char) -> bool {
    let [lead, trail] = gbk_code(c).to_be_bytes();
    (0xB0..=0xF7).contains(&lead) && trail >= 0xA1
}

/// Whether it is among the most used hanzi of Taiwan and Hong Kong: level 1 of Big5.
pub(crate) fn is_common_traditional(c: char) -> bool {
    (0xA440..=0xC67E).contains(&CODES.big5[c as usize & 0xFFFF]) && (c as u32) < 0x10000
}

/// Whether only simplified text uses it: 这, but not 台 or 里.
pub(crate) fn is_simplified_only(c: char) -> bool {
    is_gb2312(c) && CODES.big5[c as usize] == 0
}

/// Whether only traditional text uses it: 這, but not 著 or 乾.
pub(crate) fn is_traditional_only(c: char) -> bool {
    is_hanzi(c) && !is_gb2312(c) && simplified(c) != c
}

/// The simplified form of a single hanzi, without regard to its neighbours.
pub(crate) fn simplified(c: char) -> char {
    let index = (c as usize).wrapping_sub(FIRST as usize);
    SIMPLIFIED.get(index).copied().unwrap_or(c)
}

/// Its two bytes in GBK as one number; 0 where it has none.
pub(crate) fn gbk_code(c: char) -> u16 {
    if (c as u32) < 0x10000 {
        CODES.gbk[c as usize]
    } else {
        0
    }
}

/// The character that two bytes of GBK stand for.
pub(crate) fn gbk_char(lead: u8, trail: u8) -> Option<char> {
    CODES.chars[usize::from(lead) << 8 | usize::from(trail)]
}

const FIRST: char = '\u{4e00}';
const LAST: char = '\u{9fff}';

/// The codes of all characters of the basic plane. Encoding one by one would search a table each time.
struct Codes {
    gbk: Vec<u16>,
    big5: Vec<u16>,
    chars: Vec<Option<char>>,
}

static CODES: LazyLock<Codes> = LazyLock::new(|| {
    let mut codes = Codes {
        gbk: vec![0; 0x10000],
        big5: vec![0; 0x10000],
        chars: vec![None; 0x10000],
    };
    for (code, c) in two_byte_codes(GBK) {
        codes.gbk[c as usize] = code;
        codes.chars[usize::from(code)] = Some(c);
    }
    // Levels 1 and 2; what Hong Kong added around them is left out.
    for (code, c) in two_byte_codes(BIG5).filter(|(code, _)| (0xA440..0xF9D6).contains(code)) {
        codes.big5[c as usize] = code;
    }
    codes
});

/// All codes of two bytes of an encoding that give one character of the basic plane.
fn two_byte_codes(encoding: &'static Encoding) -> impl Iterator<Item = (u16, char)> {
    (0x8140..=0xFEFE_u16).filter_map(move |code| {
        let bytes = code.to_be_bytes();
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) if c != '\u{fffd}' && (c as u32) < 0x10000 => Some((code, c)),
            _ => None,
        }
    })
}

static SIMPLIFIED: LazyLock<Vec<char>> = LazyLock::new(|| {
    // The line breaks keep neighbours from being read as words.
    let all: String = (FIRST..=LAST).flat_map(|c| [c, '\n']).collect();
    let converted = zhconv(&all, Variant::ZhHans);
    converted
        .split('\n')
        .zip(FIRST..=LAST)
        .map(|(to, from)| to.chars().next().unwrap_or(from))
        .collect()
});
