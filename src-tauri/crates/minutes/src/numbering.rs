//! The marks that number points: 一、 （一） 1. （1） ① 一要 一是, and those that only set them off: ● ★.

use std::ops::Range;

use crate::text;

/// The style of a mark. Within a text a style keeps its level; the order is the usual one of official documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Style {
    /// 第一部分, 第一章.
    Part,
    /// 一、
    Chinese,
    /// （一）
    ChineseBracket,
    /// 1. 1、
    Arabic,
    /// （1） 1）
    ArabicBracket,
    /// ①
    Circled,
    /// 任务一：, 事项1：
    Named,
    /// ●, ★: no number at all.
    Bullet,
    /// 一要, 一是, 首先, 第一，: stands inside a paragraph.
    Clause,
}

/// A mark at the start of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) style: Style,
    pub(crate) number: u32,
    /// Bytes of the mark itself; of 一要 and 一是要 both letters, as they are the order's own words.
    pub(crate) len: usize,
}

/// Reads the mark that `text` begins with.
pub(crate) fn mark(text: &str) -> Option<Mark> {
    clause_mark(text).or_else(|| bracket_mark(text)).or_else(|| plain_mark(text))
}

/// 一要, 二是, 三是要, 首先，, 第一，, 其一，.
pub(crate) fn clause_mark(text: &str) -> Option<Mark> {
    const WORDS: [(&str, u32); 3] = [("首先，", 1), ("其次，", 2), ("再次，", 3)];
    if let Some((word, number)) = WORDS.iter().find(|(w, _)| text.starts_with(w)) {
        return Some(Mark { style: Style::Clause, number: *number, len: word.len() });
    }
    // 最后，市领导还… tells; only an order closes a list of points.
    if text.starts_with("最后，要") {
        return Some(Mark { style: Style::Clause, number: 4, len: "最后，".len() });
    }
    let (ordinal, rest) = match text.strip_prefix('第').or_else(|| text.strip_prefix('其')) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (number, len) = chinese_number(rest)?;
    let after = &rest[len..];
    let before = text.len() - rest.len();
    if ordinal {
        let sep = after.starts_with(['，', '、', '：']).then_some('，'.len_utf8())?;
        return Some(Mark { style: Style::Clause, number, len: before + len + sep });
    }
    if number > 20 {
        return None;
    }
    let word = ["是要", "要", "是"].into_iter().find(|w| after.starts_with(w))?;
    // 一要素 and the like are words.
    let follows = after[word.len()..].chars().next();
    if word == "要" && matches!(follows, Some('素' | '点' | '求' | '害')) {
        return None;
    }
    Some(Mark { style: Style::Clause, number, len: len + word.len() })
}

/// The points that one line holds: 1.抓好整治。责任单位：… 2.抓好宣传。…, where the page's line ends were lost. A line that
/// begins with no number, or whose number is not gone on with, is one.
pub(crate) fn points(view: &str, line: Range<usize>) -> Vec<Range<usize>> {
    // A row of a table.
    if view[line.clone()].contains('\t') {
        return vec![line];
    }
    // （责任单位：市住建局）2.完成改造。: the departments of the point above, and the next.
    let closing = text::guarded(view, line.clone())
        .first()
        .filter(|g| g.start == line.start && view[(*g).clone()].contains('：'))
        .map(|g| g.end);
    match closing.filter(|end| mark(&view[*end..line.end]).is_some()).or_else(|| announced(view, line.clone())) {
        Some(at) => std::iter::once(line.start..at).chain(numbered(view, at..line.end)).collect(),
        None => numbered(view, line),
    }
}

