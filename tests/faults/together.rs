//! Several programs at work on one office at once.

use std::collections::BTreeSet;

use crate::office::{Office, minutes};

#[test]
fn nothing_is_lost_when_all_write_at_once() {
    const PROGRAMS: usize = 4;
    let office = Office::new();
    let items = codes(&office).len();

    let files: Vec<_> = (0..PROGRAMS)
        .map(|n| office.write(&format!("{n}.txt"), minutes(&format!("市委常委会第{}次会议", n + 2), 0)))
        .collect();
    let running: Vec<_> = files.iter().map(|file| office.terminal.start(&["import", file, "--confirm"])).collect();
    for program in running {
        let ended = program.wait_with_output().unwrap();
        assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
    }

    assert_eq!(office.meetings(), 1 + PROGRAMS);
    assert_eq!(codes(&office).len(), items * (1 + PROGRAMS), "every item has a code of its own");
    office.head();
}

fn codes(office: &Office) -> BTreeSet<String> {
    let page = office.terminal.json(&["items"]);
    page["lines"].as_array().unwrap().iter().map(|line| line["code"].as_str().unwrap().to_owned()).collect()
}
