//! Who speaks, and what his words are: 会议指出，… 会议决定… 市长王某强调，….

use std::ops::Range;
use std::sync::LazyLock;

use crate::text;
use crate::words::Words;

/// What a frame makes of the words that follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Force {
    /// 强调, 要求, 指出, 决定: what follows may be orders.
    Directing,
    /// 听取, 传达, 通报: what follows is told.
    Reporting,
    /// A higher body's words (总书记强调): quoted, not given here.
    Quoting,
}

/// A frame at the start of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) force: Force,
    /// Speaker and verb as the path shows them: 会议强调.
    pub(crate) label: Range<usize>,
    /// Where the words spoken begin.
    pub(crate) words: usize,
    /// Whether a comma or colon parts the frame from the words. Without one the frame is part of the order.
    pub(crate) parted: bool,
}

const DIRECTING: &[&str] = &[
    "强调指出",
    "明确要求",
    "研究决定",
    "讨论决定",
    "一致决定",
    "研究确定",
    "研究议定",
    "研究明确",
    "原则同意",
    "一致同意",
    "指出",
    "强调",
    "要求",
    "决定",
    "议定",
    "确定",
    "明确",
    "同意",
    "提出",
    "部署",
    "号召",
    "重申",
];
const REPORTING: &[&str] = &[
    "听取",
    "传达",
    "学习",
    "通报",
    "审议",
    "研究",
    "宣读",
    "观看",
    "总结",
    "分析",
    "回顾",
    "充分肯定",
    "讨论",
    "书面",
    "表决",
    "认为",
    "表示",
    "介绍",
    "汇报",
    "希望",
    "说",
    "感谢",
    "邀请",
    "采取",
    "集体",
    "专题",
    "套开",
    "还研究",
    "审定",
    "通过",
    "宣布",
    "解读",
    "播放",
    "安排",
];
const HIGHER: &[&str] =
    &["总书记", "党中央", "中央", "国务院", "全国", "总理", "省委常委会", "省政府常务", "省委全会", "省两会"];

/// Reads the frame that the sentence at `range` begins with.
pub(crate) fn frame(view: &str, range: Range<usize>) -> Option<Frame> {
    for (i, clause) in text::clauses(view, range.clone()).into_iter().take(4).enumerate() {
        if i == 0
            && let Some(frame) = bare(view, &clause, range.end)
        {
            return Some(frame);
        }
        if let Some(frame) = in_clause(view, &clause, range.end) {
            return Some(Frame { label: clause.start..frame.label.end, ..frame });
        }
        // Before a speaker stands only where and when he speaks.
        if i > 0 && crate::order::modal(&view[clause]).is_some() {
            return None;
        }
    }
    None
}

/// What persons do when they speak.
const SAYING: [&str; 10] = ["强调指出", "指出", "强调", "要求", "提出", "说", "表示", "认为", "希望", "号召"];
static SAYS: LazyLock<Words> = LazyLock::new(|| Words::new(SAYING.into_iter()));

