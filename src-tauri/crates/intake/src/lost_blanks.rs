//! End of step 4: question marks that stand for blanks. A page whose no-break blanks were written in a coding without them
//! has a question mark at the end of most lines and cells, 序号? | 重点任务? |, or two where a paragraph was indented:
//! …参加会议。? ? 会议强调….

use duban_domain::Span;

use crate::hanzi::is_hanzi;
use crate::work::{Edits, RepairKind};

/// Lines that end so before a page counts as one of these.
const FEWEST: usize = 5;

pub(crate) fn pass(text: &str) -> Edits {
    let mut edits = Edits::default();
    let indents: Vec<Span> = indents(text);
    if indents.len() > 1 {
        for indent in indents {
            edits.replace(indent, "\n");
            edits.note(RepairKind::Blanks, indent);
        }
        return edits;
    }
    let lines = || text.lines().map(str::trim_end).filter(|line| !line.is_empty());
    let marked = lines().filter(|line| closes(line)).count();
    if marked < FEWEST || marked * 2 < lines().count() {
        return edits;
    }
    for (at, mark) in text.match_indices('?') {
        let behind = text[at + mark.len()..].trim_start_matches(' ');
        let before = text[..at].chars().next_back();
        let said = before.is_some_and(|c| is_hanzi(c) || c.is_ascii_digit() || "，。；：）)》”:;,.?".contains(c));
        let span = Span::new(at, at + mark.len());
        if said && (behind.is_empty() || behind.starts_with(['\n', '|', '?'])) {
            edits.drop(span);
            edits.note(RepairKind::Blanks, span);
        } else if before.is_some_and(is_hanzi) && behind.starts_with(is_hanzi) {
            // 李强?王芳: two names in one cell.
            edits.replace(span, " ");
            edits.note(RepairKind::Blanks, span);
        }
    }
    edits
}

/// Where a paragraph began with two blanks: behind a full stop, two marks or more that blanks part.
fn indents(text: &str) -> Vec<Span> {
    let stops = text.match_indices("。?").map(|(at, _)| at + '。'.len_utf8());
    let run = |at: usize| at..at + text[at..].len() - text[at..].trim_start_matches(['?', ' ']).len();
    let runs = stops.map(run).filter(|run| text[run.clone()].contains("? ?"));
    runs.map(|run| Span::new(run.start, run.end)).collect()
}

/// Whether a line ends with such a mark, before the stroke of its last cell or without one.
fn closes(line: &str) -> bool {
    line.trim_end_matches(['|', ' ']).ends_with('?')
}

#[cfg(test)]
mod tests {
    use crate::read_text;

    #[test]
    fn a_mark_at_the_end_of_most_lines_and_cells_was_a_blank() {
        let page = "云岭市任务表?\n2026年3月18日?\n序号? | 重点任务? | 牵头单位? |\n1? | 抓好整治。? | 市公安局? |\n2? | 抓好宣传。? | 各区? |";
        let clean =
            "云岭市任务表\n2026年3月18日\n序号\t重点任务\t牵头单位\n1\t抓好整治。\t市公安局\n2\t抓好宣传。\t各区";
        assert_eq!(read_text(page).unwrap().text, clean);
    }

    #[test]
    fn two_marks_behind_a_stop_were_the_next_paragraphs_indent() {
        let page = "县长主持会议。? ? 会议指出，形势严峻。? ?会议要求，抓紧整改。";
        assert_eq!(read_text(page).unwrap().text, "县长主持会议。\n会议指出，形势严峻。\n会议要求，抓紧整改。");
    }

    #[test]
    fn questions_stay() {
        let page = "怎么看?\n会议指出，形势严峻。\n怎么办?\n会议要求，抓紧整改。\n谁来办?\n各区。";
        assert!(read_text(page).unwrap().text.contains("怎么办"));
        assert_eq!(read_text(page).unwrap().text.matches(['?', '？']).count(), 3);
    }
}
