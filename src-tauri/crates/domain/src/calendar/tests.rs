use chrono::NaiveDate;
use proptest::prelude::*;
use rstest::rstest;

use super::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn off(name: &str) -> DayKind {
    DayKind::Holiday(name.into())
}

#[rstest]
#[case::new_year("2026-01-01", off("元旦"))]
#[case::new_year_made_up("2026-01-04", DayKind::MakeUp)]
#[case::spring("2026-02-15", off("春节"))]
#[case::qingming("2026-04-06", off("清明"))]
#[case::labour_day("2026-05-05", off("五一"))]
#[case::dragon_boat_on_a_saturday("2026-06-20", off("端午"))]
#[case::mid_autumn("2026-09-25", off("中秋"))]
#[case::national_day("2026-10-07", off("国庆"))]
#[case::sunday_worked_for_the_national_day("2026-09-20", DayKind::MakeUp)]
#[case::victory_day("2015-09-03", off("抗战胜利纪念日"))]
#[case::of_next_years_notice("2007-12-31", off("元旦"))]
#[case::ordinary_saturday("2026-06-13", DayKind::Weekend)]
#[case::ordinary_monday("2026-06-15", DayKind::Working)]
#[case::before_all_notices("2003-10-01", DayKind::Working)]
#[case::past_all_notices("2030-10-01", DayKind::Working)]
fn a_day_is_what_the_notice_says(#[case] date: &str, #[case] kind: DayKind) {
    assert_eq!(WorkCalendar::default().day(day(date)), kind);
}

#[rstest]
#[case::no_day_off("2026-06-08", 3, "2026-06-11", "6月9日起数，至6月11日")]
#[case::from_a_friday("2026-06-12", 1, "2026-06-15", "6月13日起数，扣周末2天，至6月15日")]
#[case::from_a_day_off("2026-06-20", 2, "2026-06-23", "6月21日起数，扣端午1天，至6月23日")]
#[case::two_made_up_days(
    "2026-02-13",
    10,
    "2026-03-05",
    "2月14日起数，扣春节9天、周末1天，2月14日、2月28日补班计入，至3月5日"
)]
#[case::over_new_year("2025-12-29", 5, "2026-01-06", "12月30日起数，扣元旦3天，2026年1月4日补班计入，至2026年1月6日")]
#[case::past_the_last_notice("2026-12-31", 5, "2027-01-07", "1月1日起数，扣周末2天，至1月7日，按周末推算")]
#[case::nothing_to_count("2026-06-13", 0, "2026-06-13", "")]
fn working_days_are_counted_from_the_next_day(
    #[case] from: &str,
    #[case] n: u16,
    #[case] due: &str,
    #[case] basis: &str,
) {
    let reckoning = WorkCalendar::default().add_working_days(day(from), n);
    assert_eq!((reckoning.due, reckoning.basis().as_str()), (day(due), basis));
}

#[test]
fn a_day_set_by_hand_wins_and_is_known() {
    let calendar = WorkCalendar::default()
        .with_override(day("2026-06-15"), off("市庆"))
        .with_override(day("2027-10-09"), DayKind::MakeUp);
    assert_eq!(calendar.add_working_days(day("2026-06-12"), 1).basis(), "6月13日起数，扣周末2天、市庆1天，至6月16日");
    assert!(calendar.known(day("2027-10-09")) && calendar.is_working(day("2027-10-09")));
    assert!(!calendar.known(day("2027-10-10")));
}

#[test]
fn a_notice_that_is_added_settles_the_end_of_the_year_before() {
    let calendar = WorkCalendar::default().with_year(2027, [(day("2026-12-31"), off("元旦"))]);
    assert!(calendar.known(day("2026-12-30")) && !calendar.is_working(day("2026-12-31")));
    assert!(!calendar.add_working_days(day("2026-12-28"), 3).basis().contains("推算"));
}

#[test]
fn a_far_day_is_reckoned_at_once() {
    let calendar = WorkCalendar::default();
    assert!(calendar.working_days_between(NaiveDate::MIN, NaiveDate::MAX) > 100_000_000);
    assert_eq!(calendar.add_working_days(NaiveDate::MAX, 3).due, NaiveDate::MAX);
    assert_eq!(calendar.previous_working_day(NaiveDate::MIN), NaiveDate::MIN);
}

/// The notices themselves say on which dates these fell.
#[rstest]
#[case::spring("春节", &["2004-01-22", "2009-01-26", "2012-01-23", "2020-01-25", "2024-02-10", "2025-01-29", "2026-02-17"])]
#[case::qingming("清明", &["2008-04-04", "2009-04-04", "2014-04-05", "2019-04-05", "2026-04-05"])]
#[case::dragon_boat("端午", &["2008-06-08", "2009-05-28", "2020-06-25", "2025-05-31"])]
#[case::mid_autumn("中秋", &["2008-09-14", "2012-09-30", "2015-09-27", "2020-10-01", "2025-10-06"])]
fn festivals_fall_on_their_own_day(#[case] name: &str, #[case] days: &[&str]) {
    for date in days {
        assert_eq!(festival(name, day(date).year()), Some(day(date)));
    }
}

/// Since 2008 every one of the seven is a day off, so the two sources check each other.
#[rstest]
fn festivals_are_days_off(
    #[values("元旦", "春节", "清明", "五一", "端午", "中秋", "国庆")] name: &str,
    #[values(2008, 2013, 2014, 2017, 2023, 2025, 2026)] year: i32,
) {
    assert!(!WorkCalendar::default().is_working(festival(name, year).unwrap()));
}

#[test]
fn no_festival_outside_the_published_tables() {
    assert_eq!(festival("春节", 1900), None);
    assert_eq!(festival("春节", 2101), None);
    assert!((1901..=2100).all(|year| ["春节", "清明", "端午", "中秋"].iter().all(|f| festival(f, year).is_some())));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn counting_there_and_back_agrees(start in 0_u64..9500, n in 0_u16..400) {
        let calendar = WorkCalendar::default();
        let from = day("2003-06-01") + chrono::Days::new(start);
        let reckoning = calendar.add_working_days(from, n);
        prop_assert_eq!(calendar.working_days_between(from, reckoning.due), i64::from(n));
        prop_assert_eq!(calendar.working_days_between(reckoning.due, from), -i64::from(n));
        prop_assert_eq!(reckoning.counted.iter().filter(|(_, k)| k.is_worked()).count(), usize::from(n));
        if n > 0 {
            prop_assert!(calendar.is_working(reckoning.due));
            prop_assert_eq!(i64::try_from(reckoning.counted.len()), Ok((reckoning.due - from).num_days()));
            let before = calendar.add_working_days(from, n - 1).due;
            let last = calendar.previous_working_day(reckoning.due);
            prop_assert!(last == before || (n == 1 && last <= from));
        }
    }
}
