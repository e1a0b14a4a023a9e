//! Where things lie.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};

/// The repository's root.
///
/// # Panics
/// Never: this package lies one folder below it.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the repository")
}

/// A program of the workspace, built beside the test that asks. A test of another package cannot make cargo build it
/// beforehand, so it is built now, once; unless `DUBAN_BUILT` says that the whole workspace was built just before.
///
/// # Panics
/// Where it cannot be built.
#[must_use]
pub fn built(program: &str) -> PathBuf {
    static DONE: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

    let test = std::env::current_exe().expect("a test knows its own file");
    // target/debug/deps/faults-0123 → target/debug
    let folder = test.ancestors().nth(2).expect("tests lie in target/debug/deps");
    // Held while it builds, so that tests beside this one wait for it.
    let mut done = DONE.lock().unwrap_or_else(PoisonError::into_inner);
    if std::env::var_os("DUBAN_BUILT").is_none() && !done.contains(program) {
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--package", program, "--target-dir"]).args(folder.parent());
        if folder.ends_with("release") {
            build.arg("--release");
        }
        assert!(build.current_dir(root()).status().expect("cargo starts").success(), "{program} does not build");
    }
    done.insert(program.to_owned());
    folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
}
