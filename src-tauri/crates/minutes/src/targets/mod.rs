//! Figures that an order sets or acts on. Figures in names, dates, ages and rules are none.

use std::ops::Range;

use duban_domain::{Ground, Relation, Target, TargetKind};

use crate::numeral::{self, Numeral, numeral};
use crate::text;
use crate::view::View;

mod context;

/// Measure words after which things are counted; longer ones first.
const MEASURES: &[&str] = &[
    "平方公里",
    "平方千米",
    "公斤",
    "斤",
    "担",
    "平方米",
    "立方米",
    "个百分点",
    "万人次",
    "人次",
    "户次",
    "场次",
    "批次",
    "公顷",
    "公里",
    "千米",
    "千瓦时",
    "千瓦",
    "兆瓦",
    "万千瓦",
    "吨",
    "亩",
    "元",
    "美元",
    "个",
    "项",
    "家",
    "名",
    "人",
    "户",
    "套",
    "支",
    "件",
    "所",
    "座",
    "间",
    "条",
    "处",
    "场",
    "次",
    "例",
    "款",
    "台",
    "辆",
    "种",
    "类",
    "张",
    "份",
    "部",
    "艘",
    "架",
    "头",
    "株",
    "床",
    "块",
    "片",
    "对",
    "宗",
    "笔",
    "倍",
    "米",
    "位",
    "门",
    "棵",
    "盏",
    "幢",
    "栋",
    "册",
    "万",
    "亿",
    "期",
    "班",
    "口",
    "眼",
    "只",
    "尾",
    "羽",
    "枚",
    "本",
    "篇",
    "组",
    "根",
    "批",
    "段",
    "轮",
    "微克",
    "℃",
    "摄氏度",
];

/// Reads the figures in `within`, in the order written.
pub(crate) fn read(view: &View<'_>, within: Range<usize>) -> Vec<Target> {
    let words = view.text();
    let names: Vec<Range<usize>> = text::guarded(words, within.clone())
        .into_iter()
        .filter(|g| !words[g.clone()].starts_with('（') || is_note(&words[g.clone()]))
        .collect();
    let mut names = names.iter().peekable();
    let mut out: Vec<Target> = Vec::new();
    let mut skip_to = within.start;
    for (i, c) in words[within.clone()].char_indices() {
        let at = within.start + i;
        while names.peek().is_some_and(|n| n.end <= at) {
            names.next();
        }
        let begins = c.is_ascii_digit()
            || "一二三四五六七八九十两".contains(c)
            || c == '百' && words[at..].starts_with(PERCENT_IN_WORDS);
        let begins = begins && at >= skip_to;
        if begins && !names.peek().is_some_and(|n| n.contains(&at)) {
            let sentence_start = text::head_back(words, within.start, at, 24);
            if let Some(figure) = figure(&words[at..within.end], &words[sentence_start..at]) {
                skip_to = at + figure.len;
                if let Some(target) = figure.target {
                    let start = at - target.lead;
                    let range = start..at + target.len;
                    out.push(Target {
                        text: view.wording(range.clone()),
                        number: target.number,
                        upper: target.upper,
                        unit: view.wording(at + target.unit.start..at + target.unit.end),
                        relation: target.relation,
                        kind: target.kind,
                        ground: Ground::read(view.span(range), "target.count", "数字加量词，指明数量要求"),
                    });
                }
            }
        }
    }
    out
}

/// A bracket that holds a figure of its own is read; one with a document number or an abbreviation is not.
fn is_note(bracket: &str) -> bool {
    bracket.contains(['〔', '号']) || !bracket.contains(|c: char| c.is_ascii_digit())
}

/// What stands at a number: how far to skip, and the target if it is one.
struct Figure {
    len: usize,
    target: Option<Found>,
}

struct Found {
    number: f64,
    upper: Option<f64>,
    /// From the number.
    unit: Range<usize>,
    len: usize,
    /// Bytes before the number that belong to the wording: 不少于.
    lead: usize,
    relation: Relation,
    kind: TargetKind,
}

/// What a share in words begins with: 百分之九十五.
const PERCENT_IN_WORDS: &str = "百分之";

/// 百分之九十五以上: the unit stands before the number.
fn share_in_words(text: &str, before: &str) -> Option<Figure> {
    let (value, len) = numeral::in_words(text.strip_prefix(PERCENT_IN_WORDS)?)?;
    let end = PERCENT_IN_WORDS.len() + len;
    let rest = &text[end..];
    if context::comes_from(before, rest) || context::is_share_in_rule(before, rest) {
        return Some(Figure { len: end, target: None });
    }
    let mut figure = found(text, before, (value, None), end..end, false);
    if let Some(target) = &mut figure.target {
        target.unit = 0..PERCENT_IN_WORDS.len();
    }
    Some(figure)
}

