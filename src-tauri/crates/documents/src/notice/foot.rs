//! What stands at the foot: 版记, page number, the short code; and 草稿 across a draft.

use super::content::NoticeContent;
use crate::PageError;
use crate::fonts::{Fonts, Style};
use crate::page::{Colour, Line, Mark, Page, Pages};
use crate::standard::{
    BOTTOM, EM_ASCENT, IMPRINT_INNER_RULE, IMPRINT_OUTER_RULE, LEFT, PAGE_NUMBER_GAP, RIGHT, SIZE_4, SIZE_6, WIDTH,
    baseline, mm,
};
use crate::text::{Measured, SetLine, Text, Type};

/// Height of a line in the 版记 (practice).
const ROW: f64 = mm(8.0);

/// 四号, 28 characters to the line of the body's 28: a hair closer than side by side.
const IMPRINT: Type = Type::of(SIZE_4);

/// Puts the 版记 at the foot of `page`; gives the height where it begins.
///
/// 主送 is there when it found no room above the body; 抄送 when there is any.
pub(super) fn imprint(
    content: &NoticeContent,
    addressed_here: bool,
    fonts: &Fonts,
    page: &mut Page,
) -> Result<f64, PageError> {
    let mut rows: Vec<Vec<(f64, SetLine)>> = Vec::new();
    if addressed_here {
        rows.push(list("主送：", &content.addressees, fonts)?);
    }
    if !content.copies.is_empty() {
        rows.push(list("抄送：", &content.copies, fonts)?);
    }
    let height = ROW * (rows.iter().map(Vec::len).sum::<usize>() + 1) as f64;
    let start = BOTTOM - height;
    let mut top = start;
    page.level_rule(LEFT, RIGHT, start, IMPRINT_OUTER_RULE, Colour::BLACK);
    for row in rows {
        for (x, set) in row {
            page.put(&set, x, baseline(top, ROW, SIZE_4));
            top += ROW;
        }
        page.level_rule(LEFT, RIGHT, top, IMPRINT_INNER_RULE, Colour::BLACK);
    }
    let set = |words: &str| Ok(Measured::new(&Text::new(Style::FangSong, words), IMPRINT, fonts)?.set_whole());
    let (by, on) = (set(&content.printed_by)?, set(&content.printed_on)?);
    page.put(&by, LEFT + SIZE_4, baseline(top, ROW, SIZE_4));
    page.put(&on, RIGHT - SIZE_4 - on.width, baseline(top, ROW, SIZE_4));
    page.level_rule(LEFT, RIGHT, BOTTOM, IMPRINT_OUTER_RULE, Colour::BLACK);
    Ok(start)
}

/// One character in on both sides, turned over after the colon, ended with a full stop.
fn list(label: &str, words: &str, fonts: &Fonts) -> Result<Vec<(f64, SetLine)>, PageError> {
    let label = Measured::new(&Text::new(Style::FangSong, label), IMPRINT, fonts)?.set_whole();
    let measured = Measured::new(&Text::new(Style::FangSong, &format!("{words}。")), IMPRINT, fonts)?;
    let left = LEFT + SIZE_4 + label.width;
    let room = WIDTH - 2.0 * SIZE_4 - label.width;
    let ranges = measured.lines(room, room);
    let last = ranges.len() - 1;
    let lines = ranges.into_iter().enumerate().map(|(index, range)| {
        let flush = index < last || measured.width(range.clone()) > room;
        let set = measured.set(range, flush.then_some(room));
        if index == 0 { (left - label.width, label.clone().before(set)) } else { (left, set) }
    });
    Ok(lines.collect())
}

impl SetLine {
    /// This line with another right behind it.
    fn before(mut self, next: Self) -> Self {
        for mut run in next.runs {
            for placed in &mut run.characters {
                placed.x += self.width;
            }
            self.runs.push(run);
        }
        self.width += next.width;
        self
    }
}

/// Numbers the pages, codes them, and marks those of a draft.
///
/// The code is small and grey, in the strip between the last line and the 版心's lower edge, on the side away from
/// the page number: below the 版心 the standard allows nothing but that number. On the last page it stands above the
/// 版记, which begins at `imprint`.
pub(super) fn number_pages(
    content: &NoticeContent,
    imprint: f64,
    fonts: &Fonts,
    pages: &mut Pages,
) -> Result<(), PageError> {
    let count = pages.pages.len();
    for (index, page) in pages.pages.iter_mut().enumerate() {
        let odd = index % 2 == 0;
        let set =
            Measured::new(&Text::new(Style::Song, &format!("— {} —", index + 1)), Type::of(SIZE_4), fonts)?.set_whole();
        let x = if odd { RIGHT - SIZE_4 - set.width } else { LEFT + SIZE_4 };
        page.put(&set, x, BOTTOM + PAGE_NUMBER_GAP + DASH_HEIGHT * SIZE_4);
        if let Some(code) = &content.short_code {
            let small = Type::of(SIZE_6).in_colour(Colour::GREY);
            let set = Measured::new(&Text::new(Style::FangSong, &format!("校验码 {code}")), small, fonts)?.set_whole();
            let x = if odd { LEFT } else { RIGHT - set.width };
            let foot = if index + 1 == count { imprint - mm(1.2) } else { BOTTOM + mm(1.4) };
            page.put(&set, x, foot);
        }
        if content.draft {
            page.marks.insert(0, watermark(page, fonts)?);
        }
    }
    Ok(())
}

/// How high a 一字线 lies above the baseline, in em.
const DASH_HEIGHT: f64 = 0.38;

/// 草稿, large and pale, rising across the page behind the words.
fn watermark(page: &Page, fonts: &Fonts) -> Result<Mark, PageError> {
    const SIZE: f64 = 190.0;
    const TURNED: f64 = 55.0;
    let set_in = Type::of(SIZE).in_colour(Colour::PALE);
    let set = Measured::new(&Text::new(Style::HeiTi, "草稿"), set_in, fonts)?.set_spread(SIZE * 0.3);
    // The middle of the words lies on the middle of the page.
    let (sin, cos) = TURNED.to_radians().sin_cos();
    let (along, up) = (set.width / 2.0, (EM_ASCENT - 0.5) * SIZE);
    let x = page.width / 2.0 - along * cos + up * sin;
    let baseline = page.height / 2.0 + along * sin + up * cos;
    Ok(Mark::Line(Line { x, baseline, turned: TURNED, runs: set.runs }))
}
