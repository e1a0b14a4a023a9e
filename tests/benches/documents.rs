//! How long documents take, and how large they are: `cargo bench -p duban-documents --bench documents`.
//!
//! One notice against typst, same text and same run, where Python has it (`pip install typst`); 200 notices, which must
//! take as long one by one at the end as at the beginning, in the same memory; a ledger of 300 pages. Prints its figures
//! and fails where the memory or the size is missed, never by the clock: our file is to be no larger than typst's.

#![allow(clippy::unwrap_used, reason = "a bench")]

#[path = "../../src-tauri/crates/documents/tests/samples/mod.rs"]
mod samples;

use std::fmt::Write as _;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use duban_documents::ledger_sheet::Grouping;
use duban_documents::notice::{NoticeContent, lay_out};
use duban_documents::paper::{Format, Manner, Paper};
use duban_documents::{Fonts, write_pdf};

/// Notices that are timed against typst, each with a text of its own.
const AGAINST: usize = 12;
/// Our time is to be no more than this part of typst's.
const RATIO: f64 = 0.9;

fn main() -> ExitCode {
    let fonts = samples::fonts();
    let results = [against_typst(&fonts), many(&fonts), long_ledger(&fonts)];
    if results.into_iter().all(|held| held) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn content(number: usize, items: usize) -> NoticeContent {
    let draft = samples::draft(samples::TITLE, &["市住房城乡建设局", "市财政局", "市城管局"]);
    let mut all = samples::many(items);
    all.rotate_left(number % items.max(1));
    let mut content = samples::papers::notice(&draft, &all, true);
    content.number = format!("云督办〔2026〕{}号", number + 1);
    content
}

fn write(content: &NoticeContent, fonts: &Fonts) -> Vec<u8> {
    let pages = lay_out(content, fonts).unwrap();
    write_pdf(&pages, fonts, &content.metadata(samples::created())).unwrap()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn against_typst(fonts: &Fonts) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let contents: Vec<NoticeContent> = (0..AGAINST).map(|number| content(number, 12)).collect();
    let (mut times, mut sizes) = (Vec::new(), Vec::new());
    for (number, content) in contents.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{number}.typ")), as_typst(content)).unwrap();
        let start = Instant::now();
        let bytes = write(content, fonts);
        times.push(start.elapsed());
        sizes.push(bytes.len());
    }
    // The first one reads the fonts, here as there.
    let ours = median(times.split_off(1));
    let script = include_str!("typst.py");
    let home = std::env::var("HOME").unwrap_or_default();
    let fandol = format!("{home}/.local/share/fonts/fandol");
    let run = Command::new("python3").args(["-c", script]).arg(folder.path()).arg(&fandol).output();
    if let Ok(run) = &run
        && String::from_utf8_lossy(&run.stderr).contains("typst warns")
    {
        println!("{}", String::from_utf8_lossy(&run.stderr).trim());
        return false;
    }
    let answer =
        run.ok().filter(|run| run.status.success()).map(|run| String::from_utf8_lossy(&run.stdout).into_owned());
    let Some((milliseconds, size)) = answer.as_deref().and_then(|answer| answer.trim().split_once(' ')) else {
        println!("one notice: {ours:.1?}; typst is not here to be measured against (pip install typst)");
        return true;
    };
    let (theirs, size): (f64, usize) = (milliseconds.parse().unwrap(), size.parse().unwrap());
    let ratio = ours.as_secs_f64() * 1000.0 / theirs;
    println!("one notice of 12 items: {ours:.1?}, typst {theirs:.1} ms: ratio {ratio:.2} (at most {RATIO})");
    let own = sizes[0];
    println!("its file: {} KiB, typst's {} KiB", own / 1024, size / 1024);
    own <= size
}

