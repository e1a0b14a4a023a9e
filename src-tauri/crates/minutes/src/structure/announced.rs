//! What a sentence announces: who speaks from here on, what was decided below, a list of points, duties shared out.

use std::ops::Range;

use super::running::Reader;
use crate::frame::{Force, Frame};
use crate::numbering;
use crate::numeral;
use crate::order::{self, Judgement};
use crate::text;
use crate::units;

/// A sentence, and where the words begin that its frame leads in; without a frame, its own beginning.
pub(super) struct Said {
    pub(super) range: Range<usize>,
    pub(super) words: usize,
}

impl Reader<'_, '_> {
    /// Takes note of who speaks. `None` where nothing of the sentence is left to read.
    pub(super) fn said(&mut self, range: Range<usize>, frame: Option<Frame>, judgement: Judgement) -> Option<Said> {
        match frame {
            Some(frame) => self.framed(range, &frame, judgement),
            None if self.shared_out(&range) => None,
            None => Some(Said { words: range.start, range }),
        }
    }

    fn framed(&mut self, mut range: Range<usize>, frame: &Frame, judgement: Judgement) -> Option<Said> {
        self.close();
        self.group = None;
        self.setting.speaker = Some((frame.force, self.speaker(frame)));
        self.fresh = true;
        match frame.force {
            Force::Quoting => {
                self.passage(range, "引述上级要求");
                return None;
            }
            // 会议认为，要抓住机遇，加快推进…: what it thinks of a thing asks nobody for anything by a day.
            Force::Reporting if self.view[frame.label.clone()].ends_with("认为") && self.thinks(frame, &range) => {
                self.passage(range, "会议的认识");
                return None;
            }
            Force::Reporting if !frame.parted => {
                self.told(range);
                return None;
            }
            _ => {}
        }
        let words = frame.words;
        let colon = self.view[..words].ends_with('：').then(|| words - '：'.len_utf8());
        self.setting.shared_subject = colon.map(|colon| frame.label.end..colon).filter(|r| r.start < r.end);
        let orders = matches!(judgement, Judgement::Stated | Judgement::Unmarked);
        let decides = text::ends_with_any(&self.view[frame.label.clone()], DECIDING)
            && order::may_be_decided(self.view, words.min(range.end)..range.end);
        // 王建国要求各区抓紧: who says it is no part of it; 会议要求制定方案 is what the meeting decided.
        let label = &self.view[frame.label.clone()];
        let by_person = text::ends_with_any(label, &["要求", "强调"])
            && text::length(label) > 2
            && !text::starts_with_any(label, &["会", "大会", "全会"]);
        let parted = frame.parted || by_person;
        if parted && words < range.end && (orders || decides || self.mark(words..range.end).is_some()) {
            range.start = self.part(range.clone(), words, "说明由谁提出");
        }
        Some(Said { range, words })
    }

    fn thinks(&self, frame: &Frame, range: &Range<usize>) -> bool {
        let words = frame.words.min(range.end)..range.end;
        let asks_somebody = |c: Range<usize>| {
            let clause = &self.view[c];
            units::begins_with_subject(clause) || units::is_given(clause)
        };
        !text::clauses(self.view, words.clone()).into_iter().any(asks_somebody)
            && !crate::deadlines::limited(self.view, words)
    }

    /// 会议进一步压实各部门职责：住建局统筹…；应急局严管…: who does what is told without 要. Tells whether it was one.
    fn shared_out(&mut self, range: &Range<usize>) -> bool {
        let Some(colon) = shares_out(&self.view[range.clone()]) else { return false };
        self.setting.speaker = Some((Force::Directing, "会议明确".to_owned()));
        self.fresh = true;
        let words = range.start + colon;
        let names_who = units::begins_with_subject(&self.view[words..range.end]);
        if names_who {
            self.close();
            let start = self.part(range.clone(), words, "引出下文各点");
            self.start(start..range.end, words);
        }
        names_who
    }

