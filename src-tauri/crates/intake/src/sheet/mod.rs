//! Step 2 for workbooks: the tables of their sheets to lines, one sheet after the other.
//!
//! A row is a line with its cells parted by tabs, as in a document's table; columns and rows in which nothing stands
//! are left out, and so are hidden sheets. Cells merged downwards say who and when for every row they cover. A date is
//! written as it is shown: 2026年5月9日, or 2026年5月 where the cell shows no day.
//!
//! calamine reads the files; what it would hold in memory is measured before it is asked.

mod grid;
mod measure;
mod shown;
mod xls;
mod xlsx;

use grid::Grid;

use crate::TEXT_LIMIT;
use crate::error::{Fault, guarded};

/// The lines of a workbook since Excel 2007.
pub(crate) fn read_xlsx(bytes: &[u8]) -> Result<String, Fault> {
    written(guarded(|| xlsx::read(bytes))?)
}

/// The lines of an Excel 97–2003 or WPS workbook.
pub(crate) fn read_xls(bytes: &[u8]) -> Result<String, Fault> {
    written(guarded(|| xls::read(bytes))?)
}

/// One sheet after the other. Where there are several, a name that somebody gave stands above its sheet.
fn written(sheets: Vec<(String, Grid)>) -> Result<String, Fault> {
    let filled: Vec<_> = sheets.into_iter().filter(|(_, grid)| !grid.is_empty()).collect();
    let several = filled.len() > 1;
    let mut text = String::new();
    for (name, grid) in filled {
        if several && is_given(&name) {
            text.push_str(name.trim());
            text.push('\n');
        }
        grid.write(&mut text)?;
        if text.len() > TEXT_LIMIT {
            return Err(Fault::Large(text.len()));
        }
    }
    Ok(text)
}

/// Sheet1, 工作表1 and the like are the program's names.
fn is_given(name: &str) -> bool {
    let stem = name.trim().trim_end_matches(|c: char| c.is_ascii_digit());
    !["Sheet", "sheet", "工作表", "表", ""].contains(&stem)
}