fn in_clause(view: &str, clause: &Range<usize>, end: usize) -> Option<Frame> {
    let words = &view[clause.clone()];
    let near = text::head(words, 60);
    let start = clause.start;
    if let Some(after_speaker) = meeting(near) {
        return after_meeting(view, start, after_speaker, clause, end);
    }
    // A person: 市长王某强调，… or 他指出，…: the verb ends the clause, or the order follows at once.
    if !SAYS.found_in(near) {
        return None;
    }
    for verb in SAYING {
        for (at, _) in near.match_indices(verb) {
            let verb_end = at + verb.len();
            let rest = &words[verb_end..];
            // 要求各县区：一要…: the addressees stand between the verb and the colon.
            let addressed = verb == "要求"
                && text::length(rest) <= 30
                && view[clause.end..end].starts_with('：')
                && crate::units::are_names(rest);
            // 提出“六个确保”工作要求：确保…: what he asks follows the colon.
            let demands = verb == "提出"
                && view[clause.end..end].starts_with('：')
                && text::ends_with_any(rest, &["要求", "意见", "任务"])
                && text::length(rest) <= 14;
            let parted = addressed || demands || rest.is_empty() && view[clause.end..end].starts_with(['，', '：']);
            let told = || verb == "要求" && crate::units::begins_with_names(rest);
            let ordered = matches!(verb, "要求" | "强调" | "指出") && !parted && (orders_at_once(rest) || told());
            // 市长希望企业家坚定信心: a wish is said on in the same clause.
            let wished = verb == "希望" && !parted && !rest.is_empty();
            // 王某提出五点要求。一是…: the sentence announces what he orders.
            let announced = verb == "提出"
                && clause.end + '。'.len_utf8() >= end
                && text::ends_with_any(rest, &["要求", "意见", "建议"])
                && text::length(rest) <= 12
                && !rest.starts_with('了');
            if !(parted || ordered || wished || announced) || !is_speaker(&near[..at]) {
                continue;
            }
            if announced {
                return Some(Frame {
                    force: Force::Directing,
                    label: start..start + verb_end,
                    words: end,
                    parted: true,
                });
            }
            if wished {
                return Some(Frame {
                    force: Force::Reporting,
                    label: start..start + verb_end,
                    words: start,
                    parted: false,
                });
            }
            let higher = HIGHER.iter().any(|h| near[..at].contains(h));
            let force = match verb {
                _ if higher => Force::Quoting,
                "说" | "表示" | "认为" | "希望" => Force::Reporting,
                _ => Force::Directing,
            };
            let words = if parted { clause.end + '，'.len_utf8() } else { start + verb_end };
            return Some(Frame { force, label: start..start + verb_end, words: within_quotes(view, words), parted });
        }
    }
    None
}

/// 强调，要…: the speaker of the sentence before goes on.
fn bare(view: &str, clause: &Range<usize>, end: usize) -> Option<Frame> {
    let words = &view[clause.clone()];
    let verbs =
        ["强调", "指出", "要求", "强调指出", "明确要求", "并强调", "并要求", "会上强调", "同时强调", "同时要求"];
    let stresses = text::ends_with_any(words, &["要强调的是", "要说明的是"]) && text::length(words) <= 12;
    let parted = (verbs.contains(&words) || stresses) && view[clause.end..end].starts_with(['，', '：']);
    // 要求各级各部门务必…: whom he asks follows at once, or what for.
    let asks = |rest: &&str| crate::units::begins_with_names(rest) || crate::words::begins_with_act(rest);
    if let Some(rest) = words.strip_prefix("要求").filter(asks) {
        let label = clause.start..clause.end - rest.len();
        return Some(Frame { force: Force::Directing, words: label.end, label, parted: false });
    }
    parted.then(|| Frame {
        force: Force::Directing,
        label: clause.clone(),
        words: clause.end + '，'.len_utf8(),
        parted,
    })
}

/// The place after an opening quotation mark: 他说：“要抓紧。”
fn within_quotes(view: &str, words: usize) -> usize {
    if view[words..].starts_with('“') { words + '“'.len_utf8() } else { words }
}

/// Whether what follows 要求 is an order said on in the same clause: 要求各区要…, 强调要….
fn orders_at_once(rest: &str) -> bool {
    let near = text::head(rest, 40);
    !rest.is_empty() && !rest.starts_with('的') && crate::order::modal(near).is_some()
}

/// The place after 会议, 全会, 会上: the meeting itself as the speaker.
fn meeting(near: &str) -> Option<usize> {
    let own = ["会议最后", "会议同时", "会议还", "会议", "全会", "大会", "会上", "本次会议", "例会"];
    let word = own.iter().filter(|w| near.starts_with(**w)).max_by_key(|w| w.len())?;
    Some(word.len())
}

