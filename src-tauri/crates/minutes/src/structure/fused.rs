//! Tables whose cells ran together when a page's tags were stripped: 工作事项牵头单位配合单位1抓好整治。…各区市公安局2….
//!
//! After the words of a row stand its departments with nothing between them. A run of names after a full stop that
//! is not told to act ends the row. All of it is a guess, and is shown as doubtful.

use std::ops::Range;

use duban_domain::PassageKind;

use super::{Draft, Piece, Row};
use crate::text;
use crate::units;
use crate::view::View;

/// Column headings that come one after the other in a fused heading row.
const HEADINGS: &[&str] = &[
    "序号",
    "工作事项",
    "工作任务",
    "重点任务",
    "主要任务",
    "主要内容",
    "工作内容",
    "具体内容",
    "主要措施",
    "工作措施",
    "牵头单位",
    "责任单位",
    "责任部门",
    "配合单位",
    "责任人",
    "责任领导",
    "完成时限",
    "完成时间",
    "备注",
];

/// Why the cells of such a table are doubtful.
pub(crate) const FUSED: &str = "表格各栏连在一起，分行为推测";

/// Reads a line as a fused table. `None` where it is none.
pub(super) fn read(view: &View<'_>, line: Range<usize>, path: &[String]) -> Option<Vec<Piece>> {
    let heading = heading(view.text(), &line)?;
    let timed = ["时限", "时间"].iter().any(|w| view.text()[heading.clone()].contains(w));
    let mut pieces = vec![passage(line.start..heading.end)];
    let mut at = heading.end;
    for end in stops(view.text(), heading.end..line.end) {
        if end < at {
            continue;
        }
        let Some(cells) = cells(view.text(), end..line.end, timed) else { continue };
        let (number, title, content) = opening(view.text(), at..end);
        if content.is_empty() {
            continue;
        }
        let mut row_path = path.to_vec();
        row_path.extend([&number, &title].into_iter().filter(|r| !r.is_empty()).map(|r| view.wording(r.clone())));
        if at < content.start {
            pieces.push(passage(at..content.start));
        }
        let row = Row {
            title: Some(title).filter(|t| !t.is_empty()),
            lead: cells.columns.first().cloned().filter(|r| !r.is_empty()),
            supporting: cells.columns.get(1).cloned().filter(|r| !r.is_empty()),
            deadlines: cells.deadline.clone().into_iter().collect(),
            fused: true,
            ..Row::default()
        };
        pieces.push(Piece::Draft(Draft { range: content, path: row_path, row: Some(row), shared_subject: None }));
        pieces.push(passage(end..cells.end));
        at = cells.end;
    }
    if at < line.end {
        pieces.push(passage(at..line.end));
    }
    Some(pieces)
}

fn passage(range: Range<usize>) -> Piece {
    Piece::Passage { range, kind: PassageKind::Unclassified, reason: FUSED }
}

/// The run of column headings, at least three of them one after the other, one of them of departments.
fn heading(view: &str, line: &Range<usize>) -> Option<Range<usize>> {
    let words = &view[line.clone()];
    if text::length(words) < 80 {
        return None;
    }
    let near = text::head(words, 400);
    near.match_indices("序号").map(|(at, _)| at).chain(near.find("工作事项")).find_map(|at| {
        let mut end = at;
        let mut count = 0;
        let mut units = false;
        while let Some(heading) = HEADINGS.iter().find(|h| near[end..].starts_with(**h)) {
            end += heading.len();
            count += 1;
            units |= heading.contains("单位") || heading.contains("部门");
        }
        // Columns of one office's own, such as 市卫健委内牵头处室.
        while let Some(more) = ["处室", "科室", "股室"]
            .iter()
            .filter_map(|w| text::head(&near[end..], 16).find(w).map(|i| i + w.len()))
            .min()
        {
            end += more;
        }
        (count >= 3 && units).then(|| line.start + at..line.start + end)
    })
}

/// The title before the headings: 全市管网整治任务分工表序号….
pub(crate) fn title(view: &str, line: Range<usize>) -> Option<Range<usize>> {
    let heading = heading(view, &line)?;
    (line.start < heading.start).then_some(line.start..heading.start)
}

/// The ends of sentences.
fn stops(view: &str, within: Range<usize>) -> impl Iterator<Item = usize> + '_ {
    view[within.clone()].match_indices('。').map(move |(at, m)| within.start + at + m.len())
}

/// The cells of departments that run together after a row's words.
struct Cells {
    columns: Vec<Range<usize>>,
    deadline: Option<Range<usize>>,
    end: usize,
}

