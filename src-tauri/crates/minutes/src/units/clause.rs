//! Departments named in the order's own clauses: 由A牵头，B配合; A会同B; 各区要….

use std::ops::Range;

use duban_domain::Role;

use super::{Named, names};
use crate::text;
use crate::words;

/// Whether a clause begins with a department that is told to act: 各区要…, 市住建局牵头….
pub(crate) fn begins_with_subject(clause: &str) -> bool {
    subject(clause).is_some()
}

/// Whether a clause gives a task to somebody: 由A牵头, 请各单位…, 责成B….
pub(crate) fn is_given(clause: &str) -> bool {
    given_at(clause).is_some()
}

/// Whether a clause says what a department answers for: 市国土资源局负责隐患点监测.
pub(crate) fn answers_for(clause: &str) -> bool {
    subject(clause).is_some_and(|(_, end)| {
        let rest = words::skip_adverbs(after_time(&clause[end..]));
        rest.starts_with("负责") && !names_a_post(rest)
    })
}

/// Where in a clause 由A…, 请A… begins. What is given may stand before: 需要协调的由市发改委牵头.
fn given_at(clause: &str) -> Option<usize> {
    let lead = lead_words(clause);
    if gives(&clause[lead..]) {
        return Some(lead);
    }
    let near = text::head(clause, 24);
    let at = near.find('由').filter(|at| *at > 0)?;
    let words = &clause[at..];
    let after = &words[end_of_given(words)..];
    // 迁改工作由市城管局负责统筹; 经核算后由市财政局拨付: what is given stands before.
    let acts = text::starts_with_any(after, &["负责", "作为"])
        || words::begins_with_act(words::skip_adverbs(after_time(after)));
    (gives(words) && !names_a_post(after) && (part(after, false).is_some() || acts)).then_some(at)
}

fn gives(words: &str) -> bool {
    let Some(rest) = text::after_any(words, GIVING) else { return false };
    names::leading(rest).is_some_and(|(_, end)| {
        let after = &rest[end..];
        !after.starts_with('的') && !is_described(after)
    })
}

/// 各部门“一把手”, 各单位主要负责同志: the post is meant, not the departments.
fn names_a_post(after: &str) -> bool {
    const POSTS: &[&str] = &[
        "“一把手”",
        "一把手",
        "主要",
        "分管",
        "负责人",
        "负责同志",
        "党政",
        "班子",
        "局长",
        "主任",
        "书记",
        "院长",
        "校长",
        "总经理",
        "董事长",
        "副局长",
        "副主任",
        "副书记",
    ];
    text::starts_with_any(after, POSTS)
}

/// Where the words after the department begin: 市住建局抓紧排查 gives 抓紧排查.
pub(crate) fn after_subject(clause: &str) -> Option<usize> {
    let (_, end) = subject(clause)?;
    let rest =
        clause[end..].strip_prefix("等部门").or_else(|| clause[end..].strip_prefix("等单位")).unwrap_or(&clause[end..]);
    Some(clause.len() - rest.len())
}

/// Where the words after 由A, 请A begin, where the clause opens with them.
pub(crate) fn after_given(clause: &str) -> Option<usize> {
    let end = gives(clause).then(|| end_of_given(clause))?;
    let rest = clause[end..].strip_prefix("负责").unwrap_or(&clause[end..]);
    (part(rest, false).is_none()).then(|| clause.len() - rest.len())
}

/// Words that give a task to whom they name.
const GIVING: &[&str] = &["由", "请", "责成", "责令", "委托", "授权", "交由"];

/// 由市领导牵头，各局参与的工作组: departments that describe something else.
fn is_described(after: &str) -> bool {
    text::starts_with_any(
        after,
        &[
            "牵头的",
            "参与的",
            "参加的",
            "负责的",
            "配合的",
            "组成的",
            "主办的",
            "制定的",
            "汇报的",
            "起草的",
            "提出的",
            "提交的",
            "报送的",
            "拟定的",
        ],
    )
}

