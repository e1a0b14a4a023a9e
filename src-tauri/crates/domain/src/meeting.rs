//! 会议: what its minutes say of it.

use chrono::NaiveDate;

use crate::{Directive, FileHash, Passage, Span};

/// Who chaired.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Chair {
    /// 职务: `市委副书记、市长`; empty where none is written.
    pub title: String,
    /// 姓名.
    pub name: String,
}

/// What the minutes state about the meeting. Nothing stated is `None`, never a guess.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MeetingHeader {
    /// 会议全称, or a document's title where the text is one.
    pub name: Option<String>,
    /// 第几次.
    pub number: Option<u32>,
    /// The day it was held (of a document: the day it was signed).
    pub date: Option<NaiveDate>,
    /// How the date was reckoned when its year or day is not written out.
    pub date_basis: String,
    /// 主持人.
    pub chair: Option<Chair>,
    /// 发文字号 of the minutes: `〔2023〕7号` with its 代字.
    pub document_number: Option<String>,
    /// 密级 as written (`秘密★1年`): inherited by items and papers, never lowered.
    pub classification: Option<String>,
}

/// A change that intake made to the text, or a doubt it could not settle.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Repair {
    /// Where in the clean text.
    pub span: Span,
    /// What stood there in the original.
    pub original: String,
    /// What was made of it.
    pub repaired: String,
    /// A stable name: `traditional`, `pinyin`, `shifted-bytes`, `blanks`.
    pub kind: String,
    /// True where it is only a guess, or nothing could be made of it: the clerk decides.
    pub doubtful: bool,
}

/// Everything recorded of a meeting when its minutes are imported.
#[derive(Debug, Clone, PartialEq)]
pub struct Minutes {
    /// What the text says of the meeting.
    pub header: MeetingHeader,
    /// The clean text that all spans refer to.
    pub text: String,
    /// The original bytes, kept whole.
    pub original: FileHash,
    /// The original's file name, or `粘贴的文字`.
    pub file_name: String,
    /// The day the office received it.
    pub received: NaiveDate,
    /// What intake changed or doubted.
    pub repairs: Vec<Repair>,
    /// The directives in reading order, each with its id.
    pub directives: Vec<(crate::DirectiveId, Directive)>,
    /// All other sentences. Together with the directives they cover the text.
    pub passages: Vec<Passage>,
}
