//! When it is due: wordings of time, their meaning and how it was reckoned.

use std::ops::Range;

use duban_domain::{Cadence, Deadline, Due, Ground};

use crate::structure::Draft;
use crate::text;
use crate::units::{self, Label};
use crate::view::View;

mod before;
mod date;
mod limits;
mod phrase;
mod reckon;
mod recur;

pub(crate) use limits::NODES;
use phrase::Phrase;
pub(crate) use reckon::Anchor;

/// Reads the time limits of a directive, in the order written.
pub(crate) fn read(view: &View<'_>, draft: &Draft, anchor: &Anchor<'_>) -> Vec<Deadline> {
    let mut found = in_text(view.text(), draft.range.clone(), anchor);
    let cells = draft.row.iter().flat_map(|r| r.deadlines.clone());
    let labelled = units::label_segments(view.text(), draft.range.clone())
        .into_iter()
        .filter(|s| s.label == Label::Deadline)
        .map(|s| s.content);
    for content in labelled.chain(cells) {
        let content = text::trim_marks(view.text(), first_line(view.text(), content));
        found.retain(|f| !(content.start <= f.0.start && f.0.end <= content.end));
        found.extend(stated(view.text(), content, anchor));
    }
    found.sort_by_key(|f| f.0.start);
    let mut out: Vec<Deadline> = Vec::with_capacity(found.len());
    for (range, due, basis, rule, reason) in found {
        let deadline = Deadline {
            text: view.wording(range.clone()),
            due,
            basis,
            ground: Ground::read(view.span(range), rule, reason),
        };
        if !out.iter().any(|d| d.due == deadline.due && d.text == deadline.text) {
            out.push(deadline);
        }
    }
    out
}

type Found = (Range<usize>, Due, String, &'static str, &'static str);

fn first_line(view: &str, range: Range<usize>) -> Range<usize> {
    let end = view[range.clone()].find(['\n', '）']).map_or(range.end, |at| range.start + at);
    range.start..end
}

/// Whether a text limits its order in time.
pub(crate) fn limited(view: &str, within: Range<usize>) -> bool {
    wordings(view, within).iter().any(|w| !matches!(w.phrase, Phrase::Vague))
}

/// Whether a text is a time limit and nothing else, as a table's cell states it: 6月底前, 全年, 长期坚持.
pub(crate) fn states(text: &str) -> bool {
    let plain = text.trim_end_matches(['。', '；']);
    matches!(
        plain,
        "全年"
            | "本年度"
            | "长期"
            | "长期坚持"
            | "持续推进"
            | "持续"
            | "常态化"
            | "常态化推进"
            | "长期推进"
            | "每日"
            | "立行立改"
    ) || leading(plain) == plain.len() && !plain.is_empty()
        || date::dotted(plain).is_some_and(|(_, len)| len == plain.len())
}

/// Bytes of the wording of time that a text begins with: 每周五, 6月底前, 会后一个月内.
pub(crate) fn leading(text: &str) -> usize {
    let rest = text::after_any(text, &["会后", "于", "在"]).unwrap_or(text);
    let before = if text.starts_with("会后") { "会后" } else { "" };
    match phrase::phrase(rest, before) {
        Some((Phrase::Vague | Phrase::Standing | Phrase::HalfDone, _)) | None => 0,
        Some((_, len)) => text.len() - rest.len() + len,
    }
}

/// A wording of time that limits an order.
struct Wording {
    phrase: Phrase,
    range: Range<usize>,
}

