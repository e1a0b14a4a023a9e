//! Feedback forms as departments send them back: made by our own program, filled in and saved by LibreOffice.

use std::fs;
use std::path::Path;
use std::process::{Child, Command};

use anyhow::{Context, Result, ensure};

use crate::shell::{built, command, debug_folder, root, run};

/// The day the form goes out.
const TODAY: &str = "2026-06-11";
const DEPARTMENT: &str = "市水利局";
const ITEMS: [&str; 4] = ["排查水库", "清理河道", "修复堤防", "编制预案"];
/// Where LibreOffice listens; a pipe of a name of its own, so that one that is open is left alone.
const PIPE: &str = "duban-forms";

/// Makes a form of four items and has it filled in as `tests/daily/forms/README.md` says, into this folder.
pub(crate) fn make(into: &Path) -> Result<()> {
    run(&mut command("cargo build --quiet --workspace --bin duban"))?;
    let office = debug_folder().join("forms-office");
    if office.exists() {
        fs::remove_dir_all(&office)?;
    }
    for title in ITEMS {
        let limit = ["--lead", DEPARTMENT, "--deadline", "2026-06-30"];
        run(duban(&office).args(["register", "--title", title, "--source", "批示"]).args(limit))?;
    }
    run(duban(&office).args(["assign", "2026-001", "2026-002", "2026-003", "2026-004"]))?;
    let out = office.join("forms");
    run(duban(&office).args(["forms", "--out"]).arg(&out))?;
    let form = fs::read_dir(&out)?.next().context("duban wrote no form")??.path();

    fs::create_dir_all(into)?;
    let mut listening = listening()?;
    // Debian's own Python, which its LibreOffice belongs to.
    let filled = run(Command::new("/usr/bin/python3")
        .arg(root().join("tests/daily/forms/fill.py"))
        .arg(PIPE)
        .args([&form, into]));
    // It was asked to end; what does not is ended.
    if filled.is_err() {
        listening.kill()?;
    }
    listening.wait()?;
    filled?;
    for ending in ["xlsx", "xls", "ods"] {
        let file = into.join("filled").with_extension(ending);
        ensure!(file.exists(), "LibreOffice saved no {}", file.display());
    }
    Ok(())
}

fn listening() -> Result<Child> {
    let profile = debug_folder().join("office-profile");
    command("soffice --headless --norestore")
        .arg(format!("--accept=pipe,name={PIPE};urp"))
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .spawn()
        .context("soffice does not start")
}

fn duban(office: &Path) -> Command {
    let mut duban = built("duban");
    duban.arg("--data").arg(office).args(["--today", TODAY]);
    duban
}
