//! Whether a wording of time limits an order, or merely mentions a time.

use super::phrase::{Phrase, Until, Year};
use crate::text;

/// Whether a wording limits the order. `before` and `after` are its clause.
///
/// What only mentions a time does not: past days, forecasts, validity, names (2024年计划).
pub(crate) fn limits(phrase: &Phrase, before: &str, after: &str) -> bool {
    const TELLING: &[&str] =
        &["预计", "有望", "截至", "截止", "有效期", "自从", "召开的", "印发的", "已于", "曾于", "原定"];
    if TELLING.iter().any(|w| before.contains(w))
        || text::starts_with_any(after, &["起施行", "起执行", "起实施", "以来", "印发的", "召开的", "发布的", "起至"])
    {
        return false;
    }
    // 5月1日起 begins; 去年底, 上月底 are past.
    let begins = after.starts_with('起') && matches!(phrase, Phrase::On { .. });
    let past = ["去", "上", "上个", "前", "往", "历", "同", "去年", "上年", "前年", "往年"]
        .iter()
        .any(|w| before.ends_with(w));
    if begins || past && matches!(phrase, Phrase::On { .. }) {
        return false;
    }
    // 为迎接年底考核, 关系到2018年能否摘帽: speaks of it.
    if text::ends_with_any(before, &["迎接", "备战", "关系到"]) {
        return false;
    }
    // 政策延长至2022年底: how long something holds.
    if text::ends_with_any(
        before,
        &["期限至", "实施至", "延长至", "延长到", "延续至", "延续到", "执行至", "顺延至", "延期至", "有效至"],
    ) {
        return false;
    }
    // 5月1日至2022年4月30日实施: how long; 不高于2017年标准: which; 发现问题15日内整改: each time.
    let lasts = ends_as_range(before) && text::starts_with_any(after, &["实施", "执行", "施行", "期间"]);
    let compared = text::ends_with_any(before, &["高于", "低于", "多于", "少于", "不超过", "相比", "比"])
        && matches!(phrase, Phrase::On { year: Year::Named(_), firm: false, .. });
    let each = before.contains("发现") && matches!(phrase, Phrase::Within { event: None, .. });
    if lasts || compared || each {
        return false;
    }
    // 1-9月份预算执行情况 names months that were.
    if matches!(phrase, Phrase::On { .. }) && ends_as_range(before) && text::head(after, 14).contains("情况") {
        return false;
    }
    let led = text::ends_with_any(before, &["到", "至", "于", "在", "力争", "确保", "争取", "务求", "赶"])
        || ends_as_range(before)
        || is_set_as_node(before);
    match phrase {
        Phrase::On { year, until, firm } => {
            // 6月27日、9月30日前: those before 、 are limits like the last.
            if *firm || stands_beside_a_limit(after) {
                return !after.starts_with("召开") || !before.is_empty();
            }
            of_day((*year, *until), before, after, led)
        }
        // 压缩至3周以内 is a figure to be reached.
        Phrase::Within { event, .. } => {
            event.is_some()
                || !text::ends_with_any(
                    before,
                    &[
                        "至",
                        "到",
                        "为",
                        "在",
                        "缩短",
                        "压缩",
                        "不超过",
                        "低于",
                        "超过",
                        "时限",
                        "期限",
                        "年限",
                        "少于",
                        "最长",
                        "近",
                        "过去",
                        "最近",
                    ],
                )
                || text::ends_with_any(before, &["务必在", "要在", "必须在", "力争在", "确保在"])
        }
        Phrase::Every(duban_domain::Cadence::Yearly) => {
            !text::starts_with_any(after, &["最高", "不超过", "补助", "补贴", "奖励", "给予", "可", "均"])
                && !is_price(before)
        }
        Phrase::Every(_) => !is_price(before),
        // 即日起10日内 is a span.
        Phrase::FromNow => !after.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十两半百".contains(c)),
        // 近期事故教训 names what was; 近期启动 sets a time.
        Phrase::Vague if after.is_empty() || is_each_time(after) => true,
        Phrase::Vague => crate::words::begins_with_act(after) && !before.ends_with('的'),
        _ => true,
    }
}

