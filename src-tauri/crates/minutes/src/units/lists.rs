//! Lists of departments: how one is parted, and how far one reaches at the beginning of a clause.

use std::ops::Range;

use super::names::{begins_as_no_name, is_level_trade, is_people, is_trade, is_unit, is_whole, without_bracket};
use crate::text;
use crate::words::{BODIES, LAST_LETTERS, PLAIN_BODIES};

/// A name in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) range: Range<usize>,
    /// The list it ends has an open end: …等部门.
    pub(crate) open_ended: bool,
}

/// Parts a list of names at 、，； and, between two whole names, at 和, 及 and the like.
pub(crate) fn split(view: &str, within: Range<usize>) -> Vec<Name> {
    let mut out = Vec::new();
    let mut start = within.start;
    for (at, c) in text::free_chars(view, within.clone()) {
        if matches!(c, '、' | '，' | '；' | '。' | '\t' | '\n') {
            push_joined(view, start..at, &mut out);
            start = at + c.len_utf8();
        }
    }
    push_joined(view, start..within.end, &mut out);
    join_shared(view, out)
}

/// 各县、市、区政府 is one: a lone 市 stands for a name that ends as the next one does.
fn join_shared(view: &str, names: Vec<Name>) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::with_capacity(names.len());
    for name in names {
        let lone = |n: &Name| matches!(&view[n.range.clone()], "市" | "区" | "县" | "旗" | "镇" | "乡" | "街道");
        let parted = |last: &Name| view[last.range.end..name.range.start].chars().all(|c| c == '、');
        match out.last_mut() {
            // 市、区两级政府 is one.
            Some(last) if parted(last) && lone(last) && is_of_levels(&view[name.range.clone()]) => {
                last.range.end = name.range.end;
            }
            Some(last)
                if parted(last)
                    && view[last.range.clone()].starts_with('各')
                    && (lone(&name) || view[last.range.clone()].ends_with(['市', '区', '县', '旗', '镇', '乡']))
                    && (view[last.range.clone()].contains('、') || lone(&name) && follows_lone(view, &name)) =>
            {
                last.range.end = name.range.end;
            }
            _ => out.push(name),
        }
    }
    out
}

/// 区两级政府, 乡三级河长制办公室.
fn is_of_levels(name: &str) -> bool {
    name.starts_with(['县', '区', '镇', '乡', '村', '旗']) && ["两级", "三级"].iter().any(|w| name.contains(w))
}

/// Whether after a lone 市 the list goes on to a name that can end for it: 市、区政府.
fn follows_lone(view: &str, name: &Name) -> bool {
    let rest = &view[name.range.end..];
    let Some(next) = rest.strip_prefix('、') else { return false };
    let next = &next[..next.find(['、', '，', '；', '。', '）', '要']).unwrap_or(next.len())];
    ["政府", "人民政府", "党委", "委", "管委会"].iter().any(|w| next.ends_with(w)) && text::length(next) <= 6
}

/// Bytes beyond which no list of departments is written without a stop.
const LONGEST_LIST: usize = 1500;

const JOINERS: &[&str] = &["以及", "特别是", "尤其是", "和", "及", "与"];

/// 市委办公厅和市政府办公厅 are two, 市文化和旅游局 is one: what stands before 和 has to be a whole name.
fn push_joined(view: &str, range: Range<usize>, out: &mut Vec<Name>) {
    let mut range = trimmed(view, range);
    let mut open_ended = false;
    if let Some(end) = counted_end(&view[range.clone()]) {
        range.end = range.start + end;
    }
    if let Some(end) = open_end(&view[range.clone()]) {
        range.end = range.start + end;
        open_ended = true;
    }
    loop {
        let words = &view[range.clone()];
        // A name is short; a joint far inside of something longer parts nothing.
        let near = range.start..range.start + text::head(words, 60).len();
        let mut joints =
            text::free_chars(view, near).filter(|(_, c)| matches!(c, '以' | '特' | '尤' | '和' | '及' | '与'));
        let parted = joints.find_map(|(at, _)| {
            let joiner = JOINERS.iter().find(|j| view[at..range.end].starts_with(**j))?;
            let before = &view[range.start..at];
            let after = &view[at + joiner.len()..range.end];
            // 各县党委和人民政府, 高新区党工委和管委会: two bodies of one place.
            let of_one = text::ends_with_any(before, &["党委", "党工委"])
                && text::starts_with_any(after, &["人民政府", "政府", "管委会", "管理委员会"])
                && text::length(after) <= 5;
            // 各有关部门和单位: whoever is meant, by two words.
            let own = after.starts_with('其') || of_one || before.ends_with("部门") && after == "单位";
            // 巡特警和治安部门 are two that share an ending, 文化和旅游部门 is one.
            let shared = *joiner == "和"
                && is_trade(before)
                && after.ends_with("部门")
                && is_trade_of(after)
                && !is_one_trade(before, after);
            (!own && text::length(after) >= 2 && (is_whole(before) || shared)).then_some((at, at + joiner.len()))
        });
        let Some((end, next)) = parted else {
            if !words.is_empty() && words != "/" && words != "-" && words != "无" && words != "—" {
                out.push(Name { range, open_ended });
            }
            return;
        };
        // 水务等部门和各乡镇: the list before the joint may be open too.
        let open = open_end(&view[range.start..end]);
        out.push(Name { range: range.start..open.map_or(end, |len| range.start + len), open_ended: open.is_some() });
        range = next..range.end;
    }
}

