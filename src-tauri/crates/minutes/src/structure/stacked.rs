//! Tables whose cells stand one below the other, a line each, as a table comes out of a copied page: 序号, 工作任务, 责任单位
//! on lines of their own, then 1, 抓好整治。, 市公安局.
//!
//! With a column of numbers a row begins at its number, and empty cells may be missing; without one every row has to
//! have all its cells.

use std::ops::Range;

use super::Piece;
use super::table::{self, Column, Columns};
use crate::numbering::{self, Style};
use crate::text;
use crate::units;
use crate::view::View;

/// Columns that such a table has at most.
const MOST: usize = 9;
/// Lines that a row has at most.
const MOST_LINES: usize = 60;

/// Lines that may be the headings and cells of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run<'r> {
    /// All of them.
    pub(super) lines: &'r [Range<usize>],
    /// How many stand before the first heading of a section: （一）王建国副市长牵头的任务.
    pub(super) plain: usize,
    /// Those that are no such headings.
    pub(super) cells: &'r [Range<usize>],
}

/// Reads the table that begins with a run of lines. Gives how many of them it takes; `None` where none begins there. Only
/// a table with a column of numbers may have headings between its rows.
pub(super) fn read(view: &View<'_>, run: Run<'_>, path: &[String], pieces: &mut Vec<Piece>) -> Option<usize> {
    let Run { lines, plain, .. } = run;
    let (columns, width) = heading(view.text(), lines)?;
    let number = columns.iter().position(|c| *c == Column::Number);
    let cells = if number.is_some() { run.cells } else { &lines[..plain] }.get(width..)?;
    let rows = if number == Some(0) {
        numbered(view.text(), cells, &columns)
    } else if let Some(rows) = number.and_then(|number| numbered_within(view.text(), cells, number, columns.len())) {
        Some(rows)
    } else {
        // What a row of the table is not, ends it.
        let whole = cells.len() / width * width;
        (whole == cells.len() && whole > 0).then(|| cells.chunks(width).map(<[_]>::to_vec).collect::<Vec<_>>())
    }?;
    table::heading_cells(view.text(), &lines[..width], pieces);
    let mut above = Vec::new();
    // A cell may stand on several lines.
    let last = rows.iter().flatten().map(|cell| cell.end).max()?;
    let taken = lines.iter().take_while(|line| line.start < last).count();
    let mut sections = lines[width..taken].iter().filter(|line| is_section(view.text(), line)).peekable();
    for row in rows {
        let begins = row.iter().find(|cell| !cell.is_empty()).map_or(0, |cell| cell.start);
        while let Some(section) = sections.next_if(|section| section.start < begins) {
            table::section(section.clone(), pieces);
        }
        table::read_row(view, &row, &columns, &mut above, path, pieces);
    }
    for section in sections {
        table::section(section.clone(), pieces);
    }
    Some(taken)
}

/// Whether a line is a heading that parts a table in sections: 一、依法履职, （二）重点工作.
pub(super) fn is_section(view: &str, line: &Range<usize>) -> bool {
    let words = &view[line.clone()];
    let marked = numbering::mark(words).is_some_and(|m| matches!(m.style, Style::Chinese | Style::ChineseBracket));
    marked && text::length(text::head(words, 31)) <= 30 && !words.contains(['。', '；', '：'])
}

/// The column headings that the lines begin with: at least three, all of them known unless a number begins the first row.
fn heading(view: &str, lines: &[Range<usize>]) -> Option<(Vec<Column>, usize)> {
    let first = lines.first()?;
    if text::length(&view[first.clone()]) > 8 {
        return None;
    }
    // 序号 … 1: the first row tells how many headings there are, whatever they are called.
    if table::is_number(&view[first.clone()])
        && let Some(width) = (3..=MOST + 3).find(|&n| lines.get(n).is_some_and(|l| number(view, l).is_some()))
        && lines[..width].iter().all(|l| text::length(&view[l.clone()]) <= 12)
        && let Some(columns) = Columns::of(view, &joined(view, &lines[..width]))
    {
        return Some((columns.0, width));
    }
    let known = lines.iter().take(MOST).take_while(|l| table::is_heading(&view[(*l).clone()])).count();
    (3..=known).rev().find_map(|n| Columns::of(view, &lines[..n]).map(|columns| (columns.0, n)))
}

