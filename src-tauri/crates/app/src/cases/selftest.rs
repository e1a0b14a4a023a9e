//! 自检: the whole way on the machine it runs on, in a folder of its own, without a window. It shows an administrator, and
//! the test of the installed program, that data, fonts and pages work there.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::json;

use super::care::restore_folder;
use super::papers::{BatchRequest, BatchScope};
use crate::Code;
use crate::clock::Clock;
use crate::duban::Duban;
use crate::error::Error;
use crate::progress::Unwatched;
use crate::samples;
use crate::wire::{DocumentKindName, ItemQueryForm};

/// Together longer than the 260 characters that Windows allows where nothing else is said, and shorter than the 512 bytes
/// that SQLite allows elsewhere.
const LONG: usize = 3;
const LONG_PART: &str =
    "督查室 台账 in a folder with so long a name that three of them go beyond what Windows takes by itself";

/// Runs every step, and writes how each went into `report`, a line of JSON each and one for the whole at the end. The
/// issued page and the backup are kept beside it, under the same name with `.pdf` and `.duban`; those of a run before
/// are replaced.
///
/// `true`: all went well. After a step that failed the rest is not tried. Errors: only those of writing the report.
pub fn self_test(report: &Path) -> Result<bool, Error> {
    let mut tested = Tested::default();
    let passed = whole_way(&mut tested, report).is_ok();
    tested.lines.push(json!({
        "ok": passed,
        "version": env!("CARGO_PKG_VERSION"),
        "system": format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
    }));
    let lines: Vec<String> = tested.lines.iter().map(ToString::to_string).collect();
    fs::write(report, lines.join("\n") + "\n").map_err(|e| Error::writing(report, &e))?;
    Ok(passed)
}

#[derive(Default)]
struct Tested {
    lines: Vec<serde_json::Value>,
}

impl Tested {
    /// Does one step, and keeps what it said and how long it took, in milliseconds.
    fn step<T>(&mut self, name: &str, act: impl FnOnce() -> Result<(T, String), Error>) -> Result<T, Error> {
        let start = Instant::now();
        let done = act();
        let said = match &done {
            Ok((_, said)) => said,
            Err(error) => &error.sentence,
        };
        let took = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
        self.lines.push(json!({ "step": name, "ok": done.is_ok(), "ms": took, "said": said }));
        done.map(|(value, _)| value)
    }
}

fn whole_way(tested: &mut Tested, report: &Path) -> Result<(), Error> {
    let clock = samples::minutes().last().map_or_else(Clock::system, |sample| Clock::set_to(sample.received));
    let work = tested.step("临时文件夹", || {
        // Folders of offices have Chinese names with blanks.
        let made = tempfile::Builder::new().prefix("督办 自检-").tempdir();
        let work = made.map_err(|e| Error::writing(&std::env::temp_dir(), &e))?;
        let place = work.path().display().to_string();
        Ok((work, place))
    })?;
    let data = work.path().join("台账 数据");
    let duban = tested.step("建账", || {
        let duban = Duban::open(&data, clock)?;
        duban.set_office(&samples::office())?;
        Ok((duban, data.display().to_string()))
    })?;
    let meeting = tested.step("导入", || {
        let sample = samples::minutes().last().ok_or_else(Error::broken)?;
        let file = work.path().join(sample.file_name);
        fs::write(&file, sample.bytes).map_err(|e| Error::writing(&file, &e))?;
        let meeting = duban.import_file(&file, Some(sample.received), &Unwatched)?;
        let said = format!("{}，{}条议定事项", meeting.name, meeting.directives.len());
        Ok((meeting, said))
    })?;
    let items = tested.step("立项", || {
        duban.confirm_all(&meeting.id)?;
        let total = duban.items(&ItemQueryForm::default())?.total;
        if total == 0 {
            return Err(Error::broken());
        }
        Ok((total, format!("{total}件")))
    })?;
    let code = tested.step("印发", || {
        let request = BatchRequest {
            scope: BatchScope::Meeting(meeting.id.clone()),
            ..BatchRequest::each(DocumentKindName::Notice, "李志远", false)
        };
        let run = duban.issue_batch(&request, &work.path().join("通知单"), &Unwatched)?;
        let issued = run.issued.first().ok_or_else(Error::broken)?;
        keep(Path::new(&issued.path), &report.with_extension("pdf"))?;
        Ok((
            issued.document.short_code.clone(),
            format!("{}，校验码{}", issued.document.number, issued.document.short_code),
        ))
    })?;
    tested.step("检查日志", || sound(&duban, &code))?;
    let backup = work.path().join("备份 一份.duban");
    tested.step("备份", || {
        let said = duban.backup_ledger(&backup)?;
        keep(&backup, &report.with_extension("duban"))?;
        Ok(((), said))
    })?;
    tested.step("恢复", || {
        duban.open_more_work()?;
        let said = duban.restore_ledger(&backup)?;
        as_before(&duban, items)?;
        sound(&duban, &code)?;
        Ok(((), said))
    })?;
    tested.step("长路径", || {
        let deep = (0..LONG).fold(work.path().to_owned(), |folder, _| folder.join(LONG_PART));
        restore_folder(&deep, &backup, clock)?;
        let duban = Duban::open(&deep, clock)?;
        as_before(&duban, items)?;
        duban.open_more_work()?;
        sound(&duban, &code)?;
        let long = deep.join("台账备份.duban");
        duban.backup_ledger(&long)?;
        Ok(((), format!("{}个字符", long.display().to_string().chars().count())))
    })
}

impl Duban {
    /// A fact that the backup does not hold.
    fn open_more_work(&self) -> Result<(), Error> {
        let sample = samples::minutes().next().ok_or_else(Error::broken)?;
        self.import_bytes(sample.bytes.as_bytes(), sample.file_name, Some(sample.received), &Unwatched).map(drop)
    }
}

fn as_before(duban: &Duban, items: u32) -> Result<(), Error> {
    let (found, meetings) = (duban.items(&ItemQueryForm::default())?.total, duban.meetings()?.len());
    if (found, meetings) == (items, 1) {
        return Ok(());
    }
    let sentence = format!("恢复后有{meetings}场会议、{found}件事项，备份时是1场、{items}件。");
    Err(Error::new(Code::BackupBroken, sentence))
}

fn sound(duban: &Duban, code: &str) -> Result<((), String), Error> {
    let (journal, paper) = (duban.verify_ledger(&Unwatched)?, duban.verify_paper(code)?);
    for found in [&journal, &paper] {
        if !found.sound {
            return Err(Error::new(Code::JournalBroken, found.sentence.clone()));
        }
    }
    Ok(((), journal.sentence))
}

fn keep(made: &Path, kept: &PathBuf) -> Result<(), Error> {
    fs::copy(made, kept).map(drop).map_err(|e| Error::writing(kept, &e))
}