/// 治安部门: a field of work and 部门.
fn is_trade_of(name: &str) -> bool {
    name.strip_suffix("部门").is_some_and(|trade| is_trade(trade) && !is_whole(trade))
}

/// Whether one department has both fields of work in its name: 文化和旅游.
fn is_one_trade(before: &str, after: &str) -> bool {
    const PAIRS: &[(&str, &str)] = &[
        ("发展", "改革"),
        ("工业", "信息化"),
        ("经济", "信息化"),
        ("科技", "信息化"),
        ("人力资源", "社会保障"),
        ("住房", "城乡"),
        ("城乡规划", "建设"),
        ("自然资源", "规划"),
        ("规划", "自然资源"),
        ("文化", "旅游"),
        ("文化", "体育"),
        ("教育", "体育"),
        ("体育", "旅游"),
        ("卫生", "计划生育"),
        ("卫生", "健康"),
        ("民族", "宗教"),
        ("农业", "农村"),
        ("市场", "质量"),
        ("机构", "编制"),
    ];
    PAIRS.iter().any(|(one, other)| before.ends_with(one) && after.starts_with(other))
}

fn trimmed(view: &str, range: Range<usize>) -> Range<usize> {
    let words = &view[range.clone()];
    // A quotation mark that is not closed in the name opens somebody's words.
    let opens = words.starts_with('“') && !words.contains('”');
    let front = |c: char| matches!(c, '：' | '、' | '，' | ' ' | '|' | '｜') || opens && c == '“';
    let start = range.start + (words.len() - words.trim_start_matches(front).len());
    let stopped = words.trim_end_matches(['。', '；', '，', '、', ' ', '|', '｜', '/']);
    let stopped = stopped.strip_suffix('（').unwrap_or(stopped);
    let bare = stopped.strip_suffix("分别").or_else(|| stopped.strip_suffix("共同")).unwrap_or(stopped);
    let end = range.end - (words.len() - bare.len());
    start.min(end)..end
}

/// Where 两部门, 三家单位 begins at the end of a list that it counts: 市住建、城管两部门.
fn counted_end(name: &str) -> Option<usize> {
    let head = ["部门", "家单位", "个单位", "家"].iter().find_map(|w| name.strip_suffix(w))?;
    let bare = head.strip_suffix(['两', '三', '四', '五', '六'])?;
    (text::length(bare) >= 2).then_some(bare.len())
}

/// Where 等部门, 等有关单位 or a lone 等 begins at the end of a name.
fn open_end(name: &str) -> Option<usize> {
    let at = name.rfind('等').filter(|at| *at > 0)?;
    let tail = without_bracket(&name[at + '等'.len_utf8()..]);
    let plain = [
        "",
        "部门",
        "单位",
        "有关部门",
        "有关单位",
        "相关部门",
        "相关单位",
        "市直部门",
        "部门和单位",
        "单位和部门",
        "市级部门",
        "区级部门",
        "县直部门",
        "市直单位",
        "职能部门",
        "有关职能部门",
        "相关职能部门",
        "有关主管部门",
        "成员单位",
        "责任单位",
        "行业主管部门",
        "主管部门",
        "省级主管部门",
        "市级主管部门",
        "省级部门",
        "省直部门",
        "市级职能部门",
        "各部门",
        "部门单位",
        "市有关部门",
        "群团组织",
        "群团",
        "金融机构",
        "群众团体",
    ];
    plain.contains(&tail).then_some(at)
}

