//! The opened program, shared by all commands; or why it could not be opened, said by every command.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use duban_app::wire::ErrorView;
use duban_app::{Clock, Duban};
use tauri::{AppHandle, Manager as _};

/// What every command is handed.
pub(crate) struct Desk {
    folder: PathBuf,
    clock: Clock,
    /// Fonts that ship with the program lie beside it.
    fonts: Vec<PathBuf>,
    duban: RwLock<Result<Arc<Duban>, ErrorView>>,
    /// Set by 取消, cleared when the next long work begins.
    stop: Arc<AtomicBool>,
}

impl Desk {
    /// The opened program.
    pub(crate) fn duban(&self) -> Result<Arc<Duban>, ErrorView> {
        // Only a whole value is ever put in, so one behind a poisoned lock is sound.
        self.duban.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Opens the folder once more where that failed before: what stood in the way may be gone.
    pub(crate) fn try_again(&self) {
        if self.duban().is_err() {
            let opened = open_folder(&self.folder, self.clock, &self.fonts);
            *self.duban.write().unwrap_or_else(PoisonError::into_inner) = opened;
        }
    }

    /// Puts a backup in the place of a ledger that cannot be opened, and opens it.
    pub(crate) fn restore_closed(&self, from: &Path) -> Result<String, ErrorView> {
        let said = duban_app::restore_folder(&self.folder, from, self.clock).map_err(|error| error.view())?;
        self.try_again();
        self.duban().map(|_| said)
    }

    /// A flag that 取消 sets, cleared now.
    pub(crate) fn fresh_stop(&self) -> Arc<AtomicBool> {
        self.stop.store(false, Ordering::Relaxed);
        self.stop.clone()
    }

    /// 取消.
    pub(crate) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Opens the data folder: `DUBAN_DATA`, else the user's own. `DUBAN_TODAY` sets the clock, for tests and pictures.
pub(crate) fn open(app: &AppHandle) -> Desk {
    let folder = std::env::var_os("DUBAN_DATA").map_or_else(duban_app::default_folder, PathBuf::from);
    let day = std::env::var("DUBAN_TODAY").ok().and_then(|day| day.parse().ok());
    let clock = day.map_or_else(Clock::system, Clock::set_to);
    let fonts: Vec<_> = app.path().resource_dir().map(|folder| folder.join("fonts")).into_iter().collect();
    let duban = RwLock::new(open_folder(&folder, clock, &fonts));
    Desk { folder, clock, fonts, duban, stop: Arc::default() }
}

fn open_folder(folder: &Path, clock: Clock, fonts: &[PathBuf]) -> Result<Arc<Duban>, ErrorView> {
    match Duban::open(folder, clock) {
        Ok(duban) => Ok(Arc::new(duban.with_fonts(fonts.to_vec()))),
        Err(error) => {
            log::error!("the data folder {} cannot be opened: {:?}", folder.display(), error.code);
            Err(error.view())
        }
    }
}
