//! A place in a text.

use std::ops::Range;

/// A half-open range of **bytes** in the clean text that intake made, always on character boundaries.
///
/// Guarantee: `start <= end`, and `&text[span.range()]` never panics on the text the span was made for.
/// The window counts UTF-16 units; only `app` converts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span from its two ends; swapped ends are put right.
    ///
    /// ```
    /// use duban_domain::Span;
    /// assert_eq!(Span::new(6, 3), Span::new(3, 6));
    /// assert_eq!(&"督办事项"[Span::new(6, 12).range()], "事项");
    /// ```
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start.min(end), end: start.max(end) }
    }

    /// The same as a range, to slice with.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Number of bytes.
    #[must_use]
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing lies in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
}
