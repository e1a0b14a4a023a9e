//! Notices what another program wrote to the same journal, so that no view shows what is no longer so.

use std::time::Duration;

use duban_app::wire::Changed;
use tauri::{AppHandle, Emitter as _, Manager as _};

use crate::desk::Desk;

/// Often enough that a clerk sees the other desk's work while looking, seldom enough to cost nothing.
const EVERY: Duration = Duration::from_secs(2);

/// Looks at the journal's data version for as long as the window lives.
pub(crate) fn foreign_writes(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        let mut seen = None;
        loop {
            tokio::time::sleep(EVERY).await;
            let Ok(duban) = app.state::<Desk>().duban() else { return };
            let found = tokio::task::spawn_blocking(move || duban.foreign_writes().ok()).await.ok().flatten();
            if seen.is_some() && found.is_some() && seen != found {
                // An empty list means: anything may have changed.
                let _ = app.emit("changed", Changed { subjects: Vec::new() });
            }
            seen = found.or(seen);
        }
    });
}
