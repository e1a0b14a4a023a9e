//! Official documents on paper.
//!
//! The way through:
//!
//! 1. Each kind of document has an input of its own, plain values that its module explains: [`notice`], [`reminder`],
//!    [`circular`] (通报 and 专报), [`leader_brief`], [`ledger_sheet`], [`tasks`] (任务清单 and 分解表), [`feedback`],
//!    [`drafting`]. It words itself as one of the forms of [`Paper`](paper::Paper).
//! 2. [`Paper::lay_out`](paper::Paper::lay_out) measures the words with the [`Fonts`] of the machine, breaks
//!    [lines](text), fills pages after [GB/T 9704](standard) and gives [`Pages`](page::Pages): every character with its
//!    place, every rule, no decision left open. [`merged`] joins several for printing on both sides.
//! 3. [`write_pdf`] writes the pages down as PDF/A-2b, each face cut down to the characters that stand in it;
//!    [`write_docx`] and [`write_xlsx`] write the same papers for Word, WPS and Excel.
//!
//! Invariant: nothing in this crate reads a clock or makes a random choice. The same content, fonts and metadata give
//! the same bytes.
//!
//! Invariant: a character that no font can draw is refused by name ([`PageError::NoGlyph`]), never printed as a box.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts of lines and lengths on paper are small, and where they are rounded it is meant"
)]

pub mod circular;
pub mod drafting;
pub mod feedback;
pub mod fonts;
pub mod form;
pub mod leader_brief;
pub mod ledger_sheet;
pub mod notice;
pub mod overview;
pub mod page;
pub mod paper;
pub mod reminder;
pub mod standard;
pub mod table;
pub mod tasks;
pub mod template;
pub mod text;

#[cfg(test)]
extern crate self as duban_documents;
#[cfg(test)]
#[path = "../tests/samples/mod.rs"]
mod samples;

mod dispatch;
mod figure;
mod flow;

mod docx;
mod merged;
mod pdf;
mod picture;
mod qr;
mod title;
mod wording;
mod xlsx;

pub use dispatch::Dispatch;

pub use docx::write_docx;
pub use fonts::{FontError, Fonts, Style};
pub use merged::merged;
pub use pdf::{Metadata, pdf_paper, stamped, write_pdf};
pub use picture::{Picture, PictureError};
pub use xlsx::write_xlsx;

/// Why a document cannot be laid out or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    /// No font at hand has these characters. In the order they stand in the text, each once.
    #[error("no font has {}", name_characters(.0))]
    NoGlyph(Vec<char>),
    /// A font's file can no longer be read, or is damaged.
    #[error("the font {font} cannot be used: {reason}")]
    Font {
        /// Its file name.
        font: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The finished file could not be put together.
    #[error("the PDF cannot be written: {0}")]
    Write(String),
}

/// Characters with their code points, so that one that cannot even be shown on the screen can be looked up.
fn name_characters(characters: &[char]) -> String {
    let named: Vec<String> = characters.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
    named.join(", ")
}
