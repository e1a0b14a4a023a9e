//! How the ledger keeps to its budget as it grows: `cargo bench -p duban-ledger`, or with a number of items:
//! `cargo bench -p duban-ledger -- 100000`. Prints a line a figure.

#![allow(missing_docs, clippy::unwrap_used, reason = "a measurement may say so by panicking")]

use std::hint::black_box;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, FixedOffset, NaiveDate};
use duban_domain::light::Light;
use duban_domain::status::ItemState;
use duban_domain::{
    Assignment, Cadence, Deadline, Due, Event, FactId, Ground, Item, ItemCode, ItemId, NewFact, Preset, Role, Series,
    Source, Step, Subject, Urgency,
};
use duban_ledger::{Band, Batch, DepartmentName, DueBand, ItemQuery, ItemSort, Judging, Ledger, Waiting};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use uuid::Uuid;

/// Facts an item gathers in its life, its registration among them.
const FACTS: u32 = 10;
const DEPARTMENTS: [&str; 8] = [
    "市发展改革委",
    "市教育局",
    "市财政局",
    "市住房和城乡建设局",
    "市水利局",
    "市卫生健康委",
    "市应急管理局",
    "市交通运输局",
];
const MATTERS: [&str; 5] = ["老旧小区改造", "中小学学位供给", "防汛备汛", "重大项目前期", "惠企政策兑现"];

fn main() {
    let items: u32 = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir().unwrap();
    let mut ledger = Ledger::open(folder.path()).unwrap();
    let ((), filled) = timed(|| fill(&mut ledger, items));
    let facts = ledger.head().unwrap().seq;
    println!("{items} items, {facts} facts, filled in {filled:.1?}, {} a second", rate(facts, filled));

    let page = |query: ItemQuery| ItemQuery { limit: Some(50), ..query };
    let text = |search: &str| page(ItemQuery { search: search.into(), ..ItemQuery::default() });
    let day = NaiveDate::from_ymd_opt(2026, 6, 10).unwrap();
    let thresholds = Preset::Strict.thresholds();
    let judging = Judging { today: day, missed_before: day, amber_until: day + chrono::Days::new(14), thresholds };
    let lit = |light| {
        let sort = ItemSort::Due;
        page(ItemQuery { lights: vec![light], judging: Some(judging.clone()), sort, ..ItemQuery::default() })
    };
    let band = Band { due: DueBand::Between(None, Some(day)), ..Band::default() };
    for (name, query) in [
        ("first page", page(ItemQuery::default())),
        ("last page", ItemQuery { offset: items.saturating_sub(50), ..page(ItemQuery::default()) }),
        ("by due day", page(ItemQuery { sort: ItemSort::Due, ..ItemQuery::default() })),
        ("by lead", page(ItemQuery { sort: ItemSort::Lead, ..ItemQuery::default() })),
        (
            "of a department",
            page(ItemQuery {
                departments: Some(vec![DepartmentName { name: DEPARTMENTS[3].into(), carried: None }]),
                ..ItemQuery::default()
            }),
        ),
        ("red, by due day", lit(Light::Red)),
        ("amber, by due day", lit(Light::Amber)),
        ("green, by code", ItemQuery { sort: ItemSort::Code, ..lit(Light::Green) }),
        (
            "to verify",
            page(ItemQuery { bands: vec![Band::of(&[ItemState::CompletionReported])], ..ItemQuery::default() }),
        ),
        ("reports expected", page(ItemQuery { waiting: Some(Waiting::Report(day)), ..ItemQuery::default() })),
        ("extensions to answer", page(ItemQuery { waiting: Some(Waiting::Extension), ..ItemQuery::default() })),
        ("overdue, by due day", page(ItemQuery { bands: vec![band], sort: ItemSort::Due, ..ItemQuery::default() })),
        ("search, many found", text("学位")),
        ("search, none found", text("养老服务")),
        ("search by title", ItemQuery { sort: ItemSort::Title, ..text("防汛 水利") }),
    ] {
        let found = ledger.items(&query).unwrap();
        let best = (0..5).map(|_| timed(|| black_box(ledger.items(&query).unwrap())).1).min().unwrap();
        println!("{name}: {best:.1?} for {} of {}", found.rows.len(), found.total);
    }

    let best = (0..5).map(|_| timed(|| today(&ledger, &judging, day)).1).min().unwrap();
    println!("all of today, eight lists with their counts: {best:.1?}");
    let best = (0..5).map(|_| timed(|| black_box(ledger.tally(&ItemQuery::default(), &judging).unwrap())).1).min();
    println!("tally of the lights: {:.1?}", best.unwrap());
    let best = (0..3).map(|_| timed(|| black_box(ledger.department_tallies(&judging).unwrap())).1).min();
    println!("figures by department: {:.1?}", best.unwrap());

    let mut rows = ledger.items(&ItemQuery { limit: Some(201), ..ItemQuery::default() }).unwrap().rows.into_iter();
    drop(ledger);
    let mut ledger = Ledger::open(folder.path()).unwrap();
    let mut append_next = || append(&mut ledger, vec![instructed(rows.next().unwrap().item.id)]);
    let ((), first) = timed(&mut append_next);
    let ours = mean(200, append_next);
    let bare = bare_inserts(folder.path(), 200, 1);
    println!("first append {first:.1?}; then {}", against(ours, &bare));

    let ids: Vec<ItemId> = ledger
        .items(&ItemQuery { limit: Some(1000), ..ItemQuery::default() })
        .unwrap()
        .rows
        .iter()
        .map(|r| r.item.id)
        .collect();
    let ours = mean(5, || append(&mut ledger, ids.iter().map(|id| instructed(*id)).collect()));
    let bare = bare_inserts(folder.path(), 5, 1000);
    println!("a thousand at once {}", against(ours, &bare));

    let (report, took) = timed(|| ledger.rebuild(&|_, _| true).unwrap());
    println!("rebuild {took:.1?}, {} facts a second", rate(report.facts, took));
    let (verification, took) = timed(|| ledger.verify(&|_, _| true).unwrap());
    assert!(verification.is_sound());
    println!("verify {took:.1?}, {} facts a second", rate(facts, took));
    let (backup, took) = timed(|| ledger.backup(&folder.path().join("backup.db")).unwrap());
    println!("backup {took:.1?}, {} MB", backup.bytes >> 20);
    let (_, took) = timed(|| Ledger::open(folder.path()).unwrap());
    println!("open {took:.1?}");
}

