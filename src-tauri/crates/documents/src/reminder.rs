//! 催办通知: what was asked for and has not come, and by when it is to come now.

use chrono::NaiveDate;
use duban_domain::light::Light;

use crate::dispatch::Dispatch;
use crate::paper::{Block, Official, Slip};
use crate::wording::{bare, date, full_width, numeral, sentence, short_date, stem};

/// A reminder to one or several departments.
///
/// ```
/// use chrono::NaiveDate;
/// use duban_documents::{Dispatch, reminder::{Missed, Missing, Reminder}};
/// let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
/// let reminder = Reminder {
///     dispatch: Dispatch { addressees: vec!["市水利局".into()], dated: day(6, 22), ..Dispatch::default() },
///     round: 1,
///     report_by: day(6, 25),
///     items: vec![Missed {
///         title: "抓好防汛备汛".into(),
///         notice: "云督办〔2026〕37号".into(),
///         missing: vec![Missing::Feedback { due: day(6, 20) }],
///         ..Missed::default()
///     }],
///     ..Reminder::default()
/// };
/// assert_eq!(reminder.official().title, "关于催办“抓好防汛备汛”事项的通知");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reminder {
    /// Who, to whom, number, day.
    pub dispatch: Dispatch,
    /// Which time it is asked: 1 for the first. From the second on the paper says so.
    pub round: u32,
    /// By when an answer is to come now.
    pub report_by: NaiveDate,
    /// What it is about.
    pub items: Vec<Missed>,
    /// A title of the office's own. Empty: the usual one.
    pub title: String,
    /// Words of the office's own to open with. Empty: the usual ones.
    pub opening: String,
    /// Words of the office's own to end with, a paragraph each. Empty: the usual ones.
    pub closing: Vec<String>,
}

/// An item of which something has not come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Missed {
    /// 事项名称.
    pub title: String,
    /// The notice it was given out with: 云督办〔2026〕37号. May be empty.
    pub notice: String,
    /// Who is to do it, where the paper goes to several.
    pub department: String,
    /// 完成时限, in the source's words with the day.
    pub deadline: String,
    /// What has not come.
    pub missing: Vec<Missing>,
    /// What was reported last, and when.
    pub last_report: Option<(NaiveDate, String)>,
    /// Earlier reminders: when, and how (电话, 当面, 书面).
    pub reminded: Vec<(NaiveDate, String)>,
    /// What is asked for now. Empty: said once at the end.
    pub request: String,
}

/// What has not come.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Missing {
    /// 未签收, since the notice went out on this day.
    Acknowledgement {
        /// The day.
        since: NaiveDate,
    },
    /// 未反馈: the feedback due on this day.
    Feedback {
        /// The day.
        due: NaiveDate,
    },
    /// 未办结: the item was due on this day, so many days ago.
    Completion {
        /// The day.
        due: NaiveDate,
        /// 超期天数.
        days: u32,
    },
    /// 反馈不完整: what the report leaves out.
    Detail(String),
}

impl Missing {
    fn words(&self, year: i32) -> String {
        match self {
            Self::Acknowledgement { since } => format!("通知于{}印发，至今未签收", short_date(*since, year)),
            Self::Feedback { due } => format!("应于{}前反馈办理情况，至今未反馈", short_date(*due, year)),
            Self::Completion { due, days } => {
                format!("应于{}前办结，至今未办结，已{}{days}天", short_date(*due, year), Light::Red.word())
            }
            Self::Detail(words) => stem(words).to_owned(),
        }
    }
}

impl Reminder {
    /// The reminder as a 公文.
    #[must_use]
    pub fn official(&self) -> Official {
        let opening = if self.opening.is_empty() { self.opening() } else { full_width(&self.opening) };
        let mut body = vec![Block::words(&opening)];
        for (index, item) in self.items.iter().enumerate() {
            let heading = match self.items.len() {
                1 => "有关情况".to_owned(),
                _ => full_width(stem(&item.title)),
            };
            body.push(Block::Heading(format!("{}、{heading}", numeral(index + 1))));
            body.extend(self.item(item));
        }
        body.push(Block::Heading(format!("{}、办理要求", numeral(self.items.len() + 1))));
        match self.closing.as_slice() {
            [] => body.push(Block::words(&self.closing())),
            own => body.extend(own.iter().map(|words| Block::words(&sentence(&full_width(words))))),
        }
        body.extend(self.dispatch.contact());
        let title = if self.title.is_empty() { self.title() } else { self.title.clone() };
        self.dispatch.official(&title, body, Some(self.slip()))
    }

