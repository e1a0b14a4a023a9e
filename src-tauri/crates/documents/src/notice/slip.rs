//! 回执: what the department fills in and sends back.

use super::content::NoticeContent;
use super::foot;
use crate::PageError;
use crate::fonts::{Fonts, Style};
use crate::page::{Colour, Page, Pages};
use crate::standard::{LEFT, LINES, PAPER_HEIGHT, PAPER_WIDTH, RIGHT, SIZE_2, SIZE_4, TOP, WIDTH, baseline, mm, pitch};
use crate::text::{Measured, SetLine, Text, Type};

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
const FRAME: f64 = mm(0.35);
const INNER: f64 = mm(0.2);
const WORDS: Type = Type::of(SIZE_4);

/// Adds the slip as a page of its own, with the 版记 at its foot; gives the height where that begins.
pub(super) fn lay_out(
    content: &NoticeContent,
    addressed_here: bool,
    fonts: &Fonts,
    pages: &mut Pages,
) -> Result<f64, PageError> {
    let mut page = Page::new(PAPER_WIDTH, PAPER_HEIGHT);
    let line = pitch(LINES);
    let title =
        Measured::new(&Text::new(Style::XiaoBiaoSong, &content.slip.title), Type::of(SIZE_2), fonts)?.set_whole();
    page.put(&title, LEFT + (WIDTH - title.width) / 2.0, baseline(TOP + line, line, SIZE_2));

    let request = Measured::new(&Text::new(Style::FangSong, &content.slip.request), WORDS, fonts)?;
    let request_lines = request.lines(WIDTH - 2.0 * SIZE_4, WIDTH);
    let below_table = GAP + LINE * (request_lines.len() + 1) as f64;
    let mut imprinted = Page::new(PAPER_WIDTH, PAPER_HEIGHT);
    let imprint = foot::imprint(content, addressed_here, fonts, &mut imprinted)?;

    let mut table = Table { page: &mut page, fonts, top: TOP + 3.0 * line };
    let start = table.top;
    table.filled("文　　号", &content.number)?;
    table.filled("标　　题", &content.title)?;
    table.by_hand(&["签收单位"], ROW)?;
    table.by_hand(&["签 收 人", "联系电话"], ROW)?;
    table.by_hand(&["签收时间"], ROW)?;
    // A long list of copies takes room from the remarks, until too little is left to write in.
    let room = imprint - below_table - table.top;
    let shares_page = room >= ROW;
    table.by_hand(&["备　　注"], if shares_page { room.min(MOST_REMARKS) } else { MOST_REMARKS })?;
    let end = table.top;
    table.frame(start);

    let last = request_lines.len().saturating_sub(1);
    let mut top = end + GAP;
    for (index, range) in request_lines.into_iter().enumerate() {
        let indent = if index == 0 { 2.0 * SIZE_4 } else { 0.0 };
        let set = request.set(range, (index < last).then_some(WIDTH - indent));
        page.put(&set, LEFT + indent, baseline(top, LINE, SIZE_4));
        top += LINE;
    }
    if shares_page {
        page.marks.append(&mut imprinted.marks);
        pages.pages.push(page);
    } else {
        pages.pages.extend([page, imprinted]);
    }
    Ok(imprint)
}

/// A bordered table that grows downwards.
struct Table<'a> {
    page: &'a mut Page,
    fonts: &'a Fonts,
    top: f64,
}

impl Table<'_> {
    /// A label and what is known already.
    fn filled(&mut self, label: &str, words: &str) -> Result<(), PageError> {
        let measured = Measured::new(&Text::new(Style::FangSong, words), WORDS, self.fonts)?;
        let room = WIDTH - LABEL - 2.0 * INSET;
        let ranges = measured.lines(room, room);
        let last = ranges.len().saturating_sub(1);
        let height = ROW.max(LINE * ranges.len() as f64 + 2.0 * INSET);
        self.label(label, LEFT, height)?;
        let mut top = self.top + (height - LINE * ranges.len() as f64) / 2.0;
        for (index, range) in ranges.into_iter().enumerate() {
            let set = measured.set(range, (index < last).then_some(room));
            self.page.put(&set, LEFT + LABEL + INSET, baseline(top, LINE, SIZE_4));
            top += LINE;
        }
        self.close(height);
        Ok(())
    }

    /// One or two labels, each with room to write beside it.
    fn by_hand(&mut self, labels: &[&str], height: f64) -> Result<(), PageError> {
        let column = WIDTH / labels.len().max(1) as f64;
        for (index, label) in labels.iter().enumerate() {
            let x = LEFT + column * index as f64;
            if index > 0 {
                self.page.upright_rule(x, self.top, self.top + height, INNER, Colour::BLACK);
            }
            self.label(label, x, height)?;
        }
        self.close(height);
        Ok(())
    }

    fn label(&mut self, words: &str, x: f64, height: f64) -> Result<(), PageError> {
        let set: SetLine = Measured::new(&Text::new(Style::FangSong, words), WORDS, self.fonts)?.set_whole();
        self.page.put(&set, x + (LABEL - set.width) / 2.0, baseline(self.top + (height - LINE) / 2.0, LINE, SIZE_4));
        self.page.upright_rule(x + LABEL, self.top, self.top + height, INNER, Colour::BLACK);
        Ok(())
    }

    fn close(&mut self, height: f64) {
        self.top += height;
        self.page.level_rule(LEFT, RIGHT, self.top, INNER, Colour::BLACK);
    }

    /// The heavier frame around all rows.
    fn frame(&mut self, start: f64) {
        let (left, right, end) = (LEFT, RIGHT, self.top);
        self.page.level_rule(left, right, start, FRAME, Colour::BLACK);
        self.page.level_rule(left, right, end, FRAME, Colour::BLACK);
        self.page.upright_rule(left, start, end, FRAME, Colour::BLACK);
        self.page.upright_rule(right, start, end, FRAME, Colour::BLACK);
    }
}
