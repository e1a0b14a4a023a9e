//! 导入: any office file to a recorded meeting.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use chrono::NaiveDate;
use duban_domain::calendar::WorkCalendar;
use duban_domain::registry::{Level, Names, Registry};
use duban_domain::{DirectiveId, Event, MeetingId, Minutes, Subject};
use duban_intake::Intake;
use duban_ledger::hash_bytes;
use duban_minutes::Context;
use uuid::Uuid;

use crate::clock::Clock;
use crate::duban::Duban;
use crate::error::{Error, file_name};
use crate::places::Places;
use crate::progress::Progress;
use crate::show::{Eye, parse_view};
use crate::wire::{MeetingView, ParseView};
use crate::{Code, file};

/// More than any minutes hold; a larger file is refused before it is read.
const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// Reads minutes and stores nothing; no data folder is needed.
pub fn parse_file(path: &Path, received: Option<NaiveDate>, clock: Clock) -> Result<ParseView, Error> {
    let bytes = read_file(path)?;
    let intake = duban_intake::read_bytes(&bytes, Some(&file_name(path)))?;
    let today = clock.today();
    let context = Context { received: received.unwrap_or(today), calendar: WorkCalendar::default() };
    let reading = duban_minutes::read(&intake.text, &context);
    let places = Places::new(&intake.text);
    // Without an office's own registry, names mean the usual bodies of a city.
    let registry = Registry::standard(Registry::EDITION, Level::City, "").ok_or_else(Error::broken)?;
    let names = Names::of(&registry);
    let eye = Eye { places: Some(&places), today, calendar: &context.calendar, names: &names };
    Ok(parse_view(&intake, &reading, &places, &eye))
}

/// A text file's words, whatever its encoding: a notice that is to be pasted.
pub fn read_text_file(path: &Path) -> Result<String, Error> {
    Ok(duban_intake::read_bytes(&read_file(path)?, Some(&file_name(path)))?.text)
}

/// The lines of what a clipboard holds as a piece of a web page, which is how Word, WPS and browsers hand over tables and
/// counted numbers. Nothing is put right yet: the clerk sees the lines before they are read.
pub fn pasted_lines(html: &str) -> Result<String, Error> {
    Ok(duban_intake::read_html_fragment(html)?.map.original().to_owned())
}

impl Duban {
    /// Records the meeting that a file holds.
    pub fn import_file(
        &self,
        path: &Path,
        received: Option<NaiveDate>,
        progress: &dyn Progress,
    ) -> Result<MeetingView, Error> {
        progress.at("读取文件", 0, 0);
        let bytes = read_file(path)?;
        self.import_bytes(&bytes, &file_name(path), received, progress)
    }

    /// Records the meeting that a pasted text holds.
    pub fn import_text(
        &self,
        text: &str,
        received: Option<NaiveDate>,
        progress: &dyn Progress,
    ) -> Result<MeetingView, Error> {
        if text.trim().is_empty() {
            return Err(Error::new(Code::TextEmpty, "粘贴的内容是空的，没有导入。先复制会议纪要的正文，再粘贴。"));
        }
        let intake = duban_intake::read_text(text)?;
        self.record(text.as_bytes(), "粘贴的文字", intake, received, progress)
    }

    pub(crate) fn import_bytes(
        &self,
        bytes: &[u8],
        name: &str,
        received: Option<NaiveDate>,
        progress: &dyn Progress,
    ) -> Result<MeetingView, Error> {
        let intake = duban_intake::read_bytes(bytes, Some(name))?;
        self.record(bytes, name, intake, received, progress)
    }

    fn record(
        &self,
        bytes: &[u8],
        name: &str,
        intake: Intake,
        received: Option<NaiveDate>,
        progress: &dyn Progress,
    ) -> Result<MeetingView, Error> {
        if progress.cancelled() {
            return Err(Error::cancelled());
        }
        progress.at("读出议定事项", 0, 0);
        let reading = duban_minutes::read(&intake.text, &self.context(received));
        if progress.cancelled() {
            return Err(Error::cancelled());
        }
        progress.at("写入日志", 0, 0);
        let id = MeetingId(Uuid::now_v7());
        let minutes = Minutes {
            header: reading.header,
            text: intake.text,
            original: hash_bytes(bytes),
            file_name: name.to_owned(),
            received: received.unwrap_or_else(|| self.today()),
            repairs: intake.repairs,
            directives: reading.directives.into_iter().map(|d| (DirectiveId(Uuid::now_v7()), d)).collect(),
            passages: reading.passages,
        };
        let subject = Subject::Meeting(id);
        let event = Event::MeetingRecorded { meeting: id, minutes: Box::new(minutes) };
        self.write(vec![(subject.clone(), 0)], vec![self.fact(vec![subject], event)], vec![bytes.to_vec()])?;
        self.meeting(&id.to_string())
    }

    pub(crate) fn context(&self, received: Option<NaiveDate>) -> Context {
        Context { received: received.unwrap_or_else(|| self.today()), calendar: (*self.calendar()).clone() }
    }
}

/// A file's bytes. Its size is looked at first, and no more than the limit is read whatever the size said.
pub(crate) fn read_file(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |error: std::io::Error| Error::reading(path, &error);
    let file = file::patiently(|| File::open(path)).map_err(failed)?;
    let size = file.metadata().map_err(failed)?;
    if size.is_dir() {
        return Err(Error::reading(path, &std::io::ErrorKind::IsADirectory.into()));
    }
    let mut bytes = Vec::new();
    if size.len() <= LARGEST_FILE {
        file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(failed)?;
    }
    if size.len() > LARGEST_FILE || bytes.len() as u64 > LARGEST_FILE {
        let name = file_name(path);
        let megabytes = size.len() / 1024 / 1024;
        return Err(Error::new(
            Code::FileTooLarge,
            format!("“{name}”有{megabytes}MB，超过64MB，不像会议纪要，没有读取。只取纪要正文另存后再导入。"),
        ));
    }
    Ok(bytes)
}
