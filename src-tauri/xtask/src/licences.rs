//! What the program is made of, and under which terms: `ui/src/licences.json`, which 关于 shows. Cargo and npm say what is
//! shipped and how it is licensed; the texts are those that the packages bring along.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use spdx::{Expression, LicenseReq, ParseMode};

use crate::setup::{Need, fonts_folder, install};
use crate::shell::{command, read, root};

/// Terms that forbid no use, and bind neither the program nor an office's documents.
const ACCEPTED: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    // A file of it that is changed is given away; none is.
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// What a package says of itself where that is not the whole: zhconv's terms are those of tables that we leave out.
const CLARIFIED: [(&str, &str); 1] = [("zhconv", "(MIT OR Apache-2.0) AND Apache-2.0")];

const SYSTEMS: [&str; 2] = ["x86_64-pc-windows-gnu", "x86_64-unknown-linux-gnu"];

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    kind: &'static str,
    name: String,
    version: String,
    licence: String,
    folder: PathBuf,
}

/// Writes the list anew; refused where one of the terms is not accepted.
pub(crate) fn refresh() -> Result<()> {
    install(&[Need::Paper, Need::Window])?;
    let mut parts = crates()?;
    parts.append(&mut packages()?);
    for part in &parts {
        let terms = Expression::parse_mode(&part.licence, ParseMode::LAX)
            .with_context(|| format!("{} is licensed as {:?}", part.name, part.licence))?;
        ensure!(terms.evaluate(accepted), "{} {} is licensed as {}", part.name, part.version, part.licence);
    }
    parts.insert(Part {
        kind: "font",
        name: "Fandol".into(),
        version: "0.3".into(),
        licence: "GPL-3.0-only（字体例外：嵌入文书不受约束）".into(),
        folder: fonts_folder()?,
    });

    let mut texts: Vec<String> = Vec::new();
    let mut list = Vec::new();
    for part in &parts {
        let mut own = Vec::new();
        for text in texts_of(&part.folder)? {
            own.push(texts.iter().position(|known| *known == text).unwrap_or_else(|| {
                texts.push(text);
                texts.len() - 1
            }));
        }
        list.push(json!({
            "kind": part.kind, "name": part.name, "version": part.version, "licence": part.licence, "texts": own,
        }));
    }
    let file = root().join("ui/src/licences.json");
    fs::write(&file, format!("{:#}\n", json!({ "parts": list, "texts": texts })))?;
    println!("{} parts, {} texts: {}", list.len(), texts.len(), file.display());
    Ok(())
}

fn accepted(asked: &LicenseReq) -> bool {
    asked.license.id().is_some_and(|id| ACCEPTED.contains(&id.name))
}

/// The crates that are linked into the programs, on either system.
fn crates() -> Result<BTreeSet<Part>> {
    let mut found = BTreeSet::new();
    for system in SYSTEMS {
        let metadata = read(command("cargo metadata --format-version 1 --locked --filter-platform").arg(system))?;
        let metadata: Value = serde_json::from_str(&metadata)?;
        let mut packages = BTreeMap::new();
        for package in metadata["packages"].as_array().context("cargo names no packages")? {
            let word = |name: &str| package[name].as_str().unwrap_or_default().to_owned();
            packages.insert((word("name"), word("version")), (word("license"), word("manifest_path")));
        }
        let mut tree = command("cargo tree --locked -p duban -p duban-desktop -e normal,no-proc-macro --prefix none");
        for line in read(tree.args(["-f", "{p}", "--target", system]))?.lines() {
            let mut words = line.split_whitespace();
            let (Some(name), Some(version)) = (words.next(), words.next()) else { continue };
            let key = (name.to_owned(), version.trim_start_matches('v').to_owned());
            let Some((licence, manifest)) = packages.get(&key) else { bail!("cargo knows no {name} {version}") };
            if name == "duban" || name.starts_with("duban-") {
                continue;
            }
            let clarified = CLARIFIED.iter().find(|(of, _)| of == &name).map(|(_, terms)| (*terms).to_owned());
            found.insert(Part {
                kind: "crate",
                licence: clarified.unwrap_or_else(|| licence.clone()),
                folder: Path::new(manifest).parent().context("a manifest lies in a folder")?.to_owned(),
                name: key.0,
                version: key.1,
            });
        }
    }
    Ok(found)
}

/// The node packages that the pages are built from.
fn packages() -> Result<BTreeSet<Part>> {
    let ui = root().join("ui");
    let lock: Value = serde_json::from_str(&fs::read_to_string(ui.join("package-lock.json"))?)?;
    let all = lock["packages"].as_object().context("package-lock.json names no packages")?;
    let shipped = all.iter().filter(|(place, package)| {
        !place.is_empty() && package["dev"] != true && package["optional"] != true && package["peer"] != true
    });
    Ok(shipped
        .map(|(place, package)| Part {
            kind: "npm",
            name: place.rsplit_once("node_modules/").map_or(place.as_str(), |(_, name)| name).to_owned(),
            version: package["version"].as_str().unwrap_or_default().to_owned(),
            licence: package["license"].as_str().unwrap_or_default().to_owned(),
            folder: ui.join(place),
        })
        .collect())
}

/// The licence files of a package. Of one that is licensed under MIT or something else, MIT's alone: it is the shortest.
fn texts_of(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if ["license", "licence", "copying", "notice", "unlicense"].iter().any(|start| name.starts_with(start))
            && path.is_file()
        {
            files.push((name, path));
        }
    }
    files.sort();
    if let Some(mit) = files.iter().position(|(name, _)| name.contains("mit")) {
        files = vec![files.swap_remove(mit)];
    }
    let mut texts = Vec::new();
    for (_, path) in files {
        let text = String::from_utf8_lossy(&fs::read(path)?).replace("\r\n", "\n");
        texts.push(text.trim().to_owned());
    }
    Ok(texts)
}
