//! The use cases, a file each.

mod care;
mod import;
mod items;
mod notice;
mod office;
mod review;

pub use care::restore_folder;
pub use import::parse_file;
pub use notice::{IssuedFile, NoticeRun, NoticeScope};
