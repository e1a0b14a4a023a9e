//! Files that are broken, or made to do harm, are refused at once.

mod docx_file;

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use docx_file::{main_part, paragraph, with_body, with_parts};
use duban_intake::{FileKind, IntakeError, read_bytes, read_text};
use rstest::rstest;
use zip::{ZipWriter, write::SimpleFileOptions};

/// Reads what must be refused, and at once.
fn refused(bytes: &[u8], file_name: &str) -> IntakeError {
    let start = Instant::now();
    let error = read_bytes(bytes, Some(file_name)).expect_err("must be refused");
    // Unoptimised, and beside other tests, it takes its time.
    let most = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 1 });
    assert!(start.elapsed() < most, "took {:?}", start.elapsed());
    error
}

#[rstest]
#[case::nothing(b"".as_slice())]
#[case::blanks(b" \r\n\t\n".as_slice())]
#[case::full_width_blanks("　　\n".as_bytes())]
#[case::mark_alone(b"\xEF\xBB\xBF".as_slice())]
fn an_empty_file(#[case] bytes: &[u8]) {
    assert_eq!(refused(bytes, "空.txt"), IntakeError::Empty);
}

#[test]
fn an_empty_paste() {
    assert_eq!(read_text(" \n ").unwrap_err(), IntakeError::Empty);
}

#[rstest]
#[case::png(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), FileKind::Picture)]
#[case::jpeg(b"\xFF\xD8\xFF\xE0\0\x10JFIF\0".as_slice(), FileKind::Picture)]
#[case::bitmap(b"BM\x36\x84\x03\0\0\0\0\0\x36\0".as_slice(), FileKind::Picture)]
#[case::heic(b"\0\0\0\x18ftypheic\0\0\0\0".as_slice(), FileKind::Picture)]
#[case::film(b"\0\0\0\x18ftypisom\0\0\0\0".as_slice(), FileKind::Media)]
#[case::program(b"MZ\x90\0\x03\0\0\0".as_slice(), FileKind::Program)]
#[case::rar(b"Rar!\x1A\x07\x01\0".as_slice(), FileKind::Archive)]
#[case::database(b"SQLite format 3\0\x10\0".as_slice(), FileKind::Database)]
#[case::unknown(b"\x01\x02\x03\x00\x7f\x00\x10\xfe\x00\x00\x05\x06\x07\x08".as_slice(), FileKind::Binary)]
fn a_binary_named_txt(#[case] bytes: &[u8], #[case] seems: FileKind) {
    assert_eq!(refused(bytes, "纪要.txt"), IntakeError::NotText { seems });
}

/// The head of a compound file with a directory that names this stream.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0_u8; 512];
    bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    bytes[30] = 9;
    bytes[48] = 1;
    bytes.resize(1024, 0);
    bytes.extend(stream.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

#[rstest]
#[case::doc(compound("WordDocument"), "纪要.doc", FileKind::Doc)]
#[case::doc_named_docx(compound("WordDocument"), "纪要.docx", FileKind::Doc)]
#[case::wps(compound("WordDocument"), "纪要.wps", FileKind::Wps)]
#[case::workbook(compound("Workbook"), "台账.xls", FileKind::Xls)]
#[case::xlsx(with_parts(&[("xl/workbook.xml", "<workbook")]), "台账.docx", FileKind::Xlsx)]
fn a_document_with_nothing_in_it(#[case] bytes: Vec<u8>, #[case] file_name: &str, #[case] format: FileKind) {
    let error = refused(&bytes, file_name);
    assert!(matches!(&error, Broken { format: of, .. } if *of == format), "{error:?}");
}

#[rstest]
#[case::web_archive(b"MIME-Version: 1.0\r\n".to_vec(), "纪要.doc", FileKind::WebArchive)]
#[case::ofd(with_parts(&[("OFD.xml", "<OFD/>")]), "纪要.ofd", FileKind::Ofd)]
fn another_document_is_recognised(#[case] bytes: Vec<u8>, #[case] file_name: &str, #[case] format: FileKind) {
    assert_eq!(refused(&bytes, file_name), IntakeError::UnsupportedFormat { format });
}

#[test]
fn a_document_behind_a_password() {
    assert_eq!(refused(&compound("EncryptedPackage"), "纪要.docx"), IntakeError::PasswordProtected);
}

#[test]
fn too_large_a_text() {
    let text = "会议指出。\n".repeat(1_400_000);
    let TooLarge { bytes, limit } = refused(text.as_bytes(), "纪要.txt") else { panic!("not refused for its size") };
    assert_eq!((bytes, limit), (text.len(), duban_intake::TEXT_LIMIT));
    assert!(matches!(read_text(&text), Err(TooLarge { .. })));
}

use IntakeError::{Broken, Swells, TooDeep, TooLarge};

#[test]
fn a_docx_cut_short_anywhere() {
    let whole = with_body(&paragraph("会议指出，要抓好落实。").repeat(50));
    for end in (60..whole.len()).step_by(7) {
        let error = refused(&whole[..end], "纪要.docx");
        assert!(matches!(error, Broken { .. }), "cut at {end}: {error:?}");
    }
}

#[rstest]
#[case::no_document(with_parts(&[("word/styles.xml", "<styles/>")]))]
#[case::no_xml(with_parts(&[("word/document.xml", "会议指出")]), )]
#[case::unclosed(with_parts(&[("word/document.xml", "<w:document><w:body><w:p>")]))]
#[case::crossed(with_parts(&[("word/document.xml", "<a><b></a></b>")]))]
#[case::entity(with_body(&paragraph("&swell;")))]
#[case::definition(with_parts(&[(
    "word/document.xml",
    "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:document>"
)]))]
fn a_damaged_docx(#[case] bytes: Vec<u8>) {
    match read_bytes(&bytes, Some("纪要.docx")) {
        Err(Broken { reason, .. }) => assert!(!reason.is_empty()),
        // Text outside any paragraph is no text of the document.
        Err(IntakeError::Empty) => {}
        other => panic!("{other:?}"),
    }
}

