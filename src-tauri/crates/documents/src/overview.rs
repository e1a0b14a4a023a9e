//! Figures of a period: how many items stand how, who is ahead, what is late and why.
//!
//! They are counted by the ledger, for a day; here they are only put into words and tables.

use chrono::{Datelike, NaiveDate};
use duban_domain::light::Light;

use crate::paper::{Attachment, Block, Chart};
use crate::table::{Align, Cell, Column, Row, Table, Width, percentage};
use crate::wording::{date, full_width, sentence, short_date, stem};

/// How many items stand how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// 超期.
    pub red: u32,
    /// 临期.
    pub amber: u32,
    /// 正常.
    pub green: u32,
    /// 销号.
    pub blue: u32,
    /// 长期坚持、暂缓、终止.
    pub grey: u32,
}

impl Counts {
    /// All of them.
    ///
    /// ```
    /// use duban_documents::overview::Counts;
    /// let counts = Counts { red: 1, amber: 2, green: 3, blue: 4, grey: 0 };
    /// assert_eq!(counts.total(), 10);
    /// assert_eq!(counts.closed(), 0.4);
    /// ```
    #[must_use]
    pub fn total(self) -> u32 {
        Light::ALL.into_iter().map(|light| self.of(light)).sum()
    }

    /// How many of one light.
    #[must_use]
    pub fn of(self, light: Light) -> u32 {
        match light {
            Light::Red => self.red,
            Light::Amber => self.amber,
            Light::Green => self.green,
            Light::Blue => self.blue,
            Light::Grey => self.grey,
        }
    }

    /// 销号率: the share of items that are struck off.
    #[must_use]
    pub fn closed(self) -> f64 {
        f64::from(self.blue) / f64::from(self.total().max(1))
    }

    /// 共128项，其中已销号76项，销号率59.4%；正常推进31项，临期9项，超期8项，长期坚持4项。
    pub(crate) fn words(self) -> String {
        let mut rest = Vec::new();
        let words = [
            (Light::Green, "正常推进"),
            (Light::Amber, "临期"),
            (Light::Red, "超期"),
            (Light::Grey, "长期坚持或者暂缓"),
        ];
        for (light, word) in words {
            if self.of(light) > 0 {
                rest.push(format!("{word}{}项", self.of(light)));
            }
        }
        let rest = if rest.is_empty() { String::new() } else { format!("；{}", rest.join("，")) };
        format!("共{}项，其中已销号{}项，销号率{}{rest}。", self.total(), self.blue, percentage(self.closed()))
    }

    /// How the share of what is struck off moved since an earlier day; empty where it did not.
    pub(crate) fn since(self, before: Self, when: &str) -> String {
        let points = (self.closed() - before.closed()) * 100.0;
        let rounded = (points * 10.0).round() / 10.0;
        if rounded == 0.0 {
            return format!("销号率与{when}持平。");
        }
        let moved = if rounded > 0.0 { "提高" } else { "下降" };
        format!("销号率较{when}{moved}{}个百分点。", rounded.abs())
    }

    /// The parts of one bar.
    pub(crate) fn chart(self) -> Chart {
        let order = [Light::Blue, Light::Green, Light::Grey, Light::Amber, Light::Red];
        Chart {
            parts: order.into_iter().map(|light| (light, self.of(light))).filter(|(_, count)| *count > 0).collect(),
        }
    }
}

/// How one department stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DepartmentCounts {
    /// 名次; several may share one.
    pub rank: u32,
    /// Its name.
    pub department: String,
    /// Its items.
    pub counts: Counts,
    /// How many of its reports came in time, of how many that were due.
    pub reports: (u32, u32),
}

/// An item that is late, and why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Late {
    /// 事项名称.
    pub title: String,
    /// Who is to do it.
    pub department: String,
    /// When it was due.
    pub due: NaiveDate,
    /// 超期天数.
    pub days: u32,
    /// Why, as reported. Empty prints 未说明原因.
    pub reason: String,
    /// What comes next, as reported. May be empty.
    pub next: String,
}

