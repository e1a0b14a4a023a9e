//! Lines of the body filled into pages.
//!
//! Every page holds 22 lines on one grid. Only where the signature would stand on a page without a line of the text
//! does the spacing of the last two pages change, to between 20 and 24 lines a page: that is the standard's own
//! remedy, which forbids the note 此页无正文.

use std::ops::Range;

use crate::standard::{BOTTOM, FEWEST_LINES, LEFT, LINES, MOST_LINES, TOP, pitch};
use crate::text::SetLine;

/// A line of the body.
#[derive(Debug, Clone)]
pub(crate) struct FlowLine {
    /// Where it starts on the page.
    pub(crate) x: f64,
    /// Its characters.
    pub(crate) set: SetLine,
    /// What it is.
    pub(crate) part: Part,
    /// What a viewer's bookmark to it is called.
    pub(crate) bookmark: Option<String>,
    /// The seal's middle from left to right, on the line whose upper edge it presses.
    pub(crate) sealed: Option<f64>,
}

impl FlowLine {
    /// A line without words.
    pub(crate) fn empty(part: Part) -> Self {
        Self { x: LEFT, set: SetLine { runs: Vec::new(), width: 0.0 }, part, bookmark: None, sealed: None }
    }
}

/// What a line of the body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Text.
    Text,
    /// Does not stand last on a page.
    Heading,
    /// An empty line; none opens a page.
    Blank,
    /// 附件说明. Better than nothing above a signature.
    Listed,
    /// 发文机关署名 and 成文日期: all on one page, with a line of the text.
    Signature,
}

/// A page's share of the lines.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Share {
    /// Which lines.
    pub(crate) lines: Range<usize>,
    /// Where its first line's cell begins.
    pub(crate) top: f64,
    /// From baseline to baseline.
    pub(crate) pitch: f64,
}

/// Shares `parts` out to pages; on the first, they begin at `start`. Where other pages follow these, `last` is false
/// and the spacing stays: the page before the signature ends up to [`MOST_HELD_BACK`] lines early instead.
pub(crate) fn share_out(parts: &[Part], start: f64, last: bool) -> Vec<Share> {
    let even = fill(parts, start, |_| LINES, |_| usize::MAX);
    if signature_has(parts, &even) > 0 {
        return even;
    }
    if !last {
        let before = even.len().saturating_sub(2);
        let full = even[before].lines.len();
        let ending = |early: usize| {
            let most = |page| if page == before { full.saturating_sub(early) } else { usize::MAX };
            fill(parts, start, |_| LINES, most)
        };
        // The code in the corner takes the place of a line, so that a page with one line less looks full still.
        let early = || (1..=MOST_HELD_BACK).filter(|early| full + 1 >= FEWEST_LINES + early || before == 0).map(ending);
        for wanted in [&[Part::Text][..], &[Part::Text, Part::Listed]] {
            let good = |shares: &Vec<Share>| stand_with_signature(parts, shares, wanted) > 0;
            if let Some(shares) = std::iter::once(even.clone()).chain(early()).find(good) {
                return shares;
            }
        }
        return even;
    }
    let mut choices: Vec<(usize, usize)> = (FEWEST_LINES..=MOST_LINES)
        // The code in the corner takes the place of a line on a page that is full.
        .flat_map(|last| (FEWEST_LINES..MOST_LINES).map(move |before| (before, last)))
        .collect();
    choices.sort_by_key(|(before, last)| before.abs_diff(LINES) + last.abs_diff(LINES));
    for wanted in [2, 1] {
        for pages in [even.len(), even.len() - 1] {
            for (before, last) in &choices {
                let shares = fill(
                    parts,
                    start,
                    |page| match pages - page.min(pages) {
                        1 => *last,
                        2 => *before,
                        _ => LINES,
                    },
                    |_| usize::MAX,
                );
                if shares.len() == pages && signature_has(parts, &shares) >= wanted {
                    return shares;
                }
            }
        }
    }
    // No spacing does it, for what stands under a seal is five lines high: a page of the widest spacing ends early.
    let before = even.len().saturating_sub(2);
    let wide = |most: usize| {
        let lines_on = |page| if page == before { FEWEST_LINES } else { LINES };
        fill(parts, start, lines_on, |page| if page == before { most } else { usize::MAX })
    };
    let full = wide(usize::MAX)[before].lines.len();
    let mut early = (1..=MOST_HELD_BACK).map(|early| wide(full.saturating_sub(early)));
    early.find(|shares| signature_has(parts, shares) > 0).unwrap_or(even)
}

/// Lines that a page may end early.
const MOST_HELD_BACK: usize = 2;

/// How many lines of text stand on the page that the signature begins on.
fn signature_has(parts: &[Part], shares: &[Share]) -> usize {
    stand_with_signature(parts, shares, &[Part::Text])
}

/// How many lines of some kinds stand on that page.
fn stand_with_signature(parts: &[Part], shares: &[Share], kinds: &[Part]) -> usize {
    let page = shares.iter().find(|share| parts[share.lines.clone()].contains(&Part::Signature));
    page.map_or(usize::MAX, |share| parts[share.lines.clone()].iter().filter(|part| kinds.contains(part)).count())
}

