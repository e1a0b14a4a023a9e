//! What a clerk should look at.

use duban_domain::calendar::WorkCalendar;
use duban_domain::{Diagnostic, Directive, Due, MeetingHeader, Passage, PassageKind, Role, Severity, Span};

/// Notices what is missing or doubtful in a reading.
pub(crate) fn notice(
    header: &MeetingHeader,
    directives: &[Directive],
    passages: &[Passage],
    calendar: &WorkCalendar,
    text: &str,
) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let whole = Span::new(0, text.lines().next().map_or(0, str::len));
    if header.date.is_none() && !directives.is_empty() {
        out.push(note(whole, "no-date", "文中没有写明会议或成文日期。", "时限按收文日期推算，请核对。"));
    }
    for directive in directives {
        about(directive, calendar, &mut out);
    }
    let unclear = |p: &&Passage| p.kind == PassageKind::Unclassified && p.reason != crate::structure::FUSED;
    for passage in passages.iter().filter(unclear) {
        out.push(doubt(
            passage.span,
            "unclassified",
            format!("未能判断是否为交办事项：{}。", passage.reason),
            "请归为事项或背景。",
        ));
    }
    if directives.is_empty() && !text.trim().is_empty() {
        out.push(doubt(whole, "no-directives", "没有读到议定事项。".into(), "请检查是否贴全了原文，或手工划出事项。"));
    }
    out.sort_by_key(|d| (d.span.start, d.code));
    out
}

/// A row of a table whose cells ran together: where it begins and ends, and who is named, is a guess.
pub(crate) fn guessed_row(span: Span) -> Diagnostic {
    let message = "表格各栏连在一起，本行的起止和单位为推测。".to_owned();
    doubt(span, "fused-table", message, "请对照原表核对，必要时拆分或合并。")
}

fn about(directive: &Directive, calendar: &WorkCalendar, out: &mut Vec<Diagnostic>) {
    if !directive.assignments.iter().any(|a| a.role.leads()) {
        out.push(doubt(directive.span, "no-lead", "没有写明由谁负责。".into(), "请指定牵头单位，或留作“待明确”。"));
    }
    let joint = directive.assignments.iter().filter(|a| a.role == Role::Joint).count();
    if joint > 1 {
        out.push(note(directive.span, "joint-lead", "并列责任单位，未写明牵头。", "需要时请指定牵头单位。"));
    }
    if let Some(open) = directive.assignments.iter().find(|a| a.open_ended) {
        let message = format!("“{}等”没有列全。", open.department);
        out.push(Diagnostic {
            message,
            ..note(open.ground.span.unwrap_or(directive.span), "open-list", "", "请补全单位。")
        });
    }
    for deadline in &directive.deadlines {
        let span = deadline.ground.span.unwrap_or(directive.span);
        match &deadline.due {
            Due::Vague => {
                let message = format!("“{}”推不出具体日期。", deadline.text);
                out.push(doubt(span, "vague-deadline", message, "请填写完成时限。"));
            }
            Due::After { event, .. } => {
                let message = format!("“{}”从“{event}”起算，日期未知。", deadline.text);
                out.push(doubt(span, "open-deadline", message, "事项发生后请填写起算日。"));
            }
            Due::On(day) if deadline.ground.rule == "deadline.working-days" && !calendar.known(*day) => {
                let message = format!("“{}”所在年份的放假安排尚未公布，按周末推算。", deadline.text);
                out.push(doubt(span, "unknown-holidays", message, "放假安排公布后请核对。"));
            }
            _ => {}
        }
    }
}

fn note(span: Span, code: &'static str, message: &str, hint: &str) -> Diagnostic {
    Diagnostic { severity: Severity::Note, span, code, message: message.to_owned(), hint: hint.to_owned() }
}

fn doubt(span: Span, code: &'static str, message: String, hint: &str) -> Diagnostic {
    Diagnostic { severity: Severity::Doubt, span, code, message, hint: hint.to_owned() }
}
