//! Zips made from their parts.

use std::io::{Cursor, Write};

use zip::{ZipWriter, write::SimpleFileOptions};

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
