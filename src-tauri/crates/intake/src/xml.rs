//! XML as documents need it: no definitions, no entities of its own, not deeper than sense.

use std::io::{self, BufRead};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader};

use crate::error::Fault;

/// How deep elements may nest.
const DEPTH_LIMIT: usize = 256;

/// The events of one part, in order.
#[derive(Debug)]
pub(crate) struct Events<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<R: BufRead> Events<R> {
    pub(crate) fn new(part: R) -> Self {
        Self { reader: Reader::from_reader(part), buffer: Vec::new(), depth: 0 }
    }

    /// How many bytes were read.
    pub(crate) fn position(&self) -> u64 {
        self.reader.buffer_position()
    }

    /// The next event. A document type definition is refused: no office program writes one, and entities defined in
    /// it could swell without end.
    pub(crate) fn next(&mut self) -> Result<Event<'_>, Fault> {
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(refusal)?;
        match event {
            Event::DocType(_) => return Err(Fault::broken("a document type definition")),
            Event::Start(_) if self.depth >= DEPTH_LIMIT => {
                return Err(Fault::Deep(DEPTH_LIMIT));
            }
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth -= 1,
            Event::Eof if self.depth > 0 => return Err(Fault::broken("the text ends in the middle")),
            _ => {}
        }
        Ok(event)
    }
}

/// The value of an attribute, whatever the prefix of its name.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element.attributes().flatten().find(|a| a.key.local_name().as_ref() == name).map(|a| a.value.into_owned())
}

/// The character that a reference stands for. Only numbers and the five names of XML itself are known.
pub(crate) fn referred(reference: &BytesRef<'_>) -> Result<Option<char>, Fault> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().map_err(refusal);
    }
    match reference.xml10_content().as_ref() {
        "amp" => Ok(Some('&')),
        "lt" => Ok(Some('<')),
        "gt" => Ok(Some('>')),
        "quot" => Ok(Some('"')),
        "apos" => Ok(Some('\'')),
        _ => Err(Fault::broken("an entity that is not defined")),
    }
}

fn refusal(error: Error) -> Fault {
    match error {
        Error::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            Fault::Swells(error.to_string().parse().unwrap_or(u64::MAX))
        }
        error => Fault::broken(error.to_string()),
    }
}
