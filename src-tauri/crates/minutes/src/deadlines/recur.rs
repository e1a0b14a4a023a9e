//! Again and again: 每月25日前, 按季度, 一周一调度, 周调度、月通报.

use duban_domain::Cadence;

use super::date::{date, time_of_day};
use super::phrase::Phrase;
use crate::numeral::small;
use crate::text;

/// What an office does in a rhythm.
const ROUNDS: &[&str] = &[
    "调度", "通报", "报告", "研判", "会商", "督查", "督导", "督办", "考核", "评估", "评价", "小结", "总结", "排名",
    "点评", "推进", "汇报", "报送", "碰头", "盘点", "晾晒", "讲评", "例会", "随访", "回访", "走访", "检查", "巡查",
    "巡检", "更新", "反馈", "分析", "梳理", "清零", "公示", "公布", "考评", "测评", "评比", "排查", "上报", "报", "评",
    "会商", "协商", "主题", "清单", "活动", "演练", "培训", "公开", "对账", "销号", "曝光", "会诊", "专题", "议题",
    "复盘", "跟踪", "整改", "计划", "抽查", "暗访", "体检", "小考", "大考", "拉练", "观摩", "述职", "轮换", "研究",
    "部署", "安排",
];

/// What a rhythm can begin with.
pub(super) const LETTERS: &str = "每按逐定周月季旬年日一半两";

/// Reads the rhythm that `text` begins with. `before` is the clause up to it.
pub(super) fn recurring(text: &str, before: &str) -> Option<(Phrase, usize)> {
    if text.starts_with("定期") {
        let noun = ["存款", "限", "内", "票"].iter().any(|w| text["定期".len()..].starts_with(w));
        return (!noun && !before.ends_with('不')).then_some((Phrase::Every(Cadence::Periodic), "定期".len()));
    }
    one_each(text).or_else(|| short(text, before)).or_else(|| each(text))
}

/// Whether a quotation is a rule of work: “周调度、月通报”, “一人一档案，一月一随访”.
pub(super) fn is_rule(inner: &str) -> bool {
    let rhythm = |part: &str| one_each(part).or_else(|| short(part, "")).is_some_and(|(_, len)| len == part.len());
    let each = |part: &str| part.starts_with('一') && part.matches('一').count() == 2 && text::length(part) <= 6;
    inner.split(['、', '，']).all(|part| rhythm(part) || each(part)) && inner.split(['、', '，']).any(rhythm)
}

/// 一月一随访, 半年一评估, 一周一次.
fn one_each(text: &str) -> Option<(Phrase, usize)> {
    let (cadence, after) = match text.strip_prefix("半年") {
        Some(after) => (Cadence::HalfYearly, after),
        None => match text.strip_prefix('每') {
            // 每周一调度 is done on Mondays.
            Some(rest) => period(rest).filter(|(cadence, _)| *cadence != Cadence::Weekly)?,
            None => period(text.strip_prefix('一')?)?,
        },
    };
    let rest = after.strip_prefix('一')?;
    let round = ROUNDS.iter().filter(|w| rest.starts_with(**w)).max_by_key(|w| w.len());
    let end = match round {
        Some(word) => &rest[word.len()..],
        None => rest.strip_prefix('次')?,
    };
    Some((Phrase::Every(cadence), text.len() - end.len()))
}

/// 周调度, 月通报, 季考核 as the parts of a rule of work.
fn short(text: &str, before: &str) -> Option<(Phrase, usize)> {
    let (cadence, after) = match text.strip_prefix("半年") {
        Some(after) => (Cadence::HalfYearly, after),
        None => period(text)?,
    };
    // 本月调度, 3月通报, 一周调度: a period of its own.
    let counted = before.ends_with(|c: char| {
        c.is_ascii_digit() || "一二三四五六七八九十两几多半每本上下当各全今明去前后这个近数".contains(c)
    });
    let round = ROUNDS.iter().filter(|w| after.starts_with(**w) && text::length(w) > 1).max_by_key(|w| w.len())?;
    let end = &after[round.len()..];
    let listed = before.is_empty() || before.ends_with(['、', '“', '行', '持', '立', '取', '用', '善', '实', '”']);
    let rule = end.is_empty() || end.starts_with(['、', '，', '”', '制', '机', '工', '。', '；', '的', '等', '和']);
    (!counted && listed && rule).then_some((Phrase::Every(cadence), text.len() - end.len()))
}