fn after_meeting(view: &str, start: usize, speaker: usize, clause: &Range<usize>, end: usize) -> Option<Frame> {
    let words = &view[clause.clone()];
    let mut at = speaker;
    // 会议还特别强调: adverbs between.
    for _ in 0..3 {
        let Some(rest) = text::after_any(
            &words[at..],
            &[
                "还",
                "并",
                "最后",
                "同时",
                "特别",
                "再次",
                "一致",
                "经研究",
                "经讨论",
                "进一步",
                "认真",
                "就",
                "上",
                "也",
                "，",
            ],
        ) else {
            break;
        };
        at = words.len() - rest.len();
    }
    let rest = &words[at..];
    if let Some(verb) = DIRECTING.iter().find(|v| rest.starts_with(**v)) {
        let verb_end = at + verb.len();
        let after = &words[verb_end..];
        // 会议明确了三项任务。一是…: the tasks follow.
        let next = view[clause.end..end].chars().next();
        let announces = text::length(after) <= 10
            && next.is_none_or(|c| matches!(c, '。' | '：'))
            && text::ends_with_any(after, &["任务", "要求", "措施", "举措", "意见"]);
        if after.starts_with('了') && announces {
            let words = clause.end + next.map_or(0, char::len_utf8);
            return Some(Frame { force: Force::Directing, label: start..start + verb_end, words, parted: true });
        }
        if after.starts_with('了') {
            return Some(Frame {
                force: Force::Reporting,
                label: start..start + verb_end,
                words: start,
                parted: false,
            });
        }
        let parted = after.is_empty() && view[clause.end..end].starts_with(['，', '：']);
        let words_at = if parted { clause.end + '，'.len_utf8() } else { start + verb_end };
        return Some(Frame { force: Force::Directing, label: start..start + verb_end, words: words_at, parted });
    }
    // 会议对下步工作提出要求：…: the sentence announces what is ordered.
    if let Some(at) = words.find("提出").filter(|at| text::length(&words[..*at]) <= 24) {
        let what = &words[at + "提出".len()..];
        let announced = text::length(what) <= 12
            && !what.starts_with('了')
            && text::ends_with_any(what, &["要求", "意见", "任务", "举措"])
            && crate::order::modal(words).is_none();
        let next = view[clause.end..end].chars().next();
        if announced && next.is_none_or(|c| matches!(c, '：' | '。')) {
            let label = start..start + at + "提出".len();
            let words = clause.end + next.map_or(0, char::len_utf8);
            return Some(Frame { force: Force::Directing, label, words, parted: true });
        }
    }
    // 会议对近期工作进行了安排：…: the sentence announces what was arranged.
    if view[clause.end..end].starts_with('：')
        && text::length(words) <= 40
        && text::ends_with_any(words, &["安排", "部署", "安排部署", "分工", "明确", "议定", "决定", "要求"])
        && text::starts_with_any(rest, &["对", "围绕", "针对", "作出", "进行", "形成", "形成如下", "达成"])
        && crate::order::modal(words).is_none()
    {
        let words = clause.end + '：'.len_utf8();
        return Some(Frame { force: Force::Directing, label: start..start + speaker, words, parted: true });
    }
    // 会议原则通过后要求，…: what the meeting did first stands between.
    if let Some(verb) = ["要求", "强调", "指出", "决定", "明确", "议定"].iter().find(|v| words.ends_with(**v))
        && view[clause.end..end].starts_with(['，', '：'])
        && text::length(words) <= 24
        && crate::order::modal(words).is_none()
        && !text::ends_with_any(
            &words[..words.len() - verb.len()],
            &["提出", "工作", "有关", "相关", "部署", "各项", "明确"],
        )
    {
        return Some(Frame {
            force: Force::Directing,
            label: start..clause.end,
            words: clause.end + '，'.len_utf8(),
            parted: true,
        });
    }
    let told = REPORTING.iter().find(|v| rest.starts_with(**v));
    if let Some(verb) = told {
        let label = start..start + at + verb.len();
        let ends = words[at + verb.len()..].is_empty() && view[clause.end..end].starts_with(['，', '：']);
        let parted = matches!(*verb, "认为" | "表示") && ends;
        let words = if parted { clause.end + '，'.len_utf8() } else { start };
        return Some(Frame { force: Force::Reporting, label, words, parted });
    }
    None
}

