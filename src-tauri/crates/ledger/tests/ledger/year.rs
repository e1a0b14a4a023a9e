//! A year of an office: 27 meetings, 600 items, 40 departments, played day by day. At its end every figure is what plain
//! SQL counts in the journal's own JSON, and each quarter's end is seen again as it was.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, Weekday};
use duban_domain::calendar::WorkCalendar;
use duban_domain::light::amber_until;
use duban_domain::status::{ItemState, ItemStatus, StepKind};
use duban_domain::{
    Cadence, Channel, Deadline, DirectiveId, Due, Event, Ground, Item, ItemId, MeetingId, NewFact, Preset, Role,
    Settings, Source, Span, Step, Subject, missed_before,
};
use duban_ledger::{Batch, DepartmentTally, ItemQuery, Judging, Ledger};
use rusqlite::Connection;

use crate::desk::{Desk, assignment, directive, due, fact, minutes, uuid};

const MEETINGS: usize = 27;
const ITEMS: usize = 600;
const DEPARTMENTS: usize = 40;

/// A small generator of its own, so that the year is the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }
}

struct Year {
    desk: Desk,
    dice: Dice,
    /// What is under way, with the test's own idea of how it stands.
    items: Vec<(Item, ItemStatus)>,
}

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 1, 5).unwrap()
}

fn at(day: NaiveDate) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{day}T17:00:00+08:00")).unwrap()
}

fn department(n: u64) -> String {
    format!("市第{n:02}局")
}

impl Year {
    /// Records a meeting and confirms all its directives, as `import --confirm` does.
    fn hold(&mut self, nth: usize, day: NaiveDate) {
        let many = ITEMS / MEETINGS + usize::from(nth < ITEMS % MEETINGS);
        let meeting = MeetingId(uuid());
        let mut recorded = minutes(&format!("云岭市人民政府第{nth}次常务会议"));
        recorded.directives.clear();
        recorded.received = day;
        let mut facts = Vec::new();
        let from = self.items.len();
        for n in 0..many {
            let sentence = format!("第{n}件要办好。");
            let span = Span::new(recorded.text.len(), recorded.text.len() + sentence.len());
            recorded.text.push_str(&sentence);
            let said = DirectiveId(uuid());
            recorded.directives.push((said, directive(span, &sentence)));
            let item = self.item(meeting, said, &sentence, day);
            let (whole, only) = (Subject::Meeting(meeting), Subject::Item(item.id));
            let confirmed = Event::DirectiveConfirmed { directive: said, item: item.id };
            facts.push(fact(&[whole, only], confirmed));
            facts.push(crate::desk::registered(item.clone()));
            self.items.push((item.clone(), ItemStatus::new(&item)));
        }
        let files = vec![recorded.text.clone().into_bytes()];
        recorded.original = duban_ledger::hash_bytes(recorded.text.as_bytes());
        facts.insert(
            0,
            fact(&[Subject::Meeting(meeting)], Event::MeetingRecorded { meeting, minutes: Box::new(recorded) }),
        );
        self.write(day, facts, files);
        let assign = Step::Assign { document: None };
        let given: Vec<usize> = (from..self.items.len()).collect();
        let facts = given.into_iter().filter_map(|n| self.stepped(n, &assign, day)).collect();
        self.write(day, facts, Vec::new());
    }

    fn item(&mut self, meeting: MeetingId, directive: DirectiveId, quote: &str, day: NaiveDate) -> Item {
        let mut item = crate::desk::item(u32::try_from(self.items.len() + 1).unwrap());
        item.source = Source::Meeting { meeting, directive, quote: quote.into() };
        let lead = self.dice.below(DEPARTMENTS as u64);
        item.assignments = vec![assignment(&department(lead), Role::Lead)];
        if self.dice.below(3) == 0 {
            let second = (lead + 1 + self.dice.below(DEPARTMENTS as u64 - 1)) % DEPARTMENTS as u64;
            let role = if self.dice.below(2) == 0 { Role::Joint } else { Role::Supporting };
            item.assignments.push(assignment(&department(second), role));
        }
        let later = |days| day + Days::new(days);
        item.deadlines = match self.dice.below(10) {
            0 => Vec::new(),
            1 => vec![Deadline {
                text: "每月25日前".into(),
                due: Due::Every(Cadence::Monthly { day: Some(25) }),
                basis: String::new(),
                ground: Ground::clerk(),
            }],
            2 => vec![due(later(20)), due(later(60 + self.dice.below(60)))],
            _ => vec![due(later(15 + self.dice.below(120)))],
        };
        item
    }

