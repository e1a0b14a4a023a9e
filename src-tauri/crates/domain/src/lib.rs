//! The words and the rules of supervision (督查督办), as plain values: no IO, no clock, no guesses.
//!
//! The way through: a [`Minutes`] holds [`Directive`]s; a clerk's decisions on them make up a [`Review`]; a
//! confirmed directive gives an [`Item`]; its life is a list of [`Step`]s, of which [`status`] says what is allowed
//! when. All of these are recorded as [`Event`]s in [`Fact`]s. Who is meant by a name, the [`registry`] knows. [`Deadline`]s are reckoned on a [`calendar`], and
//! [`light`] tells at a glance how an item stands on a day.
//!
//! Days are Beijing days. "Today" is always a parameter.

mod deadline;
mod department;
mod directive;
mod document;
mod expected;
mod fact;
mod ground;
mod ids;
mod item;
mod meeting;
mod office;
mod plan;
mod review;
mod settings;
mod span;
mod stationery;
mod target;
mod trail;

pub mod calendar;
pub mod light;
pub mod registry;
pub mod status;

pub use deadline::{
    Cadence, Deadline, Due, after_days, after_months, after_weeks, after_years, end_of_half, end_of_month,
    end_of_quarter, end_of_year, governing_day,
};
pub use department::{Assignment, Owner, Role, Suggestion};
pub use directive::{Diagnostic, Directive, Passage, PassageKind, Severity};
pub use document::{DocumentKind, DocumentNumber, DocumentState, Draft, Grade, PaperForm, Told, ToldSection};
pub use expected::{Expected, Outcome, Schedule, missed_before};
pub use fact::{Event, Fact, NewFact};
pub use ground::Ground;
pub use ids::{
    DepartmentId, DirectiveId, DocumentId, FactId, FileHash, ItemCode, ItemId, MeetingId, NoItemCode, NoSubject,
    Series, Subject,
};
pub use item::{Channel, Item, Source, Step, Urgency};
pub use meeting::{Chair, MeetingHeader, Minutes, Repair};
pub use office::Office;
pub use plan::{Plan, TOLERANCES, stages};
pub use review::{Decision, RepairVerdict, Review, ReviewRefusal, ReviewedDirective};
pub use settings::{Colours, Preset, Settings};
pub use span::Span;
pub use stationery::{CopyList, KindStyle, SealPlace, Stationery};
pub use target::{Relation, Target, TargetKind};
pub use trail::{Evidence, Trail, cadence, plan};
