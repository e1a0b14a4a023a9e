//! A title for the item, from the clause that heads the directive.

use std::ops::Range;

use crate::frame;
use crate::numbering;
use crate::structure::Draft;
use crate::text;
use crate::units;
use crate::view::View;

/// Longest title in characters; office ledgers have narrow columns.
const LONGEST: usize = 32;

/// Suggests a title: 一要加快城市更新。… gives 加快城市更新.
pub(crate) fn suggest(view: &View<'_>, draft: &Draft) -> String {
    let words = view.text();
    let cell = draft.row.as_ref().and_then(|r| r.title.clone());
    let cell = cell.map(|c| c.start + numbering::mark(&words[c.clone()]).map_or(0, |m| m.len)..c.end);
    let clause = cell.unwrap_or_else(|| {
        let start = spoken_from(words, draft.range.clone());
        let marked = numbering::mark(&words[start..draft.range.end]).map_or(0, |m| m.len);
        let body = start + marked..draft.range.end;
        let clauses = text::clauses(words, body.clone());
        let mut matters = clauses.iter().filter(|c| !is_empty_opening(&words[(*c).clone()])).take(4);
        // 根据会议意见修改完善后, 要围绕全年目标: what comes first is said after them.
        let is_opener = |c: &Range<usize>| {
            let body = &words[c.start + opening(&words[c.clone()])..c.end];
            // 一要以更大力度抓落实。: a heading of its own is the title whatever it opens with.
            if marked > 0 && words[c.end..].starts_with('。') {
                return false;
            }
            body.ends_with('后') || crate::order::opens(body) || marked == 0 && is_topic(body)
        };
        let first = matters.clone().find(|c| !is_opener(c)).or_else(|| matters.next()).cloned();
        // A clause that only tells why is no title: 防汛是头等大事，各区要加固堤防.
        let ordered = clauses.into_iter().take(4).find(|c| crate::order::modal(&words[c.clone()]).is_some());
        let told = |c: &Range<usize>| crate::order::judge(words, c.clone()) == crate::order::Judgement::Description;
        // 项目建设抓紧扫尾。目前，各单位要…: a heading of its own is the title.
        let headed =
            |c: &Range<usize>| words[c.end..body.end].starts_with('。') && text::length(&words[c.clone()]) <= 16;
        let tells = marked == 0 && draft.row.is_none() && first.as_ref().is_some_and(|c| told(c) && !headed(c));
        if tells { ordered.or(first) } else { first }.unwrap_or(body)
    });
    // 编制规划 责任领导：…: a label after a blank is no part of the matter.
    let label = units::label_segments(words, draft.range.clone()).into_iter().map(|s| s.word.start);
    let end = label.filter(|at| clause.start < *at && *at < clause.end).min().unwrap_or(clause.end);
    // 压缩审批时限（牵头单位：…）: nor is the bracket that it stands in.
    let before = words[clause.start..end].trim_end_matches('（').len();
    let clause = text::trim_marks(words, clause.start..clause.start + before);
    let start = clause.start + opening(&words[clause.clone()]);
    let title = view.wording(start..clause.end);
    if text::length(&title) <= LONGEST { title } else { format!("{}…", text::head(&title, LONGEST - 1)) }
}

/// 下一步, 与此同时, 由市住建局牵头: clauses that say nothing of the matter.
fn is_empty_opening(clause: &str) -> bool {
    let assigns = text::ends_with_any(clause, &["牵头", "负责", "配合", "协助", "牵头负责", "参与"])
        && crate::order::modal(clause).is_none()
        && (units::is_given(clause) || units::begins_with_subject(clause));
    if assigns || units::are_names(clause) || crate::owners::is_charged(clause) {
        return true;
    }
    // 9月份，…: until when alone.
    if crate::deadlines::leading(clause) == clause.len() {
        return true;
    }
    // 市公安局会同市城市管理局，…: what they do together follows.
    let matter = &clause[opening(clause)..];
    if text::after_any(matter, &["会同", "联合", "协同", "配合"]).is_some_and(units::are_names) {
        return true;
    }
    matches!(
        clause,
        "下一步" | "与此同时" | "同时" | "此外" | "另外" | "当前" | "目前" | "会议要求" | "会议强调" | "会议议定"
    )
}

