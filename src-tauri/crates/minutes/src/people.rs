//! Persons: posts, and names after them.

use crate::text;
use crate::words::{FAMILY_NAMES, POSTS};

/// Where the name begins in a text that ends with a person: after the post, or at the start where the text is a
/// name alone. `None` where no person stands at the end.
pub(crate) fn ends_with_person(text: &str) -> Option<usize> {
    let text = text.strip_suffix("同志").unwrap_or(text);
    if let Some(name_at) = after_post(text) {
        let name = &text[name_at..];
        let len = text::length(name);
        if name.is_empty() || ((2..=4).contains(&len) && is_name_like(name)) {
            return Some(name_at);
        }
        return None;
    }
    (is_name(text) && (2..=4).contains(&text::length(text))).then_some(0)
}

/// Whether a text is a person and nothing else: 刘涛, 副局长刘涛.
pub(crate) fn is_person(text: &str) -> bool {
    // 管委会 begins as a family name does.
    let named = text::length(text) <= 14 && post_and_name(text).is_some() || name_in_post(text).is_some();
    named && !crate::units::are_names(text)
}

/// Whether a text ends with a post that no name follows.
pub(crate) fn ends_with_post(text: &str) -> bool {
    after_post(text) == Some(text.len())
}

/// The end of the last post in a text.
fn after_post(text: &str) -> Option<usize> {
    let from = text.char_indices().rev().nth(11).map_or(0, |(at, _)| at);
    POSTS.last_in(&text[from..]).map(|post| from + post.end)
}

/// Fields of work that begin as family names do: 市政府办（金融）.
const FIELDS: [&str; 6] = ["金融", "文化", "商务", "安全", "房产", "经济"];

/// Whether a text begins with a family name and looks like a name.
pub(crate) fn is_name(text: &str) -> bool {
    !FIELDS.contains(&text) && text.chars().next().is_some_and(|c| FAMILY_NAMES.contains(&c)) && is_name_like(text)
}

fn is_name_like(text: &str) -> bool {
    let foreign = |c: char| !('\u{4e00}'..='\u{9fff}').contains(&c) && c != '·' && c != '某' && c != '×' && c != 'X';
    // 于 and 和 are family names too.
    !text.chars().any(foreign) && !text.chars().skip(1).any(|c| "的要和与及在于了是为将把各".contains(c))
}

/// Splits 市政府王建国副秘书长 into post and name: the name stands inside of the post.
pub(crate) fn name_in_post(text: &str) -> Option<(String, &str)> {
    let text = text.strip_suffix("同志").unwrap_or(text);
    let post = &text[POSTS.last_in(text).filter(|post| post.end == text.len())?];
    let before = &text[..text.len() - post.len()];
    let rank = ["常务副", "第一副", "党组副", "副", "代", "代理"].iter().find(|r| before.ends_with(**r)).unwrap_or(&"");
    let before = &before[..before.len() - rank.len()];
    [3, 2].into_iter().find_map(|n| {
        let name = text::tail(before, n);
        let body = &before[..before.len() - name.len()];
        let whole = body.is_empty()
            || body.ends_with(['市', '县', '区', '省', '府', '委', '局', '厅', '办', '部', '会', '镇', '院']);
        (text::length(name) == n && whole && is_name(name)).then(|| (format!("{body}{rank}{post}"), name))
    })
}

/// Splits 市委副书记、市长王建国 into post and name. Without a post the post is empty.
pub(crate) fn post_and_name(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_suffix("同志").unwrap_or(text);
    let at = ends_with_person(text)?;
    let (post, name) = text.split_at(at);
    (!name.is_empty()).then_some((post, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::posts("市委副书记、市长王建国", Some(("市委副书记、市长", "王建国")))]
    #[case::name("王建国", Some(("", "王建国")))]
    #[case::comrade("副县长李梅同志", Some(("副县长", "李梅")))]
    #[case::post_alone("市长", None)]
    #[case::work("有关工作", None)]
    fn post_and_name_part(#[case] text: &str, #[case] expected: Option<(&str, &str)>) {
        assert_eq!(post_and_name(text), expected);
    }

    #[rstest]
    #[case::inside("市政府王建国副秘书长", Some(("市政府副秘书长", "王建国")))]
    #[case::short("李梅副市长", Some(("副市长", "李梅")))]
    #[case::after("副市长李梅", None)]
    #[case::post_alone("市政府副秘书长", None)]
    fn a_name_may_stand_in_its_post(#[case] text: &str, #[case] expected: Option<(&str, &str)>) {
        let found = name_in_post(text);
        assert_eq!(found.as_ref().map(|(post, name)| (post.as_str(), *name)), expected);
    }
}
