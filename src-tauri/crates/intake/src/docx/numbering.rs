//! The numbers that Word puts in front of paragraphs itself: 一、（一）1. stand in no text of the document, but a
//! reader sees them, and the reading of minutes goes by them.

use std::collections::{HashMap, HashSet};
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use super::numerals::written;
use super::package::Package;
use super::xml::{Events, attribute};
use crate::IntakeError;

/// The most lists, and the most styles, that are kept; no document comes near it.
const MOST: usize = 5000;

/// How many levels a list has.
const LEVELS: usize = 9;

/// The longest pattern of a number, in characters.
const LONGEST_PATTERN: usize = 60;

/// How many styles are followed that are based on each other; a circle must not hold the reader up.
const STYLE_DEPTH: usize = 16;

/// What a paragraph says about its number, itself or by its style.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Numbered {
    /// The list; 0 takes a number away that the style gives.
    pub(super) list: Option<u32>,
    pub(super) level: Option<usize>,
}

/// The lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: HashMap<u32, [Level; LEVELS]>,
    lists: HashMap<u32, List>,
    styles: HashMap<String, Style>,
    counted: HashMap<u32, [Option<u32>; LEVELS]>,
    /// Lists and levels that have begun anew, as they do once.
    begun: HashSet<(u32, usize)>,
}

#[derive(Debug, Clone, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    /// `（%1）`.
    text: String,
    /// The style whose paragraphs stand on this level.
    style: String,
    /// Whether nothing parts the number from the text.
    tight: bool,
    /// Whether the numbers of higher levels are written in figures too.
    figures: bool,
}

#[derive(Debug, Clone, Default)]
struct List {
    pattern: u32,
    starts: [Option<u32>; LEVELS],
}

#[derive(Debug, Clone, Default)]
struct Style {
    numbered: Numbered,
    based_on: String,
}

impl Numbering {
    /// Reads the lists and styles beside the main part. A document without them has no numbers.
    pub(super) fn read(package: &mut Package<'_>, main: &str) -> Result<Self, IntakeError> {
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let (lists, styles) = (format!("{folder}/numbering.xml"), format!("{folder}/styles.xml"));
        let mut numbering = Self::default();
        if package.has(&lists) {
            numbering.read_lists(Events::new(package.part(&lists)?))?;
            if package.has(&styles) {
                numbering.read_styles(Events::new(package.part(&styles)?))?;
            }
        }
        Ok(numbering)
    }

    /// Counts a paragraph and gives the number in front of it, with the blank that parts them.
    pub(super) fn next(&mut self, style: Option<&str>, own: Numbered) -> Option<String> {
        let by_style = style.map_or_else(Numbered::default, |style| self.of_style(style));
        let id = own.list.or(by_style.list).filter(|id| *id > 0)?;
        let list = self.lists.get(&id)?;
        let levels = self.patterns.get(&list.pattern)?;
        let of_its_style = || levels.iter().position(|level| style.is_some_and(|style| level.style == style));
        let at = own.level.or(by_style.level).or_else(of_its_style).unwrap_or(0).min(LEVELS - 1);
        let counted = self.counted.entry(list.pattern).or_default();
        let first = levels[at].start.unwrap_or(1);
        let anew = list.starts[at].filter(|_| self.begun.insert((id, at)));
        counted[at] = Some(anew.unwrap_or_else(|| counted[at].map_or(first, |n| n.saturating_add(1))));
        counted[at + 1..].fill(None);
        Some(label(levels, at, counted)).filter(|label| !label.is_empty())
    }

    fn of_style(&self, name: &str) -> Numbered {
        let mut found = Numbered::default();
        let mut name = name;
        for _ in 0..STYLE_DEPTH {
            let Some(style) = self.styles.get(name) else { break };
            found.list = found.list.or(style.numbered.list);
            found.level = found.level.or(style.numbered.level);
            name = &style.based_on;
        }
        found
    }

