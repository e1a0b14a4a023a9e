//! What a machine with only Rust and Node still lacks. Everything is named before it is installed, and what is there
//! already is left alone.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::shell::{command, root, run, succeeds, ui};

/// What the work at hand needs from the machine.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// Fonts for the printed page: all that the terminal asks for.
    Paper,
    /// The webview that shows the window, and its node packages.
    Window,
    /// A screen without a monitor with a keyboard, the webview's driver, and a reader of finished PDFs.
    Tests,
    /// The office programs that make documents to read and open those that were written, a print server with a printer
    /// that writes PDF files, and programs that look at such files.
    Documents,
    /// The tools that turn the drawing into icon files.
    Icons,
    /// A Rust that carries the sources of its library, a linker and a resource compiler for Windows, and the maker of
    /// installers.
    Windows,
    /// Windows' programs run, the installed program's resources and pages looked at.
    Wine,
    /// A package for Debian, and an empty Debian to try it in.
    Package,
}

impl Need {
    /// Debian's and Ubuntu's names.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Self::Paper => &["fonts-noto-cjk"],
            Self::Window => &["libwebkit2gtk-4.1-dev"],
            Self::Tests => &["openbox", "poppler-utils", "webkit2gtk-driver", "xdotool", "xvfb"],
            Self::Documents => &[
                "cups",
                "cups-client",
                "ghostscript",
                "libreoffice-calc",
                "libreoffice-writer",
                "mupdf-tools",
                "poppler-utils",
                "printer-driver-cups-pdf",
                "python3-uno",
                "qpdf",
            ],
            Self::Icons => &["imagemagick", "librsvg2-bin"],
            Self::Windows => &[
                "cargo-web",
                "g++-mingw-w64-x86-64-win32",
                "gcc-mingw-w64-x86-64-win32",
                "nsis",
                "rust-web-src",
                "rustc-web",
                "xz-utils",
            ],
            Self::Wine => &["icoutils", "poppler-utils", "wine", "wine64", "xauth", "xvfb"],
            Self::Package => &["debootstrap", "dpkg-dev", "imagemagick", "xvfb"],
        }
    }
}

/// Installs what is missing of the needs.
///
/// On a machine without apt nothing is installed: the names are said, and the work goes on as far as it can.
pub(crate) fn install(needs: &[Need]) -> Result<()> {
    let missing: Vec<&str> = needs
        .iter()
        .flat_map(|need| need.packages())
        .copied()
        .filter(|package| cfg!(target_os = "linux") && !installed(package))
        .collect();
    if !missing.is_empty() {
        if succeeds("apt-get --version") {
            println!("will install, by apt-get: {}", missing.join(" "));
            apt("update -qq")?;
            apt(&format!("install -y -qq --no-install-recommends {}", missing.join(" ")))?;
        } else {
            println!(
                "this set-up knows apt only; if something is missing, install what Debian calls {}",
                missing.join(" ")
            );
        }
    }
    if needs.contains(&Need::Paper) {
        paper_fonts()?;
    }
    if needs.contains(&Need::Window) {
        node_packages()?;
    }
    Ok(())
}

fn installed(package: &str) -> bool {
    command("dpkg-query -W -f=${db:Status-Status}")
        .arg(package)
        .output()
        .is_ok_and(|output| output.stdout == b"installed")
}

/// apt-get as root: directly where we are root, by sudo elsewhere.
fn apt(arguments: &str) -> Result<()> {
    let sudo = if is_root() { "" } else { "sudo " };
    // A question on the terminal would wait for ever in an unattended run.
    run(&mut command(&format!("{sudo}env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=5 {arguments}")))
}

fn is_root() -> bool {
    command("id -u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}

/// Debian's Chinese TeX package; the fonts are taken out of it, TeX itself is not installed.
const FONTS_PACKAGE: &str = "texlive-lang-chinese";

/// Fandol's faces in the four styles of the standard page (宋 黑 仿宋 楷).
pub(crate) const FACES: [&str; 5] =
    ["FandolFang-Regular", "FandolHei-Regular", "FandolKai-Regular", "FandolSong-Bold", "FandolSong-Regular"];

/// Where they lie once they are installed, with their licence as `COPYING`.
pub(crate) fn fonts_folder() -> Result<PathBuf> {
    Ok(std::env::home_dir().context("no home folder to keep fonts in")?.join(".local/share/fonts/fandol"))
}

/// Free fonts for paper, where the system has none of its own: Windows and macOS bring Chinese faces with them.
fn paper_fonts() -> Result<()> {
    let folder = fonts_folder()?;
    let there = FACES.iter().all(|face| folder.join(format!("{face}.otf")).exists());
    if there || !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !succeeds("apt-get --version") {
        println!("no apt here: put the Fandol fonts (ctan.org/pkg/fandol) into {}", folder.display());
        return Ok(());
    }
    println!(
        "will install: the Fandol fonts out of Debian's {FONTS_PACKAGE} (49 MB to fetch) into {}",
        folder.display()
    );
    let work = std::env::temp_dir().join(format!("duban-fonts-{}", std::process::id()));
    fs::create_dir_all(&work)?;
    let fetched = fetch_fonts(&work, &folder);
    fs::remove_dir_all(&work)?;
    fetched
}

fn fetch_fonts(work: &Path, folder: &Path) -> Result<()> {
    if !succeeds(&format!("apt-cache show {FONTS_PACKAGE}")) {
        apt("update -qq")?;
    }
    run(command(&format!("apt-get download -qq {FONTS_PACKAGE}")).current_dir(work))?;
    let archive = fs::read_dir(work)?.next().context("apt-get fetched nothing")??.path();
    run(command("dpkg-deb -x").args([&archive, work]))?;

    fs::create_dir_all(folder)?;
    let fonts = work.join("usr/share/texlive/texmf-dist/fonts/opentype/public/fandol");
    for face in FACES {
        let file = format!("{face}.otf");
        fs::copy(fonts.join(&file), folder.join(&file)).with_context(|| format!("{FONTS_PACKAGE} holds no {file}"))?;
    }
    // The licence (GPL 3 with the font exception) stays with the fonts.
    let licence = folder.join("COPYING.gz");
    fs::copy(work.join("usr/share/doc/texlive-doc/fonts/fandol/COPYING.gz"), &licence)?;
    run(command("gzip -df").arg(&licence))
}

/// `--loglevel=http` would list two hundred packages; a warning tells what an error alone leaves out.
const NPM: &str = "npm ci --no-audit --no-fund --loglevel=warn";

/// The ui's node packages, exactly as its lock file has them.
fn node_packages() -> Result<()> {
    if !succeeds("node --version") {
        bail!("Node is missing: install version 20 or newer (nodejs.org, or nvm)");
    }
    let ui_folder = root().join("ui");
    let locked = fs::metadata(ui_folder.join("package-lock.json")).context("ui has no package-lock.json")?;
    // npm writes this file last, so it is as old as the last whole install.
    let fresh = fs::metadata(ui_folder.join("node_modules/.package-lock.json"))
        .is_ok_and(|done| done.modified().ok() >= locked.modified().ok());
    if fresh {
        return Ok(());
    }
    println!("will install, by npm, into ui/node_modules: the packages of ui/package-lock.json");
    // npm tries a download again, but not a registry that refuses for a moment.
    for pause in [5, 30, 60] {
        match run(&mut ui(NPM)) {
            Ok(()) => return Ok(()),
            Err(error) => println!("{error:#}; once more in {pause} seconds"),
        }
        sleep(Duration::from_secs(pause));
    }
    run(&mut ui(NPM))
}