/// The same text for typst, on the same page in the same faces.
fn as_typst(content: &NoticeContent) -> String {
    let mut all = String::from(
        "#set page(width: 210mm, height: 297mm, margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm), numbering: \"— 1 —\")\n\
         #set text(font: \"FandolFang R\", size: 16pt, lang: \"zh\", region: \"cn\", top-edge: 0.88em, bottom-edge: -0.12em)\n\
         #set par(justify: true, leading: 12.99pt, spacing: 12.99pt, first-line-indent: (amount: 2em, all: true))\n",
    );
    let escaped = |words: &str| words.replace('\\', "\\\\").replace('"', "\\\"");
    let say = |all: &mut String, set: &str, words: &str| {
        let _ = writeln!(all, "#text({set})[#\"{}\"]\n", escaped(words));
    };
    say(&mut all, "font: \"FandolSong\", weight: \"bold\", size: 46pt, fill: rgb(225, 35, 25)", &content.mark);
    say(&mut all, "size: 16pt", &content.number);
    all.push_str("#line(length: 100%, stroke: 1.5pt + rgb(225, 35, 25))\n");
    say(&mut all, "font: \"FandolSong\", weight: \"bold\", size: 22pt", &content.title);
    say(&mut all, "size: 16pt", &format!("{}：", content.addressees));
    say(&mut all, "size: 16pt", &content.opening);
    for section in &content.sections {
        say(&mut all, "font: \"FandolHei\"", &section.heading);
        for paragraph in &section.paragraphs {
            for piece in paragraph {
                let _ = write!(
                    all,
                    "#text(font: \"FandolKai\")[#\"{}：\"]#\"{}\"",
                    escaped(&piece.label),
                    escaped(&piece.words)
                );
            }
            all.push_str("\n\n");
        }
    }
    for words in &content.closing {
        say(&mut all, "size: 16pt", words);
    }
    say(&mut all, "size: 16pt", &content.issuer);
    say(&mut all, "size: 16pt", &content.dated);
    all.push_str("#pagebreak()\n");
    say(&mut all, "font: \"FandolSong\", weight: \"bold\", size: 22pt", &content.slip.title);
    let _ = writeln!(
        all,
        "#table(columns: (30mm, 1fr), [文号], [#\"{}\"], [标题], [#\"{}\"], [签收单位], [], [签收人], [], [签收时间], [], [备注], [])\n",
        escaped(&content.number),
        escaped(&content.title)
    );
    say(&mut all, "size: 14pt", &content.slip.request);
    say(&mut all, "size: 14pt", &format!("抄送：{}。", content.copies));
    say(&mut all, "size: 14pt", &format!("{} {}", content.printed_by, content.printed_on));
    all
}

/// 200 notices: the second hundred takes no longer than the first, and no more memory.
fn many(fonts: &Fonts) -> bool {
    let hundred = |from: usize| {
        let start = Instant::now();
        let bytes: usize = (from..from + 100).map(|number| write(&content(number, 3), fonts).len()).sum();
        (start.elapsed(), bytes)
    };
    let (first, _) = hundred(0);
    let before = resident();
    let (second, _) = hundred(100);
    let grown = resident().saturating_sub(before);
    println!(
        "200 notices of 3 items: {first:.1?}, then {second:.1?}; {} KiB more memory for the second hundred",
        grown / 1024
    );
    grown < 24 * 1024 * 1024
}

/// Bytes in memory; 0 where the system does not tell.
fn resident() -> u64 {
    let pages = std::fs::read_to_string("/proc/self/statm").ok();
    pages.and_then(|pages| pages.split(' ').nth(1)?.parse::<u64>().ok()).unwrap_or(0) * 4096
}

fn long_ledger(fonts: &Fonts) -> bool {
    let paper = Paper::Sheet(samples::tables::ledger(3000, Format::A4, Grouping::Source).sheet());
    let start = Instant::now();
    let pages = paper.lay_out(&Manner::default(), fonts).unwrap();
    let laid = start.elapsed();
    let bytes = write_pdf(&pages, fonts, &paper.metadata(samples::created())).unwrap();
    let whole = start.elapsed();
    println!(
        "a ledger of 3000 entries: {} pages, laid out in {laid:.1?}, written after {whole:.1?}, {} KiB",
        pages.pages.len(),
        bytes.len() / 1024
    );
    pages.pages.len() >= 250
}
