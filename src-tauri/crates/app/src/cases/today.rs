//! 今日: what to do now, each with its next step, and the coming ten working days.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};
use duban_domain::calendar::{DayKind, WorkCalendar};
use duban_domain::light::Light;
use duban_domain::registry::Names;
use duban_domain::status::{ItemState, Rules};
use duban_ledger::{Band, DueBand, ItemQuery, ItemRow, ItemSort, Judging, Waiting};

use crate::cases::items::narrow;
use crate::duban::Duban;
use crate::error::Error;
use crate::show::{Eye, actions, todo};
use crate::wire::{ComingDay, ComingItem, SlipLine, TodayLine, TodayList, TodayName, TodayView};
use crate::words;

/// Lines of each list that are shown at once; the rest is in the ledger's grid.
const LINES: u32 = 50;

/// Working days that are looked ahead.
const AHEAD: u16 = 10;

/// Items of a coming day that are named.
const NAMED: usize = 6;

/// States in which the due day still counts.
const RUNNING: [ItemState; 5] = [
    ItemState::Registered,
    ItemState::Assigned,
    ItemState::InProgress,
    ItemState::CompletionReported,
    ItemState::Verified,
];

impl Duban {
    /// Everything that waits today.
    pub fn today_view(&self) -> Result<TodayView, Error> {
        let today = self.today();
        let judging = self.judging()?;
        let rules = self.settings()?.rules;
        let friday = end_of_week(today);
        let lit = |light| ItemQuery { lights: vec![light], sort: ItemSort::Due, ..ItemQuery::default() };
        let in_state =
            |state| ItemQuery { bands: vec![Band::of(&[state])], sort: ItemSort::Due, ..ItemQuery::default() };
        let waits = |waiting| ItemQuery { waiting: Some(waiting), sort: ItemSort::Due, ..ItemQuery::default() };
        let tally = self.ledger().tally(&ItemQuery::default(), &judging)?;
        let mut lists = Vec::new();
        let (registry, calendar) = (self.registry_now()?, self.calendar());
        let names = Names::of(&registry);
        let eye = Eye { places: None, today, calendar: &calendar, names: &names };
        for (name, word, query) in [
            (TodayName::Overdue, "超期", lit(Light::Red)),
            (TodayName::Near, "临期", lit(Light::Amber)),
            (TodayName::Verify, "待核查", in_state(ItemState::CompletionReported)),
            (TodayName::Close, "待销号", in_state(ItemState::Verified)),
            (TodayName::Extension, "延期待答复", waits(Waiting::Extension)),
            (TodayName::Report, "本周待反馈", waits(Waiting::Report(last_worked(&self.calendar(), friday)))),
            (TodayName::Review, "回头看", waits(Waiting::Review(friday))),
            (TodayName::Assign, "待交办", ItemQuery { sort: ItemSort::Code, ..in_state(ItemState::Registered) }),
        ] {
            let query = ItemQuery { judging: Some(judging.clone()), limit: Some(LINES), ..query };
            let ledger = self.ledger();
            let rows = ledger.first_items(&query)?;
            // One tally counts every light.
            let total = match query.lights.first() {
                Some(light) => tally[*light as usize],
                None => ledger.count_items(&query)?,
            };
            drop(ledger);
            let lines = rows.iter().map(|row| self.today_line(name, row, &judging, &rules, &eye)).collect();
            lists.push(TodayList { name, word: word.to_owned(), total: narrow(total), lines });
        }
        let meetings: Vec<_> = self.meetings()?.into_iter().filter(|m| m.open > 0).collect();
        let (slips, slips_total) = self.slip_lines()?;
        Ok(TodayView {
            today: today.to_string(),
            words: words::day(today, today),
            lists,
            to_confirm: meetings.iter().map(|m| m.open).sum(),
            meetings,
            slips,
            slips_total,
            days: self.coming_days(&judging)?,
        })
    }

    fn today_line(&self, name: TodayName, row: &ItemRow, judging: &Judging, rules: &Rules, eye: &Eye<'_>) -> TodayLine {
        let today = eye.today;
        let line = self.line(row, judging);
        let reported = |what: &str| {
            row.status.last_report().map(|day| format!("{}{what}", words::short_day(day, today))).unwrap_or_default()
        };
        let note = match name {
            TodayName::Verify => reported("申报"),
            TodayName::Close => row
                .status
                .verified_on
                .map(|day| format!("{}核查通过", words::short_day(day, today)))
                .unwrap_or_default(),
            TodayName::Report => {
                match row.trail.unmet(&row.item, &row.status)[0].map(|d| eye.calendar.worked_from(d)) {
                    Some(day) if day < today => format!("应于{}反馈，未报", words::short_day(day, today)),
                    Some(day) => format!("应于{}反馈", words::short_day(day, today)),
                    None => String::new(),
                }
            }
            TodayName::Review => {
                row.trail.review_on.map(|day| format!("定于{}", words::short_day(day, today))).unwrap_or_default()
            }
            TodayName::Assign => format!("{}立项", words::short_day(row.registered_on, today)),
            TodayName::Overdue | TodayName::Near | TodayName::Extension => line.remaining.clone(),
        };
        let next = todo(row, self.judged(row, judging), eye);
        TodayLine { line, note, next, actions: actions(row, rules) }
    }

