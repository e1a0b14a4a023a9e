//! What counts as the name of a department.

use std::sync::LazyLock;

use crate::text;
use crate::words::{
    DOING, GENERIC_UNITS, INNER_VERBS, KINDS, NOT_UNIT_BEGINNINGS, NOT_UNIT_ENDINGS, NOT_UNITS, PEOPLE, SCOPES,
    UNIT_ENDINGS, Words,
};

/// Whether a text is a whole name by its ending.
pub(super) fn is_whole(text: &str) -> bool {
    text::length(text) >= 2 && (has_unit_ending(text) || is_generic(text))
}

/// Persons and crowds: told to act, but no department.
pub(crate) fn is_people(text: &str) -> bool {
    PEOPLE.end(without_bracket(text))
}

pub(super) fn without_bracket(text: &str) -> &str {
    // Inside of brackets the angular ones stand for round ones.
    for (opener, closer) in [('（', '）'), ('〈', '〉')] {
        if text.ends_with(closer)
            && let Some(at) = text.rfind(opener).filter(|at| *at > 0)
        {
            return &text[..at];
        }
    }
    text
}

/// 各级各部门, 各县（市、区）, 各有关单位, 市直各部门.
fn is_generic(text: &str) -> bool {
    let text = match without_bracket(text) {
        // 县（市、区） stands for each of them.
        "县" | "市" | "区" if text.ends_with('）') => return true,
        text => text,
    };
    // 局属各单位, 机关各科室: a short word may say of what.
    let within = text.find('各').filter(|at| {
        if *at == 0 {
            return false;
        }
        let of = &text[..*at];
        text::length(of) <= 4 && !text::starts_with_any(of, &["有关", "相关"]) && !crate::words::begins_with_act(text)
    });
    let body = within.map_or(text, |at| &text[at..]);
    let body = SCOPES.after(text).filter(|r| r.starts_with('各')).unwrap_or(body);
    if body.starts_with("各项") {
        return false;
    }
    if body.starts_with('各') {
        // 各乡镇（街道）负责组织 is what they do; 各责任单位 is a name.
        if text.contains("负责") && !text.contains("负责单位") && !text.contains("负责部门") {
            return false;
        }
        return text::length(body) <= 16 && KINDS.end(body);
    }
    GENERIC_UNITS.end(text) && text::length(text) <= 14
}

/// 13个街道, 9个县（市、区）: all bodies of a kind, by their number.
fn is_counted(text: &str) -> bool {
    const BODIES: &[&str] = &[
        "街道",
        "乡镇",
        "镇街",
        "镇",
        "乡",
        "县区",
        "区县",
        "县市",
        "区",
        "县",
        "县市区",
        "县级市",
        "市直部门",
        "成员单位",
        "园区",
    ];
    let kind = crate::numeral::small(text).and_then(|(_, len)| text[len..].strip_prefix(['个', '家']));
    kind.is_some_and(|kind| BODIES.contains(&without_bracket(kind)))
}

/// 各部门主动服务企业: what looks like the end of a long name is what a shorter one acts on.
fn acts_on_its_end(name: &str) -> bool {
    const OBJECTS: &[&str] = &[
        "企业",
        "学校",
        "高校",
        "院校",
        "医院",
        "园区",
        "开发区",
        "社区",
        "村",
        "片区",
        "团体",
        "组织",
        "协会",
        "商会",
        "银行",
        "公司",
        "集团",
        "媒体",
        "平台",
        "景区",
        "机构",
    ];
    text::ends_with_any(name, OBJECTS)
        && name.char_indices().skip(2).any(|(at, _)| {
            let rest = &name[at..];
            // 各级管理机构 is a name, 各级组织 too.
            let is_kind = text::length(rest) <= 4 && (rest.ends_with("机构") || KINDS.has(rest));
            !is_kind && KINDS.end(&name[..at]) && crate::words::begins_with_act(rest)
        })
}

