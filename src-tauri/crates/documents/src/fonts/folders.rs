//! Where fonts lie.

use std::path::{Path, PathBuf};

/// The system's font folders, and the one beside the program.
pub(super) fn system() -> Vec<PathBuf> {
    let mut folders = Vec::new();
    let from = |variable: &str, rest: &str| std::env::var_os(variable).map(|base| Path::new(&base).join(rest));
    if cfg!(windows) {
        folders.extend(from("WINDIR", "Fonts"));
        folders.extend(from("LOCALAPPDATA", "Microsoft/Windows/Fonts"));
    } else {
        folders.extend(from("XDG_DATA_HOME", "fonts"));
        folders.extend(from("HOME", ".local/share/fonts"));
        folders.extend(from("HOME", ".fonts"));
        folders.extend(["/usr/local/share/fonts", "/usr/share/fonts"].map(PathBuf::from));
    }
    // Free faces that are shipped with the program, for a machine without 仿宋.
    let beside = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join("fonts")));
    folders.extend(beside);
    folders
}

/// The font files in `place`, or `place` itself, in a fixed order. What cannot be read is passed over.
pub(super) fn fonts_in(place: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(place, 0, &mut found);
    found.sort();
    found
}

fn collect(place: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    // Deep enough for every font folder there is, and an end to links that lead back.
    const DEEPEST: usize = 6;
    if place.is_file() {
        let suffix = place.extension().and_then(|suffix| suffix.to_str()).unwrap_or("").to_ascii_lowercase();
        if ["ttf", "otf", "ttc", "otc"].contains(&suffix.as_str()) {
            found.push(place.to_owned());
        }
    } else if depth <= DEEPEST
        && let Ok(entries) = std::fs::read_dir(place)
    {
        for entry in entries.flatten() {
            collect(&entry.path(), depth + 1, found);
        }
    }
}
