//! Which number Word puts in front of a paragraph: `numbering.xml` and `styles.xml` say it.

use std::collections::{HashMap, HashSet};
use std::io::BufRead;

use quick_xml::events::{BytesStart, Event};

use crate::error::Fault;
use crate::lists::{self, Counts, LEVELS, LONGEST_PATTERN};
use crate::package::Package;
use crate::xml::{Events, attribute};

/// The most lists, and the most styles, that are kept; no document comes near it.
const MOST: usize = 5000;

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
    patterns: HashMap<u32, Pattern>,
    lists: HashMap<u32, List>,
    styles: HashMap<String, Style>,
    counted: HashMap<u32, Counts>,
    /// Lists and levels that have begun anew, as they do once.
    begun: HashSet<(u32, usize)>,
}

/// An abstract list: its levels, and the style whose paragraphs stand on each.
#[derive(Debug, Clone, Default)]
struct Pattern {
    levels: [lists::Level; LEVELS],
    styles: [String; LEVELS],
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
    pub(super) fn read(package: &mut Package<'_>, main: &str) -> Result<Self, Fault> {
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
        let Pattern { levels, styles } = self.patterns.get(&list.pattern)?;
        let of_its_style = || styles.iter().position(|of_level| style.is_some_and(|style| of_level == style));
        let at = own.level.or(by_style.level).or_else(of_its_style).unwrap_or(0).min(LEVELS - 1);
        let counted = self.counted.entry(list.pattern).or_default();
        let anew = list.starts[at].filter(|_| self.begun.insert((id, at)));
        lists::count(levels, at, counted, anew);
        Some(lists::label(levels, at, counted)).filter(|label| !label.is_empty())
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

    fn read_lists(&mut self, mut events: Events<impl BufRead>) -> Result<(), Fault> {
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
                            self.patterns.entry(id).or_default().note(at, name, &element);
                        }
                    }
                },
                _ => {}
            }
        }
    }

    fn read_styles(&mut self, mut events: Events<impl BufRead>) -> Result<(), Fault> {
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

impl Pattern {
    fn note(&mut self, at: usize, name: &str, element: &BytesStart<'_>) {
        let value = || attribute(element, "val").unwrap_or_default();
        let level = &mut self.levels[at];
        match name {
            "start" => level.start = number(element, "val"),
            "numFmt" => level.format = value(),
            "lvlText" => level.text = value().chars().take(LONGEST_PATTERN).collect(),
            "pStyle" => self.styles[at] = value(),
            "suff" => level.tight = value() == "nothing",
            "isLgl" => level.figures = !matches!(value().as_str(), "0" | "false"),
            _ => {}
        }
    }
}

fn number<N: std::str::FromStr>(element: &BytesStart<'_>, name: &str) -> Option<N> {
    attribute(element, name)?.parse().ok()
}
