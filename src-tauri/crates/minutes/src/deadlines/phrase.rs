//! Wordings of time, and what they are.

use super::date::date;
use crate::numeral::small;
use crate::text;

/// The year a wording names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Year {
    /// None: 6月底前.
    Unsaid,
    /// 今年.
    This,
    /// 明年.
    Next,
    /// 2025年.
    Named(i32),
}

/// The part of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Third {
    First,
    Second,
    /// 下旬, 月底, or the month as a whole.
    Last,
}

/// A day or a stretch of which the last day counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Until {
    YearEnd,
    Half(u32),
    Quarter(u32),
    Month(u32, Third),
    Day(u32, u32),
    /// 月底前, 本月底.
    ThisMonth,
    /// 下月底前.
    NextMonth,
    /// 本周内, 本周五前: the weekday, 7 for Sunday.
    ThisWeek(u32),
    /// 下周五前.
    NextWeek(u32),
}

/// The unit of a span of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    WorkingDay,
    /// Counted in days, each begun one whole.
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// A wording of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Phrase {
    /// A day; `firm` where 前, 底 or 内 makes a limit of it.
    On { year: Year, until: Until, firm: bool },
    /// 10个工作日内, with the event before it: 印发.
    Within { number: u32, unit: Unit, event: Option<String>, span: String },
    /// 春节前.
    Festival { name: String },
    /// “双过半”.
    HalfDone,
    /// 每月, 每月25日前.
    Every(duban_domain::Cadence),
    /// 长期坚持.
    Standing,
    /// 尽快.
    Vague,
}

/// Whether a wording of time can begin with a letter.
pub(crate) fn may_begin(c: char) -> bool {
    c.is_ascii_digit()
        || "今本明当来年月上下前一二三四五六七八九十两半每按定长尽适近早元春清端中国双“汛全逐".contains(c)
}

/// Whether a quotation is a saying that stands for a day.
pub(crate) fn is_saying(quotation: &str) -> bool {
    matches!(quotation, "“双过半”" | "“五一”" | "“十一”" | "“两节”")
}

/// Reads the wording of time that `text` begins with, and its length. `before` is the clause up to it.
pub(crate) fn phrase(text: &str, before: &str) -> Option<(Phrase, usize)> {
    if before.ends_with(|c: char| c.is_ascii_digit() || c == '第' || c == '.') {
        return quarter_after_ordinal(text, before);
    }
    saying(text).or_else(|| recurring(text, before)).or_else(|| date(text)).or_else(|| span(text, before))
}

/// 第三季度: the number after 第 is none of its own, except of a quarter.
fn quarter_after_ordinal(text: &str, before: &str) -> Option<(Phrase, usize)> {
    before
        .ends_with('第')
        .then(|| date(text))
        .flatten()
        .filter(|(p, _)| matches!(p, Phrase::On { until: Until::Quarter(_), .. }))
}

fn saying(text: &str) -> Option<(Phrase, usize)> {
    for word in ["“双过半”", "双过半"] {
        if text.starts_with(word) {
            return Some((Phrase::HalfDone, word.len()));
        }
    }
    for word in ["长期坚持", "常抓不懈", "长期推进"] {
        if text.starts_with(word) {
            return Some((Phrase::Standing, word.len()));
        }
    }
    for word in ["尽快", "尽早", "适时", "近期内", "近期", "早日", "汛期前", "主汛期前", "汛前"] {
        if text.starts_with(word) {
            return Some((Phrase::Vague, word.len()));
        }
    }
    festival(text)
}

fn festival(text: &str) -> Option<(Phrase, usize)> {
    const NAMES: &[(&str, &str)] = &[
        ("元旦", "元旦"),
        ("春节", "春节"),
        ("清明", "清明"),
        ("“五一”", "五一"),
        ("五一", "五一"),
        ("端午", "端午"),
        ("中秋", "中秋"),
        ("国庆", "国庆"),
        ("“十一”", "国庆"),
        ("十一", "国庆"),
    ];
    let (word, name) = NAMES.iter().find(|(w, _)| text.starts_with(w))?;
    let rest = &text[word.len()..];
    let rest = text::after_any(rest, &["假期", "节假日", "劳动节", "节"]).unwrap_or(rest);
    let rest = text::after_any(rest, &["之前", "以前", "前夕", "前"])?;
    Some((Phrase::Festival { name: (*name).to_owned() }, text.len() - rest.len()))
}

