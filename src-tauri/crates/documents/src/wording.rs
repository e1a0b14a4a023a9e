//! Words that stand on every paper: days, lists, numerals, quotations, marks.

mod punctuation;
mod quote;

use chrono::{Datelike, NaiveDate};

pub(crate) use punctuation::full_width;
pub(crate) use quote::quoted;

/// 2026年6月5日: Arabic, full year, no leading zeros.
pub(crate) fn date(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// 6月5日 within the year that the paper is of, else with the year.
pub(crate) fn short_date(day: NaiveDate, year: i32) -> String {
    if day.year() == year { format!("{}月{}日", day.month(), day.day()) } else { date(day) }
}

/// 2026-06-05, for columns.
pub(crate) fn column_date(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// Departments side by side; where one is itself a list, commas part them.
pub(crate) fn listed(departments: &[String]) -> String {
    let departments: Vec<String> = departments.iter().map(|department| full_width(department)).collect();
    let lists = departments.iter().any(|department| department.contains(['，', '、']));
    departments.join(if lists { "，" } else { "、" })
}

/// How the addressees are spoken to.
pub(crate) fn you(addressees: &[String]) -> &'static str {
    let several = |name: &str| name.contains(['，', '、', '各']) || name.ends_with('等');
    match addressees {
        [one] if !several(one) => "你单位",
        _ => "你们",
    }
}

/// The words alone, to see whether two texts say the same.
pub(crate) fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The words with a full stop, unless they end with a mark of their own.
pub(crate) fn sentence(words: &str) -> String {
    let words = clause(words);
    if words.ends_with(['。', '！', '？', '…', '”']) { words.to_owned() } else { format!("{words}。") }
}

/// The words without a mark that only led on to what came next.
pub(crate) fn clause(words: &str) -> &str {
    words.trim().trim_end_matches(['；', '，', '、', ';', ','])
}

/// The words without any end mark, to go on after them.
pub(crate) fn stem(words: &str) -> &str {
    clause(words).trim_end_matches(['。', '.'])
}

/// 一、十一、二十、一百零三.
pub(crate) fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (hundreds, tens, units) = (number / 100, number / 10 % 10, number % 10);
    let mut words = String::new();
    if hundreds > 0 {
        words.push_str(&if hundreds < 10 { DIGITS[hundreds].to_owned() } else { numeral(hundreds) });
        words.push('百');
        if tens == 0 && units > 0 {
            words.push('零');
        }
    }
    if tens > 0 {
        if tens > 1 || hundreds > 0 {
            words.push_str(DIGITS[tens]);
        }
        words.push('十');
    }
    if units > 0 {
        words.push_str(DIGITS[units]);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case(1, "一")]
    #[case(10, "十")]
    #[case(12, "十二")]
    #[case(40, "四十")]
    #[case(99, "九十九")]
    #[case(100, "一百")]
    #[case(103, "一百零三")]
    #[case(110, "一百一十")]
    #[case(215, "二百一十五")]
    fn sections_are_counted_in_chinese(#[case] number: usize, #[case] words: &str) {
        assert_eq!(numeral(number), words);
    }
}
