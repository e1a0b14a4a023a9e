//! Taking the workbook back.

use std::io::Cursor;

use calamine::{Data, Range, Reader as _, Sheets, open_workbook_auto_from_rs};
use chrono::NaiveDate;

use super::{ABOUT, HEADS, Kind, MARK, SHEET};

/// Why a whole workbook is no form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// It cannot be opened as a workbook.
    #[error("no workbook: {0}")]
    NoWorkbook(String),
    /// It is a workbook, but none of ours.
    #[error("the workbook is no feedback form")]
    NoForm,
    /// Columns were deleted, or their heads changed.
    #[error("columns are missing: {0:?}")]
    ColumnsMissing(Vec<&'static str>),
}

/// What a department filled in for one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Its code, as it stands in the sheet.
    pub code: String,
    /// Its title, as it stands in the sheet.
    pub title: String,
    /// The item's version when the form was made.
    pub version: u64,
    /// 办理情况.
    pub kind: Kind,
    /// 进度; none where completion is reported without one.
    pub percent: Option<u8>,
    /// 进展情况.
    pub narrative: String,
    /// 存在问题.
    pub problems: String,
    /// 下一步打算.
    pub next_step: String,
    /// 反馈日期.
    pub on: Option<NaiveDate>,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RowFault {
    /// A formula stands where words or a figure should.
    #[error("{0} holds a formula")]
    Formula(&'static str),
    /// 办理情况 is none of the two.
    #[error("no such kind: {0:?}")]
    Kind(String),
    /// 进度 is no whole number from 0 to 100.
    #[error("no percent: {0:?}")]
    Percent(String),
    /// 反馈日期 is no date, or words that no one date follows from.
    #[error("no date: {0:?}")]
    Date(String),
    /// 进展情况 is empty.
    #[error("no narrative")]
    Narrative,
    /// The hidden version is gone or changed.
    #[error("no version")]
    Version,
    /// The code is empty.
    #[error("no code")]
    Code,
}

/// One row of the sheet that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowRead {
    /// Its number as the program shows it, from 1.
    pub row: u32,
    /// The code in it, for naming it; empty where there is none.
    pub code: String,
    /// What was filled in; `None` where nothing was.
    pub filled: Result<Option<Filled>, RowFault>,
}

/// A form that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormReading {
    /// The department it was made for.
    pub department: String,
    /// The day it was made.
    pub made_on: Option<NaiveDate>,
    /// Its rows, in order.
    pub rows: Vec<RowRead>,
}

/// Reads a form that was filled in, whichever program saved it: `.xlsx`, `.xls`, `.ods`.
pub fn read(bytes: &[u8]) -> Result<FormReading, FormError> {
    let no_workbook = |e: calamine::Error| FormError::NoWorkbook(e.to_string());
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(no_workbook)?;
    let (department, made_on) = about(&mut book)?;
    let sheet = book.worksheet_range(SHEET).map_err(|_| FormError::NoForm)?;
    // A program that keeps no formulas has none to refuse.
    let formulas = book.worksheet_formula(SHEET).unwrap_or_default();
    let columns = columns(&sheet)?;
    let (end, _) = sheet.end().unwrap_or_default();
    let rows = (columns.head + 1..=end).filter_map(|row| columns.row(&sheet, &formulas, row)).collect();
    Ok(FormReading { department, made_on, rows })
}

fn about(book: &mut Sheets<Cursor<&[u8]>>) -> Result<(String, Option<NaiveDate>), FormError> {
    let about = book.worksheet_range(ABOUT).map_err(|_| FormError::NoForm)?;
    let line = |row: u32| about.get_value((row, 0)).map(words).unwrap_or_default();
    if line(0) == MARK { Ok((line(1), line(2).parse().ok())) } else { Err(FormError::NoForm) }
}

/// Where each column stands.
struct Columns {
    head: u32,
    at: [u32; HEADS.len()],
}

fn columns(sheet: &Range<Data>) -> Result<Columns, FormError> {
    let (last_row, last_column) = sheet.end().unwrap_or_default();
    let mut best = (0, [None; HEADS.len()]);
    for row in 0..=last_row.min(20) {
        let found = HEADS.map(|head| {
            (0..=last_column).find(|column| sheet.get_value((row, *column)).is_some_and(|cell| words(cell) == head))
        });
        if found.iter().flatten().count() > best.1.iter().flatten().count() {
            best = (row, found);
        }
    }
    let missing: Vec<&'static str> =
        HEADS.iter().zip(best.1).filter(|(_, at)| at.is_none()).map(|(head, _)| *head).collect();
    if missing.is_empty() {
        Ok(Columns { head: best.0, at: best.1.map(Option::unwrap_or_default) })
    } else if missing.len() == HEADS.len() {
        Err(FormError::NoForm)
    } else {
        Err(FormError::ColumnsMissing(missing))
    }
}

