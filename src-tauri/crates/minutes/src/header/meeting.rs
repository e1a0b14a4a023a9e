//! Which meeting: its name and number.

use std::ops::Range;

use super::{NEAR, date};
use crate::numbering::{self, chinese_number};
use crate::numeral;
use crate::text;
use crate::view::View;

/// The sentence that says a meeting was held.
pub(super) struct Meeting {
    pub(super) name: String,
    pub(super) sentence: Range<usize>,
    /// Where the clause that says so ends.
    pub(super) held: usize,
}

pub(super) fn find(view: &View<'_>, lines: &[Range<usize>]) -> Option<Meeting> {
    let words = view.text();
    let mut headline: Option<Meeting> = None;
    let mut generic: Option<Meeting> = None;
    let body = lines
        .iter()
        .take(NEAR)
        .take_while(|l| numbering::mark(&words[(*l).clone()]).is_none_or(|m| m.style == numbering::Style::Clause));
    for line in body.filter(|l| !words[(*l).clone()].contains('\t')) {
        for sentence in text::sentences(words, line.clone()).into_iter().take(6) {
            for clause in text::clauses(words, sentence.range.clone()) {
                let held = clause.end;
                let Some(name) = meeting_name(view, clause) else { continue };
                let found = Meeting { name: first_of_two(name), sentence: sentence.range.clone(), held };
                // A headline is less exact than the sentence below it.
                if sentence.stop == text::Stop::Open && text::length(&words[sentence.range.clone()]) <= 50 {
                    headline.get_or_insert(found);
                } else if is_generic(&found.name) {
                    // 并主持召开座谈会: a later sentence may name the meeting in full.
                    generic.get_or_insert(found);
                } else {
                    return Some(found);
                }
            }
        }
    }
    match (generic, headline) {
        (Some(generic), Some(headline)) if is_generic(&headline.name) => Some(generic),
        (generic, headline) => headline.or(generic),
    }
}

/// 座谈会, 现场会: says what kind of meeting it was, and no more. What was begun with an activity may be named below.
fn is_generic(name: &str) -> bool {
    name.ends_with("活动")
        || text::length(name) <= 5 && !name.contains(['市', '县', '区', '省', '局', '镇', '届', '第'])
}

/// 第64次常务会议和市长工作例会: the first of two meetings held as one is what the text is called by.
fn first_of_two(name: String) -> String {
    match name.split_once("会议和") {
        Some((first, second)) if second.contains('会') && text::length(first) >= 4 => format!("{first}会议"),
        _ => name,
    }
}

fn meeting_name(view: &View<'_>, clause: Range<usize>) -> Option<String> {
    let words = &view.text()[clause.clone()];
    if let Some(name) = learnt_at(words).or_else(|| begun(words)) {
        return Some(view.wording(clause.start + name.start..clause.start + name.end));
    }
    let (at, verb) = ["召开", "举行"].iter().find_map(|v| words.find(v).map(|at| (at, v)))?;
    let after = &words[at + verb.len()..];
    // 十一届三中全会召开30周年: long past.
    if text::head(after, 6).contains("周年") {
        return None;
    }
    // 11月22日召开的全市森林防火会议，传达了…: the day and nothing else stands before.
    if let Some(name) = after.strip_prefix('的') {
        let dated = without_day(&words[..at]).len() < at;
        let end = ends_with_meeting(name).filter(|end| dated && *end == name.len())?;
        return Some(view.wording(clause.end - end..clause.end));
    }
    let after_at = clause.start + at + verb.len() + if after.starts_with('了') { '了'.len_utf8() } else { 0 };
    let held = after_at..clause.end;
    let before = clause.start..clause.start + at;
    if let Some(end) = ends_with_meeting(&view.text()[held.clone()]) {
        let held = held.start..held.start + end;
        let body = &view.text()[held.clone()];
        let host = host(view.text(), before);
        // 市委常委会召开第14次会议: the host's name is part of the meeting's.
        let own = body.starts_with(|c: char| c.is_ascii_digit() || "第（一二三四五六七八九十".contains(c))
            || text::length(body) <= 6;
        let named = text::ends_with_any(
            &view.text()[host.clone()],
            &["会", "党组", "政府", "党委", "党工委", "办", "局", "委", "部", "指挥部"],
        );
        if own && named {
            return Some(format!("{}{}", view.wording(host), view.wording(held)));
        }
        return Some(view.wording(held));
    }
    // …会（在某地、以视频形式）召开; …会议12月11日召开.
    let words = without_day(&view.text()[before.clone()]);
    let end = ["会议在", "会在", "会议以", "会以", "会议采", "会采"]
        .iter()
        .find_map(|w| words.find(w).map(|at| at + w.len() - '在'.len_utf8()))
        .or_else(|| ends_with_meeting(words))?;
    let start = before.start + leading_time(&words[..end]);
    let name = view.wording(start..before.start + end);
    (text::length(&name) >= 4).then_some(name)
}

