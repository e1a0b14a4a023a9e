//! Rows filled into pages.
//!
//! A row stays whole where it can. One that is high goes over the page's end, two lines at least on either side,
//! rather than leave much of the page empty. The heading of a group never stands last, and is repeated where its rows
//! go on; so is the table's head.

use super::setting::{Frame, OUTER, Role, SetBox, SetRow, TableRow};
use super::{Align, CONTINUED};
use crate::PageError;
use crate::fonts::{Fonts, Style};
use crate::page::{Bookmark, Colour, Page};
use crate::table::{Inside, TableBox};

/// A page's part of a table.
pub(crate) struct Filled {
    /// Its marks.
    pub(crate) page: Page,
    /// Where it ends.
    pub(crate) bottom: f64,
    /// Bookmarks to its rows; their page counts from the table's first.
    pub(crate) bookmarks: Vec<Bookmark>,
}

/// Part of a page that may stay empty before a row is broken.
const MAY_STAY_EMPTY: f64 = 0.2;
/// Lines of a broken row that stand together at least.
const LEAST_LINES: usize = 2;

/// Fills `rows` into pages, each with `head` above; `room` gives the top and the bottom of the space on each page.
pub(crate) fn fill(
    frame: &Frame,
    head: Option<&TableRow>,
    rows: &[TableRow],
    room: &dyn Fn(usize) -> (f64, f64),
    fonts: &Fonts,
) -> Result<Vec<Filled>, PageError> {
    let head = head.map(|head| frame.set(head, fonts)).transpose()?;
    let mut filling = Filling { frame, head, room, done: Vec::new(), open: None };
    let mut group: Option<SetRow> = None;
    let mut set: Vec<SetRow> = Vec::with_capacity(rows.len());
    for row in rows {
        set.push(frame.set(row, fonts)?);
    }
    for (index, (row, source)) in set.iter().zip(rows).enumerate() {
        if row.role == Role::Group {
            filling.make_room(row, set.get(index + 1));
            filling.put(row);
            group = Some(continued(frame, source, fonts)?);
            continue;
        }
        if row.role == Role::Free {
            group = None;
        }
        filling.add(row.clone(), group.as_ref());
    }
    filling.close();
    Ok(filling.done)
}

/// A group's heading for the pages after its first.
fn continued(frame: &Frame, group: &TableRow, fonts: &Fonts) -> Result<SetRow, PageError> {
    let boxes = group.boxes.iter().map(|inside| TableBox {
        inside: match &inside.inside {
            Inside::Words(words, indent) => {
                Inside::Words(words.iter().map(|words| words.clone().then(Style::HeiTi, CONTINUED)).collect(), *indent)
            }
            other => other.clone(),
        },
        align: Align::Left,
        ..inside.clone()
    });
    frame.set(&TableRow { bookmark: None, boxes: boxes.collect(), ..group.clone() }, fonts)
}

struct Filling<'a> {
    frame: &'a Frame,
    head: Option<SetRow>,
    room: &'a dyn Fn(usize) -> (f64, f64),
    done: Vec<Filled>,
    open: Option<Open>,
}

/// A page that is being filled.
struct Open {
    page: Page,
    top: f64,
    at: f64,
    bottom: f64,
    bookmarks: Vec<Bookmark>,
    rows: usize,
}

impl Filling<'_> {
    fn add(&mut self, mut row: SetRow, group: Option<&SetRow>) {
        loop {
            let (left, whole) = self.left();
            if row.height <= left + 0.01 {
                break;
            }
            let fresh = self.open.as_ref().is_none_or(|open| open.rows == 0);
            if Self::is_broken(&row, left, whole)
                && let Some((first, rest)) = self.broken(&row, left)
            {
                self.put(&first);
                self.next(group);
                row = rest;
            } else if fresh {
                break;
            } else {
                self.next(group);
            }
        }
        self.put(&row);
    }

    /// Room that is left on the page, and on an empty one.
    fn left(&mut self) -> (f64, f64) {
        let open = self.open();
        (open.bottom - open.at, open.bottom - open.top)
    }

    /// Goes to the next page where a heading would stand alone: the row after it neither fits nor is broken there.
    fn make_room(&mut self, heading: &SetRow, next: Option<&SetRow>) {
        let (left, whole) = self.left();
        let below = left - heading.height;
        let stands_well = next.is_none_or(|next| {
            next.height <= below + 0.01 || (Self::is_broken(next, below, whole) && self.broken(next, below).is_some())
        });
        let fresh = self.open.as_ref().is_none_or(|open| open.rows == 0);
        if !(below >= 0.0 && stands_well || fresh) {
            self.next(None);
        }
    }

    /// Whether a row that does not fit into the room left is broken rather than moved to the next page.
    fn is_broken(row: &SetRow, left: f64, whole: f64) -> bool {
        row.height > whole || left / whole.max(1.0) > MAY_STAY_EMPTY
    }

    fn open(&mut self) -> &mut Open {
        let (frame, head, number) = (self.frame, &self.head, self.done.len());
        let room = self.room;
        self.open.get_or_insert_with(|| {
            let (top, bottom) = room(number);
            let mut page = Page::new(0.0, 0.0);
            let mut at = top;
            if let Some(head) = head {
                frame.draw(head, at, &mut page);
                at += head.height;
            }
            Open { page, top, at, bottom, bookmarks: Vec::new(), rows: 0 }
        })
    }

    fn put(&mut self, row: &SetRow) {
        let (frame, number) = (self.frame, self.done.len());
        let open = self.open();
        if let Some(title) = row.bookmark.clone() {
            open.bookmarks.push(Bookmark { title, page: number, y: open.at, level: 0 });
        }
        frame.draw(row, open.at, &mut open.page);
        open.at += row.height;
        open.rows += 1;
    }

    fn next(&mut self, group: Option<&SetRow>) {
        self.close();
        if let Some(group) = group {
            self.put(group);
            self.open().rows = 0;
        }
    }

    fn close(&mut self) {
        self.open();
        let Some(mut open) = self.open.take() else { return };
        open.page.frame((self.frame.left, open.top), (self.frame.right(), open.at), OUTER, Colour::BLACK);
        self.done.push(Filled { page: open.page, bottom: open.at, bookmarks: open.bookmarks });
    }

    /// The row in two, the first as high as there is room for; `None` where it does not break well.
    fn broken(&self, row: &SetRow, room: f64) -> Option<(SetRow, SetRow)> {
        let fits = ((room - 2.0 * self.frame.inset.1) / self.frame.leading + 0.01).floor().max(0.0) as usize;
        let most = row.boxes.iter().map(|set| set.lines.len()).max()?;
        let first = fits.min(most.checked_sub(LEAST_LINES)?);
        if first < LEAST_LINES {
            return None;
        }
        let part = |from_start: bool| -> SetRow {
            let boxes: Vec<SetBox> = row
                .boxes
                .iter()
                .map(|set| {
                    let at = first.min(set.lines.len());
                    let lines = if from_start { set.lines[..at].to_vec() } else { set.lines[at..].to_vec() };
                    set.with_lines(lines, from_start)
                })
                .collect();
            let lines = boxes.iter().map(|set| set.lines.len()).max().unwrap_or(0);
            let height = self.frame.leading * lines as f64 + 2.0 * self.frame.inset.1;
            let bookmark = if from_start { row.bookmark.clone() } else { None };
            SetRow { boxes, height, role: row.role, bookmark }
        };
        Some((part(true), part(false)))
    }
}
