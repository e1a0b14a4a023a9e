//! The codes of what can go wrong. `ui/src/ipc/errors.ts` has an entry for each, or the type check fails.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A stable code. Its sentence is made where it happens, with its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the sentence beside each use says it")]
pub enum Code {
    FileMissing,
    FileUnreadable,
    FileEmpty,
    FileTooLarge,
    FileNotText,
    FileUnsupported,
    FileBroken,
    FileHostile,
    FileLocked,
    TextEmpty,
    NothingFound,
    OfficeNotSet,
    FieldMissing,
    MeetingMissing,
    ItemMissing,
    DocumentMissing,
    DirectiveMissing,
    ReviewRefused,
    RegistryRefused,
    CalendarRefused,
    StepRefused,
    NothingToUndo,
    ChangedMeanwhile,
    NoItems,
    NotSigned,
    GlyphMissing,
    FontMissing,
    PageImpossible,
    PrinterMissing,
    PrintRefused,
    JournalBroken,
    JournalNewer,
    JournalMissing,
    JournalBusy,
    BackupBroken,
    FolderReadOnly,
    FolderOnNetwork,
    DiskFull,
    OutsideWriteFailed,
    DateUnreadable,
    Cancelled,
    Internal,
}
