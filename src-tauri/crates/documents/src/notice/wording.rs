//! The wording of a 督办通知单.

use chrono::Datelike;
use duban_domain::{
    Assignment, Deadline, DocumentNumber, Draft, Due, Item, MeetingHeader, Office, Role, Source, Urgency, governing_day,
};

use super::content::{NoticeContent, Section};
use crate::paper::{Labelled, Slip};
use crate::wording::{bare, date, full_width, listed, numeral, quoted, sentence, you};

/// Words a notice on `items`, in the order of its sections.
///
/// `number` is what the document was given after its signature; without it the notice is a draft. `meeting` is the
/// one whose directives it carries out, where all items come from one. What no source states is printed as 待明确
/// or 未明确, never filled in.
#[must_use]
pub fn supervision_notice(
    office: &Office,
    draft: &Draft,
    number: Option<&DocumentNumber>,
    items: &[&Item],
    meeting: Option<&MeetingHeader>,
    short_code: Option<&str>,
) -> NoticeContent {
    let classes = items.iter().filter_map(|item| item.classification.as_deref());
    let classes = classes.chain(meeting.and_then(|meeting| meeting.classification.as_deref()));
    let urgency = items.iter().map(|item| item.urgency).max().unwrap_or_default();
    NoticeContent {
        draft: number.is_none(),
        classification: classes.max_by_key(|class| secrecy(class)).map(str::to_owned),
        urgency: match urgency {
            Urgency::Ordinary => None,
            Urgency::Urgent => Some("加急".into()),
            Urgency::ExtraUrgent => Some("特急".into()),
        },
        mark: office.mark.clone(),
        number: number.map_or_else(
            || format!("{}〔{}〕　号", office.number_prefix, draft.dated.year()),
            DocumentNumber::to_string,
        ),
        title: full_width(&draft.title),
        addressees: listed(&draft.addressees),
        opening: opening(draft, items, meeting),
        sections: items.iter().enumerate().map(|(index, item)| section(index + 1, item, draft)).collect(),
        closing: closing(office, draft),
        issuer: office.name.clone(),
        dated: date(draft.dated),
        copies: listed(&draft.copies),
        printed_by: office.name.clone(),
        printed_on: format!("{}印发", date(draft.dated)),
        slip: slip(office, draft),
        short_code: short_code.map(str::to_owned),
    }
}

/// Longer kept secrets are higher: 绝密 before 机密 before 秘密.
fn secrecy(class: &str) -> usize {
    ["秘密", "机密", "绝密"].iter().position(|word| class.starts_with(word)).map_or(0, |place| place + 1)
}

fn opening(draft: &Draft, items: &[&Item], meeting: Option<&MeetingHeader>) -> String {
    let what = match items.len() {
        1 => "有关督办事项".to_owned(),
        count => format!("{count}项督办事项"),
    };
    let handed = format!("现将{what}印发给{}，请认真对照落实，确保事事有着落、件件有回音。", you(&draft.addressees));
    if let Some(meeting) = meeting {
        let day = meeting.date.map(date);
        return match meeting.name.as_deref().map(full_width) {
            Some(name) if name.ends_with('会') || name.ends_with("会议") => {
                let day = day.map(|day| format!("{day}，")).unwrap_or_default();
                format!("{day}{name}对有关工作作出部署。为推动会议议定事项落地见效，{handed}")
            }
            Some(name) => {
                let name = if name.starts_with('《') { name } else { format!("《{name}》") };
                let day = day.map(|day| format!("（{day}）")).unwrap_or_default();
                format!("{name}{day}对有关工作作出部署。为推动各项部署落地见效，{handed}")
            }
            None => {
                let day = day.map(|day| format!("{day}，")).unwrap_or_default();
                format!("{day}会议对有关工作作出部署。为推动会议议定事项落地见效，{handed}")
            }
        };
    }
    let kinds: Vec<&str> = items
        .iter()
        .map(|item| match &item.source {
            Source::Meeting { .. } => "会议要求",
            Source::Other { kind, .. } => kind.as_str(),
        })
        .collect();
    match kinds.first() {
        Some(&"会议要求") if kinds.iter().all(|kind| *kind == "会议要求") => {
            format!("为推动会议议定事项落地见效，{handed}")
        }
        Some(&"批示") if kinds.iter().all(|kind| *kind == "批示") => format!("根据领导同志批示要求，{handed}"),
        _ => format!("为推动重点工作落地见效，{handed}"),
    }
}