    fn title(&self) -> String {
        let again = match self.round {
            0 | 1 => String::new(),
            2 => "再次".to_owned(),
            round => format!("第{}次", numeral(round as usize)),
        };
        match self.items.as_slice() {
            [one] => format!("关于{again}催办“{}”事项的通知", full_width(stem(&one.title))),
            items => format!("关于{again}催办{}项督办事项的通知", items.len()),
        }
    }

    fn opening(&self) -> String {
        let what = match self.items.as_slice() {
            [one] if one.notice.is_empty() => format!("“{}”事项", full_width(stem(&one.title))),
            [one] => format!("{}交办的“{}”事项", one.notice, full_width(stem(&one.title))),
            items => format!("下列{}项督办事项", items.len()),
        };
        let before = match self.round {
            0 | 1 => "尚未".to_owned(),
            round => format!("经{}次催办，仍未", numeral(round as usize - 1)),
        };
        format!(
            "截至{}，{what}{before}按要求办理或者反馈。现将有关情况通知如下，请{}抓紧办理。",
            date(self.dispatch.dated),
            self.dispatch.you()
        )
    }

    fn item(&self, item: &Missed) -> Vec<Block> {
        let year = chrono::Datelike::year(&self.dispatch.dated);
        let mut blocks = Vec::new();
        if self.items.len() > 1 && !item.notice.is_empty() {
            blocks.push(Block::labelled("交办文号", format!("{}。", item.notice)));
        }
        if !item.department.is_empty() {
            blocks.push(Block::labelled("承办单位", sentence(&full_width(&item.department))));
        }
        if !item.deadline.is_empty() {
            blocks.push(Block::labelled("完成时限", sentence(&full_width(&item.deadline))));
        }
        let missing: Vec<String> = item.missing.iter().map(|missing| missing.words(year)).collect();
        blocks.push(Block::labelled("未落实情况", format!("{}。", missing.join("；"))));
        if let Some((day, words)) = &item.last_report {
            blocks.push(Block::labelled(
                "最近一次反馈",
                format!("{}，{}", short_date(*day, year), sentence(&full_width(words))),
            ));
        }
        if !item.reminded.is_empty() {
            let reminded: Vec<String> = item
                .reminded
                .iter()
                .map(|(day, how)| {
                    let how = if how.contains('催') { how.clone() } else { format!("{how}催办") };
                    format!("{}{how}", short_date(*day, year))
                })
                .collect();
            blocks.push(Block::labelled("已催办情况", format!("{}。", reminded.join("，"))));
        }
        if !bare(&item.request).is_empty() {
            blocks.push(Block::labelled("本项要求", sentence(&full_width(&item.request))));
        }
        blocks
    }

    fn closing(&self) -> String {
        let by = date(self.report_by);
        let you = self.dispatch.you();
        match self.round {
            0 | 1 => format!(
                "请{you}于{by}前书面反馈办理情况，写明工作进展、未按期落实的原因和下一步措施；确需延期的，请在反馈中说明理由和计划完成时间。"
            ),
            _ => format!(
                "请{you}主要负责同志亲自过问，于{by}前书面反馈办理情况，写明未按期落实的原因、整改措施和完成时间。逾期仍未反馈的，将按督查督办有关规定予以通报。"
            ),
        }
    }

    fn slip(&self) -> Slip {
        let contact = full_width(self.dispatch.contact.trim().trim_end_matches('。'));
        let contact = if contact.is_empty() { contact } else { format!("（联系人及电话：{contact}）") };
        Slip {
            title: "催办通知回执".into(),
            request: format!("请于收到通知当日填写本回执，反馈至{}{contact}。", self.dispatch.office),
        }
    }
}