/// `timed` tells whether the table has a column of time limits, which then ends the row.
fn cells(view: &str, after: Range<usize>, timed: bool) -> Option<Cells> {
    let mut columns: Vec<Range<usize>> = Vec::new();
    let mut at = after.start;
    let mut joined = false;
    for _ in 0..40 {
        let rest = &view[at..after.end];
        if rest.starts_with('/') {
            columns.push(at..at);
            at += 1;
            joined = false;
            continue;
        }
        if joined && rest.starts_with(['、', '，']) {
            at += '、'.len_utf8();
            continue;
        }
        let Some(len) = units::first_name(rest) else { break };
        let goes_on = joined && view[..at].ends_with(['、', '，']);
        match columns.last_mut().filter(|_| goes_on) {
            Some(cell) => cell.end = at + len,
            None => columns.push(at..at + len),
        }
        at += len;
        joined = true;
    }
    // A list that is told to act belongs to the next row's words: 各区、各部门要….
    while let Some(last) = columns.last()
        && !last.is_empty()
        && is_subject(&view[last.start..after.end], last.len())
    {
        at = last.start;
        columns.pop();
    }
    let named = columns.iter().any(|c| !c.is_empty());
    let limit = timed.then(|| limit(&view[at..after.end])).filter(|len| *len > 0);
    let deadline = limit.map(|len| at..at + len);
    let end = at + limit.unwrap_or(0);
    let closed = columns.len() >= 2 || deadline.is_some() && !columns.is_empty();
    (closed && named).then_some(Cells { columns, deadline, end })
}

/// Bytes of the time limit that a text begins with: 2022年3月底前, 长期坚持.
fn limit(text: &str) -> usize {
    let standing = ["长期坚持", "持续推进", "常态化推进", "长期", "全年", "持续", "常态化"];
    standing.iter().find(|w| text.starts_with(**w)).map_or_else(|| crate::deadlines::leading(text), |w| w.len())
}

/// Whether a cell's words go on as a sentence: 各区要引导…, 各区可结合实际….
fn is_subject(words: &str, len: usize) -> bool {
    words[len..].starts_with(['要', '应', '可', '须', '将', '、', '，', '的', '及', '和'])
}

/// The number and the title that a row may begin with, and its words.
fn opening(view: &str, row: Range<usize>) -> (Range<usize>, Range<usize>, Range<usize>) {
    let digits = view[row.clone()].bytes().take_while(u8::is_ascii_digit).count();
    let number = row.start..row.start + digits;
    let empty = number.end..number.end;
    if digits == 0 || digits > 3 || view[number.end..row.end].starts_with(['年', '月', '%', '.']) {
        return (row.start..row.start, row.start..row.start, row);
    }
    let title = view[number.end..row.end]
        .find('。')
        .map(|at| number.end..number.end + at + '。'.len_utf8())
        .filter(|t| t.end < row.end && text::length(&view[t.clone()]) <= 24);
    match title {
        Some(title) => (number, title.clone(), title.end..row.end),
        None => (number.clone(), empty, number.end..row.end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_end_at_a_run_of_departments() {
        let words = "全市管网整治任务分工表序号工作事项主要内容牵头单位配合单位1开展排查。对使用二十年以上的老旧管网逐段排查，\
            查清材质、走向、权属，建立一段一档的工作台账，并录入信息系统统一管理。各区政府市住建局、市城管局对排查情况组织复核，\
            复核比例不低于20%。市住建局/2强化整治。各区要对排查出的问题逐项整改，限期销号，确保不留死角、不留盲区。整改情况\
            每月通报一次，对进展缓慢的予以约谈。各区政府市住建局3加强宣传。利用报纸、电视、网络等多种媒体广泛开展宣传，\
            提高居民知晓率和参与度，营造良好氛围。市委宣传部各区政府";
        let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
        let view = View::new(&words);
        let pieces = read(&view, 0..view.text().len(), &[]).unwrap();
        let shown: Vec<String> = pieces
            .iter()
            .filter_map(|p| match p {
                Piece::Draft(draft) => {
                    let row = draft.row.clone().unwrap();
                    let cell = |c: Option<Range<usize>>| c.map_or("", |c| &view.text()[c]).to_owned();
                    let begins = text::head(&view.text()[draft.range.clone()], 6);
                    Some(format!("{begins}|{}|{}|{}", draft.path.join(" "), cell(row.lead), cell(row.supporting)))
                }
                Piece::Passage { .. } => None,
            })
            .collect();
        assert_eq!(
            shown,
            [
                "对使用二十年|1 开展排查。|各区政府|市住建局、市城管局",
                "对排查情况组||市住建局|",
                "各区要对排查|2 强化整治。|各区政府|市住建局",
                "利用报纸、电|3 加强宣传。|市委宣传部|各区政府",
            ]
        );
    }
}
