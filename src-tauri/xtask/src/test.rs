//! Everything that must pass.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;

use crate::setup::{Need, install};
use crate::shell::{command, ui};
use crate::tally::Parts;

/// Runs every part, even after one failed, but what cannot be built is not tested.
///
/// Every cargo command names the whole workspace, and tests and programs are built in one go: a build of a part chooses
/// other features for what it rests on, and starts over.
pub(crate) fn test() -> Result<ExitCode> {
    let mut parts = Parts::default();

    let start = Instant::now();
    install(&[Need::Paper, Need::Window, Need::Tests])?;
    parts.note("set-up", start.elapsed());

    parts.run("form", &mut command("cargo fmt --check"))?;
    parts.run("pages: lint", &mut ui("npm run --silent lint"))?;
    parts.run("pages: tests", &mut ui("npm run --silent test"))?;
    // The window takes the built pages in, so they come before anything of Rust's.
    if parts.run("pages: build", &mut ui("npm run --silent build"))? {
        parts.run("clippy", &mut command("cargo clippy --quiet --workspace --all-targets -- -D warnings"))?;
        if parts.run("build", &mut command("cargo build --quiet --workspace --lib --bins --tests"))? {
            // Tests that start our programs need not build them again.
            let built = |line| {
                let mut command = command(line);
                command.env("DUBAN_BUILT", "yes");
                command
            };
            parts.run("tests", &mut built("cargo test --quiet --workspace --no-fail-fast"))?;
            parts.run("the real window", &mut built("cargo test --quiet --workspace --test e2e"))?;
        }
    }
    Ok(if parts.close() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
