//! What makes the written objects a PDF/A-2b file.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary};
use sm3::{Digest, Sm3};

use super::{Metadata, xmp};
use crate::PageError;
use crate::page::Pages;

/// sRGB as a profile (ICC 4, made by Little CMS, which puts it in the public domain).
const SRGB: &[u8] = include_bytes!("../../assets/srgb.icc");
/// The best level costs twice the time of this one and saves one per cent.
const LEVEL: Compression = Compression::new(6);

/// Puts metadata, output intent, id and bookmarks in, and gives the file's bytes. `described` are the pages as text,
/// from which the id is made.
pub(super) fn finish(
    mut document: Document,
    pages: &Pages,
    metadata: &Metadata,
    described: &str,
) -> Result<Vec<u8>, PageError> {
    "1.7".clone_into(&mut document.version);
    let info = document.add_object(info(metadata));
    let profile = document.add_object(Stream::new(dictionary! { "N" => 3 }, SRGB.to_vec()));
    let packet = xmp::packet(metadata).into_bytes();
    // PDF/A wants its metadata readable without a decoder.
    let packet = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, packet).with_compression(false);
    let packet = document.add_object(packet);
    let outlines = outlines(&mut document, pages);

    let root = document.trailer.get(b"Root").and_then(Object::as_reference).map_err(|e| unwritten(&e))?;
    let catalog = document.get_object_mut(root).and_then(Object::as_dict_mut).map_err(|e| unwritten(&e))?;
    catalog.set("Metadata", packet);
    catalog.set(
        "OutputIntents",
        vec![Object::Dictionary(dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFA1",
            "OutputConditionIdentifier" => Object::string_literal("sRGB IEC61966-2.1"),
            "Info" => Object::string_literal("sRGB IEC61966-2.1"),
            "DestOutputProfile" => profile,
        })],
    );
    catalog.set("Lang", Object::string_literal("zh-CN"));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    if let Some(outlines) = outlines {
        catalog.set("Outlines", outlines);
        catalog.set("PageMode", "UseOutlines");
    }

    let id = Object::String(id(described, metadata), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    document.trailer.set("Info", info);
    document.prune_objects();
    document.renumber_objects();
    compress(&mut document).map_err(|error| PageError::Write(error.to_string()))?;
    let mut bytes = Vec::new();
    // Objects that are no streams are packed together too; PDF/A-2 allows it, PDF/A-1 did not.
    document.save_modern(&mut bytes).map_err(|error| PageError::Write(error.to_string()))?;
    Ok(bytes)
}

fn unwritten(error: &lopdf::Error) -> PageError {
    PageError::Write(error.to_string())
}

fn info(metadata: &Metadata) -> Dictionary {
    let zone = metadata.created.format("%:z").to_string().replace(':', "'");
    let date = Object::string_literal(format!("D:{}{zone}'", metadata.created.format("%Y%m%d%H%M%S")));
    let mut info = dictionary! {
        "Title" => words(&metadata.title),
        "Author" => words(&metadata.author),
        "Creator" => words(xmp::PROGRAM),
        "Producer" => words(xmp::PROGRAM),
        "CreationDate" => date.clone(),
        "ModDate" => date,
    };
    if !metadata.subject.is_empty() {
        info.set("Subject", words(&metadata.subject));
    }
    if !metadata.keywords.is_empty() {
        info.set("Keywords", words(&xmp::keywords(metadata)));
    }
    info
}

/// UTF-16 with its mark.
fn words(text: &str) -> Object {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// Stands for what is on the pages and when it was made; the same document has the same id.
fn id(described: &str, metadata: &Metadata) -> Vec<u8> {
    let mut digest = Sm3::new();
    digest.update(described);
    digest.update(xmp::packet(metadata));
    digest.finalize()[..16].to_vec()
}

/// The bookmarks as a tree: one of a deeper level stands under the last one before it of a higher. `None` where there
/// are none.
fn outlines(document: &mut Document, pages: &Pages) -> Option<ObjectId> {
    let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    let places: Vec<_> = pages.bookmarks.iter().filter_map(|b| Some((b, *page_ids.get(b.page)?))).collect();
    if places.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = places.iter().map(|_| document.new_object_id()).collect();
    let parents: Vec<Option<usize>> = (0..places.len())
        .map(|index| (0..index).rev().find(|before| places[*before].0.level < places[index].0.level))
        .collect();
    let children =
        |parent: Option<usize>| -> Vec<usize> { (0..places.len()).filter(|index| parents[*index] == parent).collect() };
    let family = |members: &[usize], entry: &mut Dictionary| {
        if let (Some(first), Some(last)) = (members.first(), members.last()) {
            entry.set("First", ids[*first]);
            entry.set("Last", ids[*last]);
            entry.set("Count", i64::try_from(members.len()).unwrap_or(i64::MAX));
        }
    };
    for (index, (bookmark, page)) in places.iter().enumerate() {
        let height = pages.pages.get(bookmark.page).map_or(0.0, |page| page.height) - bookmark.y;
        let target: Vec<Object> =
            vec![(*page).into(), "XYZ".into(), Object::Null, (height.round() as i64).into(), Object::Null];
        let parent = parents[index].map_or(root, |parent| ids[parent]);
        let mut entry = dictionary! { "Title" => words(&bookmark.title), "Parent" => parent, "Dest" => target };
        let siblings = children(parents[index]);
        let place = siblings.iter().position(|sibling| *sibling == index)?;
        if let Some(previous) = place.checked_sub(1) {
            entry.set("Prev", ids[siblings[previous]]);
        }
        if let Some(next) = siblings.get(place + 1) {
            entry.set("Next", ids[*next]);
        }
        family(&children(Some(index)), &mut entry);
        document.set_object(ids[index], entry);
    }
    let mut top = dictionary! { "Type" => "Outlines" };
    family(&children(None), &mut top);
    document.set_object(root, top);
    Some(root)
}

fn compress(document: &mut Document) -> std::io::Result<()> {
    for object in document.objects.values_mut() {
        if let Object::Stream(stream) = object
            && stream.allows_compression
            && !stream.dict.has(b"Filter")
        {
            let mut encoder = ZlibEncoder::new(Vec::new(), LEVEL);
            encoder.write_all(&stream.content)?;
            stream.set_content(encoder.finish()?);
            stream.dict.set("Filter", "FlateDecode");
        }
    }
    Ok(())
}
