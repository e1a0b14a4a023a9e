//! `duban`, the terminal door, as a clerk's shell sees it.

use std::ffi::OsStr;
use std::io::Read;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use wait4::Wait4 as _;

/// One office's folder, and the program to work on it.
#[derive(Debug, Clone)]
pub struct Terminal {
    program: PathBuf,
    office: PathBuf,
    today: &'static str,
    variables: Vec<(&'static str, PathBuf)>,
}

/// How a run ended.
#[derive(Debug)]
pub struct Ended {
    /// The exit code; none where it was killed.
    pub code: Option<i32>,
    /// What it answered.
    pub stdout: String,
    /// What it refused, and why.
    pub stderr: String,
    /// From start to end.
    pub took: Duration,
    /// The most memory it held at once, in bytes.
    pub peak_memory: u64,
}

impl Terminal {
    /// Works on the office in this folder, which need not exist yet. It is 11 June 2026.
    #[must_use]
    pub fn at(office: impl Into<PathBuf>) -> Self {
        Self { program: crate::built("duban"), office: office.into(), today: "2026-06-11", variables: Vec::new() }
    }

    /// The same, with the office's profile set.
    ///
    /// # Panics
    /// Where that is refused.
    #[must_use]
    pub fn with_office(office: impl Into<PathBuf>) -> Self {
        let terminal = Self::at(office);
        terminal.done(&["init", "--office", "中共云岭市委督查室", "--mark", "中共云岭市委督查室"]);
        terminal
    }

    /// The same on another day.
    #[must_use]
    pub fn on(self, today: &'static str) -> Self {
        Self { today, ..self }
    }

    /// The same with an environment variable set.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<PathBuf>) -> Self {
        self.variables.push((name, value.into()));
        self
    }

    /// Starts the program and does not wait for it.
    ///
    /// # Panics
    /// Where it does not start.
    pub fn start<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Child {
        Command::new(&self.program)
            .arg("--data")
            .arg(&self.office)
            .args(["--today", self.today])
            .args(arguments)
            .envs(self.variables.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("duban starts")
    }

    /// Runs it to its end.
    ///
    /// # Panics
    /// Where it does not start, or does not write UTF-8.
    pub fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Ended {
        let start = Instant::now();
        let mut child = self.start(arguments);
        // Both are read while it runs: a full pipe would stop it.
        let stdout = child.stdout.take().map(|stream| thread::spawn(|| read(stream)));
        let stderr = child.stderr.take().map(|stream| thread::spawn(|| read(stream)));
        let used = child.wait4().expect("it ends");
        let text = |reader: Option<thread::JoinHandle<String>>| reader.and_then(|r| r.join().ok()).unwrap_or_default();
        Ended {
            code: used.status.code(),
            stdout: text(stdout),
            stderr: text(stderr),
            took: start.elapsed(),
            peak_memory: used.rusage.maxrss,
        }
    }

    /// Runs it, and expects it to be done: the answer.
    ///
    /// # Panics
    /// Where it ends with another code than 0.
    pub fn done<A: AsRef<OsStr>>(&self, arguments: &[A]) -> String {
        let ended = self.run(arguments);
        assert_eq!(ended.code, Some(0), "{}", ended.stderr);
        ended.stdout
    }

    /// The answer as JSON.
    ///
    /// # Panics
    /// Where it refuses, or answers no JSON.
    pub fn json<A: AsRef<OsStr>>(&self, arguments: &[A]) -> serde_json::Value {
        let arguments: Vec<&OsStr> = arguments.iter().map(AsRef::as_ref).chain([OsStr::new("--json")]).collect();
        serde_json::from_str(&self.done(&arguments)).expect("--json answers JSON")
    }
}

fn read(mut stream: impl Read) -> String {
    let mut text = String::new();
    stream.read_to_string(&mut text).expect("it writes UTF-8");
    text
}
