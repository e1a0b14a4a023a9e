//! 成批: a paper for each department in one press.

use std::sync::atomic::{AtomicU64, Ordering};

use duban_app::wire::{DocumentKindName, DocumentStateName, ItemQueryForm};
use duban_app::{BatchRequest, BatchScope, Code, Duban, Progress, Unwatched};

use crate::desk::*;

/// The clerk presses 取消 while the paper of this number is being made.
struct StoppedAt {
    paper: u64,
    begun: AtomicU64,
}

impl Progress for StoppedAt {
    fn at(&self, _step: &str, done: u64, _total: u64) {
        self.begun.store(done + 1, Ordering::Relaxed);
    }

    fn cancelled(&self) -> bool {
        self.begun.load(Ordering::Relaxed) >= self.paper
    }
}

/// Three departments with an item each.
fn three(duban: &Duban) {
    set_up(duban);
    for (title, department) in [("排查小型水库", WATER), ("拨付抢险资金", FINANCE), ("储备防汛物资", EMERGENCY)]
    {
        duban.register(&form(title, &[department], &[]), &source(), None).unwrap();
    }
}

fn files(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .map(|all| all.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect())
        .unwrap_or_default();
    names.sort();
    names
}

#[test]
fn one_press_makes_a_paper_for_each_department_and_one_file_for_both_sides() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    waiting(&duban);
    duban.register(&form("拨付抢险资金", &[FINANCE], &[]), &source(), None).unwrap();
    let out = desk.folder.path().join("成批");
    let run =
        duban.issue_batch(&BatchRequest::each(DocumentKindName::Notice, "李志远", true), &out, &Unwatched).unwrap();
    let names: Vec<&str> = run.issued.iter().map(|one| one.document.addressees.as_str()).collect();
    assert_eq!(names, [WATER, FINANCE]);
    for one in &run.issued {
        let text = duban_intake::read_bytes(&std::fs::read(&one.path).unwrap(), None).unwrap().text;
        let other = if one.document.addressees == WATER { "拨付抢险资金" } else { "排查小型水库" };
        assert!(!text.contains(other), "a department sees its own part");
    }
    let merged = std::fs::read(run.merged.unwrap()).unwrap();
    let text = duban_intake::read_bytes(&merged, None).unwrap().text;
    assert!(text.contains("拨付抢险资金") && text.contains("排查小型水库"), "{text}");
    let nothing = duban.issue_batch(&BatchRequest::each(DocumentKindName::Notice, "李志远", true), &out, &Unwatched);
    assert_eq!(nothing.unwrap_err().code, Code::NoItems);
    let drafts = BatchRequest {
        scope: BatchScope::Everything,
        draft: true,
        ..BatchRequest::each(DocumentKindName::Circular, "", false)
    };
    let run = duban.issue_batch(&drafts, &out, &Unwatched).unwrap();
    assert_eq!(run.issued[0].document.state, DocumentStateName::Drafted);
}

#[test]
fn a_stopped_batch_leaves_whole_papers_and_untouched_items() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    three(&duban);
    let out = desk.folder.path().join("成批");
    let request = BatchRequest::each(DocumentKindName::Notice, "李志远", true);
    let stop = StoppedAt { paper: 2, begun: AtomicU64::new(0) };
    let run = duban.issue_batch(&request, &out, &stop).unwrap();
    let issued: Vec<&str> = run.issued.iter().map(|one| one.document.addressees.as_str()).collect();
    assert_eq!(issued, [WATER, FINANCE], "the one that was begun is finished");
    assert_eq!(run.not_reached, [EMERGENCY]);
    // One file each and the merged one; nothing half written beside them.
    let expected = [
        "云督办〔2026〕1号-市水利局.pdf",
        "云督办〔2026〕1号至云督办〔2026〕2号-双面打印.pdf",
        "云督办〔2026〕2号-市财政局.pdf",
    ];
    assert_eq!(files(&out), expected);
    assert!(duban.documents("").unwrap().iter().all(|line| line.state == DocumentStateName::Issued));
    let waits = ItemQueryForm { unassigned: true, ..ItemQueryForm::default() };
    let waiting: Vec<String> = duban.items(&waits).unwrap().lines.into_iter().map(|line| line.title).collect();
    assert_eq!(waiting, ["储备防汛物资"]);
    assert!(duban.verify_ledger(&Unwatched).unwrap().sound);
    let rest = duban.issue_batch(&request, &out, &Unwatched).unwrap();
    assert_eq!(rest.issued[0].document.number, "云督办〔2026〕3号", "no number was lost");
}

#[test]
fn a_paper_that_cannot_be_made_keeps_no_other_back() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    three(&duban);
    duban.register(&form("处置\u{E000}字号地块", &["市自然资源局"], &[]), &source(), None).unwrap();
    let out = desk.folder.path().join("成批");
    let request = BatchRequest::each(DocumentKindName::Notice, "李志远", false);
    let run = duban.issue_batch(&request, &out, &Unwatched).unwrap();
    assert_eq!((run.issued.len(), run.not_made.len()), (3, 1));
    assert_eq!(run.not_made[0].name, "市自然资源局");
    assert!(run.not_made[0].error.sentence.contains("U+E000"), "{}", run.not_made[0].error.sentence);
    assert_eq!(files(&out).len(), 3);
    let alone = duban.issue_batch(&request, &out, &Unwatched).unwrap_err();
    assert_eq!(alone.code, run.not_made[0].error.code, "where nothing can be made it is refused");
}
