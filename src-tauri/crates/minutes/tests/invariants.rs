//! Any text at all: nothing dropped, nothing claimed twice, every span inside, and the same answer twice.
#![allow(clippy::unwrap_used, reason = "a test that fails here has failed")]

use chrono::NaiveDate;
use duban_domain::Span;
use duban_domain::calendar::WorkCalendar;
use duban_minutes::{Context, Reading, read, read_directive};
use proptest::prelude::*;

fn context() -> Context {
    Context { received: NaiveDate::from_ymd_opt(2026, 6, 12).unwrap(), calendar: WorkCalendar::default() }
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let reading = read(text, &context());
    let mut spans: Vec<Span> = reading.directives.iter().map(|d| d.span).collect();
    spans.extend(reading.passages.iter().map(|p| p.span));
    spans.sort();
    let mut at = 0;
    for span in &spans {
        prop_assert!(span.start >= at && !span.is_empty(), "pieces overlap at {}", span.start);
        prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
        prop_assert!(is_blank(&text[at..span.start]), "dropped: {:?}", &text[at..span.start]);
        at = span.end;
    }
    prop_assert!(is_blank(&text[at..]), "dropped: {:?}", &text[at..]);
    for directive in &reading.directives {
        prop_assert_eq!(&directive.text, &text[directive.span.range()]);
    }
    prop_assert!(in_order(&reading));
    let grounds = reading.directives.iter().flat_map(|d| {
        d.assignments
            .iter()
            .map(|a| &a.ground)
            .chain(d.owners.iter().map(|o| &o.ground))
            .chain(d.deadlines.iter().map(|x| &x.ground))
            .chain(d.targets.iter().map(|t| &t.ground))
    });
    for span in grounds.filter_map(|g| g.span) {
        prop_assert!(span.end <= text.len() && text.is_char_boundary(span.start) && text.is_char_boundary(span.end));
    }
    for diagnostic in &reading.diagnostics {
        prop_assert!(diagnostic.span.end <= text.len());
    }
    prop_assert_eq!(&reading, &read(text, &context()));
    if let (Some(first), Some(last)) = (spans.first(), spans.last()) {
        let whole = Span::new(first.start, last.end);
        let again = read_directive(text, whole, &context(), &reading.header);
        prop_assert_eq!(&again.text, &text[whole.range()]);
    }
    Ok(())
}

fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'))
}

fn in_order(reading: &Reading) -> bool {
    reading.directives.windows(2).all(|w| w[0].span.end <= w[1].span.start)
        && reading.passages.windows(2).all(|w| w[0].span.end <= w[1].span.start)
}

/// Scraps of the genre, so that the rules meet each other in every order.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "会议强调，",
        "市长王建国指出，",
        "会议听取了汇报",
        "会议认为",
        "提出要求",
        "责任人为",
        "即日起",
        "每周五",
        "时间节点是",
        "最后，",
        "要",
        "一要",
        "二是",
        "加快推进",
        "各区",
        "市住建局",
        "、",
        "，",
        "；",
        "。",
        "\n",
        "\t",
        "（",
        "）",
        "“",
        "”",
        "牵头单位：",
        "配合单位：",
        "责任人：",
        "完成时限：",
        "6月底前",
        "10个工作日内",
        "2026年",
        "不少于200名",
        "60%",
        "一、",
        "（一）",
        "1.",
        "①",
        "提高政治站位",
        "是",
        "了",
        "序号",
        "工作任务",
        "牵头",
        "负责",
        "会同",
        "由",
        "主要领导亲自抓",
        "每季度",
        "等部门",
        "和",
        " ",
        "　",
        "(",
        ")",
        ":",
        "《",
        "》",
        "召开",
        "会议",
        "主持",
        "昨天",
        "〔2026〕7号",
    ]);
    prop::collection::vec(scrap, 0..60).prop_map(|v| v.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scraps_of_minutes_are_covered_once(text in scraps()) {
        check(&text)?;
    }

    #[test]
    fn a_speaker_may_be_cut_off(words in "(会议|市长王建国)(认为|指出|要求|对下步工作提出要求|听取)[，：。]?") {
        check(&words)?;
    }

    #[test]
    fn any_text_is_covered_once(text in "\\PC{0,80}") {
        check(&text)?;
    }
}
