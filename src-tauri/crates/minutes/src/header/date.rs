//! On which day, and how that is known where the year or the day is not written out.

use std::ops::Range;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::NEAR;
use super::meeting::Meeting;
use crate::numeral;
use crate::text;
use crate::words::POSTS;

/// Years that the text states apart from the day.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Years {
    /// In the meeting's name.
    pub(super) name: Option<i32>,
    /// In the document's number.
    pub(super) number: Option<i32>,
}

pub(super) fn of_meeting(
    view: &str,
    meeting: &Meeting,
    lines: &[Range<usize>],
    years: Years,
    byline: Option<NaiveDate>,
    received: NaiveDate,
) -> (Option<NaiveDate>, String) {
    let labelled = lines.iter().take(NEAR).find(|l| {
        text::starts_with_any(
            view[(*l).clone()].trim_start_matches('（'),
            &["会议时间", "时间：", "日期：", "召开时间"],
        )
    });
    // 为落实3月28日召开的会议精神，4月2日，县委召开…: the day stands nearest before the meeting.
    let held = &view[meeting.sentence.start..meeting.held.min(meeting.sentence.end)];
    if let Some(found) = nearest(held) {
        return found.reckon(years, byline, received);
    }
    // 18日下午: the month is the one before the text was published.
    if let Some(day) = day_alone(held) {
        let (from, what) = byline.map_or((received, "收文日期"), |b| (b, "文中发布日期"));
        let this = from.with_day(day).filter(|d| *d <= from);
        let found = this.or_else(|| from.with_day(1)?.checked_sub_months(Months::new(1))?.with_day(day));
        return (found, found.map_or(String::new(), |d| format!("未写月份，按{what}推为{}", written(d))));
    }
    let places = [Some(meeting.sentence.clone()), labelled.cloned()];
    for place in places.into_iter().flatten() {
        let words = &view[place];
        if let Some(found) = first_date(words) {
            return found.reckon(years, byline, received);
        }
        for (word, back) in [("昨天", 1), ("昨日", 1), ("昨晚", 1), ("前天", 2), ("今天", 0), ("今日", 0), ("今晨", 0)]
        {
            if words.contains(word) {
                // 今天召开这次会议: a speech says above when it was held.
                let known = byline.map(|day| (day, "文中发布日期"));
                let known = known.or_else(|| signed(view, lines).map(|day| (day, "文中单列日期")));
                let (from, what) = known.unwrap_or((received, "收文日期"));
                let day = from.checked_sub_days(Days::new(back));
                let basis = format!("“{word}”按{what}{}推算", written(from));
                return (day, basis);
            }
        }
    }
    // 当天下午，…会在某地召开: the day was told before.
    let same_day = ["当天", "当日", "随后", "会前"].iter().any(|w| view[meeting.sentence.clone()].contains(w));
    let told = lines.first().map_or(0, |l| l.start)..meeting.sentence.start;
    if same_day && let Some(found) = nearest(&view[told]) {
        return found.reckon(years, byline, received);
    }
    if let Some(day) = signed(view, lines) {
        return (Some(day), "取文中单列的日期".into());
    }
    // The day may stand in the first lines, apart from the sentence.
    // 2018年1月5日| 联系热线：… tells of the site.
    let of_site = |line: &str| ["热线", "备案", "版权", "电话"].iter().any(|w| line.contains(w));
    let near = lines.iter().take(4).map(|l| &view[l.clone()]).filter(|l| !of_site(l)).find_map(first_date);
    near.map_or((None, String::new()), |found| found.reckon(years, byline, received))
}

