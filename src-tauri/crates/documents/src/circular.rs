//! 督查通报 and 督查专报: what a period brought, told to the departments and to the leaders.

use chrono::NaiveDate;

use crate::dispatch::Dispatch;
use crate::overview::{Counts, DepartmentCounts, Late, late_blocks, late_table, ranking};
use crate::paper::{Block, Official};
use crate::table::percentage;
use crate::wording::{date, full_width, numeral, sentence};

/// 督查通报: figures, ranking, what is late and why, what is asked of the departments.
///
/// ```
/// use chrono::NaiveDate;
/// use duban_documents::{Dispatch, circular::Circular, overview::Counts};
/// let circular = Circular {
///     dispatch: Dispatch { office: "中共云岭市委督查室".into(), ..Dispatch::default() },
///     period: "2026年上半年".into(),
///     as_of: NaiveDate::from_ymd_opt(2026, 6, 30).unwrap(),
///     counts: Counts { green: 1, ..Counts::default() },
///     ..Circular::default()
/// };
/// assert_eq!(circular.official().title, "关于2026年上半年督办事项办理情况的通报");
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Circular {
    /// Who, to whom, number, day.
    pub dispatch: Dispatch,
    /// What it covers: 2026年5月, 2026年上半年.
    pub period: String,
    /// The day the figures are of.
    pub as_of: NaiveDate,
    /// All items.
    pub counts: Counts,
    /// The same figures of an earlier day and what that is called: 4月底.
    pub before: Option<(Counts, String)>,
    /// Departments, by rank.
    pub departments: Vec<DepartmentCounts>,
    /// What is late.
    pub late: Vec<Late>,
    /// What went well, a paragraph each. May be empty.
    pub good: Vec<String>,
    /// A title of the office's own. Empty: the usual one.
    pub title: String,
    /// Words of the office's own to open with. Empty: the usual ones.
    pub opening: String,
    /// What is asked for, a paragraph each; empty for the usual words.
    pub requests: Vec<String>,
}

/// 督查专报: a report upwards on one matter or on a period.
///
/// ```
/// use duban_documents::{Dispatch, circular::{Report, ReportSection}};
/// let report = Report {
///     dispatch: Dispatch { mark: "督查专报".into(), signatory: "周敏".into(), ..Dispatch::default() },
///     title: "关于防汛备汛议定事项落实情况的专报".into(),
///     sections: vec![ReportSection { heading: "总体进展".into(), paragraphs: vec!["进展顺利".into()] }],
///     ..Report::default()
/// };
/// let official = report.official();
/// assert_eq!(official.signatory, "周敏");
/// assert!(format!("{:?}", official.body).contains("一、总体进展"));
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// Who, to whom, number, day; with 签发人.
    pub dispatch: Dispatch,
    /// Its title.
    pub title: String,
    /// Why it comes, a paragraph. May be empty.
    pub opening: String,
    /// The day the figures are of.
    pub as_of: NaiveDate,
    /// Figures, where the report is on several items.
    pub counts: Option<Counts>,
    /// Departments, by rank. May be empty.
    pub departments: Vec<DepartmentCounts>,
    /// What the office writes, in sections without their numbers.
    pub sections: Vec<ReportSection>,
    /// What is late.
    pub late: Vec<Late>,
    /// What is proposed, a paragraph each. May be empty.
    pub proposals: Vec<String>,
}

/// A section of a report.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportSection {
    /// Its heading, without a number.
    pub heading: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// Late items that are told in the text; the others stand in the attachment.
const MOST_TOLD: usize = 5;

/// Sections that are numbered as they come.
#[derive(Default)]
struct Sections(Vec<Block>, usize);

impl Sections {
    fn heading(&mut self, words: &str) {
        self.1 += 1;
        self.0.push(Block::Heading(format!("{}、{}", numeral(self.1), full_width(words))));
    }

    fn paragraphs(&mut self, paragraphs: &[String]) {
        self.0.extend(paragraphs.iter().map(|words| Block::words(&sentence(&full_width(words)))));
    }
}

