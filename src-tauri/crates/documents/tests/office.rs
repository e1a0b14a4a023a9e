//! Word and Excel files, opened again as a package of XML parts.

#![allow(clippy::unwrap_used, reason = "a test")]

mod samples;

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use duban_documents::ledger_sheet::Grouping;
use duban_documents::paper::{Format, Manner, Paper};
use duban_documents::{write_docx, write_xlsx};
use quick_xml::Reader;
use quick_xml::events::Event;
use rstest::rstest;
use samples::papers::{Sample, all};
use samples::tables;

fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..package.len() {
        let mut file = package.by_index(index).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        parts.insert(file.name().unwrap().into_owned(), text);
    }
    parts
}

fn word(sample: &Sample) -> Vec<u8> {
    let metadata = sample.paper.metadata(samples::created());
    write_docx(&sample.paper, &sample.manner, &samples::fonts(), &metadata).unwrap()
}

/// Values of an attribute of all elements of a name, in order.
fn attributes(xml: &str, element: &str, attribute: &str) -> Vec<String> {
    let mut reader = Reader::from_str(xml);
    let mut values = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return values,
            Event::Start(tag) | Event::Empty(tag) if tag.name().as_ref() == element => {
                let found = tag.attributes().flatten().find(|a| a.key.as_ref() == attribute);
                values.extend(found.map(|a| a.value.into_owned()));
            }
            _ => {}
        }
    }
}

fn text(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let mut text = String::new();
    let mut inside = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return text,
            Event::Start(tag) => inside = tag.name().as_ref() == "w:t",
            Event::Text(words) if inside => text.push_str(&words),
            Event::End(_) => inside = false,
            _ => {}
        }
    }
}

/// Without the grid's widths and the names of the faces for Chinese, WPS loses both.
#[test]
fn every_word_file_is_whole_and_set_for_wps() {
    for sample in all() {
        let bytes = word(sample);
        let parts = parts(&bytes);
        for name in ["[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml", "word/settings.xml"]
        {
            assert!(parts.contains_key(name), "{} has no {name}", sample.name);
        }
        for (name, xml) in &parts {
            let mut reader = Reader::from_str(xml);
            while !matches!(reader.read_event().unwrap_or_else(|e| panic!("{} {name}: {e}", sample.name)), Event::Eof) {
            }
        }
        let document = &parts["word/document.xml"];
        let runs = document.matches("<w:r>").count();
        assert_eq!(attributes(document, "w:rFonts", "w:eastAsia").len(), runs, "{}", sample.name);
        let sum = |values: Vec<String>| values.iter().map(|value| value.parse::<i64>().unwrap()).sum::<i64>();
        let (columns, tables) = (attributes(document, "w:gridCol", "w:w"), attributes(document, "w:tblW", "w:w"));
        let off = (sum(columns.clone()) - sum(tables)).abs();
        assert!(usize::try_from(off).unwrap() <= columns.len(), "{}: the grid is {off} twips off", sample.name);
        assert_eq!(bytes, word(sample), "{} is written differently the second time", sample.name);
    }
}

#[rstest]
#[case::red_head("notice-one", "w:color", "w:val", "E12319")]
#[case::letter("letter-one", "w:top", "w:val", "thinThickSmallGap")]
#[case::lying("ledger-a4", "w:pgSz", "w:orient", "landscape")]
#[case::repeated_head("tasks", "w:tblHeader", "", "")]
fn each_form_keeps_what_it_is_known_by(
    #[case] name: &str,
    #[case] element: &str,
    #[case] attribute: &str,
    #[case] value: &str,
) {
    let sample = all().iter().find(|sample| sample.name == name).unwrap();
    let parts = parts(&word(sample));
    let whole: String =
        parts.iter().filter(|(name, _)| name.starts_with("word/")).map(|(_, xml)| xml.as_str()).collect();
    if attribute.is_empty() {
        assert!(whole.contains(&format!("<{element}/>")));
    } else {
        let found = parts.values().any(|xml| attributes(xml, element, attribute).contains(&value.to_owned()));
        assert!(found, "{element} has no {attribute}={value}");
    }
}

#[test]
fn a_word_file_says_what_the_page_says() {
    let draft = samples::draft(samples::TITLE, &["市住房城乡建设局"]);
    let mut content = samples::papers::notice(&draft, &samples::many(3), true);
    content.opening.push_str("<落实>&“到位”");
    let paper = content.paper(duban_documents::paper::Form::RedHead);
    let bytes = write_docx(&paper, &Manner::default(), &samples::fonts(), &paper.metadata(samples::created())).unwrap();
    let document = text(&parts(&bytes)["word/document.xml"]);
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let printed = bare(&document);
    for words in [&content.number, &content.title, &content.opening, &content.dated, &content.slip.request] {
        assert!(printed.contains(&bare(words)), "{words} is not in it");
    }
    for piece in content.sections.iter().flat_map(|section| section.paragraphs.iter().flatten()) {
        assert!(printed.contains(&bare(&piece.words)), "{} is not in it", piece.words);
    }
    assert!(text(&parts(&bytes)["word/header1.xml"]).is_empty());
}

#[rstest]
#[case("notice-draft", "草稿")]
#[case("notice-recalled", "已撤回")]
fn a_word_file_that_does_not_stand_says_so_at_its_head(#[case] name: &str, #[case] words: &str) {
    let sample = all().iter().find(|sample| sample.name == name).unwrap();
    assert_eq!(text(&parts(&word(sample))["word/header1.xml"]), words);
}

fn workbook(ledger: &duban_documents::ledger_sheet::LedgerSheet) -> BTreeMap<String, String> {
    let sheet = ledger.sheet();
    let metadata = Paper::Sheet(sheet.clone()).metadata(samples::created());
    let bytes = write_xlsx(&sheet, &metadata).unwrap();
    assert_eq!(bytes, write_xlsx(&sheet, &metadata).unwrap(), "it is written differently the second time");
    parts(&bytes)
}

#[test]
fn a_workbook_can_be_sorted_filtered_and_printed() {
    let parts = workbook(&tables::ledger(12, Format::A3, Grouping::Lead));
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    assert_eq!(attributes(sheet, "pane", "state"), ["frozen"]);
    assert_eq!(attributes(sheet, "pane", "ySplit"), ["3"]);
    assert_eq!(attributes(sheet, "autoFilter", "ref"), ["A3:O15"]);
    assert_eq!(attributes(sheet, "pageSetup", "orientation"), ["landscape"]);
    assert_eq!(attributes(sheet, "pageSetup", "paperSize"), ["8"]);
    assert!(parts["xl/workbook.xml"].contains("Print_Titles"));
}

#[test]
fn a_day_is_a_day_and_what_looks_like_a_formula_is_text() {
    let mut ledger = tables::ledger(1, Format::A4, Grouping::None);
    ledger.entries[0].progress = "=1+1".into();
    ledger.entries[0].supporting = "@市财政局".into();
    let parts = workbook(&ledger);
    let sheet = &parts["xl/worksheets/sheet1.xml"];
    assert!(!sheet.contains("<f>"), "a formula was written");
    assert!(parts["xl/sharedStrings.xml"].contains("=1+1"));
    assert!(parts["xl/styles.xml"].contains("quotePrefix=\"1\""));
    // 2026-12-31 as Excel counts days.
    assert!(sheet.contains("<v>46387</v>"), "{sheet}");
    assert!(parts["xl/styles.xml"].contains("yyyy\\-mm\\-dd") || parts["xl/styles.xml"].contains("yyyy-mm-dd"));
}
