//! The whole way, tested from outside: what the tests beside this folder share.

use std::path::Path;

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
