//! `duban-desktop --selftest`, as an administrator starts it: no screen, and the result in a file.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

use duban_tests::{Terminal, built};
use serde_json::Value;

fn self_test(report: &Path, temporary: &Path) -> Option<i32> {
    let mut program = Command::new(built("duban-desktop"));
    program.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env("TMPDIR", temporary);
    program.arg("--selftest").arg(report).status().unwrap().code()
}

fn lines(report: &Path) -> Vec<Value> {
    std::fs::read_to_string(report).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_whole_way_is_gone_and_nothing_else_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let (desk, temporary) = (folder.path().join("桌面 上"), folder.path().join("tmp"));
    std::fs::create_dir(&desk).unwrap();
    std::fs::create_dir(&temporary).unwrap();
    let report = desk.join("自检.txt");
    // The second run replaces what the first has left.
    for _ in 0..2 {
        assert_eq!(self_test(&report, &temporary), Some(0), "{:#?}", lines(&report));
    }
    let lines = lines(&report);
    let steps: Vec<&str> = lines.iter().filter_map(|line| line["step"].as_str()).collect();
    assert_eq!(steps, ["临时文件夹", "建账", "导入", "立项", "印发", "检查日志", "备份", "恢复", "长路径"]);
    assert!(lines.iter().all(|line| line["ok"] == true), "{lines:#?}");
    assert_eq!(lines.last().unwrap()["version"], env!("CARGO_PKG_VERSION"));

    // The page and the backup are there to be looked at; the backup is an office's whole ledger.
    assert!(std::fs::read(report.with_extension("pdf")).unwrap().starts_with(b"%PDF-"));
    let terminal = Terminal::at(folder.path().join("restored"));
    terminal.done(&[Path::new("ledger"), Path::new("restore"), &report.with_extension("duban")]);
    assert_eq!(terminal.json(&["ledger", "verify"])["sound"], true);
    assert_eq!(terminal.json(&["documents"]).as_array().unwrap().len(), 1);

    assert_eq!(std::fs::read_dir(&temporary).unwrap().count(), 0, "the self-test left something behind");
}

#[test]
fn a_step_that_fails_is_named_and_the_exit_code_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.txt");
    assert_eq!(self_test(&report, &PathBuf::from("/nowhere")), Some(1));
    let lines = lines(&report);
    assert_eq!((&lines[0]["step"], &lines[0]["ok"]), (&"临时文件夹".into(), &false.into()));
    assert_eq!((lines.len(), &lines[1]["ok"]), (2, &false.into()));
}
