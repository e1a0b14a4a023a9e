//! The State Council's yearly notice on days off, read from its text.
//!
//! Source: 国务院办公厅关于20××年部分节假日安排的通知. Each holiday is one sentence: 一、元旦：1月1日（周四）至3日（周六）放假
//! 调休，共3天。1月4日（周日）上班。

use chrono::{Datelike, NaiveDate};

use super::{DayKind, WorkCalendar};

/// A day that a notice settles.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct NoticedDay {
    /// Which.
    pub day: NaiveDate,
    /// What it is: a holiday or a make-up day.
    pub kind: DayKind,
}

/// What a notice says.
///
/// Guarantees: `days` is in order, without one twice; every holiday has as many days as the notice counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HolidayNotice {
    /// The year it is for.
    pub year: i32,
    /// 发文字号, where the text has it: 国办发明电〔2025〕7号.
    pub number: String,
    /// The days off and the make-up days.
    pub days: Vec<NoticedDay>,
}

/// Why a text can't be read as a notice.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoticeRefusal {
    /// No year stands in a title such as 关于2027年部分节假日安排的通知.
    #[error("no year is named")]
    NoYear,
    /// No holiday is named.
    #[error("no holiday is named")]
    NoHoliday,
    /// A holiday whose days can't be read.
    #[error("the days of {0} can't be read")]
    Unreadable(String),
    /// A holiday whose days are not as many as it says.
    #[error("{name} says {said} days and names {named}")]
    Count {
        /// The holiday.
        name: String,
        /// 共几天.
        said: usize,
        /// How many days its range holds.
        named: usize,
    },
    /// A date with a weekday that it does not have.
    #[error("{day} is no {said}")]
    Weekday {
        /// The date.
        day: NaiveDate,
        /// The weekday that the text gives it.
        said: String,
    },
}

impl HolidayNotice {
    /// Reads a notice.
    ///
    /// ```
    /// use duban_domain::calendar::HolidayNotice;
    /// let text = "国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：1月1日（周五）至3日（周日）放假，共3天。";
    /// let notice = HolidayNotice::read(text)?;
    /// assert_eq!((notice.year, notice.days.len()), (2027, 3));
    /// # Ok::<(), duban_domain::calendar::NoticeRefusal>(())
    /// ```
    pub fn read(text: &str) -> Result<Self, NoticeRefusal> {
        let text = folded(text);
        let year = year(&text).ok_or(NoticeRefusal::NoYear)?;
        let mut days: Vec<NoticedDay> = Vec::new();
        for (name, said) in holidays(&text) {
            holiday(&name, said, year, &mut days)?;
        }
        if days.is_empty() {
            return Err(NoticeRefusal::NoHoliday);
        }
        days.sort_by_key(|d| d.day);
        days.dedup_by_key(|d| d.day);
        Ok(Self { year, number: number(&text), days })
    }
}

impl WorkCalendar {
    /// This calendar, with a notice that was read.
    #[must_use]
    pub fn with_notice(self, notice: &HolidayNotice) -> Self {
        self.with_year(notice.year, notice.days.iter().map(|d| (d.day, d.kind.clone())))
    }
}

/// One width of digits and marks, and no blanks within a line.
fn folded(text: &str) -> String {
    let one = |c: char| match c {
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        '(' => '（',
        ')' => '）',
        ':' => '：',
        ',' => '，',
        ';' => '；',
        '－' | '—' | '–' | '-' | '~' | '～' => '至',
        other => other,
    };
    let lines = text.lines().map(|line| line.chars().filter(|c| !c.is_whitespace()).map(one).collect::<String>());
    lines.collect::<Vec<_>>().join("\n")
}

