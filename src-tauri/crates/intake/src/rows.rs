//! Table rows as lines, the same for every format.

use crate::error::Fault;

/// The most cells that one cell may claim to cover.
pub(crate) const SPAN_LIMIT: usize = 63;

/// The most columns that a table may have. Word's own limit is 63; a workbook may have a column for each day.
pub(crate) const COLUMN_LIMIT: usize = 1000;

/// A row while it is read.
#[derive(Debug, Default)]
pub(crate) struct TableRow {
    cells: Vec<String>,
    /// How many of the cells stand in the file; the others are covered by them.
    own: usize,
}

impl TableRow {
    /// Adds a cell of these paragraphs, one a line, that covers so many columns.
    pub(crate) fn push(&mut self, text: String, covers: usize) {
        self.cells.push(text);
        self.own += 1;
        self.skip(covers.clamp(1, SPAN_LIMIT) - 1);
    }

    /// Leaves columns empty.
    pub(crate) fn skip(&mut self, columns: usize) {
        self.cells.extend(std::iter::repeat_n(String::new(), columns.min(SPAN_LIMIT)));
    }

    /// The row as a line, its cells parted by tabs, without its end. A row wider than any table is refused.
    ///
    /// A row of one cell is a frame around paragraphs rather than a row: they stay the lines they are.
    pub(crate) fn line(self) -> Result<String, Fault> {
        if self.cells.len() > COLUMN_LIMIT {
            return Err(Fault::Wide(COLUMN_LIMIT));
        }
        if self.own == 1
            && let Some(text) = self.cells.iter().find(|text| !text.is_empty())
        {
            return Ok(text.trim_end_matches('\n').to_owned());
        }
        let cells: Vec<String> = self.cells.iter().map(|text| in_one_line(text)).collect();
        Ok(cells.join("\t"))
    }
}

/// The paragraphs of a cell in one line, parted by blanks.
pub(crate) fn in_one_line(text: &str) -> String {
    let words: Vec<&str> = text.split(['\n', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect();
    words.join(" ")
}

/// Lines, and the row that is being read, for formats that mark the end of a cell and of a row by signs in the text.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    text: String,
    /// Paragraphs that belong to a cell, or stand alone.
    pending: String,
    row: Option<TableRow>,
}

impl Lines {
    pub(crate) fn in_row(&self) -> bool {
        self.row.is_some() || !self.pending.is_empty()
    }

    pub(crate) fn paragraph(&mut self, text: &str) {
        self.pending.push_str(text);
        self.pending.push('\n');
    }

    pub(crate) fn close_paragraphs(&mut self) {
        self.text.push_str(&std::mem::take(&mut self.pending));
    }

    pub(crate) fn close_cell(&mut self) {
        self.row.get_or_insert_default().push(std::mem::take(&mut self.pending), 1);
    }

    pub(crate) fn close_row(&mut self) -> Result<(), Fault> {
        if let Some(row) = self.row.take() {
            self.text.push_str(&row.line()?);
            self.text.push('\n');
        }
        Ok(())
    }

    pub(crate) fn line(&mut self, text: &str) -> Result<(), Fault> {
        self.close_row()?;
        self.text.push_str(text);
        self.text.push('\n');
        Ok(())
    }

    pub(crate) fn end(mut self) -> Result<String, Fault> {
        self.close_row()?;
        self.close_paragraphs();
        Ok(self.text)
    }
}
