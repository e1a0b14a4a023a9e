//! How one item stands.

use chrono::NaiveDate;

use super::course::courses_of;
use super::{Course, CourseState, ItemState, Refusal};
use crate::{Cadence, Item, Role, governing_day};

/// A request for more time that waits for an answer. It lapses when the item is verified, made standing, terminated,
/// or corrected so that nothing is left to extend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PendingExtension {
    /// Who asks.
    pub department: String,
    /// The new day asked for.
    pub until: NaiveDate,
    /// The day it was asked.
    pub asked_on: NaiveDate,
    /// Asked after the due day. It is taken all the same, and shown as late.
    pub late: bool,
}

/// More time that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantedExtension {
    /// What was asked.
    pub request: PendingExtension,
    /// The due day before.
    pub from: NaiveDate,
    /// The day it was granted.
    pub granted_on: NaiveDate,
}

/// How one item stands: what its steps so far add up to.
///
/// Guarantees: the same item and the same steps always give the same status; a refused step changes nothing; a
/// verified item has the claims of all who lead it.
///
/// ```
/// # use chrono::NaiveDate;
/// # use duban_domain::{Assignment, Ground, Item, ItemCode, ItemId, Role, Source, Step, Urgency};
/// use duban_domain::status::{ItemState, ItemStatus, Refusal};
/// # let item = Item {
/// #     id: ItemId(uuid::Uuid::nil()), code: ItemCode::new(2026, 1), title: "排查水库隐患".into(),
/// #     requirement: String::new(), done_when: String::new(), urgency: Urgency::Ordinary, report_by: None,
/// #     source: Source::Other { kind: "批示".into(), quote: String::new(), original: None },
/// #     assignments: vec![Assignment {
/// #         department: "市水利局".into(), role: Role::Lead, label: String::new(), open_ended: false,
/// #         ground: Ground::clerk(),
/// #     }],
/// #     owners: vec![], deadlines: vec![], targets: vec![], classification: None,
/// # };
/// # let today = NaiveDate::from_ymd_opt(2026, 6, 11).unwrap();
/// let mut status = ItemStatus::new(&item); // led by 市水利局
/// let done = Step::ReportCompletion { department: "市水利局".into(), note: "已全部排查".into() };
/// assert_eq!(status.apply(&done, today), Err(Refusal::NotAssignedYet));
///
/// status.apply(&Step::Assign { document: None }, today)?;
/// status.apply(&done, today)?;
/// assert_eq!(status.state(), ItemState::CompletionReported);
/// # Ok::<(), Refusal>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemStatus {
    /// One course a department, in the order of the item's assignments.
    pub courses: Vec<Course>,
    /// The day that governs the light: the item's own, or the later one that was granted.
    pub due: Option<NaiveDate>,
    /// A request for more time that waits for an answer.
    pub extension: Option<PendingExtension>,
    /// More time that was given, oldest first.
    pub extensions: Vec<GrantedExtension>,
    /// The day it was given out. It is assigned when this is set.
    pub assigned_on: Option<NaiveDate>,
    /// The day the check was passed. Unset again when the item is returned or reopened.
    pub verified_on: Option<NaiveDate>,
    /// The day it was struck off.
    pub closed_on: Option<NaiveDate>,
    /// The day it was suspended, while it is.
    pub suspended_on: Option<NaiveDate>,
    /// The day it was terminated.
    pub terminated_on: Option<NaiveDate>,
    /// How often it is reported, if it is standing.
    pub standing: Option<Cadence>,
    /// The day a leader agreed to strike it off, if one did since completion was last claimed.
    pub approved_on: Option<NaiveDate>,
    /// The last re-check after strike-off: the day, and whether it still held.
    pub reviewed: Option<(NaiveDate, bool)>,
    /// Whether other items continue it, after a split or a merge. It is then terminated for good.
    pub continued: bool,
    /// The course of the item as a whole, which counts while nobody leads.
    pub(super) unled: Course,
}

impl ItemStatus {
    /// A newly registered item.
    #[must_use]
    pub fn new(item: &Item) -> Self {
        Self {
            courses: courses_of(&item.assignments),
            due: governing_day(&item.deadlines),
            extension: None,
            extensions: Vec::new(),
            assigned_on: None,
            verified_on: None,
            closed_on: None,
            suspended_on: None,
            terminated_on: None,
            standing: None,
            approved_on: None,
            reviewed: None,
            continued: false,
            unled: Course::new("", Role::Subject),
        }
    }

