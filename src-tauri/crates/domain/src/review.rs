//! 核对: how far a clerk has come with a meeting's directives.

use crate::{Directive, DirectiveId, Event, ItemId, MeetingHeader, Minutes, Passage, PassageKind, Span};

mod restore;

use restore::Restored;

/// What the clerk decided about a directive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Not yet.
    Open,
    /// 已确认: an item was registered from it.
    Confirmed(ItemId),
    /// 不立项, with a reason.
    Dismissed(String),
}

/// A directive under review.
#[derive(Debug, Clone, PartialEq)]
pub struct ReviewedDirective {
    /// Its id.
    pub id: DirectiveId,
    /// What it says now.
    pub directive: Directive,
    /// What was decided.
    pub decision: Decision,
    /// Whether a clerk changed it since it was read.
    pub revised: bool,
}

/// What the clerk decided about a repair of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RepairVerdict {
    /// Not yet.
    Open,
    /// 接受: it stands.
    Accepted,
    /// 改回原文: the original characters are back.
    Undone,
}

/// The minutes of one meeting with every decision taken on them so far.
///
/// Guarantee: [`Review::apply`] keeps directives and passages in reading order and never loses a sentence: what
/// leaves one list enters the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// The minutes. In their text the repairs that a clerk undid are undone; their directives and passages stay as
    /// they were read, and the lists below say how they stand.
    pub minutes: Minutes,
    /// What was decided about each of the minutes' repairs, in their order.
    pub repairs: Vec<RepairVerdict>,
    /// The directives as they stand.
    pub directives: Vec<ReviewedDirective>,
    /// The other sentences as they stand.
    pub passages: Vec<Passage>,
}

/// Why a decision on a directive is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReviewRefusal {
    /// The directive is gone: split, merged or never there.
    #[error("no such directive in this meeting")]
    NoDirective,
    /// There is no such passage.
    #[error("no such passage in this meeting")]
    NoPassage,
    /// It was confirmed or dismissed before; undo that first.
    #[error("the directive is already decided")]
    AlreadyDecided,
    /// There is no such repair.
    #[error("no such repair in this meeting")]
    NoRepair,
    /// It was accepted or undone before.
    #[error("the repair is already decided")]
    RepairDecided,
    /// The directive that the repair stands in was confirmed or dismissed; undo that first.
    #[error("the directive around the repair is already decided")]
    RepairInDecided,
    /// A reason is needed.
    #[error("dismissing needs a reason")]
    ReasonNeeded,
    /// Parts must lie in order inside the whole and cover it.
    #[error("the parts do not make up the whole")]
    PartsDoNotFit,
    /// Only neighbours can be merged.
    #[error("only neighbouring directives can be merged")]
    NotNeighbours,
}

impl Review {
    /// A review in which nothing is decided yet.
    #[must_use]
    pub fn new(minutes: Minutes) -> Self {
        let directives = minutes
            .directives
            .iter()
            .map(|(id, directive)| ReviewedDirective {
                id: *id,
                directive: directive.clone(),
                decision: Decision::Open,
                revised: false,
            })
            .collect();
        let passages = minutes.passages.clone();
        let repairs = vec![RepairVerdict::Open; minutes.repairs.len()];
        Self { minutes, repairs, directives, passages }
    }

    /// The directive with this id.
    #[must_use]
    pub fn directive(&self, id: DirectiveId) -> Option<&ReviewedDirective> {
        self.directives.iter().find(|d| d.id == id)
    }

    /// How many directives are undecided.
    #[must_use]
    pub fn open(&self) -> usize {
        self.directives.iter().filter(|d| d.decision == Decision::Open).count()
    }

    /// How many sentences are neither directive nor background.
    #[must_use]
    pub fn unclassified(&self) -> usize {
        self.passages.iter().filter(|p| p.kind == PassageKind::Unclassified).count()
    }

