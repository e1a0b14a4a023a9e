//! Part of step 6: what a forum strews into a page so that nobody copies it: `& K0 x& ^! M9 P2 X* F' \6 u` at the end of a
//! line of Chinese. It goes; words, figures and addresses stay.

use duban_domain::Span;

use crate::work::{Edits, RepairKind};

/// Pieces that such a stretch has at least, and letters among them.
const FEWEST: usize = 5;

/// Whether a line has such a stretch at one of its ends.
pub(crate) fn is_scrambled(line: &str) -> bool {
    let (front, back) = ends(line);
    is_scramble(&line[..front]) || is_scramble(&line[back..])
}

/// Drops the strewn signs at both ends of a line that begins at `start`.
pub(crate) fn drop_from(line: &str, start: usize, edits: &mut Edits) {
    let (front, back) = ends(line);
    if is_scramble(&line[..front]) {
        drop(start, start + front, edits);
    }
    if back > front && is_scramble(&line[back..]) {
        drop(start + back, start + line.len(), edits);
    }
}

/// Where the plain signs at the beginning of a line end, and where those at its end begin.
fn ends(line: &str) -> (usize, usize) {
    let plain = |c: char| c.is_ascii_graphic() || c == ' ';
    let front = line.len() - line.trim_start_matches(plain).len();
    (front, line.trim_end_matches(plain).len().max(front))
}

fn drop(from: usize, to: usize, edits: &mut Edits) {
    edits.drop(Span::new(from, to));
    edits.note(RepairKind::Marks, Span::new(from, to));
}

/// Short pieces that blanks part, letters small and large and signs of every kind among them. No word has that.
fn is_scramble(text: &str) -> bool {
    let pieces = text.split(' ').filter(|p| !p.is_empty()).count();
    let short = text.split(' ').all(|p| p.len() <= 3);
    let signs: std::collections::HashSet<char> = text.chars().filter(char::is_ascii_punctuation).collect();
    let cased = text.contains(|c: char| c.is_ascii_lowercase()) && text.contains(|c: char| c.is_ascii_uppercase());
    let rare = signs.iter().any(|c| "!^&~`\\{}<>|$*@'".contains(*c));
    short && pieces >= FEWEST && signs.len() >= 3 && cased && rare
        || short && pieces >= FEWEST && signs.len() >= 4 && rare && text.contains(|c: char| c.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use crate::read_text;

    #[rstest]
    #[case::end("市政府召开常务会议 & K0 x& ^! M9 P2 X* F' \\6 u", "市政府召开常务会议")]
    #[case::front(") j$ M1 o( f- s5 Z0 i9 I 会议指出，要抓紧。", "会议指出，要抓紧。")]
    #[case::between("会议指出。\n% n+ k. Q5 X- W0 k3 V& O\n会议强调。", "会议指出。\n会议强调。")]
    fn strewn_signs_go(#[case] original: &str, #[case] clean: &str) {
        assert_eq!(read_text(original).unwrap().text, clean);
    }

    #[rstest]
    #[case::figures("一季度 10% 20% 30% 5% 6%")]
    #[case::english("采用 A B C D E F 六类")]
    #[case::address("网址 http://www.example.cn/a?b=1&c=2")]
    #[case::score("比例为 A: B: C: D: E")]
    fn what_says_something_stays(#[case] original: &str) {
        assert_eq!(read_text(original).unwrap().text.replace(' ', ""), original.replace(' ', ""));
    }
}
