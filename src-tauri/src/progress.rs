//! Long work tells the window how far it has come.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use duban_app::Progress;
use duban_app::wire::ProgressView;
use tauri::window::{ProgressBarState, ProgressBarStatus};
use tauri::{AppHandle, Emitter as _, Manager as _};

/// Sends the event `progress`, and stops when the clerk does.
pub(crate) struct Reported {
    app: AppHandle,
    stop: Arc<AtomicBool>,
    /// What the task bar shows, in per cent.
    shown: AtomicU64,
}

/// The task bar shows that something goes on, and not how far it is.
const UNKNOWN: u64 = u64::MAX;
/// It shows nothing.
const NOTHING: u64 = u64::MAX - 1;

impl Reported {
    /// Reports to the window until `stop` is set.
    pub(crate) fn new(app: AppHandle, stop: Arc<AtomicBool>) -> Self {
        Self { app, stop, shown: AtomicU64::new(NOTHING) }
    }

    /// The program's button in the task bar shows it too, for who looks at other windows meanwhile.
    fn taskbar(&self, percent: Option<u64>) {
        let status = if percent.is_some() { ProgressBarStatus::Normal } else { ProgressBarStatus::Indeterminate };
        self.show(ProgressBarState { status: Some(status), progress: percent });
    }

    fn show(&self, state: ProgressBarState) {
        if let Some(window) = self.app.get_webview_window("main") {
            // A system without such a bar shows none.
            let _ = window.set_progress_bar(state);
        }
    }
}

impl Progress for Reported {
    fn at(&self, step: &str, done: u64, total: u64) {
        // A window that is gone needs no report.
        let _ = self.app.emit("progress", ProgressView { step: step.to_owned(), done, total });
        let percent = (done * 100).checked_div(total);
        if self.shown.swap(percent.unwrap_or(UNKNOWN), Ordering::Relaxed) != percent.unwrap_or(UNKNOWN) {
            self.taskbar(percent);
        }
    }

    fn cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

impl Drop for Reported {
    fn drop(&mut self) {
        if *self.shown.get_mut() != NOTHING {
            self.show(ProgressBarState { status: Some(ProgressBarStatus::None), progress: None });
        }
    }
}
