//! The figures of a circular or a report: how all stands on a day, who is ahead, what is late and why.

use chrono::NaiveDate;
use duban_documents::overview::{Counts, DepartmentCounts, Late};
use duban_domain::light::Light;
use duban_domain::registry::{Names, Stated};
use duban_domain::{DocumentKind, DocumentState, Outcome};
use duban_ledger::{DocumentQuery, ItemQuery, ItemRow, ItemSort};

use crate::duban::Duban;
use crate::error::Error;
use crate::words;

/// How everything stands on a day.
#[derive(Default)]
pub(super) struct Figures {
    pub(super) counts: Counts,
    pub(super) departments: Vec<DepartmentCounts>,
    pub(super) late: Vec<Late>,
    pub(super) classification: Option<String>,
}

impl Duban {
    /// The figures as of the end of a day; of some items, or of all where none are named. They are drawn from the journal
    /// as it stood, so that the same day gives the same figures ever after.
    pub(super) fn figures(&self, day: NaiveDate, codes: &[String]) -> Result<Figures, Error> {
        if day < self.today() {
            return self.as_of(day)?.figures_now(codes);
        }
        self.figures_now(codes)
    }

    fn figures_now(&self, codes: &[String]) -> Result<Figures, Error> {
        let rows = if codes.is_empty() {
            self.ledger().items(&ItemQuery { sort: ItemSort::Code, ..ItemQuery::default() })?.rows
        } else {
            codes.iter().map(|code| self.row(code)).collect::<Result<_, _>>()?
        };
        let judging = self.judging()?;
        let registry = self.registry_now()?;
        let names = Names::of(&registry);
        // Whatever items call it, a department is one row.
        let one = |name: &str| match names.today(Stated { name, carried: None }) {
            Some(department) => department.name_on(self.today()).to_owned(),
            None => name.to_owned(),
        };
        let mut figures = Figures { classification: highest(&rows), ..Figures::default() };
        for row in &rows {
            let light = self.judged(row, &judging).light;
            *count(&mut figures.counts, light) += 1;
            let mut leads: Vec<String> = Vec::new();
            for assignment in row.item.assignments.iter().filter(|a| a.role.leads()) {
                let name = one(&assignment.department);
                if leads.contains(&name) {
                    continue;
                }
                let at = figures.departments.iter().position(|d| d.department == name).unwrap_or_else(|| {
                    figures.departments.push(DepartmentCounts { department: name.clone(), ..Default::default() });
                    figures.departments.len() - 1
                });
                let department = &mut figures.departments[at];
                *count(&mut department.counts, light) += 1;
                let (on_time, due) = self.reports(row, &assignment.department);
                department.reports = (department.reports.0 + on_time, department.reports.1 + due);
                leads.push(name);
            }
            if light == Light::Red {
                figures.late.extend(self.late(row, &leads)?);
            }
        }
        rank(&mut figures.departments);
        Ok(figures)
    }

    /// How many of a department's reports on an item came in time, of how many that were due.
    fn reports(&self, row: &ItemRow, department: &str) -> (u32, u32) {
        let Some(schedule) = row.trail.schedule(&row.item, &row.status) else { return (0, 0) };
        let expected = schedule.expected(&row.trail.reports_of(department), self.today(), &self.calendar());
        expected.iter().fold((0, 0), |(on_time, due), expected| match expected.outcome {
            Outcome::Met(_) => (on_time + 1, due + 1),
            Outcome::Late(_) | Outcome::Missed => (on_time, due + 1),
            Outcome::Awaited => (on_time, due),
        })
    }

    fn late(&self, row: &ItemRow, leads: &[String]) -> Result<Option<Late>, Error> {
        let Some(due) = row.status.due.filter(|due| *due < self.today()) else { return Ok(None) };
        let said = self.last_said(row)?;
        Ok(Some(Late {
            title: row.item.title.clone(),
            department: if leads.is_empty() { "待明确单位".to_owned() } else { leads.join("、") },
            due,
            days: u32::try_from((self.today() - due).num_days()).unwrap_or_default(),
            reason: said.problems,
            next: said.next_step,
        }))
    }

    /// The figures of the circular before, with what its day is called: those of a day before `day`.
    pub(super) fn figures_before(&self, day: NaiveDate) -> Result<Option<(Counts, String)>, Error> {
        let issued = self.ledger().documents(&DocumentQuery { issued: Some(true), ..DocumentQuery::default() })?;
        let before = issued
            .iter()
            .filter(|row| row.draft.kind == DocumentKind::Circular && row.state() == DocumentState::Issued)
            .filter_map(|row| row.draft.told.as_of)
            .filter(|as_of| *as_of < day)
            .max();
        let Some(before) = before else { return Ok(None) };
        Ok(Some((self.figures(before, &[])?.counts, words::short_day(before, day))))
    }
}

fn count(counts: &mut Counts, light: Light) -> &mut u32 {
    match light {
        Light::Red => &mut counts.red,
        Light::Amber => &mut counts.amber,
        Light::Green => &mut counts.green,
        Light::Blue => &mut counts.blue,
        Light::Grey => &mut counts.grey,
    }
}

/// 名次: by the share that is struck off, then by how little is late. Those that stand alike share a place.
fn rank(departments: &mut [DepartmentCounts]) {
    // Cross-multiplied, so that no rounding parts two that stand alike.
    let share = |d: &DepartmentCounts| (u64::from(d.counts.blue), u64::from(d.counts.total().max(1)));
    let order = |a: &DepartmentCounts, b: &DepartmentCounts| {
        let ((blue_a, all_a), (blue_b, all_b)) = (share(a), share(b));
        (blue_b * all_a).cmp(&(blue_a * all_b)).then(a.counts.red.cmp(&b.counts.red))
    };
    departments.sort_by(|a, b| order(a, b).then_with(|| a.department.cmp(&b.department)));
    let mut place = 0;
    for at in 0..departments.len() {
        let alike = at > 0 && order(&departments[at - 1], &departments[at]).is_eq();
        if !alike {
            place = u32::try_from(at + 1).unwrap_or(u32::MAX);
        }
        departments[at].rank = place;
    }
}

/// The highest 密级 of the rows: it is never lowered by standing among others.
pub(crate) fn highest(rows: &[ItemRow]) -> Option<String> {
    higher(rows.iter().filter_map(|row| row.item.classification.clone()))
}

/// The highest of several 密级.
pub(super) fn higher(words: impl Iterator<Item = String>) -> Option<String> {
    let rank = |words: &str| ["秘密", "机密", "绝密"].iter().rposition(|level| words.starts_with(level));
    words.max_by_key(|words| rank(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stands_alike_shares_a_place_and_what_is_late_counts_against() {
        let with = |name: &str, blue, green, red| DepartmentCounts {
            department: name.into(),
            counts: Counts { blue, green, red, ..Counts::default() },
            ..DepartmentCounts::default()
        };
        let mut all = [with("甲", 1, 1, 0), with("乙", 2, 2, 0), with("丙", 1, 0, 1), with("丁", 3, 0, 0)];
        rank(&mut all);
        let places: Vec<(&str, u32)> = all.iter().map(|d| (d.department.as_str(), d.rank)).collect();
        assert_eq!(places, [("丁", 1), ("乙", 2), ("甲", 2), ("丙", 4)]);
    }

    #[test]
    fn a_classification_is_never_lowered() {
        let words = ["秘密★3年", "机密★1年", "内部"].map(str::to_owned);
        assert_eq!(higher(words.into_iter()).as_deref(), Some("机密★1年"));
    }
}
