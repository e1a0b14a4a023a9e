//! 文书: what is due is put together, proposed, previewed, checked, signed, numbered, issued, taken back. Issuing a
//! notice is 交办, issuing a reminder is 催办.
//!
//! The way of every kind is one: [`form`] turns what the window or the terminal sends into a draft, [`content`] words the
//! draft as a paper from what the ledger knows, [`issue`] lays it out, takes the next number and freezes the bytes.

mod batch;
mod content;
mod due;
mod figures;
mod form;
mod issue;
mod propose;
mod register;
mod stationery;
mod steps;

pub use batch::{BatchRequest, BatchScope, Told};
pub(crate) use figures::highest;
pub(crate) use issue::short_code;

use crate::Code;
use crate::error::Error;

fn no_document() -> Error {
    Error::new(Code::DocumentMissing, "登记簿里没有这份文书。回到文书页重新选择。")
}
