//! What went wrong, said once for both doors: a code and a Chinese sentence with its values.

use std::fmt;
use std::io::ErrorKind;
use std::path::Path;

use crate::Code;
use crate::file::is_held;
use crate::wire::ErrorView;

/// A refusal or a failure of a use case. Nothing is stored when one is returned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// Stable; someone acts on it.
    pub code: Code,
    /// What happened, what did not happen, what to do.
    pub sentence: String,
}

impl Error {
    /// An error from its code and sentence.
    pub fn new(code: Code, sentence: impl Into<String>) -> Self {
        Self { code, sentence: sentence.into() }
    }

    /// The clerk stopped it.
    #[must_use]
    pub fn cancelled() -> Self {
        Self::new(Code::Cancelled, "已取消，没有写入任何内容。")
    }

    /// A use case broke off: our mistake, not the clerk's.
    #[must_use]
    pub fn broken() -> Self {
        Self::new(
            Code::Internal,
            "程序内部出错，这一步没有完成，已写入的内容没有受影响。重新打开程序再试；仍然出错时，把日志文件交给管理员。",
        )
    }

    /// As it crosses a door.
    #[must_use]
    pub fn view(&self) -> ErrorView {
        ErrorView { code: self.code, sentence: self.sentence.clone() }
    }

    /// A file that could not be read.
    pub(crate) fn reading(path: &Path, error: &std::io::Error) -> Self {
        let name = file_name(path);
        match error.kind() {
            _ if is_held(error) => Self::new(
                Code::FileLocked,
                format!(
                    "“{name}”正被别的程序打开（如Excel、WPS或杀毒软件），没有读出来。在那里关闭它，再试一次；台账没有任何改动。"
                ),
            ),
            ErrorKind::NotFound => Self::new(
                Code::FileMissing,
                format!("没有找到“{name}”。文件可能已移动、改名或删除；台账没有任何改动。重新选择文件即可。"),
            ),
            ErrorKind::IsADirectory => {
                Self::new(Code::FileUnreadable, format!("“{name}”是文件夹，不是文件。选择其中的会议纪要文件。"))
            }
            ErrorKind::PermissionDenied => Self::new(
                Code::FileLocked,
                format!("“{name}”打不开：没有读取权限，或正被别的程序占用。关闭占用它的程序后重试；台账没有任何改动。"),
            ),
            _ => Self::new(Code::FileUnreadable, format!("“{name}”没有读出来：{error}。台账没有任何改动。")),
        }
    }

    /// A file that could not be written outside the data folder.
    pub(crate) fn writing(path: &Path, error: &std::io::Error) -> Self {
        let name = file_name(path);
        match error.kind() {
            _ if is_held(error) => Self::new(
                Code::OutsideWriteFailed,
                format!(
                    "“{name}”正被别的程序打开（如Excel、WPS或杀毒软件），没有存下来。在那里关闭它，或换一个文件名，再试一次。"
                ),
            ),
            ErrorKind::StorageFull => {
                Self::new(Code::DiskFull, format!("“{name}”没有存下来：磁盘已满。腾出空间后重试。"))
            }
            _ => Self::new(
                Code::OutsideWriteFailed,
                format!("“{name}”没有存下来：{}。换一个位置，或关闭占用它的程序后重试。", io_words(error)),
            ),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence)
    }
}

impl std::error::Error for Error {}

fn io_words(error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => "没有写入权限，或正被别的程序占用".into(),
        ErrorKind::NotFound => "文件夹不存在".into(),
        ErrorKind::ReadOnlyFilesystem => "那里只能读、不能写".into(),
        _ => error.to_string(),
    }
}

pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |n| n.to_string_lossy().into_owned())
}
