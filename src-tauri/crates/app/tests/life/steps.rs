//! Steps, their refusals, and what they leave behind.

use duban_app::Code;
use duban_app::wire::{ChannelName, StepForm, StepRequest};

use crate::desk::*;

#[test]
fn an_item_goes_from_assignment_over_a_return_to_strike_off() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let code = given_out(&duban, "排查整治小型水库隐患", &[WATER, EMERGENCY], &["2026-06-30"]);
    assert_eq!(code, "2026-001");
    let scan = desk.file("验收单.pdf", b"%PDF-1.7 scan");
    for (step, state) in [
        (acknowledge(WATER), "assigned"),
        (report(WATER, 40), "in-progress"),
        (
            StepForm::Remind { department: EMERGENCY.into(), by: ChannelName::Phone, note: "答复本周报".into() },
            "in-progress",
        ),
        (done(WATER), "in-progress"),
        (done(EMERGENCY), "completion-reported"),
        (StepForm::ReturnForRework { missing: "缺验收单".into() }, "in-progress"),
        (done(EMERGENCY), "in-progress"),
    ] {
        assert_eq!(take(&duban, &code, step.clone()).unwrap().item.line.state, state, "{step:?}");
    }
    let again = StepRequest { step: done(WATER), on: None, evidence: vec![scan] };
    let item = duban.take_step(&code, None, &again).unwrap().item;
    assert_eq!(item.evidence[0].name, "验收单.pdf");
    assert_eq!((item.evidence[0].with.as_str(), item.evidence[0].preview.as_str()), ("申报办结", "pdf"));
    let kept = duban.evidence_file(&code, &item.evidence[0].hash).unwrap();
    assert_eq!(kept.base64, base64::Engine::encode(&base64::engine::general_purpose::STANDARD, b"%PDF-1.7 scan"));
    take(&duban, &code, verify()).unwrap();
    let closed = take(&duban, &code, close()).unwrap().item;
    assert_eq!((closed.line.state.as_str(), closed.line.light_word.as_str()), ("closed", "销号"));

    let words: Vec<_> = duban.history(&code).unwrap().facts.into_iter().map(|f| (f.word, f.actor)).collect();
    let expected = [
        "立项",
        "交办",
        "签收",
        "反馈",
        "催办",
        "申报办结",
        "申报办结",
        "退回",
        "申报办结",
        "申报办结",
        "佐证",
        "核查",
        "销号",
    ];
    assert_eq!(words, expected.map(|word| (word.to_owned(), "王敏".to_owned())));
}

#[test]
fn a_refused_step_says_why_and_what_is_allowed_and_writes_nothing() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let code = duban.register(&form("编制方案", &[WATER], &["2026-06-30"]), &source(), None).unwrap().codes.remove(0);
    let before = duban.item(&code).unwrap();
    let refused = take(&duban, &code, close()).unwrap_err();
    assert_eq!(refused.code, Code::StepRefused);
    assert_eq!(
        refused.sentence,
        "2026-001是“待交办”，销号没有登记：事项还没有交办，这一步没有写入。先发督办通知单，或登记另行交办。\
         现在可以：交办、登记批示、转为长期坚持、暂缓、终止。"
    );
    assert_eq!(duban.item(&code).unwrap(), before);
    let tomorrow = take_on(&duban, &code, "2026-06-02", StepForm::Assign).unwrap_err();
    assert_eq!(tomorrow.code, Code::DateUnreadable);
    assert_eq!(duban.item(&code).unwrap(), before);
}

#[test]
fn several_items_are_given_out_at_once_or_none() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    for title in ["一", "二", "三"] {
        duban.register(&form(title, &[WATER], &[]), &source(), None).unwrap();
    }
    let codes = ["2026-001", "2026-002"].map(str::to_owned);
    let request = StepRequest { step: StepForm::Assign, on: None, evidence: Vec::new() };
    assert_eq!(duban.take_steps(&codes, &request).unwrap().codes, codes);
    let more = ["2026-003", "2026-002"].map(str::to_owned);
    assert_eq!(duban.take_steps(&more, &request).unwrap_err().code, Code::StepRefused);
    assert_eq!(duban.item("2026-003").unwrap().line.state, "registered");
}

#[test]
fn the_second_of_two_programs_is_told_what_the_first_did() {
    let desk = Desk::new();
    let one = desk.on("2026-06-01");
    let two = desk.on("2026-06-01").with_actor("周航");
    let code = given_out(&one, "编制方案", &[WATER], &["2026-06-30"]);
    let seen = two.item(&code).unwrap().version;
    take(&one, &code, report(WATER, 60)).unwrap();
    let late = StepRequest { step: report(WATER, 30), on: None, evidence: Vec::new() };
    let told = two.take_step(&code, Some(seen), &late).unwrap_err();
    assert_eq!(told.code, Code::ChangedMeanwhile);
    assert!(told.sentence.contains("王敏登记了反馈（市水利局，60%：完成60%）"), "{}", told.sentence);
    assert_eq!(two.item(&code).unwrap().percent, 60);
}

#[test]
fn the_last_step_is_taken_back_by_a_new_fact() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let code = given_out(&duban, "编制方案", &[WATER], &["2026-06-30"]);
    let before = duban.item(&code).unwrap();
    take(&duban, &code, report(WATER, 60)).unwrap();
    let undone = duban.undo_step(&code, None).unwrap();
    assert_eq!(undone.said, "已撤销：反馈");
    assert_eq!((undone.item.percent, &undone.item.line), (0, &before.line));
    let facts = duban.history(&code).unwrap().facts;
    assert!(facts.iter().any(|f| f.word == "反馈" && f.undone));
    assert_eq!(facts.last().unwrap().word, "撤销");
}

