//! Numbers of documents of every kind: programs that issue at once, and one that is killed between number and paper.

use std::collections::BTreeMap;
use std::process::Child;
use std::thread::sleep;
use std::time::Instant;

use duban_tests::Terminal;

use crate::office::{Office, minutes};

/// Each has a series of its own.
const KINDS: [&str; 4] = ["notice", "reminder", "circular", "report"];
/// How many of each kind are issued at once.
const EACH: usize = 3;
/// At how many moments an issue of each kind is killed.
const MOMENTS: u32 = 6;

/// An office in which every kind can be issued: the first meeting's items were given out yesterday and nobody has
/// acknowledged them, those of the others wait.
struct Desk {
    office: Office,
    today: Terminal,
    given: Vec<String>,
    waiting: Vec<String>,
    out: String,
}

impl Desk {
    fn new(meetings: usize) -> Self {
        let office = Office::new();
        let out = office.desk.path().join("out").to_str().unwrap().to_owned();
        let given = codes(&office.terminal);
        let mut notice = vec!["notice", "--signed-by", "李志远", "--out", out.as_str(), "--item"];
        notice.extend(given.iter().map(String::as_str));
        office.terminal.done(&notice);
        let today = office.terminal.clone().on("2026-06-12");
        for number in 0..meetings {
            let file = office.write(&format!("{number}.txt"), minutes(&format!("市委常委会第{}次会议", number + 2), 0));
            today.done(&["import", &file, "--confirm"]);
        }
        let waiting = codes(&today).into_iter().filter(|code| !given.contains(code)).collect();
        Self { office, today, given, waiting, out }
    }

    /// Starts to issue one document of a kind; `turn` says which items it is about.
    fn start(&self, kind: &str, turn: usize) -> Child {
        let mut words = vec!["notice", "--kind", kind, "--signed-by", "李志远", "--out", &self.out];
        match kind {
            "notice" => words.extend(["--item", &self.waiting[turn]]),
            "reminder" => words.extend(["--item", &self.given[turn % self.given.len()]]),
            "report" => words.extend(["--to", "市委、市政府"]),
            _ => {}
        }
        self.today.start(&words)
    }

    fn issue(&self, kind: &str, turn: usize) {
        let ended = self.start(kind, turn).wait_with_output().unwrap();
        assert!(ended.status.success(), "{kind}: {}", String::from_utf8_lossy(&ended.stderr));
    }

    /// The numbers of each kind, sorted. Whatever has a number was issued and has pages.
    fn numbers(&self) -> BTreeMap<String, Vec<u32>> {
        let mut kinds: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let register = self.today.json(&["documents"]);
        for line in register.as_array().unwrap() {
            assert_eq!(line["state"], "issued", "{line}");
            assert!(line["pages"].as_u64() > Some(0), "{line}");
            let number = line["number"].as_str().unwrap().split_once("〔2026〕").unwrap().1;
            let kind = line["kind"].as_str().unwrap().to_owned();
            kinds.entry(kind).or_default().push(number.trim_end_matches('号').parse().unwrap());
        }
        for numbers in kinds.values_mut() {
            numbers.sort_unstable();
        }
        kinds
    }

    /// From 1 on, each once.
    fn without_gaps(&self) -> BTreeMap<String, Vec<u32>> {
        let found = self.numbers();
        for (kind, numbers) in &found {
            let last = u32::try_from(numbers.len()).unwrap();
            assert!(numbers.iter().copied().eq(1..=last), "{kind}: {numbers:?}");
        }
        found
    }
}

fn codes(terminal: &Terminal) -> Vec<String> {
    let page = terminal.json(&["items"]);
    page["lines"].as_array().unwrap().iter().map(|line| line["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn programs_that_issue_at_once_share_and_skip_no_number() {
    let desk = Desk::new(1);
    let mut running = Vec::new();
    for turn in 0..EACH {
        running.extend(KINDS.map(|kind| (kind, desk.start(kind, turn))));
    }
    for (kind, program) in running {
        let ended = program.wait_with_output().unwrap();
        assert!(ended.status.success(), "{kind}: {}", String::from_utf8_lossy(&ended.stderr));
    }
    let found = desk.without_gaps();
    for kind in KINDS {
        // The notice of yesterday is the first of its series.
        let wanted = EACH + usize::from(kind == "notice");
        assert_eq!(found[kind].len(), wanted, "{kind}: {found:?}");
    }
    desk.office.head();
}

#[test]
fn a_program_killed_while_it_issues_leaves_number_and_paper_or_neither() {
    let desk = Desk::new(3);
    for kind in KINDS {
        let start = Instant::now();
        desk.issue(kind, 0);
        let took = start.elapsed();
        for moment in 0..MOMENTS {
            let mut program = desk.start(kind, 1 + usize::try_from(moment).unwrap());
            sleep(took * (moment + 1) / (MOMENTS + 1));
            program.kill().unwrap();
            program.wait().unwrap();
            desk.office.head();
            desk.without_gaps();
        }
        let before = desk.without_gaps()[kind].len();
        desk.issue(kind, 1 + usize::try_from(MOMENTS).unwrap());
        assert_eq!(desk.without_gaps()[kind].len(), before + 1, "{kind}: the next number follows");
    }
    for line in desk.today.json(&["documents"]).as_array().unwrap() {
        let paper = desk.office.desk.path().join("kept.pdf");
        let number = line["number"].as_str().unwrap();
        desk.today.done(&["document", number, "save", "--out", paper.to_str().unwrap()]);
        assert!(std::fs::read(&paper).unwrap().starts_with(b"%PDF"), "{number}");
    }
}
