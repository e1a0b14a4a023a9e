//! Making the workbook.

use chrono::Datelike;
use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{ABOUT, Form, FormRow, HEADS, Kind, MARK, SHEET};
use crate::PageError;

/// The columns that a department fills in.
const OPEN: std::ops::RangeInclusive<u16> = 5..=10;

/// The hidden column with the versions.
const VERSION: u16 = 11;

/// Widths in characters.
const WIDTHS: [f64; 12] = [11.0, 24.0, 36.0, 15.0, 9.0, 11.0, 9.0, 40.0, 26.0, 26.0, 13.0, 6.0];

/// The first row of items; above it the title, the note and the heads.
const FIRST: u32 = 3;

/// The workbook of a form. The same form gives the same bytes.
///
/// Errors: [`PageError::Write`] where the library cannot put it together.
pub fn write(form: &Form) -> Result<Vec<u8>, PageError> {
    workbook(form).map_err(|e| PageError::Write(e.to_string()))
}

fn workbook(form: &Form) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(
        u16::try_from(form.made_on.year()).unwrap_or(1900),
        u8::try_from(form.made_on.month()).unwrap_or(1),
        u8::try_from(form.made_on.day()).unwrap_or(1),
    )?;
    book.set_properties(&DocProperties::new().set_title(SHEET).set_author(&form.office).set_creation_datetime(&made));
    let sheet = book.add_worksheet().set_name(SHEET)?;
    heads(sheet, form)?;
    for (row, number) in form.rows.iter().zip(FIRST..) {
        item(sheet, number, row)?;
    }
    guard(sheet, form)?;
    let about = book.add_worksheet().set_name(ABOUT)?;
    about.write(0, 0, MARK)?.write(1, 0, &form.department)?.write(2, 0, form.made_on.to_string())?.set_hidden(true);
    book.save_to_buffer()
}

fn heads(sheet: &mut Worksheet, form: &Form) -> Result<(), XlsxError> {
    let title = Format::new().set_bold().set_font_size(16).set_align(FormatAlign::Center);
    let note = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let head = cell().set_bold().set_align(FormatAlign::Center).set_background_color("#EFEBE3");
    sheet.merge_range(0, 0, 0, VERSION, &format!("督办事项反馈表（{}）", form.department), &title)?;
    let words = format!(
        "白色格子由承办单位填写，其余不用改。没有进展的事项可以不填。填好后把本文件交回{}。",
        if form.office.is_empty() { "督查室" } else { &form.office }
    );
    sheet.merge_range(1, 0, 1, VERSION, &words, &note)?;
    sheet.set_row_height(0, 28)?.set_row_height(1, 20)?;
    for ((name, width), column) in HEADS.iter().zip(WIDTHS).zip(0..) {
        sheet.write_with_format(FIRST - 1, column, *name, &head)?;
        sheet.set_column_width(column, width)?;
    }
    sheet.set_column_hidden(VERSION)?;
    sheet.set_freeze_panes(FIRST, 2)?.set_repeat_rows(FIRST - 1, FIRST - 1)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

fn item(sheet: &mut Worksheet, row: u32, item: &FormRow) -> Result<(), XlsxError> {
    let fixed = cell().set_text_wrap().set_background_color("#F7F4EE");
    let open = cell().set_text_wrap().set_unlocked();
    for (text, column) in [&item.code, &item.title, &item.ask, &item.due].into_iter().zip(0..) {
        sheet.write_with_format(row, column, text.as_str(), &fixed)?;
    }
    sheet.write_with_format(row, 4, item.percent, &fixed)?;
    for column in OPEN {
        let format = if column == 10 { open.clone().set_num_format("yyyy-mm-dd") } else { open.clone() };
        sheet.write_blank(row, column, &format)?;
    }
    // As text: no program shortens or rounds it.
    sheet.write_with_format(row, VERSION, item.version.to_string(), &fixed)?;
    Ok(())
}

/// Guards what is asked, and limits what is filled in.
fn guard(sheet: &mut Worksheet, form: &Form) -> Result<(), XlsxError> {
    let rows = u32::try_from(form.rows.len()).unwrap_or(u32::MAX);
    if rows > 0 {
        let last = FIRST + rows - 1;
        let refuse = |rule: DataValidation, title: &str, words: &str| {
            rule.set_error_style(DataValidationErrorStyle::Stop).set_error_title(title)?.set_error_message(words)
        };
        let kinds = DataValidation::new().allow_list_strings(&Kind::ALL.map(Kind::word))?;
        sheet.add_data_validation(FIRST, 5, last, 5, &refuse(kinds, "办理情况", "从下拉框中选择。")?)?;
        let percent = DataValidation::new().allow_whole_number(DataValidationRule::Between(0, 100));
        sheet.add_data_validation(FIRST, 6, last, 6, &refuse(percent, "进度", "填0到100的整数。")?)?;
        let from = ExcelDateTime::from_ymd(2000, 1, 1)?;
        let date = DataValidation::new().allow_date(DataValidationRule::GreaterThanOrEqualTo(from));
        sheet.add_data_validation(FIRST, 10, last, 10, &refuse(date, "反馈日期", "填日期，如2026-6-30。")?)?;
    }
    sheet.protect();
    Ok(())
}

fn cell() -> Format {
    Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter)
}
