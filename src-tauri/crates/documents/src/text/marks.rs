//! What sort of character one is, as far as setting type goes.

/// A sort of character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// 汉字 and all other full-width characters.
    Han,
    /// A full-width mark that opens: its left half is blank.
    Opening,
    /// A full-width mark that closes or ends: its right half is blank.
    Closing,
    /// A piece of —— or ……, which is one mark of two cells.
    Dash,
    /// A half-width digit.
    Digit,
    /// A half-width letter or mark.
    Letter,
    /// A blank.
    Blank,
}

impl Kind {
    /// The sort of a character that is drawn `advance` em wide.
    pub(super) fn of(character: char, advance: f64) -> Self {
        // In some faces “ and — are as narrow as in Latin text; they are set as what they look like.
        let full = advance > 0.75;
        match character {
            _ if character.is_whitespace() => Self::Blank,
            '0'..='9' => Self::Digit,
            // A Latin M is as wide as a 汉字 in some faces.
            '!'..='~' | 'À'..='ɏ' => Self::Letter,
            '—' | '…' | '⸺' if full => Self::Dash,
            '（' | '《' | '〈' | '【' | '「' | '『' | '〔' | '［' | '｛' => Self::Opening,
            '“' | '‘' if full => Self::Opening,
            '，' | '。' | '、' | '；' | '：' | '？' | '！' | '）' | '》' | '〉' | '】' | '」' | '』' | '〕' | '］'
            | '｝' => Self::Closing,
            '”' | '’' if full => Self::Closing,
            _ if full => Self::Han,
            _ => Self::Letter,
        }
    }

    /// Whether it is set like Latin text: no grid, no break inside.
    pub(super) fn is_latin(self) -> bool {
        matches!(self, Self::Digit | Self::Letter)
    }

    /// Whether it carries meaning of its own: no mark, no blank.
    pub(super) fn is_word(self) -> bool {
        matches!(self, Self::Han | Self::Digit | Self::Letter)
    }
}

/// Marks that may not open a line (避头).
pub(crate) fn may_not_open(character: char) -> bool {
    "，。、；：？！）》〉】」』”’％℃〕］｝．·‰°々ー)]}!,.:;?%".contains(character)
}

/// Marks that may not end a line (避尾).
pub(crate) fn may_not_end(character: char) -> bool {
    "（《〈【「『“‘〔［｛￥＄([{¥$".contains(character)
}

/// Words that belong to the number before them: 2026年, 60％, 368个.
pub(crate) fn counts(character: char) -> bool {
    "年月日号时分秒届次个项件名人户万亿千百元吨公亩平米里岁周天条款章章节级类期批％%℃‰".contains(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case::hanzi('督', 1.0, Kind::Han)]
    #[case::opening('“', 1.0, Kind::Opening)]
    #[case::narrow_quote('“', 0.4, Kind::Letter)]
    #[case::dash('—', 1.0, Kind::Dash)]
    #[case::wide_letter('M', 0.94, Kind::Letter)]
    #[case::digit('7', 0.5, Kind::Digit)]
    #[case::full_width_digit('７', 1.0, Kind::Han)]
    #[case::ideographic_space('\u{3000}', 1.0, Kind::Blank)]
    #[case::middle_dot('·', 1.0, Kind::Han)]
    fn a_character_is_sorted_by_what_it_looks_like(#[case] character: char, #[case] advance: f64, #[case] kind: Kind) {
        assert_eq!(Kind::of(character, advance), kind);
    }
}
