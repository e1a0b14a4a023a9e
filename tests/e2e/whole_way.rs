//! Minutes pasted, read, corrected and confirmed; a notice issued; the window closed and opened again.

use duban_tests::{Key, Screen, Terminal, Window, in_time};

use crate::TODAY;

const MINUTES: &str = include_str!("minutes.txt");

/// A department that has a new name since the minutes were written: the clerk's correction.
const CORRECTED: &str = "市政务服务和数据管理局";

#[tokio::test]
async fn from_pasted_minutes_to_an_issued_notice_and_back_the_next_day() {
    in_time(async {
        let screen = Screen::start();
        let desk = tempfile::tempdir().unwrap();
        let office = desk.path().join("office");

        let window = Window::open(&screen, &office, TODAY).await;
        first_start(&window).await;
        paste_minutes(&window).await;
        correct_a_department(&window).await;
        let items = confirm_all_cards(&window).await;
        let number = issue_notice(&window).await;
        window.close().await;

        let window = Window::open(&screen, &office, "2026-06-12").await;
        everything_is_there(&window, items, &number).await;
        window.close().await;

        let terminal = Terminal::at(&office);
        assert_eq!(terminal.json(&["ledger", "verify"])["sound"], true);
        assert_eq!(terminal.json(&["items"])["total"], items);
    })
    .await;
}

async fn first_start(window: &Window) {
    window.fill("office-name", "中共云岭市委督查室").await;
    window.fill("office-mark", "中共云岭市委督查室").await;
    window.click("office-save").await;
    window.find("empty-state").await;
}

async fn paste_minutes(window: &Window) {
    window.click("import-paste").await;
    window.paste("paste-text", MINUTES).await;
    window.click("paste-read").await;
    window.find_with("minutes", "五届市委常委会召开2026年第11次会议").await;
    window.find("directive-card").await;
}

async fn correct_a_department(window: &Window) {
    let card = window.find_with("directive-card", "政务服务").await;
    window.click_on(&card).await;
    window.click("directive-edit").await;
    // Backspace in the empty field takes up the chip before it, if there is one, as text to be written over.
    window.keys("field-lead", &Key::Backspace.to_string()).await;
    window.keys("field-lead", CORRECTED).await;
    window.click("edit-save").await;
    window.find_with("directive-card", CORRECTED).await;
}

/// Decides on every card in turn, as the dock offers it, until nothing is left. How many items came of it.
async fn confirm_all_cards(window: &Window) -> usize {
    while let Some(left) = window.texts("left").await.pop() {
        for offered in ["directive-confirm", "passage-background", "review-next"] {
            if window.count(offered).await > 0 {
                window.click(offered).await;
                break;
            }
        }
        window.changes("left", &left).await;
    }
    window.click("finish-review").await;

    let row = window.find_with("ledger-row", CORRECTED).await;
    assert!(window.text_of(&row).await.contains("政务服务"), "the correction stands on another item");
    let items = window.count("ledger-row").await;
    assert!(items >= 5, "only {items} of the meeting's five subjects became items");
    items
}

/// Issues the notice that holds the corrected item; its number.
async fn issue_notice(window: &Window) -> String {
    window.click("nav-documents").await;
    window.find("notice-item").await;
    while !window.texts("notice-item").await.iter().any(|item| item.contains("政务服务")) {
        let before = window.text("notice-item").await;
        window.click("notice-next").await;
        window.changes("notice-item", &before).await;
    }
    // The page shows what is about to be issued.
    window.find_with("pdf-words", "不少于15个事项").await;

    window.fill("notice-signed-by", "李志远").await;
    window.click("notice-issue").await;
    window.click("notice-issue-confirm").await;
    let issued = window.find_with("register-row", CORRECTED).await;
    let number = issued.attr("data-number").await.unwrap().unwrap();
    assert!(number.ends_with("〔2026〕1号"), "{number} is not the year's first number");
    number
}

async fn everything_is_there(window: &Window, items: usize, number: &str) {
    window.click("nav-meetings").await;
    window.find_with("meeting-row", "2026年第11次").await;
    window.click("nav-ledger").await;
    let row = window.find_with("ledger-row", CORRECTED).await;
    assert!(window.text_of(&row).await.contains("已交办"), "issuing a notice gives its items out");
    assert_eq!(window.count("ledger-row").await, items);

    window.click("nav-documents").await;
    let issued = window.find_with("register-row", CORRECTED).await;
    assert_eq!(issued.attr("data-number").await.unwrap().as_deref(), Some(number));
    window.click_on(&issued).await;
    window.find_with("pdf-words", "不少于15个事项").await;
}