/// Where the words ordered begin. 市长王某强调，要…: who spoke is no part of the title.
fn spoken_from(words: &str, range: Range<usize>) -> usize {
    const SAYING: &[&str] = &["要求", "强调", "指出", "决定", "议定", "明确", "确定"];
    let says = |f: &frame::Frame| f.parted || text::ends_with_any(&words[f.label.clone()], SAYING);
    if let Some(spoken) = frame::frame(words, range.clone()).filter(|f| f.words < range.end && says(f))
        && spoken.words > range.start
    {
        return spoken.words;
    }
    // 就做好这项工作，讲三点：一是…: the point is what is said.
    if let Some(colon) = text::head(&words[range.clone()], 80).find('：') {
        let after = range.start + colon + '：'.len_utf8();
        if numbering::clause_mark(&words[after..range.end]).is_some() {
            return after;
        }
    }
    // 会议听取了…汇报，原则同意…，由…修改后报批: what was agreed to is the matter.
    if let Some(agreed) = frame::agreed_and_given(words, range.clone()).filter(|at| *at > range.start) {
        return agreed;
    }
    // 会议听取了…汇报，强调，要…: nor is what was told before.
    frame::inner_order(words, range.clone())
        .filter(|(clause, begin)| {
            *begin < range.end && crate::order::modal(&words[range.start..clause.start]).is_none()
        })
        .map_or(range.start, |(_, begin)| begin)
}

/// 资金问题, 在用地方面: names what the order is about.
fn is_topic(clause: &str) -> bool {
    text::length(clause) <= 10
        && text::ends_with_any(clause, &["问题", "方面"])
        && crate::order::modal(clause).is_none()
}

/// Bytes before the matter itself: the frame, the subject and 要.
fn opening(clause: &str) -> usize {
    let mut at = 0;
    for frame in ["会议要求", "会议决定", "会议议定", "会议明确", "会议强调", "会议确定"] {
        if clause.starts_with(frame) {
            at = frame.len();
        }
    }
    let rest = &clause[at..];
    // 请岭东区政府抓紧做好征迁工作, 由市城管局修改完善: whom it is given to is no part of the matter.
    if let Some(after) = units::after_given(rest).filter(|after| rest.len() - after >= 12) {
        return at + after + units::time_before(&rest[after..]);
    }
    if let Some(after) = units::after_subject(rest).filter(|after| *after < rest.len()) {
        let words = &rest[after..];
        let modal = crate::order::modal(words).filter(|m| m.start <= 12 && m.end < words.len());
        let acts = at + after + modal.map_or(0, |m| m.end);
        return acts + units::time_before(&clause[acts..]);
    }
    // 班子成员要, 我们要: whoever else is told to act.
    let person = |who: &str| units::is_people(who) || matches!(who, "我们" | "大家" | "全市上下" | "全县上下");
    if let Some(modal) = crate::order::modal(text::head(rest, 14)).filter(|m| m.end < rest.len())
        && person(rest[..modal.start].trim_end_matches('也'))
    {
        return at + modal.end;
    }
    let acts = at + rest.len() - text::after_any(rest, &["是要", "还要", "也要", "要"]).unwrap_or(rest).len();
    acts + units::time_before(&clause[acts..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::point("一要加快城市更新。推进老旧小区改造。", "加快城市更新")]
    #[case::running("要压实工作责任，各区要抓好落实；", "压实工作责任")]
    #[case::subject("各级各部门要迅速整改，举一反三。", "迅速整改")]
    #[case::numbered("3.提升审批效率。压缩时限。（责任单位：市行政审批局）", "提升审批效率")]
    #[case::means("要以整治行动为抓手，全面排查隐患。", "全面排查隐患")]
    #[case::people("班子成员要紧盯目标，抓好收官。", "紧盯目标")]
    #[case::heading("三要以饱满的热情抓落实。把责任扛在肩上。", "以饱满的热情抓落实")]
    #[case::topic("绿化问题，要统一规划，分步实施。", "统一规划")]
    #[case::told_first("会议听取了防汛情况汇报，强调，要加强巡查。", "加强巡查")]
    #[case::said_at_once("王建国要求各区要加强巡查，不留死角。", "加强巡查")]
    #[case::together("市公安局会同市城市管理局，6月底前完成易堵路口改造。", "完成易堵路口改造")]
    #[case::led_in("就下步工作讲两点意见：一要加快收尾，不留尾巴。", "加快收尾")]
    #[case::given("请岭东区政府抓紧做好征迁工作，6月底前交地。", "抓紧做好征迁工作")]
    #[case::label_in_bracket("（二）压缩审批时限（牵头单位：市住建局）", "压缩审批时限")]
    #[case::month("9月份，我们要打好信访攻坚战。", "打好信访攻坚战")]
    #[case::connector("与此同时，谋划好明年的项目。", "谋划好明年的项目")]
    fn titles_come_from_the_heading_clause(#[case] directive: &str, #[case] expected: &str) {
        let view = View::new(directive);
        let draft = Draft { range: 0..view.text().len(), ..Draft::default() };
        assert_eq!(suggest(&view, &draft), expected);
    }
}
