//! GB/T 9704-2012, 党政机关公文格式, in figures.
//!
//! All lengths are in points (1/72 inch) from the page's top left corner, downwards; [`mm`] turns the standard's
//! millimetres into them. The standard leaves the exact line pitch and the weight of rules open; what offices do is
//! used there and said so.

/// Millimetres in points.
#[must_use]
pub const fn mm(millimetres: f64) -> f64 {
    millimetres * 72.0 / 25.4
}

/// Points in millimetres.
#[must_use]
pub const fn in_mm(points: f64) -> f64 {
    points * 25.4 / 72.0
}

/// A4, width.
pub const PAPER_WIDTH: f64 = mm(210.0);
/// A4, height.
pub const PAPER_HEIGHT: f64 = mm(297.0);
/// 天头: the page's top to the 版心.
pub const TOP: f64 = mm(37.0);
/// 订口: the page's left edge to the 版心.
pub const LEFT: f64 = mm(28.0);
/// 版心, width.
pub const WIDTH: f64 = mm(156.0);
/// 版心, height.
pub const HEIGHT: f64 = mm(225.0);
/// Right edge of the 版心.
pub const RIGHT: f64 = LEFT + WIDTH;
/// Lower edge of the 版心.
pub const BOTTOM: f64 = TOP + HEIGHT;

/// Lines on a page.
pub const LINES: usize = 22;
/// Fewest lines when spacing is adjusted so that a signature does not stand alone (practice).
pub const FEWEST_LINES: usize = 20;
/// Most lines when spacing is adjusted (practice).
pub const MOST_LINES: usize = 24;
/// Characters to a line.
pub const CHARACTERS: usize = 28;
/// One cell of the grid: 28 of them fill a line. A 三号 character is a hair wider and is set that much closer.
pub const CELL: f64 = WIDTH / CHARACTERS as f64;

/// Distance between baselines when `lines` fill the 版心.
#[must_use]
pub const fn pitch(lines: usize) -> f64 {
    HEIGHT / lines as f64
}

/// 二号: titles.
pub const SIZE_2: f64 = 22.0;
/// 小二: headings of a page that is read at arm's length.
pub const SIZE_SMALL_2: f64 = 18.0;
/// 三号: body, numbers, headings.
pub const SIZE_3: f64 = 16.0;
/// 四号: 版记, page numbers, tables.
pub const SIZE_4: f64 = 14.0;
/// 小四: tables behind a text.
pub const SIZE_SMALL_4: f64 = 12.0;
/// 五号: tables over many pages.
pub const SIZE_5: f64 = 10.5;
/// 小五: small print.
pub const SIZE_SMALL_5: f64 = 9.0;
/// 六号: the code in the corner.
pub const SIZE_6: f64 = 7.5;

/// Top edge of the 发文机关标志: 35 mm below the 版心's.
pub const MARK_TOP: f64 = TOP + mm(35.0);
/// Red line below the 发文字号.
pub const RED_LINE_GAP: f64 = mm(4.0);
/// Weight of the red line (practice).
pub const RED_LINE_WEIGHT: f64 = 1.5;
/// Page numbers: the 一字线 lies 7 mm below the 版心.
pub const PAGE_NUMBER_GAP: f64 = mm(7.0);
/// First and last rule of the 版记.
pub const IMPRINT_OUTER_RULE: f64 = mm(0.35);
/// Rules between.
pub const IMPRINT_INNER_RULE: f64 = mm(0.25);

/// How far a Chinese character's square reaches above the baseline, in em. Taken from no font: the tables of some
/// are wrong, and all the faces that an office uses draw to this square.
pub const EM_ASCENT: f64 = 0.88;

/// Baseline of a line of characters of `size` that stand in the middle of a cell `pitch` high starting at `top`.
#[must_use]
pub const fn baseline(top: f64, pitch: f64, size: f64) -> f64 {
    top + (pitch - size) / 2.0 + EM_ASCENT * size
}

/// 信函格式: top edge of the mark, from the page's top.
pub const LETTER_MARK_TOP: f64 = mm(30.0);
/// The second double line's outer edge: 20 mm from the page's foot.
pub const LETTER_LOWER_LINE: f64 = PAPER_HEIGHT - mm(20.0);
/// Double lines are 170 mm wide and stand in the page's middle.
pub const LETTER_LINE_LEFT: f64 = (PAPER_WIDTH - mm(170.0)) / 2.0;
/// Their right end.
pub const LETTER_LINE_RIGHT: f64 = PAPER_WIDTH - LETTER_LINE_LEFT;
/// From a double line to the text next to it: 7/8 of a 三号 character.
pub const LETTER_GAP: f64 = SIZE_3 * 7.0 / 8.0;
/// The thicker of a double line's two (practice).
pub const THICK_LINE: f64 = 1.5;
/// The thinner (practice).
pub const THIN_LINE: f64 = 0.75;