/// 牵头 and 部门 on lines of their own are one heading.
fn joined(view: &str, lines: &[Range<usize>]) -> Vec<Range<usize>> {
    const SECOND: [&str; 8] = ["部门", "单位", "时间", "时限", "领导", "要求", "内容", "人"];
    let mut headings: Vec<Range<usize>> = Vec::new();
    for line in lines {
        match headings.last_mut() {
            Some(last) if text::length(&view[last.clone()]) == 2 && SECOND.contains(&&view[line.clone()]) => {
                last.end = line.end;
            }
            _ => headings.push(line.clone()),
        }
    }
    headings
}

fn number(view: &str, line: &Range<usize>) -> Option<usize> {
    // 1*: a note is added.
    view[line.clone()].trim().trim_end_matches('*').parse().ok().filter(|n| *n < 2000)
}

/// Rows that begin with 1, 2, 3 on lines of their own; a part of a table may begin with another number.
fn numbered(view: &str, lines: &[Range<usize>], columns: &[Column]) -> Option<Vec<Vec<Range<usize>>>> {
    let number = |l: &Range<usize>| number(view, l);
    let mut rows = Vec::new();
    let (mut at, mut next) = (0, lines.first().and_then(number)?);
    while at < lines.len() && number(&lines[at]) == Some(next) {
        next += 1;
        let near = lines.len().min(at + MOST_LINES);
        let end = (at + 1..near).find(|&i| number(&lines[i]) == Some(next)).unwrap_or_else(|| {
            // After the last number stand no more cells than the table is wide.
            lines.len().min(at + columns.len())
        });
        rows.extend(cells(view, &lines[at..end], columns));
        at = end;
    }
    (!rows.is_empty()).then_some(rows)
}

/// Rows whose number stands behind other cells, 工作任务, 序号, 具体要求; of those a row that goes on with what is above may
/// have none. Cells at a row's end may be missing too, where they are merged with those above.
fn numbered_within(view: &str, lines: &[Range<usize>], column: usize, width: usize) -> Option<Vec<Vec<Range<usize>>>> {
    let number = |at: usize| lines.get(at).and_then(|l| number(view, l));
    let mut rows = Vec::new();
    let (mut at, mut next) = (0, number(column)?);
    while let Some(missing) = (0..=column).find(|m| number(at + column - m) == Some(next)) {
        let numbered = at + column - missing;
        let whole = numbered + width - column;
        let end = (numbered + 1..whole).find(|i| number(*i) == Some(next + 1)).unwrap_or(whole).min(lines.len());
        // 2.规范执法 behind the last cell is the group of the next row.
        let is_group =
            |cell: &Range<usize>| numbering::mark(&view[cell.clone()]).is_some_and(|m| m.style == Style::Arabic);
        let groups = lines[numbered + 1..end].iter().rev().take_while(|cell| is_group(cell)).count();
        let end = if number(end) == Some(next + 1) { end - groups } else { end };
        let mut row: Vec<Range<usize>> = vec![0..0; missing];
        row.extend(lines[at..end].iter().cloned());
        row.resize(width, 0..0);
        rows.push(row);
        (at, next) = (end, next + 1);
    }
    (!rows.is_empty()).then_some(rows)
}

/// The cells of a row in the order of the columns. Where some are missing, what they say tells which they are; a second
/// sentence of what to do is a row of its own, under the same number.
fn cells(view: &str, lines: &[Range<usize>], columns: &[Column]) -> Vec<Vec<Range<usize>>> {
    if lines.len() == columns.len() {
        return vec![lines.to_vec()];
    }
    let content = columns.iter().position(|c| *c == Column::Content);
    let mut rows = Vec::new();
    let mut row = vec![0..0; columns.len()];
    row[0] = lines[0].clone();
    let mut from = 1;
    for line in &lines[1..] {
        let words = &view[line.clone()];
        let fits = |column: Column| match column {
            // 9月投入使用, 5月底前动工: what is done by then may be added.
            Column::Deadline => {
                let added = text::length(words) <= 12 && !words.ends_with('。') && crate::deadlines::leading(words) > 0;
                crate::deadlines::states(words) || added
            }
            Column::Lead | Column::Joint | Column::Supporting => units::are_names_with_parts(words) || counted(words),
            Column::Owner => crate::people::is_person(words),
            Column::Number => false,
            _ if crate::people::is_person(words) && columns[from..].contains(&Column::Owner) => false,
            _ => !units::are_names_with_parts(words) && !crate::deadlines::states(words),
        };
        match (from..columns.len()).find(|&i| fits(columns[i])) {
            Some(column) => {
                row[column] = line.clone();
                from = column + 1;
            }
            None if words.ends_with('。') && content.is_some_and(|at| at < from && !row[at].is_empty()) => {
                let at = content.unwrap_or_default();
                rows.push(std::mem::replace(&mut row, vec![0..0; columns.len()]));
                row[at] = line.clone();
                from = at + 1;
            }
            // A cell of several lines goes on.
            None if from > 1 && row[from - 1].end < line.start => row[from - 1].end = line.end,
            None => {}
        }
    }
    rows.push(row);
    rows
}

