//! Any office file to clean simplified text, and the way back.
//!
//! [`read_bytes`] and [`read_text`] take these steps; each leaves a [`duban_domain::Repair`] where it changed
//! something that a reader would want to know:
//!
//! 1. **Sniff**: the content says what a file is, never its extension. A picture named `.txt` is refused by name.
//! 2. **Decode**: bytes in UTF-8, UTF-16, GB18030 or Big5, or the paragraphs and table rows of a document (Word old and
//!    new, rich text, OpenDocument, PDF, web page, workbook), become the *decoded original*: the text that [`OriginMap`]
//!    points back into.
//! 3. **Controls**: line ends become `\n`; characters that cannot be seen are dropped; signs of radicals become hanzi.
//! 4. **Glosses**: inline pinyin (擴(kuò)大) is undone, and with it the GBK bytes that a gloss cut apart. What question
//!    marks are left at the end of most lines were blanks.
//! 5. **Script**: traditional becomes simplified, where the text is in fact traditional.
//! 6. **Furniture**: the marks of Markdown and web pages (`#`, `**`, links) are undone; their words stay. What a
//!    forum strews into a page against copying goes.
//! 7. **Columns**: tables drawn with strokes or with blanks become rows whose cells a tab parts.
//! 8. **Wrapped**: lines that the width of a page broke are joined to paragraphs again.
//! 9. **Blanks**: blank lines, indents and the blanks inside numbers go.
//!
//! Invariant: every step is linear in the length of the text and never fails; only sniffing and decoding refuse.
//!
//! Invariant: nothing is guessed silently. What could not be repaired stays as it stood, with a doubtful repair on it.
//!
//! ```
//! let intake = duban_intake::read_text("會議強(qiáng)調(diào),要擴(kuò)大試點(diǎn)。")?;
//! assert_eq!(intake.text, "会议强调,要扩大试点。");
//! # Ok::<(), duban_intake::IntakeError>(())
//! ```

mod blanks;
mod columns;
mod compound;
mod controls;
mod doc;
mod docx;
mod encoding;
mod error;
mod furniture;
mod gloss;
mod hanzi;
mod html;
mod kind;
mod lists;
mod little;
mod lost_blanks;
mod numerals;
mod odt;
mod origin;
mod package;
mod pdf;
mod pinyin;
mod radicals;
mod rows;
mod rtf;
mod scramble;
mod script;
mod sheet;
mod shifted;
mod work;
mod wrapped;
mod xml;

use duban_domain::Repair;

pub use error::IntakeError;
pub use kind::FileKind;
pub use origin::OriginMap;

use work::Work;

/// The largest text that is taken in, in bytes: about three and a half million characters.
pub const TEXT_LIMIT: usize = 10 * 1024 * 1024;

/// The name an intake of pasted text has as its encoding.
const PASTED: &str = "pasted";

/// A file as the rest of the program reads it.
///
/// Guarantees: `text` is not empty, its lines end in `\n` (the last one has none), no line is empty, and it holds no
/// control characters but `\n` and, between the cells of a table row, `\t`. Every span of `repairs` lies inside it.
#[derive(Debug, Clone)]
pub struct Intake {
    /// The clean text in simplified script.
    pub text: String,
    /// The way back to the decoded original.
    pub map: OriginMap,
    /// What was changed or doubted, in the order of the text.
    pub repairs: Vec<Repair>,
    /// What it was read as: `UTF-8`, `UTF-16LE`, `UTF-16BE`, `GB18030`, `Big5`, `pasted`, or a document's format:
    /// `docx`, `doc`, `wps`, `rtf`, `odt`, `pdf`, `html`, `xlsx`, `xls`.
    pub encoding: String,
}

