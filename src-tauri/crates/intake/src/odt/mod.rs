//! Step 2 for OpenDocument text: `content.xml` to lines (OpenDocument 1.3, part 3).
//!
//! A paragraph is a line, a table row a line with its cells parted by tabs. What was deleted while changes were tracked
//! stands apart in the file and is left out, and so are headers, footers and comments. The numbers of lists are written
//! out; notes stand after the paragraph that refers to them.

mod body;
mod numbering;

use crate::error::Fault;
use crate::package::Package;

/// The lines of a document.
pub(crate) fn read(bytes: &[u8]) -> Result<String, Fault> {
    const CONTENT: &str = "content.xml";
    const STYLES: &str = "styles.xml";
    let mut package = Package::open(bytes)?;
    if is_encrypted(&mut package)? {
        return Err(Fault::Password);
    }
    let mut numbering = numbering::Numbering::default();
    if package.has(STYLES) {
        numbering.read(package.part(STYLES)?)?;
    }
    body::read(package.part(CONTENT)?, numbering)
}

/// The list of parts says which are encrypted.
fn is_encrypted(package: &mut Package<'_>) -> Result<bool, Fault> {
    use quick_xml::events::Event;

    const PARTS: &str = "META-INF/manifest.xml";
    if !package.has(PARTS) {
        return Ok(false);
    }
    let mut events = crate::xml::Events::new(package.part(PARTS)?);
    loop {
        match events.next()? {
            Event::Eof => return Ok(false),
            Event::Start(element) if element.local_name().as_ref() == "encryption-data" => return Ok(true),
            _ => {}
        }
    }
}
