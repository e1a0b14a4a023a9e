//! The journal's form: numbered migrations, each a fact of its own that is never edited.
//!
//! Projections have no migrations: they are made anew ([`crate::projection`]).

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::LedgerError;

/// One step from a form to the next.
pub(crate) type Migration = &'static str;

/// All of them, in order; the file's form is the number of those applied.
pub(crate) const ALL: &[Migration] = &[include_str!("../migrations/0001_journal.sql")];

/// What SQLite's header says of a ledger: `DUBA`.
const APPLICATION: i32 = 0x4455_4241;

/// Whether the file can be worked with: it is new or a ledger, and no newer than this program.
pub(crate) fn check(connection: &Connection, file: &Path) -> Result<(), LedgerError> {
    // In this order: another program may be making the tables just now, and marks them as ours in the same moment.
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let application: i32 = pragma(connection, "application_id")?;
    if application != APPLICATION && !(application == 0 && tables == 0) {
        return Err(LedgerError::NotAJournal(file.to_owned()));
    }
    still_known(connection)
}

/// The form is one that this program knows. Asked again before each write, for a newer program may have opened the
/// file in between.
pub(crate) fn still_known(connection: &Connection) -> Result<(), LedgerError> {
    let (found, known) = (form(connection)?, count(ALL));
    if found > known { Err(LedgerError::NewerVersion { found, known }) } else { Ok(()) }
}

/// Applies the migrations that are still to come, all or none. A file that holds something is copied aside first, as
/// `duban-before-form-2.db`.
pub(crate) fn migrate(connection: &mut Connection, file: &Path, migrations: &[Migration]) -> Result<(), LedgerError> {
    let (found, wanted) = (form(connection)?, count(migrations));
    if found >= wanted {
        return Ok(());
    }
    if found > 0 {
        let copy = file.with_file_name(format!("duban-before-form-{wanted}.db"));
        if !copy.exists() {
            crate::backup::copy(connection, &copy)?;
        }
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another program may have been faster.
    let found = usize::try_from(form(&transaction)?).unwrap_or_default();
    for migration in migrations.iter().skip(found) {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", wanted)?;
    transaction.commit()?;
    Ok(())
}

fn form(connection: &Connection) -> Result<i64, LedgerError> {
    pragma(connection, "user_version")
}

fn pragma<T: rusqlite::types::FromSql>(connection: &Connection, name: &str) -> Result<T, LedgerError> {
    Ok(connection.pragma_query_value(None, name, |row| row.get(0))?)
}

fn count(migrations: &[Migration]) -> i64 {
    i64::try_from(migrations.len()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FILE_NAME, Ledger};

    /// A ledger of today's form, and what would come next.
    fn next(migration: Migration) -> (tempfile::TempDir, Connection, Vec<Migration>) {
        let folder = tempfile::tempdir().unwrap();
        Ledger::open(folder.path()).unwrap();
        let connection = Connection::open(folder.path().join(FILE_NAME)).unwrap();
        let migrations = [ALL, &[migration]].concat();
        (folder, connection, migrations)
    }

    #[test]
    fn a_file_of_an_older_form_is_copied_aside_first() {
        let (folder, mut connection, migrations) = next("CREATE TABLE remark (words TEXT) STRICT");
        migrate(&mut connection, &folder.path().join(FILE_NAME), &migrations).unwrap();
        assert!(connection.table_exists(None, "remark").unwrap());
        assert_eq!(form(&connection).unwrap(), count(&migrations));

        let copy = Connection::open(folder.path().join("duban-before-form-2.db")).unwrap();
        assert!(!copy.table_exists(None, "remark").unwrap());
        assert_eq!(form(&copy).unwrap(), count(ALL));
    }

    #[test]
    fn a_migration_that_fails_halfway_changes_nothing() {
        let (folder, mut connection, migrations) =
            next("CREATE TABLE remark (words TEXT) STRICT; INSERT INTO nowhere VALUES (1);");
        assert!(migrate(&mut connection, &folder.path().join(FILE_NAME), &migrations).is_err());
        assert!(!connection.table_exists(None, "remark").unwrap());
        assert_eq!(form(&connection).unwrap(), count(ALL));
        assert_eq!(Ledger::open(folder.path()).unwrap().head().unwrap().seq, 0);
    }

    #[test]
    fn todays_form_is_left_as_it_is() {
        let (folder, mut connection, _) = next("");
        migrate(&mut connection, &folder.path().join(FILE_NAME), ALL).unwrap();
        assert_eq!(
            std::fs::read_dir(folder.path())
                .unwrap()
                .filter(|e| { e.as_ref().unwrap().file_name().to_string_lossy().contains("before") })
                .count(),
            0
        );
    }
}