/// Reads a file. `file_name` only helps to name an old format that many programs share; it is never trusted.
///
/// Errors: see [`IntakeError`]. Each is found within a second and without holding more than a small multiple of the
/// file in memory.
///
/// ```
/// let gb18030 = [0xBB, 0xE1, 0xD2, 0xE9, 0xD6, 0xB8, 0xB3, 0xF6, 0xA3, 0xAC, 0xD2, 0xAA];
/// let intake = duban_intake::read_bytes(&gb18030, None)?;
/// assert_eq!((intake.text.as_str(), intake.encoding.as_str()), ("会议指出，要", "GB18030"));
/// # Ok::<(), duban_intake::IntakeError>(())
/// ```
pub fn read_bytes(bytes: &[u8], file_name: Option<&str>) -> Result<Intake, IntakeError> {
    if bytes.is_empty() {
        return Err(IntakeError::Empty);
    }
    match kind::sniff(bytes, file_name) {
        Some(kind @ FileKind::Docx) => document(kind, docx::read(bytes)),
        Some(kind @ (FileKind::Doc | FileKind::Wps)) => document(kind, doc::read(bytes)),
        Some(kind @ FileKind::Odt) => document(kind, odt::read(bytes)),
        Some(kind @ FileKind::Rtf) => document(kind, rtf::read(bytes)),
        Some(kind @ FileKind::Pdf) => document(kind, pdf::read(bytes)),
        Some(kind @ FileKind::Html) => document(kind, html::read(bytes)),
        Some(kind @ FileKind::Xlsx) => document(kind, sheet::read_xlsx(bytes)),
        Some(kind @ FileKind::Xls) => document(kind, sheet::read_xls(bytes)),
        Some(FileKind::Encrypted) => Err(IntakeError::PasswordProtected),
        Some(kind) if kind.is_document() => Err(IntakeError::UnsupportedFormat { format: kind }),
        Some(kind) => Err(IntakeError::NotText { seems: kind }),
        None if bytes.len() > TEXT_LIMIT => Err(IntakeError::TooLarge { bytes: bytes.len(), limit: TEXT_LIMIT }),
        None => {
            let decoded = encoding::decode(bytes).ok_or(IntakeError::NotText { seems: FileKind::Binary })?;
            clean(decoded.text, decoded.encoding)
        }
    }
}

/// Cleans what the reader of a format made of a file.
fn document(kind: FileKind, read: Result<String, error::Fault>) -> Result<Intake, IntakeError> {
    clean(read.map_err(|fault| fault.of(kind))?, kind.name())
}

/// Reads text that was pasted. The decoded original is what was pasted.
///
/// Errors: [`IntakeError::Empty`] where nothing is left of it, [`IntakeError::TooLarge`].
pub fn read_text(pasted: &str) -> Result<Intake, IntakeError> {
    if pasted.len() > TEXT_LIMIT {
        return Err(IntakeError::TooLarge { bytes: pasted.len(), limit: TEXT_LIMIT });
    }
    clean(pasted.to_owned(), PASTED)
}

/// Reads a piece of a web page that was pasted, as a clipboard holds it beside the plain text (`text/html`): tables keep
/// their rows, and the numbers that Word counts are there. The decoded original is the lines of it.
///
/// Errors: as [`read_text`], and [`IntakeError::TooDeep`], [`IntakeError::TooWide`] and [`IntakeError::Swells`].
///
/// ```
/// let intake = duban_intake::read_html_fragment("<p>一、议定事项</p><table><tr><td>1</td><td>扩面</td></tr></table>")?;
/// assert_eq!(intake.text, "一、议定事项\n1\t扩面");
/// # Ok::<(), duban_intake::IntakeError>(())
/// ```
pub fn read_html_fragment(html: &str) -> Result<Intake, IntakeError> {
    if html.len() > TEXT_LIMIT {
        return Err(IntakeError::TooLarge { bytes: html.len(), limit: TEXT_LIMIT });
    }
    clean(html::read_fragment(html).map_err(|fault| fault.of(FileKind::Html))?, PASTED)
}

/// Steps 3 to 9.
fn clean(original: String, encoding: &str) -> Result<Intake, IntakeError> {
    if original.len() > 2 * TEXT_LIMIT {
        return Err(IntakeError::TooLarge { bytes: original.len(), limit: TEXT_LIMIT });
    }
    let mut work = Work::new(original);
    for step in [
        controls::pass,
        radicals::pass,
        radicals::lost_months,
        gloss::pass,
        shifted::stops::pass,
        controls::undecoded,
        lost_blanks::pass,
        script::pass,
        furniture::pass,
        columns::pass,
        wrapped::pass,
        blanks::pass,
    ] {
        work.apply(step);
    }
    let (text, map, repairs) = work.finish();
    if text.is_empty() {
        return Err(IntakeError::Empty);
    }
    Ok(Intake { text, map, repairs, encoding: encoding.to_owned() })
}
