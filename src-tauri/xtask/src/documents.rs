//! The same minutes in every format that is read: `tests/formats`, made again from their sources by LibreOffice. And
//! what is printed, as other programs see it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::forms;
use crate::setup::{Need, install};
use crate::shell::{build_pages, command, debug_folder, read, root, run};
use crate::test::{BUILD, after_build};

/// What LibreOffice makes: the source, and the formats.
const OFFICE: [(&str, &[&str]); 3] = [
    ("minutes.fodt", &["docx", "doc", "rtf", "odt", "pdf", "html"]),
    ("marks.fodt", &["docx", "doc", "rtf", "odt"]),
    ("tasks.fods", &["xlsx", "xls"]),
];

/// What iconv makes: the source, the file, and its encoding.
const TEXTS: [(&str, &str, &str); 5] = [
    ("minutes.txt", "utf-8.txt", "UTF-8"),
    ("minutes.txt", "gb18030.txt", "GB18030"),
    ("minutes.txt", "utf-16.txt", "UTF-16"),
    ("traditional.txt", "big5.txt", "BIG5"),
    ("news-site.html", "news-site.html", "GBK"),
];

/// Makes the committed files again.
pub(crate) fn remake() -> Result<()> {
    let folder = root().join("tests/formats");
    make(&folder)?;
    forms::make(&root().join("tests/daily/forms"))?;
    println!("made again in {}", folder.display());
    Ok(())
}

/// Makes the files anew in the folder for what is built, and reads them as the committed ones are read; then looks at
/// finished documents with other programs, and prints one.
pub(crate) fn test() -> Result<()> {
    let folder = debug_folder().join("formats");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    make(&folder)?;
    let filled = debug_folder().join("forms");
    forms::make(&filled)?;
    // The window takes the built pages in, and every cargo command names the whole workspace, as in `test`.
    install(&[Need::Window, Need::Tests])?;
    build_pages()?;
    run(&mut command(BUILD))?;
    run(after_build("cargo test --quiet --workspace --test formats").env("DUBAN_FORMATS", folder))?;
    run(after_build("cargo test --quiet --workspace --test daily").env("DUBAN_FORMS", filled))?;
    run(&mut after_build("cargo test --quiet --workspace --test finished"))?;
    run(&mut after_build("cargo test --quiet --workspace --test printing"))
}

fn make(into: &Path) -> Result<()> {
    install(&[Need::Paper, Need::Documents])?;
    fs::create_dir_all(into)?;
    let source = root().join("tests/formats/source");
    // A profile of its own, so that a LibreOffice that is open stays as it is.
    let profile = debug_folder().join("office-profile");
    for (file, formats) in OFFICE {
        for format in formats {
            run(command("soffice --headless --convert-to")
                .args([format, "--outdir"])
                .arg(into)
                .arg(format!("-env:UserInstallation=file://{}", profile.display()))
                .arg(source.join(file)))?;
            let made = into.join(file).with_extension(format);
            ensure!(made.exists(), "LibreOffice made no {}", made.display());
        }
    }
    // WPS's own extension stands on what is a Word document inside.
    fs::copy(into.join("minutes.doc"), into.join("minutes.wps"))?;
    for (file, name, encoding) in TEXTS {
        let mut iconv = command("iconv -f UTF-8 -t");
        iconv.arg(encoding).arg(source.join(file));
        let made = iconv.output().context("iconv does not start")?;
        ensure!(made.status.success(), "iconv failed on {file}");
        fs::write(into.join(name), made.stdout)?;
    }
    println!("{}", read(&mut command("soffice --version"))?.trim());
    Ok(())
}
