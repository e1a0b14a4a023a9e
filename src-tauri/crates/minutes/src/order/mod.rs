//! Is it an order? The heart of the reading: acts against attitudes, reports and descriptions.
//!
//! An order names an act to be done. “要” alone does not make one: “要提高政治站位、充分认识重要意义” asks for an attitude.
//! And an order needs no “要”: inside what a meeting demanded, “加快推进摸底排查” is one.

use std::ops::Range;

use crate::text;
use crate::words::{begins_with_act, skip_adverbs};
use kind::{Kind, acts_after_ground, kind};
use told::{attends, describes, has_copula, has_past, is_state, reports};

mod kind;
mod modal;
mod told;

pub(crate) use modal::modal;
pub(crate) use told::{announces_facts, is_told, quotes_higher, sets_figure, tells_facts};

/// What a sentence turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judgement {
    /// Ordered in words: 要, 必须, 务必, 不得.
    Stated,
    /// An act with nothing that orders it; an order only inside what a meeting demanded.
    Unmarked,
    /// Attitude alone.
    Attitude,
    /// Tells what is or was.
    Description,
}

/// Judges the sentence at `range`.
pub(crate) fn judge(view: &str, range: Range<usize>) -> Judgement {
    // 应该如何写好会议纪要呢？: a question orders nothing.
    if view[range.clone()].trim_end_matches('”').ends_with('？') {
        return Judgement::Description;
    }
    let ranges = text::clauses(view, range);
    let colon = ranges.first().is_some_and(|c| view[c.end..].starts_with('：'));
    let mut clauses: Vec<&str> = ranges.into_iter().map(|c| &view[c]).collect();
    // 市城管局：负责…: what is said of it follows.
    if clauses.len() > 1 && crate::units::are_names(clauses[0]) {
        clauses.remove(0);
    }
    // 老旧小区改造方面：…: the topic stands before what is said of it.
    let topical = colon
        && clauses.len() > 1
        && text::length(clauses[0]) <= 16
        && text::ends_with_any(clauses[0], &["方面", "问题", "环节", "领域"]);
    if topical {
        clauses.remove(0);
    }
    // 都表示将全力支持; …后发表讲话: told of, whatever they promised.
    let told = |c: &&str| {
        c.contains("表示将")
            || c.contains("表示，")
            || c.contains("发表") && c.contains("讲话")
            || c.contains("一致认为")
            || attends(c)
    };
    if clauses.iter().any(told) {
        return Judgement::Description;
    }
    let charged = |c: &&str| {
        crate::units::is_given(c)
            || crate::units::answers_for(c)
            || crate::owners::is_charged(c)
            || sets_a_day(c)
            || asks(c)
            || crate::units::is_named_as(c)
    };
    let ordered = clauses.iter().position(|c| modal(c).is_some_and(|m| !is_perceiving(&c[m.end..])));
    let only_attitude = ordered.is_some_and(|first| {
        let kinds: Vec<Kind> = clauses[first..].iter().map(|c| kind(c)).collect();
        kinds.contains(&Kind::Attitude) && !kinds.iter().any(|k| matches!(k, Kind::Act | Kind::Other))
    });
    // 要清醒地看到问题和不足，结合实际加以改进，科学谋划…: what it asks for follows.
    let follows = || {
        let perceives = clauses.iter().position(|c| modal(c).is_some());
        perceives.is_some_and(|at| clauses[at + 1..].iter().any(|c| kind(c) == Kind::Act))
    };
    let acts = topical && clauses.first().is_some_and(|c| acts_after_ground(c)) || ordered.is_none() && follows();
    if ordered.is_some() && !only_attitude || acts || clauses.iter().any(charged) {
        return Judgement::Stated;
    }
    if only_attitude {
        return Judgement::Attitude;
    }
    // 做好这项工作，标准高、责任重: tells how it is.
    if clauses.iter().skip(1).any(|c| is_state(c)) {
        return Judgement::Description;
    }
    // 加强党的建设，是一项重大任务: a clause that opens with 是 tells what the one before is.
    if clauses.iter().any(|c| describes(c)) || clauses.iter().any(|c| c.starts_with('是')) {
        return Judgement::Description;
    }
    if clauses.first().is_some_and(|c| aims(c)) {
        return Judgement::Unmarked;
    }
    let kinds: Vec<Kind> = clauses.iter().map(|c| kind(c)).collect();
    // 养老服务实行月调度，各责任单位每月报送进展: who acts is named after what it is about.
    let tells = clauses.iter().any(|c| has_past(c) || reports(c));
    if !tells && clauses.iter().skip(1).any(|c| crate::units::begins_with_subject(c)) {
        return Judgement::Unmarked;
    }
    match kinds.iter().find(|k| **k != Kind::Opener) {
        Some(Kind::Act) => Judgement::Unmarked,
        Some(Kind::Attitude) if !clauses.iter().any(|c| begins_with_attitude(c)) => Judgement::Description,
        Some(Kind::Attitude) if kinds.contains(&Kind::Act) => Judgement::Unmarked,
        Some(Kind::Attitude) => Judgement::Attitude,
        _ => Judgement::Description,
    }
}

