//! Reminders: once each, none lost, none for what is suspended.

use duban_app::wire::StepForm;
use duban_app::{Clock, Duban};

use crate::desk::*;

fn at(desk: &Desk, time: &str) -> Duban {
    let time = chrono::DateTime::parse_from_rfc3339(&format!("{time}:00+08:00")).unwrap();
    Duban::open(desk.folder.path(), Clock::stopped_at(time)).unwrap()
}

/// Shows what is due, as the window does.
fn shown(duban: &Duban) -> Vec<String> {
    let due = duban.reminders_due().unwrap();
    duban.reminders_shown(&due.iter().map(|r| r.key.clone()).collect::<Vec<_>>()).unwrap();
    due.into_iter().map(|r| r.title).collect()
}

#[test]
fn each_comes_once_at_its_time_and_none_is_lost_while_the_machine_is_off() {
    let desk = Desk::new();
    let early = at(&desk, "2026-06-01T10:00");
    let code = given_out(&early, "编制方案", &[WATER], &["2026-06-15"]);
    let paused = given_out(&early, "暂缓的", &[WATER], &["2026-06-15"]);
    take(&early, &paused, StepForm::Suspend { reason: "等省里方案".into() }).unwrap();
    assert_eq!(shown(&early), [""; 0], "it is still far off");

    assert_eq!(shown(&at(&desk, "2026-06-08T08:59")), [""; 0], "the clerk's time has not come");
    let due = at(&desk, "2026-06-08T09:00").reminders_due().unwrap();
    assert_eq!(due[0].title, format!("{code}临期"));
    // The program ends before it is shown: it comes again, and then no more.
    assert_eq!(shown(&at(&desk, "2026-06-08T09:05")), [format!("{code}临期")]);
    assert_eq!(shown(&at(&desk, "2026-06-08T14:00")), [""; 0]);
    assert_eq!(shown(&at(&desk, "2026-06-09T09:00")), [""; 0], "it does not nag");

    // Off on the due day; what comes then is what is so now.
    assert_eq!(shown(&at(&desk, "2026-06-16T11:30")), [format!("{code}已超期")]);
    let resumed = at(&desk, "2026-06-16T12:00");
    take(&resumed, &paused, StepForm::Resume).unwrap();
    take(&resumed, &code, ask(WATER, "2026-06-30")).unwrap();
    assert_eq!(shown(&resumed), [""; 0], "what arose since nine waits for the next time");
    let next = at(&desk, "2026-06-17T09:00");
    assert_eq!(shown(&next), [format!("{paused}已超期"), format!("{code}有延期申请待答复")]);
    take(&next, &code, answer(true)).unwrap();
    assert_eq!(
        shown(&at(&desk, "2026-07-01T09:00")),
        [format!("{code}已超期")],
        "a limit that moved is another occasion"
    );
}

#[test]
fn an_office_without_times_is_left_in_peace() {
    let desk = Desk::new();
    let duban = at(&desk, "2026-06-01T10:00");
    given_out(&duban, "编制方案", &[WATER], &["2026-06-01"]);
    let mut settings = duban.show_settings().unwrap().form;
    settings.remind_at.clear();
    duban.set_settings(&settings).unwrap();
    assert_eq!(shown(&duban), [""; 0]);
}

#[test]
fn what_arises_between_two_times_comes_at_the_second() {
    let desk = Desk::new();
    let morning = at(&desk, "2026-06-15T08:30");
    let mut settings = morning.show_settings().unwrap().form;
    settings.remind_at = vec!["14:30".into(), "09:00".into()];
    morning.set_settings(&settings).unwrap();
    let code = given_out(&morning, "编制方案", &[WATER], &["2026-06-15"]);
    assert_eq!(shown(&at(&desk, "2026-06-15T09:00")), [format!("{code}今天到期")]);
    take(&at(&desk, "2026-06-15T10:00"), &code, ask(WATER, "2026-06-30")).unwrap();
    assert_eq!(shown(&at(&desk, "2026-06-15T14:29")), [""; 0]);
    // The machine was off at half past two.
    assert_eq!(shown(&at(&desk, "2026-06-15T16:40")), [format!("{code}有延期申请待答复")]);
}

#[test]
fn the_desktop_is_told_once_and_the_panel_keeps_it_until_it_is_put_away() {
    let desk = Desk::new();
    given_out(&at(&desk, "2026-06-01T10:00"), "编制方案", &[WATER], &["2026-06-08"]);
    let notified = |duban: &Duban| {
        let due = duban.reminders_to_notify().unwrap();
        duban.reminders_notified(&due.iter().map(|r| r.key.clone()).collect::<Vec<_>>()).unwrap();
        due.len()
    };
    assert_eq!(notified(&at(&desk, "2026-06-08T09:00")), 1);
    let restarted = at(&desk, "2026-06-08T09:10");
    assert_eq!((notified(&restarted), restarted.reminders_due().unwrap().len()), (0, 1));
    assert_eq!(shown(&restarted).len(), 1);
    assert_eq!(restarted.reminders_due().unwrap(), []);
}

#[test]
fn more_than_a_panel_holds_come_one_after_another_and_none_is_lost() {
    let desk = Desk::new();
    let duban = at(&desk, "2026-06-01T08:00");
    for n in 0..230 {
        given_out(&duban, &format!("第{n}件"), &[WATER], &["2026-06-05"]);
    }
    let late = at(&desk, "2026-06-09T09:00");
    let mut seen = std::collections::BTreeSet::new();
    loop {
        let next = shown(&late);
        if next.is_empty() {
            break;
        }
        assert!(next.len() <= 20);
        assert!(next.into_iter().all(|title| seen.insert(title)), "none comes twice");
    }
    assert_eq!(seen.len(), 230);
}

#[test]
fn a_past_day_that_is_looked_at_reminds_of_nothing() {
    let desk = Desk::new();
    given_out(&at(&desk, "2026-06-01T08:00"), "编制方案", &[WATER], &["2026-06-05"]);
    let now = at(&desk, "2026-06-09T10:00");
    assert_eq!(now.as_of("2026-06-08".parse().unwrap()).unwrap().reminders_due().unwrap(), []);
}
