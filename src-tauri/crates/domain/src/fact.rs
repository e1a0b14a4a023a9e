//! 事实: what the journal records.

use chrono::{DateTime, FixedOffset, NaiveDate};

use crate::calendar::HolidayNotice;
use crate::registry::{Department, Level};
use crate::{
    Assignment, DepartmentId, Directive, DirectiveId, DocumentId, DocumentNumber, Draft, Evidence, FactId, FileHash,
    Item, ItemId, MeetingHeader, MeetingId, Minutes, Office, PassageKind, Settings, Span, Stationery, Step, Subject,
};

/// What happened. Everything that decides a figure or a printed word is one of these.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The office's profile was set.
    OfficeSet(Office),
    /// 文书设置: how the office's papers are numbered, set and worded was changed.
    StationerySet(Box<Stationery>),
    /// 反馈表: a form was made for a department to report on items. Each counts as one request of it.
    FeedbackAsked {
        /// Whom.
        department: String,
        /// About what.
        items: Vec<ItemId>,
    },
    /// What the office settles for itself was changed.
    SettingsSet(Box<Settings>),
    /// The registry was taken up from an edition of the usual bodies. From then on no other edition changes it.
    RegistryAdopted {
        /// Which edition.
        edition: u32,
        /// The office's own level.
        level: Level,
        /// The office's own place without its level; may be empty.
        place: String,
    },
    /// A department was entered, or its entry was changed.
    DepartmentSet(Box<Department>),
    /// 更名.
    DepartmentRenamed {
        /// Which.
        department: DepartmentId,
        /// Its full name from then on.
        to: String,
        /// The first day of the new name.
        from: NaiveDate,
    },
    /// 合并: departments went into another.
    DepartmentsMerged {
        /// Which.
        departments: Vec<DepartmentId>,
        /// Into which.
        into: DepartmentId,
        /// The first day on which that one answers.
        from: NaiveDate,
    },
    /// A year's notice on days off was taken into the calendar.
    CalendarNoticed(HolidayNotice),
    /// A meeting's minutes were imported.
    MeetingRecorded {
        /// The meeting.
        meeting: MeetingId,
        /// What was read.
        minutes: Box<Minutes>,
    },
    /// A clerk corrected a directive.
    DirectiveRevised {
        /// Which.
        directive: DirectiveId,
        /// What it says now.
        to: Box<Directive>,
    },
    /// A clerk confirmed a directive; `item` was registered from it.
    DirectiveConfirmed {
        /// Which.
        directive: DirectiveId,
        /// The item.
        item: ItemId,
    },
    /// 不立项, with a reason.
    DirectiveDismissed {
        /// Which.
        directive: DirectiveId,
        /// Why.
        reason: String,
    },
    /// A directive turned out to be background.
    DirectiveSetAside {
        /// Which.
        directive: DirectiveId,
    },
    /// One directive became several.
    DirectiveSplit {
        /// Which.
        directive: DirectiveId,
        /// Its parts, in order.
        into: Vec<(DirectiveId, Directive)>,
    },
    /// Several directives became one.
    DirectivesMerged {
        /// Which, in order.
        directives: Vec<DirectiveId>,
        /// The whole.
        into: (DirectiveId, Box<Directive>),
    },
    /// A passage turned out to be a directive.
    PassageClaimed {
        /// The passage.
        span: Span,
        /// The directive.
        directive: (DirectiveId, Box<Directive>),
    },
    /// A passage was put into another class.
    PassageClassified {
        /// The passage.
        span: Span,
        /// Its class.
        kind: PassageKind,
    },
    /// A clerk looked at repairs of the text and let them stand.
    RepairsAccepted {
        /// Which, by their places in the minutes' list.
        repairs: Vec<u32>,
    },
    /// A clerk put the original characters back in a repair's place.
    RepairUndone {
        /// Which, by its place in the minutes' list.
        repair: u32,
        /// What the text says of the meeting now, where the repair stood in its head.
        header: Option<Box<MeetingHeader>>,
        /// The directives it stands in, read again from the text as it is now.
        directives: Vec<(DirectiveId, Directive)>,
    },
    /// 立项.
    ItemRegistered(Box<Item>),
    /// An item's fields were corrected.
    ItemRevised(Box<Item>),
    /// 改派: other departments are to do it, in this order.
    ItemReassigned {
        /// Who, from now on.
        assignments: Vec<Assignment>,
        /// Why.
        reason: String,
    },
    /// 拆分、合并: other items continue this one, which thereby ends.
    ItemContinued {
        /// The one that ends.
        item: ItemId,
        /// Those that continue it.
        into: Vec<ItemId>,
    },
    /// 佐证: a file was handed in.
    EvidenceAdded(Evidence),
    /// 目标: how far one of the item's figures is reached.
    TargetReached {
        /// The target, as it is written.
        target: String,
        /// The figure reached, in the target's own unit.
        figure: f64,
    },
    /// 回头看 is set for a day.
    ReviewPlanned {
        /// The day.
        on: NaiveDate,
    },
    /// The notice that gave it out was taken back before anyone acknowledged it: it waits again.
    AssignmentWithdrawn {
        /// Which notice.
        document: DocumentId,
    },
    /// A step in an item's life.
    ItemStepped(Step),
    /// 拟稿.
    DocumentDrafted(Box<Draft>),
    /// 核稿.
    DocumentChecked {
        /// Which.
        document: DocumentId,
        /// 核稿人.
        by: String,
    },
    /// 退回修改: it is a draft again, unchecked and unsigned.
    DocumentReturned {
        /// Which.
        document: DocumentId,
        /// Why.
        reason: String,
    },
    /// 签发: recorded before a number is given.
    DocumentSigned {
        /// Which.
        document: DocumentId,
        /// 签发人.
        by: String,
    },
    /// 编号.
    DocumentNumbered {
        /// Which.
        document: DocumentId,
        /// The number.
        number: DocumentNumber,
    },
    /// 印发: the bytes are frozen.
    DocumentIssued {
        /// Which.
        document: DocumentId,
        /// The PDF, kept by content.
        file: FileHash,
        /// Number of pages.
        pages: u32,
        /// The short code printed on each page.
        short_code: String,
    },
    /// 签发件: the paper with the signature on it was scanned.
    SignedScanFiled {
        /// Which.
        document: DocumentId,
        /// The scan, kept by content.
        scan: Evidence,
    },
    /// 撤回: an issued document was taken back.
    DocumentRecalled {
        /// Which.
        document: DocumentId,
        /// Why.
        reason: String,
    },
    /// 作废: the document does not count. A number it has stays on record.
    DocumentVoided {
        /// Which.
        document: DocumentId,
        /// Why.
        reason: String,
    },
    /// 撤销: the facts of one earlier step no longer count. They stay in the journal.
    Undone {
        /// The facts.
        facts: Vec<FactId>,
    },
}

