//! Tables over many pages: 台账, task lists, breakdowns.

use super::official::code;
use crate::PageError;
use crate::fonts::{Fonts, Style};
use crate::page::{Bookmark, Page, Pages};
use crate::standard::{PAPER_HEIGHT, PAPER_WIDTH, SIZE_2, SIZE_4, SIZE_5, SIZE_SMALL_4, SIZE_SMALL_5, baseline, mm};
use crate::table::{Filled, Table, fill};
use crate::text::{Measured, Text, Type};
use crate::title::break_title;

/// A table with its title.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sheet {
    /// Paper and direction.
    pub format: Format,
    /// A draft says so across each page.
    pub draft: bool,
    /// 密级和保密期限, top left on each page.
    pub classification: Option<String>,
    /// Its title.
    pub title: String,
    /// Above the table on the left: what it covers. May be empty.
    pub covers: String,
    /// Above the table on the right: 截至2026年6月1日. May be empty.
    pub dated: String,
    /// The table.
    pub table: Table,
    /// Below the table, a line each.
    pub notes: Vec<String>,
    /// Who gives it out, at each page's foot.
    pub issuer: String,
    /// The code that leads back to the journal, at each page's foot.
    pub short_code: Option<String>,
}

/// Paper and direction of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// A4, upright.
    A4Upright,
    /// A4, lying.
    #[default]
    A4,
    /// A3, lying.
    A3,
}

impl Format {
    /// Width and height of the paper.
    #[must_use]
    pub const fn paper(self) -> (f64, f64) {
        match self {
            Self::A4Upright => (PAPER_WIDTH, PAPER_HEIGHT),
            Self::A4 => (PAPER_HEIGHT, PAPER_WIDTH),
            Self::A3 => (2.0 * PAPER_WIDTH, PAPER_HEIGHT),
        }
    }

    /// Margins: left and right, top, bottom.
    pub(crate) const fn margins(self) -> (f64, f64, f64) {
        match self {
            Self::A4Upright => (mm(20.0), mm(24.0), mm(22.0)),
            Self::A4 => (mm(18.0), mm(20.0), mm(20.0)),
            Self::A3 => (mm(22.0), mm(24.0), mm(22.0)),
        }
    }

    /// Size of its words.
    pub(crate) const fn words(self) -> f64 {
        match self {
            Self::A4Upright | Self::A4 => SIZE_5,
            Self::A3 => SIZE_SMALL_4,
        }
    }
}

impl Sheet {
    pub(super) fn words(&self) -> String {
        let mut words = [&self.title, &self.covers, &self.dated, &self.issuer].map(String::as_str).concat();
        words.extend(self.classification.iter().chain(&self.short_code).chain(&self.notes).map(String::as_str));
        words + &self.table.words()
    }
}

/// Distance of a title's lines.
const TITLE_LINE: f64 = mm(11.5);
/// Height of the line above the table.
const ABOVE: f64 = mm(8.0);
/// From line to line in a cell, in em: the closer one where that saves a page.
const LEADINGS: [f64; 2] = [1.36, 1.26];
/// Sheets of more pages than this are not set closer to save one.
const FEW: usize = 12;
/// Distance of the lines of a note, and of what a sheet covers.
const NOTE: f64 = mm(5.6);

