//! Several documents in one file, for a printer that prints both sides.

use crate::page::{Bookmark, Page, Pages};

/// Joins documents that were laid out with the same fonts.
///
/// Each begins on a right-hand page: where one ends on an odd page, a blank page follows it, but none at the end. Each
/// has a bookmark with its title, its own ones stand under that.
///
/// ```
/// use duban_documents::merged;
/// use duban_documents::page::{Page, Pages};
/// let of = |count| Pages { pages: vec![Page::new(595.0, 842.0); count], bookmarks: Vec::new() };
/// let joined = merged([("市水利局".into(), of(3)), ("市财政局".into(), of(2)), ("市教育体育局".into(), of(1))]);
/// assert_eq!(joined.pages.len(), 7);
/// let begin: Vec<usize> = joined.bookmarks.iter().map(|bookmark| bookmark.page).collect();
/// assert_eq!(begin, [0, 4, 6]);
/// ```
#[must_use]
pub fn merged(documents: impl IntoIterator<Item = (String, Pages)>) -> Pages {
    let mut all = Pages::default();
    for (title, document) in documents {
        if all.pages.len() % 2 == 1
            && let Some(last) = all.pages.last()
        {
            all.pages.push(Page::new(last.width, last.height));
        }
        let first = all.pages.len();
        all.bookmarks.push(Bookmark { title, page: first, y: 0.0, level: 0 });
        all.bookmarks.extend(document.bookmarks.into_iter().map(|bookmark| Bookmark {
            page: bookmark.page + first,
            level: bookmark.level + 1,
            ..bookmark
        }));
        all.pages.extend(document.pages);
    }
    all
}