/// Whether a text may name a speaker: 他, 市长王某, 王某在讲话中.
fn is_speaker(text: &str) -> bool {
    let text = text.strip_suffix("同志").unwrap_or(text);
    let mut name = text;
    for mark in ["在", "就", "对", "听取", "针对"] {
        if let Some(at) = name.find(mark).filter(|at| *at > 0) {
            name = &name[..at];
        }
    }
    if name.is_empty() || text::length(name) > 24 {
        return false;
    }
    let before_adverb = without_adverbs(name);
    if matches!(before_adverb, "他" | "她") {
        return true;
    }
    if crate::words::begins_with_act(name) || crate::order::modal(name).is_some() || name.contains("要求") {
        return false;
    }
    if text::starts_with_any(
        name,
        &["按", "根据", "落实", "贯彻", "对照", "符合", "围绕", "达到", "有关", "工作", "各项"],
    ) {
        return false;
    }
    crate::people::ends_with_person(before_adverb).is_some()
        || text::ends_with_any(before_adverb, &["会议", "指挥部", "领导小组", "常委会", "批示"])
        || HIGHER.iter().any(|h| name.ends_with(h))
}

/// A speaker without how and when he speaks: 他当场, 王某随后.
fn without_adverbs(name: &str) -> &str {
    const ADVERBS: &[&str] = &[
        "还",
        "并",
        "最后",
        "特别",
        "当场",
        "当即",
        "现场",
        "随后",
        "接着",
        "同时",
        "再次",
        "反复",
        "一再",
        "明确",
        "专门",
        "进一步",
        "着重",
        "再三",
        "首先",
    ];
    let mut name = name;
    while let Some(rest) = ADVERBS.iter().find_map(|a| name.strip_suffix(a)) {
        name = rest;
    }
    name
}

/// The speaker on a line of his own: 就抓好落实，市长王某强调.
pub(crate) fn speaks_below(line: &str) -> Option<&str> {
    let last = line.rsplit('，').next().unwrap_or(line);
    let verb = ["强调", "指出", "要求"].iter().find(|v| last.ends_with(**v))?;
    is_speaker(&last[..last.len() - verb.len()]).then_some(last)
}

/// An order inside a sentence that first tells something: 肯定了…，要求各区…. Gives the place of the words ordered and
/// of the clause that says so.
pub(crate) fn inner_order(view: &str, range: Range<usize>) -> Option<(Range<usize>, usize)> {
    for (i, clause) in text::clauses(view, range).into_iter().enumerate().skip(1) {
        if i > 12 {
            break;
        }
        let words = &view[clause.clone()];
        // 听取了…汇报，会议强调，…: the speaker may be named again.
        let said = text::after_any(words, SPEAKING_ON).unwrap_or(words);
        for verb in ["要求", "明确要求", "强调指出", "强调", "指出", "提出要", "议定", "决定", "明确"]
        {
            let Some(rest) = said.strip_prefix(verb) else { continue };
            let parted = rest.is_empty() && view[clause.end..].starts_with(['，', '：']);
            let at_once = match verb {
                // 标准高，要求严 asks nothing of anybody.
                "要求" | "明确要求" => text::length(rest) >= 4,
                "提出要" => true,
                _ => rest.starts_with('要'),
            };
            if rest.starts_with(['的', '了']) || !(parted || at_once) {
                continue;
            }
            let begin = clause.end - rest.len() - if verb.ends_with('要') { '要'.len_utf8() } else { 0 };
            let begin = if rest.is_empty() { clause.end + '，'.len_utf8() } else { begin };
            return Some((clause, begin));
        }
    }
    None
}

/// 会议听取了汇报，原则同意方案，由市水利局修改后报批: what was agreed to is given to somebody. The place where the agreement
/// begins.
pub(crate) fn agreed_and_given(view: &str, range: Range<usize>) -> Option<usize> {
    let clauses = text::clauses(view, range);
    let agreed = clauses.iter().position(|c| {
        let words = text::after_any(&view[c.clone()], SPEAKING_ON).unwrap_or(&view[c.clone()]);
        text::starts_with_any(words, &["原则同意", "原则通过", "一致同意", "同意", "审议通过", "研究同意"])
            && !words.contains("同意了")
    })?;
    clauses[agreed + 1..].iter().any(|c| crate::units::is_given(&view[c.clone()])).then(|| clauses[agreed].start)
}

