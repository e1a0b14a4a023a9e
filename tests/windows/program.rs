//! The program as Windows sees it, and the page it prints beside the one that Linux prints.

use std::fs;
use std::path::Path;
use std::process::Command;

use duban_tests::{Terminal, built};
use serde_json::Value;

use crate::wine::{USER, drive, given, named, run};

/// `--selftest` from where the program was installed; its page and its backup, looked at on Linux.
pub(crate) fn goes_the_whole_way(program: &Path) {
    let report = drive(USER).join("Desktop/自检 结果.txt");
    let ended = run(program, &["--selftest", &named(&report)]);
    let lines = fs::read_to_string(&report).unwrap_or_default();
    assert_eq!(ended.status.code(), Some(0), "{lines}");
    let steps: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(steps.last().unwrap()["system"], "windows x86_64");

    let restored = tempfile::tempdir().unwrap();
    let terminal = Terminal::at(restored.path());
    terminal.done(&[Path::new("ledger"), Path::new("restore"), &report.with_extension("duban")]);
    assert_eq!(terminal.json(&["ledger", "verify"])["sound"], true);
    let code = terminal.json(&["documents"])[0]["short_code"].as_str().unwrap().to_owned();
    terminal.done(&["ledger", "verify", "--paper", &code]);

    let here = restored.path().join("here.txt");
    let linux = Command::new(built("duban-desktop")).arg("--selftest").arg(&here).status().unwrap();
    assert!(linux.success());
    let (windows, linux) = (report.with_extension("pdf"), here.with_extension("pdf"));
    assert_eq!(words(&windows), words(&linux), "the page differs from the one of Linux");
    assert_eq!(faces(&windows), faces(&linux));
}

/// Every word with its place on its page, in points. The short code is each journal's own, and as wide as its digits.
fn words(pdf: &Path) -> Vec<String> {
    let output = Command::new("pdftotext").arg("-bbox").args([pdf, Path::new("-")]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let is_code = |word: &str| word.contains('-') && word.chars().filter(char::is_ascii_hexdigit).count() > 8;
    let of_code = |line: &&str| line.contains("校验码") || line.split_once('>').is_some_and(|(_, word)| is_code(word));
    let of_page = text.lines().filter(|line| line.contains("<word") || line.contains("<page"));
    let words: Vec<String> = of_page.filter(|line| !of_code(line)).map(str::to_owned).collect();
    assert!(words.len() > 50, "{} has no words", pdf.display());
    words
}

/// The faces that are embedded, by name.
fn faces(pdf: &Path) -> Vec<String> {
    let output = Command::new("pdffonts").arg(pdf).output().unwrap();
    let listed = String::from_utf8(output.stdout).unwrap();
    let mut faces: Vec<String> = listed
        .lines()
        .skip(2)
        .filter_map(|line| Some(line.split_whitespace().next()?.rsplit('+').next()?.to_owned()))
        .collect();
    faces.sort();
    faces
}

#[test]
fn windows_is_told_what_the_program_is() {
    let program = given("DUBAN_STAGE").join("duban-desktop.exe");
    let resource = |kind: &str| {
        let mut wrestool = Command::new("wrestool");
        wrestool.args(["--extract", "--raw", "--type", kind]).arg(&program).output().unwrap().stdout
    };
    let manifest = String::from_utf8_lossy(&resource("24")).into_owned();
    for wanted in ["PerMonitorV2", "longPathAware", "asInvoker", "Microsoft.Windows.Common-Controls"] {
        assert!(manifest.contains(wanted), "{wanted} is not in the manifest");
    }
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let version = resource("16");
    for wanted in ["督办", env!("CARGO_PKG_VERSION")] {
        assert!(version.windows(utf16(wanted).len()).any(|part| part == utf16(wanted)), "no {wanted} in the version");
    }
    assert!(!resource("14").is_empty(), "it has no icon");
}

/// mingw's own libraries are not on an office's computer.
#[test]
fn nothing_is_needed_but_windows_and_what_is_shipped() {
    for program in ["duban-desktop.exe", "duban.exe"] {
        let program = given("DUBAN_STAGE").join(program);
        let listed = Command::new("x86_64-w64-mingw32-objdump").arg("-p").arg(&program).output().unwrap();
        let listed = String::from_utf8_lossy(&listed.stdout).to_lowercase();
        let libraries: Vec<&str> = listed.lines().filter_map(|line| line.trim().strip_prefix("dll name: ")).collect();
        assert!(libraries.contains(&"kernel32.dll"), "{libraries:?}");
        let strange: Vec<_> = libraries.iter().filter(|name| name.starts_with("lib")).collect();
        assert!(strange.is_empty(), "{} needs {strange:?}", program.display());
    }
}
