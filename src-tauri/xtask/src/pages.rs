//! Contact sheets of every page of every sample paper, into `docs/pages`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::setup::{Need, install};
use crate::shell::{built, command, root, run};

/// Each sheet with the papers whose pages stand on it, in order. A paper that stands on none is told of.
const SHEETS: [(&str, &[&str]); 13] = [
    (
        "notice",
        &["notice-one", "notice-secret", "notice-sealed", "notice-addressees", "notice-long-title", "notice-rare"],
    ),
    ("notice-forty", &["notice-twelve", "notice-forty"]),
    (
        "letter",
        &["letter-one", "letter-secret", "letter-sealed", "letter-addressees", "letter-long-title", "letter-rare"],
    ),
    ("form", &["form-one", "form-secret", "form-addressees", "form-long-title", "form-rare", "form-twelve"]),
    ("edges", &["notice-short", "notice-full", "notice-over", "letter-short", "letter-full", "letter-over"]),
    ("marks", &["notice-draft", "letter-draft", "form-draft", "notice-recalled", "letter-recalled", "form-recalled"]),
    ("reminder", &["reminder-first", "reminder-second", "reminder-forty"]),
    ("circular", &["circular-short", "circular", "report"]),
    ("brief", &["brief", "brief-many", "brief-none"]),
    ("ledger-a4", &["ledger-a4", "ledger-a4-grouped"]),
    ("ledger-a3", &["ledger-a3"]),
    ("tasks", &["tasks", "breakdown"]),
    ("forms", &["feedback", "drafting"]),
];

/// Dots to the inch: enough to see lines, margins and marks, and small enough to keep.
const DOTS: &str = "45";

/// Lays every sample out, draws its pages, and puts those of a kind side by side. With a folder, each page is kept
/// there as a PNG of its own at `dots` to the inch as well.
pub(crate) fn draw(single: Option<(&Path, &str)>) -> Result<()> {
    install(&[Need::Paper, Need::Tests, Need::Icons])?;
    run(&mut command("cargo build --quiet --workspace --example sheets"))?;
    let work = std::env::temp_dir().join(format!("duban-pages-{}", std::process::id()));
    fs::create_dir_all(&work)?;
    let papers = work.join("papers");
    run(built("examples/sheets").arg(&papers))?;
    for (sheet, names) in SHEETS {
        let drawn = work.join(sheet);
        fs::create_dir_all(&drawn)?;
        for (at, name) in names.iter().enumerate() {
            let paper = papers.join(name).with_extension("pdf");
            ensure!(paper.exists(), "there is no sample {name}");
            run(command("pdftoppm -png -r").arg(DOTS).arg(&paper).arg(drawn.join(format!("{at}"))))?;
        }
        let mut pages: Vec<_> = fs::read_dir(&drawn)?.map(|page| Ok(page?.path())).collect::<Result<_>>()?;
        pages.sort();
        run(command("montage")
            .args(&pages)
            .args(["-tile", "6x", "-geometry", "+6+6", "-background", "#8a8f96", "-colors", "40"])
            .arg(format!("PNG8:{}", root().join("docs/pages").join(sheet).with_extension("png").display())))?;
    }
    for paper in fs::read_dir(&papers)? {
        let path = paper?.path();
        let name = path.file_stem().context("a paper has a name")?.to_string_lossy().into_owned();
        if path.extension().is_none_or(|ending| ending != "pdf") {
            continue;
        }
        if !SHEETS.iter().any(|(_, names)| names.contains(&name.as_str())) {
            println!("on no sheet: {name}");
        }
        if let Some((folder, dots)) = single {
            fs::create_dir_all(folder)?;
            run(command("pdftoppm -png -r").arg(dots).arg(&path).arg(folder.join(&name)))?;
        }
    }
    fs::remove_dir_all(&work)?;
    Ok(())
}
