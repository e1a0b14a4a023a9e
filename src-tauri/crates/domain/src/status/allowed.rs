//! Which step is allowed when.

use super::{Course, CourseState, ItemState, ItemStatus, Refusal, Rules, StepKind};

impl ItemStatus {
    /// Whether a step of this kind could be taken now, with the right particulars; if not, why not. Under the default
    /// [`Rules`].
    pub fn may(&self, kind: StepKind) -> Result<(), Refusal> {
        self.may_under(&Rules::default(), kind)
    }

    /// Whether a step of this kind could be taken now under an office's own rules.
    pub fn may_under(&self, rules: &Rules, kind: StepKind) -> Result<(), Refusal> {
        if kind == StepKind::Instruct {
            // Leaders write when they like.
            return Ok(());
        }
        match self.state() {
            ItemState::Registered => registered(kind),
            ItemState::Assigned | ItemState::InProgress => self.under_way(kind),
            ItemState::CompletionReported => self.completion_reported(rules, kind),
            ItemState::Verified => self.verified(rules, kind),
            ItemState::Closed => closed(kind),
            ItemState::Suspended => suspended(kind),
            ItemState::Terminated if self.continued => Err(Refusal::Continued),
            ItemState::Terminated => terminated(kind),
            ItemState::Standing => self.standing(kind),
        }
    }

    /// The kinds of steps that could be taken now under the default [`Rules`], the likeliest first.
    #[must_use]
    pub fn allowed(&self) -> Vec<StepKind> {
        self.allowed_under(&Rules::default())
    }

    /// The kinds of steps that could be taken now under an office's own rules, the likeliest first.
    #[must_use]
    pub fn allowed_under(&self, rules: &Rules) -> Vec<StepKind> {
        let mut kinds: Vec<_> = StepKind::ALL.into_iter().filter(|kind| self.may_under(rules, *kind).is_ok()).collect();
        if self.state() == ItemState::Assigned {
            // What comes next is the receipt.
            kinds.sort_by_key(|kind| *kind != StepKind::Acknowledge);
        }
        kinds
    }

    fn under_way(&self, kind: StepKind) -> Result<(), Refusal> {
        use StepKind as K;
        match kind {
            K::Acknowledge => self.someone_has_to_acknowledge(),
            K::ReturnForRework if !self.courses.iter().any(Course::has_claimed) => Err(Refusal::NothingReported),
            K::RequestExtension if self.extension.is_some() => Err(Refusal::ExtensionPending),
            K::RequestExtension if self.due.is_none() => Err(Refusal::NoDueDay),
            K::DecideExtension => self.extension_is_pending(),
            K::Verify | K::Close => Err(Refusal::NotAllReported),
            K::Assign | K::Resume | K::Review | K::Reopen => Err(never_while_open(kind)),
            _ => Ok(()),
        }
    }

    fn completion_reported(&self, rules: &Rules, kind: StepKind) -> Result<(), Refusal> {
        use StepKind as K;
        match kind {
            K::Acknowledge => self.someone_has_to_acknowledge(),
            K::DecideExtension => self.extension_is_pending(),
            K::ReportProgress | K::ReportCompletion if self.supporting_work_left(rules) => Ok(()),
            K::Remind | K::ReportProgress | K::ReportCompletion | K::RequestExtension => Err(Refusal::AlreadyReported),
            K::Close => Err(Refusal::NotVerified),
            K::Assign | K::Resume | K::Review | K::Reopen => Err(never_while_open(kind)),
            _ => Ok(()),
        }
    }

    fn verified(&self, rules: &Rules, kind: StepKind) -> Result<(), Refusal> {
        use StepKind as K;
        match kind {
            K::Acknowledge => self.someone_has_to_acknowledge(),
            K::DecideExtension => self.extension_is_pending(),
            K::Close if rules.close_needs_approval && self.approved_on.is_none() => Err(Refusal::ApprovalNeeded),
            // What is verified may still go on as standing.
            K::Close | K::ReturnForRework | K::MakeStanding => Ok(()),
            K::Assign | K::Resume | K::Review | K::Reopen => Err(never_while_open(kind)),
            _ => Err(Refusal::AlreadyVerified),
        }
    }

    fn standing(&self, kind: StepKind) -> Result<(), Refusal> {
        use StepKind as K;
        match kind {
            K::Acknowledge => self.someone_has_to_acknowledge(),
            // Making it standing once more gives it another cadence; reopening ends its standing.
            K::Remind | K::ReportProgress | K::MakeStanding | K::Reopen | K::Suspend | K::Terminate => Ok(()),
            K::Assign | K::Resume | K::Review => Err(never_while_open(kind)),
            _ => Err(Refusal::Standing),
        }
    }

    fn someone_has_to_acknowledge(&self) -> Result<(), Refusal> {
        if self.courses.is_empty() {
            Err(Refusal::NotThisDepartment)
        } else if self.courses.iter().any(|c| c.state == CourseState::Assigned) {
            Ok(())
        } else {
            Err(Refusal::AlreadyAcknowledged)
        }
    }

    fn extension_is_pending(&self) -> Result<(), Refusal> {
        if self.extension.is_some() { Ok(()) } else { Err(Refusal::NoExtensionPending) }
    }

    fn supporting_work_left(&self, rules: &Rules) -> bool {
        rules.supporting_may_report && self.is_led() && self.courses.iter().any(|c| !c.has_claimed())
    }
}

fn registered(kind: StepKind) -> Result<(), Refusal> {
    use StepKind as K;
    match kind {
        K::Assign | K::MakeStanding | K::Suspend | K::Terminate => Ok(()),
        K::Resume | K::Review | K::Reopen => Err(never_while_open(kind)),
        _ => Err(Refusal::NotAssignedYet),
    }
}

fn closed(kind: StepKind) -> Result<(), Refusal> {
    if matches!(kind, StepKind::Review | StepKind::Reopen) { Ok(()) } else { Err(Refusal::AlreadyClosed) }
}

fn suspended(kind: StepKind) -> Result<(), Refusal> {
    if matches!(kind, StepKind::Resume | StepKind::Terminate) { Ok(()) } else { Err(Refusal::Suspended) }
}

fn terminated(kind: StepKind) -> Result<(), Refusal> {
    if kind == StepKind::Reopen { Ok(()) } else { Err(Refusal::Terminated) }
}

/// Why an item that is assigned and has not ended refuses these kinds in any case.
fn never_while_open(kind: StepKind) -> Refusal {
    match kind {
        StepKind::Resume => Refusal::NotSuspended,
        StepKind::Review => Refusal::NotClosedYet,
        StepKind::Reopen => Refusal::StillOpen,
        _ => Refusal::AlreadyAssigned,
    }
}