fn section(number: usize, item: &Item, draft: &Draft) -> Section {
    let mut paragraphs = Vec::new();
    let (label, quote) = match &item.source {
        Source::Meeting { quote, .. } => ("会议要求", quote.as_str()),
        Source::Other { kind, quote, .. } => match kind.as_str() {
            "批示" => ("批示要求", quote.as_str()),
            "上级来文" => ("来文要求", quote.as_str()),
            "工作报告" => ("报告要求", quote.as_str()),
            _ => ("工作要求", quote.as_str()),
        },
    };
    for (index, words) in quoted(&full_width(quote)).into_iter().enumerate() {
        paragraphs.push(vec![labelled(if index == 0 { label } else { "" }, words)]);
    }
    if !item.requirement.trim().is_empty() && !bare(quote).contains(&bare(&item.requirement)) {
        paragraphs.push(vec![labelled("督办要求", sentence(&full_width(&item.requirement)))]);
    }
    paragraphs.extend(who(item).into_iter().map(|part| vec![part]));
    paragraphs.push(vec![labelled("完成时限", deadlines(&item.deadlines))]);
    paragraphs.push(vec![labelled("办结标准", done_when(item))]);
    paragraphs.push(vec![labelled("反馈要求", report(item, draft))]);
    Section { heading: format!("{}、{}", numeral(number), full_width(item.title.trim_end_matches('。'))), paragraphs }
}

fn labelled(label: &str, words: String) -> Labelled {
    Labelled { label: label.to_owned(), words }
}

/// Who is to do it, in the source's own words and order: a paragraph for each part.
fn who(item: &Item) -> Vec<Labelled> {
    let mut parts: Vec<Labelled> = group(&item.assignments)
        .into_iter()
        .map(|part| {
            let names: Vec<String> = part.iter().map(|assignment| full_width(&assignment.department)).collect();
            let open = if part.iter().any(|assignment| assignment.open_ended) { "等" } else { "" };
            let (label, manner) = role_word(part[0]);
            labelled(&label, format!("{}{open}{manner}。", names.join("、")))
        })
        .collect();
    if parts.is_empty() {
        parts.push(labelled("责任单位", "待明确。".into()));
    }
    if !item.owners.is_empty() {
        let names: Vec<String> = item.owners.iter().map(|owner| full_width(&owner.name)).collect();
        parts.push(labelled("责任人", format!("{}。", names.join("、"))));
    }
    parts
}

/// Neighbours with the same part and word.
fn group(assignments: &[Assignment]) -> Vec<Vec<&Assignment>> {
    let mut groups: Vec<Vec<&Assignment>> = Vec::new();
    for assignment in assignments {
        match groups.last_mut() {
            Some(group) if role_word(group[0]) == role_word(assignment) => group.push(assignment),
            _ => groups.push(vec![assignment]),
        }
    }
    groups
}

/// The label that a part is printed with, and a manner of doing it that is no label (按职责分工负责).
///
/// The source's own word is printed. Departments that answer side by side are never printed as 牵头单位.
fn role_word(assignment: &Assignment) -> (String, String) {
    let plain = match assignment.role {
        Role::Lead => "牵头单位",
        Role::Joint => "责任单位",
        Role::Supporting => "配合单位",
        Role::Subject => "承办单位",
    };
    let word = assignment.label.trim();
    let names_a_part = ["单位", "部门", "机关", "主体", "地区"].iter().any(|end| word.ends_with(end));
    if names_a_part && !(assignment.role == Role::Joint && word.contains("牵头")) {
        return (word.to_owned(), String::new());
    }
    let manner = if word.contains("分工") { format!("（{word}）") } else { String::new() };
    (plain.to_owned(), manner)
}

/// The wording, with the day that was reckoned from it where the wording does not name it.
fn deadlines(deadlines: &[Deadline]) -> String {
    if deadlines.is_empty() {
        return "未明确。".into();
    }
    let words: Vec<String> = deadlines
        .iter()
        .map(|deadline| match deadline.due {
            Due::On(day) if !deadline.text.contains(&date(day)) => {
                format!("{}（{}）", full_width(&deadline.text), date(day))
            }
            _ => full_width(&deadline.text),
        })
        .collect();
    format!("{}。", words.join("；"))
}

fn done_when(item: &Item) -> String {
    if !item.done_when.trim().is_empty() {
        return sentence(&full_width(&item.done_when));
    }
    if item.targets.is_empty() {
        return "待明确。".into();
    }
    let targets: Vec<String> = item.targets.iter().map(|target| full_width(&target.text)).collect();
    format!("{}。", targets.join("、"))
}

