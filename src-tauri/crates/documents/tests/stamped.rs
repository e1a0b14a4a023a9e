//! A file that no longer stands says so, and is otherwise as it was.

#![allow(clippy::unwrap_used, reason = "a test")]

mod samples;

use duban_documents::{stamped, write_pdf};

#[test]
fn every_page_of_a_recalled_file_says_so_behind_its_words() {
    let fonts = samples::fonts();
    let sample = samples::papers::all().iter().find(|sample| sample.name.contains("notice")).unwrap();
    let pages = sample.paper.lay_out(&sample.manner, &fonts).unwrap();
    let created = chrono::DateTime::parse_from_rfc3339("2026-06-11T09:00:00+08:00").unwrap();
    let pdf = write_pdf(&pages, &fonts, &sample.paper.metadata(created)).unwrap();
    let recalled = stamped(&pdf, "已撤回", &fonts).unwrap();
    assert_eq!(recalled, stamped(&pdf, "已撤回", &fonts).unwrap(), "the same copy each time");
    let document = lopdf::Document::load_mem(&recalled).unwrap();
    assert_eq!(document.get_pages().len(), pages.pages.len());
    for page in document.get_pages().into_values() {
        let content = document.get_page_content(page);
        assert!(content.windows(10).any(|part| part == b"/Across Do"), "a page does not say so");
    }
}
