//! What the text says of the meeting: name, number, date, chair; of a document, its title, number and date.

use std::ops::Range;

use chrono::{Datelike, Days, NaiveDate};
use duban_domain::{Chair, MeetingHeader};

use crate::numbering::chinese_number;
use crate::people;
use crate::structure::{fused_title, heading};
use crate::text;
use crate::view::View;

/// How far down the text the meeting is looked for, in lines.
const NEAR: usize = 12;

/// The header, and what else it tells the reader.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    pub(crate) header: MeetingHeader,
    /// The text is a document that was issued on the header's date, no meeting.
    pub(crate) issued: bool,
    /// The first year of what is planned.
    pub(crate) first_year: i32,
}

/// Reads the header.
pub(crate) fn read(view: &View<'_>, received: NaiveDate) -> Heading {
    let words = view.text();
    let lines: Vec<Range<usize>> = text::lines(words).take(60).collect();
    let meeting = find_meeting(view, &lines);
    let title = find_title(view, &lines);
    let issued = meeting.is_none();
    let name = meeting.as_ref().map(|m| m.name.clone());
    // 主持召开专题会议: the title says which.
    let vague = name.as_ref().is_none_or(|n| text::length(n) <= 6 && !n.contains(['市', '县', '区', '省', '局']));
    let titled = title
        .as_ref()
        .filter(|t| meeting.is_none() || t.contains("会"))
        .map(|t| t.strip_suffix("纪要").unwrap_or(t).to_owned());
    let name = if vague { titled.or(name) } else { name };
    let byline = lines.iter().take(NEAR).find_map(|l| dashed_date(&words[l.clone()]));
    let name_year = name.as_deref().and_then(year_in);
    let (date, date_basis) = match &meeting {
        Some(meeting) => meeting_date(words, meeting, &lines, name_year, byline, received),
        None => (signed(words, &lines), String::new()),
    };
    let document_number = lines.iter().take(NEAR).find_map(|l| document_number(&words[l.clone()]));
    let number = name.as_deref().and_then(session).or_else(|| {
        lines
            .iter()
            .take(4)
            .filter(|l| text::length(&words[(*l).clone()]) <= 40)
            .find_map(|l| session(&words[l.clone()]))
    });
    let first_year = planned_from(words)
        .or(date.map(|d| d.year()))
        .or(name_year)
        .or(document_number.as_deref().and_then(number_year))
        .unwrap_or(received.year());
    let header = MeetingHeader {
        name,
        number,
        date,
        date_basis,
        chair: find_chair(words, &lines),
        document_number,
        classification: lines.iter().take(4).find_map(|l| classification(&words[l.clone()])),
    };
    Heading { header, issued, first_year }
}

/// The sentence that says a meeting was held.
struct Meeting {
    name: String,
    sentence: Range<usize>,
}

fn find_meeting(view: &View<'_>, lines: &[Range<usize>]) -> Option<Meeting> {
    let words = view.text();
    let mut headline = None;
    for line in lines.iter().take(NEAR).filter(|l| !words[(*l).clone()].contains('\t')) {
        for sentence in text::sentences(words, line.clone()).into_iter().take(6) {
            for clause in text::clauses(words, sentence.range.clone()) {
                let Some(name) = meeting_name(view, clause) else { continue };
                let found = Meeting { name, sentence: sentence.range.clone() };
                // A headline is less exact than the sentence below it.
                if sentence.stop == text::Stop::Open && text::length(&words[sentence.range.clone()]) <= 50 {
                    headline.get_or_insert(found);
                } else {
                    return Some(found);
                }
            }
        }
    }
    headline
}

