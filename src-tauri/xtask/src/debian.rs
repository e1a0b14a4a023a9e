//! An empty Debian to try the package in.

use std::fs;
use std::path::Path;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use crate::package::linux::package;
use crate::shell::{command, fresh_folder, read, root, run, succeeds, target_folder};

const SUITE: &str = "bookworm";
const SCREEN: &str = ":97";
/// A drawn window has more colours: its letters are smoothed.
const DRAWN: u32 = 50;
const PATIENCE: Duration = Duration::from_mins(10);

/// Makes the package, and installs, opens and removes it where nothing else is. The picture of its window is
/// `target/package/duban.png`.
pub(crate) fn test() -> Result<()> {
    let package = package()?;
    ensure!(succeeds("unshare --mount true"), "the test needs root: it makes a system of its own");
    let system = fresh_folder("package/system")?;
    run(command("debootstrap --variant=minbase").args([SUITE, &system.to_string_lossy()]))?;
    fs::copy(package, system.join("duban.deb"))?;
    fs::copy(root().join("src-tauri/installer/try-deb.sh"), system.join("try.sh"))?;

    let mut screen = command(&format!("Xvfb {SCREEN} -screen 0 1366x768x24 -nolisten tcp")).spawn()?;
    let tried = watch(&system);
    screen.kill()?;
    screen.wait()?;
    tried?;
    Ok(fs::remove_dir_all(&system)?)
}

fn watch(system: &Path) -> Result<()> {
    // Its own view of mounts and processes, so that none outlives the test.
    let inside = format!(
        "mount -t proc proc {0}/proc && mount --rbind /dev {0}/dev && exec chroot {0} sh /try.sh",
        system.display()
    );
    let mut trial = Command::new("unshare")
        .args(["--mount", "--pid", "--fork", "--kill-child", "sh", "-c", &inside])
        .env("DISPLAY", SCREEN)
        .spawn()?;
    let seen = picture(system, &mut trial);
    if seen.is_err() {
        let _ = trial.kill();
    }
    let ended = trial.wait()?;
    seen?;
    ensure!(ended.success(), "the package does not do in an empty Debian: {ended}");
    Ok(())
}

/// Takes the picture once the window is open, and says so inside.
fn picture(system: &Path, trial: &mut Child) -> Result<()> {
    let start = Instant::now();
    while !system.join("open").exists() {
        ensure!(trial.try_wait()?.is_none(), "the trial ended before the window was open");
        ensure!(start.elapsed() < PATIENCE, "no window within ten minutes");
        sleep(Duration::from_millis(500));
    }
    let file = target_folder().join("package/duban.png");
    // A window that is not drawn yet leaves the screen in one colour.
    loop {
        run(command("import -window root").arg(&file).env("DISPLAY", SCREEN))?;
        let colours: u32 = read(command("identify -format %k").arg(&file))?.trim().parse()?;
        if colours > DRAWN {
            break;
        }
        ensure!(trial.try_wait()?.is_none(), "the trial ended before the window was drawn");
        ensure!(start.elapsed() < PATIENCE, "no window within ten minutes");
        sleep(Duration::from_secs(2));
    }
    println!("the window: {}", file.display());
    fs::write(system.join("seen"), "").context("the system is gone")
}
