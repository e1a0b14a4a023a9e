//! What an old workbook would fill in memory, told from its records before they are read ([MS-XLS] 2.4).

use std::collections::HashSet;

use crate::error::Fault;
use crate::little::u16_at;

/// The most cells that the rectangle around a sheet's filled cells may hold: all of them are kept in memory.
const AREA_LIMIT: u64 = 2_000_000;

/// The most that the texts of all cells may take together, in bytes. A text that many cells share is kept for each.
const TEXTS_LIMIT: u64 = 64 * 1024 * 1024;

/// Refuses a workbook whose cells lie so far apart, or whose shared texts are used so often, that they would fill the
/// memory. Tells of each sheet which cells show a month without its day: a date there is no day.
pub(super) fn measure(stream: &[u8]) -> Result<Vec<HashSet<(u32, u32)>>, Fault> {
    let mut book = Measured::default();
    let mut months = Vec::new();
    let begins = book.globals(stream)?;
    // Sheets may overlap in a file that was made to do harm, but all together are no longer than the file.
    let mut left = 2 * stream.len();
    for begin in begins {
        let sheet = stream.get(begin..).unwrap_or_default();
        let read = book.sheet(sheet)?;
        months.push(std::mem::take(&mut book.months));
        left = left.checked_sub(read).ok_or_else(|| Fault::broken("sheets overlap"))?;
    }
    Ok(months)
}

#[derive(Debug, Default)]
struct Measured {
    /// The number formats that show a month without its day, and the format of each kind of cell.
    month_formats: HashSet<u16>,
    formats: Vec<u16>,
    /// The cells of the sheet that are shown so.
    months: HashSet<(u32, u32)>,
    /// The length of each shared text, in bytes.
    shared: Vec<u32>,
    /// What the texts of all cells take so far.
    texts: u64,
}

impl Measured {
    /// Reads the part before the sheets; tells where the sheets begin.
    fn globals(&mut self, stream: &[u8]) -> Result<Vec<usize>, Fault> {
        const BOUND_SHEET: u16 = 0x0085;
        const SHARED_TEXTS: u16 = 0x00FC;
        const CONTINUE: u16 = 0x003C;
        const FORMAT: u16 = 0x041E;
        const CELL_KIND: u16 = 0x00E0;
        let mut begins = Vec::new();
        let mut shared: Vec<&[u8]> = Vec::new();
        let mut last = 0;
        for (kind, body) in records(stream) {
            match kind {
                END => break,
                BOUND_SHEET => begins.extend(body.first_chunk().map(|le| u32::from_le_bytes(*le) as usize)),
                SHARED_TEXTS => shared = vec![body],
                FORMAT if shows_month_alone(body.get(4..).unwrap_or_default()) => {
                    self.month_formats.extend(u16_at(body, 0));
                }
                CELL_KIND => self.formats.extend(u16_at(body, 2)),
                CONTINUE if last == SHARED_TEXTS => shared.push(body),
                _ => {}
            }
            last = if kind == CONTINUE { last } else { kind };
        }
        self.shared = Shared::lengths(&shared);
        if begins.len() > 1000 { Err(Fault::broken("too many sheets")) } else { Ok(begins) }
    }

