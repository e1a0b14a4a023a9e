//! 应报: the reports that a cadence makes expected, and which of them came.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::calendar::WorkCalendar;
use crate::{Cadence, end_of_half, end_of_month, end_of_quarter, end_of_year};

/// What became of an expected report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// 按期: it came by its day.
    Met(NaiveDate),
    /// 迟报: it came after its day.
    Late(NaiveDate),
    /// 未报: its day is over, and nothing came.
    Missed,
    /// 待报: its day is still to come.
    Awaited,
}

/// The first day whose report is not late yet on `today`: a report that falls on a day off is due on the next working
/// day (遇节假日顺延), because nobody is there to take it in. So what is due before this day, and did not come, is missed.
///
/// A time limit that a meeting set is no such thing: it stays on its day, as [`crate::light::light`] says.
///
/// ```
/// # use chrono::NaiveDate;
/// use duban_domain::calendar::WorkCalendar;
/// use duban_domain::missed_before;
/// # let day = |d| NaiveDate::from_ymd_opt(2026, 6, d).unwrap();
/// let on = |d| missed_before(day(d), &WorkCalendar::default());
/// assert_eq!(on(12), day(12), "an ordinary Friday");
/// assert_eq!(on(22), day(19), "端午 from the 19th to the 21st: what was due then is still in time");
/// assert_eq!(on(23), day(23));
/// ```
#[must_use]
pub fn missed_before(today: NaiveDate, calendar: &WorkCalendar) -> NaiveDate {
    let worked = calendar.previous_working_day(today);
    worked.succ_opt().unwrap_or(today)
}

/// One report that is due by the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expected {
    /// The day.
    pub due: NaiveDate,
    /// What became of it.
    pub outcome: Outcome,
}

/// When reports are expected: from the day after `since`, except on days between suspension and resumption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// How often.
    pub cadence: Cadence,
    /// The day the item was given out, or made standing.
    pub since: NaiveDate,
    /// Spans in which none is expected, both ends included; an open one lasts on.
    pub pauses: Vec<(NaiveDate, Option<NaiveDate>)>,
}

impl Schedule {
    /// The expected reports that are due before `today`, and the one after, with what became of each by the end of
    /// `today`. What falls on a day off is due on the next working day; several that fall together are one.
    ///
    /// A report that lies between two due days makes good the earlier one where that is open and nearer; otherwise it
    /// counts for the later one, once. So what comes two days after the month's end is last month's, late, and what comes two days
    /// before the next is the next.
    ///
    /// ```
    /// # use chrono::NaiveDate;
    /// use duban_domain::calendar::WorkCalendar;
    /// use duban_domain::{Cadence, Outcome, Schedule};
    /// # let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
    /// let monthly = Schedule { cadence: Cadence::Monthly { day: Some(25) }, since: day(3, 1), pauses: vec![] };
    /// let came = [day(3, 24), day(4, 28)];
    /// let list = monthly.expected(&came, day(5, 30), &WorkCalendar::default());
    /// assert_eq!(list[1].due, day(4, 27), "the 25th was a Saturday");
    /// assert_eq!(list.iter().map(|e| e.outcome).collect::<Vec<_>>(), [
    ///     Outcome::Met(day(3, 24)), Outcome::Late(day(4, 28)), Outcome::Missed, Outcome::Awaited,
    /// ]);
    /// ```
    #[must_use]
    pub fn expected(&self, reports: &[NaiveDate], today: NaiveDate, calendar: &WorkCalendar) -> Vec<Expected> {
        let worked = || self.days().map(|day| calendar.worked_from(day));
        let mut dues: Vec<NaiveDate> = worked().take_while(|day| *day < today).collect();
        dues.extend(worked().find(|day| *day >= today));
        dues.dedup();
        let came = self.came(&dues, reports, today);
        let outcome = |due: NaiveDate, came: Option<NaiveDate>| match came {
            Some(day) if day <= due => Outcome::Met(day),
            Some(day) => Outcome::Late(day),
            None if due < today => Outcome::Missed,
            None => Outcome::Awaited,
        };
        dues.into_iter().zip(came).map(|(due, came)| Expected { due, outcome: outcome(due, came) }).collect()
    }

