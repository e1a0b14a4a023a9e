//! The installer and the archive for Windows, tried under Wine by `cargo xtask test windows`. Wine has no WebView2, so no
//! window opens: what runs is the terminal and the self-test, from where they were installed.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod program;
mod wine;

use std::fs;
use std::path::{Path, PathBuf};

use duban_tests::Terminal;
use serde_json::Value;
use wine::{INSTALLED, USER, done, drive, given, named, registry, run};

const UNINSTALL: &str = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Duban";
/// The installer says by this that the program is there and the webview is not.
const NO_WEBVIEW: Option<i32> = Some(4);

fn install(installer: &str) {
    let installer = given(installer);
    assert_eq!(run(&installer, &["/S"]).status.code(), NO_WEBVIEW, "{}", installer.display());
}

fn shortcuts() -> [PathBuf; 2] {
    ["AppData/Roaming/Microsoft/Windows/Start Menu/Programs/督办.lnk", "Desktop/督办.lnk"]
        .map(|link| drive(USER).join(link))
}

/// The Linux program on the data folder of the Windows one, byte for byte the same file.
fn sound_on_linux(folder: &Path) {
    let verified = Terminal::at(folder).json(&["ledger", "verify"]);
    assert_eq!(verified["sound"], true, "{verified}");
}

#[test]
fn it_is_installed_used_upgraded_and_removed() {
    let home = drive(INSTALLED);
    let data = drive(USER).join("AppData/Roaming/duban");
    let terminal = home.join("duban.exe");

    install("DUBAN_INSTALLER_BEFORE");
    for file in fs::read_dir(given("DUBAN_STAGE")).unwrap() {
        let file = file.unwrap().file_name();
        assert!(home.join(&file).exists(), "{} was not installed", file.display());
    }
    assert!(shortcuts().iter().all(|link| link.exists()));
    assert_eq!(registry(UNINSTALL, "DisplayName").as_deref(), Some("督办"));
    assert_eq!(registry(UNINSTALL, "DisplayVersion").as_deref(), Some("0.0.9"));
    assert_eq!(registry(UNINSTALL, "InstallLocation"), Some(named(&home)));
    let opens = registry(r"Software\Classes\Duban.Backup\shell\open\command", "").unwrap();
    assert_eq!(opens, format!(r#""{}\duban-desktop.exe" "%1""#, named(&home)));
    assert_eq!(registry(r"Software\Classes\.duban", "").as_deref(), Some("Duban.Backup"));

    done(&terminal, &["init", "--sample"]);
    assert!(data.join("duban.db").exists(), "the data does not lie in %APPDATA%");
    program::goes_the_whole_way(&home.join("duban-desktop.exe"));

    let minutes = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/crates/app/samples/committee-meeting-12.txt");
    done(&terminal, &["import", &named(Path::new(minutes)), "--received", "2026-06-10", "--confirm"]);
    sound_on_linux(&data);
    let before = done(&terminal, &["items", "--json"]);

    install("DUBAN_INSTALLER");
    assert_eq!(registry(UNINSTALL, "DisplayVersion").as_deref(), Some(env!("CARGO_PKG_VERSION")));
    assert_eq!(done(&terminal, &["items", "--json"]), before, "the upgrade did not keep the data");
    let backups = drive(USER).join("AppData/Local/duban/升级前备份");
    let backup = fs::read_dir(backups).unwrap().map(|file| file.unwrap().path());
    let backup = backup.filter(|path| path.extension() == Some("duban".as_ref())).collect::<Vec<_>>();
    assert_eq!(backup.len(), 1, "the upgrade backs up once: {backup:?}");
    let restored = tempfile::tempdir().unwrap();
    Terminal::at(restored.path()).done(&[Path::new("ledger"), Path::new("restore"), &backup[0]]);
    sound_on_linux(restored.path());
    let of = |text: &str| serde_json::from_str::<Value>(text).unwrap()["total"].clone();
    assert_eq!(Terminal::at(restored.path()).json(&["items"])["total"], of(&before));

    assert!(run(home.join("uninstall.exe"), &["/S"]).status.success());
    // The uninstaller goes on in a copy of itself after it has returned.
    assert_eq!(registry(UNINSTALL, "DisplayName"), None);
    assert!(!home.exists(), "{:?} is left", fs::read_dir(&home).unwrap().collect::<Vec<_>>());
    assert!(shortcuts().iter().all(|link| !link.exists()));
    assert_eq!(registry(r"Software\Classes\.duban", ""), None);
    sound_on_linux(&data);
}

#[test]
fn the_archive_keeps_its_data_beside_itself() {
    let desk = drive(USER).join("便携 盘");
    let mut archive = zip::ZipArchive::new(fs::File::open(given("DUBAN_PORTABLE")).unwrap()).unwrap();
    archive.extract(&desk).unwrap();
    let folder = desk.join(format!("督办-{}", env!("CARGO_PKG_VERSION")));
    done(&folder.join("duban.exe"), &["init", "--sample"]);
    assert!(folder.join("台账/duban.db").exists());
    sound_on_linux(&folder.join("台账"));
}

#[test]
fn a_journal_of_linux_is_sound_on_windows() {
    let office = tempfile::tempdir().unwrap();
    let folder = office.path().join("台账 数据");
    let terminal = Terminal::with_office(&folder);
    let minutes = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/crates/app/samples/committee-meeting-12.txt");
    terminal.done(&["import", minutes, "--received", "2026-06-10", "--confirm"]);
    let out = office.path().join("通知单");
    let notice = ["notice", "--department", "市水利局", "--signed-by", "李志远", "--out", out.to_str().unwrap()];
    terminal.done(&notice);
    let program = given("DUBAN_STAGE").join("duban.exe");
    let verified = done(&program, &["--data", &named(&folder), "ledger", "verify", "--json"]);
    assert_eq!(serde_json::from_str::<Value>(&verified).unwrap()["sound"], true, "{verified}");
    let code = terminal.json(&["documents"])[0]["short_code"].as_str().unwrap().to_owned();
    done(&program, &["--data", &named(&folder), "ledger", "verify", "--paper", &code]);
}
