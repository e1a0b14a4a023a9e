//! 比较: what became of a meeting's directives between two imports.

mod matching;

use duban_domain::{Decision, Directive, MeetingId, Review, ReviewedDirective, Role};
use duban_ledger::MeetingRow;
use similar::{ChangeTag, TextDiff};

use crate::Code;
use crate::cases::review::{line, meeting_id, no_meeting};
use crate::duban::Duban;
use crate::error::Error;
use crate::places::Places;
use crate::show::decision_name;
use crate::wire::{
    ChangedDirective, ChangedField, ComparedDirective, ComparisonView, MeetingLine, PieceKind, TextPiece,
};

use matching::{Pair, matched};

impl Duban {
    /// Earlier imports of the same meeting (same name, number and date), the newest first.
    pub fn earlier_imports(&self, meeting: &str) -> Result<Vec<MeetingLine>, Error> {
        let id = meeting_id(meeting)?;
        let rows = self.ledger().meetings()?;
        let own = rows.iter().find(|row| row.id == id).ok_or_else(no_meeting)?;
        let same = |row: &&MeetingRow| {
            let (this, other) = (&own.header, &row.header);
            // Ids are given in the order of time.
            row.id < id
                && this.name.is_some()
                && this.name == other.name
                && this.number == other.number
                && this.date == other.date
        };
        let mut earlier: Vec<&MeetingRow> = rows.iter().filter(same).collect();
        earlier.sort_by_key(|row| std::cmp::Reverse(row.id));
        Ok(earlier.into_iter().cloned().map(line).collect())
    }

    /// Sets two meetings' directives side by side. Which is the earlier, the caller says.
    pub fn compare(&self, earlier: &str, later: &str) -> Result<ComparisonView, Error> {
        if earlier == later {
            return Err(Error::new(Code::FieldMissing, "两次选的是同一场会议，没有可比较的。另选一次导入。"));
        }
        let (earlier, later) = (self.side(earlier)?, self.side(later)?);
        let texts =
            |side: &Side| -> Vec<String> { side.review.directives.iter().map(|d| d.directive.text.clone()).collect() };
        let pairs = matched(&texts(&earlier), &texts(&later));
        let mut taken = vec![false; earlier.review.directives.len()];
        let (mut added, mut changed, mut same) = (Vec::new(), Vec::new(), 0);
        for (at, pair) in pairs.into_iter().enumerate() {
            let now = &later.review.directives[at];
            let Some(Pair { earlier: was, likeness }) = pair else {
                added.push(later.view(now));
                continue;
            };
            taken[was] = true;
            let was = &earlier.review.directives[was];
            let fields = fields(&was.directive, &now.directive);
            if was.directive.text == now.directive.text && fields.is_empty() {
                same += 1;
                continue;
            }
            let pieces = pieces(&was.directive.text, &now.directive.text);
            changed.push(ChangedDirective {
                earlier: earlier.view(was),
                later: later.view(now),
                likeness,
                pieces,
                fields,
            });
        }
        let left = earlier.review.directives.iter().zip(&taken).filter(|(_, taken)| !**taken);
        let gone: Vec<ComparedDirective> = left.map(|(d, _)| earlier.view(d)).collect();
        let sentence = if added.is_empty() && changed.is_empty() && gone.is_empty() {
            format!("{same}条议定事项全部相同。")
        } else {
            format!("新增{}条，改动{}条，删去{}条，其余{same}条相同。", added.len(), changed.len(), gone.len())
        };
        Ok(ComparisonView { earlier: earlier.line, later: later.line, added, changed, gone, same, sentence })
    }

    fn side(&self, id: &str) -> Result<Side, Error> {
        let id: MeetingId = meeting_id(id)?;
        let ledger = self.ledger();
        let (review, _) = ledger.review(id)?.ok_or_else(no_meeting)?;
        let row = ledger.meetings()?.into_iter().find(|row| row.id == id).ok_or_else(no_meeting)?;
        let mut codes = Vec::new();
        for directive in &review.directives {
            let item = match directive.decision {
                Decision::Confirmed(item) => ledger.item_by_id(item)?,
                Decision::Open | Decision::Dismissed(_) => None,
            };
            codes.push((directive.id, item.map(|row| row.item.code.to_string())));
        }
        let places = Places::new(&review.minutes.text);
        Ok(Side { line: line(row), review, places, codes })
    }
}

/// One of the two meetings.
struct Side {
    line: MeetingLine,
    review: Review,
    places: Places,
    codes: Vec<(duban_domain::DirectiveId, Option<String>)>,
}

impl Side {
    fn view(&self, d: &ReviewedDirective) -> ComparedDirective {
        let code = self.codes.iter().find(|(id, _)| *id == d.id);
        ComparedDirective {
            id: d.id.to_string(),
            place: self.places.place(d.directive.span),
            text: d.directive.text.clone(),
            title: d.directive.title.clone(),
            decision: decision_name(&d.decision),
            item_code: code.and_then(|(_, code)| code.clone()),
        }
    }
}

/// The wording of both, character by character.
fn pieces(earlier: &str, later: &str) -> Vec<TextPiece> {
    let mut pieces: Vec<TextPiece> = Vec::new();
    for change in TextDiff::from_chars(earlier, later).iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => PieceKind::Same,
            ChangeTag::Delete => PieceKind::Gone,
            ChangeTag::Insert => PieceKind::Added,
        };
        match pieces.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(change.value()),
            _ => pieces.push(TextPiece { kind, text: change.value().to_owned() }),
        }
    }
    pieces
}

/// The fields that differ, in words.
fn fields(earlier: &Directive, later: &Directive) -> Vec<ChangedField> {
    let departments = |d: &Directive, roles: &[Role]| -> String {
        let of_roles = d.assignments.iter().filter(|a| roles.contains(&a.role));
        of_roles.map(|a| a.department.as_str()).collect::<Vec<_>>().join("、")
    };
    let owners = |d: &Directive| d.owners.iter().map(|o| o.name.as_str()).collect::<Vec<_>>().join("、");
    let deadlines = |d: &Directive| d.deadlines.iter().map(|t| t.text.as_str()).collect::<Vec<_>>().join("、");
    let leads = [Role::Lead, Role::Subject];
    let all = [
        ("牵头单位", departments(earlier, &leads), departments(later, &leads)),
        ("责任单位", departments(earlier, &[Role::Joint]), departments(later, &[Role::Joint])),
        ("配合单位", departments(earlier, &[Role::Supporting]), departments(later, &[Role::Supporting])),
        ("责任人", owners(earlier), owners(later)),
        ("完成时限", deadlines(earlier), deadlines(later)),
    ];
    let differ = all.into_iter().filter(|(_, earlier, later)| earlier != later);
    differ.map(|(field, earlier, later)| ChangedField { field: field.to_owned(), earlier, later }).collect()
}
