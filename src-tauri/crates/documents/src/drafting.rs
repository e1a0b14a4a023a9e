//! 发文稿纸: the sheet that goes with a draft from desk to desk, with room to write on it by hand.

use chrono::NaiveDate;

use crate::paper::{Bordered, Field, FormRow};
use crate::wording::{date, full_width, listed};

/// A drafting sheet for one document. What is known is filled in; signatures and 批示 are written by hand.
///
/// ```
/// use duban_documents::drafting::DraftingSheet;
/// let sheet = DraftingSheet { office: "中共云岭市委督查室".into(), title: "关于做好防汛备汛工作的通知".into(), ..DraftingSheet::default() };
/// assert_eq!(sheet.bordered().title, "中共云岭市委督查室发文稿纸");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DraftingSheet {
    /// Whose sheet it is.
    pub office: String,
    /// 文种: 督办通知单.
    pub kind: String,
    /// 标题.
    pub title: String,
    /// 发文字号, once it has one.
    pub number: Option<String>,
    /// 密级和保密期限.
    pub classification: Option<String>,
    /// 紧急程度.
    pub urgency: Option<String>,
    /// 主送机关.
    pub addressees: Vec<String>,
    /// 抄送机关.
    pub copies: Vec<String>,
    /// Titles of what is attached.
    pub attachments: Vec<String>,
    /// 拟稿人 and when.
    pub drafted: Option<(String, NaiveDate)>,
    /// 核稿人 and when.
    pub checked: Option<(String, NaiveDate)>,
    /// 签发人 and when.
    pub signed: Option<(String, NaiveDate)>,
    /// 印制份数.
    pub printed_copies: Option<u32>,
    /// 联系电话 of whoever drafted it. May be empty.
    pub telephone: String,
    /// The code that leads back to the journal.
    pub short_code: Option<String>,
}

impl DraftingSheet {
    /// The sheet as a form.
    #[must_use]
    pub fn bordered(&self) -> Bordered {
        let who = |signed: &Option<(String, NaiveDate)>| {
            signed.as_ref().map(|(name, day)| format!("{}\n{}", full_width(name), date(*day))).unwrap_or_default()
        };
        let room = |label: &str, words: String, height| Field { label: label.into(), words, height };
        let or_none = |words: String| if words.is_empty() { "无".to_owned() } else { words };
        let attachments = match self.attachments.as_slice() {
            [one] => full_width(one),
            several => {
                let numbered = several.iter().enumerate().map(|(n, title)| format!("{}.{}", n + 1, full_width(title)));
                numbered.collect::<Vec<_>>().join("\n")
            }
        };
        let copies = self.printed_copies.map(|count| format!("{count}份")).unwrap_or_default();
        let classification = or_none(self.classification.clone().unwrap_or_default());
        let urgency = self.urgency.clone().unwrap_or_else(|| "平件".into());
        let rows = vec![
            FormRow::Fields(vec![room("签　　发", who(&self.signed), 42), room("会　　签", String::new(), 42)]),
            FormRow::Fields(vec![room("核　　稿", who(&self.checked), 24), room("拟　　稿", who(&self.drafted), 24)]),
            FormRow::Fields(vec![
                Field::new("文　　种", full_width(&self.kind)),
                Field::new("联系电话", &self.telephone),
            ]),
            FormRow::Fields(vec![Field::new("密　　级", classification), Field::new("紧急程度", urgency)]),
            FormRow::Fields(vec![
                Field::new("发文字号", self.number.clone().unwrap_or_default()),
                Field::new("印制份数", copies),
            ]),
            FormRow::Fields(vec![Field::new("标　　题", full_width(&self.title))]),
            FormRow::Fields(vec![Field::new("主　　送", listed(&self.addressees))]),
            FormRow::Fields(vec![Field::new("抄　　送", or_none(listed(&self.copies)))]),
            FormRow::Fields(vec![Field::new("附　　件", or_none(attachments))]),
            FormRow::Open(Field::by_hand("领导批示", 48)),
        ];
        Bordered {
            title: format!("{}发文稿纸", full_width(&self.office)),
            rows,
            issuer: self.office.clone(),
            short_code: self.short_code.clone(),
            ..Bordered::default()
        }
    }
}