/// Looks for wordings of time anywhere in a text. A bare day or month counts only where words make a limit of it.
fn wordings(view: &str, within: Range<usize>) -> Vec<Wording> {
    let quoted: Vec<Range<usize>> = text::guarded(view, within.clone())
        .into_iter()
        .filter(|g| !view[g.clone()].starts_with('（') && !phrase::is_saying(&view[g.clone()]))
        .collect();
    let mut quoted = quoted.iter().peekable();
    let mut out = Vec::new();
    // 4.8月25日前: the number of the point is no part of the day.
    let mut skip_to = within.start + crate::numbering::mark(&view[within.clone()]).map_or(0, |m| m.len);
    let marked = skip_to;
    let mut awaited: Option<String> = None;
    for (i, c) in view[within.clone()].char_indices() {
        let at = within.start + i;
        while quoted.peek().is_some_and(|q| q.end <= at) {
            quoted.next();
        }
        if at < skip_to || !phrase::may_begin(c) || quoted.peek().is_some_and(|q| q.contains(&at)) {
            continue;
        }
        let clause = clause_around(view, marked.min(at)..within.end, at);
        let before = &view[clause.start..at];
        let Some((mut phrase, len)) = phrase::phrase(&view[at..within.end], before) else { continue };
        // 施行后一年内完成…；特别复杂的，两年内完成…: the later span runs from the same event.
        if let Phrase::Within { event, .. } = &mut phrase {
            match event {
                Some(event) => awaited = Some(event.clone()),
                // 本纪要印发后，请各单位于10日内报送: the event stands in the clause before.
                None => *event = told_before(&view[marked.min(clause.start)..clause.start]).or_else(|| awaited.clone()),
            }
        }
        let after = &view[at + len..clause.end.max(at + len)];
        skip_to = at + len;
        // 24小时内上报 says how fast each time, no day; 企业诉求5个工作日内答复 too.
        let answered = || {
            text::starts_with_any(after, &["答复", "回复", "更新", "处置", "响应"])
                // 报告书14个工作日内、报告表7个工作日内完成审批: how long a service may take.
                || ["审批", "审核", "审查", "批复"].iter().any(|w| after.contains(w))
                    && !text::starts_with_any(after, &["报", "提交", "上报"])
        };
        if matches!(&phrase, Phrase::Within { unit: phrase::Unit::Hour, event: None, .. })
            && limits::is_each_time(after)
            || matches!(&phrase, Phrase::Within { unit: phrase::Unit::WorkingDay | phrase::Unit::Day, event: None, .. })
                && answered()
        {
            phrase = Phrase::Vague;
        }
        // （责任单位：A，2026年12月）: a day that closes the bracket is the limit.
        let closes = before.is_empty() && after.starts_with('）') && view[..clause.start].ends_with(['，', '；', '、']);
        if closes || limits::limits(&phrase, before, after) {
            let start = at - limits::lead(before, &phrase);
            out.push(Wording { phrase, range: start..at + len });
        }
    }
    out
}

/// The issue of a paper that the clause before names: 本通知印发后，….
fn told_before(before: &str) -> Option<String> {
    let clause = before.trim_end_matches('，').rsplit(['，', '。', '；', '：']).next()?;
    let event = clause.strip_suffix("之日起").or_else(|| clause.strip_suffix('后'))?;
    let issued = text::ends_with_any(event, &["印发", "下发", "发布", "公布"]) && text::length(event) <= 10;
    issued.then(|| event.trim_start_matches('自').to_owned())
}

fn in_text(view: &str, within: Range<usize>, anchor: &Anchor<'_>) -> Vec<Found> {
    let reckoned = |w: Wording| {
        let (due, basis, rule, reason) = reckon::due(&w.phrase, anchor)?;
        Some((w.range, due, basis, rule, reason))
    };
    wordings(view, within).into_iter().filter_map(reckoned).collect()
}

/// The clause that holds a place, at most some thirty characters to each side.
fn clause_around(view: &str, within: Range<usize>, at: usize) -> Range<usize> {
    const MARKS: [char; 6] = ['，', '；', '。', '：', '\n', '（'];
    let mut from = at;
    for c in view[within.start..at].chars().rev().take(40) {
        if MARKS.contains(&c) {
            break;
        }
        from -= c.len_utf8();
    }
    let mut to = at;
    for c in view[at..within.end].chars().take(40) {
        if MARKS.contains(&c) {
            break;
        }
        to += c.len_utf8();
    }
    from..to
}

/// A time limit that a label or a table's cell announces: a bare date counts, and so do 长期坚持 and 立行立改.
fn stated(view: &str, content: Range<usize>, anchor: &Anchor<'_>) -> Vec<Found> {
    let words = &view[content.clone()];
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest = &words[at..];
        if let Some((phrase, len)) = phrase::phrase(rest, &words[..at]).or_else(|| date::dotted(rest))
            && let Some((due, basis, rule, reason)) = reckon::due(&phrase, anchor)
        {
            // 5月-10月: the end of a stretch is the limit.
            let before: Option<&Found> = out.last();
            let between = before.map_or("", |f| words[f.0.end - content.start..at].trim());
            if matches!(between, "-" | "—" | "——" | "~" | "～" | "至" | "到") {
                out.pop();
            }
            out.push((content.start + at..content.start + at + len, due, basis, rule, reason));
            at += len;
            continue;
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    if out.is_empty() && matches!(words, "全年" | "本年度") {
        let phrase = Phrase::On { year: phrase::Year::This, until: phrase::Until::YearEnd, firm: true };
        out.extend(
            reckon::due(&phrase, anchor).map(|(due, basis, rule, why)| (content.clone(), due, basis, rule, why)),
        );
    }
    if out.is_empty() && !words.is_empty() && !matches!(words, "/" | "-" | "—" | "——" | "无") {
        let (due, rule, reason) = match words {
            "长期" | "长期坚持" | "持续推进" | "持续" | "常态化推进" | "常态化" | "持续开展" | "长期推进" => {
                (Due::Standing, "deadline.standing", "写明长期坚持")
            }
            "每日" => (Due::Every(Cadence::Daily), "deadline.recurring", "写明周期"),
            _ => (Due::Vague, "deadline.vague", "写明时限但推不出日期"),
        };
        out.push((content, due, String::new(), rule, reason));
    }
    out
}

#[cfg(test)]
mod tests;
