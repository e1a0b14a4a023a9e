//! XML as documents need it: no definitions, no entities of its own, not deeper than sense.

use std::io::{self, BufRead};

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader};

use super::{DEPTH_LIMIT, PART_LIMIT, broken};
use crate::IntakeError;

/// The events of one part, in order.
#[derive(Debug)]
pub(super) struct Events<R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    depth: usize,
}

impl<R: BufRead> Events<R> {
    pub(super) fn new(part: R) -> Self {
        Self { reader: Reader::from_reader(part), buffer: Vec::new(), depth: 0 }
    }

    /// The next event. A document type definition is refused: no office program writes one, and entities defined in
    /// it could swell without end.
    pub(super) fn next(&mut self) -> Result<Event<'_>, IntakeError> {
        self.buffer.clear();
        let event = self.reader.read_event_into(&mut self.buffer).map_err(refusal)?;
        match event {
            Event::DocType(_) => return Err(broken("a document type definition")),
            Event::Start(_) if self.depth >= DEPTH_LIMIT => {
                return Err(IntakeError::TooDeep { limit: DEPTH_LIMIT });
            }
            Event::Start(_) => self.depth += 1,
            Event::End(_) => self.depth -= 1,
            Event::Eof if self.depth > 0 => return Err(broken("the text ends in the middle")),
            _ => {}
        }
        Ok(event)
    }
}

/// The value of an attribute, whatever the prefix of its name.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element.attributes().flatten().find(|a| a.key.local_name().as_ref() == name).map(|a| a.value.into_owned())
}

/// The character that a reference stands for. Only numbers and the five names of XML itself are known.
pub(super) fn referred(reference: &BytesRef<'_>) -> Result<Option<char>, IntakeError> {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().map_err(refusal);
    }
    match reference.xml10_content().as_ref() {
        "amp" => Ok(Some('&')),
        "lt" => Ok(Some('<')),
        "gt" => Ok(Some('>')),
        "quot" => Ok(Some('"')),
        "apos" => Ok(Some('\'')),
        _ => Err(broken("an entity that is not defined")),
    }
}

fn refusal(error: Error) -> IntakeError {
    match error {
        Error::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
            IntakeError::ZipBomb { limit: error.to_string().parse().unwrap_or(PART_LIMIT) }
        }
        error => broken(error.to_string()),
    }
}
