//! A first look at the sentences of a paragraph.

use std::ops::Range;

use crate::frame::{self, Frame};
use crate::numbering::{self, Mark, Style};
use crate::order::{self, Judgement};
use crate::text::{self, Sentence, Stop};

/// A sentence with what a first look tells of it.
pub(super) struct Looked {
    pub(super) range: Range<usize>,
    pub(super) stop: Stop,
    pub(super) frame: Option<Frame>,
    pub(super) judgement: Judgement,
    /// Whether it may go on with an order before it: the speaker orders one sentence at most in words, up to the next
    /// frame, and none beside it begins with the same word (坚持…。坚持…。).
    pub(super) may_go_on: bool,
}

/// The sentences of a paragraph, cut before the points that they list, each looked at once.
pub(super) fn looked_at(view: &str, paragraph: Range<usize>) -> Vec<Looked> {
    let mut out: Vec<Looked> = split_at_points(view, &text::sentences(view, paragraph))
        .into_iter()
        .map(|s| {
            let frame = frame::frame(view, s.range.clone());
            let from = frame.as_ref().map_or(s.range.start, |f| f.words);
            let judgement = order::judge(view, from.min(s.range.end)..s.range.end);
            Looked { range: s.range, stop: s.stop, frame, judgement, may_go_on: true }
        })
        .collect();
    for spoken in out.chunk_by_mut(|_, next| next.frame.is_none()) {
        let ordered = spoken.iter().filter(|s| s.judgement == Judgement::Stated).count();
        for sentence in spoken {
            sentence.may_go_on = ordered <= 1;
        }
    }
    for i in 1..out.len() {
        let (one, other) = (&out[i - 1], &out[i]);
        if one.stop == Stop::Full && begin_alike(&view[one.range.clone()], &view[other.range.clone()]) {
            out[i - 1].may_go_on = false;
            out[i].may_go_on = false;
        }
    }
    out
}

/// The things that the paragraph above announced, where as many stand here without numbers, parted by ；: each is one,
/// whatever its sentences.
pub(super) fn listed(view: &str, sentences: &[Looked], items: usize) -> Option<Vec<Looked>> {
    let groups: Vec<&[Looked]> = sentences.split_inclusive(|s| s.stop == Stop::Semicolon).collect();
    let plain = |s: &Looked| s.frame.is_none() && numbering::mark(&view[s.range.clone()]).is_none();
    (groups.len() == items && sentences.iter().all(plain)).then(|| {
        let one = |group: &&[Looked]| {
            let (first, last) = (group.first()?, group.last()?);
            let orders = |s: &Looked| matches!(s.judgement, Judgement::Stated | Judgement::Unmarked);
            let judgement = if group.iter().any(orders) { Judgement::Stated } else { first.judgement };
            let range = first.range.start..last.range.end;
            Some(Looked { range, stop: Stop::Full, frame: None, judgement, may_go_on: false })
        };
        groups.iter().filter_map(one).collect()
    })
}

/// Whether two sentences begin with the same word of two letters.
fn begin_alike(one: &str, other: &str) -> bool {
    let word = text::head(one, 2);
    text::length(word) == 2 && word == text::head(other, 2) && crate::words::begins_with_act(one)
}

/// Cuts a sentence before the points it lists: …以下工作：一是…，二是….
fn split_at_points(view: &str, sentences: &[Sentence]) -> Vec<Sentence> {
    let mut out = Vec::with_capacity(sentences.len());
    for (at, sentence) in sentences.iter().enumerate() {
        let range = sentence.range.clone();
        let mut cuts = Vec::new();
        let mut last = numbering::clause_mark(&view[range.clone()]).filter(is_numbered).map_or(0, |m| m.number);
        for (at, c) in text::free_chars(view, range.clone()) {
            if !matches!(c, '，' | '：') {
                continue;
            }
            let after = at + c.len_utf8();
            if let Some(mark) = numbering::mark(&view[after..range.end])
                && (mark.style == Style::Clause || c == '：')
                && mark.number == last + 1
            {
                last = mark.number;
                cuts.push((after, mark.number));
            }
        }
        // One point alone is no list, unless a colon or the next sentence goes on with it.
        let goes_on = || {
            let mut next = sentences[at + 1..].iter().take(8);
            next.find_map(|s| numbering::clause_mark(&view[s.range.clone()])).is_some_and(|m| m.number == 2)
        };
        let first_only = cuts.len() == 1
            && cuts[0].1 == 1
            && view[..cuts[0].0].ends_with('，')
            && sentence.stop != Stop::Semicolon
            && !goes_on();
        if cuts.is_empty() || first_only {
            out.push(sentence.clone());
            continue;
        }
        let mut start = range.start;
        for (at, _) in cuts {
            out.push(Sentence { range: start..at, stop: Stop::Open });
            start = at;
        }
        out.push(Sentence { range: start..range.end, stop: sentence.stop });
    }
    out
}

fn is_numbered(mark: &Mark) -> bool {
    mark.style == Style::Clause
}
