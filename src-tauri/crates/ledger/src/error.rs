//! What can go wrong, each with a stable code.

use std::io;
use std::path::{Path, PathBuf};

use duban_domain::Subject;
use rusqlite::ErrorCode;

use crate::Refusal;

/// Why the ledger did not do what it was asked. Whatever the reason, nothing was half done.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    /// Someone else changed the subject in between. What came between are the subject's facts after `expected`:
    /// [`crate::Ledger::facts_of`].
    #[error("{subject} has version {found}, not {expected}")]
    Conflict {
        /// What was changed.
        subject: Subject,
        /// The version the caller had seen.
        expected: u64,
        /// The version it has.
        found: u64,
    },
    /// A fact may not follow on what is recorded.
    #[error("{subject}: {why}")]
    Refused {
        /// What it is about.
        subject: Subject,
        /// The fact's place, where it came as far as having one: in a refused append it is a place that stays free.
        seq: Option<u64>,
        /// Why.
        why: Refusal,
    },
    /// The file was written by a newer version of the program.
    #[error("the ledger has form {found}, this program knows up to {known}")]
    NewerVersion {
        /// The file's form.
        found: i64,
        /// The newest form known here.
        known: i64,
    },
    /// The file is something else.
    #[error("{} is no ledger", .0.display())]
    NotAJournal(PathBuf),
    /// The folder lies on a network share, where SQLite's locks do not hold.
    #[error("{} lies on a network share", .0.display())]
    NetworkFolder(PathBuf),
    /// The folder or the file can't be written.
    #[error("the ledger can't be written here")]
    ReadOnly,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// Another program holds the file and did not let go in time.
    #[error("another program is writing to the ledger")]
    Busy,
    /// The file is damaged.
    #[error("the file is damaged: {0}")]
    Corrupt(String),
    /// A fact can't be read: it is damaged, or a newer program wrote it. Nothing is written while it stands there.
    #[error("fact {seq} ({kind} {id}) can't be read: {reason}")]
    UnreadableFact {
        /// Its place.
        seq: u64,
        /// Its id, as far as it can be made out.
        id: String,
        /// Its kind, as far as it can be made out.
        kind: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The ledger is behind its journal: posting stopped at a fact. [`crate::Ledger::verify`] names it.
    #[error("posted up to fact {posted} of {head}")]
    Behind {
        /// The last fact that was posted.
        posted: u64,
        /// The last fact there is.
        head: u64,
    },
    /// There is a file already, and nothing is overwritten.
    #[error("{} is there already", .0.display())]
    AlreadyThere(PathBuf),
    /// The backup is not what was once written.
    #[error("the backup is not whole: {0}")]
    BackupBroken(String),
    /// The text is no short code such as `128-66C7F0F4`.
    #[error("{0:?} is no short code")]
    NoShortCode(String),
    /// It was stopped on request, and all is as it was.
    #[error("cancelled")]
    Cancelled,
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// SQLite refused for a reason of its own.
    #[error(transparent)]
    Store(StoreError),
}

/// An error of SQLite that means nothing in particular to the ledger.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct StoreError(pub(crate) rusqlite::Error);

impl LedgerError {
    /// A stable name.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Conflict { .. } => "conflict",
            Self::Refused { .. } => "refused",
            Self::NewerVersion { .. } => "newer_version",
            Self::NotAJournal(_) => "not_a_journal",
            Self::NetworkFolder(_) => "network_folder",
            Self::ReadOnly => "read_only",
            Self::DiskFull => "disk_full",
            Self::Busy => "busy",
            Self::Corrupt(_) => "corrupt",
            Self::UnreadableFact { .. } => "unreadable_fact",
            Self::Behind { .. } => "behind",
            Self::AlreadyThere(_) => "already_there",
            Self::BackupBroken(_) => "backup_broken",
            Self::NoShortCode(_) => "no_short_code",
            Self::Cancelled => "cancelled",
            Self::Io { .. } => "io",
            Self::Store(_) => "store",
        }
    }

    /// The error of a file operation.
    pub(crate) fn io(path: &Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Io { path: path.to_owned(), source },
        }
    }
}

/// The shared-memory file of a full disk can't be grown: SQLite calls it an input/output error.
const SHARED_MEMORY_FULL: i32 = rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

impl From<rusqlite::Error> for LedgerError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error;

        match &error {
            Error::SqliteFailure(failure, message) => match failure.code {
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
                ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Self::ReadOnly,
                ErrorCode::DiskFull => Self::DiskFull,
                ErrorCode::SystemIoFailure if failure.extended_code == SHARED_MEMORY_FULL => Self::DiskFull,
                ErrorCode::DatabaseCorrupt => Self::Corrupt(message.clone().unwrap_or_default()),
                _ => Self::Store(StoreError(error)),
            },
            Error::FromSqlConversionFailure(..) | Error::InvalidColumnType(..) | Error::IntegralValueOutOfRange(..) => {
                Self::Corrupt(error.to_string())
            }
            _ => Self::Store(StoreError(error)),
        }
    }
}
