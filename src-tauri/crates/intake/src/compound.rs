//! The compound file around an old Office document ([MS-CFB]).
//!
//! The crate cfb refuses sectors that are pointed to twice when it opens a file, so no chain of them can be a circle.

use std::io::{Cursor, Read as _};

use cfb::CompoundFile;

use crate::error::Fault;

/// The largest stream that is read, in bytes.
const STREAM_LIMIT: u64 = 64 * 1024 * 1024;

/// An opened compound file.
#[derive(Debug)]
pub(crate) struct Compound<'a> {
    file: CompoundFile<Cursor<&'a [u8]>>,
}

impl<'a> Compound<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let file = CompoundFile::open(Cursor::new(bytes)).map_err(|error| Fault::broken(error.to_string()))?;
        Ok(Self { file })
    }

    /// What stands in a stream of the root, where there is one of this name.
    pub(crate) fn stream(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        if !self.file.is_stream(name) {
            return Ok(None);
        }
        let broken = |error: std::io::Error| Fault::broken(error.to_string());
        let stream = self.file.open_stream(name).map_err(broken)?;
        let mut bytes = Vec::new();
        stream.take(STREAM_LIMIT + 1).read_to_end(&mut bytes).map_err(broken)?;
        if bytes.len() as u64 > STREAM_LIMIT { Err(Fault::Swells(STREAM_LIMIT)) } else { Ok(Some(bytes)) }
    }
}
