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
    /// A `.docx` that is cut short or damaged.
    #[error("the docx is damaged: {reason}")]
    BrokenDocx {
        /// What is wrong with it, in English, for the log.
        reason: String,
    },
    /// A compressed file that swells beyond all measure.
    #[error("the docx unzips to more than {limit} bytes")]
    ZipBomb {
        /// How much would have been read, in bytes.
        limit: u64,
    },
    /// The document is encrypted.
    #[error("the document is protected by a password")]
    PasswordProtected,
    /// Elements nested deeper than any real document nests them.
    #[error("the docx nests more than {limit} levels deep")]
    TooDeep {
        /// The deepest level that is read.
        limit: usize,
    },
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
            Self::BrokenDocx { .. } => "docx_broken",
            Self::ZipBomb { .. } => "docx_swells",
            Self::PasswordProtected => "file_password_protected",
            Self::TooDeep { .. } => "docx_too_deep",
        }
    }
}
