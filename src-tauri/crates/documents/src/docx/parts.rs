//! Paragraphs, runs and tables as WordprocessingML.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use crate::fonts::Style;
use crate::page::Colour;
use crate::standard::{CELL, LINES, SIZE_3, pitch};

/// Points in twentieths, which Word counts in.
pub(super) fn twips(points: f64) -> i64 {
    (points * 20.0).round() as i64
}

/// The face as offices have it.
pub(super) fn face(style: Style) -> &'static str {
    match style {
        Style::FangSong => "仿宋",
        Style::KaiTi => "楷体",
        Style::HeiTi => "黑体",
        Style::XiaoBiaoSong => "方正小标宋简体",
        Style::Song => "宋体",
    }
}

/// Words in one face and size.
#[derive(Clone)]
pub(super) struct Run {
    words: String,
    style: Style,
    size: f64,
    colour: Colour,
    /// Points between characters.
    spread: f64,
}

impl Run {
    /// Words; those of the body stand as close as 28 to a line need, rounded so that the last one fits.
    pub(super) fn new(style: Style, size: f64, words: impl Into<String>) -> Self {
        let spread = if size == SIZE_3 { ((CELL - SIZE_3) * 20.0).floor() / 20.0 } else { 0.0 };
        Self { words: words.into(), style, size, colour: Colour::BLACK, spread }
    }

    pub(super) fn coloured(self, colour: Colour) -> Self {
        Self { colour, ..self }
    }

    pub(super) fn spread(self, spread: f64) -> Self {
        Self { spread, ..self }
    }

    fn properties(&self) -> String {
        let face = face(self.style);
        let mut all = format!(
            "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"{face}\" w:hAnsi=\"{face}\" w:eastAsia=\"{face}\" w:cs=\"{face}\"/>"
        );
        if self.colour != Colour::BLACK {
            let Colour { red, green, blue } = self.colour;
            let _ = write!(all, "<w:color w:val=\"{red:02X}{green:02X}{blue:02X}\"/>");
        }
        if self.spread != 0.0 {
            let _ = write!(all, "<w:spacing w:val=\"{}\"/>", twips(self.spread));
        }
        let half_points = (self.size * 2.0).round() as i64;
        format!("<w:rPr>{all}<w:sz w:val=\"{half_points}\"/><w:szCs w:val=\"{half_points}\"/></w:rPr>")
    }

    /// The run; line breaks stay breaks, tabs stay tabs.
    fn xml(&self) -> String {
        let properties = self.properties();
        let mut all = String::new();
        for (index, line) in self.words.split('\n').enumerate() {
            if index > 0 {
                all += "<w:br/>";
            }
            for (index, piece) in line.split('\t').enumerate() {
                if index > 0 {
                    all += "<w:tab/>";
                }
                // What XML cannot hold, no page shows either.
                let piece: String = piece.chars().filter(|c| !c.is_control()).collect();
                let _ = write!(all, "<w:t xml:space=\"preserve\">{}</w:t>", escape(piece.as_str()));
            }
        }
        format!("<w:r>{properties}{all}</w:r>")
    }

    /// A field that Word fills in: `PAGE`, `NUMPAGES`.
    pub(super) fn field(style: Style, size: f64, name: &str) -> String {
        let run = Self::new(style, size, "1");
        format!("<w:fldSimple w:instr=\" {name} \">{}</w:fldSimple>", run.xml())
    }
}

/// A paragraph.
#[derive(Clone, Default)]
pub(super) struct Paragraph {
    runs: String,
    align: &'static str,
    /// First line, left, right, in points.
    indents: [f64; 3],
    before: f64,
    /// Exact height of its lines; 0 for the face's own.
    line: f64,
    /// Rule below or above: side, kind, weight in points, room in points, whether it is red.
    rule: Option<(&'static str, &'static str, f64, f64, bool)>,
    keep_next: bool,
    new_page: bool,
    /// Level in the outline, from 0.
    level: Option<u8>,
    /// Where a tab leads, from the left, ending there.
    tab: Option<f64>,
}

