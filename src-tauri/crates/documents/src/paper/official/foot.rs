//! What stands at the foot: 版记, page number, the code that leads back to the journal.

use super::Official;
use crate::PageError;
use crate::fonts::{Fonts, Style};
use crate::page::{Colour, Page, Pages};
use crate::paper::{Form, Manner};
use crate::qr;
use crate::standard::{
    BOTTOM, IMPRINT_INNER_RULE, IMPRINT_OUTER_RULE, LEFT, PAGE_NUMBER_GAP, RIGHT, SIZE_4, SIZE_6, WIDTH, baseline, mm,
};
use crate::text::{Measured, SetLine, Text, Type};

/// Height of a line in the 版记 (practice).
const ROW: f64 = mm(8.0);
/// Side of the QR code.
const QR: f64 = mm(13.0);
/// Room between the QR code and what stands above and below.
const QR_GAP: f64 = mm(1.5);

/// 四号, 28 characters to the line of the body's 28: a hair closer than side by side.
const IMPRINT: Type = Type::of(SIZE_4);

/// The foot of the last page.
pub(super) struct Foot {
    /// Its marks.
    page: Page,
    /// Where it begins, the code above the 版记 included.
    pub(super) start: f64,
}

impl Foot {
    /// Measures the foot. 主送 is in it when it found no room above the body; 抄送 when there is any. A 信函 has neither
    /// rules nor 印发.
    pub(super) fn new(
        content: &Official,
        manner: &Manner,
        addressed_here: bool,
        fonts: &Fonts,
    ) -> Result<Self, PageError> {
        let letter = manner.form == Form::Letter;
        let mut page = Page::new(0.0, 0.0);
        let mut rows: Vec<Vec<(f64, SetLine)>> = Vec::new();
        if addressed_here {
            rows.push(list("主送：", &content.addressees, fonts)?);
        }
        if !content.copies.is_empty() {
            rows.push(list("抄送：", &content.copies, fonts)?);
        }
        let lines = rows.iter().map(Vec::len).sum::<usize>() + usize::from(!letter);
        let imprint = BOTTOM - ROW * lines as f64;
        let mut top = imprint;
        if !letter {
            page.level_rule(LEFT, RIGHT, imprint, IMPRINT_OUTER_RULE, Colour::BLACK);
        }
        for row in rows {
            for (x, set) in row {
                page.put(&set, x, baseline(top, ROW, SIZE_4));
                top += ROW;
            }
            if !letter {
                page.level_rule(LEFT, RIGHT, top, IMPRINT_INNER_RULE, Colour::BLACK);
            }
        }
        if !letter {
            let set = |words: &str| Ok(Measured::new(&Text::new(Style::FangSong, words), IMPRINT, fonts)?.set_whole());
            let (by, on) = (set(&content.printed_by)?, set(&content.printed_on)?);
            page.put(&by, LEFT + SIZE_4, baseline(top, ROW, SIZE_4));
            page.put(&on, RIGHT - SIZE_4 - on.width, baseline(top, ROW, SIZE_4));
            page.level_rule(LEFT, RIGHT, BOTTOM, IMPRINT_OUTER_RULE, Colour::BLACK);
        }
        let mut start = imprint;
        if let Some(short_code) = &content.short_code {
            start -= QR + 2.0 * QR_GAP;
            let words = format!("{} 校验码 {short_code}", content.number);
            qr::draw(&words, (LEFT, imprint - QR_GAP - QR), QR, &mut page)?;
            let set = code(short_code, SIZE_6, fonts)?;
            page.put(&set, LEFT + QR + mm(2.0), imprint - QR_GAP - mm(0.6));
        }
        Ok(Self { page, start })
    }

    /// Puts the foot on the last page.
    pub(super) fn put(self, page: &mut Page) {
        page.marks.extend(self.page.marks);
    }
}

/// One character in on both sides, turned over after the colon, ended with a full stop.
fn list(label: &str, words: &str, fonts: &Fonts) -> Result<Vec<(f64, SetLine)>, PageError> {
    let label = Measured::new(&Text::new(Style::FangSong, label), IMPRINT, fonts)?.set_whole();
    let measured = Measured::new(&Text::new(Style::FangSong, &format!("{words}。")), IMPRINT, fonts)?;
    let left = LEFT + SIZE_4 + label.width;
    let room = WIDTH - 2.0 * SIZE_4 - label.width;
    let lines = measured
        .set_lines(room, room)
        .into_iter()
        .enumerate()
        .map(|(index, set)| if index == 0 { (left - label.width, label.clone().before(set)) } else { (left, set) });
    Ok(lines.collect())
}

/// The code, small and grey.
pub(crate) fn code(short_code: &str, size: f64, fonts: &Fonts) -> Result<SetLine, PageError> {
    let small = Type::of(size).in_colour(Colour::GREY);
    Ok(Measured::new(&Text::new(Style::FangSong, &format!("校验码 {short_code}")), small, fonts)?.set_whole())
}

/// Numbers the pages and codes all but the last, whose code stands above the 版记.
///
/// The code is small and grey, in the strip between the last line and the 版心's lower edge, on the side away from
/// the page number: below the 版心 the standard allows nothing but that number. The first page of a 信函 shows none.
pub(super) fn number_pages(
    content: &Official,
    manner: &Manner,
    fonts: &Fonts,
    pages: &mut Pages,
) -> Result<(), PageError> {
    let count = pages.pages.len();
    for (index, page) in pages.pages.iter_mut().enumerate() {
        let odd = index % 2 == 0;
        if index > 0 || manner.form != Form::Letter {
            let words = Text::new(Style::Song, &format!("— {} —", index + 1));
            let set = Measured::new(&words, Type::of(SIZE_4), fonts)?.set_whole();
            let x = if odd { RIGHT - SIZE_4 - set.width } else { LEFT + SIZE_4 };
            page.put(&set, x, BOTTOM + PAGE_NUMBER_GAP + DASH_HEIGHT * SIZE_4);
        }
        if let Some(short_code) = &content.short_code
            && index + 1 < count
        {
            let set = code(short_code, SIZE_6, fonts)?;
            let x = if odd { LEFT } else { RIGHT - set.width };
            page.put(&set, x, BOTTOM + mm(1.4));
        }
    }
    Ok(())
}

/// How high a 一字线 lies above the baseline, in em.
const DASH_HEIGHT: f64 = 0.38;