impl Circular {
    /// The circular as a 公文, with the ranking and the late items as its attachments.
    #[must_use]
    pub fn official(&self) -> Official {
        let day = date(self.as_of);
        let mut text = Sections::default();
        let usual = format!("现将{}督办事项办理情况通报如下。", self.period);
        let opening = if self.opening.is_empty() { usual } else { sentence(&full_width(&self.opening)) };
        text.0.push(Block::words(&opening));
        text.heading("总体情况");
        let since = self.before.as_ref().map(|(before, when)| self.counts.since(*before, when)).unwrap_or_default();
        text.0.push(Block::words(&format!("截至{day}，督办事项{}{since}", self.counts.words())));
        text.0.extend(self.ahead());
        if !self.good.is_empty() {
            text.heading("推进较好的事项");
            text.paragraphs(&self.good);
        }
        if !self.late.is_empty() {
            text.heading("超期事项及原因");
            text.0.extend(self.late_opening());
            text.0.extend(late_blocks(&self.late, MOST_TOLD, self.as_of));
        }
        text.heading("下一步要求");
        if self.requests.is_empty() {
            text.paragraphs(&usual_requests(!self.late.is_empty()));
        } else {
            text.paragraphs(&self.requests);
        }
        text.0.extend(self.dispatch.contact());
        let usual = format!("关于{}督办事项办理情况的通报", self.period);
        let title = if self.title.is_empty() { usual } else { self.title.clone() };
        let mut official = self.dispatch.official(&title, text.0, None);
        if !self.departments.is_empty() {
            official.attachments.push(ranking(self.counts, &self.departments, self.as_of));
        }
        if !self.late.is_empty() {
            official.attachments.push(late_table(&self.late, self.as_of));
        }
        official
    }

    /// Who is ahead, and who has something late.
    fn ahead(&self) -> Option<Block> {
        let named = |names: &[&DepartmentCounts], tell: fn(&DepartmentCounts) -> String| {
            names
                .iter()
                .map(|one| format!("{}{}", full_width(&one.department), tell(one)))
                .collect::<Vec<_>>()
                .join("、")
        };
        let mut ahead: Vec<&DepartmentCounts> =
            self.departments.iter().filter(|one| one.rank > 0 && one.rank <= 3 && one.counts.blue > 0).collect();
        ahead.sort_by_key(|one| one.rank);
        let mut behind: Vec<&DepartmentCounts> = self.departments.iter().filter(|one| one.counts.red > 0).collect();
        behind.sort_by_key(|one| std::cmp::Reverse(one.counts.red));
        behind.truncate(3);
        let ahead = match ahead.as_slice() {
            [] => String::new(),
            ahead => {
                let listed = named(ahead, |one| format!("（{}）", percentage(one.counts.closed())));
                format!("销号率居前的是{listed}。")
            }
        };
        let behind = match behind.as_slice() {
            [] => String::new(),
            behind => format!("超期事项较多的是{}。", named(behind, |one| format!("（{}项）", one.counts.red))),
        };
        let words = ahead + &behind;
        (!words.is_empty()).then(|| Block::words(&words))
    }

    fn late_opening(&self) -> Option<Block> {
        let count = self.late.len();
        (count > MOST_TOLD)
            .then(|| Block::words(&format!("超期事项{count}项，其中超期时间较长的{MOST_TOLD}项情况如下，其余见附件。")))
    }
}

fn usual_requests(late: bool) -> Vec<String> {
    let mut requests = Vec::new();
    if late {
        requests.push(
            "超期事项承办单位要逐项查明未按期办结的原因，明确整改措施、责任人和完成时间，主要负责同志要亲自过问、亲自协调，收到本通报后5个工作日内书面报告整改情况；确因客观原因需要延期的，应当在报告中说明理由和计划完成时间，按程序申请。"
                .to_owned(),
        );
    }
    requests.push("临期事项承办单位要对照完成时限倒排工期，抓紧补齐短板，确保按期办结；需要其他单位配合的，由牵头单位主动协调，配合单位应当积极支持，协调不成的及时报告。".to_owned());
    requests.push("各承办单位要按照规定时限如实反馈办理情况，写明进展、问题和下一步安排，不得以部署代替落实、以开会代替推进；符合办结标准的，及时申报办结，并附佐证材料。".to_owned());
    requests
}

impl Report {
    /// The report as a 公文 that goes upwards.
    #[must_use]
    pub fn official(&self) -> Official {
        let mut text = Sections::default();
        if !self.opening.trim().is_empty() {
            text.0.push(Block::words(&sentence(&full_width(&self.opening))));
        }
        if let Some(counts) = self.counts {
            text.heading("总体情况");
            text.0.push(Block::words(&format!("截至{}，督办事项{}", date(self.as_of), counts.words())));
        }
        for section in &self.sections {
            text.heading(&section.heading);
            text.paragraphs(&section.paragraphs);
        }
        if !self.late.is_empty() {
            text.heading("超期事项及原因");
            text.0.extend(late_blocks(&self.late, MOST_TOLD, self.as_of));
        }
        if !self.proposals.is_empty() {
            text.heading("有关建议");
            text.paragraphs(&self.proposals);
        }
        text.0.push(Block::words("专此报告。"));
        text.0.extend(self.dispatch.contact());
        let mut official = self.dispatch.official(&self.title, text.0, None);
        if let Some(counts) = self.counts.filter(|_| !self.departments.is_empty()) {
            official.attachments.push(ranking(counts, &self.departments, self.as_of));
        }
        if self.late.len() > MOST_TOLD {
            official.attachments.push(late_table(&self.late, self.as_of));
        }
        official
    }
}