fn numbered(view: &str, line: Range<usize>) -> Vec<Range<usize>> {
    let words = &view[line.clone()];
    let Some(first) = mark(words).filter(|m| m.style != Style::Clause && m.style != Style::Bullet) else {
        return vec![line];
    };
    let stops =
        text::free_chars(view, line.clone()).filter(|(_, c)| matches!(c, '。' | '；')).map(|(at, c)| at + c.len_utf8());
    let mut ends: Vec<usize> = stops.chain(text::guarded(view, line.clone()).into_iter().map(|g| g.end)).collect();
    ends.sort_unstable();
    let mut points = Vec::new();
    let (mut start, mut number) = (line.start, first.number);
    for end in ends {
        let next = mark(&view[end..line.end]);
        if next.is_some_and(|m| m.style == first.style && m.number == number + 1) {
            points.extend(heading_and_points(view, start..end, &first));
            (start, number) = (end, number + 1);
        }
    }
    points.extend(heading_and_points(view, start..line.end, &first));
    points
}

/// （二）督查方式：1.自查。…2.抽查。…, 二、主要任务（一）加强建设。…: the points of a heading run on behind it.
fn heading_and_points(view: &str, point: Range<usize>, of: &Mark) -> Vec<Range<usize>> {
    let words = &view[point.clone()];
    let own = mark(words).map_or(0, |m| m.len);
    let near = text::head(&words[own..], 32);
    let title = |end: usize| &near[..end];
    let is_title = |end: usize| text::length(title(end)) >= 2 && !title(end).contains(['，', '；', '《']);
    // Where the heading may end, and the deepest mark that may stand there.
    let by_mark = near
        .match_indices('（')
        .map(|(at, _)| at)
        .find(|at| mark(&near[*at..]).is_some_and(|m| m.style == Style::ChineseBracket))
        .filter(|at| of.style < Style::ChineseBracket && is_title(*at) && !title(*at).contains('。'))
        .map(|at| (at, Style::ChineseBracket));
    let by_colon =
        near.find('：').filter(|at| own + at <= 16 * '：'.len_utf8()).map(|at| (at + '：'.len_utf8(), Style::Named));
    let by_stop = near
        .find('。')
        .filter(|at| of.style < Style::Arabic && is_title(*at))
        .map(|at| (at + '。'.len_utf8(), Style::Arabic));
    // 一、重点督办事项1.加快…2.全面…: the first point follows the heading at once.
    let by_number = near
        .match_indices('1')
        .map(|(at, _)| at)
        .find(|at| *at > 0 && mark(&words[own + at..]).is_some_and(|m| m.style == Style::Arabic && m.number == 1))
        .filter(|at| of.style < Style::Arabic && is_title(*at) && !title(*at).contains(['。', '：']))
        .map(|at| (at, Style::Arabic));
    // 1.深化商事制度改革。（1）…（责任单位：…）（2）…: points whose departments are each their own.
    let by_units = near
        .find('。')
        .filter(|at| of.style == Style::Arabic && is_title(*at) && has_own_units(&words[own + at + '。'.len_utf8()..]))
        .map(|at| (at + '。'.len_utf8(), Style::ArabicBracket));
    for (end, deepest) in [by_mark, by_number, by_colon, by_stop, by_units].into_iter().flatten() {
        let at = point.start + own + end;
        let Some(below) = mark(&view[at..point.end]).filter(|m| m.style > of.style && m.style <= deepest) else {
            continue;
        };
        let points = numbered(view, at..point.end);
        // A section's mark, or a number that goes on from another heading's points, leaves no doubt.
        if below.style == Style::ChineseBracket || below.number > 1 || points.len() > 1 {
            return std::iter::once(point.start..at).chain(points).collect();
        }
    }
    vec![point]
}

/// Whether of the points run together in a text more than one ends with departments of its own.
fn has_own_units(points: &str) -> bool {
    let within = 0..points.len();
    let brackets = text::guarded(points, within).into_iter().filter(|g| crate::units::names_units(&points[g.clone()]));
    brackets.take(2).count() > 1
}