impl Paragraph {
    /// A paragraph of the body: 三号 lines on the grid.
    pub(super) fn body(runs: &[Run]) -> Self {
        Self { line: pitch(LINES), ..Self::of(runs) }
    }

    /// A paragraph as high as its face.
    pub(super) fn of(runs: &[Run]) -> Self {
        Self { runs: runs.iter().map(Run::xml).collect(), ..Self::default() }
    }

    /// An empty line of the grid.
    pub(super) fn blank() -> Self {
        Self::body(&[Run::new(Style::FangSong, SIZE_3, "")])
    }

    /// With a field behind what it holds already.
    pub(super) fn then(mut self, xml: &str) -> Self {
        self.runs += xml;
        self
    }

    pub(super) fn align(self, align: &'static str) -> Self {
        Self { align, ..self }
    }

    pub(super) fn indents(self, first: f64, left: f64, right: f64) -> Self {
        Self { indents: [first, left, right], ..self }
    }

    pub(super) fn before(self, before: f64) -> Self {
        Self { before, ..self }
    }

    pub(super) fn line(self, line: f64) -> Self {
        Self { line, ..self }
    }

    pub(super) fn rule(self, side: &'static str, kind: &'static str, weight: f64, room: f64, red: bool) -> Self {
        Self { rule: Some((side, kind, weight, room, red)), ..self }
    }

    pub(super) fn heading(self, level: u8) -> Self {
        Self { level: Some(level), keep_next: true, ..self }
    }

    pub(super) fn new_page(self) -> Self {
        Self { new_page: true, ..self }
    }

    pub(super) fn tab(self, at: f64) -> Self {
        Self { tab: Some(at), ..self }
    }

    pub(super) fn xml(&self) -> String {
        let mut all = String::new();
        if self.keep_next {
            all += "<w:keepNext/>";
        }
        if self.new_page {
            all += "<w:pageBreakBefore/>";
        }
        if let Some((side, kind, weight, room, red)) = self.rule {
            let eighths = (weight * 8.0).round() as i64;
            let (room, colour) = (room.round() as i64, if red { "E12319" } else { "000000" });
            let _ = write!(
                all,
                "<w:pBdr><w:{side} w:val=\"{kind}\" w:sz=\"{eighths}\" w:space=\"{room}\" w:color=\"{colour}\"/></w:pBdr>"
            );
        }
        if let Some(at) = self.tab {
            let _ = write!(all, "<w:tabs><w:tab w:val=\"right\" w:pos=\"{}\"/></w:tabs>", twips(at));
        }
        let _ = write!(all, "<w:spacing w:before=\"{}\" w:after=\"0\"", twips(self.before));
        if self.line > 0.0 {
            let _ = write!(all, " w:line=\"{}\" w:lineRule=\"exact\"", twips(self.line));
        }
        all += "/>";
        let [first, left, right] = self.indents;
        if self.indents.iter().any(|indent| *indent != 0.0) {
            let (left, right) = (twips(left), twips(right));
            let first = if first < 0.0 {
                format!("w:hanging=\"{}\"", twips(-first))
            } else {
                format!("w:firstLine=\"{}\"", twips(first))
            };
            let _ = write!(all, "<w:ind w:left=\"{left}\" w:right=\"{right}\" {first}/>");
        }
        if !self.align.is_empty() {
            let _ = write!(all, "<w:jc w:val=\"{}\"/>", self.align);
        }
        if let Some(level) = self.level {
            let _ = write!(all, "<w:outlineLvl w:val=\"{level}\"/>");
        }
        format!("<w:p><w:pPr>{all}</w:pPr>{}</w:p>", self.runs)
    }
}

/// A cell of a table.
pub(super) struct TableCell {
    pub(super) span: usize,
    pub(super) paragraphs: String,
    pub(super) from_top: bool,
}

/// A row of a table.
pub(super) struct TableRow {
    pub(super) cells: Vec<TableCell>,
    /// Least height in points.
    pub(super) least: f64,
    /// Stands on every page.
    pub(super) head: bool,
}

