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
    assert_eq!(shown(&resumed), [format!("{paused}已超期")]);
    take(&resumed, &code, ask(WATER, "2026-06-30")).unwrap();
    assert_eq!(shown(&resumed), [format!("{code}有延期申请待答复")]);
    take(&resumed, &code, answer(true)).unwrap();
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