    /// The item's state, derived.
    ///
    /// What the office did last stands before what departments do: 终止, 暂缓, 销号, 核查, 长期坚持. Whatever was not given
    /// out yet is [`ItemState::Registered`], a standing item too, as it is still the office's turn.
    #[must_use]
    pub fn state(&self) -> ItemState {
        if self.terminated_on.is_some() {
            ItemState::Terminated
        } else if self.suspended_on.is_some() {
            ItemState::Suspended
        } else if self.closed_on.is_some() {
            ItemState::Closed
        } else if self.assigned_on.is_none() {
            ItemState::Registered
        } else if self.standing.is_some() {
            ItemState::Standing
        } else if self.verified_on.is_some() {
            ItemState::Verified
        } else if self.all_claimed() {
            ItemState::CompletionReported
        } else if self.courses.iter().chain(self.whole()).any(|c| c.state >= CourseState::InProgress) {
            ItemState::InProgress
        } else {
            ItemState::Assigned
        }
    }

    /// Whether some department leads. If not, reports are made for the item as a whole.
    #[must_use]
    pub fn is_led(&self) -> bool {
        self.courses.iter().any(|c| c.role.leads())
    }

    /// How far the item has come, 0 to 100: as far as the slowest of those who lead it.
    #[must_use]
    pub fn percent(&self) -> u8 {
        self.leading().map(|c| c.percent).min().unwrap_or_default()
    }

    /// The latest day anyone reported on.
    #[must_use]
    pub fn last_report(&self) -> Option<NaiveDate> {
        self.courses.iter().chain([&self.unled]).filter_map(|c| c.last_report).max()
    }

    /// Takes a correction of the item in: departments, roles, deadlines. Never refused.
    ///
    /// Departments that stay keep their course, and new ones start one. A department that has reported for an item
    /// nobody led keeps that course once it is named as leading. A day that was granted stays in force unless the
    /// corrected one is later. Where a new leading department has yet to claim, a passed check no longer counts; what
    /// is closed stays closed.
    pub fn revise(&mut self, item: &Item) {
        let mut courses = courses_of(&item.assignments);
        for course in &mut courses {
            let whole = self.whole().filter(|_| course.role.leads());
            if let Some(kept) = whole.into_iter().chain(&self.courses).find(|c| c.department == course.department) {
                *course = Course { role: course.role, ..kept.clone() };
            }
        }
        self.courses = courses;
        let granted = self.extensions.last().map(|e| e.request.until);
        self.due = governing_day(&item.deadlines).map(|own| granted.map_or(own, |day| day.max(own)));
        let still_asked = |e: &PendingExtension| {
            self.due.is_some_and(|due| e.until > due)
                && (!self.is_led() || self.courses.iter().any(|c| c.department == e.department && c.role.leads()))
        };
        if !self.extension.as_ref().is_some_and(still_asked) {
            self.extension = None;
        }
        if self.closed_on.is_none() && !self.all_claimed() {
            self.verified_on = None;
            self.approved_on = None;
        }
    }

    /// Ends the item because others continue it: 拆分、合并. What is closed, terminated or suspended refuses.
    pub fn continue_elsewhere(&mut self, on: NaiveDate) -> Result<(), Refusal> {
        match self.state() {
            ItemState::Closed => return Err(Refusal::AlreadyClosed),
            ItemState::Terminated if self.continued => return Err(Refusal::Continued),
            ItemState::Terminated => return Err(Refusal::Terminated),
            ItemState::Suspended => return Err(Refusal::Suspended),
            _ => {}
        }
        self.terminated_on = Some(on);
        self.extension = None;
        self.continued = true;
        Ok(())
    }

    /// The courses whose claims make the item complete: those who lead, or the item as a whole.
    pub(super) fn leading(&self) -> impl Iterator<Item = &Course> {
        self.courses.iter().filter(|c| c.role.leads()).chain(self.whole())
    }

    pub(super) fn all_claimed(&self) -> bool {
        self.leading().all(Course::has_claimed)
    }

    fn whole(&self) -> Option<&Course> {
        (!self.is_led()).then_some(&self.unled)
    }
}