/// 13个街道、镇; 人口计生委等相关部门，13个街道、镇.
fn counted(cell: &str) -> bool {
    let body =
        |part: &str| text::ends_with_any(part, &["街道", "镇", "乡", "县", "区", "部门", "单位", "局", "委", "办"]);
    text::length(cell) <= 30 && !cell.ends_with('。') && cell.split(['、', '，']).all(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let view = View::new(text);
        let lines: Vec<Range<usize>> = text::lines(view.text()).collect();
        let mut pieces = Vec::new();
        let cells: Vec<Range<usize>> = lines.iter().filter(|line| !is_section(view.text(), line)).cloned().collect();
        let plain = lines.iter().take_while(|line| !is_section(view.text(), line)).count();
        let taken = read(&view, Run { lines: &lines, plain, cells: &cells }, &[], &mut pieces);
        let cell = |c: &Option<Range<usize>>| c.clone().map_or("", |c| &view.text()[c]).to_owned();
        let mut out: Vec<String> = pieces
            .iter()
            .filter_map(|p| match p {
                Piece::Draft(draft) => {
                    let row = draft.row.clone()?;
                    let words = &view.text()[draft.range.clone()];
                    Some(format!(
                        "{words}|{}|{}|{}",
                        cell(&row.joint),
                        cell(&row.supporting),
                        cell(&row.deadlines.first().cloned())
                    ))
                }
                Piece::Passage { .. } => None,
            })
            .collect();
        out.extend((taken != Some(lines.len())).then(|| format!("{taken:?}")));
        out
    }

    #[test]
    fn cells_below_each_other_make_rows() {
        let text = "序号\n工作任务\n责任单位\n配合单位\n完成时限\n1\n改造管网。\n市水务局\n市财政局\n6月底\n2\n培训骨干。\n市人社局\n全年";
        assert_eq!(shown(text), ["改造管网。|市水务局|市财政局|6月底", "培训骨干。|市人社局||全年"]);
    }

    #[test]
    fn the_first_row_tells_the_width_and_a_second_task_stands_under_the_same_number() {
        let text = "序号\n民生实事\n责任单位\n完成时限\n1\n建设湿地公园。\n县水务局\n县住建局\n12月底前\n2\n建成养老楼。\n县民政局\n\
                    5月底前动工\n建设老年大学。\n12月底前\n3\n新建人行天桥。\n县住建局\n9月投入使用";
        let rows = [
            "建设湿地公园。|县水务局\n县住建局||12月底前",
            "建成养老楼。|县民政局||5月底前动工",
            "建设老年大学。|县民政局||12月底前",
            "新建人行天桥。|县住建局||9月投入使用",
        ];
        assert_eq!(shown(text), rows);
    }

    #[test]
    fn a_part_of_a_table_goes_on_counting_and_a_heading_may_stand_on_two_lines() {
        let text = "序号\n具体内容\n牵头\n部门\n责任部门\n完成\n时间\n108\n推进素质教育\n教育局\n13个街道、镇\n2010年\n109\n\
                    完善校舍\n教育局\n相关部门\n2010年";
        assert_eq!(shown(text), ["推进素质教育|13个街道、镇||2010年", "完善校舍|相关部门||2010年"]);
    }

    #[test]
    fn without_numbers_every_row_is_whole() {
        let text = "工作任务\n责任单位\n完成时限\n改造管网。\n市水务局\n6月底\n培训骨干。\n市人社局\n全年";
        assert_eq!(shown(text), ["改造管网。|市水务局||6月底", "培训骨干。|市人社局||全年"]);
    }

    #[test]
    fn headings_may_stand_between_the_rows_and_merged_cells_be_missing() {
        let text = "类别\n序号\n主要任务\n责任单位\n一、依法履职\n1.深化改革\n1\n公开清单。\n市司法局\n2\n清理规章。\n（二）执法\n\
                    2.规范执法\n3\n公示结果。\n市城管局";
        assert_eq!(shown(text), ["公开清单。|市司法局||", "清理规章。|市司法局||", "公示结果。|市城管局||"]);
    }

    #[test]
    fn other_lines_are_no_table() {
        assert_eq!(shown("工作要求\n各单位要抓好落实。\n市水务局"), ["None"]);
    }
}
