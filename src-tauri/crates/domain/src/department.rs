//! 单位: who is to do it, and in which part.

use crate::Ground;

/// The part a department plays in an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// 牵头单位: named as leading.
    Lead,
    /// 责任单位（并列）: answerable side by side, no lead stated. Never printed as 牵头单位.
    Joint,
    /// 配合单位.
    Supporting,
    /// The grammatical subject of the order: 各工作专班要…
    Subject,
}

impl Role {
    /// Whether the department has a course of its own in the state machine: it claims completion itself.
    #[must_use]
    pub fn leads(self) -> bool {
        !matches!(self, Self::Supporting)
    }
}

/// A department's part in a directive or an item. Order is kept; the first of several leads stands first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Assignment {
    /// The name as the source writes it; elided levels stay elided.
    pub department: String,
    /// The part it plays.
    pub role: Role,
    /// The source's own word for the part (`牵头单位`, `责任部门`, `按职责分工负责`), printed on paper; empty where it has none.
    pub label: String,
    /// Whether the list it stands in has an open end (…等部门).
    pub open_ended: bool,
    /// Where and by which rule.
    pub ground: Ground,
}

/// 责任人: a person or a post made answerable for this very item.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Owner {
    /// As written: `分管副市长`, `主要领导`.
    pub name: String,
    /// Where and by which rule.
    pub ground: Ground,
}

/// A department that is not stated but may be meant. It is shown apart and never filled in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Suggestion {
    /// The department's name.
    pub department: String,
    /// The part it would play.
    pub role: Role,
    /// Why, in one Chinese sentence.
    pub reason: String,
}
