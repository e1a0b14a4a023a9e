//! Step 3: signs of the dictionary's radicals that stand where hanzi should, 7⽉29⽇ for 7月29日, and days whose 月 got
//! lost with them, 729日.
//!
//! A PDF file often hands them out when its text is copied: two signs look the same, and who wrote the file chose the
//! wrong one (Unicode, blocks U+2E80 and U+2F00). Some pages then drop what they do not know.

use duban_domain::Span;
use unicode_normalization::char::decompose_compatible;

use crate::hanzi::{is_hanzi, simplified};
use crate::work::{Edits, RepairKind};

/// They look the same and mean the same, as two kinds of line end do: nobody is asked about them.
pub(crate) fn pass(text: &str) -> Edits {
    let mut edits = Edits::default();
    for (at, c) in text.char_indices() {
        if let Some(hanzi) = hanzi(c) {
            edits.replace(Span::new(at, at + c.len_utf8()), hanzi.encode_utf8(&mut [0; 4]));
        }
    }
    edits
}

/// 729日下午, 于1115日前: the 月 between month and day is lost. A guess, though no other day is written so.
pub(crate) fn lost_months(text: &str) -> Edits {
    const BEFORE: [char; 12] = ['\n', '，', ',', '。', '于', '至', '；', ';', '、', '）', ')', ' '];
    const AFTER: [&str; 10] = ["上午", "下午", "晚", "，", ",", "前", "召开", "起", "至", "、"];
    let mut edits = Edits::default();
    for (day, _) in text.match_indices('日') {
        let digits = text[..day].len() - text[..day].trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let from = day - digits;
        let begins = text[..from].chars().next_back().is_none_or(|c| BEFORE.contains(&c));
        let ends = AFTER.iter().any(|word| text[day + '日'.len_utf8()..].starts_with(word));
        // 2020929日: the 年 went with it.
        let year = if digits >= 7 && text[from..].starts_with("20") { 4 } else { 0 };
        if let Some(month) = month(&text[from + year..day]).filter(|_| begins && ends) {
            let (span, days) = (Span::new(from, day), from + year + month);
            let year = if year > 0 { format!("{}年", &text[from..from + year]) } else { String::new() };
            edits.doubt(RepairKind::LostMonth, span);
            edits.replace(span, &format!("{year}{}月{}", &text[days - month..days], &text[days..day]));
        }
    }
    edits
}

/// How many of the digits are the month, where they part in one way only.
fn month(digits: &str) -> Option<usize> {
    let parts = |month: &usize| {
        let (month, day) = digits.split_at(*month);
        let number = |digits: &str| digits.parse::<u8>().ok().filter(|n| *n > 0 && !digits.starts_with('0'));
        number(month).is_some_and(|m| m <= 12) && number(day).is_some_and(|d| d <= 31)
    };
    if !(3..=4).contains(&digits.len()) {
        return None;
    }
    let mut ways = (1..=2).filter(parts);
    ways.next().filter(|_| ways.next().is_none())
}

/// The hanzi that the sign of a radical, or a hanzi encoded a second time, stands for.
fn hanzi(c: char) -> Option<char> {
    match c {
        '\u{2e80}'..='\u{2ef3}' => RADICALS.iter().find(|(sign, _)| *sign == c).map(|(_, hanzi)| *hanzi),
        '\u{2f00}'..='\u{2fd5}' | '\u{f900}'..='\u{fad9}' => {
            let mut plain = None;
            decompose_compatible(c, |c| plain = Some(c));
            plain.filter(|c| is_hanzi(*c)).map(simplified)
        }
        _ => None,
    }
}

