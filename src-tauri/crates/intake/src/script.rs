//! Step 5: traditional script to simplified.

use duban_domain::Span;
use zhconv::{Variant, zhconv};

use crate::hanzi::{is_simplified_only, is_traditional_only};
use crate::work::{Edits, RepairKind};

pub(crate) fn pass(text: &str) -> Edits {
    let mut edits = Edits::default();
    let whole = Share::of(text);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if is_traditional(Share::of(line), whole) {
            convert(line, start, &mut edits);
        }
        start += line.len();
    }
    edits
}

/// How many characters only the one and only the other script uses.
#[derive(Debug, Clone, Copy)]
struct Share {
    traditional: usize,
    simplified: usize,
}

impl Share {
    fn of(text: &str) -> Self {
        let mut share = Self { traditional: 0, simplified: 0 };
        for c in text.chars().filter(|c| !c.is_ascii()) {
            if is_simplified_only(c) {
                share.simplified += 1;
            } else if is_traditional_only(c) {
                share.traditional += 1;
            }
        }
        share
    }
}

/// A line goes with its text, unless it is clearly of the other script. A traditional character in a simplified line
/// is somebody's name, and stays.
fn is_traditional(line: Share, whole: Share) -> bool {
    if whole.traditional > whole.simplified {
        line.traditional >= line.simplified
    } else {
        line.traditional >= 4 && line.traditional > 4 * line.simplified
    }
}

/// Converts a line that begins at `start`, character by character, so that each keeps its place.
fn convert(line: &str, start: usize, edits: &mut Edits) {
    let by_words = zhconv(line, Variant::ZhHans);
    let converted: String = if by_words.chars().count() == line.chars().count() {
        office_words(line, &by_words)
    } else {
        line.chars().map(crate::hanzi::simplified).collect()
    };
    if converted == line {
        return;
    }
    note_sentences(line, &converted, start, edits);
    let (mut from, mut to) = (Run::default(), Run::default());
    for (a, b) in line.chars().zip(converted.chars()) {
        // Characters that take the same room are replaced together; the others one by one.
        if a.len_utf8() != b.len_utf8() {
            replace(line, &converted, start, from, to, edits);
            from.start = from.end;
            to.start = to.end;
        }
        from.end += a.len_utf8();
        to.end += b.len_utf8();
        if a.len_utf8() != b.len_utf8() {
            replace(line, &converted, start, from, to, edits);
            from.start = from.end;
            to.start = to.end;
        }
    }
    replace(line, &converted, start, from, to, edits);
}

/// Notes each sentence that changed, so that a clerk can look at one and leave the others.
fn note_sentences(line: &str, converted: &str, start: usize, edits: &mut Edits) {
    let mut new = converted.chars();
    let mut begin = start;
    for sentence in line.trim_end_matches('\n').split_inclusive(['。', '；', '！', '？']) {
        let changed = sentence.chars().zip(new.by_ref()).filter(|(a, b)| a != b).count() > 0;
        if changed {
            edits.note(RepairKind::Traditional, Span::new(begin, begin + sentence.len()));
        }
        begin += sentence.len();
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Run {
    start: usize,
    end: usize,
}

fn replace(line: &str, converted: &str, start: usize, from: Run, to: Run, edits: &mut Edits) {
    let (old, new) = (&line[from.start..from.end], &converted[to.start..to.end]);
    if old != new {
        edits.replace(Span::new(start + from.start, start + from.end), new);
    }
}

/// Words in which 著 is zhù and stays: by the character before it, and by the one after it.
const ZHU_BEFORE: &str = "名专論论显顯昭卓原译譯編编合巨拙土遗遺新旧舊";
const ZHU_AFTER: &str = "名作者述称稱录錄书書有";

/// Names in which 乾 is qián and stays, by the character after it: 乾隆, 乾坤, 乾县.
const QIAN_AFTER: &str = "隆坤县縣清元陵";

/// What the conversion table, made for books, leaves or does otherwise than offices write.
fn office_words(line: &str, converted: &str) -> String {
    let before = std::iter::once('\n').chain(converted.chars());
    let after = line.chars().skip(1).chain(std::iter::once('\n'));
    before
        .zip(converted.chars())
        .zip(after)
        .map(|((before, c), after)| match c {
            '著' if ZHU_BEFORE.contains(before) || ZHU_AFTER.contains(after) => '著',
            '著' => '着',
            '於' if !"菟陵潜".contains(after) => '于',
            '馀' => '余',
            '锺' => '钟',
            '钜' => '巨',
            '陞' => '升',
            '毎' => '每',
            '甯' => '宁',
            '祇' | '衹' => '只',
            '画' if "计筹规谋策".contains(before) => '划',
            '乾' if !QIAN_AFTER.contains(after) => '干',
            '徵' if !"角宫羽".contains(before) => '征',
            '「' => '“',
            '」' => '”',
            '『' => '‘',
            '』' => '’',
            '藉' if !"慰狼蕴枕".contains(before) => '借',
            c => c,
        })
        .collect()
}
