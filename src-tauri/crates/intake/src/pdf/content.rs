//! The operators of a page: where its glyphs and rules stand (ISO 32000-1, 8 and 9).

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Error, Object, ObjectId};

use super::font::Font;
use super::geometry::{Chunk, Drawn, Matrix, Rule};
use crate::TEXT_LIMIT;
use crate::error::Fault;

/// The most that a page's operators may take, and those of all pages together, in bytes.
const PAGE_LIMIT: usize = 4 * 1024 * 1024;
const CONTENT_LIMIT: usize = 24 * 1024 * 1024;

/// How deep forms may hold other forms.
const FORMS: usize = 6;

/// The most rules of a page: a drawing, not a table, has more.
const RULES: usize = 20_000;

pub(super) struct Reader<'a> {
    document: &'a Document,
    fonts: HashMap<ObjectId, Rc<Font<'a>>>,
    /// What is left of the limits.
    left: usize,
    text_left: usize,
    glyphs: usize,
    unknown: usize,
}

/// What `q` keeps and `Q` brings back.
#[derive(Clone)]
struct State<'a> {
    ctm: Matrix,
    font: Option<Rc<Font<'a>>>,
    size: f64,
    character: f64,
    word: f64,
    scale: f64,
    leading: f64,
    rise: f64,
}

struct Text {
    matrix: Matrix,
    line: Matrix,
}

