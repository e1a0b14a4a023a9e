//! The texts of `tests/suite`, each of another kind, and how they read. A changed reading shows as a changed snapshot.
#![allow(clippy::unwrap_used, reason = "a test that fails here has failed")]

use std::fmt::Write as _;
use std::path::Path;

use chrono::NaiveDate;
use duban_domain::calendar::WorkCalendar;
use duban_domain::{Deadline, Due, PassageKind, Role};
use duban_minutes::{Context, Reading, read};

#[test]
fn the_suite_reads_as_reviewed() {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/suite");
    let mut texts: Vec<_> = std::fs::read_dir(&suite)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    texts.sort();
    assert!(texts.len() >= 15, "the suite has its texts");
    let context =
        Context { received: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(), calendar: WorkCalendar::default() };
    for path in texts {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.file_stem().unwrap().to_str().unwrap();
        insta::with_settings!({ snapshot_path => &suite, prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, shown(&text, &read(&text, &context)));
        });
    }
}

/// The reading as a clerk would note it down: what is read of each sentence, in the text's order.
fn shown(text: &str, reading: &Reading) -> String {
    let header = &reading.header;
    let mut out = format!(
        "会议: {}\n次数: {}\n日期: {} {}\n主持: {}\n文号: {}\n",
        header.name.as_deref().unwrap_or("-"),
        header.number.map_or("-".into(), |n| n.to_string()),
        header.date.map_or("-".into(), |d| d.to_string()),
        header.date_basis,
        header.chair.as_ref().map_or("-".into(), |c| format!("{} {}", c.title, c.name)),
        header.document_number.as_deref().unwrap_or("-"),
    );
    let mut lines: Vec<(usize, String)> = Vec::new();
    for passage in &reading.passages {
        let mark = match passage.kind {
            PassageKind::Header => "标",
            PassageKind::Background => "背",
            PassageKind::Unclassified => "疑",
        };
        lines.push((passage.span.start, format!("{mark} {} «{}»\n", &text[passage.span.range()], passage.reason)));
    }
    for directive in &reading.directives {
        let mut line = format!("\n● {}\n", directive.text.replace('\n', "\n  "));
        let _ = writeln!(line, "  题: {}  径: {}", directive.title, directive.path.join(" / "));
        for assignment in &directive.assignments {
            let role = match assignment.role {
                Role::Lead => "牵头",
                Role::Joint => "并列",
                Role::Supporting => "配合",
                Role::Subject => "主语",
            };
            let open = if assignment.open_ended { " 等" } else { "" };
            let _ = writeln!(line, "  {role}: {}{open}  ({})", assignment.department, assignment.ground.reason);
        }
        for owner in &directive.owners {
            let _ = writeln!(line, "  责任人: {}", owner.name);
        }
        for deadline in &directive.deadlines {
            let _ = writeln!(line, "  时限: {} = {} {}", deadline.text, due(deadline), deadline.basis);
        }
        for target in &directive.targets {
            let upper = target.upper.map_or(String::new(), |u| format!("～{u}"));
            let _ = writeln!(line, "  数量: {} = {}{upper} {:?}", target.text, target.number, target.kind);
        }
        lines.push((directive.span.start, line));
    }
    lines.sort_by_key(|l| l.0);
    out.extend(lines.into_iter().map(|l| l.1));
    out.push('\n');
    for diagnostic in &reading.diagnostics {
        let near: String = text[diagnostic.span.start..].chars().take(8).collect();
        let _ = writeln!(out, "! {} {} [{}]", diagnostic.code, diagnostic.message, near.replace('\n', " "));
    }
    out
}

fn due(deadline: &Deadline) -> String {
    match &deadline.due {
        Due::On(day) => day.to_string(),
        Due::Every(cadence) => cadence.name().to_owned(),
        Due::After { event, span } => format!("{event}后{span}"),
        Due::Standing => "长期".into(),
        Due::Vague => "不明".into(),
    }
}
