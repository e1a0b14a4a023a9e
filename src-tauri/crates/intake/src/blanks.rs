//! Step 9: blanks.
//!
//! Blank lines, indents and trailing blanks go. Inside a line a run of blanks becomes one blank, and none where it
//! only spreads the line out: beside Chinese punctuation, between a hanzi and a figure, inside a year. A single blank
//! between two hanzi stays: it may part two clauses of a title, and nothing in the line says whether it does.
//!
//! Tabs part the cells of a table row and stay, also in front of the row, where the first cells are empty.

use duban_domain::Span;

use crate::hanzi::{is_hanzi, is_wide_punctuation};
use crate::work::{Edits, RepairKind};

pub(crate) fn pass(text: &str) -> Edits {
    let mut edits = Edits::default();
    let mut start = 0;
    // Whether a line was kept before, and whether it was a table row.
    let (mut kept, mut in_table) = (false, false);
    for line in text.split_inclusive('\n') {
        let body = line.trim_matches(is_blank);
        let lead = line.len() - line.trim_start_matches(is_blank).len();
        if body.is_empty() {
            edits.drop(Span::new(start, start + line.len()));
            start += line.len();
            continue;
        }
        let tabs = line[..lead].matches('\t').count();
        in_table = body.contains('\t') || (in_table && tabs > 0);
        let opening = Span::new(start, start + lead);
        if in_table && tabs > 0 {
            put(&line[..lead], opening, &"\t".repeat(tabs), &mut edits);
        } else {
            edits.drop(opening);
        }
        inside(body, start + lead, &mut edits);
        let closing = &line[lead + body.len()..];
        put(
            closing,
            Span::new(start + lead + body.len(), start + line.len()),
            if closing.ends_with('\n') { "\n" } else { "" },
            &mut edits,
        );
        start += line.len();
        kept = true;
    }
    if kept {
        drop_last_line_end(text, &mut edits);
    }
    edits
}

/// The last line has no end: neither its own nor that of the blank lines after it.
fn drop_last_line_end(text: &str, edits: &mut Edits) {
    let end = text.trim_end_matches(is_blank).len();
    edits.cut_back(end);
    edits.drop(Span::new(end, text.len()));
}

/// The blanks inside a line that begins and ends with something else.
fn inside(body: &str, start: usize, edits: &mut Edits) {
    let mut rest = 0;
    while let Some(at) = body[rest..].find(is_blank).map(|at| rest + at) {
        let run = body[at..].len() - body[at..].trim_start_matches(is_blank).len();
        let (before, after) = (&body[..at], &body[at + run..]);
        let blanks = &body[at..at + run];
        let tabs = blanks.matches('\t').count();
        let span = Span::new(start + at, start + at + run);
        if tabs > 0 {
            put(blanks, span, &"\t".repeat(tabs), edits);
        } else if parts(before, after) {
            put(blanks, span, " ", edits);
        } else {
            edits.drop(span);
            let (a, b) = (last(before).len_utf8(), first(after).len_utf8());
            edits.note(RepairKind::Blanks, Span::new(span.start - a, span.end + b));
        }
        rest = at + run;
    }
}

/// Whether a blank between the two means something.
fn parts(before: &str, after: &str) -> bool {
    let (a, b) = (last(before), first(after));
    if is_wide_punctuation(a) || is_wide_punctuation(b) {
        return false;
    }
    if a.is_ascii_digit() && b.is_ascii_digit() {
        return !makes_a_year(before, after);
    }
    let figure = |c: char| c.is_ascii_digit() || c == '%' || ('０'..='９').contains(&c);
    let sign = |c: char| ",.;:!?()[]\"%/".contains(c);
    let hanzi_and_figure = (is_hanzi(a) && figure(b)) || (figure(a) && is_hanzi(b));
    let hanzi_and_sign = (is_hanzi(a) && sign(b)) || (sign(a) && is_hanzi(b));
    !(hanzi_and_figure || hanzi_and_sign)
}

/// Whether two figures are the halves of one year: 20 26年.
fn makes_a_year(before: &str, after: &str) -> bool {
    let digits = |c: &char| c.is_ascii_digit();
    let left: Vec<char> = before.chars().rev().take(5).take_while(digits).collect();
    let right: Vec<char> = after.chars().take(5).take_while(digits).collect();
    let year_starts = match *left {
        [.., b, a] => matches!((a, b), ('1', '9') | ('2', '0')),
        [a] => matches!((a, right.first()), ('1', Some('9')) | ('2', Some('0'))),
        [] => false,
    };
    left.len() + right.len() == 4 && year_starts && after[right.len()..].trim_start_matches(is_blank).starts_with('年')
}

fn put(old: &str, span: Span, new: &str, edits: &mut Edits) {
    if old != new {
        edits.replace(span, new);
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{2800}' || c == '\u{3164}'
}

fn last(text: &str) -> char {
    text.chars().next_back().unwrap_or('\n')
}

fn first(text: &str) -> char {
    text.chars().next().unwrap_or('\n')
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use crate::read_text;

    #[rstest]
    #[case::date("2026年2 月 5日", "2026年2月5日")]
    #[case::year_in_halves("20 26年", "2026年")]
    #[case::year_after_its_first_figure("2 026 年", "2026年")]
    #[case::date_and_time_stay_two("2026-02-05 15:25", "2026-02-05 15:25")]
    #[case::figures_of_a_list_stay_apart("一季度 10 20 30", "一季度10 20 30")]
    #[case::numbered_point_before_a_year("1. 2026年底前", "1. 2026年底前")]
    #[case::numbered_point("1. 加强领导", "1.加强领导")]
    #[case::title_in_two_clauses("抢抓机遇   推进发展", "抢抓机遇 推进发展")]
    #[case::full_width("　　会议指出，　要落实。", "会议指出，要落实。")]
    #[case::quote("按照“ 政府引导 ”的原则", "按照“政府引导”的原则")]
    #[case::english("采用 Open Source 方案", "采用 Open Source 方案")]
    #[case::blank_lines("\n\n会议指出\n \u{3000}\n会议强调\n\n", "会议指出\n会议强调")]
    #[case::other_line_ends("会议指出\r\n会议强调\r会议要求", "会议指出\n会议强调\n会议要求")]
    #[case::indent("\t  12.发挥作用。", "12.发挥作用。")]
    #[case::table(
        "序号\t事项\t单位\n1\t扩面\t 市医保局 \n\t\t市民政局",
        "序号\t事项\t单位\n1\t扩面\t市医保局\n\t\t市民政局"
    )]
    #[case::empty_cell("1\t\t市医保局", "1\t\t市医保局")]
    #[case::zero_width("会\u{200b}议\u{feff}指出", "会议指出")]
    fn blanks_are_tidied(#[case] original: &str, #[case] clean: &str) {
        assert_eq!(read_text(original).unwrap().text, clean);
    }
}
