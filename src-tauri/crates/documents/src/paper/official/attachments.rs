//! 附件: tables behind the text, each on pages of its own.

use super::foot::Foot;
use super::{Attachment, Chart, Official};
use crate::fonts::{Fonts, Style};
use crate::page::{Bookmark, Colour, Page, Pages};
use crate::standard::{
    BOTTOM, LEFT, LINES, PAPER_HEIGHT, PAPER_WIDTH, RIGHT, SIZE_2, SIZE_3, SIZE_5, SIZE_SMALL_4, TOP, WIDTH, baseline,
    mm, pitch,
};
use crate::table::{Filled, fill};
use crate::text::{Measured, Text, Type};
use crate::title::break_title;
use crate::{PageError, figure};

/// Size of a table's words and the distance of their lines: a closer setting where that saves a page.
const SETTINGS: [(f64, f64); 3] = [(SIZE_SMALL_4, 16.0), (SIZE_SMALL_4, 14.6), (SIZE_5, 13.6)];
/// Room kept between a table and the 版记.
const ABOVE_FOOT: f64 = mm(4.0);

/// Adds each attachment on new pages, and the 版记 at the foot of the last.
pub(super) fn lay_out(content: &Official, foot: Foot, fonts: &Fonts, pages: &mut Pages) -> Result<(), PageError> {
    let count = content.attachments.len();
    for (index, attachment) in content.attachments.iter().enumerate() {
        let number = if count > 1 { format!("附件{}", index + 1) } else { "附件".to_owned() };
        let foot = (index + 1 == count).then_some(&foot);
        add(attachment, &number, foot, fonts, pages)?;
    }
    if let Some(last) = pages.pages.last_mut() {
        foot.put(last);
    }
    Ok(())
}

fn add(
    attachment: &Attachment,
    number: &str,
    foot: Option<&Foot>,
    fonts: &Fonts,
    pages: &mut Pages,
) -> Result<(), PageError> {
    let mut first = Page::new(PAPER_WIDTH, PAPER_HEIGHT);
    let line = pitch(LINES);
    let label = Measured::new(&Text::new(Style::HeiTi, number), Type::BODY, fonts)?.set_whole();
    first.put(&label, LEFT, baseline(TOP, line, SIZE_3));
    let mut top = TOP + 2.0 * line;
    for words in break_title(&attachment.title) {
        let set = Measured::new(&Text::new(Style::XiaoBiaoSong, &words), Type::of(SIZE_2), fonts)?.set_whole();
        first.put(&set, LEFT + (WIDTH - set.width) / 2.0, baseline(top, line, SIZE_2));
        top += line;
    }
    let words = Type::in_table(SIZE_SMALL_4);
    if attachment.note.is_empty() {
        top += line / 2.0;
    } else {
        let set = Measured::new(&Text::new(Style::KaiTi, &attachment.note), words, fonts)?.set_whole();
        first.put(&set, (RIGHT - set.width).max(LEFT), baseline(top, line, SIZE_SMALL_4));
        top += line;
    }
    if let Some(chart) = &attachment.chart {
        top = draw_chart(chart, top, fonts, &mut first)?;
    }
    let start = top;
    let mut parts = Vec::new();
    for (size, leading) in SETTINGS {
        let closer = rows(attachment, Type::in_table(size), leading, (start, foot), fonts)?;
        if parts.is_empty() || closer.len() < parts.len() {
            parts = closer;
        }
    }
    let number_of_first = pages.pages.len();
    let title = format!("{number} {}", attachment.title);
    pages.bookmarks.push(Bookmark { title, page: number_of_first, y: TOP, level: 0 });
    let mut first = Some(first);
    for part in parts {
        let mut page = first.take().unwrap_or_else(|| Page::new(PAPER_WIDTH, PAPER_HEIGHT));
        page.marks.extend(part.page.marks);
        pages.pages.push(page);
        pages.bookmarks.extend(part.bookmarks.into_iter().map(|bookmark| Bookmark {
            page: bookmark.page + number_of_first,
            level: 1,
            ..bookmark
        }));
    }
    Ok(())
}

/// The table's rows on their pages, the first of which begins at `start`. Where the last page would have no room for the
/// 版记, it ends earlier and its last rows go over.
fn rows(
    attachment: &Attachment,
    words: Type,
    leading: f64,
    (start, foot): (f64, Option<&Foot>),
    fonts: &Fonts,
) -> Result<Vec<Filled>, PageError> {
    let (frame, head, rows) = attachment.table.set((LEFT, WIDTH), words, leading, fonts)?;
    let filled = |kept: usize| {
        let room = |page: usize| {
            let bottom = foot.filter(|_| page >= kept).map_or(BOTTOM, |foot| foot.start - ABOVE_FOOT);
            (if page == 0 { start } else { TOP }, bottom)
        };
        fill(&frame, Some(&head), &rows, &room, fonts)
    };
    let parts = filled(usize::MAX)?;
    match (foot, parts.last()) {
        (Some(foot), Some(last)) if last.bottom > foot.start - ABOVE_FOOT => filled(parts.len() - 1),
        _ => Ok(parts),
    }
}

/// One bar over the whole width, and under each part its light, word and number, so that it reads without colour.
fn draw_chart(chart: &Chart, top: f64, fonts: &Fonts, page: &mut Page) -> Result<f64, PageError> {
    const HEIGHT: f64 = mm(6.0);
    const LEGEND: f64 = mm(8.0);
    let parts: Vec<(f64, Colour)> =
        chart.parts.iter().map(|(light, count)| (f64::from(*count), figure::colour(*light))).collect();
    figure::stacked(&parts, (LEFT, top), (RIGHT, top + HEIGHT), page);
    let size = SIZE_SMALL_4;
    let shape = size * 0.8;
    let mut legend = Vec::new();
    for (light, count) in &chart.parts {
        let words = format!("{} {count}项", light.word());
        legend.push((
            *light,
            Measured::new(&Text::new(Style::FangSong, &words), Type::in_table(size), fonts)?.set_whole(),
        ));
    }
    let column = WIDTH / legend.len().max(1) as f64;
    for (index, (light, words)) in legend.iter().enumerate() {
        let x = LEFT + column * index as f64 + (column - words.width - 1.4 * shape) / 2.0;
        let middle = top + HEIGHT + LEGEND / 2.0;
        figure::light(*light, (x, middle - shape / 2.0), shape, page);
        page.put(words, x + 1.4 * shape, baseline(top + HEIGHT, LEGEND, size));
    }
    Ok(top + HEIGHT + LEGEND + mm(2.0))
}
