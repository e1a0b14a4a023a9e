//! The original characters back in a repair's place, and where everything else lies then.

use crate::{Directive, Repair, Span};

/// A repair's place in the text, and the place of its original once that is back.
#[derive(Debug, Clone)]
pub(super) struct Restored {
    /// Where the repair stands.
    taken: Span,
    /// Where the original stands instead.
    pub(super) put: Span,
    /// Places behind the marks inside of the repair, with those behind the same marks of its original.
    marks: Vec<(usize, usize)>,
}

/// Marks that no repair changes, at which sentences are cut.
const MARKS: [char; 8] = ['，', '。', '；', '：', '、', '！', '？', '\n'];

impl Restored {
    pub(super) fn of(repair: &Repair) -> Self {
        let start = repair.span.start;
        let put = Span::new(start, start + repair.original.len());
        let behind = |text: &str| -> Vec<usize> {
            text.match_indices(MARKS).map(|(at, mark)| start + at + mark.len()).collect()
        };
        let (now, then) = (behind(&repair.repaired), behind(&repair.original));
        // Where the marks do not agree, nothing inside can be told apart.
        let marks = if now.len() == then.len() { now.into_iter().zip(then).collect() } else { Vec::new() };
        Self { taken: repair.span, put, marks }
    }

    /// The text with the original in the repair's place.
    pub(super) fn text(&self, text: &str, repair: &Repair) -> String {
        let before = text.get(..self.taken.start).unwrap_or(text);
        let after = text.get(self.taken.end..).unwrap_or_default();
        [before, &repair.original, after].concat()
    }

    /// Where a place lies now. What comes back where nothing was left belongs to the text before it; what was cut
    /// inside of the repair is cut behind the mark that follows.
    fn place(&self, at: usize) -> usize {
        if self.taken.is_empty() {
            let before = at < self.taken.start || at == 0;
            return if before { at } else { at + self.put.len() };
        }
        if at <= self.taken.start {
            at
        } else if at < self.taken.end {
            // A cut behind a mark stays behind that mark.
            let behind = self.marks.partition_point(|(now, _)| *now < at);
            self.marks.get(behind).map_or(self.put.end, |(_, then)| *then)
        } else {
            at - self.taken.len() + self.put.len()
        }
    }

    pub(super) fn span(&self, span: Span) -> Span {
        Span::new(self.place(span.start), self.place(span.end))
    }

    /// A directive, and the ground of each of its fields, where they lie now.
    pub(super) fn shift(&self, directive: &mut Directive) {
        directive.span = self.span(directive.span);
        let grounds = directive
            .assignments
            .iter_mut()
            .map(|a| &mut a.ground)
            .chain(directive.owners.iter_mut().map(|o| &mut o.ground))
            .chain(directive.deadlines.iter_mut().map(|d| &mut d.ground))
            .chain(directive.targets.iter_mut().map(|t| &mut t.ground));
        for ground in grounds {
            ground.span = ground.span.map(|span| self.span(span));
        }
    }
}
