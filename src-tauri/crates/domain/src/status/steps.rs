//! What a step changes.

use chrono::NaiveDate;

use super::{Course, CourseState, GrantedExtension, ItemState, ItemStatus, PendingExtension, Refusal, Rules};
use crate::Step;

impl ItemStatus {
    /// Takes one step, under the default [`Rules`]. `on` is the day it happened; steps may be recorded out of the order
    /// of their days.
    ///
    /// Refused, it changes nothing and says why: first what the state forbids, then what the department may not do,
    /// then what is wrong with the particulars.
    pub fn apply(&mut self, step: &Step, on: NaiveDate) -> Result<(), Refusal> {
        self.apply_under(&Rules::default(), step, on)
    }

    /// Takes one step under an office's own rules.
    pub fn apply_under(&mut self, rules: &Rules, step: &Step, on: NaiveDate) -> Result<(), Refusal> {
        self.may_under(rules, step.into())?;
        match step {
            Step::Assign { .. } => self.assigned_on = Some(on),
            Step::Acknowledge { department } => self.acknowledge(department)?,
            Step::Remind { department, .. } => self.remind(department)?,
            Step::ReportProgress { department, percent, .. } => self.progress(rules, department, *percent, on)?,
            Step::ReportCompletion { department, .. } => {
                let course = self.reporter(rules, department)?;
                course.report(department, CourseState::CompletionReported, on);
                course.returned = false;
            }
            Step::Verify { .. } => {
                self.verified_on = Some(on);
                self.extension = None;
            }
            Step::ReturnForRework { missing } => {
                needed(missing)?;
                self.send_back();
            }
            Step::Close { .. } => self.closed_on = Some(on),
            Step::RequestExtension { department, until, reason } => {
                self.request_extension(department, *until, reason, on)?;
            }
            Step::DecideExtension { granted, .. } => self.decide_extension(*granted, on),
            Step::Suspend { reason } => {
                needed(reason)?;
                self.suspended_on = Some(on);
            }
            Step::Resume => self.suspended_on = None,
            Step::Terminate { reason } => {
                needed(reason)?;
                self.terminated_on = Some(on);
                self.suspended_on = None;
                self.extension = None;
            }
            Step::MakeStanding { cadence } => {
                if self.standing == Some(*cadence) {
                    return Err(Refusal::AlreadyStanding);
                }
                self.standing = Some(*cadence);
                self.extension = None;
                self.work_on();
            }
            Step::Reopen { reason } => {
                needed(reason)?;
                self.standing = None;
                self.closed_on = None;
                self.terminated_on = None;
                self.send_back();
            }
            Step::Instruct { approves: false, .. } => {}
            Step::Instruct { approves: true, .. } => {
                self.may_be_approved()?;
                self.approved_on = Some(on);
            }
            Step::Review { holds, .. } => self.reviewed = Some((on, *holds)),
        }
        Ok(())
    }

    /// The notice that gave the item out is taken back: it waits to be given out again. Refused where a department has
    /// acknowledged it or more.
    pub fn withdraw_assignment(&mut self) -> Result<(), Refusal> {
        let untouched = self.courses.iter().chain([&self.unled]).all(|course| course.state == CourseState::Assigned);
        if self.state() != ItemState::Assigned || !untouched {
            return Err(Refusal::AlreadyAcknowledged);
        }
        self.assigned_on = None;
        Ok(())
    }

    fn may_be_approved(&self) -> Result<(), Refusal> {
        match self.state() {
            ItemState::CompletionReported | ItemState::Verified => Ok(()),
            ItemState::Closed => Err(Refusal::AlreadyClosed),
            _ => Err(Refusal::NothingToApprove),
        }
    }

    fn acknowledge(&mut self, department: &str) -> Result<(), Refusal> {
        let course = self.courses.iter_mut().find(|c| c.department == department);
        let course = course.ok_or(Refusal::NotThisDepartment)?;
        if course.state != CourseState::Assigned {
            return Err(Refusal::AlreadyAcknowledged);
        }
        course.state = CourseState::Acknowledged;
        Ok(())
    }

