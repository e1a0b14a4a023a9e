//! The forms that papers have.
//!
//! Every kind of document words itself as one of a few forms, and each form is laid out in one place: an [`Official`]
//! is running text under a red head or between double lines, a [`Sheet`] is a table over many pages, a [`Bordered`]
//! is a form with labelled boxes, a [`Brief`] is one page in large type. The same [`Paper`] is laid out on pages, or
//! written down for Word.

mod bordered;
mod brief;
mod official;
mod sheet;
mod stamp;

use chrono::{DateTime, FixedOffset};

pub use bordered::{Bordered, Field, FormRow};
pub use brief::{Brief, Figure, Point};
pub use official::{Attachment, Block, Chart, Labelled, Official, Slip};
pub use sheet::{Format, Sheet};

use crate::fonts::Fonts;
use crate::page::{Page, Pages};
use crate::picture::Picture;
use crate::{Metadata, PageError};

/// A document in words, in the form it is to be printed in.
#[derive(Debug, Clone, PartialEq)]
pub enum Paper {
    /// 公文 or 信函.
    Official(Official),
    /// A table over as many pages as it needs.
    Sheet(Sheet),
    /// A form.
    Bordered(Bordered),
    /// One page for a leader.
    Brief(Brief),
}

/// One page of this size with nothing but what is said across it.
pub(crate) fn across(words: &str, (width, height): (f64, f64), fonts: &Fonts) -> Result<Pages, PageError> {
    let mut pages = Pages { pages: vec![Page::new(width, height)], bookmarks: Vec::new() };
    stamp::across(words, fonts, &mut pages)?;
    Ok(pages)
}

/// Which of the forms a notice has; a setting of the office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Form {
    /// 公文: red head, red line.
    #[default]
    RedHead,
    /// 信函格式: red double lines.
    Letter,
    /// A bordered table.
    Table,
}

/// How a paper is to be set, apart from its words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Manner {
    /// Head of a 公文; [`Form::Table`] is as [`Form::RedHead`] here.
    pub form: Form,
    /// 份号 of this copy, six digits on paper.
    pub copy_number: Option<u32>,
    /// What becomes of the seal.
    pub seal: Seal,
    /// What a paper that no longer counts says across each page: 已撤回, 已作废.
    pub across: Option<&'static str>,
}

/// The seal of a 公文.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Seal {
    /// 不加盖印章: issuer and date stand two characters from the right.
    #[default]
    None,
    /// Room is left for the real one; issuer and date stand as under a seal.
    Room,
    /// The seal itself, so many millimetres wide, pressing both: their middle a little below its own.
    Picture(Picture, f64),
}

impl Paper {
    /// Lays the paper out. All characters that no font has are refused at once, by name.
    pub fn lay_out(&self, manner: &Manner, fonts: &Fonts) -> Result<Pages, PageError> {
        let missing = fonts.missing(&self.words());
        if !missing.is_empty() {
            return Err(PageError::NoGlyph(missing));
        }
        let mut pages = match self {
            Self::Official(official) => official::lay_out(official, manner, fonts),
            Self::Sheet(sheet) => sheet::lay_out(sheet, fonts),
            Self::Bordered(bordered) => bordered::lay_out(bordered, manner, fonts),
            Self::Brief(brief) => brief::lay_out(brief, fonts),
        }?;
        if let Some(words) = self.across(manner) {
            stamp::across(words, fonts, &mut pages)?;
        }
        Ok(pages)
    }

    /// What the finished file says of itself.
    #[must_use]
    pub fn metadata(&self, created: DateTime<FixedOffset>) -> Metadata {
        let (title, author, subject, keywords) = match self {
            Self::Official(paper) => (&paper.title, &paper.issuer, paper.number.clone(), paper.headings()),
            Self::Sheet(paper) => (&paper.title, &paper.issuer, String::new(), Vec::new()),
            Self::Bordered(paper) => (&paper.title, &paper.issuer, paper.number.clone(), paper.headings()),
            Self::Brief(paper) => (&paper.title, &paper.issuer, String::new(), Vec::new()),
        };
        Metadata { title: title.clone(), author: author.clone(), created, subject, keywords }
    }

    /// What stands across each page, if anything.
    pub(crate) fn across(&self, manner: &Manner) -> Option<&'static str> {
        manner.across.or_else(|| self.is_draft().then_some("草稿"))
    }

    fn is_draft(&self) -> bool {
        match self {
            Self::Official(paper) => paper.draft,
            Self::Sheet(paper) => paper.draft,
            Self::Bordered(paper) => paper.draft,
            Self::Brief(paper) => paper.draft,
        }
    }

    /// Everything that will be printed, to see whether the fonts have it.
    fn words(&self) -> String {
        match self {
            Self::Official(paper) => paper.words(),
            Self::Sheet(paper) => paper.words(),
            Self::Bordered(paper) => paper.words(),
            Self::Brief(paper) => paper.words(),
        }
    }
}
