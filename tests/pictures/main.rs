//! Pictures of every view, taken of the real window at 1366×768 into `docs/pictures`: `cargo xtask pictures`.

#![expect(clippy::unwrap_used, reason = "a picture that cannot be taken is said by panicking")]

use std::path::{Path, PathBuf};
use std::process::Command;

use duban_tests::{Key, Screen, Terminal, Window, in_time, root};
use fantoccini::Locator;

/// Thursday, 11 June 2026.
const TODAY: &str = "2026-06-11";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    in_time(take_all()).await;
}

async fn take_all() {
    let pictures = root().join("docs/pictures");
    std::fs::create_dir_all(&pictures).unwrap();
    // A place of its own, but always the same: the settings show it.
    let desk = std::env::temp_dir().join("duban-pictures");
    if desk.exists() {
        std::fs::remove_dir_all(&desk).unwrap();
    }
    let screen = Screen::start();

    let window = Window::open(&screen, &desk.join("sample"), TODAY).await;
    start_and_review(&window, &screen, &pictures).await;
    window.close().await;

    let office = desk.join("at-work");
    at_work(&office, &desk.join("notices"), &pictures);
    let window = Window::open(&screen, &office, TODAY).await;
    ledger_and_papers(&window, &screen, &pictures).await;
    window.close().await;
    println!("the pictures lie in {}", pictures.display());
}

/// The first start, and a meeting of the sample office under review.
async fn start_and_review(window: &Window, screen: &Screen, pictures: &Path) {
    window.find("office-name").await;
    screen.picture(&pictures.join("first-start.png")).await;
    window.click("open-sample").await;
    window.click("nav-meetings").await;
    let meeting = window.find_with("meeting-row", "常委会").await;
    screen.picture(&pictures.join("meetings.png")).await;
    window.click_on(&meeting).await;
    window.find("directive-card").await;
    window.click("directive-confirm").await;
    window.find_with("directive-card", "已确认").await;
    screen.picture(&pictures.join("meeting.png")).await;
}

/// An office in the middle of its work: both sample meetings registered, the first one's notices issued.
fn at_work(office: &Path, notices: &Path, pictures: &Path) {
    let samples = root().join("src-tauri/crates/app/samples");
    let may = Terminal::at(office).on("2026-05-27");
    may.done(&["init", "--office", "中共云岭市委督查室", "--mark", "中共云岭市委督查室", "--prefix", "云督办"]);
    let first = samples.join("standing-meeting-31.txt");
    may.done(&["import".as_ref(), first.as_os_str(), "--confirm".as_ref()]);
    let meeting = may.json(&["meetings"])[0]["id"].as_str().unwrap().to_owned();
    let arguments = ["notice", "--meeting", &meeting, "--each", "--signed-by", "李志远", "--out"];
    may.done(&[&arguments[..], &[notices.to_str().unwrap()]].concat());
    under_way(office);
    let june = Terminal::at(office).on("2026-06-10");
    let second = samples.join("committee-meeting-12.txt");
    june.done(&["import".as_ref(), second.as_os_str(), "--confirm".as_ref()]);

    let mut papers: Vec<PathBuf> = std::fs::read_dir(notices).unwrap().map(|entry| entry.unwrap().path()).collect();
    papers.sort();
    let drawn = Command::new("pdftoppm")
        .args(["-png", "-singlefile", "-r", "72"])
        .args([&papers[0], &pictures.join("notice")])
        .status()
        .unwrap();
    assert!(drawn.success(), "pdftoppm draws the notice");
}

/// What departments did with the first meeting's items until the second one met: in the order of the days, as it is
/// recorded, so that the past can be looked at.
fn under_way(office: &Path) {
    let (management, police, civil) = ("市城市管理局", "市公安局", "市民政局");
    let days: &[(&str, &[&str])] = &[
        ("2026-05-28", &["acknowledge", "2026-001", "--department", management]),
        ("2026-05-29", &["acknowledge", "2026-002", "--department", police]),
        ("2026-06-01", &["acknowledge", "2026-004", "--department", civil]),
        (
            "2026-06-03",
            &["report", "2026-001", "--department", management, "--percent", "40", "--note", "初稿正在征求各区意见。"],
        ),
        (
            "2026-06-05",
            &["report", "2026-002", "--department", police, "--percent", "60", "--note", "已完成7处路口改造。"],
        ),
        ("2026-06-09", &["report-completion", "2026-007", "--department", "市属医院", "--note", "全部检查完毕。"]),
        ("2026-06-09", &["request-extension", "2026-004", "--until", "2026-07-10", "--reason", "选址公示期未满"]),
    ];
    for (day, step) in days {
        Terminal::at(office).on(day).done(step);
    }
}

/// The ledger, one of its items, the papers and the settings.
async fn ledger_and_papers(window: &Window, screen: &Screen, pictures: &Path) {
    window.find("today-row").await;
    screen.picture(&pictures.join("today.png")).await;
    window.click("nav-ledger").await;
    window.find("ledger-row").await;
    screen.picture(&pictures.join("ledger.png")).await;
    window.click("ledger-print").await;
    window.find("sheet-about").await;
    screen.picture(&pictures.join("sheets.png")).await;
    window.press(&Key::Escape.to_string()).await;
    window.counts("sheet-about", 0).await;
    window.click("ledger-register").await;
    window.find("new-title").await;
    screen.picture(&pictures.join("register.png")).await;
    window.click("reshape-close").await;
    window.fill("ledger-day", &format!("2026年6月5日{}", Key::Enter.to_string())).await;
    window.find("past").await;
    screen.picture(&pictures.join("past.png")).await;
    window.click("past-back").await;
    window.find("ledger-row").await;
    window.click("ledger-open").await;
    window.find("item-quote").await;
    screen.picture(&pictures.join("item.png")).await;
    window.click("nav-documents").await;
    window.click("notice-next").await;
    window.fill("notice-signed-by", "李志远").await;
    // Leaves the field, so that its list of known signers is folded.
    window.click("notice-number").await;
    window.find("pdf-canvas").await;
    screen.picture(&pictures.join("documents.png")).await;
    window.click("kind-circular").await;
    window.find_with("pdf-words", "督办事项办理情况的通报").await;
    screen.picture(&pictures.join("circular.png")).await;
    window.click("register-row").await;
    window.find("document-panel").await;
    window.find_with("pdf-words", "督办通知").await;
    screen.picture(&pictures.join("document.png")).await;
    window.click("nav-statistics").await;
    window.find("statistics-row").await;
    screen.picture(&pictures.join("statistics.png")).await;
    window.click("nav-registry").await;
    let row = window.find_with("registry-row", "市水利局").await;
    window.click_on(&row.find(Locator::Css("th")).await.unwrap()).await;
    window.find_with("registry-card", "市水利局").await;
    screen.picture(&pictures.join("registry.png")).await;
    window.click("nav-settings").await;
    window.find("office-name").await;
    screen.picture(&pictures.join("settings.png")).await;
    window.click("open-licences").await;
    window.find("licence-text").await;
    screen.picture(&pictures.join("licences.png")).await;
    window.press(&Key::Escape.to_string()).await;
    window.counts("licence-text", 0).await;
    window.click("settings-stationery").await;
    window.find("pdf-canvas").await;
    screen.picture(&pictures.join("stationery.png")).await;
}