/// The departments that a text's clauses name.
pub(super) fn stated(view: &str, within: Range<usize>) -> Vec<Named> {
    let mut named = Vec::new();
    for sentence in text::sentences(view, within) {
        // 李副市长要求各部门要…: who speaks is not told to act.
        let spoken = crate::frame::frame(view, sentence.range.clone()).map_or(sentence.range.start, |f| f.words);
        // 听取了…，要求研究室…: nor does what was told before act.
        let told = crate::frame::inner_order(view, sentence.range.clone()).map_or(0, |(_, begin)| begin);
        let spoken = spoken.max(told);
        let mut acting = false;
        let before = named.len();
        // 各乡镇，各有关单位要…; 各县区、各部门，要…: names set off by a comma wait for the order.
        let mut waiting: Option<Range<usize>> = None;
        for clause in text::clauses(view, sentence.range.clone()) {
            let clause = if clause.contains(&spoken) { spoken..clause.end } else { clause };
            if clause.end < told {
                continue;
            }
            let start = clause.start + lead_words(&view[clause.clone()]);
            if names::are_names(&view[start..clause.end]) {
                waiting = Some(waiting.map_or(start, |w| w.start)..clause.end);
                continue;
            }
            let begins = crate::order::modal(&view[clause.clone()]).is_some_and(|m| m.start == 0);
            if let Some(list) = waiting.take()
                && (begins || subject(&view[start..clause.end]).is_some() || assigned(view, &list, start, clause.end))
            {
                let units: Vec<names::Name> =
                    names::split(view, list).into_iter().filter(|n| names::is_unit(&view[n.range.clone()])).collect();
                acting |= !units.is_empty();
                push(&mut named, units, 0, Part::SUBJECT);
            }
            acting |= in_clause(view, clause, acting, &mut named);
        }
        beside_the_lead(&mut named[before..]);
    }
    named
}

/// A牵头，B、C按职责分工负责: beside a lead the others support.
fn beside_the_lead(named: &mut [Named]) {
    if named.iter().any(|n| n.role == Role::Lead) {
        for name in named.iter_mut().filter(|n| n.label == SHARED) {
            name.role = Role::Supporting;
            name.reason = "“A牵头，B按职责分工负责”：牵头之外为配合";
        }
    }
}

/// The subject that a lead-in states for all points after it.
pub(super) fn shared(view: &str, lead_in: Range<usize>) -> Vec<Named> {
    let mut named = stated(view, lead_in.clone());
    if named.is_empty() {
        let list = names::split(view, text::trim_marks(view, lead_in));
        let units = list.into_iter().filter(|n| names::is_unit(&view[n.range.clone()])).collect();
        push(&mut named, units, 0, Part::SUBJECT);
    }
    for name in &mut named {
        name.rule = "units.shared-subject";
        name.reason = "总领句写明由其落实以下各点";
    }
    named
}

/// 市城管局：负责…: a colon assigns what follows.
fn assigned(view: &str, list: &Range<usize>, start: usize, end: usize) -> bool {
    view[list.end..].starts_with('：') && words::begins_with_act(&view[start..end])
}

/// Reads one clause; tells whether somebody acts in it. `acting` tells whether somebody does in the sentence so far.
fn in_clause(view: &str, clause: Range<usize>, acting: bool, named: &mut Vec<Named>) -> bool {
    let whole = &view[clause.clone()];
    let start = clause.start + given_at(whole).unwrap_or_else(|| lead_words(whole));
    let words = &view[start..clause.end];
    if let Some(rest) = text::after_any(words, GIVING) {
        let from = clause.end - rest.len();
        if let Some((list, end)) = names::leading(rest).filter(|(_, end)| !names_a_post(&rest[*end..])) {
            let after = &rest[end..];
            let given = words.starts_with('由') || words.starts_with("交由");
            let asked = Part { reason: "“请A、责成A”：写明由其落实", ..Part::SUBJECT };
            if let Some(role) = part(after, given).or((!given).then_some(asked)) {
                push(named, list, from, role);
                // 由农水科牵头、财务科配合: the next ones follow in the same clause.
                if let Some(next) = after.strip_prefix("牵头、") {
                    return in_clause(view, clause.end - next.len()..clause.end, true, named);
                }
                joined(view, from + end..clause.end, named);
                return true;
            }
        }
    }
    // 住建部门牵头，应急、消防部门配合: the part itself tells that they act.
    if let Some((list, end)) = names::leading(words)
        && let Some(mut role) = part(&words[end..], false)
    {
        // 各单位要积极配合: where nobody acts beside whom they could help, they are told to act themselves.
        let alone = !acting && !named.iter().any(|n| n.role == Role::Lead);
        if role == Part::HELP && alone && crate::order::modal(text::head(&words[end..], 6)).is_some() {
            role = Part::SUBJECT;
        }
        push(named, list, start, role);
        joined(view, start + end..clause.end, named);
        return true;
    }
    if let Some((list, end)) = subject(words) {
        let after = &words[end..];
        let role = part(after, false).unwrap_or(Part::SUBJECT);
        push(named, list, start, role);
        joined(view, start + end..clause.end, named);
        return true;
    }
    if acting {
        joined(view, start..clause.end, named);
    }
    false
}

