//! Step 2 for Word documents: `word/document.xml` to lines (ECMA-376, part 1, chapter 17).
//!
//! A paragraph is a line; a table row is a line with its cells parted by tabs, the cells that another one covers
//! empty. Tracked insertions are taken as done, deletions as gone. Headings are plain lines. The numbers that Word counts
//! itself are written out.
//!
//! Hostile files are met by limits, all of which hold while reading: nothing is unpacked beforehand.

mod body;
mod numbering;
mod numerals;
mod package;
mod xml;

use crate::IntakeError;

/// The most that a part of a document may unzip to, in bytes.
const PART_LIMIT: u64 = 64 * 1024 * 1024;

/// How deep elements may nest.
const DEPTH_LIMIT: usize = 256;

/// The lines of a document.
pub(crate) fn read(bytes: &[u8]) -> Result<String, IntakeError> {
    let mut package = package::Package::open(bytes)?;
    let main = package.main_part()?;
    let numbering = numbering::Numbering::read(&mut package, &main)?;
    body::read(package.part(&main)?, numbering)
}

fn broken(reason: impl Into<String>) -> IntakeError {
    IntakeError::BrokenDocx { reason: reason.into() }
}
