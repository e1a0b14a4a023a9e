//! Why a step is refused.

macro_rules! refusals {
    ($($(#[$doc:meta])* $reason:ident $code:literal $error:literal;)*) => {
        /// Why a step is refused. The status is then as it was.
        ///
        /// Sentences for readers are made by `app`, from [`Refusal::code`] and what it knows of the item.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
        pub enum Refusal {
            $($(#[$doc])* #[error($error)] $reason,)*
        }

        impl Refusal {
            /// All reasons.
            pub const ALL: [Self; [$($code),*].len()] = [$(Self::$reason),*];

            /// The stable code that stands on the wire.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$reason => $code,)* }
            }
        }
    };
}

refusals! {
    /// 还没有交办.
    NotAssignedYet "not_assigned_yet" "the item is not assigned yet";
    /// 已经交办过.
    AlreadyAssigned "already_assigned" "the item is assigned already";
    /// 不是这件事项的承办单位.
    NotThisDepartment "not_this_department" "the department has no part in this item";
    /// 配合单位通过牵头单位反馈.
    SupportingReportsThroughLead "supporting_reports_through_lead" "a supporting department reports through the lead";
    /// 已签收.
    AlreadyAcknowledged "already_acknowledged" "receipt is acknowledged already";
    /// 已申报办结，等待核查.
    AlreadyReported "already_reported" "completion is reported already; it waits for the check";
    /// 还没有单位申报办结，没有可退回的.
    NothingReported "nothing_reported" "no department has reported completion, so nothing can be returned";
    /// 牵头单位没有都申报办结.
    NotAllReported "not_all_reported" "not every leading department has reported completion";
    /// 还没有核查.
    NotVerified "not_verified" "the item is not verified yet";
    /// 已核查通过，等待销号.
    AlreadyVerified "already_verified" "the item is verified; it waits to be closed";
    /// 销号要有领导批示同意.
    ApprovalNeeded "approval_needed" "closing needs an instruction that approves it";
    /// 没有申报办结，批示不能作为同意销号.
    NothingToApprove "nothing_to_approve" "nothing is reported complete, so there is no closing to approve";
    /// 已销号.
    AlreadyClosed "already_closed" "the item is closed";
    /// 还没有销号，不能回头看.
    NotClosedYet "not_closed_yet" "the item is not closed yet, so there is nothing to look back on";
    /// 已暂缓，先恢复.
    Suspended "suspended" "the item is suspended; resume it first";
    /// 没有暂缓.
    NotSuspended "not_suspended" "the item is not suspended";
    /// 已终止.
    Terminated "terminated" "the item is terminated";
    /// 已拆分或并入别的事项.
    Continued "continued" "other items continue it, so it cannot go on by itself";
    /// 长期坚持事项不申报办结.
    Standing "standing" "a standing item is reported on, never completed";
    /// 已是长期坚持，频次相同.
    AlreadyStanding "already_standing" "the item is standing already, with this very cadence";
    /// 还在办理，不必重新立项.
    StillOpen "still_open" "the item has not ended, so it cannot be reopened";
    /// 没有写明完成日期.
    NoDueDay "no_due_day" "the item has no due day to extend";
    /// 没有待答复的延期申请.
    NoExtensionPending "no_extension_pending" "no extension is asked for";
    /// 已有延期申请，等待答复.
    ExtensionPending "extension_pending" "an extension is asked for already; decide on it first";
    /// 新日期要晚于原定日期和申请日期.
    ExtensionNotLater "extension_not_later" "the new day is not later than the due day and the day of asking";
    /// 进度是0到100.
    PercentOutOfRange "percent_out_of_range" "a percent lies between 0 and 100";
    /// 比上次反馈的进度低.
    FallsBack "falls_back" "progress falls back behind the last report";
    /// 要写明原因.
    ReasonNeeded "reason_needed" "the step needs a reason";
}
