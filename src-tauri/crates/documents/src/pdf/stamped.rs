//! What is said across the pages of a finished file that no longer stands.

use chrono::DateTime;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::{Metadata, write_pdf};
use crate::PageError;
use crate::fonts::Fonts;
use crate::paper::across;

/// A copy of a file that [`write_pdf`] wrote, with words large and pale behind what stands on each page: 已撤回, 已作废.
/// The file itself, its text, its ids and its dates stay as they are; the same file and words give the same copy.
pub fn stamped(pdf: &[u8], words: &str, fonts: &Fonts) -> Result<Vec<u8>, PageError> {
    let mut document = Document::load_mem(pdf).map_err(|e| unwritten(&e))?;
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let mut stamps: Vec<((f64, f64), ObjectId)> = Vec::new();
    let show = document.add_object(Stream::new(Dictionary::new(), b"/Artifact BMC q /Across Do Q EMC\n".to_vec()));
    for page in pages {
        let size = size_of(&document, page)?;
        let stamp = if let Some((_, stamp)) = stamps.iter().find(|(known, _)| *known == size) {
            *stamp
        } else {
            let stamp = stamp(&mut document, words, size, fonts)?;
            stamps.push((size, stamp));
            stamp
        };
        document.add_xobject(page, "Across", stamp).map_err(|e| unwritten(&e))?;
        let page = document.get_object_mut(page).and_then(Object::as_dict_mut).map_err(|e| unwritten(&e))?;
        let mut contents = vec![Object::Reference(show)];
        match page.get(b"Contents") {
            Ok(Object::Array(parts)) => contents.extend(parts.iter().cloned()),
            Ok(part) => contents.push(part.clone()),
            Err(_) => {}
        }
        page.set("Contents", contents);
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|e| PageError::Write(e.to_string()))?;
    Ok(bytes)
}

/// The words on a page of their own, taken over as a form with its own faces.
fn stamp(into: &mut Document, words: &str, size: (f64, f64), fonts: &Fonts) -> Result<ObjectId, PageError> {
    let metadata = Metadata {
        title: words.to_owned(),
        author: String::new(),
        created: DateTime::UNIX_EPOCH.fixed_offset(),
        subject: String::new(),
        keywords: Vec::new(),
    };
    let written = write_pdf(&across(words, size, fonts)?, fonts, &metadata)?;
    let mut alone = Document::load_mem(&written).map_err(|e| unwritten(&e))?;
    alone.renumber_objects_with(into.max_id + 1);
    let page = alone.get_pages().into_values().next().ok_or_else(|| PageError::Write("no page".into()))?;
    let content = alone.get_page_content(page);
    let resources = alone.get_object(page).and_then(Object::as_dict).and_then(|page| page.get(b"Resources"));
    let resources = resources.map_err(|e| unwritten(&e))?.clone();
    into.max_id = alone.max_id;
    into.objects.extend(alone.objects);
    let form = Stream::new(
        dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => vec![0.into(), 0.into(), Object::Real(size.0 as f32), Object::Real(size.1 as f32)],
            "Resources" => resources,
        },
        content,
    );
    let id = into.add_object(form);
    Ok(id)
}

fn size_of(document: &Document, page: ObjectId) -> Result<(f64, f64), PageError> {
    let page = document.get_object(page).and_then(Object::as_dict).map_err(|e| unwritten(&e))?;
    let sides = page.get(b"MediaBox").and_then(Object::as_array).map_err(|e| unwritten(&e))?;
    let side = |at: usize| sides.get(at).and_then(|side| side.as_float().ok()).map(f64::from);
    side(2).zip(side(3)).ok_or_else(|| PageError::Write("a page has no size".into()))
}

fn unwritten(error: &lopdf::Error) -> PageError {
    PageError::Write(error.to_string())
}
