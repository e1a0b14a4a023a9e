//! A Windows to try programs on: Wine, with a user of a Chinese name. It has no webview, so no window opens there.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::cross::Cross;
use crate::package::lay_fonts;
use crate::package::windows::{make_installer, package};
use crate::setup::{Need, fonts_folder, install};
use crate::shell::{command, root, run, target_folder};
use crate::tally::Parts;
use crate::test::{BUILD, after_build};

/// Libraries of Windows that Wine lacks, made of `xtask/wine`, with what they rest on.
const LACKING: [(&str, &str); 2] = [("bcryptprimitives", "-ladvapi32"), ("windows.data.pdf", "-lkernel32")];

/// Folders of a user whose name no old code page holds.
const USER: [(&str, &str); 4] = [
    ("AppData", r"C:\users\张 三\AppData\Roaming"),
    ("Local AppData", r"C:\users\张 三\AppData\Local"),
    ("Desktop", r"C:\users\张 三\Desktop"),
    ("Programs", r"C:\users\张 三\AppData\Roaming\Microsoft\Windows\Start Menu\Programs"),
];
const FOLDERS: &str = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders";

/// The crates that run in the window and in the terminal alike.
const CORE: [&str; 7] =
    ["duban-domain", "duban-intake", "duban-minutes", "duban-ledger", "duban-documents", "duban-app", "duban"];

/// The version that the installer is tried over. There was none before the first.
const BEFORE: &str = "0.0.9";

/// Where Wine keeps its Windows.
struct Wine {
    prefix: PathBuf,
}

impl Wine {
    /// A new one each time, so that nothing is there but what is installed.
    fn fresh(cross: &Cross) -> Result<Self> {
        install(&[Need::Wine])?;
        let wine = Self { prefix: cross.folder().join("wine") };
        if wine.prefix.exists() {
            fs::remove_dir_all(&wine.prefix)?;
        }
        run(wine.at_work(&mut command("timeout 300 wineboot -i")))?;
        for (name, rests_on) in LACKING {
            let library = wine.prefix.join("drive_c/windows/system32").join(format!("{name}.dll"));
            let source = root().join("src-tauri/xtask/wine").join(format!("{name}.c"));
            run(command("x86_64-w64-mingw32-gcc -shared -O -o").arg(library).arg(source).arg(rests_on))?;
        }
        run(wine.at_work(&mut command("timeout 60 wine winecfg -v win10")))?;
        for (name, folder) in USER {
            // Where there is none, Wine links the desktop to the home of who runs this.
            fs::create_dir_all(wine.prefix.join("drive_c").join(folder.trim_start_matches(r"C:\").replace('\\', "/")))?;
            let mut add = command("timeout 60 wine reg add");
            run(wine.at_work(add.arg(FOLDERS).args(["/v", name, "/t", "REG_EXPAND_SZ", "/f", "/d", folder])))?;
        }
        Ok(wine)
    }

    /// The command with what Wine reads from its surroundings.
    fn at_work<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("WINEPREFIX", &self.prefix)
            .env("WINEARCH", "win64")
            .env("WINEDEBUG", "-all")
            .env("WINEDLLOVERRIDES", "mscoree,mshtml=;winemenubuilder.exe=d")
            // So that Chinese file names are the same inside and outside.
            .env("LC_ALL", "C.UTF-8")
    }

    /// Ends what Wine keeps running.
    fn rest(&self) {
        let _ = self.at_work(&mut command("wineserver -k")).status();
    }
}

/// The core crates' tests as Windows programs; then the installer and the archive, tried.
pub(crate) fn test() -> Result<bool> {
    let mut parts = Parts::default();
    let packages = package(None)?;
    let before = target_folder().join(format!("package/督办-{BEFORE}-setup.exe"));
    make_installer(&packages.stage, BEFORE, &before, None)?;
    let cross = Cross::ready()?;
    let wine = Wine::fresh(&cross)?;

    // The core's tests find the faces where Windows has its own. What is installed brings its own with it.
    let fonts = wine.prefix.join("drive_c/windows/Fonts");
    lay_fonts(&fonts)?;
    let mut core = cross.cargo("test --quiet --no-fail-fast");
    core.args(CORE.iter().flat_map(|name| ["--package", name]));
    core.env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", "timeout 600 wine");
    // No cargo runs in there to be asked where the project lies.
    core.env("DUBAN_FANDOL", fonts_folder()?);
    core.env("INSTA_WORKSPACE_ROOT", root()).env("INSTA_UPDATE", "no");
    parts.run("core under Wine", wine.at_work(&mut core));
    for file in fs::read_dir(&fonts)? {
        fs::remove_file(file?.path())?;
    }

    // What Windows' programs have written is read by those of this system.
    parts.run("build", &mut command(BUILD));
    let mut installed = after_build("cargo test --quiet --workspace --test windows");
    installed.env("DUBAN_STAGE", &packages.stage).env("DUBAN_PORTABLE", &packages.portable);
    installed.env("DUBAN_INSTALLER", &packages.installer).env("DUBAN_INSTALLER_BEFORE", &before);
    parts.run("installer, upgrade, archive", wine.at_work(&mut installed));
    wine.rest();
    Ok(parts.close())
}
