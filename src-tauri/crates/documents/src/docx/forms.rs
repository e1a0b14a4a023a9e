//! Sheets, forms and the leader's page for Word.

use super::parts::{self, Paragraph, Run, TableCell, TableRow};
use super::{Content, PageSetup};
use crate::PageError;
use crate::figure;
use crate::fonts::{Fonts, Style};
use crate::paper::{Bordered, Brief, Field, FormRow, Manner, Sheet};
use crate::standard::{
    LEFT, PAPER_HEIGHT, PAPER_WIDTH, RIGHT, SIZE_2, SIZE_3, SIZE_4, SIZE_5, SIZE_SMALL_2, SIZE_SMALL_4, WIDTH, mm,
};
use crate::table::{Align, Cell, Row, Table};
use crate::text::Type;

/// A table with its columns as wide as on the printed page.
pub(super) fn grid_table(table: &Table, width: f64, size: f64, fonts: &Fonts) -> Result<String, PageError> {
    let (frame, _, _) = table.set((0.0, width), Type::in_table(size), size * 1.36, fonts)?;
    let heads = table.columns.iter().map(|column| cell(Style::HeiTi, size, &column.title, "center"));
    let mut rows = vec![TableRow { cells: heads.collect(), least: size * 1.8, head: true }];
    for row in &table.rows {
        let cells = match row {
            Row::Group(heading) => {
                vec![TableCell { span: table.columns.len(), ..cell(Style::HeiTi, size, heading, "left") }]
            }
            Row::Cells(cells) => self::cells(table, cells, Style::FangSong, size),
            Row::Total(cells) => self::cells(table, cells, Style::HeiTi, size),
        };
        rows.push(TableRow { cells, least: size * 1.6, head: false });
    }
    Ok(parts::table(&frame.widths, &rows, &parts::ruled(), false))
}

fn cells(table: &Table, cells: &[Cell], style: Style, size: f64) -> Vec<TableCell> {
    let set = |(index, column): (usize, &crate::table::Column)| {
        let align = match column.align {
            Align::Left => "left",
            Align::Middle => "center",
            Align::Right => "right",
        };
        match cells.get(index).unwrap_or(&Cell::Empty) {
            Cell::Light(light, word) => {
                let run = Run::new(style, size, format!("{}{word}", light.shape())).coloured(figure::colour(*light));
                TableCell { span: 1, paragraphs: Paragraph::of(&[run]).align("center").xml(), from_top: false }
            }
            other => cell(style, size, &other.text(), align),
        }
    };
    table.columns.iter().enumerate().map(set).collect()
}

fn cell(style: Style, size: f64, words: &str, align: &'static str) -> TableCell {
    let paragraph = |line: &str| Paragraph::of(&[Run::new(style, size, line)]).align(align).line(size * 1.36).xml();
    let paragraphs = if words.is_empty() { paragraph("") } else { words.lines().map(paragraph).collect() };
    TableCell { span: 1, paragraphs, from_top: false }
}

/// 第 1 页 / 共 3 页 in the middle, who gives it out before it.
fn counted(issuer: &str) -> String {
    let run = |words: &str| Paragraph::of(&[Run::new(Style::FangSong, SIZE_5, words)]).xml();
    let inner = |words: &str| -> String {
        let whole = run(words);
        whole.split_once("</w:pPr>").and_then(|(_, runs)| runs.strip_suffix("</w:p>")).unwrap_or_default().to_owned()
    };
    let issuer = if issuer.is_empty() { String::new() } else { format!("{issuer}　　") };
    Paragraph::of(&[Run::new(Style::FangSong, SIZE_5, format!("{issuer}第 "))])
        .then(&Run::field(Style::FangSong, SIZE_5, "PAGE"))
        .then(&inner(" 页 / 共 "))
        .then(&Run::field(Style::FangSong, SIZE_5, "NUMPAGES"))
        .then(&inner(" 页"))
        .align("center")
        .xml()
}