/// The day that the first sentence of an account begins with: 6月9日，市长王建国到云溪县调研.
pub(super) fn of_account(
    view: &str,
    lines: &[Range<usize>],
    years: Years,
    byline: Option<NaiveDate>,
    received: NaiveDate,
) -> (Option<NaiveDate>, String) {
    let first = lines.iter().take(NEAR).map(|l| &view[l.clone()]).find(|line| line.contains(['。', '，']));
    let dated = |line: &str| {
        let line = &line[crate::structure::heading::news_source(line)..];
        let sentence = text::sentences(line, 0..line.len()).first().map_or(line, |s| &line[s.range.clone()]);
        let own = date_at(line).map(|(date, _)| date);
        // 中秋将至，9月15日，市长程某专题研究…: who acts follows the day.
        own.or_else(|| nearest(sentence).filter(|_| POSTS.found_in(sentence)))
    };
    match first.and_then(dated) {
        Some(found) => found.reckon(years, byline, received),
        None => (None, String::new()),
    }
}

/// A date as written: the year may be missing.
pub(super) struct Written {
    year: Option<i32>,
    month: u32,
    day: u32,
}

impl Written {
    fn reckon(&self, years: Years, byline: Option<NaiveDate>, received: NaiveDate) -> (Option<NaiveDate>, String) {
        let on = |year| NaiveDate::from_ymd_opt(year, self.month, self.day);
        if let Some(year) = self.year {
            return (on(year), String::new());
        }
        let (from, what) = byline.map_or((received, "收文日期"), |b| (b, "文中发布日期"));
        // A meeting on next year's work is held before it.
        let number = years.number.filter(|_| byline.is_none());
        for (year, what) in [(years.name, "会议名称"), (number, "文号")] {
            if let Some((year, day)) = year.and_then(|y| Some((y, on(y)?))).filter(|(_, day)| *day <= from) {
                return (Some(day), format!("年份取自{what}（{year}年）"));
            }
        }
        let this = on(from.year()).filter(|d| *d <= from);
        let day = this.or_else(|| on(from.year() - 1));
        (day, day.map_or(String::new(), |d| format!("未写年份，按{what}推为{}年", d.year())))
    }
}

fn first_date(text: &str) -> Option<Written> {
    text.char_indices().filter(|(_, c)| c.is_ascii_digit() || "一二三四五六七八九十〇".contains(*c)).find_map(
        |(at, _)| {
            if text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '年') {
                return None;
            }
            date_at(&text[at..]).map(|(date, _)| date)
        },
    )
}

/// The last date that begins a clause, or stands after 于.
fn nearest(text: &str) -> Option<Written> {
    let begins = |at: &usize| text[..*at].is_empty() || text[..*at].ends_with(['，', '于', '）', '讯', '电', '：']);
    let starts = text.char_indices().map(|(at, _)| at).filter(begins);
    let mut found = starts.filter_map(|at| date_at(&text[at..]).map(|(date, len)| (date, &text[at + len..])));
    found
        .rfind(|(_, after)| !text::starts_with_any(after, &["召开的", "印发的", "下发的", "发布的"]))
        .map(|(date, _)| date)
}

/// 18日下午 at the start of a clause.
fn day_alone(text: &str) -> Option<u32> {
    let start = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let before = &text[..text.len() - start.len()];
    let (day, len) = numeral::small(start).filter(|(d, _)| (1..=31).contains(d))?;
    let after = start[len..].strip_prefix(['日', '号'])?;
    let begins = before.is_empty() || before.ends_with(['，', '）', '讯']);
    let timed = text::starts_with_any(after, &["上午", "下午", "晚", "，", "至", "召开", "中午", "清晨"]);
    (begins && timed).then_some(day)
}

/// 2024年6月18日 or 6月18日 at the start, and its length.
pub(super) fn date_at(text: &str) -> Option<(Written, usize)> {
    let (year, rest) = match text.get(..4).and_then(|y| y.parse::<i32>().ok()) {
        Some(year) if text[4..].starts_with('年') => (Some(year), &text[4 + '年'.len_utf8()..]),
        _ => match chinese_year(text) {
            Some((year, len)) => (Some(year), &text[len..]),
            None => (None, text),
        },
    };
    let (month, rest) = if let Some(after) = rest.strip_prefix("元月") {
        (1, after)
    } else {
        let (month, len) = numeral::small(rest).filter(|(m, _)| (1..=12).contains(m))?;
        (month, rest[len..].strip_prefix('月')?)
    };
    let (day, len) = numeral::small(rest).filter(|(d, _)| (1..=31).contains(d))?;
    let rest = text::after_any(&rest[len..], &["日", "号"])?;
    Some((Written { year, month, day }, text.len() - rest.len()))
}

