//! Who a clause begins with: departments that are told to act, after connectors and times.

use super::part::{is_described, names_a_post};
use super::{lists, names};
use crate::text;
use crate::words::{self, LEADS};

/// The departments that a clause begins with, where it tells them to act.
pub(super) fn subject(clause: &str) -> Option<(Vec<lists::Name>, usize)> {
    let skipped = lead_words(clause);
    let words = &clause[skipped..];
    let (mut list, end) = lists::leading(words)?;
    let rest = words[end..].trim_start_matches(['、', '，']);
    // 市发改委、市财政局等要想办法: the list is open, and what it has to do follows.
    let open = || rest.strip_prefix('等').filter(|rest| crate::order::modal(rest).is_some_and(|m| m.start == 0));
    // 水利局、电业局等承担退出指标的局委也必须整改: what the list has in common is said of it.
    let common = || {
        let said = rest.strip_prefix('等')?;
        let near = text::head(said, 20);
        let end =
            ["的局委", "的单位", "的部门", "的县区", "的乡镇"].iter().find_map(|w| Some(near.find(w)? + w.len()))?;
        crate::order::modal(near).is_some_and(|m| m.start >= end).then(|| &said[end..])
    };
    let (rest, end) = match common() {
        Some(after) => (after, words.len() - after.len()),
        None => (text::after_any(rest, &["等部门", "等单位"]).or_else(open).unwrap_or(rest), end),
    };
    // Without 要 only a full name is a subject: 市住建局完成…, but not 地方机构改革….
    let certain = || {
        // 气象、水文、自然资源部门每天会商: the last one's ending serves all.
        let shared =
            list.last().is_some_and(|n| n.open_ended || list.len() > 1 && words[n.range.clone()].ends_with("部门"));
        // 各区、开发区: the first one tells what kind of list it is.
        let first = list.first().is_some_and(|n| words.starts_with('各') && names::is_certain(&words[n.range.clone()]));
        shared || first || list.iter().all(|n| names::is_certain(&words[n.range.clone()]))
    };
    if is_described(rest) {
        return None;
    }
    // 市政府与市属企业签订了责任书: told, not ordered.
    if crate::order::is_told(rest) {
        return None;
    }
    let later = after_time(rest);
    // 县政府督查室每月一督查: the rhythm holds the act.
    let rhythm = later.is_empty() && !rest.is_empty()
        // 各水库管理所每日8时报送水情, 市政府督查室每两周碰一次头: what is done in a rhythm is told to be done.
        || rest.starts_with("汛期每")
        || rest.starts_with('每') && crate::deadlines::leading(rest) > 0;
    // 各镇对发现的问题必须整改, 各村对水塘设置警示牌: what it is done to stands between.
    let about = text::starts_with_any(words::skip_adverbs(later), &["对", "就", "把", "将", "针对", "与"])
        && (crate::order::modal(rest).is_some() || acts_on(words::skip_adverbs(later)));
    // 云东区对旧仓库逐栋鉴定, 调度中心督促企业整改: who acts on something is somebody, whatever the name ends with.
    let grammatical =
        || list.iter().all(|n| names::ends_as_body(&words[n.range.clone()])) && (about || acts_on_more(later));
    let certain = || certain() || grammatical();
    let acts = crate::order::modal(text::head(rest, 16))
        .is_some_and(|m| time_or_adverb(&rest[..m.start]) && (certain() || !undergoes(&rest[m.end..])))
        // 建立台账，明确牵头领导、责任单位、整改任务: a list that goes on with what is no name tells nobody to act.
        || !words[end..].starts_with('、')
            && certain()
            && (words::begins_with_act(later)
                || rhythm
                || about
                || text::starts_with_any(
                    words::skip_adverbs(rest),
                    &[
                        "按照",
                        "按",
                        "对照",
                        "围绕",
                        "结合",
                        "根据",
                        "向",
                        "负责",
                        "各负其责",
                        "各司其职",
                        "负总责",
                        "负主责",
                        "从",
                        "作为",
                        "收到",
                        "接到",
                    ],
                ));
    // 各区在前期调查基础上，于7月10日前…: on what ground it acts fills the clause.
    let grounded = rest.starts_with('在')
        && text::ends_with_any(rest, &["基础上", "前提下", "指导下", "框架下", "统一部署下"])
        && certain();
    // 各地各部门请于月底前报送: asked in the words of a paper.
    let asked = rest.starts_with('请') && !rest.starts_with("请示") && certain();
    // 城关镇负责清点: to answer for something is said of departments alone.
    let acts = acts
        || asked
        || grounded
        || words::skip_adverbs(later).starts_with("负责")
            && list.iter().all(|n| names::is_unit(&words[n.range.clone()]))
            && !names_a_post(rest);
    for name in &mut list {
        name.range = name.range.start + skipped..name.range.end + skipped;
    }
    acts.then_some((list, end + skipped))
}