/// 要清醒看到问题仍然存在: asks to see, and tells what is.
fn is_perceiving(verb: &str) -> bool {
    text::starts_with_any(
        skip_adverbs(verb),
        &[
            "看到",
            "清醒看到",
            "清醒地看到",
            "认识到",
            "清醒认识",
            "意识到",
            "正视的是",
            "说明",
            "注意到",
            "感谢",
            "予充分肯定",
            "予肯定",
        ],
    )
}

fn begins_with_attitude(clause: &str) -> bool {
    const VERBS: &[&str] =
        &["提高", "统一", "深刻", "充分认识", "增强", "坚定", "树牢", "高度重视", "自觉", "清醒", "学习", "贯彻"];
    text::starts_with_any(clause, VERBS) || begins_with_act(clause)
}

/// Whether a sentence may be what a meeting decided though it names no act: 自7月1日起启动应急响应.
pub(crate) fn may_be_decided(view: &str, range: Range<usize>) -> bool {
    !text::clauses(view, range).into_iter().any(|c| describes(&view[c]))
}

/// Whether a clause only says on what ground or in which regard something is done.
pub(crate) fn opens(clause: &str) -> bool {
    const GROUNDS: &[&str] = &["根据", "按照", "围绕", "结合", "针对", "立足", "对照", "依据", "聚焦", "本着", "以"];
    text::starts_with_any(clause, GROUNDS)
}

/// 请以县政府名义…, 整改方案请于6月10日前报送: asked in the words of a paper.
fn asks(clause: &str) -> bool {
    // Whom or what is asked stands before, and no more.
    text::head(clause, 14).match_indices('请').any(|(at, word)| {
        let rest = &clause[at + word.len()..];
        let is_verb = !clause[..at].ends_with(['申', '聘', '邀', '敬', '报', '提', '恳', '呈', '经'])
            && text::length(&clause[..at]) <= 12;
        let how = text::starts_with_any(
            rest,
            &[
                "以", "于", "在", "按", "将", "各", "结合", "认真", "务必", "尽快", "及时", "抓紧", "你", "贵", "对照",
                "遵照",
            ],
        );
        is_verb && (how || begins_with_act(&rest[crate::units::time_before(rest)..]))
    })
}

/// 力争全年新建农村公路100公里, 力争明年上半年封顶: a figure or a day to strive for.
fn aims(clause: &str) -> bool {
    text::after_any(clause, &["力争", "争取"])
        .is_some_and(|rest| rest.contains(|c: char| c.is_ascii_digit()) || crate::deadlines::leading(rest) > 0)
}

/// 时间节点是4月30日: to set a day is to order.
pub(crate) fn sets_a_day(clause: &str) -> bool {
    // Hardly any clause names one; a look at its verb costs less.
    clause.contains(['是', '为', '定'])
        && crate::deadlines::NODES.iter().any(|node| {
            clause.match_indices(node).any(|(at, _)| {
                let rest = &clause[at + node.len()..];
                text::after_any(rest, &["是", "为", "定为", "定在"])
                    .is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()))
            })
        })
}

