//! For Debian and what rests on it: one .deb for amd64.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{VERSION, lay_fonts, lay_manual, megabytes};
use crate::setup::{Need, install};
use crate::shell::{build_pages, command, fresh_folder, read, root, run, target_folder};

/// Where the program lies, with its fonts beside it.
const HOME: &str = "usr/lib/duban";
const ICONS: [(&str, &str); 4] =
    [("32x32", "32x32.png"), ("128x128", "128x128.png"), ("256x256", "128x128@2x.png"), ("512x512", "icon.png")];

/// Builds the program and makes the package.
pub(crate) fn package() -> Result<PathBuf> {
    install(&[Need::Paper, Need::Window, Need::Package])?;
    build_pages()?;
    run(&mut command("cargo build --quiet --release --locked --workspace --bin duban --bin duban-desktop"))?;

    let stage = fresh_folder("package/debian")?;
    let home = stage.join(HOME);
    fs::create_dir_all(&home)?;
    fs::create_dir_all(stage.join("usr/bin"))?;
    for program in ["duban-desktop", "duban"] {
        run(command("strip -o").arg(home.join(program)).arg(target_folder().join("release").join(program)))?;
        symlink(Path::new("..").join("lib/duban").join(program), stage.join("usr/bin").join(program))?;
    }
    lay_fonts(&home.join("fonts"))?;
    let documents = stage.join("usr/share/doc/duban");
    fs::create_dir_all(&documents)?;
    lay_manual(&documents.join("管理员手册.txt"))?;
    for (size, icon) in ICONS {
        let folder = stage.join("usr/share/icons/hicolor").join(size).join("apps");
        fs::create_dir_all(&folder)?;
        fs::copy(root().join("icons").join(icon), folder.join("duban.png"))?;
    }
    let from = root().join("src-tauri/installer");
    for (file, folder) in [("duban.desktop", "usr/share/applications"), ("duban.xml", "usr/share/mime/packages")] {
        fs::create_dir_all(stage.join(folder))?;
        fs::copy(from.join(file), stage.join(folder).join(file))?;
    }

    let control = stage.join("DEBIAN");
    fs::create_dir_all(&control)?;
    let needed = needed(&home)?;
    let installed = read(command("du -sk").arg(stage.join("usr")))?;
    let installed = installed.split_whitespace().next().context("du says a size")?;
    fs::write(control.join("control"), description(&needed, installed))?;
    let file = target_folder().join(format!("package/duban_{VERSION}_amd64.deb"));
    run(command("dpkg-deb --root-owner-group -Zxz --build").arg(&stage).arg(&file))?;
    println!("{} {}", megabytes(fs::metadata(&file)?.len()), file.display());
    Ok(file)
}

/// The packages that hold the libraries that the programs are linked with, as Debian itself finds them.
fn needed(home: &Path) -> Result<String> {
    let work = fresh_folder("package/needed")?;
    fs::create_dir_all(work.join("debian"))?;
    fs::write(work.join("debian/control"), "Source: duban\n\nPackage: duban\nArchitecture: amd64\n")?;
    let mut asked = command("dpkg-shlibdeps -O");
    asked.args(["duban-desktop", "duban"].map(|program| home.join(program))).current_dir(&work);
    let said = read(&mut asked)?;
    Ok(said.trim().strip_prefix("shlibs:Depends=").context("dpkg-shlibdeps names no packages")?.to_owned())
}

/// Chinese fonts for the window are recommended, not needed: the desktops of our users bring them.
fn description(needed: &str, kilobytes: &str) -> String {
    format!(
        "Package: duban\n\
         Version: {VERSION}\n\
         Architecture: amd64\n\
         Maintainer: Duban <duban@localhost>\n\
         Section: office\n\
         Priority: optional\n\
         Installed-Size: {kilobytes}\n\
         Depends: {needed}\n\
         Recommends: fonts-noto-cjk\n\
         Description: 督办：会议议定事项的立项、交办、催办和销号\n \
         供党委、政府督查室使用：读会议纪要，立项督办，印督办通知单，记台账。全部资料只在这台电脑上。\n"
    )
}
