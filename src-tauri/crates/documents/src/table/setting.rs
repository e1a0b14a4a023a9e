//! Cells set in boxes, rows of them measured.

use duban_domain::light::Light;

use super::widths::{self, SHAPE};
use super::{Align, Cell, Row, Table};
use crate::fonts::{Fonts, Style};
use crate::page::{Colour, Page};
use crate::standard::{EM_ASCENT, mm};
use crate::text::{Measured, SetLine, Text, Type};
use crate::{PageError, figure};

/// Where a table stands and how it is ruled.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    /// Its left edge.
    pub(crate) left: f64,
    /// Widths of its columns.
    pub(crate) widths: Vec<f64>,
    /// From one line of a cell to the next.
    pub(crate) leading: f64,
    /// Room between a rule and the words beside it, and below.
    pub(crate) inset: (f64, f64),
}

/// Weight of the frame.
pub(super) const OUTER: f64 = mm(0.35);
/// Weight of the rules inside.
pub(super) const INNER: f64 = mm(0.18);

/// A row on its way to the page.
#[derive(Debug, Clone)]
pub(crate) struct TableRow {
    /// Its boxes, which together span all columns.
    pub(crate) boxes: Vec<TableBox>,
    /// Least height.
    pub(crate) least: f64,
    /// What it is.
    pub(crate) role: Role,
    /// What a viewer's bookmark to it is called.
    pub(crate) bookmark: Option<String>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Any row; a high one may go over a page's end.
    Plain,
    /// The heading of those after it: never last on a page, and repeated where these go on.
    Group,
    /// Belongs to no group.
    Free,
}

/// A box of a row.
#[derive(Debug, Clone)]
pub(crate) struct TableBox {
    /// How many columns it spans.
    pub(crate) span: usize,
    /// What stands in it.
    pub(crate) inside: Inside,
    /// Size of type.
    pub(crate) set_in: Type,
    /// Where it stands.
    pub(crate) align: Align,
    /// Whether its first line stands at the box's top rather than all of them in the middle.
    pub(crate) from_top: bool,
}

/// What stands in a box.
#[derive(Debug, Clone)]
pub(crate) enum Inside {
    /// Paragraphs, and how far each one's first line begins in, in em.
    Words(Vec<Text>, f64),
    /// A column's head, broken into lines of even length.
    Head(String),
    /// A light with its word.
    Light(Light, String),
    /// A percentage with its bar.
    Share(f64),
}

impl TableBox {
    /// Words in one column.
    pub(crate) fn new(words: Text, set_in: Type, align: Align) -> Self {
        Self { span: 1, inside: Inside::Words(vec![words], 0.0), set_in, align, from_top: false }
    }

    /// The same over several columns.
    pub(crate) fn over(self, span: usize) -> Self {
        Self { span, ..self }
    }
}

impl TableRow {
    pub(crate) fn new(boxes: Vec<TableBox>) -> Self {
        Self { boxes, least: 0.0, role: Role::Plain, bookmark: None }
    }
}

impl Table {
    /// The table as it stands in a width, `leading` from line to line: its frame, its head row, its rows.
    pub(crate) fn set(
        &self,
        (left, width): (f64, f64),
        set_in: Type,
        leading: f64,
        fonts: &Fonts,
    ) -> Result<(Frame, TableRow, Vec<TableRow>), PageError> {
        let inset = (0.32 * set_in.size, 0.28 * set_in.size);
        let widths = widths::widths(self, width, inset.0, set_in, fonts)?;
        let frame = Frame { left, widths, leading, inset };
        let head = self.columns.iter().map(|column| TableBox {
            span: 1,
            inside: Inside::Head(column.title.clone()),
            set_in,
            align: Align::Middle,
            from_top: false,
        });
        let head = TableRow { least: frame.leading * 1.6, ..TableRow::new(head.collect()) };
        let rows = self.rows.iter().map(|row| self.row(row, set_in)).collect();
        Ok((frame, head, rows))
    }

    fn row(&self, row: &Row, set_in: Type) -> TableRow {
        let (cells, style) = match row {
            Row::Group(heading) => {
                let words = TableBox::new(Text::new(Style::HeiTi, heading), set_in, Align::Left);
                let bookmark = Some(heading.clone());
                let boxes = vec![words.over(self.columns.len())];
                return TableRow { role: Role::Group, bookmark, ..TableRow::new(boxes) };
            }
            Row::Cells(cells) => (cells, Style::FangSong),
            Row::Total(cells) => (cells, Style::HeiTi),
        };
        let boxes = self.columns.iter().enumerate().map(|(index, column)| {
            let inside = match cells.get(index).unwrap_or(&Cell::Empty) {
                Cell::Light(light, word) => Inside::Light(*light, word.clone()),
                Cell::Share(share) => Inside::Share(*share),
                cell => Inside::Words(cell.text().lines().map(|line| Text::new(style, line)).collect(), 0.0),
            };
            TableBox { span: 1, inside, set_in, align: column.align, from_top: false }
        });
        TableRow::new(boxes.collect())
    }
}

/// A box whose words are set.
#[derive(Debug, Clone)]
pub(super) struct SetBox {
    left: f64,
    width: f64,
    /// Lines, each with where it starts from the box's inner edge.
    pub(super) lines: Vec<(f64, SetLine)>,
    figure: Option<Inside>,
    size: f64,
    from_top: bool,
}

