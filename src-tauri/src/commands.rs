//! The commands the window may call, each one use case. TypeScript is generated from this list.

mod office;
mod papers;

use std::path::PathBuf;
use std::sync::Arc;

use chrono::NaiveDate;
use duban_app::Duban;
use duban_app::wire::{
    Changed, ClerksView, ComparisonView, DepartmentCount, Desk as DeskView, ErrorView, FeedbackView, FileView,
    FormFile, HistoryView, ItemForm, ItemPageView, ItemQueryForm, ItemView, MeetingLine, MeetingView, OfficeForm,
    PartForm, ProgressView, Reminder, ReviewOutcome, ReviewStep, SourceForm, StatisticsView, StepOutcome, StepRequest,
    TodayView,
};
use tauri::{AppHandle, State, Wry};
use tauri_specta::{Builder, collect_commands};

use crate::desk::Desk;
use crate::progress::Reported;

type Answer<T> = Result<T, ErrorView>;

/// Every command, with the types that only events carry.
pub(crate) fn bindings() -> Builder<Wry> {
    Builder::<Wry>::new()
        .error_handling(tauri_specta::ErrorHandlingMode::Throw)
        .disable_serde_phases()
        .dangerously_cast_bigints_to_number()
        .typ::<ErrorView>()
        .typ::<ProgressView>()
        .typ::<Changed>()
        .commands(collect_commands![
            desk,
            set_office,
            clerks,
            choose_clerk,
            open_sample,
            import_file,
            import_text,
            pasted_lines,
            cancel,
            meetings,
            meeting,
            original,
            review,
            items,
            item,
            today,
            history,
            take_step,
            take_steps,
            register,
            item_form,
            revise_item,
            split_item,
            merge_items,
            undo_step,
            evidence_file,
            save_evidence,
            open_evidence,
            office::settings,
            office::set_settings,
            office::choose_preset,
            office::undo_settings,
            statistics,
            departments_with_items,
            items_as_of,
            item_as_of,
            statistics_as_of,
            reminders_due,
            reminders_shown,
            make_forms,
            preview_feedback,
            apply_feedback,
            papers::due_groups,
            papers::propose_document,
            papers::preview_document,
            papers::issue_document,
            papers::keep_draft,
            papers::issue_batch,
            papers::documents,
            papers::document,
            papers::document_step,
            papers::file_scan,
            papers::open_scan,
            papers::save_drafting_sheet,
            papers::stationery,
            papers::set_stationery,
            papers::undo_stationery,
            papers::preview_stationery,
            papers::fonts_report,
            papers::document_pdf,
            papers::save_document,
            papers::printers,
            papers::print_document,
            papers::print_file,
            papers::save_sheet,
            papers::print_sheet,
            papers::open_document,
            office::verify_ledger,
            office::backup_ledger,
            office::opened_backup,
            office::restore_ledger,
            office::registry,
            office::change_registry,
            office::preview_registry_import,
            office::import_registry,
            office::calendar,
            office::preview_calendar,
            office::apply_calendar,
            office::undo_calendar,
            earlier_imports,
            compare_meetings,
        ])
}

/// Runs a use case beside the event loop.
async fn work<T: Send + 'static>(
    desk: State<'_, Desk>,
    case: impl FnOnce(Arc<Duban>) -> Result<T, duban_app::Error> + Send + 'static,
) -> Answer<T> {
    let duban = desk.duban()?;
    match tokio::task::spawn_blocking(move || case(duban)).await {
        Ok(answer) => answer.map_err(|error| error.view()),
        Err(panic) => {
            log::error!("a use case broke: {panic}");
            Err(duban_app::Error::broken().view())
        }
    }
}

/// Today's office, or the one of a past day.
fn of_day(duban: &Arc<Duban>, day: Option<NaiveDate>) -> Result<Arc<Duban>, duban_app::Error> {
    day.map_or(Ok(duban.clone()), |day| duban.as_of(day))
}

#[tauri::command]
#[specta::specta]
async fn desk(desk: State<'_, Desk>) -> Answer<DeskView> {
    tokio::task::block_in_place(|| desk.try_again());
    work(desk, |d| d.desk()).await
}

#[tauri::command]
#[specta::specta]
async fn set_office(desk: State<'_, Desk>, form: OfficeForm) -> Answer<DeskView> {
    work(desk, move |d| d.set_office(&form)).await
}

#[tauri::command]
#[specta::specta]
async fn clerks(desk: State<'_, Desk>) -> Answer<ClerksView> {
    work(desk, |d| d.clerks()).await
}

#[tauri::command]
#[specta::specta]
async fn choose_clerk(desk: State<'_, Desk>, name: String) -> Answer<ClerksView> {
    work(desk, move |d| d.choose_clerk(&name)).await
}

