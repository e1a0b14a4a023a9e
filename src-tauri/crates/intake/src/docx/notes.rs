//! Footnotes and endnotes, which stand in parts of their own.

use std::collections::HashMap;

use super::body;
use crate::error::Fault;
use crate::package::Package;

/// The notes of a document, and those that were referred to and wait for their place.
#[derive(Debug, Default)]
pub(super) struct Notes {
    footnotes: Kind,
    endnotes: Kind,
    waiting: Vec<String>,
}

#[derive(Debug, Default)]
struct Kind {
    texts: HashMap<String, String>,
    counted: usize,
}

impl Notes {
    /// Reads the notes beside the main part.
    pub(super) fn read(package: &mut Package<'_>, main: &str) -> Result<Self, Fault> {
        let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut kind = |name: &str| {
            let part = format!("{folder}/{name}.xml");
            let texts = if package.has(&part) { body::read_notes(package.part(&part)?)? } else { HashMap::new() };
            Ok(Kind { texts, counted: 0 })
        };
        Ok(Self { footnotes: kind("footnotes")?, endnotes: kind("endnotes")?, waiting: Vec::new() })
    }

    /// Notes down that the text refers to a note here. Each is placed once, where it is first referred to.
    pub(super) fn refer(&mut self, at_the_end: bool, id: &str) {
        let (kind, name) = if at_the_end { (&mut self.endnotes, "尾注") } else { (&mut self.footnotes, "注") };
        if let Some(text) = kind.texts.remove(id) {
            kind.counted += 1;
            self.waiting.push(format!("{name}{}：{}\n", kind.counted, text.trim()));
        }
    }

    /// The notes that wait, each a line or more.
    pub(super) fn referred(&mut self) -> Vec<String> {
        std::mem::take(&mut self.waiting)
    }
}
