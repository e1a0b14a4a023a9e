//! Tables: one directive a row; the heading row says which column holds what.

use std::ops::Range;

use duban_domain::PassageKind;

use super::{Draft, Piece};
use crate::text;
use crate::units;
use crate::view::View;

/// The cells of a row that say who and when. Cells merged with those above are taken from above.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Row {
    pub(crate) title: Option<Range<usize>>,
    pub(crate) lead: Option<Range<usize>>,
    pub(crate) joint: Option<Range<usize>>,
    pub(crate) supporting: Option<Range<usize>>,
    /// 责任领导 and 责任人 may stand in cells of their own.
    pub(crate) owners: Vec<Range<usize>>,
    /// 办结时限, and how often it is to be reported.
    pub(crate) deadlines: Vec<Range<usize>>,
    /// Its cells ran together, so that where it begins and ends is a guess.
    pub(crate) fused: bool,
}

/// What the columns of a table hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns(pub(super) Vec<Column>);

impl Columns {
    /// The columns that a row of headings names.
    pub(super) fn of(view: &str, cells: &[Range<usize>]) -> Option<Self> {
        heading_row(view, cells).map(Self)
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Number,
    /// What several tasks are put under: 类别.
    Group,
    Title,
    Content,
    Lead,
    Joint,
    Supporting,
    Owner,
    Deadline,
    Other,
}

/// Reads a run of lines with tabs.
///
/// `columns` keeps what the last heading row said: a line that parts a table in sections does not end it.
pub(crate) fn read(
    view: &View<'_>,
    rows: &[Range<usize>],
    path: &[String],
    columns: &mut Option<Columns>,
    pieces: &mut Vec<Piece>,
) {
    let mut above: Vec<Range<usize>> = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let cells = cells(view.text(), row);
        // 索引号：, 成文日期： and what follows each: what the page says of itself.
        let labels = cells.iter().filter(|c| view.text()[(*c).clone()].trim_end().ends_with('：')).count();
        if labels >= 2 && labels * 2 + 1 >= cells.len() {
            passages(view.text(), &cells, None, PassageKind::Header, "日期、来源等", pieces);
            continue;
        }
        if let Some(mut found) = heading_row(view.text(), &cells) {
            by_what_they_hold(view.text(), &cells, &rows[i + 1..], &mut found);
            *columns = Some(Columns(found));
            above = Vec::new();
            passages(view.text(), &cells, None, PassageKind::Header, "表头", pieces);
            continue;
        }
        let cells = columns.as_ref().map_or_else(|| cells.clone(), |c| with_merged(view.text(), &cells, &c.0));
        let known = columns.as_ref().filter(|c| cells.len() <= c.0.len() + 1);
        let Some(columns) = known else {
            passages(view.text(), &cells, None, PassageKind::Unclassified, "表格没有可识别的表头", pieces);
            continue;
        };
        read_row(view, &cells, &columns.0, &mut above, path, pieces);
    }
}

/// A row whose first cells are left out where they are merged with those above: its departments tell how many.
fn with_merged(view: &str, cells: &[Range<usize>], columns: &[Column]) -> Vec<Range<usize>> {
    let missing = columns.len().saturating_sub(cells.len());
    let units = columns.iter().position(|c| matches!(c, Column::Lead | Column::Joint));
    let names = |at: Option<usize>| {
        at.and_then(|at| cells.get(at)).is_some_and(|c| units::are_names_with_parts(&view[c.clone()]))
    };
    let shifted = (1..=2).contains(&missing) && !names(units) && names(units.and_then(|at| at.checked_sub(missing)));
    let first = cells.first().map_or(0, |c| c.start);
    let empty = if shifted { missing } else { 0 };
    std::iter::repeat_n(first..first, empty).chain(cells.iter().cloned()).collect()
}

