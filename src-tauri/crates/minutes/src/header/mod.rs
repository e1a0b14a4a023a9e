//! What the text says of the meeting: name, number, date, chair; of a document, its title, number and date.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use duban_domain::MeetingHeader;

use crate::numeral;
use crate::structure::heading;
use crate::text;
use crate::view::View;

mod chair;
mod date;
mod meeting;
mod title;

/// How far down the text the meeting is looked for, in lines.
const NEAR: usize = 24;

/// The header, and what else it tells the reader.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    pub(crate) header: MeetingHeader,
    /// The text is a document that was issued on the header's date, no meeting.
    pub(crate) issued: bool,
    /// The header's date is but the day the page was published.
    pub(crate) published: bool,
    /// The first year of what is planned.
    pub(crate) first_year: i32,
    /// The text says so itself: 2012年起5年内.
    pub(crate) planned: bool,
}

/// Reads the header.
pub(crate) fn read(view: &View<'_>, received: NaiveDate) -> Heading {
    let words = view.text();
    let lines: Vec<Range<usize>> = text::lines(words).take(60).collect();
    let meeting = meeting::find(view, &lines);
    let title = title::find(view, &lines);
    let issued = meeting.is_none();
    let name = meeting.as_ref().map(|m| m.name.clone());
    // 主持召开专题会议: the title says which.
    let vague = name.as_ref().is_none_or(|n| text::length(n) <= 6 && !n.contains(['市', '县', '区', '省', '局']));
    let titled = title
        .as_ref()
        .filter(|t| meeting.is_none() || t.contains("会"))
        .map(|t| t.strip_suffix("纪要").unwrap_or(t).to_owned());
    let headline = lines.iter().take(4).find_map(|l| named_in_headline(view, l.clone()));
    let name =
        name.filter(|n| !text::ends_with_any(n, &["这次会议", "本次会议", "此次会议"])).or_else(|| headline.clone());
    let fuller = name.as_deref().and_then(|n| fuller(n, [titled.as_deref(), headline.as_deref()]));
    let name = fuller.or_else(|| if vague { titled.or(name) } else { name });
    let byline = lines.iter().take(NEAR).find_map(|l| date::dashed_date(&words[l.clone()]));
    // 2025年度述职会 is held early in the year after.
    let looks_back = |n: &&str| ["年度", "述职", "总结", "考核", "民主生活会", "表彰"].iter().any(|w| n.contains(w));
    let name_year = name.as_deref().filter(|n| !looks_back(n)).and_then(year_in);
    let document_number = lines.iter().take(NEAR).find_map(|l| document_number(&words[l.clone()]));
    let number_year = document_number.as_deref().and_then(number_year);
    let years = date::Years { name: name_year, number: number_year };
    let (date, date_basis) = match &meeting {
        Some(meeting) => date::of_meeting(words, meeting, &lines, years, byline, received),
        None => match date::signed(words, &lines) {
            // 6月9日，市长王建国调研…: an account of a visit has a day, and no meeting.
            None if title.as_ref().is_none_or(|t| t.contains("会议")) => {
                date::of_account(words, &lines, years, byline, received)
            }
            signed => (signed, String::new()),
        },
    };
    let held = meeting.as_ref().and_then(|m| meeting::session(&m.name));
    // A page says when it was published, and the paper nothing else: its own year has to agree.
    let own_year = name_year.or(number_year);
    let of_page = |line: &&Range<usize>| heading::header_line(&words[(*line).clone()]) == Some("日期、来源等");
    let of_page = lines.iter().take(NEAR).filter(of_page).find_map(|l| date::dashed_date(&words[l.clone()]));
    let published = of_page.filter(|day| issued && date.is_none() && own_year.is_none_or(|year| year == day.year()));
    let (date, date_basis) = match published {
        Some(day) => (Some(day), "取文中发布日期".to_owned()),
        None => (date, date_basis),
    };
    let number = name.as_deref().and_then(meeting::session).or(held).or_else(|| {
        lines
            .iter()
            .take(4)
            .filter(|l| text::length(&words[(*l).clone()]) <= 40)
            .find_map(|l| meeting::session(&words[l.clone()]))
    });
    let planned = planned_from(words);
    let stated = planned.or(date.map(|d| d.year())).or(name_year).or(number_year);
    let first_year = stated.or_else(|| named_most(words, received.year())).unwrap_or(received.year());
    let header = MeetingHeader {
        name,
        number,
        date,
        date_basis,
        chair: chair::find(words, &lines),
        document_number,
        classification: lines.iter().take(4).find_map(|l| classification(&words[l.clone()])),
    };
    Heading { header, issued, published: published.is_some(), first_year, planned: planned.is_some() }
}