impl Late {
    /// 1.加快老旧小区改造（市住房城乡建设局）。应于…
    pub(crate) fn words(&self, number: usize, year: i32) -> Block {
        let reason = match full_width(stem(&self.reason)) {
            reason if reason.is_empty() => "承办单位未说明原因".to_owned(),
            reason => format!("主要原因是{}", reason.trim_start_matches("因为").trim_start_matches('因')),
        };
        let next = match full_width(stem(&self.next)) {
            next if next.is_empty() => String::new(),
            next => format!("下一步，{next}。"),
        };
        Block::words(&format!(
            "{number}.{}（{}）。应于{}前办结，已超期{}天，{reason}。{next}",
            full_width(stem(&self.title)),
            full_width(&self.department),
            short_date(self.due, year),
            self.days
        ))
    }
}

fn column(title: &str, width: Width, align: Align) -> Column {
    Column { title: title.into(), width, align }
}

/// 各单位督办事项办理情况表: a row a department, the bar shows what is struck off; the last row adds up.
pub(crate) fn ranking(counts: Counts, departments: &[DepartmentCounts], as_of: NaiveDate) -> Attachment {
    use Align::{Left, Middle};
    let number = |count: u32| Cell::Number(f64::from(count));
    let reports =
        |(on_time, due): (u32, u32)| Cell::Words(if due == 0 { "—".to_owned() } else { format!("{on_time}/{due}") });
    let columns = vec![
        column("名次", Width::Narrow, Middle),
        column("承办单位", Width::Wide, Left),
        column("承办\n总数", Width::Narrow, Middle),
        column("已销号", Width::Narrow, Middle),
        column("正常", Width::Narrow, Middle),
        column("临期", Width::Narrow, Middle),
        column("超期", Width::Narrow, Middle),
        column("按时\n反馈", Width::Narrow, Middle),
        column("销号率", Width::Narrow, Align::Right),
    ];
    let cells = |rank: Cell, name: &str, counts: Counts, due: (u32, u32)| {
        vec![
            rank,
            Cell::Words(full_width(name)),
            number(counts.total()),
            number(counts.blue),
            number(counts.green + counts.grey),
            number(counts.amber),
            number(counts.red),
            reports(due),
            Cell::Share(counts.closed()),
        ]
    };
    let mut rows: Vec<Row> = departments
        .iter()
        .map(|one| Row::Cells(cells(number(one.rank), &one.department, one.counts, one.reports)))
        .collect();
    let due = departments.iter().fold((0, 0), |sum, one| (sum.0 + one.reports.0, sum.1 + one.reports.1));
    rows.push(Row::Total(cells(Cell::Empty, "合计", counts, due)));
    Attachment {
        title: "各单位督办事项办理情况表".into(),
        note: format!("截至{}　单位：项", date(as_of)),
        chart: Some(counts.chart()),
        table: Table { columns, rows },
    }
}

/// 超期事项清单.
pub(crate) fn late_table(late: &[Late], as_of: NaiveDate) -> Attachment {
    use Align::{Left, Middle};
    let columns = vec![
        column("序号", Width::Narrow, Middle),
        column("督办事项", Width::Wide, Left),
        column("责任单位", Width::Wide, Left),
        column("到期日", Width::Narrow, Middle),
        column("超期\n天数", Width::Narrow, Middle),
        column("超期原因", Width::Wide, Left),
        column("下一步安排", Width::Wide, Left),
    ];
    let row = |(index, late): (usize, &Late)| {
        let reason =
            if late.reason.trim().is_empty() { "未说明".to_owned() } else { sentence(&full_width(&late.reason)) };
        let next = if late.next.trim().is_empty() { String::new() } else { sentence(&full_width(&late.next)) };
        Row::Cells(vec![
            Cell::Number((index + 1) as f64),
            Cell::Words(full_width(&late.title)),
            Cell::Words(full_width(&late.department)),
            Cell::Day(late.due),
            Cell::Number(f64::from(late.days)),
            Cell::Words(reason),
            Cell::Words(next),
        ])
    };
    Attachment {
        title: "超期事项清单".into(),
        note: format!("截至{}", date(as_of)),
        chart: None,
        table: Table { columns, rows: late.iter().enumerate().map(row).collect() },
    }
}

/// What is late, in words: those that are latest first, the rest in the attachment.
pub(crate) fn late_blocks(late: &[Late], most: usize, as_of: NaiveDate) -> Vec<Block> {
    let mut sorted: Vec<&Late> = late.iter().collect();
    sorted.sort_by_key(|late| std::cmp::Reverse(late.days));
    sorted.iter().take(most).enumerate().map(|(index, late)| late.words(index + 1, as_of.year())).collect()
}