fn fill(ledger: &mut Ledger, items: u32) {
    for first in (1..=items).step_by(1000) {
        let batch: Vec<Item> = (first..=items.min(first + 999)).map(item).collect();
        append(ledger, batch.iter().map(|item| registered(item.clone())).collect());
        let each = |step: &Step| batch.iter().map(|item| stepped(item.id, step.clone())).collect();
        append(ledger, each(&Step::Assign { document: None }));
        for n in 2..FACTS {
            append(ledger, each(&report(n)));
        }
    }
}

fn append(ledger: &mut Ledger, facts: Vec<NewFact>) {
    let at: DateTime<FixedOffset> = DateTime::parse_from_rfc3339("2026-05-14T09:30:00+08:00").unwrap();
    ledger.append(at, Batch { facts, ..Batch::default() }).unwrap();
}

/// What bare inserts take, with the same promise: WAL, synchronous FULL.
struct Bare {
    /// Rows like the journal's, into its own tables with their indexes, without triggers.
    journal: Duration,
    /// Rows of a number and a text of the payload's length, with no index.
    text: Duration,
}

/// Inserts `many` of the journal's last rows in one transaction, and that so many times over: what was appended just
/// before, copied as it stands.
fn bare_inserts(folder: &std::path::Path, times: u32, many: u32) -> Bare {
    let source = Connection::open(folder.join("duban.db")).unwrap();
    let mut select = source.prepare("SELECT * FROM fact ORDER BY seq DESC LIMIT ?1").unwrap();
    let rows = select.query_map([times * many], |row| (0..12).map(|column| row.get(column)).collect()).unwrap();
    let rows: Vec<Vec<Value>> = rows.map(Result::unwrap).collect();
    let (own, plain) = (bare(folder, "bare.db"), bare(folder, "bare-text.db"));
    own.execute_batch(include_str!("../migrations/0001_journal.sql")).unwrap();
    let triggers = "SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_schema WHERE type = 'trigger'";
    let drop: String = own.query_row(triggers, [], |row| row.get(0)).unwrap();
    own.execute_batch(&drop).unwrap();
    plain.execute_batch("CREATE TABLE fact (seq INTEGER PRIMARY KEY, payload TEXT)").unwrap();
    // Both start from a table that holds something, as the journal's does.
    let mut seq = 0;
    let mut next = rows.iter().cycle();
    let mut write = |into: &Connection, of_journal: bool| {
        into.execute_batch("BEGIN IMMEDIATE").unwrap();
        for row in next.by_ref().take(many as usize) {
            seq += 1;
            if of_journal {
                let mut row = row.clone();
                (row[0], row[2]) = (Value::Integer(seq), Value::Text(uuid().to_string()));
                let sql = "INSERT INTO fact VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
                into.prepare_cached(sql).unwrap().execute(params_from_iter(&row)).unwrap();
                let sql = "INSERT INTO fact_subject VALUES (?1, ?2, ?3)";
                into.prepare_cached(sql).unwrap().execute((&row[6], seq, seq)).unwrap();
            } else {
                into.prepare_cached("INSERT INTO fact VALUES (?1, ?2)").unwrap().execute((seq, &row[9])).unwrap();
            }
        }
        into.execute_batch("COMMIT").unwrap();
    };
    write(&own, true);
    write(&plain, false);
    Bare { journal: mean(times, || write(&own, true)), text: mean(times, || write(&plain, false)) }
}

fn bare(folder: &std::path::Path, name: &str) -> Connection {
    let path = folder.join(name);
    if path.exists() {
        std::fs::remove_file(&path).unwrap();
    }
    let bare = Connection::open(path).unwrap();
    bare.pragma_update(None, "journal_mode", "WAL").unwrap();
    bare.pragma_update(None, "synchronous", "FULL").unwrap();
    bare
}