/// Where 一、 begins behind what leads in, where 二、 follows or （一） stands below it: a page whose line ends were lost.
/// 1. begins behind what announces it alone: 现提出以下意见。1.….
fn announced(view: &str, line: Range<usize>) -> Option<usize> {
    let words = &view[line.clone()];
    let counted = || {
        ["以下意见。", "以下措施。", "如下意见。", "如下措施。", "如下："].iter().find_map(|before| {
            let at = words.find(&format!("{before}1."))? + before.len();
            ["。2.", "；2.", "）2."].iter().any(|second| words[at..].contains(second)).then_some(line.start + at)
        })
    };
    ["如下：", "。"]
        .iter()
        .find_map(|before| {
            let at = words.find(&format!("{before}一、"))? + before.len();
            let second = ["。", "；", "）"].iter().any(|stop| words[at..].contains(&format!("{stop}二、")));
            let below = text::head(&words[at..], 24).contains("（一）");
            (second || below).then_some(line.start + at)
        })
        .or_else(counted)
}

fn bracket_mark(text: &str) -> Option<Mark> {
    let inner = text.strip_prefix('（')?;
    let (style, (number, len)) = if let Some(found) = chinese_number(inner) {
        (Style::ChineseBracket, found)
    } else {
        (Style::ArabicBracket, arabic_number(inner)?)
    };
    let close = inner[len..].strip_prefix('）')?;
    (number <= 200).then(|| Mark { style, number, len: text.len() - close.len() })
}

fn plain_mark(text: &str) -> Option<Mark> {
    let first = text.chars().next()?;
    if let Some(number) = circled(first) {
        return Some(Mark { style: Style::Circled, number, len: first.len_utf8() });
    }
    if let Some(mark) = bullet_mark(text).or_else(|| named_mark(text)) {
        return Some(mark);
    }
    if let Some(rest) = text.strip_prefix('第') {
        let (number, len) = chinese_number(rest)?;
        let unit = ["部分", "章", "条"].into_iter().find(|u| rest[len..].starts_with(u))?;
        return Some(Mark { style: Style::Part, number, len: '第'.len_utf8() + len + unit.len() });
    }
    if let Some((number, len)) = chinese_number(text) {
        let sep = text[len..].chars().next().filter(|c| matches!(c, '、' | '.'))?;
        return Some(Mark { style: Style::Chinese, number, len: len + sep.len_utf8() });
    }
    if let Some(mark) = hyphened_mark(text) {
        return Some(mark);
    }
    let (number, len) = arabic_number(text)?;
    let after = &text[len..];
    let sep = after.chars().next().filter(|c| matches!(c, '.' | '、' | '）'))?;
    let rest = &after[sep.len_utf8()..];
    // 1.5万 is a number, 2022.5 a date, 1.1 a sub-point.
    if sep == '.'
        && let Some((_, sub)) = arabic_number(rest)
    {
        let tail = rest[sub..].strip_prefix(['.', '、']).unwrap_or(&rest[sub..]);
        // 4.8月25日前: the point's number runs into a day.
        if tail.len() == rest.len() - sub && tail.starts_with('月') && number <= 50 {
            return Some(Mark { style: Style::Arabic, number, len: len + sep.len_utf8() });
        }
        let is_word = tail.chars().next().is_some_and(|c| !c.is_ascii() && !"万亿倍个年月日%％".contains(c));
        return (is_word && number <= 50 && sub <= 2 && tail.len() < rest.len() - sub).then(|| Mark {
            style: Style::ArabicBracket,
            number,
            len: text.len() - tail.len(),
        });
    }
    if rest.is_empty() || number > 300 {
        return None;
    }
    let style = if sep == '）' { Style::ArabicBracket } else { Style::Arabic };
    Some(Mark { style, number, len: len + sep.len_utf8() })
}

