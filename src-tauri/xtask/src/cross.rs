//! Programs for Windows, built on Debian: no other toolchain than Debian's own is needed. Its Rust carries the sources of
//! the standard library, which is built once for Windows; mingw links.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::setup::{Need, install};
use crate::shell::{read, root, run, target_folder};

const TARGET: &str = "x86_64-pc-windows-gnu";
const LINKER: (&str, &str) = ("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER", "x86_64-w64-mingw32-gcc");
/// Debian's, whichever other stands before them in the path.
const CARGO: &str = "/usr/bin/cargo";
const RUSTC: &str = "/usr/bin/rustc";
const RUSTDOC: &str = "/usr/bin/rustdoc";

/// The tools for it, and where they build: a folder of their own, for their compiler is another than the usual one.
pub(crate) struct Cross {
    folder: PathBuf,
}

impl Cross {
    /// Installs and builds what is missing.
    pub(crate) fn ready() -> Result<Self> {
        install(&[Need::Windows])?;
        let cross = Self { folder: target_folder().join("windows") };
        cross.standard_library()?;
        Ok(cross)
    }

    /// Where everything for Windows is built.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where the programs of a profile lie.
    pub(crate) fn built(&self, profile: &str) -> PathBuf {
        self.folder.join(TARGET).join(profile)
    }

    /// cargo for Windows: `build --release -p duban`.
    pub(crate) fn cargo(&self, line: &str) -> Command {
        let mut command = self.plain(line);
        command.args(["--target", TARGET]).current_dir(root());
        // As one argument a piece, so that the folder may have blanks in its name.
        let library = format!("--sysroot\u{1f}{}", self.sysroot().display());
        command.env("CARGO_ENCODED_RUSTDOCFLAGS", &library).env("CARGO_ENCODED_RUSTFLAGS", library);
        command
    }

    fn plain(&self, line: &str) -> Command {
        let mut command = Command::new(CARGO);
        command
            .args(line.split_whitespace())
            .env("CARGO", CARGO)
            .env("RUSTC", RUSTC)
            .env("RUSTDOC", RUSTDOC)
            .env(LINKER.0, LINKER.1);
        command.env("CARGO_TARGET_DIR", &self.folder).env_remove("RUSTUP_TOOLCHAIN");
        command
    }

    fn sysroot(&self) -> PathBuf {
        self.folder.join("sysroot")
    }

    /// The standard library, once for each compiler: an empty crate is built with it, and its parts are kept.
    fn standard_library(&self) -> Result<()> {
        let compiler = read(Command::new(RUSTC).arg("--version"))?;
        let built_by = self.sysroot().join("built-by");
        if fs::read_to_string(&built_by).is_ok_and(|by| by == compiler) {
            return Ok(());
        }
        println!("the standard library for {TARGET}, by {}", compiler.trim());
        let empty = self.folder.join("empty");
        fs::create_dir_all(empty.join("src"))?;
        fs::write(empty.join("Cargo.toml"), "[package]\nname = \"empty\"\nedition = \"2024\"\n\n[workspace]\n")?;
        fs::write(empty.join("src/lib.rs"), "")?;
        let built = empty.join("target");
        // Its own library may be built by a released compiler only when that is told it is none.
        let line = "build --quiet --release -Z build-std=std,panic_abort,panic_unwind,proc_macro,test --target";
        run(self
            .plain(line)
            .arg(TARGET)
            .env("RUSTC_BOOTSTRAP", "1")
            // Without it the release profile, which optimises across crates, finds nothing to optimise in it.
            .env("CARGO_ENCODED_RUSTFLAGS", "-Cembed-bitcode=yes")
            .env("CARGO_TARGET_DIR", &built)
            .current_dir(&empty))?;

        let library = self.sysroot().join("lib/rustlib").join(TARGET).join("lib");
        if library.exists() {
            fs::remove_dir_all(&library)?;
        }
        fs::create_dir_all(&library)?;
        for part in fs::read_dir(built.join(TARGET).join("release/deps"))? {
            let part = part?.path();
            let name = part.file_name().context("a part has a name")?;
            if part.extension() == Some("rlib".as_ref()) && !name.to_string_lossy().starts_with("libempty") {
                fs::copy(&part, library.join(name))?;
            }
        }
        fs::remove_dir_all(&empty)?;
        Ok(fs::write(built_by, compiler)?)
    }
}
