//! Where an item stands.

/// The state of an item. Derived from the courses of its departments and the office's steps, never stored as such.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemState {
    /// 立项, not given out yet: the office's turn.
    Registered,
    /// 已交办: given out, nobody has reported yet.
    Assigned,
    /// 办理中: at least one department has reported.
    InProgress,
    /// 已申报办结 by everyone who leads: the office's turn to check.
    CompletionReported,
    /// 核查通过: the office's turn to strike off.
    Verified,
    /// 已销号.
    Closed,
    /// 已暂缓, until it is resumed.
    Suspended,
    /// 已终止.
    Terminated,
    /// 长期坚持: reported on from time to time, never completed.
    Standing,
}

impl ItemState {
    /// All states, in the order of an item's life.
    pub const ALL: [Self; 9] = [
        Self::Registered,
        Self::Assigned,
        Self::InProgress,
        Self::CompletionReported,
        Self::Verified,
        Self::Closed,
        Self::Suspended,
        Self::Terminated,
        Self::Standing,
    ];

    /// The stable English name that stands on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Assigned => "assigned",
            Self::InProgress => "in-progress",
            Self::CompletionReported => "completion-reported",
            Self::Verified => "verified",
            Self::Closed => "closed",
            Self::Suspended => "suspended",
            Self::Terminated => "terminated",
            Self::Standing => "standing",
        }
    }

    /// The state with this [`ItemState::name`].
    ///
    /// ```
    /// use duban_domain::status::ItemState;
    /// assert!(ItemState::ALL.iter().all(|s| ItemState::from_name(s.name()) == Some(*s)));
    /// assert_eq!(ItemState::from_name("办理中"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.name() == name)
    }

    /// The word in the window and on paper.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Registered => "待交办",
            Self::Assigned => "已交办",
            Self::InProgress => "办理中",
            Self::CompletionReported => "待核查",
            Self::Verified => "待销号",
            Self::Closed => "已销号",
            Self::Suspended => "已暂缓",
            Self::Terminated => "已终止",
            Self::Standing => "长期坚持",
        }
    }

    /// Whether the item has come to an end. Only [`crate::Step::Reopen`] leads back.
    #[must_use]
    pub fn is_over(self) -> bool {
        matches!(self, Self::Closed | Self::Terminated)
    }

    /// Whether its time limit is running: only then can it be overdue.
    #[must_use]
    pub fn is_due(self) -> bool {
        !matches!(self, Self::Closed | Self::Terminated | Self::Suspended | Self::Standing)
    }
}
