//! What the stages refuse, in the sentences that users read.

mod document;
mod file;
mod ledger;
mod step;

pub(crate) use ledger::{of_ledger, of_review};
pub(crate) use step::{continue_refused, step_refused, step_sentence, told};
