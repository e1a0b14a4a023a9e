//! Parts of a test run: what each printed about its tests, and how long it took.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::setup::{Need, install};
use crate::shell::shown;

/// How many tests passed and failed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Tally {
    /// Adds what a line of cargo's or vitest's output says; other lines say nothing.
    fn read(&mut self, line: &str) {
        let line = line.trim();
        // cargo: `test result: ok. 12 passed; 0 failed; 0 ignored; …`; vitest: `Tests  1 failed | 12 passed (13)`.
        let Some(counts) = line.strip_prefix("test result:").or_else(|| line.strip_prefix("Tests  ")) else {
            return;
        };
        let words: Vec<&str> = counts.split([' ', ';', '|']).filter(|word| !word.is_empty()).collect();
        for pair in words.windows(2) {
            match (pair[0].parse::<usize>(), pair[1]) {
                (Ok(count), "passed") => self.passed += count,
                (Ok(count), "failed") => self.failed += count,
                _ => {}
            }
        }
    }
}

/// One part of a run.
pub(crate) struct Part {
    name: &'static str,
    took: Duration,
    tally: Tally,
}

/// All parts so far.
#[derive(Default)]
pub(crate) struct Parts(Vec<Part>);

impl Parts {
    /// Runs one part to its end, passing on what it prints; tells whether it passed. A part without tests of its own
    /// counts as one; a part that breaks before its tests say so counts as one failure.
    pub(crate) fn run(&mut self, name: &'static str, command: &mut Command) -> bool {
        println!("\n── {name}: {}", shown(command));
        let start = Instant::now();
        let mut tally = Tally::default();
        let passed = follow(command, &mut tally).unwrap_or_else(|error| {
            eprintln!("{error:#}");
            false
        });
        if passed && tally == Tally::default() {
            tally.passed = 1;
        } else if !passed && tally.failed == 0 {
            tally.failed = 1;
        }
        self.0.push(Part { name, took: start.elapsed(), tally });
        passed
    }

    /// Installs what the other parts need. It is no test, but without it none can pass.
    pub(crate) fn set_up(&mut self, needs: &[Need]) -> bool {
        println!("── set-up");
        let start = Instant::now();
        let installed = install(needs).inspect_err(|error| eprintln!("{error:#}"));
        let tally = Tally { passed: 0, failed: usize::from(installed.is_err()) };
        self.0.push(Part { name: "set-up", took: start.elapsed(), tally });
        installed.is_ok()
    }

    /// Prints minutes per part and the closing line; tells whether all passed.
    pub(crate) fn close(&self) -> bool {
        println!("\n── minutes per part");
        for Part { name, took, tally } in &self.0 {
            let failed = if tally.failed > 0 { format!("   {} failed", tally.failed) } else { String::new() };
            println!("{:>6.1}  {name}{failed}", minutes(*took));
        }
        println!("{:>6.1}  together\n", minutes(self.0.iter().map(|part| part.took).sum()));
        let passed: usize = self.0.iter().map(|part| part.tally.passed).sum();
        let failed: usize = self.0.iter().map(|part| part.tally.failed).sum();
        println!("{passed} passed, {failed} failed");
        failed == 0
    }
}

fn follow(command: &mut Command, tally: &mut Tally) -> Result<bool> {
    // Colours would stand between the words that are counted.
    let mut child = command.env("NO_COLOR", "1").stdout(Stdio::piped()).spawn()?;
    for line in BufReader::new(child.stdout.take().context("a piped stdout")?).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        tally.read(&line);
    }
    Ok(child.wait()?.success())
}

fn minutes(took: Duration) -> f64 {
    took.as_secs_f64() / 60.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for line in lines {
            tally.read(line);
        }
        tally
    }

    #[test]
    fn cargo_lines_add_up() {
        let lines = [
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        ];
        assert_eq!(read(&lines), Tally { passed: 15, failed: 2 });
    }

    #[test]
    fn vitest_counts_tests_and_not_files() {
        assert_eq!(
            read(&[" Test Files  1 failed | 3 passed (4)", "      Tests  1 failed | 12 passed (13)"]),
            Tally { passed: 12, failed: 1 }
        );
    }

    #[test]
    fn other_lines_say_nothing() {
        assert_eq!(read(&["5 passed the gate", "test minutes::deadline ... ok"]), Tally::default());
    }
}
