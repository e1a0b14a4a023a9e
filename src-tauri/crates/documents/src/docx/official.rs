//! 公文 and 信函 for Word.

use super::parts::{self, Paragraph, Run, TableCell, TableRow};
use super::{Content, PageSetup, is_letter};
use crate::PageError;
use crate::fonts::{Fonts, Style};
use crate::page::Colour;
use crate::paper::{Attachment, Block, Labelled, Manner, Official, Seal, Slip};
use crate::standard::{
    BOTTOM, CELL, LEFT, LETTER_LINE_LEFT, LETTER_MARK_TOP, LINES, MARK_TOP, PAGE_NUMBER_GAP, PAPER_HEIGHT, PAPER_WIDTH,
    RIGHT, SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_4, TOP, WIDTH, mm, pitch,
};
use crate::text::{Measured, Text, Type};
use crate::title::break_title;

/// Largest mark.
const LARGEST_MARK: f64 = 46.0;

pub(super) fn content(paper: &Official, manner: &Manner, fonts: &Fonts) -> Result<Content, PageError> {
    let letter = is_letter(manner);
    let mut body = String::new();
    let corner = corner(paper, manner);
    if letter {
        // 发文字号 on the right, level with the first of 份号, 密级 and 紧急程度.
        let first = corner.first().cloned().unwrap_or_else(|| Run::new(Style::FangSong, SIZE_3, ""));
        let number = Run::new(Style::FangSong, SIZE_3, format!("\t{}", paper.number));
        body += &Paragraph::body(&[first, number]).tab(WIDTH).align("left").before(mm(2.0)).xml();
        for run in corner.iter().skip(1) {
            body += &Paragraph::body(std::slice::from_ref(run)).xml();
        }
    } else {
        for run in &corner {
            body += &Paragraph::body(std::slice::from_ref(run)).xml();
        }
        body += &red_head(paper, corner.len());
    }
    body += &Paragraph::blank().xml();
    body += &Paragraph::blank().xml();
    body += &title(&paper.title);
    body += &Paragraph::blank().xml();
    if !paper.addressees.is_empty() {
        body += &plain(Style::FangSong, &format!("{}：", paper.addressees)).xml();
    }
    for block in &paper.body {
        body += &self::block(block).xml();
    }
    body += &list_of_attachments(paper);
    body += &signature(paper, manner, fonts)?;
    for (index, attachment) in paper.attachments.iter().enumerate() {
        let number = if paper.attachments.len() > 1 { format!("附件{}", index + 1) } else { "附件".to_owned() };
        body += &self::attachment(attachment, &number, fonts)?;
    }
    if let Some(slip) = &paper.slip {
        body += &self::slip(paper, slip);
    }
    body += &imprint(paper, letter);
    let feet = [page_number("right"), page_number("left")];
    Ok(Content {
        body,
        page: PageSetup {
            size: (PAPER_WIDTH, PAPER_HEIGHT),
            margins: [TOP, PAPER_WIDTH - RIGHT, PAPER_HEIGHT - BOTTOM, LEFT],
            header: if letter { LETTER_MARK_TOP } else { mm(15.0) },
            footer: PAPER_HEIGHT - BOTTOM - PAGE_NUMBER_GAP - SIZE_4,
        },
        feet,
        first: letter.then(|| letter_margins(paper)),
        grid: true,
    })
}

fn plain(style: Style, words: &str) -> Paragraph {
    Paragraph::body(&[Run::new(style, SIZE_3, words)])
}

fn corner(paper: &Official, manner: &Manner) -> Vec<Run> {
    let copy = manner.copy_number.map(|number| Run::new(Style::FangSong, SIZE_3, format!("{number:06}")));
    let warnings = paper.classification.iter().chain(&paper.urgency);
    copy.into_iter().chain(warnings.map(|words| Run::new(Style::HeiTi, SIZE_3, words.as_str()))).collect()
}

/// The mark as one run, as large as the line takes it.
fn mark(words: &str) -> (Run, f64) {
    let count = words.chars().count().max(1) as f64;
    let size = (WIDTH / count).clamp(1.0, LARGEST_MARK).floor();
    // Word puts the spread behind the last character too.
    let spread = ((WIDTH - 2.0) / count - size).clamp(0.0, size * 0.25);
    (Run::new(Style::XiaoBiaoSong, size, words).coloured(Colour::RED).spread(spread), size)
}

