//! Is it an order? The heart of the reading: acts against attitudes, reports and descriptions.
//!
//! An order names an act to be done. “要” alone does not make one: “要提高政治站位、充分认识重要意义” asks for an attitude.
//! And an order needs no “要”: inside what a meeting demanded, “加快推进摸底排查” is one.

use std::ops::Range;

use crate::text;
use crate::words::{
    ATTITUDES, OPENERS, REPORTS, SLOGANS, STANCES, URGES, begins_with_act, ends_with_act, skip_adverbs,
};

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
    if clauses.iter().any(charged) || topical && clauses.first().is_some_and(|c| acts_after_ground(c)) {
        return Judgement::Stated;
    }
    if let Some(first) = clauses.iter().position(|c| modal(c).is_some_and(|m| !is_perceiving(&c[m.end..]))) {
        let kinds: Vec<Kind> = clauses[first..].iter().map(|c| kind(c)).collect();
        let attitude = kinds.contains(&Kind::Attitude);
        let act = kinds.iter().any(|k| matches!(k, Kind::Act | Kind::Other));
        return if attitude && !act { Judgement::Attitude } else { Judgement::Stated };
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
    let tells = clauses.iter().any(|c| has_past(c) || REPORTS.found_in(c));
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

/// …等领导同志出席会议: told of those who came; 请准时参加会议 asks them to.
fn attends(clause: &str) -> bool {
    let who = ["出席会议", "参加会议", "列席会议", "出席活动"].iter().find_map(|w| clause.strip_suffix(w));
    who.is_some_and(|who| !who.contains(['要', '请']) && !text::ends_with_any(who, &["准时", "按时", "务必", "必须"]))
}

/// 要清醒看到问题仍然存在: asks to see, and tells what is.
fn is_perceiving(verb: &str) -> bool {
    text::starts_with_any(
        skip_adverbs(verb),
        &["看到", "清醒看到", "清醒地看到", "认识到", "清醒认识", "意识到", "正视的是", "说明", "注意到", "感谢"],
    )
}

fn begins_with_attitude(clause: &str) -> bool {
    const VERBS: &[&str] =
        &["提高", "统一", "深刻", "充分认识", "增强", "坚定", "树牢", "高度重视", "自觉", "清醒", "学习", "贯彻"];
    text::starts_with_any(clause, VERBS) || begins_with_act(clause)
}

/// Whether a listed point tells a fact, a feature or a result, and orders nothing.
pub(crate) fn tells_facts(point: &str) -> bool {
    has_past(point) || REPORTS.found_in(point)
}

/// Whether a sentence sets a figure to be reached: 优良天数比率达到82%, 审批事项减少30%以上.
pub(crate) fn sets_figure(sentence: &str) -> bool {
    const REACHED: &[&str] = &[
        "增长",
        "增加",
        "新增",
        "达到",
        "达",
        "降至",
        "降到",
        "下降",
        "减少",
        "提高",
        "提升",
        "稳定在",
        "控制在",
        "保持在",
        "压缩至",
        "缩短至",
        "不低于",
        "不少于",
        "不超过",
        "突破",
        "以上",
        "以内",
        "力争",
    ];
    let told = ["已", "累计", "截至", "同比", "去年", "占", "约占"].iter().any(|w| sentence.contains(w));
    !told
        && !tells_facts(sentence)
        && !has_copula(sentence)
        && REACHED.iter().any(|w| {
            sentence.match_indices(w).any(|(at, word)| {
                let near = text::head(&sentence[at + word.len()..], 3);
                near.contains(|c: char| c.is_ascii_digit())
                    || matches!(*w, "以上" | "以内")
                        && sentence[..at].ends_with(['%', '元', '个', '户', '家', '人', '亩', '名'])
            })
        })
}

/// Whether a clause tells what somebody did: 签订了责任书.
pub(crate) fn is_told(clause: &str) -> bool {
    has_past(clause) && modal(clause).is_none()
}

/// Whether a lead-in announces features, results or causes, which order nothing: 呈现出三个特点：.
pub(crate) fn announces_facts(lead_in: &str) -> bool {
    const FACTS: &[&str] = &[
        "特点",
        "特征",
        "成效",
        "成绩",
        "变化",
        "原因",
        "困难",
        "主要问题",
        "存在",
        "优势",
        "亮点",
        "经验",
        "体会",
        "做了",
        "开展了",
        "完成了",
        "呈现",
        "表现在",
        "体现在",
        "主要是因为",
    ];
    let near = text::tail(lead_in, 40);
    FACTS.iter().any(|w| near.contains(w)) && modal(near).is_none()
}

/// Whether a sentence may be what a meeting decided though it names no act: 自7月1日起启动应急响应.
pub(crate) fn may_be_decided(view: &str, range: Range<usize>) -> bool {
    !text::clauses(view, range).into_iter().any(|c| describes(&view[c]))
}

/// Whether what is told are a higher body's words: 省委常委会会议…强调.
pub(crate) fn quotes_higher(before: &str) -> bool {
    ["总书记", "党中央", "国务院", "中央", "全国", "总理"].iter().any(|w| before.contains(w))
        || before.contains("会议") && ["省委", "省政府", "自治区"].iter().any(|w| text::head(before, 30).contains(w))
}

/// Whether a clause only says on what ground or in which regard something is done.
pub(crate) fn opens(clause: &str) -> bool {
    const GROUNDS: &[&str] = &["根据", "按照", "围绕", "结合", "针对", "立足", "对照", "依据", "聚焦", "本着", "以"];
    text::starts_with_any(clause, GROUNDS)
}

/// What a clause does in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Act,
    Attitude,
    /// What it is all good for: 为…作出贡献, 再上新台阶.
    Slogan,
    /// On what ground or in which regard the act is done: 按照…, 围绕….
    Opener,
    Other,
}

