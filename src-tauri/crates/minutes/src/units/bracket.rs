//! Departments stated beside the order: （牵头单位：A，配合单位：B、C）, （A牵头，B按职责分工负责）, 责任单位：A on its own
//! line.

use std::ops::Range;

use duban_domain::Role;

use super::label::{self, Label};
use super::{Named, cells, lists, names};
use crate::text;

/// Whether a bracket, given with its brackets, names departments.
pub(crate) fn names_units(bracket: &str) -> bool {
    let trimmed = bracket.trim_end_matches(['。', '；', '，']);
    trimmed.starts_with('（') && trimmed.ends_with('）') && !inside(bracket, 0..trimmed.len()).is_empty()
        || label::begins_line(bracket)
}

/// The bracket with departments that ends `within`, if one does. Only a stop may follow it.
pub(crate) fn units_bracket(view: &str, within: Range<usize>) -> Option<Range<usize>> {
    let words = view[within.clone()].trim_end_matches(['。', '；', '，', '\n']);
    let end = within.start + words.len();
    if !words.ends_with('）') {
        return None;
    }
    let last = text::guarded(view, within.clone()).into_iter().rfind(|g| g.end == end)?;
    (!inside(view, last.clone()).is_empty()).then_some(last)
}

/// Whether `within` ends with departments in brackets.
pub(crate) fn ends_with_bracket(view: &str, within: Range<usize>) -> bool {
    units_bracket(view, within).is_some()
}

/// The parts of a paragraph that each end with their departments in brackets. `None` unless the last one does.
pub(crate) fn closing_brackets(view: &str, paragraph: Range<usize>) -> Option<Vec<Range<usize>>> {
    let last = units_bracket(view, paragraph.clone())?;
    let mut parts = Vec::new();
    let mut start = paragraph.start;
    for bracket in text::guarded(view, paragraph.clone()) {
        if bracket.start >= last.start || !view[bracket.clone()].starts_with('（') {
            continue;
        }
        let ends_here =
            view[..bracket.start].ends_with(['。', '；']) || view[bracket.end..paragraph.end].starts_with(['。', '；']);
        // 牵头单位 and 责任单位 in brackets of their own follow each other.
        let another = view[bracket.end..paragraph.end].starts_with('（');
        if ends_here && !another && !inside(view, bracket.clone()).is_empty() {
            let stop = view[bracket.end..paragraph.end].chars().next().filter(|c| matches!(c, '。' | '；'));
            let end = bracket.end + stop.map_or(0, char::len_utf8);
            parts.push(start..end);
            start = end;
        }
    }
    parts.push(start..paragraph.end);
    Some(parts)
}

/// The departments that brackets and label lines state.
pub(super) fn stated(view: &str, within: Range<usize>) -> Vec<Named> {
    let mut named = Vec::new();
    let mut bare_from = within.start;
    let segments = label::segments(view, within.clone());
    let of_owner =
        |bracket: &Range<usize>| segments.iter().any(|s| s.label == Label::Owner && s.content.contains(&bracket.start));
    for bracket in text::guarded(view, within.clone()) {
        // 责任人：苏某（市商务局）: whose person it is.
        if !view[bracket.clone()].starts_with('（') || of_owner(&bracket) {
            continue;
        }
        let found = inside(view, bracket.clone());
        // Names alone in a bracket belong to the order only where they close it: not in 镇（街道）干部.
        let closes =
            view[bracket.end..within.end].chars().next().is_none_or(|c| matches!(c, '。' | '；' | '\n' | '（'));
        let bare = found.iter().all(|n| n.label.is_empty());
        // 各县（市、区）政府: the bracket belongs to a name of the list it stands in.
        let of_list = segments.iter().any(|s| matches!(s.label, Label::Units(_)) && s.content.contains(&bracket.start));
        if found.is_empty() || bare && (!closes || of_list) {
            continue;
        }
        if !view[bare_from..bracket.start].is_empty() {
            named.extend(labelled(view, bare_from..bracket.start));
        }
        bare_from = bracket.end;
        named.extend(found);
    }
    named.extend(labelled(view, bare_from..within.end));
    if named.is_empty() {
        named.extend(after_dash(view, within));
    }
    settle(&mut named);
    named
}

/// 强化民主监督。——县政协党组: names alone after a dash that ends the order.
fn after_dash(view: &str, within: Range<usize>) -> Vec<Named> {
    let Some(dash) = view[within.clone()].rfind("——") else { return Vec::new() };
    let list = within.start + dash + "——".len()..within.end;
    let names = lists::split(view, list.clone());
    let certain = names.iter().all(|n| names::is_certain(&view[n.range.clone()]));
    if !certain || !lists::are_names(view[list].trim_end_matches(['。', '；'])) {
        return Vec::new();
    }
    let why = "破折号后只列单位，未写明牵头";
    names.into_iter().map(|n| named_as(n, Role::Joint, "", "units.dash", why)).collect()
}

