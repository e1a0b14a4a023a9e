//! Reminders as notices of the desktop, at the times the office sets, once each. The window's own panel shows them too.

use std::time::Duration;

use duban_app::wire::Reminder;
use tauri::{AppHandle, Manager as _};
use tauri_plugin_notification::NotificationExt as _;
use tokio::time::{MissedTickBehavior, interval};

use crate::desk::Desk;

/// Times of day are set by the minute.
const EVERY: Duration = Duration::from_mins(1);

/// So many stand each by itself; more are told in one notice, for nobody reads twenty.
const APART: usize = 3;

/// Asks for what is due as long as the window lives: at once when it opens, so that what came up while the machine was
/// off is told then, and after a sleep as soon as the machine wakes.
pub(crate) fn at_set_times(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        let mut clock = interval(EVERY);
        clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            clock.tick().await;
            let app = app.clone();
            if let Err(broken) = tokio::task::spawn_blocking(move || tell(&app)).await {
                log::error!("reminders broke: {broken}");
            }
        }
    });
}

fn tell(app: &AppHandle) {
    let Ok(duban) = app.state::<Desk>().duban() else { return };
    let due = match duban.reminders_to_notify() {
        Ok(due) => due,
        // Asked again in a minute; the window says by itself what is wrong with the ledger.
        Err(error) => return log::warn!("reminders cannot be read: {:?}", error.code),
    };
    let shown = |notice: &Notice| app.notification().builder().title(&notice.title).body(&notice.body).show();
    for notice in notices(&due) {
        match shown(&notice) {
            // Remembered one by one: what the desktop took is never told twice.
            Ok(()) => {
                if let Err(error) = duban.reminders_notified(&notice.keys) {
                    log::warn!("what was notified cannot be remembered: {:?}", error.code);
                }
            }
            // No notices on this desktop: the panel in the window has them.
            Err(error) => return log::debug!("the desktop takes no notice: {error}"),
        }
    }
}

/// What stands on one notice, and the reminders that are thereby told.
#[derive(Debug, PartialEq, Eq)]
struct Notice {
    title: String,
    body: String,
    keys: Vec<String>,
}

fn notices(due: &[Reminder]) -> Vec<Notice> {
    if due.len() <= APART {
        let alone =
            |r: &Reminder| Notice { title: r.title.clone(), body: r.sentence.clone(), keys: vec![r.key.clone()] };
        return due.iter().map(alone).collect();
    }
    let first: Vec<&str> = due.iter().take(APART).map(|r| r.title.as_str()).collect();
    let body = format!("{}等，打开督办的今日查看。", first.join("、"));
    let keys = due.iter().map(|r| r.key.clone()).collect();
    vec![Notice { title: format!("督办提醒{}条", due.len()), body, keys }]
}

#[cfg(test)]
mod tests {
    use duban_app::wire::Reminder;

    fn due(count: usize) -> Vec<Reminder> {
        let one = |n| Reminder {
            key: format!("2026-06-11 due 2026-00{n}"),
            title: format!("2026-00{n}今天到期"),
            sentence: "整治小型水库，今天到期。".into(),
            code: format!("2026-00{n}"),
        };
        (1..=count).map(one).collect()
    }

    #[test]
    fn a_few_reminders_stand_each_by_itself_and_many_in_one_notice() {
        assert!(super::notices(&[]).is_empty());
        let few = super::notices(&due(3));
        assert_eq!(few.iter().map(|n| n.title.as_str()).collect::<Vec<_>>()[2], "2026-003今天到期");
        let many = super::notices(&due(4));
        assert_eq!(many.len(), 1);
        assert_eq!((many[0].title.as_str(), many[0].keys.len()), ("督办提醒4条", 4));
        assert!(many[0].body.starts_with("2026-001今天到期、"), "{}", many[0].body);
    }
}
