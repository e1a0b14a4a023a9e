//! 附件: tables behind the text, each on pages of its own.

use super::foot::Foot;
use super::{Attachment, Official};
use crate::PageError;
use crate::fonts::{Fonts, Style};
use crate::page::{Bookmark, Page, Pages};
use crate::standard::{
    BOTTOM, LEFT, LINES, PAPER_HEIGHT, PAPER_WIDTH, RIGHT, SIZE_2, SIZE_3, SIZE_SMALL_4, TOP, WIDTH, baseline, mm,
    pitch,
};
use crate::table::fill;
use crate::text::{Measured, Text, Type};
use crate::title::break_title;

/// From line to line in a cell.
const LEADING: f64 = 16.0;
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
    let start = top;
    let (frame, head, rows) = attachment.table.set((LEFT, WIDTH), words, LEADING, fonts)?;
    let filled = |kept: usize| {
        let room = |page: usize| {
            let bottom = foot.filter(|_| page >= kept).map_or(BOTTOM, |foot| foot.start - ABOVE_FOOT);
            (if page == 0 { start } else { TOP }, bottom)
        };
        fill(&frame, Some(&head), &rows, &room, fonts)
    };
    let mut parts = filled(usize::MAX)?;
    // Where the last page has no room for the 版记, it ends earlier and its last rows go over.
    if let (Some(foot), Some(last)) = (foot, parts.last())
        && last.bottom > foot.start - ABOVE_FOOT
    {
        parts = filled(parts.len() - 1)?;
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
