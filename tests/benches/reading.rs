//! What reading costs, set against merely cutting the same text into words, and how it grows with the text.
//!
//! `cargo bench -p duban-tests --bench reading`. It prints ratios of one run on one machine. No time is an error: a busy
//! machine is no fault of the program.
#![allow(clippy::unwrap_used, clippy::cast_precision_loss, reason = "a bench, with counts far below 2^52")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use duban_domain::calendar::WorkCalendar;
use duban_minutes::{Context, read};
use jieba_rs::Jieba;

/// Characters of the texts, each ten times the one before.
const LENGTHS: [usize; 4] = [3_000, 30_000, 300_000, 3_000_000];

fn main() {
    let suite = suite();
    let context =
        Context { received: NaiveDate::from_ymd_opt(2026, 6, 12).unwrap(), calendar: WorkCalendar::default() };
    let jieba = Jieba::new();
    println!("{:>10} {:>12} {:>12} {:>9} {:>14}", "characters", "reading", "segmenting", "ratio", "µs/1,000 chars");
    let mut first = None;
    for length in LENGTHS {
        let text: String = suite.chars().cycle().take(length).collect();
        let rounds = (300_000 / length).max(1);
        let reading = best(rounds, || read(&text, &context).directives.len());
        let segmenting = best(rounds, || jieba.cut(&text, false).len());
        let per_thousand = reading.as_secs_f64() * 1e9 / length as f64;
        let first = *first.get_or_insert(per_thousand);
        println!(
            "{length:>10} {:>10.1}ms {:>10.1}ms {:>9.2} {per_thousand:>14.0}  ({:.2} of the shortest)",
            reading.as_secs_f64() * 1e3,
            segmenting.as_secs_f64() * 1e3,
            reading.as_secs_f64() / segmenting.as_secs_f64(),
            per_thousand / first,
        );
    }
    println!("\none line without a stop, the worst that rules meet:");
    for (name, unit) in WORST {
        let times: Vec<f64> = [10_000, 100_000]
            .iter()
            .map(|length| {
                let text: String = unit.chars().cycle().take(*length).collect();
                best(1, || read(&text, &context).directives.len()).as_secs_f64()
            })
            .collect();
        println!(
            "{name:>28}: {:>8.1}ms, ten times the text takes {:.1} times as long",
            times[0] * 1e3,
            times[1] / times[0]
        );
    }
}

/// Texts on which a rule that looks too far would take time that grows with the square.
const WORST: &[(&str, &str)] = &[
    ("points without end", "一是，二是"),
    ("names without end", "各区、各部门、市住建局和"),
    ("brackets without end", "（“要"),
    ("dates without end", "、12月和"),
    ("days without end", "6月25日、"),
    ("headings without end", "一、建设。（一）整治。1.抓好。"),
    ("clauses without end", "由市住建局牵头，"),
    ("openers without end", "对各区的问题"),
];

/// The texts of the suite, one after the other.
fn suite() -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("suite");
    let mut texts: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    texts.sort();
    texts.iter().map(|path| std::fs::read_to_string(path).unwrap() + "\n").collect()
}

/// The shortest of three measurements of `rounds` runs, for one run.
fn best<T>(rounds: usize, run: impl Fn() -> T) -> Duration {
    (0..3)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..rounds {
                black_box(run());
            }
            start.elapsed() / u32::try_from(rounds).unwrap()
        })
        .min()
        .unwrap_or_default()
}
