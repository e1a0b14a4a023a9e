//! What holds for any input.

mod docx_file;

use duban_domain::Span;
use duban_intake::{Intake, read_bytes, read_text};
use proptest::prelude::*;

/// The guarantees of an intake.
fn check(intake: &Intake) {
    let text = &intake.text;
    assert!(!text.is_empty());
    assert!(text.chars().all(|c| c == '\n' || c == '\t' || !c.is_control()), "control characters in {text:?}");
    assert!(text.split('\n').all(|line| !line.trim().is_empty()), "an empty line in {text:?}");
    for repair in &intake.repairs {
        assert_eq!(text.get(repair.span.range()), Some(repair.repaired.as_str()));
        assert!(repair.doubtful || repair.original != repair.repaired);
        assert!(repair.original.is_empty() || intake.map.original().contains(&repair.original));
    }
    let (mut from, mut to) = (0, 0);
    for (at, c) in text.char_indices() {
        let span = Span::new(at, at + c.len_utf8());
        let origin = intake.map.origin(span);
        assert!(intake.map.original().get(origin.range()).is_some_and(|o| !o.is_empty()), "{c:?} came from nowhere");
        assert!(origin.start >= from && origin.end >= to, "the map goes back at {at} of {text:?}");
        assert!(intake.map.clean(origin).contains(span), "there and back differ at {at} of {text:?}");
        (from, to) = (origin.start, origin.end);
    }
    let whole = intake.map.origin(Span::new(0, text.len()));
    assert!(intake.map.clean(whole) == Span::new(0, text.len()));
    (from, to) = (0, 0);
    for (at, c) in intake.map.original().char_indices() {
        let clean = intake.map.clean(Span::new(at, at + c.len_utf8()));
        assert!(text.get(clean.range()).is_some());
        assert!(clean.start >= from && clean.end >= to, "the way forth goes back at {at}");
        (from, to) = (clean.start, clean.end);
    }
}

/// Pieces that real files are made of, so that random texts meet every step.
fn fragment() -> impl Strategy<Value = String> {
    prop_oneof![
        "[\\PC]{0,6}",
        "[ \\t\\r\\n\u{3000}\u{200b}\u{feff}]{1,4}",
        "[會議擴大達學習會议扩大著乾餘𠮷㑇]{1,5}",
        "\\((kuò|dá|xué|a|GLP|ǎi)\\)",
        "[?\u{fffd}]\\(?(zhèn|dá|xí|da)\\)[鬟鬼𠮷_€A。]{0,4}",
        "[0-9０-９.,:：；。、“”年月日%]{1,6}",
        "(\\*\\*|# |\\[|\\]\\(|https://a\\.cn/|\\)|---|&nbsp;|!\\[)",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(intake) = read_bytes(&bytes, None) {
            check(&intake);
        }
    }

    #[test]
    fn any_text_is_read_with_its_way_back(parts in proptest::collection::vec(fragment(), 0..30)) {
        if let Ok(intake) = read_text(&parts.concat()) {
            check(&intake);
        }
    }

    #[test]
    fn any_text_reads_the_same_again(parts in proptest::collection::vec("[会议指出要在年月前，。；]{1,9}|[ \\n0-9]{1,3}", 1..20)) {
        if let Ok(once) = read_text(&parts.concat()) {
            let twice = read_text(&once.text).unwrap();
            prop_assert_eq!(twice.text, once.text);
        }
    }

    #[test]
    fn any_damage_to_a_docx_is_survived(at in 0_usize..600, by in any::<u8>(), cut in 0_usize..600) {
        let mut bytes = docx_file::with_body(&docx_file::paragraph("会议指出，要抓好落实。"));
        let length = bytes.len();
        bytes[at % length] ^= by;
        if let Ok(intake) = read_bytes(&bytes, Some("纪要.docx")) {
            check(&intake);
        }
        _ = read_bytes(&bytes[..cut % length], Some("纪要.docx"));
    }

    #[test]
    fn any_body_of_a_docx_is_read_or_refused(tags in proptest::collection::vec("</?w:(p|r|t|tbl|tr|tc|pPr|del|txbxContent|gridSpan|vMerge|br|tab)/?>|[会议指出]{1,3}", 0..40)) {
        if let Ok(intake) = read_bytes(&docx_file::with_body(&tags.concat()), None) {
            check(&intake);
        }
    }
}
