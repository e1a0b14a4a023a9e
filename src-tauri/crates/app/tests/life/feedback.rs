//! Forms without a network: made in a batch, read back row by row, written only when the clerk agrees.

use std::path::{Path, PathBuf};

use duban_app::wire::{ChannelName, RowName, StepForm};
use duban_app::{Code, Unwatched};
use rust_xlsxwriter::Workbook;

use crate::desk::*;

/// What a department typed into one row.
struct Typed<'a> {
    code: &'a str,
    title: &'a str,
    version: u64,
    kind: &'a str,
    percent: &'a str,
    narrative: &'a str,
}

/// A form as a department's program saves it.
fn saved(folder: &Path, rows: &[Typed<'_>]) -> PathBuf {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("反馈表").unwrap();
    let heads = [
        "编号",
        "事项",
        "要求",
        "完成时限",
        "上次进度",
        "办理情况",
        "进度（%）",
        "进展情况",
        "存在问题",
        "下一步打算",
        "反馈日期",
        "版本",
    ];
    for (head, column) in heads.iter().zip(0..) {
        sheet.write(2, column, *head).unwrap();
    }
    for (typed, row) in rows.iter().zip(3..) {
        let version = typed.version.to_string();
        for (text, column) in [
            (typed.code, 0),
            (typed.title, 1),
            (typed.kind, 5),
            (typed.percent, 6),
            (typed.narrative, 7),
            (version.as_str(), 11),
        ] {
            sheet.write(row, column, text).unwrap();
        }
    }
    let about = book.add_worksheet().set_name("督办").unwrap();
    about.write(0, 0, "duban-form-1").unwrap().write(1, 0, WATER).unwrap().write(2, 0, "2026-06-11").unwrap();
    let path = folder.join("反馈表-市水利局.xlsx");
    book.save(&path).unwrap();
    path
}

#[test]
fn one_form_a_department_is_one_request() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-11");
    given_out(&duban, "排查水库", &[WATER], &["2026-06-30"]);
    given_out(&duban, "清理河道", &[WATER, EMERGENCY], &["2026-07-31"]);
    let closed = given_out(&duban, "已申报的", &[WATER], &["2026-06-30"]);
    take(&duban, &closed, done(WATER)).unwrap();
    let out = desk.folder.path().join("表");
    let files = duban.make_forms(None, &out, &Unwatched).unwrap();
    let made: Vec<_> = files.iter().map(|f| (f.department.as_str(), f.items, f.asked_this_month)).collect();
    assert_eq!(made, [(EMERGENCY, 1, 1), (WATER, 2, 1)]);
    assert!(files.iter().all(|f| Path::new(&f.path).is_file()));
    assert_eq!(duban.make_forms(Some(WATER), &out, &Unwatched).unwrap()[0].asked_this_month, 2);
    let blank = duban.preview_feedback(Path::new(&files[1].path)).unwrap();
    assert!(blank.rows.iter().all(|r| r.outcome == RowName::Blank));
    assert_eq!(duban.apply_feedback(Path::new(&files[1].path), false).unwrap_err().code, Code::StepRefused);
    assert_eq!(duban.make_forms(Some(FINANCE), &out, &Unwatched).unwrap_err().code, Code::NoItems);
}

#[test]
fn rows_are_accepted_changed_or_refused_and_nothing_is_written_before() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-11");
    let titles = ["排查水库", "清理河道", "修复堤防", "编制预案", "迁移管线"];
    let codes: Vec<String> = titles.iter().map(|title| given_out(&duban, title, &[WATER], &["2026-06-30"])).collect();
    let version = |code: &str| duban.item(code).unwrap().version;
    let typed = |at: usize, kind, percent, narrative| Typed {
        code: &codes[at],
        title: titles[at],
        version: 2,
        kind,
        percent,
        narrative,
    };
    let file = saved(
        desk.folder.path(),
        &[
            typed(0, "办理中", "60", "已排查80座"),
            typed(1, "申报办结", "100", "已清理完"),
            typed(2, "办理中", "30", "正在施工"),
            typed(3, "办理中", "百分之三十", "正在起草"),
            Typed { code: "2026-099", ..typed(4, "办理中", "10", "已勘察") },
            Typed { code: &codes[4], ..typed(3, "办理中", "10", "已勘察") },
        ],
    );
    // Meanwhile: a report by telephone on the third; a reminder on the first, which changes nothing of what was asked.
    take(&duban, &codes[2], report(WATER, 50)).unwrap();
    let remind = StepForm::Remind { department: WATER.into(), by: ChannelName::Phone, note: "催交表".into() };
    take(&duban, &codes[0], remind).unwrap();
    let before: Vec<u64> = codes.iter().map(|code| version(code)).collect();

    let preview = duban.preview_feedback(&file).unwrap();
    assert_eq!(preview.said, "可登记2件，不能登记4件，还没有写入");
    let shown: Vec<_> = preview.rows.iter().map(|r| (r.row, r.outcome_word.as_str(), r.reason.as_str())).collect();
    assert_eq!(shown[0], (4, "可登记", ""));
    assert_eq!(shown[1], (5, "可登记", ""));
    assert_eq!((shown[2].0, shown[2].1), (6, "不能登记"));
    assert!(shown[2].2.contains("进度比上次反馈的低"), "{}", shown[2].2);
    assert_eq!(shown[3], (7, "不能登记", "进度“百分之三十”不是0到100的整数。"));
    assert_eq!(shown[4], (8, "不能登记", "台账里没有这个编号，编号可能被改过。"));
    assert_eq!(shown[5], (9, "不能登记", "编号和事项对不上，编号可能被改过。"));
    assert_eq!(codes.iter().map(|code| version(code)).collect::<Vec<_>>(), before, "nothing is written");

    let done = duban.apply_feedback(&file, false).unwrap();
    assert_eq!(done.written, 2);
    let first = duban.item(&codes[0]).unwrap();
    assert_eq!((first.percent, first.evidence[0].name.as_str()), (60, "反馈表-市水利局.xlsx"));
    assert_eq!(duban.item(&codes[1]).unwrap().line.state, "completion-reported");
    assert_eq!(duban.item(&codes[2]).unwrap().percent, 50);
    assert!(
        duban.preview_feedback(&file).unwrap().rows.iter().all(|r| r.outcome != RowName::Accepted),
        "once is enough"
    );
    assert_eq!(duban.undo_step(&codes[0], None).unwrap().said, "已撤销：反馈，共2件");
    assert_eq!(duban.item(&codes[1]).unwrap().line.state, "assigned");
}

#[test]
fn what_changed_meanwhile_waits_for_the_clerks_word() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-11");
    let code = given_out(&duban, "排查水库", &[WATER], &["2026-06-30"]);
    let row =
        Typed {
            code: &code, title: "排查水库", version: 2, kind: "办理中", percent: "60", narrative: "已排查80座"
        };
    let file = saved(desk.folder.path(), &[row]);
    take(&duban, &code, report(WATER, 50)).unwrap();
    let preview = duban.preview_feedback(&file).unwrap();
    assert_eq!(preview.rows[0].outcome, RowName::Changed);
    assert!(preview.rows[0].reason.contains("王敏登记了反馈（市水利局，50%"), "{}", preview.rows[0].reason);
    assert_eq!(duban.apply_feedback(&file, false).unwrap_err().code, Code::StepRefused);
    assert_eq!(duban.apply_feedback(&file, true).unwrap().written, 1);
    assert_eq!(duban.item(&code).unwrap().percent, 60);
}
