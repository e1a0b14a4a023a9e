//! Random walks, a day a step: what is posted, rebuilt and looked back at is one and the same, and lights in SQL are those
//! of the domain.

use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use duban_domain::calendar::WorkCalendar;
use duban_domain::light::{Bearings, Light, amber_until, judge};
use duban_domain::{
    Cadence, Deadline, Due, Event, Ground, ItemId, NewFact, Preset, Role, Settings, Step, Subject, missed_before,
};
use duban_ledger::{Batch, ItemQuery, ItemRow, Judging, Ledger};
use proptest::prelude::*;

use crate::desk::{Desk, LEAD, assignment, due, item, registered};

const OTHER: &str = "市财政局";
const ITEMS: usize = 4;

#[derive(Debug, Clone)]
enum Deed {
    Step(usize, Step),
    Evidence(usize),
    Reassign(usize),
    Continue(usize, usize),
    Settle(Preset, bool),
    Undo(usize),
}

fn start() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

fn on(n: usize) -> NaiveDate {
    start() + Days::new(n as u64)
}

fn at(n: usize) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{}T10:00:00+08:00", on(n))).unwrap()
}

fn any_step() -> impl Strategy<Value = Step> {
    let who = prop::sample::select(vec![LEAD, OTHER]).prop_map(str::to_owned);
    (who, 0..101_u8, prop::bool::ANY, 10..60_u64).prop_flat_map(|(department, percent, yes, later)| {
        let narrative = String::from("正在推进");
        prop::sample::select(vec![
            Step::Assign { document: None },
            Step::Assign { document: None },
            Step::Acknowledge { department: department.clone() },
            Step::ReportProgress {
                department: department.clone(),
                percent,
                narrative,
                problems: String::new(),
                next_step: String::new(),
                evidence: Vec::new(),
            },
            Step::ReportCompletion { department: department.clone(), note: String::new() },
            Step::Verify { note: String::new() },
            Step::ReturnForRework { missing: "缺验收单".into() },
            Step::Close { note: String::new() },
            Step::RequestExtension { department, until: start() + Days::new(later), reason: "汛期".into() },
            Step::DecideExtension { granted: yes, by: "副市长".into(), note: String::new() },
            Step::Suspend { reason: "等方案".into() },
            Step::Resume,
            Step::Terminate { reason: "撤销".into() },
            Step::MakeStanding { cadence: Cadence::Weekly },
            Step::Reopen { reason: "反弹".into() },
        ])
    })
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let item = 0..ITEMS;
    prop_oneof![
        12 => (item.clone(), any_step()).prop_map(|(item, step)| Deed::Step(item, step)),
        1 => item.clone().prop_map(Deed::Evidence),
        1 => item.clone().prop_map(Deed::Reassign),
        1 => (item.clone(), 0..ITEMS).prop_map(|(one, other)| Deed::Continue(one, other)),
        1 => (prop::sample::select(Preset::ALL.to_vec()), prop::bool::ANY).prop_map(|(p, yes)| Deed::Settle(p, yes)),
        2 => item.prop_map(Deed::Undo),
    ]
}

/// Items that differ in what lights them: a day, a cadence, a day with a stage, nothing.
fn register_all(desk: &mut Desk) -> Vec<ItemId> {
    let every = |cadence| Deadline {
        text: "每周".into(),
        due: Due::Every(cadence),
        basis: String::new(),
        ground: Ground::clerk(),
    };
    let limits = [vec![due(on(12))], vec![every(Cadence::Weekly)], vec![due(on(9)), due(on(30))], Vec::new()];
    let items = limits.into_iter().zip(1..).map(|(deadlines, number)| {
        let mut item = item(number);
        item.deadlines = deadlines;
        item.assignments = vec![assignment(LEAD, Role::Lead), assignment(OTHER, Role::Supporting)];
        item
    });
    let items: Vec<_> = items.collect();
    let facts = items.iter().cloned().map(|item| dated(registered(item), 0)).collect();
    desk.ledger.append(at(0), Batch { facts, ..Batch::default() }).unwrap();
    items.into_iter().map(|item| item.id).collect()
}

fn dated(fact: NewFact, n: usize) -> NewFact {
    NewFact { on: on(n), ..fact }
}

