//! Forms: labelled boxes in a frame.

use super::Manner;
use super::official::{Labelled, code};
use crate::fonts::{Fonts, Style};
use crate::page::{Page, Pages};
use crate::standard::{
    BOTTOM, LEFT, PAPER_HEIGHT, PAPER_WIDTH, RIGHT, SIZE_2, SIZE_4, SIZE_SMALL_4, SIZE_SMALL_5, WIDTH, baseline, mm,
};
use crate::table::{Align, Filled, Frame, Inside, Role, TableBox, TableRow, fill};
use crate::text::{Measured, Text, Type};
use crate::title::break_title;
use crate::{PageError, qr};

/// A form in words.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bordered {
    /// Without a number it is a draft, and says so across each page.
    pub draft: bool,
    /// 密级和保密期限.
    pub classification: Option<String>,
    /// 紧急程度.
    pub urgency: Option<String>,
    /// Its title.
    pub title: String,
    /// Above the frame on the left: 编号. May be empty.
    pub number: String,
    /// Above the frame on the right: the day. May be empty.
    pub dated: String,
    /// Rows.
    pub rows: Vec<FormRow>,
    /// Below the frame, a paragraph each.
    pub notes: Vec<String>,
    /// Who gives it out; not printed unless a row says so, but stands in the file.
    pub issuer: String,
    /// The code that leads back to the journal.
    pub short_code: Option<String>,
}

/// A row of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormRow {
    /// A heading across the frame; a bookmark leads to it.
    Group(String),
    /// Labels with what stands beside them, side by side. One row has one or two.
    Fields(Vec<Field>),
    /// A label over the whole width, with paragraphs or room to write below it. Belongs to no group.
    Open(Field),
}

/// A label and what stands beside it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Field {
    /// Its label.
    pub label: String,
    /// What is known already; line breaks part paragraphs. Empty where it is written by hand.
    pub words: String,
    /// Least height in millimetres; 0 for as high as the words need.
    pub height: u16,
}

impl Field {
    /// A label and words.
    #[must_use]
    pub fn new(label: &str, words: impl Into<String>) -> Self {
        Self { label: label.to_owned(), words: words.into(), height: 0 }
    }

    /// A label with room to write, so many millimetres high.
    #[must_use]
    pub fn by_hand(label: &str, height: u16) -> Self {
        Self { label: label.to_owned(), words: String::new(), height }
    }
}

impl Bordered {
    pub(super) fn headings(&self) -> Vec<String> {
        let heading = |row: &FormRow| match row {
            FormRow::Group(words) => Some(words.clone()),
            _ => None,
        };
        self.rows.iter().filter_map(heading).collect()
    }

    pub(super) fn words(&self) -> String {
        let mut words = [&self.title, &self.number, &self.dated].map(String::as_str).concat();
        words.extend(self.classification.iter().chain(&self.urgency).chain(&self.short_code).map(String::as_str));
        words.extend(self.notes.iter().map(String::as_str));
        for row in &self.rows {
            match row {
                FormRow::Group(heading) => words.push_str(heading),
                FormRow::Fields(fields) => words.extend(fields.iter().flat_map(|f| [f.label.as_str(), &f.words])),
                FormRow::Open(field) => words.extend([field.label.as_str(), &field.words]),
            }
        }
        words
    }
}

/// How a form is set: size of its words, their leading, and how much of their height the rooms to write keep. A closer
/// one is taken where it saves a page.
const SETTINGS: [(f64, f64, f64); 4] =
    [(SIZE_4, mm(7.0), 1.0), (SIZE_4, mm(6.6), 0.75), (SIZE_SMALL_4, mm(6.0), 0.75), (SIZE_SMALL_4, mm(5.6), 0.6)];
/// From this height on, in millimetres, a row is room to write and grows with the page.
const ROOM_TO_WRITE: u16 = 16;
/// How much it grows at most.
const MOST_GROWTH: f64 = 1.5;
/// Longest line that is no paragraph.
const LONGEST_NOTE: usize = 16;
/// Lowest room to sign.
const LOWEST_ROOM: f64 = mm(9.0);
/// Words above the frame.
const WORDS: Type = Type::of(SIZE_4);
/// Their lines.
const LINE: f64 = mm(7.0);
/// Width of a label.
const LABEL: f64 = mm(29.0);
/// Room beside and above the words of a box.
const INSET: (f64, f64) = (mm(2.2), mm(1.7));
/// Lowest row.
const LEAST: f64 = mm(10.5);
/// The frame begins here at the earliest, and ends here.
const TOP: f64 = mm(25.0);
/// Side of the QR code.
const QR: f64 = mm(14.0);
/// Distance of a title's lines.
const TITLE_LINE: f64 = mm(11.5);

