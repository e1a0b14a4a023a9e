//! Step 2 for Word 97–2003 documents, which WPS writes as well under its own extension ([MS-DOC]).
//!
//! The text stands in pieces of the stream `WordDocument`, which the piece table puts in order; what a paragraph is
//! (a table's row end, a numbered one) stands in pages of formatting beside it. A paragraph is a line, a table row a line
//! with its cells parted by tabs; field codes, deleted and hidden text, headers and footers are left out; notes stand
//! after the paragraph that refers to them. No library in Rust reads this format.

mod body;
mod fib;
mod formatting;
mod numbering;
mod pieces;
mod styles;

use crate::compound::Compound;
use crate::error::Fault;

/// The lines of a document.
pub(crate) fn read(bytes: &[u8]) -> Result<String, Fault> {
    let mut compound = Compound::open(bytes)?;
    let main = compound.stream("WordDocument")?.ok_or_else(|| Fault::broken("no text stream"))?;
    let fib = fib::Fib::read(&main)?;
    let table = compound.stream(fib.table)?.ok_or_else(|| Fault::broken("no table stream"))?;
    let data = compound.stream("Data")?.unwrap_or_default();
    body::read(&main, &table, &data, &fib)
}
