//! 红黄绿灯: derived, never stored.

use chrono::NaiveDate;

use crate::calendar::WorkCalendar;
use crate::status::ItemState;

/// How an item stands. Always shown with a shape and a word, never by colour alone. The order is that of need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// 超期: the due day is over and the item is not struck off.
    Red,
    /// 临期: due within a few working days, or today.
    Amber,
    /// 正常: the due day is further off, or none is stated.
    Green,
    /// 销号.
    Blue,
    /// 长期坚持、暂缓、终止: no time limit is running.
    Grey,
}

impl Light {
    /// All lights, in the order of need.
    pub const ALL: [Self; 5] = [Self::Red, Self::Amber, Self::Green, Self::Blue, Self::Grey];

    /// The stable English name that stands on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Amber => "amber",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Grey => "grey",
        }
    }

    /// The word beside it, for a legend and for filters.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Red => "超期",
            Self::Amber => "临期",
            Self::Green => "正常",
            Self::Blue => "销号",
            Self::Grey => "长期",
        }
    }

    /// The word beside it on an item in this state: what is suspended or terminated is not called 长期.
    ///
    /// ```
    /// use duban_domain::light::Light;
    /// use duban_domain::status::ItemState;
    /// assert_eq!(Light::Grey.word_in(ItemState::Standing), "长期");
    /// assert_eq!(Light::Grey.word_in(ItemState::Suspended), "暂缓");
    /// assert_eq!(Light::Grey.word_in(ItemState::Terminated), "终止");
    /// ```
    #[must_use]
    pub fn word_in(self, state: ItemState) -> &'static str {
        match (self, state) {
            (Self::Grey, ItemState::Suspended) => "暂缓",
            (Self::Grey, ItemState::Terminated) => "终止",
            _ => self.word(),
        }
    }

    /// The shape that tells it apart without colour, as a character for text and for paper. The window draws its own.
    #[must_use]
    pub fn shape(self) -> &'static str {
        match self {
            Self::Red => "▲",
            Self::Amber => "◆",
            Self::Green => "●",
            Self::Blue => "✓",
            Self::Grey => "▬",
        }
    }
}

/// When the lights change: an office's own setting.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Thresholds {
    /// Amber from this many working days before the due day. The due day itself is amber in any case.
    pub amber_working_days: u32,
    /// Amber where reported progress falls short of the plan by more than this many points: one of
    /// [`crate::TOLERANCES`]. `None`: the plan lights nothing.
    pub behind_points: Option<u8>,
    /// Amber from this many expected reports missed in a row, 1 to 3. `None`: they light nothing.
    pub amber_missed: Option<u8>,
    /// Red from this many.
    pub red_missed: Option<u8>,
}

impl Default for Thresholds {
    /// Five working days; one missed report is amber.
    fn default() -> Self {
        Self { amber_working_days: 5, behind_points: None, amber_missed: Some(1), red_missed: None }
    }
}

/// What a light is judged by, beside the day: nothing in it changes as days go by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bearings {
    /// The item's state.
    pub state: ItemState,
    /// Its due day.
    pub due: Option<NaiveDate>,
    /// The day from which it falls behind its plan, for each of [`crate::TOLERANCES`].
    pub behind_from: [Option<NaiveDate>; 3],
    /// The days of the next three reports expected.
    pub unmet: [Option<NaiveDate>; 3],
}

/// Why a light is as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cause {
    /// The state and the due day.
    Due,
    /// 欠报: expected reports that did not come.
    Missed,
    /// 滞后: progress behind the plan.
    Behind,
}

/// A light with its reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Judged {
    /// The light.
    pub light: Light,
    /// What turned it.
    pub cause: Cause,
}

impl Judged {
    /// The word beside the light on an item in this state: 超期, 欠报, 滞后.
    #[must_use]
    pub fn word_in(self, state: ItemState) -> &'static str {
        match self.cause {
            Cause::Due => self.light.word_in(state),
            Cause::Missed => "欠报",
            Cause::Behind => "滞后",
        }
    }
}

