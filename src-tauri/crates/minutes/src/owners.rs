//! Persons and posts made answerable for this very item. People who are merely told to act are none.

use std::ops::Range;

use duban_domain::{Ground, Owner};

use crate::people;
use crate::structure::Draft;
use crate::text;
use crate::units::{self, Label};
use crate::view::View;
use crate::words::{OWNER_ANSWERS, OWNER_POSTS};

/// Reads the owners of a directive.
pub(crate) fn read(view: &View<'_>, draft: &Draft) -> Vec<Owner> {
    let mut found: Vec<(Range<usize>, &'static str, &'static str)> = Vec::new();
    let labelled = units::label_segments(view.text(), draft.range.clone())
        .into_iter()
        .filter(|s| s.label == Label::Owner)
        .map(|s| up_to_line_end(view.text(), s.content));
    found.extend(beside_units(view.text(), draft));
    for content in labelled.chain(draft.row.iter().flat_map(|r| r.owners.clone())) {
        let content = shared_out(view.text(), content);
        let mut names: Vec<Range<usize>> = Vec::new();
        for name in units::split(view.text(), content).into_iter().flat_map(|n| by_blanks(view, n.range)) {
            match names
                .last_mut()
                .filter(|last| holds_another(&view.text()[(*last).clone()], &view.text()[name.clone()]))
            {
                Some(last) => last.end = name.end,
                None => names.push(name),
            }
        }
        found.extend(names.into_iter().map(|n| (without_unit(view.text(), n), "owner.label", "写明为责任人")));
    }
    if draft.row.as_ref().is_none_or(|r| r.owners.is_empty()) {
        for sentence in text::sentences(view.text(), draft.range.clone()) {
            for clause in text::clauses(view.text(), sentence.range) {
                found.extend(in_clause(view.text(), clause));
            }
        }
    }
    let mut out: Vec<Owner> = Vec::new();
    for (range, rule, reason) in found {
        let name = view.wording(range.clone());
        if !name.is_empty() && !out.iter().any(|o| o.name == name) {
            out.push(Owner { name, ground: Ground::read(view.span(range), rule, reason) });
        }
    }
    out
}

/// 李强 王芳 in one cell: persons that only a blank parts, which the view has not. 李 强 is one, spread out.
fn by_blanks(view: &View<'_>, name: Range<usize>) -> Vec<Range<usize>> {
    let source = view.source(view.span(name.clone()));
    let mut persons: Vec<String> = Vec::new();
    let mut spread = false;
    for part in source.split_whitespace() {
        let letter = text::length(part) == 1;
        match persons.last_mut().filter(|_| letter && spread) {
            Some(last) => last.push_str(part),
            None => persons.push(part.to_owned()),
        }
        spread = letter && !spread;
    }
    let are_names = persons.iter().all(|p| (2..=4).contains(&text::length(p)) && people::is_name(p));
    if persons.len() < 2 || !are_names || persons.concat().len() != name.len() {
        return vec![name];
    }
    let mut start = name.start;
    let part = |person: &String| {
        start += person.len();
        start - person.len()..start
    };
    persons.iter().map(part).collect()
}

/// 按《工作要点》分工（李强、王芳）: who shares the work stands in the bracket.
fn shared_out(view: &str, content: Range<usize>) -> Range<usize> {
    let bracket = text::guarded(view, content.clone()).into_iter().find(|g| view[g.clone()].starts_with('（'));
    let inner = bracket.map(|g| g.start + '（'.len_utf8()..g.end - '）'.len_utf8());
    let persons = |inner: &Range<usize>| {
        view[content.start..inner.start].contains("分工")
            && units::split(view, inner.clone()).iter().all(|n| people::is_person(&view[n.range.clone()]))
    };
    inner.filter(persons).unwrap_or(content)
}

/// 苏某（市商务局）: the bracket says of which department.
fn without_unit(view: &str, name: Range<usize>) -> Range<usize> {
    let bare = view[name.clone()].split_once('（').filter(|(who, bracket)| {
        (2..=4).contains(&text::length(who))
            && bracket.strip_suffix('）').is_some_and(|unit| units::are_names(unit) && !units::is_people(unit))
    });
    bare.map_or(name.clone(), |(who, _)| name.start..name.start + who.len())
}

/// 县委常委、办公室主任王某 is one person with two posts.
fn holds_another(post: &str, next: &str) -> bool {
    people::ends_with_post(post) && people::post_and_name(next).is_some_and(|(post, _)| !post.is_empty())
}