/// The year of 关于2027年部分节假日安排, or of any 2027年…放假 or 节假日安排.
fn year(text: &str) -> Option<i32> {
    let text = &text.replace('\n', "");
    let end = text.find("年部分节假日").or_else(|| text.find("年节假日")).or_else(|| text.find('年'))?;
    let digits: String = text[..end].chars().rev().take_while(char::is_ascii_digit).collect();
    let year = digits.chars().rev().collect::<String>().parse().ok()?;
    (1949..=9999).contains(&year).then_some(year)
}

fn number(text: &str) -> String {
    let Some(at) = text.find("国办发") else { return String::new() };
    let rest = &text[at..];
    rest.find('号').filter(|end| *end < 60).map(|end| rest[..end + '号'.len_utf8()].to_owned()).unwrap_or_default()
}

/// Each holiday with what is said of it, up to the next.
fn holidays(text: &str) -> Vec<(String, &str)> {
    let mut heads: Vec<(usize, usize, String)> = Vec::new();
    for (colon, mark) in text.match_indices('：') {
        let start = text[..colon]
            .rfind(['。', '\n', '；', '：'])
            .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
        if let Some(name) = holiday_name(unnumbered(&text[start..colon])) {
            heads.push((start, colon + mark.len(), name));
        }
    }
    let ends: Vec<usize> = heads.iter().skip(1).map(|head| head.0).chain([text.len()]).collect();
    heads.into_iter().zip(ends).map(|((_, from, name), end)| (name, &text[from..end])).collect()
}

/// A head without its number: 一、 or 1. or （一）.
fn unnumbered(head: &str) -> &str {
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十（）".contains(c);
    head.trim_start_matches(number).trim_start_matches(['、', '.', '．'])
}

/// The short name of a holiday, or of two that fall together (国庆节、中秋节); none of other words.
fn holiday_name(head: &str) -> Option<String> {
    if head.ends_with("纪念日") && head.chars().count() < 40 {
        return Some(head.to_owned());
    }
    let short = |name: &str| match name {
        "元旦" | "元旦节" => Some("元旦"),
        "春节" => Some("春节"),
        "清明" | "清明节" => Some("清明"),
        "五一" | "劳动节" | "国际劳动节" | "“五一”国际劳动节" => Some("五一"),
        "端午" | "端午节" => Some("端午"),
        "中秋" | "中秋节" => Some("中秋"),
        "国庆" | "国庆节" => Some("国庆"),
        _ => None,
    };
    head.split(['、', '和']).map(short).collect()
}

/// Reads what is said of one holiday: 放假 the days off, 上班 the make-up days.
fn holiday(name: &str, said: &str, year: i32, days: &mut Vec<NoticedDay>) -> Result<(), NoticeRefusal> {
    let unreadable = || NoticeRefusal::Unreadable(name.to_owned());
    let mut off = 0;
    let mut count = None;
    for sentence in said.split(['。', '；', '\n']) {
        let (free, worked) = (sentence.contains("放假"), sentence.contains("上班"));
        if !free && !worked {
            continue;
        }
        // 放假 and 上班 in one sentence: the days before each word are its own.
        let cut = if free && worked { sentence.find("放假").unwrap_or_default() } else { sentence.len() };
        let (first, second) = sentence.split_at(cut);
        for (part, is_free) in [(first, free), (second, false)] {
            for day in named_days(part, year, name).ok_or_else(unreadable)? {
                let day = day?;
                off += usize::from(is_free);
                let kind = if is_free { DayKind::Holiday(name.to_owned()) } else { DayKind::MakeUp };
                days.push(NoticedDay { day, kind });
            }
        }
        count = count.or_else(|| counted(sentence));
    }
    match count {
        _ if off == 0 => Err(unreadable()),
        Some(said) if said != off => Err(NoticeRefusal::Count { name: name.to_owned(), said, named: off }),
        _ => Ok(()),
    }
}

/// 共3天, 放假1天.
fn counted(sentence: &str) -> Option<usize> {
    let rest = ["共", "放假"].iter().find_map(|word| {
        let rest = &sentence[sentence.find(word)? + word.len()..];
        rest.starts_with(|c: char| c.is_ascii_digit()).then_some(rest)
    })?;
    let end = rest.find('天')?;
    rest[..end].parse().ok()
}

