//! What an office keeps by itself: its registry, items that come from no meeting, and the ledger of a past day.

use duban_tests::{Key, Screen, Terminal, Window, in_time};
use fantoccini::Locator;

use crate::TODAY;

#[tokio::test]
async fn registry_items_by_hand_and_the_ledger_of_last_month() {
    in_time(async {
        let screen = Screen::start();
        let desk = tempfile::tempdir().unwrap();
        let office = desk.path().join("office");
        let may = Terminal::at(&office).on("2026-05-12");
        may.done(&["init", "--office", "中共云岭市委督查室", "--mark", "中共云岭市委督查室"]);
        may.done(&["register", "--title", "检查城区堤防", "--source", "批示", "--lead", "市应急管理局"]);

        let window = Window::open(&screen, &office, TODAY).await;
        a_department_is_renamed_and_a_new_one_taken_back(&window).await;
        an_item_is_registered_by_hand(&window).await;
        it_is_split_and_a_part_goes_into_another_item(&window).await;
        what_is_filtered_goes_to_paper(&window).await;
        last_month_there_was_but_one_item(&window).await;
        window.close().await;

        let june = Terminal::at(&office);
        assert_eq!(june.json(&["ledger", "verify"])["sound"], true);
        let department = june.json(&["departments", "list", "市水利局"]);
        assert!(department.to_string().contains("市水利和湖泊局"), "{department}");
        let item = june.json(&["item", "2026-003"]);
        assert_eq!(item["related"][0]["code"], "2026-002", "{item}");
    })
    .await;
}

fn entered(words: &str) -> String {
    format!("{words}{}", Key::Enter.to_string())
}

/// Opens the item with this title from the ledger.
async fn open(window: &Window, title: &str) {
    window.click("nav-ledger").await;
    let row = window.find_with("ledger-row", title).await;
    let link = row.find(Locator::Css("[data-testid='ledger-open']")).await.unwrap();
    window.click_on(&link).await;
    window.find_with("item-title", title).await;
}

async fn a_department_is_renamed_and_a_new_one_taken_back(window: &Window) {
    window.click("nav-registry").await;
    let row = window.find_with("registry-row", "市水利局").await;
    // The driver finds no point to click in a table's row itself.
    let name = row.find(Locator::Css("th")).await.unwrap();
    window.click_on(&name).await;
    window.find_with("registry-card", "市水利局").await;
    window.click("registry-rename").await;
    window.fill("rename-to", "市水利和湖泊局").await;
    window.click("rename-take").await;
    window.find_with("registry-former", "市水利局").await;

    window.click("registry-new").await;
    window.fill("registry-name", "市低空经济办公室").await;
    window.fill("registry-duties", &entered("低空经济")).await;
    window.click("registry-save").await;
    window.find_with("registry-card", "市低空经济办公室").await;
    let count = window.text("registry-count").await;
    window.click("registry-undo").await;
    window.changes("registry-count", &count).await;
    window.fill("registry-search", "低空经济").await;
    window.find("empty-state").await;
}

async fn an_item_is_registered_by_hand(window: &Window) {
    window.click("nav-ledger").await;
    window.click("ledger-register").await;
    window.fill("new-title", "整治小型水库并检修泵站").await;
    window.fill("new-quote", "周明远同志在防汛专报上批示").await;
    window.fill("new-lead", &entered("市水利和湖泊局")).await;
    window.fill("new-deadlines", &entered("6月底前")).await;
    // What cannot be read is refused in the form, and nothing is lost of it.
    window.fill("new-targets", &entered("尽快")).await;
    window.click("reshape-take").await;
    window.find_with("error-state", "没有读成目标").await;
    window.keys("new-targets", &Key::Backspace.to_string()).await;
    window.fill("new-targets", &entered("46座水库")).await;
    window.click("reshape-take").await;
    window.find_with("item-title", "整治小型水库并检修泵站").await;
    window.find_with("item-parties", "市水利和湖泊局").await;
}

async fn it_is_split_and_a_part_goes_into_another_item(window: &Window) {
    window.click("item-more").await;
    window.click("action-split").await;
    window.fill("split-title-0", "整治小型水库").await;
    window.fill("split-title-1", "检修排涝泵站").await;
    window.click("reshape-take").await;
    window.find_with("item-fact", "拆分").await;

    open(window, "检修排涝泵站").await;
    window.find_with("earlier-facts", "整治小型水库并检修泵站").await;
    window.click("item-more").await;
    window.click("action-merge").await;
    window.fill("merge-search", "堤防").await;
    let target = window.find_with("merge-target", "检查城区堤防").await;
    window.click_on(&target).await;
    window.click("reshape-take").await;
    window.find_with("item-title", "检查城区堤防").await;
    window.find_with("item-parties", "市水利和湖泊局").await;
    window.find_with("earlier-facts", "检修排涝泵站").await;
}

/// No test meets a printer here; the dialog says what would be on the paper, and offers the file instead.
async fn what_is_filtered_goes_to_paper(window: &Window) {
    window.click("nav-ledger").await;
    window.counts("ledger-row", 4).await;
    window.click("ledger-view-待交办").await;
    window.press(&format!("{}p{}", Key::Control, Key::Null)).await;
    window.find_with("sheet-about", "筛选出的").await;
    window.press(&Key::Enter.to_string()).await;
    window.find_with("error-state", "没有可用的打印机").await;
    assert!(window.text("print-save").await.contains("另存为PDF"));
    window.press(&Key::Escape.to_string()).await;
    window.find("sheet-pdf").await;
    window.press(&Key::Escape.to_string()).await;
    window.counts("sheet-pdf", 0).await;
    window.click("ledger-view-全部事项").await;
}

async fn last_month_there_was_but_one_item(window: &Window) {
    window.click("nav-ledger").await;
    window.counts("ledger-row", 4).await;
    window.fill("ledger-day", &entered("2026年5月31日")).await;
    window.find("past").await;
    window.counts("ledger-row", 1).await;
    assert_eq!(window.count("ledger-register").await, 0, "nothing is registered in the past");
    window.click("ledger-open").await;
    let parties = window.text("item-parties").await;
    assert!(!parties.contains("水利"), "what was merged in later is not there yet: {parties}");
    assert_eq!(window.count("action-notice").await, 0, "nothing is done in the past");
    window.click("past-back").await;
    window.find_with("item-parties", "市水利和湖泊局").await;
    window.find("action-notice").await;
}