fn fill(parts: &[Part], start: f64, lines_on: impl Fn(usize) -> usize, most_on: impl Fn(usize) -> usize) -> Vec<Share> {
    let mut shares = Vec::new();
    let mut next = 0;
    while next < parts.len() {
        let page = shares.len();
        let (top, pitch) = (if page == 0 { start } else { TOP }, pitch(lines_on(page)));
        // A hair of tolerance: 22 lines are exactly as high as the page.
        let room = ((BOTTOM - top) / pitch + 0.01).floor().max(0.0) as usize;
        let room = room.min(most_on(page));
        if page > 0 {
            next += parts[next..].iter().take_while(|part| **part == Part::Blank).count();
        }
        let mut end = parts.len().min(next + room);
        while end < parts.len() && end > next && holds(parts[end - 1], parts[end]) {
            end -= 1;
        }
        // Never a page without progress, save a first page that has no room left.
        if end == next && page > 0 {
            end = parts.len().min(next + room.max(1));
        }
        shares.push(Share { lines: next..end, top, pitch });
        next = end;
    }
    shares
}

/// Whether two neighbours stay on one page.
fn holds(line: Part, next: Part) -> bool {
    match line {
        Part::Heading | Part::Blank => true,
        // A list of attachments is short, and read as one.
        Part::Signature | Part::Listed => next == line,
        Part::Text => false,
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    /// `t` text, `h` heading, `-` blank, `l` list of attachments, `s` signature.
    fn parts(lines: &str) -> Vec<Part> {
        let part = |c| match c {
            'h' => Part::Heading,
            '-' => Part::Blank,
            'l' => Part::Listed,
            's' => Part::Signature,
            _ => Part::Text,
        };
        lines.chars().map(part).collect()
    }

    /// What stands on each page, and how many lines its pitch allows.
    fn shared(lines: &str, start: f64) -> Vec<(String, i64)> {
        let shares = share_out(&parts(lines), start, true);
        let page =
            |share: Share| (lines[share.lines].to_owned(), (crate::standard::HEIGHT / share.pitch).round() as i64);
        shares.into_iter().map(page).collect()
    }

    fn text(lines: usize) -> String {
        "t".repeat(lines)
    }

    #[rstest]
    #[case::one_line_short(text(18) + "-ss", vec![(text(18) + "-ss", 22)])]
    #[case::exactly(text(19) + "-ss", vec![(text(19) + "-ss", 22)])]
    #[case::one_line_over(text(20) + "-ss", vec![(text(20) + "-ss", 23)])]
    #[case::two_lines_over(text(21) + "-ss", vec![(text(21) + "-ss", 24)])]
    #[case::full(text(22) + "-ss", vec![(text(20), 20), ("tt-ss".into(), 22)])]
    #[case::under_a_seal(text(20) + "--sss", vec![(text(19), 20), ("t--sss".into(), 22)])]
    #[case::a_line_goes_with_it(text(23) + "-ss", vec![(text(22), 22), ("t-ss".into(), 22)])]
    fn a_signature_has_text_on_its_page(#[case] lines: String, #[case] pages: Vec<(String, i64)>) {
        assert_eq!(shared(&lines, TOP), pages);
    }

    #[test]
    fn before_an_attachment_the_spacing_stays() {
        let lines = text(21) + "-ss";
        let shares = share_out(&parts(&lines), TOP, false);
        let shown: Vec<&str> = shares.iter().map(|share| &lines[share.lines.clone()]).collect();
        assert_eq!(shown, [&text(20), "t-ss"]);
        assert!(shares.iter().all(|share| (share.pitch - pitch(LINES)).abs() < 0.01));
    }

    #[test]
    fn a_list_of_attachments_is_not_torn() {
        let lines = text(20) + "-ll-ss";
        let shares = share_out(&parts(&lines), TOP, false);
        let shown: Vec<&str> = shares.iter().map(|share| &lines[share.lines.clone()]).collect();
        assert_eq!(shown, [&text(19), "t-ll-ss"]);
    }

    #[test]
    fn a_heading_does_not_stand_last() {
        assert_eq!(shared(&(text(21) + "htt-ss"), TOP), [(text(21), 22), ("htt-ss".into(), 22)]);
    }

    #[test]
    fn a_first_page_without_room_is_left_empty() {
        assert_eq!(shared("tt-ss", BOTTOM), [(String::new(), 22), ("tt-ss".into(), 22)]);
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { cases: 128, failure_persistence: None, ..Default::default() })]

        #[test]
        fn every_line_but_a_blank_stands_once(body in "[ht-]{0,120}", first in 0.0..23.0_f64) {
            let lines = body + "t-ss";
            let parts = parts(&lines);
            let shares = share_out(&parts, TOP + first * pitch(LINES), true);
            let shown: String = shares.iter().map(|share| &lines[share.lines.clone()]).collect();
            proptest::prop_assert_eq!(shown.replace('-', ""), lines.replace('-', ""));
            for share in &shares {
                let end = share.top + share.pitch * share.lines.len() as f64;
                proptest::prop_assert!(share.lines.is_empty() || end < BOTTOM + 0.5);
            }
        }
    }
}
