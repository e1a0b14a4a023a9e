//! What is printed reaches a real CUPS server and its PDF printer; without a printer it is said what to do.
//!
//! Needs cups and cups-pdf, and to run as root, whom cups-pdf wants: `cargo xtask test documents`.

#![allow(clippy::unwrap_used, reason = "a test")]

mod server;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use duban_tests::{Screen, Terminal, Window, in_time};
use server::Server;

const MINUTES: &str = "云岭市政府第12次常务会议纪要\n2026年6月8日，市长周明远主持召开市政府第12次常务会议。\n\
    会议强调，要加快老旧小区改造，8月底前完成32个小区的管网更新。（牵头单位：市住房城乡建设局，配合单位：市财政局）\n";

/// An office with one notice issued: its terminal, the notice's number and file.
fn office(folder: &Path, server: &Server) -> (Terminal, String, PathBuf) {
    let terminal = Terminal::with_office(folder.join("data")).with("CUPS_SERVER", server.socket());
    let minutes = folder.join("minutes.txt");
    fs::write(&minutes, MINUTES).unwrap();
    terminal.done(&["import", minutes.to_str().unwrap(), "--confirm"]);
    let out = folder.join("out");
    let scope = ["notice", "--department", "市住房城乡建设局", "--signed-by", "李市长", "--out"];
    let run = terminal.json(&[&scope[..], &[out.to_str().unwrap()]].concat());
    let issued = &run["issued"][0];
    let number = issued["document"]["number"].as_str().unwrap().to_owned();
    (terminal, number, issued["path"].as_str().unwrap().into())
}

fn pages(pdf: &Path) -> u32 {
    let told = Command::new("pdfinfo").arg(pdf).output().unwrap();
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    told.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap().trim().parse().unwrap()
}

#[test]
fn two_copies_on_both_sides_reach_the_printer() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start();
    let (terminal, number, file) = office(folder.path(), &server);
    server.add_printer("Hall");

    let listed = terminal.json(&["print", "--printers"]);
    assert_eq!(listed[0]["name"], "Hall");
    let printed = terminal.json(&["print", &number, "--printer", "Hall", "--copies", "2", "--duplex"]);
    assert_eq!(printed[0]["said"], format!("{number}已交“Hall”打印，2份，双面。"));

    let arrived = server.arrived(printed[0]["job"].as_str().unwrap());
    // Each copy begins on a sheet of its own: an odd page is followed by a blank one.
    let sides = 2 * pages(&file).next_multiple_of(2);
    assert_eq!(arrived.sides, "two-sided-long-edge");
    assert_eq!(pages(&arrived.file), sides, "both copies are in what the printer wrote");
}

#[tokio::test]
async fn the_windows_button_reaches_the_same_printer() {
    in_time(async {
        let folder = tempfile::tempdir().unwrap();
        let server = Server::start();
        let (_, number, file) = office(folder.path(), &server);
        server.add_printer("Hall");
        let screen = Screen::start();
        let window =
            Window::open_with_printers(&screen, &folder.path().join("data"), "2026-06-11", &server.socket()).await;
        window.click("nav-documents").await;
        window.click("register-row").await;
        window.click("document-print").await;
        window.fill("print-copies", "2").await;
        window.click("print-go").await;
        window.find_with("toast", &format!("{number}已交“Hall”打印，2份，双面。")).await;
        // The ledger in landscape, turned over its short edge.
        window.click("nav-ledger").await;
        window.click("ledger-print").await;
        window.click("sheet-print").await;
        window.click("print-go").await;
        window.find_with("toast", "台账").await;
        window.close().await;
        assert_eq!(server.arrived("Hall-2").sides, "two-sided-short-edge");
        let arrived = server.arrived("Hall-1");
        assert_eq!(arrived.sides, "two-sided-long-edge");
        assert_eq!(pages(&arrived.file), 2 * pages(&file).next_multiple_of(2));
    })
    .await;
}

#[test]
fn without_a_printer_it_says_so_and_can_be_saved() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start();
    let (terminal, number, file) = office(folder.path(), &server);

    let check = |terminal: &Terminal| {
        let refused = terminal.run(&["print", &number]);
        assert_eq!(refused.code, Some(1));
        let sentence = format!(
            "printer_missing: 这台电脑上没有可用的打印机，{number}没有打印。可以先另存为PDF，到能打印的电脑上打印；装好打印机后再试。"
        );
        assert_eq!(refused.stderr.trim(), sentence);
    };
    check(&terminal);
    // Nor where no server runs at all.
    check(&terminal.clone().with("CUPS_SERVER", folder.path().join("nobody")));

    let saved = folder.path().join("saved.pdf");
    terminal.done(&["print", &number, "--save", saved.to_str().unwrap()]);
    assert_eq!(fs::read(saved).unwrap(), fs::read(file).unwrap(), "byte for byte as it was issued");
}

#[test]
fn a_printer_that_is_not_there_is_named_beside_those_that_are() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start();
    let (terminal, number, file) = office(folder.path(), &server);
    server.add_printer("Hall");
    let refused = terminal.run(&["print", &number, "--printer", "Cellar"]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.stderr.contains("没有叫“Cellar”的打印机，没有打印。现有打印机：Hall。"), "{}", refused.stderr);
    let refused = terminal.run(&["print", file.to_str().unwrap(), "--copies", "0"]);
    assert!(refused.stderr.contains("份数要在1到99之间"), "{}", refused.stderr);
}
