//! Workbooks since Excel 2007: XML in a zip.

use std::io::Cursor;

use calamine::{Reader as _, SheetVisible, Xlsx, XlsxError};

use super::grid::{CELL_LIMIT, Grid};
use super::shown::shown;
use crate::TEXT_LIMIT;
use crate::error::Fault;
use crate::package::Package;

/// The most that a workbook's parts may unzip to together, and that the part may whose strings are all kept in memory.
const TOGETHER: u64 = 64 * 1024 * 1024;
const STRINGS: u64 = 24 * 1024 * 1024;

/// The sheets that can be seen, in order, with their names.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<(String, Grid)>, Fault> {
    Package::open(bytes)?
        .measure(TOGETHER, |name| if name.ends_with("sharedStrings.xml") { STRINGS } else { TOGETHER })?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(refusal)?;
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect();
    let (mut cells, mut size) = (0, 0);
    let mut sheets = Vec::new();
    for name in names {
        let mut grid = Grid::default();
        // Sheets that hold a chart or a dialog have no cells.
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        let formats: Vec<Option<String>> =
            reader.styles().iter().map(|style| Some(style.number_format.as_ref()?.format_code.clone())).collect();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(refusal)? {
            let text = shown(cell.get_value(), formats.get(style).and_then(Option::as_deref));
            if text.is_empty() {
                continue;
            }
            cells += 1;
            size += text.len();
            if cells > CELL_LIMIT {
                return Err(Fault::Swells(TOGETHER));
            }
            if size > TEXT_LIMIT {
                return Err(Fault::Large(size));
            }
            let (row, column) = cell.get_position();
            grid.put(row, column, &text);
        }
        drop(reader);
        if !grid.is_empty() {
            grid.merge(book.merge_cells_by_sheet_name(&name).unwrap_or_default());
        }
        sheets.push((name, grid));
    }
    Ok(sheets)
}

fn refusal(error: XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault::Password,
        error => Fault::broken(error.to_string()),
    }
}
