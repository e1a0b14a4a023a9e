//! Where the data lives when nobody says otherwise.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// A text file beside the program with one line: the folder for the data. The portable program has one that names the
/// folder beside it; an office writes one to keep the data on another disk.
const POINTER: &str = "台账位置.txt";

/// The folder that `台账位置.txt` beside the program names, else the user's own: `%APPDATA%\duban` on Windows,
/// `~/.local/share/duban` on Linux.
#[must_use]
pub fn default_folder() -> PathBuf {
    let program = std::env::current_exe().ok();
    let beside = program.as_deref().and_then(Path::parent);
    beside
        .and_then(|beside| pointed(beside, &std::fs::read(beside.join(POINTER)).ok()?))
        .or_else(|| Some(dirs::data_dir()?.join("duban")))
        .unwrap_or_else(|| PathBuf::from("duban"))
}

/// The first line that says something; a relative folder is meant from the program's.
fn pointed(beside: &Path, file: &[u8]) -> Option<PathBuf> {
    let text = text(file);
    let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'))?;
    Some(beside.join(line.trim_matches('"')))
}

/// UTF-8, UTF-16 with its mark as installers write it, or the code page of an older Windows.
fn text(file: &[u8]) -> Cow<'_, str> {
    let unmarked = if std::str::from_utf8(file).is_ok() { encoding_rs::UTF_8 } else { encoding_rs::GB18030 };
    unmarked.decode(file).0
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::beside("data\r\n".as_bytes(), "/opt/duban/data")]
    #[case::marked("\u{feff}/srv/督办 数据\n".as_bytes(), "/srv/督办 数据")]
    #[case::remarked("# 台账放在哪里\n\n  /srv/台账  \n".as_bytes(), "/srv/台账")]
    #[case::installer(&[0xff, 0xfe, 0x2f, 0x00, 0x1d, 0x52, 0x0d, 0x00, 0x0a, 0x00], "/初")]
    #[case::old_editor(b"/\xb6\xbd\xb0\xec\r\n", "/督办")]
    fn a_line_beside_the_program_names_the_folder(#[case] file: &[u8], #[case] folder: &str) {
        assert_eq!(pointed(Path::new("/opt/duban"), file), Some(PathBuf::from(folder)));
    }

    #[test]
    fn an_empty_file_names_none() {
        assert_eq!(pointed(Path::new("/opt/duban"), "\u{feff}\r\n# 没有写\r\n".as_bytes()), None);
    }
}
