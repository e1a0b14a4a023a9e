//! Why the program believes something.

use crate::Span;

/// The ground of a field: where it stands in the text and the rule that read it there.
///
/// What a clerk typed in has the rule `clerk` and no span.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ground {
    /// Where it was read, if it was read.
    pub span: Option<Span>,
    /// The rule's short name, stable over versions: `lead.bracket`, `deadline.month-end`.
    pub rule: String,
    /// The rule in one Chinese phrase, for the window: “A会同B”：会同之前为牵头.
    pub reason: String,
}

impl Ground {
    /// The ground of a field that was read at `span` by `rule`.
    #[must_use]
    pub fn read(span: Span, rule: &str, reason: impl Into<String>) -> Self {
        Self { span: Some(span), rule: rule.to_owned(), reason: reason.into() }
    }

    /// The ground of a field that a clerk entered.
    #[must_use]
    pub fn clerk() -> Self {
        Self { span: None, rule: "clerk".into(), reason: "人工填写".into() }
    }
}
