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
        // Looked at once before the first view reads, so that nothing written after that goes unnoticed.
        let mut seen = look(&app).await;
        loop {
            tokio::time::sleep(EVERY).await;
            let found = look(&app).await;
            if found.is_some() && seen != found {
                // An empty list means: anything may have changed.
                let _ = app.emit("changed", Changed { subjects: Vec::new() });
                seen = found;
            }
        }
    });
}

/// The journal's data version; none where it cannot be told just now.
async fn look(app: &AppHandle) -> Option<i64> {
    let duban = app.state::<Desk>().duban().ok()?;
    tokio::task::spawn_blocking(move || duban.foreign_writes().ok()).await.ok().flatten()
}
