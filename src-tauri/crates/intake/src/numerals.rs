//! Numbers as lists write them (ECMA-376, part 1, 17.18.59), as far as Chinese documents use them. The names of the
//! formats are those of `.docx`; the readers of other formats translate theirs.

/// A number in a list format. Formats that are not known are written in figures.
pub(crate) fn written(number: u32, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital" => counted(number, "〇一二三四五六七八九", "十百千"),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
            counted(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟")
        }
        "ideographTraditional" => one_of(number, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => one_of(number, "子丑寅卯辰巳午未申酉戌亥"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => one_of(number, "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
        "decimalEnclosedParen" => one_of(number, "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"),
        "decimalFullWidth" | "decimalFullWidth2" => number
            .to_string()
            .chars()
            .map(|c| one_of(c.to_digit(10).unwrap_or(0) + 1, "０１２３４５６７８９"))
            .collect(),
        "decimalZero" => format!("{number:02}"),
        "lowerLetter" => letters(number, b'a'),
        "upperLetter" => letters(number, b'A'),
        "lowerRoman" => roman(number).to_lowercase(),
        "upperRoman" => roman(number),
        _ => number.to_string(),
    }
}

/// 二十三, 一百〇五; beyond 9999 in figures.
fn counted(number: u32, digits: &str, units: &str) -> String {
    let digit = |n: u32| digits.chars().nth(n as usize).unwrap_or('〇');
    let unit = |power: u32| units.chars().nth(power as usize - 1);
    if number == 0 || number > 9999 {
        return if number == 0 { digit(0).to_string() } else { number.to_string() };
    }
    let mut text = String::new();
    let mut gap = false;
    for power in (0..4).rev() {
        let n = number / 10_u32.pow(power) % 10;
        if n == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push(digit(0));
            gap = false;
        }
        // 十二, not 一十二.
        if !(n == 1 && power == 1 && text.is_empty()) {
            text.push(digit(n));
        }
        text.extend((power > 0).then(|| unit(power)).flatten());
    }
    text
}

/// One of a row of signs; in figures where the row ends.
fn one_of(number: u32, row: &str) -> String {
    let sign = number.checked_sub(1).and_then(|n| row.chars().nth(n as usize));
    sign.map_or_else(|| number.to_string(), String::from)
}

/// a … z, aa, bb …
fn letters(number: u32, first: u8) -> String {
    const MOST: u32 = 26 * 10;
    if number == 0 || number > MOST {
        return number.to_string();
    }
    let letter = char::from(first + u8::try_from((number - 1) % 26).unwrap_or(0));
    (0..=(number - 1) / 26).map(|_| letter).collect()
}

fn roman(number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::written;

    #[rstest]
    #[case::figures(12, "decimal", "12")]
    #[case::unknown(12, "hindiVowels", "12")]
    #[case::two_figures(3, "decimalZero", "03")]
    #[case::one(1, "chineseCounting", "一")]
    #[case::ten(10, "chineseCountingThousand", "十")]
    #[case::twelve(12, "japaneseCounting", "十二")]
    #[case::twenty(20, "chineseCounting", "二十")]
    #[case::gap(105, "chineseCounting", "一百〇五")]
    #[case::ten_after_a_hundred(110, "chineseCounting", "一百一十")]
    #[case::bank(23, "chineseLegalSimplified", "贰拾叁")]
    #[case::stem(2, "ideographTraditional", "乙")]
    #[case::past_the_stems(11, "ideographTraditional", "11")]
    #[case::circle(20, "decimalEnclosedCircle", "⑳")]
    #[case::full_width(10, "decimalFullWidth", "１０")]
    #[case::letter(28, "lowerLetter", "bb")]
    #[case::roman(14, "upperRoman", "XIV")]
    #[case::bullet(1, "bullet", "")]
    fn numbers_are_written_as_lists_write_them(#[case] number: u32, #[case] format: &str, #[case] text: &str) {
        assert_eq!(written(number, format), text);
    }
}
