//! The window and the terminal at work on one office.

use duban_tests::{Screen, Terminal, Window, in_time, root};

use crate::TODAY;

#[tokio::test]
async fn what_the_terminal_writes_the_window_shows() {
    in_time(async {
        let screen = Screen::start();
        let desk = tempfile::tempdir().unwrap();
        let office = desk.path().join("office");
        let terminal = Terminal::with_office(&office);

        let window = Window::open(&screen, &office, TODAY).await;
        window.find("empty-state").await;
        let minutes = root().join("tests/e2e/minutes.txt");
        terminal.done(&["import".as_ref(), minutes.as_os_str(), "--confirm".as_ref()]);
        window.find_with("meeting-row", "2026年第11次").await;

        // And the other way round: the window goes on from what the terminal wrote.
        window.click("nav-documents").await;
        window.fill("notice-signed-by", "李志远").await;
        window.click("notice-issue").await;
        window.click("notice-issue-confirm").await;
        window.find("register-row").await;
        window.close().await;
        assert_eq!(terminal.json(&["ledger", "verify"])["sound"], true);
        let page = terminal.json(&["items"]);
        let given_out = page["lines"].as_array().unwrap().iter().filter(|line| line["state"] == "assigned").count();
        assert!(given_out > 0, "the notice that the window issued gave nothing out");
    })
    .await;
}