/// Reads one row, cell by cell. `above` keeps the row before it, for cells that were merged.
pub(super) fn read_row(
    view: &View<'_>,
    cells: &[Range<usize>],
    columns: &[Column],
    above: &mut Vec<Range<usize>>,
    path: &[String],
    pieces: &mut Vec<Piece>,
) {
    let filled = |i: &usize| cells.get(*i).is_some_and(|c| !view.text()[c.clone()].trim().is_empty());
    let content = columns.iter().position(|c| *c == Column::Content).filter(filled);
    let content = content.or_else(|| columns.iter().position(|c| *c == Column::Title).filter(filled));
    let Some(content) = content else {
        // A row that spans the table: a section of it.
        return passages(view.text(), cells, None, PassageKind::Header, "表内小标题", pieces);
    };
    // A merged cell is empty on the rows that go on with it. Where one of the unit columns is filled, the empty ones
    // beside it are truly empty; a time limit goes on only where the number does.
    let is_units = |c: Column| matches!(c, Column::Lead | Column::Joint | Column::Supporting);
    let own_units = (0..columns.len()).any(|i| is_units(columns[i]) && filled(&i));
    let goes_on = !(0..columns.len()).any(|i| columns[i] == Column::Number && filled(&i));
    let merged: Vec<Range<usize>> = (0..columns.len())
        .map(|i| {
            let inherits = if is_units(columns[i]) { !own_units } else { goes_on };
            match above.get(i) {
                _ if filled(&i) => cells[i].clone(),
                Some(cell) if inherits => cell.clone(),
                _ => 0..0,
            }
        })
        .collect();
    let all = |wanted: Column| -> Vec<Range<usize>> {
        let of_kind = (0..columns.len()).filter(|i| columns[*i] == wanted);
        of_kind.map(|i| merged[i].clone()).filter(|r| !r.is_empty()).collect()
    };
    let cell = |wanted: Column| all(wanted).into_iter().next();
    let mut path = path.to_vec();
    for wanted in [Column::Number, Column::Group, Column::Title] {
        path.extend(cell(wanted).filter(|r| *r != cells[content]).map(|r| view.wording(r)));
    }
    let row = Row {
        title: cell(Column::Title),
        lead: cell(Column::Lead),
        joint: cell(Column::Joint),
        supporting: cell(Column::Supporting),
        owners: all(Column::Owner),
        deadlines: all(Column::Deadline),
        fused: false,
    };
    passages(view.text(), &cells[..content], None, PassageKind::Header, "表格其他栏", pieces);
    pieces.push(Piece::Draft(Draft { range: cells[content].clone(), path, row: Some(row), shared_subject: None }));
    passages(view.text(), &cells[content + 1..], None, PassageKind::Header, "表格其他栏", pieces);
    *above = merged;
}

fn cells(view: &str, row: &Range<usize>) -> Vec<Range<usize>> {
    let mut at = row.start;
    view[row.clone()]
        .split('\t')
        .map(|cell| {
            let range = at..at + cell.len();
            at = range.end + 1;
            range
        })
        .collect()
}

fn passages(
    view: &str,
    cells: &[Range<usize>],
    skip: Option<usize>,
    kind: PassageKind,
    reason: &'static str,
    pieces: &mut Vec<Piece>,
) {
    for (i, cell) in cells.iter().enumerate() {
        if skip != Some(i) && !view[cell.clone()].trim().is_empty() {
            pieces.push(Piece::Passage { range: cell.clone(), kind, reason });
        }
    }
}

/// The columns, where the row is a heading row: short cells, at least two of them known, one of them what is to do.
fn heading_row(view: &str, cells: &[Range<usize>]) -> Option<Vec<Column>> {
    if cells.iter().any(|c| text::length(without_note(&view[c.clone()])) > 16) {
        return None;
    }
    let mut columns: Vec<Column> = cells.iter().map(|c| column(&view[c.clone()])).collect();
    // Where nothing but 类别 says what a row is about, it is the task.
    if !columns.iter().any(|c| matches!(c, Column::Content | Column::Title)) {
        columns.iter_mut().filter(|c| **c == Column::Group).for_each(|c| *c = Column::Title);
    }
    let known = columns.iter().filter(|c| !matches!(c, Column::Other | Column::Number)).count();
    // 序号 民生实事 责任单位 完成时限: beside who and when, the first other column tells what is to be done.
    let own = |cell: &Range<usize>| !view[cell.clone()].trim().is_empty() && !is_remark(&view[cell.clone()]);
    if known >= 2
        && !columns.iter().any(|c| matches!(c, Column::Content | Column::Title))
        && let Some(at) = (0..cells.len()).find(|i| columns[*i] == Column::Other && own(&cells[*i]))
    {
        columns[at] = Column::Title;
    }
    let about = |c: &Column| matches!(c, Column::Content | Column::Title);
    if known < 2 || !columns.iter().any(about) {
        return None;
    }
    // 年度任务, 一季度目标: what is to be reached by then stands beside the task.
    let of_quarter = |i: usize| view[cells[i].clone()].contains("季度");
    if (0..cells.len()).any(|i| about(&columns[i]) && !of_quarter(i)) {
        for i in (0..cells.len()).filter(|i| of_quarter(*i)) {
            if about(&columns[i]) {
                columns[i] = Column::Other;
            }
        }
    }
    // 项目名称, 年度目标任务: of two columns that name the task the first says what it is about, the second what to do.
    let titles: Vec<usize> = (0..cells.len()).filter(|i| columns[*i] == Column::Title).collect();
    if !columns.contains(&Column::Content)
        && let [_, second, ..] = titles[..]
        && !view[cells[second].clone()].contains("名称")
    {
        columns[second] = Column::Content;
    }
    // Of two columns for the same thing the first one counts: offices inside a unit stand after the units.
    for wanted in [Column::Lead, Column::Joint, Column::Supporting, Column::Content, Column::Title] {
        let mut seen = false;
        for c in &mut columns {
            if *c == wanted && std::mem::replace(&mut seen, true) {
                *c = Column::Other;
            }
        }
    }
    if !columns.contains(&Column::Content)
        && let Some(title) = columns.iter_mut().find(|c| **c == Column::Title)
    {
        *title = Column::Content;
    }
    Some(columns)
}

