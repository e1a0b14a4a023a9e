//! What is known of single hanzi: their codes, their script and how common they are.

use std::collections::HashSet;
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

/// Whether it is one of those that half of any official text consists of, in either script.
pub(crate) fn is_everyday(c: char) -> bool {
    static SET: LazyLock<HashSet<char>> = LazyLock::new(|| EVERYDAY.chars().collect());
    SET.contains(&c)
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
    if (c as u32) < 0x10000 { CODES.gbk[c as usize] } else { 0 }
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
    let mut codes = Codes { gbk: vec![0; 0x10000], big5: vec![0; 0x10000], chars: vec![None; 0x10000] };
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
    converted.split('\n').zip(FIRST..=LAST).map(|(to, from)| to.chars().next().unwrap_or(from)).collect()
});

const EVERYDAY: &str = "\
    的一是在不了有和人这中大为上个国我以要时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行\
    学法所民经十三之进着等部度家电力里如水化高自二理起小现实加量都两体制机当使点从业本去把性好应开合还因由其些然前外\
    天政四日那社义事平形相全表间样与关各重新线内数正心反明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军\
    很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见\
    计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增\
    争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类\
    八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商\
    非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲\
    快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严督落责會議國時來們這個\
    為發動對於學經進關業務開應機實現統區強據處點書記總長報黨員級縣";
