//! The way back from the clean text to the original.

use duban_domain::Span;

/// Answers for every character of the clean text where it stands in the *decoded original*, and the other way round.
///
/// The decoded original is the text before any cleaning: a text file decoded to Unicode (without its byte order
/// mark), the paragraphs and table rows of a document one a line, or what was pasted. The bytes of the file are kept
/// elsewhere, whole. All spans are bytes of the UTF-8 text they lie in, on character boundaries.
///
/// Guarantees: both ways are monotone, and a span inside one text gives a span inside the other. A character that
/// was dropped gives an empty span at the place where it would stand; a repaired stretch answers as a whole.
///
/// ```
/// use duban_domain::Span;
/// let intake = duban_intake::read_text("2026年2 月")?;
/// let (text, map) = (&intake.text, &intake.map);
/// assert_eq!(text, "2026年2月");
/// let month = Span::new(text.find('月').unwrap(), text.len());
/// assert_eq!(&map.original()[map.origin(month).range()], "月");
/// assert_eq!(map.clean(map.origin(month)), month);
/// # Ok::<(), duban_intake::IntakeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OriginMap {
    original: String,
    pieces: Pieces,
}

impl OriginMap {
    /// The decoded original.
    #[must_use]
    pub fn original(&self) -> &str {
        &self.original
    }

    /// Where a span of the clean text stands in the decoded original. Ends beyond the text are drawn in.
    #[must_use]
    pub fn origin(&self, clean: Span) -> Span {
        self.pieces.origin(clean, self.original.len())
    }

    /// Where a span of the decoded original stands in the clean text. Ends beyond it are drawn in.
    #[must_use]
    pub fn clean(&self, origin: Span) -> Span {
        self.pieces.clean(origin)
    }

    pub(crate) fn new(original: String, pieces: Pieces) -> Self {
        Self { original, pieces }
    }
}

/// A stretch of the clean text and the stretch of the original it came from. 32 bits are enough: no text is larger
/// than [`crate::TEXT_LIMIT`] allows.
///
/// In an even piece the two run side by side, byte for byte; an uneven one is known as a whole only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    clean: u32,
    clean_len: u32,
    origin: u32,
    origin_len: u32,
    even: bool,
}

impl Piece {
    fn clean_end(&self) -> usize {
        (self.clean + self.clean_len) as usize
    }

    fn origin_end(&self) -> usize {
        (self.origin + self.origin_len) as usize
    }
}

/// The pieces of a text in order: in the clean text they touch, in the original there are gaps where something was
/// dropped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pieces(Vec<Piece>);

impl Pieces {
    /// A text that is its own original.
    pub(crate) fn whole(len: usize) -> Self {
        let mut pieces = Self::default();
        pieces.push(len, Span::new(0, len), true);
        pieces
    }

    /// Appends a stretch of `clean_len` bytes that came from `origin`, `even` where each byte did from its own.
    pub(crate) fn push(&mut self, clean_len: usize, origin: Span, even: bool) {
        if clean_len == 0 {
            return;
        }
        let clean = self.0.last().map_or(0, Piece::clean_end);
        if let Some(last) = self.0.last_mut()
            && last.even
            && even
            && last.origin_end() == origin.start
        {
            last.clean_len += narrow(clean_len);
            last.origin_len += narrow(clean_len);
            return;
        }
        self.0.push(Piece {
            clean: narrow(clean),
            clean_len: narrow(clean_len),
            origin: narrow(origin.start),
            origin_len: narrow(origin.len()),
            even,
        });
    }

    /// Appends what the stretch `from` of the text described by `before` came from; `at` is the first piece of
    /// `before` that may touch it, and is moved on, so that a whole pass is linear.
    pub(crate) fn push_through(&mut self, before: &Self, from: Span, at: &mut usize) {
        while let Some(piece) = before.0.get(*at) {
            if piece.clean_end() <= from.start {
                *at += 1;
                continue;
            }
            let start = from.start.max(piece.clean as usize);
            let end = from.end.min(piece.clean_end());
            if start >= end {
                return;
            }
            let origin = if piece.even {
                let shift = start - piece.clean as usize;
                let first = piece.origin as usize + shift;
                Span::new(first, first + (end - start))
            } else {
                Span::new(piece.origin as usize, piece.origin_end())
            };
            self.push(end - start, origin, piece.even);
            if piece.clean_end() > end {
                return;
            }
            *at += 1;
        }
    }

    pub(crate) fn origin(&self, clean: Span, original_len: usize) -> Span {
        let Some(last) = self.0.last() else {
            return Span::new(0, 0);
        };
        let len = last.clean_end();
        let (start, end) = (clean.start.min(len), clean.end.min(len));
        if start == len {
            let at = if len == 0 { original_len } else { last.origin_end() };
            return Span::new(at, at);
        }
        let first = self.0[self.0.partition_point(|p| p.clean_end() <= start)];
        let from =
            if first.even { first.origin as usize + start - first.clean as usize } else { first.origin as usize };
        if start == end {
            return Span::new(from, from);
        }
        let final_piece = self.0[self.0.partition_point(|p| p.clean_end() < end)];
        let to = if final_piece.even {
            final_piece.origin as usize + end - final_piece.clean as usize
        } else {
            final_piece.origin_end()
        };
        Span::new(from, to)
    }

    pub(crate) fn clean(&self, origin: Span) -> Span {
        let len = self.0.last().map_or(0, Piece::clean_end);
        let first = self.0.partition_point(|p| p.origin_end() <= origin.start);
        let Some(piece) = self.0.get(first) else {
            return Span::new(len, len);
        };
        let start = if piece.even && origin.start > piece.origin as usize {
            piece.clean as usize + origin.start - piece.origin as usize
        } else {
            piece.clean as usize
        };
        let after = self.0.partition_point(|p| (p.origin as usize) < origin.end);
        let end = match after.checked_sub(1).map(|i| self.0[i]) {
            Some(p) if p.even && origin.end < p.origin_end() => p.clean as usize + origin.end - p.origin as usize,
            Some(p) => p.clean_end(),
            None => 0,
        };
        Span::new(start, end.max(start))
    }
}

/// A place in a text as it is kept here.
pub(crate) fn narrow(n: usize) -> u32 {
    u32::try_from(n).expect("no text that is taken in reaches four gigabytes")
}