    /// A reminder is a fact of its own and moves no course.
    fn remind(&self, department: &str) -> Result<(), Refusal> {
        match self.courses.iter().find(|c| c.department == department) {
            Some(course) if course.has_claimed() => Err(Refusal::AlreadyReported),
            None if self.is_led() || department.trim().is_empty() => Err(Refusal::NotThisDepartment),
            _ => Ok(()),
        }
    }

    fn progress(&mut self, rules: &Rules, department: &str, percent: u8, on: NaiveDate) -> Result<(), Refusal> {
        // A standing item starts anew each time, so nothing falls back.
        let anew = self.standing.is_some();
        let course = self.reporter(rules, department)?;
        if percent > 100 {
            return Err(Refusal::PercentOutOfRange);
        }
        // A report of an earlier day that is entered late says nothing about today.
        let newest = course.last_report.is_none_or(|last| last <= on);
        if newest && percent < course.percent && !course.returned && !anew {
            return Err(Refusal::FallsBack);
        }
        course.report(department, CourseState::InProgress, on);
        if newest {
            course.percent = percent;
            course.returned = false;
        }
        Ok(())
    }

    /// The course that a department's report moves, or why it may not report.
    fn reporter(&mut self, rules: &Rules, department: &str) -> Result<&mut Course, Refusal> {
        let course = if self.is_led() {
            let course = self.courses.iter_mut().find(|c| c.department == department);
            course.ok_or(Refusal::NotThisDepartment)?
        } else if department.trim().is_empty() {
            return Err(Refusal::NotThisDepartment);
        } else {
            &mut self.unled
        };
        if !course.role.leads() && !rules.supporting_may_report {
            return Err(Refusal::SupportingReportsThroughLead);
        }
        if course.has_claimed() { Err(Refusal::AlreadyReported) } else { Ok(course) }
    }

    fn request_extension(
        &mut self,
        department: &str,
        until: NaiveDate,
        reason: &str,
        on: NaiveDate,
    ) -> Result<(), Refusal> {
        match self.courses.iter().find(|c| c.department == department) {
            _ if !self.is_led() && !department.trim().is_empty() => {}
            None => return Err(Refusal::NotThisDepartment),
            Some(course) if !course.role.leads() => return Err(Refusal::SupportingReportsThroughLead),
            Some(course) if course.has_claimed() => return Err(Refusal::AlreadyReported),
            Some(_) => {}
        }
        let due = self.due.ok_or(Refusal::NoDueDay)?;
        if until <= due || until < on {
            return Err(Refusal::ExtensionNotLater);
        }
        needed(reason)?;
        let department = department.to_owned();
        self.extension = Some(PendingExtension { department, until, asked_on: on, late: on > due });
        Ok(())
    }

    fn decide_extension(&mut self, granted: bool, on: NaiveDate) {
        let Some(request) = self.extension.take() else { return };
        if let (true, Some(from)) = (granted, self.due) {
            self.due = Some(request.until);
            self.extensions.push(GrantedExtension { request, from, granted_on: on });
        }
    }

    /// Every claim is taken back, and with them the check and the approval that rested on them.
    fn send_back(&mut self) {
        self.verified_on = None;
        self.approved_on = None;
        self.courses.iter_mut().chain([&mut self.unled]).for_each(Course::send_back);
    }

    /// As [`Self::send_back`], but nobody did anything wrong.
    fn work_on(&mut self) {
        self.verified_on = None;
        self.approved_on = None;
        self.courses.iter_mut().chain([&mut self.unled]).for_each(Course::work_on);
    }
}

fn needed(reason: &str) -> Result<(), Refusal> {
    if reason.trim().is_empty() { Err(Refusal::ReasonNeeded) } else { Ok(()) }
}
