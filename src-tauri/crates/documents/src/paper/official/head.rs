//! 版头 and title: everything above 主送机关.

use super::Official;
use crate::PageError;
use crate::fonts::{Fonts, Style};
use crate::page::{Colour, Mark, Page};
use crate::paper::{Form, Manner};
use crate::standard::{
    CELL, EM_ASCENT, LEFT, LETTER_GAP, LETTER_LINE_LEFT, LETTER_LINE_RIGHT, LETTER_LOWER_LINE, LETTER_MARK_TOP, LINES,
    MARK_TOP, PAPER_HEIGHT, PAPER_WIDTH, RED_LINE_GAP, RED_LINE_WEIGHT, RIGHT, SIZE_2, SIZE_3, THICK_LINE, THIN_LINE,
    TOP, WIDTH, baseline, mm, pitch,
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

pub(super) fn lay_out(content: &Official, manner: &Manner, fonts: &Fonts) -> Result<Head, PageError> {
    let mut page = Page::new(PAPER_WIDTH, PAPER_HEIGHT);
    let line = pitch(LINES);
    let above = match manner.form {
        Form::Letter => letter_head(content, manner, fonts, &mut page)?,
        Form::RedHead | Form::Table => red_head(content, manner, fonts, &mut page)?,
    };
    // Two blank lines; from the title on, everything stands on the grid, whose last line ends with the page.
    let mut top = TOP + ((above + 2.0 * line - TOP) / line).round() * line;
    for words in break_title(&content.title) {
        let set = Measured::new(&Text::new(Style::XiaoBiaoSong, &words), Type::of(SIZE_2), fonts)?.set_whole();
        page.put(&set, centred(&set), baseline(top, line, SIZE_2));
        top += line;
    }
    Ok(Head { marks: page.marks, end: top + line })
}

/// Mark, number and red line of a 公文; gives the red line's height.
fn red_head(content: &Official, manner: &Manner, fonts: &Fonts, page: &mut Page) -> Result<f64, PageError> {
    let line = pitch(LINES);
    corner(content, manner, TOP, fonts, page)?;
    let (mark, ink) = mark(&content.mark, fonts)?;
    let mark_baseline = MARK_TOP + ink.0;
    page.put(&mark, centred(&mark), mark_baseline);

    // Two blank lines, then 发文字号; 4 mm below its characters' squares, the red line.
    let number_baseline = baseline(mark_baseline - ink.1 + 2.0 * line, line, SIZE_3);
    let number = body(Style::FangSong, &content.number, fonts)?;
    if content.signatory.is_empty() {
        page.put(&number, centred(&number), number_baseline);
    } else {
        // A paper that goes upwards: the number one character in on the left, who signed it on the right.
        page.put(&number, LEFT + CELL, number_baseline);
        let text = Text::new(Style::FangSong, "签发人：").then(Style::KaiTi, &content.signatory);
        let signatory = Measured::new(&text, Type::BODY, fonts)?.set_whole();
        page.put(&signatory, RIGHT - CELL - signatory.width, number_baseline);
    }
    let red_line = number_baseline + (1.0 - EM_ASCENT) * SIZE_3 + RED_LINE_GAP;
    page.level_rule(LEFT, RIGHT, red_line, RED_LINE_WEIGHT, Colour::RED);
    Ok(red_line)
}

/// Mark and double lines of a 信函, with what stands under the first; gives the height of the last of it.
fn letter_head(content: &Official, manner: &Manner, fonts: &Fonts, page: &mut Page) -> Result<f64, PageError> {
    let (mark, ink) = mark(&content.mark, fonts)?;
    let mark_baseline = LETTER_MARK_TOP + ink.0;
    page.put(&mark, centred(&mark), mark_baseline);
    let upper = mark_baseline - ink.1 + RED_LINE_GAP;
    double_line(page, upper, true);
    double_line(page, LETTER_LOWER_LINE, false);

    let start = upper + THICK_LINE + THIN_LINE + LETTER_GAP;
    let number = body(Style::FangSong, &content.number, fonts)?;
    page.put(&number, RIGHT - number.width, start + EM_ASCENT * SIZE_3);
    let rows = corner(content, manner, start - (pitch(LINES) - SIZE_3) / 2.0, fonts, page)?;
    Ok(start + SIZE_3 + pitch(LINES) * rows.saturating_sub(1) as f64)
}

/// A thick and a thin line, 170 mm wide, the thin one inside. The pair's outer edge is at `y`.
fn double_line(page: &mut Page, y: f64, thick_above: bool) {
    let gap = mm(0.5);
    let (first, second) = if thick_above { (THICK_LINE, THIN_LINE) } else { (-THIN_LINE, -THICK_LINE) };
    let places = if thick_above {
        [(y + first / 2.0, first), (y + first + gap + second / 2.0, second)]
    } else {
        // From the page's foot upwards: the thick line below.
        [(y + second / 2.0, -second), (y + second - gap + first / 2.0, -first)]
    };
    for (y, weight) in places {
        page.level_rule(LETTER_LINE_LEFT, LETTER_LINE_RIGHT, y, weight, Colour::RED);
    }
}

/// 份号, 密级 and 紧急程度, stacked from `top` on, flush left; gives their number.
fn corner(content: &Official, manner: &Manner, top: f64, fonts: &Fonts, page: &mut Page) -> Result<usize, PageError> {
    let copy = manner.copy_number.map(|number| (Style::FangSong, format!("{number:06}")));
    let warnings = content.classification.iter().chain(&content.urgency);
    let rows: Vec<_> = copy.into_iter().chain(warnings.map(|words| (Style::HeiTi, words.clone()))).collect();
    for (index, (style, words)) in rows.iter().enumerate() {
        let set = body(*style, words, fonts)?;
        page.put(&set, LEFT, baseline(top + pitch(LINES) * index as f64, pitch(LINES), SIZE_3));
    }
    Ok(rows.len())
}

fn body(style: Style, words: &str, fonts: &Fonts) -> Result<SetLine, PageError> {
    Ok(Measured::new(&Text::new(style, words), Type::BODY, fonts)?.set_whole())
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
