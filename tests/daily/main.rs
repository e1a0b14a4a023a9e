//! The daily work in the terminal, as a clerk types it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::PathBuf;

use duban_tests::Terminal;
use rstest::rstest;
use tempfile::TempDir;

const WATER: &str = "市水利局";

struct Office {
    folder: TempDir,
}

impl Office {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn on(&self, day: &'static str) -> Terminal {
        Terminal::at(self.folder.path().join("data")).on(day)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

#[test]
fn a_past_day_is_printed_byte_for_byte_as_it_was() {
    let office = Office::new();
    let mut printed = Vec::new();
    let mut day = |date: &'static str, commands: &[&[&str]]| {
        let terminal = office.on(date);
        for command in commands {
            terminal.done(command);
        }
        let views = [terminal.done(&["items"]), terminal.done(&["today"]), terminal.done(&["statistics", "--json"])];
        printed.push((date, views));
    };
    let register = |title: &'static str, limit: &'static str| {
        ["register", "--title", title, "--source", "批示", "--lead", WATER, "--deadline", limit]
    };
    day("2026-06-01", &[&register("排查水库", "2026-06-12"), &register("清理河道", "每周")]);
    day("2026-06-02", &[&["assign", "2026-001", "2026-002"]]);
    day(
        "2026-06-05",
        &[
            &["acknowledge", "2026-001", "--department", WATER],
            &["report", "2026-002", "--department", WATER, "--percent", "30", "--note", "已清理一半"],
        ],
    );
    day(
        "2026-06-08",
        &[
            &[
                "report",
                "2026-001",
                "--department",
                WATER,
                "--percent",
                "60",
                "--note",
                "查了80座",
                "--on",
                "2026-06-05",
            ],
            &["request-extension", "2026-001", "--until", "2026-06-30", "--reason", "汛期"],
        ],
    );
    day(
        "2026-06-09",
        &[&["decide-extension", "2026-001", "--grant", "--by", "分管副市长"], &["settings", "--preset", "strict"]],
    );
    day("2026-06-20", &[&["undo", "2026-002"]]);
    let now = office.on("2026-07-01");
    for (date, [items, today, statistics]) in printed {
        assert_eq!(now.done(&["items", "--as-of", date]), items, "{date}");
        assert_eq!(now.done(&["today", "--as-of", date]), today, "{date}");
        assert_eq!(now.done(&["statistics", "--json", "--as-of", date]), statistics, "{date}");
    }
    let overdue = now.done(&["items", "--as-of", "2026-06-30", "--light", "red", "--department", WATER]);
    assert!(overdue.starts_with("2026-002  欠报"), "{overdue}");
    assert_eq!(now.run(&["assign", "2026-001", "--as-of", "2026-06-01"]).code, Some(1));
}

#[test]
fn every_step_of_a_life_can_be_typed() {
    let office = Office::new();
    let terminal = office.on("2026-06-11");
    let scan = office.path("验收单.pdf");
    std::fs::write(&scan, b"%PDF-1.7").unwrap();
    let scan = scan.to_str().unwrap();
    let typed = |line: &str| {
        let words: Vec<&str> = line.split(' ').collect();
        terminal.done(&words)
    };
    typed(
        "register --title 编制方案 --source 批示 --quote 请抓紧 --lead 市水利局 --supporting 市财政局 --deadline 2026-06-30",
    );
    for line in [
        "assign 2026-001 --on 2026-06-10",
        "acknowledge 2026-001 --department 市水利局",
        "remind 2026-001 --department 市水利局 --by phone --note 答复本周报",
        &format!("report 2026-001 --department 市水利局 --percent 60 --note 初稿完成 --evidence {scan}"),
        "instruct 2026-001 --by 市长 --text 抓紧",
        "request-extension 2026-001 --until 2026-07-15 --reason 征求意见",
        "decide-extension 2026-001 --refuse --by 分管副市长",
        "suspend 2026-001 --note 等上级方案",
        "resume 2026-001",
        "report-completion 2026-001 --department 市水利局",
        "verify 2026-001 --failed --note 缺会签",
        "report-completion 2026-001 --department 市水利局",
        "verify 2026-001 --passed --note 看过",
        "close 2026-001 --review-after 30",
        "review 2026-001 --relapsed --note 没有执行",
        "reopen 2026-001 --note 没有执行",
        "standing 2026-001 --every 每季度",
        "terminate 2026-001 --note 已有新办法",
    ] {
        typed(line);
    }
    let item = terminal.json(&["item", "2026-001"]);
    assert_eq!(item["line"]["state"], "terminated");
    assert_eq!(item["evidence"][0]["name"], "验收单.pdf");
    let history = terminal.done(&["history", "2026-001"]);
    let first = history.lines().nth(2).unwrap();
    assert!(first.starts_with("  2026-06-10  交办  另行交办  督查室，2026-06-11"), "{first}");
    assert_eq!(history.lines().count(), 2 + 18 + 2, "{history}");

    let refused = terminal.run(&["--actor", "王敏", "close", "2026-001"]);
    assert_eq!(refused.code, Some(1));
    assert_eq!(
        refused.stderr.trim(),
        "step_refused: 2026-001是“已终止”，销号没有登记：事项已经终止。需要时可以重新立项。现在可以：登记批示、重新立项。"
    );
    terminal.done(&["--actor", "王敏", "reopen", "2026-001", "--note", "还要办"]);
    assert!(terminal.done(&["history", "2026-001"]).lines().last().unwrap().contains("王敏"));
    assert!(terminal.done(&["ledger", "verify"]).contains("日志完好"));
}

#[test]
fn forms_go_out_and_blank_ones_come_back_blank() {
    let office = Office::new();
    let terminal = office.on("2026-06-11");
    terminal.done(&["register", "--title", "编制方案", "--source", "批示", "--lead", WATER]);
    terminal.done(&["assign", "2026-001"]);
    let out = office.path("表");
    let made = terminal.json(&["forms", "--out", out.to_str().unwrap()]);
    let path = made[0]["path"].as_str().unwrap();
    assert_eq!(terminal.json(&["feedback", path])["rows"][0]["outcome"], "blank");
    assert_eq!(terminal.run(&["feedback", path, "--apply"]).code, Some(1));
}

/// A form that LibreOffice saved: the committed one, or one made anew.
fn form(file: &str) -> String {
    let made_anew = std::env::var("DUBAN_FORMS");
    let folder = made_anew.unwrap_or_else(|_| format!("{}/daily/forms", env!("CARGO_MANIFEST_DIR")));
    format!("{folder}/{file}")
}

#[test]
fn a_form_that_lost_a_column_is_refused_as_a_whole() {
    let office = Office::new();
    let refused = office.on("2026-06-11").run(&["feedback", &form("cut.xlsx")]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.stderr.contains("缺“进度（%）”列"), "{}", refused.stderr);
}

#[rstest]
#[case::xlsx("filled.xlsx")]
#[case::xls("filled.xls")]
#[case::ods("filled.ods")]
fn a_form_that_another_program_saved_is_read_row_by_row(#[case] file: &str) {
    let office = Office::new();
    let terminal = office.on("2026-06-11");
    for title in ["排查水库", "清理河道", "修复堤防", "编制预案"] {
        terminal.done(&["register", "--title", title, "--source", "批示", "--lead", WATER, "--deadline", "2026-06-30"]);
    }
    terminal.done(&["assign", "2026-001", "2026-002", "2026-003", "2026-004"]);
    let path = form(file);
    let before = terminal.done(&["history", "2026-001"]);
    assert_eq!(
        terminal.done(&["feedback", &path]),
        "市水利局：可登记1件，不能登记3件，还没有写入。\n  \
         第4行  2026-001  可登记  60%，已排查80座。\n  \
         第5行  2026-002  不能登记  \n      “进度（%）”里是公式，不是填写的内容；改成填数字或文字。\n  \
         第6行  2026-099  不能登记  \n      台账里没有这个编号，编号可能被改过。\n  \
         第7行  2026-004  不能登记  \n      反馈日期“6.10”不是日期；填2026-06-30这样的日期。\n"
    );
    assert_eq!(terminal.done(&["history", "2026-001"]), before, "nothing is written before the clerk agrees");
    terminal.done(&["feedback", &path, "--apply"]);
    let history = terminal.done(&["history", "2026-001"]);
    let report = "2026-06-10  反馈  市水利局，60%：已排查80座；问题：缺检测设备；下一步：6月20日前全部完成";
    assert!(history.contains(report), "{history}");
}