/// How often a bare insert goes into ours.
fn against(ours: Duration, bare: &Bare) -> String {
    let times = |bare: Duration| ours.as_secs_f64() / bare.as_secs_f64();
    let Bare { journal, text } = bare;
    format!(
        "{ours:.1?}, {:.1} times bare inserts of the same rows ({journal:.1?}), {:.1} times those of a text ({text:.1?})",
        times(*journal),
        times(*text)
    )
}

/// What 今日 asks the ledger for.
fn today(ledger: &Ledger, judging: &Judging, day: NaiveDate) {
    let all =
        ItemQuery { limit: Some(50), sort: ItemSort::Due, judging: Some(judging.clone()), ..ItemQuery::default() };
    let lit = |light| ItemQuery { lights: vec![light], ..all.clone() };
    let in_state = |state| ItemQuery { bands: vec![Band::of(&[state])], ..all.clone() };
    let waits = |waiting| ItemQuery { waiting: Some(waiting), ..all.clone() };
    for query in [
        lit(Light::Red),
        lit(Light::Amber),
        in_state(ItemState::CompletionReported),
        in_state(ItemState::Verified),
        waits(Waiting::Extension),
        waits(Waiting::Report(day + chrono::Days::new(4))),
        waits(Waiting::Review(day)),
        in_state(ItemState::Registered),
    ] {
        black_box(ledger.first_items(&query).unwrap());
        if query.lights.is_empty() {
            black_box(ledger.count_items(&query).unwrap());
        }
    }
    black_box(ledger.tally(&ItemQuery::default(), judging).unwrap());
    black_box(ledger.slips(50).unwrap());
    black_box(ledger.stages(day, day + chrono::Days::new(14)).unwrap());
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}

fn mean(times: u32, mut work: impl FnMut()) -> Duration {
    timed(|| (0..times).for_each(|_| work())).1 / times
}

fn rate(facts: u64, took: Duration) -> u128 {
    u128::from(facts) * 1_000_000 / took.as_micros().max(1)
}

/// They count up, as those of the program do.
fn uuid() -> Uuid {
    static LAST: AtomicU64 = AtomicU64::new(0);
    Uuid::from_u128(u128::from(LAST.fetch_add(1, Ordering::Relaxed)) << 64)
}

fn fact(subjects: Vec<Subject>, event: Event) -> NewFact {
    let on = NaiveDate::from_ymd_opt(2026, 5, 14).unwrap();
    NewFact { id: FactId(uuid()), on, actor: "科员".into(), subjects, event }
}

fn registered(item: Item) -> NewFact {
    let series = Series { name: "item".into(), year: item.code.year };
    fact(vec![Subject::Item(item.id), Subject::Series(series)], Event::ItemRegistered(Box::new(item)))
}

fn stepped(item: ItemId, step: Step) -> NewFact {
    fact(vec![Subject::Item(item)], Event::ItemStepped(step))
}

fn instructed(item: ItemId) -> NewFact {
    stepped(item, Step::Instruct { by: "市长".into(), text: "抓紧推进。".into(), approves: false })
}

fn report(n: u32) -> Step {
    Step::ReportProgress {
        department: DEPARTMENTS[0].into(),
        percent: u8::try_from(n * 10).unwrap(),
        narrative: format!("第{n}次反馈：已完成前期工作，正在组织施工，累计完成投资{n}200万元，进度符合计划安排。"),
        problems: "部分点位管线迁改尚未完成。".into(),
        next_step: "加快协调管线单位，确保汛期前完成。".into(),
        evidence: Vec::new(),
    }
}

fn item(number: u32) -> Item {
    let matter = MATTERS[number as usize % MATTERS.len()];
    let part = |department: &str, role| Assignment {
        department: department.into(),
        role,
        label: "牵头单位".into(),
        open_ended: false,
        ground: Ground::clerk(),
    };
    let due = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap() + chrono::Days::new(u64::from(number % 200));
    Item {
        id: ItemId(uuid()),
        code: ItemCode::new(2026, number),
        title: format!("加快推进{matter}（第{number}项）"),
        requirement: format!(
            "要切实抓好{matter}，逐项明确责任单位、责任人和完成时限，建立台账、挂图作战，每周调度、每月通报，\
             对进展缓慢的及时约谈，确保按期保质完成年度目标任务。"
        ),
        done_when: "按期完成并通过核查".into(),
        urgency: Urgency::Ordinary,
        report_by: None,
        source: Source::Other { kind: "工作报告".into(), quote: "年度重点任务。".into(), original: None },
        assignments: vec![
            part(DEPARTMENTS[0], Role::Lead),
            part(DEPARTMENTS[1 + number as usize % 7], Role::Supporting),
        ],
        owners: Vec::new(),
        deadlines: vec![Deadline {
            text: due.to_string(),
            // One in eight is reported month by month.
            due: if number.is_multiple_of(8) { Due::Every(Cadence::Monthly { day: Some(25) }) } else { Due::On(due) },
            basis: String::new(),
            ground: Ground::clerk(),
        }],
        targets: Vec::new(),
        classification: None,
    }
}
