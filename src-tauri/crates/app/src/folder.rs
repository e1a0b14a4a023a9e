//! Where the data lives when nobody says otherwise.

use std::path::PathBuf;

/// The user's own data folder: `%APPDATA%\duban` on Windows, `~/.local/share/duban` on Linux.
#[must_use]
pub fn default_folder() -> PathBuf {
    dirs::data_dir().unwrap_or_else(|| PathBuf::from(".")).join("duban")
}
