//! Long work tells the window how far it has come.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use duban_app::Progress;
use duban_app::wire::ProgressView;
use tauri::{AppHandle, Emitter as _};

/// Sends the event `progress`, and stops when the clerk does.
pub(crate) struct Reported {
    app: AppHandle,
    stop: Arc<AtomicBool>,
}

impl Reported {
    /// Reports to the window until `stop` is set.
    pub(crate) fn new(app: AppHandle, stop: Arc<AtomicBool>) -> Self {
        Self { app, stop }
    }
}

impl Progress for Reported {
    fn at(&self, step: &str, done: u64, total: u64) {
        // A window that is gone needs no report.
        let _ = self.app.emit("progress", ProgressView { step: step.to_owned(), done, total });
    }

    fn cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}
