//! The numbers of lists: how their styles write them, and how far each list has counted.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use crate::error::Fault;
use crate::lists::{self, Counts, LEVELS, LONGEST_PATTERN, Level};
use crate::xml::{Events, attribute};

/// The most list styles, and lists, that are kept.
const MOST: usize = 5000;

/// The styles of lists, and the lists so far.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    styles: HashMap<String, [Level; LEVELS]>,
    style: Option<String>,
    level: usize,
    counted: Vec<Counts>,
    by_id: HashMap<String, usize>,
    by_style: HashMap<String, usize>,
    open: Vec<List>,
}

/// A list that is open.
#[derive(Debug, Clone)]
struct List {
    style: String,
    /// Which of the counts it goes on with.
    counts: usize,
}

impl Numbering {
    /// Reads the list styles of a part.
    pub(super) fn read(&mut self, part: impl BufRead) -> Result<(), Fault> {
        let mut events = Events::new(part);
        loop {
            match events.next()? {
                Event::Eof => return Ok(()),
                Event::Start(element) | Event::Empty(element) => self.note(&element),
                _ => {}
            }
        }
    }

    /// Takes in what an element says of the styles of lists.
    pub(super) fn note(&mut self, element: &BytesStart<'_>) {
        let value = |name: &str| attribute(element, name);
        match element.local_name().as_ref() {
            "list-style" => self.style = value("name"),
            "list-level-style-number" | "list-level-style-bullet" => {
                let Some(style) = self.style.clone().filter(|_| self.styles.len() < MOST) else { return };
                let number = |name: &str| value(name).and_then(|n| n.parse::<usize>().ok());
                let at = number("level").unwrap_or(1).clamp(1, LEVELS);
                let format = value("num-format").filter(|_| element.local_name().as_ref().ends_with("number"));
                let shown = number("display-levels").unwrap_or(1).clamp(1, at);
                let places: Vec<String> = (at - shown + 1..=at).map(|level| format!("%{level}")).collect();
                let affix = |name: &str| -> String {
                    value(name).unwrap_or_default().chars().take(LONGEST_PATTERN).filter(|c| *c != '%').collect()
                };
                self.level = at - 1;
                self.styles.entry(style).or_default()[at - 1] = Level {
                    start: number("start-value").and_then(|n| u32::try_from(n).ok()),
                    format: format_name(format.as_deref().unwrap_or_default()).to_owned(),
                    text: affix("num-prefix") + &places.join(".") + &affix("num-suffix"),
                    tight: false,
                    figures: false,
                };
            }
            "list-level-label-alignment" => {
                if let Some(levels) = self.style.as_ref().and_then(|style| self.styles.get_mut(style)) {
                    levels[self.level].tight = value("label-followed-by").is_some_and(|by| by == "nothing");
                }
            }
            _ => {}
        }
    }

    /// A list begins: a new one, or one that goes on.
    pub(super) fn open(&mut self, element: &BytesStart<'_>) {
        let list = if let Some(outer) = self.open.last().cloned() {
            List { style: attribute(element, "style-name").unwrap_or(outer.style), counts: outer.counts }
        } else {
            let style = attribute(element, "style-name").unwrap_or_default();
            let continued = attribute(element, "continue-list").and_then(|id| self.by_id.get(&id).copied());
            let same_style = || {
                let goes_on = attribute(element, "continue-numbering").is_some_and(|value| value == "true");
                self.by_style.get(&style).copied().filter(|_| goes_on)
            };
            let counts = continued.or_else(same_style).unwrap_or_else(|| {
                if self.counted.len() < MOST {
                    self.counted.push(Counts::default());
                }
                self.counted.len() - 1
            });
            List { style, counts }
        };
        if let Some(id) = attribute(element, "id").filter(|_| self.by_id.len() < MOST) {
            self.by_id.insert(id, list.counts);
        }
        if self.by_style.len() < MOST {
            self.by_style.insert(list.style.clone(), list.counts);
        }
        self.open.push(list);
    }

    pub(super) fn close(&mut self) {
        self.open.pop();
    }

    /// Counts an item of the innermost list, and gives its number.
    pub(super) fn next(&mut self, anew: Option<u32>) -> Option<String> {
        let at = self.open.len().checked_sub(1)?.min(LEVELS - 1);
        let list = self.open.last()?;
        let levels = self.styles.get(&list.style)?;
        let counts = &mut self.counted[list.counts];
        lists::count(levels, at, counts, anew);
        Some(lists::label(levels, at, counts)).filter(|label| !label.is_empty())
    }
}

/// The name in `.docx` of a number format.
fn format_name(format: &str) -> &'static str {
    match format.chars().next() {
        None => "bullet",
        Some('a') => "lowerLetter",
        Some('A') => "upperLetter",
        Some('i') => "lowerRoman",
        Some('I') => "upperRoman",
        Some('一') => "chineseCounting",
        Some('壹' | '壱') => "chineseLegalSimplified",
        Some('甲') => "ideographTraditional",
        Some('子') => "ideographZodiac",
        Some('①') => "decimalEnclosedCircle",
        Some('１') => "decimalFullWidth",
        Some(_) => "decimal",
    }
}
