//! 今日: every list holds what it says, and each line its next step.

use duban_app::wire::{ItemQueryForm, StepForm, TodayName, TodayView};

use crate::desk::*;

fn codes(view: &TodayView, name: TodayName) -> Vec<String> {
    let list = view.lists.iter().find(|l| l.name == name).unwrap();
    assert_eq!(list.total as usize, list.lines.len());
    list.lines.iter().map(|l| l.line.code.clone()).collect()
}

#[test]
fn what_waits_is_listed_once_in_its_place() {
    let desk = Desk::new();
    let early = desk.on("2026-05-06");
    let late = given_out(&early, "超期的", &[WATER], &["2026-06-05"]);
    let near = given_out(&early, "临期的", &[WATER], &["2026-06-16"]);
    let claimed = given_out(&early, "申报了的", &[WATER], &["2026-07-31"]);
    let checked = given_out(&early, "核查过的", &[WATER], &["2026-07-31"]);
    let asked = given_out(&early, "要延期的", &[WATER], &["2026-07-31"]);
    let far = given_out(&early, "还早的", &[EMERGENCY], &["2026-12-31"]);
    let paused = given_out(&early, "暂缓的", &[WATER], &["2026-06-01"]);
    take(&early, &claimed, done(WATER)).unwrap();
    take(&early, &checked, done(WATER)).unwrap();
    take(&early, &checked, verify()).unwrap();
    take(&early, &asked, ask(WATER, "2026-08-31")).unwrap();
    take(&early, &paused, StepForm::Suspend { reason: "等省里方案".into() }).unwrap();
    let duban = desk.on("2026-06-11");
    let new = duban.register(&form("刚立项的", &[WATER], &[]), &source(), None).unwrap().codes.remove(0);

    let view = duban.today_view().unwrap();
    assert_eq!(view.words, "6月11日（周四）");
    assert_eq!(codes(&view, TodayName::Overdue), [late]);
    assert_eq!(codes(&view, TodayName::Near), [near]);
    assert_eq!(codes(&view, TodayName::Verify), [claimed]);
    assert_eq!(codes(&view, TodayName::Close), [checked]);
    assert_eq!(codes(&view, TodayName::Extension), [asked]);
    assert_eq!(codes(&view, TodayName::Assign), [new]);
    let overdue = &view.lists[0].lines[0];
    assert_eq!((overdue.note.as_str(), overdue.next.word.as_str()), ("超4个工作日", "催办"));
    assert_eq!(overdue.next.reason, "超4个工作日，还没有反馈");
    assert!(!view.lists.iter().flat_map(|l| &l.lines).any(|l| l.line.code == far || l.line.code == paused));
}

#[test]
fn the_coming_ten_working_days_hold_the_days_off_between_them() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-11");
    given_out(&duban, "审批流程图", &[WATER], &["2026-06-12"]);
    given_out(&duban, "假中到期", &[WATER], &["2026-06-20"]);
    given_out(&duban, "有节点的", &[WATER], &["6月24日前完成初稿", "2026-09-30"]);
    let view = duban.today_view().unwrap();
    let lines: Vec<String> = view
        .days
        .iter()
        .map(|d| {
            let due: Vec<_> = d.items.iter().map(|i| format!("{}{}", i.title, i.stage)).collect();
            format!("{} {}{} {}{}", d.words, d.weekday, d.name, due.join("、"), if d.near { "◆" } else { "" })
        })
        .collect();
    assert_eq!(
        lines,
        [
            "6月12日 周五 审批流程图◆",
            "6月13日至14日 周末 ◆",
            "6月15日 周一 ◆",
            "6月16日 周二 ◆",
            "6月17日 周三 ◆",
            "6月18日 周四 ◆",
            "6月19日至21日 端午 假中到期◆",
            "6月22日 周一 ",
            "6月23日 周二 ",
            "6月24日 周三 有节点的6月24日前完成初稿",
            "6月25日 周四 ",
            "6月26日 周五 ",
        ]
    );
}

#[test]
fn a_receipt_is_missed_until_it_comes_back() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-11");
    duban.open_sample().unwrap();
    for meeting in duban.meetings().unwrap() {
        duban.confirm_all(&meeting.id).unwrap();
    }
    let line = duban.items(&ItemQueryForm::default()).unwrap().lines.into_iter().find(|l| l.lead.len() == 1).unwrap();
    let mut notice = duban.propose_notice(std::slice::from_ref(&line.code)).unwrap().form;
    notice.signed_by = "李志远".into();
    let number = duban.issue(&notice).unwrap().document.number;
    let later = desk.on("2026-06-16");
    let slips = later.today_view().unwrap().slips;
    let owed: Vec<_> = slips.iter().map(|s| s.department.as_str()).collect();
    assert!(owed.contains(&line.lead[0].as_str()));
    assert!(slips.iter().all(|s| s.number == number && s.words == "送出3个工作日"));
    for department in line.lead.iter().chain(&line.supporting) {
        take(&later, &line.code, acknowledge(department)).unwrap();
    }
    assert_eq!(later.today_view().unwrap().slips_total, 0);
}

#[test]
fn requests_are_counted_by_department_and_month() {
    let desk = Desk::new();
    let remind = |department: &str| StepForm::Remind {
        department: department.into(),
        by: duban_app::wire::ChannelName::Phone,
        note: "催".into(),
    };
    let may = desk.on("2026-05-28");
    let code = given_out(&may, "编制方案", &[WATER], &["2026-06-30"]);
    take(&may, &code, remind(WATER)).unwrap();
    let june = desk.on("2026-06-02");
    for _ in 0..2 {
        take(&june, &code, remind(WATER)).unwrap();
    }
    june.undo_step(&code, None).unwrap();
    let asked = |duban: &duban_app::Duban| duban.statistics().unwrap().departments[0].asked_this_month;
    assert_eq!((asked(&june), asked(&may)), (1, 1), "of this month, without what was taken back");
    let figures = june.statistics().unwrap();
    assert_eq!((figures.lights, figures.departments[0].leads), ([0, 0, 1, 0, 0], [0, 0, 1, 0, 0]));
}