    /// The fact of a step, where the item admits it.
    fn stepped(&mut self, n: usize, step: &Step, on: NaiveDate) -> Option<NewFact> {
        let (item, status) = &mut self.items[n];
        status.apply(step, on).ok()?;
        Some(NewFact { on, ..crate::desk::stepped(item.id, step.clone()) })
    }

    /// What the office and the departments do with one item on a day, if anything.
    fn work_on(&mut self, n: usize, day: NaiveDate) -> Option<NewFact> {
        let roll = self.dice.below(100);
        let (item, status) = &self.items[n];
        let lead = item.assignments[usize::try_from(roll).unwrap() % item.assignments.len()].department.clone();
        let percent = status.percent();
        let step = match status.state() {
            ItemState::Assigned if (40..70).contains(&roll) => Step::Acknowledge { department: lead },
            ItemState::Assigned | ItemState::InProgress | ItemState::Standing => match roll {
                0..8 => Step::ReportProgress {
                    department: lead,
                    percent: percent.saturating_add(15).min(100),
                    narrative: "按计划推进".into(),
                    problems: String::new(),
                    next_step: String::new(),
                    evidence: Vec::new(),
                },
                8..12 => Step::ReportCompletion { department: lead, note: "已完成".into() },
                12..15 => Step::Remind { department: lead, by: Channel::Phone, note: "催办".into() },
                15..17 => Step::RequestExtension {
                    department: lead,
                    until: status.due?.max(day) + Days::new(30),
                    reason: "汛期停工".into(),
                },
                17 => Step::Suspend { reason: "等上级方案".into() },
                18 if roll.is_multiple_of(2) => Step::MakeStanding { cadence: Cadence::Quarterly },
                19 if status.allowed().contains(&StepKind::Terminate) && n.is_multiple_of(17) => {
                    Step::Terminate { reason: "并入其他工作".into() }
                }
                20..40 if status.extension.is_some() => Step::DecideExtension {
                    granted: roll.is_multiple_of(3),
                    by: "分管副市长".into(),
                    note: String::new(),
                },
                _ => return None,
            },
            ItemState::CompletionReported => match roll {
                0..25 => Step::Verify { note: "现场看过".into() },
                25..30 => Step::ReturnForRework { missing: "缺验收单".into() },
                _ => return None,
            },
            ItemState::Verified if roll < 50 => Step::Close { note: "办结".into() },
            ItemState::Suspended if roll < 10 => Step::Resume,
            ItemState::Closed if roll == 0 && n.is_multiple_of(11) => Step::Reopen { reason: "问题反弹".into() },
            _ => return None,
        };
        // Now and then what happened on Friday is entered on Monday.
        let on = if day.weekday() == Weekday::Mon && roll.is_multiple_of(7) { day - Days::new(3) } else { day };
        self.stepped(n, &step, on)
    }

    fn write(&mut self, day: NaiveDate, facts: Vec<NewFact>, files: Vec<Vec<u8>>) {
        if facts.is_empty() {
            return;
        }
        let facts = facts
            .into_iter()
            .map(|f| NewFact { on: if f.on > day || f.on == crate::desk::today() { day } else { f.on }, ..f });
        self.desk.ledger.append(at(day), Batch { facts: facts.collect(), files, ..Batch::default() }).unwrap();
    }