/// 1-1, 2-3: the part and the point in it. Before what is counted it is a range: 1-2月, 3-5名.
fn hyphened_mark(text: &str) -> Option<Mark> {
    const COUNTED: &str = "年月日天号时点分秒周季个名万亿千百次家人户米里吨座项条级届期倍岁楼层辆台套处所亩元件类种%％";
    let (part, len) = arabic_number(text)?;
    let rest = text[len..].strip_prefix(['-', '－', '—', '–'])?;
    let (number, sub) = arabic_number(rest)?;
    let after = &rest[sub..];
    let words = after.strip_prefix(['.', '、', ' ']).unwrap_or(after);
    let first = words.chars().next().filter(|c| !c.is_ascii() && c.is_alphabetic())?;
    let is_point = part <= 50 && number <= 99 && !COUNTED.contains(first);
    is_point.then(|| Mark { style: Style::ArabicBracket, number, len: text.len() - words.len() })
}

/// ●, ★任务一：.
fn bullet_mark(text: &str) -> Option<Mark> {
    const BULLETS: [char; 20] =
        ['●', '○', '★', '☆', '■', '□', '◆', '◇', '▲', '△', '▪', '▫', '•', '◎', '➤', '►', '※', '✓', '√', '▍'];
    let rest = text.strip_prefix(BULLETS)?;
    let len = text.len() - rest.len();
    (!rest.is_empty()).then(|| Mark {
        style: Style::Bullet,
        number: 1,
        len: len + named_mark(rest).map_or(0, |m| m.len),
    })
}

/// 任务一：, 事项1、
fn named_mark(text: &str) -> Option<Mark> {
    const NAMES: [&str; 9] = ["重点任务", "任务", "事项", "议题", "措施", "行动", "举措", "问题", "实事"];
    let rest = NAMES.iter().find_map(|n| text.strip_prefix(n))?;
    let (number, len) = chinese_number(rest).or_else(|| arabic_number(rest))?;
    let after = rest[len..].strip_prefix(['：', '、', '.'])?;
    (!after.is_empty()).then(|| Mark { style: Style::Named, number, len: text.len() - after.len() })
}

fn circled(c: char) -> Option<u32> {
    match c {
        '①'..='⑳' => Some(u32::from(c) - u32::from('①') + 1),
        '⑴'..='⒇' => Some(u32::from(c) - u32::from('⑴') + 1),
        '⒈'..='⒛' => Some(u32::from(c) - u32::from('⒈') + 1),
        _ => None,
    }
}

/// 一 to 九十九, with the bytes it takes.
pub(crate) fn chinese_number(text: &str) -> Option<(u32, usize)> {
    let mut number = 0;
    let mut pending = None;
    let mut len = 0;
    for c in text.chars().take(4) {
        match digit(c) {
            Some(d) if pending.is_none() => pending = Some(d),
            None if c == '十' && (pending.is_some() || number == 0) => {
                number += pending.take().unwrap_or(1) * 10;
            }
            _ => break,
        }
        len += c.len_utf8();
    }
    (len > 0).then(|| (number + pending.unwrap_or(0), len))
}

fn digit(c: char) -> Option<u32> {
    "一二三四五六七八九".chars().position(|d| d == c).and_then(|i| u32::try_from(i + 1).ok())
}

