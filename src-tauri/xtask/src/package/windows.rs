//! For Windows 10 and 11: an installer, and an archive that is unpacked and started.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{VERSION, lay_fonts, lay_manual, megabytes};
use crate::cross::Cross;
use crate::setup::{Need, install};
use crate::shell::{build_pages, command, fresh_folder, root, run, target_folder};

/// What was made.
pub(crate) struct Packages {
    /// Everything that is installed, as it is installed.
    pub(crate) stage: PathBuf,
    pub(crate) installer: PathBuf,
    pub(crate) portable: PathBuf,
}

/// The parts that a size is told of: the programs, the fonts, and the rest.
const PARTS: [(&str, &[&str]); 3] = [
    ("programs", &["duban-desktop.exe", "duban.exe"]),
    ("fonts", &["fonts"]),
    ("the rest", &["WebView2Loader.dll", "管理员手册.txt"]),
];

/// Builds the program and makes both. `webview` is Microsoft's offline installer of the WebView2 runtime, to be packed in.
pub(crate) fn package(webview: Option<&Path>) -> Result<Packages> {
    install(&[Need::Paper, Need::Window])?;
    let cross = Cross::ready()?;
    build_pages()?;
    run(&mut cross.cargo("build --quiet --release --locked -p duban -p duban-desktop"))?;

    let stage = fresh_folder("package/windows")?;
    let built = cross.built("release");
    for program in ["duban-desktop.exe", "duban.exe"] {
        // Names of functions, which only a debugger reads, are half of a program that mingw links.
        run(command("x86_64-w64-mingw32-strip -o").arg(stage.join(program)).arg(built.join(program)))?;
    }
    fs::copy(built.join("WebView2Loader.dll"), stage.join("WebView2Loader.dll"))
        .context("the build has left no WebView2Loader.dll")?;
    lay_fonts(&stage.join("fonts"))?;
    lay_manual(&stage.join("管理员手册.txt"))?;

    let installer = target_folder().join(format!("package/督办-{VERSION}-setup.exe"));
    make_installer(&stage, VERSION, &installer, webview)?;
    let portable = target_folder().join(format!("package/督办-{VERSION}-portable.zip"));
    make_portable(&stage, &portable)?;
    tell_sizes(&stage, &installer, &portable)?;
    Ok(Packages { stage, installer, portable })
}

/// One installer of what is staged, as a version.
pub(crate) fn make_installer(stage: &Path, version: &str, file: &Path, webview: Option<&Path>) -> Result<()> {
    let mut makensis = command("makensis -V2 -INPUTCHARSET UTF8");
    makensis.arg(format!("-DVERSION={version}"));
    makensis.arg(format!("-DSTAGE={}", stage.display()));
    makensis.arg(format!("-DOUT={}", file.display()));
    makensis.arg(format!("-DICON={}", root().join("icons/icon.ico").display()));
    if let Some(webview) = webview {
        let webview = webview.canonicalize().with_context(|| format!("no {}", webview.display()))?;
        makensis.arg(format!("-DWEBVIEW={}", webview.display()));
    }
    run(makensis.arg(root().join("src-tauri/installer/duban.nsi")))
}

/// The same files in one folder, with the line that keeps the data beside them.
fn make_portable(stage: &Path, file: &Path) -> Result<()> {
    let mut archive = ZipWriter::new(fs::File::create(file)?);
    let folder = format!("督办-{VERSION}");
    let options = SimpleFileOptions::default();
    for path in files_in(stage)? {
        let name = path.strip_prefix(stage)?.to_string_lossy().into_owned();
        archive.start_file(format!("{folder}/{name}"), options)?;
        archive.write_all(&fs::read(&path)?)?;
    }
    archive.start_file(format!("{folder}/台账位置.txt"), options)?;
    archive.write_all("\u{feff}# 台账放在哪个文件夹；没有盘符的，从程序所在的文件夹算起。\r\n台账\r\n".as_bytes())?;
    archive.finish()?;
    Ok(())
}

/// All files below a folder, in order.
fn files_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files_in(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}

fn tell_sizes(stage: &Path, installer: &Path, portable: &Path) -> Result<()> {
    println!("installed, and packed alone:");
    for (part, names) in PARTS {
        let (mut plain, mut packed) = (0, 0);
        for name in names {
            let path = stage.join(name);
            for file in if path.is_dir() { files_in(&path)? } else { vec![path] } {
                plain += fs::metadata(&file)?.len();
                packed += packed_size(&file)?;
            }
        }
        println!("  {part:<10} {:>9} {:>9}", megabytes(plain), megabytes(packed));
    }
    for file in [installer, portable] {
        println!("{} {}", megabytes(fs::metadata(file)?.len()), file.display());
    }
    Ok(())
}

/// What the installer's own packing makes of a file.
fn packed_size(file: &Path) -> Result<u64> {
    let packed =
        Command::new("xz").args(["-9", "--format=lzma", "--stdout"]).arg(file).stdout(Stdio::piped()).output()?;
    ensure!(packed.status.success(), "xz failed on {}", file.display());
    Ok(u64::try_from(packed.stdout.len())?)
}
