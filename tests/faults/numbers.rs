//! Numbers of documents: two programs at once, and a program that is killed between number and file.

use std::collections::{BTreeMap, BTreeSet};
use std::thread::sleep;
use std::time::Instant;

use crate::office::Office;

/// At how many moments of an issue it is killed.
const MOMENTS: u32 = 10;

/// The numbers of each series, in the order they are told.
fn numbers(office: &Office) -> BTreeMap<String, Vec<u32>> {
    let mut series: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let register = office.terminal.json(&["documents"]);
    for line in register.as_array().unwrap() {
        let number = line["number"].as_str().unwrap();
        let (prefix, rest) = number.split_once("〔2026〕").unwrap();
        series.entry(prefix.to_owned()).or_default().push(rest.trim_end_matches('号').parse().unwrap());
    }
    series
}

#[test]
fn programs_that_issue_different_kinds_at_once_share_and_skip_no_number() {
    const EACH: usize = 3;
    let office = Office::new();
    let out = office.desk.path().join("out");
    let out = out.to_str().unwrap();
    let codes: Vec<String> = office.terminal.json(&["items"])["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["code"].as_str().unwrap().to_owned())
        .collect();
    let mut running = Vec::new();
    for code in &codes {
        running.push(office.terminal.start(&["notice", "--item", code, "--signed-by", "李志远", "--out", out]));
    }
    for _ in 0..EACH {
        running.push(office.terminal.start(&["notice", "--kind", "circular", "--signed-by", "李志远", "--out", out]));
    }
    for program in running {
        let ended = program.wait_with_output().unwrap();
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    }
    let found = numbers(&office);
    let counted: BTreeSet<usize> = found.values().map(Vec::len).collect();
    assert_eq!(counted, BTreeSet::from([codes.len(), EACH]), "{found:?}");
    for (series, mut numbers) in found {
        numbers.sort_unstable();
        assert!(numbers.iter().copied().eq(1..=u32::try_from(numbers.len()).unwrap()), "{series}: {numbers:?}");
    }
    office.head();
}

#[test]
fn a_program_killed_while_it_issues_leaves_number_and_paper_or_neither() {
    let office = Office::new();
    let out = office.desk.path().join("out");
    let issue = ["notice", "--kind", "circular", "--signed-by", "李志远", "--out", out.to_str().unwrap()];
    let start = Instant::now();
    office.terminal.done(&issue);
    let took = start.elapsed();
    for moment in 0..MOMENTS {
        let mut program = office.terminal.start(&issue);
        sleep(took * moment / MOMENTS);
        program.kill().unwrap();
        program.wait().unwrap();
        office.head();
        for line in office.terminal.json(&["documents"]).as_array().unwrap() {
            // Whatever has a number has its paper, byte for byte.
            let paper = office.desk.path().join("kept.pdf");
            let number = line["number"].as_str().unwrap();
            office.terminal.done(&["document", number, "save", "--out", paper.to_str().unwrap()]);
            assert!(std::fs::read(&paper).unwrap().starts_with(b"%PDF"));
        }
    }
    office.terminal.done(&issue);
    let numbers = numbers(&office).into_values().next().unwrap();
    let last = u32::try_from(numbers.len()).unwrap();
    assert!(numbers.iter().rev().copied().eq(1..=last), "{numbers:?}");
}
