//! Everything that must pass.

use std::process::{Command, ExitCode};

use anyhow::Result;

use crate::setup::{Need, install};
use crate::shell::{build_pages, command, run, ui};
use crate::tally::Parts;

/// Tests and programs at once: a build of the programs alone would choose other features for what they rest on, and
/// start over. For the same reason every cargo command names the whole workspace.
pub(crate) const BUILD: &str = "cargo build --quiet --workspace --lib --bins --tests";

/// Runs every part, even after one failed, but what cannot be built is not tested.
pub(crate) fn test() -> ExitCode {
    let mut parts = Parts::default();
    if parts.set_up(&[Need::Paper, Need::Window, Need::Tests]) {
        run_all(&mut parts);
    }
    if parts.close() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run_all(parts: &mut Parts) {
    parts.run("form", &mut command("cargo fmt --check"));
    parts.run("pages: lint", &mut ui("npm run --silent lint"));
    parts.run("pages: tests", &mut ui("npm run --silent test"));
    // The window takes the built pages in, so they come before anything of Rust's.
    if parts.run("pages: build", &mut ui("npm run --silent build")) {
        parts.run("clippy", &mut command("cargo clippy --quiet --workspace --all-targets -- -D warnings"));
        if parts.run("build", &mut command(BUILD)) {
            parts.run("tests", &mut after_build("cargo test --quiet --workspace --no-fail-fast"));
            parts.run("the real window", &mut after_build("cargo test --quiet --workspace --test e2e"));
        }
    }
}

/// Pictures of every view of the real window, into `docs/pictures`.
pub(crate) fn pictures() -> Result<()> {
    install(&[Need::Paper, Need::Window, Need::Tests])?;
    build_pages()?;
    run(&mut command(BUILD))?;
    run(&mut after_build("cargo test --quiet --workspace --test pictures"))
}

/// Tests that start our programs need not build them again.
pub(crate) fn after_build(line: &str) -> Command {
    let mut command = command(line);
    command.env("DUBAN_BUILT", "yes");
    command
}
