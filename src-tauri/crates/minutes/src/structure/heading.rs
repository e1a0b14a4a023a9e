//! Lines that are no sentence: titles, dates, addressees, signatures, bare headings.

use std::ops::Range;

use crate::text;

/// Why a line belongs to the header, if it does.
pub(crate) fn header_line(line: &str) -> Option<&'static str> {
    let line = line.trim();
    let len = text::length(line);
    if is_furniture(line) {
        return Some("日期、来源等");
    }
    if len <= 80 && ends_as_address(line) {
        return Some("主送单位");
    }
    if is_attendance(line) {
        return Some("出席、列席情况");
    }
    if len <= 40 && line.ends_with('号') && line.contains('〔') {
        return Some("文号");
    }
    if len <= 70 && !line.contains(['。', '；', '！']) && !line.ends_with(['，', '：']) {
        return Some("标题");
    }
    None
}

/// Whether a line is the title of a document that sets tasks one after the other, numbered or not: …任务清单, …工作要点.
pub(crate) fn titles_tasks(line: &str) -> bool {
    const KINDS: &[&str] = &[
        "清单",
        "要点",
        "分工",
        "分解",
        "分工表",
        "分解表",
        "责任表",
        "督办表",
        "交办表",
        "台账",
        "一览表",
        "分工方案",
        "分解方案",
        "责任分工",
        "任务分工",
        "任务书",
        "项目表",
        "任务表",
        "工作方案",
        "行动方案",
        "实施方案",
        "行动计划",
        "工作计划",
        "实施意见",
        "若干措施",
        "工作安排",
        "重点工作",
        "重点任务",
    ];
    let plain = line.strip_suffix('）').and_then(|n| n.rsplit_once('（')).map_or(line, |(head, _)| head);
    header_line(line) == Some("标题") && text::ends_with_any(plain, KINDS)
}

/// Dates, bylines, sources, document numbers, closing phrases.
fn is_furniture(line: &str) -> bool {
    const STARTS: &[&str] = &[
        "发布时间",
        "发布日期",
        "发布机构",
        "来源",
        "作者",
        "记者",
        "责任编辑",
        "编辑",
        "审核",
        "原文链接",
        "检索",
        "点击",
        "浏览",
        "附件",
        "附：",
        "抄送",
        "抄报",
        "主送",
        "印发",
        "主题词",
        "发：",
        "送：",
        "特此",
        "此件",
        "（此件",
        "分送",
        "时间：",
        "地点：",
        "会议时间",
        "会议地点",
        "日期：",
        "签发",
        "校对",
        "联系人",
        "联系电话",
        "公开方式",
        "公开范围",
        "公开日期",
        "索引号",
        "信息公开",
    ];
    let line = line.trim_start_matches(['•', '·', '●', '▪', '■', '◆']);
    let short = text::length(line) <= 60;
    short && text::starts_with_any(line, STARTS) || date_alone(line)
}

/// Where the parts of such a line begin: 浏览量：时间：2023-02-26来源：市政府办公室.
pub(crate) fn furniture_parts(line: &str) -> Vec<usize> {
    const LABELS: &[&str] = &[
        "发布时间",
        "发布日期",
        "发布机构",
        "来源",
        "作者",
        "编辑",
        "责任编辑",
        "浏览量",
        "浏览次数",
        "点击数",
        "点击量",
        "阅读量",
        "字号",
        "字体",
        "时间",
        "日期",
        "打印",
        "分享到",
        "会议时间",
        "召开时间",
        "印发时间",
        "印发日期",
        "成文日期",
        "生成日期",
        "公开日期",
    ];
    let mut starts = vec![0];
    for (colon, _) in line.match_indices('：') {
        let label = LABELS.iter().filter(|l| line[..colon].ends_with(**l)).max_by_key(|l| l.len());
        starts.extend(label.map(|l| colon - l.len()).filter(|at| *at > 0));
    }
    starts
}

fn date_alone(line: &str) -> bool {
    let line = line.strip_prefix('（').and_then(|l| l.strip_suffix('）')).unwrap_or(line);
    let rest =
        line.trim_start_matches(|c: char| c.is_ascii_digit() || "年月日-/:.〇○零一二三四五六七八九十".contains(c));
    line.len() - rest.len() >= 8 && text::length(rest) <= 8 && !rest.contains(['。', '，', '；'])
}

/// 各区人民政府，市政府各委、办、局，各有关单位：
fn ends_as_address(line: &str) -> bool {
    let Some(body) = line.strip_suffix('：') else { return false };
    body.starts_with('各') && crate::order::modal(body).is_none()
        || text::ends_with_any(
            body,
            &["单位", "部门", "政府", "委员会", "机构", "党委", "党组", "公司", "局", "办公室", "机关", "街道办事处"],
        ) && crate::order::modal(body).is_none()
            && !crate::words::begins_with_act(body)
}

