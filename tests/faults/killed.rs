//! A program that is killed, or loses its power, in the middle of an import.

use std::thread::sleep;
use std::time::Instant;

use crate::office::{Office, minutes};

/// At how many moments of an import it is killed.
const MOMENTS: u32 = 16;

#[test]
fn the_meeting_is_there_whole_or_not_at_all() {
    let office = Office::new();
    let file = office.write("long.txt", minutes("市委常委会第2次会议", 2000));

    let start = Instant::now();
    let whole = office.terminal.json(&["import", &file]);
    let took = start.elapsed();
    let directives = whole["directives"].as_array().unwrap().len();

    let mut imported = office.meetings();
    for moment in 0..MOMENTS {
        let mut import = office.terminal.start(&["import", &file]);
        sleep(took * moment / MOMENTS);
        import.kill().unwrap();
        import.wait().unwrap();

        office.head();
        let meetings = office.terminal.json(&["meetings"]);
        let meetings = meetings.as_array().unwrap();
        assert!((imported..=imported + 1).contains(&meetings.len()), "{} after {imported}", meetings.len());
        assert!(meetings.iter().all(|meeting| meeting["directives"] == directives), "a meeting is not whole");
        imported = meetings.len();
    }
    office.terminal.done(&["import", &file]);
    assert_eq!(office.meetings(), imported + 1, "work goes on");
}