/// 对旧仓库逐栋做鉴定: an act follows what it is done to.
fn acts_on(treating: &str) -> bool {
    const TREATING: &[&str] = &["实行", "开展", "进行", "予以", "实施", "一律", "逐"];
    let acts = |(at, _): (usize, char)| words::begins_with_act(&treating[at..]);
    TREATING.iter().any(|w| treating.contains(w)) || treating.char_indices().skip(3).take(24).any(acts)
}

/// Whether an act with an object follows. 消费中心加快建设 says of a thing what becomes of it.
fn acts_on_more(later: &str) -> bool {
    let verb = words::skip_adverbs(later);
    let object = text::length(verb).saturating_sub(2);
    // 云溪县召开调度会 is told.
    let held = text::starts_with_any(verb, &["召开", "举行", "举办", "出席"]);
    words::begins_with_act(later) && object >= 2 && !held
}

/// 危化企业要再体检, 农村公路要再提档: what is said of a topic, which undergoes it.
fn undergoes(after: &str) -> bool {
    let verb = after.strip_prefix(['再', '更', '细', '严', '快']).unwrap_or("");
    (1..=3).contains(&text::length(verb)) || text::starts_with_any(after, &["得到", "受到", "有保障", "有人管", "到位"])
}

/// Nothing but adverbs or a time may stand between a department and 要.
fn time_or_adverb(between: &str) -> bool {
    let rest = after_time(between);
    let rest = text::after_any(
        rest,
        &["下一步", "下步", "今后", "近期", "目前", "当前", "首先", "同样", "之间", "内部", "今年"],
    )
    .unwrap_or(rest);
    // 全县各部门在招商引资工作中要…: in what work.
    let within = || rest.starts_with('在') && text::ends_with_any(rest, &["中", "时", "期间", "方面", "过程", "环节"]);
    words::skip_adverbs(rest).is_empty() || ADVERBIAL.contains(&words::skip_adverbs(rest)) || within()
}

/// What is left of an adverb after another.
const ADVERBIAL: &[&str] = &["也", "都", "还", "更", "均", "应", "须", "要", "地"];

/// The text after a time such as 6月底前 or 于年底前.
pub(super) fn after_time(text: &str) -> &str {
    let len = crate::deadlines::leading(text);
    if len > 0 {
        return &text[len..];
    }
    // 各单位会后抓紧报送.
    if let Some(rest) = text.strip_prefix("会后").filter(|rest| !rest.starts_with(|c: char| c.is_ascii_digit())) {
        return rest;
    }
    // 局办公室每季度通报: a rhythm is a time too.
    if let Some(rest) = text.strip_prefix('每')
        && let Some(after) =
            text::after_any(rest, &["季度", "半年", "学期", "学年", "个月", "周", "月", "天", "日", "年"])
    {
        // 每月25日前: the rhythm says on which day.
        return after_time(after);
    }
    if let Some(rest) = text::after_any(text, &["按月", "按季度", "按季", "按周", "按旬", "按年", "逐月", "逐季"])
    {
        return rest;
    }
    // 各水库管理所汛期每日报送水情: a season is a time too.
    if let Some(rest) = text::after_any(text, &["主汛期", "汛期", "节日期间", "活动期间", "冬春季节"])
    {
        return after_time(rest);
    }
    // 2026年各县区要…: a year stands there too.
    let year = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = if year == 4 { text[year..].strip_prefix('年') } else { None };
    if let Some(rest) = rest
        && lists::leading(rest).is_some()
    {
        return rest;
    }
    let near = text::head(text, 16);
    let timely =
        near.chars().next().is_some_and(|c| c.is_ascii_digit() || "于在每年一二三四五六七八九十今会".contains(c));
    if !timely {
        return text;
    }
    ["之前", "以前", "前", "之内", "以内", "内", "底", "末"]
        .iter()
        .filter_map(|end| near.find(end).map(|at| at + end.len()))
        .min()
        .map_or(text, |at| text::after_any(&text[at..], &["之前", "以前", "前"]).unwrap_or(&text[at..]))
}

/// Bytes of a time that stands before what is to be done: 在7月底前完成.
pub(crate) fn time_before(words: &str) -> usize {
    let rest = after_time(words);
    if words::begins_with_act(rest) { words.len() - rest.len() } else { 0 }
}

/// Bytes of connectors and marks that a clause begins with.
pub(super) fn lead_words(clause: &str) -> usize {
    let mut at = crate::numbering::mark(clause).map_or(0, |m| m.len);
    // 建设养老服务中心5个——县民政局牵头: what follows the dash says who.
    // Looking for one letter first costs next to nothing.
    if clause.contains('—')
        && let Some(dash) = clause[at..].rfind("——").map(|i| at + i + "——".len())
        && lists::leading(&clause[dash..]).is_some()
    {
        at = dash;
    }
    while let Some(rest) = LEADS.after(&clause[at..]) {
        at = clause.len() - rest.len();
    }
    at + time_lead(&clause[at..])
}

/// Bytes of a time that a clause begins with, where a department follows it.
fn time_lead(clause: &str) -> usize {
    let rest = after_time(clause);
    let len = clause.len() - rest.len();
    if len > 0 && lists::leading(rest).is_some() { len } else { 0 }
}