/// 出席：…, 列席：…, 请假：…, 主持人：….
fn is_attendance(line: &str) -> bool {
    const LABELS: &[&str] = &[
        "出席",
        "出席人员",
        "列席",
        "列席人员",
        "请假",
        "请假人员",
        "缺席",
        "主持",
        "主持人",
        "参加",
        "参加人员",
        "参会人员",
        "记录",
        "记录人",
        "与会人员",
        "出席单位",
        "列席单位",
        "参会单位",
        "会议主持",
        "会议主题",
        "会议议题",
        "汇报人",
        "参加单位",
        "会议名称",
        "召集人",
    ];
    line.split_once('：').is_some_and(|(label, _)| LABELS.contains(&label))
}

/// The heading that a numbered line begins with: its first sentence where that is short, else nothing but the mark's
/// words up to the first comma.
pub(super) fn begun_by(view: &str, body: Range<usize>) -> Range<usize> {
    let sentences = text::sentences(view, body.clone());
    match sentences.first() {
        Some(first) if text::length(&view[first.range.clone()]) <= 40 => {
            text::trim_marks(view, first.range.clone()).start..{
                if sentences.len() == 1 { body.end } else { text::trim_marks(view, first.range.clone()).end }
            }
        }
        Some(first) => text::clauses(view, first.range.clone()).into_iter().next().unwrap_or(body),
        None => body,
    }
}

/// A heading whose section assigns nothing: 总体目标, 指导思想, 存在问题.
pub(crate) fn assigns_nothing(heading: &str) -> bool {
    const ENDS: &[&str] = &[
        "总体要求",
        "指导思想",
        "基本原则",
        "工作原则",
        "总体目标",
        "主要目标",
        "工作目标",
        "发展目标",
        "目标任务",
        "总体思路",
        "目标",
        "基本思路",
        "现状",
        "形势",
        "背景",
        "重要意义",
        "意义",
        "适用范围",
        "编制依据",
        "名词解释",
        "基本情况",
        "总体情况",
        "进展情况",
        "工作进展",
        "完成情况",
        "落实情况",
        "办理情况",
        "汇报工作",
        "汇报上周工作",
        "汇报本月工作",
        "汇报",
        "存在问题",
        "存在的问题",
        "主要问题",
        "突出问题",
        "原因分析",
        "主要成效",
        "工作成效",
        "工作回顾",
        "会议议程",
        "参会人员",
        "出席人员",
        "预期目标",
        "总体部署",
        "目标要求",
    ];
    let heading = heading.trim_end_matches(['。', '：']);
    text::length(heading) <= 14 && text::ends_with_any(heading, ENDS) && !begins_as_task(heading)
}

fn begins_as_task(heading: &str) -> bool {
    text::starts_with_any(
        heading,
        &["落实", "分解", "细化", "解决", "整改", "聚焦", "紧盯", "完成", "实现", "锚定", "强化", "明确"],
    )
}

/// What a news site says of itself: 凡本网注明来源的作品，未经授权不得转载; 本报原创新闻，转载请注明出处.
pub(crate) fn is_site_note(line: &str) -> bool {
    let made = ["本站为你", "本站为您", "小编为大家", "小编整理"].iter().any(|w| line.contains(w));
    made && line.contains("范文")
        || line.contains("转载请注明") && text::length(line) <= 60
        || line.contains("转载") && ["未经允许", "未经许可", "未经授权", "独家授权"].iter().any(|w| line.contains(w))
        || ["凡本网", "本网注明", "本站注明"].iter().any(|w| text::head(line, 12).contains(w))
            && ["转载", "版权", "来源"].iter().any(|w| line.contains(w))
}

/// A paragraph that says why the document was made: 为…，制定本方案。 现印发给你们…
pub(crate) fn is_preamble(paragraph: &str) -> bool {
    const MARKS: &[&str] = &[
        "印发给你们",
        "印发你们",
        "分解下达",
        "下达给你们",
        "转发给你们",
        "通知如下",
        "意见如下",
        "措施如下",
        "纪要如下",
        "方案如下",
        "如下意见",
        "如下措施",
        "以下意见",
        "以下措施",
        "以下实施意见",
        "本方案。",
        "本意见。",
        "本办法。",
        "本措施。",
        "本计划。",
        "本要点。",
        "如下方案",
        "实施意见。",
        "公告如下",
        "通报如下",
        "安排如下",
        "分工如下",
        "分解如下",
    ];
    let near = text::head(paragraph, 400);
    // 为…，制定本清单。
    let made = near.match_indices("制定本").any(|(at, m)| {
        let after = text::head(&near[at + m.len()..], 9);
        after.ends_with('。') || after.contains('。')
    });
    made || MARKS.iter().any(|m| near.contains(m)) && crate::order::modal(text::head(paragraph, 12)).is_none()
}

