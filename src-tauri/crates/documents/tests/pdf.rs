//! The finished file, read again by another hand.

#![allow(clippy::unwrap_used, reason = "a test")]

mod samples;

use duban_documents::notice::{lay_out, supervision_notice};
use duban_documents::page::Mark;
use duban_documents::{Metadata, write_pdf};
use duban_domain::Item;
use lopdf::{Dictionary, Document, Object};

fn notice() -> (Vec<u8>, String, Metadata) {
    let fonts = samples::fonts();
    let items = samples::many(3);
    let items: Vec<&Item> = items.iter().collect();
    let draft = samples::draft(samples::TITLE, &["市水利局", "市财政局"]);
    let number = samples::number();
    let content = supervision_notice(
        &samples::office(),
        &draft,
        Some(&number),
        &items,
        Some(&samples::meeting()),
        Some("000123-1A2B3C4D"),
    );
    let pages = lay_out(&content, &fonts).unwrap();
    let words = pages.pages.iter().flat_map(|page| &page.marks).filter_map(|mark| match mark {
        Mark::Line(line) => Some(line.text()),
        _ => None,
    });
    let words = words.collect::<String>();
    let metadata = content.metadata(samples::created());
    (write_pdf(&pages, &fonts, &metadata).unwrap(), words, metadata)
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> &'a Dictionary {
    document.dereference(object).unwrap().1.as_dict().unwrap()
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    assert_eq!(notice().0, notice().0);
}

#[test]
fn every_font_is_embedded_as_a_tagged_subset() {
    let document = Document::load_mem(&notice().0).unwrap();
    let mut fonts = 0;
    for object in document.objects.values() {
        let Ok(dictionary) = object.as_dict() else { continue };
        if dictionary.get(b"Type").and_then(Object::as_name).ok() == Some(b"FontDescriptor") {
            fonts += 1;
            let name = String::from_utf8_lossy(dictionary.get(b"FontName").unwrap().as_name().unwrap()).into_owned();
            let (tag, face) = name.split_once('+').unwrap();
            assert!(tag.len() == 6 && tag.chars().all(|c| c.is_ascii_uppercase()) && !face.is_empty(), "{name}");
            assert!(dictionary.has(b"FontFile2") || dictionary.has(b"FontFile3"), "{name} is not embedded");
        }
    }
    assert!(fonts >= 4, "{fonts} fonts");
}

/// Text as a reader copies it: each code of each font through its ToUnicode map, in the order it was written.
#[test]
fn the_text_can_be_copied_whole() {
    let (bytes, words, _) = notice();
    let document = Document::load_mem(&bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(bare(&document.extract_text(&pages).unwrap()), bare(&words));
}

#[test]
fn the_file_declares_what_an_archive_needs() {
    let (bytes, _, metadata) = notice();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let document = Document::load_mem(&bytes).unwrap();
    let catalog = document.catalog().unwrap();

    let packet = document.dereference(catalog.get(b"Metadata").unwrap()).unwrap().1.as_stream().unwrap();
    let packet = String::from_utf8(packet.content.clone()).unwrap();
    for part in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>B</pdfaid:conformance>",
        &metadata.title,
        "2026-05-12T09:30:00+08:00",
    ] {
        assert!(packet.contains(part), "{part} is not in the metadata");
    }
    let intent = dictionary(&document, &catalog.get(b"OutputIntents").unwrap().as_array().unwrap()[0]);
    assert_eq!(intent.get(b"S").unwrap().as_name().unwrap(), b"GTS_PDFA1");
    assert!(document.dereference(intent.get(b"DestOutputProfile").unwrap()).unwrap().1.as_stream().is_ok());

    let info = dictionary(&document, document.trailer.get(b"Info").unwrap());
    assert_eq!(info.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20260512093000+08'00'");
    let id = document.trailer.get(b"ID").unwrap().as_array().unwrap();
    assert_eq!(id[0].as_str().unwrap().len(), 16);
}

#[test]
fn each_item_has_a_bookmark_in_reading_order() {
    let document = Document::load_mem(&notice().0).unwrap();
    let outlines = dictionary(&document, document.catalog().unwrap().get(b"Outlines").unwrap());
    let mut titles = Vec::new();
    let mut next = outlines.get(b"First").ok();
    while let Some(entry) = next.map(|entry| dictionary(&document, entry)) {
        let title = entry.get(b"Title").unwrap().as_str().unwrap();
        let units: Vec<u16> = title[2..].chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
        titles.push(String::from_utf16(&units).unwrap());
        next = entry.get(b"Next").ok();
    }
    assert_eq!(titles, ["一、加快老旧小区改造", "二、抓好防汛备汛", "三、推进“一件事”集成改革"]);
}

#[test]
fn a_seal_is_one_picture_with_its_transparency() {
    let sample = samples::papers::all().iter().find(|sample| sample.name == "notice-sealed").unwrap();
    let fonts = samples::fonts();
    let pages = sample.paper.lay_out(&sample.manner, &fonts).unwrap();
    let bytes = write_pdf(&pages, &fonts, &sample.paper.metadata(samples::created())).unwrap();
    assert_eq!(bytes, write_pdf(&pages, &fonts, &sample.paper.metadata(samples::created())).unwrap());
    let document = Document::load_mem(&bytes).unwrap();
    let is_image = |dictionary: &&Dictionary| {
        dictionary.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image") && dictionary.has(b"SMask")
    };
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok()).map(|stream| &stream.dict);
    assert_eq!(streams.filter(is_image).count(), 1);
}

#[test]
fn joined_notices_begin_on_right_hand_pages_with_their_bookmarks() {
    let fonts = samples::fonts();
    let one = |items| {
        let content =
            samples::papers::notice(&samples::draft(samples::TITLE, &["市水利局"]), &samples::many(items), true);
        lay_out(&content, &fonts).unwrap()
    };
    let (first, second) = (one(1), one(2));
    assert_eq!(first.pages.len() % 2, 1, "the first ends on an odd page");
    let pages = first.pages.len();
    let joined = duban_documents::merged([("市水利局".to_owned(), first), ("市财政局".to_owned(), second)]);
    assert!(joined.pages[pages].marks.is_empty(), "a blank page follows it");
    let (_, _, metadata) = notice();
    let document = Document::load_mem(&write_pdf(&joined, &fonts, &metadata).unwrap()).unwrap();
    assert_eq!(document.get_pages().len(), joined.pages.len());
    let outlines = dictionary(&document, document.catalog().unwrap().get(b"Outlines").unwrap());
    assert_eq!(outlines.get(b"Count").unwrap().as_i64().unwrap(), 2);
    let first = dictionary(&document, outlines.get(b"First").unwrap());
    assert!(first.has(b"First"), "the items stand under their notice");
}