/// Bytes of the departments before the mark of a first point: 各乡镇一要….
pub(crate) fn names_before_mark(text: &str) -> Option<usize> {
    let (_, end) = leading(text)?;
    crate::numbering::clause_mark(&text[end..]).filter(|m| m.number == 1).map(|_| end)
}

/// Whether a text begins with departments.
pub(crate) fn begins_with_names(text: &str) -> bool {
    leading(text).is_some()
}

/// Whether a text is a list of departments and nothing else.
pub(crate) fn are_names(text: &str) -> bool {
    if text.len() > LONGEST_LIST {
        return false;
    }
    let names = split(text, 0..text.len());
    let is_one = |name: &str| {
        let crowd = is_people(name) && text::length(name) <= 10 && crate::order::modal(name).is_none();
        is_unit(name) || crowd && !crate::words::begins_with_act(name)
    };
    !names.is_empty() && names.iter().all(|n| is_one(&text[n.range.clone()]))
}

/// Bytes of the shortest name that a text begins with, where names run together. What follows has to look like the
/// beginning of something new.
pub(crate) fn first_name(text: &str) -> Option<usize> {
    let near = text::head(text, 24);
    if begins_as_no_name(near) {
        return None;
    }
    let limit = near.find(['，', '。', '；', '：', '、', '/']).unwrap_or(near.len());
    let ends: Vec<usize> = near[..limit].char_indices().map(|(at, c)| at + c.len_utf8()).collect();
    let is_name = |end: &usize| {
        let name = &near[..*end];
        ends_a_word(near, *end)
            && is_unit(name)
            && (text::length(name) > 2 || name.starts_with('各') || name.ends_with('委'))
    };
    let mut names = ends.into_iter().filter(is_name);
    let shortest = names.next()?;
    // 市委 within 市委组织部, 市卫生健康委 within 市卫生健康委员会.
    let whole = &near[..shortest];
    let begins_longer = matches!(whole, "市委" | "县委" | "区委" | "省委" | "市政府" | "县政府" | "区政府" | "省政府");
    let longer = names.find(|e| {
        let more = &near[shortest..*e];
        let wholly = [
            "员会",
            "办公室",
            "政府",
            "人民政府",
            "管委会",
            "街道",
            "街道办",
            "办事处",
            "事务中心",
            "服务中心",
            "管理中心",
            "各部门",
        ];
        wholly.contains(&more) || begins_longer && text::length(more) <= 5 && !more.starts_with(['市', '县', '各'])
    });
    Some(longer.unwrap_or(shortest))
}

/// The list of departments that a clause begins with, and where it ends. The list is as long as can be.
pub(crate) fn leading(clause: &str) -> Option<(Vec<Name>, usize)> {
    let near = text::head(clause, 90);
    // Only what is plainly a long list is looked at further on.
    let near = if near.matches('、').count() >= 6 { text::head(clause, 180) } else { near };
    if begins_as_no_name(near) {
        return None;
    }
    counted(near).or_else(|| plain_list(near))
}

/// 甲、乙、丙等7个区: the names before 等, whatever they end with.
fn counted(near: &str) -> Option<(Vec<Name>, usize)> {
    let at = near.find('等')?;
    let list = &near[..at];
    let rest = &near[at + '等'.len_utf8()..];
    let digits = rest
        .chars()
        .take_while(|c| c.is_ascii_digit() || "一二三四五六七八九十两".contains(*c))
        .map(char::len_utf8)
        .sum::<usize>();
    if digits == 0 || list.matches('、').count() == 0 {
        return None;
    }
    let counter = rest[digits..].strip_prefix(['个', '家'])?;
    let ends: Vec<usize> = counter.char_indices().take(12).map(|(i, c)| i + c.len_utf8()).collect();
    let kind = ends.into_iter().rev().find(|e| {
        let kind = &counter[..*e];
        kind.split('、').all(|k| {
            matches!(
                without_bracket(k),
                "区" | "县"
                    | "市"
                    | "镇"
                    | "乡"
                    | "街道"
                    | "部门"
                    | "单位"
                    | "县区"
                    | "乡镇"
                    | "市县"
                    | "区县"
                    | "县市区"
                    | "旗"
                    | "园区"
                    | "开发区"
                    | "村"
                    | "社区"
                    | "企业"
                    | "镇街"
                    | "成员单位"
            )
        })
    })?;
    let names = split(near, 0..at);
    let short = names.iter().all(|n| text::length(&near[n.range.clone()]) <= 20);
    short.then(|| (names, near.len() - counter.len() + kind))
}

