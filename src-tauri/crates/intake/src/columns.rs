//! Step 7: tables that were drawn with signs or with blanks become rows whose cells a tab parts.
//!
//! A row of Markdown (`| 1 | 抓好整治 |`) says itself what it is. Columns that blanks keep apart are only believed under a
//! line that names them: 序号  工作任务  责任单位  完成时限.

use duban_domain::Span;

use crate::work::{Edits, RepairKind};

pub(crate) fn pass(text: &str) -> Edits {
    let mut edits = Edits::default();
    let mut start = 0;
    // How many cells the heading has whose columns are kept apart by blanks.
    let mut columns = 0;
    let mut lines = text.split_inclusive('\n').peekable();
    let mut drawn = false;
    // Cells one below the other, each followed by a stroke on a line of its own.
    let strokes = text.lines().filter(|line| line.trim() == "|").count() >= 6;
    let closed = closed_cells(text);
    while let Some(line) = lines.next() {
        let body = line.trim();
        let from = start + (line.len() - line.trim_start().len());
        let follows = lines.peek().is_some_and(|next| is_drawn(next.trim()));
        if closed.contains(&start) && !body.is_empty() {
            close(body, from, line, start, &mut edits);
        } else if strokes && body == "|" {
            edits.drop(Span::new(start, start + line.len()));
        } else if is_drawn(body) && (drawn || follows) {
            drawn = true;
            draw(body, from, line, start, &mut edits);
        } else {
            drawn = false;
            let gaps = gaps(body);
            if heads(body, &gaps) {
                columns = gaps.len() + 1;
            }
            if columns > 0 && gaps.len() + 1 == columns && !body.contains('\t') {
                for gap in &gaps {
                    edits.replace(Span::new(from + gap.start, from + gap.end), "\t");
                }
                edits.note(RepairKind::Blanks, Span::new(from, from + body.len()));
            } else if gaps.is_empty() && !body.is_empty() {
                columns = 0;
            }
        }
        start += line.len();
    }
    edits
}

/// | 1 | 抓好整治 |, 1 | 抓好整治 | 市公安局 |: a row between strokes. The first one may be missing.
fn is_drawn(body: &str) -> bool {
    body.len() > 2 && body.ends_with('|') && body.matches('|').count() >= 3
}

/// Where the cells of a table stand one below the other, each closed by a stroke: 序号 |, 责任单位 |, 1 |. Empty where the
/// text holds no such table. A cell may stand on several lines, of which only the last is closed.
fn closed_cells(text: &str) -> std::ops::Range<usize> {
    let is_closed =
        |line: &str| line.trim().len() > 1 && line.trim_end().ends_with('|') && line.matches('|').count() == 1;
    let mut at = 0;
    let mut closed = Vec::new();
    for line in text.split_inclusive('\n') {
        if is_closed(line) {
            closed.push(at..at + line.len());
        }
        at += line.len();
    }
    let (Some(first), Some(last)) = (closed.first(), closed.last()) else { return 0..0 };
    let lines = text[first.start..last.end].lines().filter(|line| !line.trim().is_empty()).count();
    if closed.len() >= 6 && closed.len() * 2 > lines { first.start..last.end } else { 0..0 }
}

/// Takes the stroke off a closed cell, and joins a line of a cell to the next one.
fn close(body: &str, from: usize, line: &str, start: usize, edits: &mut Edits) {
    let cell = body.trim_end_matches(['|', ' ', '\u{3000}']);
    if cell.is_empty() {
        edits.drop(Span::new(start, start + line.len()));
    } else if body.ends_with('。') {
        // A stroke behind a full stop is gone already.
    } else if body.ends_with('|') {
        edits.drop(Span::new(from + cell.len(), from + body.len()));
        edits.note(RepairKind::Marks, Span::new(from, from + body.len()));
    } else {
        edits.drop(Span::new(from + body.len(), start + line.len()));
        edits.note(RepairKind::Wrapped, Span::new(from, start + line.len()));
    }
}

/// Takes the strokes off a row. The line under the headings (| --- | --- |) goes.
fn draw(body: &str, from: usize, line: &str, start: usize, edits: &mut Edits) {
    if body.chars().all(|c| matches!(c, '|' | '-' | ':' | ' ')) {
        edits.drop(Span::new(start, start + line.len()));
        return;
    }
    let mut done = 0;
    let last = body.len() - 1;
    for (at, _) in body.match_indices('|') {
        let before = body[done..at].trim_end().len() + done;
        let after = body.len() - body[at + 1..].trim_start_matches([' ', '\u{3000}']).len();
        let end = if at == last { body.len() } else { after };
        let parts = at > 0 && at < last;
        edits.replace(Span::new(from + before.max(done), from + end), if parts { "\t" } else { "" });
        done = end;
    }
    edits.note(RepairKind::Marks, Span::new(from, from + body.len()));
}

