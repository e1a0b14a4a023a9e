//! The zip around a document: `.docx`, `.odt`, `.xlsx`.

use std::io::{self, BufReader, Cursor, Read};

use quick_xml::events::Event;
use zip::{ZipArchive, read::ZipFile, result::ZipError};

use crate::error::Fault;
use crate::xml::Events;

/// The most that a part of a document may unzip to, in bytes.
const PART_LIMIT: u64 = 64 * 1024 * 1024;

/// The most parts a document may have. A directory of millions of entries would itself fill the memory.
const ENTRY_LIMIT: u64 = 20_000;

/// The most that a document may claim to unzip to, in bytes. Its pictures are never unpacked, but no honest file
/// claims more.
const CLAIM_LIMIT: u64 = 2 * 1024 * 1024 * 1024;

/// How much larger than in the zip a part may become, beyond a size that harms nobody.
const RATIO_LIMIT: u64 = 300;
const HARMLESS: u64 = 8 * 1024 * 1024;

/// An opened document.
#[derive(Debug)]
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

/// A part that is read as it is unpacked, and no further than its limit.
pub(crate) type Part<'p, 'a> = BufReader<Limited<ZipFile<'p, Cursor<&'a [u8]>>>>;

impl<'a> Package<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        if claimed_entries(bytes) > ENTRY_LIMIT {
            return Err(Fault::broken("too many parts"));
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
        if archive.decompressed_size().is_some_and(|size| size > u128::from(CLAIM_LIMIT)) {
            return Err(Fault::Swells(CLAIM_LIMIT));
        }
        Ok(Self { archive })
    }

    /// The name of the part that holds the text: `word/document.xml`, unless the package says otherwise.
    pub(crate) fn main_part(&mut self) -> Result<String, Fault> {
        const USUAL: &str = "word/document.xml";
        if self.archive.index_for_name(USUAL).is_some() {
            return Ok(USUAL.to_owned());
        }
        let mut relations = Events::new(self.part("_rels/.rels")?);
        loop {
            match relations.next()? {
                Event::Eof => return Err(Fault::broken("no main part")),
                Event::Start(element) | Event::Empty(element) => {
                    let value = |name| element.try_get_attribute(name).ok().flatten();
                    if value("Type").is_some_and(|kind| kind.value.ends_with("/officeDocument"))
                        && let Some(target) = value("Target")
                    {
                        return Ok(target.value.trim_start_matches('/').to_owned());
                    }
                }
                _ => {}
            }
        }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// Unpacks every XML part to nowhere, and refuses a package where one is larger than the limit for its name, or all
    /// together than `together`: for readers that unpack without limits of their own.
    pub(crate) fn measure(&mut self, together: u64, limit: impl Fn(&str) -> u64) -> Result<(), Fault> {
        let names: Vec<String> = self.archive.file_names().flatten().map(Into::into).collect();
        let mut left = together;
        for name in names.iter().filter(|name| !name.starts_with("xl/media/") && !name.ends_with('/')) {
            let most = left.min(limit(name));
            let size = io::copy(&mut self.part(name)?, &mut io::sink()).map_err(|error| match error.kind() {
                io::ErrorKind::FileTooLarge => Fault::Swells(most),
                _ => Fault::broken(error.to_string()),
            })?;
            left = left.checked_sub(size).filter(|_| size <= most).ok_or(Fault::Swells(together))?;
        }
        Ok(())
    }

    pub(crate) fn part(&mut self, name: &str) -> Result<Part<'_, 'a>, Fault> {
        let file = self.archive.by_name(name).map_err(|error| refusal(&error))?;
        let limit = PART_LIMIT.min(HARMLESS.max(file.compressed_size().saturating_mul(RATIO_LIMIT)));
        if file.size() > limit {
            return Err(Fault::Swells(limit));
        }
        Ok(BufReader::with_capacity(64 * 1024, Limited { file, limit, left: limit }))
    }
}

fn refusal(error: &ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Fault::Password,
        error => Fault::broken(error.to_string()),
    }
}

/// How many entries the end of a zip claims (APPNOTE 4.3.14 and 4.3.16), the larger where it has two ends.
fn claimed_entries(bytes: &[u8]) -> u64 {
    let tail = &bytes[bytes.len().saturating_sub(66 * 1024)..];
    let number = |at: usize, len: usize| {
        tail.get(at..at + len).map_or(0, |le| le.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    };
    let ends = tail.windows(4).enumerate().filter_map(|(at, mark)| match mark {
        b"PK\x05\x06" => Some(number(at + 10, 2)).filter(|count| *count != 0xFFFF),
        b"PK\x06\x06" => Some(number(at + 32, 8)),
        _ => None,
    });
    ends.max().unwrap_or(0)
}

/// A reader that fails, with a kind of its own, instead of reading beyond its limit.
#[derive(Debug)]
pub(crate) struct Limited<R> {
    file: R,
    limit: u64,
    left: u64,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = usize::try_from(self.left + 1).unwrap_or(usize::MAX).min(buffer.len());
        let read = self.file.read(&mut buffer[..most])?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or_else(|| io::Error::new(io::ErrorKind::FileTooLarge, self.limit.to_string()))?;
        Ok(read)
    }
}
