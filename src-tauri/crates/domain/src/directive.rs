//! 议定事项: what a meeting said.

use crate::{Assignment, Deadline, Owner, Span, Suggestion, Target};

/// One directive as it was read, or as a clerk corrected it. It keeps its span in the minutes.
#[derive(Debug, Clone, PartialEq)]
pub struct Directive {
    /// Where it stands in the meeting's clean text.
    pub span: Span,
    /// The words at `span`, verbatim.
    pub text: String,
    /// A title suggested from the heading clause: 加快城市更新.
    pub title: String,
    /// Headings above it, outermost first: `会议强调`, `一要`.
    pub path: Vec<String>,
    /// Who, in the order written.
    pub assignments: Vec<Assignment>,
    /// Persons or posts made answerable.
    pub owners: Vec<Owner>,
    /// Time limits in the order written.
    pub deadlines: Vec<Deadline>,
    /// Figures in the order written.
    pub targets: Vec<Target>,
    /// Departments not stated but possibly meant. Shown apart.
    pub suggestions: Vec<Suggestion>,
}

/// What a stretch of minutes is, when it is no directive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PassageKind {
    /// Title, date, who met, bare headings.
    Header,
    /// Read and judged no task.
    Background,
    /// Neither an order nor clearly background: the clerk decides.
    Unclassified,
}

/// A sentence, or several in a row, that is no directive.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Passage {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: PassageKind,
    /// Why, in one Chinese phrase: 通报进展，不含交办.
    pub reason: String,
}

/// How serious a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// The clerk should look.
    Doubt,
}

/// Something the reader noticed at a place in the text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// How serious it is.
    pub severity: Severity,
    /// Where.
    pub span: Span,
    /// A stable name: `no-lead`, `vague-deadline`.
    pub code: &'static str,
    /// What was noticed, one Chinese sentence.
    pub message: String,
    /// What the clerk can do about it; may be empty.
    pub hint: String,
}
