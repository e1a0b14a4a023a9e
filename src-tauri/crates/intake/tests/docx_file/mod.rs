//! Word documents made from the body's XML.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

const NAMESPACES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml""#;

/// A document with this body.
pub(crate) fn with_body(body: &str) -> Vec<u8> {
    with_parts(&[("word/document.xml", &main_part(body))])
}

/// The main part around a body.
pub(crate) fn main_part(body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"#
    )
}

/// A zip of these parts beside the one that every package has.
pub(crate) fn with_parts(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    for (name, content) in [("[Content_Types].xml", types)].iter().chain(parts) {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a new part");
        zip.write_all(content.as_bytes()).expect("room in memory");
    }
    zip.finish().expect("room in memory").into_inner()
}

/// A paragraph of one run.
pub(crate) fn paragraph(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}