/// 二〇二四年, with its length.
fn chinese_year(text: &str) -> Option<(i32, usize)> {
    let mut year = 0;
    let mut len = 0;
    for c in text.chars().take(4) {
        let digit = "〇一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .or_else(|| matches!(c, '○' | '零' | 'O').then_some(0))?;
        year = year * 10 + i32::try_from(digit).ok()?;
        len += c.len_utf8();
    }
    text[len..].starts_with('年').then_some((year, len + '年'.len_utf8()))
}

/// 2021-08-28, 2021/8/28 or 2021年8月28日 in a short line: the day a page was published.
pub(super) fn dashed_date(line: &str) -> Option<NaiveDate> {
    if text::length(line) > 60 {
        return None;
    }
    let at = line.match_indices("20").find(|(at, _)| !line[..*at].ends_with(|c: char| c.is_ascii_digit()))?.0;
    let rest = &line[at..];
    if let Some((written, len)) = date_at(rest) {
        // 2026年9月1日前 is a limit.
        if rest[len..].starts_with(['前', '起', '之', '以']) {
            return None;
        }
        return NaiveDate::from_ymd_opt(written.year?, written.month, written.day);
    }
    let mut parts = rest.splitn(4, |c: char| !c.is_ascii_digit());
    let year = parts.next()?.parse().ok().filter(|y| (1990..=2099).contains(y))?;
    let month = parts.next()?.parse().ok()?;
    // The time of day follows without the blank: 2021-08-2809:26.
    let day = text::head(parts.next()?, 2).parse().ok()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The day on a line of its own: when a document was signed, or a meeting held: （会议时间：2024年3月5日）.
pub(super) fn signed(view: &str, lines: &[Range<usize>]) -> Option<NaiveDate> {
    lines.iter().find_map(|l| alone(&view[l.clone()]))
}

fn alone(line: &str) -> Option<NaiveDate> {
    let line = line.trim().trim_start_matches('（').trim_end_matches('）');
    let (labelled, words) = match text::after_any(line, LABELS) {
        Some(rest) => (true, rest),
        None => (false, line),
    };
    // 制表：县政府办督查科2024年9月11日: who wrote it stands before.
    let words = words.find(|c: char| c.is_ascii_digit() || c == '二').filter(|at| *at > 0).map_or(words, |at| {
        let who = words[..at].rsplit('：').next().unwrap_or(words);
        if crate::units::are_names(who) { &words[at..] } else { words }
    });
    if labelled && let Some(day) = dashed_date(words).filter(|_| words.starts_with("20")) {
        return Some(day);
    }
    let (written, len) = date_at(words)?;
    let rest = without_time(&words[len..]);
    let short = text::length(rest) <= if labelled { 12 } else { 4 } && !rest.contains(['，', '。']);
    // 2024年9月20日前 is a limit.
    let short = short && !rest.starts_with(['前', '起', '之', '以']);
    short.then(|| NaiveDate::from_ymd_opt(written.year?, written.month, written.day)).flatten()
}

/// What may announce the day of a meeting or a paper.
const LABELS: &[&str] = &["会议时间：", "时间：", "日期：", "召开时间：", "印发时间：", "印发日期：", "成文日期："];

/// What stands after 2023年4月10日 without its weekday: （星期一）下午3：00.
fn without_time(rest: &str) -> &str {
    let rest = rest.strip_prefix('（').map_or(rest, |inner| {
        let weekday = text::starts_with_any(inner, &["星期", "周"]);
        inner.split_once('）').filter(|_| weekday).map_or(rest, |(_, after)| after)
    });
    text::after_any(rest, &["上午", "下午", "晚上", "晚"]).unwrap_or(rest)
}

fn written(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}
