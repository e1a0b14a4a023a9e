//! The state machine: which step is allowed when, and why not otherwise.
//!
//! ```text
//!                   ┌──────────────── returned ────────────────┐
//!                   ▼                                          │
//! Registered ─▶ Assigned ─▶ InProgress ─▶ CompletionReported ─▶ Verified ─▶ Closed
//!  待交办        已交办       办理中         待核查               待销号       已销号
//!
//! besides: Suspended 已暂缓 (and back), Standing 长期坚持, Terminated 已终止; Reopen leads back from the ends
//! ```
//!
//! Each leading department (牵头、并列责任、主语) has a [`Course`] of its own; the item's state is derived from the courses
//! and from what the office did, so the two can never disagree. Supporting departments acknowledge at most and report
//! through the lead, unless [`Rules`] let them report.
//!
//! **An item that nobody leads** (a quarter of real directives name no department) has the same life. Whoever reports,
//! reports for the item as a whole: the office itself, or a department that is found later. No department is refused
//! then, and one completion report makes it [`ItemState::CompletionReported`].
//!
//! The one entrance for a change is [`ItemStatus::apply`]; [`ItemStatus::may`] answers beforehand, for the buttons.

mod allowed;
mod course;
mod item_status;
mod refusal;
mod state;
mod step_kind;
mod steps;

pub use course::{Course, CourseState};
pub use item_status::{GrantedExtension, ItemStatus, PendingExtension};
pub use refusal::Refusal;
pub use state::ItemState;
pub use step_kind::StepKind;

/// What an office settles about its steps.
///
/// The default is the strict reading of reporting and the loose one of closing: supporting departments report
/// through the lead, and the office closes what it has verified.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Rules {
    /// Supporting departments may report progress and completion themselves. Their completion does not count for
    /// the item's: that is for those who lead.
    pub supporting_may_report: bool,
    /// An item is struck off only when a leader has agreed in writing: a 批示 with `approves`.
    pub close_needs_approval: bool,
}

#[cfg(test)]
mod tests;
