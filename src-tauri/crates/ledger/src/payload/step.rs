//! The payloads of the steps in an item's life.

use chrono::NaiveDate;
use duban_domain::Step;

use super::form::{Form, payloads};
use super::words::{Cadence, Channel, DocumentId, FileHash};

payloads! { Step:
    "ItemAssigned" 1 Assign { document: Option<DocumentId> }
    "ItemAcknowledged" 1 Acknowledge { department: String }
    "ItemReminded" 1 Remind { department: String, by: Channel, note: String }
    "ProgressReported" 1 ReportProgress {
        department: String, percent: u8, narrative: String, problems: String, next_step: String,
        evidence: Vec<FileHash>,
    }
    "CompletionReported" 1 ReportCompletion { department: String, note: String }
    "ItemVerified" 1 Verify { note: String }
    "ItemReturned" 1 ReturnForRework { missing: String }
    "ItemClosed" 1 Close { note: String }
    "ExtensionRequested" 1 RequestExtension { department: String, until: NaiveDate, reason: String }
    "ExtensionDecided" 1 DecideExtension { granted: bool, by: String, note: String }
    "ItemSuspended" 1 Suspend { reason: String }
    "ItemResumed" 1 Resume {}
    "ItemTerminated" 1 Terminate { reason: String }
    "ItemMadeStanding" 1 MakeStanding { cadence: Cadence }
    "ItemReopened" 1 Reopen { reason: String }
    "ItemInstructed" 1 Instruct { by: String, text: String, approves: bool }
    "ItemReviewed" 1 Review { holds: bool, note: String }
}
