//! From what was typed to a use case and back.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use duban_app::wire::{ItemQueryForm, LightName, OfficeForm, SheetKind, SortKey};
use duban_app::{Clock, Duban, Error, Progress};

use crate::arguments::{Arguments, Care, Command, LightWord};
use crate::{document, print, registry};

/// Hears Ctrl C; long work then stops and leaves nothing half written.
struct Watch {
    stop: &'static AtomicBool,
}

impl Progress for Watch {
    fn at(&self, _step: &str, _done: u64, _total: u64) {}

    fn cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

fn watch() -> Watch {
    static STOP: AtomicBool = AtomicBool::new(false);
    tokio::spawn(async {
        if tokio::signal::ctrl_c().await.is_ok() {
            STOP.store(true, Ordering::Relaxed);
        }
    });
    Watch { stop: &STOP }
}

pub(crate) fn run(arguments: Arguments) -> Result<ExitCode, Error> {
    let json = arguments.json;
    let clock = arguments.today.map_or_else(Clock::system, Clock::set_to);
    if let Command::Parse { file, received } = &arguments.command {
        // Nothing is stored, so no data folder is opened or made.
        print::parsed(&duban_app::parse_file(file, *received, clock)?, json);
        return Ok(ExitCode::SUCCESS);
    }
    let folder = arguments.data.unwrap_or_else(default_folder);
    if let Command::Ledger { care: Care::Restore { file } } = &arguments.command {
        // The ledger that is to be replaced may be the one that cannot be opened.
        print::sentence(&duban_app::restore_folder(&folder, file, clock)?, json);
        return Ok(ExitCode::SUCCESS);
    }
    let mut duban = Arc::new(Duban::open(&folder, clock)?.with_actor(arguments.actor.as_deref().unwrap_or_default()));
    if let Some(day) = arguments.as_of {
        duban = duban.as_of(day)?;
    }
    let watch = watch();
    match arguments.command {
        Command::Parse { .. } => {}
        Command::Init { sample: true, .. } => print::desk(&duban.open_sample()?, json),
        Command::Init { office, mark, prefix, general_list, contact, .. } => {
            let form = OfficeForm {
                name: office.unwrap_or_default(),
                mark: mark.unwrap_or_default(),
                number_prefix: prefix,
                general_list,
                contact,
            };
            print::desk(&duban.set_office(&form)?, json);
        }
        Command::Import { file, received, confirm } => {
            let mut meeting = duban.import_file(&file, received, &watch)?;
            if confirm {
                meeting = duban.confirm_all(&meeting.id)?;
            }
            print::meeting(&meeting, json);
        }
        Command::Meetings => print::meetings(&duban.meetings()?, json),
        Command::Items { meeting, department, light } => {
            let lights = light.into_iter().map(light_name).collect();
            let form = ItemQueryForm { meeting, department, lights, sort: SortKey::Code, ..ItemQueryForm::default() };
            print::items(&duban.items(&form)?, json);
        }
        Command::Today => print::today(&duban.today_view()?, json),
        Command::Reminders => {
            let due = duban.reminders_due()?;
            print::reminders(&due, json);
            duban.reminders_shown(&due.into_iter().map(|r| r.key).collect::<Vec<_>>())?;
        }
        Command::History { code } => print::history(&duban.history(&code)?, json),
        Command::Forms { department, out } => {
            print::forms(&duban.make_forms(department.as_deref(), &out, &watch)?, json);
        }
        Command::Feedback { file, apply: true, changed } => {
            print::feedback(&duban.apply_feedback(&file, changed)?, json);
        }
        Command::Feedback { file, .. } => print::feedback(&duban.preview_feedback(&file)?, json),
        Command::Statistics => print::statistics(&duban.statistics()?, json),
        Command::Life(step) => step.run(&duban, json)?,
        Command::Departments { what } => what.run(&duban, json)?,
        Command::Calendar { what } => what.run(&duban, json)?,
        Command::Compare { meeting, other } => {
            registry::compare(&registry::compared(&duban, &meeting, other.as_deref())?, json);
        }
        Command::Repairs { meeting, accept, undo } => registry::repairs(&duban, &meeting, accept, undo, json)?,
        Command::Settings(change) => print::settings(&change.run(&duban)?, json),
        Command::Item { code } => print::item(&duban.item(&code)?, json),
        Command::Notice(notice) => notice.run(&duban, &watch, json)?,
        Command::Documents { find } => document::register(&duban.documents(&find)?, json),
        Command::Document { id, way } => way.run(&duban, &id, json)?,
        Command::Stationery(change) => change.run(&duban, json)?,
        Command::Sheet { wide, by_department, tasks, breakdown, brief, feedback, department, out, .. } => {
            let kind = match (tasks, breakdown, feedback) {
                (Some(department), ..) => SheetKind::Tasks { department },
                (_, Some(meeting), _) => SheetKind::Breakdown { meeting },
                (.., Some(item)) => SheetKind::Feedback { item, department: department.unwrap_or_default() },
                _ if brief => SheetKind::Brief,
                _ => {
                    let view = ItemQueryForm { sort: SortKey::Code, ..ItemQueryForm::default() };
                    SheetKind::Ledger { wide, by_department, view }
                }
            };
            print::sheet(&duban.save_sheet(&kind, &out)?, json);
        }
        Command::Print(paper) => paper.run(&duban, json)?,
        Command::Ledger { care } => return look_after(&duban, care, &watch, json),
    }
    Ok(ExitCode::SUCCESS)
}

fn look_after(duban: &Duban, care: Care, watch: &Watch, json: bool) -> Result<ExitCode, Error> {
    match care {
        Care::Verify { paper } => {
            let found = match paper {
                Some(code) => duban.verify_paper(&code)?,
                None => duban.verify_ledger(watch)?,
            };
            print::verification(&found, json);
            return Ok(ExitCode::from(u8::from(!found.sound)));
        }
        Care::Rebuild => print::sentence(&format!("已由{}条事实重建台账。", duban.rebuild_ledger(watch)?), json),
        Care::Backup { file } => print::sentence(&duban.backup_ledger(&file)?, json),
        Care::Restore { .. } => {}
    }
    Ok(ExitCode::SUCCESS)
}

fn light_name(word: LightWord) -> LightName {
    match word {
        LightWord::Red => LightName::Red,
        LightWord::Amber => LightName::Amber,
        LightWord::Green => LightName::Green,
        LightWord::Blue => LightName::Blue,
        LightWord::Grey => LightName::Grey,
    }
}

fn default_folder() -> PathBuf {
    duban_app::default_folder()
}