fn has_unit_ending(text: &str) -> bool {
    let base = without_bracket(text);
    if NOT_UNITS.has(base) {
        return false;
    }
    // 目督办 is the office for goals and supervision.
    UNIT_ENDINGS.end(base) && (!NOT_UNIT_ENDINGS.end(base) || base.ends_with("目督办") || is_city(base))
}

/// 项城市, 禹城市: a city whose name ends with 城.
fn is_city(name: &str) -> bool {
    text::length(name) == 3
        && name.ends_with("城市")
        && !name.starts_with([
            '大', '小', '新', '中', '老', '各', '全', '建', '市', '区', '省', '州', '乡', '县', '我', '本',
        ])
}

/// Words that stand in no name of a department.
static NO_NAMES: LazyLock<Words> = LazyLock::new(|| Words::new(["会同", "要求", "事项"].into_iter()));
/// The parts that departments play.
static PARTS: LazyLock<Words> = LazyLock::new(|| Words::new(["牵头", "配合", "负责"].into_iter()));
/// Who heads a department, and is none.
static HEADS: LazyLock<Words> = LazyLock::new(|| {
    let heads = ["省长", "州长", "镇长", "乡长", "市长", "县长", "区长", "书记", "局长", "主任", "主席"];
    Words::new(heads.into_iter())
});

/// Whether a text may name a department that acts: by its ending, or a generic term, and nothing in it that a name has
/// not.
pub(super) fn is_unit(text: &str) -> bool {
    let len = text::length(text);
    if !(2..=36).contains(&len) || is_people(text) {
        return false;
    }
    // 市“双拥办” is named by what it is called; in 指挥部及其“一办五组” the quotation only adds to the name.
    if let Some((level, called)) = text.strip_suffix('”').and_then(|t| t.split_once('“'))
        && text::length(level) <= 2
    {
        return is_unit(called);
    }
    if is_counted(text) {
        return true;
    }
    let base = text.strip_suffix('”').map_or(text, |t| t.split('“').next().unwrap_or(t));
    let base = base.strip_suffix("及其").unwrap_or(base);
    // Most words end as no name does: the cheapest look comes first.
    if base.is_empty() || !has_unit_ending(base) && !is_generic(base) || begins_as_no_name(base) {
        return false;
    }
    let plain = without_bracket(base);
    if plain.contains([
        '按', '逐', '，', '；', '。', '：', '了', '着', '是', '不', '在', '对', '把', '于', '向', '需', '将', '每',
    ]) || plain.contains('的') && !is_generic(base)
        || plain.contains('为') && !plain.contains("华为")
        || plain.starts_with('（')
        || NO_NAMES.found_in(plain)
        || plain.contains('由') && !plain.contains("自由")
        || PARTS.found_in(plain) && !is_generic(base)
        || crate::order::modal(plain).is_some()
    {
        return false;
    }
    // 市发改委组成督查组: a verb inside makes a sentence of it.
    if INNER_VERBS.found_in(plain) && !is_generic(base) {
        return false;
    }
    // 新农办组织: the office, and what it does.
    if plain
        .strip_suffix("组织")
        .is_some_and(|office| text::ends_with_any(office, &["办", "局", "委", "部", "室", "科"]))
    {
        return false;
    }
    // 市住建局组织村民: whom a shorter name musters; 市委组织部 is one.
    let musters = plain.find("组织").is_some_and(|at| {
        let after = &plain[at + "组织".len()..];
        has_unit_ending(&plain[..at])
            && !after.is_empty()
            && !after.starts_with(['部', '人', '办', '处', '科', '室', '委'])
    });
    if musters {
        return false;
    }
    // 市政府督查室统一组织: what a shorter name does.
    let does = |r: std::ops::Range<usize>| text::length(&plain[..r.start]) >= 3 && has_unit_ending(&plain[..r.start]);
    if DOING.first_in(plain).is_some_and(does) {
        return false;
    }
    // 副市长王某任组长: a person with a post.
    if HEADS.found_in(plain) {
        return false;
    }
    // 妥善解决企业 begins with an act; 教育局 only looks so.
    let short_office = len <= 9
        && text::ends_with_any(
            plain,
            &[
                "局",
                "委",
                "办",
                "厅",
                "中心",
                "院",
                "部",
                "组",
                "部门",
                "室",
                "机构",
                "开发区",
                "开发园区",
                "单位",
                "科",
                "股",
                "队",
                "站",
                "所",
                "处",
                "公司",
                "监会",
                "委会",
                "促会",
                "联会",
            ],
        );
    // 招商引资项目责任单位: whose part is named is a body whatever it does.
    let short_office = short_office || text::ends_with_any(plain, &["责任单位", "成员单位", "主管部门"]);
    if crate::words::begins_with_act(plain) && !short_office || plain.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    !(base.contains('各') && acts_on_its_end(base))
}

