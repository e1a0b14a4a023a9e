//! Steps that the state machine refuses.

use duban_domain::status::{Refusal, Rules, StepKind};
use duban_domain::{Event, Fact};
use duban_ledger::ItemRow;

use crate::Code;
use crate::error::Error;
use crate::show::step_words;

/// A step that an item refuses: how it stands, why not, and what may be done instead.
pub(crate) fn step_refused(row: &ItemRow, rules: &Rules, kind: StepKind, why: Refusal) -> Error {
    let allowed: Vec<&str> = row.status.allowed_under(rules).into_iter().map(StepKind::word).collect();
    let sentence = format!(
        "{}是“{}”，{}没有登记：{}现在可以：{}。",
        row.item.code,
        row.status.state().word(),
        kind.word(),
        step_sentence(why),
        allowed.join("、")
    );
    Error::new(Code::StepRefused, sentence)
}

/// An item that cannot be split or merged.
pub(crate) fn continue_refused(row: &ItemRow, why: Refusal) -> Error {
    let sentence =
        format!("{}是“{}”，不能拆分或并入：{}", row.item.code, row.status.state().word(), step_sentence(why));
    Error::new(Code::StepRefused, sentence)
}

/// What another program did to an item meanwhile, so that the second clerk need not guess.
pub(crate) fn told(row: &ItemRow, since: &[Fact]) -> Error {
    let did: Vec<String> = since
        .iter()
        .map(|fact| match &fact.event {
            Event::ItemStepped(step) => {
                let (word, sentence) = step_words(step);
                let sentence = if sentence.is_empty() { String::new() } else { format!("（{sentence}）") };
                format!("{}登记了{word}{sentence}", fact.actor)
            }
            Event::ItemRevised(_) => format!("{}改了事项内容", fact.actor),
            Event::ItemReassigned { .. } => format!("{}改派了承办单位", fact.actor),
            Event::ItemContinued { .. } => format!("{}拆分或合并了它", fact.actor),
            Event::EvidenceAdded(evidence) => format!("{}添加了佐证“{}”", fact.actor, evidence.name),
            Event::Undone { .. } => format!("{}撤销了上一步", fact.actor),
            _ => format!("{}改动了它", fact.actor),
        })
        .collect();
    let did = if did.is_empty() { String::new() } else { format!("：{}", did.join("；")) };
    let sentence = format!("{}刚被别处改过{did}。这一步没有写入，看过最新内容后再做一次。", row.item.code);
    Error::new(Code::ChangedMeanwhile, sentence)
}

/// Why the step is refused, and what would be allowed.
pub(crate) fn step_sentence(why: Refusal) -> &'static str {
    use Refusal as R;

    match why {
        R::NotAssignedYet => "事项还没有交办，这一步没有写入。先发督办通知单，或登记另行交办。",
        R::AlreadyAssigned => "事项已经交办过，没有再发。要补发，从文书登记中重印原通知单。",
        R::NotThisDepartment => "这个单位不承办这件事项，这一步没有写入。先在事项中增加这个单位。",
        R::SupportingReportsThroughLead => "配合单位通过牵头单位反馈，这一步没有写入。",
        R::AlreadyAcknowledged => "这个单位已经签收过。",
        R::AlreadyReported => "已经申报办结，正等核查。",
        R::NothingReported => "还没有单位申报办结，没有可以退回的。",
        R::NotAllReported => "牵头单位还没有都申报办结，不能核查。",
        R::NotVerified => "还没有核查通过，不能销号。",
        R::AlreadyVerified => "已经核查通过，可以销号。",
        R::ApprovalNeeded => "销号要有领导批示同意，先登记批示。",
        R::NothingToApprove => "还没有申报办结，批示不能作为同意销号。",
        R::AlreadyClosed => "事项已经销号。需要时可以重新立项。",
        R::NotClosedYet => "事项还没有销号，不能登记回头看。",
        R::Suspended => "事项已暂缓，先恢复再办这一步。",
        R::NotSuspended => "事项没有暂缓，不用恢复。",
        R::Terminated => "事项已经终止。需要时可以重新立项。",
        R::Continued => "事项已经拆分或并入别的事项，在接续它的事项上办理。",
        R::Standing => "长期坚持的事项按期反馈，不申报办结。",
        R::AlreadyStanding => "事项已是长期坚持，频次相同。",
        R::StillOpen => "事项还在办理，不用重新立项。",
        R::NoDueDay => "事项没有写明完成日期，没有可以延的期限。",
        R::NoExtensionPending => "没有等待答复的延期申请。",
        R::ExtensionPending => "已有一份延期申请等待答复，先答复它。",
        R::ExtensionNotLater => "新日期要晚于原定日期和申请的日期。",
        R::PercentOutOfRange => "进度要在0到100之间。",
        R::FallsBack => "进度比上次反馈的低。上次填高了的，先撤销那一次再登记。",
        R::ReasonNeeded => "要写明原因，这一步没有写入。",
    }
}
