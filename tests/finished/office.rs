//! What is for Word and Excel, opened by LibreOffice.
//!
//! The faces that the files name are not free; the free ones of the set-up stand in for them here, so that lines are as
//! long as they are in an office.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use duban_documents::ledger_sheet::Grouping;
use duban_documents::paper::{Format, Paper};
use duban_documents::{write_docx, write_xlsx};

use crate::samples::papers::all;
use crate::samples::{created, fonts, tables};
use crate::{finished, text};

/// What is named in the files, and what stands in for it.
const FACES: [(&str, &str); 6] = [
    ("仿宋", "FandolFang R"),
    ("楷体", "FandolKai"),
    ("黑体", "FandolHei"),
    ("宋体", "FandolSong"),
    ("方正小标宋简体", "FandolSong"),
    ("Times New Roman", "FandolSong"),
];

/// Opens all files in one go and saves them in another format.
fn convert(folder: &Path, files: &[PathBuf], format: &str) {
    let mut faces = String::new();
    for (named, free) in FACES {
        let _ = write!(
            faces,
            "<match target=\"pattern\"><test name=\"family\"><string>{named}</string></test>\
             <edit name=\"family\" mode=\"assign\" binding=\"strong\"><string>{free}</string></edit></match>"
        );
    }
    let set_up = folder.join("fonts.conf");
    let include = "<include ignore_missing=\"yes\">/etc/fonts/fonts.conf</include>";
    std::fs::write(&set_up, format!("<?xml version=\"1.0\"?><fontconfig>{include}{faces}</fontconfig>")).unwrap();
    // A profile of its own, so that a LibreOffice that is open stays as it is.
    let done = Command::new("soffice")
        .env("FONTCONFIG_FILE", &set_up)
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", "--convert-to", format, "--outdir"])
        .arg(folder)
        .args(files)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    assert!(done.success());
}

/// How often each 汉字 stands in it; page numbers and the code, which only an issued page carries, are left out.
fn characters(text: &str) -> BTreeMap<char, usize> {
    let mut counted = BTreeMap::new();
    for character in
        text.replace("校验码", "").chars().filter(|character| ('\u{3400}'..='\u{9fff}').contains(character))
    {
        *counted.entry(character).or_insert(0) += 1;
    }
    counted
}

#[test]
fn every_word_file_opens_with_the_pages_and_words_of_the_pdf() {
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    for sample in all() {
        let path = folder.path().join(format!("{}.docx", sample.name));
        let metadata = sample.paper.metadata(created());
        std::fs::write(&path, write_docx(&sample.paper, &sample.manner, &fonts(), &metadata).unwrap()).unwrap();
        files.push(path);
    }
    convert(folder.path(), &files, "pdf");
    for ((sample, pages), file) in finished().papers.iter().zip(&files) {
        let rendered = file.with_extension("pdf");
        let count = crate::run("pdfinfo", &[], &rendered).stdout;
        let count = String::from_utf8_lossy(&count).into_owned();
        let count: usize = count.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse().unwrap();
        // Word breaks lines in its own way, so that a full last page may turn over, but no more than that.
        let own = pages.pages.len();
        assert!(count.abs_diff(own) <= 1, "{}: {count} pages, {own} as PDF", sample.name);

        let read = Command::new("pdftotext").arg(&rendered).arg("-").output().unwrap();
        let read = characters(&String::from_utf8_lossy(&read.stdout));
        // Running heads and page numbers differ; the head of a table that goes on stands once more in either.
        let wanted = characters(&text(pages).concat());
        let total: usize = wanted.values().sum();
        let lost: Vec<(char, usize)> = wanted
            .iter()
            .map(|(character, count)| (*character, count.saturating_sub(read.get(character).copied().unwrap_or(0))))
            .filter(|(_, missing)| *missing > 0)
            .collect();
        let missing: usize = lost.iter().map(|(_, missing)| missing).sum();
        assert!(missing * 50 <= total, "{}: {missing} of {total} characters are not in it: {lost:?}", sample.name);
    }
}

#[test]
fn a_workbook_opens_with_days_filters_and_print_set_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = tables::ledger(12, Format::A3, Grouping::None);
    ledger.entries[0].progress = "=1+1".into();
    ledger.entries[1].progress = "+86提示：-5%".into();
    ledger.entries[2].supporting = "@市财政局".into();
    let sheet = ledger.sheet();
    let metadata = Paper::Sheet(sheet.clone()).metadata(created());
    let path = folder.path().join("ledger.xlsx");
    std::fs::write(&path, write_xlsx(&sheet, &metadata).unwrap()).unwrap();
    convert(folder.path(), std::slice::from_ref(&path), "fods");
    let opened = std::fs::read_to_string(path.with_extension("fods")).unwrap();

    let days = opened.matches("office:value-type=\"date\"").count();
    let wanted = ledger.entries.iter().filter(|entry| entry.due.is_some()).count();
    assert!(days >= wanted && wanted > 0, "{days} days of {wanted}");
    assert!(opened.contains("table:display-filter-buttons=\"true\""), "it can be filtered");
    assert!(opened.contains("<table:table-header-rows>"), "its head is printed on each page");
    assert!(opened.contains("style:print-orientation=\"landscape\""));
    assert!(opened.contains("fo:page-width=\"16.5354in\"") || opened.contains("fo:page-width=\"420mm\""), "A3");
    assert!(!opened.contains("table:formula"), "nothing is reckoned");
    for words in ["=1+1", "+86提示：-5%", "@市财政局"] {
        assert!(opened.contains(&format!("<text:p>{words}</text:p>")), "{words} is not text");
    }
}
