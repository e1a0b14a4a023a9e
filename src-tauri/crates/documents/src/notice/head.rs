//! 版头 and title: everything above 主送机关.

use super::content::NoticeContent;
use crate::PageError;
use crate::fonts::{Fonts, Style};
use crate::page::{Colour, Mark, Page};
use crate::standard::{
    EM_ASCENT, LEFT, LINES, MARK_TOP, PAPER_HEIGHT, PAPER_WIDTH, RED_LINE_GAP, RED_LINE_WEIGHT, RIGHT, SIZE_2, SIZE_3,
    TOP, WIDTH, baseline, pitch,
};
use crate::text::{Measured, SetLine, Text, Type};
use crate::title::break_title;

/// The head of the first page.
pub(super) struct Head {
    /// Its marks.
    pub(super) marks: Vec<Mark>,
    /// Where the cell of 主送机关 begins, on the grid.
    pub(super) end: f64,
}

/// Largest 发文机关标志, so that it does not outweigh a higher office's.
const LARGEST_MARK: f64 = 46.0;

pub(super) fn lay_out(content: &NoticeContent, fonts: &Fonts) -> Result<Head, PageError> {
    let mut page = Page::new(PAPER_WIDTH, PAPER_HEIGHT);
    let line = pitch(LINES);

    // 密级 and 紧急程度 from line 1 on, as there is no 份号.
    let warnings = content.classification.iter().chain(&content.urgency);
    for (index, words) in warnings.enumerate() {
        let set = Measured::new(&Text::new(Style::HeiTi, words), Type::BODY, fonts)?.set_whole();
        page.put(&set, LEFT, baseline(TOP + line * index as f64, line, SIZE_3));
    }

    let (mark, ink) = mark(&content.mark, fonts)?;
    let mark_baseline = MARK_TOP + ink.0;
    page.put(&mark, centred(&mark), mark_baseline);

    // Two blank lines, then 发文字号; 4 mm below its characters' squares, the red line.
    let number_baseline = baseline(mark_baseline - ink.1 + 2.0 * line, line, SIZE_3);
    let number = Measured::new(&Text::new(Style::FangSong, &content.number), Type::BODY, fonts)?.set_whole();
    page.put(&number, centred(&number), number_baseline);
    let red_line = number_baseline + (1.0 - EM_ASCENT) * SIZE_3 + RED_LINE_GAP;
    page.level_rule(LEFT, RIGHT, red_line, RED_LINE_WEIGHT, Colour::RED);

    // Two blank lines below the red line; from the title on, everything stands on the grid, whose last line ends
    // with the page.
    let mut top = TOP + ((red_line + 2.0 * line - TOP) / line).round() * line;
    for words in break_title(&content.title) {
        let set = Measured::new(&Text::new(Style::XiaoBiaoSong, &words), Type::of(SIZE_2), fonts)?.set_whole();
        page.put(&set, centred(&set), baseline(top, line, SIZE_2));
        top += line;
    }
    Ok(Head { marks: page.marks, end: top + line })
}

fn centred(set: &SetLine) -> f64 {
    LEFT + (WIDTH - set.width) / 2.0
}

/// The red mark on one line, and how far its ink reaches above and (negative) below its baseline.
fn mark(words: &str, fonts: &Fonts) -> Result<(SetLine, (f64, f64)), PageError> {
    let text = Text::new(Style::XiaoBiaoSong, words);
    let em = Measured::new(&text, Type::of(1.0), fonts)?.whole().max(1.0);
    let size = (WIDTH / em).clamp(1.0, LARGEST_MARK).floor();
    let set_in = Type::of(size).in_colour(Colour::RED);
    let measured = Measured::new(&text, set_in, fonts)?;
    let gaps = text.len().saturating_sub(1).max(1) as f64;
    let room = (WIDTH - measured.whole()) / gaps;
    // A short name is spread, but stays one word.
    let set = measured.set_spread(room.min(size * 0.25));
    let face = fonts.face_for(Style::XiaoBiaoSong, '一').and_then(|id| fonts.face(id));
    let (above, below) = face.and_then(|face| face.ink(words)).unwrap_or((EM_ASCENT, EM_ASCENT - 1.0));
    Ok((set, (above * size, below * size)))
}
