//! What the ledger prints for reading, as whoever gets the file reads it.

use std::path::Path;

use duban_app::wire::{ItemQueryForm, LightName, OfficeForm, SheetKind};
use duban_app::{Code, Duban};

use crate::desk::*;

fn ledger(view: ItemQueryForm) -> SheetKind {
    SheetKind::Ledger { wide: true, by_department: false, view }
}

/// An office with one item overdue and claimed to be done, one near, one that nobody leads.
fn office(desk: &Desk) -> Duban {
    let duban = desk.on("2026-06-01");
    let name = "中共云岭市委督查室".to_owned();
    duban.set_office(&OfficeForm { mark: name.clone(), name, ..OfficeForm::default() }).unwrap();
    let late = given_out(&duban, "排查小型水库", &[WATER], &["2026-06-09"]);
    given_out(&duban, "拨付抢险资金", &[FINANCE], &["2026-06-15"]);
    duban.register(&form("理顺管护体制", &[], &[]), &source(), None).unwrap();
    let duban = desk.on("2026-06-11");
    take(&duban, &late, report(WATER, 60)).unwrap();
    take(&duban, &late, done(WATER)).unwrap();
    duban
}

fn saved(duban: &Duban, kind: &SheetKind, path: &Path) -> String {
    duban.save_sheet(kind, path).unwrap();
    let text = duban_intake::read_bytes(&std::fs::read(path).unwrap(), None).unwrap().text;
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_leader_reads_on_one_page_what_is_late_first_and_what_was_last_reported_of_it() {
    let desk = Desk::new();
    let duban = office(&desk);
    let path = desk.folder.path().join("领导参阅.pdf");
    assert_eq!(duban.save_sheet(&SheetKind::Brief, &path).unwrap().pages, Some(1));
    let text = saved(&duban, &SheetKind::Brief, &desk.folder.path().join("领导参阅.docx"));
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is not on the page: {text}"));
    assert!(at("排查小型水库") < at("拨付抢险资金"), "{text}");
    assert!(at("超2个工作日") < at("已申报办结：已全部完成"), "{text}");
    assert!(at("拨付抢险资金") < at("尚未反馈"), "{text}");
    assert!(!text.contains("理顺管护体制"), "what is on time needs no leader: {text}");
}

#[test]
fn the_ledger_in_excel_has_each_item_with_its_latest_report_and_says_where_nobody_leads() {
    let desk = Desk::new();
    let duban = office(&desk);
    let path = desk.folder.path().join("台账.xlsx");
    duban.save_sheet(&ledger(ItemQueryForm::default()), &path).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&path).unwrap();
    let sheet = calamine::Reader::worksheet_range_at(&mut book, 0).unwrap().unwrap();
    let row = |title: &str| {
        let row = sheet.rows().find(|row| row.iter().any(|cell| *cell == title)).unwrap();
        row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")
    };
    assert!(row("排查小型水库").contains("已申报办结：已全部完成"), "{}", row("排查小型水库"));
    assert!(row("理顺管护体制").contains("待明确"), "{}", row("理顺管护体制"));
}

#[test]
fn only_what_the_grid_shows_is_printed_and_the_page_says_so() {
    let desk = Desk::new();
    let duban = office(&desk);
    let late = ItemQueryForm { lights: vec![LightName::Red], limit: 1, ..ItemQueryForm::default() };
    let text = saved(&duban, &ledger(late), &desk.folder.path().join("台账.docx"));
    assert!(text.contains("超期的事项") && text.contains("排查小型水库"), "{text}");
    assert!(!text.contains("拨付抢险资金"), "{text}");
    let none = ItemQueryForm { search: "没有这样的事".into(), ..ItemQueryForm::default() };
    let path = desk.folder.path().join("空.pdf");
    assert_eq!(duban.save_sheet(&ledger(none), &path).unwrap_err().code, Code::NoItems);
    assert!(!path.exists());
}

#[test]
fn a_feedback_form_on_paper_says_what_the_ledger_knows_and_leaves_the_rest_to_be_written() {
    let desk = Desk::new();
    let duban = office(&desk);
    let form = |department: &str| SheetKind::Feedback { item: "2026-001".into(), department: department.into() };
    let text = saved(&duban, &form(WATER), &desk.folder.path().join("反馈表.docx"));
    for words in ["排查小型水库", WATER, "进展情况"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let path = desk.folder.path().join("反馈表.pdf");
    assert_eq!(duban.save_sheet(&form(WATER), &path).unwrap().pages, Some(1));
    assert_eq!(duban.save_sheet(&form(FINANCE), &path).unwrap_err().code, Code::NoItems);
}

#[test]
fn a_department_gets_its_own_part_and_an_unknown_one_a_refusal() {
    let desk = Desk::new();
    let duban = office(&desk);
    let tasks = |department: &str| SheetKind::Tasks { department: department.into() };
    // By any of its names.
    let text = saved(&duban, &tasks("市水务局"), &desk.folder.path().join("任务.docx"));
    assert!(text.contains("排查小型水库") && !text.contains("拨付抢险资金"), "{text}");
    let path = desk.folder.path().join("空.pdf");
    assert_eq!(duban.save_sheet(&tasks("市教育局"), &path).unwrap_err().code, Code::NoItems);
    let path = desk.folder.path().join("参阅.xlsx");
    assert_eq!(duban.save_sheet(&SheetKind::Brief, &path).unwrap_err().code, Code::FileUnsupported);
    assert!(!path.exists(), "a refused sheet leaves no file");
}
