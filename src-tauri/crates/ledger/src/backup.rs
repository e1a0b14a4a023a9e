//! 备份与恢复: one consistent copy, hashed; and back again, checked first, the old one kept.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use duban_domain::FileHash;
use rusqlite::{Connection, OpenFlags};

use crate::connect::{connect, long_form};
use crate::journal::sqlite::SqliteJournal;
use crate::journal::{Head, Journal, hash_reader};
use crate::projection::Progress;
use crate::{FILE_NAME, Ledger, LedgerError, Verification, location};

/// A copy that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its SM3, which also stands in a small file beside it: `NAME.sm3`.
    pub hash: FileHash,
    /// Where its chain ends.
    pub head: Head,
}

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What was found in the backup: it is sound.
    pub verification: Verification,
    /// Where the ledger that stood there before is kept, if there was one.
    pub set_aside: Option<PathBuf>,
}

impl Ledger {
    /// Copies the whole ledger into one new file, as it stands at one moment, and writes its SM3 beside it. Others may
    /// go on writing meanwhile.
    ///
    /// Errors: [`LedgerError::AlreadyThere`] where there is a file of that name, and those of the disk; nothing is left
    /// behind then.
    pub fn backup(&self, to: &Path) -> Result<Backup, LedgerError> {
        if to.exists() {
            return Err(LedgerError::AlreadyThere(to.to_owned()));
        }
        copy(&self.connection, to)?;
        let head = SqliteJournal(&connect(to, OpenFlags::SQLITE_OPEN_READ_ONLY)?).head()?;
        let hash = hash_of(to)?;
        let name = to.file_name().unwrap_or_default().to_string_lossy();
        let beside = hash_file(to);
        fs::write(&beside, format!("{hash}  {name}\n")).map_err(|e| LedgerError::io(&beside, e))?;
        let bytes = fs::metadata(to).map_err(|e| LedgerError::io(to, e))?.len();
        Ok(Backup { path: to.to_owned(), bytes, hash, head })
    }

    /// Puts a backup in the place of a folder's ledger. It is checked first: against the hash beside it, if there is
    /// one, and whole as [`Ledger::verify`] does. The ledger that stood there is kept under the name
    /// `duban-until-20260514-093000.db`, with the time of `at`.
    ///
    /// No program may have the ledger open, this one included.
    ///
    /// Errors: [`LedgerError::BackupBroken`], [`LedgerError::NotAJournal`] and [`LedgerError::NewerVersion`] for what is
    /// wrong with the backup, [`LedgerError::Busy`] where the ledger is open; everything is left as it was then.
    pub fn restore(
        folder: &Path,
        from: &Path,
        at: DateTime<FixedOffset>,
        progress: &Progress<'_>,
    ) -> Result<Restored, LedgerError> {
        check_hash(from)?;
        fs::create_dir_all(folder).map_err(|e| LedgerError::io(folder, e))?;
        if location::is_network(folder) {
            return Err(LedgerError::NetworkFolder(folder.to_owned()));
        }
        // The backup itself stays untouched: opening a ledger may bring it to today's form.
        let trial = tempfile::Builder::new()
            .prefix(".restoring-")
            .tempdir_in(folder)
            .map_err(|e| LedgerError::io(folder, e))?;
        let copied = trial.path().join(FILE_NAME);
        fs::copy(from, &copied).map_err(|e| LedgerError::io(from, e))?;
        let verification = tried(&copied, progress).map_err(|e| about(from, e))?;
        let file = folder.join(FILE_NAME);
        let set_aside = set_aside(&file, at)?;
        fs::rename(&copied, &file).map_err(|e| LedgerError::io(&file, e))?;
        Ok(Restored { verification, set_aside })
    }

    /// The same for a ledger that is open: it is closed, restored and opened again. Where that fails, the old one is
    /// opened again.
    pub fn restore_over(
        &mut self,
        from: &Path,
        at: DateTime<FixedOffset>,
        progress: &Progress<'_>,
    ) -> Result<Restored, LedgerError> {
        let file = PathBuf::from(self.connection.path().unwrap_or_default());
        let folder = file.parent().unwrap_or(Path::new("."));
        self.connection = Connection::open_in_memory()?;
        let restored = Ledger::restore(folder, from, at, progress);
        *self = Ledger::open(folder)?;
        restored
    }
}

/// Copies a database into a new file: whole or not there.
pub(crate) fn copy(connection: &Connection, to: &Path) -> Result<(), LedgerError> {
    let mut part = to.as_os_str().to_owned();
    part.push(".part");
    let part = PathBuf::from(part);
    let copied = write_copy(connection, &part).and_then(|()| fs::rename(&part, to).map_err(|e| LedgerError::io(to, e)));
    if copied.is_err() {
        let _ = fs::remove_file(&part);
    }
    copied
}

