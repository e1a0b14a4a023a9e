//! One page for a leader: figures in large type, then what needs an eye.

use duban_domain::light::Light;

use super::official::code;
use crate::fonts::{Fonts, Style};
use crate::page::{Colour, Page, Pages};
use crate::standard::{EM_ASCENT, PAPER_HEIGHT, PAPER_WIDTH, SIZE_2, SIZE_3, SIZE_4, SIZE_SMALL_2, baseline, mm};
use crate::text::{Measured, SetLine, Text, Type};
use crate::{PageError, figure, qr};

/// The page in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Brief {
    /// A draft says so across the page.
    pub draft: bool,
    /// 密级和保密期限.
    pub classification: Option<String>,
    /// Its title.
    pub title: String,
    /// For whom. May be empty.
    pub reader: String,
    /// The day it shows.
    pub dated: String,
    /// Figures, side by side.
    pub figures: Vec<Figure>,
    /// Above the points.
    pub heading: String,
    /// What needs an eye, as many as the page holds; of the others the last line tells the number.
    pub points: Vec<Point>,
    /// Who gives it.
    pub issuer: String,
    /// The code that leads back to the journal.
    pub short_code: Option<String>,
}

/// A number in large type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its light, shown by its shape too.
    pub light: Option<Light>,
    /// The number.
    pub number: String,
    /// What it counts.
    pub word: String,
}

/// Something that needs an eye.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Its light.
    pub light: Light,
    /// The word beside it.
    pub word: String,
    /// What it is.
    pub title: String,
    /// A few sentences.
    pub words: String,
}

impl Brief {
    pub(super) fn words(&self) -> String {
        let mut words =
            [&self.title, &self.reader, &self.dated, &self.heading, &self.issuer].map(String::as_str).concat();
        words.extend(self.classification.iter().chain(&self.short_code).map(String::as_str));
        words.extend(self.figures.iter().flat_map(|figure| [figure.number.as_str(), &figure.word]));
        words.extend(self.points.iter().flat_map(|point| [point.word.as_str(), &point.title, &point.words]));
        words
    }
}

const LEFT: f64 = mm(22.0);
const RIGHT: f64 = PAPER_WIDTH - LEFT;
const TOP: f64 = mm(20.0);
const BOTTOM: f64 = PAPER_HEIGHT - mm(28.0);
/// Side of the QR code.
const QR: f64 = mm(16.0);
/// Size of the large numbers.
const NUMBER: f64 = 34.0;
/// Sizes of a point's title and words, and the distance of their lines: the largest that holds all points.
const SIZES: [(f64, f64, f64); 3] =
    [(SIZE_SMALL_2, SIZE_3, mm(9.2)), (SIZE_3, SIZE_3, mm(8.2)), (SIZE_3, SIZE_4, mm(7.2))];
/// Room between two points.
const BETWEEN: f64 = mm(3.2);

pub(super) fn lay_out(brief: &Brief, fonts: &Fonts) -> Result<Pages, PageError> {
    let mut page = Page::new(PAPER_WIDTH, PAPER_HEIGHT);
    let set =
        |style, words: &str, size| Ok(Measured::new(&Text::new(style, words), Type::of(size), fonts)?.set_whole());
    let mut top = TOP;
    if let Some(classification) = &brief.classification {
        page.put(&set(Style::HeiTi, classification, SIZE_3)?, LEFT, baseline(top, mm(8.0), SIZE_3));
    }
    top += mm(6.0);
    let title = set(Style::XiaoBiaoSong, &brief.title, SIZE_2 + 6.0)?;
    page.put(&title, (PAPER_WIDTH - title.width) / 2.0, baseline(top, mm(14.0), SIZE_2 + 6.0));
    top += mm(16.0);
    let by = set(Style::KaiTi, &brief.issuer, SIZE_4)?;
    page.put(&by, LEFT, baseline(top, mm(8.0), SIZE_4));
    let dated = set(Style::KaiTi, &brief.dated, SIZE_4)?;
    page.put(&dated, RIGHT - dated.width, baseline(top, mm(8.0), SIZE_4));
    top += mm(9.0);
    page.level_rule(LEFT, RIGHT, top, 1.5, Colour::BLACK);
    top = figures(brief, top + mm(3.0), fonts, &mut page)?;
    page.level_rule(LEFT, RIGHT, top, 0.75, Colour::BLACK);
    top += mm(5.0);
    if !brief.reader.is_empty() {
        let reader = set(Style::FangSong, &format!("{}：", brief.reader), SIZE_3)?;
        page.put(&reader, LEFT, baseline(top, mm(9.0), SIZE_3));
        top += mm(10.0);
    }
    let heading = set(Style::HeiTi, &brief.heading, SIZE_SMALL_2)?;
    page.put(&heading, LEFT, baseline(top, mm(10.0), SIZE_SMALL_2));
    top += mm(12.0);
    points(brief, top, fonts, &mut page)?;
    if let Some(short_code) = &brief.short_code {
        qr::draw(&format!("{} 校验码 {short_code}", brief.title), (RIGHT - QR, BOTTOM + mm(3.0)), QR, &mut page)?;
        let set = code(short_code, SIZE_4, fonts)?;
        page.put(&set, LEFT, BOTTOM + mm(3.0) + QR - mm(1.0));
    }
    Ok(Pages { pages: vec![page], bookmarks: Vec::new() })
}

