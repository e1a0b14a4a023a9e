//! A system whose spooler is not spoken to: what is printed there is saved, and printed by what shows PDF files.

use super::{Job, Printer, Unprinted};

pub(crate) fn printers() -> Result<Vec<Printer>, Unprinted> {
    Err(Unprinted::NoSpooler)
}

pub(crate) fn submit(_pdf: &[u8], _job: &Job<'_>) -> Result<String, Unprinted> {
    Err(Unprinted::NoSpooler)
}
