//! 督办通知单, in the three forms that an office chooses from.

mod content;
mod table;
mod wording;

pub use content::{NoticeContent, Section};
pub use wording::supervision_notice;

use crate::PageError;
use crate::fonts::Fonts;
use crate::page::Pages;
use crate::paper::{Form, Manner, Paper};

impl NoticeContent {
    /// The notice in `form`: a 公文 with a red head, a 信函, or a bordered table.
    #[must_use]
    pub fn paper(&self, form: Form) -> Paper {
        match form {
            Form::RedHead | Form::Letter => Paper::Official(self.official()),
            Form::Table => Paper::Bordered(self.bordered()),
        }
    }
}

/// Lays a notice out as a 公文 with a red head, without a seal.
pub fn lay_out(content: &NoticeContent, fonts: &Fonts) -> Result<Pages, PageError> {
    content.paper(Form::RedHead).lay_out(&Manner::default(), fonts)
}
