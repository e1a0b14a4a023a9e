//! A screen without a monitor, as large as the office's.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

/// An X server of our own; it ends when this is dropped.
#[derive(Debug)]
pub struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    /// Starts one of 1366×768 on the first free display.
    ///
    /// # Panics
    /// Where Xvfb is missing or does not start.
    #[must_use]
    pub fn start() -> Self {
        let mut server = Command::new("Xvfb")
            // Xvfb writes the number of the display it took to the stream it is given.
            .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed (cargo xtask test does it)");
        let mut number = String::new();
        let output = server.stdout.take().expect("a piped stdout");
        BufReader::new(output).read_line(&mut number).expect("Xvfb says its display");
        Self { server, display: format!(":{}", number.trim()) }
    }

    /// What `DISPLAY` is to be for a program shown here.
    #[must_use]
    pub fn display(&self) -> &str {
        &self.display
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // A server that is gone already is what we want.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
