//! Workbooks of Excel 97–2003, which WPS writes as well: records in a compound file ([MS-XLS]).

use std::io::Cursor;

use calamine::{Data, DataRef, Reader as _, SheetVisible, Xls, XlsError};

use super::grid::{CELL_LIMIT, Grid};
use super::measure::measure;
use super::shown::shown;
use crate::TEXT_LIMIT;
use crate::compound::Compound;
use crate::error::Fault;

/// The sheets that can be seen, in order, with their names.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<(String, Grid)>, Fault> {
    let mut compound = Compound::open(bytes)?;
    let mut months = Vec::new();
    for name in ["Book", "Workbook"] {
        if let Some(stream) = compound.stream(name)? {
            months = measure(&stream)?;
        }
    }
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(refusal)?;
    let names: Vec<(usize, String)> = book
        .sheets_metadata()
        .iter()
        .enumerate()
        .filter(|(_, sheet)| sheet.visible == SheetVisible::Visible)
        .map(|(at, sheet)| (at, sheet.name.clone()))
        .collect();
    let mut cells = 0;
    let mut sheets = Vec::new();
    for (at, name) in names {
        let Ok(range) = book.worksheet_range(&name) else { continue };
        let (first_row, first_column) = range.start().unwrap_or_default();
        let mut grid = Grid::default();
        for (row, column, value) in range.used_cells() {
            cells += 1;
            if cells > CELL_LIMIT {
                return Err(Fault::Swells(TEXT_LIMIT as u64));
            }
            let place = |first: u32, at: usize| first.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
            let (row, column) = (place(first_row, row), place(first_column, column));
            let month = months.get(at).is_some_and(|months| months.contains(&(row, column)));
            grid.put(row, column, &shown(&as_ref(value), month.then_some("yyyy-m")));
        }
        grid.merge(book.merge_cells_by_sheet_name(&name).unwrap_or_default());
        sheets.push((name, grid));
    }
    Ok(sheets)
}

fn as_ref(value: &Data) -> DataRef<'_> {
    match value {
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => DataRef::SharedString(text),
        Data::Int(n) => DataRef::Int(*n),
        Data::Float(n) => DataRef::Float(*n),
        Data::DateTime(moment) => DataRef::DateTime(*moment),
        Data::Bool(_) | Data::Error(_) | Data::Empty => DataRef::Empty,
    }
}

fn refusal(error: XlsError) -> Fault {
    match error {
        XlsError::Password => Fault::Password,
        error => Fault::broken(error.to_string()),
    }
}
