//! Full stops that were cut apart, joined again: 發展?! ×謱W瑋 is 發展。　林學瑋.
//!
//! A page that was glossed byte by byte loses the lead of a full stop behind a gloss. Its trail and the lead of the wide
//! blank after it make a wide exclamation mark, and all that follows is read one byte late until a byte below `80` sets
//! it right.

use duban_domain::Span;

use super::{code, is_plausible};
use crate::hanzi::{gbk_char, is_hanzi, is_traditional_only};
use crate::work::{Edits, RepairKind};

/// The lead of 。 and of the wide blank, which are the bytes that get lost.
const LEAD: u8 = 0xA1;
/// What the trail of 。 and the lead of a wide blank make.
const MARK: [u8; 2] = [0xA3, LEAD];
/// The longest run that is followed, in characters.
const LONGEST_RUN: usize = 40;

pub(crate) fn pass(text: &str) -> Edits {
    let mut edits = Edits::default();
    // Other pages ask and exclaim; these are in the script that needs glosses.
    if !text.contains("?!") && !text.contains("?！") || text.chars().filter(|c| is_traditional_only(*c)).count() < 20 {
        return edits;
    }
    let mut done = 0;
    for (at, _) in text.match_indices('?') {
        let marks = &text[at + 1..];
        let behind_hanzi = text[done..at.max(done)].chars().next_back().is_some_and(is_hanzi);
        let Some(rest) = marks.strip_prefix(['!', '！']).filter(|_| at >= done && behind_hanzi) else { continue };
        let begin = text.len() - rest.len();
        if let Some((said, len)) = joined(rest) {
            let span = Span::new(at, begin + len);
            edits.note(RepairKind::ShiftedBytes, span);
            edits.replace(span, &said);
            done = span.end;
        } else if rest.trim_start_matches(' ').chars().next().is_none_or(|c| c == '\n') {
            let span = Span::new(at, begin);
            edits.doubt(RepairKind::ShiftedBytes, span);
            edits.replace(span, "。");
            done = begin;
        }
    }
    edits
}

/// What the shifted run behind the mark says, and its bytes as shown; `None` where it makes no sense.
fn joined(rest: &str) -> Option<(String, usize)> {
    let shown = rest.trim_start_matches(' ');
    let mut bytes = vec![LEAD, MARK[0], MARK[1]];
    let mut end = rest.len() - shown.len();
    for c in shown.chars().take(LONGEST_RUN) {
        end += c.len_utf8();
        if matches!(c, '\u{40}'..='\u{7e}') {
            bytes.push(u8::try_from(c).ok()?);
            let pairs = bytes.chunks(2).map(|pair| gbk_char(*pair.first()?, *pair.get(1)?));
            let said: String = pairs.collect::<Option<_>>()?;
            return said.chars().all(|c| is_plausible(c) || c == '\u{3000}').then_some((said, end));
        }
        bytes.extend(code(c)?);
    }
    None
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use crate::read_text;

    const PAGE: &str =
        "會議強調，各級各部門要認真貫徹落實，確保經濟運行穩中有進，嚴格執行調價規則，維護價格秩序，共同促進發展";

    #[rstest]
    #[case::with_a_run("?! ×謱W瑋強調，要抓緊。", "。林学玮强调，要抓紧。")]
    #[case::at_the_end("?!", "。")]
    #[case::above_a_line("?!\n第二段要抓緊。", "。\n第二段要抓紧。")]
    fn a_full_stop_is_joined_again(#[case] behind: &str, #[case] clean: &str) {
        let read = read_text(&format!("{PAGE}{behind}")).unwrap();
        assert!(read.text.ends_with(&format!("共同促进发展{clean}")), "{:?}", read.text);
    }

    #[test]
    fn a_question_stays() {
        let read = read_text("怎么办?!\n会议要求，各部门要抓紧落实。").unwrap();
        assert!(read.text.starts_with("怎么办"), "{:?}", read.text);
        assert!(!read.text.starts_with("怎么办。"), "{:?}", read.text);
    }
}
