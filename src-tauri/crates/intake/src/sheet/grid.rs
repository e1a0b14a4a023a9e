//! A sheet as rows of text.

use std::collections::{BTreeMap, BTreeSet};

use calamine::Dimensions;

use crate::error::Fault;
use crate::rows::{COLUMN_LIMIT, in_one_line};

/// The most cells that a workbook may fill.
pub(super) const CELL_LIMIT: usize = 300_000;

/// The most merged cells that are looked at, and the most cells that they fill.
const MERGE_LIMIT: usize = 20_000;
const CARRIED_LIMIT: usize = 200_000;

/// The filled cells of one sheet, and which are merged.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: BTreeMap<u32, BTreeMap<u32, String>>,
    merges: Vec<Dimensions>,
}

impl Grid {
    pub(super) fn put(&mut self, row: u32, column: u32, text: &str) {
        let text = in_one_line(text);
        if !text.is_empty() {
            self.rows.entry(row).or_default().insert(column, text);
        }
    }

    pub(super) fn merge(&mut self, merges: Vec<Dimensions>) {
        self.merges = merges;
        self.merges.truncate(MERGE_LIMIT);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Writes the rows, one a line.
    pub(super) fn write(mut self, text: &mut String) -> Result<(), Fault> {
        self.fold_headings();
        self.carry_down();
        let columns: BTreeSet<u32> = self.rows.values().flat_map(BTreeMap::keys).copied().collect();
        if columns.len() > COLUMN_LIMIT {
            return Err(Fault::Wide(COLUMN_LIMIT));
        }
        for cells in self.rows.values() {
            // A row of one cell is a title or a section of the table.
            if let (1, Some(only)) = (cells.len(), cells.values().next()) {
                text.push_str(only);
            } else {
                let cells: Vec<&str> =
                    columns.iter().map(|column| cells.get(column).map_or("", String::as_str)).collect();
                text.push_str(&cells.join("\t"));
            }
            text.push('\n');
        }
        Ok(())
    }

    /// A heading over several columns (责任分工) gives way to the headings below it (牵头单位, 配合单位), so that the
    /// heading row is one.
    fn fold_headings(&mut self) {
        let Some((row, _)) = self.heading() else { return };
        let Some(below) = self.rows.get(&(row + 1)) else { return };
        let wide: Vec<&Dimensions> =
            self.merges.iter().filter(|merge| merge.start.0 == row && merge.end.1 > merge.start.1).collect();
        let is_under = |column: &u32| wide.iter().any(|merge| (merge.start.1..=merge.end.1).contains(column));
        if wide.is_empty() || !below.keys().all(is_under) {
            return;
        }
        let below = self.rows.remove(&(row + 1)).unwrap_or_default();
        if let Some(above) = self.rows.get_mut(&row) {
            above.extend(below);
        }
    }

    /// Cells merged downwards, in the columns that say who and when, hold for every row they cover. In the others the
    /// rows they cover stay empty, as in a document's table.
    fn carry_down(&mut self) {
        let Some((heading, columns)) = self.heading() else { return };
        let mut carried = 0;
        for merge in std::mem::take(&mut self.merges) {
            let (top, column) = merge.start;
            if top <= heading || merge.end.0 <= top || !columns.contains(&column) {
                continue;
            }
            let Some(value) = self.rows.get(&top).and_then(|cells| cells.get(&column)).cloned() else { continue };
            for cells in self.rows.range_mut(top + 1..=merge.end.0).map(|(_, cells)| cells) {
                carried += 1;
                if carried > CARRIED_LIMIT {
                    return;
                }
                // A row in which one cell stands is a section, not a task.
                if cells.len() > 1 {
                    cells.entry(column).or_insert_with(|| value.clone());
                }
            }
        }
    }

    /// The heading row, and its columns that say who and when.
    fn heading(&self) -> Option<(u32, BTreeSet<u32>)> {
        /// How far down a heading row is looked for.
        const FURTHEST: usize = 20;
        self.rows.iter().take(FURTHEST).find_map(|(row, cells)| {
            let headings = || cells.iter().filter(|(_, text)| text.chars().count() <= 16);
            let said: BTreeSet<u32> = headings().filter(|(_, text)| says_who_or_when(text)).map(|(c, _)| *c).collect();
            let about = headings().any(|(_, text)| ABOUT.iter().any(|word| text.contains(word)));
            (cells.len() > 1 && about && !said.is_empty()).then_some((*row, said))
        })
    }
}

/// Words in the heading of a column that says what is to be done.
const ABOUT: [&str; 8] = ["任务", "事项", "内容", "工作", "项目", "措施", "要求", "问题"];

fn says_who_or_when(heading: &str) -> bool {
    const WHO: [&str; 11] =
        ["责任", "牵头", "配合", "协办", "主办", "承办", "落实单位", "实施单位", "负责人", "领导", "单位"];
    const WHEN: [&str; 5] = ["时限", "时间", "期限", "节点", "进度要求"];
    WHO.iter().chain(&WHEN).any(|word| heading.contains(word))
}