/// Up to the end of the line or the sentence, or the bracket that the label stands in. A bracket that opens after the
/// label is part of what it says: 王某（副县长）.
fn up_to_line_end(view: &str, range: Range<usize>) -> Range<usize> {
    let mut depth = 0;
    for (at, c) in view[range.clone()].char_indices() {
        match c {
            '（' => depth += 1,
            '）' if depth > 0 => depth -= 1,
            '\n' | '）' | '；' | '。' => return range.start..range.start + at,
            _ => {}
        }
    }
    range
}

/// 责任单位：县住建局（刘涛）: the person in the bracket after a department answers for it there.
fn beside_units(view: &str, draft: &Draft) -> Vec<(Range<usize>, &'static str, &'static str)> {
    let cells = draft.row.iter().flat_map(|r| [&r.lead, &r.joint, &r.supporting]).flatten().cloned();
    units::label_segments(view, draft.range.clone())
        .into_iter()
        .filter(|s| matches!(s.label, Label::Units(_)))
        .map(|s| up_to_line_end(view, s.content))
        .chain(cells)
        .flat_map(|content| text::guarded(view, content))
        .map(|g| g.start + '（'.len_utf8()..g.end.saturating_sub('）'.len_utf8()))
        .filter(|r| r.start < r.end && people::is_person(&view[r.clone()]))
        .map(|r| (r, "owner.bracket", "责任单位后括注责任人"))
        .collect()
}

fn in_clause(view: &str, clause: Range<usize>) -> Vec<(Range<usize>, &'static str, &'static str)> {
    let marked = crate::numbering::mark(&view[clause.clone()]).map_or(0, |m| m.len);
    let clause = clause.start + marked..clause.end;
    let near = text::head(&view[clause.clone()], 80);
    let mut found = Vec::new();
    // 主要领导亲自抓、分管领导具体抓: each begins after the 、 that parts it from the one before.
    let mut from = 0;
    while let Some((at, end)) = next_post(near, from) {
        let before = &near[..at];
        let start = if found.is_empty() { 0 } else { before.rfind('、').map_or(from, |p| p + '、'.len_utf8()) };
        let described = ["的要求", "的原则", "的机制", "的领导小组", "的工作专班", "的专班", "的指挥部", "的工作组"]
            .iter()
            .any(|w| near[end..].contains(w));
        if answers(&near[end..]) && !described {
            let start = clause.start + start + leading_words(&near[start..at]);
            found.push((start..clause.start + end, "owner.post", "写明由其负责到底"));
        }
        from = end;
    }
    if found.is_empty()
        && let Some(rest) =
            text::after_any(&view[clause.clone()], &["责任人为", "责任人是", "具体责任人为", "牵头领导为"])
    {
        let names = units::split(view, clause.end - rest.len()..clause.end);
        return names
            .into_iter()
            .filter(|n| text::length(&view[n.range.clone()]) <= 16)
            .map(|n| (n.range, "owner.label", "写明为责任人"))
            .collect();
    }
    // 县水利局局长周明为责任人.
    if found.is_empty()
        && let Some(at) = ["为责任人", "为第一责任人", "为直接责任人", "为牵头领导"].iter().find_map(|w| near.find(w))
        && people::is_person(&near[..at])
    {
        return vec![(clause.start..clause.start + at, "owner.label", "写明为责任人")];
    }
    if found.is_empty() { person(view, clause).into_iter().collect() } else { found }
}

/// The next post at or after `from`; the longest of those that begin at one place.
fn next_post(near: &str, from: usize) -> Option<(usize, usize)> {
    OWNER_POSTS.first_in(&near[from..]).map(|r| (from + r.start, from + r.end))
}

/// Whether what follows a post makes it answerable: nothing but modal words stand between.
fn answers(after: &str) -> bool {
    let near = text::head(after, 22);
    // 必须到岗到位、坐镇指挥: the parts stand side by side.
    near.split('、').any(|part| {
        if OWNER_ANSWERS.begin(part) {
            return true;
        }
        let part = part.trim_start_matches(['要', '应', '须', '必', '为', '是', '作', '同', '志', '切', '实']);
        // 要切实履行第一责任人责任, 要当好第一责任人.
        let part = text::after_any(crate::words::skip_adverbs(part), ANSWERING).unwrap_or(part);
        let part = text::after_any(part, &["好", "起"]).unwrap_or(part);
        OWNER_ANSWERS.begin(part) || is_answerable(part)
    })
}

/// Verbs with which a post takes its responsibility.
const ANSWERING: &[&str] = &["担任", "履行", "承担", "担负", "扛", "当", "落实", "负"];

/// 是本辖区安全生产第一责任人: of what it is answerable stands between.
fn is_answerable(part: &str) -> bool {
    ["第一责任人", "直接责任人", "主要责任人", "行政责任人", "技术责任人", "巡查责任人"]
        .iter()
        .any(|w| part.contains(w))
        && !part.contains(['，', '的', '和', '与'])
}

