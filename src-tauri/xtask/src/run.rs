//! The program at work, with a sample office.

use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::setup::{Need, install};
use crate::shell::{built, command, debug_folder, read, run as go, ui};

/// Minutes of a made-up city, which the end-to-end test pastes too.
const MINUTES: &str = "tests/e2e/minutes.txt";
/// The day the sample minutes came in, and the day they are worked on.
const RECEIVED: &str = "2026-06-09";
const TODAY: &str = "2026-06-11";
/// Where vite serves the pages, as `tauri.conf.json` has it.
const PAGES: &str = "localhost:1420";

/// The window with a sample office; without a display the same job in the terminal.
pub(crate) fn run() -> Result<()> {
    if has_display() { window() } else { terminal() }
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn window() -> Result<()> {
    install(&[Need::Paper, Need::Window])?;
    go(&mut ui("npm run --silent build"))?;
    go(&mut command(
        "cargo build -p duban -p duban-desktop --features tauri/custom-protocol",
    ))?;
    let office = sample_office()?;
    go(built("duban-desktop").env("DUBAN_DATA", office))
}

/// Reads the sample minutes, prints the items, and writes a notice for each lead department.
fn terminal() -> Result<()> {
    println!("no display: the same job in the terminal");
    install(&[Need::Paper])?;
    go(&mut command("cargo build -p duban"))?;
    let office = sample_office()?;
    go(duban(&office).arg("items"))?;

    let meetings: serde_json::Value =
        serde_json::from_str(&read(duban(&office).args(["--json", "meetings"]))?)?;
    let meeting = meetings[0]["id"]
        .as_str()
        .context("the sample office has no meeting")?;
    let notices = office.join("notices");
    go(duban(&office)
        .args([
            "notice",
            "--each",
            "--signed-by",
            "李志远",
            "--meeting",
            meeting,
            "--out",
        ])
        .arg(&notices))?;
    println!("the notices lie in {}", notices.display());
    Ok(())
}

/// A fresh office with the sample minutes confirmed, in the folder for what is built.
fn sample_office() -> Result<PathBuf> {
    let office = debug_folder().join("sample-office");
    if office.exists() {
        fs::remove_dir_all(&office)?;
    }
    go(duban(&office).args(["init", "--sample"]))?;
    go(duban(&office).args(["import", MINUTES, "--received", RECEIVED, "--confirm"]))?;
    println!("the sample office lies in {}", office.display());
    Ok(office)
}

fn duban(office: &Path) -> Command {
    let mut duban = built("duban");
    duban.arg("--data").arg(office).args(["--today", TODAY]);
    duban
}

/// The window with its pages served by vite, so that a change shows at once.
pub(crate) fn dev() -> Result<()> {
    install(&[Need::Paper, Need::Window])?;
    let mut pages = ui("npm run dev").spawn().context("vite does not start")?;
    let shown =
        await_pages(&mut pages).and_then(|()| go(&mut command("cargo run -p duban-desktop")));
    pages.kill()?;
    shown
}

fn await_pages(pages: &mut Child) -> Result<()> {
    let start = Instant::now();
    while TcpStream::connect(PAGES).is_err() {
        ensure!(
            pages.try_wait()?.is_none(),
            "vite ended before it served anything"
        );
        ensure!(
            start.elapsed() < Duration::from_mins(1),
            "vite served nothing at {PAGES} within a minute"
        );
        sleep(Duration::from_millis(100));
    }
    Ok(())
}
