//! Step 4: inline pinyin undone, 擴(kuò)大 to 擴大, and the bytes that glosses cut apart joined again.
//!
//! News pages made for easy reading put the reading of a traditional hanzi behind it. Their program works on the bytes
//! of GBK text, so that now and then a gloss lands in the middle of a character; see [`crate::shifted`].

use duban_domain::Span;

use crate::hanzi::is_hanzi;
use crate::pinyin::{Syllable, is_letter};
use crate::shifted::{self, Neighbours};
use crate::work::{Edits, RepairKind};

/// A bracket that holds one syllable.
#[derive(Debug)]
pub(crate) struct Gloss {
    /// From its opening bracket, or from the mark of a lost byte, to its closing one.
    pub(crate) span: Span,
    pub(crate) syllable: Syllable,
    /// Whether it swallowed a byte: its bracket is `?` or follows a replacement character.
    pub(crate) lost: bool,
}

pub(crate) fn pass(text: &str) -> Edits {
    let mut edits = Edits::default();
    let glosses = find(text);
    let has_tones = glosses.iter().any(|gloss| gloss.syllable.has_tone());
    let mut neighbours = None;
    // Where the last edit ended, and the hanzi it left there.
    let mut done: (usize, Option<char>) = (0, None);
    let mut next = 0;
    let mut runs = 0;
    while let Some(gloss) = glosses.get(next) {
        let hanzi =
            if done.0 == gloss.span.start { done.1 } else { text[done.0..gloss.span.start].chars().next_back() };
        let here = next;
        next += 1;
        let Some(hanzi) = hanzi else { continue };
        if gloss.lost {
            let neighbours = neighbours.get_or_insert_with(|| Neighbours::of(text, &glosses));
            let run = shifted::rejoin(text, &glosses[here..], runs, hanzi, neighbours);
            runs += 1;
            let span = Span::new(gloss.span.start, run.end);
            if let Some(said) = run.text {
                if run.guessed {
                    edits.doubt(RepairKind::ShiftedBytes, span);
                } else {
                    edits.note(RepairKind::ShiftedBytes, span);
                }
                done = (run.end, said.chars().next_back());
                edits.replace(span, &said);
                if let Some((mark, guess)) = run.tail {
                    edits.doubt(RepairKind::ShiftedBytes, mark);
                    if let Some(guess) = guess {
                        edits.replace(mark, guess.encode_utf8(&mut [0; 4]));
                        done = (mark.end, None);
                    }
                }
                next = here + run.glosses;
            } else if has_tones {
                // Where the run was not read, nothing in it can be.
                edits.doubt(RepairKind::ShiftedBytes, span);
                done = (run.end, None);
                next = here + run.glosses;
            }
        } else if is_hanzi(hanzi) {
            let before = if done.0 == gloss.span.start { done.0 } else { gloss.span.start - hanzi.len_utf8() };
            if gloss.syllable.spells(hanzi) && (has_tones || gloss.syllable.is_long()) {
                edits.note(RepairKind::Pinyin, Span::new(before, gloss.span.end));
                edits.drop(gloss.span);
                done = (gloss.span.end, Some(hanzi));
            } else if gloss.syllable.has_tone() {
                edits.doubt(RepairKind::Pinyin, Span::new(before, gloss.span.end));
            }
        } else if let Some(before) = text[done.0..gloss.span.start].char_indices().rev().nth(1)
            && shifted::is_phantom(before.1, hanzi, gloss.syllable)
        {
            edits.note(RepairKind::ShiftedBytes, Span::new(done.0 + before.0, gloss.span.end));
            edits.drop(gloss.span);
            done = (gloss.span.end, Some(hanzi));
        }
    }
    edits
}

/// All brackets that hold one syllable, in order. Looks back from each closing bracket, no further than a syllable is
/// long.
fn find(text: &str) -> Vec<Gloss> {
    text.match_indices(')').filter_map(|(end, _)| at(text, end)).collect()
}

fn at(text: &str, end: usize) -> Option<Gloss> {
    // 會(huì )議: a blank may have slipped in.
    let stop = text[..end].strip_suffix(' ').map_or(end, str::len);
    let mut start = stop;
    let mut back = text[..stop].chars().rev();
    let mut opening = back.next()?;
    for _ in 0..Syllable::LONGEST {
        if !is_letter(opening) {
            break;
        }
        start -= opening.len_utf8();
        opening = back.next()?;
    }
    let syllable = Syllable::read(&text[start..stop])?;
    let before = back.next();
    let (open, lost) = match (opening, before) {
        ('(', Some(mark @ ('?' | '\u{fffd}'))) => (1 + mark.len_utf8(), true),
        ('(', _) => (1, false),
        ('?' | '\u{fffd}', _) => (opening.len_utf8(), true),
        _ => return None,
    };
    Some(Gloss { span: Span::new(start - open, end + 1), syllable, lost })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use crate::read_text;

    #[rstest]
    #[case::traditional("會議要求擴(kuò)大試點(diǎn)範圍", "会议要求扩大试点范围")]
    #[case::two_in_a_row("認(rèn)真學(xué)習(xí)", "认真学习")]
    #[case::simplified("扩(kuò)大试点(diǎn)", "扩大试点")]
    #[case::with_a_blank("會(huì )議要求", "会议要求")]
    #[case::other_tone("成績(jì)突出", "成绩突出")]
    #[case::umlaut("綠(lǜ)色發(fā)展", "绿色发展")]
    #[case::toneless("我們(men)擴(kuò)大", "我们扩大")]
    #[case::before_a_bracket("各縣(市、區(qū))", "各县(市、区)")]
    fn a_gloss_goes(#[case] original: &str, #[case] clean: &str) {
        let intake = read_text(original).unwrap();
        assert_eq!(intake.text, clean);
        assert!(intake.repairs.iter().any(|r| r.kind == "pinyin" && !r.doubtful));
    }

    #[rstest]
    #[case::abbreviation("良好实验室规范(GLP)资质")]
    #[case::list_letter("下列事项:第一类(a)、第二类(e)")]
    #[case::hanzi("第14次(扩大)会议")]
    #[case::english("共享办公(we)空间")]
    #[case::full_width("扩（kuò）大")]
    #[case::question("可行吗?(见附件)")]
    fn other_brackets_stay(#[case] text: &str) {
        assert_eq!(read_text(text).unwrap().text, text);
    }

    #[test]
    fn a_reading_that_is_not_the_hanzis_stays_and_is_doubted() {
        let intake = read_text("该字读作(kuò)。").unwrap();
        assert_eq!(intake.text, "该字读作(kuò)。");
        assert!(intake.repairs.iter().any(|r| r.doubtful && r.original == "作(kuò)"));
    }
}
