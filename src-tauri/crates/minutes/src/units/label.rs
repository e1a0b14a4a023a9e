//! Labels beside an order: 牵头单位：, 协同责任单位：, 责任人：, 完成时限：.

use std::ops::Range;

use duban_domain::Role;

use crate::text;

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Units(Role),
    Owner,
    Deadline,
    Other,
}

/// One labelled part: the label's word and what it announces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Segment {
    pub(crate) word: Range<usize>,
    pub(crate) label: Label,
    pub(crate) content: Range<usize>,
}

/// The labelled parts of `within`: 牵头单位：A；配合单位：B. Where no colon parts them, a label counts that opens a clause
/// and has a department after it: 牵头单位县委政法委，配合单位县公安局.
pub(crate) fn segments(view: &str, within: Range<usize>) -> Vec<Segment> {
    let mut out: Vec<Segment> = Vec::new();
    let mut nested: Vec<Segment> = Vec::new();
    let brackets = text::guarded(view, within.clone());
    for (word, from, label) in labels(view, within.clone()) {
        // 配合单位：县工信局（责任人：何某）、县发改局: what a bracket says inside of a list does not end the list.
        let outer = out.last().map_or(within.start, |last| last.word.start);
        let holding = brackets.partition_point(|b| b.end <= word.start);
        let inside = brackets.get(holding).filter(|b| b.contains(&word.start) && b.start > outer && !out.is_empty());
        if let Some(bracket) = inside {
            nested.push(Segment { word, label, content: from..bracket.end });
            continue;
        }
        // 牵头：A alone is a label; in 由A牵头：… it is a verb.
        let bare = matches!(
            &view[word.clone()],
            "牵头"
                | "主办"
                | "主责"
                | "配合"
                | "协办"
                | "协同"
                | "参与"
                | "协助"
                | "协作"
                | "协力"
                | "抓总"
                | "责任"
                | "承办"
                | "落实"
                | "负责"
        );
        let opens = view[within.start..word.start].chars().next_back().is_none_or(|c| "（〔【；，。、\n".contains(c));
        // 牵头：县工信局 配合：县财政局: only a blank stood between, which the view has not.
        let follows = || {
            out.last().is_some_and(|last| {
                matches!(last.label, Label::Units(_)) && super::lists::are_names(&view[last.content.start..word.start])
            })
        };
        if bare && !opens && !follows() {
            continue;
        }
        if let Some(last) = out.last_mut() {
            last.content.end = word.start.max(last.content.start);
        }
        out.push(Segment { word, label, content: from..within.end });
    }
    out.append(&mut nested);
    out
}

/// The places of labels, and where their content begins.
fn labels(view: &str, within: Range<usize>) -> Vec<(Range<usize>, usize, Label)> {
    let mut found = Vec::new();
    for (at, c) in view[within.clone()].char_indices() {
        let at = within.start + at;
        // （责任单位；市住建局）: a slip for the colon.
        let slip =
            c == '；' && text::ends_with_any(&view[within.start..at], &["（责任单位", "（牵头单位", "（配合单位"]);
        if (c == '：' || slip)
            && let Some((len, label)) = before_colon(&view[within.start..at])
        {
            found.push((at - len..at, at + c.len_utf8(), label));
        }
        if c == '\n' {
            let from = at + c.len_utf8();
            let line = &view[from..view[from..within.end].find('\n').map_or(within.end, |len| from + len)];
            if let Some((len, _)) = given_line(line) {
                found.push((from..from + len, from + len, Label::Units(Role::Joint)));
            }
        }
        let opens = matches!(c, '。' | '，' | '；' | '（' | '\n');
        if opens && let Some((len, label)) = before_names(&view[at + c.len_utf8()..within.end]) {
            let from = at + c.len_utf8();
            found.push((from..from + len, from + len, label));
        }
    }
    found
}

