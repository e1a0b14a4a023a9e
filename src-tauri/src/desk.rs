//! The opened program, shared by all commands; or why it could not be opened, said by every command.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use duban_app::wire::ErrorView;
use duban_app::{Clock, Duban};
use tauri::{AppHandle, Manager as _};

/// What every command is handed.
pub(crate) struct Desk {
    duban: Result<Arc<Duban>, ErrorView>,
    /// Set by 取消, cleared when the next long work begins.
    stop: Arc<AtomicBool>,
}

impl Desk {
    /// The opened program.
    pub(crate) fn duban(&self) -> Result<Arc<Duban>, ErrorView> {
        self.duban.clone()
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
    // Fonts that ship with the program lie beside it.
    let fonts = app.path().resource_dir().map(|folder| folder.join("fonts")).into_iter().collect();
    let duban = Duban::open(&folder, clock).map(|duban| Arc::new(duban.with_fonts(fonts)));
    if let Err(error) = &duban {
        log::error!("the data folder {} cannot be opened: {:?}", folder.display(), error.code);
    }
    Desk { duban: duban.map_err(|error| error.view()), stop: Arc::default() }
}
