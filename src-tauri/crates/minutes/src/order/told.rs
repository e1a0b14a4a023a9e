//! What is or was, told apart from what is ordered.

use super::modal::modal;
use crate::text;
use crate::words::REPORTS;

/// Whether a listed point tells a fact, a feature or a result, and orders nothing.
pub(crate) fn tells_facts(point: &str) -> bool {
    has_past(point) || reports(point)
}

/// Whether a text tells of what is or was. 存在的问题 only says which.
pub(super) fn reports(text: &str) -> bool {
    let mut rest = text;
    while let Some(word) = REPORTS.first_in(rest) {
        let after = &rest[word.end..];
        if &rest[word] != "存在" || !after.starts_with('的') {
            return true;
        }
        rest = after;
    }
    false
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
        "汇报了",
        "通报了",
        "介绍了",
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

/// Whether what is told are a higher body's words: 省委常委会会议…强调.
pub(crate) fn quotes_higher(before: &str) -> bool {
    ["总书记", "党中央", "国务院", "中央", "全国", "总理"].iter().any(|w| before.contains(w))
        || before.contains("会议") && ["省委", "省政府", "自治区"].iter().any(|w| text::head(before, 30).contains(w))
}

/// …等领导同志出席会议: told of those who came; 请准时参加会议 asks them to.
pub(super) fn attends(clause: &str) -> bool {
    let who = ["出席会议", "参加会议", "列席会议", "出席活动"].iter().find_map(|w| clause.strip_suffix(w));
    who.is_some_and(|who| !who.contains(['要', '请']) && !text::ends_with_any(who, &["准时", "按时", "务必", "必须"]))
}

/// 时间紧、任务重: two letters and what they are.
pub(super) fn is_state(clause: &str) -> bool {
    text::length(clause) <= 11
        && clause
            .split('、')
            .all(|part| text::length(part) == 3 && part.ends_with(['高', '严', '大', '重', '紧', '难', '急']))
}

pub(super) fn describes(clause: &str) -> bool {
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
    situation || honours || reports(clause) || has_past(clause) || has_copula(clause)
}

/// 了 after a verb.
pub(super) fn has_past(clause: &str) -> bool {
    clause.match_indices('了').any(|(at, _)| {
        let before = clause[..at].chars().next_back();
        let after = clause[at + '了'.len_utf8()..].chars().next();
        !matches!(before, Some('为' | '除' | '明' | '末')) && !matches!(after, Some('解' | '如' | '然'))
    })
}

/// A是B.
pub(super) fn has_copula(clause: &str) -> bool {
    clause.match_indices('是').any(|(at, _)| {
        let before = clause[..at].chars().next_back();
        let after = clause[at + '是'.len_utf8()..].chars().next();
        before.is_some_and(|c| !"一二三四五六七八九十但凡于还别其不就要若若只更也特都可正总".contains(c))
            && !matches!(after, Some('否' | '非'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::reached("优良天数比率达到82%。", true)]
    #[case::less("审批事项减少30%以上。", true)]
    #[case::told("全市信访总量同比下降15.6%。", false)]
    #[case::sum("累计新增企业35家。", false)]
    fn figures_may_be_what_is_ordered(#[case] sentence: &str, #[case] expected: bool) {
        assert_eq!(sets_figure(sentence), expected);
    }
}
