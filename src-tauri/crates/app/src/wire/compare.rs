//! 比较: two imports of one meeting, side by side.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{DecisionName, MeetingLine, Place};

/// A directive in a comparison.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ComparedDirective {
    /// Opaque.
    pub id: String,
    /// Where it stands in its own meeting's text.
    pub place: Place,
    /// Verbatim.
    pub text: String,
    /// 事项名称.
    pub title: String,
    /// What was decided about it.
    pub decision: DecisionName,
    /// The item's code once confirmed.
    pub item_code: Option<String>,
}

/// Whose a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "kebab-case")]
pub enum PieceKind {
    /// In both.
    Same,
    /// In the earlier alone.
    Gone,
    /// In the later alone.
    Added,
}

/// A piece of a changed text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TextPiece {
    /// Whose.
    pub kind: PieceKind,
    /// The characters.
    pub text: String,
}

/// A field that is not the same in both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ChangedField {
    /// 牵头单位, 完成时限 …
    pub field: String,
    /// In the earlier; may be empty.
    pub earlier: String,
    /// In the later; may be empty.
    pub later: String,
}

/// A directive that is in both, but not the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ChangedDirective {
    /// As it was.
    pub earlier: ComparedDirective,
    /// As it is.
    pub later: ComparedDirective,
    /// How alike the two are, in per cent.
    pub likeness: u32,
    /// The wording of both in pieces, in order.
    pub pieces: Vec<TextPiece>,
    /// The fields that differ.
    pub fields: Vec<ChangedField>,
}

/// What became of a meeting's directives between two imports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ComparisonView {
    /// The import that was there first.
    pub earlier: MeetingLine,
    /// The one set against it.
    pub later: MeetingLine,
    /// Only in the later, in reading order.
    pub added: Vec<ComparedDirective>,
    /// In both, changed; in the later's order.
    pub changed: Vec<ChangedDirective>,
    /// Only in the earlier, in reading order.
    pub gone: Vec<ComparedDirective>,
    /// How many are the same word for word.
    pub same: u32,
    /// 新增1条，改动3条，删去1条，其余20条相同.
    pub sentence: String,
}