    /// A clerk records something of an item that is not so, and takes it back.
    fn mistake(&mut self, n: usize, day: NaiveDate) {
        let before = self.items[n].1.clone();
        let id = self.items[n].0.id;
        let step = Step::Suspend { reason: "登错了".into() };
        let Some(fact) = self.stepped(n, &step, day) else { return };
        self.write(day, vec![fact], Vec::new());
        let facts = self.desk.ledger.last_step(&Subject::Item(id)).unwrap().unwrap();
        let undone = duban_ledger::undoing(&facts, crate::desk::new_id(), day, "科员");
        self.write(day, vec![undone], Vec::new());
        self.items[n].1 = before;
    }
}

fn judging(ledger: &Ledger, today: NaiveDate) -> Judging {
    let thresholds = ledger.settings().unwrap().thresholds;
    let calendar = WorkCalendar::default();
    let amber_until = amber_until(today, &calendar, &thresholds);
    Judging { today, missed_before: missed_before(today, &calendar), amber_until, thresholds }
}

type Figures = ([u64; 5], Vec<DepartmentTally>);

fn figures(ledger: &Ledger, today: NaiveDate) -> Figures {
    let judging = judging(ledger, today);
    (ledger.tally(&ItemQuery::default(), &judging).unwrap(), ledger.department_tallies(&judging).unwrap())
}

/// Facts that count: neither undone nor an undoing.
const COUNTING: &str = "
WITH taken_back AS (SELECT j.value AS id FROM fact, json_each(fact.payload, '$.facts') AS j WHERE kind = 'Undone'),
f AS (
    SELECT seq, kind, json_extract(subjects, '$[0]') AS item, \"on\", payload
    FROM fact WHERE kind <> 'Undone' AND id NOT IN (SELECT id FROM taken_back)
),
registered AS (SELECT item, payload FROM f WHERE kind = 'ItemRegistered'),
last AS (
    SELECT item,
        max(iif(kind IN ('ItemClosed'), seq, 0)) AS closed,
        max(iif(kind = 'ItemTerminated', seq, 0)) AS terminated,
        max(iif(kind = 'ItemReopened', seq, 0)) AS reopened,
        max(iif(kind = 'ItemSuspended', seq, 0)) AS suspended,
        max(iif(kind IN ('ItemResumed', 'ItemTerminated'), seq, 0)) AS resumed,
        max(iif(kind = 'ItemMadeStanding', seq, 0)) AS standing
    FROM f GROUP BY item
),
granted AS (
    SELECT d.item, d.seq,
        (SELECT json_extract(r.payload, '$.until') FROM f AS r
         WHERE r.kind = 'ExtensionRequested' AND r.item = d.item AND r.seq < d.seq ORDER BY r.seq DESC LIMIT 1) AS until
    FROM f AS d WHERE d.kind = 'ExtensionDecided' AND json_extract(d.payload, '$.granted')
),
state AS (
    SELECT r.item,
        l.closed > l.reopened AND l.closed > l.terminated AS closed,
        l.terminated > l.reopened AND l.terminated > l.closed
            OR l.suspended > l.resumed OR l.standing > l.reopened AND l.standing > 0 AS grey,
        coalesce(
            (SELECT until FROM granted AS g WHERE g.item = r.item ORDER BY g.seq DESC LIMIT 1),
            (SELECT json_extract(d.value, '$.due.on') FROM json_each(r.payload, '$.deadlines') AS d
             WHERE json_extract(d.value, '$.due.on') IS NOT NULL ORDER BY d.key DESC LIMIT 1)
        ) AS due
    FROM registered AS r JOIN last AS l ON l.item = r.item
)
";

fn count(raw: &Connection, rest: &str) -> u64 {
    raw.query_row(&format!("{COUNTING} {rest}"), [], |row| row.get(0)).unwrap()
}