/// What is said of departments that answer side by side, or beside a lead.
const SHARED: &str = "按职责分工负责";

/// The part a list of departments plays by the words after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    role: Role,
    label: &'static str,
    reason: &'static str,
}

impl Part {
    const SUBJECT: Self = Self { role: Role::Subject, label: "", reason: "交办句的主语" };
    const LEAD: Self =
        Self { role: Role::Lead, label: "牵头", reason: "“A牵头”：牵头之前为牵头单位" };
    const GIVEN: Self = Self { role: Role::Joint, label: "负责", reason: "“由A负责”：写明由其负责" };
    const BY: Self = Self { role: Role::Subject, label: "", reason: "“由A…”：写明由其办理" };
    const SHARED: Self =
        Self { role: Role::Joint, label: SHARED, reason: "“A、B按职责分工负责”：并列负责" };
    const HELP: Self =
        Self { role: Role::Supporting, label: "配合", reason: "“B配合”：配合之前为配合单位" };
}

fn part(after: &str, given: bool) -> Option<Part> {
    let body = words::skip_adverbs(after);
    let near = text::head(body, 12);
    if is_described(near) {
        return None;
    }
    if near.starts_with("牵头抓总") || near.starts_with("牵头") || near.starts_with("负责牵头") {
        return Some(Part::LEAD);
    }
    if text::starts_with_any(near, &["配合", "予以配合", "协助", "参与", "协同配合", "做好配合"]) {
        return Some(Part::HELP);
    }
    if text::starts_with_any(near, &["按职责", "按照职责", "分工负责", "按分工"]) {
        return Some(Part::SHARED);
    }
    if near.starts_with("会同") || near.starts_with("商") {
        return Some(Part { reason: "“A会同B”：会同之前为牵头", ..Part::LEAD });
    }
    given.then_some(if near.starts_with("负责") { Part::GIVEN } else { Part::BY })
}

/// Bytes of 由 and the departments after it.
fn end_of_given(words: &str) -> usize {
    let rest = text::after_any(words, GIVING).unwrap_or(words);
    words.len() - rest.len() + names::leading(rest).map_or(0, |(_, end)| end)
}

/// The departments after 会同, 组织, 协调: they act together with the subject.
fn joined(view: &str, rest: Range<usize>, named: &mut Vec<Named>) {
    const VERBS: &[&str] = &["会同", "组织", "协调", "联合", "协同", "配合"];
    let words = &view[rest.clone()];
    let near = text::head(words, 30);
    // 由市城管局商市财政局解决: consulted is who follows at once.
    let consulted = near.starts_with('商') && near['商'.len_utf8()..].starts_with(['市', '县', '区', '省', '各']);
    let verbs = VERBS.iter().chain(consulted.then_some(&"商"));
    for verb in verbs {
        let Some(at) = near.find(verb) else { continue };
        let before = &near[..at];
        // The verb opens what is done: nothing but modal words, adverbs and times stand before it.
        if text::length(before) > 10 || before.contains(['把', '将', '对', '的']) {
            continue;
        }
        let from = rest.start + at + verb.len();
        if let Some((list, _)) = names::leading(&view[from..rest.end]) {
            let reason = "“会同、组织B”：之后为配合";
            push(named, list, from, Part { role: Role::Supporting, label: verb, reason });
            return;
        }
    }
}

