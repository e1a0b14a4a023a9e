//! CUPS, through its own programs `lpstat` and `lp`: they know where the server is (`CUPS_SERVER`, client.conf) and who
//! may print. Only queues of that server are listed; nothing is looked for in the network.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use super::{Job, Printer, Sides, Unprinted};

/// The queues, in the server's order.
pub(crate) fn printers() -> Result<Vec<Printer>, Unprinted> {
    let listed = run(cups("lpstat").args(["-p", "-d"]), &[])?;
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    Ok(read_list(&listed))
}

/// Hands the file over. Gives the spooler's name of the job.
pub(crate) fn submit(pdf: &[u8], job: &Job<'_>) -> Result<String, Unprinted> {
    let sides = match job.sides {
        Sides::One => "one-sided",
        Sides::LongEdge => "two-sided-long-edge",
        Sides::ShortEdge => "two-sided-short-edge",
    };
    let media = match (job.paper.0.min(job.paper.1), job.paper.0.max(job.paper.1)) {
        (210, 297) => "A4".to_owned(),
        (297, 420) => "A3".to_owned(),
        (width, height) => format!("Custom.{width}x{height}mm"),
    };
    let mut lp = cups("lp");
    lp.args(["-d", job.printer, "-n", &job.copies.to_string(), "-t", job.title]);
    lp.args(["-o", &format!("sides={sides}")]);
    // The measures on the page are the standard's: the printer is not to fit it to its margins.
    lp.args(["-o", "print-scaling=none", "-o", "collate=true"]);
    lp.args(["-o", &format!("media={media}")]);
    let said = run(&mut lp, pdf)?;
    if !said.status.success() {
        return Err(Unprinted::Refused(String::from_utf8_lossy(&said.stderr).trim().to_owned()));
    }
    // "request id is Laser-12 (1 file(s))"
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let job = said.split_whitespace().skip_while(|word| *word != "is").nth(1);
    Ok(job.unwrap_or_else(|| said.trim()).to_owned())
}

/// A program of CUPS that answers in English, which is read here.
fn cups(program: &str) -> Command {
    let mut command = Command::new(program);
    command.env("LC_ALL", "C").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(command: &mut Command, input: &[u8]) -> Result<Output, Unprinted> {
    let mut child = command.spawn().map_err(|_| Unprinted::NoSpooler)?;
    if let Some(mut pipe) = child.stdin.take() {
        // A program that has already given up says why at its end.
        let _ = pipe.write_all(input);
    }
    let output = child.wait_with_output().map_err(|error| Unprinted::Refused(error.to_string()))?;
    let said = String::from_utf8_lossy(&output.stderr);
    let unreached = ["Scheduler is not running", "Unable to connect", "Bad file descriptor", "Connection refused"];
    if unreached.iter().any(|words| said.contains(words)) { Err(Unprinted::NoSpooler) } else { Ok(output) }
}

/// `lpstat -p -d`: "printer Laser is idle.  enabled since …", "system default destination: Laser".
fn read_list(listed: &str) -> Vec<Printer> {
    let default = listed.lines().find_map(|line| line.strip_prefix("system default destination: "));
    let name = |line: &str| line.strip_prefix("printer ")?.split_whitespace().next().map(str::to_owned);
    let names = listed.lines().filter_map(name);
    names.map(|name| Printer { is_default: default == Some(name.as_str()), name }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_queues_and_the_default_are_read() {
        let listed = "printer Hall disabled since Thu Jun 11 09:00:00 2026 -\n\treason unknown\n\
            printer Laser is idle.  enabled since Thu Jun 11 09:00:00 2026\nsystem default destination: Laser\n";
        let printer = |name: &str, is_default| Printer { name: name.into(), is_default };
        assert_eq!(read_list(listed), [printer("Hall", false), printer("Laser", true)]);
        assert!(read_list("no system default destination\n").is_empty());
    }
}