/// What to report, and when. How it is to be reported is said once, at the end.
fn report(item: &Item, draft: &Draft) -> String {
    let due = governing_day(&item.deadlines);
    let recurring = item.deadlines.iter().any(|deadline| matches!(deadline.due, Due::Every(_) | Due::Standing));
    match (item.report_by.or(draft.report_by), due) {
        (Some(by), Some(due)) if due <= by => format!("请于{}前书面反馈办结情况。", date(by)),
        (Some(by), _) => format!("请于{}前书面反馈进展情况。", date(by)),
        (None, Some(due)) => format!("请于{}前书面反馈办结情况。", date(due)),
        (None, None) if recurring => "请按上述时限定期书面反馈进展情况。".into(),
        (None, None) => "请及时书面反馈进展情况。".into(),
    }
}

fn closing(office: &Office, draft: &Draft) -> Vec<String> {
    let who = match you(&draft.addressees) {
        "你单位" => "请你单位",
        _ => "请各承办单位",
    };
    let mut paragraphs = vec![format!(
        "{who}对照上述要求，细化工作措施，压实工作责任，按期高质量办结。书面反馈应写明进展情况、存在问题和下一步安排，办结后及时报送办结情况；推进中遇有重大问题，请随时报告。收到本通知后，请填写所附回执并及时反馈。"
    )];
    let contact = full_width(office.contact.trim());
    if !contact.is_empty() {
        paragraphs.push(format!("联系人及电话：{}", sentence(&contact)));
    }
    paragraphs
}

fn slip(office: &Office, draft: &Draft) -> Slip {
    let contact = full_width(office.contact.trim().trim_end_matches('。'));
    let by = draft.report_by.map_or_else(|| "收到通知后及时".to_owned(), |day| format!("于{}前", date(day)));
    let contact = if contact.is_empty() { String::new() } else { format!("（联系人及电话：{contact}）") };
    Slip {
        title: "督办通知单回执".into(), request: format!("请{by}填写本回执，反馈至{}{contact}。", office.name)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use duban_domain::{Cadence, Ground};
    use rstest::rstest;

    use super::*;

    fn assignment(role: Role, label: &str) -> Assignment {
        let department = "市水利局".into();
        Assignment { department, role, label: label.into(), open_ended: false, ground: Ground::clerk() }
    }

    #[rstest]
    #[case::stated(Role::Lead, "牵头部门", "牵头部门", "")]
    #[case::verb(Role::Lead, "牵头", "牵头单位", "")]
    #[case::side_by_side(Role::Joint, "责任部门", "责任部门", "")]
    #[case::never_leading(Role::Joint, "牵头单位", "责任单位", "")]
    #[case::manner(Role::Supporting, "按职责分工负责", "配合单位", "（按职责分工负责）")]
    #[case::subject(Role::Subject, "", "承办单位", "")]
    fn a_part_is_printed_in_the_sources_word(
        #[case] role: Role,
        #[case] label: &str,
        #[case] printed: &str,
        #[case] manner: &str,
    ) {
        assert_eq!(role_word(&assignment(role, label)), (printed.to_owned(), manner.to_owned()));
    }

    #[rstest]
    #[case::reckoned("6月底前", Due::On(NaiveDate::from_ymd_opt(2026, 6, 30).unwrap()), "6月底前（2026年6月30日）。")]
    #[case::named("2026年6月30日前", Due::On(NaiveDate::from_ymd_opt(2026, 6, 30).unwrap()), "2026年6月30日前。")]
    #[case::recurring("每月25日前", Due::Every(Cadence::Monthly { day: Some(25) }), "每月25日前。")]
    #[case::standing("长期坚持", Due::Standing, "长期坚持。")]
    #[case::vague("尽快", Due::Vague, "尽快。")]
    fn a_deadline_is_its_wording_and_the_day(#[case] text: &str, #[case] due: Due, #[case] printed: &str) {
        let deadline = Deadline { text: text.into(), due, basis: String::new(), ground: Ground::clerk() };
        assert_eq!(deadlines(&[deadline]), printed);
    }

    #[test]
    fn the_highest_secrecy_is_kept() {
        let classes = ["秘密★3年", "机密★1年", "秘密"];
        assert_eq!(classes.into_iter().max_by_key(|class| secrecy(class)), Some("机密★1年"));
    }
}
