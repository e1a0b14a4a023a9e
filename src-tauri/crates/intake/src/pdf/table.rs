//! Tables: what stands between drawn rules.

use super::geometry::{Chunk, Rule};
use super::pages;
use crate::error::Fault;
use crate::rows::TableRow;

/// How far apart two rules at one place may be drawn.
const NEAR: f64 = 3.0;

/// The most columns and rows of a table on one page; a drawing has more.
const COLUMNS: usize = 64;
const ROWS: usize = 500;

/// A table on a page.
#[derive(Debug)]
pub(super) struct Table {
    /// The places of its rules, from left to right and from top to bottom.
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// For each rule across and each column whether it is drawn there; for each upright rule and each row.
    across: Vec<Vec<bool>>,
    upright: Vec<Vec<bool>>,
    cells: Vec<Vec<Vec<Chunk>>>,
}

impl Table {
    /// The tables of a page: upright rules that stand side by side, with rules across between them.
    pub(super) fn find(rules: &[Rule]) -> Vec<Self> {
        let mut uprights: Vec<&Rule> = rules.iter().filter(|rule| rule.upright).collect();
        uprights.sort_by(|a, b| a.from.total_cmp(&b.from));
        let mut tables = Vec::new();
        let mut rest = uprights.as_slice();
        while let Some(first) = rest.first() {
            let mut top = first.to;
            let mut count = 0;
            while rest.get(count).is_some_and(|rule| rule.from <= top + NEAR) {
                top = top.max(rest[count].to);
                count += 1;
            }
            let (side_by_side, after) = rest.split_at(count);
            let within =
                rules.iter().filter(|rule| !rule.upright && rule.at > first.from - NEAR && rule.at < top + NEAR);
            tables.extend(Self::between(side_by_side, &within.collect::<Vec<_>>()));
            rest = after;
        }
        tables
    }

    fn between(uprights: &[&Rule], across: &[&Rule]) -> Option<Self> {
        let xs = places(uprights.iter().map(|rule| rule.at));
        let mut ys = places(across.iter().map(|rule| rule.at));
        ys.reverse();
        let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
        if !(2..=COLUMNS).contains(&columns) || !(1..=ROWS).contains(&rows) {
            return None;
        }
        let mut table = Self {
            across: vec![vec![false; columns]; rows + 1],
            upright: vec![vec![false; rows]; columns + 1],
            cells: vec![vec![Vec::new(); columns]; rows],
            xs,
            ys,
        };
        for rule in across {
            let Some(line) = table.ys.iter().position(|y| (y - rule.at).abs() <= NEAR) else { continue };
            for column in 0..columns {
                let middle = f64::midpoint(table.xs[column], table.xs[column + 1]);
                table.across[line][column] |= rule.from <= middle && middle <= rule.to;
            }
        }
        for rule in uprights {
            let Some(line) = table.xs.iter().position(|x| (x - rule.at).abs() <= NEAR) else { continue };
            for row in 0..rows {
                let middle = f64::midpoint(table.ys[row], table.ys[row + 1]);
                table.upright[line][row] |= rule.from <= middle && middle <= rule.to;
            }
        }
        Some(table)
    }

    /// Takes in what stands inside. Cells that are not parted by a rule are one, and what stands in it is its first's.
    pub(super) fn take(&mut self, chunk: &Chunk) -> bool {
        let (x, y) = (f64::midpoint(chunk.x, chunk.end.min(chunk.x + chunk.size * 2.0)), chunk.y + chunk.size * 0.3);
        let column = self.xs.windows(2).position(|pair| pair[0] <= x && x <= pair[1]);
        let row = self.ys.windows(2).position(|pair| pair[0] >= y && y >= pair[1]);
        let (Some(mut column), Some(mut row)) = (column, row) else { return false };
        while row > 0 && !self.across[row][column] {
            row -= 1;
        }
        while column > 0 && !self.upright[column][row] {
            column -= 1;
        }
        self.cells[row][column].push(chunk.clone());
        true
    }

    /// Its rows as lines, each with the place of its upper rule.
    pub(super) fn rows(self) -> Result<Vec<(f64, String)>, Fault> {
        let mut rows = Vec::new();
        for (cells, y) in self.cells.into_iter().zip(&self.ys) {
            let mut row = TableRow::default();
            for cell in cells {
                let mut text = String::new();
                for line in pages::lines(cell) {
                    // The lines of a cell are broken by its width.
                    pages::append(&mut text, &line.text);
                }
                row.push(text, 1);
            }
            rows.push((*y, row.line()?));
        }
        Ok(rows)
    }
}

/// Places that are not the same, in order.
fn places(all: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut all: Vec<f64> = all.collect();
    all.sort_by(f64::total_cmp);
    all.dedup_by(|next, kept| (*next - *kept).abs() <= NEAR);
    all
}