fn figure(text: &str, before: &str) -> Option<Figure> {
    if let Some(share) = share_in_words(text, before) {
        return Some(share);
    }
    let first = numeral(text)?;
    let skip = |len| Some(Figure { len, target: None });
    // 二次装修 names a kind; what is counted is 两次.
    if context::is_part_of_name(before) || text[..first.len] == *"二" {
        return skip(first.len);
    }
    let (number, upper, mut len) = range(text, first);
    let rest = &text[len..];
    let more = text::after_any(rest, &["多", "余", "几"]).map_or(0, |r| rest.len() - r.len());
    len += more;
    let rest = &text[len..];
    // 为期三个月的整治 says how long.
    if before.ends_with("为期") {
        return skip(len);
    }
    // 7%-8%: both ends carry the sign.
    if let Some(after) = text::after_any(rest, &["%-", "%—", "%～", "%至", "%到"])
        && upper.is_none()
        && let Some(second) = numeral(after).filter(|second| second.value > number)
        && let Some(percent) = after[second.len..].strip_prefix('%')
    {
        let unit = text.len() - percent.len() - 1..text.len() - percent.len();
        return Some(found(text, before, (number, Some(second.value)), unit, false));
    }
    if let Some(percent) = text::after_any(rest, &["个百分点", "%", "％", "‰"]) {
        if context::comes_from(before, percent) || context::is_share_in_rule(before, percent) {
            return skip(text.len() - percent.len());
        }
        let unit = len..text.len() - percent.len();
        return Some(found(text, before, (number, upper), unit, more > 0));
    }
    let measure = MEASURES.iter().find(|m| rest.starts_with(**m));
    let Some(measure) = measure else {
        // 11.2万农村人口: after 万 the things themselves may follow.
        let counted = noun(rest);
        if first.arabic && more == 0 && text[..first.len].ends_with(['万', '亿']) && names_people(&rest[..counted]) {
            return Some(found(text, before, (number, upper), len..len + counted, false));
        }
        return if time(rest) { Some(time_figure(text, before, (number, upper), len)) } else { skip(len) };
    };
    let after = &rest[measure.len()..];
    if context::is_time_or_order(rest, after, measure, first) {
        let span = text::starts_with_any(rest, &["个工作日", "个月"]);
        return if span { Some(time_figure(text, before, (number, upper), len)) } else { skip(len) };
    }
    // 三个 in words counts things; 一个 is an article, 两级 and 三大 are names.
    if !first.arabic && (upper.is_none() && number < 2.0 || number < 100.0 && !context::counts_things(measure, after)) {
        return skip(len);
    }
    if context::comes_from(before, after)
        || context::is_rule_of_money(measure, before, after)
        || context::tells_which(measure, after)
        || after.starts_with("（含）")
        || after.starts_with("（不含）")
    {
        return skip(len + measure.len());
    }
    let noun = noun(after);
    let unit = len..len + measure.len() + noun;
    Some(found(text, before, (number, upper), unit, more > 0))
}

fn found(text: &str, before: &str, (number, upper): (f64, Option<f64>), unit: Range<usize>, more: bool) -> Figure {
    let end = unit.end;
    let tail = &text[end..];
    let skip = Figure { len: end, target: None };
    // 24个县之一 is a description.
    if tail.starts_with("之一") || text[unit.clone()].ends_with("之一") || context::is_told(before) {
        return skip;
    }
    let (relation, lead) = context::relation(before, tail, more);
    let goal = context::is_goal(before) || relation != Relation::Equal;
    Figure {
        len: end,
        target: Some(Found {
            number,
            upper,
            len: end + if relation == Relation::Equal { 0 } else { context::tail_words(tail) },
            unit,
            lead,
            relation,
            kind: if goal { TargetKind::Goal } else { TargetKind::Object },
        }),
    }
}

/// 3至5, 10-15, 一至两.
fn range(text: &str, first: Numeral) -> (f64, Option<f64>, usize) {
    let rest = &text[first.len..];
    if let Some(after) = text::after_any(rest, &["至", "到", "-", "—", "～", "、"])
        && !(rest.starts_with('、') && first.arabic)
        && let Some(second) = numeral(after)
        && second.value > first.value
    {
        return (first.value, Some(second.value), text.len() - after.len() + second.len);
    }
    (first.value, None, first.len)
}

/// Whether a period follows: 3年, 5月, 10日. Months and years are limits, not targets.
fn time(rest: &str) -> bool {
    text::starts_with_any(rest, &["周", "天", "日", "小时", "分钟", "工作日", "年"])
}

