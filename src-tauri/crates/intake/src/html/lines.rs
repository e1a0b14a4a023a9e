//! The elements of a page to lines.

use html5ever::{LocalName, local_name};

use super::tree::Tree;
use crate::TEXT_LIMIT;
use crate::error::Fault;
use crate::hanzi::{is_hanzi, is_wide_punctuation};
use crate::rows::TableRow;

/// A line of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) text: String,
    /// How many of its characters are links.
    pub(super) linked: usize,
    /// The element that it stands in.
    pub(super) owner: usize,
}

/// All lines in order.
pub(super) fn of(tree: &Tree) -> Result<Vec<Line>, Fault> {
    let mut page = Page { tree, lines: Vec::new(), said: String::new(), linked: 0, size: 0 };
    page.walk(0, 0, false)?;
    page.close(0);
    Ok(page.lines)
}

/// Lines as text.
pub(super) fn text(lines: &[Line]) -> String {
    lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect()
}

struct Page<'a> {
    tree: &'a Tree,
    lines: Vec<Line>,
    said: String,
    linked: usize,
    size: usize,
}

impl Page<'_> {
    /// Reads an element; `owner` is the block that it stands in.
    fn walk(&mut self, node: usize, owner: usize, linked: bool) -> Result<(), Fault> {
        let element = &self.tree.nodes[node];
        let Some(name) = &element.name else {
            if node == 0 {
                return element.children.iter().try_for_each(|child| self.walk(*child, owner, linked));
            }
            return self.say(&element.text, linked);
        };
        if element.hidden || is_dropped(name) {
            return Ok(());
        }
        if *name == local_name!("br") {
            self.close(owner);
        } else if *name == local_name!("table") && self.holds_data(node) {
            self.close(owner);
            self.rows(node)?;
        } else if is_block(name) {
            self.close(owner);
            element.children.iter().try_for_each(|child| self.walk(*child, node, linked))?;
            self.close(node);
        } else {
            let linked = linked || *name == local_name!("a");
            element.children.iter().try_for_each(|child| self.walk(*child, owner, linked))?;
        }
        Ok(())
    }

    /// Adds text, with its blanks as a page shows them. A line end between two hanzi is no blank.
    fn say(&mut self, text: &str, linked: bool) -> Result<(), Fault> {
        let before = self.said.len();
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if !matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
                self.said.push(c);
                continue;
            }
            let mut broken = c == '\n';
            while let Some(c) = chars.next_if(|c| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')) {
                broken |= c == '\n';
            }
            let wide = |c: char| is_hanzi(c) || is_wide_punctuation(c);
            let inside = self.said.chars().next_back().is_some_and(wide) && chars.peek().copied().is_some_and(wide);
            let drops = self.said.is_empty() || self.said.ends_with(' ') || (broken && inside);
            if !drops {
                self.said.push(' ');
            }
        }
        let added = self.said.len() - before;
        self.linked += if linked { self.said[before..].chars().count() } else { 0 };
        self.size += added;
        if self.size > TEXT_LIMIT { Err(Fault::Large(self.size)) } else { Ok(()) }
    }

    fn close(&mut self, owner: usize) {
        let text = std::mem::take(&mut self.said);
        let linked = std::mem::take(&mut self.linked);
        if !text.trim().is_empty() {
            self.lines.push(Line { text: text.trim().to_owned(), linked, owner });
        }
    }

    /// Whether a table is one: old pages are laid out in tables, whose cells hold other tables or many paragraphs.
    fn holds_data(&self, table: usize) -> bool {
        const MOST_BLOCKS: usize = 12;
        let mut rows = 0;
        let mut stack = self.tree.nodes[table].children.clone();
        while let Some(node) = stack.pop() {
            let element = &self.tree.nodes[node];
            match &element.name {
                Some(name) if *name == local_name!("table") => return false,
                Some(name) if *name == local_name!("td") => {
                    let is_paragraph = |child: &usize| self.tree.nodes[*child].name.as_ref().is_some_and(is_block);
                    if element.children.iter().filter(|child| is_paragraph(child)).count() > MOST_BLOCKS {
                        return false;
                    }
                }
                Some(name) if *name == local_name!("tr") => rows += 1,
                _ => {}
            }
            stack.extend(&element.children);
        }
        rows > 0
    }

    /// The rows of a table. Cells that one above reaches down to are empty.
    fn rows(&mut self, table: usize) -> Result<(), Fault> {
        // For each column how many more rows the cell above covers.
        let mut above: Vec<usize> = Vec::new();
        let mut stack: Vec<usize> = self.tree.nodes[table].children.iter().rev().copied().collect();
        while let Some(node) = stack.pop() {
            if !self.tree.is(node, &local_name!("tr")) {
                stack.extend(self.tree.nodes[node].children.iter().rev());
                continue;
            }
            let mut row = TableRow::default();
            let mut column = 0;
            for cell in self.tree.nodes[node].children.clone() {
                if !self.tree.is(cell, &local_name!("td")) && !self.tree.is(cell, &local_name!("th")) {
                    continue;
                }
                while above.get(column).is_some_and(|left| *left > 0) {
                    above[column] -= 1;
                    row.skip(1);
                    column += 1;
                }
                let columns = self.tree.nodes[cell].columns.clamp(1, crate::rows::SPAN_LIMIT);
                let rows = self.tree.nodes[cell].rows.clamp(1, 1000);
                let text = self.cell(cell)?;
                row.push(text, columns);
                self.size += columns;
                if above.len() < column + columns {
                    above.resize(column + columns, 0);
                }
                above[column..column + columns].fill(rows - 1);
                column += columns;
            }
            for left in above.iter_mut().skip(column) {
                *left = left.saturating_sub(1);
            }
            let text = row.line()?;
            for line in text.split('\n').filter(|line| !line.trim().is_empty()) {
                self.lines.push(Line { text: line.to_owned(), linked: 0, owner: table });
            }
        }
        Ok(())
    }

    fn cell(&mut self, cell: usize) -> Result<String, Fault> {
        let outside = std::mem::take(&mut self.lines);
        let read = self.tree.nodes[cell].children.iter().try_for_each(|child| self.walk(*child, cell, false));
        self.close(cell);
        let inside = std::mem::replace(&mut self.lines, outside);
        read?;
        Ok(text(&inside))
    }
}

/// Elements that hold nothing to read.
fn is_dropped(name: &LocalName) -> bool {
    matches!(
        &**name,
        "head"
            | "script"
            | "style"
            | "noscript"
            | "nav"
            | "aside"
            | "footer"
            | "form"
            | "button"
            | "select"
            | "iframe"
            | "noframes"
            | "object"
            | "template"
            | "svg"
            | "textarea"
            | "title"
            | "rt"
            | "del"
    )
}

/// Elements that stand on lines of their own.
pub(super) fn is_block(name: &LocalName) -> bool {
    matches!(
        &**name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "li"
            | "dl"
            | "dt"
            | "dd"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "caption"
            | "section"
            | "article"
            | "main"
            | "header"
            | "body"
            | "html"
            | "blockquote"
            | "pre"
            | "center"
            | "hr"
            | "address"
            | "figure"
            | "figcaption"
            | "fieldset"
            | "marquee"
    )
}
