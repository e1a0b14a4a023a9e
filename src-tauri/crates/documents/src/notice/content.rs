//! Everything that is printed on a 督办通知单, in words.

use chrono::{DateTime, FixedOffset};

use crate::Metadata;
use crate::paper::{Block, Labelled, Official, Slip};

/// The words of a notice, in the order they are printed. Nothing stands on the page that is not in here, save the
/// page numbers and the labels of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeContent {
    /// Without a number it is a draft, and says so across each page.
    pub draft: bool,
    /// 密级和保密期限, the highest of its items: 机密★1年.
    pub classification: Option<String>,
    /// 紧急程度, the highest of its items: 特急.
    pub urgency: Option<String>,
    /// 发文机关标志.
    pub mark: String,
    /// 发文字号; of a draft, with the number left out.
    pub number: String,
    /// 标题.
    pub title: String,
    /// 主送机关, without the colon. May be empty.
    pub addressees: String,
    /// Why this comes.
    pub opening: String,
    /// One an item.
    pub sections: Vec<Section>,
    /// What to do about all of it, a paragraph each.
    pub closing: Vec<String>,
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
    /// 回执.
    pub slip: Slip,
    /// The code on each page that leads back to the journal: `000123-1A2B3C4D`.
    pub short_code: Option<String>,
}

/// What is said of one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// 一、加快城市更新.
    pub heading: String,
    /// Paragraphs, each of labelled pieces.
    pub paragraphs: Vec<Vec<Labelled>>,
}

impl NoticeContent {
    /// What the finished file says of itself.
    #[must_use]
    pub fn metadata(&self, created: DateTime<FixedOffset>) -> Metadata {
        Metadata {
            title: self.title.clone(),
            author: self.issuer.clone(),
            created,
            subject: self.number.clone(),
            keywords: self.sections.iter().map(|section| section.heading.clone()).collect(),
        }
    }

    /// The notice as a 公文, for the forms with a red head and with double lines.
    #[must_use]
    pub fn official(&self) -> Official {
        let mut body = vec![Block::words(&self.opening)];
        for section in &self.sections {
            body.push(Block::Heading(section.heading.clone()));
            body.extend(section.paragraphs.iter().cloned().map(Block::Words));
        }
        body.extend(self.closing.iter().map(|words| Block::words(words)));
        Official {
            draft: self.draft,
            classification: self.classification.clone(),
            urgency: self.urgency.clone(),
            mark: self.mark.clone(),
            number: self.number.clone(),
            signatory: String::new(),
            title: self.title.clone(),
            addressees: self.addressees.clone(),
            body,
            attachments: Vec::new(),
            issuer: self.issuer.clone(),
            dated: self.dated.clone(),
            copies: self.copies.clone(),
            printed_by: self.printed_by.clone(),
            printed_on: self.printed_on.clone(),
            slip: Some(self.slip.clone()),
            short_code: self.short_code.clone(),
        }
    }
}
