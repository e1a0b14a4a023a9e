//! What a clause does in an order: an act, an attitude, a slogan, a ground.

use super::modal::modal;
use super::told::has_past;
use crate::text;
use crate::words::{ATTITUDES, OPENERS, SLOGANS, STANCES, URGES, begins_with_act, ends_with_act, skip_adverbs};

/// What a clause does in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Act,
    Attitude,
    /// What it is all good for: 为…作出贡献, 再上新台阶.
    Slogan,
    /// On what ground or in which regard the act is done: 按照…, 围绕….
    Opener,
    Other,
}

pub(super) fn kind(clause: &str) -> Kind {
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
    // 尽快与市房管局协调: with whom it is to be settled.
    let settles = skip_adverbs(body).starts_with('与')
        && ["协调", "沟通", "对接", "协商"].iter().any(|w| body.contains(w))
        && !has_past(body);
    if settles {
        return Kind::Act;
    }
    let timely = &body[crate::units::time_before(body)..];
    if OPENERS.begin(skip_adverbs(body)) && !begins_with_act(timely) || crate::owners::names_an_owner(body) {
        return if acts_after_ground(body) { Kind::Act } else { Kind::Opener };
    }
    if begins_with_act(timely) || crate::units::begins_with_subject(body) { Kind::Act } else { Kind::Other }
}

/// 对216处隐患点逐一排查, 按照节点要求完成试点改造: the act follows in the clause that names its object or ground.
pub(super) fn acts_after_ground(clause: &str) -> bool {
    const GROUNDS: &[&str] = &["要求", "部署", "节点", "标准", "规定", "时限", "原则", "安排", "计划", "意见", "分工"];
    const SETTING: &[&str] =
        &["逐一", "逐项", "逐个", "逐条", "逐处", "全面", "及时", "一律", "立即", "尽快", "抓紧", "全部", "限期"];
    const TREATING: &[&str] = &["一律", "予以", "进行", "开展", "实施", "给予", "加以", "实行", "做到"];
    if text::starts_with_any(clause, &["按照", "按", "根据", "依据", "依照"]) {
        return GROUNDS.iter().any(|g| clause.match_indices(g).any(|(at, _)| begins_with_act(&clause[at + g.len()..])));
    }
    if has_past(clause) {
        return false;
    }
    // 在全市托幼园所建立“零报告”制度: where it is done stands before.
    if clause.starts_with('在') {
        const BEGUN: &[&str] = &["建立", "设立", "开展", "推行", "实行", "设置", "开设", "安装", "组建"];
        return BEGUN.iter().any(|w| clause.find(w).is_some_and(|at| at > '在'.len_utf8() * 3));
    }
    if !text::starts_with_any(clause, &["对", "将", "把"]) {
        return false;
    }
    let set = |word: &&str| clause.match_indices(*word).any(|(at, _)| at > 0 && begins_with_act(&clause[at..]));
    SETTING.iter().any(set) || TREATING.iter().any(|w| clause.find(w).is_some_and(|at| at > 0))
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