/// （记者王某）, （县政府办李某）: who wrote it, after the last sentence. 来源：…, 本期编辑：… are of the page.
pub(super) fn is_byline(sentence: &str) -> bool {
    const OF_PAGE: &[&str] =
        &["来源：", "本期编辑：", "编辑：", "责任编辑：", "责编：", "作者：", "推荐阅读", "扫描二维码", "投稿邮箱"];
    if text::starts_with_any(sentence, OF_PAGE) {
        return true;
    }
    let inner = sentence.strip_prefix('（').and_then(|s| s.strip_suffix('）'));
    inner.is_some_and(|s| text::length(s) <= 30 && !s.contains(['，', '。', '；', '、']))
}

/// Bytes of 本网讯, 本报讯（记者…）, 荆楚网（湖北日报网）讯（通讯员…） and the like that a paragraph begins with.
pub(crate) fn news_source(paragraph: &str) -> usize {
    let Some(at) = text::head(paragraph, 16).find('讯') else { return 0 };
    let paper = &paragraph[..at];
    let named = paper.ends_with(['本', '又', '报', '网', '台', '社', '站', '刊'])
        || paper.ends_with('）') && paper.contains(['报', '网', '台']);
    if !named || paper.contains(['，', '。', '：', '、']) {
        return 0;
    }
    let rest = &paragraph[at + '讯'.len_utf8()..];
    let bracket =
        rest.starts_with('（').then(|| text::head(rest, 40).find('）').map(|at| at + '）'.len_utf8())).flatten();
    // 本报讯 记者王某报道 4月13日: the view has no blanks.
    let told =
        rest.starts_with("记者").then(|| text::head(rest, 12).find("报道").map(|at| at + "报道".len())).flatten();
    let dated = rest.starts_with(|c: char| c.is_ascii_digit());
    match bracket.or(told) {
        Some(len) => at + '讯'.len_utf8() + len,
        None if dated || matches!(paper, "本网" | "本报" | "本台" | "本站" | "本刊" | "又") => {
            at + '讯'.len_utf8()
        }
        None => 0,
    }
}

/// A paragraph before the first task that says what year it is and what it is all for: 2026年是…开局之年，全市…工作要坚持….
pub(crate) fn sets_goals(paragraph: &str) -> bool {
    let rest = paragraph.trim_start_matches(|c: char| c.is_ascii_digit());
    let year = paragraph.len() - rest.len() == 4 && rest.starts_with("年是") || paragraph.starts_with("今年是");
    let goals = ["总体要求", "总的要求", "总体思路", "工作思路", "指导思想", "总体目标", "工作目标", "主要目标"];
    let labelled = text::after_any(paragraph, &goals).is_some_and(|r| r.starts_with(['：', '。', '是']));
    year && text::head(paragraph, 40).contains("之年") || labelled
}

/// A paragraph about the document itself: 本办法自…起施行，有效期至….
pub(crate) fn is_about_itself(paragraph: &str) -> bool {
    const SELF: &[&str] = &[
        "本方案",
        "本意见",
        "本纪要",
        "本办法",
        "本措施",
        "本通知",
        "本规定",
        "本计划",
        "本要点",
        "本行动方案",
        "本实施方案",
        "本细则",
        "此前",
        "国家和",
        "本文件",
    ];
    text::starts_with_any(paragraph, SELF)
        && ["施行", "有效期", "实施之日", "为准", "解释", "各项任务", "不一致", "按照执行"]
            .iter()
            .any(|w| paragraph.contains(w))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::title("关于推进老旧小区改造的实施意见", true)]
    #[case::date("2025年7月23日", true)]
    #[case::byline("2018-05-03王建国", true)]
    #[case::addressee("各区人民政府，市政府各委、办、局，各有关单位：", true)]
    #[case::attendance("列席：市发改委李梅、市住建局赵强；各区分管负责同志。", true)]
    #[case::order("会议要求：", false)]
    #[case::sentence("各区要抓紧推进。", false)]
    fn header_lines_are_told_from_sentences(#[case] line: &str, #[case] header: bool) {
        assert_eq!(header_line(line).is_some(), header);
    }

    #[rstest]
    #[case::own("本报讯（记者 王某）6月9日，我市召开会议。", "本报讯（记者 王某）")]
    #[case::paper("时报讯（记者王某）6月9日，我市召开会议。", "时报讯（记者王某）")]
    #[case::nested("云岭网（云岭日报）讯（通讯员王某）近日，我市召开会议。", "云岭网（云岭日报）讯（通讯员王某）")]
    #[case::reported("本报讯记者王某报道6月9日，我市召开会议。", "本报讯记者王某报道")]
    #[case::bare("云岭网讯6月9日，我市召开会议。", "云岭网讯")]
    #[case::inquiry("市公安局讯问了嫌疑人。", "")]
    fn whose_news_it_is_begins_a_paragraph(#[case] paragraph: &str, #[case] source: &str) {
        assert_eq!(&paragraph[..news_source(paragraph)], source);
    }
}