/// The light of an item on a day, by everything an office lets light it: the due day as [`light`] has it; then missed
/// reports, of what departments work on and of what is standing, as [`crate::missed_before`] has them; then the plan, of what departments work on.
///
/// ```
/// # use chrono::NaiveDate;
/// use duban_domain::Preset;
/// use duban_domain::calendar::WorkCalendar;
/// use duban_domain::light::{Bearings, Light, judge};
/// use duban_domain::status::ItemState;
/// # let day = |d| NaiveDate::from_ymd_opt(2026, 6, d);
/// let item = Bearings {
///     state: ItemState::Standing, due: None, behind_from: [None; 3], unmet: [day(5), day(12), day(19)],
/// };
/// let on = |d, preset: Preset| judge(&item, day(d).unwrap(), &WorkCalendar::default(), &preset.thresholds());
/// assert_eq!(on(5, Preset::Standard).light, Light::Grey, "it may still come today");
/// assert_eq!(on(6, Preset::Standard).word_in(item.state), "欠报");
/// assert_eq!(on(13, Preset::Strict).light, Light::Red, "two in a row");
/// assert_eq!(on(13, Preset::Plain).light, Light::Grey);
/// ```
#[must_use]
pub fn judge(item: &Bearings, today: NaiveDate, calendar: &WorkCalendar, thresholds: &Thresholds) -> Judged {
    let by_due = light(item.state, item.due, today, calendar, thresholds);
    let worked_on = matches!(item.state, ItemState::Assigned | ItemState::InProgress);
    let missed_before = crate::missed_before(today, calendar);
    let missed = |many: Option<u8>| {
        let day = many.and_then(|many| item.unmet.get(usize::from(many).checked_sub(1)?).copied().flatten());
        (worked_on || item.state == ItemState::Standing) && day.is_some_and(|day| day < missed_before)
    };
    let behind = || {
        let at = thresholds.behind_points.and_then(|points| crate::TOLERANCES.iter().position(|t| *t == points));
        worked_on && at.and_then(|at| item.behind_from[at]).is_some_and(|day| day <= today)
    };
    let (light, cause) = if by_due == Light::Red {
        (Light::Red, Cause::Due)
    } else if missed(thresholds.red_missed) {
        (Light::Red, Cause::Missed)
    } else if by_due == Light::Amber {
        (Light::Amber, Cause::Due)
    } else if missed(thresholds.amber_missed) {
        (Light::Amber, Cause::Missed)
    } else if behind() {
        (Light::Amber, Cause::Behind)
    } else {
        (by_due, Cause::Due)
    };
    Judged { light, cause }
}

/// The light of an item in `state`, due by the end of `due`, on the day `today`.
///
/// - Blue is what is closed; grey what is standing, suspended or terminated, whatever its due day.
/// - Otherwise red when the due day is over, also on a day off and also when completion is claimed or verified: an
///   item is late until it is struck off.
/// - An item without a due day is green. A quarter of real directives state none, and a light that they all shared
///   with the standing ones would say nothing of either; that no day is stated stands in the date's own column.
///
/// ```
/// # use chrono::NaiveDate;
/// use duban_domain::calendar::WorkCalendar;
/// use duban_domain::light::{Light, Thresholds, light};
/// use duban_domain::status::ItemState;
///
/// # let day = |d| NaiveDate::from_ymd_opt(2026, 6, d);
/// let today = day(11).unwrap();
/// let on = |due| light(ItemState::InProgress, due, today, &WorkCalendar::default(), &Thresholds::default());
/// assert_eq!(on(day(10)), Light::Red);
/// assert_eq!(on(day(11)), Light::Amber);
/// assert_eq!(on(day(18)), Light::Amber, "five working days are left");
/// assert_eq!(on(day(24)), Light::Green);
/// assert_eq!(on(None), Light::Green);
/// ```
#[must_use]
pub fn light(
    state: ItemState,
    due: Option<NaiveDate>,
    today: NaiveDate,
    calendar: &WorkCalendar,
    thresholds: &Thresholds,
) -> Light {
    match state {
        ItemState::Closed => Light::Blue,
        ItemState::Standing | ItemState::Suspended | ItemState::Terminated => Light::Grey,
        ItemState::Registered
        | ItemState::Assigned
        | ItemState::InProgress
        | ItemState::CompletionReported
        | ItemState::Verified => match due {
            Some(due) if due < today => Light::Red,
            Some(due) if calendar.working_days_between(today, due) <= thresholds.amber_working_days.into() => {
                Light::Amber
            }
            _ => Light::Green,
        },
    }
}

/// The last due day that is amber on `today`: [`light`], turned round.
#[must_use]
pub fn amber_until(today: NaiveDate, calendar: &WorkCalendar, thresholds: &Thresholds) -> NaiveDate {
    let first_green = u16::try_from(thresholds.amber_working_days).unwrap_or(u16::MAX).saturating_add(1);
    calendar.add_working_days(today, first_green).due.pred_opt().unwrap_or(today)
}

/// How far off the due day is: 余期.
///
/// The signs agree: both counts are zero or more before the due day, zero or less after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Remaining {
    /// Calendar days from today to the due day; negative when it is over.
    pub days: i64,
    /// Working days after today, up to and with the due day; negative: those after the due day, up to and with today.
    pub working_days: i64,
}

