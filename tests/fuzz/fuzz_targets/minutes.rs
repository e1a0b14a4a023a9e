//! Whatever the text: nothing dropped, nothing claimed twice, every span inside.
#![no_main]

use chrono::NaiveDate;
use duban_domain::Span;
use duban_domain::calendar::WorkCalendar;
use duban_minutes::{Context, read, read_directive};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let text = &*String::from_utf8_lossy(data);
    let received = NaiveDate::from_ymd_opt(2026, 6, 12).unwrap_or_default();
    let context = Context { received, calendar: WorkCalendar::default() };
    let reading = read(text, &context);

    let mut spans: Vec<Span> = reading.directives.iter().map(|d| d.span).collect();
    spans.extend(reading.passages.iter().map(|p| p.span));
    spans.sort();
    let mut at = 0;
    for span in &spans {
        assert!(span.start >= at && !span.is_empty(), "claimed twice at {}", span.start);
        assert!(is_blank(&text[at..span.start]), "dropped: {:?}", &text[at..span.start]);
        at = span.end;
    }
    assert!(is_blank(&text[at..]), "dropped: {:?}", &text[at..]);
    for directive in &reading.directives {
        assert_eq!(directive.text, text[directive.span.range()]);
    }
    for diagnostic in &reading.diagnostics {
        let _ = &text[diagnostic.span.range()];
    }
    // A clerk may claim any stretch by hand.
    let half = Span::new(text.len() / 3, text.len() - text.len() / 3);
    let claimed = read_directive(text, half, &context, &reading.header);
    assert_eq!(claimed.text, text[claimed.span.range()]);
});

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
}
