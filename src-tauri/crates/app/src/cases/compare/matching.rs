//! Which text of one list is which of another.

use std::collections::{HashMap, HashSet};

/// From this likeness on, in per cent, two texts are the same directive in other words.
const ALIKE: u32 = 50;

/// The text that another one was before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pair {
    /// Its place in the earlier list.
    pub(super) earlier: usize,
    /// How alike the two are, in per cent.
    pub(super) likeness: u32,
}

/// For each later text the earlier one that it was, if any. No earlier text is taken twice; what is the same word for
/// word is paired first, then the likest.
pub(super) fn matched(earlier: &[String], later: &[String]) -> Vec<Option<Pair>> {
    let mut found = vec![None; later.len()];
    let mut taken = vec![false; earlier.len()];
    let mut same: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, text) in earlier.iter().enumerate().rev() {
        same.entry(text).or_default().push(at);
    }
    for (at, text) in later.iter().enumerate() {
        if let Some(was) = same.get_mut(text.as_str()).and_then(Vec::pop) {
            taken[was] = true;
            found[at] = Some(Pair { earlier: was, likeness: 100 });
        }
    }
    let mut pairs: HashMap<(char, char), Vec<usize>> = HashMap::new();
    let mut sizes = vec![0; earlier.len()];
    for (at, text) in earlier.iter().enumerate().filter(|(at, _)| !taken[*at]) {
        let own = characters(text);
        sizes[at] = own.len();
        for pair in own {
            pairs.entry(pair).or_default().push(at);
        }
    }
    let mut likely = Vec::new();
    for (at, text) in later.iter().enumerate().filter(|(at, _)| found[*at].is_none()) {
        let own = characters(text);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for was in own.iter().flat_map(|pair| pairs.get(pair).into_iter().flatten()) {
            *shared.entry(*was).or_default() += 1;
        }
        for (was, count) in shared {
            let likeness = u32::try_from(200 * count / (own.len() + sizes[was])).unwrap_or_default();
            if likeness >= ALIKE {
                // A text of two words has the same pairs as its turned-round fellow, but is not it.
                likely.push((likeness.min(99), was.abs_diff(at), at, was));
            }
        }
    }
    likely.sort_by_key(|(likeness, apart, at, was)| (std::cmp::Reverse(*likeness), *apart, *at, *was));
    for (likeness, _, at, was) in likely {
        if found[at].is_none() && !taken[was] {
            taken[was] = true;
            found[at] = Some(Pair { earlier: was, likeness });
        }
    }
    found
}

/// The pairs of neighbouring characters of a text, once each.
fn characters(text: &str) -> HashSet<(char, char)> {
    let kept: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    kept.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(earlier: &[&str], later: &[&str]) -> Vec<Option<usize>> {
        let owned = |texts: &[&str]| texts.iter().map(ToString::to_string).collect::<Vec<_>>();
        matched(&owned(earlier), &owned(later)).into_iter().map(|pair| pair.map(|p| p.earlier)).collect()
    }

    #[test]
    fn what_is_the_same_finds_itself_even_when_moved() {
        assert_eq!(
            pairs(&["一要抓好防汛。", "二要办好赛事。"], &["二要办好赛事。", "一要抓好防汛。"]),
            [Some(1), Some(0)]
        );
        assert_eq!(pairs(&["各地要报送。", "各地要报送。"], &["各地要报送。", "各地要报送。"]), [Some(0), Some(1)]);
    }

    #[test]
    fn what_was_reworded_finds_what_it_was_and_what_is_new_finds_nothing() {
        let earlier = ["6月底前完成老旧小区改造摸底排查。", "办好环湖马拉松。"];
        let later = ["建好充电桩。", "9月底前完成全市老旧小区改造摸底排查。"];
        assert_eq!(pairs(&earlier, &later), [None, Some(0)]);
    }

    #[test]
    fn an_earlier_text_is_taken_once_by_the_likest() {
        let earlier = ["加快推进城区停车场建设工作。"];
        let later = ["加快推进城区充电站建设工作。", "加快推进城区停车场建设。"];
        assert_eq!(pairs(&earlier, &later), [None, Some(0)]);
    }
}
