//! The same minutes in every format read to the same directives.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod damaged;

use std::path::PathBuf;

use chrono::NaiveDate;
use duban_domain::Directive;
use duban_domain::calendar::WorkCalendar;
use duban_intake::{Intake, read_bytes};
use duban_minutes::{Context, Reading, read};
use duban_tests::root;
use rstest::rstest;

/// The committed files, or those that were made anew.
fn folder() -> PathBuf {
    std::env::var_os("DUBAN_FORMATS").map_or_else(|| root().join("tests/formats"), PathBuf::from)
}

fn taken_in(name: &str) -> Intake {
    read_bytes(&std::fs::read(folder().join(name)).unwrap(), Some(name)).unwrap()
}

fn reading(intake: &Intake) -> Reading {
    let received = NaiveDate::from_ymd_opt(2026, 5, 12).unwrap();
    read(&intake.text, &Context { received, calendar: WorkCalendar::default() })
}

/// What a clerk sees of a directive, without where it stands.
fn seen(directive: &Directive) -> String {
    let who: Vec<String> = directive.assignments.iter().map(|a| format!("{:?} {}", a.role, a.department)).collect();
    let when: Vec<String> = directive.deadlines.iter().map(|d| format!("{} {:?}", d.text, d.due)).collect();
    let much: Vec<String> = directive.targets.iter().map(|t| t.text.clone()).collect();
    format!("{} | {} | {} | {}", directive.text, who.join("、"), when.join("、"), much.join("、"))
}

fn all_seen(name: &str) -> Vec<String> {
    reading(&taken_in(name)).directives.iter().map(seen).collect()
}

#[test]
fn the_text_itself_reads_whole() {
    let reading = reading(&taken_in("utf-8.txt"));
    assert_eq!(reading.header.number, Some(31));
    assert_eq!(reading.header.date, NaiveDate::from_ymd_opt(2026, 5, 9));
    assert_eq!(reading.directives.len(), 10, "{:#?}", reading.directives.iter().map(seen).collect::<Vec<_>>());
}

#[rstest]
#[case::gb18030("gb18030.txt", "GB18030")]
#[case::utf_16("utf-16.txt", "UTF-16LE")]
#[case::big5("big5.txt", "Big5")]
#[case::docx("minutes.docx", "docx")]
#[case::doc("minutes.doc", "doc")]
#[case::wps("minutes.wps", "wps")]
#[case::rtf("minutes.rtf", "rtf")]
#[case::odt("minutes.odt", "odt")]
#[case::pdf("minutes.pdf", "pdf")]
#[case::html("news-site.html", "html")]
fn every_format_gives_the_same_directives(#[case] name: &str, #[case] read_as: &str) {
    let intake = taken_in(name);
    assert_eq!(intake.encoding, read_as);
    let reading = reading(&intake);
    assert_eq!(reading.directives.iter().map(seen).collect::<Vec<_>>(), all_seen("utf-8.txt"));
    assert_eq!((reading.header.number, reading.header.date), (Some(31), NaiveDate::from_ymd_opt(2026, 5, 9)));
    assert!(intake.text.contains("\n（二）市住建局"), "the numbers that were counted stand in the text");
}

/// A page that an office program saved has no numbers: they are the browser's.
#[test]
fn a_page_saved_by_an_office_program_is_kept_whole() {
    let without_number = |text: &String| text.split_once('）').map_or(text.clone(), |(_, rest)| rest.to_owned());
    let expected: Vec<String> = all_seen("utf-8.txt").iter().map(without_number).collect();
    assert_eq!(all_seen("minutes.html").iter().map(without_number).collect::<Vec<_>>(), expected);
}

#[test]
fn the_furniture_of_a_news_site_is_dropped() {
    let text = taken_in("news-site.html").text;
    assert_eq!(text, taken_in("utf-8.txt").text);
}

#[rstest]
#[case::xlsx("tasks.xlsx")]
#[case::xls("tasks.xls")]
fn a_workbook_gives_the_rows_of_the_table(#[case] name: &str) {
    let rows = all_seen(name);
    assert_eq!(rows[..3], all_seen("utf-8.txt")[7..], "the first sheet");
    let second: Vec<&str> = rows[3..].iter().map(String::as_str).collect();
    assert!(second[0].starts_with("储备防汛物资 | Joint 市应急管理局 | 2026年5月 "), "{second:#?}");
    assert!(second[1].starts_with("组织防汛演练 | Joint 市应急管理局 | 5月20日前"), "{second:#?}");
}

#[rstest]
#[case::docx("marks.docx")]
#[case::doc("marks.doc")]
#[case::rtf("marks.rtf")]
#[case::odt("marks.odt")]
fn changes_are_taken_as_accepted_and_notes_stand_after_their_paragraph(#[case] name: &str) {
    assert_eq!(
        taken_in(name).text,
        "会议要求，市水务局要在6月底前完成水库除险加固。\n注1：指在册的46座水库。\n会议强调，要严格落实防汛责任。\n\
         序号\t工作任务\t责任单位\t完成时限\n1\t储备防汛物资 并登记造册\t市应急管理局\t5月底前\n\t组织防汛演练\n\
         会议还研究了其他事项。"
    );
}
