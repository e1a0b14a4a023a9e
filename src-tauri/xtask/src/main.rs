//! `cargo xtask`: what a person does to this repository, each by one command.

mod cross;
mod debian;
mod documents;
mod forms;
mod fuzz;
mod icons;
mod licences;
mod package;
mod pages;
mod run;
mod setup;
mod shell;
mod tally;
mod test;
mod wine;

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask COMMAND

  run       install what is missing, build, and open the window with a sample office;
            without a display, read the sample minutes in the terminal and write the notices' PDFs
  dev       the window with its pages served by vite, so that changes show at once
  test      everything that must pass, with the minutes each part took
  test documents
            make the minutes in every format anew with LibreOffice, and read them; fill in a form there; look at every finished document
            with qpdf, poppler, MuPDF and LibreOffice; print one to a CUPS server of its own (as root)
  test windows
            the core crates' tests as Windows programs under Wine; the installer made, installed without a word, tested
            from where it was installed, upgraded and removed; the archive unpacked and started
  test linux
            the Debian package made, installed in an empty Debian, opened there with a picture, and removed (as root)
  package windows [RUNTIME]
            target/package/督办-VERSION-setup.exe and -portable.zip for Windows 10 and 11; with Microsoft's offline
            installer of the WebView2 runtime packed in, if its file is named
  package linux
            target/package/duban_VERSION_amd64.deb
  documents the same into tests/formats, where they are committed
  bench     what reading costs against merely segmenting the same text, and how it grows
  fuzz TARGET [SECONDS]
            any bytes at all for intake or minutes, ten minutes unless told
  pictures  take pictures of every view of the real window into docs/pictures
  pages [FOLDER]
            contact sheets of every page of every sample paper into docs/pages; with a folder, each page there as a
            PNG of its own as well
  bindings  write ui/src/ipc/bindings.ts from the window's commands
  licences  write ui/src/licences.json, what the program is made of and under which terms; refused where they do not do
  icons     draw every icon size from icons/duban.svg

Everything that is installed is named before it is installed.";

fn main() -> ExitCode {
    match dispatch(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<ExitCode> {
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words[..] {
        ["run"] => run::run()?,
        ["dev"] => run::dev()?,
        ["test"] => return Ok(test::test()),
        ["test", "documents"] => documents::test()?,
        ["test", "windows"] => {
            return Ok(if wine::test()? { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
        ["test", "linux"] => debian::test()?,
        ["package", "windows"] => package::windows::package(None).map(drop)?,
        ["package", "windows", runtime] => package::windows::package(Some(Path::new(runtime))).map(drop)?,
        ["package", "linux"] => package::linux::package().map(drop)?,
        ["documents"] => documents::remake()?,
        ["bench"] => shell::run(&mut shell::command("cargo bench --quiet -p duban-tests --bench reading"))?,
        ["fuzz", target] => fuzz::fuzz(target, "600")?,
        ["fuzz", target, seconds] => fuzz::fuzz(target, seconds)?,
        ["pictures"] => test::pictures()?,
        ["pages"] => pages::draw(None)?,
        ["pages", folder] => pages::draw(Some((folder.as_ref(), "100")))?,
        ["bindings"] => run::bindings()?,
        ["licences"] => licences::refresh()?,
        ["icons"] => icons::draw()?,
        [] | ["help" | "--help" | "-h"] => println!("{HELP}"),
        _ => bail!("no such command: {}\n\n{HELP}", words.join(" ")),
    }
    Ok(ExitCode::SUCCESS)
}
