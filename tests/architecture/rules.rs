//! The rules as functions over plain facts: who depends on whom, and what a source file says. Each returns its breaches,
//! so that a test can show a breach being found.

/// One package of the workspace, as `cargo metadata` tells of it.
#[derive(Debug, Clone)]
pub(crate) struct Package {
    pub(crate) name: String,
    /// Everything it names in its manifest, for building and for testing.
    pub(crate) dependencies: Vec<String>,
}

/// One source file, its path from the repository's root with `/`.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub(crate) path: String,
    pub(crate) text: String,
}

const STAGES: [&str; 4] = ["duban-intake", "duban-minutes", "duban-ledger", "duban-documents"];

/// domain ← {intake, minutes, ledger, documents} ← app ← {cli, window}, and nothing else among them.
pub(crate) fn one_way(package: &Package) -> Vec<String> {
    let allowed: Vec<&str> = match package.name.as_str() {
        "duban-domain" => vec![],
        stage if STAGES.contains(&stage) => vec!["duban-domain"],
        "duban-app" => [&["duban-domain"], &STAGES[..]].concat(),
        "duban" | "duban-desktop" => vec!["duban-app"],
        // The tests look at the whole from outside, and xtask only starts other programs.
        _ => return vec![],
    };
    let ours = |name: &&String| name.starts_with("duban");
    breaches(package, |name| ours(&name) && !allowed.contains(&name.as_str()))
}

/// A library that only one package may know: the rest is then free of its types and its way of thinking.
pub(crate) fn owned_libraries(package: &Package) -> Vec<String> {
    let owner = |library: &str| match library {
        "rusqlite" | "libsqlite3-sys" => Some("duban-ledger"),
        "printpdf" => Some("duban-documents"),
        "tauri" | "tauri-build" | "tauri-specta" => Some("duban-desktop"),
        plugin if plugin.starts_with("tauri-plugin-") => Some("duban-desktop"),
        _ => None,
    };
    breaches(package, |name| owner(name).is_some_and(|owner| owner != package.name))
}

/// Domain types are not wire types: the journal and the doors have serialised forms of their own.
pub(crate) fn domain_is_not_serialised(package: &Package) -> Vec<String> {
    breaches(package, |name| {
        package.name == "duban-domain" && (name.starts_with("serde") || name.starts_with("specta"))
    })
}

fn breaches(package: &Package, wrong: impl Fn(&String) -> bool) -> Vec<String> {
    package.dependencies.iter().filter(|name| wrong(name)).map(|name| format!("{} → {name}", package.name)).collect()
}

/// "Today" is a parameter everywhere; the one clock stands in app.
pub(crate) fn one_clock(source: &Source) -> Vec<String> {
    const READINGS: [&str; 5] = ["Utc::now", "Local::now", "SystemTime::now", "Date.now", "new Date()"];
    if source.path == "src-tauri/crates/app/src/clock.rs" {
        return vec![];
    }
    lines_with(source, |line| READINGS.iter().any(|reading| line.contains(reading)))
}

/// New ids carry the time, so they too are given out by the use cases alone.
pub(crate) fn ids_from_app(source: &Source) -> Vec<String> {
    if source.path.starts_with("src-tauri/crates/app/") {
        return vec![];
    }
    lines_with(source, |line| line.contains("Uuid::now_v7") || line.contains("Uuid::new_v"))
}

/// The pages reach the shell through `ui/src/ipc` alone.
pub(crate) fn one_way_to_the_shell(source: &Source) -> Vec<String> {
    if !source.path.starts_with("ui/") || source.path.starts_with("ui/src/ipc/") {
        return vec![];
    }
    let words =
        |line: &str| line.split(|letter: char| !letter.is_alphanumeric() && letter != '_').any(|word| word == "invoke");
    lines_with(source, words)
}

/// The doors hold no rule: a command of the window hands on to a use case in five lines at most.
pub(crate) fn thin_commands(source: &Source) -> Vec<String> {
    const LONGEST: usize = 5;
    if !source.path.starts_with("src-tauri/src/") {
        return vec![];
    }
    let lines: Vec<&str> = source.text.lines().collect();
    let mut found = vec![];
    for (start, _) in lines.iter().enumerate().filter(|(_, line)| line.trim() == "#[tauri::command]") {
        // rustfmt ends a function's head with `{` and closes its body at the head's own indent.
        let Some(opening) = (start..lines.len()).find(|&at| lines[at].ends_with('{')) else {
            continue;
        };
        let indent = lines[start].len() - lines[start].trim_start().len();
        let closing = format!("{:indent$}}}", "");
        let body = lines[opening + 1..].iter().take_while(|line| **line != closing);
        let length = body.filter(|line| !line.trim().is_empty()).count();
        if length > LONGEST {
            found.push(format!("{}:{}: {length} lines", source.path, opening + 1));
        }
    }
    found
}

fn lines_with(source: &Source, wrong: impl Fn(&str) -> bool) -> Vec<String> {
    let is_comment = |line: &str| line.starts_with("//") || line.starts_with('*') || line.starts_with("/*");
    (1..)
        .zip(source.text.lines().map(str::trim))
        .filter(|(_, line)| !is_comment(line) && wrong(line))
        .map(|(number, line)| format!("{}:{number}: {line}", source.path))
        .collect()
}
