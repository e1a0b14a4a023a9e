//! Wordings of time: what they are, and whether they limit or merely mention.

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

/// A day, month, quarter, half or year, with its limiting words.
fn date(text: &str) -> Option<(Phrase, usize)> {
    let (year, rest) = year(text);
    let had_year = rest.len() < text.len();
    let on = |until, firm, rest: &str| Some((Phrase::On { year, until, firm }, text.len() - rest.len()));
    if let Some((until, rest)) = relative_period(text) {
        let (firm, rest) = limit(rest);
        return Some((Phrase::On { year: Year::Unsaid, until, firm }, text.len() - rest.len()));
    }
    if let Some(after) = text::after_any(rest, &["年底", "年末", "年终"]) {
        let (limited, rest) = limit(after);
        return on(Until::YearEnd, limited || had_year, rest);
    }
    if !had_year && let Some(after) = rest.strip_prefix("年内") {
        return on(Until::YearEnd, true, after);
    }
    if let Some((half, after)) = part_of_year(rest) {
        let (firm, after) = limit(after);
        return on(half, firm, after);
    }
    if let Some((month, len)) = small(rest).filter(|(m, _)| (1..=12).contains(m))
        && let Some(after) = rest[len..].strip_prefix("月份").or_else(|| rest[len..].strip_prefix('月'))
    {
        return month_and_day(text, year, month, after);
    }
    if had_year {
        let after = text::after_any(rest, &["底", "末"]).unwrap_or(rest);
        let (limited, tail) = limit(after);
        return on(Until::YearEnd, limited || after.len() < rest.len(), tail);
    }
    None
}

fn month_and_day(text: &str, year: Year, month: u32, after: &str) -> Option<(Phrase, usize)> {
    let on = |until, firm, rest: &str| Some((Phrase::On { year, until, firm }, text.len() - rest.len()));
    if let Some((day, len)) = small(after).filter(|(d, _)| (1..=31).contains(d))
        && let Some(rest) = text::after_any(&after[len..], &["日", "号"])
    {
        let (firm, rest) = limit(time_of_day(rest));
        return on(Until::Day(month, day), firm, rest);
    }
    let thirds = [
        ("上旬", Third::First),
        ("初", Third::First),
        ("中旬", Third::Second),
        ("下旬", Third::Last),
        ("底", Third::Last),
        ("末", Third::Last),
    ];
    if let Some((word, third)) = thirds.iter().find(|(w, _)| after.starts_with(w)) {
        let (_, rest) = limit(&after[word.len()..]);
        return on(Until::Month(month, *third), true, rest);
    }
    let (firm, rest) = limit(after);
    on(Until::Month(month, Third::Last), firm, rest)
}

/// The text after 12时 or 18:00, where 前 follows.
fn time_of_day(text: &str) -> &str {
    let Some((hour, len)) = small(text).filter(|(h, _)| *h <= 24) else { return text };
    let rest = text::after_any(&text[len..], &["时", "点", ":00", ":30"]).unwrap_or(text);
    if hour <= 24 && rest.starts_with('前') { rest } else { text }
}

fn year(text: &str) -> (Year, &str) {
    for (word, year) in [
        ("今年", Year::This),
        ("本年度", Year::This),
        ("本年", Year::This),
        ("当年", Year::This),
        ("明年", Year::Next),
        ("次年", Year::Next),
        ("来年", Year::Next),
    ] {
        if let Some(rest) = text.strip_prefix(word) {
            return (year, rest);
        }
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 4
        && let Some(rest) = text[4..].strip_prefix('年')
        && let Ok(number) = text[..4].parse::<i32>()
        && (1990..=2099).contains(&number)
    {
        return (Year::Named(number), rest.strip_prefix('度').unwrap_or(rest));
    }
    (Year::Unsaid, text)
}

/// 上半年, 三季度, 一季度末.
fn part_of_year(text: &str) -> Option<(Until, &str)> {
    for (word, half) in [("上半年", 1), ("下半年", 2)] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((Until::Half(half), rest));
        }
    }
    let text = text.strip_prefix("前").unwrap_or(text);
    for (words, quarter) in
        [(["一季度", "1季度"], 1), (["二季度", "2季度"], 2), (["三季度", "3季度"], 3), (["四季度", "4季度"], 4)]
    {
        if let Some(rest) = text::after_any(text, &words) {
            return Some((Until::Quarter(quarter), rest));
        }
    }
    None
}

/// 本月底, 月底前, 下月底前, 本周五前.
fn relative_period(text: &str) -> Option<(Until, &str)> {
    for (word, until) in [
        ("本月底", Until::ThisMonth),
        ("本月内", Until::ThisMonth),
        ("月底前", Until::ThisMonth),
        ("月内", Until::ThisMonth),
        ("下月底", Until::NextMonth),
        ("下个月底", Until::NextMonth),
    ] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((until, rest));
        }
    }
    for (word, this) in [("本周", true), ("这周", true), ("下周", false)] {
        let Some(rest) = text.strip_prefix(word) else { continue };
        let days = ["一", "二", "三", "四", "五", "六", "日"];
        if let Some((day, name)) = (1u32..).zip(days).find(|(_, d)| rest.starts_with(d)) {
            return Some((if this { Until::ThisWeek(day) } else { Until::NextWeek(day) }, &rest[name.len()..]));
        }
        if rest.starts_with('内') || rest.starts_with("底前") {
            return Some((if this { Until::ThisWeek(5) } else { Until::NextWeek(5) }, rest));
        }
    }
    None
}

