//! Figures that an order sets or acts on. Figures in names, dates, ages and rules are none.

use std::ops::Range;

use duban_domain::{Ground, Relation, Target, TargetKind};

use crate::numeral::{Numeral, numeral};
use crate::text;
use crate::view::View;

/// Measure words after which things are counted; longer ones first.
const MEASURES: &[&str] = &[
    "平方公里",
    "平方千米",
    "公斤",
    "斤",
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
        let begins = (c.is_ascii_digit() || "一二三四五六七八九十两".contains(c)) && at >= skip_to;
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

fn figure(text: &str, before: &str) -> Option<Figure> {
    let first = numeral(text)?;
    let skip = |len| Some(Figure { len, target: None });
    if is_part_of_name(before) {
        return skip(first.len);
    }
    let (number, upper, mut len) = range(text, first);
    let rest = &text[len..];
    let more = text::after_any(rest, &["多", "余", "几"]).map_or(0, |r| rest.len() - r.len());
    len += more;
    let rest = &text[len..];
    if let Some(percent) = text::after_any(rest, &["个百分点", "%", "％"]) {
        if comes_from(before, percent) || is_share_in_rule(before, percent) {
            return skip(text.len() - percent.len());
        }
        let unit = len..text.len() - percent.len();
        return Some(found(text, before, (number, upper), unit, more > 0));
    }
    let measure = MEASURES.iter().find(|m| rest.starts_with(**m));
    let Some(measure) = measure else {
        return if time(rest) { Some(time_figure(text, before, (number, upper), len)) } else { skip(len) };
    };
    let after = &rest[measure.len()..];
    if is_time_or_order(rest, after, measure, first) {
        let span = text::starts_with_any(rest, &["个工作日", "个月"]);
        return if span { Some(time_figure(text, before, (number, upper), len)) } else { skip(len) };
    }
    // 三个 in words counts things; 一个 is an article, 两级 and 三大 are names.
    if !first.arabic && (upper.is_none() && number < 2.0 || !counts_things(measure, after)) {
        return skip(len);
    }
    if comes_from(before, after)
        || is_rule_of_money(measure, before, after)
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
    if tail.starts_with("之一") || text[unit.clone()].ends_with("之一") || is_told(before) {
        return skip;
    }
    let (relation, lead) = relation(before, tail, more);
    let goal = is_goal(before) || relation != Relation::Equal;
    Figure {
        len: end,
        target: Some(Found {
            number,
            upper,
            len: end + if relation == Relation::Equal { 0 } else { tail_words(tail) },
            unit,
            lead,
            relation,
            kind: if goal { TargetKind::Goal } else { TargetKind::Object },
        }),
    }
}

/// 给予最高100万元补助: a rate in a rule, nothing to be reached.
fn is_rule_of_money(measure: &str, before: &str, after: &str) -> bool {
    const GIVES: &[&str] =
        &["给予", "补助", "补贴", "奖励", "奖补", "资助", "最高", "贴息", "罚款", "收费", "扣除", "缴纳", "不超过"];
    let money = matches!(measure, "元" | "美元");
    // 产值超10亿元的企业: the figure tells which.
    if money && after.starts_with('的') {
        return true;
    }
    money
        && (GIVES.iter().any(|w| text::tail(before, 12).contains(w))
            || ["的经费", "的奖励", "的补助", "的一次性", "的补贴", "/年", "奖励", "补助", "补贴"]
                .iter()
                .any(|w| after.starts_with(w)))
}

/// 按照投入的50%给予支持, 80%用于分配: shares that a rule fixes.
fn is_share_in_rule(before: &str, after: &str) -> bool {
    let near = text::tail(before, 14);
    let gives = ["给予", "用于", "予以", "补贴", "补助", "奖励", "在税前", "加计"]
        .iter()
        .any(|w| text::head(after, 4).contains(w));
    gives || near.contains("总投入") || near.contains("按照") && near.ends_with('的')
}

/// 从9600元提高到15600元: the first figure is where it comes from.
fn comes_from(before: &str, after: &str) -> bool {
    const CHANGES: &[&str] =
        &["提高", "增加", "扩大", "提升", "下降", "降低", "降至", "增至", "压减", "缩短", "压缩", "上升", "增长"];
    text::ends_with_any(before, &["从", "由"]) && CHANGES.iter().any(|w| text::head(after, 10).contains(w))
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

/// 第14次, “1+N”, 6G, 12345热线: the number is part of a name.
fn is_part_of_name(before: &str) -> bool {
    before.chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric() || "第+-_/.＋〔届初周".contains(c))
}

/// Whether a period follows: 3年, 5月, 10日. Months and years are limits, not targets.
fn time(rest: &str) -> bool {
    text::starts_with_any(rest, &["周", "天", "日", "小时", "分钟", "工作日", "年"])
}

/// A length of time counts where it is a figure to be reached: 压缩至40个工作日以内.
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
    .any(|w| before.ends_with(w));
    if unit.is_none() || !reached {
        return Figure { len: len + unit_len, target: None };
    }
    found(text, before, (number, upper), len..len + unit_len, false)
}

/// 个月, 个工作日 are times; 次会议, 号文 and 级 put in order; 岁 is an age.
fn is_time_or_order(rest: &str, after: &str, measure: &str, first: Numeral) -> bool {
    let time = rest.starts_with("个月")
        || rest.starts_with("个工作日")
        || rest.starts_with("个小时")
        || rest.starts_with("个季度")
        || rest.starts_with("个年度");
    let order = measure == "次"
        && text::starts_with_any(after, &["会议", "全会", "党代会", "全体会议", "常务会", "全国", "代表大会"])
        && first.arabic;
    let weak = matches!(measure, "位" | "部" | "期" | "班" | "门" | "片" | "对" | "场" | "条" | "人") && !first.arabic;
    let letter = after.starts_with(|c: char| c == '+' || c.is_ascii_alphanumeric());
    // 50人会, 100万工程: the number names the thing.
    let name = measure == "人" && text::starts_with_any(after, &["会”", "会", "组", "制"]);
    time || order || weak || letter || name
}

