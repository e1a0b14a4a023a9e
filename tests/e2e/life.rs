//! An item followed from 交办 to 销号 in the window, with a file, a return and two requests for more time.

use std::path::Path;

use duban_tests::{Key, Screen, Terminal, Window, in_time, root};
use fantoccini::Locator;

use crate::TODAY;

#[tokio::test]
async fn items_are_followed_to_their_end_and_seen_on_today() {
    in_time(async {
        let screen = Screen::with_desk();
        let desk = tempfile::tempdir().unwrap();
        let office = desk.path().join("office");
        let terminal = Terminal::with_office(&office);
        let minutes = root().join("tests/e2e/minutes.txt");
        terminal.done(&["import".as_ref(), minutes.as_os_str(), "--confirm".as_ref()]);
        let file = desk.path().join("progress.txt");
        std::fs::write(&file, "46座水库已排查40座。").unwrap();

        let window = Window::open(&screen, &office, TODAY).await;
        window.find("list-assign").await;
        from_giving_out_to_strike_off(&window, &screen, &file).await;
        more_time(&window, 1, "yes", "同意").await;
        more_time(&window, 2, "no", "不同意").await;
        last_month_knew_nothing_of_it(&window).await;
        window.close().await;

        assert_eq!(terminal.json(&["ledger", "verify"])["sound"], true);
        let states: Vec<_> = terminal.json(&["items"])["lines"]
            .as_array()
            .unwrap()
            .iter()
            .map(|line| line["state"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(states[..3], ["closed", "assigned", "assigned"], "{states:?}");
    })
    .await;
}

/// Opens the item with this place in the ledger, by its code.
async fn open_item(window: &Window, number: usize) {
    window.click("nav-ledger").await;
    let row = window.find_with("ledger-row", &format!("{:03}", number + 1)).await;
    let link = row.find(Locator::Css("[data-testid='ledger-open']")).await.unwrap();
    window.click_on(&link).await;
    window.find("item-title").await;
}

/// Takes a step that the page offers, after its form was filled in.
async fn step(window: &Window, kind: &str, fields: &[(&str, &str)]) {
    window.click(&format!("action-{kind}")).await;
    window.find("step-take").await;
    for (field, words) in fields {
        window.fill(field, words).await;
    }
    window.click("step-take").await;
    window.counts("step-take", 0).await;
}

async fn choose(window: &Window, field: &str, value: &str) {
    let options = window.find(field).await;
    let option = options.find(Locator::Css(&format!("[data-value='{value}']"))).await.unwrap();
    window.click_on(&option).await;
}

async fn from_giving_out_to_strike_off(window: &Window, screen: &Screen, file: &Path) {
    open_item(window, 0).await;
    step(window, "assign", &[]).await;
    window.find_with("item-state", "已交办").await;
    step(window, "acknowledge", &[]).await;

    window.click("action-report-progress").await;
    window.fill("step-percent", "80").await;
    window.fill("step-note", "46座水库已排查40座。").await;
    window.click("step-attach").await;
    screen.choose_file("选择佐证文件", file).await;
    window.find_with("step-files", "progress.txt").await;
    window.click("step-take").await;
    window.find_with("evidence", "progress.txt").await;

    // Two departments lead: the form goes on to the one that has not claimed yet.
    step(window, "report-completion", &[("step-note", "全部排查完毕。")]).await;
    step(window, "report-completion", &[("step-note", "泵站检修完毕。")]).await;
    window.find_with("item-state", "待核查").await;
    window.click("nav-today").await;
    window.find("list-verify").await;

    open_item(window, 0).await;
    window.click("action-verify").await;
    choose(window, "step-yes", "no").await;
    window.fill("step-note", "问题清单没有写明整改责任人。").await;
    window.click("step-take").await;
    window.counts("step-take", 0).await;
    window.find_with("item-fact", "退回").await;

    step(window, "report-completion", &[("step-note", "清单已补齐。")]).await;
    step(window, "report-completion", &[("step-note", "没有改动。")]).await;
    step(window, "verify", &[("step-note", "抽查6座，清单齐全。")]).await;
    step(window, "close", &[("step-note", "46座水库全部排查。")]).await;
    window.find_with("item-fact", "销号").await;
}

/// Asks for more time, sees it on 今日 and answers it there.
async fn more_time(window: &Window, number: usize, answer: &str, word: &str) {
    open_item(window, number).await;
    step(window, "assign", &[]).await;
    window.find_with("item-state", "已交办").await;
    window.click("item-more").await;
    window.click("action-request-extension").await;
    window.fill("step-note", "前期手续没有办完。").await;
    window.fill("step-until", &format!("2026年12月25日{}", Key::Enter.to_string())).await;
    window.click("step-take").await;
    window.counts("step-take", 0).await;

    window.click("nav-today").await;
    window.find("list-extension").await;
    let row = window.find_with("today-row", "答复延期").await;
    let button = row.find(Locator::Css("[data-testid='today-act']")).await.unwrap();
    window.click_on(&button).await;
    window.find("step-take").await;
    choose(window, "step-yes", answer).await;
    window.fill("step-who", "分管副市长").await;
    window.click("step-take").await;
    window.counts("list-extension", 0).await;
    open_item(window, number).await;
    window.find_with("item-fact", word).await;
}

async fn last_month_knew_nothing_of_it(window: &Window) {
    window.click("nav-statistics").await;
    window.find("statistics-row").await;
    window.fill("statistics-day", &format!("2026年5月11日{}", Key::Enter.to_string())).await;
    window.find("empty-state").await;
}
