//! Step 2 for Word documents: `word/document.xml` to lines (ECMA-376, part 1, chapter 17).
//!
//! A paragraph is a line; a table row is a line with its cells parted by tabs, the cells that another one covers
//! empty. Tracked insertions are taken as done, deletions as gone. Headings are plain lines. The numbers that Word counts
//! itself are written out. Footnotes and endnotes stand after the paragraph that refers to them; headers, footers and hidden
//! text are left out.
//!
//! Hostile files are met by limits, all of which hold while reading: nothing is unpacked beforehand.

mod body;
mod notes;
mod numbering;

use crate::error::Fault;
use crate::package::Package;

/// The lines of a document.
pub(crate) fn read(bytes: &[u8]) -> Result<String, Fault> {
    let mut package = Package::open(bytes)?;
    let main = package.main_part()?;
    let numbering = numbering::Numbering::read(&mut package, &main)?;
    let notes = notes::Notes::read(&mut package, &main)?;
    body::read(package.part(&main)?, numbering, notes)
}
