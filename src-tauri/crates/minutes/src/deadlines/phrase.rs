//! Wordings of time, and what they are.

use std::sync::LazyLock;

use super::date::date;
use super::{before, recur};
use crate::numeral::small;
use crate::text;
use crate::words::Letters;

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
    /// 月底前, 本月底, 本月中旬: how many months on, and the part of it.
    MonthOn(u32, Third),
    /// 本月20日前, 下月5日前: how many months on, and the day.
    DayOfMonthOn(u32, u32),
    /// 20日前: the next such day.
    NextDay(u32),
    /// 本季度内, 季度末前; 下季度: how many quarters on.
    QuarterOn(u32),
    /// 明日18时前: how many days on.
    DaysOn(u32),
    /// 周五前: the next such weekday, 7 for Sunday.
    NextWeekday(u32),
    /// “十四五”末: the last day of a five-year plan.
    PlanEnd(i32),
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
    Quarter,
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
    Festival { name: String, year: Year },
    /// “双过半”.
    HalfDone,
    /// 即日起.
    FromNow,
    /// 汛期前, 下次常委会前: before something whose day is not known.
    Before,
    /// 每月, 每月25日前.
    Every(duban_domain::Cadence),
    /// 长期坚持.
    Standing,
    /// 尽快.
    Vague,
}

/// Whether a wording of time can begin with a letter.
pub(crate) fn may_begin(c: char) -> bool {
    static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
        let own = "今本明当来年月上下前一二三四五六七八九十两半每按定长尽适近早元春清端中国双“汛全逐周季后百这即立";
        Letters::new(('0'..='9').chain(own.chars()).chain(recur::LETTERS.chars()).chain(before::LETTERS.chars()))
    });
    LETTERS.has(c)
}

/// Whether a quotation is a saying that stands for a day.
pub(crate) fn is_saying(quotation: &str) -> bool {
    let inner = quotation.trim_matches(['“', '”']);
    matches!(inner, "双过半" | "五一" | "十一" | "两节" | "两会" | "七一" | "八一" | "六一")
        || plan(inner).is_some()
        || recur::is_rule(inner)
}

/// Reads the wording of time that `text` begins with, and its length. `before` is the clause up to it.
pub(crate) fn phrase(text: &str, before: &str) -> Option<(Phrase, usize)> {
    // 3.5年 is one number; in 4.三年内 the first is the point's.
    let fraction = before.ends_with('.') && text.starts_with(|c: char| c.is_ascii_digit());
    if fraction || before.ends_with(|c: char| c.is_ascii_digit() || c == '第') {
        return quarter_after_ordinal(text, before);
    }
    saying(text)
        .or_else(|| autumn_term(text))
        .or_else(|| recur::recurring(text, before))
        .or_else(|| date(text))
        .or_else(|| span(text, before))
        .or_else(|| before::before_event(text, before).map(|len| (Phrase::Before, len)))
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
    const SAYINGS: &[(&[&str], Phrase)] = &[
        (&["“双过半”", "双过半"], Phrase::HalfDone),
        (&["长期坚持", "常抓不懈", "长期推进", "长抓不懈"], Phrase::Standing),
        (&["即日起", "从即日起"], Phrase::FromNow),
        (
            &["尽快", "尽早", "适时", "近期内", "近期", "早日", "及早", "短期内", "短时间内", "近日内", "近日"],
            Phrase::Vague,
        ),
    ];
    for (words, phrase) in SAYINGS {
        if let Some(rest) = text::after_any(text, words) {
            return Some((phrase.clone(), text.len() - rest.len()));
        }
    }
    festival(text).or_else(|| plan_end(text))
}

/// 秋季开学前: the term begins on 1 September everywhere.
fn autumn_term(text: &str) -> Option<(Phrase, usize)> {
    let terms = ["秋季学期开学前", "秋季开学前", "秋学期开学前", "9月开学前"];
    let rest = text::after_any(text, &terms)?;
    let until = Until::Day(8, 31);
    Some((Phrase::On { year: Year::Unsaid, until, firm: true }, text.len() - rest.len()))
}

