//! A backup that was opened by a double click: its file is named when the program starts, or to the one that is open.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// How backups end.
const ENDING: &str = "duban";

/// The backup that waits until the window asks for it.
#[derive(Default)]
pub(crate) struct Opened(Mutex<Option<PathBuf>>);

impl Opened {
    /// Keeps the backup among a program's arguments, if there is one; tells whether there is. The first is the program.
    pub(crate) fn hear(&self, arguments: &[String], folder: &Path) -> bool {
        let backup = arguments.iter().skip(1).map(|name| folder.join(name));
        let backup =
            backup.into_iter().find(|path| path.extension().is_some_and(|end| end.eq_ignore_ascii_case(ENDING)));
        let heard = backup.is_some();
        if heard {
            *self.0.lock().unwrap_or_else(PoisonError::into_inner) = backup;
        }
        heard
    }

    /// Gives it away, once.
    pub(crate) fn take(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_heard_once_and_nothing_else_is() {
        let opened = Opened::default();
        let arguments = |name: &str| vec!["duban-desktop".to_owned(), name.to_owned()];
        assert!(!opened.hear(&arguments("--flag"), Path::new("/desk")));
        assert!(opened.hear(&arguments("督办备份20260611.DUBAN"), Path::new("/desk")));
        assert_eq!(opened.take(), Some(PathBuf::from("/desk/督办备份20260611.DUBAN")));
        assert_eq!(opened.take(), None);
    }
}