/// The stretches of blanks, at least two columns wide, inside a line.
fn gaps(body: &str) -> Vec<std::ops::Range<usize>> {
    let mut gaps = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    for (at, c) in body.char_indices() {
        let width = match c {
            ' ' | '\u{a0}' => 1,
            '\u{3000}' => 2,
            _ => 0,
        };
        match (&mut open, width) {
            (Some((_, wide)), 1..) => *wide += width,
            (None, 1..) => open = Some((at, width)),
            (Some((from, wide)), _) => {
                if *wide >= 2 {
                    gaps.push(*from..at);
                }
                open = None;
            }
            _ => {}
        }
    }
    gaps
}

/// Whether a line names columns: three cells at least, short ones, and two of them what every such table has.
fn heads(body: &str, gaps: &[std::ops::Range<usize>]) -> bool {
    const NAMES: &[&str] = &[
        "序号",
        "任务",
        "事项",
        "内容",
        "单位",
        "部门",
        "时限",
        "时间",
        "责任人",
        "措施",
        "要求",
        "领导",
        "项目",
        "问题",
    ];
    if gaps.len() < 2 || gaps.len() > 12 {
        return false;
    }
    let starts = std::iter::once(0).chain(gaps.iter().map(|g| g.end));
    let ends = gaps.iter().map(|g| g.start).chain(std::iter::once(body.len()));
    let cells: Vec<&str> = starts.zip(ends).map(|(from, to)| &body[from..to]).collect();
    let short = cells.iter().all(|c| c.chars().count() <= 10);
    short && cells.iter().filter(|c| NAMES.iter().any(|name| c.ends_with(name))).count() >= 2
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use crate::read_text;

    #[rstest]
    #[case::drawn(
        "| 序号 | 任务 | 单位 |\n| --- | :--- | --- |\n| 1 | 抓好整治。 | 市公安局 |\n| 2 |  | 各区 |",
        "序号\t任务\t单位\n1\t抓好整治。\t市公安局\n2\t\t各区"
    )]
    #[case::without_the_first_stroke(
        "序号 | 任务 | 单位 |\n1 | 抓好整治。 | 市公安局 |\n2 | 抓好宣传。 | 各区 |",
        "序号\t任务\t单位\n1\t抓好整治。\t市公安局\n2\t抓好宣传。\t各区"
    )]
    #[case::strokes_on_their_own(
        "任务\n|\n单位\n|\n抓好整治。\n|\n市公安局\n|\n抓好宣传。\n|\n各区\n|",
        "任务\n单位\n抓好整治。\n市公安局\n抓好宣传。\n各区"
    )]
    #[case::closed_cells(
        "序号 |\n工作任务 |\n责任单位 |\n1 |\n抓好老旧小区\n综合整治。 |\n市住建局 |\n||\n2 |\n抓好宣传。 |\n各区 |",
        "序号\n工作任务\n责任单位\n1\n抓好老旧小区综合整治。\n市住建局\n2\n抓好宣传。\n各区"
    )]
    #[case::blanks(
        "序号  工作任务      责任单位\n1     抓好整治。    市公安局\n2     抓好宣传。    市委宣传部",
        "序号\t工作任务\t责任单位\n1\t抓好整治。\t市公安局\n2\t抓好宣传。\t市委宣传部"
    )]
    fn columns_become_rows(#[case] original: &str, #[case] clean: &str) {
        assert_eq!(read_text(original).unwrap().text, clean);
    }

    #[rstest]
    #[case::names("张明  李强  王芳\n赵军  周敏  吴刚", "张明 李强 王芳\n赵军 周敏 吴刚")]
    #[case::stroke("来源：市政府办 | 作者：李强 | 浏览：6", "来源：市政府办 | 作者：李强 | 浏览：6")]
    #[case::lone("|甲|乙|", "|甲|乙|")]
    fn other_lines_stay(#[case] original: &str, #[case] clean: &str) {
        assert_eq!(read_text(original).unwrap().text, clean);
    }
}
