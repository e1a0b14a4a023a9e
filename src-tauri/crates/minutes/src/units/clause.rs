//! Departments named in the order's own clauses: 由A牵头，B配合; A会同B; 各区要….

use std::ops::Range;

use duban_domain::Role;

use super::given::{given_at, given_names};
use super::part::{Part, SHARED, names_a_post, part};
use super::subject::{after_time, lead_words, subject};
use super::{Named, lists, names};
use crate::text;
use crate::words;

/// Whether a clause begins with a department that is told to act: 各区要…, 市住建局牵头….
pub(crate) fn begins_with_subject(clause: &str) -> bool {
    subject(clause).is_some()
}

/// Whether a clause says what a department answers for: 市国土资源局负责隐患点监测.
pub(crate) fn answers_for(clause: &str) -> bool {
    subject(clause).is_some_and(|(_, end)| {
        let rest = words::skip_adverbs(after_time(&clause[end..]));
        rest.starts_with("负责") && !names_a_post(rest)
    })
}

/// Whether a clause says what part a department has: 市水利局为责任单位.
pub(crate) fn is_named_as(clause: &str) -> bool {
    let words = &clause[lead_words(clause)..];
    words.contains(['为', '是', '作'])
        && lists::leading(words).is_some_and(|(_, end)| {
            words[end..].starts_with(['为', '是', '作']) && part(&words[end..], false).is_some()
        })
}

/// Where the words after the department begin: 市住建局抓紧排查 gives 抓紧排查.
pub(crate) fn after_subject(clause: &str) -> Option<usize> {
    let (_, end) = subject(clause)?;
    let rest =
        clause[end..].strip_prefix("等部门").or_else(|| clause[end..].strip_prefix("等单位")).unwrap_or(&clause[end..]);
    Some(clause.len() - rest.len())
}

/// The departments that a text's clauses name.
pub(super) fn stated(view: &str, within: Range<usize>) -> Vec<Named> {
    let mut named = Vec::new();
    // 一、各地自查 on a line of its own: where the sentences below say who acts, the heading does not.
    let mut by_heading = 0;
    for (i, sentence) in text::sentences(view, within).into_iter().enumerate() {
        // 李副市长要求各部门要…: who speaks is not told to act.
        let spoken = crate::frame::frame(view, sentence.range.clone()).map_or(sentence.range.start, |f| f.words);
        // 听取了…，要求研究室…: nor does what was told before act.
        let told = crate::frame::inner_order(view, sentence.range.clone()).map_or(0, |(_, begin)| begin);
        let spoken = spoken.max(told);
        let mut acting = false;
        let before = named.len();
        // 各乡镇，各有关单位要…; 各县区、各部门，要…: names set off by a comma wait for the order.
        let mut waiting: Option<Range<usize>> = None;
        let clauses = text::clauses(view, sentence.range.clone());
        for (nth, clause) in clauses.iter().cloned().enumerate() {
            // 他要求水库管理处专人值守: who is asked stands at once behind the word.
            let asked = clause.contains(&spoken) && view[..spoken].ends_with("要求");
            let clause = if clause.contains(&spoken) { spoken..clause.end } else { clause };
            if asked
                && let Some((list, end)) = lists::leading(&view[clause.clone()])
                && part(&view[clause.start + end..clause.end], false).is_none()
                && !names_a_post(&view[clause.start + end..clause.end])
            {
                push(&mut named, list, clause.start, Part { reason: "“要求A”：写明由其落实", ..Part::SUBJECT });
                joined(view, clause.start + end..clause.end, &mut named);
                acting = true;
                continue;
            }
            if clause.end < told {
                continue;
            }
            let start = clause.start + lead_words(&view[clause.clone()]);
            // 会议同意市财政局拟定的《…》: who wrote what was agreed to.
            if view[..start].ends_with("同意") && view[start..clause.end].contains("的《") {
                continue;
            }
            let next = clauses.get(nth + 1).map_or("", |next| &view[next.clone()]);
            if let Some((list, start)) = about_first(view, &clause, next) {
                push(&mut named, list, start, Part::SUBJECT);
                acting = true;
                continue;
            }
            // 市直部门、各乡镇，对以上工作，要主动认领: nor does it matter what it is about.
            let about =
                text::starts_with_any(&view[start..clause.end], &["对", "就", "针对", "按照", "根据", "围绕", "结合"]);
            if waiting.is_some() && about && crate::order::modal(&view[start..clause.end]).is_none() {
                continue;
            }
            if lists::are_names(&view[start..clause.end]) {
                waiting = Some(waiting.map_or(start, |w| w.start)..clause.end);
                continue;
            }
            let begins = crate::order::modal(&view[clause.clone()]).is_some_and(|m| m.start == 0);
            // 县公安局、县住建局，每月25日前报送进展: the act follows its time.
            let timed = super::subject::time_before(&view[start..clause.end]) > 0;
            if let Some(list) = waiting.take()
                && (begins
                    || timed
                    || subject(&view[start..clause.end]).is_some()
                    || assigned(view, &list, start, clause.end))
            {
                let units: Vec<lists::Name> =
                    lists::split(view, list).into_iter().filter(|n| names::is_unit(&view[n.range.clone()])).collect();
                acting |= !units.is_empty();
                push(&mut named, units, 0, Part::SUBJECT);
            }
            acting |= in_clause(view, clause, acting, &mut named);
        }
        beside_the_lead(&mut named[before..]);
        if i == 0 && sentence.stop == text::Stop::Open && text::length(&view[sentence.range]) <= 12 {
            by_heading = named.len();
        }
    }
    if named.len() > by_heading {
        named.drain(..by_heading);
    }
    named
}