fn by_department(raw: &Connection, rest: &str) -> BTreeMap<String, u64> {
    let mut select = raw.prepare(&format!("{COUNTING} {rest}")).unwrap();
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_years_figures_are_what_sql_counts_in_the_journal() {
    let mut year = Year { desk: Desk::new(), dice: Dice(20_260_105), items: Vec::new() };
    let end = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
    let calendar = WorkCalendar::default();
    let mut quarter_ends: Vec<(NaiveDate, Figures)> = Vec::new();
    let (mut held, mut worked) = (0, 0);
    for day in first().iter_days().take_while(|day| *day <= end) {
        if calendar.is_working(day) {
            worked += 1;
            if worked % 9 == 1 && held < MEETINGS {
                year.hold(held, day);
                held += 1;
            }
            let facts = (0..year.items.len()).filter_map(|n| year.work_on(n, day)).collect();
            year.write(day, facts, Vec::new());
            if worked % 10 == 5 {
                let n = usize::try_from(year.dice.below(year.items.len() as u64)).unwrap();
                year.mistake(n, day);
            }
            if worked == 120 {
                let settings = Settings { thresholds: Preset::Plain.thresholds(), ..Settings::default() };
                let set = fact(&[Subject::Settings], Event::SettingsSet(Box::new(settings)));
                year.write(day, vec![set], Vec::new());
            }
        }
        if day.month().is_multiple_of(3) && day.succ_opt().unwrap().month() != day.month() {
            quarter_ends.push((day, figures(&year.desk.ledger, day)));
        }
    }
    assert_eq!((held, year.items.len()), (MEETINGS, ITEMS));
    let ledger = &year.desk.ledger;
    let ids: BTreeMap<ItemId, &ItemStatus> = year.items.iter().map(|(item, status)| (item.id, status)).collect();
    for row in ledger.items(&ItemQuery::default()).unwrap().rows {
        assert_eq!(&row.status, ids[&row.item.id], "{}", row.item.code);
    }

    let raw = year.desk.raw();
    let ([red, _, _, blue, grey], departments) = figures(ledger, end);
    assert_eq!(count(&raw, "SELECT count(*) FROM registered"), ITEMS as u64);
    assert_eq!(count(&raw, "SELECT count(*) FROM state WHERE closed"), blue);
    assert_eq!(count(&raw, "SELECT count(*) FROM state WHERE NOT closed AND grey"), grey);
    assert_eq!(count(&raw, "SELECT count(*) FROM state WHERE NOT closed AND NOT grey AND due < '2026-12-31'"), red);
    assert!(blue > 100 && red > 10 && grey > 5, "the year is worth counting: {blue} {red} {grey}");
    assert_eq!(departments.len(), DEPARTMENTS);

    let leading = "FROM registered AS r, json_each(r.payload, '$.assignments') AS a JOIN state AS s ON s.item = r.item
        WHERE json_extract(a.value, '$.role') <> 'supporting'";
    let name = "json_extract(a.value, '$.department')";
    let closed = by_department(&raw, &format!("SELECT {name}, count(*) {leading} AND s.closed GROUP BY 1"));
    let late = format!(
        "SELECT {name}, count(*) {leading} AND NOT s.closed AND NOT s.grey AND s.due < '2026-12-31' GROUP BY 1"
    );
    let late = by_department(&raw, &late);
    for tally in &departments {
        let of = |figures: &BTreeMap<String, u64>| figures.get(&tally.department).copied().unwrap_or_default();
        assert_eq!((tally.leads[3], tally.leads[0]), (of(&closed), of(&late)), "{}", tally.department);
    }
    let reports = "SELECT count(*) FROM f WHERE kind IN ('ProgressReported', 'CompletionReported')";
    let rows = ledger.items(&ItemQuery::default()).unwrap().rows;
    assert_eq!(count(&raw, reports), rows.iter().map(|row| row.trail.reports.len() as u64).sum::<u64>());
    let given = count(&raw, "SELECT count(*) FROM granted");
    assert_eq!(given, rows.iter().map(|row| row.status.extensions.len() as u64).sum::<u64>());

    for (day, then) in quarter_ends {
        assert_eq!(figures(&ledger.as_of(day).unwrap(), day), then, "{day}");
    }
    assert!(ledger.verify(&|_, _| true).unwrap().is_sound());
}