/// 春节前, 2027年春节前.
fn festival(whole: &str) -> Option<(Phrase, usize)> {
    let (year, text) = super::date::year(whole);
    let (name, len) = festival_name(text)?;
    Some((Phrase::Festival { name, year }, whole.len() - text.len() + len))
}

fn festival_name(text: &str) -> Option<(String, usize)> {
    const NAMES: &[(&str, &str)] = &[
        ("元旦", "元旦"),
        ("春节", "春节"),
        ("除夕", "除夕"),
        ("元宵", "元宵"),
        ("清明", "清明"),
        ("“五一”", "五一"),
        ("五一", "五一"),
        ("劳动节", "五一"),
        ("“六一”", "六一"),
        ("端午", "端午"),
        ("“七一”", "七一"),
        ("七一", "七一"),
        ("“八一”", "八一"),
        ("八一", "八一"),
        ("中秋", "中秋"),
        ("国庆", "国庆"),
        ("“十一”", "国庆"),
        ("十一", "国庆"),
        ("重阳", "重阳"),
    ];
    let (word, name) = NAMES.iter().find(|(w, _)| text.starts_with(w))?;
    let rest = &text[word.len()..];
    let rest =
        text::after_any(rest, &["假期", "长假", "小长假", "节假日", "国际劳动节", "劳动节", "建党节", "建军节", "节"])
            .unwrap_or(rest);
    let rest = text::after_any(rest, &["到来"]).unwrap_or(rest);
    // 清明节前后 is a time, and no limit.
    let rest = text::after_any(rest, &["之前", "以前", "前夕", "前"]).filter(|rest| !rest.starts_with('后'))?;
    Some(((*name).to_owned(), text.len() - rest.len()))
}

/// “十四五”末, “十五五”期末.
fn plan_end(text: &str) -> Option<(Phrase, usize)> {
    let inner = text.strip_prefix('“')?;
    let name = text::head(inner, 3);
    let year = plan(name)?;
    let rest = inner[name.len()..].strip_prefix('”')?;
    // “十五五”期间，…: the time of the whole; elsewhere it only says which.
    let rest = text::after_any(rest, &["期末", "末期", "末", "时期末", "规划期末"])
        .or_else(|| text::after_any(rest, &["期间", "时期"]).filter(|rest| rest.starts_with('，')))?;
    let phrase = Phrase::On { year: Year::Unsaid, until: Until::PlanEnd(year), firm: true };
    Some((phrase, text.len() - rest.len()))
}

/// The last year of a five-year plan: 十四五 ends with 2025.
fn plan(name: &str) -> Option<i32> {
    let number = ["十一五", "十二五", "十三五", "十四五", "十五五", "十六五"].iter().position(|n| *n == name)?;
    i32::try_from(number).ok().map(|n| 2010 + 5 * n)
}

/// 10个工作日内, 一周内, 3个月内, with the event that `before` ends with.
fn span(text: &str, before: &str) -> Option<(Phrase, usize)> {
    for (word, number, unit) in [("半个月", 15, Unit::Day), ("半月", 15, Unit::Day), ("半年", 6, Unit::Month)] {
        let Some(rest) = text.strip_prefix(word) else { continue };
        let tail = text::after_any(rest.strip_prefix("时间").unwrap_or(rest), &["之内", "以内", "内"])?;
        let span = Phrase::Within { number, unit, event: event(before), span: word.into() };
        return Some((span, text.len() - tail.len()));
    }
    if let Some(rest) = text.strip_prefix("百日")
        && let Some(tail) = text::after_any(rest, &["之内", "以内", "内"])
    {
        let span = Phrase::Within { number: 100, unit: Unit::Day, event: event(before), span: "百日".into() };
        return Some((span, text.len() - tail.len()));
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
        ("季度", Unit::Quarter),
        ("月", Unit::Month),
        ("年", Unit::Year),
    ];
    let (word, unit) = units.iter().find(|(w, _)| rest.starts_with(w))?;
    let after = &rest[word.len()..];
    let after = text::after_any(after, &["左右的时间", "时间", "左右"]).unwrap_or(after);
    let tail = text::after_any(after, &["之内", "以内", "内"])?;
    // 3月内 would be March; a month's span needs 个.
    if matches!(unit, Unit::Month | Unit::Quarter) && !text[len..].starts_with('个') {
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
