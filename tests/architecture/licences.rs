//! What 关于 lists is what is shipped.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use duban_tests::root;
use serde_json::Value;

fn json(path: &str) -> Value {
    serde_json::from_str(&fs::read_to_string(root().join(path)).unwrap()).unwrap()
}

/// `name version` of every part of a kind.
fn listed(kind: &str) -> BTreeSet<String> {
    let word = |part: &Value, name: &str| part[name].as_str().unwrap().to_owned();
    let licences = json("ui/src/licences.json");
    let parts = licences["parts"].as_array().unwrap().iter().filter(|part| part["kind"] == kind);
    parts.map(|part| format!("{} {}", word(part, "name"), word(part, "version"))).collect()
}

const REFRESH: &str = "run cargo xtask licences";

#[test]
fn every_crate_is_listed_and_no_other() {
    let listed = listed("crate");
    let mut tree = Command::new(env!("CARGO"));
    tree.args(["tree", "--offline", "--locked", "-p", "duban", "-p", "duban-desktop", "-e", "normal,no-proc-macro"]);
    let tree = tree.args(["--prefix", "none", "-f", "{p}"]).current_dir(root()).output().unwrap();
    let tree = String::from_utf8(tree.stdout).unwrap();
    let shipped: BTreeSet<String> = tree
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("duban"))
        .map(|line| line.split_whitespace().take(2).collect::<Vec<_>>().join(" ").replace(" v", " "))
        .collect();
    assert!(shipped.len() > 100, "cargo tells of no tree");
    assert_eq!(shipped.difference(&listed).collect::<Vec<_>>(), Vec::<&String>::new(), "{REFRESH}");

    // Those of Windows are not in this system's tree, but all are in the lock.
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let gone = |part: &&String| {
        let (name, version) = part.split_once(' ').unwrap();
        !lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"\n"))
    };
    assert_eq!(listed.iter().filter(gone).collect::<Vec<_>>(), Vec::<&String>::new(), "{REFRESH}");
}

#[test]
fn every_node_package_is_listed() {
    let (manifest, lock, listed) = (json("ui/package.json"), json("ui/package-lock.json"), listed("npm"));
    for name in manifest["dependencies"].as_object().unwrap().keys() {
        let version = lock["packages"][format!("node_modules/{name}")]["version"].as_str().unwrap();
        assert!(listed.contains(&format!("{name} {version}")), "{name} {version} is not listed: {REFRESH}");
    }
}
