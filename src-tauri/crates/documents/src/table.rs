//! Tables in words, and how they are set.
//!
//! A [`Table`] says what its columns and rows are; how wide the columns get (`widths`), how its cells are set
//! (`setting`) and where its pages end (`fill`) follows from the paper.

mod fill;
mod setting;
mod widths;

use chrono::NaiveDate;
use duban_domain::light::Light;

pub(crate) use fill::{Filled, fill};
pub(crate) use setting::{Frame, Inside, Role, TableBox, TableRow};

use crate::wording::column_date;

/// A table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Its columns, left to right.
    pub columns: Vec<Column>,
    /// Its rows, top to bottom.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its head; a line break says where it may be broken.
    pub title: String,
    /// How wide it gets.
    pub width: Width,
    /// Where its words stand.
    pub align: Align,
}

/// How wide a column gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Width {
    /// As wide as its contents need, for numbers, days, short names.
    Narrow,
    /// Shares the room that is left, in proportion to what stands in it.
    Wide,
}

/// Where words stand in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Align {
    /// On the left.
    Left,
    /// In the middle.
    Middle,
    /// On the right: numbers.
    Right,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// A heading across all columns; the rows up to the next one are its own.
    Group(String),
    /// A cell a column.
    Cells(Vec<Cell>),
    /// 合计: set in 黑体.
    Total(Vec<Cell>),
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing, or room to write.
    Empty,
    /// Words; line breaks part paragraphs.
    Words(String),
    /// A number.
    Number(f64),
    /// A day: 2026-06-05.
    Day(NaiveDate),
    /// A light with its shape and this word.
    Light(Light, String),
    /// A share of 0 to 1, as a percentage with a bar.
    Share(f64),
}

impl Cell {
    /// Words.
    #[must_use]
    pub fn words(words: impl Into<String>) -> Self {
        Self::Words(words.into())
    }

    /// A day, or nothing.
    #[must_use]
    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// What is read in the cell.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Words(words) | Self::Light(_, words) => words.clone(),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => column_date(*day),
            Self::Share(share) => percentage(*share),
        }
    }
}

/// 87.5%, 100%.
pub(crate) fn percentage(share: f64) -> String {
    format!("{}%", (share * 1000.0).round() / 10.0)
}

impl Table {
    /// Everything that is printed.
    pub(crate) fn words(&self) -> String {
        let mut words: String = self.columns.iter().map(|column| column.title.as_str()).collect();
        for row in &self.rows {
            match row {
                Row::Group(heading) => {
                    words.push_str(heading);
                    words.push_str(CONTINUED);
                }
                Row::Cells(cells) | Row::Total(cells) => words.extend(cells.iter().map(Cell::text)),
            }
        }
        words
    }
}

/// Behind a group's heading on the pages after its first.
const CONTINUED: &str = "（续）";