pub(super) fn sheet(sheet: &Sheet, fonts: &Fonts) -> Result<Content, PageError> {
    let (width, height) = sheet.format.paper();
    let (side, top, foot) = sheet.format.margins();
    let inner = width - 2.0 * side;
    let words_size = sheet.format.words();
    let mut body = String::new();
    if let Some(classification) = &sheet.classification {
        body += &Paragraph::of(&[Run::new(Style::HeiTi, SIZE_4, classification.as_str())]).align("left").xml();
    }
    body += &Paragraph::of(&[Run::new(Style::XiaoBiaoSong, SIZE_2, sheet.title.as_str())]).align("center").xml();
    if !sheet.covers.is_empty() || !sheet.dated.is_empty() {
        let words = format!("{}\t{}", sheet.covers, sheet.dated);
        body += &Paragraph::of(&[Run::new(Style::KaiTi, words_size + 1.5, words)]).align("left").tab(inner).xml();
    }
    body += &grid_table(&sheet.table, inner, words_size, fonts)?;
    for note in &sheet.notes {
        body += &Paragraph::of(&[Run::new(Style::FangSong, SIZE_5, note.as_str())]).xml();
    }
    body += &Paragraph::of(&[Run::new(Style::FangSong, 1.0, "")]).line(1.0).xml();
    let feet = [counted(&sheet.issuer), counted(&sheet.issuer)];
    let page = PageSetup { size: (width, height), margins: [top, side, foot, side], header: mm(8.0), footer: mm(9.0) };
    Ok(Content { body, page, feet, first: None, grid: false })
}

/// Width of a form's labels.
const LABEL: f64 = mm(29.0);

pub(super) fn bordered(form: &Bordered, manner: &Manner) -> Content {
    let mut body = String::new();
    let copy = manner.copy_number.map(|number| (Style::FangSong, format!("{number:06}")));
    let warnings = form.classification.iter().chain(&form.urgency).map(|words| (Style::HeiTi, words.clone()));
    for (style, words) in copy.into_iter().chain(warnings) {
        body += &Paragraph::of(&[Run::new(style, SIZE_4, words)]).align("left").xml();
    }
    let title = crate::title::break_title(&form.title).join("\n");
    body += &Paragraph::of(&[Run::new(Style::XiaoBiaoSong, SIZE_2, title)]).align("center").xml();
    if !form.number.is_empty() || !form.dated.is_empty() {
        let words = format!("{}\t{}", form.number, form.dated);
        body += &Paragraph::of(&[Run::new(Style::FangSong, SIZE_4, words)]).align("left").tab(WIDTH).xml();
    }
    let half = WIDTH / 2.0 - LABEL;
    let rows: Vec<TableRow> = form.rows.iter().map(form_row).collect();
    body += &parts::table(&[LABEL, half, LABEL, half], &rows, &parts::ruled(), false);
    for note in &form.notes {
        let run = Run::new(Style::FangSong, SIZE_SMALL_4, note.as_str());
        body += &Paragraph::of(&[run]).indents(2.0 * SIZE_SMALL_4, 0.0, 0.0).before(mm(2.0)).xml();
    }
    body += &Paragraph::of(&[Run::new(Style::FangSong, 1.0, "")]).line(1.0).xml();
    let page = PageSetup {
        size: (PAPER_WIDTH, PAPER_HEIGHT),
        margins: [mm(22.0), PAPER_WIDTH - RIGHT, mm(18.0), LEFT],
        header: mm(10.0),
        footer: mm(9.0),
    };
    Content { body, page, feet: [counted(""), counted("")], first: None, grid: false }
}

