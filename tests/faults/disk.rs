//! Places that take no more. Small mounts of our own serve for them where we may make them: on Linux, as root.

#![cfg(target_os = "linux")]

use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::Command;

use duban_tests::Terminal;
use tempfile::TempDir;

use crate::office::{Office, minutes, refused};

/// A disk of a few megabytes; it is gone when this is dropped.
struct SmallDisk(TempDir);

impl SmallDisk {
    /// None where mounting is not allowed, which is said.
    fn mount() -> Option<Self> {
        let disk = Self(tempfile::tempdir().unwrap());
        if disk.mounted(&["-t", "tmpfs", "-o", "size=4m", "tmpfs"]) {
            return Some(disk);
        }
        println!("skipped: only root may mount a small disk");
        None
    }

    fn mounted(&self, arguments: &[&str]) -> bool {
        Command::new("mount").args(arguments).arg(self.0.path()).output().is_ok_and(|done| done.status.success())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Fills it to the last block.
    fn fill(&self) {
        let written = fs::write(self.path("filler"), vec![0; 8 * 1024 * 1024]);
        assert_eq!(written.unwrap_err().kind(), ErrorKind::StorageFull);
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: whatever still has a file open there must not keep the test from ending.
        let _ = Command::new("umount").arg("--lazy").arg(self.0.path()).output();
    }
}

#[test]
fn a_full_disk() {
    let Some(disk) = SmallDisk::mount() else { return };
    let office = Office::in_folder(disk.path("office"));
    let before = office.stored();

    disk.fill();
    let file = office.write("second.txt", minutes("市委常委会第2次会议", 100));
    refused(&office.terminal.run(&["import", &file, "--confirm"]), "disk_full");

    fs::remove_file(disk.path("filler")).unwrap();
    assert_eq!(office.stored(), before);
    office.terminal.done(&["import", &file, "--confirm"]);
    assert_eq!(office.meetings(), 2, "with room again, work goes on");
}

#[test]
fn a_new_office_on_a_full_disk() {
    let Some(disk) = SmallDisk::mount() else { return };
    disk.fill();
    let terminal = Terminal::at(disk.path("office"));
    refused(&terminal.run(&["init", "--office", "市委督查室", "--mark", "市委督查室"]), "disk_full");
}

#[test]
fn a_disk_that_can_only_be_read() {
    let Some(disk) = SmallDisk::mount() else { return };
    let office = Office::in_folder(disk.path("office"));
    let before = office.stored();

    assert!(disk.mounted(&["-o", "remount,ro"]));
    let file = office.write("second.txt", minutes("市委常委会第2次会议", 0));
    refused(&office.terminal.run(&["import", &file, "--confirm"]), "folder_read_only");
    let elsewhere = Terminal::at(disk.path("other"));
    refused(&elsewhere.run(&["meetings"]), "folder_read_only");

    assert!(disk.mounted(&["-o", "remount,rw"]));
    assert_eq!(office.stored(), before);
}

#[test]
fn a_notice_that_cannot_be_written_where_it_should() {
    let Some(disk) = SmallDisk::mount() else { return };
    let office = Office::new();
    disk.fill();
    let out = disk.path("notices");
    let meeting = office.terminal.json(&["meetings"])[0]["id"].as_str().unwrap().to_owned();
    let out = out.to_str().unwrap();
    office.refuses(&["notice", "--meeting", &meeting, "--signed-by", "李志远", "--out", out], "disk_full");
}