/// The meeting in 李某在全市防汛推进会上强调.
fn named_in_headline(view: &View<'_>, line: Range<usize>) -> Option<String> {
    let words = &view.text()[line.clone()];
    let from = line.start + words.find('在')? + '在'.len_utf8();
    let to = ["上强调", "时强调", "上要求", "上指出", "上的讲话"].iter().find_map(|w| words.find(w))? + line.start;
    let name = (from < to).then(|| view.wording(from..to))?;
    (name.ends_with(['会', '议']) && !name.contains(['，', '。'])).then_some(name)
}

/// A name that says more of the same meeting: 现场推进会 is called 老旧厂房改造现场推进会 above.
fn fuller(name: &str, others: [Option<&str>; 2]) -> Option<String> {
    // 第21次…周例会: the title says whose.
    let core = name.strip_prefix('第').and_then(|n| n.split_once('次')).map_or(name, |(_, rest)| rest);
    let more = |other: &&str| other.len() > core.len() && other.ends_with(core) && text::length(core) >= 3;
    others.into_iter().flatten().find(more).map(str::to_owned)
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
    let before = &name[..at];
    // 2026—2028年: a plan begins with its first year.
    let digits = |t: &str| t.len() - t.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let first = before[..before.len() - digits(before)].trim_end_matches(['-', '—', '～', '~', '至']);
    let year = if digits(first) == 4 { &first[first.len() - 4..] } else { before.get(at.checked_sub(4)?..)? };
    year.parse().ok().filter(|y| (1990..=2099).contains(y))
}

/// 2012年起5年内: the first year of the plan.
fn planned_from(view: &str) -> Option<i32> {
    let near = text::head(view, 3000);
    near.match_indices("年起").find_map(|(at, m)| {
        let plan = numeral::small(&near[at + m.len()..])
            .is_some_and(|(_, len)| near[at + m.len() + len..].starts_with("年内"));
        let year = near.get(at.checked_sub(4)?..at)?.parse().ok().filter(|y| (1990..=2099).contains(y));
        year.filter(|_| plan)
    })
}

/// The year that a text without a date of its own names most often, none of them to come; of two the earlier.
fn named_most(view: &str, received: i32) -> Option<i32> {
    let mut named: BTreeMap<i32, usize> = BTreeMap::new();
    for (at, _) in view.match_indices('年') {
        let year = at.checked_sub(4).and_then(|from| view.get(from..at)?.parse().ok());
        if let Some(year) = year.filter(|y| (1990..=received).contains(y)) {
            *named.entry(year).or_default() += 1;
        }
    }
    let most = named.values().copied().max()?;
    named.into_iter().find(|(_, times)| *times == most).map(|(year, _)| year)
}

