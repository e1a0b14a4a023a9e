//! Documents: composed, issued, looked at, printed; and how the office's papers are set.

use std::path::PathBuf;

use chrono::NaiveDate;
use duban_app::BatchRequest;
use duban_app::wire::{
    BatchRun, DocumentForm, DocumentKindName, DocumentLine, DocumentProposal, DocumentStep, DocumentView, DueGroup,
    FontsReport, GroupBy, Issued, PdfView, PrintForm, PrintedView, PrinterView, SavedSheet, SheetKind, StationeryForm,
    StationeryView,
};
use tauri::{AppHandle, State};

use super::{Answer, of_day, work};
use crate::desk::Desk;
use crate::progress::Reported;

#[tauri::command]
#[specta::specta]
pub(super) async fn due_groups(desk: State<'_, Desk>, kind: DocumentKindName, by: GroupBy) -> Answer<Vec<DueGroup>> {
    work(desk, move |d| d.due_groups(kind, by)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn propose_document(
    desk: State<'_, Desk>,
    kind: DocumentKindName,
    items: Vec<String>,
    department: Option<String>,
) -> Answer<DocumentProposal> {
    work(desk, move |d| d.propose(kind, &items, department.as_deref())).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn preview_document(desk: State<'_, Desk>, form: DocumentForm) -> Answer<PdfView> {
    work(desk, move |d| d.preview(&form)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn issue_document(desk: State<'_, Desk>, form: DocumentForm) -> Answer<Issued> {
    work(desk, move |d| d.issue(&form)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn keep_draft(desk: State<'_, Desk>, id: Option<String>, form: DocumentForm) -> Answer<Issued> {
    work(desk, move |d| d.keep_draft(id.as_deref(), &form)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn issue_batch(
    app: AppHandle,
    desk: State<'_, Desk>,
    kind: DocumentKindName,
    signer: String,
    merged: bool,
    folder: PathBuf,
) -> Answer<BatchRun> {
    let progress = Reported::new(app, desk.fresh_stop());
    let request = BatchRequest::each(kind, &signer, merged);
    work(desk, move |d| d.issue_batch(&request, &folder, &progress)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn documents(desk: State<'_, Desk>, search: String) -> Answer<Vec<DocumentLine>> {
    work(desk, move |d| d.documents(&search)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn document(desk: State<'_, Desk>, id: String) -> Answer<DocumentView> {
    work(desk, move |d| d.document(&id)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn document_step(desk: State<'_, Desk>, id: String, step: DocumentStep) -> Answer<Issued> {
    work(desk, move |d| d.document_step(&id, &step)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn file_scan(desk: State<'_, Desk>, id: String, path: PathBuf) -> Answer<Issued> {
    work(desk, move |d| d.file_scan(&id, &path)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn open_scan(desk: State<'_, Desk>, id: String) -> Answer<()> {
    work(desk, move |d| d.open_scan(&id, |path| tauri_plugin_opener::open_path(path, None::<&str>))).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn save_drafting_sheet(desk: State<'_, Desk>, id: String, path: PathBuf) -> Answer<SavedSheet> {
    work(desk, move |d| d.save_drafting_sheet(&id, &path)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn stationery(desk: State<'_, Desk>) -> Answer<StationeryView> {
    work(desk, |d| d.stationery()).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn set_stationery(desk: State<'_, Desk>, form: StationeryForm) -> Answer<StationeryView> {
    work(desk, move |d| d.set_stationery(&form)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn undo_stationery(desk: State<'_, Desk>) -> Answer<StationeryView> {
    work(desk, |d| d.undo_stationery()).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn preview_stationery(
    desk: State<'_, Desk>,
    form: StationeryForm,
    kind: DocumentKindName,
) -> Answer<PdfView> {
    work(desk, move |d| d.preview_stationery(&form, kind)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn fonts_report(desk: State<'_, Desk>, folder: String) -> Answer<FontsReport> {
    work(desk, move |d| d.fonts_report(&folder)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn document_pdf(desk: State<'_, Desk>, id: String) -> Answer<PdfView> {
    work(desk, move |d| d.document_pdf(&id)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn save_document(desk: State<'_, Desk>, id: String, path: PathBuf) -> Answer<()> {
    work(desk, move |d| d.save_document(&id, &path)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn printers(desk: State<'_, Desk>) -> Answer<Vec<PrinterView>> {
    work(desk, |d| d.printers()).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn print_document(desk: State<'_, Desk>, id: String, form: PrintForm) -> Answer<PrintedView> {
    work(desk, move |d| d.print_document(&id, &form)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn print_file(desk: State<'_, Desk>, path: PathBuf, form: PrintForm) -> Answer<PrintedView> {
    work(desk, move |d| d.print_file(&path, &form)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn save_sheet(
    desk: State<'_, Desk>,
    sheet: SheetKind,
    day: Option<NaiveDate>,
    path: PathBuf,
) -> Answer<SavedSheet> {
    work(desk, move |d| of_day(&d, day)?.save_sheet(&sheet, &path)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn print_sheet(
    desk: State<'_, Desk>,
    sheet: SheetKind,
    day: Option<NaiveDate>,
    form: PrintForm,
) -> Answer<PrintedView> {
    work(desk, move |d| of_day(&d, day)?.print_sheet(&sheet, &form)).await
}

#[tauri::command]
#[specta::specta]
pub(super) async fn open_document(desk: State<'_, Desk>, id: String) -> Answer<()> {
    work(desk, move |d| d.open_document(&id, |path| tauri_plugin_opener::open_path(path, None::<&str>))).await
}
