//! Running text: who speaks, where an order begins, and how far it reaches.

use std::ops::Range;

use duban_domain::PassageKind;

use super::{Draft, Piece};
use crate::frame::{self, Force};
use crate::numbering::{self, Mark, Style};
use crate::order::{self, Judgement};
use crate::text::{self, Sentence, Stop};
use crate::units;
use crate::view::View;

/// What is known when a paragraph begins: the headings above it and who spoke last.
#[derive(Debug, Clone, Default)]
pub(crate) struct Setting {
    /// Headings, outermost first.
    pub(crate) path: Vec<String>,
    /// The last speaker's frame, as the path shows it.
    pub(crate) speaker: Option<(Force, String)>,
    /// A document that sets tasks (方案, 要点): acts are orders though nobody speaks.
    pub(crate) tasks: bool,
    /// A lead-in that states the subject of the points to come.
    pub(crate) shared_subject: Option<Range<usize>>,
}

/// A directive whose end is not known yet.
struct Open {
    start: usize,
    end: usize,
    point: bool,
    path: Vec<String>,
    /// Where its last sentence begins.
    last: usize,
    shared_subject: Option<Range<usize>>,
}

/// Reads one paragraph.
pub(crate) fn read(view: &View<'_>, paragraph: Range<usize>, setting: &mut Setting, pieces: &mut Vec<Piece>) {
    let mut reader = Reader { view: view.text(), whole: view, setting, pieces, open: None, stop: Stop::Full, group: None };
    for sentence in split_at_points(view.text(), text::sentences(view.text(), paragraph)) {
        reader.sentence(&sentence);
        reader.stop = sentence.stop;
    }
    reader.close();
}

struct Reader<'r, 'v> {
    view: &'r str,
    whole: &'r View<'v>,
    setting: &'r mut Setting,
    pieces: &'r mut Vec<Piece>,
    open: Option<Open>,
    /// How the sentence before ended.
    stop: Stop,
    /// The order that opened a group of clauses: 要压实工作责任.
    group: Option<String>,
}

impl Reader<'_, '_> {
    fn sentence(&mut self, sentence: &Sentence) {
        let mut range = sentence.range.clone();
        let mut judged = range.start;
        if self.view[range.clone()].starts_with('（') && units::names_units(&self.view[range.clone()]) {
            return self.extend(range);
        }
        if let Some(frame) = frame::frame(self.view, range.clone()) {
            self.close();
            self.group = None;
            let label = self.whole.wording(frame.label.clone());
            self.setting.speaker = Some((frame.force, label));
            match frame.force {
                Force::Quoting => return self.passage(range, "引述上级要求"),
                Force::Reporting if !frame.parted => return self.told(range),
                _ => {}
            }
            judged = frame.words;
            if frame.parted && judged < range.end && self.mark_or_order(judged..range.end) {
                range.start = self.part(range.clone(), judged, "说明由谁提出");
            }
        }
        let body = judged..range.end;
        if body.is_empty() {
            return self.passage(range, "引出下文");
        }
        if let Some(mark) = self.mark(body.clone()) {
            return self.point(range, &mark, judged);
        }
        if self.open.as_ref().is_some_and(|o| o.point) {
            return self.extend(range);
        }
        self.plain(range, judged);
    }

    fn mark_or_order(&self, body: Range<usize>) -> bool {
        self.mark(body.clone()).is_some()
            || matches!(order::judge(self.view, body), Judgement::Stated | Judgement::Unmarked)
    }

    /// The mark of a point inside a paragraph.
    fn mark(&self, body: Range<usize>) -> Option<Mark> {
        let mark = numbering::mark(&self.view[body])?;
        // A quotation such as 一是一 or a lone 二要 would be odd, but numbers that restart are common.
        (mark.style == Style::Clause || mark.number <= 30).then_some(mark)
    }

    fn point(&mut self, range: Range<usize>, mark: &Mark, judged: usize) {
        if mark.number == 1 || self.open.as_ref().is_some_and(|o| !o.point) {
            self.demote_lead_in();
        }
        self.close();
        let words = judged + mark.len..range.end;
        let judgement = order::judge(self.view, words.clone());
        let reported = matches!(self.setting.speaker, Some((Force::Reporting | Force::Quoting, _)));
        let lists_facts = judgement == Judgement::Description && (reported || order::tells_facts(&self.view[words]));
        if judgement == Judgement::Attitude && mark.style == Style::Clause {
            self.begin(range, true, judged, mark);
            // Whether it is attitude alone is known when the point ends.
            return;
        }
        if lists_facts {
            return self.passage(range, "列举情况，不含交办");
        }
        self.begin(range, true, judged, mark);
    }

    fn begin(&mut self, range: Range<usize>, point: bool, judged: usize, mark: &Mark) {
        let mut path = self.path();
        path.push(self.view[judged..judged + mark.len].to_owned());
        self.open = Some(Open {
            last: range.start,
            start: range.start,
            end: range.end,
            point,
            path,
            shared_subject: self.setting.shared_subject.clone(),
        });
    }

