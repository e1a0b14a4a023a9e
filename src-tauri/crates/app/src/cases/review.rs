//! 核对: the clerk's decisions on a meeting's directives, each one step that can be undone.

use std::collections::HashMap;

use duban_domain::registry::Names;
use duban_domain::{
    Assignment, Decision, Directive, DirectiveId, Event, FactId, Ground, Item, ItemCode, ItemId, MeetingId, NewFact,
    Owner, PassageKind, Review, ReviewedDirective, Role, Series, Source, Span, Subject, Suggestion, Urgency,
};
use duban_ledger::{MeetingRow, undoing};
use uuid::Uuid;

use crate::Code;
use crate::duban::{Duban, changed};
use crate::error::Error;
use crate::places::Places;
use crate::show::{Around, Eye, meeting_view};
use crate::wire::{DirectiveForm, MeetingLine, MeetingView, PassageName, ReviewOutcome, ReviewStep};

/// The series that item codes come from.
pub(crate) const ITEM_SERIES: &str = "item";

/// How often a step is worked out anew because another desk took its number meanwhile.
const TRIES: usize = 20;

/// A step, worked out against the review it rests on.
struct Plan {
    facts: Vec<NewFact>,
    expected: Vec<(Subject, u64)>,
    said: String,
}

impl Duban {
    /// All meetings, newest first.
    pub fn meetings(&self) -> Result<Vec<MeetingLine>, Error> {
        Ok(self.ledger().meetings()?.into_iter().map(line).collect())
    }

    /// One meeting with everything the split view shows.
    pub fn meeting(&self, id: &str) -> Result<MeetingView, Error> {
        let id = meeting_id(id)?;
        let (review, version) = self.ledger().review(id)?.ok_or_else(no_meeting)?;
        self.view(id, &review, version)
    }

    /// The original as it was decoded, before any repair, to look at beside the clean text.
    pub fn original(&self, id: &str) -> Result<String, Error> {
        let id = meeting_id(id)?;
        let (bytes, name) = {
            let ledger = self.ledger();
            let (review, _) = ledger.review(id)?.ok_or_else(no_meeting)?;
            (ledger.file(&review.minutes.original)?.ok_or_else(no_meeting)?, review.minutes.file_name)
        };
        Ok(duban_intake::read_bytes(&bytes, Some(&name))?.map.original().to_owned())
    }

