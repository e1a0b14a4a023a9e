//! How wide columns get.

use super::{Cell, Row, Table, Width};
use crate::PageError;
use crate::fonts::{Fonts, Style};
use crate::text::{Measured, Text, Type};

/// Widest that a narrow column gets for its contents' sake, in em.
const WIDEST_NARROW: f64 = 7.2;
/// Narrowest that a wide column with words gets, in em.
const NARROWEST_WIDE: f64 = 6.2;
/// Narrowest that a wide column gets where room is scarce, in em.
const LOWEST_WIDE: f64 = 2.6;
/// Room for the bar beside a percentage, in em.
const BAR: f64 = 2.4;
/// Room for a light's shape beside its word, in em.
pub(super) const SHAPE: f64 = 1.15;
/// Rows that are looked at; a table of thousands has columns like its first hundreds.
const LOOKED_AT: usize = 240;
/// How closely the height of a row follows its highest cell.
const SHARPNESS: i32 = 4;
/// What a line loses at its end on average, in em.
const RAGGED: f64 = 0.6;
/// What is given to a column at a time, in em.
const STEP: f64 = 0.25;

/// Widths that fill `whole`, of cells with `inset` on both sides.
///
/// A narrow column is as wide as its widest cell, within bounds. The wide ones start narrow, and the room that is left
/// is given out bit by bit, each time to the column that makes the rows lower by most. Without a wide column all grow
/// alike.
pub(super) fn widths(
    table: &Table,
    whole: f64,
    inset: f64,
    set_in: Type,
    fonts: &Fonts,
) -> Result<Vec<f64>, PageError> {
    let em = set_in.size;
    let rows = cell_widths(table, set_in, fonts)?;
    let mut widths = Vec::with_capacity(table.columns.len());
    for (index, column) in table.columns.iter().enumerate() {
        let widest = rows.iter().map(|row| row[index]).fold(0.0_f64, f64::max);
        let mut head = 0.0_f64;
        for line in column.title.lines() {
            let line = Measured::new(&Text::new(Style::HeiTi, line), set_in, fonts)?.whole();
            // A head of more than four characters may stand on two lines.
            let may_break = line > 4.5 * em && !column.title.contains('\n');
            head = head.max(if may_break { (line / em / 2.0).ceil() * em } else { line });
        }
        let least = match column.width {
            Width::Narrow => widest.min(WIDEST_NARROW * em),
            Width::Wide => widest.min(NARROWEST_WIDE * em),
        };
        // Half a point keeps roundings from breaking a line.
        widths.push(least.max(head) + 2.0 * inset + 0.5);
    }
    let wide: Vec<usize> = (0..widths.len()).filter(|at| table.columns[*at].width == Width::Wide).collect();
    let mut left = whole - widths.iter().sum::<f64>();
    let lowest = LOWEST_WIDE * em + 2.0 * inset;
    let spare: f64 = wide.iter().map(|at| (widths[*at] - lowest).max(0.0)).sum();
    if left <= 0.0 && spare > -left {
        // Wide columns can be narrower yet; days and numbers would be torn.
        for at in &wide {
            widths[*at] += left * (widths[*at] - lowest).max(0.0) / spare;
        }
        return Ok(widths);
    }
    if left <= 0.0 || wide.is_empty() {
        let scale = whole / widths.iter().sum::<f64>().max(1.0);
        return Ok(widths.into_iter().map(|width| width * scale).collect());
    }
    while left > 0.0 {
        let step = left.min(STEP * em);
        let gains = gains(&rows, &widths, &wide, (inset, RAGGED * em));
        let best = wide.iter().zip(&gains).max_by(|a, b| a.1.total_cmp(b.1));
        match best {
            Some((at, gain)) if *gain > 0.0 => widths[*at] += step,
            // Everything stands on one line: all get the same.
            _ => {
                let each = left / wide.len() as f64;
                for at in &wide {
                    widths[*at] += each;
                }
                break;
            }
        }
        left -= step;
    }
    Ok(widths)
}

/// How much lower all rows get for each point more of each wide column.
///
/// A row is as high as its highest cell; that is smoothed, so that two cells of one height both count.
fn gains(rows: &[Vec<f64>], widths: &[f64], wide: &[usize], (inset, ragged): (f64, f64)) -> Vec<f64> {
    let mut gains = vec![0.0; wide.len()];
    for row in rows {
        let lines = |at: usize| row[at] / (widths[at] - 2.0 * inset - ragged);
        let powers: Vec<f64> = wide.iter().map(|at| lines(*at).powi(SHARPNESS)).collect();
        let sum: f64 = powers.iter().sum();
        let highest = sum.powf(1.0 / f64::from(SHARPNESS));
        // A row of one line cannot get lower.
        if highest <= 1.0 {
            continue;
        }
        for ((gain, power), at) in gains.iter_mut().zip(&powers).zip(wide) {
            *gain += highest / sum * power / widths[*at];
        }
    }
    gains
}

/// Width of each cell's contents on one line, a row each.
fn cell_widths(table: &Table, set_in: Type, fonts: &Fonts) -> Result<Vec<Vec<f64>>, PageError> {
    let mut rows = Vec::new();
    for row in &table.rows {
        let (Row::Cells(cells) | Row::Total(cells)) = row else { continue };
        if rows.len() == LOOKED_AT {
            break;
        }
        let mut widths = Vec::with_capacity(table.columns.len());
        for index in 0..table.columns.len() {
            widths.push(cells.get(index).map_or(Ok(0.0), |cell| width(cell, set_in, fonts))?);
        }
        rows.push(widths);
    }
    Ok(rows)
}

/// Width of a cell's contents on one line; of several paragraphs, of the longest.
fn width(cell: &Cell, set_in: Type, fonts: &Fonts) -> Result<f64, PageError> {
    let em = set_in.size;
    let beside = match cell {
        Cell::Light(..) => SHAPE * em,
        Cell::Share(_) => BAR * em,
        _ => 0.0,
    };
    let lines = cell.text();
    let mut widest = 0.0_f64;
    for line in lines.lines() {
        widest = widest.max(Measured::new(&Text::new(Style::FangSong, line), set_in, fonts)?.whole());
    }
    Ok(widest + beside)
}
