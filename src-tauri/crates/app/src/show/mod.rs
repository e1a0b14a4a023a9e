//! From the domain's types to the forms that cross a door.

mod facts;
mod item;
mod meeting;
mod page;
mod parse;
mod registry;
mod strip;

pub(crate) use facts::{Names, fact_lines, step_words, undo_words};
pub(crate) use item::item_line;
pub(crate) use meeting::{Around, decision_name, meeting_view};
pub(crate) use page::{Around as AroundItem, actions, item_view, todo};
pub(crate) use parse::parse_view;
pub(crate) use registry::{department_view, level_name, level_of, side_of};

use chrono::NaiveDate;
use duban_domain::calendar::WorkCalendar;
use duban_domain::registry::{Names as DepartmentNames, stated_levels};
use duban_domain::{Assignment, Deadline, Due, Ground, Owner, Repair, RepairVerdict, Role, Target, light};

use crate::places::Places;
use crate::wire::{
    AssignmentView, DeadlineView, DueName, GroundView, OwnerView, RepairVerdictName, RepairView, RoleName, TargetView,
};
use crate::words;

/// What every view needs to know beside the thing itself.
pub(crate) struct Eye<'a> {
    /// The places of the text that spans count in; none where that text is not at hand, as beside an item.
    pub(crate) places: Option<&'a Places>,
    pub(crate) today: NaiveDate,
    pub(crate) calendar: &'a WorkCalendar,
    pub(crate) names: &'a DepartmentNames<'a>,
}

impl Eye<'_> {
    pub(crate) fn ground(&self, ground: &Ground) -> GroundView {
        GroundView {
            place: self.places.zip(ground.span).map(|(places, span)| places.place(span)),
            rule: ground.rule.clone(),
            reason: ground.reason.clone(),
        }
    }

    /// The departments of one directive or item. A level that one states holds for those after it.
    pub(crate) fn assignments(&self, all: &[Assignment]) -> Vec<AssignmentView> {
        let stated = stated_levels(all.iter().map(|a| a.department.as_str()));
        all.iter()
            .zip(stated)
            .map(|(a, stated)| AssignmentView {
                department: a.department.clone(),
                role: role_name(a.role),
                label: a.label.clone(),
                open_ended: a.open_ended,
                registered: self.names.today(stated).map(|d| d.name.clone()),
                ground: self.ground(&a.ground),
            })
            .collect()
    }

    pub(crate) fn owner(&self, owner: &Owner) -> OwnerView {
        OwnerView { name: owner.name.clone(), ground: self.ground(&owner.ground) }
    }

    pub(crate) fn deadline(&self, deadline: &Deadline) -> DeadlineView {
        let (due, date, recurrence) = match &deadline.due {
            Due::On(day) => (DueName::On, Some(*day), None),
            Due::Every(cadence) => (DueName::Every, None, Some(cadence.name().to_owned())),
            Due::After { .. } => (DueName::After, None, None),
            Due::Standing => (DueName::Standing, None, None),
            Due::Vague => (DueName::Vague, None, None),
        };
        DeadlineView {
            text: deadline.text.clone(),
            due,
            date: date.map(|d| d.to_string()),
            recurrence,
            words: words::deadline(deadline, self.today),
            remaining: date.map(|d| light::remaining(d, self.today, self.calendar).sentence()).unwrap_or_default(),
            basis: deadline.basis.clone(),
            ground: self.ground(&deadline.ground),
        }
    }

    pub(crate) fn target(&self, target: &Target) -> TargetView {
        TargetView {
            text: target.text.clone(),
            number: target.number,
            upper: target.upper,
            unit: target.unit.clone(),
            ground: self.ground(&target.ground),
        }
    }
}

/// The repairs of a text, each with what was decided about it.
pub(crate) fn repair_views(repairs: &[Repair], verdicts: &[RepairVerdict], places: &Places) -> Vec<RepairView> {
    let verdicts = verdicts.iter().chain(std::iter::repeat(&RepairVerdict::Open));
    let numbered = (0..).zip(repairs).zip(verdicts);
    numbered.map(|((number, repair), verdict)| repair_view(number, repair, *verdict, places)).collect()
}

fn repair_view(number: u32, repair: &Repair, verdict: RepairVerdict, places: &Places) -> RepairView {
    RepairView {
        number,
        verdict: match verdict {
            RepairVerdict::Open => RepairVerdictName::Open,
            RepairVerdict::Accepted => RepairVerdictName::Accepted,
            RepairVerdict::Undone => RepairVerdictName::Undone,
        },
        place: places.place(repair.span),
        original: repair.original.clone(),
        repaired: repair.repaired.clone(),
        kind: repair.kind.clone(),
        doubtful: repair.doubtful,
    }
}

pub(crate) fn role_name(role: Role) -> RoleName {
    match role {
        Role::Lead => RoleName::Lead,
        Role::Joint => RoleName::Joint,
        Role::Supporting => RoleName::Supporting,
        Role::Subject => RoleName::Subject,
    }
}
