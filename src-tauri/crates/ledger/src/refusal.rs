//! Why a fact may not follow on what is recorded.

use chrono::NaiveDate;
use duban_domain::registry::RegistryRefusal;
use duban_domain::{FactId, FileHash, ReviewRefusal, Series, status};

/// Why a fact is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A decision on a meeting's directives.
    #[error(transparent)]
    Review(#[from] ReviewRefusal),
    /// A change of the registry of departments.
    #[error(transparent)]
    Registry(#[from] RegistryRefusal),
    /// A step in an item's life.
    #[error(transparent)]
    Item(#[from] status::Refusal),
    /// A document's way.
    #[error(transparent)]
    Document(#[from] DocumentRefusal),
    /// 撤销.
    #[error(transparent)]
    Undo(#[from] UndoRefusal),
    /// Nothing of the kind was recorded, or it was undone, and other facts still rest on it.
    #[error("it was never recorded, or its record is undone")]
    NotThere,
    /// It was recorded before.
    #[error("it is recorded already")]
    AlreadyThere,
    /// A number leaves a gap in its series, or was given before.
    #[error("the next number of {} in {} is {next}, not {given}", series.name, series.year)]
    Number {
        /// The series.
        series: Series,
        /// The number the fact gives.
        given: u32,
        /// The next of the series.
        next: u32,
    },
    /// It is said to have happened after the day it is recorded on.
    #[error("{on} is still to come on {today}")]
    StillToCome {
        /// The day entered.
        on: NaiveDate,
        /// The day it is recorded on.
        today: NaiveDate,
    },
    /// A file it names is not kept and does not come with it.
    #[error("the file {0} is missing")]
    FileMissing(FileHash),
    /// Its subjects do not fit what happened: a fault of the program, not of the clerk.
    #[error("the fact is ill-formed: {0}")]
    IllFormed(&'static str),
}

/// Why a step of a document is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DocumentRefusal {
    /// A number comes after the signature.
    #[error("the document is not signed")]
    NotSigned,
    /// It is issued with its number.
    #[error("the document has no number")]
    NotNumbered,
    /// What is signed stays as it is.
    #[error("the document is signed already")]
    AlreadySigned,
    /// It has its number.
    #[error("the document is numbered already")]
    AlreadyNumbered,
    /// It was taken back or declared void.
    #[error("the document no longer counts")]
    Ended,
    /// Only what was issued is taken back.
    #[error("the document is not issued")]
    NotIssued,
    /// It is a draft as it is.
    #[error("the document is neither checked nor signed")]
    NothingToReturn,
    /// Why is asked.
    #[error("a reason is needed")]
    ReasonNeeded,
    /// It is issued once.
    #[error("the document is issued already")]
    AlreadyIssued,
}

/// Why something can't be undone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UndoRefusal {
    /// There is no such fact.
    #[error("there is no fact {0}")]
    NoFact(FactId),
    /// It no longer counts.
    #[error("fact {0} is undone already")]
    Already(FactId),
    /// An undoing is not undone; what it took back is recorded anew.
    #[error("fact {0} is itself an undoing")]
    IsUndoing(FactId),
    /// A number given and a paper issued stay for ever.
    #[error("fact {0} belongs to a step that numbered or issued a document")]
    Final(FactId),
    /// The facts of one step are undone together.
    #[error("fact {0} was written together with others")]
    PartOfStep(FactId),
}
