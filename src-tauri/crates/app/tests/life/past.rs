//! Looking back: a past day is shown as it was seen then.

use std::sync::Arc;

use duban_app::wire::{ItemQueryForm, StepForm};
use duban_app::{Code, Duban};

use crate::desk::*;

fn printed(duban: &Duban) -> String {
    let items = duban.items(&ItemQueryForm::default()).unwrap();
    let today = duban.today_view().unwrap();
    serde_json::to_string(&(items, today, duban.statistics().unwrap())).unwrap()
}

#[test]
fn every_past_day_is_seen_as_on_that_day() {
    let desk = Desk::new();
    let mut seen = Vec::new();
    let mut day = |date: &'static str, work: &dyn Fn(&Duban)| {
        let duban = desk.on(date);
        work(&duban);
        seen.push((date, printed(&duban)));
    };
    day("2026-06-01", &|d| {
        given_out(d, "一", &[WATER], &["2026-06-12"]);
        given_out(d, "二", &[EMERGENCY], &["每周"]);
    });
    day("2026-06-03", &|d| drop(take(d, "2026-001", report(WATER, 30)).unwrap()));
    day("2026-06-08", &|d| {
        take(d, "2026-001", ask(WATER, "2026-06-30")).unwrap();
        d.choose_preset("strict").unwrap();
    });
    day("2026-06-09", &|d| drop(take(d, "2026-001", answer(true)).unwrap()));
    day("2026-06-10", &|d| drop(d.undo_step("2026-001", None).unwrap()));
    day("2026-06-15", &|_| {});
    let now = desk.on("2026-06-20");
    for (date, then) in seen {
        assert_eq!(printed(&now.as_of(date.parse().unwrap()).unwrap()), then, "{date}");
    }
}

#[test]
fn a_day_that_is_looked_back_at_again_is_kept_until_it_has_changed() {
    let desk = Desk::new();
    given_out(&desk.on("2026-06-01"), "一", &[WATER], &["2026-06-12"]);
    let now = desk.on("2026-06-10");
    let day = |date: &str| now.as_of(date.parse().unwrap()).unwrap();
    let then = day("2026-06-05");
    assert!(Arc::ptr_eq(&then, &day("2026-06-05")), "the second look costs nothing");
    let today = printed(&day("2026-06-10"));
    given_out(&now, "二", &[WATER], &["2026-06-30"]);
    assert_ne!(printed(&day("2026-06-10")), today, "a day that is not over yet is added up anew");
    assert_eq!(printed(&day("2026-06-05")), printed(&then));
}

#[test]
fn the_past_is_not_written_to_and_the_future_not_seen() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-10");
    let code = given_out(&duban, "一", &[WATER], &["2026-06-12"]);
    let past = duban.as_of("2026-06-10".parse().unwrap()).unwrap();
    let refused = take(&past, &code, report(WATER, 10)).unwrap_err();
    assert!(refused.sentence.contains("过去的台账不能改"), "{}", refused.sentence);
    assert_eq!(duban.as_of("2026-06-11".parse().unwrap()).err().unwrap().code, Code::DateUnreadable);
    assert_eq!(
        desk.on("2026-06-11").as_of("2026-06-09".parse().unwrap()).unwrap().item(&code).unwrap_err().code,
        Code::ItemMissing
    );
}

#[test]
fn fridays_receipt_entered_on_monday_counts_for_friday_but_was_not_known_then() {
    let desk = Desk::new();
    let code = given_out(&desk.on("2026-06-04"), "一", &[WATER], &["2026-06-30"]);
    let monday = desk.on("2026-06-08");
    take_on(&monday, &code, "2026-06-05", acknowledge(WATER)).unwrap();
    let fact = monday.item(&code).unwrap().facts.remove(0);
    assert_eq!((fact.on.as_str(), &fact.at[..10]), ("2026-06-05", "2026-06-08"));
    let course = |day: &str| {
        let then = desk.on("2026-06-10").as_of(day.parse().unwrap()).unwrap();
        then.item(&code).unwrap().courses.remove(0).state_word
    };
    assert_eq!((course("2026-06-07"), course("2026-06-08")), ("待签收".into(), "已签收".into()));
}

#[test]
fn an_extension_asked_in_time_but_entered_late_is_not_late() {
    let desk = Desk::new();
    let early = desk.on("2026-06-01");
    let [in_time, late] = ["一", "二"].map(|title| given_out(&early, title, &[WATER], &["2026-06-05"]));
    let monday = desk.on("2026-06-08");
    let item = take_on(&monday, &in_time, "2026-06-05", ask(WATER, "2026-06-30")).unwrap().item;
    assert!(!item.extensions[0].late);
    let item = take_on(&monday, &late, "2026-06-08", ask(WATER, "2026-06-30")).unwrap().item;
    assert!(item.extensions[0].late);
    assert!(item.todo.unwrap().reason.contains("到期后才提出"));
    let light = |day: &str, code: &str| {
        desk.on("2026-06-10").as_of(day.parse().unwrap()).unwrap().item(code).unwrap().line.light_word
    };
    take_on(&monday, &in_time, "2026-06-05", answer(true)).unwrap();
    assert_eq!((light("2026-06-07", &in_time), light("2026-06-08", &in_time)), ("超期".into(), "正常".into()));
}

#[test]
fn a_step_of_an_earlier_day_is_not_lost_behind_a_later_one() {
    let desk = Desk::new();
    let code = given_out(&desk.on("2026-06-01"), "一", &[WATER], &["2026-06-30"]);
    let duban = desk.on("2026-06-08");
    take(&duban, &code, report(WATER, 60)).unwrap();
    let item = take_on(&duban, &code, "2026-06-04", report(WATER, 40)).unwrap().item;
    assert_eq!((item.percent, item.line.last_report.as_deref()), (60, Some("2026-06-08")));
    let suspended = take(&duban, &code, StepForm::Suspend { reason: "等方案".into() }).unwrap().item;
    assert_eq!(suspended.line.light_word, "暂缓");
}
