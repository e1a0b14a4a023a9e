//! 改回原文: the original characters of a repair, back in the text.

use duban_domain::{Decision, Event, PassageKind, Review, Span};

use crate::duban::Duban;
use crate::error::Error;
use crate::refusal::of_review;

impl Duban {
    /// The fact that undoes a repair: every directive it stands in is read again from the text as it is then, unless
    /// a clerk corrected it before, for what a clerk entered stays. Where it stands in the meeting's head, that is read
    /// again too.
    pub(crate) fn undo_repair(&self, review: &Review, repair: u32) -> Result<Event, Error> {
        let refused = |why| of_review(&why);
        let (text, put) = review.with_original(repair).map_err(refused)?;
        let context = self.context(Some(review.minutes.received));
        let around = |span: Span| span.overlaps(put) || span.start < put.start && put.end <= span.end;
        let mut in_head = false;
        for passage in review.passages.iter().filter(|p| p.kind == PassageKind::Header) {
            in_head |= around(review.span_after(repair, passage.span).map_err(refused)?);
        }
        let header = in_head.then(|| Box::new(duban_minutes::read(&text, &context).header));
        let mut directives = Vec::new();
        for was in review.directives_around(repair).filter(|d| d.decision == Decision::Open && !d.revised) {
            let span = review.span_after(repair, was.directive.span).map_err(refused)?;
            let header = header.as_deref().unwrap_or(&review.minutes.header);
            let mut again = duban_minutes::read_directive(&text, span, &context, header);
            if again.path.is_empty() {
                again.path.clone_from(&was.directive.path);
            }
            directives.push((was.id, again));
        }
        Ok(Event::RepairUndone { repair, header, directives })
    }
}
