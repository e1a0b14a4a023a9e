//! Step 2 for PDF with a text layer (ISO 32000-1): what stands on its pages to lines.
//!
//! A PDF knows no paragraphs: it puts glyphs at places. Here they are put together again: glyphs to lines, lines to
//! paragraphs by indents and short ends, the cells between drawn rules to table rows. Headers, footers and page numbers
//! are left out. A scan, which has pages but no glyphs, is refused by name.
//!
//! lopdf opens the file; fonts, places and paragraphs are read here, within limits.

mod content;
mod font;
mod geometry;
mod pages;
mod paragraphs;
mod table;

use lopdf::{Document, Error, LoadOptions};

use crate::TEXT_LIMIT;
use crate::error::{Fault, guarded};

/// The most that the objects of a file may swell to together, in bytes, and a single stream of them at least.
const OBJECTS: usize = 64 * 1024 * 1024;
const STREAM: usize = 128 * 1024;

/// The most streams of objects.
const STREAMS: usize = 4000;

/// The most pages that are read.
const PAGES: usize = 2000;

/// The lines of a document.
pub(crate) fn read(bytes: &[u8]) -> Result<String, Fault> {
    guarded(|| try_read(bytes))
}

fn try_read(bytes: &[u8]) -> Result<String, Fault> {
    let streams = count(bytes, b"/ObjStm");
    if streams > STREAMS {
        return Err(Fault::Swells(OBJECTS as u64));
    }
    let most = (OBJECTS / streams.max(1)).clamp(STREAM, OBJECTS / 8);
    let options = LoadOptions::with_max_decompressed_size(most);
    let document = Document::load_mem_with_options(bytes, options).map_err(|error| refusal(&error))?;
    if document.is_encrypted() && document.encryption_state.is_none() {
        return Err(Fault::Password);
    }
    let pages: Vec<_> = document.page_iter().take(PAGES + 1).collect();
    if pages.is_empty() {
        return Err(Fault::broken("no pages"));
    }
    if pages.len() > PAGES {
        return Err(Fault::Swells(TEXT_LIMIT as u64));
    }
    let mut reader = content::Reader::new(&document);
    let mut read = Vec::new();
    for page in pages {
        read.push(pages::Page::of(reader.page(page)?)?);
    }
    let has_glyphs = read.iter().any(|page| !page.is_empty());
    pages::drop_running(&mut read);
    let text = paragraphs::join(&read);
    if !has_glyphs || reader.unreadable() { Err(Fault::NoText) } else { Ok(text) }
}

fn count(bytes: &[u8], word: &[u8]) -> usize {
    let first = word[0];
    let mut rest = bytes;
    let mut count = 0;
    while let Some(at) = rest.iter().position(|byte| *byte == first) {
        rest = &rest[at..];
        count += usize::from(rest.starts_with(word));
        rest = &rest[1..];
    }
    count
}

fn refusal(error: &Error) -> Fault {
    match error {
        Error::InvalidPassword | Error::Decryption(_) | Error::Unimplemented(_) => Fault::Password,
        Error::Decompress(_) => Fault::Swells(OBJECTS as u64),
        error => Fault::broken(error.to_string()),
    }
}