    /// The days of the next three reports that are expected after the last one that came: whoever reports again is no
    /// longer behind. Nothing in it depends on the day it is looked at.
    #[must_use]
    pub fn unmet(&self, reports: &[NaiveDate]) -> [Option<NaiveDate>; 3] {
        let last = reports.iter().max().copied().unwrap_or(self.since);
        let mut dues: Vec<NaiveDate> = self.days().take_while(|day| *day < last).collect();
        let beyond = self.days().skip(dues.len()).take(4);
        dues.extend(beyond);
        let came = self.came(&dues, reports, NaiveDate::MAX);
        let answered = came.iter().rposition(Option::is_some).map_or(0, |at| at + 1);
        let mut next = dues.into_iter().skip(answered);
        [next.next(), next.next(), next.next()]
    }

    /// For each due day, the report that counts for it.
    fn came(&self, dues: &[NaiveDate], reports: &[NaiveDate], today: NaiveDate) -> Vec<Option<NaiveDate>> {
        let mut came: Vec<Option<NaiveDate>> = vec![None; dues.len()];
        let mut days: Vec<NaiveDate> = reports.iter().copied().filter(|d| self.since <= *d && *d <= today).collect();
        days.sort_unstable();
        for day in days {
            let next = dues.partition_point(|due| *due < day);
            let before = next.checked_sub(1).filter(|at| came[*at].is_none());
            let after = Some(next).filter(|at| came.get(*at).is_some_and(Option::is_none));
            let reaches_back = |before: &usize| dues.get(next).is_none_or(|due| day - dues[*before] < *due - day);
            if let Some(at) = before.filter(reaches_back).or(after) {
                came[at] = Some(day);
            }
        }
        came
    }

    /// The due days, in order; without end, unless a pause lasts on.
    fn days(&self) -> impl Iterator<Item = NaiveDate> + '_ {
        let mut last = self.since;
        let ends = self.pauses.iter().filter(|(_, to)| to.is_none()).map(|(from, _)| *from).min();
        std::iter::from_fn(move || {
            last = next_due(self.cadence, last)?;
            Some(last)
        })
        .take_while(move |day| ends.is_none_or(|from| *day < from))
        .filter(|day| !self.pauses.iter().any(|(from, to)| from <= day && to.is_some_and(|to| *day <= to)))
    }
}