fn push(named: &mut Vec<Named>, list: Vec<names::Name>, from: usize, part: Part) {
    for name in list {
        let range = from + name.range.start..from + name.range.end;
        named.push(Named {
            range,
            role: part.role,
            label: part.label.to_owned(),
            open_ended: name.open_ended,
            rule: match part.role {
                Role::Subject => "units.subject",
                Role::Supporting => "units.joined",
                _ => "units.clause",
            },
            reason: part.reason,
        });
    }
}

/// The departments that a clause begins with, where it tells them to act.
fn subject(clause: &str) -> Option<(Vec<names::Name>, usize)> {
    let skipped = lead_words(clause);
    let words = &clause[skipped..];
    let (mut list, end) = names::leading(words)?;
    let rest = words[end..].trim_start_matches(['、', '，']);
    let rest = rest.strip_prefix("等部门").or_else(|| rest.strip_prefix("等单位")).unwrap_or(rest);
    // Without 要 only a full name is a subject: 市住建局完成…, but not 地方机构改革….
    let certain = || {
        // 气象、水文、自然资源部门每天会商: the last one's ending serves all.
        let shared =
            list.len() > 1 && list.last().is_some_and(|n| n.open_ended || words[n.range.clone()].ends_with("部门"));
        shared || list.iter().all(|n| names::is_certain(&words[n.range.clone()]))
    };
    if is_described(rest) {
        return None;
    }
    // 市政府与市属企业签订了责任书: told, not ordered.
    if crate::order::is_told(rest) {
        return None;
    }
    let later = after_time(rest);
    // 县政府督查室每月一督查: the rhythm holds the act.
    let rhythm = later.is_empty() && !rest.is_empty()
        // 各水库管理所每日8时报送水情: hours stand between.
        || text::starts_with_any(rest, &["每日", "每天", "每周", "每月", "每季度", "汛期每"]);
    // 各镇对发现的问题必须整改: what it is done to stands between.
    let treated = || ["实行", "开展", "进行", "予以", "实施", "一律", "逐"].iter().any(|w| rest.contains(w));
    let about = text::starts_with_any(words::skip_adverbs(later), &["对", "就", "把", "将", "针对"])
        && (crate::order::modal(rest).is_some() || treated());
    let acts = crate::order::modal(text::head(rest, 16))
        .is_some_and(|m| time_or_adverb(&rest[..m.start]) && (certain() || !undergoes(&rest[m.end..])))
        || certain()
            && (words::begins_with_act(later)
                || rhythm
                || about
                || text::starts_with_any(
                    rest,
                    &[
                        "按照",
                        "对照",
                        "围绕",
                        "结合",
                        "根据",
                        "向",
                        "负责",
                        "各负其责",
                        "各司其职",
                        "负总责",
                        "负主责",
                        "从",
                        "作为",
                        "收到",
                        "接到",
                    ],
                ));
    // 城关镇负责清点: to answer for something is said of departments alone.
    let acts = acts
        || words::skip_adverbs(later).starts_with("负责")
            && list.iter().all(|n| names::is_unit(&words[n.range.clone()]))
            && !names_a_post(rest);
    for name in &mut list {
        name.range = name.range.start + skipped..name.range.end + skipped;
    }
    acts.then_some((list, end + skipped))
}

/// 危化企业要再体检, 农村公路要再提档: what is said of a topic, which undergoes it.
fn undergoes(after: &str) -> bool {
    let verb = after.strip_prefix(['再', '更', '细', '严', '快']).unwrap_or("");
    (1..=3).contains(&text::length(verb)) || text::starts_with_any(after, &["得到", "受到", "有保障", "有人管", "到位"])
}

/// Nothing but adverbs or a time may stand between a department and 要.
fn time_or_adverb(between: &str) -> bool {
    let rest = after_time(between);
    let rest = text::after_any(
        rest,
        &["下一步", "下步", "今后", "近期", "目前", "当前", "首先", "同样", "之间", "内部", "今年"],
    )
    .unwrap_or(rest);
    words::skip_adverbs(rest).is_empty() || ADVERBIAL.contains(&words::skip_adverbs(rest))
}

/// What is left of an adverb after another.
const ADVERBIAL: &[&str] = &["也", "都", "还", "更", "均", "应", "须", "要", "地"];