    /// Takes one step on a meeting that stood at `version` when the clerk looked.
    pub fn review(&self, meeting: &str, version: u64, step: &ReviewStep) -> Result<ReviewOutcome, Error> {
        let id = meeting_id(meeting)?;
        let mut tries = 0;
        loop {
            let (review, found) = self.ledger().review(id)?.ok_or_else(no_meeting)?;
            if found != version {
                return Err(Error::new(
                    Code::ChangedMeanwhile,
                    "这场会议刚被别处改过，这一步没有写入。已换成最新内容，看过后再做一次。",
                ));
            }
            let plan = self.plan(id, &review, step)?;
            let mut expected = plan.expected;
            expected.push((Subject::Meeting(id), version));
            tries += 1;
            match self.write(expected, plan.facts, Vec::new()) {
                Ok(changes) => {
                    let meeting = self.meeting(meeting)?;
                    return Ok(ReviewOutcome { meeting, said: plan.said, changed: changed(&changes) });
                }
                // Another desk took the next code meanwhile, for another meeting: the step takes the one after.
                Err(error) if error.code == Code::ChangedMeanwhile && tries < TRIES => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Confirms every open directive as suggested: `import --confirm`, 全部确认. Returns the meeting.
    pub fn confirm_all(&self, meeting: &str) -> Result<MeetingView, Error> {
        let seen = self.meeting(meeting)?;
        if seen.directives.is_empty() {
            return Ok(seen);
        }
        Ok(self.review(meeting, seen.version, &ReviewStep::ConfirmAll)?.meeting)
    }

    fn view(&self, id: MeetingId, review: &Review, version: u64) -> Result<MeetingView, Error> {
        let ledger = self.ledger();
        let mut codes = HashMap::new();
        for directive in &review.directives {
            if let Decision::Confirmed(item) = directive.decision
                && let Some(row) = ledger.item_by_id(item)?
            {
                codes.insert(item, row.item.code);
            }
        }
        let undo = ledger.last_step(&Subject::Meeting(id))?.and_then(|facts| undo_words(&facts));
        drop(ledger);
        let registry = self.registry_now()?;
        let suggestions = self.suggestions(review, &registry)?;
        let (names, calendar) = (Names::of(&registry), self.calendar());
        let places = Places::new(&review.minutes.text);
        let eye = Eye { places: Some(&places), today: self.today(), calendar: &calendar, names: &names };
        Ok(meeting_view(review, Around { id, version, codes, suggestions, undo }, &places, &eye))
    }

    fn plan(&self, id: MeetingId, review: &Review, step: &ReviewStep) -> Result<Plan, Error> {
        let text = &review.minutes.text;
        let places = Places::new(text);
        let event = match step {
            ReviewStep::Confirm { directive } => {
                let directive = find(review, directive)?;
                return self.confirm(id, review, &[directive]);
            }
            ReviewStep::ConfirmAll => {
                let open: Vec<_> = review.directives.iter().filter(|d| d.decision == Decision::Open).collect();
                if open.is_empty() {
                    return Err(Error::new(Code::ReviewRefused, "没有待确认的议定事项。"));
                }
                return self.confirm(id, review, &open);
            }
            ReviewStep::Undo => return self.undo(id),
            ReviewStep::Revise { directive, form } => {
                let directive = find(review, directive)?;
                let to = Box::new(self.revised(&directive.directive, form, review)?);
                Event::DirectiveRevised { directive: directive.id, to }
            }
            ReviewStep::TakeSuggestion { directive, department } => {
                let directive = find(review, directive)?;
                let suggestions = self.suggestions(review, &self.registry_now()?)?;
                let suggested = suggestions.get(&directive.id).map_or(&[][..], Vec::as_slice);
                let to = Box::new(with_suggestion(&directive.directive, suggested, department)?);
                Event::DirectiveRevised { directive: directive.id, to }
            }
            ReviewStep::Dismiss { directive, reason } => {
                let directive = find(review, directive)?.id;
                Event::DirectiveDismissed { directive, reason: reason.trim().to_owned() }
            }
            ReviewStep::SetAside { directive } => Event::DirectiveSetAside { directive: find(review, directive)?.id },
            ReviewStep::Split { directive, at } => {
                let directive = find(review, directive)?;
                let whole = directive.directive.span;
                let mut ends: Vec<usize> = at.iter().map(|unit| places.byte(*unit)).collect();
                ends.sort_unstable();
                ends.dedup();
                ends.retain(|end| whole.start < *end && *end < whole.end);
                ends.push(whole.end);
                let mut start = whole.start;
                let mut into = Vec::new();
                for end in ends {
                    into.push((new_id(), self.read_again(review, Span::new(start, end), &directive.directive.path)));
                    start = end;
                }
                Event::DirectiveSplit { directive: directive.id, into }
            }
            ReviewStep::MergeUp { directive } => {
                let below = find(review, directive)?;
                let at = review.directives.iter().position(|d| d.id == below.id).unwrap_or_default();
                let above = at
                    .checked_sub(1)
                    .map(|at| &review.directives[at])
                    .ok_or_else(|| Error::new(Code::ReviewRefused, "这是第一条，上面没有可以合并的议定事项。"))?;
                let span = Span::new(above.directive.span.start, below.directive.span.end);
                let whole = Box::new(self.read_again(review, span, &above.directive.path));
                Event::DirectivesMerged { directives: vec![above.id, below.id], into: (new_id(), whole) }
            }
            ReviewStep::AcceptRepairs { repairs } => {
                if repairs.is_empty() {
                    return Err(Error::new(Code::ReviewRefused, "没有选中要接受的修复。"));
                }
                Event::RepairsAccepted { repairs: repairs.clone() }
            }
            ReviewStep::UndoRepair { repair } => self.undo_repair(review, *repair)?,
            ReviewStep::Claim { place } => {
                let span = places.span(*place);
                let directive = (new_id(), Box::new(self.read_again(review, span, &[])));
                Event::PassageClaimed { span, directive }
            }
            ReviewStep::Classify { place, to } => {
                let kind = match to {
                    PassageName::Header => PassageKind::Header,
                    PassageName::Background => PassageKind::Background,
                    PassageName::Unclassified => PassageKind::Unclassified,
                };
                Event::PassageClassified { span: places.span(*place), kind }
            }
        };
        let said = said(step).to_owned();
        Ok(Plan { facts: vec![self.fact(vec![Subject::Meeting(id)], event)], expected: Vec::new(), said })
    }

    fn confirm(&self, meeting: MeetingId, review: &Review, open: &[&ReviewedDirective]) -> Result<Plan, Error> {
        use chrono::Datelike;

        let year = self.today().year();
        let series = Series { name: ITEM_SERIES.into(), year };
        let (first, version) = {
            let ledger = self.ledger();
            (ledger.next_number(&series)?, ledger.version(&Subject::Series(series.clone()))?)
        };
        let mut facts = Vec::new();
        let mut expected = vec![(Subject::Series(series.clone()), version)];
        let mut codes = Vec::new();
        for (number, reviewed) in (first..).zip(open) {
            let item = ItemId(Uuid::now_v7());
            let code = ItemCode::new(year, number);
            codes.push(code);
            expected.push((Subject::Item(item), 0));
            let confirmed = Event::DirectiveConfirmed { directive: reviewed.id, item };
            facts.push(self.fact(vec![Subject::Meeting(meeting)], confirmed));
            let registered = Event::ItemRegistered(Box::new(item_of(item, code, meeting, review, reviewed)));
            facts.push(self.fact(vec![Subject::Item(item), Subject::Series(series.clone())], registered));
        }
        let said = match codes.as_slice() {
            [only] => format!("已确认，立为{only}"),
            [first, .., last] => format!("已确认{}条，立为{first}至{last}", codes.len()),
            [] => String::new(),
        };
        Ok(Plan { facts, expected, said })
    }

    fn undo(&self, meeting: MeetingId) -> Result<Plan, Error> {
        let step = self.ledger().last_step(&Subject::Meeting(meeting))?;
        let step = step.filter(|facts| undo_words(facts).is_some());
        let facts = step.ok_or_else(|| Error::new(Code::NothingToUndo, "没有可以撤销的步骤。"))?;
        let said = undo_words(&facts).map(|what| format!("已撤销：{what}")).unwrap_or_default();
        let undone = undoing(&facts, FactId(Uuid::now_v7()), self.today(), &self.actor());
        let mut expected = Vec::new();
        for subject in undone.subjects.iter().filter(|s| **s != Subject::Meeting(meeting)) {
            expected.push((subject.clone(), self.ledger().version(subject)?));
        }
        Ok(Plan { facts: vec![undone], expected, said })
    }

    fn read_again(&self, review: &Review, span: Span, path: &[String]) -> Directive {
        let minutes = &review.minutes;
        let context = self.context(Some(minutes.received));
        let mut read = duban_minutes::read_directive(&minutes.text, span, &context, &minutes.header);
        if read.path.is_empty() {
            read.path = path.to_vec();
        }
        read
    }

    fn revised(&self, was: &Directive, form: &DirectiveForm, review: &Review) -> Result<Directive, Error> {
        let title = form.title.trim();
        if title.is_empty() {
            return Err(Error::new(Code::FieldMissing, "事项名称是空的，没有修改。写一句话说明要办什么。"));
        }
        let mut assignments = Vec::new();
        for (role, names) in
            [(Role::Lead, &form.lead), (Role::Joint, &form.joint), (Role::Supporting, &form.supporting)]
        {
            for name in names.iter().map(|n| n.trim()).filter(|n| !n.is_empty()) {
                assignments.push(assignment(was, role, name));
            }
        }
        let owner = |name: &str| {
            let kept = was.owners.iter().find(|o| o.name == name).cloned();
            kept.unwrap_or_else(|| Owner { name: name.to_owned(), ground: Ground::clerk() })
        };
        let owners = form.owners.iter().map(|n| n.trim()).filter(|n| !n.is_empty()).map(owner).collect();
        let mut deadlines = Vec::new();
        for wording in form.deadlines.iter().map(|w| w.trim()).filter(|w| !w.is_empty()) {
            match was.deadlines.iter().find(|d| d.text == wording) {
                Some(kept) => deadlines.push(kept.clone()),
                None => deadlines.push(self.typed_deadline(wording, Some(&review.minutes))?),
            }
        }
        Ok(Directive { title: title.to_owned(), assignments, owners, deadlines, ..was.clone() })
    }
}

fn assignment(was: &Directive, role: Role, name: &str) -> Assignment {
    // A subject is edited in the field of the leads; it stays a subject while it stays.
    let same =
        |a: &&Assignment| a.department == name && (a.role == role || role == Role::Lead && a.role == Role::Subject);
    let label = match role {
        Role::Lead | Role::Subject => "牵头单位",
        Role::Joint => "责任单位",
        Role::Supporting => "配合单位",
    };
    was.assignments.iter().find(same).cloned().unwrap_or_else(|| Assignment {
        department: name.to_owned(),
        role,
        label: label.to_owned(),
        open_ended: false,
        ground: Ground::clerk(),
    })
}

fn with_suggestion(was: &Directive, suggested: &[Suggestion], department: &str) -> Result<Directive, Error> {
    let mut to = was.clone();
    let taken = suggested.iter().find(|s| s.department == department).cloned();
    let taken = taken.ok_or_else(|| Error::new(Code::ReviewRefused, format!("没有“{department}”这条建议。")))?;
    to.assignments.push(Assignment {
        department: taken.department,
        role: taken.role,
        label: String::new(),
        open_ended: false,
        ground: Ground { span: None, rule: "suggestion".into(), reason: taken.reason },
    });
    Ok(to)
}

fn item_of(id: ItemId, code: ItemCode, meeting: MeetingId, review: &Review, reviewed: &ReviewedDirective) -> Item {
    let said = &reviewed.directive;
    Item {
        id,
        code,
        title: said.title.clone(),
        requirement: said.text.clone(),
        done_when: String::new(),
        urgency: Urgency::Ordinary,
        report_by: None,
        source: Source::Meeting { meeting, directive: reviewed.id, quote: said.text.clone() },
        assignments: said.assignments.clone(),
        owners: said.owners.clone(),
        deadlines: said.deadlines.clone(),
        targets: said.targets.clone(),
        classification: review.minutes.header.classification.clone(),
    }
}

fn find<'a>(review: &'a Review, id: &str) -> Result<&'a ReviewedDirective, Error> {
    let found = id.parse().ok().and_then(|id| review.directive(id));
    found.ok_or_else(|| Error::new(Code::DirectiveMissing, "这条议定事项已被拆分、合并或归为背景，这一步没有写入。"))
}

fn new_id() -> DirectiveId {
    DirectiveId(Uuid::now_v7())
}

pub(crate) fn meeting_id(id: &str) -> Result<MeetingId, Error> {
    id.parse().map_err(|_| no_meeting())
}

pub(crate) fn no_meeting() -> Error {
    Error::new(Code::MeetingMissing, "没有找到这场会议。回到会议列表重新选择。")
}

pub(crate) fn line(row: MeetingRow) -> MeetingLine {
    MeetingLine {
        id: row.id.to_string(),
        name: row.header.name.unwrap_or_else(|| row.file_name.clone()),
        date: row.header.date.map(|d| d.to_string()),
        received: row.received.to_string(),
        file_name: row.file_name,
        directives: row.directives,
        open: row.open,
        confirmed: row.confirmed,
        unclassified: row.unclassified,
    }
}

fn said(step: &ReviewStep) -> &'static str {
    match step {
        ReviewStep::Revise { .. } => "已修改",
        ReviewStep::TakeSuggestion { .. } => "已采用建议",
        ReviewStep::Dismiss { .. } => "已记为不立项",
        ReviewStep::SetAside { .. } => "已归为背景",
        ReviewStep::Split { .. } => "已拆分",
        ReviewStep::MergeUp { .. } => "已合并",
        ReviewStep::AcceptRepairs { .. } => "已接受修复",
        ReviewStep::UndoRepair { .. } => "已改回原文",
        ReviewStep::Claim { .. } => "已列为议定事项",
        ReviewStep::Classify { .. } => "已归类",
        ReviewStep::Confirm { .. } | ReviewStep::ConfirmAll | ReviewStep::Undo => "",
    }
}

/// What undoing these facts would take back, in words; none where they cannot be undone here.
fn undo_words(facts: &[duban_domain::Fact]) -> Option<String> {
    let confirmed = facts.iter().filter(|f| matches!(f.event, Event::DirectiveConfirmed { .. })).count();
    Some(match &facts.first()?.event {
        Event::DirectiveConfirmed { .. } if confirmed > 1 => format!("确认{confirmed}条"),
        Event::DirectiveConfirmed { .. } => "确认".into(),
        Event::DirectiveRevised { .. } => "修改".into(),
        Event::DirectiveDismissed { .. } => "不立项".into(),
        Event::DirectiveSetAside { .. } => "归为背景".into(),
        Event::DirectiveSplit { .. } => "拆分".into(),
        Event::DirectivesMerged { .. } => "合并".into(),
        Event::PassageClaimed { .. } => "列为议定事项".into(),
        Event::RepairsAccepted { repairs } if repairs.len() > 1 => format!("接受{}处修复", repairs.len()),
        Event::RepairsAccepted { .. } => "接受修复".into(),
        Event::RepairUndone { .. } => "改回原文".into(),
        Event::PassageClassified { .. } => "归类".into(),
        _ => return None,
    })
}