/// How far off `due` is on the day `today`. Counting starts the day after today.
///
/// ```
/// # use chrono::NaiveDate;
/// use duban_domain::calendar::WorkCalendar;
/// use duban_domain::light::remaining;
///
/// # let day = |d| NaiveDate::from_ymd_opt(2026, 6, d).unwrap();
/// let left = |due, today| remaining(day(due), day(today), &WorkCalendar::default()).sentence();
/// assert_eq!(left(16, 11), "还有3个工作日");
/// assert_eq!(left(11, 11), "今天到期");
/// assert_eq!(left(5, 11), "超4个工作日");
/// assert_eq!(left(20, 18), "还有2天，均为休息日");
/// assert_eq!(left(13, 14), "超1天，均为休息日");
/// ```
#[must_use]
pub fn remaining(due: NaiveDate, today: NaiveDate, calendar: &WorkCalendar) -> Remaining {
    Remaining { days: (due - today).num_days(), working_days: calendar.working_days_between(today, due) }
}

impl Remaining {
    /// The Chinese sentence, without a full stop: 还有3个工作日.
    #[must_use]
    pub fn sentence(self) -> String {
        if self.days == 0 {
            return "今天到期".into();
        }
        let before = if self.days > 0 { "还有" } else { "超" };
        // With no working day between, a count of them would read as “today”.
        match self.working_days {
            0 => format!("{before}{}天，均为休息日", self.days.abs()),
            n => format!("{before}{}个工作日", n.abs()),
        }
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

    /// The day of the pictures: Thursday 11 June 2026, 端午 from the 19th to the 21st.
    fn on(state: ItemState, due: &str) -> Light {
        light(state, Some(day(due)), day("2026-06-11"), &WorkCalendar::default(), &Thresholds::default())
    }

    #[rstest]
    #[case::yesterday("2026-06-10", Light::Red)]
    #[case::today("2026-06-11", Light::Amber)]
    #[case::five_working_days("2026-06-18", Light::Amber)]
    #[case::a_day_off_after_them("2026-06-20", Light::Amber)]
    #[case::six("2026-06-22", Light::Green)]
    fn it_turns_amber_five_working_days_before(#[case] due: &str, #[case] light: Light) {
        for state in [ItemState::Registered, ItemState::InProgress, ItemState::CompletionReported, ItemState::Verified]
        {
            assert_eq!(on(state, due), light);
        }
    }

    #[rstest]
    #[case(ItemState::Closed, Light::Blue)]
    #[case(ItemState::Standing, Light::Grey)]
    #[case(ItemState::Suspended, Light::Grey)]
    #[case(ItemState::Terminated, Light::Grey)]
    fn what_no_longer_runs_is_never_late(#[case] state: ItemState, #[case] light: Light) {
        assert_eq!(on(state, "2026-01-01"), light);
    }

    #[test]
    fn a_due_friday_is_late_on_saturday() {
        let calendar = WorkCalendar::default();
        let at = |today| light(ItemState::Assigned, Some(day("2026-06-12")), today, &calendar, &Thresholds::default());
        assert_eq!(at(day("2026-06-12")), Light::Amber);
        assert_eq!(at(day("2026-06-13")), Light::Red);
    }

    #[rstest]
    #[case::none(0, "2026-06-12", Light::Green)]
    #[case::none_but_today(0, "2026-06-11", Light::Amber)]
    #[case::ten(10, "2026-06-26", Light::Amber)]
    #[case::eleven(10, "2026-06-29", Light::Green)]
    fn an_office_sets_the_threshold(#[case] amber_working_days: u32, #[case] due: &str, #[case] expected: Light) {
        let thresholds = Thresholds { amber_working_days, ..Thresholds::default() };
        let lit = light(ItemState::Assigned, Some(day(due)), day("2026-06-11"), &WorkCalendar::default(), &thresholds);
        assert_eq!(lit, expected);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn amber_ends_where_green_begins(today in 0_u64..4000, amber_working_days in 0_u32..20) {
            let today = day("2018-01-01") + chrono::Days::new(today);
            let (calendar, thresholds) = (WorkCalendar::default(), Thresholds { amber_working_days, ..Thresholds::default() });
            let last = amber_until(today, &calendar, &thresholds);
            let on = |due: NaiveDate| light(ItemState::Assigned, Some(due), today, &calendar, &thresholds);
            prop_assert_eq!((on(last), on(last.succ_opt().unwrap())), (Light::Amber, Light::Green));
        }

        #[test]
        fn light_and_words_never_contradict(due in 0_u64..4000, today in 0_u64..4000) {
            let at = |n| day("2018-01-01") + chrono::Days::new(n);
            let calendar = WorkCalendar::default();
            let left = remaining(at(due), at(today), &calendar);
            let lit = light(ItemState::Assigned, Some(at(due)), at(today), &calendar, &Thresholds::default());
            prop_assert_eq!(lit == Light::Red, left.sentence().starts_with('超'));
            prop_assert!(left.days.signum() * left.working_days.signum() >= 0);
            prop_assert!(left.working_days.abs() <= left.days.abs());
        }
    }
}
