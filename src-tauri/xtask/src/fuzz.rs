//! Any bytes at all, for as long as one likes.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};

use crate::shell::{command, root, run, succeeds};

const TARGETS: &[&str] = &["intake", "minutes"];

/// Runs one target for `seconds`, its corpus seeded from `tests/suite`. What it finds stands in
/// `tests/fuzz/artifacts`, and the command fails.
pub(crate) fn fuzz(target: &str, seconds: &str) -> Result<()> {
    ensure!(TARGETS.contains(&target), "no such fuzz target: {target}; there are {}", TARGETS.join(" and "));
    let Ok(seconds) = seconds.parse::<u32>() else { bail!("not a number of seconds: {seconds}") };
    if !succeeds("cargo fuzz --version") {
        println!("cargo-fuzz is missing and will be installed by cargo.");
        run(&mut command("cargo install --locked cargo-fuzz"))?;
    }
    let seeded = seed(target)?;
    println!("{seeded} texts of tests/suite seed the corpus of {target}.");
    let line = format!("cargo fuzz run --fuzz-dir . {target} -- -max_total_time={seconds} -max_len=16384 -timeout=10");
    let mut command = command(&line);
    // A stable compiler allows the sanitizer's flags only so.
    command.env("RUSTC_BOOTSTRAP", "1").current_dir(folder());
    run(&mut command)
}

fn folder() -> std::path::PathBuf {
    root().join("tests/fuzz")
}

/// Copies the suite's texts into the target's corpus.
fn seed(target: &str) -> Result<usize> {
    let corpus = folder().join("corpus").join(target);
    fs::create_dir_all(&corpus)?;
    let mut count = 0;
    for entry in fs::read_dir(root().join("tests/suite"))? {
        let path = entry?.path();
        let Some(name) = path.file_name().filter(|_| path.extension().is_some_and(|e| e == "txt")) else { continue };
        copy(&path, &corpus.join(name))?;
        count += 1;
    }
    Ok(count)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).map(|_| ()).with_context(|| format!("{} cannot be copied", from.display()))
}