/// 民政局对生活困难人员，要按规定纳入救助: what a department does it to fills its clause, and the order follows in the `next`.
fn about_first(view: &str, clause: &Range<usize>, next: &str) -> Option<(Vec<lists::Name>, usize)> {
    let start = clause.start + lead_words(&view[clause.clone()]);
    let words = &view[start..clause.end];
    if crate::order::modal(next).is_none_or(|m| m.start != 0) || crate::order::modal(words).is_some() {
        return None;
    }
    let (list, end) = lists::leading(words)?;
    let when =
        words[end..].starts_with('在') && text::ends_with_any(words, &["时", "中", "后", "前", "基础上", "前提下"]);
    let about = when || text::starts_with_any(&words[end..], &["对", "就", "针对", "围绕", "按照", "根据", "结合"]);
    (about && list.iter().all(|n| names::is_certain(&words[n.range.clone()]))).then_some((list, start))
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
        let list = lists::split(view, text::trim_marks(view, lead_in));
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
    if let Some(rest) = given_names(words) {
        let from = clause.end - rest.len();
        if let Some((list, end)) = lists::leading(rest).filter(|(_, end)| !names_a_post(&rest[*end..])) {
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
    if let Some((list, end)) = lists::leading(words)
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
    // 请以留坝县人民政府名义报送: in whose name something is done is who does it.
    if let Some((list, from)) = in_whose_name(view, &clause) {
        push(named, list, from, Part { reason: "“以A名义”：由其办理", ..Part::SUBJECT });
        return true;
    }
    if acting {
        joined(view, start..clause.end, named);
    }
    false
}

/// 以A名义, with where the names begin.
fn in_whose_name(view: &str, clause: &Range<usize>) -> Option<(Vec<lists::Name>, usize)> {
    let words = &view[clause.clone()];
    let end = clause.start + words.contains('义').then(|| words.find("名义")).flatten()?;
    // 以“两办”名义印发: in whose name it comes out, whoever sees to it.
    if text::starts_with_any(&view[end + "名义".len()..clause.end], &["印发", "下发", "发文", "发布"]) {
        return None;
    }
    let from = view[clause.start..end].rfind('以').map(|at| clause.start + at + '以'.len_utf8())?;
    let bare = view[from..end].trim_end_matches('的');
    lists::are_names(bare).then(|| {
        let names = lists::split(bare, 0..bare.len());
        (names, from)
    })
}

/// The departments after 会同, 组织, 协调: they act together with the subject.
fn joined(view: &str, rest: Range<usize>, named: &mut Vec<Named>) {
    const VERBS: &[&str] = &["会同", "组织", "协调", "统筹", "联合", "协同"];
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
        if let Some((list, _)) = lists::leading(&view[from..rest.end]) {
            let reason = "“会同、组织B”：之后为配合";
            push(named, list, from, Part { role: Role::Supporting, label: verb, reason });
            return;
        }
    }
}

fn push(named: &mut Vec<Named>, list: Vec<lists::Name>, from: usize, part: Part) {
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
    #[case::named_as("市水利局为责任单位，年内开工。", " | 市水利局 | ")]
    #[case::body_of_works("东城区政府为责任主体，6月底前交地。", " | 东城区政府 | ")]
    #[case::in_charge("各乡镇（街道）负责组织网格员登记造册。", " | 各乡镇（街道） | ")]
    #[case::asked_by_paper("各地各部门请于月底前报送方案。", " | 各地各部门 | ")]
    #[case::each_term("各级各类学校每学期组织疏散演练。", " | 各级各类学校 | ")]
    #[case::in_the_name("请以云溪县人民政府名义报送。", " | 云溪县人民政府 | ")]
    #[case::commanded_by_him("他当即责成柳河镇政府转移群众。", " | 柳河镇政府 | ")]
    #[case::asked_by_him("他要求水库管理处专人值守。", " | 水库管理处 | ")]
    #[case::acts_on("质量监督站对每个标段抽检两次。", " | 质量监督站 | ")]
    #[case::centre("服务中心督促企业整改隐患。", " | 服务中心 | ")]
    #[case::about_between("市直部门、各乡镇，对以上各项工作，要主动认领。", " | 市直部门 各乡镇 | ")]
    #[case::about_first("民政局对生活困难人员，要按规定纳入救助。", " | 民政局 | ")]
    #[case::in_common("水利局、电业局等承担退出指标的局委也必须整改到位。", " | 水利局 电业局 | ")]
    #[case::in_what_work("全县各部门在招商引资工作中要齐抓共管。", " | 全县各部门 | ")]
    #[case::two_words("各有关部门和单位要抓好落实。", " | 各有关部门和单位 | ")]
    #[case::builders("责任单位、建设单位要每周一调度。", " | 责任单位 建设单位 | ")]
    #[case::old_houses("老城棚户区要加快改造。", " |  | ")]
    #[case::whose_draft("会议同意市残联拟定的《考核结果》，报市委审定。", " |  | ")]
    #[case::issued_as("会议同意该方案，修改后以“两办”名义印发。", " |  | ")]
    #[case::centre_of_trade("消费中心加快建设。", " |  | ")]
    #[case::management_section("建设管理科负责，市公路局配合。", " | 建设管理科 | 市公路局")]
    #[case::after_dash("建设养老中心5个——市民政局牵头，各区配合。", "市民政局 |  | 各区")]
    #[case::in_rhythm("市更新办每两周碰一次头。", " | 市更新办 | ")]
    #[case::carrying_out("由李明任召集人，东湖街道具体实施。", " | 东湖街道 | ")]
    #[case::answering_alone("江堤由沿江各县（区）包干负责。", " | 沿江各县（区） | ")]
    #[case::taking_part("由市劳动局牵头，市工商局、市税务局参加，制定办法。", "市劳动局 |  | 市工商局 市税务局")]
    #[case::bracketed_level("各市（州）、县（市、区）要开展自查。", " | 各市（州） 县（市、区） | ")]
    #[case::concerned("由所涉及的省财政厅、水利厅等省级主管部门（单位）牵头完成报告。", "省财政厅 水利厅 |  | ")]
    #[case::drafting("报告起草组要认真梳理意见。", " | 报告起草组 | ")]
    #[case::object("支持市属企业做大做强，引导各类机构参与。", " |  | ")]
    fn clauses_name_who_acts(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(check(text), expected);
    }
}