pub(super) fn lay_out(form: &Bordered, manner: &Manner, fonts: &Fonts) -> Result<Pages, PageError> {
    let (first, start) = head(form, manner, fonts)?;
    let notes = notes(form, fonts)?;
    let note_line = mm(6.2);
    let below = if notes.is_empty() { 0.0 } else { mm(2.0) + note_line * notes.len() as f64 };
    let mut parts = Vec::new();
    for setting in SETTINGS {
        let smaller = boxes(form, setting, (start, BOTTOM + mm(6.0), below), fonts)?;
        if parts.is_empty() || smaller.len() < parts.len() {
            parts = smaller;
        }
    }
    let (count, mut pages) = (parts.len(), Pages::default());
    let mut first = Some(first);
    for (index, part) in parts.into_iter().enumerate() {
        let mut page = first.take().unwrap_or_else(|| Page::new(PAPER_WIDTH, PAPER_HEIGHT));
        page.marks.extend(part.page.marks);
        pages.bookmarks.extend(part.bookmarks);
        if index + 1 == count {
            let mut top = part.bottom + mm(2.0);
            for (x, set) in &notes {
                page.put(set, LEFT + x, baseline(top, note_line, SIZE_SMALL_4));
                top += note_line;
            }
        }
        foot(form, index, count, fonts, &mut page)?;
        pages.pages.push(page);
    }
    Ok(pages)
}

/// The boxes on their pages: the first begins at `start`, all end at `bottom`, the last `below` points earlier.
fn boxes(
    form: &Bordered,
    (size, leading, kept): (f64, f64, f64),
    (start, bottom, below): (f64, f64, f64),
    fonts: &Fonts,
) -> Result<Vec<Filled>, PageError> {
    let half = WIDTH / 2.0 - LABEL;
    let frame = Frame { left: LEFT, widths: vec![LABEL, half, LABEL, half], leading, inset: INSET };
    let mut rows: Vec<TableRow> = form.rows.iter().map(|row| self::row(row, Type::in_table(size), kept)).collect();
    let filled = |rows: &[TableRow], last: usize| {
        let room =
            |page: usize| (if page == 0 { start } else { TOP }, if page >= last { bottom - below } else { bottom });
        fill(&frame, None, rows, &room, fonts)
    };
    let parts = filled(&rows, usize::MAX)?;
    match parts.as_slice() {
        [.., last] if last.bottom > bottom - below => filled(&rows, parts.len() - 1),
        [only] => {
            // What is left of a single page is room to write.
            let left = bottom - below - only.bottom;
            let rooms: f64 = form.rows.iter().map(room_to_write).sum();
            for (row, source) in rows.iter_mut().zip(&form.rows).filter(|(_, source)| room_to_write(source) > 0.0) {
                let whole = room_to_write(source);
                row.least = (row.least + left * whole / rooms).min(whole * MOST_GROWTH);
            }
            filled(&rows, usize::MAX)
        }
        _ => Ok(parts),
    }
}

/// Height of a row that is there to be written in; none of one that is only signed.
fn room_to_write(row: &FormRow) -> f64 {
    let height = |fields: &[Field]| fields.iter().filter(|f| f.words.is_empty()).map(|f| f.height).max().unwrap_or(0);
    let height = match row {
        FormRow::Group(_) => 0,
        FormRow::Fields(fields) => height(fields),
        FormRow::Open(field) => height(std::slice::from_ref(field)),
    };
    if height >= ROOM_TO_WRITE { mm(f64::from(height)) } else { 0.0 }
}

/// Title, number and day; gives where the frame begins.
fn head(form: &Bordered, manner: &Manner, fonts: &Fonts) -> Result<(Page, f64), PageError> {
    let mut page = Page::new(PAPER_WIDTH, PAPER_HEIGHT);
    let set = |style, words: &str, kind| Ok(Measured::new(&Text::new(style, words), kind, fonts)?.set_whole());
    let copy = manner.copy_number.map(|number| (Style::FangSong, format!("{number:06}")));
    let warnings = form.classification.iter().chain(&form.urgency).map(|words| (Style::HeiTi, words.clone()));
    let mut corner_end = TOP;
    for (style, words) in copy.into_iter().chain(warnings) {
        page.put(&set(style, &words, WORDS)?, LEFT, baseline(corner_end, LINE, SIZE_4));
        corner_end += LINE;
    }
    if let Some(short_code) = &form.short_code {
        let words = format!("{} 校验码 {short_code}", form.number);
        qr::draw(words.trim(), (RIGHT - QR, mm(15.0)), QR, &mut page)?;
    }
    let mut top = corner_end.max(mm(30.0));
    for words in break_title(&form.title) {
        let title = set(Style::XiaoBiaoSong, &words, Type::of(SIZE_2))?;
        page.put(&title, LEFT + (WIDTH - title.width) / 2.0, baseline(top, TITLE_LINE, SIZE_2));
        top += TITLE_LINE;
    }
    top += mm(2.0);
    if !form.number.is_empty() || !form.dated.is_empty() {
        let number = set(Style::FangSong, &form.number, WORDS)?;
        page.put(&number, LEFT, baseline(top, mm(9.0), SIZE_4));
        let dated = set(Style::FangSong, &form.dated, WORDS)?;
        page.put(&dated, RIGHT - dated.width, baseline(top, mm(9.0), SIZE_4));
        top += mm(9.0);
    }
    Ok((page, top))
}