fn kind(clause: &str) -> Kind {
    let body = modal(clause).map_or(clause, |m| &clause[m.end..]);
    let body = body.strip_prefix('要').unwrap_or(body);
    // 统一思想、压实责任: one act among attitudes makes an act.
    let parts = || body.split('、').filter(|p| text::length(p) >= 3);
    if is_stance(body) {
        return Kind::Attitude;
    }
    if only_urges(body) {
        return Kind::Attitude;
    }
    if ATTITUDES.found_in(body) || is_study(body) {
        // 毫不动摇地鼓励、支持…: verbs in a row share what is said of the first.
        let shares = parts().next().is_some_and(ends_with_act);
        let acts =
            parts().any(|p| !ATTITUDES.found_in(p) && !is_study(p) && begins_with_act(p) && !SLOGANS.found_in(p));
        return if acts && !shares { Kind::Act } else { Kind::Attitude };
    }
    if SLOGANS.found_in(body) || body.starts_with('为') {
        return Kind::Slogan;
    }
    let timely = &body[crate::units::time_before(body)..];
    if OPENERS.begin(skip_adverbs(body)) && !begins_with_act(timely) || crate::owners::names_an_owner(body) {
        return if acts_after_ground(body) { Kind::Act } else { Kind::Opener };
    }
    if begins_with_act(timely) || crate::units::begins_with_subject(body) { Kind::Act } else { Kind::Other }
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

/// 抓紧抓实, 以更大决心持续攻坚: says with what zeal, and nothing of what is to be done.
fn only_urges(body: &str) -> bool {
    let means = body.starts_with('以').then(|| ZEAL.iter().filter_map(|z| body.rfind(z).map(|at| at + z.len())).max());
    let rest = means.flatten().map_or(body, |at| &body[at..]);
    let urges = |part: &str| URGES.has(part) || URGES.has(skip_adverbs(part));
    !rest.is_empty() && rest.split('、').all(urges)
}

/// With what something is done: 以更大决心.
const ZEAL: &[&str] =
    &["决心", "举措", "力度", "态度", "作风", "姿态", "干劲", "担当", "精神", "状态", "责任感", "紧迫感", "标准"];

/// 力争全年新建农村公路100公里, 力争明年上半年封顶: a figure or a day to strive for.
fn aims(clause: &str) -> bool {
    text::after_any(clause, &["力争", "争取"])
        .is_some_and(|rest| rest.contains(|c: char| c.is_ascii_digit()) || crate::deadlines::leading(rest) > 0)
}

/// 时间节点是4月30日: to set a day is to order.
pub(crate) fn sets_a_day(clause: &str) -> bool {
    crate::deadlines::NODES.iter().any(|node| {
        clause.match_indices(node).any(|(at, _)| {
            let rest = &clause[at + node.len()..];
            text::after_any(rest, &["是", "为", "定为", "定在"])
                .is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()))
        })
    })
}

