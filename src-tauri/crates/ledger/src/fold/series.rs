//! Number series: 发文字号 and item codes.

use duban_domain::{Event, Fact, Series};

use super::Unfit;
use crate::Refusal;

/// The series of item codes.
const ITEMS: &str = "item";

/// The series a fact takes a number from, with that number.
pub(crate) fn numbered(event: &Event) -> Option<(Series, u32)> {
    match event {
        Event::ItemRegistered(item) => {
            Some((Series { name: ITEMS.to_owned(), year: item.code.year }, item.code.number))
        }
        Event::DocumentNumbered { number, .. } => {
            Some((Series { name: number.prefix.clone(), year: number.year }, number.number))
        }
        _ => None,
    }
}

/// Checks that the facts of a series, undone ones among them, give 1, 2, 3 … without a gap: a number once given is
/// never given again. So the last number given is the series' version.
pub(crate) fn series(series: &Series, facts: &[Fact]) -> Result<(), Unfit> {
    for (fact, next) in facts.iter().zip(1..) {
        follows(series, &fact.event, next).map_err(Unfit::at(fact))?;
    }
    Ok(())
}

/// Checks that what happened gives the number `next` of the series.
pub(crate) fn follows(series: &Series, event: &Event, next: u32) -> Result<(), Refusal> {
    match numbered(event) {
        Some((from, given)) if from == *series && given == next => Ok(()),
        Some((from, given)) if from == *series => Err(Refusal::Number { series: from, given, next }),
        _ => Err(Refusal::IllFormed("a series is named by a fact that takes no number from it")),
    }
}
