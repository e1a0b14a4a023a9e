//! Sentences that tell something before they order: 会议听取了…汇报，要求各区….

use std::ops::Range;

use super::running::Reader;
use crate::frame::{self, Force};
use crate::numbering::{self, Style};
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
            let start = self.part_account(range.clone(), begin);
            return self.start(start..range.end, begin);
        }
        if let Some(begin) = frame::agreed_and_given(self.view, range.clone()) {
            self.setting.speaker = Some((Force::Directing, "会议原则同意".to_owned()));
            self.fresh = true;
            let start = self.part_account(range.clone(), begin);
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

    /// Parts a sentence before the words ordered, and gives where the directive begins.
    pub(super) fn part(&mut self, range: Range<usize>, at: usize, reason: &'static str) -> usize {
        self.passage(range.start..at, reason);
        at
    }

    /// Parts an account from the order at its end, where neither makes up nearly all of the sentence: then the sentence
    /// is kept whole, or cut before the last clause that has less than a fifth of it before it. A numbered point is one
    /// whatever it tells first: 4.中心小学：正在做施工图，会议要求由区教育局抓紧报批.
    pub(super) fn part_account(&mut self, range: Range<usize>, at: usize) -> usize {
        if numbering::mark(&self.view[range.clone()]).is_some_and(|mark| mark.style != Style::Clause) {
            return range.start;
        }
        let (before, all) = (text::length(&self.view[range.start..at]), text::length(&self.view[range.clone()]));
        // 全市推进会召开，会议强调要…; 何志远察看了工地，要求…: what was done there is no part of what was asked for.
        let held = ["召开", "举行", "察看", "查看", "考察", "听取", "来到", "走访", "检查", "审议", "学习", "传达"]
            .iter()
            .any(|w| self.view[range.start..at].contains(w));
        let at = if held || before * 5 <= all || before * 5 >= all * 4 {
            at
        } else if before * 2 <= all {
            range.start
        } else {
            let begins = text::clauses(self.view, range.start..at).into_iter().map(|c| c.start);
            begins.take_while(|s| text::length(&self.view[range.start..*s]) * 5 < all).last().unwrap_or(range.start)
        };
        self.part(range, at, "叙述会议情况")
    }

    pub(super) fn told_or(&mut self, range: Range<usize>, judgement: Judgement) {
        let reason =
            if judgement == Judgement::Attitude { "表态、认识类要求" } else { "叙述情况，不含交办" };
        self.passage(range, reason);
    }
}