#[tauri::command]
#[specta::specta]
async fn open_sample(desk: State<'_, Desk>) -> Answer<DeskView> {
    work(desk, |d| d.open_sample()).await
}

#[tauri::command]
#[specta::specta]
async fn import_file(
    app: AppHandle,
    desk: State<'_, Desk>,
    path: PathBuf,
    received: Option<NaiveDate>,
) -> Answer<MeetingView> {
    let progress = Reported::new(app, desk.fresh_stop());
    work(desk, move |d| d.import_file(&path, received, &progress)).await
}

#[tauri::command]
#[specta::specta]
async fn import_text(
    app: AppHandle,
    desk: State<'_, Desk>,
    text: String,
    received: Option<NaiveDate>,
) -> Answer<MeetingView> {
    let progress = Reported::new(app, desk.fresh_stop());
    work(desk, move |d| d.import_text(&text, received, &progress)).await
}

#[tauri::command]
#[specta::specta]
async fn pasted_lines(desk: State<'_, Desk>, html: String) -> Answer<String> {
    work(desk, move |_| duban_app::pasted_lines(&html)).await
}

#[tauri::command]
#[specta::specta]
async fn cancel(desk: State<'_, Desk>) -> Answer<()> {
    desk.stop();
    Ok(())
}

#[tauri::command]
#[specta::specta]
async fn meetings(desk: State<'_, Desk>) -> Answer<Vec<MeetingLine>> {
    work(desk, |d| d.meetings()).await
}

#[tauri::command]
#[specta::specta]
async fn meeting(desk: State<'_, Desk>, id: String) -> Answer<MeetingView> {
    work(desk, move |d| d.meeting(&id)).await
}

#[tauri::command]
#[specta::specta]
async fn original(desk: State<'_, Desk>, id: String) -> Answer<String> {
    work(desk, move |d| d.original(&id)).await
}

#[tauri::command]
#[specta::specta]
async fn review(desk: State<'_, Desk>, meeting: String, version: u64, step: ReviewStep) -> Answer<ReviewOutcome> {
    work(desk, move |d| d.review(&meeting, version, &step)).await
}

#[tauri::command]
#[specta::specta]
async fn items(desk: State<'_, Desk>, query: ItemQueryForm) -> Answer<ItemPageView> {
    work(desk, move |d| d.items(&query)).await
}

#[tauri::command]
#[specta::specta]
async fn departments_with_items(desk: State<'_, Desk>, day: Option<NaiveDate>) -> Answer<Vec<DepartmentCount>> {
    work(desk, move |d| of_day(&d, day)?.departments_with_items()).await
}

#[tauri::command]
#[specta::specta]
async fn item(desk: State<'_, Desk>, code: String) -> Answer<ItemView> {
    work(desk, move |d| d.item(&code)).await
}

#[tauri::command]
#[specta::specta]
async fn today(desk: State<'_, Desk>) -> Answer<TodayView> {
    work(desk, |d| d.today_view()).await
}

#[tauri::command]
#[specta::specta]
async fn history(desk: State<'_, Desk>, code: String) -> Answer<HistoryView> {
    work(desk, move |d| d.history(&code)).await
}

#[tauri::command]
#[specta::specta]
async fn take_step(
    desk: State<'_, Desk>,
    code: String,
    version: Option<u64>,
    request: StepRequest,
) -> Answer<StepOutcome> {
    work(desk, move |d| d.take_step(&code, version, &request)).await
}

#[tauri::command]
#[specta::specta]
async fn take_steps(desk: State<'_, Desk>, codes: Vec<String>, request: StepRequest) -> Answer<StepOutcome> {
    work(desk, move |d| d.take_steps(&codes, &request)).await
}

#[tauri::command]
#[specta::specta]
async fn register(
    desk: State<'_, Desk>,
    form: ItemForm,
    source: SourceForm,
    on: Option<String>,
) -> Answer<StepOutcome> {
    work(desk, move |d| d.register(&form, &source, on.as_deref())).await
}

#[tauri::command]
#[specta::specta]
async fn item_form(desk: State<'_, Desk>, code: String) -> Answer<ItemForm> {
    work(desk, move |d| d.item_form(&code)).await
}

#[tauri::command]
#[specta::specta]
async fn revise_item(desk: State<'_, Desk>, code: String, version: Option<u64>, form: ItemForm) -> Answer<StepOutcome> {
    work(desk, move |d| d.revise_item(&code, version, &form)).await
}

#[tauri::command]
#[specta::specta]
async fn split_item(
    desk: State<'_, Desk>,
    code: String,
    version: Option<u64>,
    parts: Vec<PartForm>,
) -> Answer<StepOutcome> {
    work(desk, move |d| d.split_item(&code, version, &parts)).await
}

#[tauri::command]
#[specta::specta]
async fn merge_items(desk: State<'_, Desk>, codes: Vec<String>, into: String) -> Answer<StepOutcome> {
    work(desk, move |d| d.merge_items(&codes, &into)).await
}

