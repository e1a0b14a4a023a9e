//! A reminder and a circular from the window, a draft on its way, and a paper taken back.

use duban_tests::{Key, Screen, Terminal, Window, in_time, root};

/// The notices went out in May; by now feedback and days are missed.
const LATER: &str = "2026-07-06";

#[tokio::test]
async fn a_reminder_and_a_circular_go_out_from_the_window() {
    in_time(async {
        let screen = Screen::start();
        let desk = tempfile::tempdir().unwrap();
        let office = desk.path().join("office");
        let may = Terminal::with_office(&office).on("2026-05-27");
        let minutes = root().join("src-tauri/crates/app/samples/standing-meeting-31.txt");
        may.done(&["import".as_ref(), minutes.as_os_str(), "--confirm".as_ref()]);
        let meeting = may.json(&["meetings"])[0]["id"].as_str().unwrap().to_owned();
        let out = desk.path().join("out");
        let out = out.to_str().unwrap();
        may.done(&["notice", "--meeting", &meeting, "--each", "--signed-by", "李志远", "--out", out]);

        let window = Window::open(&screen, &office, LATER).await;
        window.click("nav-documents").await;
        reminder(&window).await;
        circular(&window).await;
        without_a_printer(&window).await;
        taken_back(&window).await;
        words_of_the_office(&window).await;
        window.close().await;

        let terminal = Terminal::at(&office).on(LATER);
        assert_eq!(terminal.json(&["ledger", "verify"])["sound"], true);
        let reminded = terminal.json(&["documents", "--find", "催办通知 已印发"]);
        assert_eq!(reminded.as_array().unwrap().len(), 1);
    })
    .await;
}

async fn reminder(window: &Window) {
    window.click("kind-reminder").await;
    window.find_with("notice-item", "未签收").await;
    window.find_with("pdf-words", "至今未签收").await;
    window.fill("notice-signed-by", "李志远").await;
    window.click("notice-issue").await;
    window.click("notice-issue-confirm").await;
    let issued = window.find_with("document-state", "已印发").await;
    assert_eq!(window.text_of(&issued).await, "已印发");
    window.click("document-leave").await;
}

/// Drafted, checked, signed, numbered: a step at a time.
async fn circular(window: &Window) {
    window.click("kind-circular").await;
    window.find_with("pdf-words", "各单位督办事项办理情况表").await;
    window.click("draft-keep").await;
    window.find_with("document-state", "拟稿").await;
    for (step, who, state) in [("document-check", "钱科长", "已核稿"), ("document-sign", "李志远", "已签发")]
    {
        window.click(step).await;
        window.fill("document-step-words", who).await;
        window.click("document-step-take").await;
        window.find_with("document-state", state).await;
    }
    window.click("document-issue").await;
    window.find_with("document-state", "已印发").await;
}

/// No test meets a printer here; what is left is the file.
async fn without_a_printer(window: &Window) {
    window.press(&format!("{}p{}", Key::Control, Key::Null)).await;
    window.find_with("error-state", "没有可用的打印机").await;
    assert!(window.text("print-save").await.contains("另存为PDF"));
    assert_eq!(window.count("print-go").await, 0, "there is nothing to print on");
    window.press(&Key::Escape.to_string()).await;
    window.counts("print-save", 0).await;
}

/// The wording is seen on the sample while it is typed; a placeholder that is none is said, and Ctrl Z takes a change
/// back.
async fn words_of_the_office(window: &Window) {
    window.click("nav-settings").await;
    window.click("settings-stationery").await;
    window.find_with("pdf-words", "现将").await;
    window.fill("wording-opening", "请办好下列{件数}项工作。").await;
    window.find_with("pdf-words", "请办好下列1项工作。").await;
    window.keys("wording-opening", "{数目}").await;
    window.find_with("error-state", "{数目}没有对应的内容").await;
    window.fill("wording-opening", "请办好下列{件数}项工作。").await;
    window.click("wording-title").await;
    window.find_with("toast", "已改开头").await;
    // Out of the field, where Ctrl Z would belong to what is typed.
    window.click("settings-stationery").await;
    window.press(&format!("{}z{}", Key::Control, Key::Null)).await;
    window.find_with("toast", "已撤销").await;
    window.find_with("pdf-words", "现将").await;
}

async fn taken_back(window: &Window) {
    window.click("document-recall").await;
    window.fill("document-step-words", "数据有误").await;
    window.click("document-step-take").await;
    window.find_with("document-state", "已撤回").await;
    window.fill("register-find", "数据有误").await;
    window.counts("register-row", 1).await;
}
