//! The program at work, with a sample office.

use std::fs;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::setup::{Need, install};
use crate::shell::{build_pages, built, command, debug_folder, read, root, run as go, ui};

/// The sample office's last meeting, and the day its minutes came in.
const MINUTES: &str = "src-tauri/crates/app/samples/committee-meeting-12.txt";
const RECEIVED: &str = "2026-06-10";
/// The day the sample office is looked at.
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
    build_pages()?;
    go(&mut command("cargo build -p duban -p duban-desktop"))?;
    let office = fresh_office()?;
    go(duban(&office).args(["init", "--sample"]))?;
    go(built("duban-desktop").env("DUBAN_DATA", office).env("DUBAN_TODAY", TODAY))
}

/// Reads the sample minutes, prints the items, and writes a notice for each lead department.
fn terminal() -> Result<()> {
    println!("no display: the same job in the terminal");
    install(&[Need::Paper])?;
    go(&mut command("cargo build -p duban"))?;
    let office = fresh_office()?;
    go(duban(&office).args(["init", "--office", "中共云岭市委督查室", "--mark", "中共云岭市委督查室"]))?;
    go(duban(&office).args(["import", MINUTES, "--received", RECEIVED, "--confirm"]))?;
    go(duban(&office).arg("items"))?;

    let meetings: serde_json::Value = serde_json::from_str(&read(duban(&office).args(["meetings", "--json"]))?)?;
    let meeting = meetings[0]["id"].as_str().context("the sample office has no meeting")?;
    let notices = office.join("notices");
    go(duban(&office)
        .args(["notice", "--meeting", meeting, "--each", "--signed-by", "李志远", "--out"])
        .arg(&notices))?;
    println!("the notices lie in {}", notices.display());
    Ok(())
}

/// A new office each time, in the folder for what is built.
fn fresh_office() -> Result<PathBuf> {
    let office = debug_folder().join("sample-office");
    if office.exists() {
        fs::remove_dir_all(&office)?;
    }
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
        await_pages(&mut pages).and_then(|()| go(&mut command("cargo run -p duban-desktop --no-default-features")));
    pages.kill()?;
    shown
}

fn await_pages(pages: &mut Child) -> Result<()> {
    let start = Instant::now();
    while TcpStream::connect(PAGES).is_err() {
        ensure!(pages.try_wait()?.is_none(), "vite ended before it served anything");
        ensure!(start.elapsed() < Duration::from_mins(1), "vite served nothing at {PAGES} within a minute");
        sleep(Duration::from_millis(100));
    }
    Ok(())
}

/// Writes the pages' view of the window's commands; the test that else looks for drift does it.
pub(crate) fn bindings() -> Result<()> {
    install(&[Need::Window])?;
    // The window takes the pages in when it is built; old ones will do, for the new ones may wait for these bindings.
    if !root().join("ui/dist").exists() {
        go(&mut ui("npm exec -- vite build"))?;
    }
    go(command("cargo test --quiet --workspace --bin duban-desktop bindings").env("DUBAN_BINDINGS", "write"))
}