    /// Takes one event of this meeting in, or says why it cannot be. Events of other subjects change nothing.
    pub fn apply(&mut self, event: &Event) -> Result<(), ReviewRefusal> {
        match event {
            Event::DirectiveRevised { directive, to } => {
                let d = self.open_mut(*directive)?;
                d.directive = (**to).clone();
                d.revised = true;
            }
            Event::DirectiveConfirmed { directive, item } => {
                self.open_mut(*directive)?.decision = Decision::Confirmed(*item);
            }
            Event::DirectiveDismissed { directive, reason } => {
                if reason.trim().is_empty() {
                    return Err(ReviewRefusal::ReasonNeeded);
                }
                self.open_mut(*directive)?.decision = Decision::Dismissed(reason.clone());
            }
            Event::DirectiveSetAside { directive } => {
                let span = self.open_mut(*directive)?.directive.span;
                self.directives.retain(|d| d.id != *directive);
                self.add_passage(span, PassageKind::Background, "人工归为背景");
            }
            Event::DirectiveSplit { directive, into } => self.split(*directive, into)?,
            Event::DirectivesMerged { directives, into } => self.merge(directives, into.0, &into.1)?,
            Event::PassageClaimed { span, directive } => {
                let at = self.passage_at(*span)?;
                self.passages.remove(at);
                self.add_directive(directive.0, (*directive.1).clone());
            }
            Event::PassageClassified { span, kind } => {
                let at = self.passage_at(*span)?;
                self.passages[at].kind = *kind;
                self.passages[at].reason = "人工归类".into();
            }
            Event::RepairsAccepted { repairs } => {
                for repair in repairs {
                    *self.open_repair(*repair)? = RepairVerdict::Accepted;
                }
            }
            Event::RepairUndone { repair, header, directives } => {
                self.undo_repair(*repair, header.as_deref(), directives)?;
            }
            _ => {}
        }
        Ok(())
    }

    /// The minutes' text with the original of a repair in its place, and where that is then. Nothing is decided yet.
    pub fn with_original(&self, repair: u32) -> Result<(String, Span), ReviewRefusal> {
        let found = self.minutes.repairs.get(repair as usize).ok_or(ReviewRefusal::NoRepair)?;
        let restored = Restored::of(found);
        Ok((restored.text(&self.minutes.text, found), restored.put))
    }

    /// The directives that a repair stands in, by any part.
    pub fn directives_around(&self, repair: u32) -> impl Iterator<Item = &ReviewedDirective> {
        let span = self.minutes.repairs.get(repair as usize).map(|repair| repair.span);
        self.directives.iter().filter(move |d| {
            let around = d.directive.span;
            // Where nothing is left of what stood there, it is the directive's whose text it follows.
            span.is_some_and(|span| {
                around.overlaps(span) || span.is_empty() && around.start < span.start && span.end <= around.end
            })
        })
    }

    /// Where a span lies once the original of a repair is back.
    pub fn span_after(&self, repair: u32, span: Span) -> Result<Span, ReviewRefusal> {
        let found = self.minutes.repairs.get(repair as usize).ok_or(ReviewRefusal::NoRepair)?;
        Ok(Restored::of(found).span(span))
    }

    fn open_repair(&mut self, repair: u32) -> Result<&mut RepairVerdict, ReviewRefusal> {
        let verdict = self.repairs.get_mut(repair as usize).ok_or(ReviewRefusal::NoRepair)?;
        if *verdict == RepairVerdict::Open { Ok(verdict) } else { Err(ReviewRefusal::RepairDecided) }
    }

