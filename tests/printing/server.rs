//! A CUPS server of the test's own, on a socket in a folder of its own.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The driver that takes options such as paper sizes.
const DRIVER: &str = "/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd";

/// Runs until it is dropped.
pub(crate) struct Server {
    folder: TempDir,
    process: Child,
    /// Files that lay in the user's folder before.
    before: Vec<PathBuf>,
}

/// What a printer wrote.
pub(crate) struct Arrived {
    pub(crate) file: PathBuf,
    /// As the server's page log has it.
    pub(crate) sides: String,
    _folder: TempDir,
}

impl Server {
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        // The server's filters run as another user and must reach its folders.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        for name in ["etc", "spool", "tmp", "cache", "run", "log"] {
            fs::create_dir(at(name)).unwrap();
        }
        fs::set_permissions(at("tmp"), fs::Permissions::from_mode(0o1777)).unwrap();
        let path = |name: &str| at(name).display().to_string();
        let places = format!(
            "ServerRoot {}\nRequestRoot {}\nTempDir {}\nCacheDir {}\nStateDir {}\nAccessLog {}\nErrorLog {}\nPageLog {}\n",
            path("etc"),
            path("spool"),
            path("tmp"),
            path("cache"),
            path("run"),
            path("log/access"),
            path("log/error"),
            path("log/page")
        );
        let rules = format!(
            "Listen {}\nBrowsing Off\nWebInterface No\nPageLogFormat %p %j %C %{{sides}}\n\
             <Location />\nOrder allow,deny\nAllow all\n</Location>\n\
             <Policy default>\n<Limit All>\nOrder deny,allow\n</Limit>\n</Policy>\n",
            path("socket")
        );
        fs::write(at("etc/cups-files.conf"), places).unwrap();
        fs::write(at("etc/cupsd.conf"), rules).unwrap();
        let process = Command::new("/usr/sbin/cupsd")
            .arg("-f")
            .arg("-c")
            .arg(at("etc/cupsd.conf"))
            .arg("-s")
            .arg(at("etc/cups-files.conf"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("cupsd starts");
        let server = Self { folder, process, before: files(&out()) };
        wait("the print server answers", || server.run("lpstat", &["-r"]).contains("is running").then_some(()));
        server
    }

    pub(crate) fn socket(&self) -> PathBuf {
        self.folder.path().join("socket")
    }

    /// A printer that writes PDF files.
    pub(crate) fn add_printer(&self, name: &str) {
        self.run("lpadmin", &["-p", name, "-v", "cups-pdf:/", "-P", DRIVER, "-E"]);
    }

    /// Waits for a job such as `Hall-1`. cups-pdf writes into the user's own folder, from where it is taken.
    pub(crate) fn arrived(&self, job: &str) -> Arrived {
        let number = job.rsplit('-').next().unwrap().to_owned();
        let log = self.folder.path().join("log/page");
        let sides = wait("the job is in the page log", || {
            let log = fs::read_to_string(&log).ok()?;
            let line = log.lines().find(|line| line.split(' ').nth(1) == Some(number.as_str()))?;
            line.split(' ').nth(3).map(str::to_owned)
        });
        let ending = format!("-job_{number}.pdf");
        let written = wait("the printer has written the job", || {
            let is_it = |path: &PathBuf| path.to_string_lossy().ends_with(&ending) && is_whole(path);
            files(&out()).into_iter().find(|path| !self.before.contains(path) && is_it(path))
        });
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("job.pdf");
        fs::copy(&written, &file).unwrap();
        fs::remove_file(&written).unwrap();
        // Gone only where nothing else lies in it.
        let _ = fs::remove_dir(out());
        Arrived { file, sides, _folder: folder }
    }

    fn run(&self, program: &str, arguments: &[&str]) -> String {
        let mut command = Command::new(program);
        command.args(arguments).env("CUPS_SERVER", self.socket()).env("LC_ALL", "C");
        String::from_utf8_lossy(&command.output().unwrap().stdout).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Waits until there is what is waited for, half a minute at most.
fn wait<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(start.elapsed() < Duration::from_secs(30), "not in half a minute: {what}");
        thread::sleep(Duration::from_millis(100));
    }
}

/// Where cups-pdf writes to.
fn out() -> PathBuf {
    std::env::home_dir().unwrap().join("PDF")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

fn is_whole(pdf: &Path) -> bool {
    fs::read(pdf).is_ok_and(|bytes| bytes.trim_ascii_end().ends_with(b"%%EOF"))
}
