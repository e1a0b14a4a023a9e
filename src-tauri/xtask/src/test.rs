//! Everything that must pass.

use std::process::ExitCode;
use std::time::Instant;

use anyhow::Result;

use crate::setup::{Need, install};
use crate::shell::{command, ui};
use crate::tally::Parts;

/// Every cargo command names the whole workspace and the same features, so that nothing is built twice.
const WHOLE: &str = "--workspace --features tauri/custom-protocol";

/// Runs every part, even after one failed, but what cannot be built is not tested.
pub(crate) fn test() -> Result<ExitCode> {
    let mut parts = Parts::default();

    let start = Instant::now();
    install(&[Need::Paper, Need::Window, Need::Tests])?;
    parts.note("set-up", start.elapsed());

    parts.run("format", &mut command("cargo fmt --check"))?;
    parts.run("pages: types", &mut ui("npm run --silent type-check"))?;
    parts.run("pages: lint", &mut ui("npm run --silent lint"))?;
    parts.run("pages: tests", &mut ui("npm run --silent test"))?;
    // The window takes the built pages in, so they come before anything of Rust's.
    if parts.run("pages: build", &mut ui("npm run --silent build"))? {
        parts.run(
            "clippy",
            &mut command(&format!(
                "cargo clippy --quiet --all-targets {WHOLE} -- -D warnings"
            )),
        )?;
        // Tests and programs in one go: a build of the programs alone would choose other features and start over.
        if parts.run(
            "build",
            &mut command(&format!("cargo build --quiet --lib --bins --tests {WHOLE}")),
        )? {
            parts.run(
                "tests",
                &mut command(&format!("cargo test --quiet --no-fail-fast {WHOLE}")),
            )?;
            parts.run(
                "the real window",
                &mut command(&format!("cargo test --quiet --test e2e {WHOLE}")),
            )?;
        }
    }
    Ok(if parts.close() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
