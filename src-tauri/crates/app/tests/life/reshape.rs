//! Splitting, merging, giving to others: the history stays.

use duban_app::Code;
use duban_app::wire::{PartForm, StepForm};

use crate::desk::*;

fn part(title: &str, lead: &[&str]) -> PartForm {
    let lead = lead.iter().map(|n| (*n).to_owned()).collect();
    PartForm { title: title.into(), lead, ..PartForm::default() }
}

#[test]
fn a_split_item_goes_on_in_its_parts() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let whole = given_out(&duban, "编制方案并建成起降点", &[WATER], &["2026-06-30"]);
    take(&duban, &whole, report(WATER, 20)).unwrap();
    let split = duban.split_item(&whole, None, &[part("编制方案", &[]), part("建成起降点", &[FINANCE])]).unwrap();
    assert_eq!(split.codes, ["2026-002", "2026-003"]);
    let second = duban.item("2026-003").unwrap();
    assert_eq!((second.line.state.as_str(), second.line.lead.as_slice()), ("assigned", &[FINANCE.to_owned()][..]));
    assert_eq!((second.related[0].code.as_str(), second.related[0].word.as_str()), (whole.as_str(), "接续"));
    let ended = duban.item(&whole).unwrap();
    assert_eq!((ended.line.state.as_str(), ended.related.len()), ("terminated", 2));
    let history = duban.history("2026-003").unwrap();
    assert!(history.earlier[0].facts.iter().any(|f| f.word == "反馈"), "what was reported before is still there");
    assert!(history.facts.iter().any(|f| f.sentence == "由2026-001拆出"));

    let reopened = take(&duban, &whole, StepForm::Reopen { reason: "要合着办".into() }).unwrap_err();
    assert!(reopened.sentence.contains("接续它的事项"), "{}", reopened.sentence);
    duban.undo_step("2026-003", None).unwrap();
    assert_eq!(duban.item(&whole).unwrap().line.state, "in-progress");
    assert_eq!(duban.item("2026-002").unwrap_err().code, Code::ItemMissing);
    assert!(duban.verify_ledger(&duban_app::Unwatched).unwrap().sound);
}

#[test]
fn merged_items_go_on_in_one() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let one = given_out(&duban, "排查水库", &[WATER], &["2026-06-30"]);
    let other = given_out(&duban, "排查山塘", &[EMERGENCY], &["2026-06-20"]);
    take(&duban, &one, report(WATER, 50)).unwrap();
    let merged = duban.merge_items(std::slice::from_ref(&other), &one).unwrap();
    assert_eq!(merged.item.line.lead, [WATER, EMERGENCY]);
    assert_eq!(merged.item.requirement, "排查水库\n排查山塘");
    let percent = |department: &str| merged.item.courses.iter().find(|c| c.department == department).unwrap().percent;
    assert_eq!((percent(WATER), percent(EMERGENCY)), (50, 0));
    assert_eq!(duban.item(&other).unwrap().line.state, "terminated");
    assert_eq!(duban.history(&one).unwrap().earlier[0].code, other);
    assert_eq!(duban.merge_items(&[other], &one).unwrap_err().code, Code::StepRefused);
}

#[test]
fn departments_that_stay_keep_their_course() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let code = given_out(&duban, "排查水库", &[WATER, EMERGENCY], &["2026-06-30"]);
    take(&duban, &code, report(WATER, 50)).unwrap();
    let to = StepForm::Reassign {
        lead: vec![WATER.into(), FINANCE.into()],
        joint: vec![],
        supporting: vec![EMERGENCY.into()],
        reason: "职责划转".into(),
    };
    let item = take(&duban, &code, to).unwrap().item;
    let courses: Vec<_> = item.courses.iter().map(|c| (c.department.as_str(), c.percent)).collect();
    assert_eq!(courses, [(WATER, 50), (FINANCE, 0), (EMERGENCY, 0)]);
    assert_eq!(item.facts[0].sentence, "改由市水利局、市财政局承办：职责划转");
}

#[test]
fn a_correction_says_what_it_changed() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let code = given_out(&duban, "排查水库", &[WATER], &["2026-06-30"]);
    let mut form = duban.item_form(&code).unwrap();
    form.deadlines = vec!["6月20日前完成排查".into(), "2026-07-15".into()];
    form.done_when = "逐座销号".into();
    let item = duban.revise_item(&code, None, &form).unwrap().item;
    assert_eq!(item.line.due.as_deref(), Some("2026-07-15"));
    assert_eq!(item.facts[0].sentence, "时限由“6月30日”改为“6月20日前完成排查、7月15日”，改了办结标准");
    assert_eq!(duban.revise_item(&code, None, &form).unwrap_err().sentence, "没有改动，没有写入。");
}

#[test]
fn an_item_by_hand_has_the_targets_that_were_typed_and_says_what_may_be_done_to_it() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let kinds = |item: &duban_app::wire::ItemView| item.reshapes.iter().map(|a| a.kind.clone()).collect::<Vec<_>>();
    let with = |targets: &[&str]| {
        let targets = targets.iter().map(|t| (*t).to_owned()).collect();
        duban_app::wire::ItemForm { targets, ..form("整治小型水库", &[WATER], &["2026-06-30"]) }
    };
    let code = duban.register(&with(&["127座水库", "60%以上"]), &source(), None).unwrap().codes.remove(0);
    let item = duban.item(&code).unwrap();
    assert_eq!(item.targets.iter().map(|t| t.text.as_str()).collect::<Vec<_>>(), ["127座水库", "60%以上"]);
    assert_eq!(duban.item_form(&code).unwrap().targets, ["127座水库", "60%以上"]);
    assert_eq!(kinds(&item), ["revise", "reassign", "split", "merge"]);
    take(&duban, &code, StepForm::ReachTarget { target: "127座".into(), figure: 46.0 }).unwrap();

    take(&duban, &code, StepForm::Suspend { reason: "等上级方案".into() }).unwrap();
    assert_eq!(kinds(&duban.item(&code).unwrap()), ["revise", "reassign"]);
    let refused = duban.register(&with(&["尽快见效"]), &source(), None).unwrap_err();
    assert!(refused.sentence.contains("没有读成目标"), "{}", refused.sentence);
}