    /// Reads what announces or begins a list. Tells whether the sentence was one.
    pub(super) fn announced(&mut self, range: &Range<usize>, words: usize) -> bool {
        // 会议认为…，并作出如下决定：: what it decided stands in the paragraphs below.
        if decides_below(&self.view[range.clone()]) {
            self.close();
            self.setting.speaker = Some((Force::Directing, "会议决定".to_owned()));
            self.setting.carries = true;
            self.passage(range.clone(), "引出下文");
            return true;
        }
        // 要把握以下五个时间节点。 lists as 如下： does.
        if announces(&self.view[words..range.end]) && self.open.is_none() {
            self.passage(range.clone(), "引出下文各点");
            return true;
        }
        if self.view[range.clone()].ends_with('：') {
            self.listing_facts = order::announces_facts(&self.view[range.clone()]);
        }
        if let Some(mark) = self.mark(words..range.end) {
            self.point(range.clone(), &mark, words);
            return true;
        }
        // 各乡镇一要…。二要…: the subject stands before the first mark.
        if let Some(subject) = units::names_before_mark(&self.view[words..range.end]) {
            let after = words + subject;
            self.setting.shared_subject = Some(words..after);
            if let Some(mark) = numbering::clause_mark(&self.view[after..range.end]) {
                self.point(range.clone(), &mark, after);
                return true;
            }
        }
        false
    }

    /// The speaker as the path shows him. A bare 强调 goes on with the meeting.
    fn speaker(&self, frame: &Frame) -> String {
        let label = self.whole.wording(frame.label.clone());
        let goes_on = self.setting.speaker.as_ref().is_some_and(|s| s.1.starts_with("会议"));
        let bare = ["强调", "指出", "要求", "明确", "提出", "并", "还", "同时"].iter().any(|w| label.starts_with(w));
        if bare && goes_on && text::length(&label) <= 4 {
            return format!("会议{label}");
        }
        label
    }

    /// A sentence that leads in the points after it orders nothing by itself.
    pub(super) fn demote_lead_in(&mut self) {
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
}

/// Whether a sentence says no more than how many things follow: 要把握以下五个重要时间节点。
fn announces(sentence: &str) -> bool {
    let Some((before, rest)) = sentence.split_once("以下") else { return false };
    let counted = rest.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十两几".contains(c));
    let short = text::length(rest) <= 14 && !rest.contains('，');
    counted && short && (rest.ends_with('：') || rest.ends_with('。') && !before.contains('，'))
}

/// How many things a sentence says that follow: 要抓好以下七项工作：.
pub(super) fn announced_items(sentence: &str) -> Option<usize> {
    let (_, rest) = sentence.rsplit_once("以下").or_else(|| sentence.rsplit_once('抓'))?;
    let rest = rest.trim_start_matches(['好', '住']);
    let (number, len) = numeral::small(rest)?;
    let what = &rest[len..];
    let counts = what.starts_with(['项', '点', '个', '件']) && what.ends_with('：') && text::length(what) <= 10;
    usize::try_from(number).ok().filter(|n| counts && *n >= 3)
}

/// Whether a sentence announces what was decided: 作出如下决定：, 议定如下事项：.
fn decides_below(sentence: &str) -> bool {
    let near = text::tail(sentence, 14);
    let words = [
        "如下决定：",
        "决定如下：",
        "如下要求：",
        "要求如下：",
        "议定如下：",
        "如下安排：",
        "如下部署：",
        "议定以下事项：",
    ];
    text::ends_with_any(near, &words)
}

/// Where the words begin that share out duties: 会议进一步压实各部门职责：.
fn shares_out(sentence: &str) -> Option<usize> {
    let colon = sentence.find('：')?;
    let lead_in = &sentence[..colon];
    let shared = text::ends_with_any(lead_in, &["职责", "分工", "责任分工", "任务分工", "工作责任"]);
    (shared && lead_in.contains("会") && order::modal(lead_in).is_none()).then_some(colon + '：'.len_utf8())
}

/// What a meeting does when it settles something.
pub(super) const DECIDING: &[&str] = &["决定", "议定", "确定", "明确"];
