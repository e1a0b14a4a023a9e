//! The office itself: its rules, registry and calendar, and its ledger as a file.

use std::path::PathBuf;

use duban_app::wire::{
    CalendarOutcome, CalendarPreview, CalendarView, RegistryOutcome, RegistryPreview, RegistryStep, RegistryView,
    SettingsForm, SettingsView, VerificationView,
};
use tauri::{AppHandle, State};

use super::{Answer, work};
use crate::desk::Desk;
use crate::opened::Opened;
use crate::progress::Reported;

#[tauri::command]
#[specta::specta]
pub(super) async fn settings(desk: State<'_, Desk>) -> Answer<SettingsView> {
    work(desk, |d| d.show_settings()).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn set_settings(desk: State<'_, Desk>, form: SettingsForm) -> Answer<SettingsView> {
    work(desk, move |d| d.set_settings(&form)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn choose_preset(desk: State<'_, Desk>, name: String) -> Answer<SettingsView> {
    work(desk, move |d| d.choose_preset(&name)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn undo_settings(desk: State<'_, Desk>) -> Answer<SettingsView> {
    work(desk, |d| d.undo_settings()).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn verify_ledger(app: AppHandle, desk: State<'_, Desk>) -> Answer<VerificationView> {
    let progress = Reported::new(app, desk.fresh_stop());
    work(desk, move |d| d.verify_ledger(&progress)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn backup_ledger(desk: State<'_, Desk>, path: PathBuf) -> Answer<String> {
    work(desk, move |d| d.backup_ledger(&path)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn opened_backup(opened: State<'_, Opened>) -> Answer<Option<PathBuf>> {
    Ok(opened.take())
}

#[tauri::command]
#[specta::specta]
pub(super) async fn restore_ledger(desk: State<'_, Desk>, path: PathBuf) -> Answer<String> {
    if desk.duban().is_err() {
        return tokio::task::block_in_place(|| desk.restore_closed(&path));
    }
    work(desk, move |d| d.restore_ledger(&path)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn registry(desk: State<'_, Desk>) -> Answer<RegistryView> {
    work(desk, |d| d.registry()).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn change_registry(
    desk: State<'_, Desk>,
    version: u64,
    step: RegistryStep,
) -> Answer<RegistryOutcome> {
    work(desk, move |d| d.change_registry(version, &step)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn preview_registry_import(desk: State<'_, Desk>, path: PathBuf) -> Answer<RegistryPreview> {
    work(desk, move |d| d.preview_registry_import(&path)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn import_registry(desk: State<'_, Desk>, path: PathBuf, version: u64) -> Answer<RegistryOutcome> {
    work(desk, move |d| d.import_registry(&path, version)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn calendar(desk: State<'_, Desk>) -> Answer<CalendarView> {
    work(desk, |d| d.calendar_view()).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn preview_calendar(desk: State<'_, Desk>, text: String) -> Answer<CalendarPreview> {
    work(desk, move |d| d.preview_calendar(&text)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn apply_calendar(desk: State<'_, Desk>, text: String, version: u64) -> Answer<CalendarOutcome> {
    work(desk, move |d| d.apply_calendar(&text, version)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn undo_calendar(desk: State<'_, Desk>, version: u64) -> Answer<CalendarOutcome> {
    work(desk, move |d| d.undo_calendar(Some(version))).await
}
