//! The use cases, a file each.

mod advise;
mod calendar;
mod care;
mod clerks;
mod compare;
mod evidence;
mod forms;
mod history;
mod import;
mod items;
mod life;
mod office;
mod papers;
mod print;
mod register;
mod registry;
mod reminders;
mod repair;
mod reshape;
mod review;
mod selftest;
mod settings;
mod sheets;
mod statistics;
mod today;

pub use care::restore_folder;
pub(crate) use import::read_file;
pub use import::{parse_file, pasted_lines, read_text_file};
pub use papers::{BatchRequest, BatchScope, Told};
pub use selftest::self_test;