/// 记者从市大气办召开的防治工作推进会上获悉: where a newspaper learnt it.
fn learnt_at(clause: &str) -> Option<Range<usize>> {
    let end = ["获悉", "了解到", "获知"].iter().find_map(|w| clause.rfind(w))?;
    let told = clause[..end].strip_suffix('上')?;
    let from = told
        .rfind("召开的")
        .map(|at| at + "召开的".len())
        .or_else(|| told.find('从').map(|at| at + '从'.len_utf8()))?;
    let name = &told[from..];
    (text::ends_with_any(name, &["会", "会议"]) && text::length(name) >= 4).then_some(from..told.len())
}

/// 我市启动以“…”为主题的森林防火宣传月活动: an activity that was begun.
fn begun(clause: &str) -> Option<Range<usize>> {
    let at = ["启动", "举办", "举行"].iter().find_map(|v| clause.find(v).map(|at| at + v.len()))?;
    let name = clause[at..].strip_prefix('了').unwrap_or(&clause[at..]);
    let name = name.rsplit("主题的").next().unwrap_or(name);
    let named = name.ends_with("活动") && (6..=24).contains(&text::length(name));
    named.then_some(clause.len() - name.len()..clause.len())
}

/// A text without the day that it ends with.
fn without_day(text: &str) -> &str {
    let bare = ["上午", "下午", "晚上", "晚"].iter().find_map(|w| text.strip_suffix(w)).unwrap_or(text);
    let Some(day) = bare.strip_suffix('日') else { return text };
    let Some(month) = day.trim_end_matches(|c: char| c.is_ascii_digit()).strip_suffix('月') else { return text };
    month.trim_end_matches(|c: char| c.is_ascii_digit())
}

/// Where the name of a meeting ends in a text that begins with it.
fn ends_with_meeting(text: &str) -> Option<usize> {
    let end = text.rfind('会').map(|at| at + '会'.len_utf8())?;
    let end = if text[end..].starts_with('议') { end + '议'.len_utf8() } else { end };
    let tail = text::length(&text[end..]);
    (tail <= 4).then_some(end)
}

/// The host before 召开, without time and place.
fn host(view: &str, before: Range<usize>) -> Range<usize> {
    let words = &view[before.clone()];
    let start = leading_time(words);
    let words = &words[start..];
    let end = ["主持", "在", "组织", "立即", "随即", "接着", "专题", "再次"]
        .iter()
        .filter_map(|w| words.find(w))
        .min()
        .unwrap_or(words.len());
    before.start + start..before.start + start + end
}

/// Bytes of a date, a part of the day, or 为期2天的 at the start.
pub(super) fn leading_time(text: &str) -> usize {
    let mut at = 0;
    if let Some((_, len)) = date::date_at(text) {
        at = len;
    }
    for _ in 0..3 {
        let Some(rest) =
            text::after_any(&text[at..], &["昨天", "昨日", "今天", "今日", "上午", "下午", "晚上", "晚", "，", "当天"])
        else {
            break;
        };
        at = text.len() - rest.len();
    }
    if text[at..].starts_with("为期")
        && let Some(end) = text::head(&text[at..], 10).find('的')
    {
        at += end + '的'.len_utf8();
    }
    at
}

/// 第14次…会议.
pub(super) fn session(name: &str) -> Option<u32> {
    name.char_indices().filter(|(_, c)| matches!(c, '第' | '届')).find_map(|(at, _)| {
        let rest = &name[at + '第'.len_utf8()..];
        let (number, len) = numeral::small(rest).or_else(|| chinese_number(rest))?;
        let after = rest[len..].strip_prefix('次')?;
        let meets = after.find('会').is_some_and(|at| text::length(&after[..at]) <= 8 && !after[..at].contains("全国"));
        (meets || after.is_empty() || after.starts_with('）')).then_some(number)
    })
}