/// A table with its grid, so wide in points; `floats` puts it at the foot of the page that it would begin on.
pub(super) fn table(widths: &[f64], rows: &[TableRow], rules: &str, floats: bool) -> String {
    let whole = twips(widths.iter().sum());
    let floating = if floats {
        "<w:tblpPr w:leftFromText=\"0\" w:rightFromText=\"0\" w:vertAnchor=\"margin\" w:horzAnchor=\"margin\" \
         w:tblpXSpec=\"left\" w:tblpYSpec=\"bottom\"/>"
    } else {
        ""
    };
    let mut all = format!(
        "<w:tbl><w:tblPr>{floating}<w:tblW w:w=\"{whole}\" w:type=\"dxa\"/><w:tblBorders>{rules}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"40\" w:type=\"dxa\"/>\
         <w:right w:w=\"40\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
    );
    for width in widths {
        let _ = write!(all, "<w:gridCol w:w=\"{}\"/>", twips(*width));
    }
    all += "</w:tblGrid>";
    for row in rows {
        let head = if row.head { "<w:tblHeader/>" } else { "" };
        let least = format!("<w:trHeight w:val=\"{}\" w:hRule=\"atLeast\"/>", twips(row.least));
        let _ = write!(all, "<w:tr><w:trPr><w:cantSplit/>{least}{head}</w:trPr>");
        let mut column = 0;
        for cell in &row.cells {
            let end = (column + cell.span).min(widths.len());
            let width = twips(widths[column..end].iter().sum());
            let span = if cell.span > 1 { format!("<w:gridSpan w:val=\"{}\"/>", cell.span) } else { String::new() };
            let up = if cell.from_top { "top" } else { "center" };
            let inside = if cell.paragraphs.is_empty() { "<w:p/>" } else { &cell.paragraphs };
            let _ = write!(
                all,
                "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}<w:vAlign w:val=\"{up}\"/></w:tcPr>{inside}</w:tc>"
            );
            column = end;
        }
        all += "</w:tr>";
    }
    all + "</w:tbl>"
}

/// Rules around all cells, the frame heavier.
pub(super) fn ruled() -> String {
    let rule = |side: &str, eighths: u8| {
        format!("<w:{side} w:val=\"single\" w:sz=\"{eighths}\" w:space=\"0\" w:color=\"000000\"/>")
    };
    [rule("top", 8), rule("left", 8), rule("bottom", 8), rule("right", 8), rule("insideH", 4), rule("insideV", 4)]
        .concat()
}

/// Level rules alone, as in the 版记.
pub(super) fn level_rules() -> String {
    let rule = |side: &str, eighths: u8| {
        format!("<w:{side} w:val=\"single\" w:sz=\"{eighths}\" w:space=\"0\" w:color=\"000000\"/>")
    };
    [rule("top", 8), rule("bottom", 8), rule("insideH", 6)].concat()
}

/// What is said at the head of each page of a paper that does not stand.
pub(super) fn across(words: &str) -> String {
    Paragraph::of(&[Run::new(Style::HeiTi, SIZE_3, words).coloured(Colour::GREY)]).align("center").xml()
}

/// 22 lines a page. The 28 characters to a line come from the runs, since programs differ in how they take a grid of
/// characters, and set tables on it too.
pub(super) fn grid() -> String {
    // Rounded down, so that the last line fits.
    let line = (pitch(LINES) * 20.0).floor() as i64;
    format!("<w:docGrid w:type=\"lines\" w:linePitch=\"{line}\"/>")
}

/// The one style: 三号仿宋.
pub(super) fn styles() -> String {
    let face = face(Style::FangSong);
    format!(
        "<w:styles {}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"{face}\" w:hAnsi=\"{face}\" \
         w:eastAsia=\"{face}\" w:cs=\"{face}\"/><w:kern w:val=\"2\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>\
         <w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/><w:qFormat/>\
         <w:pPr><w:widowControl w:val=\"0\"/><w:jc w:val=\"both\"/></w:pPr></w:style></w:styles>",
        super::NAMESPACES
    )
}
