//! What is handed to an office.

pub(crate) mod linux;
pub(crate) mod windows;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::setup::{FACES, fonts_folder};
use crate::shell::root;

/// The workspace's own.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The faces of the standard page, for computers that have none of their own. 仿宋, 楷体, 黑体, 宋体 and a bold 宋体 for
/// 小标宋: without the first three and the last no official document can be set. Those of Windows and of the office come
/// before them where they are there.
pub(crate) fn lay_fonts(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    let from = fonts_folder()?;
    let files = FACES.iter().map(|face| format!("{face}.otf")).chain(["COPYING".to_owned()]);
    for file in files {
        fs::copy(from.join(&file), folder.join(&file)).with_context(|| format!("no {file} in {}", from.display()))?;
    }
    let about = "Fandol字体（马起园、苏杰、黄晨成等），按GNU通用公共许可证第3版连同字体例外使用：文书里嵌入这些字体，\
        文书本身不受该许可证约束。许可证全文见COPYING，字体来源：https://ctan.org/pkg/fandol 。\n";
    Ok(fs::write(folder.join("说明.txt"), lines_of_windows(about))?)
}

/// The administrator's page as a text that every editor shows.
pub(crate) fn lay_manual(file: &Path) -> Result<()> {
    let page = fs::read_to_string(root().join("docs/administrator.md"))?;
    Ok(fs::write(file, lines_of_windows(&page))?)
}

fn lines_of_windows(text: &str) -> String {
    format!("\u{feff}{}", text.replace('\n', "\r\n"))
}

/// `12.3 MB`, of a million bytes each.
pub(crate) fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000)
}
