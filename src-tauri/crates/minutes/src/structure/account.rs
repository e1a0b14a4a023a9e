//! Sentences that tell something before they order: 会议听取了…汇报，要求各区….

use std::ops::Range;

use super::running::Reader;
use crate::frame::{self, Force};
use crate::order::{self, Judgement};
use crate::text;
use crate::units;

impl Reader<'_, '_> {
    pub(super) fn told(&mut self, range: Range<usize>) {
        if let Some((clause, begin)) = frame::inner_order(self.view, range.clone())
            && begin < range.end
            && matches!(self.inner(&clause, begin..range.end), Judgement::Stated | Judgement::Unmarked)
        {
            self.speaks_inside(&clause, begin);
            let start = self.part(range.clone(), begin, "叙述会议情况");
            return self.start(start..range.end, begin);
        }
        if let Some(begin) = frame::agreed_and_given(self.view, range.clone()) {
            self.setting.speaker = Some((Force::Directing, "会议原则同意".to_owned()));
            self.fresh = true;
            let start = self.part(range.clone(), begin, "叙述会议情况");
            return self.start(start..range.end, begin);
        }
        self.passage(range, "叙述会议情况");
    }

    /// The judgement of words ordered inside a sentence. 要求各区… with a department is an order as it stands.
    pub(super) fn inner(&self, clause: &Range<usize>, words: Range<usize>) -> Judgement {
        let asked = units::begins_with_names(&self.view[words.clone()]) && self.view[clause.clone()].contains("要求");
        if asked { Judgement::Stated } else { order::judge(self.view, words) }
    }

    /// 听取了…，要求各区…: from here on the same speaker orders.
    pub(super) fn speaks_inside(&mut self, clause: &Range<usize>, begin: usize) {
        let verb = ["要求", "强调", "指出", "提出"]
            .iter()
            .find(|v| self.view[clause.start..begin.max(clause.start)].contains(**v));
        let who = self.setting.speaker.as_ref().map_or("会议", |s| if s.1.starts_with("会议") { "会议" } else { "" });
        self.setting.speaker = Some((Force::Directing, format!("{who}{}", verb.unwrap_or(&"要求"))));
        self.fresh = true;
    }

    /// Parts a sentence before the words ordered, and gives where the directive begins. A quotation is kept whole
    /// where the part before is neither short nor nearly all of it.
    pub(super) fn part(&mut self, range: Range<usize>, at: usize, reason: &'static str) -> usize {
        // 全市推进会召开，会议强调要…: that it was held is no part of what it asked for.
        let held = ["召开", "举行"].iter().any(|w| self.view[range.start..at].contains(w));
        let whole = !held && text::is_part(self.view, range.clone(), at);
        let at = if whole { self.short_of(&range, at) } else { at };
        self.passage(range.start..at, reason);
        at
    }

    /// Where a lead-in of more than half the sentence is cut: before its last clause that has less than a fifth of the
    /// sentence before it. A shorter one is kept whole.
    pub(super) fn short_of(&self, range: &Range<usize>, at: usize) -> usize {
        let all = text::length(&self.view[range.clone()]);
        if text::length(&self.view[range.start..at]) * 2 <= all {
            return range.start;
        }
        let begins = text::clauses(self.view, range.start..at).into_iter().map(|c| c.start);
        begins.take_while(|s| text::length(&self.view[range.start..*s]) * 5 < all).last().unwrap_or(range.start)
    }

    pub(super) fn told_or(&mut self, range: Range<usize>, judgement: Judgement) {
        let reason =
            if judgement == Judgement::Attitude { "表态、认识类要求" } else { "叙述情况，不含交办" };
        self.passage(range, reason);
    }
}
