//! How large a finished file's pages are.

use lopdf::{Document, Object, ObjectId};

/// Parents that a page may have above it before the file is given up.
const DEEPEST: usize = 16;
/// Points a millimetre.
const POINTS: f32 = 72.0 / 25.4;

/// Width and height of the first page in whole millimetres, as it is seen; `None` where the bytes are no PDF file.
///
/// ```
/// assert_eq!(duban_documents::pdf_paper(b"minutes of a meeting"), None);
/// ```
#[must_use]
pub fn pdf_paper(bytes: &[u8]) -> Option<(u16, u16)> {
    let document = Document::load_mem(bytes).ok()?;
    let page = *document.get_pages().get(&1)?;
    let area = inherited(&document, page, b"MediaBox")?;
    let area: Vec<f32> = area.as_array().ok()?.iter().filter_map(|side| side.as_float().ok()).collect();
    let &[left, bottom, right, top] = area.as_slice() else { return None };
    let millimetres = |points: f32| (points.abs() / POINTS).round() as u16;
    let (width, height) = (millimetres(right - left), millimetres(top - bottom));
    let turned = inherited(&document, page, b"Rotate").and_then(|turn| turn.as_i64().ok()).unwrap_or(0) % 180 != 0;
    Some(if turned { (height, width) } else { (width, height) })
}

/// A page's entry, or that of the nearest above it.
fn inherited<'a>(document: &'a Document, page: ObjectId, key: &[u8]) -> Option<&'a Object> {
    let mut at = page;
    for _ in 0..DEEPEST {
        let dictionary = document.get_dictionary(at).ok()?;
        if let Ok(value) = dictionary.get(key) {
            return document.dereference(value).ok().map(|(_, value)| value);
        }
        at = dictionary.get(b"Parent").and_then(Object::as_reference).ok()?;
    }
    None
}