/// Whether a sentence goes on with the order that a short heading gave: 要压实责任。党组书记严格履行…. It acts, by
/// whomever, and tells nothing.
pub(crate) fn goes_on_acting(sentence: &str) -> bool {
    let acts = |clause: &Range<usize>| {
        let words = &sentence[clause.clone()];
        let inside = |(at, _): (usize, char)| {
            let rest = &words[at..];
            let after = skip_adverbs(rest);
            after.len() < rest.len() && begins_with_act(after)
        };
        matches!(kind(words), Kind::Act) || words.char_indices().take(16).any(inside)
    };
    let limited = crate::deadlines::limited(sentence, 0..sentence.len());
    let whole = 0..sentence.len();
    !tells_facts(sentence) && !has_copula(sentence) && (limited || text::clauses(sentence, whole).iter().any(acts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::stated("各区要加快推进老旧小区改造，年底前完工。", Judgement::Stated)]
    #[case::attitude("各级各部门要提高政治站位，充分认识做好这项工作的重要性。", Judgement::Attitude)]
    #[case::attitude_and_act("各级各部门要提高政治站位，迅速整改检查发现的问题。", Judgement::Stated)]
    #[case::unmarked("加快推进摸底排查，建立问题台账。", Judgement::Unmarked)]
    #[case::after_opener("围绕全年目标，抓好项目建设。", Judgement::Unmarked)]
    #[case::timed("8月25日前建成第五小学。", Judgement::Unmarked)]
    #[case::object_first("对216处隐患点逐一排查到位。", Judgement::Unmarked)]
    #[case::object_described("对已完成改造的31个老旧小区，逐一移交管理。", Judgement::Unmarked)]
    #[case::person("由李梅副县长牵头，成立工作专班。", Judgement::Stated)]
    #[case::node("清理乱堆乱放工作时间节点是4月30日；", Judgement::Stated)]
    #[case::topic("老旧小区改造方面：按照时间节点完成试点改造。", Judgement::Stated)]
    #[case::owner_first("责任人为县文旅局局长李梅，5月底前完成改造。", Judgement::Unmarked)]
    #[case::meaning("做好防汛工作是当前的头等大事。", Judgement::Description)]
    #[case::state("做好这项工作，标准高，责任重。", Judgement::Description)]
    #[case::zeal("必须抓紧抓实。", Judgement::Attitude)]
    #[case::zeal_with_means("必须以更大决心、更实举措持续攻坚。", Judgement::Attitude)]
    #[case::endless("优化营商环境没有最好、只有更好。", Judgement::Description)]
    #[case::season("汛期将至，安全丝毫松不得。", Judgement::Description)]
    #[case::asked("整改方案请以县政府名义，在6月10日前报送。", Judgement::Stated)]
    #[case::progress("完成了三座泵站的改造。", Judgement::Description)]
    #[case::quoted("牢记“房子要住人”的定位，稳定市场。", Judgement::Unmarked)]
    #[case::praised("各部门迎难而上，经济起步平稳，对这些成绩应予充分肯定。", Judgement::Description)]
    #[case::seen_and_mended("要清醒地看到存在的不足，加以改进，科学谋划好明年的工作。", Judgement::Stated)]
    #[case::settled_with("尽快与市房管局协调拆迁事宜。", Judgement::Unmarked)]
    #[case::which("着力解决干部作风上存在的五个方面突出问题。", Judgement::Unmarked)]
    #[case::attended("市领导李梅及市政府督查组组长等领导同志出席会议。", Judgement::Description)]
    #[case::thought("与会同志一致认为，我们一定要把讲话精神学习好、贯彻好。", Judgement::Description)]
    #[case::aim("力争全年新建农村公路100公里。", Judgement::Unmarked)]
    #[case::noun("重要水库的主要指标正常。", Judgement::Description)]
    fn sentences_are_judged(#[case] sentence: &str, #[case] expected: Judgement) {
        assert_eq!(judge(sentence, 0..sentence.len()), expected);
    }
}