fn facts_of(deed: &Deed, ids: &[ItemId], ledger: &Ledger, n: usize) -> Vec<NewFact> {
    let fact = |subjects: &[Subject], event| vec![dated(crate::desk::fact(subjects, event), n)];
    let subject = |at: usize| Subject::Item(ids[at]);
    match deed {
        Deed::Step(item, step) => fact(&[subject(*item)], Event::ItemStepped(step.clone())),
        Deed::Evidence(item) => fact(&[subject(*item)], Event::ReviewPlanned { on: on(n + 3) }),
        Deed::Reassign(item) => {
            let assignments = vec![assignment(OTHER, Role::Lead), assignment(LEAD, Role::Joint)];
            fact(&[subject(*item)], Event::ItemReassigned { assignments, reason: "职责划转".into() })
        }
        Deed::Continue(one, other) if one == other => Vec::new(),
        Deed::Continue(one, other) => {
            let event = Event::ItemContinued { item: ids[*one], into: vec![ids[*other]] };
            fact(&[subject(*one), subject(*other)], event)
        }
        Deed::Settle(preset, yes) => {
            let rules = duban_domain::status::Rules { supporting_may_report: *yes, close_needs_approval: false };
            let settings = Settings { thresholds: preset.thresholds(), rules, ..Settings::default() };
            fact(&[Subject::Settings], Event::SettingsSet(Box::new(settings)))
        }
        Deed::Undo(item) => match ledger.last_step(&subject(*item)).unwrap() {
            Some(step) => vec![duban_ledger::undoing(&step, crate::desk::new_id(), on(n), "科员")],
            None => Vec::new(),
        },
    }
}

/// All that a day's list of items shows.
fn seen(ledger: &Ledger) -> String {
    format!("{:?} {:?}", ledger.items(&ItemQuery::default()).unwrap(), ledger.settings().unwrap())
}

fn judging(ledger: &Ledger, today: NaiveDate) -> Judging {
    let thresholds = ledger.settings().unwrap().thresholds;
    let calendar = WorkCalendar::default();
    let amber_until = amber_until(today, &calendar, &thresholds);
    Judging { today, missed_before: missed_before(today, &calendar), amber_until, thresholds }
}

/// The light as the domain has it.
fn light(row: &ItemRow, judging: &Judging) -> Light {
    let bearings = Bearings {
        state: row.status.state(),
        due: row.status.due,
        behind_from: row.trail.behind_from(&row.item, &row.status),
        unmet: row.trail.unmet(&row.item, &row.status),
    };
    judge(&bearings, judging.today, &WorkCalendar::default(), &judging.thresholds).light
}

fn lights_agree(ledger: &Ledger, today: NaiveDate) -> Result<(), TestCaseError> {
    let judging = judging(ledger, today);
    let rows = ledger.items(&ItemQuery::default()).unwrap().rows;
    let tally = ledger.tally(&ItemQuery::default(), &judging).unwrap();
    for (one, count) in Light::ALL.into_iter().zip(tally) {
        let query = ItemQuery { lights: vec![one], judging: Some(judging.clone()), ..ItemQuery::default() };
        let found: Vec<_> = ledger.items(&query).unwrap().rows.iter().map(|r| r.item.code).collect();
        let meant: Vec<_> = rows.iter().filter(|r| light(r, &judging) == one).map(|r| r.item.code).collect();
        prop_assert_eq!(&found, &meant, "{:?} on {}", one, today);
        prop_assert_eq!(found.len() as u64, count);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_day_is_seen_again_as_it_was(deeds in prop::collection::vec(any_deed(), 30..50)) {
        let mut desk = Desk::new();
        let ids = register_all(&mut desk);
        let mut days = vec![seen(&desk.ledger)];
        for (deed, n) in deeds.iter().zip(1..) {
            let facts = facts_of(deed, &ids, &desk.ledger, n);
            let before = desk.ledger.head().unwrap();
            if !facts.is_empty() && desk.ledger.append(at(n), Batch { facts, ..Batch::default() }).is_err() {
                prop_assert_eq!(desk.ledger.head().unwrap(), before, "a refusal writes nothing");
            }
            days.push(seen(&desk.ledger));
            lights_agree(&desk.ledger, on(n))?;
        }
        desk.ledger.rebuild(&|_, _| true).unwrap();
        prop_assert_eq!(&seen(&desk.ledger), days.last().unwrap());
        prop_assert_eq!(&desk.ledger.verify(&|_, _| true).unwrap().fault, &None);
        for (then, n) in days.iter().zip(0..) {
            prop_assert_eq!(&seen(&desk.ledger.as_of(on(n)).unwrap()), then, "{}", on(n));
        }
    }
}