fn meeting_name(view: &View<'_>, clause: Range<usize>) -> Option<String> {
    let words = &view.text()[clause.clone()];
    let (at, verb) = ["召开", "举行"].iter().find_map(|v| words.find(v).map(|at| (at, v)))?;
    let after = &words[at + verb.len()..];
    if after.starts_with('的') {
        return None;
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
    // …会（在某地）召开.
    let words = &view.text()[before.clone()];
    let end = ["会议在", "会在"]
        .iter()
        .find_map(|w| words.find(w).map(|at| at + w.len() - '在'.len_utf8()))
        .or_else(|| ends_with_meeting(words))?;
    let start = before.start + leading_time(&words[..end]);
    let name = view.wording(start..before.start + end);
    (text::length(&name) >= 4).then_some(name)
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
fn leading_time(text: &str) -> usize {
    let mut at = 0;
    if let Some((_, len)) = date_at(text) {
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

/// The title of a document: the last title before its body.
fn find_title(view: &View<'_>, lines: &[Range<usize>]) -> Option<String> {
    const KINDS: &[&str] = &[
        "意见",
        "方案",
        "通知",
        "措施",
        "要点",
        "办法",
        "纪要",
        "计划",
        "规划",
        "决定",
        "分工表",
        "任务表",
        "分工方案",
        "清单",
        "台账",
        "规定",
        "细则",
        "公告",
        "通报",
        "行动",
        "一览表",
        "分解表",
        "责任表",
        "记录",
        "报告",
        "汇总表",
        "条",
        "事项",
        "责任分解",
        "任务分解",
        "举措",
    ];
    let words = view.text();
    let mut title = None;
    let mut above: Option<&Range<usize>> = None;
    for line in lines {
        if let Some(before) = fused_title(words, line.clone()) {
            let name = attachment_mark(&words[before.clone()]);
            return Some(view.wording(before.end - name.len()..before.end));
        }
        let body = &words[line.clone()];
        if crate::numbering::mark(body).is_some() || body.contains('\t') {
            break;
        }
        let name = attachment_mark(body);
        // （2025-2030年） or （试行） after the kind.
        let plain = name.strip_suffix('）').and_then(|n| n.rsplit_once('（')).map_or(name, |(head, _)| head);
        let titled =
            heading::header_line(name) == Some("标题") && text::length(name) >= 5 && text::ends_with_any(plain, KINDS);
        if titled {
            let own = view.wording(line.end - name.len()..line.end);
            // A long title runs over two lines; the second then does not say of whom or on what it is.
            let first = above.filter(|_| {
                !text::starts_with_any(name, &["关于", "中共"]) && !name.contains(['市', '县', '区', '省', '《'])
            });
            title = Some(first.map_or_else(|| own.clone(), |a| format!("{}{own}", view.wording(a.clone()))));
        }
        let begins_title = heading::header_line(body) == Some("标题")
            && !titled
            && text::length(body) >= 6
            && body.contains(['市', '县', '区', '省', '年'])
            && document_number(body).is_none()
            && !crate::units::are_names(body);
        above = begins_title.then_some(line);
    }
    title
}

/// The title after 附件2 or 附件：.
fn attachment_mark(line: &str) -> &str {
    let Some(rest) = line.strip_prefix("附件") else { return line };
    rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五：.、".contains(c))
}

/// 第14次…会议.
fn session(name: &str) -> Option<u32> {
    name.char_indices().filter(|(_, c)| matches!(c, '第' | '届')).find_map(|(at, _)| {
        let rest = &name[at + '第'.len_utf8()..];
        let (number, len) = crate::numeral::small(rest).or_else(|| chinese_number(rest))?;
        let after = rest[len..].strip_prefix('次')?;
        let meets = after.find('会').is_some_and(|at| text::length(&after[..at]) <= 8 && !after[..at].contains("全国"));
        (meets || after.is_empty() || after.starts_with('）')).then_some(number)
    })
}

fn meeting_date(
    view: &str,
    meeting: &Meeting,
    lines: &[Range<usize>],
    name_year: Option<i32>,
    byline: Option<NaiveDate>,
    received: NaiveDate,
) -> (Option<NaiveDate>, String) {
    let labelled =
        lines.iter().take(NEAR).find(|l| text::starts_with_any(&view[(*l).clone()], &["会议时间", "时间：", "日期："]));
    let places = [Some(meeting.sentence.clone()), labelled.cloned()];
    for place in places.into_iter().flatten() {
        let words = &view[place];
        if let Some(found) = first_date(words) {
            return found.reckon(name_year, byline, received);
        }
        for (word, back) in [("昨天", 1), ("昨日", 1), ("昨晚", 1), ("前天", 2), ("今天", 0), ("今日", 0), ("今晨", 0)]
        {
            if words.contains(word) {
                let (from, what) = byline.map_or((received, "收文日期"), |b| (b, "文中发布日期"));
                let day = from.checked_sub_days(Days::new(back));
                let basis = format!("“{word}”按{what}{}推算", written(from));
                return (day, basis);
            }
        }
    }
    if let Some(day) = signed(view, lines) {
        return (Some(day), "取文中单列的日期".into());
    }
    // The day may stand in the first lines, apart from the sentence.
    let near = lines.iter().take(4).find_map(|l| first_date(&view[l.clone()]));
    near.map_or((None, String::new()), |found| found.reckon(name_year, byline, received))
}

/// A date as written: the year may be missing.
struct Written {
    year: Option<i32>,
    month: u32,
    day: u32,
}

impl Written {
    fn reckon(
        &self,
        name_year: Option<i32>,
        byline: Option<NaiveDate>,
        received: NaiveDate,
    ) -> (Option<NaiveDate>, String) {
        let on = |year| NaiveDate::from_ymd_opt(year, self.month, self.day);
        if let Some(year) = self.year {
            return (on(year), String::new());
        }
        if let Some(year) = name_year {
            return (on(year), format!("年份取自会议名称（{year}年）"));
        }
        let (from, what) = byline.map_or((received, "收文日期"), |b| (b, "文中发布日期"));
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

/// 2024年6月18日 or 6月18日 at the start, and its length.
fn date_at(text: &str) -> Option<(Written, usize)> {
    let (year, rest) = match text.get(..4).and_then(|y| y.parse::<i32>().ok()) {
        Some(year) if text[4..].starts_with('年') => (Some(year), &text[4 + '年'.len_utf8()..]),
        _ => match chinese_year(text) {
            Some((year, len)) => (Some(year), &text[len..]),
            None => (None, text),
        },
    };
    let (month, len) = crate::numeral::small(rest).filter(|(m, _)| (1..=12).contains(m))?;
    let rest = rest[len..].strip_prefix('月')?;
    let (day, len) = crate::numeral::small(rest).filter(|(d, _)| (1..=31).contains(d))?;
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
fn dashed_date(line: &str) -> Option<NaiveDate> {
    if text::length(line) > 60 {
        return None;
    }
    let at = line.match_indices("20").find(|(at, _)| !line[..*at].ends_with(|c: char| c.is_ascii_digit()))?.0;
    let rest = &line[at..];
    if let Some((written, _)) = date_at(rest) {
        return NaiveDate::from_ymd_opt(written.year?, written.month, written.day);
    }
    let mut parts = rest.splitn(4, |c: char| !c.is_ascii_digit());
    let year = parts.next()?.parse().ok().filter(|y| (1990..=2099).contains(y))?;
    let month = parts.next()?.parse().ok()?;
    // The time of day follows without the blank: 2021-08-2809:26.
    let day = text::head(parts.next()?, 2).parse().ok()?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The day on a line of its own: when a document was signed.
fn signed(view: &str, lines: &[Range<usize>]) -> Option<NaiveDate> {
    lines.iter().find_map(|l| {
        let line = view[l.clone()].trim();
        let (written, len) = date_at(line)?;
        let rest = &line[len..];
        (text::length(rest) <= 4).then(|| NaiveDate::from_ymd_opt(written.year?, written.month, written.day)).flatten()
    })
}

/// 云政发〔2024〕7号.
fn document_number(line: &str) -> Option<String> {
    let open = line.find('〔')?;
    let close = open + line[open..].find('〕')?;
    let end = close + line[close..].find('号')? + '号'.len_utf8();
    let number = line[close + '〕'.len_utf8()..end - '号'.len_utf8()].trim_start_matches('第');
    let digits = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    let head = line[..open]
        .chars()
        .rev()
        .take_while(|c| !"（）《》，。；：“”\t".contains(*c))
        .map(char::len_utf8)
        .sum::<usize>();
    let alone = text::length(line) <= 40 && !line.contains(['。', '；', '《']);
    (digits && alone).then(|| line[open - head..end].to_owned())
}

fn number_year(number: &str) -> Option<i32> {
    let at = number.find('〔')? + '〔'.len_utf8();
    number.get(at..at + 4)?.parse().ok()
}

fn year_in(name: &str) -> Option<i32> {
    let at = name.find('年')?;
    name.get(at.checked_sub(4)?..at)?.parse().ok().filter(|y| (1990..=2099).contains(y))
}

/// 2012年起5年内: the first year of the plan.
fn planned_from(view: &str) -> Option<i32> {
    let near = text::head(view, 3000);
    near.match_indices("年起").find_map(|(at, m)| {
        let plan = crate::numeral::small(&near[at + m.len()..])
            .is_some_and(|(_, len)| near[at + m.len() + len..].starts_with("年内"));
        let year = near.get(at.checked_sub(4)?..at)?.parse().ok().filter(|y| (1990..=2099).contains(y));
        year.filter(|_| plan)
    })
}

/// 秘密★1年.
fn classification(line: &str) -> Option<String> {
    let line = line.trim();
    let secret = text::starts_with_any(line, &["绝密", "机密", "秘密", "内部资料", "内部"]);
    (secret && text::length(line) <= 14).then(|| line.to_owned())
}

/// Who chaired. A headline often has the name alone; the sentence below it has the post too.
fn find_chair(view: &str, lines: &[Range<usize>]) -> Option<Chair> {
    let mut named = None;
    for line in lines.iter().take(NEAR) {
        let words = &view[line.clone()];
        if let Some(rest) = text::after_any(words, &["主持人：", "主持：", "会议主持："]) {
            let named = rest.split(['，', '。', '、', '；']).next_back().unwrap_or(rest);
            let whole = people::post_and_name(rest.trim_end_matches('。')).or_else(|| people::post_and_name(named));
            return whole.map(|(post, name)| Chair { title: post.to_owned(), name: name.to_owned() });
        }
        for sentence in text::sentences(view, line.clone()) {
            for clause in text::clauses(view, sentence.range) {
                match chair_in(&view[clause]) {
                    Some(chair) if chair.title.is_empty() => named = named.or(Some(chair)),
                    Some(chair) => return Some(chair),
                    None => {}
                }
            }
        }
    }
    named
}

fn chair_in(clause: &str) -> Option<Chair> {
    let at = clause.find("主持")?;
    let before = &clause[..at];
    if before.ends_with('在') || before.is_empty() {
        return None;
    }
    let start = leading_time(before);
    let before = &before[start..];
    let before = text::after_any(before, &["会议由", "大会由", "由", "会上"]).unwrap_or(before);
    let before = before.rsplit("委托").next().unwrap_or(before);
    // 县长王建国在县政府会议室主持召开.
    let person =
        ['在', '到', '赴', '率'].iter().filter_map(|c| before.find(*c)).min().map_or(before, |at| &before[..at]);
    let (post, name) = people::post_and_name(person)?;
    Some(Chair { title: post.to_owned(), name: name.to_owned() })
}

fn written(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn check(text: &str) -> String {
        let view = View::new(text);
        let h = read(&view, NaiveDate::from_ymd_opt(2026, 6, 12).unwrap()).header;
        let chair = h.chair.map_or(String::new(), |c| format!("{}/{}", c.title, c.name));
        format!(
            "{} | {} | {} | {chair}",
            h.name.unwrap_or_default(),
            h.number.map_or(String::new(), |n| n.to_string()),
            h.date.map_or(String::new(), |d| d.to_string())
        )
    }

    #[rstest]
    #[case::committee(
        "6月9日上午,八届市委常委会召开2026年第11次(扩大)会议,传达学习有关精神。市委副书记、市长王建国主持会议并讲话。",
        "八届市委常委会2026年第11次(扩大)会议 | 11 | 2026-06-09 | 市委副书记、市长/王建国"
    )]
    #[case::passive(
        "6月9日，全市安全生产工作会议召开。市委书记李梅出席会议并讲话，市长王建国主持。",
        "全市安全生产工作会议 |  | 2026-06-09 | 市长/王建国"
    )]
    #[case::place(
        "12月9日上午，为期2天的云溪县产业发展推进会在县政府三楼会议室召开。会议由副县长李梅主持。",
        "云溪县产业发展推进会 |  | 2025-12-09 | 副县长/李梅"
    )]
    #[case::yesterday("发布日期：2026-06-10\n昨天，我市召开防汛工作推进会。", "防汛工作推进会 |  | 2026-06-09 | ")]
    #[case::government(
        "2026年6月9日，市长王建国主持召开市政府第31次常务会议，现纪要如下。",
        "市政府第31次常务会议 | 31 | 2026-06-09 | 市长/王建国"
    )]
    #[case::document(
        "云政办发〔2026〕7号\n各区人民政府：\n现将方案印发给你们。\n2026年6月9日\n云岭市老旧小区改造工作方案\n一、主要任务",
        "云岭市老旧小区改造工作方案 |  | 2026-06-09 | "
    )]
    fn headers_are_read(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(check(text), expected);
    }
}
