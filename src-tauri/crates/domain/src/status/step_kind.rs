//! The kinds of steps, for buttons and tables.

use crate::Step;

macro_rules! step_kinds {
    ($($(#[$doc:meta])* $kind:ident $name:literal $word:literal;)*) => {
        /// Which step, without its particulars.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum StepKind {
            $($(#[$doc])* $kind,)*
        }

        impl StepKind {
            /// All kinds, in the order of the work: what is most likely next in any state stands first.
            pub const ALL: [Self; [$($name),*].len()] = [$(Self::$kind),*];

            /// The stable English name that stands on the wire.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$kind => $name,)* }
            }

            /// The field's word, as it stands on a button.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$kind => $word,)* }
            }
        }
    };
}

step_kinds! {
    /// 交办.
    Assign "assign" "交办";
    /// 恢复.
    Resume "resume" "恢复";
    /// The answer to a request for more time.
    DecideExtension "decide-extension" "答复延期";
    /// 核查通过.
    Verify "verify" "核查";
    /// 销号.
    Close "close" "销号";
    /// 回头看.
    Review "review" "回头看";
    /// 催办.
    Remind "remind" "催办";
    /// 反馈.
    ReportProgress "report-progress" "登记反馈";
    /// 批示.
    Instruct "instruct" "登记批示";
    /// 签收.
    Acknowledge "acknowledge" "签收";
    /// 申报办结.
    ReportCompletion "report-completion" "申报办结";
    /// 申请延期.
    RequestExtension "request-extension" "申请延期";
    /// 退回.
    ReturnForRework "return-for-rework" "退回";
    /// 重新立项.
    Reopen "reopen" "重新立项";
    /// 长期坚持.
    MakeStanding "make-standing" "转为长期坚持";
    /// 暂缓.
    Suspend "suspend" "暂缓";
    /// 终止.
    Terminate "terminate" "终止";
}

impl From<&Step> for StepKind {
    fn from(step: &Step) -> Self {
        match step {
            Step::Assign { .. } => Self::Assign,
            Step::Acknowledge { .. } => Self::Acknowledge,
            Step::Remind { .. } => Self::Remind,
            Step::ReportProgress { .. } => Self::ReportProgress,
            Step::ReportCompletion { .. } => Self::ReportCompletion,
            Step::Verify { .. } => Self::Verify,
            Step::ReturnForRework { .. } => Self::ReturnForRework,
            Step::Close { .. } => Self::Close,
            Step::RequestExtension { .. } => Self::RequestExtension,
            Step::DecideExtension { .. } => Self::DecideExtension,
            Step::Suspend { .. } => Self::Suspend,
            Step::Resume => Self::Resume,
            Step::Terminate { .. } => Self::Terminate,
            Step::MakeStanding { .. } => Self::MakeStanding,
            Step::Reopen { .. } => Self::Reopen,
            Step::Instruct { .. } => Self::Instruct,
            Step::Review { .. } => Self::Review,
        }
    }
}