/// Words between what was told and 强调, 要求.
const SPEAKING_ON: &[&str] =
    &["会议还", "会议并", "会议", "会上", "并", "还", "同时", "随后", "最后", "并同时", "他", "她"];

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::meeting("会议强调，要抓紧。", Force::Directing, "会议强调", "要抓紧。")]
    #[case::no_comma("会议要求制定实施意见。", Force::Directing, "会议要求", "制定实施意见。")]
    #[case::decision("会议研究决定，由市发改委牵头。", Force::Directing, "会议研究决定", "由市发改委牵头。")]
    #[case::person("市长王建国强调，要抓紧。", Force::Directing, "市长王建国强调", "要抓紧。")]
    #[case::asked("会议对下步工作提出要求：各单位要抓紧。", Force::Directing, "会议对下步工作提出", "各单位要抓紧。")]
    #[case::bare_name("王建国指出，要抓紧。", Force::Directing, "王建国指出", "要抓紧。")]
    #[case::on_the_spot(
        "得知进度滞后，他当场要求市住建局拿出方案。",
        Force::Directing,
        "他当场要求",
        "市住建局拿出方案。"
    )]
    #[case::arranged("会议对近期工作进行了安排：各村要抓紧。", Force::Directing, "会议", "各村要抓紧。")]
    #[case::asked_unit("他要求水库管理处专人值守。", Force::Directing, "他要求", "水库管理处专人值守。")]
    #[case::announced("王建国提出三点要求。", Force::Directing, "王建国提出", "")]
    #[case::he("他要求，要抓紧。", Force::Directing, "他要求", "要抓紧。")]
    #[case::occasion("王建国在主持会议时强调，要抓紧。", Force::Directing, "王建国在主持会议时强调", "要抓紧。")]
    #[case::told("会议听取了有关汇报。", Force::Reporting, "会议听取", "会议听取了有关汇报。")]
    #[case::higher("习近平总书记强调，要守住底线。", Force::Quoting, "习近平总书记强调", "要守住底线。")]
    fn frames_are_read(#[case] sentence: &str, #[case] force: Force, #[case] label: &str, #[case] words: &str) {
        let found = frame(sentence, 0..sentence.len()).unwrap();
        assert_eq!((found.force, &sentence[found.label], &sentence[found.words..]), (force, label, words));
    }

    #[rstest]
    #[case::noun("按照省委工作要求，抓紧推进。")]
    #[case::order("各区要提高认识，落实要求。")]
    fn other_sentences_have_none(#[case] sentence: &str) {
        assert_eq!(frame(sentence, 0..sentence.len()), None);
    }

    #[test]
    fn what_was_agreed_to_may_be_given_to_somebody() {
        let text = "会议听取了汇报，原则同意《实施方案》，由市水利局修改后报批。";
        let at = agreed_and_given(text, 0..text.len()).unwrap();
        assert!(text[at..].starts_with("原则同意"));
        let alone = "会议听取了汇报，原则同意《实施方案》。";
        assert_eq!(agreed_and_given(alone, 0..alone.len()), None);
    }

    #[rstest]
    #[case::bare("会议听取了防汛情况汇报，强调，要加强巡查。", "要加强巡查。")]
    #[case::meeting("会议听取了防汛情况汇报，会议指出，要加强巡查。", "要加强巡查。")]
    #[case::at_once("会议讨论了实施方案，会议要求各区抓紧报送。", "各区抓紧报送。")]
    #[case::he("随后王建国察看了泵站，他强调，要加强巡查。", "要加强巡查。")]
    fn an_account_may_end_with_an_order(#[case] sentence: &str, #[case] words: &str) {
        assert_eq!(inner_order(sentence, 0..sentence.len()).map(|(_, at)| &sentence[at..]), Some(words));
    }
}