#[tauri::command]
#[specta::specta]
async fn undo_step(desk: State<'_, Desk>, code: String, version: Option<u64>) -> Answer<StepOutcome> {
    work(desk, move |d| d.undo_step(&code, version)).await
}

#[tauri::command]
#[specta::specta]
async fn evidence_file(desk: State<'_, Desk>, code: String, hash: String) -> Answer<FileView> {
    work(desk, move |d| d.evidence_file(&code, &hash)).await
}

#[tauri::command]
#[specta::specta]
async fn save_evidence(desk: State<'_, Desk>, code: String, hash: String, path: PathBuf) -> Answer<()> {
    work(desk, move |d| d.save_evidence(&code, &hash, &path)).await
}

#[tauri::command]
#[specta::specta]
async fn open_evidence(desk: State<'_, Desk>, code: String, hash: String) -> Answer<()> {
    let open = |path: &std::path::Path| tauri_plugin_opener::open_path(path, None::<&str>);
    work(desk, move |d| d.open_evidence(&code, &hash, open)).await
}

#[tauri::command]
#[specta::specta]
async fn statistics(desk: State<'_, Desk>) -> Answer<StatisticsView> {
    work(desk, |d| d.statistics()).await
}

#[tauri::command]
#[specta::specta]
async fn items_as_of(desk: State<'_, Desk>, day: NaiveDate, query: ItemQueryForm) -> Answer<ItemPageView> {
    work(desk, move |d| d.as_of(day)?.items(&query)).await
}

#[tauri::command]
#[specta::specta]
async fn item_as_of(desk: State<'_, Desk>, day: NaiveDate, code: String) -> Answer<ItemView> {
    work(desk, move |d| d.as_of(day)?.item(&code)).await
}

#[tauri::command]
#[specta::specta]
async fn statistics_as_of(desk: State<'_, Desk>, day: NaiveDate) -> Answer<StatisticsView> {
    work(desk, move |d| d.as_of(day)?.statistics()).await
}

#[tauri::command]
#[specta::specta]
async fn reminders_due(desk: State<'_, Desk>) -> Answer<Vec<Reminder>> {
    work(desk, |d| d.reminders_due()).await
}

#[tauri::command]
#[specta::specta]
async fn reminders_shown(desk: State<'_, Desk>, keys: Vec<String>) -> Answer<()> {
    work(desk, move |d| d.reminders_shown(&keys)).await
}

#[tauri::command]
#[specta::specta]
async fn make_forms(
    app: AppHandle,
    desk: State<'_, Desk>,
    department: Option<String>,
    folder: PathBuf,
) -> Answer<Vec<FormFile>> {
    let progress = Reported::new(app, desk.fresh_stop());
    work(desk, move |d| d.make_forms(department.as_deref(), &folder, &progress)).await
}

#[tauri::command]
#[specta::specta]
async fn preview_feedback(desk: State<'_, Desk>, path: PathBuf) -> Answer<FeedbackView> {
    work(desk, move |d| d.preview_feedback(&path)).await
}

#[tauri::command]
#[specta::specta]
async fn apply_feedback(desk: State<'_, Desk>, path: PathBuf, changed: bool) -> Answer<FeedbackView> {
    work(desk, move |d| d.apply_feedback(&path, changed)).await
}

#[tauri::command]
#[specta::specta]
async fn earlier_imports(desk: State<'_, Desk>, meeting: String) -> Answer<Vec<MeetingLine>> {
    work(desk, move |d| d.earlier_imports(&meeting)).await
}

#[tauri::command]
#[specta::specta]
async fn compare_meetings(desk: State<'_, Desk>, earlier: String, later: String) -> Answer<ComparisonView> {
    work(desk, move |d| d.compare(&earlier, &later)).await
}

#[cfg(test)]
mod tests {
    use specta_typescript::Typescript;

    /// Writes the window's bindings where `DUBAN_BINDINGS` is set, else fails where they differ from the committed ones.
    #[test]
    fn the_windows_bindings_are_those_of_these_commands() {
        let committed = concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/src/ipc/bindings.ts");
        let folder = tempfile::tempdir().unwrap();
        let fresh = folder.path().join("bindings.ts");
        let header = "// Generated from src-tauri's commands. Not edited by hand: cargo xtask bindings.";
        super::bindings().export(Typescript::default().header(header), &fresh).unwrap();
        let fresh = std::fs::read_to_string(fresh).unwrap();
        if std::env::var_os("DUBAN_BINDINGS").is_some() {
            std::fs::write(committed, &fresh).unwrap();
        }
        let committed = std::fs::read_to_string(committed).unwrap_or_default();
        assert!(committed == fresh, "ui/src/ipc/bindings.ts is out of date: run cargo xtask bindings");
    }
}