/// Connectors before the post are no part of it, nor what it is given: 此项工作由李梅副市长负总责.
fn leading_words(before: &str) -> usize {
    if let Some(given) = before.rfind('由').filter(|at| !before[..*at].ends_with("自")) {
        return given + '由'.len_utf8();
    }
    let rest = text::after_any(before, &["要求", "明确", "坚持", "由", "请", "同时", "要", "并"]).unwrap_or(before);
    before.len() - rest.len()
}

/// 责任人为县文旅局局长王建国: names who is answerable and no act.
pub(crate) fn names_an_owner(clause: &str) -> bool {
    text::starts_with_any(clause, &["责任人为", "责任人是", "具体责任人为", "牵头领导为"])
}

/// Whether a clause gives a task to a person: 由王建国副市长牵头.
pub(crate) fn is_charged(clause: &str) -> bool {
    person(clause, 0..clause.len()).is_some()
}

/// 由副市长王某牵头负责, 王某同志牵头.
fn person(view: &str, clause: Range<usize>) -> Option<(Range<usize>, &'static str, &'static str)> {
    let words = &view[clause.clone()];
    let near = text::head(words, 40);
    let given = text::after_any(near, &["由", "请"]);
    if given.is_none() && !near.contains('志') {
        return None;
    }
    let rest = given.unwrap_or(near);
    let from = clause.start + near.len() - rest.len();
    let end =
        ["牵头", "负责", "担任", "任组长", "任指挥长", "任总指挥", "任专班", "兼任", "挂帅", "总协调", "统筹", "抓总"]
            .iter()
            .filter_map(|w| rest.find(w))
            .min()?;
    let name = &rest[..end];
    let named = people::ends_with_person(name).is_some() && !units::begins_with_subject(rest);
    // Without 由 only a comrade by name takes it on: 王某同志牵头.
    let comrade = || name.ends_with("同志") && text::length(name) <= 12 && !rest[end..].starts_with("任");
    (named && (given.is_some() || comrade())).then_some((
        from..from + end,
        "owner.person",
        "“由某人负责”：写明由其负责",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn check(text: &str) -> String {
        let view = View::new(text);
        let draft = Draft { range: 0..view.text().len(), ..Draft::default() };
        read(&view, &draft).into_iter().map(|o| o.name).collect::<Vec<_>>().join(" ")
    }

    #[rstest]
    #[case::at_the_front("各区要履行属地责任，主要领导靠前指挥，压实责任。", "主要领导")]
    #[case::both("各单位主要领导要亲自抓、负总责，分管领导要具体负责。", "各单位主要领导 分管领导")]
    #[case::label("抓好整治。\n责任单位：市住建局\n责任人：王建国、李梅", "王建国 李梅")]
    #[case::bracket("抓好整治。（牵头领导：副市长王建国；牵头单位：市住建局）", "副市长王建国")]
    #[case::person("由副市长王建国牵头负责，市住建局配合。", "副市长王建国")]
    #[case::duty("各乡镇党委书记要切实履行第一责任人责任，每月至少研究一次。", "各乡镇党委书记")]
    #[case::county_heads("各县（市、区）要落实责任，县（市、区）长是第一责任人，要靠前指挥。", "县（市、区）长")]
    #[case::town_head("各镇要压实责任，镇长为第一责任人。", "镇长")]
    #[case::of_what("主要负责人是本单位安全生产第一责任人。", "主要负责人")]
    #[case::is_owner("改造工程6月底前完成，责任人为县文旅局局长王建国。", "县文旅局局长王建国")]
    #[case::given_after_its_matter("此项工作由李梅副市长负总责。", "李梅副市长")]
    #[case::name_in_post("由李梅副县长牵头，成立工作专班。", "李梅副县长")]
    #[case::comrade("李梅同志牵头，局安监科配合，开展一次检查。", "李梅同志")]
    #[case::beside_unit("抓好整治。责任单位：县住建局（刘涛）、县城投公司（李强）", "刘涛 李强")]
    #[case::with_post("抓好整治。责任领导：王建国（副县长）", "王建国（副县长）")]
    #[case::as_owner("启动建设，县水利局局长周明为责任人，年内开工。", "县水利局局长周明")]
    #[case::commander("成立指挥部，由李梅副市长任指挥长。", "李梅副市长")]
    #[case::told("党政主要领导要经常下访接访。", "")]
    #[case::unit("由市住建局负责完成。", "")]
    fn owners_are_those_answerable(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(check(text), expected);
    }
}