fn form_row(row: &FormRow) -> TableRow {
    let least = |fields: &[Field]| fields.iter().map(|f| mm(f64::from(f.height))).fold(mm(10.5), f64::max);
    match row {
        FormRow::Group(heading) => {
            let cell = TableCell { span: 4, ..cell(Style::HeiTi, SIZE_4, heading, "left") };
            TableRow { cells: vec![cell], least: mm(10.5), head: false }
        }
        FormRow::Fields(fields) => {
            let span = if fields.len() > 1 { 1 } else { 3 };
            let cells = fields.iter().take(2).flat_map(|field| {
                [
                    cell(Style::HeiTi, SIZE_4, &field.label, "center"),
                    TableCell { span, ..cell(Style::FangSong, SIZE_4, &field.words, "left") },
                ]
            });
            TableRow { cells: cells.collect(), least: least(fields), head: false }
        }
        FormRow::Open(field) => {
            let label =
                Paragraph::of(&[Run::new(Style::HeiTi, SIZE_4, format!("{}：", field.label))]).align("left").xml();
            let words: String = field
                .words
                .lines()
                .map(|line| {
                    Paragraph::of(&[Run::new(Style::FangSong, SIZE_4, line)]).indents(2.0 * SIZE_4, 0.0, 0.0).xml()
                })
                .collect();
            let cell = TableCell { span: 4, paragraphs: label + &words, from_top: true };
            TableRow { cells: vec![cell], least: least(std::slice::from_ref(field)), head: false }
        }
    }
}

pub(super) fn brief(brief: &Brief) -> Content {
    let side = mm(22.0);
    let inner = PAPER_WIDTH - 2.0 * side;
    let mut body = String::new();
    if let Some(classification) = &brief.classification {
        body += &Paragraph::of(&[Run::new(Style::HeiTi, SIZE_3, classification.as_str())]).align("left").xml();
    }
    body += &Paragraph::of(&[Run::new(Style::XiaoBiaoSong, SIZE_2 + 6.0, brief.title.as_str())]).align("center").xml();
    let words = format!("{}\t{}", brief.issuer, brief.dated);
    body += &Paragraph::of(&[Run::new(Style::KaiTi, SIZE_4, words)])
        .align("left")
        .tab(inner)
        .rule("bottom", "single", 1.5, 4.0, false)
        .xml();
    let figures = brief.figures.iter().map(|shown| {
        let word = match shown.light {
            Some(light) => Run::new(Style::FangSong, SIZE_4, format!("{} {}", light.shape(), shown.word))
                .coloured(figure::colour(light)),
            None => Run::new(Style::FangSong, SIZE_4, shown.word.as_str()),
        };
        let number =
            Paragraph::of(&[Run::new(Style::HeiTi, SIZE_2 + 4.0, shown.number.as_str())]).align("center").xml();
        TableCell { span: 1, paragraphs: number + &Paragraph::of(&[word]).align("center").xml(), from_top: false }
    });
    let row = TableRow { cells: figures.collect(), least: mm(24.0), head: false };
    let column = inner / brief.figures.len().max(1) as f64;
    body += &parts::table(&vec![column; brief.figures.len()], &[row], "", false);
    if !brief.reader.is_empty() {
        body += &Paragraph::of(&[Run::new(Style::FangSong, SIZE_3, format!("{}：", brief.reader))]).align("left").xml();
    }
    body += &Paragraph::of(&[Run::new(Style::HeiTi, SIZE_SMALL_2, brief.heading.as_str())])
        .align("left")
        .before(mm(4.0))
        .xml();
    for point in &brief.points {
        let light = Run::new(Style::HeiTi, SIZE_SMALL_2, format!("{} ", point.light.shape()))
            .coloured(figure::colour(point.light));
        let title = Run::new(Style::HeiTi, SIZE_SMALL_2, format!("{}\t{}", point.title, point.word));
        body += &Paragraph::of(&[light, title]).align("left").tab(inner).before(mm(3.0)).heading(0).xml();
        body += &Paragraph::of(&[Run::new(Style::FangSong, SIZE_3, point.words.as_str())])
            .indents(0.0, 1.5 * SIZE_SMALL_2, 0.0)
            .xml();
    }
    let page = PageSetup {
        size: (PAPER_WIDTH, PAPER_HEIGHT),
        margins: [mm(20.0), side, mm(20.0), side],
        header: mm(10.0),
        footer: mm(10.0),
    };
    Content { body, page, feet: [String::new(), String::new()], first: None, grid: false }
}
