//! A meeting: its minutes with every decision taken on them.

use duban_domain::{Event, Fact, MeetingId, Review, Subject};

use super::{Unfit, changes, founded};
use crate::Refusal;

/// The review that the counting facts of a meeting add up to; `None` where there are none.
pub(crate) fn meeting(id: MeetingId, facts: &[Fact]) -> Result<Option<Review>, Unfit> {
    let subject = Subject::Meeting(id);
    let mut review: Option<Review> = None;
    for fact in facts.iter().filter(|fact| changes(fact, &subject)) {
        match (&fact.event, &mut review) {
            (Event::MeetingRecorded { .. }, Some(_)) => return Err(Unfit::at(fact)(Refusal::AlreadyThere)),
            (Event::MeetingRecorded { minutes, .. }, None) => review = Some(Review::new((**minutes).clone())),
            (_, None) => return Err(Unfit::at(fact)(Refusal::NotThere)),
            (decision, Some(review)) => review.apply(decision).map_err(Unfit::at(fact))?,
        }
    }
    founded(review, facts)
}