#[test]
fn elements_nested_beyond_sense() {
    let deep = "<w:ins>".repeat(100_000);
    let bytes = with_parts(&[("word/document.xml", &format!("<w:document>{deep}"))]);
    assert_eq!(refused(&bytes, "纪要.docx"), TooDeep { format: FileKind::Docx, limit: 256 });
}

/// A document whose text part unzips to so many megabytes of blanks.
fn swelling(megabytes: usize) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).expect("a new part");
    let main = main_part("SPLIT");
    let (head, tail) = main.split_once("SPLIT").expect("a body");
    zip.write_all(head.as_bytes()).expect("room in memory");
    let blanks = vec![b' '; 1 << 20];
    for _ in 0..megabytes {
        zip.write_all(&blanks).expect("room in memory");
    }
    zip.write_all(tail.as_bytes()).expect("room in memory");
    zip.finish().expect("room in memory").into_inner()
}

#[test]
fn a_docx_that_says_how_far_it_swells() {
    assert!(matches!(refused(&swelling(66), "纪要.docx"), Swells { .. }));
}

/// The sizes that a zip states can be false: here the largest part says it is small.
#[test]
fn a_docx_that_lies_about_how_far_it_swells() {
    let mut bytes = swelling(66);
    let true_size = find_size(&bytes);
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == true_size {
            bytes[at..at + 4].copy_from_slice(&4096_u32.to_le_bytes());
        }
    }
    assert!(matches!(refused(&bytes, "纪要.docx"), Swells { .. } | Broken { .. }));
}

/// The size in the directory, which the end of the zip points to (APPNOTE 4.3.12, 4.3.16).
fn find_size(bytes: &[u8]) -> [u8; 4] {
    let end = bytes.windows(4).rposition(|mark| mark == b"PK\x05\x06").expect("an end");
    let number = |at: usize| <[u8; 4]>::try_from(&bytes[at..at + 4]).expect("four bytes");
    let directory = u32::from_le_bytes(number(end + 16)) as usize;
    number(directory + 24)
}

#[test]
fn a_docx_of_too_much_text() {
    let long = paragraph(&"会议指出，要抓好落实。".repeat(30_000)).repeat(22);
    assert!(matches!(refused(&with_body(&long), "纪要.docx"), TooLarge { .. }));
}

#[test]
fn a_row_that_claims_billions_of_cells() {
    let cell = format!("<w:tc><w:tcPr><w:gridSpan w:val=\"4000000000\"/></w:tcPr>{}</w:tc>", paragraph("合计"));
    let intake = read_bytes(&with_body(&format!("<w:tbl><w:tr>{cell}</w:tr></w:tbl>")), None).unwrap();
    assert_eq!(intake.text, "合计");
}

/// Markup that holds no text to speak of is refused before it was read to its end.
#[test]
fn a_docx_of_millions_of_empty_paragraphs() {
    let empty = "<w:p><w:pPr><w:jc/></w:pPr></w:p>".repeat(1_500_000);
    assert!(matches!(refused(&with_body(&empty), "纪要.docx"), Swells { .. }));
}

#[test]
fn a_table_of_ten_thousand_columns() {
    let row = format!("<w:tr>{}</w:tr>", format!("<w:tc>{}</w:tc>", paragraph("合计")).repeat(10_000));
    let bytes = with_body(&format!("<w:tbl>{}</w:tbl>", row.repeat(3)));
    assert_eq!(refused(&bytes, "纪要.docx"), IntakeError::TooWide { format: FileKind::Docx, limit: 1000 });
}
