//! The title of a document.

use std::ops::Range;

use super::document_number;
use crate::numbering;
use crate::structure::{fused_title, heading};
use crate::text;
use crate::units;
use crate::view::View;

/// The title of a document: the last title before its body.
pub(super) fn find(view: &View<'_>, lines: &[Range<usize>]) -> Option<String> {
    const KINDS: &[&str] = &[
        "意见",
        "方案",
        "通知",
        "措施",
        "要点",
        "办法",
        "纪要",
        "计划",
        "规划",
        "决定",
        "分工表",
        "任务表",
        "督办表",
        "交办表",
        "分工方案",
        "清单",
        "台账",
        "规定",
        "细则",
        "公告",
        "通报",
        "行动",
        "一览表",
        "分解表",
        "责任表",
        "记录",
        "报告",
        "汇总表",
        "条",
        "事项",
        "责任分解",
        "任务分解",
        "举措",
        "重点任务",
        "工作任务",
        "交办单",
        "督办单",
        "任务单",
    ];
    let words = view.text();
    let mut title = None;
    let mut above: Option<&Range<usize>> = None;
    for line in lines {
        if let Some(before) = fused_title(words, line.clone()) {
            let name = attachment_mark(&words[before.clone()]);
            return Some(view.wording(before.end - name.len()..before.end));
        }
        let body = &words[line.clone()];
        if numbering::mark(body).is_some() || body.contains('\t') {
            break;
        }
        let name = attachment_mark(body);
        let name = name.strip_prefix('《').and_then(|n| n.strip_suffix('》')).unwrap_or(name);
        // （2025-2030年） or （试行） after the kind.
        let plain = name.strip_suffix('）').and_then(|n| n.rsplit_once('（')).map_or(name, |(head, _)| head);
        let titled =
            heading::header_line(name) == Some("标题") && text::length(name) >= 5 && text::ends_with_any(plain, KINDS);
        if titled {
            // …实施意见（池政〔2017〕101号）: the number is no part of the title.
            let name = if plain.len() < name.len() && name.ends_with("号）") { plain } else { name };
            let own = view.wording(name_at(line, body, name));
            // A long title runs over two lines; the second then does not say of whom or on what it is.
            let first = above.filter(|_| {
                !text::starts_with_any(name, &["关于", "中共"]) && !name.contains(['市', '县', '区', '省', '《'])
            });
            title = Some(first.map_or_else(|| own.clone(), |a| format!("{}{own}", view.wording(a.clone()))));
        }
        let begins_title = heading::header_line(body) == Some("标题")
            && !titled
            && text::length(body) >= 6
            && (body.contains(['市', '县', '区', '省', '年']) || body.starts_with("关于"))
            && document_number(body).is_none()
            && !units::are_names(body)
            // What a page calls the file is no line of its title.
            && ![".doc", ".pdf", ".wps", ".xls"].iter().any(|end| body.contains(end));
        above = begins_title.then_some(line);
    }
    title.map(|t| issued(&t).map_or_else(|| t.clone(), str::to_owned))
}

/// Where a name taken out of a line stands.
fn name_at(line: &Range<usize>, body: &str, name: &str) -> Range<usize> {
    let at = body.find(name).unwrap_or(0);
    line.start + at..line.start + at + name.len()
}

/// 市政府办公室关于印发《…方案》的通知: what was issued is what the text is about.
fn issued(title: &str) -> Option<&str> {
    let (_, rest) = title.split_once("关于印发")?;
    let what = rest.strip_suffix("的通知")?;
    let what = what.strip_prefix(['《', '〈']).and_then(|w| w.strip_suffix(['》', '〉'])).unwrap_or(what);
    (text::length(what) >= 5).then_some(what)
}

/// The title after 附件2 or 附件：.
fn attachment_mark(line: &str) -> &str {
    let Some(rest) = line.strip_prefix("附件") else { return line };
    rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五：.、".contains(c))
}
