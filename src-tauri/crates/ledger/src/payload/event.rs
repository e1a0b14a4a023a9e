//! The payloads of everything else that happens.

use chrono::NaiveDate;
use duban_domain::Event;

use super::form::{Form, payloads};
use super::registry::{DepartmentId, Level};
use super::words::{
    Assignment, Directive, DirectiveId, DocumentId, DocumentNumber, Evidence, FactId, FileHash, ItemId, MeetingHeader,
    MeetingId, Minutes, Named, PassageKind, Span,
};

payloads! { Event:
    "FeedbackAsked" 1 FeedbackAsked { department: String, items: Vec<ItemId> }
    "RegistryAdopted" 1 RegistryAdopted { edition: u32, level: Level, place: String }
    "DepartmentRenamed" 1 DepartmentRenamed { department: DepartmentId, to: String, from: NaiveDate }
    "DepartmentsMerged" 1 DepartmentsMerged { departments: Vec<DepartmentId>, into: DepartmentId, from: NaiveDate }
    "MeetingRecorded" 1 MeetingRecorded { meeting: MeetingId, minutes: Box<Minutes> }
    "DirectiveRevised" 1 DirectiveRevised { directive: DirectiveId, to: Box<Directive> }
    "DirectiveConfirmed" 1 DirectiveConfirmed { directive: DirectiveId, item: ItemId }
    "DirectiveDismissed" 1 DirectiveDismissed { directive: DirectiveId, reason: String }
    "DirectiveSetAside" 1 DirectiveSetAside { directive: DirectiveId }
    "DirectiveSplit" 1 DirectiveSplit { directive: DirectiveId, into: Vec<Named<Directive>> }
    "DirectivesMerged" 1 DirectivesMerged { directives: Vec<DirectiveId>, into: Named<Box<Directive>> }
    "PassageClaimed" 1 PassageClaimed { span: Span, directive: Named<Box<Directive>> }
    "PassageClassified" 1 PassageClassified { span: Span, kind: PassageKind }
    "ItemReassigned" 1 ItemReassigned { assignments: Vec<Assignment>, reason: String }
    "ItemContinued" 1 ItemContinued { item: ItemId, into: Vec<ItemId> }
    "TargetReached" 1 TargetReached { target: String, figure: f64 }
    "ReviewPlanned" 1 ReviewPlanned { on: NaiveDate }
    "RepairsAccepted" 1 RepairsAccepted { repairs: Vec<u32> }
    "RepairUndone" 1 RepairUndone {
        repair: u32, header: Option<Box<MeetingHeader>>, directives: Vec<Named<Directive>>,
    }
    "AssignmentWithdrawn" 1 AssignmentWithdrawn { document: DocumentId }
    "DocumentChecked" 1 DocumentChecked { document: DocumentId, by: String }
    "DocumentReturned" 1 DocumentReturned { document: DocumentId, reason: String }
    "SignedScanFiled" 1 SignedScanFiled { document: DocumentId, scan: Evidence }
    "DocumentRecalled" 1 DocumentRecalled { document: DocumentId, reason: String }
    "DocumentVoided" 1 DocumentVoided { document: DocumentId, reason: String }
    "DocumentSigned" 1 DocumentSigned { document: DocumentId, by: String }
    "DocumentNumbered" 1 DocumentNumbered { document: DocumentId, number: DocumentNumber }
    "DocumentIssued" 1 DocumentIssued { document: DocumentId, file: FileHash, pages: u32, short_code: String }
    "Undone" 1 Undone { facts: Vec<FactId> }
}