fn plain_list(near: &str) -> Option<(Vec<Name>, usize)> {
    let limit = near.find(['，', '；', '。', '：']).unwrap_or(near.len());
    let ends: Vec<usize> = text::free_chars(near, 0..limit)
        .filter(|(_, c)| LAST_LETTERS.contains(c))
        .map(|(at, c)| at + c.len_utf8())
        .chain(text::guarded(near, 0..limit).into_iter().map(|g| g.end))
        .collect();
    let mut ends = ends;
    ends.sort_unstable();
    ends.into_iter().rev().filter(|end| ends_a_word(near, *end)).find_map(|end| {
        let names = split(near, 0..end);
        let last = names.last().map(|n| &near[n.range.clone()]);
        // 宣传、通信部门: the last one's ending serves all.
        let shares = last.is_some_and(|l| l.ends_with("部门") && text::length(l) > 2 && !l.starts_with('各'));
        // 公安、工商等部门: each stands for its department.
        let open = near[..end].ends_with(['门', '位']) && names.last().is_some_and(|n| n.open_ended)
            || names.len() > 1 && names[..names.len() - 1].iter().any(|n| n.open_ended)
            || names.len() > 1 && counted_end(&near[..end]).is_some();
        let is_own = |name: &str| is_unit(name) || is_level_trade(name) || BODIES.has(name) || are_levels(name);
        let some = names.len() > 1 && names.iter().any(|n| is_unit(&near[n.range.clone()]));
        let bodies = names.len() > 1 && names.iter().any(|n| BODIES.has(&near[n.range.clone()]));
        let is_named = |name: &str| {
            // 各帮扶单位和帮扶责任人要…: persons beside a department are told to act with it.
            let beside = some && (PLAIN_BODIES.has(name) || is_people(name));
            is_own(name) || beside || (shares || open || bodies) && is_trade(name)
        };
        let whole = last
            .is_some_and(|l| is_own(l) || some && (PLAIN_BODIES.has(l) || is_people(l)) || open && is_trade(l))
            && names.iter().all(|n| is_named(&near[n.range.clone()]));
        // 等部门 stands outside of the names but belongs to the list.
        whole.then(|| (names.into_iter().filter(|n| !is_people(&near[n.range.clone()])).collect(), end))
    })
}

/// 镇村两级, 市县乡三级: levels that stand for their bodies.
fn are_levels(name: &str) -> bool {
    let levels = ["两级", "三级", "四级", "五级"].iter().find_map(|w| name.strip_suffix(w));
    levels.is_some_and(|l| text::length(l) >= 2 && l.chars().all(|c| "省市县区镇乡村街州、".contains(c)))
}