fn write_copy(connection: &Connection, part: &Path) -> Result<(), LedgerError> {
    // SQLite takes a path as text and would only say that it can't open it.
    drop(File::create(part).map_err(|e| LedgerError::io(part, e))?);
    let long = long_form(part);
    let name = long.to_str().ok_or_else(|| {
        LedgerError::io(part, std::io::Error::new(std::io::ErrorKind::InvalidInput, "the path is no Unicode"))
    })?;
    connection.execute("VACUUM INTO ?1", [name])?;
    // Windows writes out only what was opened for writing.
    File::options().write(true).open(part).and_then(|file| file.sync_all()).map_err(|e| LedgerError::io(part, e))
}

/// Opens and verifies a copy, and leaves it a single file.
fn tried(copied: &Path, progress: &Progress<'_>) -> Result<Verification, LedgerError> {
    let ledger = Ledger::open_file(copied)?;
    let verification = ledger.verify(progress)?;
    if let Some(fault) = &verification.fault {
        return Err(LedgerError::BackupBroken(fault.to_string()));
    }
    single_file(&ledger.connection)?;
    Ok(verification)
}

/// Keeps the ledger that stands there under another name.
fn set_aside(file: &Path, at: DateTime<FixedOffset>) -> Result<Option<PathBuf>, LedgerError> {
    if !file.exists() {
        return Ok(None);
    }
    let aside = free_name(file, at);
    match connect(file, OpenFlags::default()).map_err(LedgerError::from).and_then(|old| single_file(&old)) {
        // It gets a second name and keeps the first until the restored one takes it: there is a ledger at any moment.
        Ok(()) => fs::hard_link(file, &aside)
            .or_else(|_| fs::copy(file, &aside).map(drop))
            .map_err(|e| LedgerError::io(&aside, e))?,
        Err(error @ LedgerError::Busy) => return Err(error),
        // A damaged ledger can't be opened, and is moved as it lies.
        Err(_) => move_as_it_lies(file, &aside)?,
    }
    Ok(Some(aside))
}

/// Moves a database with whatever SQLite left beside it.
fn move_as_it_lies(from: &Path, to: &Path) -> Result<(), LedgerError> {
    fs::rename(from, to).map_err(|e| LedgerError::io(from, e))?;
    for beside in ["-wal", "-shm"] {
        match fs::rename(with_suffix(from, beside), with_suffix(to, beside)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(LedgerError::io(from, e)),
            _ => {}
        }
    }
    Ok(())
}

/// A name for the ledger that stood there until `at`.
fn free_name(file: &Path, at: DateTime<FixedOffset>) -> PathBuf {
    let name = format!("duban-until-{}", at.with_timezone(&crate::beijing()).format("%Y%m%d-%H%M%S"));
    let mut free = file.with_file_name(format!("{name}.db"));
    let mut n = 2;
    while free.exists() {
        free = file.with_file_name(format!("{name}-{n}.db"));
        n += 1;
    }
    free
}

/// Puts everything into the one file. SQLite allows it only while no one else has it open.
fn single_file(connection: &Connection) -> Result<(), LedgerError> {
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "DELETE", |row| row.get(0))?;
    if mode == "delete" { Ok(()) } else { Err(LedgerError::Busy) }
}

/// Compares a backup with the hash beside it, if there is one.
fn check_hash(from: &Path) -> Result<(), LedgerError> {
    let Ok(line) = fs::read_to_string(hash_file(from)) else { return Ok(()) };
    let (found, wanted) = (hash_of(from)?, line.split_whitespace().next().unwrap_or_default());
    if found.0 == wanted { Ok(()) } else { Err(LedgerError::BackupBroken(format!("its SM3 is {found}, not {wanted}"))) }
}

fn hash_of(path: &Path) -> Result<FileHash, LedgerError> {
    File::open(path).and_then(|mut file| hash_reader(&mut file)).map_err(|e| LedgerError::io(path, e))
}

fn hash_file(backup: &Path) -> PathBuf {
    with_suffix(backup, ".sm3")
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// An error about the copy that was tried tells of the backup.
fn about(from: &Path, error: LedgerError) -> LedgerError {
    match error {
        LedgerError::NotAJournal(_) => LedgerError::NotAJournal(from.to_owned()),
        LedgerError::Corrupt(what) => LedgerError::BackupBroken(what),
        other => other,
    }
}
