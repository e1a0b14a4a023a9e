//! The use cases, a file each.

mod care;
mod evidence;
mod forms;
mod history;
mod import;
mod items;
mod life;
mod notice;
mod office;
mod register;
mod reminders;
mod reshape;
mod review;
mod settings;
mod sheets;
mod statistics;
mod today;

pub use care::restore_folder;
pub use import::parse_file;
pub use notice::{IssuedFile, NoticeRun, NoticeScope};
pub use sheets::SheetKind;
