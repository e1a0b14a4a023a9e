//! Pinyin syllables and the readings of hanzi.

use pinyin::ToPinyinMulti;

/// A syllable in one spelling, however a gloss writes it: `ɡ` is g, `ɑ` is a, `v` is ü. Small, for a text may hold
/// millions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Syllable {
    /// Its letters without tone mark, ü as v, filled up with zeros: `kuo`.
    letters: [u8; Self::LONGEST],
    /// The tone, 1 to 4; 0 where none is marked.
    tone: u8,
    /// Which letter bears its mark.
    marked: u8,
}

impl Syllable {
    /// The longest a syllable can be, in letters: `zhuang`.
    pub(crate) const LONGEST: usize = 6;

    /// Reads one lower-case syllable; `None` where it is none.
    pub(crate) fn read(spelling: &str) -> Option<Self> {
        Self::spelled(spelling).filter(|syllable| is_syllable(syllable.plain()))
    }

    /// The letters and the tone, whether they make a syllable or not.
    fn spelled(spelling: &str) -> Option<Self> {
        let mut syllable = Self { letters: [0; Self::LONGEST], tone: 0, marked: 0 };
        for (at, c) in spelling.chars().enumerate() {
            let (letter, tone) = letter(c)?;
            *syllable.letters.get_mut(at)? = letter;
            if tone > 0 {
                if syllable.tone > 0 {
                    return None;
                }
                (syllable.tone, syllable.marked) = (tone, u8::try_from(at).ok()?);
            }
        }
        Some(syllable)
    }

    /// Whether it has a tone mark. Hardly any other bracket holds such a thing.
    pub(crate) fn has_tone(self) -> bool {
        self.tone > 0
    }

    /// Whether it is more than one letter, which may just as well number a list.
    pub(crate) fn is_long(self) -> bool {
        self.letters[1] > 0
    }

    /// Whether a hanzi can be read so. A syllable without a tone mark fits every tone.
    pub(crate) fn fits(self, hanzi: char) -> bool {
        let readings = hanzi.to_pinyin_multi().into_iter().flatten();
        readings
            .filter_map(|reading| Self::spelled(reading.with_tone()))
            .any(|reading| if self.has_tone() { reading == self } else { reading.letters == self.letters })
    }

    /// Whether a hanzi can be read so, whatever the tone: 績 is jī on one side of the strait and jì on the other.
    pub(crate) fn spells(self, hanzi: char) -> bool {
        Self { tone: 0, ..self }.fits(hanzi)
    }

    fn plain(&self) -> &[u8] {
        let length = self.letters.iter().position(|letter| *letter == 0).unwrap_or(Self::LONGEST);
        &self.letters[..length]
    }
}

/// Whether it may stand in a syllable.
pub(crate) fn is_letter(c: char) -> bool {
    letter(c).is_some()
}

/// The letter under a tone mark, and which tone it marks.
fn letter(c: char) -> Option<(u8, u8)> {
    const TONES: [(u8, [char; 4]); 6] = [
        (b'a', ['ā', 'á', 'ǎ', 'à']),
        (b'e', ['ē', 'é', 'ě', 'è']),
        (b'i', ['ī', 'í', 'ǐ', 'ì']),
        (b'o', ['ō', 'ó', 'ǒ', 'ò']),
        (b'u', ['ū', 'ú', 'ǔ', 'ù']),
        (b'v', ['ǖ', 'ǘ', 'ǚ', 'ǜ']),
    ];
    match c {
        'ü' => Some((b'v', 0)),
        'ɑ' => Some((b'a', 0)),
        'ɡ' => Some((b'g', 0)),
        'a'..='z' => Some((u8::try_from(c).ok()?, 0)),
        c => TONES.iter().find_map(|(letter, marked)| {
            let tone = (1..).zip(marked).find(|(_, marked)| **marked == c)?.0;
            Some((*letter, tone))
        }),
    }
}

const INITIALS: [&str; 23] = [
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y",
    "w",
];

const FINALS: [&str; 34] = [
    "a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "i", "ia", "ian", "iang", "iao", "ie", "in", "ing", "iong",
    "iu", "o", "ong", "ou", "u", "ua", "uai", "uan", "uang", "ue", "ui", "un", "uo", "v", "ve", "van",
];

/// Syllables that begin with their vowel.
const BARE: [&str; 12] = ["a", "ai", "an", "ang", "ao", "e", "ei", "en", "eng", "er", "o", "ou"];

fn is_syllable(plain: &[u8]) -> bool {
    let rest = |initial: &&str| plain.strip_prefix(initial.as_bytes());
    let is = |names: &[&str], letters: &[u8]| names.iter().any(|name| name.as_bytes() == letters);
    is(&BARE, plain) || INITIALS.iter().filter_map(rest).any(|rest| is(&FINALS, rest))
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
