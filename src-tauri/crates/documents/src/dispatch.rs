//! 发文: what stands around the words of any document that is sent out.

use chrono::{Datelike, NaiveDate};

use crate::paper::{Block, Official, Slip};
use crate::wording::{date, full_width, listed, sentence, you};

/// Who sends a document to whom, under which number, on which day.
///
/// ```
/// use chrono::NaiveDate;
/// use duban_documents::Dispatch;
/// let dispatch = Dispatch {
///     office: "中共云岭市委督查室".into(),
///     mark: "中共云岭市委督查室".into(),
///     number: None,
///     series: "云督办".into(),
///     addressees: vec!["市水利局".into()],
///     dated: NaiveDate::from_ymd_opt(2026, 6, 5).unwrap(),
///     ..Dispatch::default()
/// };
/// assert_eq!(dispatch.printed_number(), "云督办〔2026〕　号");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dispatch {
    /// 发文机关署名.
    pub office: String,
    /// 发文机关标志.
    pub mark: String,
    /// 联系人及电话. May be empty.
    pub contact: String,
    /// 发文字号, whole: 云督办〔2026〕37号. Without it the document is a draft.
    pub number: Option<String>,
    /// 机关代字, for the number's place in a draft.
    pub series: String,
    /// 签发人 of a paper that goes upwards; else empty.
    pub signatory: String,
    /// 主送机关.
    pub addressees: Vec<String>,
    /// 抄送机关.
    pub copies: Vec<String>,
    /// 成文日期.
    pub dated: NaiveDate,
    /// 密级和保密期限.
    pub classification: Option<String>,
    /// 紧急程度: 加急, 特急.
    pub urgency: Option<String>,
    /// The code that leads back to the journal.
    pub short_code: Option<String>,
}

impl Dispatch {
    /// The number as it is printed; of a draft, with a blank where it will stand.
    #[must_use]
    pub fn printed_number(&self) -> String {
        self.number.clone().unwrap_or_else(|| format!("{}〔{}〕　号", self.series, self.dated.year()))
    }

    /// A 公文 with these words.
    pub(crate) fn official(&self, title: &str, body: Vec<Block>, slip: Option<Slip>) -> Official {
        Official {
            draft: self.number.is_none(),
            classification: self.classification.clone(),
            urgency: self.urgency.clone(),
            mark: self.mark.clone(),
            number: self.printed_number(),
            signatory: self.signatory.clone(),
            title: full_width(title),
            addressees: listed(&self.addressees),
            body,
            attachments: Vec::new(),
            issuer: self.office.clone(),
            dated: date(self.dated),
            copies: listed(&self.copies),
            printed_by: self.office.clone(),
            printed_on: format!("{}印发", date(self.dated)),
            slip,
            short_code: self.short_code.clone(),
        }
    }

    /// How the addressees are spoken to.
    pub(crate) fn you(&self) -> &'static str {
        you(&self.addressees)
    }

    /// 联系人及电话, as a paragraph of its own, where there is any.
    pub(crate) fn contact(&self) -> Option<Block> {
        let contact = full_width(self.contact.trim());
        (!contact.is_empty()).then(|| Block::words(&format!("联系人及电话：{}", sentence(&contact))))
    }
}
