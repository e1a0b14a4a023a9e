//! Why a file is not taken in.

use crate::FileKind;

/// Why a file is not taken in. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IntakeError {
    /// No bytes, or nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// More text than any minutes hold.
    #[error("{bytes} bytes are more than the limit of {limit}")]
    TooLarge {
        /// How large it is, in bytes.
        bytes: usize,
        /// The limit, in bytes.
        limit: usize,
    },
    /// No document: a picture or another binary, whatever its name.
    #[error("the file is no text: it seems to be {}", seems.name())]
    NotText {
        /// What it seems to be.
        seems: FileKind,
    },
    /// A document of a format that is recognised but not read.
    #[error("the format {} is not read", format.name())]
    UnsupportedFormat {
        /// The format.
        format: FileKind,
    },
    /// A document of pictures alone, such as a scan: there are pages, but no characters on them.
    #[error("the {} has pages, but no text", format.name())]
    NoTextLayer {
        /// The format.
        format: FileKind,
    },
    /// A document that is cut short or damaged.
    #[error("the {} is damaged: {reason}", format.name())]
    Broken {
        /// The format.
        format: FileKind,
        /// What is wrong with it, in English, for the log.
        reason: String,
    },
    /// A file that swells beyond all measure when it is read.
    #[error("the {} swells to more than {limit} bytes", format.name())]
    Swells {
        /// The format.
        format: FileKind,
        /// How much would have been read, in bytes.
        limit: u64,
    },
    /// Elements nested deeper than any real document nests them.
    #[error("the {} nests more than {limit} levels deep", format.name())]
    TooDeep {
        /// The format.
        format: FileKind,
        /// The deepest level that is read.
        limit: usize,
    },
    /// A table with more columns than any table on paper has.
    #[error("a table of the {} has more than {limit} columns", format.name())]
    TooWide {
        /// The format.
        format: FileKind,
        /// The most columns that are read.
        limit: usize,
    },
    /// A version of a format from before Word 97.
    #[error("the {} is older than Word 97", format.name())]
    TooOld {
        /// The format.
        format: FileKind,
    },
    /// The document is encrypted.
    #[error("the document is protected by a password")]
    PasswordProtected,
}

impl IntakeError {
    /// A stable name, for the doors to act on.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "file_empty",
            Self::TooLarge { .. } => "file_too_large",
            Self::NotText { .. } => "file_not_text",
            Self::UnsupportedFormat { .. } => "file_format_unsupported",
            Self::NoTextLayer { .. } => "file_no_text_layer",
            Self::Broken { .. } => "file_broken",
            Self::Swells { .. } => "file_swells",
            Self::TooDeep { .. } => "file_too_deep",
            Self::TooWide { .. } => "file_too_wide",
            Self::TooOld { .. } => "file_too_old",
            Self::PasswordProtected => "file_password_protected",
        }
    }
}

/// What a format's reader found wrong. It does not know by which name its file goes; [`Fault::of`] adds that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    Broken(String),
    Swells(u64),
    Deep(usize),
    Wide(usize),
    Large(usize),
    Old,
    NoText,
    Password,
}

impl Fault {
    pub(crate) fn broken(reason: impl Into<String>) -> Self {
        Self::Broken(reason.into())
    }

    /// The refusal of a file of this format.
    pub(crate) fn of(self, format: FileKind) -> IntakeError {
        match self {
            Self::Broken(reason) => IntakeError::Broken { format, reason },
            Self::Swells(limit) => IntakeError::Swells { format, limit },
            Self::Deep(limit) => IntakeError::TooDeep { format, limit },
            Self::Wide(limit) => IntakeError::TooWide { format, limit },
            Self::Large(bytes) => IntakeError::TooLarge { bytes, limit: crate::TEXT_LIMIT },
            Self::Old => IntakeError::TooOld { format },
            Self::NoText => IntakeError::NoTextLayer { format },
            Self::Password => IntakeError::PasswordProtected,
        }
    }
}

/// Reads with a library that may panic at a file that was made to do harm: that ends the reading, not the program.
pub(crate) fn guarded<T>(read: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(Fault::broken("the reader lost its way")))
}
