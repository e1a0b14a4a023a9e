//! A text file is read in whatever encoding it is.

use duban_intake::read_bytes;
use encoding_rs::{BIG5, GB18030};
use rstest::rstest;

const SIMPLIFIED: &str = "云岭市第18次市长办公会议纪要\n会议指出，要加快推进老旧小区改造，6月底前完成。";
const TRADITIONAL: &str = "雲嶺市第18次市長辦公會議紀要\n會議指出，要加快推進老舊小區改造，6月底前完成。";

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2], mark: bool) -> Vec<u8> {
    text.encode_utf16().fold(if mark { to_bytes(0xFEFF).to_vec() } else { Vec::new() }, |mut all, unit| {
        all.extend(to_bytes(unit));
        all
    })
}

fn gb18030(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

fn big5(text: &str) -> Vec<u8> {
    BIG5.encode(text).0.into_owned()
}

#[rstest]
#[case::utf8(SIMPLIFIED.as_bytes().to_vec(), "UTF-8")]
#[case::utf8_with_mark([b"\xEF\xBB\xBF", SIMPLIFIED.as_bytes()].concat(), "UTF-8")]
#[case::utf16_le_with_mark(utf16(SIMPLIFIED, u16::to_le_bytes, true), "UTF-16LE")]
#[case::utf16_be_with_mark(utf16(SIMPLIFIED, u16::to_be_bytes, true), "UTF-16BE")]
#[case::utf16_le(utf16(SIMPLIFIED, u16::to_le_bytes, false), "UTF-16LE")]
#[case::utf16_be(utf16(SIMPLIFIED, u16::to_be_bytes, false), "UTF-16BE")]
#[case::gb18030(gb18030(SIMPLIFIED), "GB18030")]
#[case::gb18030_with_mark([&[0x84, 0x31, 0x95, 0x33], gb18030(SIMPLIFIED).as_slice()].concat(), "GB18030")]
#[case::traditional_gb18030(gb18030(TRADITIONAL), "GB18030")]
#[case::big5(big5(TRADITIONAL), "Big5")]
fn minutes_read_the_same_in_every_encoding(#[case] bytes: Vec<u8>, #[case] encoding: &str) {
    let intake = read_bytes(&bytes, Some("纪要.txt")).unwrap();
    assert_eq!(intake.text, SIMPLIFIED);
    assert_eq!(intake.encoding, encoding);
}

/// Texts so short that byte statistics say nothing.
#[rstest]
#[case::two("会议")]
#[case::four("议定事项")]
#[case::department("市发展改革委")]
#[case::deadline("6月底前完成")]
#[case::mixed("督办：2026-05")]
#[case::line("责任单位：市财政局")]
fn short_texts_are_not_confused(#[case] text: &str) {
    assert_eq!(read_bytes(&gb18030(text), None).unwrap().text, text, "GB18030");
    assert_eq!(read_bytes(&utf16(text, u16::to_le_bytes, false), None).unwrap().text, text, "UTF-16LE");
    assert_eq!(read_bytes(&utf16(text, u16::to_be_bytes, false), None).unwrap().text, text, "UTF-16BE");
    assert_eq!(read_bytes(text.as_bytes(), None).unwrap().text, text, "UTF-8");
}

#[rstest]
#[case::words("會議", "会议")]
#[case::line("責任單位：市財政局", "责任单位：市财政局")]
#[case::point("一、加強領導", "一、加强领导")]
fn short_big5_texts_are_not_confused(#[case] text: &str, #[case] clean: &str) {
    assert_eq!(read_bytes(&big5(text), None).unwrap().text, clean);
}

#[test]
fn four_byte_characters_of_gb18030_are_read() {
    assert_eq!(read_bytes(&gb18030("会议由㑇𬭎主持"), None).unwrap().text, "会议由㑇𬭎主持");
}

#[test]
fn a_file_cut_inside_its_last_character_is_read_with_a_doubt() {
    let bytes = SIMPLIFIED.as_bytes();
    let intake = read_bytes(&bytes[..bytes.len() - 1], None).unwrap();
    assert_eq!(intake.encoding, "UTF-8");
    assert!(intake.text.starts_with("云岭市第18次市长办公会议纪要\n会议指出"));
    assert!(intake.repairs.iter().any(|repair| repair.doubtful && repair.kind == "unreadable-bytes"));
}

#[test]
fn one_broken_byte_does_not_change_the_encoding() {
    let mut bytes = SIMPLIFIED.repeat(5).into_bytes();
    bytes[60] = 0xFF;
    let intake = read_bytes(&bytes, None).unwrap();
    assert_eq!(intake.encoding, "UTF-8");
    assert!(intake.text.ends_with("6月底前完成。"));
    assert!(intake.repairs.iter().any(|repair| repair.doubtful));
}
