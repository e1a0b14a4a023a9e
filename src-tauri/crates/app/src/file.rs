//! The clerk's files, which other programs hold open: an anti-virus for a moment, Excel for as long as it shows them.

use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Code;
use crate::error::{Error, file_name};

/// How long a file that another program holds is tried again, before the clerk is asked to close it.
const PATIENCE: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(50);

/// Writes a file where the clerk wants it; one that is there is replaced.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    patiently(|| std::fs::write(path, bytes)).map_err(|e| Error::writing(path, &e))
}

/// Shows a copy in the system's own program, so that the kept bytes stay.
pub(crate) fn show<E: std::fmt::Display>(
    folder: &Path,
    name: &Path,
    bytes: &[u8],
    open: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), Error> {
    let path: PathBuf = folder.join(name);
    std::fs::create_dir_all(folder).map_err(|e| Error::writing(folder, &e))?;
    // The program that shows it may still hold the copy of the last time.
    if !std::fs::read(&path).is_ok_and(|there| there == bytes) {
        write(&path, bytes)?;
    }
    open(&path).map_err(|e| {
        let sentence = format!("没有打开“{}”：{e}。另存后用别的程序打开。", file_name(&path));
        Error::new(Code::OutsideWriteFailed, sentence)
    })
}

/// Tries again while another program holds the file.
pub(crate) fn patiently<T>(act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    again(act, is_held)
}

fn again<T>(mut act: impl FnMut() -> io::Result<T>, held: impl Fn(&io::Error) -> bool) -> io::Result<T> {
    let until = Instant::now() + PATIENCE;
    loop {
        match act() {
            Err(error) if held(&error) && Instant::now() < until => sleep(PAUSE),
            done => return done,
        }
    }
}

/// Whether another program holds the file. Only Windows keeps others off a file: `ERROR_SHARING_VIOLATION`,
/// `ERROR_LOCK_VIOLATION`.
pub(crate) fn is_held(error: &io::Error) -> bool {
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_for_a_moment_is_tried_again_and_nothing_else_is() {
        let held = |error: &io::Error| error.kind() == io::ErrorKind::ResourceBusy;
        let mut left = 3;
        let mut moment = || {
            left -= 1;
            if left > 0 { Err(io::ErrorKind::ResourceBusy.into()) } else { Ok(left) }
        };
        assert_eq!(again(&mut moment, held).ok(), Some(0));

        let mut tries = 0;
        let gone: io::Result<()> = again(
            || {
                tries += 1;
                Err(io::ErrorKind::NotFound.into())
            },
            held,
        );
        assert_eq!((gone.map_err(|e| e.kind()), tries), (Err(io::ErrorKind::NotFound), 1));
    }

    /// As Excel opens a workbook: others may neither read nor write it.
    #[cfg(windows)]
    #[test]
    fn a_file_that_another_program_holds_is_refused_with_what_to_do() {
        use std::os::windows::fs::OpenOptionsExt as _;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("台账 一览.xlsx");
        std::fs::write(&path, "held").unwrap();
        let holder = std::fs::OpenOptions::new().read(true).share_mode(0).open(&path).unwrap();
        let refused = write(&path, b"new").unwrap_err();
        assert_eq!(refused.code, Code::OutsideWriteFailed);
        assert!(refused.sentence.contains("正被别的程序打开"), "{}", refused.sentence);
        let unread = crate::cases::read_file(&path).unwrap_err();
        assert_eq!(unread.code, Code::FileLocked);
        assert!(unread.sentence.contains("正被别的程序打开"), "{}", unread.sentence);

        // Let go while it is tried again: it is written.
        let waiting = std::thread::spawn({
            let path = path.clone();
            move || write(&path, b"new")
        });
        sleep(Duration::from_millis(300));
        drop(holder);
        assert_eq!(waiting.join().unwrap(), Ok(()));
        assert_eq!(std::fs::read(&path).unwrap(), b"new");
    }
}