/// Where a lead is stated, those merely responsible beside it support it.
pub(super) fn settle(named: &mut [Named]) {
    if named.iter().any(|n| n.role == Role::Lead) {
        for name in named.iter_mut().filter(|n| n.role == Role::Joint) {
            name.role = Role::Supporting;
            name.reason = "已写明牵头单位，其余按分工负责的为配合";
        }
    }
}

/// Label lines outside of brackets: 责任单位：市住建局、市财政局。
fn labelled(view: &str, within: Range<usize>) -> Vec<Named> {
    let mut named = Vec::new();
    for segment in label::segments(view, within) {
        let Label::Units(role) = segment.label else { continue };
        // A label without brackets ends with its sentence.
        let end = text::sentences(view, segment.content.clone()).first().map_or(segment.content.end, |s| s.range.end);
        named.extend(by_clauses(view, segment.content.start..end, Some((role, &view[segment.word]))));
    }
    named
}

/// Whether a text is departments and nothing else, with the parts they play or without: 办公室牵头，各科室配合.
pub(crate) fn are_names_with_parts(words: &str) -> bool {
    let names = |clause: &str| lists::are_names(tail(clause).map_or(clause, |(len, ..)| &clause[..len]));
    let clauses = text::clauses(words, 0..words.len());
    !clauses.is_empty() && clauses.into_iter().all(|clause| names(&words[clause]))
}

/// What a bracket states, if it is one of departments.
fn inside(view: &str, bracket: Range<usize>) -> Vec<Named> {
    let closed = view[bracket.clone()].ends_with('）');
    if !view[bracket.clone()].starts_with('（') || !closed {
        return Vec::new();
    }
    let content = bracket.start + '（'.len_utf8()..bracket.end - '）'.len_utf8();
    // （即村民民主提事、民主决事）: what was meant is spelled out.
    if text::starts_with_any(&view[content.clone()], &["即", "包括", "例如", "简称"]) {
        return Vec::new();
    }
    let segments = label::segments(view, content.clone());
    if segments.is_empty() {
        let listed = by_clauses(view, content.clone(), None);
        // （县工信局负责日常调度）: a bracket may say who does what.
        let said = if listed.is_empty() && super::begins_with_subject(&view[content.clone()]) {
            super::clause::stated(view, content)
        } else {
            Vec::new()
        };
        let parts = said.iter().all(|n| n.role != Role::Subject)
            || said.iter().any(|n| view[n.range.end..].starts_with("负责"));
        return if parts && !said.is_empty() { said } else { listed };
    }
    let mut named = Vec::new();
    for segment in segments {
        if let Label::Units(role) = segment.label {
            named.extend(by_clauses(view, segment.content, Some((role, &view[segment.word]))));
        }
    }
    named
}

/// Notes in a bracket that name nobody: 列第一位者为牵头单位, 以下均需各县区落实，不再列出.
const NOTES: &[&str] = &[
    "列第一位",
    "为牵头单位",
    "下同",
    "排在首位",
    "列首位",
    "排名不分先后",
    "不再",
    "均涉及",
    "均需",
    "以下均",
    "具体任务",
    "不另",
];

