//! The general vocabulary of office Chinese that the rules look for. No names of places, persons or projects.
//!
//! The lists stand in `words/`, one file each with a line that says what it holds.

use std::collections::HashSet;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use rustc_hash::FxHashSet;

use crate::text;

/// The words of one file of `words/`.
macro_rules! list {
    ($file:literal) => {
        $crate::words::parsed(include_str!(concat!("../words/", $file, ".txt")))
    };
}

/// Words parted by blanks; a line that begins with # says what they are.
fn parsed(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|l| !l.starts_with('#')).flat_map(str::split_whitespace)
}

/// A list of words that is looked for anywhere in a text, in one pass.
pub(crate) struct Words(AhoCorasick);

impl Words {
    pub(crate) fn new(words: impl Iterator<Item = &'static str>) -> Self {
        let words: Vec<&str> = words.collect();
        // Only an absurdly large list cannot be built, and ours are checked by the tests.
        let built = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::DFA))
            .match_kind(MatchKind::LeftmostLongest)
            .build(&words);
        Self(built.unwrap_or_else(|e| unreachable!("a list of words is built: {e}")))
    }

    /// Whether one of them stands in `text`.
    pub(crate) fn found_in(&self, text: &str) -> bool {
        self.0.is_match(text)
    }

    /// Where the last of them stands.
    pub(crate) fn last_in(&self, text: &str) -> Option<std::ops::Range<usize>> {
        self.0.find_iter(text).last().map(|m| m.range())
    }

    /// Where the first of them stands; of several that begin there, the longest.
    pub(crate) fn first_in(&self, text: &str) -> Option<std::ops::Range<usize>> {
        self.0.find(text).map(|m| m.range())
    }
}

/// Letters of the basic plane, one bit each: a look that costs nothing before a word is tried.
pub(crate) struct Letters(Box<[u64]>);

impl Letters {
    pub(crate) fn new(letters: impl Iterator<Item = char>) -> Self {
        let mut bits = vec![0_u64; 1024].into_boxed_slice();
        for code in letters.filter_map(|c| u16::try_from(u32::from(c)).ok()) {
            bits[usize::from(code >> 6)] |= 1 << (code & 63);
        }
        Self(bits)
    }

    pub(crate) fn has(&self, letter: char) -> bool {
        u16::try_from(u32::from(letter)).is_ok_and(|code| self.0[usize::from(code >> 6)] & (1 << (code & 63)) != 0)
    }
}

/// A list of words that is looked for at the beginning or the end of a text.
pub(crate) struct List {
    words: FxHashSet<&'static str>,
    firsts: Letters,
    lasts: Letters,
    /// Characters of the longest.
    longest: usize,
}

impl List {
    fn new(words: impl Iterator<Item = &'static str>) -> Self {
        let words: FxHashSet<&str> = words.collect();
        let longest = words.iter().map(|w| text::length(w)).max().unwrap_or(0);
        let firsts = Letters::new(words.iter().filter_map(|w| w.chars().next()));
        let lasts = Letters::new(words.iter().filter_map(|w| w.chars().next_back()));
        Self { words, firsts, lasts, longest }
    }

    /// Whether `word` is one of them.
    pub(crate) fn has(&self, word: &str) -> bool {
        word.starts_with(|c| self.firsts.has(c)) && self.words.contains(word)
    }

    /// What follows the longest of them that `text` begins with.
    pub(crate) fn after<'t>(&self, text: &'t str) -> Option<&'t str> {
        if !text.starts_with(|c| self.firsts.has(c)) {
            return None;
        }
        let ends = text.char_indices().map(|(at, c)| (at + c.len_utf8(), c)).take(self.longest);
        let is_word = |(end, last): &(usize, char)| self.lasts.has(*last) && self.words.contains(&text[..*end]);
        ends.filter(is_word).last().map(|(end, _)| &text[end..])
    }

    /// Whether `text` begins with one of them.
    pub(crate) fn begin(&self, text: &str) -> bool {
        self.after(text).is_some()
    }

    /// Whether `text` ends with one of them.
    pub(crate) fn end(&self, text: &str) -> bool {
        let mut starts = text.char_indices().rev().take(self.longest);
        text.ends_with(|c| self.lasts.has(c))
            && starts.any(|(at, first)| self.firsts.has(first) && self.words.contains(&text[at..]))
    }
}