    /// Reads one sheet; tells how many bytes it takes.
    fn sheet(&mut self, sheet: &[u8]) -> Result<usize, Fault> {
        /// BLANK, INTEGER, NUMBER, LABEL, BOOLERR, FORMULA, RSTRING, RK, in their versions.
        const CELLS: [u16; 14] = [
            0x0001, 0x0002, 0x0003, 0x0004, 0x0005, 0x0006, 0x00D6, 0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x0406,
            0x027E,
        ];
        /// MULRK and MULBLANK end with the column of their last cell.
        const ROWS: [u16; 2] = [0x00BD, 0x00BE];
        const SHARED_TEXT: u16 = 0x00FD;
        let (mut rows, mut columns, mut read) = (0, 0, 0);
        for (kind, body) in records(sheet) {
            read += body.len() + 4;
            if kind == END {
                break;
            }
            let number = |at: usize| body.get(at..at + 2).map_or(0, |le| u64::from(le[0]) | u64::from(le[1]) << 8);
            let mut column = number(2);
            if kind == SHARED_TEXT {
                let text = number(6) | number(8) << 16;
                let length = usize::try_from(text).ok().and_then(|text| self.shared.get(text));
                self.texts += u64::from(length.copied().unwrap_or(0));
            } else if ROWS.contains(&kind) {
                column = column.max(number(body.len().saturating_sub(2)));
            } else if !CELLS.contains(&kind) {
                continue;
            }
            let format = u16_at(body, 4).and_then(|kind| self.formats.get(usize::from(kind)));
            if format.is_some_and(|format| self.month_formats.contains(format)) {
                let place = |at: usize| u16_at(body, at).map_or(0, u32::from);
                self.months.insert((place(0), place(2)));
            }
            rows = rows.max(number(0) + 1);
            columns = columns.max(column + 1);
            if rows * columns > AREA_LIMIT || self.texts > TEXTS_LIMIT {
                return Err(Fault::Swells(TEXTS_LIMIT));
            }
        }
        Ok(read)
    }
}

/// Whether a number format, its flags in front of it, shows a month without its day. What matters in it is ASCII.
fn shows_month_alone(format: &[u8]) -> bool {
    let shows = |sign: u8| format.iter().skip(1).any(|byte| byte.eq_ignore_ascii_case(&sign));
    shows(b'y') && shows(b'm') && !shows(b'd') && !shows(b'h')
}

const END: u16 = 0x000A;

/// The records of a stream: their kind and what stands in them.
fn records(stream: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let [a, b, c, d, after @ ..] = rest else { return None };
        let (body, next) = after.split_at_checked(usize::from(u16::from_le_bytes([*c, *d])))?;
        rest = next;
        Some((u16::from_le_bytes([*a, *b]), body))
    })
}

/// The table of shared texts, which goes on over several records. Where the characters of a text are cut, the next
/// record begins with a byte that says how wide they are there.
struct Shared<'a> {
    /// What is left of the record that is read.
    rest: &'a [u8],
    /// The records after it.
    bodies: &'a [&'a [u8]],
}

impl<'a> Shared<'a> {
    fn lengths(bodies: &'a [&'a [u8]]) -> Vec<u32> {
        let Some((first, bodies)) = bodies.split_first() else { return Vec::new() };
        let mut texts = Self { rest: first.get(8..).unwrap_or_default(), bodies };
        std::iter::from_fn(|| texts.text()).collect()
    }

    /// How many bytes the next text takes in UTF-8, at most.
    fn text(&mut self) -> Option<u32> {
        if self.rest.is_empty() {
            self.next_record()?;
        }
        let [a, b, flags] = self.take()?;
        let length = u16::from_le_bytes([a, b]);
        let runs = if flags & 8 == 0 { 0 } else { usize::from(u16::from_le_bytes(self.take()?)) * 4 };
        let more = if flags & 4 == 0 { 0 } else { u32::from_le_bytes(self.take()?) as usize };
        let mut characters = usize::from(length);
        let mut wide = flags & 1;
        loop {
            let here = characters.min(self.rest.len() >> wide);
            self.rest = &self.rest[here << wide..];
            characters -= here;
            if characters == 0 {
                break;
            }
            self.next_record()?;
            [wide] = self.take()?;
            wide &= 1;
        }
        let mut skip = runs.checked_add(more)?;
        while skip > self.rest.len() {
            skip -= self.rest.len();
            self.next_record()?;
        }
        self.rest = &self.rest[skip..];
        Some(u32::from(length) * 3)
    }

    fn next_record(&mut self) -> Option<()> {
        (self.rest, self.bodies) = self.bodies.split_first().map(|(first, after)| (*first, after))?;
        Some(())
    }

    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (bytes, rest) = self.rest.split_first_chunk::<N>()?;
        self.rest = rest;
        Some(*bytes)
    }
}
