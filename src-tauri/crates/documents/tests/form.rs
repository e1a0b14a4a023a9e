//! A feedback form that goes out and comes back, as a clerk and a department would notice.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail the test that calls them")]

use calamine::{Data, Reader as _, open_workbook_auto_from_rs};
use chrono::NaiveDate;
use duban_documents::form::{self, Filled, Form, FormError, FormRow, Kind, RowFault};
use rstest::rstest;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

const HEADS: [&str; 12] = [
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

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn form() -> Form {
    let row = |code: &str, title: &str, version| FormRow {
        code: code.into(),
        title: title.into(),
        ask: format!("{title}，6月底前完成。"),
        due: "6月30日（周二）".into(),
        percent: 40,
        version,
    };
    Form {
        department: "市水利局".into(),
        office: "中共云岭市委督查室".into(),
        made_on: day("2026-06-11"),
        rows: vec![row("2026-001", "排查小型水库隐患", 3), row("2026-007", "清理河道", 12)],
    }
}

/// A form that a department has filled in: the given cells in the first row, as its program keeps them.
fn filled_in(cells: impl FnOnce(&mut Worksheet) -> Result<&mut Worksheet, XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("反馈表").unwrap();
    for (head, column) in HEADS.iter().zip(0..) {
        sheet.write(2, column, *head).unwrap();
    }
    let date = Format::new().set_num_format("yyyy-mm-dd");
    sheet.write(3, 0, "2026-001").unwrap().write(3, 1, "排查小型水库隐患").unwrap();
    sheet.write(3, 5, "办理中").unwrap().write(3, 6, 60).unwrap().write(3, 7, "已排查80座。").unwrap();
    sheet.write_with_format(3, 10, ExcelDateTime::from_ymd(2026, 6, 10).unwrap(), &date).unwrap();
    sheet.write(3, 11, "3").unwrap();
    cells(sheet).unwrap();
    let about = book.add_worksheet().set_name("督办").unwrap();
    about.write(0, 0, "duban-form-1").unwrap().write(1, 0, "市水利局").unwrap().write(2, 0, "2026-06-11").unwrap();
    book.save_to_buffer().unwrap()
}

fn first(bytes: &[u8]) -> Result<Option<Filled>, RowFault> {
    form::read(bytes).unwrap().rows.remove(0).filled
}

#[test]
fn what_is_asked_stands_in_the_sheet_and_blank_cells_come_back_blank() {
    let bytes = form::write(&form()).unwrap();
    assert_eq!(bytes, form::write(&form()).unwrap(), "the same form gives the same bytes");
    let mut book = open_workbook_auto_from_rs(std::io::Cursor::new(&bytes)).unwrap();
    let sheet = book.worksheet_range("反馈表").unwrap();
    assert_eq!(sheet.get_value((4, 0)), Some(&Data::String("2026-007".into())));
    assert_eq!(sheet.get_value((3, 3)), Some(&Data::String("6月30日（周二）".into())));

    let back = form::read(&bytes).unwrap();
    assert_eq!((back.department.as_str(), back.made_on), ("市水利局", Some(day("2026-06-11"))));
    let rows: Vec<_> = back.rows.into_iter().map(|r| (r.row, r.code, r.filled)).collect();
    assert_eq!(rows, [(4, "2026-001".into(), Ok(None)), (5, "2026-007".into(), Ok(None))]);
}

#[test]
fn every_value_comes_back() {
    let bytes = filled_in(|sheet| sheet.write(3, 8, "缺资金")?.write(3, 9, "协调市财政局"));
    assert_eq!(
        first(&bytes),
        Ok(Some(Filled {
            code: "2026-001".into(),
            title: "排查小型水库隐患".into(),
            version: 3,
            kind: Kind::Progress,
            percent: Some(60),
            narrative: "已排查80座。".into(),
            problems: "缺资金".into(),
            next_step: "协调市财政局".into(),
            on: Some(day("2026-06-10")),
        }))
    );
}

#[rstest]
#[case::in_words("60%", 60)]
#[case::with_a_full_width_sign("60％", 60)]
#[case::as_text("60", 60)]
fn a_percent_is_read_as_it_is_meant(#[case] typed: &str, #[case] percent: u8) {
    let bytes = filled_in(|sheet| sheet.write(3, 6, typed));
    assert_eq!(first(&bytes).unwrap().unwrap().percent, Some(percent));
}

#[rstest]
#[case::iso("2026-06-10")]
#[case::slashes("2026/6/10")]
#[case::chinese("2026年6月10日")]
fn a_date_typed_as_text_is_read_where_it_names_one_day(#[case] typed: &str) {
    let bytes = filled_in(|sheet| sheet.write(3, 10, typed));
    assert_eq!(first(&bytes).unwrap().unwrap().on, Some(day("2026-06-10")));
}

#[rstest]
#[case::no_year(10, "6月10日", RowFault::Date("6月10日".into()))]
#[case::a_point_between(10, "6.10", RowFault::Date("6.10".into()))]
#[case::no_such_day(10, "2026-06-31", RowFault::Date("2026-06-31".into()))]
#[case::over_a_hundred(6, "120", RowFault::Percent("120".into()))]
#[case::about(6, "约60", RowFault::Percent("约60".into()))]
#[case::another_kind(5, "快了", RowFault::Kind("快了".into()))]
#[case::nothing_told(7, " ", RowFault::Narrative)]
#[case::no_code(0, " ", RowFault::Code)]
#[case::version_gone(11, " ", RowFault::Version)]
fn what_is_wrong_is_named(#[case] column: u16, #[case] typed: &str, #[case] fault: RowFault) {
    let bytes = filled_in(|sheet| sheet.write(3, column, typed));
    assert_eq!(first(&bytes), Err(fault));
}

#[test]
fn a_formula_is_no_answer() {
    let bytes = filled_in(|sheet| sheet.write_formula(3, 6, Formula::new("=30+30").set_result("60")));
    assert_eq!(first(&bytes), Err(RowFault::Formula("进度（%）")));
}

#[test]
fn a_deleted_column_is_named() {
    let bytes = filled_in(|sheet| sheet.write(2, 6, " "));
    assert_eq!(form::read(&bytes), Err(FormError::ColumnsMissing(vec!["进度（%）"])));
}

#[test]
fn other_files_are_no_forms() {
    let mut book = Workbook::new();
    book.add_worksheet().write(0, 0, "编号").unwrap();
    assert_eq!(form::read(&book.save_to_buffer().unwrap()), Err(FormError::NoForm));
    assert!(matches!(form::read(b"2026-001,60"), Err(FormError::NoWorkbook(_))));
}
