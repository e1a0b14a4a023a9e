//! Step 8: lines that were broken by the width of a page: what is copied out of a PDF or a mail is joined to paragraphs again.
//!
//! A text is wrapped where many of its lines are as long as its longest ones and stop in mid-sentence. Such a line is
//! joined with the next one (and so is one that stops after a sentence, wherever it stands), unless that is indented, numbered, a table row, or begins with a label (责任单位：…). The
//! number of a page between the two goes with the line end.

use duban_domain::Span;

use crate::work::{Edits, RepairKind};

/// Lines that stop in mid-sentence at the margin before a text counts as wrapped.
const FEWEST: usize = 4;
/// Widths of a page's line, in half-width columns.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=110;

/// One line: where its words are, and how far it reaches.
struct Line<'t> {
    start: usize,
    end: usize,
    words: &'t str,
    indented: bool,
    width: usize,
}

pub(crate) fn pass(text: &str) -> Edits {
    let mut edits = Edits::default();
    let lines = lines(text);
    let margin = margin(&lines);
    let indents = lines.iter().filter(|l| l.indented).count() >= 2;
    let mut at = 0;
    let mut joined = Joined::default();
    while at + 1 < lines.len() {
        let line = &lines[at];
        let mut next = at + 1;
        if is_page_number(lines[next].words) && next + 1 < lines.len() {
            next += 1;
        }
        let follows = &lines[next];
        joined.add(line.words);
        let full = margin.is_some_and(|margin| is_full(line, margin)) && !line.words.contains('\t');
        let ended = !indents && line.words.ends_with(['。', '；', '：']);
        let own = begins_with_number(follows.words) || begins_with_label(follows.words) || follows.words.contains('\t');
        let filled = full && !ended && !follows.indented;
        if (filled || joined.is_cut(line.words)) && !own {
            let gap = Span::new(line.end, follows.start);
            edits.drop(gap);
            let last = line.words.chars().next_back().map_or(0, char::len_utf8);
            let first = follows.words.chars().next().map_or(0, char::len_utf8);
            edits.note(RepairKind::Wrapped, Span::new(gap.start - last, gap.end + first));
            at = next;
        } else {
            joined = Joined::default();
            at += 1;
        }
    }
    edits
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        let lead = line.len() - line.trim_start().len();
        if !words.is_empty() {
            let indent = width(&line[..lead]);
            let from = start + lead;
            lines.push(Line {
                start: from,
                end: from + words.len(),
                words,
                indented: indent >= 4,
                width: indent + width(words),
            });
        }
        start += line.len();
    }
    lines
}

/// How far the lines of a wrapped text reach; none where the text is not wrapped.
fn margin(lines: &[Line<'_>]) -> Option<usize> {
    let open = |line: &&Line<'_>| {
        !line.words.contains('\t') && line.words.ends_with(|c: char| c.is_alphanumeric() || "，、“《（".contains(c))
    };
    // One line that hangs out is no margin: three lines have to reach it.
    let mut widths: Vec<usize> = lines.iter().filter(|l| !l.words.contains('\t')).map(|l| l.width).collect();
    widths.sort_unstable_by(|a, b| b.cmp(a));
    let margin = *widths.get(2).filter(|w| WIDTHS.contains(w))?;
    // Whatever is longer than a page is wide was not wrapped.
    if widths[0] > margin + 4 {
        return None;
    }
    let broken = lines.iter().filter(open).filter(|l| is_full(l, margin)).count();
    (broken >= FEWEST && broken * 3 >= lines.len()).then_some(margin)
}

/// What a line holds with those that were joined to it, told line by line: a text may be millions of them.
#[derive(Default)]
struct Joined {
    numbered: bool,
    stop: bool,
    comma: bool,
    characters: usize,
}

impl Joined {
    fn add(&mut self, words: &str) {
        self.numbered |= self.characters == 0 && begins_with_number(words);
        self.stop |= words.contains('。');
        self.comma |= words.contains('，');
        self.characters += words.chars().count();
    }

    /// Whether it is a sentence that stops in the middle, whatever the other lines do: …。5月30日前. A title has no stop in
    /// it and no number before it.
    fn is_cut(&self, last: &str) -> bool {
        let sentence = self.stop || self.numbered && self.comma && self.characters >= 30;
        sentence && !last.contains('\t') && last.ends_with(|c: char| c.is_alphabetic() && !c.is_ascii() || c == '，')
    }
}