/// The text after a time such as 6月底前 or 于年底前.
fn after_time(text: &str) -> &str {
    let len = crate::deadlines::leading(text);
    if len > 0 {
        return &text[len..];
    }
    // 局办公室每季度通报: a rhythm is a time too.
    if let Some(rest) = text.strip_prefix('每')
        && let Some(after) = text::after_any(rest, &["季度", "半年", "个月", "周", "月", "天", "日", "年"])
    {
        // 每月25日前: the rhythm says on which day.
        return after_time(after);
    }
    if let Some(rest) = text::after_any(text, &["按月", "按季度", "按季", "按周", "按旬", "按年", "逐月", "逐季"])
    {
        return rest;
    }
    // 各水库管理所汛期每日报送水情: a season is a time too.
    if let Some(rest) = text::after_any(text, &["主汛期", "汛期", "节日期间", "活动期间", "冬春季节"])
    {
        return after_time(rest);
    }
    // 2026年各县区要…: a year stands there too.
    let year = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = if year == 4 { text[year..].strip_prefix('年') } else { None };
    if let Some(rest) = rest
        && names::leading(rest).is_some()
    {
        return rest;
    }
    let near = text::head(text, 16);
    let timely =
        near.chars().next().is_some_and(|c| c.is_ascii_digit() || "于在每年一二三四五六七八九十今会".contains(c));
    if !timely {
        return text;
    }
    ["之前", "以前", "前", "之内", "以内", "内", "底", "末"]
        .iter()
        .filter_map(|end| near.find(end).map(|at| at + end.len()))
        .min()
        .map_or(text, |at| text::after_any(&text[at..], &["之前", "以前", "前"]).unwrap_or(&text[at..]))
}

/// Words before the department that the clause is about.
const LEADS: &[&str] = &[
    "与此同时",
    "同时",
    "此外",
    "另外",
    "下一步",
    "下步",
    "下一阶段",
    "接下来",
    "其中",
    "会后",
    "今后",
    "近期",
    "目前",
    "当前",
    "会议原则同意",
    "会议同意",
    "原则同意",
    "同意",
    "要求",
    "明确",
    "特别是",
    "尤其是",
    "原则上",
    "全力",
    "因此",
    "所以",
    "必要时",
    "会议要求",
    "会议强调",
    "会议议定",
    "会议明确",
    "会议决定",
    "会议指出",
    "并强调",
    "强调",
    "指出",
    "要",
];

/// Bytes of a time that stands before what is to be done: 在7月底前完成.
pub(crate) fn time_before(words: &str) -> usize {
    let rest = after_time(words);
    if words::begins_with_act(rest) { words.len() - rest.len() } else { 0 }
}

/// Bytes of connectors and marks that a clause begins with.
fn lead_words(clause: &str) -> usize {
    let mut at = crate::numbering::mark(clause).map_or(0, |m| m.len);
    while let Some(rest) = text::after_any(&clause[at..], LEADS) {
        at = clause.len() - rest.len();
    }
    at + time_lead(&clause[at..])
}

