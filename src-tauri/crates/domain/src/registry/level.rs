//! 级别: of which level of government a body is.

/// 级别. What a name begins with tells it: 省教育厅, 市教育局, 县教育局.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 省、自治区、直辖市.
    Province,
    /// 市（设区的市、自治州、盟）.
    City,
    /// 县、县级市、旗.
    County,
    /// 区.
    District,
}

impl Level {
    /// Every level, the highest first.
    pub const ALL: [Self; 4] = [Self::Province, Self::City, Self::County, Self::District];

    /// The character that a name of this level is written with.
    #[must_use]
    pub fn mark(self) -> char {
        match self {
            Self::Province => '省',
            Self::City => '市',
            Self::County => '县',
            Self::District => '区',
        }
    }

    /// The level that a character tells: 州 and 盟 stand for 市, 旗 for 县.
    #[must_use]
    pub fn of_mark(mark: char) -> Option<Self> {
        Some(match mark {
            '省' => Self::Province,
            '市' | '州' | '盟' => Self::City,
            '县' | '旗' => Self::County,
            '区' => Self::District,
            _ => return None,
        })
    }

    /// The level and place of an office, by its name: 中共云岭市委督查室 is of 云岭, 市. Of a name that tells neither it
    /// is 市 without a place.
    ///
    /// ```
    /// use duban_domain::registry::Level;
    /// assert_eq!(Level::of_office("中共云岭市委督查室"), (Level::City, "云岭".into()));
    /// assert_eq!(Level::of_office("云溪县人民政府办公室"), (Level::County, "云溪".into()));
    /// assert_eq!(Level::of_office("云岭市岭东区委办公室"), (Level::District, "岭东".into()));
    /// assert_eq!(Level::of_office("督查室"), (Level::City, String::new()));
    /// ```
    #[must_use]
    pub fn of_office(name: &str) -> (Self, String) {
        let name = name.trim().trim_start_matches("中共").trim_start_matches("中国共产党");
        // The place ends before 委, 人民政府 or 政府; the level is the last one named before that.
        let end = ["委", "人民政府", "政府", "人大", "政协", "督查"].iter().filter_map(|w| name.find(w)).min();
        let place = &name[..end.unwrap_or(name.len())];
        let mut from = 0;
        let mut found = (Self::City, String::new());
        for (at, c) in place.char_indices() {
            if let Some(level) = Self::of_mark(c)
                && at > from
            {
                found = (level, place[from..at].to_owned());
                from = at + c.len_utf8();
            }
        }
        found
    }
}
