//! Pinyin syllables and the readings of hanzi.

use pinyin::ToPinyinMulti;

/// A syllable as a gloss writes it, brought to one spelling: `ɡ` is g, `ɑ` is a, `v` is ü.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Syllable {
    /// With its tone mark, if it has one: `kuò`.
    spelling: String,
    /// Without it: `kuo`.
    plain: String,
}

impl Syllable {
    /// The longest a syllable can be, in letters: `zhuang`.
    pub(crate) const LONGEST: usize = 6;

    /// Reads one lower-case syllable; `None` where it is none.
    pub(crate) fn read(letters: &str) -> Option<Self> {
        let spelling: String = letters.chars().map(one_spelling).collect();
        let plain: String = spelling.chars().map(|c| toneless(c).0).collect();
        let tones = spelling.chars().filter(|c| toneless(*c).1).count();
        (tones <= 1 && is_syllable(&plain)).then_some(Self { spelling, plain })
    }

    /// Whether it has a tone mark. Hardly any other bracket holds such a thing.
    pub(crate) fn has_tone(&self) -> bool {
        self.spelling != self.plain
    }

    /// Whether it is more than one letter, which may just as well number a list.
    pub(crate) fn is_long(&self) -> bool {
        self.plain.len() > 1
    }

    /// Whether a hanzi can be read so. A syllable without a tone mark fits every tone.
    pub(crate) fn fits(&self, hanzi: char) -> bool {
        let Some(readings) = hanzi.to_pinyin_multi() else {
            return false;
        };
        readings.into_iter().any(|reading| {
            let reading = reading.with_tone();
            if self.has_tone() {
                reading == self.spelling
            } else {
                reading.chars().map(|c| toneless(c).0).eq(self.plain.chars())
            }
        })
    }
}

/// Whether it may stand in a syllable.
pub(crate) fn is_letter(c: char) -> bool {
    let c = one_spelling(c);
    c.is_ascii_lowercase() || c == 'ü' || toneless(c).1
}

fn one_spelling(c: char) -> char {
    match c {
        'ɑ' => 'a',
        'ɡ' => 'g',
        'v' => 'ü',
        c => c,
    }
}

/// The vowel under a tone mark, and whether there was one.
fn toneless(c: char) -> (char, bool) {
    let vowel = match c {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'ü',
        c => return (c, false),
    };
    (vowel, true)
}

const INITIALS: [&str; 23] = [
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y",
    "w",
];

const FINALS: [&str; 34] = [
    "a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "i", "ia", "ian", "iang", "iao", "ie", "in", "ing", "iong",
    "iu", "o", "ong", "ou", "u", "ua", "uai", "uan", "uang", "ue", "ui", "un", "uo", "ü", "üe", "üan",
];

/// Syllables that begin with their vowel.
const BARE: [&str; 12] = ["a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "er", "o", "ou"];

fn is_syllable(plain: &str) -> bool {
    BARE.contains(&plain)
        || INITIALS.iter().any(|initial| plain.strip_prefix(initial).is_some_and(|rest| FINALS.contains(&rest)))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::Syllable;

    #[rstest]
    #[case::toned("kuò", '擴', true)]
    #[case::another_reading("chóng", '重', true)]
    #[case::wrong_tone("kuó", '擴', false)]
    #[case::toneless("men", '們', true)]
    #[case::toneless_fits_any_tone("kuo", '擴', true)]
    #[case::umlaut("lǜ", '綠', true)]
    #[case::umlaut_as_v("lv", '綠', true)]
    #[case::typewriter_letters("ɡuɑn", '關', true)]
    #[case::another_hanzi("dá", '擴', false)]
    fn a_syllable_fits_its_hanzi(#[case] letters: &str, #[case] hanzi: char, #[case] fits: bool) {
        assert_eq!(Syllable::read(letters).unwrap().fits(hanzi), fits);
    }

    #[rstest]
    #[case::list_letter("b")]
    #[case::english("new")]
    #[case::two_tones("kùò")]
    #[case::nothing("")]
    #[case::two_syllables("kuòdà")]
    fn what_is_no_syllable_is_refused(#[case] letters: &str) {
        assert_eq!(Syllable::read(letters), None);
    }
}
