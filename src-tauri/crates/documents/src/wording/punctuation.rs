//! Marks in the width that Chinese text is set in.

/// Turns half-width marks that stand in Chinese text into full-width ones: 各县(市、区) becomes 各县（市、区）.
///
/// Sources that were copied from the web mix both. Which width a mark has is a matter of setting, not of wording; the
/// words themselves stay as they are. Marks inside numbers and Latin text are left alone. Straight quotation marks
/// are paired.
pub(crate) fn full_width(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let chinese = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(|c| is_chinese(*c));
    let mut quote_open = false;
    // Whether each open bracket was turned, so that its other half follows it.
    let mut brackets: Vec<bool> = Vec::new();
    let mut out = String::with_capacity(text.len());
    for (at, &character) in characters.iter().enumerate() {
        let (before, after) = (chinese(at.checked_sub(1)), chinese(Some(at + 1)));
        let turned = match character {
            ',' | ';' | ':' | '?' | '!' if before || after => match character {
                ',' => '，',
                ';' => '；',
                ':' => '：',
                '?' => '？',
                _ => '！',
            },
            '.' if before && (after || characters.get(at + 1).is_none_or(|c| c.is_whitespace())) => '。',
            '(' => {
                let inside = characters[at + 1..].iter().take_while(|c| **c != ')').any(|c| is_chinese(*c));
                brackets.push(before || inside);
                if before || inside { '（' } else { '(' }
            }
            ')' if brackets.pop().unwrap_or(before) => '）',
            '"' => {
                quote_open = !quote_open;
                if quote_open { '“' } else { '”' }
            }
            _ => character,
        };
        out.push(turned);
    }
    out
}

fn is_chinese(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case::comma("抓好春耕,抓好防汛", "抓好春耕，抓好防汛")]
    #[case::after_a_per_cent_sign("达到60%,同比", "达到60%，同比")]
    #[case::brackets("各县(市、区)", "各县（市、区）")]
    #[case::brackets_around_latin("市大数据局(12345)负责", "市大数据局（12345）负责")]
    #[case::latin_stays("GDP(Q1, Q2)", "GDP(Q1, Q2)")]
    #[case::numbers_stay("1,200万元、3:1、2.5%", "1,200万元、3:1、2.5%")]
    #[case::full_stop("抓好落实.", "抓好落实。")]
    #[case::numbering_stays("1.抓好落实", "1.抓好落实")]
    #[case::straight_quotes("落实\"双随机\"监管", "落实“双随机”监管")]
    #[case::nothing_to_do("落实“双随机”监管。", "落实“双随机”监管。")]
    fn marks_in_chinese_text_are_full_width(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(full_width(text), expected);
    }
}
