//! Days, months, quarters and years as they are written.

use super::phrase::{Phrase, Third, Until, Year};
use crate::numeral::small;
use crate::text;

/// A day, month, quarter, half or year, with its limiting words.
pub(super) fn date(text: &str) -> Option<(Phrase, usize)> {
    let (year, rest) = year(text);
    let had_year = rest.len() < text.len();
    let on = |until, firm, rest: &str| Some((Phrase::On { year, until, firm }, text.len() - rest.len()));
    if let Some((until, firm, rest)) = relative_period(text) {
        return Some((Phrase::On { year: Year::Unsaid, until, firm }, text.len() - rest.len()));
    }
    if !had_year && let Some(after) = text.strip_prefix("全年") {
        return on(Until::YearEnd, false, after);
    }
    if let Some(after) = text::after_any(rest, &["年底", "年末", "年终"]) {
        let (limited, rest) = limit(after);
        return on(Until::YearEnd, limited || had_year, rest);
    }
    if !had_year && let Some(after) = text::after_any(rest, &["年内", "年度内"]) {
        return on(Until::YearEnd, true, after);
    }
    if let Some((half, after)) = part_of_year(rest) {
        let (firm, after) = limit(after);
        return on(half, firm, after);
    }
    if let Some(after) = rest.strip_prefix("元月") {
        return month_and_day(text, year, 1, after);
    }
    if let Some((month, len)) = small(rest).filter(|(m, _)| (1..=12).contains(m))
        && let Some(after) = rest[len..].strip_prefix("月份").or_else(|| rest[len..].strip_prefix('月'))
    {
        return month_and_day(text, year, month, after);
    }
    if had_year {
        // 2022年汛期前: the event limits, and not the year.
        if super::before::before_event(rest, "在").is_some() {
            return None;
        }
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
            // 9月20前: the 日 was left out.
            .or_else(|| Some(&after[len..]).filter(|r| r.starts_with('前') || r.starts_with("之前")))
    {
        // 9月1日秋季开学前: what happens on that day stands before 前.
        if let Some(len) = super::before::before_event(rest, "在") {
            return on(Until::Day(month, day), true, &rest[len..]);
        }
        let (firm, rest) = limit(time_of_day(rest));
        return on(Until::Day(month, day), firm, rest);
    }
    let thirds = [
        ("上中旬", Third::Second),
        ("中下旬", Third::Last),
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
pub(super) fn time_of_day(text: &str) -> &str {
    if let Some(rest) = text::after_any(text, &["下班", "上午下班"]).filter(|r| r.starts_with('前')) {
        return rest;
    }
    let Some((hour, len)) = small(text).filter(|(h, _)| *h <= 24) else { return text };
    let rest = text::after_any(&text[len..], &["时", "点", ":00", ":30"]).unwrap_or(text);
    if hour <= 24 && rest.starts_with('前') { rest } else { text }
}

/// The year that a wording begins with, and what follows it.
pub(super) fn year(text: &str) -> (Year, &str) {
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
    let text = text::after_any(text, &["前", "第"]).unwrap_or(text);
    for (words, quarter) in
        [(["一季度", "1季度"], 1), (["二季度", "2季度"], 2), (["三季度", "3季度"], 3), (["四季度", "4季度"], 4)]
    {
        if let Some(rest) = text::after_any(text, &words) {
            return Some((Until::Quarter(quarter), rest));
        }
    }
    None
}

/// 本月底, 下月20日前, 本周五前, 季度末前, 明日18时前, 20日前, with whether it is a limit, and what follows.
fn relative_period(text: &str) -> Option<(Until, bool, &str)> {
    of_month(text).or_else(|| of_quarter(text)).or_else(|| of_week(text)).or_else(|| of_day(text))
}

fn of_month(text: &str) -> Option<(Until, bool, &str)> {
    if text::starts_with_any(text, &["月底前", "月末前", "月内", "月底之前", "月底以前", "月底"]) {
        let (firm, rest) = limit(text.strip_prefix('月')?);
        return Some((Until::MonthOn(0, Third::Last), firm, rest));
    }
    let months: &[(&[&str], u32)] = &[(&["本月", "这个月"], 0), (&["下个月", "下月"], 1)];
    let (on, rest) = months.iter().find_map(|(words, on)| text::after_any(text, words).map(|r| (*on, r)))?;
    if let Some((day, len)) = small(rest).filter(|(d, _)| (1..=31).contains(d))
        && let Some(after) = text::after_any(&rest[len..], &["日", "号"])
    {
        let (firm, after) = limit(time_of_day(after));
        return Some((Until::DayOfMonthOn(on, day), firm, after));
    }
    for (words, third) in
        [(&["上旬", "初"], Third::First), (&["中旬", "中上旬"], Third::Second), (&["中下旬", "下旬"], Third::Last)]
    {
        if let Some(after) = text::after_any(rest, words) {
            let (_, after) = limit(after);
            return Some((Until::MonthOn(on, third), true, after));
        }
    }
    let (firm, after) = limit(rest);
    Some((Until::MonthOn(on, Third::Last), firm, after))
}

fn of_quarter(text: &str) -> Option<(Until, bool, &str)> {
    let (on, rest) = if let Some(rest) = text::after_any(text, &["本季度", "这个季度"]) {
        (0, rest)
    } else if let Some(rest) = text::after_any(text, &["下季度", "下个季度", "下一季度"]) {
        (1, rest)
    } else {
        (0, text.strip_prefix("季度").filter(|r| text::starts_with_any(r, &["末前", "底前", "内"]))?)
    };
    let (firm, rest) = limit(rest);
    Some((Until::QuarterOn(on), firm, rest))
}

fn of_week(text: &str) -> Option<(Until, bool, &str)> {
    const DAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    let weekday = |rest: &str| (1u32..).zip(DAYS).find(|(_, d)| rest.starts_with(d)).map(|(day, d)| (day, d.len()));
    for (words, this) in [(&["本周", "这周", "本星期"], true), (&["下周", "下一周", "下星期"], false)] {
        let Some(rest) = text::after_any(text, words) else { continue };
        let until = |day| if this { Until::ThisWeek(day) } else { Until::NextWeek(day) };
        if let Some((day, len)) = weekday(rest).filter(|_| !text::starts_with_any(rest, &["一次", "六次"])) {
            let (firm, rest) = limit(time_of_day(&rest[len..]));
            return Some((until(day), firm, rest));
        }
        let (firm, after) = limit(rest);
        // A week ends with its Sunday.
        return Some((until(7), firm, after));
    }
    // 周五前, 周末前: the next one.
    let rest = text::after_any(text, &["周", "星期"])?;
    let (day, len) = weekday(rest).or_else(|| rest.starts_with('末').then_some((7, '末'.len_utf8())))?;
    let (firm, rest) = limit(time_of_day(&rest[len..]));
    firm.then_some((Until::NextWeekday(day), true, rest))
}

fn of_day(text: &str) -> Option<(Until, bool, &str)> {
    let days: &[(&[&str], u32)] =
        &[(&["今天", "今日", "今晚"], 0), (&["明天", "明日", "明晚", "明早"], 1), (&["后天"], 2)];
    if let Some((on, rest)) = days.iter().find_map(|(words, on)| text::after_any(text, words).map(|r| (*on, r))) {
        let rest = text::after_any(rest, &["上午", "下午", "晚上", "中午"]).unwrap_or(rest);
        let (firm, rest) = limit(time_of_day(rest));
        return firm.then_some((Until::DaysOn(on), true, rest));
    }
    // 20日前: only digits; 三日前 tells how long ago.
    let (day, len) =
        small(text).filter(|(d, _)| (1..=31).contains(d) && text.starts_with(|c: char| c.is_ascii_digit()))?;
    let rest = text::after_any(&text[len..], &["日", "号"])?;
    let rest = time_of_day(rest);
    let after = text::after_any(rest, &["之前", "以前", "前"])?;
    Some((Until::NextDay(day), true, after))
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