impl Columns {
    /// What a row holds; nothing where it is blank.
    fn row(&self, sheet: &Range<Data>, formulas: &Range<String>, row: u32) -> Option<RowRead> {
        let cell = |column: usize| sheet.get_value((row, self.at[column])).cloned().unwrap_or_default();
        let text = |column: usize| words(&cell(column));
        let code = text(0);
        let opened: Vec<String> = (5..=10).map(text).collect();
        let formula = (0..HEADS.len())
            .find(|column| formulas.get_value((row, self.at[*column])).is_some_and(|formula| !formula.is_empty()));
        let filled = match formula {
            Some(column) => Err(RowFault::Formula(HEADS[column])),
            None if opened.iter().all(String::is_empty) => {
                if code.is_empty() {
                    return None;
                }
                Ok(None)
            }
            None => filled(&text, &cell(6), &cell(10)).map(Some),
        };
        Some(RowRead { row: row + 1, code, filled })
    }
}

fn filled(text: &dyn Fn(usize) -> String, percent: &Data, date: &Data) -> Result<Filled, RowFault> {
    let code = text(0);
    if code.is_empty() {
        return Err(RowFault::Code);
    }
    let kind = match text(5).as_str() {
        "" => Kind::Progress,
        word => *Kind::ALL.iter().find(|k| k.word() == word).ok_or_else(|| RowFault::Kind(word.to_owned()))?,
    };
    let percent = percent_of(percent)?;
    if kind == Kind::Progress && percent.is_none() {
        return Err(RowFault::Percent(String::new()));
    }
    let narrative = text(7);
    if narrative.is_empty() {
        return Err(RowFault::Narrative);
    }
    let version = text(11).parse().map_err(|_| RowFault::Version)?;
    Ok(Filled {
        code,
        title: text(1),
        version,
        kind,
        percent,
        narrative,
        problems: text(8),
        next_step: text(9),
        on: date_of(date)?,
    })
}

fn percent_of(cell: &Data) -> Result<Option<u8>, RowFault> {
    let text = words(cell);
    if text.is_empty() {
        return Ok(None);
    }
    let figure = text.trim_end_matches(['%', '％']).trim();
    match figure.parse::<f64>() {
        // 0.6 typed into a cell of per cent is 60.
        Ok(share) if text == figure && share > 0.0 && share < 1.0 => whole(share * 100.0),
        Ok(percent) => whole(percent),
        Err(_) => None,
    }
    .map(Some)
    .ok_or(RowFault::Percent(text))
}

fn whole(figure: f64) -> Option<u8> {
    let rounded = figure.round();
    ((figure - rounded).abs() < 1e-6 && (0.0..=100.0).contains(&rounded)).then_some(rounded as u8)
}

/// A date, or words that one date follows from: 2026-06-05, 2026/6/5, 2026年6月5日. Without a year it is none.
fn date_of(cell: &Data) -> Result<Option<NaiveDate>, RowFault> {
    if let Data::DateTime(date) = cell {
        let (year, month, day, ..) = date.to_ymd_hms_milli();
        let date = NaiveDate::from_ymd_opt(year.into(), month.into(), day.into());
        return date.map(Some).ok_or_else(|| RowFault::Date(words(cell)));
    }
    let text = words(cell);
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = || RowFault::Date(text.clone());
    let day = text.split(['T', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '/', '年', '月', '日']).filter(|part| !part.is_empty()).collect();
    let [year, month, day] = parts.as_slice() else { return Err(wrong()) };
    let year: i32 = year.parse().map_err(|_| wrong())?;
    let (month, day) = (month.parse().map_err(|_| wrong())?, day.parse().map_err(|_| wrong())?);
    NaiveDate::from_ymd_opt(year, month, day).filter(|_| year >= 2000).map(Some).ok_or_else(wrong)
}

/// A cell's words, as its reader sees them.
fn words(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.trim().to_owned(),
        Data::Float(figure) if figure.fract() == 0.0 && figure.abs() < 1e15 => format!("{figure:.0}"),
        Data::Float(figure) => figure.to_string(),
        other => other.to_string().trim().to_owned(),
    }
}