    fn undo_repair(
        &mut self,
        repair: u32,
        header: Option<&MeetingHeader>,
        read_again: &[(DirectiveId, Directive)],
    ) -> Result<(), ReviewRefusal> {
        self.open_repair(repair)?;
        let around: Vec<DirectiveId> = self.directives_around(repair).map(|d| d.id).collect();
        if self.directives_around(repair).any(|d| d.decision != Decision::Open) {
            return Err(ReviewRefusal::RepairInDecided);
        }
        if read_again.iter().any(|(id, _)| !around.contains(id)) {
            return Err(ReviewRefusal::NoDirective);
        }
        let undone = self.minutes.repairs[repair as usize].clone();
        let restored = Restored::of(&undone);
        self.minutes.text = restored.text(&self.minutes.text, &undone);
        if let Some(header) = header {
            self.minutes.header = header.clone();
        }
        for (verdict, other) in self.repairs.iter_mut().zip(&mut self.minutes.repairs) {
            // What lay inside is gone with it.
            if *verdict == RepairVerdict::Open && !other.span.is_empty() && undone.span.contains(other.span) {
                *verdict = RepairVerdict::Undone;
            }
            other.span = restored.span(other.span);
        }
        self.repairs[repair as usize] = RepairVerdict::Undone;
        self.minutes.repairs[repair as usize].span = restored.put;
        for passage in &mut self.passages {
            passage.span = restored.span(passage.span);
        }
        for d in &mut self.directives {
            match read_again.iter().find(|(id, _)| *id == d.id) {
                Some((_, again)) => d.directive = again.clone(),
                None => restored.shift(&mut d.directive),
            }
            if around.contains(&d.id) {
                let words = self.minutes.text.get(d.directive.span.range()).unwrap_or_default();
                words.clone_into(&mut d.directive.text);
            }
        }
        Ok(())
    }

    fn open_mut(&mut self, id: DirectiveId) -> Result<&mut ReviewedDirective, ReviewRefusal> {
        let d = self.directives.iter_mut().find(|d| d.id == id).ok_or(ReviewRefusal::NoDirective)?;
        if d.decision == Decision::Open { Ok(d) } else { Err(ReviewRefusal::AlreadyDecided) }
    }

    fn passage_at(&self, span: Span) -> Result<usize, ReviewRefusal> {
        self.passages.iter().position(|p| p.span == span).ok_or(ReviewRefusal::NoPassage)
    }

    fn add_passage(&mut self, span: Span, kind: PassageKind, reason: &str) {
        let at = self.passages.partition_point(|p| p.span.start < span.start);
        self.passages.insert(at, Passage { span, kind, reason: reason.to_owned() });
    }

    fn add_directive(&mut self, id: DirectiveId, directive: Directive) {
        let at = self.directives.partition_point(|d| d.directive.span.start < directive.span.start);
        let reviewed = ReviewedDirective { id, directive, decision: Decision::Open, revised: true };
        self.directives.insert(at, reviewed);
    }

    fn split(&mut self, id: DirectiveId, into: &[(DirectiveId, Directive)]) -> Result<(), ReviewRefusal> {
        let whole = self.open_mut(id)?.directive.span;
        let covers = into.len() >= 2
            && into.first().is_some_and(|p| p.1.span.start == whole.start)
            && into.last().is_some_and(|p| p.1.span.end == whole.end)
            && into.windows(2).all(|w| w[0].1.span.end == w[1].1.span.start && !w[0].1.span.is_empty());
        if !covers {
            return Err(ReviewRefusal::PartsDoNotFit);
        }
        self.directives.retain(|d| d.id != id);
        for (part_id, part) in into {
            self.add_directive(*part_id, part.clone());
        }
        Ok(())
    }

    fn merge(&mut self, ids: &[DirectiveId], id: DirectiveId, whole: &Directive) -> Result<(), ReviewRefusal> {
        let mut at = Vec::with_capacity(ids.len());
        for wanted in ids {
            self.open_mut(*wanted)?;
            at.extend(self.directives.iter().position(|d| d.id == *wanted));
        }
        if at.len() < 2 || at.windows(2).any(|w| w[1] != w[0] + 1) {
            return Err(ReviewRefusal::NotNeighbours);
        }
        let (first, last) = (&self.directives[at[0]].directive.span, &self.directives[at[at.len() - 1]].directive.span);
        if whole.span != Span::new(first.start, last.end) {
            return Err(ReviewRefusal::PartsDoNotFit);
        }
        // What stood between the two becomes part of the whole.
        self.passages.retain(|p| !whole.span.contains(p.span));
        self.directives.retain(|d| !ids.contains(&d.id));
        self.add_directive(id, whole.clone());
        Ok(())
    }
}
