//! 提醒: what to remind the clerk of, once each, at the times the office sets.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{Days, NaiveDate};
use duban_domain::light::{Light, remaining};
use duban_domain::status::ItemState;
use duban_ledger::{ItemQuery, ItemRow, ItemSort, Judging, Waiting};

use crate::duban::Duban;
use crate::error::Error;
use crate::wire::Reminder;
use crate::words;

/// Remembers, beside the data, what was shown. Not a fact: it says nothing about any item.
const SHOWN: &str = "reminders-shown";

/// As many at once as a clerk reads; the rest comes the next time.
const AT_ONCE: usize = 20;

/// What was shown is remembered so many days; then its occasion is long past.
const REMEMBERED: u64 = 400;

impl Duban {
    /// What is to be reminded of now and was not shown yet. Empty before the first time of day that the office sets.
    ///
    /// An occasion lasts: it comes also when the machine was off at its time, and no longer once the item has moved on.
    /// What is suspended or over reminds of nothing. Nothing counts as shown before [`Duban::reminders_shown`] says so,
    /// so that a restart in between loses none.
    pub fn reminders_due(&self) -> Result<Vec<Reminder>, Error> {
        let now = self.clock.now();
        let Some(first) = self.settings()?.remind_at.first().copied() else { return Ok(Vec::new()) };
        if now.time() < first {
            return Ok(Vec::new());
        }
        let shown = self.shown();
        let mut due = self.occasions()?;
        due.retain(|reminder| !shown.contains(&reminder.key));
        due.truncate(AT_ONCE);
        Ok(due)
    }

    /// Remembers that these were shown.
    pub fn reminders_shown(&self, keys: &[String]) -> Result<(), Error> {
        let mut shown = self.shown();
        shown.extend(keys.iter().cloned());
        let oldest = self.today().checked_sub_days(Days::new(REMEMBERED)).unwrap_or(NaiveDate::MIN).to_string();
        shown.retain(|key| key.split(' ').next().is_some_and(|day| *day >= *oldest));
        let path = self.shown_path();
        let text = shown.into_iter().collect::<Vec<_>>().join("\n");
        // Written beside and put in place whole: a crash leaves the old or the new.
        let part = path.with_extension("part");
        std::fs::write(&part, text).and_then(|()| std::fs::rename(&part, &path)).map_err(|e| Error::writing(&path, &e))
    }

    /// Everything there is to remind of today, the most pressing first.
    fn occasions(&self) -> Result<Vec<Reminder>, Error> {
        let today = self.today();
        let judging = self.judging()?;
        let mut all = Vec::new();
        let lit = |light| ItemQuery { lights: vec![light], sort: ItemSort::Due, ..ItemQuery::default() };
        let waits = |waiting| ItemQuery { waiting: Some(waiting), ..ItemQuery::default() };
        for (query, of) in [
            (lit(Light::Red), overdue as Occasion),
            (lit(Light::Amber), near),
            (waits(Waiting::Extension), asked),
            (waits(Waiting::Report(today)), expected),
            (waits(Waiting::Review(today)), review),
        ] {
            let query = ItemQuery { judging: Some(judging.clone()), limit: Some(500), ..query };
            for row in self.ledger().items(&query)?.rows {
                all.extend(of(self, &row, &judging));
            }
        }
        Ok(all)
    }

    fn shown(&self) -> BTreeSet<String> {
        let text = std::fs::read_to_string(self.shown_path()).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    fn shown_path(&self) -> PathBuf {
        self.folder.join(SHOWN)
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

fn expected(_: &Duban, row: &ItemRow, judging: &Judging) -> Option<Reminder> {
    let day = row.trail.unmet(&row.item, &row.status)[0]?;
    let day_words = words::short_day(day, judging.today);
    let sentence = format!("{}：应于{day_words}反馈，还没有收到。", row.item.title);
    Some(reminder(row, day, "report", "待反馈", sentence))
}

fn review(_: &Duban, row: &ItemRow, _: &Judging) -> Option<Reminder> {
    let day = row.trail.review_on?;
    Some(reminder(row, day, "review", "该回头看了", format!("{}，已销号。", row.item.title)))
}
