//! 公文: running text after GB/T 9704, with a red head or as a 信函.

mod attachments;
mod body;
mod foot;
mod head;
mod signature;
mod slip;

pub(crate) use body::{lay_out, text_of};
pub(crate) use foot::code;

use duban_domain::light::Light;

use crate::table::Table;

/// The words of a 公文, in the order they are printed. Nothing stands on its pages that is not in here, save the page
/// numbers and the labels of the form.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Official {
    /// Without a number it is a draft, and says so across each page.
    pub draft: bool,
    /// 密级和保密期限: 机密★1年.
    pub classification: Option<String>,
    /// 紧急程度: 特急.
    pub urgency: Option<String>,
    /// 发文机关标志.
    pub mark: String,
    /// 发文字号; of a draft, with the number left out.
    pub number: String,
    /// 签发人 of a paper that goes upwards; else empty.
    pub signatory: String,
    /// 标题.
    pub title: String,
    /// 主送机关, without the colon. May be empty.
    pub addressees: String,
    /// 正文.
    pub body: Vec<Block>,
    /// 附件, each on pages of its own.
    pub attachments: Vec<Attachment>,
    /// 发文机关署名.
    pub issuer: String,
    /// 成文日期: 2026年6月5日.
    pub dated: String,
    /// 抄送机关, without the full stop. May be empty.
    pub copies: String,
    /// 印发机关.
    pub printed_by: String,
    /// 印发日期 with 印发.
    pub printed_on: String,
    /// 回执, on the last page.
    pub slip: Option<Slip>,
    /// The code on each page that leads back to the journal: `000123-1A2B3C4D`.
    pub short_code: Option<String>,
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// 一、加快城市更新: 黑体, a bookmark leads to it.
    Heading(String),
    /// （一）: 楷体.
    Second(String),
    /// A paragraph of pieces with or without labels, two characters in.
    Words(Vec<Labelled>),
}

/// Words with a label before them. Without a label, they go on from what stands before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// 完成时限. Printed with a colon, in 楷体.
    pub label: String,
    /// The words, with their end mark.
    pub words: String,
}

/// A table behind the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Attachment {
    /// Its title.
    pub title: String,
    /// A line above the table, such as 截至2026年6月1日. May be empty.
    pub note: String,
    /// A bar of what stands how, between the note and the table.
    pub chart: Option<Chart>,
    /// The table.
    pub table: Table,
}

/// One bar, of as many parts as there are lights.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chart {
    /// How many of each, left to right.
    pub parts: Vec<(Light, u32)>,
}

/// 回执: what the department fills in and sends back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// Its title.
    pub title: String,
    /// By when and to whom it goes back.
    pub request: String,
}

impl Block {
    /// A plain paragraph.
    #[must_use]
    pub fn words(words: &str) -> Self {
        Self::Words(vec![Labelled { label: String::new(), words: words.to_owned() }])
    }

    /// A paragraph that opens with a label.
    #[must_use]
    pub fn labelled(label: &str, words: impl Into<String>) -> Self {
        Self::Words(vec![Labelled { label: label.to_owned(), words: words.into() }])
    }
}

impl Official {
    /// The headings of the text.
    pub(crate) fn headings(&self) -> Vec<String> {
        let heading = |block: &Block| match block {
            Block::Heading(words) => Some(words.clone()),
            _ => None,
        };
        self.body.iter().filter_map(heading).collect()
    }

    /// Everything that is printed.
    pub(crate) fn words(&self) -> String {
        let mut words: Vec<&str> =
            [&self.mark, &self.number, &self.signatory, &self.title, &self.addressees].map(String::as_str).into();
        for block in &self.body {
            match block {
                Block::Heading(heading) | Block::Second(heading) => words.push(heading),
                Block::Words(pieces) => words.extend(pieces.iter().flat_map(|p| [p.label.as_str(), &p.words])),
            }
        }
        words.extend([&self.issuer, &self.dated, &self.copies, &self.printed_by, &self.printed_on].map(String::as_str));
        words.extend(self.classification.iter().chain(&self.urgency).chain(&self.short_code).map(String::as_str));
        words.extend(self.slip.iter().flat_map(|slip| [slip.title.as_str(), &slip.request]));
        let mut words = words.concat();
        for attachment in &self.attachments {
            words.push_str(&attachment.title);
            words.push_str(&attachment.note);
            words.push_str(&attachment.table.words());
        }
        words
    }
}
