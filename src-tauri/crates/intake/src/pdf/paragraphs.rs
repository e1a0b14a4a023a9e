//! Lines to paragraphs.

use super::pages::{Block, Line, Page, append};

/// The lines of all pages, joined where they were broken by the width of the page.
pub(super) fn join(pages: &[Page]) -> String {
    let lines = || {
        pages.iter().flat_map(|page| &page.blocks).filter_map(|block| match block {
            Block::Line(line) => Some(line),
            Block::Row(..) => None,
        })
    };
    let margins = Margins::of(lines());
    let mut text = String::new();
    let mut before: Option<&Line> = None;
    for block in pages.iter().flat_map(|page| &page.blocks) {
        match block {
            Block::Row(_, row) => {
                if before.take().is_some() {
                    text.push('\n');
                }
                text.push_str(row);
                text.push('\n');
            }
            Block::Line(line) => {
                if let Some(before) = before {
                    if margins.goes_on(before, line) {
                        append(&mut text, &line.text);
                    } else {
                        text.push('\n');
                        text.push_str(&line.text);
                    }
                } else {
                    text.push_str(&line.text);
                }
                before = Some(line);
            }
        }
    }
    text
}

/// Where the lines of the text begin and end, but for indents and short ends.
struct Margins {
    left: f64,
    right: f64,
}

impl Margins {
    fn of<'a>(lines: impl Iterator<Item = &'a Line>) -> Self {
        let lines: Vec<&Line> = lines.collect();
        // A place counts where more than one line in fifty keeps to it: one sign that hangs out is no margin.
        let few = lines.len() / 50;
        let mut starts: Vec<f64> = lines.iter().map(|line| line.x).collect();
        let mut ends: Vec<f64> = lines.iter().map(|line| line.end).collect();
        starts.sort_by(f64::total_cmp);
        ends.sort_by(f64::total_cmp);
        let left = starts.get(few).copied().unwrap_or(0.0);
        let right = ends.len().checked_sub(few + 1).and_then(|at| ends.get(at)).copied().unwrap_or(0.0);
        Self { left, right }
    }

    /// Whether a line goes on in the next one: it is full, and the next one begins at the margin in the same size.
    fn goes_on(&self, line: &Line, next: &Line) -> bool {
        let full = line.end > self.right - line.size * 1.8;
        let indented = next.x > self.left + next.size * 1.2;
        let same_size = (line.size - next.size).abs() < line.size * 0.1;
        // Where nothing is indented, a full line that ends a sentence before a number ends its paragraph.
        let ends = line.text.ends_with(['。', '；', '：']) && begins_with_number(&next.text);
        full && !indented && same_size && !ends
    }
}

/// 一、（一）1.
fn begins_with_number(text: &str) -> bool {
    let inner = text.strip_prefix(['（', '(']).unwrap_or(text);
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    rest.len() < inner.len() && rest.starts_with(['、', '.', '．', '）', ')'])
}
