//! The same files cut short and with bytes changed: each ends in clean text or in a refusal, and soon.

use std::time::{Duration, Instant};

use duban_intake::{IntakeError, read_bytes};
use rstest::rstest;

use crate::folder;

/// Reads what may be anything; what must not happen is a panic or a long wait.
fn ends(bytes: &[u8], name: &str) -> Result<String, IntakeError> {
    let start = Instant::now();
    let read = read_bytes(bytes, Some(name)).map(|intake| intake.text);
    // Unoptimised, and beside other tests, it takes its time.
    let most = Duration::from_secs(if cfg!(debug_assertions) { 20 } else { 1 });
    assert!(start.elapsed() < most, "{name} took {:?}", start.elapsed());
    read
}

#[rstest]
#[case::docx("minutes.docx")]
#[case::doc("minutes.doc")]
#[case::rtf("minutes.rtf")]
#[case::odt("minutes.odt")]
#[case::pdf("minutes.pdf")]
#[case::html("news-site.html")]
#[case::xlsx("tasks.xlsx")]
#[case::xls("tasks.xls")]
#[case::doc_with_notes("marks.doc")]
fn a_damaged_file_ends_in_text_or_in_a_refusal(#[case] name: &str) {
    const CUTS: usize = 24;
    const CHANGES: usize = 60;
    let whole = std::fs::read(folder().join(name)).unwrap();
    for cut in 1..CUTS {
        _ = ends(&whole[..whole.len() * cut / CUTS], name);
    }
    // The same changes each time, spread over the file and over the values of a byte.
    let mut random = 0x2026_0509_u64;
    for _ in 0..CHANGES {
        let mut changed = whole.clone();
        for _ in 0..4 {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(random >> 33).unwrap() % changed.len();
            changed[at] = u8::try_from(random >> 24 & 0xFF).unwrap();
        }
        _ = ends(&changed, name);
    }
}

#[rstest]
#[case::docx("minutes.docx", "file_broken")]
#[case::doc("minutes.doc", "file_broken")]
#[case::rtf("minutes.rtf", "file_broken")]
#[case::odt("minutes.odt", "file_broken")]
#[case::xlsx("tasks.xlsx", "file_broken")]
#[case::xls("tasks.xls", "file_broken")]
fn half_a_file_is_refused(#[case] name: &str, #[case] code: &str) {
    let whole = std::fs::read(folder().join(name)).unwrap();
    assert_eq!(ends(&whole[..whole.len() / 2], name).unwrap_err().code(), code);
}

/// A compound file in which a chain of sectors comes back to where it began.
#[rstest]
#[case::doc("minutes.doc")]
#[case::xls("tasks.xls")]
fn a_compound_file_that_goes_in_a_circle_is_refused(#[case] name: &str) {
    let mut bytes = std::fs::read(folder().join(name)).unwrap();
    // The first sector of the table of sectors is named at 76 ([MS-CFB] 2.2); each entry names the next of its chain.
    let table = 512 * (usize::try_from(u32::from_le_bytes(bytes[76..80].try_into().unwrap())).unwrap() + 1);
    let entry = |bytes: &[u8], at: usize| u32::from_le_bytes(bytes[table + 4 * at..][..4].try_into().unwrap());
    let chained = (0..128).find(|at| entry(&bytes, *at) < 128 && entry(&bytes, *at) as usize != *at).unwrap();
    let next = entry(&bytes, chained) as usize;
    bytes[table + 4 * next..][..4].copy_from_slice(&u32::try_from(chained).unwrap().to_le_bytes());
    assert_eq!(ends(&bytes, name).unwrap_err().code(), "file_broken");
}

#[test]
fn a_document_of_word_95_and_one_behind_a_password_are_refused_by_name() {
    let whole = std::fs::read(folder().join("minutes.doc")).unwrap();
    let head = whole.windows(2).position(|bytes| bytes == [0xEC, 0xA5]).unwrap();
    let with = |at: usize, value: [u8; 2]| {
        let mut bytes = whole.clone();
        bytes[head + at..][..2].copy_from_slice(&value);
        ends(&bytes, "minutes.doc").unwrap_err().code()
    };
    assert_eq!(with(0, [0xDC, 0xA5]), "file_too_old");
    assert_eq!(with(10, [0x00, 0x03]), "file_password_protected");
}