pub(super) fn lay_out(sheet: &Sheet, fonts: &Fonts) -> Result<Pages, PageError> {
    let (width, height) = sheet.format.paper();
    let (side, top, foot) = sheet.format.margins();
    let (left, right, bottom) = (side, width - side, height - foot);
    let set =
        |style, words: &str, size| Ok(Measured::new(&Text::new(style, words), Type::of(size), fonts)?.set_whole());

    let mut first = Page::new(width, height);
    let mut start = top;
    let title_size = if sheet.format == Format::A4Upright { SIZE_2 - 2.0 } else { SIZE_2 };
    for words in title_lines(&sheet.title, (right - left) / title_size) {
        let title = set(Style::XiaoBiaoSong, &words, title_size)?;
        first.put(&title, (width - title.width) / 2.0, baseline(start, TITLE_LINE, title_size));
        start += TITLE_LINE;
    }
    if !sheet.covers.is_empty() || !sheet.dated.is_empty() {
        let above = sheet.format.words() + 1.5;
        let dated = set(Style::KaiTi, &sheet.dated, above)?;
        // What is covered may need more than one line; the day stands beside the last.
        let room = right - left - dated.width - 2.0 * above;
        let covers = Measured::new(&Text::new(Style::KaiTi, &sheet.covers), Type::of(above), fonts)?;
        let covers = covers.set_lines(room, room);
        for (index, line) in covers.iter().enumerate() {
            start += if index == 0 { 0.0 } else { NOTE };
            first.put(line, left, baseline(start, ABOVE, above));
        }
        first.put(&dated, right - dated.width, baseline(start, ABOVE, above));
        start += ABOVE;
    }

    let mut notes = Vec::new();
    for note in &sheet.notes {
        let measured = Measured::new(&Text::new(Style::FangSong, note), Type::in_table(SIZE_5), fonts)?;
        notes.extend(measured.set_lines(right - left, right - left));
    }
    let below = if notes.is_empty() { 0.0 } else { mm(1.5) + NOTE * notes.len() as f64 };
    let mut parts = Vec::new();
    for leading in LEADINGS {
        let closer = rows(sheet, leading, (left, right), (start, top, bottom, below), fonts)?;
        if parts.is_empty() || closer.len() < parts.len() {
            parts = closer;
        }
        if parts.len() > FEW {
            break;
        }
    }

    let (count, mut pages) = (parts.len(), Pages::default());
    let mut first = Some(first);
    for (index, part) in parts.into_iter().enumerate() {
        let mut page = first.take().unwrap_or_else(|| Page::new(width, height));
        if let Some(classification) = &sheet.classification {
            let words = set(Style::HeiTi, classification, SIZE_4)?;
            page.put(&words, left, top - mm(4.0));
        }
        page.marks.extend(part.page.marks);
        pages.bookmarks.extend(part.bookmarks.into_iter().map(|bookmark| Bookmark { page: index, ..bookmark }));
        if index + 1 == count {
            let mut y = part.bottom + mm(1.5);
            for note in &notes {
                page.put(note, left, baseline(y, NOTE, SIZE_5));
                y += NOTE;
            }
        }
        // The foot stands below the frame: who, which page, the code.
        let y = bottom + mm(8.0);
        let by = set(Style::FangSong, &sheet.issuer, SIZE_5)?;
        page.put(&by, left, y);
        let number = set(Style::FangSong, &format!("第 {} 页 / 共 {count} 页", index + 1), SIZE_5)?;
        page.put(&number, (width - number.width) / 2.0, y);
        if let Some(short_code) = &sheet.short_code {
            let set = code(short_code, SIZE_SMALL_5, fonts)?;
            page.put(&set, right - set.width, y);
        }
        pages.pages.push(page);
    }
    Ok(pages)
}

/// The rows on their pages. The first page's begin at `start`, the others' at `top`; all end at `bottom`, the last
/// page's `below` points earlier.
fn rows(
    sheet: &Sheet,
    leading: f64,
    (left, right): (f64, f64),
    (start, top, bottom, below): (f64, f64, f64, f64),
    fonts: &Fonts,
) -> Result<Vec<Filled>, PageError> {
    let size = sheet.format.words();
    let (frame, head, rows) = sheet.table.set((left, right - left), Type::in_table(size), leading * size, fonts)?;
    let filled = |kept: usize| {
        let room =
            |page: usize| (if page == 0 { start } else { top }, if page >= kept { bottom - below } else { bottom });
        fill(&frame, Some(&head), &rows, &room, fonts)
    };
    let parts = filled(usize::MAX)?;
    match parts.last() {
        Some(last) if last.bottom > bottom - below => filled(parts.len() - 1),
        _ => Ok(parts),
    }
}

/// The title on one line where the paper is wide enough for it.
fn title_lines(title: &str, room: f64) -> Vec<String> {
    let em: f64 = title.chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum();
    if em <= room { vec![title.to_owned()] } else { break_title(title) }
}
