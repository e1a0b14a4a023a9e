//! 工作日历: the State Council's notices, as the office takes them in.

use chrono::{Datelike, NaiveDate};
use duban_domain::calendar::{DayKind, HolidayNotice, NoticeRefusal};
use duban_domain::{Event, FactId, Subject};
use duban_ledger::undoing;
use uuid::Uuid;

use crate::Code;
use crate::duban::{Duban, changed};
use crate::error::Error;
use crate::wire::{CalendarDayView, CalendarNoticeView, CalendarOutcome, CalendarPreview, CalendarView};

impl Duban {
    /// What the calendar knows.
    pub fn calendar_view(&self) -> Result<CalendarView, Error> {
        let (history, version) = {
            let ledger = self.ledger();
            (ledger.history(&Subject::Calendar)?, ledger.version(&Subject::Calendar)?)
        };
        let taken = history.iter().filter(|row| !row.undone).filter_map(|row| match &row.fact.event {
            Event::CalendarNoticed(notice) => Some(CalendarNoticeView {
                year: notice.year,
                number: notice.number.clone(),
                on: row.fact.on.to_string(),
                actor: row.fact.actor.clone(),
            }),
            _ => None,
        });
        let notices = taken.collect();
        Ok(CalendarView { last_year: self.calendar().last_year().unwrap_or_default(), notices, version })
    }

    /// Reads a notice and says what it would change. Nothing is written.
    pub fn preview_calendar(&self, text: &str) -> Result<CalendarPreview, Error> {
        let notice = read(text)?;
        let version = self.ledger().version(&Subject::Calendar)?;
        let calendar = self.calendar();
        let mut changes = Vec::new();
        for settled in &notice.days {
            let was = calendar.day(settled.day);
            if was != settled.kind {
                changes.push(CalendarDayView {
                    date: settled.day.to_string(),
                    words: in_words(settled.day),
                    becomes: kind_word(&settled.kind),
                    was: kind_word(&was),
                });
            }
        }
        let off = notice.days.iter().filter(|d| !d.kind.is_worked()).count();
        let worked = notice.days.len() - off;
        let unchanged = notice.days.len() - changes.len();
        let effect = match changes.len() {
            0 => "与现有日历一致".to_owned(),
            days => format!("现有日历将改变{days}天"),
        };
        Ok(CalendarPreview {
            year: notice.year,
            number: notice.number,
            sentence: format!("{}年放假{off}天、调休上班{worked}天；{effect}。", notice.year),
            changes,
            unchanged: u32::try_from(unchanged).unwrap_or(u32::MAX),
            version,
        })
    }

    /// Takes a notice in. Deadlines that are reckoned from then on follow it; those reckoned before stay as they are.
    pub fn apply_calendar(&self, text: &str, version: u64) -> Result<CalendarOutcome, Error> {
        let notice = read(text)?;
        let said = format!("已记入{}年节假日安排，共{}天", notice.year, notice.days.len());
        let fact = self.fact(vec![Subject::Calendar], Event::CalendarNoticed(notice));
        let changes = self.write(vec![(Subject::Calendar, version)], vec![fact], Vec::new())?;
        Ok(CalendarOutcome { calendar: self.calendar_view()?, said, changed: changed(&changes) })
    }

    /// Takes the notice that was taken in last back, by a new fact. Deadlines that were reckoned meanwhile stay as they
    /// are. `version` is the calendar's that was seen; `None` takes it as it is.
    pub fn undo_calendar(&self, version: Option<u64>) -> Result<CalendarOutcome, Error> {
        let (last, found) = {
            let ledger = self.ledger();
            (ledger.last_step(&Subject::Calendar)?, ledger.version(&Subject::Calendar)?)
        };
        let facts = last.ok_or_else(|| Error::new(Code::NothingToUndo, "没有记入过节假日安排，没有可以撤销的。"))?;
        let year = facts.iter().find_map(|fact| match &fact.event {
            Event::CalendarNoticed(notice) => Some(format!("{}年", notice.year)),
            _ => None,
        });
        let undone = undoing(&facts, FactId(Uuid::now_v7()), self.today(), &self.actor());
        let changes = self.write(vec![(Subject::Calendar, version.unwrap_or(found))], vec![undone], Vec::new())?;
        let said = format!("已撤销：记入{}节假日安排", year.unwrap_or_default());
        Ok(CalendarOutcome { calendar: self.calendar_view()?, said, changed: changed(&changes) })
    }
}

fn read(text: &str) -> Result<HolidayNotice, Error> {
    HolidayNotice::read(text).map_err(|why| {
        let sentence = match why {
            NoticeRefusal::NoYear => {
                "没有读到是哪一年的节假日安排，日历没有改动。连标题一起粘贴，如“关于2027年部分节假日安排的通知”。"
                    .to_owned()
            }
            NoticeRefusal::NoHoliday => {
                "没有读到节假日，日历没有改动。粘贴国务院办公厅通知的正文，如“一、元旦：1月1日至3日放假，共3天。”"
                    .to_owned()
            }
            NoticeRefusal::Unreadable(name) => {
                format!("“{name}”的放假日期没有读成，日历没有改动。对照原文检查这一段后再粘贴。")
            }
            NoticeRefusal::Count { name, said, named } => {
                format!("“{name}”写明共{said}天，按日期数是{named}天，日历没有改动。对照原文检查这一段后再粘贴。")
            }
            NoticeRefusal::Weekday { day, said } => {
                format!("{}不是{said}，日历没有改动。检查年份和日期后再粘贴。", in_words(day))
            }
        };
        Error::new(Code::CalendarRefused, sentence)
    })
}

fn in_words(day: NaiveDate) -> String {
    let weekday = "一二三四五六日".chars().nth(day.weekday().num_days_from_monday() as usize).unwrap_or_default();
    format!("{}年{}月{}日（周{weekday}）", day.year(), day.month(), day.day())
}

fn kind_word(kind: &DayKind) -> String {
    match kind {
        DayKind::Working => "工作日".into(),
        DayKind::MakeUp => "调休上班".into(),
        DayKind::Weekend => "周末".into(),
        DayKind::Holiday(name) => format!("{name}放假"),
    }
}