    fn read_lists(&mut self, mut events: Events<impl BufRead>) -> Result<(), IntakeError> {
        let (mut pattern, mut list, mut at) = (None, None, 0);
        loop {
            match events.next()? {
                Event::Eof => return Ok(()),
                Event::End(element) => match element.local_name().as_ref() {
                    "abstractNum" => pattern = None,
                    "num" => list = None,
                    _ => {}
                },
                Event::Start(element) | Event::Empty(element) => match element.local_name().as_ref() {
                    "abstractNum" => pattern = number(&element, "abstractNumId"),
                    "num" => list = number(&element, "numId"),
                    "lvl" | "lvlOverride" => at = number(&element, "ilvl").unwrap_or(0).min(LEVELS - 1),
                    "abstractNumId" => {
                        if let Some(id) = list.filter(|_| self.lists.len() < MOST) {
                            let pattern = number(&element, "val").unwrap_or(0);
                            self.lists.insert(id, List { pattern, starts: [None; LEVELS] });
                        }
                    }
                    "startOverride" => {
                        if let Some(list) = list.and_then(|id| self.lists.get_mut(&id)) {
                            list.starts[at] = number(&element, "val");
                        }
                    }
                    name => {
                        if let Some(id) = pattern.filter(|_| self.patterns.len() < MOST) {
                            self.patterns.entry(id).or_default()[at].note(name, &element);
                        }
                    }
                },
                _ => {}
            }
        }
    }

    fn read_styles(&mut self, mut events: Events<impl BufRead>) -> Result<(), IntakeError> {
        let mut name = String::new();
        loop {
            let event = events.next()?;
            let (Event::Start(element) | Event::Empty(element)) = event else {
                if matches!(event, Event::Eof) {
                    return Ok(());
                }
                continue;
            };
            let style = || attribute(&element, "val").unwrap_or_default();
            match element.local_name().as_ref() {
                _ if self.styles.len() >= MOST => {}
                "style" => name = attribute(&element, "styleId").unwrap_or_default(),
                "basedOn" => self.styles.entry(name.clone()).or_default().based_on = style(),
                "numId" => self.styles.entry(name.clone()).or_default().numbered.list = number(&element, "val"),
                "ilvl" => self.styles.entry(name.clone()).or_default().numbered.level = number(&element, "val"),
                _ => {}
            }
        }
    }
}

impl Level {
    fn note(&mut self, name: &str, element: &BytesStart<'_>) {
        let value = || attribute(element, "val").unwrap_or_default();
        match name {
            "start" => self.start = number(element, "val"),
            "numFmt" => self.format = value(),
            "lvlText" => self.text = value().chars().take(LONGEST_PATTERN).collect(),
            "pStyle" => self.style = value(),
            "suff" => self.tight = value() == "nothing",
            "isLgl" => self.figures = !matches!(value().as_str(), "0" | "false"),
            _ => {}
        }
    }
}

/// The number of a level: `%1` in its pattern stands for the count of the first level, and so on.
fn label(levels: &[Level; LEVELS], at: usize, counted: &[Option<u32>; LEVELS]) -> String {
    let level = &levels[at];
    if level.format == "bullet" {
        return String::new();
    }
    let mut label = String::new();
    let mut pattern = level.text.chars().peekable();
    while let Some(c) = pattern.next() {
        let place = pattern.peek().and_then(|c| c.to_digit(10)).filter(|n| c == '%' && *n > 0);
        if let Some(place) = place {
            pattern.next();
            let place = place as usize - 1;
            let count = counted[place].or(levels[place].start).unwrap_or(1);
            label.push_str(&written(count, if level.figures { "decimal" } else { &levels[place].format }));
        } else {
            label.push(c);
        }
    }
    if !label.is_empty() && !level.tight {
        label.push(' ');
    }
    label
}

fn number<N: std::str::FromStr>(element: &BytesStart<'_>, name: &str) -> Option<N> {
    attribute(element, name)?.parse().ok()
}