fn red_head(paper: &Official, above: usize) -> String {
    let (run, size) = mark(&paper.mark);
    let room = MARK_TOP - TOP - pitch(LINES) * above as f64;
    let mut all = Paragraph::of(&[run]).align("center").before(room.max(0.0)).line(size * 1.1).xml();
    all += &Paragraph::blank().xml();
    all += &Paragraph::blank().xml();
    let number = if paper.signatory.is_empty() {
        plain(Style::FangSong, &paper.number).align("center")
    } else {
        let runs = [
            Run::new(Style::FangSong, SIZE_3, format!("{}\t签发人：", paper.number)),
            Run::new(Style::KaiTi, SIZE_3, paper.signatory.as_str()),
        ];
        Paragraph::body(&runs).align("left").indents(CELL, 0.0, CELL).tab(WIDTH - CELL)
    };
    all + &number.rule("bottom", "single", 1.5, 8.0, true).xml()
}

/// Head and foot of a letter's first page: the mark with a double line below it, and the second double line.
fn letter_margins(paper: &Official) -> [String; 2] {
    let (run, size) = mark(&paper.mark);
    let beyond = LETTER_LINE_LEFT - LEFT;
    let beyond_right = RIGHT - (PAPER_WIDTH - LETTER_LINE_LEFT);
    let head = Paragraph::of(&[run]).align("center").indents(0.0, beyond, beyond_right).line(size * 1.1).rule(
        "bottom",
        "thickThinSmallGap",
        3.0,
        8.0,
        true,
    );
    let foot = Paragraph::of(&[Run::new(Style::FangSong, SIZE_4, "")]).indents(0.0, beyond, beyond_right).rule(
        "top",
        "thinThickSmallGap",
        3.0,
        1.0,
        true,
    );
    [head.xml(), foot.xml()]
}

fn title(words: &str) -> String {
    let lines = break_title(words).join("\n");
    Paragraph::of(&[Run::new(Style::XiaoBiaoSong, SIZE_2, lines)]).align("center").line(pitch(LINES)).xml()
}

fn block(block: &Block) -> Paragraph {
    let indented = |paragraph: Paragraph| paragraph.indents(2.0 * CELL, 0.0, 0.0);
    match block {
        Block::Heading(words) => indented(plain(Style::HeiTi, words)).heading(0),
        Block::Second(words) => indented(plain(Style::KaiTi, words)).heading(1),
        Block::Words(pieces) => {
            let runs: Vec<Run> = pieces.iter().flat_map(labelled).collect();
            indented(Paragraph::body(&runs))
        }
    }
}

fn labelled(piece: &Labelled) -> Vec<Run> {
    let label = (!piece.label.is_empty()).then(|| Run::new(Style::KaiTi, SIZE_3, format!("{}：", piece.label)));
    label.into_iter().chain([Run::new(Style::FangSong, SIZE_3, piece.words.as_str())]).collect()
}

fn list_of_attachments(paper: &Official) -> String {
    let mut all = String::new();
    let several = paper.attachments.len() > 1;
    for (index, attachment) in paper.attachments.iter().enumerate() {
        let number = if several { format!("{}.", index + 1) } else { String::new() };
        let first = if index == 0 { "附件：" } else { "" };
        if index == 0 {
            all += &Paragraph::blank().xml();
        }
        let hang = if several { SIZE_3 } else { 0.0 };
        let begin = 3.0 * CELL;
        let outdent = if index == 0 { -(begin + hang) } else { -hang };
        let words = format!("{first}{number}{}", attachment.title);
        all += &plain(Style::FangSong, &words).indents(outdent, 2.0 * CELL + begin + hang, 0.0).xml();
    }
    all
}

/// Issuer and date, moved in from the right as far as on the printed page.
fn signature(paper: &Official, manner: &Manner, fonts: &Fonts) -> Result<String, PageError> {
    let width = |words: &str| Ok(Measured::new(&Text::new(Style::FangSong, words), Type::BODY, fonts)?.whole());
    let (issuer, dated) = (width(&paper.issuer)?, width(&paper.dated)?);
    let (issuer_right, dated_right, above) = match manner.seal {
        Seal::None => {
            let issuer_right = if dated > issuer { dated + 4.0 * CELL - issuer } else { 2.0 * CELL };
            (issuer_right, issuer_right + issuer - 2.0 * CELL - dated, 1)
        }
        Seal::Room | Seal::Picture(..) => ((4.0 * CELL + (dated - issuer) / 2.0).max(0.0), 4.0 * CELL, 2),
    };
    let mut all: String = (0..above).map(|_| Paragraph::blank().xml()).collect();
    for (words, right) in [(&paper.issuer, issuer_right), (&paper.dated, dated_right.max(0.0))] {
        all += &plain(Style::FangSong, words).align("right").indents(0.0, 0.0, right).xml();
    }
    Ok(all)
}