/// 对216处隐患点逐一排查, 按照节点要求完成试点改造: the act follows in the clause that names its object or ground.
fn acts_after_ground(clause: &str) -> bool {
    const GROUNDS: &[&str] = &["要求", "部署", "节点", "标准", "规定", "时限", "原则", "安排", "计划", "意见", "分工"];
    const SETTING: &[&str] =
        &["逐一", "逐项", "逐个", "逐条", "逐处", "全面", "及时", "一律", "立即", "尽快", "抓紧", "全部", "限期"];
    const TREATING: &[&str] = &["予以", "进行", "开展", "实施", "给予", "加以", "实行", "做到"];
    if text::starts_with_any(clause, &["按照", "按", "根据", "依据", "依照"]) {
        return GROUNDS.iter().any(|g| clause.match_indices(g).any(|(at, _)| begins_with_act(&clause[at + g.len()..])));
    }
    if !text::starts_with_any(clause, &["对", "将", "把"]) || has_past(clause) {
        return false;
    }
    let set = |word: &&str| clause.match_indices(*word).any(|(at, _)| at > 0 && begins_with_act(&clause[at..]));
    SETTING.iter().any(set) || TREATING.iter().any(|w| clause.find(w).is_some_and(|at| at > 0))
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

/// 深入学习贯彻…重要讲话精神: study, not work.
fn is_study(body: &str) -> bool {
    const SUBJECTS: &[&str] = &["精神", "思想", "论述", "讲话", "指示", "批示"];
    let verb = skip_adverbs(body);
    text::starts_with_any(verb, &["学习", "贯彻", "领会", "传达学习", "学深悟透", "落实", "领悟", "宣传贯彻"])
        && SUBJECTS.iter().any(|w| body.ends_with(w))
}

/// 把…作为…的重要任务: how a thing is to be regarded.
fn is_stance(body: &str) -> bool {
    const ENDS: &[&str] = &[
        "任务",
        "抓手",
        "行动",
        "内容",
        "重点",
        "举措",
        "工程",
        "大事",
        "要务",
        "前提",
        "关键",
        "标准",
        "主线",
        "目标",
        "首位",
        "位置",
        "高度",
        "遵循",
        "指引",
        "基础",
        "根本",
        "任务来抓",
        "大事来抓",
        "要求",
        "责任",
        "使命",
        "课题",
        "路径",
        "载体",
        "标尺",
    ];
    if body.starts_with('以') {
        return STANCES.found_in(body);
    }
    (body.starts_with('把') || body.starts_with('将')) && body.contains("作为") && text::ends_with_any(body, ENDS)
}

/// 时间紧、任务重: two letters and what they are.
fn is_state(clause: &str) -> bool {
    text::length(clause) <= 11
        && clause
            .split('、')
            .all(|part| text::length(part) == 3 && part.ends_with(['高', '严', '大', '重', '紧', '难', '急']))
}

fn describes(clause: &str) -> bool {
    // 来不得半点马虎 tells how things are; 授予…称号 is done with the word.
    let situation = ["来不得", "容不得", "不容", "任重道远"].iter().any(|w| clause.starts_with(w))
        || ["松不得", "慢不得", "等不得", "拖不得", "马虎不得", "大意不得", "少不得", "耽误不得"]
            .iter()
            .any(|w| clause.ends_with(w));
    let honours = clause.contains("授予") && ["称号", "荣誉", "奖"].iter().any(|w| clause.contains(w))
        || clause.starts_with("给予") && ["通报表扬", "嘉奖", "记功", "表彰"].iter().any(|w| clause.ends_with(w));
    // 对已完成改造的小区…: what stands before 的 only says which.
    let clause = if text::starts_with_any(clause, &["对", "将", "把", "针对", "凡"]) {
        clause.rsplit('的').next().unwrap_or(clause)
    } else {
        clause
    };
    situation || honours || REPORTS.found_in(clause) || has_past(clause) || has_copula(clause)
}

/// 了 after a verb.
fn has_past(clause: &str) -> bool {
    clause.match_indices('了').any(|(at, _)| {
        let before = clause[..at].chars().next_back();
        let after = clause[at + '了'.len_utf8()..].chars().next();
        !matches!(before, Some('为' | '除' | '明' | '末')) && !matches!(after, Some('解' | '如' | '然'))
    })
}

/// A是B.
fn has_copula(clause: &str) -> bool {
    clause.match_indices('是').any(|(at, _)| {
        let before = clause[..at].chars().next_back();
        let after = clause[at + '是'.len_utf8()..].chars().next();
        before.is_some_and(|c| !"一二三四五六七八九十但凡于还别其不就要若若只更也特都可正总".contains(c))
            && !matches!(after, Some('否' | '非'))
    })
}

/// Where a clause says that something is ordered: 要, 必须, 务必, 应, 不得. The range is the modal word.
pub(crate) fn modal(clause: &str) -> Option<Range<usize>> {
    // Most clauses hold none of the letters; only then is it worth looking for quotations.
    if !clause.contains(['要', '务', '必', '应', '须', '得', '准', '禁', '需']) {
        return None;
    }
    let guards = text::guarded(clause, 0..clause.len());
    let free = |at: usize| !guards.iter().any(|g| g.contains(&at));
    MODALS.0.iter().filter_map(|w| first_modal(clause, w, &free)).min_by_key(|r| r.start)
}

/// What has to be done where 需 orders it.
const NEEDED: &[&str] = &[
    "完成", "全面", "于", "在", "将", "把", "按", "严格", "及时", "立即", "尽快", "抓紧", "制定", "落实", "建立",
    "加快", "加强", "做好", "报", "提交", "组织", "开展", "配合",
];

struct Modals(&'static [&'static str]);
static MODALS: Modals =
    Modals(&["一定要", "务必", "务于", "必须", "应当", "应该", "不得", "不准", "严禁", "要", "应", "须", "需"]);