/// 秘密★1年.
fn classification(line: &str) -> Option<String> {
    let line = line.trim();
    let secret = text::starts_with_any(line, &["绝密", "机密", "秘密", "内部资料", "内部"]);
    (secret && text::length(line) <= 14).then(|| line.to_owned())
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
    #[case::by_video(
        "6月9日，全市重点项目调度会以视频形式召开，市长王建国主持。",
        "全市重点项目调度会 |  | 2026-06-09 | 市长/王建国"
    )]
    #[case::looking_back(
        "1月9日，我市召开2025年度抓基层党建工作述职评议会。",
        "2025年度抓基层党建工作述职评议会 |  | 2026-01-09 | "
    )]
    #[case::other_meeting(
        "为贯彻5月28日召开的全省防汛会议精神，6月9日，云溪县召开防汛工作调度会，传达学习6月1日省委文件。",
        "防汛工作调度会 |  | 2026-06-09 | "
    )]
    #[case::day_alone(
        "本报讯（记者 李强）9日下午，县委书记何志远主持召开县委常委会会议，学习6月3日全省会议精神。",
        "县委常委会会议 |  | 2026-06-09 | 县委书记/何志远"
    )]
    #[case::name_in_post(
        "2026年6月9日，受王建国市长委托，市政府李梅副秘书长主持召开停车场建设专题会议。",
        "停车场建设专题会议 |  | 2026-06-09 | 市政府副秘书长/李梅"
    )]
    #[case::in_brackets(
        "关于停车场建设的会议纪要\n（2026年6月9日）\n会议明确：\n1.抓紧建设。",
        "关于停车场建设的会议 |  | 2026-06-09 | "
    )]
    #[case::limit_in_a_cell("云岭市重点工作责任清单\n1.启动建设。\n2026年9月1日前", "云岭市重点工作责任清单 |  |  | ")]
    #[case::made_by(
        "云溪县议定事项督办清单\n制表：县政府办督查科 2026年6月9日\n1.抓紧建设。",
        "云溪县议定事项督办清单 |  | 2026-06-09 | "
    )]
    #[case::after_the_season("中秋将至，6月9日，市长王建国专题研究促消费工作，强调要抓住时机。", " |  | 2026-06-09 | ")]
    #[case::called_above(
        "王建国在老旧厂房改造现场推进会上强调\n抓紧改造\n6月9日上午，市长王建国带队调研，并召开现场推进会。",
        "老旧厂房改造现场推进会 |  | 2026-06-09 | "
    )]
    #[case::visit(
        "王建国调研防汛工作\n发布日期：2026-06-10\n6月9日，市长王建国到云溪县调研防汛工作。",
        " |  | 2026-06-09 | "
    )]
    #[case::yesterday("发布日期：2026-06-10\n昨天，我市召开防汛工作推进会。", "防汛工作推进会 |  | 2026-06-09 | ")]
    #[case::government(
        "2026年6月9日，市长王建国主持召开市政府第31次常务会议，现纪要如下。",
        "市政府第31次常务会议 | 31 | 2026-06-09 | 市长/王建国"
    )]
    #[case::issued(
        "云岭市人民政府办公室关于印发《老旧小区改造任务责任分解方案》的通知\n云政办发〔2026〕8号\n2026年6月9日",
        "老旧小区改造任务责任分解方案 |  | 2026-06-09 | "
    )]
    #[case::two_as_one(
        "6月9日，市政府第31次常务会议和市长工作例会召开，市长王建国主持。",
        "市政府第31次常务会议 | 31 | 2026-06-09 | 市长/王建国"
    )]
    #[case::named_later(
        "6月9日，市长王建国到云溪县检查，并主持召开座谈会。\n当天下午，全市防汛现场办公会在云溪县召开，副市长李梅主持会议。",
        "全市防汛现场办公会 |  | 2026-06-09 | 副市长/李梅"
    )]
    #[case::learnt(
        "记者从市大气办召开的秋冬季污染防治推进会上获悉，我市开展攻坚行动。",
        "秋冬季污染防治推进会 |  |  | "
    )]
    #[case::begun(
        "我市启动森林防火宣传月活动\n6月9日，我市启动以“守护青山”为主题的森林防火宣传月活动。",
        "森林防火宣传月活动 |  | 2026-06-09 | "
    )]
    #[case::long_past(
        "会议学习了有关党的十一届三中全会召开30周年的讲话。\n6月9日，全市防汛工作会议召开。",
        "全市防汛工作会议 |  | 2026-06-09 | "
    )]
    #[case::document(
        "云政办发〔2026〕7号\n各区人民政府：\n现将方案印发给你们。\n2026年6月9日\n云岭市老旧小区改造工作方案\n一、主要任务",
        "云岭市老旧小区改造工作方案 |  | 2026-06-09 | "
    )]
    fn headers_are_read(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(check(text), expected);
    }
}
