//! The system's own spooler: which printers there are, and a PDF handed to one of them.
//!
//! Each system has a file beside this one with the same two functions, so that no use case knows which it runs on.

#[cfg(unix)]
#[path = "spooler/cups.rs"]
mod system;
#[cfg(windows)]
#[path = "spooler/windows.rs"]
mod system;

pub(crate) use system::{printers, submit};

/// A printer that was set up on this computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Printer {
    /// What the spooler calls it.
    pub(crate) name: String,
    /// Whether it is taken where none is named.
    pub(crate) is_default: bool,
}

/// How sheets are printed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sides {
    /// On their front.
    One,
    /// On both, turned like a book of upright pages.
    LongEdge,
    /// On both, turned at the left edge of pages that lie across.
    ShortEdge,
}

/// What a printer is to do with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Job<'a> {
    /// Its name.
    pub(crate) printer: &'a str,
    /// What the queue shows.
    pub(crate) title: &'a str,
    /// At least one.
    pub(crate) copies: u16,
    /// One or both.
    pub(crate) sides: Sides,
    /// Width and height of the pages in millimetres.
    pub(crate) paper: (u16, u16),
}

/// Why a spooler did not do it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unprinted {
    /// There is no spooler, or it does not answer.
    NoSpooler,
    /// What it said.
    Refused(String),
}