/// 决定事项, 办理标准: where the cells that should say what to do are but names, and those of a column that was not
/// recognised are sentences, the sentences are what to do.
fn by_what_they_hold(view: &str, headings: &[Range<usize>], rows: &[Range<usize>], columns: &mut [Column]) {
    const NAME: usize = 14;
    let Some(content) = columns.iter().position(|c| *c == Column::Content) else { return };
    let held = |column: usize| {
        let filled = rows.iter().take(20).filter_map(|row| {
            let cell = view[row.clone()].split('\t').nth(column).filter(|cell| !cell.is_empty())?;
            Some((text::length(cell), cell.ends_with('。')))
        });
        filled.fold((0, 0, 0), |(n, all, stops), (length, stop)| (n + 1, all + length, stops + usize::from(stop)))
    };
    let (named, all, _) = held(content);
    if named == 0 || all > named * NAME {
        return;
    }
    let says = |i: &usize| {
        let (n, all, stops) = held(*i);
        n > 0 && all > n * NAME && stops * 2 > n
    };
    let other = (0..columns.len())
        .filter(|i| columns[*i] == Column::Other && !is_remark(&view[headings[*i].clone()]))
        .find(says);
    if let Some(other) = other {
        columns[content] = Column::Title;
        columns[other] = Column::Content;
    }
}

/// What stands beside a task and is no part of it.
fn is_remark(heading: &str) -> bool {
    [
        "处室",
        "科室",
        "股室",
        "联系方式",
        "电话",
        "备注",
        "进展",
        "情况",
        "现状",
        "来源",
        "依据",
        "情况说明",
        "程序",
        "是否",
    ]
    .iter()
    .any(|w| heading.contains(w))
}

/// Whether a heading is that of the rows' numbers.
pub(super) fn is_number(heading: &str) -> bool {
    column(heading) == Column::Number
}

/// Whether a line may be the heading of a column.
pub(super) fn is_heading(words: &str) -> bool {
    text::length(without_note(words)) <= 12 && (column(words) != Column::Other || is_remark(without_note(words)))
}

/// 重点任务（含3项配合工作）: what a bracket adds makes no other heading of it.
fn without_note(heading: &str) -> &str {
    heading.split_once('（').map_or(heading, |(words, _)| words)
}

/// Puts a line that parts a table in sections into the header.
pub(super) fn section(line: Range<usize>, pieces: &mut Vec<Piece>) {
    pieces.push(Piece::Passage { range: line, kind: PassageKind::Header, reason: "表内小标题" });
}

/// Puts the cells of a heading row into the header.
pub(super) fn heading_cells(view: &str, cells: &[Range<usize>], pieces: &mut Vec<Piece>) {
    passages(view, cells, None, PassageKind::Header, "表头", pieces);
}

fn column(heading: &str) -> Column {
    let heading = without_note(heading);
    let has = |words: &[&str]| words.iter().any(|w| heading.contains(w));
    match heading {
        "" => Column::Other,
        _ if has(&["序号", "编号"]) || heading == "序" => Column::Number,
        // 责任单位及责任人: the cell tells both.
        _ if has(&["责任单位", "责任部门", "承办单位"]) && has(&["责任人", "负责人"]) => {
            Column::Joint
        }
        _ if has(&["牵头单位", "牵头部门"]) && has(&["责任人", "负责人"]) => Column::Lead,
        _ if has(&[
            "责任人",
            "责任领导",
            "牵头领导",
            "分管领导",
            "包联领导",
            "市级领导",
            "县级领导",
            "盯办领导",
            "督办领导",
            "包抓领导",
            "联系领导",
            "负责人",
            "盯办",
        ]) || heading.ends_with("领导") =>
        {
            Column::Owner
        }
        "责任站所" | "责任科室" | "责任处室" | "责任股室" | "责任科" | "责任处" | "责任股" => {
            Column::Joint
        }
        _ if is_remark(heading) => Column::Other,
        _ if has(&["牵头", "主办", "主责", "主抓", "首办"]) => Column::Lead,
        _ if has(&["配合", "协办", "协同", "参与", "参加", "会办", "协助", "从办"]) => {
            Column::Supporting
        }
        _ if has(&[
            "责任单位",
            "责任部门",
            "责任主体",
            "承办",
            "谁来办",
            "谁负责",
            "办理单位",
            "责任站所",
            "责任科室",
            "责任处室",
            "落实单位",
            "实施单位",
            "完成单位",
        ]) =>
        {
            Column::Joint
        }
        _ if has(&["时限", "时间", "期限", "进度要求", "节点", "何时", "截止", "报送要求", "报送频次", "调度频次"]) => {
            Column::Deadline
        }
        _ if has(&["内容", "措施", "举措", "要求", "具体任务", "议定", "决定", "做法", "清单"]) => {
            Column::Content
        }
        _ if has(&["类别", "类型", "分类", "板块", "领域", "条线", "级指标"]) => Column::Group,
        _ if has(&["事项", "任务", "项目", "名称", "问题", "工作", "议题", "目标"]) => Column::Title,
        _ if text::ends_with_any(heading, &["单位", "部门"]) => Column::Joint,
        _ => Column::Other,
    }
}
