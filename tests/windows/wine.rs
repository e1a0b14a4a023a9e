//! Windows' programs and its registry, as `cargo xtask test windows` has made them ready.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The user's own folders.
pub(crate) const USER: &str = "users/张 三";
/// Where the installer puts the program unless told otherwise.
pub(crate) const INSTALLED: &str = "users/张 三/AppData/Local/Programs/Duban";

/// What the xtask hands over.
pub(crate) fn given(variable: &str) -> PathBuf {
    std::env::var_os(variable).map_or_else(|| panic!("cargo xtask test windows sets {variable}"), PathBuf::from)
}

/// A path below `C:\`, as it lies here.
pub(crate) fn drive(path: &str) -> PathBuf {
    given("WINEPREFIX").join("drive_c").join(path)
}

/// A path here, as Windows' programs name it.
pub(crate) fn named(path: &Path) -> String {
    let path = path.to_str().unwrap();
    let drive = given("WINEPREFIX").join("drive_c");
    match path.strip_prefix(drive.to_str().unwrap()) {
        Some(below) => format!("C:{}", below.replace('/', r"\")),
        None => format!("Z:{}", path.replace('/', r"\")),
    }
}

/// Runs a program to its end. Wine itself says nothing.
pub(crate) fn run<A: AsRef<OsStr>>(program: impl AsRef<OsStr>, arguments: &[A]) -> Output {
    let mut wine = Command::new("timeout");
    wine.args(["300", "wine"]).arg(program).args(arguments).output().unwrap()
}

/// The answer of one that must not be refused.
pub(crate) fn done<A: AsRef<OsStr>>(program: &Path, arguments: &[A]) -> String {
    let output = run(program, arguments);
    assert!(output.status.success(), "{}: {}", program.display(), String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A value of the user's registry, `None` where there is none. What reg prints of Chinese is lost in a code page, so the
/// file is read in which Wine keeps it.
pub(crate) fn registry(key: &str, name: &str) -> Option<String> {
    // Wine writes the file some seconds after a change, or when it ends.
    assert!(Command::new("wineserver").arg("-w").status().unwrap().success());
    let file = std::fs::read_to_string(given("WINEPREFIX").join("user.reg")).unwrap();
    let head = format!("[{}]", key.replace('\\', r"\\"));
    let mut lines =
        file.lines().skip_while(|line| !line.starts_with(&head)).skip(1).take_while(|line| !line.is_empty());
    let name = if name.is_empty() { "@=".to_owned() } else { format!("\"{name}\"=") };
    let value = lines.find_map(|line| line.strip_prefix(&name))?;
    Some(plain(value.strip_prefix('"')?.strip_suffix('"')?))
}

/// Wine's escapes undone: `\\`, `\"`, and `\x5f20` for what is no ASCII.
fn plain(value: &str) -> String {
    let mut plain = String::new();
    let mut rest = value.chars().peekable();
    while let Some(letter) = rest.next() {
        match (letter, rest.peek()) {
            ('\\', Some('x')) => {
                rest.next();
                let mut code = 0;
                // Wine writes no more digits than it must before a letter that is none.
                for _ in 0..4 {
                    let Some(digit) = rest.peek().and_then(|letter| letter.to_digit(16)) else { break };
                    code = code * 16 + digit;
                    rest.next();
                }
                plain.extend(char::from_u32(code));
            }
            ('\\', Some(_)) => plain.extend(rest.next()),
            _ => plain.push(letter),
        }
    }
    plain
}
