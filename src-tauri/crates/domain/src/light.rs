//! 红黄绿灯: derived, never stored.

/// How an item stands. Always shown with a shape and a word, never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// 超期.
    Red,
    /// 临期.
    Amber,
    /// 正常.
    Green,
    /// 销号.
    Blue,
    /// 长期、暂缓、终止、无时限.
    Grey,
}
