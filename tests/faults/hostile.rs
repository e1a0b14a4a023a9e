//! Files made to choke a reader, in every format that is read: each is refused in a sentence, in 200 MB.

use std::io::{Cursor, Write as _};

use duban_tests::root;
use rstest::rstest;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::office::Office;
use crate::swelling::Swelling;

const GIGABYTE: u64 = 1024 * 1024 * 1024;

#[rstest]
#[case::docx_of_entities("纪要.docx", zipped("word/document.xml", &entities()), "file_broken")]
#[case::docx_deep("纪要.docx", zipped("word/document.xml", &deep_docx()), "file_hostile")]
#[case::docx_of_ten_thousand_columns("任务.docx", zipped("word/document.xml", &wide_docx()), "file_hostile")]
#[case::xlsx_that_unzips_to_ten_gigabytes("任务.xlsx", swelling("xl/workbook.xml"), "file_hostile")]
#[case::web_page_deep("纪要.html", format!("<html>{}", "<div>".repeat(100_000)).into_bytes(), "file_hostile")]
#[case::web_page_of_ten_thousand_columns("任务.html", wide_page(), "file_hostile")]
#[case::rich_text_deep("纪要.rtf", format!("{{\\rtf1 {}", "{".repeat(100_000)).into_bytes(), "file_hostile")]
#[case::doc_in_a_circle("纪要.doc", circle("minutes.doc"), "file_broken")]
#[case::wps_in_a_circle("纪要.wps", circle("minutes.wps"), "file_broken")]
#[case::xls_in_a_circle("任务.xls", circle("tasks.xls"), "file_broken")]
#[case::pdf_cut("纪要.pdf", half("minutes.pdf"), "file_broken")]
fn a_hostile_file(#[case] name: &str, #[case] content: Vec<u8>, #[case] code: &str) {
    let office = Office::new();
    let file = office.write(name, content);
    office.refuses(&["import", &file, "--confirm"], code);
}

fn zipped(entry: &str, content: &str) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file(entry, SimpleFileOptions::default()).unwrap();
    zip.write_all(content.as_bytes()).unwrap();
    zip.finish().unwrap().into_inner()
}

fn swelling(entry: &str) -> Vec<u8> {
    Swelling { head: b"<a>", filler: b"minutes ", size: 10 * GIGABYTE, claimed: 10 * GIGABYTE }.zipped(entry)
}

/// Ten entities, each ten times the one before.
fn entities() -> String {
    let each: Vec<String> =
        (1..10).map(|n| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10))).collect();
    let body = document("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>");
    format!("<!DOCTYPE d [<!ENTITY e0 \"会议要求\">{}]>{body}", each.concat())
}

fn deep_docx() -> String {
    document(&"<w:ins>".repeat(100_000))
}

fn wide_docx() -> String {
    let cell = "<w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>";
    document(&format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cell.repeat(10_000)))
}

fn document(body: &str) -> String {
    format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body>\
         </w:document>"
    )
}

fn wide_page() -> Vec<u8> {
    format!("<html><table><tr>{}</tr></table>", "<td>1</td>".repeat(10_000)).into_bytes()
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(root().join("tests/formats").join(name)).unwrap()
}

fn half(name: &str) -> Vec<u8> {
    let whole = fixture(name);
    whole[..whole.len() / 2].to_vec()
}

/// A compound file in which a chain of sectors comes back to where it began ([MS-CFB] 2.3).
fn circle(name: &str) -> Vec<u8> {
    let mut bytes = fixture(name);
    let number = |bytes: &[u8], at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    let table = 512 * (number(&bytes, 76) + 1);
    let entry = |at: usize| table + 4 * at;
    let chained = (0..128).find(|at| number(&bytes, entry(*at)) < 128 && number(&bytes, entry(*at)) != *at).unwrap();
    let next = number(&bytes, entry(chained));
    bytes[entry(next)..][..4].copy_from_slice(&u32::try_from(chained).unwrap().to_le_bytes());
    bytes
}