/// The limiting words after a day, and what follows them.
fn limit(text: &str) -> (bool, &str) {
    match text::after_any(
        text,
        &["底之前", "底以前", "底前", "底", "末前", "末", "之前", "以前", "前", "之内", "以内", "内"],
    ) {
        // 年前三季度: 前 belongs to what follows.
        Some(rest)
            if !(text.starts_with('前') && rest.starts_with(['三', '两', '列', '期', '端', '沿', '述', '夕'])) =>
        {
            (true, rest)
        }
        _ => (false, text),
    }
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

/// 2024-06-30, 2024.6.30, 2024/6/30, 2024.6: only where a label or a column announces a time.
pub(crate) fn dotted(text: &str) -> Option<(Phrase, usize)> {
    let digits = |t: &str| t.bytes().take_while(u8::is_ascii_digit).count();
    if digits(text) != 4 {
        return None;
    }
    let year: i32 = text[..4].parse().ok().filter(|y| (1990..=2099).contains(y))?;
    let rest = text[4..].strip_prefix(['-', '.', '/'])?;
    let len = digits(rest);
    let month: u32 = rest[..len].parse().ok().filter(|m| (1..=12).contains(m))?;
    let after = &rest[len..];
    let day = after.strip_prefix(['-', '.', '/']).and_then(|t| {
        let len = digits(t);
        let day: u32 = t[..len].parse().ok().filter(|d| (1..=31).contains(d))?;
        Some((day, &t[len..]))
    });
    let (until, rest) = match day {
        Some((day, rest)) => (Until::Day(month, day), rest),
        None => (Until::Month(month, Third::Last), after),
    };
    Some((Phrase::On { year: Year::Named(year), until, firm: true }, text.len() - rest.len()))
}

/// Whether a wording limits the order. `before` and `after` are its clause.
///
/// What only mentions a time does not: past days, forecasts, validity, names (2024年计划).
pub(crate) fn limits(phrase: &Phrase, before: &str, after: &str) -> bool {
    const TELLING: &[&str] =
        &["预计", "有望", "截至", "截止", "有效期", "自从", "召开的", "印发的", "已于", "曾于", "原定"];
    if TELLING.iter().any(|w| before.contains(w))
        || text::starts_with_any(after, &["起施行", "起执行", "起实施", "以来", "印发的", "召开的", "发布的", "起至"])
    {
        return false;
    }
    let led = text::ends_with_any(
        before,
        &["到", "至", "于", "在", "力争", "确保", "争取", "力争到", "确保到", "务必在", "务求"],
    );
    match phrase {
        Phrase::On { year, until, firm } => {
            if *firm {
                return !after.starts_with("召开") || !before.is_empty();
            }
            match (year, until) {
                // 今年的任务 has to be done within it.
                (Year::Unsaid, Until::YearEnd) => led || crate::words::begins_with_act(after),
                (Year::This, Until::YearEnd) => {
                    !text::starts_with_any(
                        after,
                        &["是", "的", "工作", "要", "前", "年", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
                    ) && !after.starts_with("上半年，")
                        && !is_settled(before)
                }
                // 三季度是关键期 and 全力奋战三季度 speak of it; 确保上半年完成 limits by it.
                (_, Until::Half(_) | Until::Quarter(_)) => {
                    let set = ["确保", "完成", "实现", "力争", "争取", "务必"].iter().any(|w| before.contains(w));
                    led || set || (crate::words::begins_with_act(after) && !after.contains('了'))
                }
                (Year::Named(_), Until::YearEnd) => led || (before.is_empty() && after.is_empty()),
                _ => led,
            }
        }
        // 压缩至3周以内 is a figure to be reached.
        Phrase::Within { event, .. } => {
            event.is_some()
                || !text::ends_with_any(
                    before,
                    &[
                        "至",
                        "到",
                        "为",
                        "在",
                        "缩短",
                        "压缩",
                        "不超过",
                        "低于",
                        "超过",
                        "限",
                        "少于",
                        "最长",
                        "近",
                        "过去",
                        "最近",
                    ],
                )
                || text::ends_with_any(before, &["务必在", "要在", "必须在", "力争在", "确保在"])
        }
        Phrase::Every(duban_domain::Cadence::Yearly) => {
            !text::starts_with_any(after, &["最高", "不超过", "补助", "补贴", "奖励", "给予", "可", "均"])
                && !is_price(before)
        }
        Phrase::Every(_) => !is_price(before),
        // 近期事故教训 names what was; 近期启动 sets a time.
        Phrase::Vague if after.is_empty() => true,
        Phrase::Vague => crate::words::begins_with_act(after) && !before.ends_with('的'),
        _ => true,
    }
}

/// 每家企业每年最高补助…: a rule of money, no rhythm of work.
fn is_price(before: &str) -> bool {
    text::starts_with_any(before, &["每家", "每人", "每户", "每个", "每亩", "每件"])
}

/// 去年、今年 as names of what was.
fn is_settled(before: &str) -> bool {
    text::ends_with_any(before, &["去年和", "去年、", "近年来和"])
}

/// How many bytes before a wording belong to it: 到, 力争.
pub(crate) fn lead(before: &str, phrase: &Phrase) -> usize {
    match phrase {
        Phrase::On { .. } => ["到", "至", "于", "力争"].iter().find(|w| before.ends_with(**w)).map_or(0, |w| w.len()),
        Phrase::Within { event: Some(event), .. } => before.rfind(event.as_str()).map_or(0, |at| before.len() - at),
        _ => 0,
    }
}
