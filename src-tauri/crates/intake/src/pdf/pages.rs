//! Glyphs to lines, and what runs along every page: headers, footers, page numbers.

use std::collections::HashMap;

use super::geometry::{Chunk, Drawn};
use super::table::Table;
use crate::error::Fault;
use crate::hanzi::{is_hanzi, is_wide_punctuation};

/// A line of glyphs.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) x: f64,
    pub(super) end: f64,
    pub(super) y: f64,
    pub(super) size: f64,
}

/// What follows each other on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block {
    Line(Line),
    Row(f64, String),
}

/// A page from top to bottom.
#[derive(Debug)]
pub(super) struct Page {
    pub(super) blocks: Vec<Block>,
}

impl Block {
    fn y(&self) -> f64 {
        match self {
            Self::Line(line) => line.y,
            Self::Row(y, _) => *y,
        }
    }
}

impl Page {
    pub(super) fn of(drawn: Drawn) -> Result<Self, Fault> {
        let mut tables = Table::find(&drawn.rules);
        let mut free = drawn.chunks;
        free.retain(|chunk| !tables.iter_mut().any(|table| table.take(chunk)));
        let mut blocks: Vec<Block> = lines(free).into_iter().map(Block::Line).collect();
        for table in tables {
            blocks.extend(table.rows()?.into_iter().map(|(y, row)| Block::Row(y, row)));
        }
        blocks.sort_by(|a, b| b.y().total_cmp(&a.y()));
        Ok(Self { blocks })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}

/// Glyphs on one baseline are a line.
pub(super) fn lines(mut chunks: Vec<Chunk>) -> Vec<Line> {
    chunks.retain(|chunk| chunk.size > 0.0 && chunk.y.is_finite() && chunk.x.is_finite());
    chunks.sort_by(|a, b| b.y.total_cmp(&a.y).then(a.x.total_cmp(&b.x)));
    let mut lines = Vec::new();
    let mut rest = chunks.as_mut_slice();
    while let Some(first) = rest.first() {
        // A raised number stands a little above the others, which are larger.
        let (y, size) = (first.y, first.size);
        let count = rest.iter().take_while(|chunk| y - chunk.y < chunk.size.max(size) * 0.45).count();
        let (line, after) = std::mem::take(&mut rest).split_at_mut(count);
        line.sort_by(|a, b| a.x.total_cmp(&b.x));
        lines.extend(one_line(line));
        rest = after;
    }
    lines
}

fn one_line(chunks: &[Chunk]) -> Option<Line> {
    let first = chunks.first()?;
    let size = chunks.iter().map(|chunk| chunk.size).fold(0.0, f64::max);
    let mut line = Line { text: String::new(), x: first.x, end: first.x, y: first.y, size };
    let mut before: Option<&Chunk> = None;
    for chunk in chunks {
        // Bold is faked by drawing twice.
        if before.is_some_and(|b| b.text == chunk.text && chunk.x - b.x < size * 0.3) {
            continue;
        }
        let gap = chunk.x - line.end;
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let between_words = latin(line.text.chars().next_back()) && latin(chunk.text.chars().next());
        if before.is_some() && (gap > size * 0.7 || (between_words && gap > size * 0.2)) {
            line.text.push(' ');
        }
        line.text.push_str(&chunk.text);
        line.end = line.end.max(chunk.end);
        line.y = line.y.min(chunk.y);
        before = Some(chunk);
    }
    let blanks = line.text.len() - line.text.trim_start().len();
    // Blanks in front are an indent.
    line.x += line.text[..blanks].chars().map(|c| if c == '\u{3000}' { size } else { size / 2.0 }).sum::<f64>();
    let text = line.text.trim().to_owned();
    (!text.is_empty()).then_some(Line { text, ..line })
}

/// Lets a line run on into the next one; between words of letters there is a blank.
pub(super) fn append(text: &mut String, next: &str) {
    let letter = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace() && !is_hanzi(c) && !is_wide_punctuation(c));
    if letter(text.chars().next_back()) && letter(next.chars().next()) && !text.ends_with(|c: char| c.is_ascii_digit())
    {
        text.push(' ');
    }
    text.push_str(next);
}

/// Takes away what stands at the same place of several pages, whatever its figures, and the numbers of pages.
pub(super) fn drop_running(pages: &mut [Page]) {
    /// How many lines from the top and from the bottom are looked at.
    const EDGE: usize = 3;
    let mut seen: HashMap<(String, i64), usize> = HashMap::new();
    let key = |line: &Line| {
        let text: String = line.text.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect();
        #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
        (text.replace("##", "#"), (line.y / 4.0).round() as i64)
    };
    let at_edge = |index: usize, len: usize| index < EDGE || index + EDGE >= len;
    for page in pages.iter() {
        for (index, block) in page.blocks.iter().enumerate() {
            if let Block::Line(line) = block
                && at_edge(index, page.blocks.len())
            {
                *seen.entry(key(line)).or_default() += 1;
            }
        }
    }
    // Headers of left and right pages may differ, so that a third of the pages is enough.
    let enough = (pages.len() / 3).max(2);
    for page in pages {
        let len = page.blocks.len();
        let mut index = 0;
        page.blocks.retain(|block| {
            index += 1;
            let Block::Line(line) = block else { return true };
            let edge = at_edge(index - 1, len);
            let outermost = index == 1 || index == len;
            !(edge && (seen[&key(line)] >= enough || (outermost && is_page_number(&line.text))))
        });
    }
}

/// — 3 —, 第3页 共5页, 3/5.
fn is_page_number(text: &str) -> bool {
    let bare: String = text.chars().filter(|c| !"—–-－·第页共/ 　".contains(*c)).collect();
    !bare.is_empty() && bare.len() <= 8 && bare.chars().all(|c| c.is_ascii_digit())
}
