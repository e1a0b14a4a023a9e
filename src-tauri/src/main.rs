//! 督办: the desktop door. It holds no rule: a command is one use case, run beside the event loop.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod absent;
mod commands;
mod desk;
mod opened;
mod progress;
mod remind;
mod watch;

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use tauri::{Emitter as _, Manager as _};
use tauri_plugin_window_state::StateFlags;

use crate::opened::Opened;

/// `--selftest [FILE]`: the whole way without a window, told in FILE. A program with a window has no terminal on Windows.
const SELF_TEST: &str = "--selftest";

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1);
    let first = arguments.next();
    if first.as_deref() == Some(OsStr::new(SELF_TEST)) {
        return self_test(arguments.next().map_or_else(|| PathBuf::from("督办自检.txt"), PathBuf::from).as_path());
    }
    if !absent::has_webview() {
        absent::say(absent::NO_WEBVIEW);
        return ExitCode::FAILURE;
    }
    match window() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            absent::say(&format!("督办的窗口没有打开，台账没有任何改动：{error}"));
            ExitCode::FAILURE
        }
    }
}

fn self_test(report: &Path) -> ExitCode {
    match duban_app::self_test(report) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn window() -> tauri::Result<()> {
    let bindings = commands::bindings();
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            if app.state::<Opened>().hear(&arguments, Path::new(&folder)) {
                // A window that is gone asks when it is opened again.
                let _ = app.emit("opened", ());
            }
            if let Some(window) = app.get_webview_window("main") {
                // A second start only brings the first window forward; failing that, nothing is lost.
                let _ = window.unminimize().and_then(|()| window.set_focus());
            }
        }))
        .plugin(tauri_plugin_log::Builder::new().level(log::LevelFilter::Info).max_file_size(1_000_000).build())
        .plugin(
            tauri_plugin_window_state::Builder::new()
                .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_notification::init())
        .invoke_handler(bindings.invoke_handler())
        .setup(move |app| {
            bindings.mount_events(app);
            let opened = Opened::default();
            opened.hear(&std::env::args().collect::<Vec<_>>(), &std::env::current_dir().unwrap_or_default());
            app.manage(opened);
            app.manage(desk::open(app.handle()));
            watch::foreign_writes(app.handle().clone());
            remind::at_set_times(app.handle().clone());
            if let Some(window) = app.get_webview_window("main") {
                window.show()?;
            }
            Ok(())
        })
        .run(tauri::generate_context!())
}
