//! One department as the registry keeps it.

use chrono::NaiveDate;

use super::Level;
use crate::DepartmentId;

/// 类别: on which side a body stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// 党委.
    Party,
    /// 政府, with what higher levels manage directly (税务, 气象, 消防 …).
    Government,
    /// 其他: 人大, 政协, 法院, 检察院, 群团, 企业, 县区.
    Other,
}

/// 联系人: a person with post and telephone.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Contact {
    /// 姓名.
    pub name: String,
    /// 职务; may be empty.
    pub post: String,
    /// 电话; may be empty.
    pub phone: String,
}

/// 曾用名: a name that a department had before.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FormerName {
    /// The full name it had.
    pub name: String,
    /// The first day on which it had another.
    pub until: NaiveDate,
}

/// 并入: where a department went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Merger {
    /// Into which.
    pub into: DepartmentId,
    /// The first day on which that one answers.
    pub from: NaiveDate,
}

/// A department, with all the names it goes by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Department {
    /// Its id; a rename keeps it.
    pub id: DepartmentId,
    /// 全称, as the office writes it on paper, with its level: 市住房和城乡建设局.
    pub name: String,
    /// 简称, without level: 住建局. The first is the one most used.
    pub short_names: Vec<String>,
    /// 别称: plates it also carries, and what else it is called.
    pub aliases: Vec<String>,
    /// 级别.
    pub level: Level,
    /// 类别.
    pub side: Side,
    /// 职责, as key words that are looked for in what a meeting asks.
    pub duties: Vec<String>,
    /// 主要负责人; may be empty.
    pub leader: String,
    /// 联系人.
    pub contacts: Vec<Contact>,
    /// 曾用名, the oldest first.
    pub former: Vec<FormerName>,
    /// Where it went, if it was merged.
    pub merged: Option<Merger>,
}

impl Department {
    /// The full name it had on a day.
    ///
    /// A paper of that day keeps it: 2023's notices say 市乡村振兴局 whatever it is called today.
    #[must_use]
    pub fn name_on(&self, day: NaiveDate) -> &str {
        self.former.iter().find(|f| day < f.until).map_or(&self.name, |f| &f.name)
    }

    /// Every name it goes or went by, the full name first.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        let others = self.short_names.iter().chain(&self.aliases).chain(self.former.iter().map(|f| &f.name));
        std::iter::once(&self.name).chain(others).map(String::as_str)
    }
}
