//! Files that are no minutes.

use std::fs::File;
use std::io::{Cursor, Write as _};

use duban_tests::root;
use rstest::rstest;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::office::{Office, minutes};
use crate::swelling::Swelling;

const GIGABYTE: u64 = 1024 * 1024 * 1024;

#[rstest]
#[case::empty("空.txt", &b""[..], "file_empty")]
#[case::only_blanks("空白.txt", " \r\n\t\n\u{3000}\n".as_bytes(), "file_empty")]
#[case::picture_named_text("扫描件.txt", &picture(), "file_not_text")]
#[case::cut_docx("纪要.docx", &cut(&docx()), "file_broken")]
#[case::docx_with_nothing_in_it("纪要.docx", b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "file_broken")]
fn a_file_that_holds_no_minutes(#[case] name: &str, #[case] content: &[u8], #[case] code: &str) {
    let office = Office::new();
    let file = office.write(name, content);
    office.refuses(&["import", &file, "--confirm"], code);
    office.refuses(&["parse", &file], code);
}

#[test]
fn the_whole_docx_is_taken() {
    let office = Office::new();
    office.terminal.done(&["import", &office.write("纪要.docx", docx()), "--confirm"]);
    assert_eq!(office.meetings(), 2);
}

#[test]
fn a_text_of_two_hundred_megabytes() {
    let office = Office::new();
    let file = office.write("纪要.txt", minutes("市委常委会第2次会议", 0));
    let page = "会议听取了今年以来全市重点工作进展情况的汇报。\n".repeat(1000);
    let mut text = File::options().append(true).open(&file).unwrap();
    for _ in 0..200 * 1024 * 1024 / page.len() {
        text.write_all(page.as_bytes()).unwrap();
    }
    office.refuses(&["import", &file, "--confirm"], "file_too_large");
}

#[rstest]
#[case::and_says_so(10 * GIGABYTE, "file_hostile")]
#[case::and_claims_little(64 * 1024, "file_broken")]
fn a_docx_that_unzips_to_ten_gigabytes(#[case] claimed: u64, #[case] code: &str) {
    let office = Office::new();
    let swelling = Swelling { head: DOCUMENT_HEAD.as_bytes(), filler: b"minutes ", size: 10 * GIGABYTE, claimed };
    let file = office.write("纪要.docx", swelling.zipped("word/document.xml"));
    office.refuses(&["import", &file, "--confirm"], code);
}

#[test]
fn a_file_that_vanished() {
    let office = Office::new();
    let file = office.write("纪要.txt", minutes("市委常委会第2次会议", 0));
    std::fs::remove_file(&file).unwrap();
    office.refuses(&["import", &file, "--confirm"], "file_missing");
}

#[test]
fn a_folder_for_a_file() {
    let office = Office::new();
    office.refuses(&["import", office.desk.path().to_str().unwrap()], "file_unreadable");
}

const DOCUMENT_HEAD: &str = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
    <w:body><w:p><w:r><w:t>";

fn docx() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    let paragraphs = minutes("市委常委会第2次会议", 50).replace('\n', "</w:t></w:r></w:p><w:p><w:r><w:t>");
    write!(zip, "{DOCUMENT_HEAD}{paragraphs}</w:t></w:r></w:p></w:body></w:document>").unwrap();
    zip.finish().unwrap().into_inner()
}

fn cut(whole: &[u8]) -> Vec<u8> {
    whole[..whole.len() / 2].to_vec()
}

fn picture() -> Vec<u8> {
    std::fs::read(root().join("icons/128x128.png")).unwrap()
}
