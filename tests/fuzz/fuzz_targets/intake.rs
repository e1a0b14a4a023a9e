//! Whatever the bytes: a text with its way back, or a refusal.
#![no_main]

use duban_domain::Span;
use duban_intake::{Intake, read_bytes, read_text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(intake) = read_bytes(data, None) {
        check(&intake);
    }
    if let Ok(intake) = read_text(&String::from_utf8_lossy(data)) {
        check(&intake);
    }
});

/// Every character of the clean text knows its place in the original.
fn check(intake: &Intake) {
    let original = intake.map.original();
    for (at, c) in intake.text.char_indices().step_by(1 + intake.text.len() / 200) {
        let origin = intake.map.origin(Span::new(at, at + c.len_utf8()));
        let _ = &original[origin.range()];
    }
    let whole = intake.map.origin(Span::new(0, intake.text.len()));
    let _ = &original[whole.range()];
}