fn recurring(text: &str, before: &str) -> Option<(Phrase, usize)> {
    use duban_domain::Cadence;
    if text.starts_with("定期") {
        let noun = ["存款", "限", "内", "票"].iter().any(|w| text["定期".len()..].starts_with(w));
        return (!noun && !before.ends_with('不')).then_some((Phrase::Every(Cadence::Periodic), "定期".len()));
    }
    let (rest, each) = match text::after_any(text, &["每个", "每"]) {
        Some(rest) => (rest, true),
        None => (text::after_any(text, &["按", "逐"])?, false),
    };
    let consumed = text.len() - rest.len();
    let kinds: &[(&str, Cadence)] = &[
        ("半年", Cadence::HalfYearly),
        ("季度", Cadence::Quarterly),
        ("季", Cadence::Quarterly),
        ("星期", Cadence::Weekly),
        ("周", Cadence::Weekly),
        ("月", Cadence::Monthly { day: None }),
        ("年", Cadence::Yearly),
        ("日", Cadence::Daily),
        ("天", Cadence::Daily),
    ];
    let (word, cadence) = kinds.iter().find(|(w, _)| rest.starts_with(w))?;
    let after = &rest[word.len()..];
    // 按年度计划, 逐年提高 tell of no rhythm that one reports in.
    if !each && (matches!(cadence, Cadence::Yearly | Cadence::Daily) || after.starts_with("计划")) {
        return None;
    }
    if let Cadence::Monthly { .. } = cadence
        && let Some((day, len)) = small(after).filter(|(d, _)| (1..=31).contains(d))
        && let Some(tail) = text::after_any(&after[len..], &["日前", "号前", "日之前", "日", "号"])
    {
        return Some((Phrase::Every(Cadence::Monthly { day: Some(day) }), text.len() - tail.len()));
    }
    Some((Phrase::Every(*cadence), consumed + word.len()))
}

/// 10个工作日内, 一周内, 3个月内, with the event that `before` ends with.
fn span(text: &str, before: &str) -> Option<(Phrase, usize)> {
    if text.starts_with("半个月内") || text.starts_with("半月内") {
        let len = text.find('内').map_or(0, |at| at + '内'.len_utf8());
        return Some((
            Phrase::Within { number: 15, unit: Unit::Day, event: event(before), span: "半个月".into() },
            len,
        ));
    }
    let (number, len) = small(text)?;
    let rest = text[len..].strip_prefix('个').unwrap_or(&text[len..]);
    let units = [
        ("工作日", Unit::WorkingDay),
        ("自然日", Unit::Day),
        ("小时", Unit::Hour),
        ("日", Unit::Day),
        ("天", Unit::Day),
        ("星期", Unit::Week),
        ("周", Unit::Week),
        ("月", Unit::Month),
        ("年", Unit::Year),
    ];
    let (word, unit) = units.iter().find(|(w, _)| rest.starts_with(w))?;
    let after = &rest[word.len()..];
    let after = text::after_any(after, &["左右的时间", "时间", "左右"]).unwrap_or(after);
    let tail = text::after_any(after, &["之内", "以内", "内"])?;
    // 3月内 would be March; a month's span needs 个.
    if *unit == Unit::Month && !text[len..].starts_with('个') {
        return None;
    }
    let span = text[..text.len() - rest.len() + word.len()].to_owned();
    Some((Phrase::Within { number, unit: *unit, event: event(before), span }, text.len() - tail.len()))
}

/// The event before a span: 印发 of 本方案印发之日起, 会 of 会后.
fn event(before: &str) -> Option<String> {
    let end = ["之日起", "之后", "后", "以后", "起"].iter().find_map(|w| before.strip_suffix(w))?;
    let from = ["应当于", "应于", "应在", "要在", "要于", "自", "于", "在", "从", "应", "的"]
        .iter()
        .filter_map(|w| end.rfind(w).map(|at| at + w.len()))
        .max()
        .unwrap_or(0);
    let event = &end[from..];
    (!event.is_empty() && text::length(event) <= 14).then(|| event.to_owned())
}