/// Whether a year, a part of it, a month or a day that no 前 or 底 makes a limit of is one all the same.
fn of_day((year, until): (Year, Until), before: &str, after: &str, led: bool) -> bool {
    match (year, until) {
        // 今年的任务 has to be done within it.
        (Year::Unsaid, Until::YearEnd) => {
            // 年底逐一绩效对账: what is done then.
            let acts = crate::words::begins_with_act(after) || crate::words::ends_with_act(after);
            if before.is_empty() && acts && !after.contains('了') {
                return true;
            }
            // 确保全年硬账硬结 sets nothing to be reached.
            let figure = after.contains(|c: char| c.is_ascii_digit());
            let reached = after.is_empty()
                || figure
                || ["增长", "稳定", "达到", "完成", "实现"].iter().any(|w| after.contains(w));
            // 确保全年的供地目标如期实现, 确保全年目标任务完成 names which goal.
            // 为全年高质量发展打下基础 says what it is good for.
            let goal = !figure && ["目标", "任务"].iter().any(|w| after.contains(w));
            let names = after.starts_with('的') || before.ends_with('为') || goal;
            !names && (led && reached || crate::words::begins_with_act(after) && !after.contains(['了', '已']))
        }
        (Year::This, Until::YearEnd) => {
            !text::starts_with_any(
                after,
                &["是", "的", "工作", "要", "前", "年", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
            ) && !after.starts_with("上半年，")
                // 今年实施的重点工程 says which.
                && !text::head(after, 4).contains('的')
                // 不低于当年支出总额的15% says of what.
                && !text::ends_with_any(before, &["于", "占", "达", "超过", "按", "以", "比"])
                && !is_settled(before)
                // 抓好今年安全生产工作 names the work; 完成今年任务 has to be done within it.
                && (led
                    || crate::words::begins_with_act(after)
                    || text::starts_with_any(after, &["力争", "争取", "务必", "确保"])
                    || ["完成", "实现", "确保", "力争", "争取", "达到"].iter().any(|w| before.contains(w)))
        }
        // 三季度是关键期 and 全力奋战三季度 speak of it; 确保上半年完成 limits by it.
        (_, Until::Half(_) | Until::Quarter(_)) => {
            let set = ["确保", "完成", "实现", "力争", "争取", "务必"].iter().any(|w| before.contains(w));
            // 对于一季度招商引资工作情况 names what was.
            if after.ends_with("情况") {
                return false;
            }
            // 冲刺一季度“开门红”: a good first quarter has to be reached within it.
            let reached = text::starts_with_any(after, &["“开门红”", "开门红"]);
            led || set || reached || (crate::words::begins_with_act(after) && !after.contains('了'))
        }
        // 确保2025年人大工作取得新成效 names the work of a year.
        (Year::Named(_), Until::YearEnd) if text::head(after, 12).contains("工作") && !ends_as_range(before) => {
            text::ends_with_any(before, &["到", "至"])
        }
        (Year::Named(_), Until::YearEnd) if is_brought_about(after) || before.is_empty() && adds_a_figure(after) => {
            true
        }
        // 确保2023年政府工作报告的任务… names which; 确保2025年完成 sets the year.
        (Year::Named(_), Until::YearEnd)
            if text::ends_with_any(before, &["力争", "确保", "争取", "务求"])
                && text::starts_with_any(after, &["市", "县", "区", "省", "全", "《", "政府工作", "各项", "度"]) =>
        {
            false
        }
        (Year::Named(_), Until::YearEnd) => led || (before.is_empty() && after.is_empty()),
        // 9月份，我们要打好攻坚战: the month that an order is for.
        (_, Until::Month(..)) if before.is_empty() && after.is_empty() => true,
        // 6月完成招标，10月建成: what is brought about in a month is due in it.
        _ => led || is_brought_about(after),
    }
}

/// 、6月25日、9月25日前: the days after it go on to one with 前. A year has no more than a dozen such days.
fn stands_beside_a_limit(after: &str) -> bool {
    let mut rest = after;
    for _ in 0..12 {
        let Some(next) = rest.strip_prefix('、') else { return false };
        let len = crate::deadlines::leading(next);
        if len == 0 || next[..len].ends_with('前') {
            return len > 0;
        }
        rest = &next[len..];
    }
    false
}

/// What is done each time something happens: 24小时内上报, 2小时内到场.
pub(super) fn is_each_time(after: &str) -> bool {
    const VERBS: &[&str] = &[
        "上报", "报告", "办结", "处置", "响应", "反馈", "到场", "到达", "答复", "回复", "联系", "受理", "转办", "核查",
    ];
    text::starts_with_any(after, VERBS)
}

/// 2026年新建学校12所: a figure to be reached in the year.
fn adds_a_figure(after: &str) -> bool {
    text::starts_with_any(after, &["新增", "新建", "改造", "培训", "改扩建"])
        && after.contains(|c: char| c.is_ascii_digit())
}

/// Whether something is brought about: 完成招标, 建成投用. What was brought about already is told.
fn is_brought_about(after: &str) -> bool {
    const VERBS: &[&str] = &[
        "完成",
        "建成",
        "开工",
        "竣工",
        "完工",
        "投产",
        "投用",
        "投入使用",
        "投入运营",
        "交付",
        "交工",
        "通车",
        "上线",
        "实现",
        "达到",
        "见效",
        "出台",
        "报送",
        "提交",
        "落地",
        "投运",
        "封顶",
        "并网",
        "全部",
        "全面完成",
        "基本完成",
    ];
    text::starts_with_any(crate::words::skip_adverbs(after), VERBS)
        && !after.contains(['了', '的'])
        && !after.contains("已")
}

/// 2025-2027年, 4月至6月: what stands before begins the stretch that this wording ends.
fn ends_as_range(before: &str) -> bool {
    let head = before.trim_end_matches(['-', '—', '～', '至', '到']);
    head.len() < before.len()
        && head.trim_end_matches(['年', '月', '日', '底', '初']).ends_with(|c: char| c.is_ascii_digit())
}

/// 清理工作时间节点是4月30日.
fn is_set_as_node(before: &str) -> bool {
    let Some(name) = before.strip_suffix(['是', '为', '：']) else { return false };
    text::ends_with_any(name, NODES)
}

/// What is said to be a day: 时间节点是4月30日.
pub(crate) const NODES: &[&str] =
    &["时间节点", "时限", "截止时间", "截止日期", "截止日", "期限", "完成时间", "办结时间", "工期", "时间要求"];

/// 每户每年最高补贴…: a rule of money, no rhythm of work.
fn is_price(before: &str) -> bool {
    const EACH: &[&str] = &[
        "每家",
        "每人",
        "每户",
        "每亩",
        "每件",
        "每生",
        "每床",
        "每座",
        "每位",
        "每名",
        "每公里",
        "每平方米",
        "每吨",
        "每辆",
        "每台",
    ];
    text::starts_with_any(before, EACH) || text::ends_with_any(before, EACH)
}

/// 去年、今年 as names of what was.
fn is_settled(before: &str) -> bool {
    text::ends_with_any(before, &["去年和", "去年、", "近年来和"])
}

/// How many bytes before a wording belong to it: 到, 力争.
pub(crate) fn lead(before: &str, phrase: &Phrase) -> usize {
    match phrase {
        Phrase::On { .. } => ["到", "至", "于", "力争"].iter().find(|w| before.ends_with(**w)).map_or(0, |w| w.len()),
        Phrase::Within { event: Some(event), .. } => before.rfind(event.as_str()).map_or(0, |at| before.len() - at),
        _ => 0,
    }
}
