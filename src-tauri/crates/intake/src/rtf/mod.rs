//! Step 2 for rich text (RTF 1.9.1): a paragraph is a line, a table row a line with its cells parted by tabs.
//!
//! The crates that read RTF know no code pages of two bytes and no tables, so it is read here, with encoding_rs. The
//! numbers of lists stand in the file as text; deleted and hidden text, field codes, headers and footers are left out;
//! notes stand after the paragraph that refers to them.

mod reader;
mod tokens;

use crate::error::Fault;

/// The lines of a document.
pub(crate) fn read(bytes: &[u8]) -> Result<String, Fault> {
    reader::read(bytes)
}