/// A length of time counts where it is a figure to be reached: 压缩至18个工作日以内.
fn time_figure(text: &str, before: &str, (number, upper): (f64, Option<f64>), len: usize) -> Figure {
    let rest = &text[len..];
    let unit = ["个工作日", "工作日", "个月", "小时", "分钟", "周", "天", "日"].iter().find(|u| rest.starts_with(**u));
    let unit_len = unit.map_or(0, |u| u.len());
    let reached = [
        "压缩至",
        "压缩到",
        "缩短至",
        "缩短到",
        "压减至",
        "压减到",
        "控制在",
        "降至",
        "减少到",
        "减至",
        "不超过",
        "提速至",
    ]
    .iter()
    .any(|w| before.ends_with(w))
        // 压缩审批时限至60个工作日: what is made shorter stands between.
        || before.ends_with(['至', '到'])
            && ["压缩", "缩短", "压减"].iter().any(|w| text::tail(before, 18).contains(w));
    if unit.is_none() || !reached {
        return Figure { len: len + unit_len, target: None };
    }
    found(text, before, (number, upper), len..len + unit_len, false)
}

/// Whether a noun counts people.
fn names_people(noun: &str) -> bool {
    ["人口", "群众", "居民", "农民", "农户", "学生", "劳动力", "职工", "老人", "党员", "干部"]
        .iter()
        .any(|w| noun.contains(w))
}

/// Bytes of the counted noun after a measure word, up to a mark or a verb-like joint, at most fourteen letters.
fn noun(after: &str) -> usize {
    let mut len = 0;
    for c in text::head(after, 14).chars() {
        let verb = [
            "逐", "全部", "全程", "按期", "进行", "实施", "开展", "完成", "给予", "按", "均", "于", "由", "作为",
            "用于", "从", "要", "已", "将", "应", "年底", "年内", "纳入", "列入", "落实", "执行", "拨付", "到位",
            "补助", "发放", "建立", "设立", "组建", "配备", "推行",
        ]
        .iter()
        .any(|w| after[len..].starts_with(w));
        if "，。；、：（）和与及以等的“”并—|，\n\t".contains(c) || c.is_ascii_digit() || verb {
            break;
        }
        len += c.len_utf8();
    }
    len
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn check(text: &str) -> String {
        let view = View::new(text);
        let shown = |t: &Target| match t.upper {
            Some(upper) => format!("{}-{}", t.number, upper),
            None => t.number.to_string(),
        };
        read(&view, 0..view.text().len()).iter().map(shown).collect::<Vec<_>>().join(" ")
    }

    #[rstest]
    #[case::objects("紧盯42个重点项目、18个开工项目", "42 18")]
    #[case::at_least("培训不少于1800名护林员，选派200名以上干部", "1800 200")]
    #[case::ten_thousand("招募1万名左右志愿者", "10000")]
    #[case::percent("覆盖率达到60%以上", "60")]
    #[case::percent_in_words(
        "摸底率达到百分之九十五以上，绿化率提高到百分之四十二点五，实现百分之百覆盖",
        "95 42.5 100"
    )]
    #[case::per_mille("自然增长率控制在7.3‰以内", "7.3")]
    #[case::range("每年确定一至两项重点工作", "1-2")]
    #[case::from_to("标准从8400元提高到12600元", "12600")]
    #[case::span_as_figure("审批时限压缩至18个工作日以内", "18")]
    #[case::words("建设三个产业集聚区", "3")]
    #[case::times("每季度至少上门走访1次", "1")]
    #[case::which("对已完成改造的31个老旧小区，逐一移交", "31")]
    #[case::percents("规上工业增加值增长7%-8%", "7-8")]
    #[case::attribute("招引5亿元以上项目不少于10个", "10")]
    #[case::villages("实现20户以上自然村全覆盖，改造300户", "300")]
    #[case::people("解决11.2万农村人口饮水安全问题", "112000")]
    #[case::pits("新建沼气池1.5万口", "15000")]
    #[case::exact("安排资金4.6亿元", "460000000")]
    #[case::money("投入资金2.5亿元", "250000000")]
    fn figures_are_read(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(check(text), expected);
    }

    #[rstest]
    #[case::quoted("执行“10个一律”和“1+N”方案")]
    #[case::session("落实第14次会议精神")]
    #[case::hotline("依托12345热线")]
    #[case::age("对35岁以下青年加大扶持")]
    #[case::year("2026年底前完成，分2年给予")]
    #[case::document("按照云政发〔2026〕16号文件")]
    #[case::second("抓紧解决二次装修质量问题")]
    #[case::article("召开一次动员会，形成一个方案")]
    #[case::level("一级和二级残疾人，市、区两级")]
    #[case::aspects("抓好三个方面的工作")]
    #[case::ratio("按照1：1比例出资")]
    #[case::condition("对连续两次末位的予以约谈")]
    #[case::size("项目总投资4.6亿元")]
    #[case::term("用3至5年时间")]
    fn other_numbers_are_no_targets(#[case] text: &str) {
        assert_eq!(check(text), "");
    }
}
