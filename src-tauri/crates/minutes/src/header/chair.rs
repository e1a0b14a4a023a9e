//! Who chaired.

use std::ops::Range;

use duban_domain::Chair;

use super::NEAR;
use super::meeting::leading_time;
use crate::people;
use crate::text;

/// Who chaired. A headline often has the name alone; the sentence below it has the post too.
pub(super) fn find(view: &str, lines: &[Range<usize>]) -> Option<Chair> {
    let mut named = None;
    for line in lines.iter().take(NEAR) {
        let words = &view[line.clone()];
        if let Some(rest) = text::after_any(words, &["主持人：", "主持：", "会议主持："]) {
            let named = rest.split(['，', '。', '、', '；']).next_back().unwrap_or(rest);
            let whole = people::post_and_name(rest.trim_end_matches('。')).or_else(|| people::post_and_name(named));
            return whole.map(|(post, name)| Chair { title: post.to_owned(), name: name.to_owned() });
        }
        for sentence in text::sentences(view, line.clone()) {
            let headline = sentence.stop == text::Stop::Open && text::length(&view[sentence.range.clone()]) <= 50;
            for chair in text::clauses(view, sentence.range).into_iter().filter_map(|c| chair_in(&view[c])) {
                if !headline && !chair.title.is_empty() {
                    return Some(chair);
                }
                if named.as_ref().is_none_or(|n: &Chair| n.title.is_empty()) {
                    named = Some(chair);
                }
            }
        }
    }
    named
}

fn chair_in(clause: &str) -> Option<Chair> {
    let at = clause.find("主持").or_else(|| clause.find("召集有关").or_else(|| clause.find("召集相关")))?;
    let before = &clause[..at];
    if before.ends_with('在') || before.is_empty() {
        return None;
    }
    let start = leading_time(before);
    let before = &before[start..];
    let before = text::after_any(before, &["会议由", "大会由", "由", "会上"]).unwrap_or(before);
    // 市政府李梅副秘书长受王建国市长委托主持; 受王建国市长委托，李梅副市长主持.
    let before = match before.strip_suffix("委托").and_then(|b| b.rsplit_once('受')) {
        Some((person, _)) if !person.is_empty() => person,
        _ => before.rsplit("委托").next().unwrap_or(before),
    };
    // 县长王建国在县政府会议室主持召开.
    let person =
        ['在', '到', '赴', '率'].iter().filter_map(|c| before.find(*c)).min().map_or(before, |at| &before[..at]);
    if let Some((post, name)) = people::post_and_name(person) {
        return Some(Chair { title: post.to_owned(), name: name.to_owned() });
    }
    people::name_in_post(person).map(|(title, name)| Chair { title, name: name.to_owned() })
}