/// Every day that a stretch names, ranges spelt out; `None` where a range can't be one.
fn named_days(text: &str, year: i32, holiday: &str) -> Option<Vec<Result<NaiveDate, NoticeRefusal>>> {
    let mut days: Vec<Result<NaiveDate, NoticeRefusal>> = Vec::new();
    let mut last: Option<(NaiveDate, usize)> = None;
    for (end, _) in text.match_indices('日').filter(|(at, _)| text[..*at].ends_with(|c: char| c.is_ascii_digit())) {
        let (before, day) = trailing_number(&text[..end]);
        let (before, month) = before.strip_suffix('月').map_or((before, None), |b| {
            let (before, month) = trailing_number(b);
            (before, Some(month))
        });
        let (before, own_year) = before.strip_suffix('年').map_or((before, None), |b| {
            let (before, year) = trailing_number(b);
            (before, Some(year))
        });
        let month = month.or(last.map(|(d, _)| d.month()))?;
        let of_year = match (own_year, last) {
            (Some(own), _) => i32::try_from(own).ok()?,
            (None, Some((earlier, _))) => earlier.year() + i32::from(month < earlier.month()),
            // 元旦 takes days from the end of the year before.
            (None, None) => year - i32::from(holiday == "元旦" && month == 12),
        };
        let date = NaiveDate::from_ymd_opt(of_year, month, day)?;
        let after = &text[end + '日'.len_utf8()..];
        if let Some(said) = wrong_weekday(after, date) {
            days.push(Err(NoticeRefusal::Weekday { day: date, said }));
        }
        match last {
            Some((from, at)) if text.get(at..before.len()).is_some_and(|between| between.contains('至')) => {
                if date <= from || (date - from).num_days() > 20 {
                    return None;
                }
                days.extend(from.iter_days().skip(1).take_while(|d| *d <= date).map(Ok));
            }
            _ => days.push(Ok(date)),
        }
        last = Some((date, end));
    }
    Some(days)
}

/// A text and the number that ends it; 0 where none does.
fn trailing_number(text: &str) -> (&str, u32) {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    (before, text[before.len()..].parse().unwrap_or_default())
}

