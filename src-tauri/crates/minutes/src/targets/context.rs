//! What the words around a number make of it: a goal, a rule, a name, an ordinal.

use duban_domain::Relation;

use crate::numeral::Numeral;
use crate::text;

/// 给予最高100万元补助: a rate in a rule, nothing to be reached.
pub(super) fn is_rule_of_money(measure: &str, before: &str, after: &str) -> bool {
    const GIVES: &[&str] =
        &["给予", "补助", "补贴", "奖励", "奖补", "资助", "最高", "贴息", "罚款", "收费", "扣除", "缴纳", "不超过"];
    let money = matches!(measure, "元" | "美元");
    // 产值超10亿元的企业, 5亿元以上项目: the figure tells which.
    let which = text::after_any(after, &["及以上", "以上", "以下"]);
    if money && (after.starts_with('的') || which.is_some_and(begins_noun)) {
        return true;
    }
    // 每年安排奖补资金500万元: the money is what is asked for.
    let clause = before.rsplit('，').next().unwrap_or(before);
    let set_aside = ["安排", "拨付", "下达", "筹集", "落实"].iter().any(|w| clause.contains(w));
    money
        && !set_aside
        // 争取补助资金，首批3000万元: what the clause before speaks of is another thing.
        && (GIVES.iter().any(|w| text::tail(before.rsplit('，').next().unwrap_or(before), 12).contains(w))
            || ["的经费", "的奖励", "的补助", "的一次性", "的补贴", "/年", "奖励", "补助", "补贴"]
                .iter()
                .any(|w| after.starts_with(w)))
}

/// 20户以上自然村, 100人以上企业: the figure tells which.
pub(super) fn tells_which(measure: &str, after: &str) -> bool {
    const OF: &[&str] = &["自然村", "企业", "单位", "村", "小区", "学校", "的"];
    matches!(measure, "户" | "人" | "家")
        && text::after_any(after, &["及以上", "以上", "以下"]).is_some_and(|rest| text::starts_with_any(rest, OF))
}

/// Whether a noun follows at once, and no mark or verb.
fn begins_noun(rest: &str) -> bool {
    text::starts_with_any(rest, &["项目", "企业", "工程", "产业", "的", "投资", "合同", "重大", "重点", "工业"])
}

/// 按照投入的50%给予支持, 80%用于分配: shares that a rule fixes.
pub(super) fn is_share_in_rule(before: &str, after: &str) -> bool {
    let near = text::tail(before, 14);
    let gives = ["给予", "用于", "予以", "补贴", "补助", "奖励", "在税前", "加计"]
        .iter()
        .any(|w| text::head(after, 4).contains(w));
    gives || near.contains("总投入") || near.contains("按照") && near.ends_with('的')
}

/// 从8400元提高到12600元: the first figure is where it comes from.
pub(super) fn comes_from(before: &str, after: &str) -> bool {
    const CHANGES: &[&str] =
        &["提高", "增加", "扩大", "提升", "下降", "降低", "降至", "增至", "压减", "缩短", "压缩", "上升", "增长"];
    // 由每秒4立方米提高到10立方米, 从目前的8家增加到12家: of what stands between.
    let of = ["每秒", "每年", "每月", "每天", "每日", "每亩", "每户", "人均", "目前的", "原来的", "现在的", "现有的"];
    let before = of.iter().find_map(|w| before.strip_suffix(*w)).unwrap_or(before);
    text::ends_with_any(before, &["从", "由"]) && CHANGES.iter().any(|w| text::head(after, 10).contains(w))
}

/// 第14次, “1+N”, 6G, 12345热线: the number is part of a name.
pub(super) fn is_part_of_name(before: &str) -> bool {
    // 连续两次末位 says when, and how often is not asked for.
    before.ends_with("连续")
        || before.chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric() || "第+-_/.＋〔届初周".contains(c))
}

/// 个月, 个工作日 are times; 次会议, 号文 and 级 put in order; 岁 is an age.
pub(super) fn is_time_or_order(rest: &str, after: &str, measure: &str, first: Numeral) -> bool {
    let time = rest.starts_with("个月")
        || rest.starts_with("个工作日")
        || rest.starts_with("个小时")
        || rest.starts_with("个季度")
        || rest.starts_with("个年度");
    let order = measure == "次"
        && text::starts_with_any(
            after,
            &["会议", "全会", "党代会", "人代会", "全体会议", "常务会", "全国", "代表大会", "党员代表大会"],
        );
    let road = measure == "条" && text::head(after, 5).contains(['路', '线', '街', '河', '道', '渠']);
    let weak = !road
        && matches!(measure, "位" | "部" | "期" | "班" | "门" | "片" | "对" | "场" | "条" | "人")
        && !first.arabic;
    // 2台58兆瓦锅炉: how large each is follows.
    let sized = matches!(measure, "台" | "座" | "套" | "条" | "辆" | "艘" | "栋" | "幢")
        && after.starts_with(|c: char| c.is_ascii_digit());
    let letter = !sized && after.starts_with(|c: char| c == '+' || c.is_ascii_alphanumeric());
    // 50人会, 100万工程: the number names the thing.
    let name = measure == "人" && text::starts_with_any(after, &["会”", "会", "组", "制"]);
    time || order || weak || letter || name
}

pub(super) fn counts_things(measure: &str, after: &str) -> bool {
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
            | "轮"
            | "批"
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
            "到位",
            "必须",
            "确保",
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

pub(super) fn relation(before: &str, tail: &str, more: bool) -> (Relation, usize) {
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

pub(super) fn tail_words(tail: &str) -> usize {
    ["及以上", "以上", "以内", "以下", "左右", "之内"].iter().find(|w| tail.starts_with(**w)).map_or(0, |w| w.len())
}

/// Words before a figure that set it as something to be reached.
pub(super) fn is_goal(before: &str) -> bool {
    const REACH: &[&str] = &[
        "达到", "达", "至", "到", "建成", "新建", "新增", "引进", "引育", "培养", "培育", "培训", "选拔", "选派",
        "支持", "扶持", "完成", "实现", "建设", "打造", "组织", "开展", "举办", "力争", "确保", "至少", "每年", "资助",
        "招聘", "发展", "改造", "创建", "提供", "争取", "设立", "推出", "落地", "签约", "开工", "压缩", "下降", "增长",
        "提高", "筹建", "和", "、",
    ];
    REACH.iter().any(|w| text::tail(before, 10).contains(w))
}

/// 项目总投资4.6亿元, 线路全长12公里: how large a thing is, and nothing to be reached.
fn describes_size(before: &str) -> bool {
    const SIZES: &[&str] = &[
        "总投资",
        "概算投资",
        "估算投资",
        "计划投资",
        "计划总投资",
        "概算总投资",
        "总建筑面积",
        "总占地",
        "占地",
        "占地面积",
        "全长",
        "总长",
    ];
    text::ends_with_any(before.trim_end_matches(['约', '为', '达', '近']), SIZES)
}

/// What was or is: 已建成32个, 同比增长8%.
pub(super) fn is_told(before: &str) -> bool {
    // 对已完成改造的31个小区: what stands before 的 only says which.
    let near = text::tail(before, 10);
    let near = near.rsplit('的').next().unwrap_or(near);
    ["已", "累计", "现有", "共有", "曾"].iter().any(|w| near.contains(w)) || describes_size(before)
}