impl<'a> Reader<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self { document, fonts: HashMap::new(), left: CONTENT_LIMIT, text_left: TEXT_LIMIT, glyphs: 0, unknown: 0 }
    }

    /// Whether the fonts say of most glyphs not what they are.
    pub(super) fn unreadable(&self) -> bool {
        self.unknown * 2 > self.glyphs
    }

    /// What stands on a page.
    pub(super) fn page(&mut self, page: ObjectId) -> Result<Drawn, Fault> {
        let limit = PAGE_LIMIT.min(self.left);
        let bytes = self.document.get_page_content_with_limit(page, limit).map_err(|error| refusal(&error))?;
        self.left -= bytes.len().min(self.left);
        let mut resources: Vec<&'a Dictionary> = Vec::new();
        if let Ok((own, inherited)) = self.document.get_page_resources(page) {
            resources.extend(own);
            resources.extend(inherited.iter().filter_map(|id| self.document.get_dictionary(*id).ok()));
        }
        let mut drawn = Drawn::default();
        self.content(&bytes, &resources, Matrix::UNIT, FORMS, &mut drawn)?;
        Ok(drawn)
    }

    fn content(
        &mut self,
        bytes: &[u8],
        resources: &[&'a Dictionary],
        ctm: Matrix,
        depth: usize,
        drawn: &mut Drawn,
    ) -> Result<(), Fault> {
        let Ok(content) = Content::decode(bytes) else { return Ok(()) };
        let mut state =
            State { ctm, font: None, size: 0.0, character: 0.0, word: 0.0, scale: 1.0, leading: 0.0, rise: 0.0 };
        let mut kept: Vec<State<'a>> = Vec::new();
        let mut text = Text { matrix: Matrix::UNIT, line: Matrix::UNIT };
        let mut path = Path::default();
        for Operation { operator, operands } in &content.operations {
            let n = |at: usize| operands.get(at).and_then(|n| n.as_float().ok()).map_or(0.0, f64::from);
            let matrix = || Matrix([n(0), n(1), n(2), n(3), n(4), n(5)]);
            match operator.as_str() {
                "q" if kept.len() < 256 => kept.push(state.clone()),
                "Q" => state = kept.pop().unwrap_or(state),
                "cm" => state.ctm = matrix().then(state.ctm),
                "BT" => (text.matrix, text.line) = (Matrix::UNIT, Matrix::UNIT),
                "Tf" => {
                    let name = operands.first().and_then(|name| name.as_name().ok()).unwrap_or_default();
                    state.font = self.font(resources, name);
                    state.size = n(1);
                }
                "Tc" => state.character = n(0),
                "Tw" => state.word = n(0),
                "Tz" => state.scale = n(0) / 100.0,
                "TL" => state.leading = n(0),
                "Ts" => state.rise = n(0),

                "Td" => text.step(n(0), n(1)),
                "TD" => {
                    state.leading = -n(1);
                    text.step(n(0), n(1));
                }
                "Tm" => (text.matrix, text.line) = (matrix(), matrix()),
                "T*" => text.step(0.0, -state.leading),
                "Tj" => self.show(operands, &state, &mut text, drawn)?,
                "'" | "\"" => {
                    if operator == "\"" {
                        (state.word, state.character) = (n(0), n(1));
                    }
                    text.step(0.0, -state.leading);
                    self.show(operands, &state, &mut text, drawn)?;
                }
                "TJ" => {
                    if let Some(Object::Array(parts)) = operands.first() {
                        self.show(parts, &state, &mut text, drawn)?;
                    }
                }
                "Do" if depth > 0 => self.form(operands, resources, state.ctm, depth, drawn)?,
                operator => path.take(operator, &n, state.ctm, &mut drawn.rules),
            }
        }
        Ok(())
    }

    fn font(&mut self, resources: &[&'a Dictionary], name: &[u8]) -> Option<Rc<Font<'a>>> {
        let document = self.document;
        let found = resources
            .iter()
            .find_map(|resources| resources.get_deref(b"Font", document).ok()?.as_dict().ok()?.get(name).ok())?;
        if let Object::Reference(id) = found {
            if let Some(font) = self.fonts.get(id) {
                return Some(font.clone());
            }
            let font = Rc::new(Font::new(document, document.get_dictionary(*id).ok()?));
            self.fonts.insert(*id, font.clone());
            return Some(font);
        }
        Some(Rc::new(Font::new(document, found.as_dict().ok()?)))
    }

    fn form(
        &mut self,
        operands: &[Object],
        resources: &[&'a Dictionary],
        ctm: Matrix,
        depth: usize,
        drawn: &mut Drawn,
    ) -> Result<(), Fault> {
        let document = self.document;
        let Some(name) = operands.first().and_then(|name| name.as_name().ok()) else { return Ok(()) };
        let found = resources.iter().find_map(|resources| {
            resources.get_deref(b"XObject", document).ok()?.as_dict().ok()?.get_deref(name, document).ok()
        });
        let Some(Object::Stream(form)) = found else { return Ok(()) };
        if form.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind != b"Form") {
            return Ok(());
        }
        let limit = PAGE_LIMIT.min(self.left);
        let bytes = form.get_plain_content_with_limit(limit).map_err(|error| refusal(&error))?;
        // A form may be drawn again and again; each time counts.
        self.left = self.left.checked_sub(bytes.len().max(256)).ok_or(Fault::Swells(CONTENT_LIMIT as u64))?;
        let own = form.dict.get_deref(b"Resources", document).and_then(Object::as_dict);
        let within: Vec<&'a Dictionary> = own.into_iter().chain(resources.iter().copied()).take(FORMS * 2).collect();
        let mut matrix = Matrix::UNIT;
        if let Ok(numbers) = form.dict.get_deref(b"Matrix", document).and_then(Object::as_array) {
            for (to, from) in matrix.0.iter_mut().zip(numbers) {
                *to = from.as_float().map_or(*to, f64::from);
            }
        }
        self.content(&bytes, &within, matrix.then(ctm), depth - 1, drawn)
    }

    /// Shows texts and moves in between, as `TJ` lists them.
    fn show(&mut self, parts: &[Object], state: &State<'a>, text: &mut Text, drawn: &mut Drawn) -> Result<(), Fault> {
        let Some(font) = &state.font else { return Ok(()) };
        for part in parts {
            let Object::String(bytes, _) = part else {
                let back = part.as_float().map_or(0.0, f64::from);
                text.advance(-back / 1000.0 * state.size * state.scale);
                continue;
            };
            let at = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, state.rise]).then(text.matrix).then(state.ctm);
            let (x, y) = at.apply(0.0, 0.0);
            let size = (state.size * at.height()).abs();
            let mut said = String::new();
            let mut width = 0.0;
            for glyph in font.glyphs(bytes) {
                self.glyphs += 1;
                self.unknown += usize::from(glyph.text.contains('\u{fffd}'));
                said.push_str(&glyph.text);
                let word = if glyph.is_blank { state.word } else { 0.0 };
                width += (glyph.width / 1000.0 * state.size + state.character + word) * state.scale;
            }
            text.advance(width);
            self.text_left = self.text_left.checked_sub(said.len() + 8).ok_or(Fault::Large(TEXT_LIMIT + said.len()))?;
            if !said.is_empty() {
                drawn.chunks.push(Chunk { text: said, x, end: x + width * at.width(), y, size });
            }
        }
        Ok(())
    }
}