/// Bytes of a time that a clause begins with, where a department follows it.
fn time_lead(clause: &str) -> usize {
    let rest = after_time(clause);
    let len = clause.len() - rest.len();
    if len > 0 && names::leading(rest).is_some() { len } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn check(text: &str) -> String {
        let named = stated(text, 0..text.len());
        let show = |roles: &[Role]| {
            named
                .iter()
                .filter(|n| roles.contains(&n.role))
                .map(|n| &text[n.range.clone()])
                .collect::<Vec<_>>()
                .join(" ")
        };
        format!("{} | {} | {}", show(&[Role::Lead]), show(&[Role::Joint, Role::Subject]), show(&[Role::Supporting]))
    }

    #[rstest]
    #[case::subject("各区、各部门要抓紧整改。", " | 各区 各部门 | ")]
    #[case::by("由市住建局牵头，市财政局、市城管局配合，抓好整改。", "市住建局 |  | 市财政局 市城管局")]
    #[case::responsible("由市水利局负责完成清淤。", " | 市水利局 | ")]
    #[case::together("市发改委会同市财政局制定方案。", "市发改委 |  | 市财政局")]
    #[case::organise(
        "要压实责任，市防指要发挥牵头作用，组织各县（市、区）和各有关部门开展自查。",
        " | 市防指 | 各县（市、区） 各有关部门"
    )]
    #[case::later("要强化考核，各镇、各有关部门要扎实开展工作。", " | 各镇 各有关部门 | ")]
    #[case::emergency("应急管理部门要提前转移危险区域群众，做到应转尽转。", " | 应急管理部门 | ")]
    #[case::people("广大党员干部要带头。", " |  | ")]
    #[case::timed("今年年底前，岭东、岭西等2个区要完成平台建设。", " | 岭东 岭西 | ")]
    #[case::commanded("请市教育局6月底前完成排查。", " | 市教育局 | ")]
    #[case::told("市政府与市属企业签订了责任书，务必按时完成。", " |  | ")]
    #[case::year("2026年各县区要完成改造。", " | 各县区 | ")]
    #[case::helping_alone("各责任单位要积极配合、主动作为。", " | 各责任单位 | ")]
    #[case::helping("市水利局牵头，各责任单位要积极配合。", "市水利局 |  | 各责任单位")]
    #[case::weekday("区应急局每周五汇总排查情况。", " | 区应急局 | ")]
    #[case::rhythm("县政府督查室每月一督查。", " | 县政府督查室 | ")]
    #[case::town("城关镇负责地面附着物清点。", " | 城关镇 | ")]
    #[case::case_by_case("教育部门视情停课停训。", " | 教育部门 | ")]
    #[case::shared_trade("气象、水文、自然资源部门每天滚动会商。", " | 气象 水文 自然资源部门 | ")]
    #[case::about("各镇办对发现的问题必须及时整改。", " | 各镇办 | ")]
    #[case::organised_by("待开放后，由市政府督查室统一组织上传。", " | 市政府督查室 | ")]
    #[case::told_before("会议听取了情况汇报，要求研究室、各相关工委抓紧完善。", " | 研究室 各相关工委 | ")]
    #[case::each_its_own(
        "应急管理部门牵头抓总，行业主管部门各负其责，乡镇（街道）落实属地责任。",
        "应急管理部门 | 行业主管部门 乡镇（街道） | "
    )]
    #[case::open_list("供销、邮政等单位保障农资供应。", " | 供销 邮政 | ")]
    #[case::consulting("未尽事宜，由市城管局商市财政局解决。", "市城管局 |  | 市财政局")]
    #[case::post_of_office("由县教体局局长李强任组长，抓好建设。", " |  | ")]
    #[case::in_advance("县财政局先期拨付200万元。", " | 县财政局 | ")]
    #[case::topic("危化企业要再体检。", " |  | ")]
    #[case::ordered_company("燃气企业要再排查一遍管网。", " | 燃气企业 | ")]
    #[case::spoken("李副市长要求市直各部门要形成合力。", " | 市直各部门 | ")]
    #[case::throughout("市审计局全程跟踪审计。", " | 市审计局 | ")]
    #[case::role_of_office("承办单位每月书面反馈一次进展情况。", " | 承办单位 | ")]
    #[case::out_of("市财政局从福彩公益金中安排专项资金。", " | 市财政局 | ")]
    #[case::agreed("会议原则同意市住建局、市城管局提交的管理办法。", " |  | ")]
    #[case::rhythm_of_report("包联情况由县委督查室按月通报。", " | 县委督查室 | ")]
    #[case::as_builder("改造工程由经开区管委会作为业主单位组织实施。", " | 经开区管委会 | ")]
    #[case::one_clause("由农水科牵头、规计科和财务科配合，按期报批。", "农水科 |  | 规计科 财务科")]
    #[case::hours("各水库管理所汛期每日8时报送水情。", " | 各水库管理所 | ")]
    #[case::section("建设科对4座未完工水库实行“一库一策”。", " | 建设科 | ")]
    #[case::now_and_then("纪委办公室适时对食材采购开展监督检查。", " | 纪委办公室 | ")]
    #[case::object("支持市属企业做大做强，引导各类机构参与。", " |  | ")]
    fn clauses_name_who_acts(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(check(text), expected);
    }
}