impl SetBox {
    /// A part of the box on one of two pages.
    pub(super) fn with_lines(&self, lines: Vec<(f64, SetLine)>, first: bool) -> Self {
        Self { lines, figure: self.figure.clone().filter(|_| first), from_top: true, ..self.clone() }
    }
}

/// A row whose boxes are set.
#[derive(Debug, Clone)]
pub(super) struct SetRow {
    pub(super) boxes: Vec<SetBox>,
    pub(super) height: f64,
    pub(super) role: Role,
    pub(super) bookmark: Option<String>,
}

impl Frame {
    /// Right edge.
    pub(crate) fn right(&self) -> f64 {
        self.left + self.widths.iter().sum::<f64>()
    }

    pub(super) fn set(&self, row: &TableRow, fonts: &Fonts) -> Result<SetRow, PageError> {
        let mut boxes = Vec::with_capacity(row.boxes.len());
        let (mut left, mut column) = (self.left, 0);
        for inside in &row.boxes {
            let end = (column + inside.span).min(self.widths.len());
            let width: f64 = self.widths[column..end].iter().sum();
            boxes.push(self.set_box(inside, left, width, fonts)?);
            (left, column) = (left + width, end);
        }
        let most = boxes.iter().map(|set| set.lines.len()).max().unwrap_or(0).max(1);
        let height = (self.leading * most as f64 + 2.0 * self.inset.1).max(row.least);
        Ok(SetRow { boxes, height, role: row.role, bookmark: row.bookmark.clone() })
    }

    fn set_box(&self, inside: &TableBox, left: f64, width: f64, fonts: &Fonts) -> Result<SetBox, PageError> {
        let room = width - 2.0 * self.inset.0;
        let em = inside.set_in.size;
        let words = |style, words: &str| Measured::new(&Text::new(style, words), inside.set_in, fonts);
        let mut lines = Vec::new();
        match &inside.inside {
            Inside::Words(paragraphs, indent) => {
                for paragraph in paragraphs {
                    let measured = Measured::new(paragraph, inside.set_in, fonts)?;
                    let first = indent * em;
                    let set = measured.set_lines(room - first, room);
                    lines.extend(set.into_iter().enumerate().map(|(n, set)| {
                        let x = match inside.align {
                            Align::Left => {
                                if n == 0 {
                                    first
                                } else {
                                    0.0
                                }
                            }
                            Align::Middle => (room - set.width) / 2.0,
                            Align::Right => room - set.width,
                        };
                        (x, set)
                    }));
                }
            }
            Inside::Head(title) => {
                for line in even_lines(title, (room / em + 0.05).floor() as usize) {
                    let set = words(Style::HeiTi, &line)?.set_whole();
                    lines.push(((room - set.width) / 2.0, set));
                }
            }
            Inside::Light(_, word) => {
                let set = words(Style::FangSong, word)?.set_whole();
                let x = (room - set.width - SHAPE * em).max(0.0) / 2.0 + SHAPE * em;
                lines.push((x, set));
            }
            Inside::Share(share) => {
                let set = words(Style::FangSong, &super::percentage(*share))?.set_whole();
                lines.push((room - set.width, set));
            }
        }
        let figure = matches!(inside.inside, Inside::Light(..) | Inside::Share(_)).then(|| inside.inside.clone());
        Ok(SetBox { left, width, lines, figure, size: em, from_top: inside.from_top })
    }

    /// Draws a row whose top is at `top`, its lower rule included.
    pub(super) fn draw(&self, row: &SetRow, top: f64, page: &mut Page) {
        let bottom = top + row.height;
        for (index, set) in row.boxes.iter().enumerate() {
            if index > 0 {
                page.upright_rule(set.left, top, bottom, INNER, Colour::BLACK);
            }
            let x = set.left + self.inset.0;
            let free = row.height - self.leading * set.lines.len() as f64;
            let mut line_top = if set.from_top { top + self.inset.1 } else { top + free / 2.0 };
            self.draw_figure(set, line_top, page);
            for (indent, line) in &set.lines {
                let baseline = crate::standard::baseline(line_top, self.leading, set.size);
                if !line.runs.is_empty() {
                    page.put(line, x + indent, baseline);
                }
                line_top += self.leading;
            }
        }
        page.level_rule(self.left, self.right(), bottom, INNER, Colour::BLACK);
    }

    fn draw_figure(&self, set: &SetBox, line_top: f64, page: &mut Page) {
        let middle = line_top + self.leading / 2.0;
        let inner = set.left + self.inset.0;
        match &set.figure {
            Some(Inside::Light(light, _)) => {
                let side = set.size * (EM_ASCENT - 0.06);
                let x = inner + set.lines.first().map_or(0.0, |(x, _)| *x) - SHAPE * set.size;
                figure::light(*light, (x, middle - side / 2.0), side, page);
            }
            Some(Inside::Share(share)) => {
                let half = set.size * 0.3;
                let right = set.left + set.width - self.inset.0 - 3.1 * set.size;
                if right > inner + set.size {
                    figure::bar(*share, (inner, middle - half), (right, middle + half), page);
                }
            }
            _ => {}
        }
    }
}

/// A head's words on lines of at most `most` characters, all as long as they can be alike.
fn even_lines(title: &str, most: usize) -> Vec<String> {
    if title.contains('\n') {
        return title.lines().flat_map(|line| even_lines(line, most)).collect();
    }
    let characters: Vec<char> = title.chars().collect();
    let lines = characters.len().div_ceil(most.max(1)).max(1);
    let each = characters.len().div_ceil(lines).max(1);
    characters.chunks(each).map(|line| line.iter().collect()).collect()
}
