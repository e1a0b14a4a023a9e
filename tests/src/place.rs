//! Where things lie.

use std::path::{Path, PathBuf};

/// The repository's root.
///
/// # Panics
/// Never: this package lies one folder below it.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests lie in the repository")
}

/// A program of the workspace, built into the same folder as the test that asks.
///
/// # Panics
/// Where it is not built yet: a test of another package cannot make cargo build it.
#[must_use]
pub fn built(program: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a test knows its own file");
    // target/debug/deps/faults-0123 → target/debug/duban
    let folder = test
        .ancestors()
        .nth(2)
        .expect("tests lie in target/debug/deps");
    let file = folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX));
    assert!(
        file.exists(),
        "{} is missing: build it first (cargo build --workspace)",
        file.display()
    );
    file
}