/// 牵头单位县委政法委: a label that a department follows at once.
fn before_names(text: &str) -> Option<(usize, Label)> {
    let to_end = |rest: &str| rest[..rest.find(['，', '；', '。', '）', '\n']).unwrap_or(rest.len())].to_owned();
    // 主责县住建局，会同县安居公司: the word alone, where nothing but names follows it.
    let alone = [("主责", Role::Lead), ("抓总", Role::Lead), ("会同", Role::Supporting), ("协力", Role::Supporting)];
    if let Some((word, role)) = alone.iter().find(|(w, _)| text.starts_with(w)) {
        let names = to_end(&text[word.len()..]);
        return super::lists::are_names(&names).then_some((word.len(), Label::Units(*role)));
    }
    let word = ["牵头", "责任", "配合", "主办", "协办", "承办"].iter().find(|w| text.starts_with(**w))?;
    let head = ["单位", "部门"].iter().find(|w| text[word.len()..].starts_with(**w))?;
    let len = word.len() + head.len();
    let rest = text[len..].strip_prefix('为').unwrap_or(&text[len..]);
    let clause = &rest[..rest.find(['，', '；', '。', '）', '\n']).unwrap_or(rest.len())];
    let named = rest.starts_with(['市', '县', '区', '省', '镇', '州', '各']) && super::lists::are_names(clause);
    named.then(|| label(&text[..len]).map(|label| (text.len() - rest.len(), label))).flatten()
}

/// 由市发改委，各县区政府负责落实 on a line of its own: the bytes of 由, and of what follows the names.
fn given_line(line: &str) -> Option<(usize, usize)> {
    let names = line.strip_prefix('由')?;
    let bare = names.trim_end_matches(['。', '；']);
    let end = ["分别负责落实", "负责落实", "负责实施", "负责办理", "具体负责", "负责"]
        .iter()
        .find_map(|w| bare.strip_suffix(w))?;
    let alone = !end.contains(['。', '；', '：', '\n']) && super::lists::are_names(end);
    alone.then_some(('由'.len_utf8(), names.len() - end.len()))
}

/// Whether a line begins with a label: 责任单位：市住建局. So does 由市住建局负责落实.
pub(crate) fn begins_line(line: &str) -> bool {
    if given_line(line).is_some() {
        return true;
    }
    // 主办：市经信局 网站维护：市信息中心: what a page says of itself.
    if ["网站维护", "技术支持", "备案号", "ICP"].iter().any(|w| line.contains(w)) {
        return false;
    }
    let line = line.trim_start_matches('（');
    // 责任单位市住建局、市财政局。 总协调人张某，责任单位…。: the colons were left out.
    let coordinated = line.starts_with("总协调人").then(|| line.split_once('，')).flatten();
    if before_names(coordinated.map_or(line, |(_, rest)| rest)).is_some() {
        return true;
    }
    let Some(colon) = text::head(line, 12).find('：') else { return false };
    matches!(before_colon(&line[..colon]), Some((len, label)) if len == colon && label != Label::Other)
}

/// The longest label that a text ends with.
fn before_colon(before: &str) -> Option<(usize, Label)> {
    (2..=10).rev().map(|n| text::tail(before, n)).find_map(|word| label(word).map(|label| (word.len(), label)))
}

/// Words that a label is made of before its head.
const PARTS: &[&str] = &[
    "牵头", "责任", "配合", "协同", "主办", "承办", "协办", "主责", "主要", "第一", "具体", "负责", "落实", "实施",
    "完成", "参与", "参加", "支持", "会办", "协作", "分工", "市级", "县级", "区级", "镇级", "分管", "包联", "包保",
    "包抓", "挂联", "挂帅", "挂点", "主抓", "督办", "盯办", "联系", "整改", "办理", "办结", "工作", "直接", "协助",
    "推进", "督导", "主管", "市", "县", "区", "镇", "乡", "州",
];

/// Levels that may stand in a label.
const LEVELS: [char; 6] = ['市', '县', '区', '镇', '乡', '州'];

/// What a person is made of a task by a label: 责任人, 牵头领导, 包抓县领导.
const OWNING: [&str; 17] = [
    "主管", "牵头", "责任", "分管", "包联", "包保", "包抓", "挂联", "挂帅", "挂点", "主抓", "督办", "盯办", "联系",
    "负责", "市级", "县级",
];