/// Verbs of acting.
static ACTS: LazyLock<List> = LazyLock::new(|| List::new(list!("acts")));
/// Words that only colour a verb.
static ADVERBS: LazyLock<List> = LazyLock::new(|| List::new(list!("adverbs")));
/// Words that open a clause of ground, regard or time.
pub(crate) static OPENERS: LazyLock<List> = LazyLock::new(|| List::new(list!("openers")));
/// Words before the department that a clause is about.
pub(crate) static LEADS: LazyLock<List> = LazyLock::new(|| List::new(list!("leads")));
/// Words of attitude.
pub(crate) static ATTITUDES: LazyLock<Words> = LazyLock::new(|| Words::new(list!("attitudes")));
/// What makes 以… a stance.
pub(crate) static STANCES: LazyLock<Words> = LazyLock::new(|| Words::new(list!("stances")));
/// Verbs of zeal that need no object.
pub(crate) static URGES: LazyLock<List> = LazyLock::new(|| List::new(list!("urges")));
/// What it is all good for.
pub(crate) static SLOGANS: LazyLock<Words> = LazyLock::new(|| Words::new(list!("slogans")));
/// Words that tell of what is or was.
pub(crate) static REPORTS: LazyLock<Words> = LazyLock::new(|| Words::new(list!("reports")));
/// Posts that an order makes answerable.
pub(crate) static OWNER_POSTS: LazyLock<Words> = LazyLock::new(|| Words::new(list!("owner-posts")));
/// What makes a post answerable.
pub(crate) static OWNER_ANSWERS: LazyLock<List> = LazyLock::new(|| List::new(list!("owner-answers")));
/// Endings of persons and crowds.
pub(crate) static PEOPLE: LazyLock<List> = LazyLock::new(|| List::new(list!("people")));
/// Posts, after which a name may follow.
pub(crate) static POSTS: LazyLock<Words> = LazyLock::new(|| Words::new(list!("posts")));
/// The last letters of departments' names: a quick look before a name is tried.
pub(crate) static LAST_LETTERS: LazyLock<HashSet<char>> = LazyLock::new(|| {
    let endings = list!("unit-endings").chain(list!("kinds")).chain(list!("generic-units"));
    let bodies = list!("bodies").chain(list!("plain-bodies"));
    let letters = endings.chain(bodies).filter_map(|w| w.chars().next_back());
    letters.chain("）”政安计育通利健急社法象".chars()).collect()
});
/// Adverbs that stand in no name.
pub(crate) static DOING: LazyLock<Words> = LazyLock::new(|| Words::new(list!("doing")));
/// Verbs that stand in no name.
pub(crate) static INNER_VERBS: LazyLock<Words> = LazyLock::new(|| Words::new(list!("inner-verbs")));
/// Bodies named without the ending of a department.
pub(crate) static BODIES: LazyLock<List> = LazyLock::new(|| List::new(list!("bodies")));
/// Bodies that count only beside a department.
pub(crate) static PLAIN_BODIES: LazyLock<List> = LazyLock::new(|| List::new(list!("plain-bodies")));
/// First letters of family names.
pub(crate) static FAMILY_NAMES: LazyLock<HashSet<char>> =
    LazyLock::new(|| list!("family-names").flat_map(str::chars).collect());
/// Levels before 各.
pub(crate) static SCOPES: LazyLock<List> = LazyLock::new(|| List::new(list!("scopes")));
/// Kinds of bodies after 各.
pub(crate) static KINDS: LazyLock<List> = LazyLock::new(|| List::new(list!("kinds")));
/// General terms for departments.
pub(crate) static GENERIC_UNITS: LazyLock<List> = LazyLock::new(|| List::new(list!("generic-units")));
/// Endings that make the name of a department.
pub(crate) static UNIT_ENDINGS: LazyLock<List> = LazyLock::new(|| List::new(list!("unit-endings")));
/// Whole words that look like departments.
pub(crate) static NOT_UNITS: LazyLock<List> = LazyLock::new(|| List::new(list!("not-units")));
/// Endings that spoil any name.
pub(crate) static NOT_UNIT_ENDINGS: LazyLock<List> = LazyLock::new(|| List::new(list!("not-unit-endings")));
/// Words that no name begins with.
pub(crate) static NOT_UNIT_BEGINNINGS: LazyLock<List> = LazyLock::new(|| List::new(list!("not-unit-beginnings")));

/// Whether `text` begins with a verb of acting, adverbs apart.
pub(crate) fn begins_with_act(text: &str) -> bool {
    let text = skip_adverbs(text);
    is_act(text) || one_letter_act(text)
}

/// Whether `text` ends with a verb of acting, its object still to come.
pub(crate) fn ends_with_act(text: &str) -> bool {
    ACTS.has(text::tail(text, 2))
}

/// Whether a two-letter word is a verb of acting.
pub(crate) fn is_act_word(word: &str) -> bool {
    ACTS.has(word)
}

fn is_act(text: &str) -> bool {
    ACTS.has(text::head(text, 2))
}

/// Bytes of 将.
const DISPOSES: usize = '将'.len_utf8();

/// 把…, 将… and verbs such as 保运行, 抓落实, 促发展: one letter and its object, joined by 、 or ended.
fn one_letter_act(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        // 汛期将至 tells what is to come.
        Some('将') => !text[DISPOSES..].starts_with(['至', '临', '近', '来', '于', '会', '是', '有', '迎']),
        Some('把' | '让' | '使') => true,
        Some(c) if "抓建做打守盯管控防查补强扩增促稳保推优严办护拼争破立用筹".contains(c) =>
        {
            let three = text::head(text, 3);
            let rest = &text[three.len()..];
            rest.is_empty() || rest.starts_with(['、', '，', '。', '；'])
        }
        _ => false,
    }
}

/// The text after the adverbs it begins with, unless nothing would be left.
pub(crate) fn skip_adverbs(text: &str) -> &str {
    let mut text = text;
    for _ in 0..6 {
        // An adverb that is itself the verb (加快…建设) is kept where a verb does not follow.
        match ADVERBS.after(text) {
            Some(rest) if !rest.is_empty() && (!is_act(text) || is_act(rest)) => text = rest,
            _ => break,
        }
    }
    text
}
