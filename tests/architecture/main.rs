//! The rules of ARCHITECTURE.md, checked on the workspace as it is; and each rule shown to find a breach.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod licences;
mod rules;

use std::fs;
use std::path::Path;
use std::process::Command;

use duban_tests::root;
use rstest::rstest;
use rules::{Package, Source};

fn packages() -> Vec<Package> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version=1"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let name = |value: &serde_json::Value| value["name"].as_str().unwrap().to_owned();
    let package = |value: &serde_json::Value| Package {
        name: name(value),
        dependencies: value["dependencies"].as_array().unwrap().iter().map(name).collect(),
    };
    metadata["packages"].as_array().unwrap().iter().map(package).collect()
}

/// All sources of the program itself: not xtask's, nor the tests'.
fn sources() -> Vec<Source> {
    let mut found = vec![];
    for folder in ["src-tauri/crates", "src-tauri/src", "ui/src"] {
        collect(&root().join(folder), &mut found);
    }
    found
}

fn collect(folder: &Path, found: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|kind| ["rs", "ts", "vue"].iter().any(|known| kind == *known)) {
            let from_root = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
            found.push(Source { path: from_root, text: fs::read_to_string(path).unwrap() });
        }
    }
}

#[rstest]
#[case::dependencies_point_one_way(rules::one_way)]
#[case::a_library_has_one_owner(rules::owned_libraries)]
#[case::domain_types_are_not_wire_types(rules::domain_is_not_serialised)]
fn packages_keep(#[case] rule: fn(&Package) -> Vec<String>) {
    let packages = packages();
    assert!(packages.iter().any(|package| package.name == "duban-domain"), "the workspace was not read");
    assert_eq!(packages.iter().flat_map(rule).collect::<Vec<_>>(), Vec::<String>::new());
}

#[rstest]
#[case::one_clock(rules::one_clock)]
#[case::ids_from_app(rules::ids_from_app)]
#[case::one_way_to_the_shell(rules::one_way_to_the_shell)]
#[case::thin_commands(rules::thin_commands)]
fn sources_keep(#[case] rule: fn(&Source) -> Vec<String>) {
    let sources = sources();
    assert!(sources.iter().any(|source| source.path == "src-tauri/src/main.rs"), "the sources were not read");
    assert_eq!(sources.iter().flat_map(rule).collect::<Vec<_>>(), Vec::<String>::new());
}

#[rstest]
#[case::stage_imports_stage(rules::one_way, "duban-minutes", "duban-intake")]
#[case::stage_imports_app(rules::one_way, "duban-ledger", "duban-app")]
#[case::domain_imports_stage(rules::one_way, "duban-domain", "duban-minutes")]
#[case::app_imports_door(rules::one_way, "duban-app", "duban-desktop")]
#[case::door_passes_app_by(rules::one_way, "duban", "duban-ledger")]
#[case::sql_in_app(rules::owned_libraries, "duban-app", "rusqlite")]
#[case::pdf_in_a_door(rules::owned_libraries, "duban", "printpdf")]
#[case::webview_in_app(rules::owned_libraries, "duban-app", "tauri")]
#[case::plugin_in_app(rules::owned_libraries, "duban-app", "tauri-plugin-dialog")]
#[case::serde_in_domain(rules::domain_is_not_serialised, "duban-domain", "serde")]
fn a_wrong_dependency_is_found(
    #[case] rule: fn(&Package) -> Vec<String>,
    #[case] name: &str,
    #[case] dependency: &str,
) {
    let package = Package { name: name.into(), dependencies: vec!["chrono".into(), dependency.into()] };
    assert_eq!(rule(&package), [format!("{name} → {dependency}")]);
}

#[rstest]
#[case::day(rules::one_clock, "src-tauri/crates/minutes/src/lib.rs", "let today = Local::now();")]
#[case::id(rules::ids_from_app, "src-tauri/crates/ledger/src/lib.rs", "let id = Uuid::now_v7();")]
#[case::page(rules::one_clock, "ui/src/views/TodayView.vue", "const today = new Date()")]
#[case::invoke(rules::one_way_to_the_shell, "ui/src/views/LedgerView.vue", "const rows = await invoke('items')")]
fn a_wrong_line_is_found(#[case] rule: fn(&Source) -> Vec<String>, #[case] path: &str, #[case] line: &str) {
    let source = Source { path: path.into(), text: format!("// {line}\n{line}\n") };
    assert_eq!(rule(&source), [format!("{path}:2: {line}")]);
}

#[rstest]
#[case::clock(rules::one_clock, "src-tauri/crates/app/src/clock.rs", "Utc::now()")]
#[case::ipc(rules::one_way_to_the_shell, "ui/src/ipc/bindings.ts", "await invoke('items')")]
#[case::other_word(rules::one_way_to_the_shell, "ui/src/views/LedgerView.vue", "reinvoked = true")]
fn the_right_place_is_left_in_peace(#[case] rule: fn(&Source) -> Vec<String>, #[case] path: &str, #[case] line: &str) {
    assert_eq!(rule(&Source { path: path.into(), text: line.into() }), Vec::<String>::new());
}

#[rstest]
#[case::five(5, 0)]
#[case::six(6, 1)]
fn a_command_has_five_lines_at_most(#[case] lines: usize, #[case] breaches: usize) {
    let body = "    step();\n".repeat(lines);
    let text = format!(
        "#[tauri::command]\n#[specta::specta]\nfn items(\n    office: State<'_, Office>,\n) -> Answer {{\n{body}}}\n"
    );
    let source = Source { path: "src-tauri/src/commands.rs".into(), text };
    assert_eq!(rules::thin_commands(&source).len(), breaches);
}
