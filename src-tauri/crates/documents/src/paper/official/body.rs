//! The text set on pages, and what stands behind it.

use super::foot::Foot;
use super::{Block, Labelled, Official, attachments, foot, head, signature, slip};
use crate::PageError;
use crate::flow::{FlowLine, Part, share_out};
use crate::fonts::{Fonts, Style};
use crate::page::{Bookmark, Page, Pages};
use crate::paper::{Manner, Seal};
use crate::standard::{
    BOTTOM, CELL, LEFT, LINES, MOST_LINES, PAPER_HEIGHT, PAPER_WIDTH, SIZE_3, WIDTH, baseline, pitch,
};
use crate::text::{Measured, Text, Type};

/// Lays a 公文 out on A4, after GB/T 9704 (see [`crate::standard`]).
///
/// The 版记 stands at the foot of the last page, behind everything that is handed out with the paper. Where so many
/// are addressed that no line of the body would stand on the first page, 主送机关 moves into the 版记, as the standard
/// says.
pub(crate) fn lay_out(content: &Official, manner: &Manner, fonts: &Fonts) -> Result<Pages, PageError> {
    let head = head::lay_out(content, manner, fonts)?;
    let addressees = addressees(content, fonts)?;
    let room = ((BOTTOM - head.end) / pitch(LINES) + 0.01).floor() as usize;
    let addressed_below = addressees.len() + LEAST_BODY > room;
    let foot = Foot::new(content, manner, addressed_below, fonts)?;

    let mut lines = if addressed_below { Vec::new() } else { addressees };
    lines.extend(body(content, manner, fonts)?);
    let ends_here = content.slip.is_none() && content.attachments.is_empty();
    if ends_here {
        // The 版记 stands on the signature's page: lines are kept free for it, those of the closest spacing.
        let kept = ((BOTTOM - foot.start) / pitch(MOST_LINES)).ceil() as usize;
        lines.extend((0..kept).map(|_| FlowLine::empty(Part::Signature)));
    }
    let mut pages = flow(&lines, head, content.attachments.is_empty(), &manner.seal);
    if let Some(slip) = &content.slip {
        slip::lay_out(content, slip, foot, fonts, &mut pages)?;
    } else if ends_here {
        if let Some(last) = pages.pages.last_mut() {
            foot.put(last);
        }
    } else {
        attachments::lay_out(content, foot, fonts, &mut pages)?;
    }
    foot::number_pages(content, manner, fonts, &mut pages)?;
    Ok(pages)
}

/// Lines of the body that a first page shows at least.
const LEAST_BODY: usize = 2;

fn flow(lines: &[FlowLine], head: head::Head, last: bool, seal: &Seal) -> Pages {
    let parts: Vec<Part> = lines.iter().map(|line| line.part).collect();
    let mut pages = Pages::default();
    let start = head.end;
    let mut head = Some(head.marks);
    for share in share_out(&parts, start, last) {
        let mut page = Page::new(PAPER_WIDTH, PAPER_HEIGHT);
        page.marks.extend(head.take().into_iter().flatten());
        let mut top = share.top;
        for line in &lines[share.lines] {
            if let Some(title) = &line.bookmark {
                pages.bookmarks.push(Bookmark { title: title.clone(), page: pages.pages.len(), y: top, level: 0 });
            }
            if !line.set.runs.is_empty() {
                page.put(&line.set, line.x, baseline(top, share.pitch, SIZE_3));
            }
            if let Some(middle) = line.sealed {
                signature::press(seal, (middle, top), &mut page);
            }
            top += share.pitch;
        }
        pages.pages.push(page);
    }
    pages
}

/// 主送机关: one blank line below the title, flush left, also when it turns over.
fn addressees(content: &Official, fonts: &Fonts) -> Result<Vec<FlowLine>, PageError> {
    if content.addressees.is_empty() {
        return Ok(Vec::new());
    }
    let words = Text::new(Style::FangSong, &format!("{}：", content.addressees));
    paragraph(&words, (0.0, 0.0), Part::Text, fonts)
}

/// Everything from the opening to the signature.
fn body(content: &Official, manner: &Manner, fonts: &Fonts) -> Result<Vec<FlowLine>, PageError> {
    let mut lines = Vec::new();
    for block in &content.body {
        lines.extend(self::block(block, fonts)?);
    }
    lines.extend(list_of_attachments(content, fonts)?);
    lines.extend(signature::lay_out(content, &manner.seal, fonts)?);
    Ok(lines)
}

fn block(block: &Block, fonts: &Fonts) -> Result<Vec<FlowLine>, PageError> {
    match block {
        Block::Heading(words) => {
            let mut lines = indented(&Text::new(Style::HeiTi, words), Part::Heading, fonts)?;
            if let Some(first) = lines.first_mut() {
                first.bookmark = Some(words.clone());
            }
            Ok(lines)
        }
        Block::Second(words) => indented(&Text::new(Style::KaiTi, words), Part::Heading, fonts),
        Block::Words(pieces) => indented(&text_of(pieces, Style::FangSong), Part::Text, fonts),
    }
}

/// Pieces as one text, labels in 楷体.
pub(crate) fn text_of(pieces: &[Labelled], style: Style) -> Text {
    pieces.iter().fold(Text::default(), |words, piece| {
        let label = if piece.label.is_empty() { String::new() } else { format!("{}：", piece.label) };
        words.then(Style::KaiTi, &label).then(style, &piece.words)
    })
}

/// 附件说明: a blank line below the text, two characters in, no end mark; a name that turns over goes on under its
/// first character.
fn list_of_attachments(content: &Official, fonts: &Fonts) -> Result<Vec<FlowLine>, PageError> {
    let mut lines = Vec::new();
    let several = content.attachments.len() > 1;
    let label = Measured::new(&Text::new(Style::FangSong, "附件："), Type::BODY, fonts)?.whole();
    for (index, attachment) in content.attachments.iter().enumerate() {
        let number = if several { format!("{}.", index + 1) } else { String::new() };
        let hang = Measured::new(&Text::new(Style::FangSong, &number), Type::BODY, fonts)?.whole();
        let first = if index == 0 { "附件：" } else { "" };
        let indent = 2.0 * CELL + if index == 0 { 0.0 } else { label };
        let words = Text::new(Style::FangSong, &format!("{first}{number}{}", attachment.title));
        if index == 0 {
            lines.push(FlowLine::empty(Part::Blank));
        }
        lines.extend(paragraph(&words, (indent, 2.0 * CELL + label + hang), Part::Listed, fonts)?);
    }
    Ok(lines)
}

/// A paragraph that begins two characters in.
fn indented(words: &Text, part: Part, fonts: &Fonts) -> Result<Vec<FlowLine>, PageError> {
    paragraph(words, (2.0 * CELL, 0.0), part, fonts)
}

/// A paragraph whose first line begins `first` points in, and the others `then`.
fn paragraph(words: &Text, (first, then): (f64, f64), part: Part, fonts: &Fonts) -> Result<Vec<FlowLine>, PageError> {
    let measured = Measured::new(words, Type::BODY, fonts)?;
    let lines = measured.set_lines(WIDTH - first, WIDTH - then).into_iter().enumerate().map(|(index, set)| {
        let indent = if index == 0 { first } else { then };
        FlowLine { x: LEFT + indent, set, part, bookmark: None, sealed: None }
    });
    Ok(lines.collect())
}