fn row(row: &FormRow, set_in: Type, kept: f64) -> TableRow {
    let label = |words: &str| TableBox::new(Text::new(Style::HeiTi, words), set_in, Align::Middle);
    let least = |fields: &[Field]| {
        let lowest = if fields.iter().any(|field| field.height > 0) { LOWEST_ROOM } else { LEAST * kept.max(0.85) };
        fields.iter().map(|field| mm(f64::from(field.height)) * kept).fold(lowest, f64::max)
    };
    match row {
        FormRow::Group(heading) => {
            let words = TableBox::new(Text::new(Style::HeiTi, heading), set_in, Align::Left).over(4);
            let bookmark = Some(heading.clone());
            TableRow { role: Role::Group, bookmark, least: LEAST * kept.max(0.85), ..TableRow::new(vec![words]) }
        }
        FormRow::Fields(fields) => {
            let span = if fields.len() > 1 { 1 } else { 3 };
            let boxes =
                fields.iter().take(2).flat_map(|field| [label(&field.label), words(field, 0.0, set_in).over(span)]);
            TableRow { least: least(fields), ..TableRow::new(boxes.collect()) }
        }
        FormRow::Open(field) => {
            let mut all = words(field, 2.0, set_in);
            if let Inside::Words(paragraphs, indent) = &mut all.inside
                && !field.label.is_empty()
            {
                paragraphs.insert(0, Text::new(Style::HeiTi, &format!("{}：", field.label)));
                if field.words.is_empty() {
                    *indent = 0.0;
                }
            }
            let all = TableBox { from_top: true, ..all };
            let least = least(std::slice::from_ref(field));
            TableRow { least, role: Role::Free, ..TableRow::new(vec![all.over(4)]) }
        }
    }
}

fn words(field: &Field, indent: f64, set_in: Type) -> TableBox {
    let paragraphs: Vec<Text> = field.words.lines().map(|line| Text::new(Style::FangSong, line)).collect();
    // Several paragraphs are told apart by their first lines; a name and a day are none.
    let is_prose = paragraphs.len() > 1 && paragraphs.iter().any(|paragraph| paragraph.len() > LONGEST_NOTE);
    let indent = if is_prose { 2.0 } else { indent };
    TableBox { span: 1, inside: Inside::Words(paragraphs, indent), set_in, align: Align::Left, from_top: false }
}

/// Notes below the frame, in lines.
fn notes(form: &Bordered, fonts: &Fonts) -> Result<Vec<(f64, crate::text::SetLine)>, PageError> {
    let mut lines = Vec::new();
    for note in &form.notes {
        let text = super::official::text_of(&[Labelled { label: String::new(), words: note.clone() }], Style::FangSong);
        let measured = Measured::new(&text, Type::in_table(SIZE_SMALL_4), fonts)?;
        let indent = 2.0 * SIZE_SMALL_4;
        let set = measured.set_lines(WIDTH - indent, WIDTH);
        lines.extend(set.into_iter().enumerate().map(|(n, set)| (if n == 0 { indent } else { 0.0 }, set)));
    }
    Ok(lines)
}

/// Page number where there are several, and the code.
fn foot(form: &Bordered, index: usize, count: usize, fonts: &Fonts, page: &mut Page) -> Result<(), PageError> {
    let y = BOTTOM + mm(14.0);
    if count > 1 {
        let words = format!("第 {} 页 / 共 {count} 页", index + 1);
        let set = Measured::new(&Text::new(Style::Song, &words), Type::of(SIZE_SMALL_4), fonts)?.set_whole();
        page.put(&set, LEFT + (WIDTH - set.width) / 2.0, y);
    }
    if let Some(short_code) = &form.short_code {
        let set = code(short_code, SIZE_SMALL_5, fonts)?;
        page.put(&set, RIGHT - set.width, y);
    }
    Ok(())
}
