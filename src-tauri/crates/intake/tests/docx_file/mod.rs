//! Word documents made from the body's XML.

#[path = "../zip_file/mod.rs"]
mod zip_file;

pub(crate) use zip_file::with_parts;

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

/// A paragraph of one run.
pub(crate) fn paragraph(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}
