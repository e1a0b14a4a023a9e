//! Tasks that a clause gives to departments: 由A牵头, 请各单位…, 责成B….

use super::lists;
use super::part::{is_described, names_a_post, part};
use super::subject::{after_time, lead_words};
use crate::text;
use crate::words;

/// Whether a clause gives a task to somebody: 由A牵头, 请各单位…, 责成B….
pub(crate) fn is_given(clause: &str) -> bool {
    given_at(clause).is_some()
}

/// Where in a clause 由A…, 请A… begins. What is given may stand before: 需要协调的由市发改委牵头.
pub(super) fn given_at(clause: &str) -> Option<usize> {
    // Most clauses hold none of the letters that such words begin with.
    if !clause.contains(['由', '请', '责', '委', '授']) {
        return None;
    }
    let lead = lead_words(clause);
    if gives(&clause[lead..]) {
        return Some(lead);
    }
    let near = text::head(clause, 24);
    // 他当即责成双桥镇政府…: who says so stands before.
    if near.contains('责')
        && let Some(at) = ["责成", "责令"].iter().filter_map(|w| near.find(w)).min()
        && gives(&clause[at..])
    {
        return Some(at);
    }
    let at = near.find('由').filter(|at| *at > 0)?;
    let words = &clause[at..];
    let after = &words[end_of_given(words)..];
    // 迁改工作由市城管局负责统筹; 经核算后由市财政局拨付: what is given stands before.
    let acts = text::starts_with_any(after, &["负责", "作为", "通过", "利用"])
        || words::begins_with_act(words::skip_adverbs(after_time(after)));
    (gives(words) && !names_a_post(after) && (part(after, false).is_some() || acts)).then_some(at)
}

/// Where the words after 由A, 请A begin, where the clause opens with them.
pub(crate) fn after_given(clause: &str) -> Option<usize> {
    let end = gives(clause).then(|| end_of_given(clause))?;
    let rest = clause[end..].strip_prefix("负责").unwrap_or(&clause[end..]);
    (part(rest, false).is_none()).then(|| clause.len() - rest.len())
}

fn gives(words: &str) -> bool {
    let Some(rest) = given_names(words) else { return false };
    lists::leading(rest).is_some_and(|(_, end)| {
        let after = &rest[end..];
        !after.starts_with('的') && !is_described(after)
    })
}

/// Words that give a task to whom they name.
const GIVING: &[&str] = &["由", "请", "责成", "责令", "委托", "授权", "交由"];

/// The names after 由 and the like; 由所涉及的A牵头 says the same.
pub(super) fn given_names(words: &str) -> Option<&str> {
    let rest = text::after_any(words, GIVING)?;
    Some(text::after_any(rest, &["所涉及的", "涉及的", "对应的"]).unwrap_or(rest))
}

/// Bytes of 由 and the departments after it.
fn end_of_given(words: &str) -> usize {
    let rest = given_names(words).unwrap_or(words);
    words.len() - rest.len() + lists::leading(rest).map_or(0, |(_, end)| end)
}