fn counts_things(measure: &str, after: &str) -> bool {
    let real = matches!(
        measure,
        "个" | "项"
            | "家"
            | "类"
            | "条"
            | "座"
            | "支"
            | "所"
            | "批次"
            | "处"
            | "种"
            | "套"
            | "个百分点"
            | "倍"
            | "次"
            | "名"
            | "件"
    );
    let abstract_noun = text::starts_with_any(
        after,
        &[
            "方面",
            "层面",
            "环节",
            "维度",
            "阶段",
            "时期",
            "意识",
            "自信",
            "规定",
            "准则",
            "条例",
            "纪律",
            "维护",
            "确立",
            "月",
            "坚持",
            "不",
            "统一",
            "面向",
            "毫不",
            "结合",
            "转变",
            "地",
            "样",
            "体",
            "小时",
            "工作日",
            "又",
        ],
    );
    real && !abstract_noun
}

/// Bytes of the counted noun after a measure word, up to a mark or a verb-like joint, at most fourteen letters.
fn noun(after: &str) -> usize {
    let mut len = 0;
    for c in text::head(after, 14).chars() {
        let verb = ["逐", "全部", "按期", "进行", "实施", "开展", "完成", "给予", "按", "均", "于"]
            .iter()
            .any(|w| after[len..].starts_with(w));
        if "，。；、：（）和与及以等的“”并，\n\t".contains(c) || c.is_ascii_digit() || verb {
            break;
        }
        len += c.len_utf8();
    }
    len
}

fn relation(before: &str, tail: &str, more: bool) -> (Relation, usize) {
    for (words, relation) in [
        (["不少于", "不低于", "不得少于", "至少", "超过", "突破", "超", "高于"].as_slice(), Relation::AtLeast),
        (["不超过", "不高于", "不得超过", "至多", "最多", "低于", "少于", "控制在"].as_slice(), Relation::AtMost),
        (["约", "大约", "近"].as_slice(), Relation::About),
    ] {
        if let Some(word) = words.iter().find(|w| before.ends_with(**w)) {
            return (relation, word.len());
        }
    }
    let lead = ["达到", "达"].iter().find(|w| before.ends_with(**w)).map_or(0, |w| w.len());
    let near = text::head(tail, 3);
    if more || text::starts_with_any(near, &["以上", "及以上"]) {
        return (Relation::AtLeast, lead);
    }
    if text::starts_with_any(near, &["以内", "以下", "内", "之内"]) {
        return (Relation::AtMost, lead);
    }
    if near.starts_with("左右") {
        return (Relation::About, lead);
    }
    (Relation::Equal, lead)
}

fn tail_words(tail: &str) -> usize {
    ["及以上", "以上", "以内", "以下", "左右", "之内"].iter().find(|w| tail.starts_with(**w)).map_or(0, |w| w.len())
}

/// Words before a figure that set it as something to be reached.
fn is_goal(before: &str) -> bool {
    const REACH: &[&str] = &[
        "达到", "达", "至", "到", "建成", "新建", "新增", "引进", "引育", "培养", "培育", "培训", "选拔", "选派",
        "支持", "扶持", "完成", "实现", "建设", "打造", "组织", "开展", "举办", "力争", "确保", "至少", "每年", "资助",
        "招聘", "发展", "改造", "创建", "提供", "争取", "设立", "推出", "落地", "签约", "开工", "压缩", "下降", "增长",
        "提高", "筹建", "和", "、",
    ];
    REACH.iter().any(|w| text::tail(before, 10).contains(w))
}

/// What was or is: 已建成32个, 同比增长8%.
fn is_told(before: &str) -> bool {
    let near = text::tail(before, 10);
    ["已", "累计", "现有", "共有", "曾"].iter().any(|w| near.contains(w))
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
    #[case::at_least("培养不少于3500名医生，选派200名以上干部", "3500 200")]
    #[case::ten_thousand("引进1万名左右人才", "10000")]
    #[case::percent("覆盖率达到60%以上", "60")]
    #[case::range("每年确定一至两项重点工作", "1-2")]
    #[case::from_to("标准从9600元提高到15600元", "15600")]
    #[case::span_as_figure("审批时限压缩至40个工作日以内", "40")]
    #[case::words("建设三个产业集聚区", "3")]
    #[case::times("每季度至少主动联系1次", "1")]
    #[case::money("投入资金2.5亿元", "250000000")]
    fn figures_are_read(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(check(text), expected);
    }

    #[rstest]
    #[case::quoted("执行“10个常态化”和“1+N”方案")]
    #[case::session("落实第14次会议精神")]
    #[case::hotline("依托12345热线")]
    #[case::age("对35岁以下青年加大扶持")]
    #[case::year("2026年底前完成，分2年给予")]
    #[case::document("按照云政发〔2026〕16号文件")]
    #[case::article("召开一次动员会，形成一个方案")]
    #[case::level("一级和二级残疾人，市、区两级")]
    #[case::aspects("抓好三个方面的工作")]
    #[case::ratio("按照1：1比例出资")]
    #[case::term("用3至5年时间")]
    fn other_numbers_are_no_targets(#[case] text: &str) {
        assert_eq!(check(text), "");
    }
}
