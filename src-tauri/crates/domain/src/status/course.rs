//! How far one department has come.

use chrono::NaiveDate;

use crate::{Assignment, Role};

/// The state of one department's course.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CourseState {
    /// Named, and told of it once the item is assigned.
    Assigned,
    /// 已签收.
    Acknowledged,
    /// It has reported.
    InProgress,
    /// 已申报办结.
    CompletionReported,
}

impl CourseState {
    /// The stable English name that stands on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Assigned => "assigned",
            Self::Acknowledged => "acknowledged",
            Self::InProgress => "in-progress",
            Self::CompletionReported => "completion-reported",
        }
    }

    /// The word in the window and on paper.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Assigned => "待签收",
            Self::Acknowledged => "已签收",
            Self::InProgress => "办理中",
            Self::CompletionReported => "已申报办结",
        }
    }
}

/// The course of one department in one item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The department, as its [`Assignment`] names it.
    pub department: String,
    /// The part it plays.
    pub role: Role,
    /// How far it has come.
    pub state: CourseState,
    /// What it last reported, 0 to 100. A completion report leaves it as it is: claimed is not reached.
    pub percent: u8,
    /// The latest day it reported on, progress or completion.
    pub last_report: Option<NaiveDate>,
    /// Sent back, and not reported since: the next report may name a lower percent.
    pub returned: bool,
}

impl Course {
    pub(super) fn new(department: &str, role: Role) -> Self {
        let department = department.to_owned();
        Self { department, role, state: CourseState::Assigned, percent: 0, last_report: None, returned: false }
    }

    pub(super) fn has_claimed(&self) -> bool {
        self.state == CourseState::CompletionReported
    }

    /// Takes the claim back, if one was made.
    pub(super) fn send_back(&mut self) {
        if self.has_claimed() {
            self.state = CourseState::InProgress;
            self.returned = true;
        }
    }

    /// Work goes on after a claim, and the claim was right.
    pub(super) fn work_on(&mut self) {
        self.state = self.state.min(CourseState::InProgress);
    }

    /// Takes a report in. In the course of an item that nobody leads, whoever reports leaves its name.
    pub(super) fn report(&mut self, department: &str, state: CourseState, on: NaiveDate) {
        department.clone_into(&mut self.department);
        self.state = state;
        self.last_report = self.last_report.max(Some(on));
    }
}

/// One course a department, in the order of the assignments. Named twice, it has its leading part.
pub(super) fn courses_of(assignments: &[Assignment]) -> Vec<Course> {
    let mut courses: Vec<Course> = Vec::new();
    for Assignment { department, role, .. } in assignments {
        match courses.iter_mut().find(|c| c.department == *department) {
            Some(course) if !course.role.leads() => course.role = *role,
            Some(_) => {}
            None => courses.push(Course::new(department, *role)),
        }
    }
    courses
}