fn attachment(attachment: &Attachment, number: &str, fonts: &Fonts) -> Result<String, PageError> {
    let mut all = plain(Style::HeiTi, number).new_page().heading(0).xml();
    all += &Paragraph::blank().xml();
    all += &title(&attachment.title);
    if !attachment.note.is_empty() {
        all += &Paragraph::of(&[Run::new(Style::KaiTi, SIZE_SMALL_4, attachment.note.as_str())]).align("right").xml();
    }
    if let Some(chart) = &attachment.chart {
        let words: Vec<String> =
            chart.parts.iter().map(|(light, count)| format!("{} {} {count}项", light.shape(), light.word())).collect();
        all += &Paragraph::of(&[Run::new(Style::FangSong, SIZE_SMALL_4, words.join("　　"))]).align("center").xml();
    }
    all += &super::forms::grid_table(&attachment.table, WIDTH, SIZE_SMALL_4, fonts)?;
    Ok(all)
}

fn slip(paper: &Official, slip: &Slip) -> String {
    const LABEL: f64 = mm(30.0);
    let half = WIDTH / 2.0 - LABEL;
    let cell = |words: &str, align: &'static str, span: usize| TableCell {
        span,
        paragraphs: Paragraph::of(&[Run::new(Style::FangSong, SIZE_4, words)]).align(align).xml(),
        from_top: false,
    };
    let row = |cells: Vec<TableCell>, least: f64| TableRow { cells, least: mm(least), head: false };
    let wide = |label: &str, words: &str, least| row(vec![cell(label, "center", 1), cell(words, "left", 3)], least);
    let rows = vec![
        wide("文　　号", &paper.number, 13.0),
        wide("标　　题", &paper.title, 13.0),
        wide("签收单位", "", 13.0),
        row(
            vec![
                cell("签 收 人", "center", 1),
                cell("", "left", 1),
                cell("联系电话", "center", 1),
                cell("", "left", 1),
            ],
            13.0,
        ),
        wide("签收时间", "", 13.0),
        wide("备　　注", "", 52.0),
    ];
    let mut all = Paragraph::of(&[Run::new(Style::XiaoBiaoSong, SIZE_2, slip.title.as_str())])
        .align("center")
        .new_page()
        .before(pitch(LINES))
        .line(pitch(LINES) * 2.0)
        .xml();
    all += &parts::table(&[LABEL, half, LABEL, half], &rows, &parts::ruled(), false);
    all + &Paragraph::of(&[Run::new(Style::FangSong, SIZE_4, slip.request.as_str())])
        .indents(2.0 * SIZE_4, 0.0, 0.0)
        .before(mm(2.0))
        .xml()
}

/// 版记 at the foot of the last page.
fn imprint(paper: &Official, letter: bool) -> String {
    let row = |runs: &[Run]| TableRow {
        cells: vec![TableCell {
            span: 1,
            paragraphs: Paragraph::of(runs).align("left").indents(-3.0 * SIZE_4, 4.0 * SIZE_4, SIZE_4).xml(),
            from_top: false,
        }],
        least: mm(8.0),
        head: false,
    };
    let mut rows = Vec::new();
    if !paper.copies.is_empty() {
        rows.push(row(&[Run::new(Style::FangSong, SIZE_4, format!("抄送：{}。", paper.copies))]));
    }
    if !letter {
        let words = format!("{}\t{}", paper.printed_by, paper.printed_on);
        let paragraphs = Paragraph::of(&[Run::new(Style::FangSong, SIZE_4, words)])
            .align("left")
            .indents(SIZE_4, 0.0, SIZE_4)
            .tab(WIDTH - SIZE_4 - mm(2.5));
        let cell = TableCell { span: 1, paragraphs: paragraphs.xml(), from_top: false };
        rows.push(TableRow { cells: vec![cell], least: mm(8.0), head: false });
    }
    if rows.is_empty() {
        return String::new();
    }
    let rules = if letter { String::new() } else { parts::level_rules() };
    // Word wants a paragraph behind a table; this one takes no room to speak of.
    parts::table(&[WIDTH], &rows, &rules, true) + &Paragraph::of(&[Run::new(Style::FangSong, 1.0, "")]).line(1.0).xml()
}

/// — 1 —, one character in from the outer side.
fn page_number(side: &'static str) -> String {
    let dash = |words: &str| Run::new(Style::Song, SIZE_4, words);
    let (left, right) = if side == "left" { (SIZE_4, 0.0) } else { (0.0, SIZE_4) };
    let closing = Paragraph::of(&[dash(" —")]).xml();
    let closing = closing.split_once("</w:pPr>").and_then(|(_, runs)| runs.strip_suffix("</w:p>")).unwrap_or_default();
    Paragraph::of(&[dash("— ")])
        .then(&Run::field(Style::Song, SIZE_4, "PAGE"))
        .then(closing)
        .align(side)
        .indents(0.0, left, right)
        .xml()
}