/// A牵头，B、C按职责分工负责: each clause's tail tells the part of its names. Names without a tail take the next one's,
/// or the label's.
pub(super) fn by_clauses(view: &str, content: Range<usize>, label: Option<(Role, &str)>) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    let mut waiting: Vec<lists::Name> = Vec::new();
    let mut tails = 0;
    for clause in text::clauses(view, content) {
        let words = &view[clause.clone()];
        let orders_names = |w: &&str| words.contains(*w) && !words.contains('〉');
        if NOTES.iter().any(orders_names) {
            continue;
        }
        if let Some((found, joined)) = together(view, clause.clone()) {
            tails += 1;
            named.extend(
                found.into_iter().map(|n| named_as(n, Role::Lead, "牵头", "units.bracket", "“A会同B”：会同之前为牵头")),
            );
            named.extend(
                joined
                    .into_iter()
                    .map(|n| named_as(n, Role::Supporting, "会同", "units.bracket", "“A会同B”：会同之后为配合")),
            );
            continue;
        }
        match tail(words) {
            Some((len, role, word)) => {
                tails += 1;
                waiting.extend(lists::split(view, clause.start..clause.start + len));
                let reason = reason(role, false);
                named.extend(waiting.drain(..).map(|n| named_as(n, role, word, "units.bracket", reason)));
            }
            None => waiting.extend(lists::split(view, clause)),
        }
    }
    // （责任单位：A、B，2026年12月）, （责任单位：A、B，长期坚持）: how long is no name.
    waiting.retain(|n| {
        let words = &view[n.range.clone()];
        !words.starts_with(|c: char| c.is_ascii_digit()) && !crate::deadlines::states(words)
    });
    // （由A牵头，B配合）
    for name in &mut named {
        if view[name.range.clone()].starts_with('由') {
            name.range.start += '由'.len_utf8();
        }
    }
    // 配合：县财政局 县国资中心: names that only blanks parted.
    if label.is_some() {
        waiting = waiting.into_iter().flat_map(|name| cells::run_together(view, name)).collect();
    }
    // 县林业局、各镇9月底前: a time after the last name is no part of it.
    for name in &mut waiting {
        let words = &view[name.range.clone()];
        let time =
            words.char_indices().skip(2).find(|(at, _)| crate::deadlines::leading(&words[*at..]) == words.len() - at);
        name.range.end = time.map_or(name.range.end, |(at, _)| name.range.start + at);
    }
    let bare_names = !waiting.is_empty() && waiting.iter().all(|n| names::is_unit(&view[n.range.clone()]));
    match label {
        Some((role, word)) => {
            named.extend(waiting.into_iter().map(|n| named_as(n, role, word, "units.label", reason(role, true))));
        }
        None if tails == 0 && bare_names && named.is_empty() && waiting.len() <= 20 => {
            let certain = waiting.iter().any(|n| names::is_certain(&view[n.range.clone()]));
            if certain {
                let why = "括号内只列单位，未写明牵头";
                named.extend(waiting.into_iter().map(|n| named_as(n, Role::Joint, "", "units.bracket", why)));
            }
        }
        None if tails > 0 && bare_names => {
            named.extend(
                waiting.into_iter().map(|n| named_as(n, Role::Joint, "", "units.bracket", "括号内列名，未写明分工")),
            );
        }
        None => {}
    }
    if label.is_none() && named.iter().any(|n| !plausible(&view[n.range.clone()])) {
        return Vec::new();
    }
    named
}

/// 县应急局（牵头）, 县住建局（刘涛）: a bracket after a name tells its part, or who answers for it there.
/// Tells whether it gave a part.
pub(super) fn told_in_bracket(view: &str, named: &mut Named) -> bool {
    let words = &view[named.range.clone()];
    let Some((name, inner)) = words.strip_suffix('）').and_then(|w| w.rsplit_once('（')) else { return false };
    let end = named.range.start + name.len();
    let part = match inner {
        "牵头" | "牵头单位" | "主办" | "组长单位" => Some((Role::Lead, "牵头", "名称后括注牵头")),
        "配合" | "配合单位" | "协办" | "参与" => Some((Role::Supporting, "配合", "名称后括注配合")),
        _ => None,
    };
    if let Some((role, label, reason)) = part {
        *named = Named { range: named.range.start..end, role, label: label.to_owned(), reason, ..named.clone() };
    } else if crate::people::is_person(inner) || label::begins_line(inner) {
        named.range.end = end;
    }
    part.is_some()
}

fn plausible(name: &str) -> bool {
    text::length(name) <= 40
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && !name.contains(['。', '；'])
        && (names::is_unit(name) || !crate::words::begins_with_act(name))
}

fn named_as(one: lists::Name, part: Role, label: &str, rule: &'static str, reason: &'static str) -> Named {
    Named { range: one.range, role: part, label: label.to_owned(), open_ended: one.open_ended, rule, reason }
}

fn reason(role: Role, labelled: bool) -> &'static str {
    match (role, labelled) {
        (Role::Lead, true) => "写明为牵头单位",
        (Role::Joint, true) => "写明为责任单位，未写明牵头",
        (_, true) => "写明为配合单位",
        (Role::Lead, false) => "“A牵头”：牵头之前为牵头单位",
        (Role::Joint, false) => "“按职责分工负责”：并列责任",
        (_, false) => "“B配合”：配合之前为配合单位",
    }
}

