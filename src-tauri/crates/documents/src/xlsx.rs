//! Sheets as Excel workbooks, to be sorted and filtered.

use chrono::NaiveDate;
use duban_domain::light::Light;
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use crate::paper::{Format as Paper, Sheet};
use crate::table::{Align, Cell, Row, Table, Width};
use crate::{Metadata, PageError, figure};

/// Writes a sheet as a workbook of one worksheet.
///
/// Guarantees: days and numbers are real ones; text that looks like a formula stays text; the head stays on the screen
/// and on each printed page, and filters stand in it. A heading across the table would get in the way of sorting, so
/// that groups become a column of their own. The same sheet and metadata give the same bytes.
pub fn write_xlsx(sheet: &Sheet, metadata: &Metadata) -> Result<Vec<u8>, PageError> {
    write(sheet, metadata).map_err(|error| PageError::Write(error.to_string()))
}

/// Height of a line in a cell.
const LINE: f64 = 14.0;
/// Excel takes no higher row.
const HIGHEST: f64 = 409.0;
/// Rows above the table: title, and what it covers.
const HEAD: u32 = 2;

fn write(sheet: &Sheet, metadata: &Metadata) -> Result<Vec<u8>, XlsxError> {
    let grouped = sheet.table.rows.iter().any(|row| matches!(row, Row::Group(_)));
    let first = u16::from(grouped);
    let columns = u16::try_from(sheet.table.columns.len()).unwrap_or(u16::MAX) + first;
    let last_column = columns.saturating_sub(1);

    let mut workbook = Workbook::new();
    let local = metadata.created.naive_local();
    let properties = DocProperties::new()
        .set_title(&metadata.title)
        .set_author(&metadata.author)
        .set_creation_datetime(&ExcelDateTime::from_timestamp(local.and_utc().timestamp())?);
    workbook.set_properties(&properties);
    let page = workbook.add_worksheet();
    page.set_name("台账")?;
    set_up(sheet, page)?;

    let title = Format::new().set_font_name("方正小标宋简体").set_font_size(20).set_align(FormatAlign::Center);
    let title = title.set_align(FormatAlign::VerticalCenter);
    page.merge_range(0, 0, 0, last_column.max(1), &sheet.title, &title)?;
    page.set_row_height(0, 36)?;
    let covers = Format::new().set_font_name("楷体").set_font_size(11);
    page.write_string_with_format(1, 0, &sheet.covers, &covers)?;
    page.write_string_with_format(1, last_column, &sheet.dated, &covers.set_align(FormatAlign::Right))?;

    let head = framed("黑体").set_align(FormatAlign::Center).set_background_color(Color::RGB(0x00EE_F0F2));
    if grouped {
        page.write_string_with_format(HEAD, 0, "分组", &head)?;
        page.set_column_width(0, GROUP)?;
    }
    let widths = widths(sheet, grouped);
    for (index, (column, width)) in (first..).zip(sheet.table.columns.iter().zip(widths.clone())) {
        page.write_string_with_format(HEAD, index, column.title.replace('\n', ""), &head)?;
        page.set_column_width(index, width)?;
    }
    page.set_row_height(HEAD, 24)?;

    let mut at = HEAD;
    let mut group = "";
    for row in &sheet.table.rows {
        let (cells, face) = match row {
            Row::Group(heading) => {
                group = heading;
                continue;
            }
            Row::Cells(cells) => (cells, "仿宋"),
            Row::Total(cells) => (cells, "黑体"),
        };
        at += 1;
        let needed = cells.iter().zip(&widths).map(|(cell, width)| lines(&cell.text(), *width)).fold(1.0, f64::max);
        let needed = if grouped { needed.max(lines(group, GROUP)) } else { needed };
        page.set_row_height(at, (LINE * needed + 4.0).min(HIGHEST))?;
        if grouped {
            page.write_string_with_format(at, 0, group, &framed(face))?;
        }
        for (index, (column, cell)) in (first..).zip(sheet.table.columns.iter().zip(cells)) {
            write_cell(page, (at, index), cell, &aligned(framed(face), column.align))?;
        }
    }
    if at > HEAD {
        page.autofilter(HEAD, 0, at, last_column)?;
    }
    for note in &sheet.notes {
        at += 1;
        page.write_string_with_format(at, 0, note, &Format::new().set_font_name("仿宋"))?;
    }
    workbook.save_to_buffer()
}

/// Paper, direction, margins, repeated head, page numbers.
fn set_up(sheet: &Sheet, page: &mut Worksheet) -> Result<(), XlsxError> {
    match sheet.format {
        Paper::A4Upright => page.set_portrait().set_paper_size(9),
        Paper::A4 => page.set_landscape().set_paper_size(9),
        Paper::A3 => page.set_landscape().set_paper_size(8),
    };
    page.set_print_fit_to_pages(1, 0);
    page.set_margins(0.7, 0.7, 0.8, 0.8, 0.3, 0.4);
    page.set_repeat_rows(HEAD, HEAD)?;
    // An ampersand would be taken for a command.
    page.set_footer(format!("&L{}&C第 &P 页 / 共 &N 页", sheet.issuer.replace('&', "&&")));
    page.set_freeze_panes(HEAD + 1, 0)?;
    Ok(())
}