impl Event {
    /// The fact's kind in the journal.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::OfficeSet(_) => "OfficeSet",
            Self::StationerySet(_) => "StationerySet",
            Self::FeedbackAsked { .. } => "FeedbackAsked",
            Self::SettingsSet(_) => "SettingsSet",
            Self::RegistryAdopted { .. } => "RegistryAdopted",
            Self::DepartmentSet(_) => "DepartmentSet",
            Self::DepartmentRenamed { .. } => "DepartmentRenamed",
            Self::DepartmentsMerged { .. } => "DepartmentsMerged",
            Self::CalendarNoticed(_) => "CalendarNoticed",
            Self::MeetingRecorded { .. } => "MeetingRecorded",
            Self::DirectiveRevised { .. } => "DirectiveRevised",
            Self::DirectiveConfirmed { .. } => "DirectiveConfirmed",
            Self::DirectiveDismissed { .. } => "DirectiveDismissed",
            Self::DirectiveSetAside { .. } => "DirectiveSetAside",
            Self::DirectiveSplit { .. } => "DirectiveSplit",
            Self::DirectivesMerged { .. } => "DirectivesMerged",
            Self::PassageClaimed { .. } => "PassageClaimed",
            Self::PassageClassified { .. } => "PassageClassified",
            Self::RepairsAccepted { .. } => "RepairsAccepted",
            Self::RepairUndone { .. } => "RepairUndone",
            Self::ItemRegistered(_) => "ItemRegistered",
            Self::ItemRevised(_) => "ItemRevised",
            Self::ItemReassigned { .. } => "ItemReassigned",
            Self::ItemContinued { .. } => "ItemContinued",
            Self::EvidenceAdded(_) => "EvidenceAdded",
            Self::TargetReached { .. } => "TargetReached",
            Self::ReviewPlanned { .. } => "ReviewPlanned",
            Self::AssignmentWithdrawn { .. } => "AssignmentWithdrawn",
            Self::ItemStepped(step) => step.kind(),
            Self::DocumentDrafted(_) => "DocumentDrafted",
            Self::DocumentChecked { .. } => "DocumentChecked",
            Self::DocumentReturned { .. } => "DocumentReturned",
            Self::DocumentSigned { .. } => "DocumentSigned",
            Self::DocumentNumbered { .. } => "DocumentNumbered",
            Self::DocumentIssued { .. } => "DocumentIssued",
            Self::SignedScanFiled { .. } => "SignedScanFiled",
            Self::DocumentRecalled { .. } => "DocumentRecalled",
            Self::DocumentVoided { .. } => "DocumentVoided",
            Self::Undone { .. } => "Undone",
        }
    }
}

/// A fact before it is written: the ledger gives it a sequence number, a time and a place in the chain.
#[derive(Debug, Clone, PartialEq)]
pub struct NewFact {
    /// Its id. Facts of one step are undone together by their ids.
    pub id: FactId,
    /// The Beijing day it happened, entered by the clerk; never after the day it is recorded.
    pub on: NaiveDate,
    /// Who recorded it.
    pub actor: String,
    /// What it is about. The first is the one it changes; the order is kept.
    pub subjects: Vec<Subject>,
    /// What happened.
    pub event: Event,
}

/// A fact of the journal.
///
/// Guarantees: `seq` counts from 1 without gaps; `prev_hash` is the hash of the fact before (of the first, 64
/// zeros); a written fact is never changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Its place in the journal.
    pub seq: u64,
    /// Its id.
    pub id: FactId,
    /// When it was recorded, Beijing time (UTC+8).
    pub at: DateTime<FixedOffset>,
    /// The Beijing day it happened.
    pub on: NaiveDate,
    /// Who recorded it.
    pub actor: String,
    /// What it is about.
    pub subjects: Vec<Subject>,
    /// What happened.
    pub event: Event,
    /// The hash of the fact before.
    pub prev_hash: String,
    /// SM3 (GB/T 32905) over the stored bytes, fields length-prefixed.
    pub hash: String,
}