/// Reads a whole word as a label: its parts, then its head.
fn label(word: &str) -> Option<Label> {
    let mut rest = word;
    while let Some(after) = text::after_any(rest, PARTS).filter(|after| !after.is_empty()) {
        rest = after;
    }
    let parts = &word[..word.len() - rest.len()];
    let has = |words: &[&str]| words.iter().any(|w| parts.contains(w));
    // 责任站所, 牵头科室: in a town or a bureau the units have names of their own.
    let rest = if matches!(rest, "站所" | "科室" | "处室" | "股室" | "站办所" | "办所" | "科" | "处" | "股" | "室")
    {
        "单位"
    } else {
        rest
    };
    match rest {
        "单位" | "部门" | "主体" if has(&["牵头", "主办", "主责", "第一", "主要"]) => {
            Some(Label::Units(Role::Lead))
        }
        "单位" | "部门" | "主体" if has(&["配合", "协同", "协办", "协作", "参与", "参加", "会办", "支持", "协助"]) => {
            Some(Label::Units(Role::Supporting))
        }
        // 县区单位 says of what level, and nothing of a part.
        "单位" | "部门" | "主体" if !parts.trim_matches(LEVELS).is_empty() => Some(Label::Units(Role::Joint)),
        "牵头" | "主办" | "主责" | "抓总" if parts.is_empty() => Some(Label::Units(Role::Lead)),
        "配合" | "协办" | "协同" | "参与" | "协助" | "协作" | "协力" if parts.is_empty() => {
            Some(Label::Units(Role::Supporting))
        }
        "责任" | "承办" | "落实" | "负责" if parts.is_empty() => Some(Label::Units(Role::Joint)),
        "到人" if has(&["落实"]) => Some(Label::Owner),
        "人" if has(&["联系"]) => Some(Label::Other),
        "领导" | "人" | "同志" if has(&OWNING) => Some(Label::Owner),
        "时限" | "时间节点" | "时限要求" | "时间要求" | "期限" | "进度安排" | "进度要求" | "工期" => {
            Some(Label::Deadline)
        }
        "时间" if has(&["完成", "办结", "办理", "整改"]) => Some(Label::Deadline),
        "方式" | "电话" | "备注" => Some(Label::Other),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::lead("牵头责任单位", Some(Label::Units(Role::Lead)))]
    #[case::joint("责任单位", Some(Label::Units(Role::Joint)))]
    #[case::supporting("协同责任单位", Some(Label::Units(Role::Supporting)))]
    #[case::assisting("协助单位", Some(Label::Units(Role::Supporting)))]
    #[case::in_charge("抓总", Some(Label::Units(Role::Lead)))]
    #[case::down_to("落实到人", Some(Label::Owner))]
    #[case::section("责任科", Some(Label::Units(Role::Joint)))]
    #[case::lead_section("牵头科室", Some(Label::Units(Role::Lead)))]
    #[case::owner("牵头负责领导", Some(Label::Owner))]
    #[case::responsible("责任人", Some(Label::Owner))]
    #[case::bare_lead("牵头", Some(Label::Units(Role::Lead)))]
    #[case::bare_support("协办", Some(Label::Units(Role::Supporting)))]
    #[case::contact("联系人", Some(Label::Other))]
    #[case::leader("牵头县领导", Some(Label::Owner))]
    #[case::patron("包抓领导", Some(Label::Owner))]
    #[case::together("协同", Some(Label::Units(Role::Supporting)))]
    #[case::in_charge_above("主管领导", Some(Label::Owner))]
    #[case::schedule("进度安排", Some(Label::Deadline))]
    #[case::deadline("完成时限", Some(Label::Deadline))]
    #[case::bare("单位", None)]
    #[case::meeting("会议时间", None)]
    #[case::person("主持人", None)]
    fn labels_are_made_of_parts(#[case] word: &str, #[case] expected: Option<Label>) {
        assert_eq!(label(word), expected);
    }
}