fn framed(face: &str) -> Format {
    let format = Format::new().set_font_name(face).set_font_size(10.5).set_border(FormatBorder::Thin);
    format.set_text_wrap().set_align(FormatAlign::VerticalCenter)
}

fn aligned(format: Format, align: Align) -> Format {
    match align {
        Align::Left => format.set_align(FormatAlign::Left),
        Align::Middle => format.set_align(FormatAlign::Center),
        Align::Right => format.set_align(FormatAlign::Right),
    }
}

fn write_cell(page: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => page.write_blank(row, column, format)?,
        Cell::Words(words) => page.write_string_with_format(row, column, words, &as_text(words, format))?,
        Cell::Number(number) => page.write_number_with_format(row, column, *number, format)?,
        Cell::Day(day) => match excel_day(*day) {
            Some(date) => {
                page.write_datetime_with_format(row, column, &date, &format.clone().set_num_format("yyyy-mm-dd"))?
            }
            None => page.write_string_with_format(row, column, cell.text(), format)?,
        },
        Cell::Light(light, word) => {
            let ink = figure::colour(*light);
            let colour = u32::from(ink.red) << 16 | u32::from(ink.green) << 8 | u32::from(ink.blue);
            let coloured = format.clone().set_font_color(Color::RGB(colour));
            page.write_string_with_format(row, column, format!("{} {word}", shape(*light)), &coloured)?
        }
        Cell::Share(share) => {
            page.write_number_with_format(row, column, *share, &format.clone().set_num_format("0.0%"))?
        }
    };
    Ok(())
}

/// A word's shape as a character, since a cell holds no drawing.
fn shape(light: Light) -> &'static str {
    light.shape()
}

/// Text that would become a formula when somebody edits the cell is kept as text.
fn as_text(words: &str, format: &Format) -> Format {
    if words.starts_with(['=', '+', '-', '@', '\t']) { format.clone().set_quote_prefix() } else { format.clone() }
}

/// Excel knows no day before 1900.
fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    use chrono::Datelike;
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

/// Width of the column that tells the group.
const GROUP: f64 = 16.0;

/// Widths in characters of the default font: what stands in each column, the wide ones made narrower until the sheet is
/// printed in a readable size.
fn widths(sheet: &Sheet, grouped: bool) -> Vec<f64> {
    let page = match sheet.format {
        Paper::A4Upright => 92.0,
        Paper::A4 => 138.0,
        Paper::A3 => 200.0,
    };
    let own: Vec<f64> = (0..sheet.table.columns.len()).map(|index| width(&sheet.table, index)).collect();
    let is_wide = |index: &usize| sheet.table.columns[*index].width == Width::Wide;
    let of = |wide: bool| (0..own.len()).filter(|at| is_wide(at) == wide).map(|at| own[at]).sum::<f64>();
    let left = page - of(false) - if grouped { GROUP } else { 0.0 };
    let scale = (left / of(true).max(1.0)).clamp(0.0, 1.0);
    (0..own.len()).map(|at| if is_wide(&at) { (own[at] * scale).max(NARROWEST) } else { own[at] }).collect()
}

/// Narrowest that a wide column gets.
const NARROWEST: f64 = 9.0;

/// What stands in a column, within bounds: as wide as the widest cell, but where that is an exception, as most need.
fn width(table: &Table, index: usize) -> f64 {
    let column = &table.columns[index];
    let cells = table.rows.iter().filter_map(|row| match row {
        Row::Group(_) => None,
        Row::Cells(cells) | Row::Total(cells) => cells.get(index),
    });
    let widths: Vec<f64> = cells.map(|cell| length(&cell.text())).collect();
    let widest = widths.iter().copied().fold(length(&column.title), f64::max);
    let mean = widths.iter().sum::<f64>() / widths.len().max(1) as f64;
    let most = if column.width == Width::Narrow { 14.0 } else { (mean * 1.4).clamp(12.0, 44.0) };
    // Room for the filter's arrow.
    widest.min(most) + 2.0
}

/// Width of the longest line, in half-width characters.
fn length(text: &str) -> f64 {
    text.lines().map(|line| line.chars().map(|c| if c.is_ascii() { 1.0 } else { 2.0 }).sum()).fold(0.0, f64::max)
}

/// How many lines a text takes in a column.
fn lines(text: &str, width: f64) -> f64 {
    text.lines().map(|line| (length(line) / (width - 1.5).max(2.0)).ceil().max(1.0)).sum::<f64>().max(1.0)
}