impl Text {
    fn step(&mut self, x: f64, y: f64) {
        self.line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.line);
        self.matrix = self.line;
    }

    fn advance(&mut self, width: f64) {
        self.matrix = Matrix([1.0, 0.0, 0.0, 1.0, width, 0.0]).then(self.matrix);
    }
}

/// The path that is being drawn.
#[derive(Default)]
struct Path {
    at: (f64, f64),
    /// What shows where the path is stroked, and where it is filled: an area filled is no line, a thin one is.
    strokes: Vec<Stroke>,
    fills: Vec<Stroke>,
}

type Stroke = ((f64, f64), (f64, f64));

impl Path {
    fn take(&mut self, operator: &str, n: &impl Fn(usize) -> f64, ctm: Matrix, rules: &mut Vec<Rule>) {
        match operator {
            "m" => self.at = ctm.apply(n(0), n(1)),
            "l" => {
                let to = ctm.apply(n(0), n(1));
                self.strokes.push((self.at, to));
                self.at = to;
            }
            "re" => {
                const THIN: f64 = 3.0;
                let (from, to) = (ctm.apply(n(0), n(1)), ctm.apply(n(0) + n(2), n(1) + n(3)));
                let (beside, above) = ((to.0, from.1), (from.0, to.1));
                if (to.0 - from.0).abs() < THIN {
                    self.fills.push((from, above));
                } else if (to.1 - from.1).abs() < THIN {
                    self.fills.push((from, beside));
                } else {
                    self.strokes.extend([(from, beside), (beside, to), (to, above), (above, from)]);
                }
            }
            "S" | "s" | "B" | "B*" | "b" | "b*" => {
                let lines = self.strokes.drain(..).chain(self.fills.drain(..)).filter_map(rule);
                rules.extend(lines.take(RULES.saturating_sub(rules.len())));
            }
            "f" | "F" | "f*" => {
                self.strokes.clear();
                let lines = self.fills.drain(..).filter_map(rule);
                rules.extend(lines.take(RULES.saturating_sub(rules.len())));
            }
            "n" => {
                self.strokes.clear();
                self.fills.clear();
            }
            _ => {}
        }
        self.strokes.truncate(RULES);
        self.fills.truncate(RULES);
    }
}

/// Straight lines that are long enough to part cells.
fn rule(((x, y), (to_x, to_y)): ((f64, f64), (f64, f64))) -> Option<Rule> {
    const SHORTEST: f64 = 5.0;
    const SKEW: f64 = 0.5;
    if (x - to_x).abs() < SKEW && (y - to_y).abs() >= SHORTEST {
        Some(Rule { upright: true, at: x, from: y.min(to_y), to: y.max(to_y) })
    } else if (y - to_y).abs() < SKEW && (x - to_x).abs() >= SHORTEST {
        Some(Rule { upright: false, at: y, from: x.min(to_x), to: x.max(to_x) })
    } else {
        None
    }
}

fn refusal(error: &Error) -> Fault {
    match error {
        Error::Decompress(_) => Fault::Swells(CONTENT_LIMIT as u64),
        error => Fault::broken(error.to_string()),
    }
}