    fn slip_lines(&self) -> Result<(Vec<SlipLine>, u32), Error> {
        let ledger = self.ledger();
        let (slips, total) = ledger.slips(LINES)?;
        let mut lines = Vec::new();
        for slip in slips {
            let number = ledger.document(slip.document)?.and_then(|row| row.number).map(|n| n.to_string());
            let days = self.calendar().working_days_between(slip.sent, self.today());
            lines.push(SlipLine {
                document: slip.document.to_string(),
                number: number.unwrap_or_default(),
                department: slip.department,
                sent: slip.sent.to_string(),
                words: if days == 0 { "今天送出".into() } else { format!("送出{days}个工作日") },
                items: slip.items,
            });
        }
        Ok((lines, narrow(total)))
    }

    /// The coming ten working days; days off between them stand together.
    fn coming_days(&self, judging: &Judging) -> Result<Vec<ComingDay>, Error> {
        let today = self.today();
        let reckoned = self.calendar().add_working_days(today, AHEAD);
        let due = self.due_by_day(today, reckoned.due)?;
        let mut days: Vec<ComingDay> = Vec::new();
        for (day, kind) in &reckoned.counted {
            let items = due.get(day).map(Vec::as_slice).unwrap_or_default();
            let name = match kind {
                DayKind::Working => "",
                DayKind::MakeUp => "补班",
                DayKind::Weekend => "周末",
                DayKind::Holiday(name) => name,
            };
            let run = days.last_mut().filter(|last| !kind.is_worked() && !last.working && last.name == name);
            if let Some(run) = run {
                run.until = day.to_string();
                run.words = run_words(&run.day, *day, today);
                run.weekday.clear();
                add(run, items);
                continue;
            }
            let mut next = ComingDay {
                day: day.to_string(),
                until: day.to_string(),
                words: words::short_day(*day, today),
                weekday: words::weekday(*day).to_owned(),
                working: kind.is_worked(),
                name: name.to_owned(),
                near: *day <= judging.amber_until,
                items: Vec::new(),
                total: 0,
            };
            add(&mut next, items);
            days.push(next);
        }
        Ok(days)
    }

    /// What is due on each day after `from`, up to `to`: items, and stages (节点) of items.
    fn due_by_day(&self, from: NaiveDate, to: NaiveDate) -> Result<BTreeMap<NaiveDate, Vec<ComingItem>>, Error> {
        let between = DueBand::Between(from.succ_opt(), Some(to));
        let bands = vec![Band { states: RUNNING.to_vec(), due: between }];
        let ledger = self.ledger();
        let mut due: BTreeMap<NaiveDate, Vec<ComingItem>> = BTreeMap::new();
        let query = ItemQuery { bands, sort: ItemSort::Due, limit: Some(500), ..ItemQuery::default() };
        for row in ledger.items(&query)?.rows {
            if let Some(day) = row.status.due {
                let item = ComingItem { code: row.item.code.to_string(), title: row.item.title, stage: String::new() };
                due.entry(day).or_default().push(item);
            }
        }
        for stage in ledger.stages(from, to)? {
            let item = ComingItem { code: stage.code.to_string(), title: stage.title, stage: stage.text };
            due.entry(stage.day).or_default().push(item);
        }
        Ok(due)
    }
}

/// The day itself where it is worked, or else the last one before: what falls on later days off is due after them.
pub(super) fn last_worked(calendar: &WorkCalendar, day: NaiveDate) -> NaiveDate {
    if calendar.is_working(day) { day } else { calendar.previous_working_day(day) }
}

fn add(day: &mut ComingDay, items: &[ComingItem]) {
    day.total += u32::try_from(items.len()).unwrap_or(u32::MAX);
    let room = NAMED.saturating_sub(day.items.len());
    day.items.extend(items.iter().take(room).cloned());
}

/// 6月19日至21日.
fn run_words(first: &str, last: NaiveDate, today: NaiveDate) -> String {
    let first: NaiveDate = first.parse().unwrap_or(last);
    let from = words::short_day(first, today);
    if first.month() == last.month() {
        format!("{from}至{}日", last.day())
    } else {
        format!("{from}至{}", words::short_day(last, today))
    }
}

/// The Sunday of the week: what is expected on Friday is still of this week on Saturday.
fn end_of_week(day: NaiveDate) -> NaiveDate {
    let left = 6 - u64::from(day.weekday().num_days_from_monday());
    day.checked_add_days(Days::new(left)).unwrap_or(day)
}
