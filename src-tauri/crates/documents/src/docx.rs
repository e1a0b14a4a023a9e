//! The same papers as editable Word files.
//!
//! A document is words in paragraphs and tables (`parts`), each form says which (`official`, `forms`), and the files of
//! the package are put together here. Sizes, spacing and margins are those of the printed page; where lines end is up
//! to Word.
//!
//! Set for WPS as well as for Word: each run names its face for Chinese and for Latin text, each table its grid.

mod forms;
mod official;
mod parts;

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::fonts::Fonts;
use crate::paper::{Form, Manner, Paper};
use crate::{Metadata, PageError};
use parts::twips;

/// Writes a paper as a .docx file. `fonts` are measured for the widths of columns only; the file names the faces that
/// offices have. A seal is not in it: an editable file carries none.
///
/// The same paper, manner, fonts and metadata give the same bytes.
pub fn write_docx(paper: &Paper, manner: &Manner, fonts: &Fonts, metadata: &Metadata) -> Result<Vec<u8>, PageError> {
    let content = match paper {
        Paper::Official(content) => official::content(content, manner, fonts)?,
        Paper::Sheet(content) => forms::sheet(content, fonts)?,
        Paper::Bordered(content) => forms::bordered(content, manner),
        Paper::Brief(content) => forms::brief(content),
    };
    package(&content, paper.across(manner), metadata).map_err(|error| PageError::Write(error.to_string()))
}

/// What stands in the document, before it is a package.
pub(super) struct Content {
    /// Paragraphs and tables.
    body: String,
    /// Paper and margins.
    page: PageSetup,
    /// Paragraphs at the foot of odd and even pages.
    feet: [String; 2],
    /// Paragraphs at the head and the foot of the first page, where these differ.
    first: Option<[String; 2]>,
    /// Whether lines stand on the grid of 28 characters by 22 lines.
    grid: bool,
}

/// Paper and margins in points: top, right, bottom, left, and how far head and foot stand from the edges.
pub(super) struct PageSetup {
    size: (f64, f64),
    margins: [f64; 4],
    header: f64,
    footer: f64,
}

const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                          xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn package(content: &Content, across: Option<&str>, metadata: &Metadata) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The oldest date there is: when the file was made stands in its properties.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut put = |name: &str, xml: String| -> zip::result::ZipResult<()> {
        zip.start_file(name, options)?;
        zip.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")?;
        zip.write_all(xml.as_bytes())?;
        Ok(())
    };
    let mut margins = vec![("header1", "hdr", across.map(parts::across).unwrap_or_default())];
    margins.push(("footer1", "ftr", content.feet[0].clone()));
    margins.push(("footer2", "ftr", content.feet[1].clone()));
    if let Some([head, foot]) = &content.first {
        let head = across.map(parts::across).unwrap_or_default() + head;
        margins.push(("header2", "hdr", head));
        margins.push(("footer3", "ftr", foot.clone()));
    }
    put("[Content_Types].xml", content_types(&margins))?;
    let main = format!("<Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"word/document.xml\"/>");
    let core = "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>";
    put("_rels/.rels", relationships(&(main + core)))?;
    put("docProps/core.xml", core_properties(metadata))?;
    put("word/styles.xml", parts::styles())?;
    put("word/settings.xml", settings())?;
    let mut relations = String::new();
    for (id, kind, target) in [("rId1", "styles", "styles.xml"), ("rId2", "settings", "settings.xml")] {
        let _ = write!(relations, "<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>");
    }
    for (name, kind, paragraphs) in &margins {
        let target = if *kind == "hdr" { "header" } else { "footer" };
        let _ = write!(relations, "<Relationship Id=\"{name}\" Type=\"{RELATIONS}/{target}\" Target=\"{name}.xml\"/>");
        let inside = if paragraphs.is_empty() { "<w:p/>" } else { paragraphs };
        put(&format!("word/{name}.xml"), format!("<w:{kind} {NAMESPACES}>{inside}</w:{kind}>"))?;
    }
    put("word/_rels/document.xml.rels", relationships(&relations))?;
    let section = section(content);
    put(
        "word/document.xml",
        format!("<w:document {NAMESPACES}><w:body>{}{section}</w:body></w:document>", content.body),
    )?;
    Ok(zip.finish()?.into_inner())
}

fn relationships(inside: &str) -> String {
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>"
    )
}

fn content_types(margins: &[(&str, &str, String)]) -> String {
    const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let mut all = String::from(
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
    );
    let mut part = |name: &str, kind: &str| {
        let _ = write!(all, "<Override PartName=\"/word/{name}.xml\" ContentType=\"{WORD}.{kind}+xml\"/>");
    };
    part("document", "document.main");
    part("styles", "styles");
    part("settings", "settings");
    for (name, kind, _) in margins {
        part(name, if *kind == "hdr" { "header" } else { "footer" });
    }
    all + "</Types>"
}

fn core_properties(metadata: &Metadata) -> String {
    let date = metadata.created.to_utc().format("%Y-%m-%dT%H:%M:%SZ");
    format!(
        "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject>\
         <dc:creator>{}</dc:creator><cp:keywords>{}</cp:keywords>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}</dcterms:created></cp:coreProperties>",
        escape(metadata.title.as_str()),
        escape(metadata.subject.as_str()),
        escape(metadata.author.as_str()),
        escape(metadata.keywords.join("; ").as_str())
    )
}

/// Odd and even pages differ; marks at a line's end are squeezed as in Chinese typesetting.
fn settings() -> String {
    format!(
        "<w:settings {NAMESPACES}><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"compressPunctuation\"/>\
         <w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:settings>"
    )
}

fn section(content: &Content) -> String {
    let PageSetup { size, margins: [top, right, bottom, left], header, footer } = &content.page;
    let mut references = String::new();
    let mut refer = |kind: &str, which: &str, name: &str| {
        let _ = write!(references, "<w:{kind}Reference w:type=\"{which}\" r:id=\"{name}\"/>");
    };
    refer("header", "default", "header1");
    refer("header", "even", "header1");
    refer("footer", "default", "footer1");
    refer("footer", "even", "footer2");
    let mut different = "";
    if content.first.is_some() {
        refer("header", "first", "header2");
        refer("footer", "first", "footer3");
        different = "<w:titlePg/>";
    }
    let turned = if size.0 > size.1 { " w:orient=\"landscape\"" } else { "" };
    let grid = if content.grid { parts::grid() } else { String::new() };
    let [width, height, top, right, bottom, left, header, footer] =
        [size.0, size.1, *top, *right, *bottom, *left, *header, *footer].map(twips);
    format!(
        "<w:sectPr>{references}<w:pgSz w:w=\"{width}\" w:h=\"{height}\"{turned}/><w:pgMar w:top=\"{top}\" \
         w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" w:header=\"{header}\" w:footer=\"{footer}\" \
         w:gutter=\"0\"/>{different}{grid}</w:sectPr>"
    )
}

/// Whether the head of the first page differs.
pub(super) fn is_letter(manner: &Manner) -> bool {
    manner.form == Form::Letter
}