/// The names on both sides of 会同.
fn together(view: &str, clause: Range<usize>) -> Option<(Vec<lists::Name>, Vec<lists::Name>)> {
    let words = &view[clause.clone()];
    let (at, mark) = ["牵头会同", "会同", "商"].iter().find_map(|m| {
        let at = words.find(m)?;
        // 商 also begins 商务局; as a verb it is followed by a level.
        let verb = *m != "商" || words[at + m.len()..].starts_with(['市', '县', '区', '省', '各', '国']);
        verb.then_some((at, m))
    })?;
    let end = tail(words).map_or(words.len(), |(len, ..)| len);
    let first = lists::split(view, clause.start..clause.start + at);
    let second = lists::split(view, clause.start + at + mark.len()..clause.start + end.max(at + mark.len()));
    let all_units = first.iter().chain(&second).all(|n| names::is_unit(&view[n.range.clone()]));
    (all_units && !first.is_empty() && !second.is_empty()).then_some((first, second))
}

/// The words after the names of a clause, the part they give, and how many bytes of names stand before them.
fn tail(clause: &str) -> Option<(usize, Role, &'static str)> {
    const TAILS: &[(&str, Role, &str)] = &[
        ("牵头督导", Role::Lead, "牵头"),
        ("牵头督办", Role::Lead, "牵头"),
        ("牵头实施", Role::Lead, "牵头"),
        ("牵头负责落实", Role::Lead, "牵头"),
        ("牵头组织实施", Role::Lead, "牵头"),
        ("牵头抓总", Role::Lead, "牵头"),
        ("牵头负责", Role::Lead, "牵头负责"),
        ("负责牵头", Role::Lead, "牵头"),
        ("牵头落实", Role::Lead, "牵头"),
        ("牵头推进", Role::Lead, "牵头"),
        ("共同牵头", Role::Lead, "牵头"),
        ("分别牵头", Role::Lead, "牵头"),
        ("牵头", Role::Lead, "牵头"),
        ("按照职责分工负责", Role::Joint, "按职责分工负责"),
        ("按职责分工分别负责", Role::Joint, "按职责分工负责"),
        ("按职责分别负责", Role::Joint, "按职责分工负责"),
        ("按职责分工负责落实", Role::Joint, "按职责分工负责"),
        ("按职责分工负责", Role::Joint, "按职责分工负责"),
        ("按职责分工落实", Role::Joint, "按职责分工负责"),
        ("按职责分工抓好落实", Role::Joint, "按职责分工负责"),
        ("按职责分工", Role::Joint, "按职责分工负责"),
        ("按照职责分工", Role::Joint, "按职责分工负责"),
        ("按分工负责", Role::Joint, "按分工负责"),
        ("分工负责", Role::Joint, "分工负责"),
        ("分别负责", Role::Joint, "分别负责"),
        ("共同负责", Role::Joint, "共同负责"),
        ("具体负责", Role::Joint, "负责"),
        ("负责落实", Role::Joint, "负责"),
        ("负责", Role::Joint, "负责"),
        ("按职责分工配合", Role::Supporting, "配合"),
        ("按职责配合", Role::Supporting, "配合"),
        ("协同配合", Role::Supporting, "配合"),
        ("积极配合", Role::Supporting, "配合"),
        ("密切配合", Role::Supporting, "配合"),
        ("协作配合", Role::Supporting, "配合"),
        ("协助配合", Role::Supporting, "配合"),
        ("予以配合", Role::Supporting, "配合"),
        ("共同配合", Role::Supporting, "配合"),
        ("配合", Role::Supporting, "配合"),
        ("按职责分工参与", Role::Supporting, "参与"),
        ("参与", Role::Supporting, "参与"),
        ("参加", Role::Supporting, "参加"),
        ("指导支持", Role::Supporting, "指导支持"),
        ("监督指导", Role::Supporting, "监督指导"),
        ("督促指导", Role::Supporting, "督促指导"),
        ("督促落实", Role::Supporting, "督促落实"),
        ("协同指导", Role::Supporting, "指导"),
        ("业务指导", Role::Supporting, "指导"),
        ("负责指导", Role::Supporting, "指导"),
        ("指导", Role::Supporting, "指导"),
        ("支持", Role::Supporting, "支持"),
        ("督导", Role::Supporting, "督导"),
        ("监督", Role::Supporting, "监督"),
        ("保障", Role::Supporting, "保障"),
        ("组织实施", Role::Joint, "组织实施"),
        ("具体实施", Role::Joint, "实施"),
        ("分别实施", Role::Joint, "实施"),
        ("组织落实", Role::Joint, "落实"),
        ("抓好落实", Role::Joint, "落实"),
        ("具体落实", Role::Joint, "落实"),
        ("统筹协调", Role::Lead, "统筹协调"),
        ("统筹推进", Role::Lead, "统筹推进"),
        ("主办", Role::Lead, "主办"),
        ("主责", Role::Lead, "主责"),
        ("承办", Role::Joint, "承办"),
        ("协助", Role::Supporting, "协助"),
        ("协办", Role::Supporting, "协办"),
        ("协同", Role::Supporting, "协同"),
    ];
    TAILS
        .iter()
        .filter(|(w, ..)| clause.ends_with(w))
        .max_by_key(|(w, ..)| w.len())
        .filter(|(w, ..)| w.len() < clause.len())
        .map(|(w, role, word)| (clause.len() - w.len(), *role, *word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn check(text: &str) -> String {
        let named = stated(text, 0..text.len());
        let show = |role: Role| {
            named.iter().filter(|n| n.role == role).map(|n| &text[n.range.clone()]).collect::<Vec<_>>().join(" ")
        };
        format!("{} | {} | {}", show(Role::Lead), show(Role::Joint), show(Role::Supporting))
    }

    #[rstest]
    #[case::given("加快补短。（由市交通局牵头，市住建局配合）", "市交通局 |  | 市住建局")]
    #[case::for_long("加快补短。（责任单位：市交通局、市住建局，长期坚持）", " | 市交通局 市住建局 | ")]
    #[case::without_colons(
        "抓好建设。\n总协调人张明，责任单位区发展局、区经贸局、有关镇（街道）。",
        " | 区发展局 区经贸局 有关镇（街道） | "
    )]
    #[case::labels("抓好整治。（牵头单位：市公安局，配合单位：市交通局、各区）", "市公安局 |  | 市交通局 各区")]
    #[case::joint("抓好整治。（责任单位：市公安局、各区政府）", " | 市公安局 各区政府 | ")]
    #[case::tails("抓好整治。（市公安局牵头，市交通局、城管局按职责分工负责）", "市公安局 |  | 市交通局 城管局")]
    #[case::two_lead("抓好整治。（市公安局、交通局牵头）", "市公安局 交通局 |  | ")]
    #[case::only_tail("抓好整治。（市公安局、商务局，市税务局按职责分工负责）", " | 市公安局 商务局 市税务局 | ")]
    #[case::together("抓好整治。（市公安局会同市交通局负责）", "市公安局 |  | 市交通局")]
    #[case::lead_and_joint("整治。（牵头单位：市公安局；责任单位：市交通局）", "市公安局 |  | 市交通局")]
    #[case::bare_labels(
        "启用停车场。（牵头：区城投公司；配合：区自然资源分局、春光街道）",
        "区城投公司 |  | 区自然资源分局 春光街道"
    )]
    #[case::dated("编制规划。（责任单位：县自然资源局、各乡镇，2026年12月）", " | 县自然资源局 各乡镇 | ")]
    #[case::note(
        "改进作风。（责任单位：市发改委、商务局，以下均需各县市区落实，不再逐一列出）",
        " | 市发改委 商务局 | "
    )]
    #[case::guided(
        "打造便民服务中心。（各乡镇（街道）负责，县政务服务局、县财政局指导支持）",
        " | 各乡镇（街道） | 县政务服务局 县财政局"
    )]
    #[case::line("抓好整治。\n责任单位：市公安局、市交通局\n完成时限：6月底前", " | 市公安局 市交通局 | ")]
    #[case::bare("抓好整治。（市公安局、市交通局）", " | 市公安局 市交通局 | ")]
    #[case::labels_without_colon("抓好整治。牵头单位市公安局，配合单位市交通局、各区。", "市公安局 |  | 市交通局 各区")]
    #[case::timed("抓好整治（市公安局、各区9月底前）", " | 市公安局 各区 | ")]
    #[case::like_verbs("抓好整治。（发展改革委牵头，保监会、教育部按职责分工负责）", "发展改革委 |  | 保监会 教育部")]
    #[case::parts_in_bare_words("抓好整治。牵头：市公安局；协同：各区。", "市公安局 |  | 各区")]
    #[case::dash("强化监督。——市审计局、各区政府", " | 市审计局 各区政府 | ")]
    #[case::no_units("发挥基地（园区）作用，做好审批（核）工作。", " |  | ")]
    #[case::abbreviation("执行良好生产规范（GMP）。", " |  | ")]
    fn brackets_state_departments(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(check(text), expected);
    }

    #[test]
    fn a_paragraph_may_hold_several_points() {
        let text = "抓好整治。（市公安局）抓好宣传。（市委宣传部）";
        let parts: Vec<&str> = closing_brackets(text, 0..text.len()).unwrap().into_iter().map(|r| &text[r]).collect();
        assert_eq!(parts, ["抓好整治。（市公安局）", "抓好宣传。（市委宣传部）"]);
    }
}