/// 每周一, 每月25日前, 每两周, 按季度, 逐月.
fn each(text: &str) -> Option<(Phrase, usize)> {
    let (rest, each) = match text::after_any(text, &["每隔", "每个", "每"]) {
        Some(rest) => (rest, true),
        None => (text::after_any(text, &["按", "逐"])?, false),
    };
    let on = |cadence, rest: &str| Some((Phrase::Every(cadence), text.len() - rest.len()));
    if each && let Some((cadence, rest)) = several(rest) {
        return on(cadence, rest);
    }
    let (cadence, after) = period(rest)?;
    // 按年度计划, 逐年提高 tell of no rhythm that one reports in.
    // 按日计罚 neither, but 按日统计 is done each day.
    let each_day = &["统计", "调度", "报", "通报", "更新", "汇总"];
    let daily = cadence == Cadence::Daily && !text::starts_with_any(after, each_day);
    if !each && (daily || cadence == Cadence::Yearly || after.starts_with("计划")) {
        return None;
    }
    match cadence {
        Cadence::Monthly { .. } if each => Some(monthly(text, after)),
        Cadence::Weekly if each => on(cadence, after_weekday(after)),
        // 每年6月底前, 每季度末月25日前: the day within it belongs to it.
        Cadence::Yearly | Cadence::Quarterly | Cadence::HalfYearly if each => {
            // 每个季度第1个月的20日前: which month of it.
            let month = after.strip_prefix('第').and_then(|r| small(r).map(|(_, len)| &r[len..]));
            let after = month.and_then(|r| text::after_any(r, &["个月的", "个月", "月"])).unwrap_or(after);
            let after = text::after_any(
                after,
                &["最后一个月的", "最后一个月", "度末月", "末月", "首月", "度末", "的", "末", "初", "底"],
            )
            .unwrap_or(after);
            let within = small(after)
                .filter(|(d, _)| (1..=31).contains(d))
                .and_then(|(_, len)| text::after_any(&after[len..], &["日前", "日之前", "号前"]))
                .or_else(|| date(after).map(|(_, len)| &after[len..]))
                .unwrap_or(after);
            on(cadence, text::after_any(within, &["之前", "以前", "前"]).unwrap_or(within))
        }
        // 每日17时前: the hour belongs to it.
        Cadence::Daily => {
            let timed = time_of_day(after);
            let timed = text::after_any(timed, &["之前", "以前", "前"]).filter(|_| timed.len() < after.len());
            on(cadence, timed.unwrap_or(after))
        }
        _ => on(cadence, after),
    }
}

/// 每月25日前, 每月初, 每月下旬.
fn monthly(text: &str, after: &str) -> (Phrase, usize) {
    let after = after.strip_prefix('的').unwrap_or(after);
    if let Some((day, len)) = small(after).filter(|(d, _)| (1..=31).contains(d))
        && let Some(tail) = text::after_any(&after[len..], &["日之前", "日以前", "日前", "号前", "日", "号"])
    {
        return (Phrase::Every(Cadence::Monthly { day: Some(day) }), text.len() - tail.len());
    }
    let part = text::after_any(after, &["月底", "底", "末", "初", "上旬", "中旬", "下旬"]).unwrap_or(after);
    let part = text::after_any(part, &["之前", "以前", "前"]).unwrap_or(part);
    (Phrase::Every(Cadence::Monthly { day: None }), text.len() - part.len())
}

/// 每周一, 每周五下班前.
fn after_weekday(after: &str) -> &str {
    let Some(rest) = text::after_any(after, &["一", "二", "三", "四", "五", "六", "日", "末"]) else {
        return after;
    };
    // 每周一次, 每周三次, 每周一调度 (which is one a week): the number counts.
    if rest.starts_with(['次', '场', '个', '期', '篇', '条', '天', '至']) {
        return after;
    }
    text::after_any(rest, &["下班前", "之前", "以前", "前"]).unwrap_or(rest)
}

/// 每两周, 每半月, 每3个月: rhythms of several units.
fn several(text: &str) -> Option<(Cadence, &str)> {
    for word in ["半个月", "半月", "旬"] {
        if let Some(rest) = text.strip_prefix(word) {
            return Some((Cadence::Periodic, rest));
        }
    }
    let (number, len) = small(text).filter(|(n, _)| (2..=24).contains(n))?;
    let rest = text[len..].strip_prefix('个').unwrap_or(&text[len..]);
    let months = rest.strip_prefix('月').filter(|_| text[len..].starts_with('个'));
    if let Some(rest) = months {
        return Some((
            if number == 3 {
                Cadence::Quarterly
            } else if number == 6 {
                Cadence::HalfYearly
            } else {
                Cadence::Periodic
            },
            rest,
        ));
    }
    let rest = text::after_any(rest, &["周", "星期", "天", "年", "季度"])?;
    Some((Cadence::Periodic, rest))
}

/// The period that a text begins with.
fn period(text: &str) -> Option<(Cadence, &str)> {
    const PERIODS: &[(&str, Cadence)] = &[
        ("半年", Cadence::HalfYearly),
        ("季度", Cadence::Quarterly),
        ("季", Cadence::Quarterly),
        ("星期", Cadence::Weekly),
        ("周", Cadence::Weekly),
        ("月", Cadence::Monthly { day: None }),
        ("年", Cadence::Yearly),
        ("日", Cadence::Daily),
        ("天", Cadence::Daily),
    ];
    PERIODS.iter().find_map(|(word, cadence)| text.strip_prefix(word).map(|rest| (*cadence, rest)))
}