#[test]
fn what_stands_on_an_issued_notice_is_not_taken_back() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-11");
    duban.open_sample().unwrap();
    let meeting = duban.meetings().unwrap().remove(0);
    duban.confirm_all(&meeting.id).unwrap();
    let refused = duban.undo_step("2026-001", None).unwrap_err();
    assert_eq!(refused.code, Code::NothingToUndo);
    assert!(refused.sentence.contains("会议"), "{}", refused.sentence);
}

#[test]
fn the_page_shows_the_way_of_the_limit() {
    let desk = Desk::new();
    let duban = desk.on("2026-04-29");
    let limits = ["5月15日前完成初稿", "2026-05-29"];
    let code = given_out(&duban, "编制低空经济方案", &[WATER], &limits);
    let later = desk.on("2026-05-20");
    take(&later, &code, report(WATER, 30)).unwrap();
    take(&later, &code, ask(WATER, "2026-06-18")).unwrap();
    let item = take(&later, &code, answer(true)).unwrap().item;
    assert_eq!(item.line.due.as_deref(), Some("2026-06-18"));
    assert_eq!((item.extensions[0].from.as_deref(), item.extensions[0].late), (Some("2026-05-29"), false));
    let strip = item.strip.unwrap();
    assert_eq!((strip.working, strip.from_word.as_str(), strip.to.as_str()), (20, "立项", "2026-05-29"));
    assert_eq!(
        item.stages.iter().map(|s| (s.day.as_str(), s.planned, s.over)).collect::<Vec<_>>(),
        [("2026-05-15", 50, true), ("2026-06-18", 100, false)]
    );
    assert_eq!(item.planned, Some(57));
    assert!(item.refused.iter().any(|r| r.kind == "close" && r.sentence.contains("不能核查")));
    assert_eq!(item.todo.unwrap().kind, "report-progress");
}

#[test]
fn a_cadence_makes_reports_expected() {
    let desk = Desk::new();
    let duban = desk.on("2026-03-02");
    let code = given_out(&duban, "推进项目开工", &[WATER], &["每月25日前"]);
    take(&desk.on("2026-03-24"), &code, report(WATER, 10)).unwrap();
    take(&desk.on("2026-04-28"), &code, report(WATER, 20)).unwrap();
    let item = desk.on("2026-05-30").item(&code).unwrap();
    let shown: Vec<_> = item.expected.iter().map(|e| (e.due.as_str(), e.outcome_word.as_str())).collect();
    assert_eq!(shown, [("2026-06-25", "待报"), ("2026-05-25", "未报"), ("2026-04-27", "迟报"), ("2026-03-25", "按期")]);
    assert_eq!((item.cadence.as_str(), item.line.light_word.as_str()), ("每月25日前", "欠报"));
    let today = desk.on("2026-06-23").today_view().unwrap();
    let expected = today.lists.iter().find(|l| l.word == "本周待反馈").unwrap();
    assert_eq!(expected.lines[0].note, "应于5月25日反馈，未报");
    let standing = StepForm::MakeStanding { cadence: "每季度".into() };
    let item = take(&desk.on("2026-06-23"), &code, standing).unwrap().item;
    assert_eq!((item.line.light_word.as_str(), item.cadence.as_str()), ("长期", "每季度"));
}

#[test]
fn a_re_check_is_set_at_strike_off_and_comes_up() {
    let desk = Desk::new();
    let duban = desk.on("2026-03-02");
    let code = given_out(&duban, "整治内涝点", &[WATER], &["2026-03-31"]);
    for step in [done(WATER), verify(), StepForm::Close { note: String::new(), review_after: Some(90) }] {
        take(&duban, &code, step).unwrap();
    }
    assert_eq!(duban.item(&code).unwrap().review_on.as_deref(), Some("2026-05-31"));
    let list = |day: &str| desk.on(day).today_view().unwrap().lists.into_iter().find(|l| l.word == "回头看").unwrap();
    assert_eq!(list("2026-05-24").total, 0);
    assert_eq!((list("2026-06-01").total, list("2026-06-01").lines[0].next.kind.as_str()), (1, "review"));
    let looked = StepForm::Review { holds: false, note: "又有积水".into() };
    take(&desk.on("2026-06-01"), &code, looked).unwrap();
    assert_eq!(list("2026-06-01").total, 0);
    let again = StepForm::Reopen { reason: "又有积水".into() };
    assert_eq!(take(&desk.on("2026-06-02"), &code, again).unwrap().item.line.state, "in-progress");
}

#[test]
fn a_figure_is_reached_step_by_step() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-11");
    let text = "会议强调，市教育局要在8月底前新增学位2000个。";
    let meeting = duban.import_text(text, None, &duban_app::Unwatched).unwrap();
    duban.confirm_all(&meeting.id).unwrap();
    let target = duban.item("2026-001").unwrap().targets.remove(0).text;
    for figure in [600.0, 1200.0] {
        take(&duban, "2026-001", StepForm::ReachTarget { target: "2000".into(), figure }).unwrap();
    }
    let item = duban.item("2026-001").unwrap();
    assert_eq!(
        (item.reached[0].target.as_str(), item.reached[0].words.as_str()),
        (target.as_str(), "1200，目标2000，完成60%")
    );
    assert!(item.facts[0].sentence.ends_with("已达到1200"));
    let other = StepForm::ReachTarget { target: "3000".into(), figure: 1.0 };
    assert!(take(&duban, "2026-001", other).unwrap_err().sentence.contains(&target));
}
