//! A notice set on pages.

use super::content::{NoticeContent, Section};
use super::{foot, head, slip};
use crate::PageError;
use crate::flow::{FlowLine, Part, share_out};
use crate::fonts::{Fonts, Style};
use crate::page::{Bookmark, Line, Mark, Page, Pages};
use crate::standard::{BOTTOM, CELL, LEFT, LINES, PAPER_HEIGHT, PAPER_WIDTH, RIGHT, SIZE_3, WIDTH, baseline, pitch};
use crate::text::{Measured, SetLine, Text, Type};

/// Lays a notice out on A4, after GB/T 9704 (see [`crate::standard`]).
///
/// The 回执 has the last page to itself, and the 版记 stands at the foot of that page: the standard wants it on the
/// document's last page, behind everything that is handed out with it. Where so many are addressed that no line of
/// the body would stand on the first page, 主送机关 moves into the 版记, as the standard says.
pub fn lay_out(content: &NoticeContent, fonts: &Fonts) -> Result<Pages, PageError> {
    refuse_missing(content, fonts)?;
    let head = head::lay_out(content, fonts)?;
    let addressees = addressees(content, fonts)?;
    let body = body(content, fonts)?;
    let room = ((BOTTOM - head.end) / pitch(LINES) + 0.01).floor() as usize;
    let addressed_below = addressees.len() + LEAST_BODY > room;

    let lines: Vec<FlowLine> = if addressed_below { body } else { addressees.into_iter().chain(body).collect() };
    let parts: Vec<Part> = lines.iter().map(|line| line.part).collect();
    let mut pages = Pages::default();
    for share in share_out(&parts, head.end) {
        let mut page = Page::new(PAPER_WIDTH, PAPER_HEIGHT);
        if pages.pages.is_empty() {
            page.marks.extend(head.marks.iter().cloned());
        }
        let mut top = share.top;
        for line in &lines[share.lines] {
            if let Some(title) = &line.bookmark {
                pages.bookmarks.push(Bookmark { title: title.clone(), page: pages.pages.len(), y: top });
            }
            if !line.set.runs.is_empty() {
                page.put(&line.set, line.x, baseline(top, share.pitch, SIZE_3));
            }
            top += share.pitch;
        }
        pages.pages.push(page);
    }
    let imprint = slip::lay_out(content, addressed_below, fonts, &mut pages)?;
    foot::number_pages(content, imprint, fonts, &mut pages)?;
    Ok(pages)
}

/// Lines of the body that a first page shows at least.
const LEAST_BODY: usize = 2;

impl Page {
    /// Adds a line that was set.
    pub(super) fn put(&mut self, set: &SetLine, x: f64, baseline: f64) {
        self.marks.push(Mark::Line(Line { x, baseline, turned: 0.0, runs: set.runs.clone() }));
    }
}

/// All characters that no font has, at once, so that the clerk need not find them one by one.
fn refuse_missing(content: &NoticeContent, fonts: &Fonts) -> Result<(), PageError> {
    let mut words = vec![&content.mark, &content.number, &content.title, &content.addressees, &content.opening];
    for section in &content.sections {
        words.push(&section.heading);
        words.extend(section.paragraphs.iter().flatten().flat_map(|piece| [&piece.label, &piece.words]));
    }
    words.extend(&content.closing);
    words.extend([&content.issuer, &content.copies, &content.printed_by, &content.slip.request]);
    words.extend(content.classification.iter().chain(&content.short_code));
    let missing = fonts
        .missing(&Text::new(Style::FangSong, &words.into_iter().map(String::as_str).collect::<String>()).to_string());
    if missing.is_empty() { Ok(()) } else { Err(PageError::NoGlyph(missing)) }
}

/// 主送机关: one blank line below the title, flush left, also when it turns over.
fn addressees(content: &NoticeContent, fonts: &Fonts) -> Result<Vec<FlowLine>, PageError> {
    if content.addressees.is_empty() {
        return Ok(Vec::new());
    }
    let words = Text::new(Style::FangSong, &format!("{}：", content.addressees));
    paragraph(&words, 0.0, Part::Text, fonts)
}

/// Everything from the opening to the signature.
fn body(content: &NoticeContent, fonts: &Fonts) -> Result<Vec<FlowLine>, PageError> {
    let mut lines = indented(&Text::new(Style::FangSong, &content.opening), Part::Text, fonts)?;
    for section in &content.sections {
        lines.extend(self::section(section, fonts)?);
    }
    for words in &content.closing {
        lines.extend(indented(&Text::new(Style::FangSong, words), Part::Text, fonts)?);
    }
    lines.push(FlowLine::blank());
    lines.extend(signature(content, fonts)?);
    Ok(lines)
}

fn section(section: &Section, fonts: &Fonts) -> Result<Vec<FlowLine>, PageError> {
    let mut lines = indented(&Text::new(Style::HeiTi, &section.heading), Part::Heading, fonts)?;
    if let Some(first) = lines.first_mut() {
        first.bookmark = Some(section.heading.clone());
    }
    for paragraph in &section.paragraphs {
        let words = paragraph.iter().fold(Text::default(), |words, piece| {
            let label = if piece.label.is_empty() { String::new() } else { format!("{}：", piece.label) };
            words.then(Style::KaiTi, &label).then(Style::FangSong, &piece.words)
        });
        lines.extend(indented(&words, Part::Text, fonts)?);
    }
    Ok(lines)
}

/// A paragraph that begins two characters in.
fn indented(words: &Text, part: Part, fonts: &Fonts) -> Result<Vec<FlowLine>, PageError> {
    paragraph(words, 2.0 * CELL, part, fonts)
}

fn paragraph(words: &Text, indent: f64, part: Part, fonts: &Fonts) -> Result<Vec<FlowLine>, PageError> {
    let measured = Measured::new(words, Type::BODY, fonts)?;
    let ranges = measured.lines(WIDTH - indent, WIDTH);
    let last = ranges.len().saturating_sub(1);
    let lines = ranges.into_iter().enumerate().map(|(index, range)| {
        let indent = if index == 0 { indent } else { 0.0 };
        let room = WIDTH - indent;
        // The last line is spread to nothing, but squeezed where it must be.
        let flush = index < last || measured.width(range.clone()) > room;
        let set = measured.set(range, flush.then_some(room));
        FlowLine { x: LEFT + indent, set, part, bookmark: None }
    });
    Ok(lines.collect())
}

/// 发文机关署名 two characters from the right, 成文日期 below it beginning two characters further right; a date longer
/// than the name stands two characters from the right itself, and the name moves left.
fn signature(content: &NoticeContent, fonts: &Fonts) -> Result<[FlowLine; 2], PageError> {
    let set = |words: &str| Ok(Measured::new(&Text::new(Style::FangSong, words), Type::BODY, fonts)?.set_whole());
    let (issuer, dated) = (set(&content.issuer)?, set(&content.dated)?);
    let edge = RIGHT - 2.0 * CELL;
    let issuer_x = if dated.width > issuer.width { edge - dated.width - 2.0 * CELL } else { edge - issuer.width };
    // A name as long as the line begins where the line does.
    let issuer_x = issuer_x.max(LEFT);
    let date_x = issuer_x + 2.0 * CELL;
    Ok([(issuer, issuer_x), (dated, date_x)].map(|(set, x)| FlowLine { x, set, part: Part::Signature, bookmark: None }))
}

impl FlowLine {
    fn blank() -> Self {
        Self { x: LEFT, set: SetLine { runs: Vec::new(), width: 0.0 }, part: Part::Blank, bookmark: None }
    }
}
