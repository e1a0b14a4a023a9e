//! Byte spans and UTF-16 places of one text.

use duban_domain::Span;

use crate::wire::Place;

/// Converts between the bytes that the reader counts and the UTF-16 units that the window counts.
///
/// Both ways are a binary search; building is linear in the text.
#[derive(Debug)]
pub(crate) struct Places {
    /// (byte, unit) at every character's start, and one past the end.
    marks: Vec<(u32, u32)>,
}

impl Places {
    /// The places of `text`.
    ///
    /// # Panics
    /// Never for texts that intake accepts: they are far below 4 GiB.
    #[must_use]
    pub(crate) fn new(text: &str) -> Self {
        let narrow = |n: usize| u32::try_from(n).expect("intake refuses texts of 4 GiB");
        let mut unit = 0;
        let mut marks = Vec::with_capacity(text.len() / 3 + 1);
        for (byte, c) in text.char_indices() {
            marks.push((narrow(byte), unit));
            unit += narrow(c.len_utf16());
        }
        marks.push((narrow(text.len()), unit));
        Self { marks }
    }

    /// The unit at which the character at or after `byte` begins.
    #[must_use]
    pub(crate) fn unit(&self, byte: usize) -> u32 {
        let at = self.marks.partition_point(|m| (m.0 as usize) < byte);
        self.marks[at.min(self.marks.len() - 1)].1
    }

    /// A span as the window counts it.
    #[must_use]
    pub(crate) fn place(&self, span: Span) -> Place {
        Place { start: self.unit(span.start), end: self.unit(span.end) }
    }

    /// The byte at which the character at or after `unit` begins.
    #[must_use]
    pub(crate) fn byte(&self, unit: u32) -> usize {
        let at = self.marks.partition_point(|m| m.1 < unit);
        self.marks[at.min(self.marks.len() - 1)].0 as usize
    }

    /// A place as the reader counts it.
    #[must_use]
    pub(crate) fn span(&self, place: Place) -> Span {
        Span::new(self.byte(place.start), self.byte(place.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_beyond_the_first_plane_counts_two_units() {
        let text = "市𬭎办，完成";
        let places = Places::new(text);
        let span = Span::new(text.find('完').unwrap(), text.len());
        assert_eq!(places.place(span), Place { start: 5, end: 7 });
        assert_eq!(places.span(Place { start: 5, end: 7 }), span);
    }
}
