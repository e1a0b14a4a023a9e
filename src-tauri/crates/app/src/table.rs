//! A spreadsheet's first sheet as rows under known headings.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Range, Reader as _, open_workbook_auto_from_rs};

use crate::Code;
use crate::cases::read_file;
use crate::error::{Error, file_name};

/// More rows and columns than any list of an office has; what lies beyond is not looked at.
const MOST_ROWS: usize = 20_000;
const MOST_COLUMNS: usize = 64;

/// How far down the headings may stand, under a title.
const HEADING_WITHIN: usize = 6;

/// Rows of text under the columns that were asked for.
#[derive(Debug)]
pub(crate) struct Table {
    /// Each known column with its place.
    columns: Vec<(&'static str, usize)>,
    rows: Vec<Vec<String>>,
    /// The first row's number in the sheet, counted from 1.
    first: u32,
}

/// A column, and the headings it goes by.
pub(crate) type Column = (&'static str, &'static [&'static str]);

/// Reads the sheet that has the most of the columns. What a file is, its content says.
pub(crate) fn read(path: &Path, columns: &[Column]) -> Result<Table, Error> {
    let bytes = read_file(path)?;
    let broken = |_| {
        let sentence = format!(
            "“{}”不是能读的电子表格，没有导入。用.xlsx格式另存后再选；加了密码的，先去掉密码。",
            file_name(path)
        );
        Error::new(Code::FileUnsupported, sentence)
    };
    let mut book = open_workbook_auto_from_rs(Cursor::new(bytes)).map_err(broken)?;
    let sheets = book.worksheets();
    let tables = sheets.iter().filter_map(|(_, range)| table(range, columns));
    let best = tables.max_by_key(|table| table.columns.len());
    best.ok_or_else(|| {
        let sentence =
            format!("“{}”里没有认得的列名，没有导入。第一行写列名，如单位名称、简称、联系人、电话。", file_name(path));
        Error::new(Code::NothingFound, sentence)
    })
}

fn table(range: &Range<Data>, columns: &[Column]) -> Option<Table> {
    let rows: Vec<Vec<String>> = range
        .rows()
        .take(MOST_ROWS)
        .map(|row| row.iter().take(MOST_COLUMNS).map(|cell| cell.to_string().trim().to_owned()).collect())
        .collect();
    let headings = rows.iter().take(HEADING_WITHIN).map(|row| known(row, columns));
    let (at, columns) = headings.enumerate().max_by_key(|(at, found)| (found.len(), std::cmp::Reverse(*at)))?;
    if columns.is_empty() {
        return None;
    }
    let above = range.start().map_or(0, |(row, _)| row);
    let first = above + u32::try_from(at).ok()? + 2;
    Some(Table { columns, rows: rows.into_iter().skip(at + 1).collect(), first })
}

fn known(row: &[String], columns: &[Column]) -> Vec<(&'static str, usize)> {
    let bare = |cell: &str| cell.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let place =
        |headings: &[&str]| headings.iter().find_map(|heading| row.iter().position(|cell| bare(cell) == *heading));
    columns.iter().filter_map(|(column, headings)| Some((*column, place(headings)?))).collect()
}

impl Table {
    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// A row's number as the spreadsheet counts it.
    pub(crate) fn number(&self, at: usize) -> u32 {
        self.first + u32::try_from(at).unwrap_or_default()
    }

    /// Whether the sheet has a column.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|(known, _)| *known == column)
    }

    /// The columns that were recognised.
    pub(crate) fn columns(&self) -> Vec<String> {
        self.columns.iter().map(|(column, _)| (*column).to_owned()).collect()
    }

    /// A cell; empty where there is none.
    pub(crate) fn cell(&self, at: usize, column: &str) -> String {
        let place = self.columns.iter().find(|(known, _)| *known == column).map(|(_, place)| *place);
        place.and_then(|place| self.rows.get(at)?.get(place).cloned()).unwrap_or_default()
    }
}
