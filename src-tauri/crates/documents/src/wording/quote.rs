//! What a meeting said, in quotation marks.

/// Quotes `text` verbatim: a paragraph each, without its line breaks.
///
/// Quotation marks inside are turned (“ becomes ‘, and inside that “ again), after GB/T 15834. Of several paragraphs
/// each opens with “ and only the last closes with ”. A comma or semicolon that only led on to the next clause of the
/// minutes gives way to a full stop outside.
pub(crate) fn quoted(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> =
        turned(text).lines().map(str::trim).filter(|p| !p.is_empty()).map(str::to_owned).collect();
    for paragraph in &mut paragraphs {
        paragraph.insert(0, '“');
    }
    if let Some(last) = paragraphs.last_mut() {
        let words = last.trim_end_matches(['；', '，', '、', '：', ';', ',', ':']).trim_end().len();
        last.truncate(words);
        let ends = last.ends_with(['。', '！', '？', '…']);
        last.push_str(if ends { "”" } else { "”。" });
    }
    paragraphs
}

/// The text with each quotation mark one level deeper.
fn turned(text: &str) -> String {
    // How many quotations are open inside the text.
    let mut depth = 0_usize;
    let mut out = String::with_capacity(text.len());
    let characters: Vec<char> = text.chars().collect();
    for (at, &character) in characters.iter().enumerate() {
        let between_letters = at > 0
            && characters[at - 1].is_ascii_alphanumeric()
            && characters.get(at + 1).is_some_and(char::is_ascii_alphanumeric);
        let opens = match character {
            '“' | '‘' => true,
            '’' if between_letters => {
                out.push(character);
                continue;
            }
            '”' | '’' => false,
            _ => {
                out.push(character);
                continue;
            }
        };
        if opens {
            out.push(if depth.is_multiple_of(2) { '‘' } else { '“' });
            depth += 1;
        } else {
            depth = depth.saturating_sub(1);
            out.push(if depth.is_multiple_of(2) { '’' } else { '”' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case::plain("要抓好春耕备耕。", &["“要抓好春耕备耕。”"])]
    #[case::no_end_mark("要抓好春耕备耕", &["“要抓好春耕备耕”。"])]
    #[case::clause("要抓好春耕备耕；", &["“要抓好春耕备耕”。"])]
    #[case::nested("确保实现“双过半”。", &["“确保实现‘双过半’。”"])]
    #[case::nested_at_the_end("确保实现“双过半”", &["“确保实现‘双过半’”。"])]
    #[case::twice_nested("落实“关于‘两个清单’的部署”。", &["“落实‘关于“两个清单”的部署’。”"])]
    #[case::apostrophe("使用People’s标识。", &["“使用People’s标识。”"])]
    #[case::closing_alone("一办十六组”要负责。", &["“一办十六组’要负责。”"])]
    #[case::two_paragraphs("要抓好春耕。\n要抓好防汛。\n", &["“要抓好春耕。", "“要抓好防汛。”"])]
    #[case::empty(" \n", &[])]
    fn a_quotation_is_verbatim_and_its_inner_marks_are_turned(#[case] text: &str, #[case] expected: &[&str]) {
        assert_eq!(quoted(text), expected);
    }
}
