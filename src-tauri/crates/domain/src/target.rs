//! 目标: numbers that say what counts as done.

use crate::Ground;

/// How the figure is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Relation {
    /// 42个.
    Equal,
    /// 不少于、以上.
    AtLeast,
    /// 不超过、以内.
    AtMost,
    /// 约、左右.
    About,
}

/// What the figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TargetKind {
    /// To be reached: 培训2000名.
    Goal,
    /// What the order acts on: 368个项目.
    Object,
}

/// One figure of a directive. Numbers inside names (“10个常态化”, 12345热线) are no targets.
///
/// Units: units of one; 1万 is 10000. A percentage stands as written: 60% is 60.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// As written: `不少于200名副职后备人才`.
    pub text: String,
    /// The figure; of a range, its lower end.
    pub number: f64,
    /// The upper end of a range.
    pub upper: Option<f64>,
    /// The counted thing with its measure word: `个省市重点建设项目`, `%`.
    pub unit: String,
    /// How the figure is meant.
    pub relation: Relation,
    /// What it is about.
    pub kind: TargetKind,
    /// Where and by which rule.
    pub ground: Ground,
}
