//! Printing.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A printer of this computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PrinterView {
    /// What the system calls it.
    pub name: String,
    /// Whether it is taken where none is chosen.
    pub is_default: bool,
}

/// How a document is to be printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PrintForm {
    /// The printer; none takes the system's own choice.
    pub printer: Option<String>,
    /// 份数, 1 to 99.
    pub copies: u16,
    /// 双面. Upright pages turn like a book, pages that lie across at their left edge.
    pub duplex: bool,
}

/// What went to a printer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct PrintedView {
    /// The printer.
    pub printer: String,
    /// What the spooler calls the job.
    pub job: String,
    /// 云督办〔2026〕38号已交“Laser”打印，2份，双面。
    pub said: String,
}
