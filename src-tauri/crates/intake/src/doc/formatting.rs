//! What is said of paragraphs and runs of characters ([MS-DOC] 2.8.5, 2.8.6, 2.9.32, 2.9.174).

use crate::little::{place_at, stretch, u16_at, u32_at};

/// The size of a page of formatting.
const PAGE: usize = 512;

/// What is said of a paragraph that matters here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub(super) style: u16,
    pub(super) in_table: bool,
    /// Whether its end is the end of a table row.
    pub(super) ends_row: bool,
    /// How deep it stands in tables.
    pub(super) depth: u32,
    /// Its list; 0 takes a number away that the style gives.
    pub(super) list: Option<u16>,
    pub(super) level: Option<u8>,
}

/// Stretches of the stream, in order, and what is said of each.
#[derive(Debug)]
pub(super) struct Runs<T>(Vec<(usize, usize, T)>);

impl<T: Copy> Runs<T> {
    pub(super) fn at(&self, place: usize) -> Option<T> {
        let next = self.0.partition_point(|(start, ..)| *start <= place);
        let (_, end, said) = self.0.get(next.checked_sub(1)?)?;
        (place < *end).then_some(*said)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn sorted(mut runs: Vec<(usize, usize, T)>) -> Self {
        runs.sort_by_key(|(start, ..)| *start);
        Self(runs)
    }
}

/// What is said of each paragraph.
pub(super) fn paragraphs(bins: &[u8], main: &[u8], data: &[u8]) -> Runs<Paragraph> {
    let mut runs = Vec::new();
    for page in pages(bins, main) {
        for (start, end, at) in entries(page, 13) {
            let said = match page.get(at) {
                Some(0) => page.get(at + 1).and_then(|n| stretch(page, at + 2, usize::from(*n) * 2)),
                Some(n) => stretch(page, at + 1, usize::from(*n) * 2 - 1),
                None => None,
            };
            runs.push((start, end, said.map_or_else(Paragraph::default, |said| paragraph(said, data))));
        }
    }
    Runs::sorted(runs)
}

/// The stretches whose characters are deleted or hidden.
pub(super) fn unseen(bins: &[u8], main: &[u8]) -> Runs<()> {
    const DELETED: u16 = 0x0800;
    const HIDDEN: u16 = 0x083C;
    let mut runs = Vec::new();
    for page in pages(bins, main) {
        for (start, end, at) in entries(page, 1) {
            let said = page.get(at).and_then(|len| stretch(page, at + 1, usize::from(*len)));
            let is_unseen = |(sprm, operand): (u16, &[u8])| matches!(sprm, DELETED | HIDDEN) && operand == [1];
            if at > 0 && changes(said.unwrap_or_default()).any(is_unseen) {
                runs.push((start, end, ()));
            }
        }
    }
    Runs::sorted(runs)
}

/// What changes to the formatting say of a paragraph; the first two bytes are the number of its style.
pub(super) fn paragraph(said: &[u8], data: &[u8]) -> Paragraph {
    let mut paragraph = Paragraph { style: u16_at(said, 0).unwrap_or(0), ..Paragraph::default() };
    apply(&mut paragraph, said.get(2..).unwrap_or_default(), data);
    paragraph
}

/// Applies changes, those in the data stream too, where long ones are kept.
fn apply(paragraph: &mut Paragraph, said: &[u8], data: &[u8]) {
    for (sprm, operand) in changes(said) {
        let flag = operand.first().is_some_and(|n| *n != 0);
        match sprm {
            0x2416 => paragraph.in_table = flag,
            0x2417 => paragraph.ends_row = flag,
            0x6649 => paragraph.depth = u32_at(operand, 0).unwrap_or(0),
            0x260A => paragraph.level = operand.first().copied(),
            0x460B => paragraph.list = u16_at(operand, 0),
            0x6645 | 0x6646 => {
                let long = place_at(operand, 0)
                    .and_then(|at| stretch(data, at.checked_add(2)?, usize::from(u16_at(data, at)?)));
                // Long changes hold no other long ones: nothing to follow further.
                apply(paragraph, long.unwrap_or_default(), &[]);
            }
            _ => {}
        }
    }
}

/// The single changes, each with its operand, as long as it says by itself (2.2.5.1).
fn changes(mut said: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    const TABLE: u16 = 0xD608;
    const TABS: u16 = 0xC615;
    std::iter::from_fn(move || {
        let sprm = u16_at(said, 0)?;
        let (skip, len) = match sprm >> 13 {
            0 | 1 => (2, 1),
            2 | 4 | 5 => (2, 2),
            3 => (2, 4),
            7 => (2, 3),
            _ if sprm == TABLE => (4, usize::from(u16_at(said, 2)?).saturating_sub(1)),
            // Its length is not kept where it does not fit a byte; nothing that is looked for comes after it.
            _ if sprm == TABS && said.get(2) == Some(&255) => return None,
            _ => (3, usize::from(*said.get(2)?)),
        };
        let operand = stretch(said, skip, len)?;
        said = &said[skip + len..];
        Some((sprm, operand))
    })
}

/// The pages that a table of bins names.
fn pages<'m>(bins: &[u8], main: &'m [u8]) -> impl Iterator<Item = &'m [u8]> {
    let count = bins.len().saturating_sub(4) / 8;
    // A page named twice would be read twice.
    let mut numbers: Vec<usize> =
        (0..count).filter_map(|n| Some(place_at(bins, (count + 1 + n) * 4)? & 0x003F_FFFF)).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.into_iter().filter_map(|page| stretch(main, page * PAGE, PAGE))
}

/// The runs of a page: from, to, and where in the page it stands what is said of them. `width` is the size of what
/// stands in the page for each run.
fn entries(page: &[u8], width: usize) -> impl Iterator<Item = (usize, usize, usize)> {
    let count = usize::from(page[PAGE - 1]);
    (0..count).map_while(move |run| {
        let start = place_at(page, run * 4)?;
        let end = place_at(page, run * 4 + 4)?;
        let at = usize::from(*page.get((count + 1) * 4 + run * width)?) * 2;
        Some((start, end, at))
    })
}
