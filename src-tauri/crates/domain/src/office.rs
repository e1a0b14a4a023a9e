//! The office's profile: what stands on its paper.

/// The profile of a 督查室. Without it no document can be made.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Office {
    /// 单位名称, which signs: 中共云岭市委督查室.
    pub name: String,
    /// 发文机关标志, the red head: 中共云岭市委督查室, or …文件.
    pub mark: String,
    /// 机关代字 of the number: 云督办.
    pub number_prefix: String,
    /// Whom a meeting's notice goes to where no department is named: 各县（市、区），市直各单位.
    pub general_list: String,
    /// 联系人及电话, printed where departments are to report. May be empty.
    pub contact: String,
}