fn first_modal(clause: &str, word: &str, free: &impl Fn(usize) -> bool) -> Option<Range<usize>> {
    clause.match_indices(word).map(|(at, w)| at..at + w.len()).find(|r| {
        let before = clause[..r.start].chars().next_back().unwrap_or(' ');
        let after = clause[r.end..].chars().next().unwrap_or(' ');
        let is_word = match word {
            "要" => {
                !"重主需只首必纲摘概简扼紧想硬精次险提机索显若择之".contains(before)
                    && !"求素点事害闻领件么是塞职义道员目旨务义".contains(after)
            }
            "应" => {
                !"供相适响反效呼对感顺报照策因".contains(before)
                    && !"急用对届税付收战变有援诉聘征邀验声该当对".contains(after)
            }
            // 松不得 tells how things are.
            "不得" => !"来容舍见怪怨松慢等拖少".contains(before) && r.end < clause.len(),
            "须" => before != '必' && !"知".contains(after),
            // 需完成; but not 需求, 所需资金, 急需.
            "需" => {
                !"所急必亟特按供刚内军无不仍只凡如确还".contains(before)
                    && text::starts_with_any(&clause[r.end..], NEEDED)
            }
            _ => true,
        };
        is_word && free(r.start)
    })
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
    #[case::attended("市领导李梅及市政府督查组组长等领导同志出席会议。", Judgement::Description)]
    #[case::thought("与会同志一致认为，我们一定要把讲话精神学习好、贯彻好。", Judgement::Description)]
    #[case::aim("力争全年新建农村公路100公里。", Judgement::Unmarked)]
    #[case::noun("重要水库的主要指标正常。", Judgement::Description)]
    fn sentences_are_judged(#[case] sentence: &str, #[case] expected: Judgement) {
        assert_eq!(judge(sentence, 0..sentence.len()), expected);
    }

    #[rstest]
    #[case::reached("优良天数比率达到82%。", true)]
    #[case::less("审批事项减少30%以上。", true)]
    #[case::told("全市信访总量同比下降15.6%。", false)]
    #[case::sum("累计新增企业35家。", false)]
    fn figures_may_be_what_is_ordered(#[case] sentence: &str, #[case] expected: bool) {
        assert_eq!(sets_figure(sentence), expected);
    }

    #[rstest]
    #[case::plain("各区要抓紧", Some("要"))]
    #[case::word("按照有关要求", None)]
    #[case::important("重要的是", None)]
    #[case::must("必须整改", Some("必须"))]
    #[case::should("家庭应当备案", Some("应当"))]
    #[case::emergency("启动应急响应", None)]
    fn modal_words_are_told_from_letters(#[case] clause: &str, #[case] expected: Option<&str>) {
        assert_eq!(modal(clause).map(|r| &clause[r]), expected);
    }
}