/// Radicals of the supplement that are words by themselves, which Unicode does not decompose
/// (its `EquivalentUnifiedIdeograph`).
const RADICALS: &[(char, char)] = &[
    ('\u{2e8c}', '小'),
    ('\u{2e8d}', '小'),
    ('\u{2e92}', '巳'),
    ('\u{2e97}', '心'),
    ('\u{2e9c}', '日'),
    ('\u{2e9d}', '月'),
    ('\u{2e9f}', '母'),
    ('\u{2ea0}', '民'),
    ('\u{2ea7}', '牛'),
    ('\u{2ea9}', '王'),
    ('\u{2eab}', '目'),
    ('\u{2eac}', '示'),
    ('\u{2eae}', '竹'),
    ('\u{2eb6}', '羊'),
    ('\u{2eb7}', '羊'),
    ('\u{2eb8}', '羊'),
    ('\u{2ebb}', '聿'),
    ('\u{2ebc}', '肉'),
    ('\u{2ebd}', '臼'),
    ('\u{2ec1}', '虎'),
    ('\u{2ec4}', '西'),
    ('\u{2ec5}', '见'),
    ('\u{2ec6}', '角'),
    ('\u{2ec7}', '角'),
    ('\u{2ec9}', '贝'),
    ('\u{2eca}', '足'),
    ('\u{2ecb}', '车'),
    ('\u{2ecf}', '邑'),
    ('\u{2ed1}', '长'),
    ('\u{2ed2}', '长'),
    ('\u{2ed3}', '长'),
    ('\u{2ed4}', '门'),
    ('\u{2ed5}', '阜'),
    ('\u{2ed7}', '雨'),
    ('\u{2ed8}', '青'),
    ('\u{2ed9}', '韦'),
    ('\u{2eda}', '页'),
    ('\u{2edb}', '风'),
    ('\u{2edc}', '飞'),
    ('\u{2edd}', '食'),
    ('\u{2ede}', '食'),
    ('\u{2ee1}', '首'),
    ('\u{2ee2}', '马'),
    ('\u{2ee3}', '骨'),
    ('\u{2ee4}', '鬼'),
    ('\u{2ee5}', '鱼'),
    ('\u{2ee6}', '鸟'),
    ('\u{2ee7}', '卤'),
    ('\u{2ee8}', '麦'),
    ('\u{2ee9}', '黄'),
    ('\u{2eea}', '黾'),
    ('\u{2eeb}', '齐'),
    ('\u{2eec}', '齐'),
    ('\u{2eee}', '齿'),
    ('\u{2ef0}', '龙'),
    ('\u{2ef3}', '龟'),
];

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use crate::read_text;

    #[rstest]
    #[case::of_the_dictionary("7⽉29⽇，市⻓王建国主持会议", "7月29日，市长王建国主持会议")]
    #[case::of_the_supplement("⺠⽣⼯程⻋间", "民生工程车间")]
    #[case::encoded_twice("\u{f9e4}工", "理工")]
    #[case::lost_month("729日下午，市政府召开会议", "7月29日下午，市政府召开会议")]
    #[case::lost_year("2020929日，区政府召开会议", "2020年9月29日，区政府召开会议")]
    #[case::lost_before_a_limit("务必于1115日前报送", "务必于11月15日前报送")]
    fn radicals_are_hanzi(#[case] original: &str, #[case] clean: &str) {
        assert_eq!(read_text(original).unwrap().text, clean);
    }

    #[test]
    fn only_a_lost_month_is_asked_about() {
        let read = read_text("7⽉29⽇，市⻓主持会议，务必于1115日前报送").unwrap();
        let asked: Vec<_> = read.repairs.iter().map(|repair| (repair.kind.as_str(), repair.doubtful)).collect();
        assert_eq!(asked, [("lost-month", true)]);
    }

    #[rstest]
    #[case::in_two_ways("112日前完成")]
    #[case::span("在180日内办结")]
    #[case::day("29日下午召开会议")]
    #[case::long("连续365日，不停")]
    fn other_days_stay(#[case] text: &str) {
        assert_eq!(read_text(text).unwrap().text, text);
    }
}