    fn plain(&mut self, range: Range<usize>, judged: usize) {
        if let Some((clause, begin)) = frame::inner_order(self.view, range.clone())
            && order::modal(&self.view[range.start..clause.start]).is_none()
            && begin < range.end
        {
            let quoted = order::quotes_higher(&self.view[range.start..clause.start]);
            let inner = order::judge(self.view, begin..range.end);
            if !quoted && matches!(inner, Judgement::Stated | Judgement::Unmarked) {
                self.close();
                let start = self.part(range.clone(), begin, "叙述会议情况");
                return self.start(start..range.end, begin);
            }
            if quoted {
                self.close();
                return self.passage(range, "引述上级要求");
            }
        }
        let words = &self.view[judged..range.end];
        match order::judge(self.view, judged..range.end) {
            Judgement::Stated => {
                if self.stop == Stop::Semicolon && self.open.is_some() && !Self::begins_anew(words) {
                    return self.extend(range);
                }
                self.start(range, judged);
            }
            Judgement::Unmarked => {
                let directing = matches!(self.setting.speaker, Some((Force::Directing, _)));
                if self.open.is_some() && !text::starts_with_any(words, CONNECTORS) {
                    self.extend(range);
                } else if directing || self.setting.tasks {
                    self.start(range, judged);
                } else {
                    self.close();
                    self.passage(range, "未见交办用语");
                }
            }
            Judgement::Attitude if self.open.is_some() && order::modal(words).is_none() => self.extend(range),
            Judgement::Description if self.open.is_some() && self.stop == Stop::Semicolon => self.extend(range),
            other => {
                self.close();
                self.told_or(range, other);
            }
        }
    }

    /// After ； a clause is an order of its own when it opens with 要 or with a department of its own.
    fn begins_anew(words: &str) -> bool {
        let words = text::after_any(words, CONNECTORS).unwrap_or(words).trim_start_matches('，');
        order::modal(words).is_some_and(|m| m.start == 0) || units::begins_with_subject(words)
    }

    fn start(&mut self, range: Range<usize>, judged: usize) {
        self.close();
        let mut path = self.path();
        let first = text::clauses(self.view, judged..range.end).into_iter().next().unwrap_or(range.clone());
        let opening = self.whole.wording(first.clone());
        let opens_group = order::modal(&self.view[first]).is_some_and(|m| m.start == 0);
        if opens_group {
            self.group = Some(opening.clone());
        } else if let Some(group) = self.group.clone().filter(|_| self.stop == Stop::Semicolon) {
            path.push(group);
        }
        path.push(opening);
        self.open =
            Some(Open { last: range.start, start: range.start, end: range.end, point: false, path, shared_subject: None });
    }

    fn extend(&mut self, range: Range<usize>) {
        match &mut self.open {
            Some(open) => {
                open.end = range.end;
                open.last = range.start;
            }
            None => self.passage(range, "未见交办用语"),
        }
    }

    /// A sentence that leads in the points after it orders nothing by itself.
    fn demote_lead_in(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        if open.point {
            self.open = Some(open);
            return;
        }
        let lead_in = open.last..open.end;
        if self.view[lead_in.clone()].ends_with('：') && units::begins_with_subject(&self.view[lead_in.clone()]) {
            self.setting.shared_subject = Some(lead_in.clone());
        }
        if open.start < open.last {
            open.end = open.last;
            self.open = Some(open);
            self.close();
        }
        self.passage(lead_in, "引出下文各点");
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let range = open.start..open.end;
        if open.point && self.is_attitude_throughout(range.clone()) {
            return self.passage(range, "表态、认识类要求");
        }
        self.pieces.push(Piece::Draft(Draft { range, path: open.path, row: None, shared_subject: open.shared_subject }));
    }

    fn is_attitude_throughout(&self, range: Range<usize>) -> bool {
        let mark = numbering::mark(&self.view[range.clone()]).map_or(0, |m| m.len);
        text::sentences(self.view, range.start + mark..range.end)
            .into_iter()
            .all(|s| order::judge(self.view, s.range) == Judgement::Attitude)
    }

    fn told(&mut self, range: Range<usize>) {
        if let Some((_, begin)) = frame::inner_order(self.view, range.clone())
            && begin < range.end
            && matches!(order::judge(self.view, begin..range.end), Judgement::Stated | Judgement::Unmarked)
        {
            let start = self.part(range.clone(), begin, "叙述会议情况");
            return self.start(start..range.end, begin);
        }
        self.passage(range, "叙述会议情况");
    }

    /// Parts a sentence before the words ordered, and gives where the directive begins. A quotation is kept whole
    /// where the part before is neither short nor nearly all of it.
    fn part(&mut self, range: Range<usize>, at: usize, reason: &'static str) -> usize {
        let before = text::length(&self.view[range.start..at]);
        let all = text::length(&self.view[range.clone()]);
        if before * 5 > all && before * 5 < all * 4 {
            return range.start;
        }
        self.passage(range.start..at, reason);
        at
    }

    fn told_or(&mut self, range: Range<usize>, judgement: Judgement) {
        let reason = if judgement == Judgement::Attitude { "表态、认识类要求" } else { "叙述情况，不含交办" };
        self.passage(range, reason);
    }

    fn passage(&mut self, range: Range<usize>, reason: &'static str) {
        if !range.is_empty() {
            self.pieces.push(Piece::Passage { range, kind: PassageKind::Background, reason });
        }
    }

    fn path(&self) -> Vec<String> {
        let mut path = self.setting.path.clone();
        path.extend(self.setting.speaker.iter().map(|s| s.1.clone()));
        path
    }
}

/// Words that begin a new thought.
const CONNECTORS: &[&str] =
    &["与此同时", "同时", "此外", "另外", "下一步", "下步", "接下来", "近期", "当前", "今后", "会后", "再次", "最后"];

/// Cuts a sentence before the points it lists: …以下工作：一是…，二是….
fn split_at_points(view: &str, sentences: Vec<Sentence>) -> Vec<Sentence> {
    let mut out = Vec::with_capacity(sentences.len());
    for sentence in sentences {
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
        let first_only = cuts.len() == 1 && cuts[0].1 == 1 && view[..cuts[0].0].ends_with('，') && sentence.stop != Stop::Semicolon;
        if cuts.is_empty() || first_only {
            out.push(sentence);
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