/// Whether a name may end at a place: not inside 市长, 组成, 部署.
fn ends_a_word(near: &str, end: usize) -> bool {
    let Some(last) = near[..end].chars().next_back() else { return false };
    let Some(next) = near[end..].chars().next() else { return true };
    let joint: String = [last, next].into_iter().collect();
    // 各方 is a name, 各区拿出实施方案 ends in none.
    let plan = last == '方' && "案面式法向针便".contains(next) || last == '科' && "学技普研创室目".contains(next);
    // 优惠办法 holds no office.
    let plan = plan || last == '办' && "法事理好成结".contains(next);
    let post = next == '长' && !near[end..].starts_with("长期")
        || text::starts_with_any(
            &near[end..],
            &["书记", "党委书记", "党组书记", "党工委书记", "干部", "班子", "职工", "群众", "负责人", "负责同志"],
        );
    // 区直各部门 ends with its last letter.
    let split = last == '部' && next == '门';
    !split && !matches!(last, '、' | '和' | '及' | '与') && !post && !plan && !crate::words::is_act_word(&joint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    fn names(list: &str) -> Vec<&str> {
        split(list, 0..list.len()).into_iter().map(|n| &list[n.range]).collect()
    }

    #[rstest]
    #[case::comma("市委组织部、市人社局，各区、县级市", &["市委组织部", "市人社局", "各区", "县级市"])]
    #[case::and_in_name("省工业和信息化厅、文化和旅游厅", &["省工业和信息化厅", "文化和旅游厅"])]
    #[case::and_between("市委办公厅和市政府办公厅", &["市委办公厅", "市政府办公厅"])]
    #[case::shared_ending("巡特警和治安部门", &["巡特警", "治安部门"])]
    #[case::one_department("文化和旅游部门、发展和改革部门", &["文化和旅游部门", "发展和改革部门"])]
    #[case::open("市财政局、市审计局等部门", &["市财政局", "市审计局"])]
    #[case::nested("市交通委（市道运局）、各县（市、区）", &["市交通委（市道运局）", "各县（市、区）"])]
    #[case::angular("各区政府〈含开发区、功能区，下同〉，市直部门", &["各区政府〈含开发区、功能区，下同〉", "市直部门"])]
    #[case::own_offices("市防汛指挥部及其“一办五组”", &["市防汛指挥部及其“一办五组”"])]
    #[case::such_governments("岭东区等相关区政府", &["岭东区等相关区政府"])]
    #[case::shared("市财政局、各县、市、区政府", &["市财政局", "各县、市、区政府"])]
    #[case::districts("各区、县级市", &["各区", "县级市"])]
    #[case::slash("/", &[])]
    fn lists_part_into_names(#[case] list: &str, #[case] expected: &[&str]) {
        assert_eq!(names(list), expected);
    }

    #[rstest]
    #[case::modal("各区、各部门要抓紧", Some("各区、各部门"))]
    #[case::counted("岭东、岭西、云溪等3个区、县（市）要完成", Some("岭东、岭西、云溪等3个区、县（市）"))]
    #[case::office("市住建局牵头推进", Some("市住建局"))]
    #[case::open("市住建局、市城管局等部门要", Some("市住建局、市城管局等部门"))]
    #[case::shared_ending("宣传、通信部门务必", Some("宣传、通信部门"))]
    #[case::counted("医保、卫健、民政三部门要", Some("医保、卫健、民政三部门"))]
    #[case::two("市住建、城管两部门要", Some("市住建、城管两部门"))]
    #[case::levels_alone("镇村两级要", Some("镇村两级"))]
    #[case::called("市“双拥办”要", Some("市“双拥办”"))]
    #[case::trades_open("公安、应急等部门要", Some("公安、应急等部门"))]
    #[case::plan("各区拿出实施方案", Some("各区"))]
    #[case::topic_before("迁改工作由市城管局负责", None)]
    #[case::secretary("各镇党委书记要", None)]
    #[case::submitted("报市政府审定", None)]
    #[case::speaker("林副市长要求市直各部门要", None)]
    #[case::matters("有关事项各部门结合实际研究", None)]
    #[case::word_across("市发改委组成督查组", Some("市发改委"))]
    #[case::in_consultation("市城管局商市财政局解决", Some("市城管局"))]
    #[case::gathered("市水利局汇总后报市政府督查室", Some("市水利局"))]
    #[case::levels("市、区两级政府要加大投入", Some("市、区两级政府"))]
    #[case::zones("开发区和各镇街要抓紧", Some("开发区和各镇街"))]
    #[case::economic_zone("经开区、高新区要抓紧", Some("经开区、高新区"))]
    #[case::open_and_more("生态环境、水务等部门和各乡镇要抓紧", Some("生态环境、水务等部门和各乡镇"))]
    #[case::inspecting("巡察机构要跟踪问效", Some("巡察机构"))]
    #[case::post("市长王建国要", None)]
    #[case::police("公安交警要增设警力", Some("公安交警"))]
    #[case::bodies("公安、应急、消防要联勤联动", Some("公安、应急、消防"))]
    #[case::plain_bodies("有关部门及乡镇、超市要加强宣传", Some("有关部门及乡镇、超市"))]
    #[case::township_cadres("乡镇干部要下沉一线", None)]
    #[case::emergency("应急管理部门要提前转移群众", Some("应急管理部门"))]
    #[case::object_organised("各支部认真组织征求意见", Some("各支部"))]
    #[case::object_served("各部门主动服务企业", Some("各部门"))]
    #[case::managing("各级管理机构要", Some("各级管理机构"))]
    #[case::own("市防汛指挥部及其“一办五组”要", Some("市防汛指挥部及其“一办五组”"))]
    #[case::people("广大党员干部要带头", None)]
    #[case::verb("加快推进项目建设", None)]
    #[case::preposition("对未完成任务的单位要通报", None)]
    fn a_clause_may_begin_with_departments(#[case] clause: &str, #[case] expected: Option<&str>) {
        assert_eq!(leading(clause).map(|(_, end)| &clause[..end]), expected);
    }
}