/// The numbers, each over its word; gives where they end.
fn figures(brief: &Brief, top: f64, fonts: &Fonts, page: &mut Page) -> Result<f64, PageError> {
    let column = (RIGHT - LEFT) / brief.figures.len().max(1) as f64;
    for (index, shown) in brief.figures.iter().enumerate() {
        let middle = LEFT + column * (index as f64 + 0.5);
        let measured = |size| Measured::new(&Text::new(Style::HeiTi, &shown.number), Type::of(size), fonts);
        // A long number is made to fit its column.
        let size = (NUMBER * (column * 0.92 / measured(NUMBER)?.whole()).min(1.0)).floor();
        let number = measured(size)?.set_whole();
        page.put(&number, middle - number.width / 2.0, baseline(top, mm(15.0), size));
        let word = Measured::new(&Text::new(Style::FangSong, &shown.word), Type::of(SIZE_4), fonts)?.set_whole();
        let shape = SIZE_4 * EM_ASCENT;
        let beside = if shown.light.is_some() { shape * 1.3 } else { 0.0 };
        let x = middle - f64::midpoint(word.width, beside);
        let word_top = top + mm(15.0);
        if let Some(light) = shown.light {
            figure::light(light, (x, word_top + (mm(8.0) - shape) / 2.0), shape, page);
        }
        page.put(&word, x + beside, baseline(word_top, mm(8.0), SIZE_4));
    }
    Ok(top + mm(25.0))
}

/// A point that is set: its light, its title with the word, its lines.
struct SetPoint {
    light: Light,
    title: SetLine,
    word: SetLine,
    lines: Vec<SetLine>,
}

fn points(brief: &Brief, top: f64, fonts: &Fonts, page: &mut Page) -> Result<(), PageError> {
    for (index, sizes) in SIZES.into_iter().enumerate() {
        let set: Vec<SetPoint> =
            brief.points.iter().map(|point| set_point(point, sizes, fonts)).collect::<Result<_, _>>()?;
        let height = |point: &SetPoint| sizes.2 * (point.lines.len() + 1) as f64 + BETWEEN;
        let whole: f64 = set.iter().map(height).sum();
        let room = BOTTOM - top;
        if whole > room && index + 1 < SIZES.len() {
            continue;
        }
        // The last line tells how many more there are.
        let (mut y, mut shown) = (top, 0);
        let kept = if whole > room { sizes.2 } else { 0.0 };
        for point in &set {
            if y + height(point) - BETWEEN > BOTTOM - kept {
                break;
            }
            y = draw(point, y, sizes, page);
            shown += 1;
        }
        if shown < set.len() {
            let more = format!("另有{}项，见督办事项台账。", set.len() - shown);
            let more = Measured::new(&Text::new(Style::KaiTi, &more), Type::of(sizes.1), fonts)?.set_whole();
            page.put(&more, LEFT + indent(sizes), baseline(y, sizes.2, sizes.1));
        }
        break;
    }
    Ok(())
}

/// How far the words of a point stand in, behind its light.
fn indent((title, ..): (f64, f64, f64)) -> f64 {
    title * 1.5
}

fn set_point(point: &Point, sizes: (f64, f64, f64), fonts: &Fonts) -> Result<SetPoint, PageError> {
    let (title_size, size, _) = sizes;
    let word = Measured::new(&Text::new(Style::HeiTi, &point.word), Type::of(size), fonts)?.set_whole();
    let title = Measured::new(&Text::new(Style::HeiTi, &point.title), Type::of(title_size), fonts)?;
    let room = RIGHT - LEFT - indent(sizes);
    let mut titles = title.set_lines(room - word.width - size, room).into_iter();
    let title = titles.next().unwrap_or(SetLine { runs: Vec::new(), width: 0.0 });
    let words = Measured::new(&Text::new(Style::FangSong, &point.words), Type::in_table(size), fonts)?;
    let lines = titles.chain(words.set_lines(room, room)).collect();
    Ok(SetPoint { light: point.light, title, word, lines })
}

/// Draws a point; gives where the next begins.
fn draw(point: &SetPoint, top: f64, sizes: (f64, f64, f64), page: &mut Page) -> f64 {
    let (title_size, size, line) = sizes;
    let shape = title_size * EM_ASCENT;
    figure::light(point.light, (LEFT, top + (line - shape) / 2.0), shape, page);
    let x = LEFT + indent(sizes);
    let on = baseline(top, line, title_size);
    page.put(&point.title, x, on);
    page.put(&point.word, RIGHT - point.word.width, on);
    let mut y = top + line;
    for words in &point.lines {
        page.put(words, x, baseline(y, line, size));
        y += line;
    }
    y + BETWEEN
}
