//! Database files under the names that the system takes.

use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

/// Opens a database file. On Windows a path may be longer than 260 characters, whatever the system is set to.
pub(crate) fn connect(file: &Path, flags: OpenFlags) -> rusqlite::Result<Connection> {
    if cfg!(windows) {
        // The usual one has no room for a long name. An attached file is opened by the same.
        Connection::open_with_flags_and_vfs(long_form(file), flags, c"win32-longpath")
    } else {
        Connection::open_with_flags(file, flags)
    }
}

/// Plans a statement once, whatever values it is given. SQLite as bundled looks at the values of each run and plans anew
/// when they differ: a quarter of what a write costs, and nothing here is planned better for it.
pub(crate) fn keep_plans(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(drop)
}

/// The name under which Windows takes a path of any length, `\\?\C:\…`, for what opens files without Rust's library,
/// which does the same. Elsewhere, and where the folder can't be looked at, the path as it is.
pub(crate) fn long_form(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|folder| cfg!(windows) && !folder.as_os_str().is_empty());
    match (folder.and_then(|folder| folder.canonicalize().ok()), file.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => file.to_owned(),
    }
}
