//! 领导参阅: one page in large type, to be read at arm's length.

use chrono::NaiveDate;
use duban_domain::light::Light;

use crate::overview::Counts;
use crate::paper::{Brief, Figure, Point};
use crate::table::percentage;
use crate::wording::{date, full_width, sentence, stem};

/// What a leader is to see of a period on one page.
///
/// ```
/// use chrono::NaiveDate;
/// use duban_documents::{leader_brief::LeaderBrief, overview::Counts};
/// let brief = LeaderBrief {
///     office: "中共云岭市委督查室".into(),
///     as_of: NaiveDate::from_ymd_opt(2026, 6, 1).unwrap(),
///     counts: Counts { red: 2, green: 8, ..Counts::default() },
///     ..LeaderBrief::default()
/// };
/// let page = brief.brief();
/// assert_eq!(page.title, "督办工作领导参阅");
/// assert_eq!(page.figures[0].number, "10");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeaderBrief {
    /// Who gives it.
    pub office: String,
    /// Its title; empty for 督办工作领导参阅.
    pub title: String,
    /// For whom; empty for nobody in particular.
    pub reader: String,
    /// The day it shows.
    pub as_of: NaiveDate,
    /// All items.
    pub counts: Counts,
    /// What needs a leader's eye, the most needed first.
    pub matters: Vec<Matter>,
    /// 密级 of the highest matter.
    pub classification: Option<String>,
    /// The code that leads back to the journal.
    pub short_code: Option<String>,
}

/// Something that needs a leader's eye.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matter {
    /// Its light and the word beside it.
    pub light: (Light, String),
    /// 事项名称.
    pub title: String,
    /// Who does it.
    pub department: String,
    /// How late or near it is: 超期22天, 6月30日到期.
    pub when: String,
    /// How it stands and why. May be empty.
    pub progress: String,
    /// What is proposed. May be empty.
    pub proposal: String,
}

impl LeaderBrief {
    /// The page in words.
    #[must_use]
    pub fn brief(&self) -> Brief {
        let mut figures =
            vec![Figure { light: None, number: self.counts.total().to_string(), word: "督办事项".into() }];
        for light in [Light::Red, Light::Amber, Light::Green, Light::Blue] {
            let count = self.counts.of(light);
            figures.push(Figure { light: Some(light), number: count.to_string(), word: light.word().into() });
        }
        figures.push(Figure { light: None, number: percentage(self.counts.closed()), word: "销号率".into() });
        Brief {
            draft: false,
            classification: self.classification.clone(),
            title: if self.title.is_empty() { "督办工作领导参阅".into() } else { full_width(&self.title) },
            reader: full_width(&self.reader),
            dated: date(self.as_of),
            figures,
            heading: if self.matters.is_empty() {
                "当前没有需要关注的事项".into()
            } else {
                "需要关注的事项".into()
            },
            points: self.matters.iter().map(Matter::point).collect(),
            issuer: self.office.clone(),
            short_code: self.short_code.clone(),
        }
    }
}

impl Matter {
    fn point(&self) -> Point {
        let mut words = format!("{}，{}。", full_width(&self.department), full_width(stem(&self.when)));
        if !self.progress.trim().is_empty() {
            words.push_str(&sentence(&full_width(&self.progress)));
        }
        if !self.proposal.trim().is_empty() {
            words.push_str("建议：");
            words.push_str(&sentence(&full_width(&self.proposal)));
        }
        Point { light: self.light.0, word: self.light.1.clone(), title: full_width(stem(&self.title)), words }
    }
}
