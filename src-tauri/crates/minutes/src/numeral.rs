//! Numbers as offices write them: 246, 1,200, 4.25, 1万, 两百, 十五.

/// A number at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Numeral {
    /// In units of one; 1万 is 10000.
    pub(crate) value: f64,
    /// Bytes it takes, with 万 and 亿.
    pub(crate) len: usize,
    /// Written with digits, not in words.
    pub(crate) arabic: bool,
}

/// Reads a number that `text` begins with.
pub(crate) fn numeral(text: &str) -> Option<Numeral> {
    arabic(text).or_else(|| chinese(text))
}

/// A whole number that fits a day, a month or a span.
pub(crate) fn small(text: &str) -> Option<(u32, usize)> {
    let n = numeral(text)?;
    if n.value.fract() != 0.0 || !(0.0..=9999.0).contains(&n.value) {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "whole and within bounds by the line above"
    )]
    Some((n.value as u32, n.len))
}

fn arabic(text: &str) -> Option<Numeral> {
    let digits = |t: &str| t.bytes().take_while(u8::is_ascii_digit).count();
    let mut len = digits(text);
    if len == 0 || len > 12 {
        return None;
    }
    while text[len..].starts_with(',') && digits(&text[len + 1..]) == 3 && len <= 15 {
        len += 4;
    }
    if text[len..].starts_with('.') {
        let fraction = digits(&text[len + 1..]);
        if fraction > 0 {
            len += 1 + fraction.min(9);
        }
    }
    let (power, more) = multiplier(&text[len..]);
    // Read together with its power of ten, 4.6亿 is 460000000 and not the float next to it.
    let value: f64 = format!("{}e{power}", text[..len].replace(',', "")).parse().ok()?;
    Some(Numeral { value, len: len + more, arabic: true })
}

/// The power of ten after digits, and the bytes of its word.
fn multiplier(text: &str) -> (u32, usize) {
    let powers = [("万亿", 12), ("千万", 7), ("百万", 6), ("亿", 8), ("万", 4)];
    powers.iter().find(|(word, _)| text.starts_with(word)).map_or((0, 0), |(word, power)| (*power, word.len()))
}

/// 二十五, 两百, 三千五百万. A lone 百, 千 or 万 is no number: 百名专家 is a name.
fn chinese(text: &str) -> Option<Numeral> {
    let mut total = 0.0;
    let mut section = 0.0;
    let mut digit: Option<f64> = None;
    let mut len = 0;
    for c in text.chars().take(12) {
        if let Some(d) = value(c) {
            if digit.is_some() {
                return None;
            }
            digit = Some(d);
        } else if c == '零' && len > 0 {
            digit = None;
        } else if c == '两' && digit.is_none() {
            digit = Some(2.0);
        } else if c == '十' {
            section += digit.take().unwrap_or(1.0) * 10.0;
        } else if c == '百' && digit.is_some() {
            section += digit.take().unwrap_or(0.0) * 100.0;
        } else if c == '千' && digit.is_some() {
            section += digit.take().unwrap_or(0.0) * 1000.0;
        } else if (c == '万' || c == '亿') && (digit.is_some() || section > 0.0) {
            let factor = if c == '万' { 1e4 } else { 1e8 };
            total = (total + section + digit.take().unwrap_or(0.0)) * factor;
            section = 0.0;
        } else {
            break;
        }
        len += c.len_utf8();
    }
    (len > 0).then(|| Numeral { value: total + section + digit.unwrap_or(0.0), len, arabic: false })
}

fn value(digit: char) -> Option<f64> {
    Some(match digit {
        '〇' => 0.0,
        '一' => 1.0,
        '二' => 2.0,
        '三' => 3.0,
        '四' => 4.0,
        '五' => 5.0,
        '六' => 6.0,
        '七' => 7.0,
        '八' => 8.0,
        '九' => 9.0,
        _ => return None,
    })
}

/// A number in words that may have a fraction, as after 百分之: 四十二点五, 百. With the bytes it takes.
pub(crate) fn in_words(text: &str) -> Option<(f64, usize)> {
    const DIGITS: &str = "零一二三四五六七八九";
    let whole = match text.strip_prefix('百') {
        Some(_) => Numeral { value: 100.0, len: '百'.len_utf8(), arabic: false },
        None => chinese(text)?,
    };
    let decimals = text[whole.len..].strip_prefix('点').map_or("", |rest| {
        let end = rest.find(|c| !DIGITS.contains(c)).unwrap_or(rest.len());
        &rest[..end]
    });
    if decimals.is_empty() {
        return Some((whole.value, whole.len));
    }
    let digits: String =
        decimals.chars().filter_map(|c| DIGITS.chars().position(|d| d == c)).map(|d| d.to_string()).collect();
    let value = format!("{}.{digits}", whole.value).parse().ok()?;
    Some((value, whole.len + '点'.len_utf8() + decimals.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain("246个", 246.0, "246")]
    #[case::ten_thousand("1万名", 10_000.0, "1万")]
    #[case::thousands("1,200户", 1_200.0, "1,200")]
    #[case::fraction("4.25人", 4.25, "4.25")]
    #[case::hundred_million("1.5亿元", 150_000_000.0, "1.5亿")]
    #[case::exact("4.6亿元", 460_000_000.0, "4.6亿")]
    #[case::words("二十五个", 25.0, "二十五")]
    #[case::two("两百名", 200.0, "两百")]
    #[case::ten("十五家", 15.0, "十五")]
    fn numbers_are_read(#[case] text: &str, #[case] value: f64, #[case] words: &str) {
        let n = numeral(text).unwrap();
        assert!((n.value - value).abs() < f64::EPSILON);
        assert_eq!(&text[..n.len], words);
    }

    #[rstest]
    #[case::hundred("百名专家")]
    #[case::word("万众一心")]
    fn lone_powers_of_ten_are_words(#[case] text: &str) {
        assert_eq!(numeral(text), None);
    }

    proptest::proptest! {
        #[test]
        fn whole_numbers_come_back(n in 0u32..=999_999) {
            let read = numeral(&format!("{n}个")).unwrap();
            proptest::prop_assert!((read.value - f64::from(n)).abs() < 1e-9);
        }
    }
}
