//! 提醒: what to remind the clerk of, once each, at the times the office sets.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use duban_domain::light::{Light, remaining};
use duban_domain::status::ItemState;
use duban_ledger::{ItemQuery, ItemRow, ItemSort, Judging, Waiting};

use crate::cases::today::last_worked;
use crate::duban::Duban;
use crate::error::Error;
use crate::wire::Reminder;
use crate::words;

/// Remembers, beside the data, what the clerk put away. Not a fact: it says nothing about any item.
const SHOWN: &str = "reminders-shown";

/// Remembers what was sent to the desktop, where a notice vanishes by itself.
const NOTIFIED: &str = "reminders-notified";

/// As many at once as a clerk reads; the rest comes when these are put away.
const AT_ONCE: usize = 20;

/// Read from the ledger at once.
const PAGE: u32 = 200;

/// What was shown is remembered so many days; then its occasion is long past.
const REMEMBERED: u64 = 400;

impl Duban {
    /// What is to be reminded of now and was not shown yet, the most pressing first, at most twenty. For a panel in the
    /// window, where a reminder stands until the clerk puts it away.
    ///
    /// Reminders come at the times of day that the office sets: nothing before the first, and what arose since the last
    /// (an extension asked at ten, when reminders come at nine) waits for the next. An occasion lasts: it comes also when
    /// the machine was off at its time, and no longer once the item has moved on. What is suspended or over reminds of
    /// nothing. Nothing counts as shown before [`Duban::reminders_shown`] says so, so that a restart in between loses
    /// none. Looking back at a past day reminds of nothing.
    pub fn reminders_due(&self) -> Result<Vec<Reminder>, Error> {
        self.reminders_but(&self.remembered(SHOWN))
    }

    /// Those of [`Duban::reminders_due`] that were not yet sent to the desktop: each once, however often it is asked.
    /// Nothing counts as sent before [`Duban::reminders_notified`] says so.
    pub fn reminders_to_notify(&self) -> Result<Vec<Reminder>, Error> {
        let sent = self.remembered(NOTIFIED);
        let mut due = self.reminders_due()?;
        due.retain(|reminder| !sent.contains(&reminder.key));
        Ok(due)
    }

    /// Remembers that the clerk put these away.
    pub fn reminders_shown(&self, keys: &[String]) -> Result<(), Error> {
        self.remember(SHOWN, keys)
    }

    /// Remembers that these were sent to the desktop. They stay in the window's panel until they are put away.
    pub fn reminders_notified(&self, keys: &[String]) -> Result<(), Error> {
        self.remember(NOTIFIED, keys)
    }

    fn reminders_but(&self, shown: &BTreeSet<String>) -> Result<Vec<Reminder>, Error> {
        let now = self.clock.now();
        let times = self.settings()?.remind_at;
        let Some(last) = times.into_iter().rfind(|time| *time <= now.time()).filter(|_| !self.looks_back()) else {
            return Ok(Vec::new());
        };
        let today = self.today();
        let judging = self.judging()?;
        let lit = |light| ItemQuery { lights: vec![light], sort: ItemSort::Due, ..ItemQuery::default() };
        let waits = |waiting| ItemQuery { waiting: Some(waiting), ..ItemQuery::default() };
        let mut due = Vec::new();
        for (query, of) in [
            (lit(Light::Red), overdue as Occasion),
            (lit(Light::Amber), near),
            (waits(Waiting::Extension), asked),
            (waits(Waiting::Report(last_worked(&self.calendar(), today))), expected),
            (waits(Waiting::Review(today)), review),
        ] {
            let mut query = ItemQuery { judging: Some(judging.clone()), limit: Some(PAGE), ..query };
            // Page by page, for those at the front may all have been shown.
            while due.len() < AT_ONCE {
                let rows = self.ledger().first_items(&query)?;
                for row in &rows {
                    let arose = row.changed_at.with_timezone(now.offset()).naive_local();
                    let reminder = of(self, row, &judging).filter(|_| arose <= today.and_time(last));
                    due.extend(reminder.filter(|reminder| !shown.contains(&reminder.key)));
                }
                if rows.len() < PAGE as usize {
                    break;
                }
                query.offset += PAGE;
            }
        }
        due.truncate(AT_ONCE);
        Ok(due)
    }

    fn remembered(&self, name: &str) -> BTreeSet<String> {
        let text = std::fs::read_to_string(self.folder.join(name)).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    fn remember(&self, name: &str, keys: &[String]) -> Result<(), Error> {
        let mut all = self.remembered(name);
        all.extend(keys.iter().cloned());
        let oldest = self.today().checked_sub_days(Days::new(REMEMBERED)).unwrap_or(NaiveDate::MIN).to_string();
        all.retain(|key| key.split(' ').next().is_some_and(|day| *day >= *oldest));
        let path = self.folder.join(name);
        let text = all.into_iter().collect::<Vec<_>>().join("\n");
        // Written beside and put in place whole: a crash leaves the old or the new.
        let part = path.with_extension("part");
        std::fs::write(&part, text).and_then(|()| std::fs::rename(&part, &path)).map_err(|e| Error::writing(&path, &e))
    }
}

type Occasion = fn(&Duban, &ItemRow, &Judging) -> Option<Reminder>;

fn reminder(row: &ItemRow, day: NaiveDate, what: &str, title: &str, sentence: String) -> Reminder {
    let code = row.item.code.to_string();
    // The day of the occasion leads, so that keys sort by age; a limit that moves is another occasion.
    Reminder { key: format!("{day} {what} {code}"), title: format!("{code}{title}"), sentence, code }
}

fn overdue(duban: &Duban, row: &ItemRow, judging: &Judging) -> Option<Reminder> {
    let due = row.status.due.filter(|due| *due < judging.today)?;
    let left = remaining(due, judging.today, &duban.calendar()).sentence();
    Some(reminder(row, due, "overdue", "已超期", format!("{}，{left}。", row.item.title)))
}

/// Once when it comes near, and once more on the day.
fn near(duban: &Duban, row: &ItemRow, judging: &Judging) -> Option<Reminder> {
    let due = row.status.due.filter(|due| (judging.today..=judging.amber_until).contains(due))?;
    let left = remaining(due, judging.today, &duban.calendar()).sentence();
    let sentence = format!("{}，{left}。", row.item.title);
    if due == judging.today {
        return Some(reminder(row, due, "due", "今天到期", sentence));
    }
    Some(reminder(row, due, "near", "临期", sentence))
}

fn asked(_: &Duban, row: &ItemRow, judging: &Judging) -> Option<Reminder> {
    let asked = row.status.extension.as_ref().filter(|_| row.status.state() != ItemState::Suspended)?;
    let until = words::short_day(asked.until, judging.today);
    let sentence = format!("{}：{}申请延至{until}。", row.item.title, asked.department);
    Some(reminder(row, asked.asked_on, "extension", "有延期申请待答复", sentence))
}

fn expected(duban: &Duban, row: &ItemRow, judging: &Judging) -> Option<Reminder> {
    let day = duban.calendar().worked_from(row.trail.unmet(&row.item, &row.status)[0]?);
    let day_words = words::short_day(day, judging.today);
    let sentence = format!("{}：应于{day_words}反馈，还没有收到。", row.item.title);
    Some(reminder(row, day, "report", "待反馈", sentence))
}

fn review(_: &Duban, row: &ItemRow, _: &Judging) -> Option<Reminder> {
    let day = row.trail.review_on?;
    Some(reminder(row, day, "review", "该回头看了", format!("{}，已销号。", row.item.title)))
}