/// A mark that may not begin a line can leave the line before it short, and one that hangs out makes the margin wide.
fn is_full(line: &Line<'_>, margin: usize) -> bool {
    line.width + 6 >= margin
}

/// Columns: a hanzi takes two.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// - 2 -, — 2 —, 第2页.
fn is_page_number(line: &str) -> bool {
    let inner = line.trim_matches(|c: char| "-—－· ".contains(c));
    let number = inner.trim_start_matches('第').trim_end_matches('页').trim();
    inner.len() < line.len() && !number.is_empty() && number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit())
}

/// 一、 （一） 1.
fn begins_with_number(line: &str) -> bool {
    let inner = line.strip_prefix(['（', '(']).unwrap_or(line);
    let rest = inner.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    rest.len() < inner.len() && rest.starts_with(['、', '.', '．', '）', ')'])
}

/// 责任单位：…, 完成时限：…: a line that says whose task the lines above are, and until when. It has a line of its own on
/// every page.
fn begins_with_label(line: &str) -> bool {
    const LONGEST: usize = 10;
    let line = line.strip_prefix(['（', '(', '【']).unwrap_or(line);
    let Some((at, _)) = line.char_indices().take(LONGEST + 1).find(|(_, c)| matches!(c, '：' | ':')) else {
        return false;
    };
    let label = &line[..at];
    label.chars().count() >= 2 && label.chars().all(char::is_alphabetic) && LABELS.iter().any(|l| label.ends_with(l))
}

/// What such a label ends with: who is to do it, who answers for it, until when.
const LABELS: &[&str] = &[
    "单位",
    "部门",
    "主体",
    "科室",
    "处室",
    "股室",
    "站所",
    "牵头",
    "配合",
    "主办",
    "协办",
    "责任",
    "领导",
    "责任人",
    "负责人",
    "联系人",
    "时限",
    "时间",
    "期限",
    "节点",
    "目标",
    "要求",
    "备注",
];

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use crate::read_text;

    /// Every line at twenty-five hanzi, but for the ends of paragraphs.
    const WRAPPED: &str = "云岭市水务局专题会议纪要\n\
        \u{3000}\u{3000}会议听取了汛前准备情况的汇报，认为今年汛期来得早来势猛，全\n\
        市二十三座水库的除险加固进度总体好于去年，但是仍然有四座水库的溢\n\
        洪道没有完工。会议要求，市水务局要在六月底前完成溢洪道的全部建设\n\
        - 2 -\n\
        任务，并将进展情况报市防汛抗旱指挥部备案，同时抄送各县区的水务局\n\
        和有关单位。\n\
        \u{3000}\u{3000}会议强调，要加强值班值守。";

    #[test]
    fn lines_of_a_page_are_joined_to_paragraphs() {
        let text = read_text(WRAPPED).unwrap().text;
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3, "{text}");
        assert!(lines[1].contains("完成溢洪道的全部建设任务，并将进展"), "{text}");
        assert!(lines[1].ends_with("和有关单位。"), "{text}");
    }

    #[test]
    fn joining_lines_is_a_repair_of_its_own() {
        let repairs = read_text(WRAPPED).unwrap().repairs;
        assert_eq!(repairs.iter().filter(|r| r.kind == "wrapped").count(), 4, "{repairs:?}");
    }

    #[test]
    fn a_label_keeps_its_line() {
        let labelled = WRAPPED.replace(
            "和有关单位。\n",
            "和有关单位以及其他各成员单位，此项工作由市水务局牵头负责抓好落实\n责任单位：市水务局\n完成时限：6月底前\n",
        );
        let text = read_text(&labelled).unwrap().text;
        assert!(text.contains("落实\n责任单位：市水务局\n完成时限：6月底前\n"), "{text}");
    }

    #[rstest]
    #[case::points(
        "一、由市水务局牵头，完成水库除险加固\n二、由市教育局牵头，完成校舍安全排查\n三、由市住建局牵头，完成老旧小区改造\n四、由市交通局牵头，完成农村公路养护"
    )]
    #[case::paragraphs("会议指出，今年以来各项工作取得了明显的成效。\n会议要求，各级各部门要抓好落实。")]
    fn what_was_not_wrapped_stays(#[case] text: &str) {
        assert_eq!(read_text(text).unwrap().text, text);
    }
}
