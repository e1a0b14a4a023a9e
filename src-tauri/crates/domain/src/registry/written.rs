//! How a department's name is written, and what it is folded to for comparing.

use super::Level;

/// A name without what differs between ways of writing it: blanks, 和, the long forms of 委, 办 and 监管, quotes.
///
/// ```text
/// 住房和城乡建设局 = 住房城乡建设局    发展和改革委员会 = 发展改革委    市场监督管理局 = 市场监管局
/// ```
pub(super) fn folded(name: &str) -> String {
    let kept: String = name
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '和' | '与' | '及' | '、' | '“' | '”' | '"' | '·'))
        .collect();
    kept.replace("委员会", "委").replace("办公室", "办").replace("办公厅", "办").replace("监督管理", "监管")
}

/// A written name cut at a level: of 云岭市住建局, 市 with the place 云岭 and the rest 住建局.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cut<'a> {
    pub(super) level: Level,
    pub(super) place: &'a str,
    pub(super) rest: &'a str,
}

/// No place has a longer name before its level.
const LONGEST_PLACE: usize = 12;

/// Every way to cut a name at a level, the first level first. Which one is meant, the registry knows: 市场监管局 is
/// not of a place 场监管局.
pub(super) fn cuts(name: &str) -> impl Iterator<Item = Cut<'_>> {
    let name = name.trim_start_matches("中共");
    name.char_indices().take(LONGEST_PLACE).filter_map(move |(at, c)| {
        let mut level = Level::of_mark(c)?;
        let rest = &name[at + c.len_utf8()..];
        let place = &name[..at];
        // 自治区 is a province.
        if place.ends_with("自治") && c == '区' {
            level = Level::Province;
        }
        let place = place.trim_end_matches("自治");
        (!rest.is_empty()).then_some(Cut { level, place, rest })
    })
}

/// What stands outside of a name's brackets, and each name inside: 市交通委（市道运局）.
pub(super) fn parts(name: &str) -> Vec<String> {
    let mut outside = String::new();
    let mut inside = Vec::new();
    let mut depth = 0;
    for c in name.chars() {
        match c {
            '（' | '(' | '〔' | '[' => {
                depth += 1;
                inside.push(String::new());
            }
            '）' | ')' | '〕' | ']' => depth -= i32::from(depth > 0),
            '、' | '，' | ',' | '/' if depth > 0 => inside.push(String::new()),
            c if depth > 0 => inside.last_mut().into_iter().for_each(|part| part.push(c)),
            c => outside.push(c),
        }
    }
    std::iter::once(outside).chain(inside).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// Whether every character of `short` comes in `long` in the same order, the first and the last being the same:
/// 文广旅局 of 文化广电旅游局.
pub(super) fn abbreviates(short: &str, long: &str) -> bool {
    if short.chars().count() < 3 || short.chars().next() != long.chars().next() {
        return false;
    }
    if short.chars().last() != long.chars().last() {
        return false;
    }
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|l| l == c))
}