/// The weekday that stands in brackets behind a date, where it is another than the date's.
fn wrong_weekday(after: &str, date: NaiveDate) -> Option<String> {
    let inside = &after.strip_prefix('（')?[..after.find('）')?.checked_sub('（'.len_utf8())?];
    let at = ["周", "星期"].iter().find_map(|word| Some(inside.rfind(word)? + word.len()))?;
    let said = inside[at..].chars().next()?;
    let is = "一二三四五六日".chars().nth(date.weekday().num_days_from_monday() as usize)?;
    (said != is && !(said == '天' && is == '日')).then(|| inside.to_owned())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const NOTICE: &str = "国务院办公厅关于2027年\n部分节假日安排的通知\n国办发明电〔2026〕9号\n各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n\
        经国务院批准，现将2027年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。\n\
        一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n\
        二、春节：2月5日（农历除夕、周五）至11日（农历正月初六、周四）放假调休，共7天。1月31日（周日）、2月14日（周日）上班。\n\
        三、清明节：4月5日（周一）放假，与周末连休。\n\
        四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。4月25日（周日）、5月8日（周六）上班。\n\
        五、端午节：6月9日（周三）放假1天，不调休。\n\
        六、中秋节：9月15日（周三）放假1天。\n\
        七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。\n\
        节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。\n国务院办公厅\n2026年11月4日\n";

    fn of(text: &str) -> HolidayNotice {
        HolidayNotice::read(&format!("关于2027年部分节假日安排的通知\n{text}")).unwrap()
    }

    fn shown(notice: &HolidayNotice) -> String {
        let day = |d: &NoticedDay| match &d.kind {
            DayKind::Holiday(name) => format!("{}{name}", d.day.format("%y%m%d")),
            _ => format!("{}班", d.day.format("%y%m%d")),
        };
        notice.days.iter().map(day).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_years_notice_settles_its_days() {
        let notice = HolidayNotice::read(NOTICE).unwrap();
        assert_eq!((notice.year, notice.number.as_str()), (2027, "国办发明电〔2026〕9号"));
        let off = notice.days.iter().filter(|d| d.kind != DayKind::MakeUp).count();
        assert_eq!((off, notice.days.len() - off), (3 + 7 + 1 + 5 + 1 + 1 + 7, 6));
        let day = |m, d| NaiveDate::from_ymd_opt(2027, m, d).unwrap();
        assert!(!WorkCalendar::default().known(day(2, 8)));
        let calendar = WorkCalendar::default().with_notice(&notice);
        assert_eq!(calendar.day(day(2, 8)), DayKind::Holiday("春节".into()));
        assert_eq!(calendar.day(day(2, 14)), DayKind::MakeUp);
        let basis = calendar.add_working_days(day(1, 28), 7).basis();
        assert_eq!(basis, "1月29日起数，扣周末1天、春节7天，1月31日补班计入，至2月12日");
    }

    #[rstest]
    #[case::over_the_years_end(
        "元旦：2026年12月31日至2027年1月2日放假调休，共3天。",
        "261231元旦 270101元旦 270102元旦"
    )]
    #[case::year_left_out(
        "元旦：12月31日（周四）至1月2日放假调休，共3天。12月27日（周日）上班。",
        "261227班 261231元旦 270101元旦 270102元旦"
    )]
    #[case::two_months("春节：1月30日至2月1日放假调休，共3天。", "270130春节 270131春节 270201春节")]
    #[case::months_written_twice("劳动节：5月1日至5月3日放假，共3天。", "270501五一 270502五一 270503五一")]
    #[case::two_together(
        "六、国庆节、中秋节：10月1日至3日放假调休，共3天。",
        "271001国庆中秋 271002国庆中秋 271003国庆中秋"
    )]
    #[case::half_width("1.元旦:1月1日(周五)放假1天,不调休.", "270101元旦")]
    #[case::in_one_sentence(
        "清明节：4月3日至5日放假调休，4月11日（星期日）上班。",
        "270403清明 270404清明 270405清明 270411班"
    )]
    #[case::memorial("抗战胜利纪念日：9月3日放假1天。", "270903抗战胜利纪念日")]
    fn a_holiday_is_read(#[case] text: &str, #[case] days: &str) {
        assert_eq!(shown(&of(text)), days);
    }

    #[rstest]
    #[case::no_year("一、元旦：1月1日放假。", NoticeRefusal::NoYear)]
    #[case::no_holiday("关于2027年部分节假日安排的通知", NoticeRefusal::NoHoliday)]
    #[case::no_days("关于2027年部分节假日安排的通知\n元旦：放假3天。", NoticeRefusal::Unreadable("元旦".into()))]
    #[case::no_such_day("2027年节假日\n元旦：2月30日放假。", NoticeRefusal::Unreadable("元旦".into()))]
    #[case::wrong_count("2027年节假日\n元旦：1月1日至3日放假，共4天。", NoticeRefusal::Count { name: "元旦".into(), said: 4, named: 3 })]
    #[case::wrong_weekday(
        "2027年节假日\n元旦：1月1日（周四）放假1天。",
        NoticeRefusal::Weekday { day: NaiveDate::from_ymd_opt(2027, 1, 1).unwrap(), said: "周四".into() }
    )]
    fn what_cannot_be_trusted_is_refused(#[case] text: &str, #[case] why: NoticeRefusal) {
        assert_eq!(HolidayNotice::read(text), Err(why));
    }
}