/// The first due day after `day`. Weekly reports are due on Fridays, daily ones from Monday to Friday; a month that has
/// no such day ends it. `None` for 定期, whose interval is not stated.
fn next_due(cadence: Cadence, day: NaiveDate) -> Option<NaiveDate> {
    let month = day.month();
    let later = |this: Option<NaiveDate>, next: Option<NaiveDate>| this.filter(|due| *due > day).or(next);
    match cadence {
        Cadence::Daily => (1..=3)
            .filter_map(|n| day.checked_add_days(Days::new(n)))
            .find(|d| !matches!(d.weekday(), Weekday::Sat | Weekday::Sun)),
        Cadence::Weekly => {
            (1..=7).filter_map(|n| day.checked_add_days(Days::new(n))).find(|d| d.weekday() == Weekday::Fri)
        }
        Cadence::Monthly { day: nth } => {
            let of = |year, month| {
                let end = end_of_month(year, month)?;
                nth.map_or(Some(end), |nth| end.with_day(nth.clamp(1, 31)).or(Some(end)))
            };
            let (year, next) = if month == 12 { (day.year() + 1, 1) } else { (day.year(), month + 1) };
            later(of(day.year(), month), of(year, next))
        }
        Cadence::Quarterly => {
            let quarter = (month - 1) / 3 + 1;
            let next =
                if quarter == 4 { end_of_quarter(day.year() + 1, 1) } else { end_of_quarter(day.year(), quarter + 1) };
            later(end_of_quarter(day.year(), quarter), next)
        }
        Cadence::HalfYearly => {
            let half = if month <= 6 { 1 } else { 2 };
            let next = if half == 1 { end_of_half(day.year(), 2) } else { end_of_half(day.year() + 1, 1) };
            later(end_of_half(day.year(), half), next)
        }
        Cadence::Yearly => later(end_of_year(day.year()), end_of_year(day.year() + 1)),
        Cadence::Periodic => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn schedule(cadence: Cadence) -> Schedule {
        Schedule { cadence, since: day("2026-03-02"), pauses: Vec::new() }
    }

    #[rstest]
    #[case::daily(Cadence::Daily, ["2026-03-03", "2026-03-04", "2026-03-05"])]
    #[case::weekly(Cadence::Weekly, ["2026-03-06", "2026-03-13", "2026-03-20"])]
    #[case::by_the_25th(Cadence::Monthly { day: Some(25) }, ["2026-03-25", "2026-04-25", "2026-05-25"])]
    #[case::by_the_31st(Cadence::Monthly { day: Some(31) }, ["2026-03-31", "2026-04-30", "2026-05-31"])]
    #[case::monthly(Cadence::Monthly { day: None }, ["2026-03-31", "2026-04-30", "2026-05-31"])]
    #[case::quarterly(Cadence::Quarterly, ["2026-03-31", "2026-06-30", "2026-09-30"])]
    #[case::half_yearly(Cadence::HalfYearly, ["2026-06-30", "2026-12-31", "2027-06-30"])]
    #[case::yearly(Cadence::Yearly, ["2026-12-31", "2027-12-31", "2028-12-31"])]
    fn a_cadence_gives_days(#[case] cadence: Cadence, #[case] expected: [&str; 3]) {
        assert_eq!(schedule(cadence).unmet(&[]), expected.map(|d| Some(day(d))));
    }

    #[test]
    fn nothing_is_expected_where_no_interval_is_stated_or_while_suspended() {
        assert_eq!(schedule(Cadence::Periodic).unmet(&[]), [None; 3]);
        let mut paused = schedule(Cadence::Weekly);
        paused.pauses = vec![(day("2026-03-10"), Some(day("2026-03-16")))];
        assert_eq!(paused.unmet(&[]), ["2026-03-06", "2026-03-20", "2026-03-27"].map(|d| Some(day(d))));
        paused.pauses = vec![(day("2026-03-10"), None)];
        assert_eq!(paused.unmet(&[]), [Some(day("2026-03-06")), None, None]);
    }

    #[rstest]
    #[case::on_the_day(&["2026-03-06"], &["按期"])]
    #[case::on_monday_for_last_week(&["2026-03-09"], &["迟报", "待报"])]
    #[case::on_thursday_for_this_week(&["2026-03-12"], &["未报", "按期"])]
    #[case::on_both(&["2026-03-09", "2026-03-12"], &["迟报", "按期"])]
    #[case::twice_in_one_week(&["2026-03-03", "2026-03-05"], &["按期"])]
    fn a_report_counts_for_the_nearer_day(#[case] came: &[&str], #[case] expected: &[&str]) {
        let came: Vec<_> = came.iter().map(|d| day(d)).collect();
        let today = came.iter().max().copied().unwrap();
        let list = schedule(Cadence::Weekly).expected(&came, today, &WorkCalendar::default());
        let words = list.iter().map(|e| match e.outcome {
            Outcome::Met(_) => "按期",
            Outcome::Late(_) => "迟报",
            Outcome::Missed => "未报",
            Outcome::Awaited => "待报",
        });
        assert_eq!(words.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_falls_on_days_off_is_due_on_the_next_working_day() {
        // 国庆 from 1 to 7 October: the Friday among them rolls over, and five days of daily reports are one.
        let calendar = WorkCalendar::default();
        let dues = |cadence, until| -> Vec<String> {
            let schedule = Schedule { cadence, since: day("2026-09-28"), pauses: Vec::new() };
            schedule.expected(&[], day(until), &calendar).iter().map(|e| e.due.to_string()).collect()
        };
        assert_eq!(dues(Cadence::Weekly, "2026-10-09"), ["2026-10-08", "2026-10-09"]);
        assert_eq!(dues(Cadence::Daily, "2026-10-08"), ["2026-09-29", "2026-09-30", "2026-10-08"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_report_counts_at_most_once_and_in_order(
            cadence in prop::sample::select(vec![Cadence::Weekly, Cadence::Monthly { day: Some(25) }, Cadence::Daily]),
            came in prop::collection::vec(0_u64..200, 0..12),
        ) {
            let since = day("2026-03-02");
            let came: Vec<_> = came.into_iter().map(|n| since + Days::new(n)).collect();
            let list = schedule(cadence).expected(&came, since + Days::new(220), &WorkCalendar::default());
            let days: Vec<_> = list.iter().filter_map(|e| match e.outcome {
                Outcome::Met(day) | Outcome::Late(day) => Some(day),
                _ => None,
            }).collect();
            prop_assert!(days.windows(2).all(|w| w[0] <= w[1]));
            prop_assert!(days.len() <= came.len());
            prop_assert!(list.windows(2).all(|w| w[0].due < w[1].due));
        }
    }
}
