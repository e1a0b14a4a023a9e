//! A Word document imported and its meeting confirmed without a mouse.

use std::io::{Cursor, Write as _};
use std::path::Path;

use duban_tests::{Key, Screen, Terminal, Window, in_time};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::TODAY;

const MINUTES: &str = include_str!("keyboard.txt");

#[tokio::test]
async fn a_word_document_is_imported_and_confirmed_by_keyboard_alone() {
    in_time(async {
        let screen = Screen::with_desk();
        let desk = tempfile::tempdir().unwrap();
        let office = desk.path().join("office");
        let terminal = Terminal::with_office(&office);
        let minutes = desk.path().join("minutes-13.docx");
        std::fs::write(&minutes, docx(MINUTES)).unwrap();

        let window = Window::open(&screen, &office, TODAY).await;
        window.find("empty-state").await;
        import(&window, &screen, &minutes).await;
        accept_a_repair(&window, &screen).await;
        split_a_directive(&window, &screen).await;
        merge_two(&window, &screen).await;
        pick_a_suggestion(&window, &screen).await;
        dismiss_one(&window, &screen).await;
        decide_the_rest(&window, &screen).await;

        screen.press(&["ctrl+Return"]);
        window.find_with("ledger-row", "市水利局").await;
        window.close().await;
        assert_eq!(terminal.json(&["ledger", "verify"])["sound"], true);
        let page = terminal.json(&["items"]);
        let titles: Vec<_> = page["lines"].as_array().unwrap().iter().map(|line| line["title"].to_string()).collect();
        assert!(!titles.iter().any(|title| title.contains("档案")), "what was dismissed became an item: {titles:?}");
    })
    .await;
}

async fn import(window: &Window, screen: &Screen, path: &Path) {
    screen.press(&["ctrl+o"]);
    screen.choose_file("选择会议纪要", path).await;
    window.find("directive-card").await;
    window.find_with("minutes", "2026年第13次").await;
    screen.await_window("督办");
}

async fn accept_a_repair(window: &Window, screen: &Screen) {
    screen.press(&["r"]);
    window.find("repair").await;
    screen.press(&["Return"]);
    window.find_with("repair", "已接受").await;
    screen.press(&["Escape"]);
    window.find("directive-confirm").await;
}

/// Goes from card to card until one says the words.
async fn look_at(window: &Window, screen: &Screen, words: &str) {
    screen.press(&["Up"; 20]);
    for _ in 0..40 {
        if window.card().await.contains(words) {
            return;
        }
        screen.press(&["Down"]);
    }
    panic!("no card says {words}:\n{}", window.page().await);
}

async fn split_a_directive(window: &Window, screen: &Screen) {
    look_at(window, screen, "防汛备汛").await;
    let before = window.count("directive-card").await;
    screen.press(&["s"]);
    window.find("split-save").await;
    // Where there is one place only it is chosen already; of several the digit chooses the first.
    if window.count("cut-gap").await > 1 {
        screen.press(&["1"]);
    }
    screen.press(&["Return"]);
    window.counts("directive-card", before + 1).await;
}

async fn merge_two(window: &Window, screen: &Screen) {
    look_at(window, screen, "报名平台").await;
    let before = window.count("directive-card").await;
    screen.press(&["m"]);
    window.counts("directive-card", before - 1).await;
}

async fn pick_a_suggestion(window: &Window, screen: &Screen) {
    look_at(window, screen, "小型水库").await;
    let suggested = window.text("suggestion").await;
    assert!(suggested.contains("市水利局"), "{suggested} is suggested for small reservoirs");
    screen.press(&["space"]);
    window.card_says("已修改").await;
    window.card_says("市水利局").await;
}

async fn dismiss_one(window: &Window, screen: &Screen) {
    look_at(window, screen, "档案").await;
    screen.press(&["d"]);
    window.find("dismiss-reason").await;
    // What an input method gives the field.
    window.press("与去年的事项重复").await;
    window.press(&Key::Enter.to_string()).await;
    window.find_with("directive-card", "不立项").await;
}

/// Enter does what the dock offers first, until nothing is left; then everything is covered.
async fn decide_the_rest(window: &Window, screen: &Screen) {
    while let Some(left) = window.texts("left").await.pop() {
        screen.press(&["Return"]);
        window.changes("left", &left).await;
    }
    assert_eq!(window.count("coverage-open").await, 0);
    assert_eq!(window.count("coverage-unclassified").await, 0);
    let total = sentences(&window.text("coverage-total").await);
    let decided = sentences(&window.text("coverage-decided").await);
    let background = sentences(&window.text("coverage-background").await);
    assert!(decided > 0, "something was decided");
    assert_eq!(decided + background, total, "every sentence is a decided directive or background");
}

/// The number in 全文16句, 已定 9.
fn sentences(words: &str) -> usize {
    words.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

/// A document as Word writes it, as far as its text goes.
fn docx(text: &str) -> Vec<u8> {
    let head = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
    let lines = text.lines().map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>")).collect::<String>();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    write!(zip, "{head}{lines}</w:body></w:document>").unwrap();
    zip.finish().unwrap().into_inner()
}