fn arabic_number(text: &str) -> Option<(u32, usize)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=3).contains(&len).then(|| text[..len].parse().ok()).flatten().map(|n| (n, len))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::chinese("一、强化保障", Style::Chinese, 1, "一、")]
    #[case::teens("十二、强化保障", Style::Chinese, 12, "十二、")]
    #[case::bracket("（三）抓好整改", Style::ChineseBracket, 3, "（三）")]
    #[case::arabic("12.抓好整改", Style::Arabic, 12, "12.")]
    #[case::arabic_comma("3、抓好整改", Style::Arabic, 3, "3、")]
    #[case::arabic_bracket("（2）抓好整改", Style::ArabicBracket, 2, "（2）")]
    #[case::sub_point("2.1、抓好整改", Style::ArabicBracket, 2, "2.1、")]
    #[case::of_a_part("2-1抓好整改", Style::ArabicBracket, 1, "2-1")]
    #[case::of_a_part_apart("3-12 抓好整改", Style::ArabicBracket, 12, "3-12 ")]
    #[case::before_a_day("4.8月25日前建成", Style::Arabic, 4, "4.")]
    #[case::named("任务一：抓好整改", Style::Named, 1, "任务一：")]
    #[case::bullet("●抓好整改", Style::Bullet, 1, "●")]
    #[case::bullet_named("★任务二：抓好整改", Style::Bullet, 1, "★任务二：")]
    #[case::circled("③抓好整改", Style::Circled, 3, "③")]
    #[case::clause("四要守住底线", Style::Clause, 4, "四要")]
    #[case::clause_is("二是要守住底线", Style::Clause, 2, "二是要")]
    #[case::first("首先，守住底线", Style::Clause, 1, "首先，")]
    #[case::last("最后，要守住底线", Style::Clause, 4, "最后，")]
    #[case::ordinal("第二，守住底线", Style::Clause, 2, "第二，")]
    fn marks_are_read(#[case] text: &str, #[case] style: Style, #[case] number: u32, #[case] mark_text: &str) {
        assert_eq!(mark(text), Some(Mark { style, number, len: mark_text.len() }));
    }

    #[rstest]
    #[case::run_on("1.抓好整治。责任单位：市局。2.抓好宣传。", &["1.抓好整治。责任单位：市局。", "2.抓好宣传。"])]
    #[case::after_bracket("（一）抓好整治（市局）（二）抓好宣传", &["（一）抓好整治（市局）", "（二）抓好宣传"])]
    #[case::deeper("1.抓好整治。（1）排查；（2）整改。", &["1.抓好整治。（1）排查；（2）整改。"])]
    #[case::announced("现通知如下：一、抓好整治。二、抓好宣传。", &["现通知如下：", "一、抓好整治。", "二、抓好宣传。"])]
    #[case::counted("现提出以下意见。1.抓好整治。2.抓好宣传。", &["现提出以下意见。", "1.抓好整治。", "2.抓好宣传。"])]
    #[case::row("1\t现通知如下：一、抓好整治。二、抓好宣传。", &["1\t现通知如下：一、抓好整治。二、抓好宣传。"])]
    #[case::heading("（二）方式：1.自查。2.抽查。", &["（二）方式：", "1.自查。", "2.抽查。"])]
    #[case::at_once("一、督办事项1.抓好整治。2.抓好宣传。", &["一、督办事项", "1.抓好整治。", "2.抓好宣传。"])]
    #[case::own_units(
        "1.深化改革。（1）压缩时限。（责任单位：市工商局）（2）放开名称。（责任单位：市质监局）",
        &["1.深化改革。", "（1）压缩时限。（责任单位：市工商局）", "（2）放开名称。（责任单位：市质监局）"]
    )]
    #[case::no_number("抓好整治。2.抓好宣传。", &["抓好整治。2.抓好宣传。"])]
    fn a_line_may_hold_several_points(#[case] line: &str, #[case] expected: &[&str]) {
        let found: Vec<&str> = points(line, 0..line.len()).into_iter().map(|r| &line[r]).collect();
        assert_eq!(found, expected);
    }

    #[rstest]
    #[case::decimal("1.5万名")]
    #[case::date("2022.5月底")]
    #[case::year("2024年")]
    #[case::months("1-2月完成勘察")]
    #[case::range("3-5名同志")]
    #[case::count("一批项目")]
    #[case::ordinal("第一批项目")]
    #[case::name("三级医院")]
    #[case::element("一要素保障")]
    fn numbers_in_the_text_are_no_marks(#[case] text: &str) {
        assert_eq!(mark(text), None);
    }
}