/// 市财政要安排资金: a level and a field of work stand for the department.
pub(super) fn is_level_trade(text: &str) -> bool {
    const TRADES: &[&str] =
        &["财政", "公安", "审计", "教育", "民政", "住建", "交通", "水利", "卫健", "应急", "人社", "司法", "气象"];
    text.strip_prefix(['市', '县', '区', '省', '州']).is_some_and(|trade| TRADES.contains(&trade))
}

/// Whether a name ends as a body may that is as often a place or a thing: 服务中心, 宣传部, 质量监督站, 云东区. The
/// grammar has to tell that it acts.
pub(super) fn ends_as_body(text: &str) -> bool {
    const ENDS: [char; 14] = ['心', '部', '院', '处', '站', '所', '队', '社', '校', '区', '县', '镇', '乡', '村'];
    text::length(text) >= 3 && text.ends_with(ENDS) && is_unit(text)
}

/// Whether a text can hardly be anything but a department: it begins with a level or with 各.
pub(super) fn is_certain(text: &str) -> bool {
    let levels = ["市", "县", "区", "省", "各", "州", "旗", "镇", "团", "国家", "全市", "全县", "相关", "有关"];
    let offices = [
        "局",
        "委",
        "办",
        "厅",
        "政府",
        "办公室",
        "委员会",
        "公司",
        "集团",
        "指挥部",
        "专班",
        "街道",
        "法院",
        "检察院",
        "部门",
        "室",
        "工委",
        "专委会",
        "支队",
        "大队",
        "科",
        "管理所",
        "管委会",
    ];
    let plain = matches!(without_bracket(text), "乡镇" | "镇街" | "街镇" | "乡镇街道" | "县区" | "市县" | "县市区");
    let certain =
        text::starts_with_any(text, &levels) || text::ends_with_any(text, &offices) || GENERIC_UNITS.has(text);
    is_unit(text) && certain || plain
}

/// Whether no name begins as a text does: 支持…, 对…. 研究室 is one though 研究 is a verb.
pub(super) fn begins_as_no_name(text: &str) -> bool {
    let office = [
        "研究室",
        "研究院",
        "研究所",
        "研究会",
        "服务中心",
        "督导组",
        "组织部",
        "报社",
        "支援",
        "指导组",
        "协调组",
        "经开",
        "经信",
        "经发",
        "经贸",
        "经济",
        "统筹办",
        "建设科",
        "建设单位",
        "建设局",
        "建设办",
        "建设管理",
        "报告起草",
    ];
    NOT_UNIT_BEGINNINGS.begin(text) && !text::starts_with_any(text, &office)
}

/// A field of work that stands for its department: 宣传, 国土.
pub(super) fn is_trade(name: &str) -> bool {
    (2..=4).contains(&text::length(name)) && !name.contains(['要', '各', '的', '了', '“', '（'])
}
