//! Opening a ledger, and making a new one.

use std::path::Path;
use std::time::{Duration, Instant};
use std::{fs, thread};

use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use crate::connect::{connect, keep_plans};
use crate::projection::Kept;
use crate::{FILE_NAME, Ledger, LedgerError, StoreError, location, migration, projection};

/// How long one program waits for another that writes.
const PATIENCE: Duration = Duration::from_secs(5);

/// How large the write-ahead log may stay once a long write is over, in bytes.
const LOG_KEPT: u32 = 64 << 20;

/// How many prepared statements are kept: more than there are.
const STATEMENTS: usize = 128;

impl Ledger {
    /// Opens the ledger of a data folder; makes both where there is none.
    ///
    /// A file of an older form is copied aside and brought to today's. Where posting is behind (the tables are gone, or
    /// of another form) it is done anew; if a fact stands in its way, the ledger opens all the same, so that
    /// [`Ledger::verify`] can name it.
    ///
    /// Errors: [`LedgerError::NetworkFolder`], [`LedgerError::NotAJournal`], [`LedgerError::NewerVersion`],
    /// [`LedgerError::ReadOnly`], [`LedgerError::DiskFull`], [`LedgerError::Busy`], [`LedgerError::Corrupt`].
    pub fn open(folder: &Path) -> Result<Ledger, LedgerError> {
        fs::create_dir_all(folder).map_err(|e| LedgerError::io(folder, e))?;
        if location::is_network(folder) {
            return Err(LedgerError::NetworkFolder(folder.to_owned()));
        }
        Self::open_file(&folder.join(FILE_NAME))
    }

    /// The same for a file of another name.
    pub(crate) fn open_file(file: &Path) -> Result<Ledger, LedgerError> {
        Self::prepared(file).map_err(|e| explained(file, e))
    }

    fn prepared(file: &Path) -> Result<Ledger, LedgerError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = connect(file, flags)?;
        connection.busy_timeout(PATIENCE)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        keep_plans(&connection)?;
        migration::check(&connection, file)?;
        if connection.is_readonly(rusqlite::MAIN_DB)? {
            return Err(LedgerError::ReadOnly);
        }
        write_ahead(&connection)?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "journal_size_limit", LOG_KEPT)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        migration::migrate(&mut connection, file, migration::ALL)?;
        let mut ledger = Ledger { connection, read_to: 0, kept: Kept::default() };
        ledger.catch_up()?;
        Ok(ledger)
    }

    /// Posts what is not posted, as far as it can be.
    fn catch_up(&mut self) -> Result<(), LedgerError> {
        if projection::stands(&self.connection)? && projection::up_to_date(&self.journal(), &self.connection).is_ok() {
            return Ok(());
        }
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if !projection::stands(&transaction)? {
            projection::create(&transaction)?;
        }
        transaction.commit()?;
        match self.rebuild(&|_, _| true) {
            Err(LedgerError::UnreadableFact { .. } | LedgerError::Refused { .. }) => Ok(()),
            other => other.map(drop),
        }
    }
}

/// Turns the write-ahead log on. SQLite does not wait by itself for another program that does the same just now.
fn write_ahead(connection: &Connection) -> Result<(), LedgerError> {
    let until = Instant::now() + PATIENCE;
    loop {
        match connection.pragma_update(None, "journal_mode", "WAL").map_err(LedgerError::from) {
            Err(LedgerError::Busy) if Instant::now() < until => thread::sleep(Duration::from_millis(10)),
            done => return done,
        }
    }
}

/// SQLite says of many things only that it can't open the file: a look at the folder tells which it was.
fn explained(file: &Path, error: LedgerError) -> LedgerError {
    let LedgerError::Store(StoreError(rusqlite::Error::SqliteFailure(failure, _))) = &error else { return error };
    match failure.code {
        ErrorCode::NotADatabase => LedgerError::NotAJournal(file.to_owned()),
        ErrorCode::CannotOpen | ErrorCode::SystemIoFailure => {
            let folder = file.parent().unwrap_or(Path::new("."));
            tempfile::tempfile_in(folder).err().map_or(error, |e| LedgerError::io(folder, e))
        }
        _ => error,
    }
}
