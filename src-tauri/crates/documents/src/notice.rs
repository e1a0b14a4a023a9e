//! 督办通知单, in the form of a public document with a red head.

mod content;
mod foot;
mod head;
mod layout;
mod punctuation;
mod quote;
mod slip;
mod wording;

pub use content::{Labelled, NoticeContent, Section, Slip};
pub use layout::lay_out;
pub use wording::supervision_notice;
