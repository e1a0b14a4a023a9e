//! Other programs, run from the repository's root.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::SystemTime;

use anyhow::{Context, Result, ensure};

/// The repository's root, wherever the command was given.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .unwrap_or_else(|| unreachable!("xtask lies two folders below the root"))
}

/// Where cargo puts what it builds.
pub(crate) fn target_folder() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    root().join(target)
}

/// The same in the debug profile.
pub(crate) fn debug_folder() -> PathBuf {
    target_folder().join("debug")
}

/// An empty folder there; what a run before has left is removed.
pub(crate) fn fresh_folder(name: &str) -> Result<PathBuf> {
    let folder = target_folder().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A program of ours, built before.
pub(crate) fn built(program: &str) -> Command {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let mut command = Command::new(debug_folder().join(file));
    command.current_dir(root());
    command
}

/// A program with its arguments, split at blanks: `command("cargo fmt --check")`.
pub(crate) fn command(line: &str) -> Command {
    let mut words = line.split_whitespace();
    let program = match words.next() {
        // The cargo that runs this xtask, so that a chosen toolchain stays chosen.
        Some("cargo") => std::env::var("CARGO").unwrap_or_else(|_| "cargo".into()),
        // npm is a script on Windows, and only found by its whole name.
        Some("npm") if cfg!(windows) => "npm.cmd".into(),
        Some(other) => other.into(),
        None => unreachable!("a command names its program"),
    };
    let mut command = Command::new(program);
    command.args(words).current_dir(root());
    command
}

/// The same in the ui's folder.
pub(crate) fn ui(line: &str) -> Command {
    let mut command = command(line);
    command.current_dir(root().join("ui"));
    command
}

/// Builds the window's pages, unless nothing of them changed since: the program takes them in, and would be linked again.
pub(crate) fn build_pages() -> Result<()> {
    let pages = root().join("ui");
    let built = fs::metadata(pages.join("dist/index.html")).and_then(|made| made.modified());
    let parts = ["src", "index.html", "package-lock.json", "vite.config.ts", "pdfjs-files.ts", "tsconfig.json"];
    let newest = parts.iter().map(|part| newest(&pages.join(part))).collect::<std::io::Result<Vec<_>>>()?;
    if built.is_ok_and(|built| newest.iter().all(|part| *part < built)) {
        return Ok(());
    }
    run(&mut ui("npm run --silent build"))
}

/// When a file, or anything in a folder, was last changed.
fn newest(path: &Path) -> std::io::Result<SystemTime> {
    let mut last = fs::metadata(path)?.modified()?;
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            last = last.max(newest(&entry?.path())?);
        }
    }
    Ok(last)
}

/// Shows the command, runs it, and refuses to go on if it failed.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    println!("$ {}", shown(command));
    let status = command.status().with_context(|| format!("{} does not start", shown(command)))?;
    ensure!(status.success(), "{} failed: {status}", shown(command));
    Ok(())
}

/// What a program prints, as text; its errors go to the terminal.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let output =
        command.stderr(Stdio::inherit()).output().with_context(|| format!("{} does not start", shown(command)))?;
    ensure!(output.status.success(), "{} failed: {}", shown(command), output.status);
    Ok(String::from_utf8(output.stdout)?)
}

/// Whether a program is there and ends well; says nothing.
pub(crate) fn succeeds(line: &str) -> bool {
    command(line).output().is_ok_and(|output| output.status.success())
}

/// The command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default();
    std::iter::once(program).chain(command.get_args()).map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
