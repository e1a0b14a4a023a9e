//! 回执, on the last page.

use super::foot::Foot;
use super::{Official, Slip};
use crate::PageError;
use crate::fonts::{Fonts, Style};
use crate::page::{Page, Pages};
use crate::standard::{LEFT, LINES, PAPER_HEIGHT, PAPER_WIDTH, SIZE_2, SIZE_4, TOP, WIDTH, baseline, mm, pitch};
use crate::table::{Align, Frame, TableBox, TableRow, fill};
use crate::text::{Measured, Text, Type};

/// Height of a row to write in by hand.
const ROW: f64 = mm(13.0);
/// Distance of lines inside a cell.
const LINE: f64 = mm(7.4);
/// Width of a label's cell.
const LABEL: f64 = mm(30.0);
/// Room between a rule and the words beside it.
const INSET: f64 = mm(2.5);
/// Room between the table and the request below it.
const GAP: f64 = mm(3.0);
/// Greatest height of the row for remarks.
const MOST_REMARKS: f64 = 4.0 * ROW;
const WORDS: Type = Type::of(SIZE_4);

/// Adds the slip as a page of its own, with the 版记 at its foot.
pub(super) fn lay_out(
    content: &Official,
    slip: &Slip,
    foot: Foot,
    fonts: &Fonts,
    pages: &mut Pages,
) -> Result<(), PageError> {
    let mut page = Page::new(PAPER_WIDTH, PAPER_HEIGHT);
    let line = pitch(LINES);
    let title = Measured::new(&Text::new(Style::XiaoBiaoSong, &slip.title), Type::of(SIZE_2), fonts)?.set_whole();
    page.put(&title, LEFT + (WIDTH - title.width) / 2.0, baseline(TOP + line, line, SIZE_2));

    let request = Measured::new(&Text::new(Style::FangSong, &slip.request), WORDS, fonts)?;
    let request = request.set_lines(WIDTH - 2.0 * SIZE_4, WIDTH);
    let below_table = GAP + LINE * request.len() as f64;

    let half = WIDTH / 2.0 - LABEL;
    let frame = Frame { left: LEFT, widths: vec![LABEL, half, LABEL, half], leading: LINE, inset: (INSET, INSET) };
    let label = |words: &str| TableBox::new(Text::new(Style::FangSong, words), WORDS, Align::Middle);
    let words = |words: &str| TableBox::new(Text::new(Style::FangSong, words), WORDS, Align::Left);
    let row = |boxes: Vec<TableBox>| TableRow { least: ROW, ..TableRow::new(boxes) };
    let mut rows = vec![
        row(vec![label("文　　号"), words(&content.number).over(3)]),
        row(vec![label("标　　题"), words(&content.title).over(3)]),
        row(vec![label("签收单位"), words("").over(3)]),
        row(vec![label("签 收 人"), words(""), label("联系电话"), words("")]),
        row(vec![label("签收时间"), words("").over(3)]),
    ];
    let start = TOP + 3.0 * line;
    let room = |_| (start, f64::INFINITY);
    let bottom = |rows: &[TableRow]| Ok(fill(&frame, None, rows, &room, fonts)?.first().map_or(start, |f| f.bottom));
    // A long list of copies takes room from the remarks, until too little is left to write in.
    let left = foot.start - below_table - bottom(&rows)?;
    let shares_page = left >= ROW;
    let remarks = if shares_page { left.min(MOST_REMARKS) } else { MOST_REMARKS };
    rows.push(TableRow { least: remarks, ..TableRow::new(vec![label("备　　注"), words("").over(3)]) });
    let mut top = start;
    for filled in fill(&frame, None, &rows, &room, fonts)? {
        page.marks.extend(filled.page.marks);
        top = filled.bottom + GAP;
    }
    for (index, set) in request.iter().enumerate() {
        let indent = if index == 0 { 2.0 * SIZE_4 } else { 0.0 };
        page.put(set, LEFT + indent, baseline(top, LINE, SIZE_4));
        top += LINE;
    }
    if shares_page {
        foot.put(&mut page);
        pages.pages.push(page);
    } else {
        let mut last = Page::new(PAPER_WIDTH, PAPER_HEIGHT);
        foot.put(&mut last);
        pages.pages.extend([page, last]);
    }
    Ok(())
}
