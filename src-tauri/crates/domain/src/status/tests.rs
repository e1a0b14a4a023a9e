//! Items of 云岭市 and steps in short, for the tests of the state machine.

use chrono::NaiveDate;

use super::*;
use crate::{Assignment, Cadence, Channel, Deadline, Due, Ground, Item, ItemCode, ItemId, Role, Source, Step, Urgency};

mod life;
mod table;
mod walks;

const WATER: &str = "市水利局";
const EMERGENCY: &str = "市应急管理局";
const FINANCE: &str = "市财政局";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2026-06-11")
}

fn assignment(department: &str, role: Role) -> Assignment {
    Assignment { department: department.into(), role, label: String::new(), open_ended: false, ground: Ground::clerk() }
}

fn item(assignments: Vec<Assignment>, due: Option<&str>) -> Item {
    let limit = |due: &str| Deadline {
        text: due.into(),
        due: Due::On(day(due)),
        basis: String::new(),
        ground: Ground::clerk(),
    };
    Item {
        id: ItemId(uuid::Uuid::nil()),
        code: ItemCode::new(2026, 1),
        title: "排查整治小型水库隐患".into(),
        requirement: String::new(),
        done_when: String::new(),
        urgency: Urgency::Ordinary,
        report_by: None,
        source: Source::Other { kind: "批示".into(), quote: String::new(), original: None },
        assignments,
        owners: Vec::new(),
        deadlines: due.map(limit).into_iter().collect(),
        targets: Vec::new(),
        classification: None,
    }
}

/// Two lead, one supports, due on 20 June.
fn led() -> Item {
    let assignments =
        vec![assignment(WATER, Role::Lead), assignment(EMERGENCY, Role::Joint), assignment(FINANCE, Role::Supporting)];
    item(assignments, Some("2026-06-20"))
}

fn assign() -> Step {
    Step::Assign { document: None }
}

fn acknowledge(department: &str) -> Step {
    Step::Acknowledge { department: department.into() }
}

fn remind(department: &str) -> Step {
    Step::Remind { department: department.into(), by: Channel::Phone, note: String::new() }
}

fn progress(department: &str, percent: u8) -> Step {
    Step::ReportProgress {
        department: department.into(),
        percent,
        narrative: "正在推进".into(),
        problems: String::new(),
        next_step: String::new(),
        evidence: Vec::new(),
    }
}

fn done(department: &str) -> Step {
    Step::ReportCompletion { department: department.into(), note: String::new() }
}

fn verify() -> Step {
    Step::Verify { note: String::new() }
}

fn send_back() -> Step {
    Step::ReturnForRework { missing: "缺验收表".into() }
}

fn close() -> Step {
    Step::Close { note: String::new() }
}

fn more_time(department: &str, until: &str) -> Step {
    Step::RequestExtension { department: department.into(), until: day(until), reason: "汛期延长".into() }
}

fn answer(granted: bool) -> Step {
    Step::DecideExtension { granted, by: "分管副市长".into(), note: String::new() }
}

fn suspend() -> Step {
    Step::Suspend { reason: "等待省里方案".into() }
}

fn terminate() -> Step {
    Step::Terminate { reason: "并入另一事项".into() }
}

fn standing() -> Step {
    Step::MakeStanding { cadence: Cadence::Quarterly }
}

fn reopen() -> Step {
    Step::Reopen { reason: "问题反弹".into() }
}

fn instruct(approves: bool) -> Step {
    Step::Instruct { by: "市长".into(), text: "同意".into(), approves }
}

fn review(holds: bool) -> Step {
    Step::Review { holds, note: String::new() }
}

fn after(item: &Item, steps: &[Step]) -> ItemStatus {
    let mut status = ItemStatus::new(item);
    for step in steps {
        status.apply(step, today()).unwrap();
    }
    status
}

/// The shortest way of [`led`] to a state.
fn way_to(state: ItemState) -> Vec<Step> {
    let claimed = || vec![assign(), done(WATER), done(EMERGENCY)];
    match state {
        ItemState::Registered => vec![],
        ItemState::Assigned => vec![assign()],
        ItemState::InProgress => vec![assign(), progress(WATER, 30)],
        ItemState::CompletionReported => claimed(),
        ItemState::Verified => [claimed(), vec![verify()]].concat(),
        ItemState::Closed => [claimed(), vec![verify(), close()]].concat(),
        ItemState::Suspended => vec![assign(), suspend()],
        ItemState::Terminated => vec![assign(), terminate()],
        ItemState::Standing => vec![assign(), standing()],
    }
}

fn in_state(state: ItemState) -> ItemStatus {
    after(&led(), &way_to(state))
}
