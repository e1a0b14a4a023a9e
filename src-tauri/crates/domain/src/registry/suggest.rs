//! Who may be meant where a directive names no department.

use std::collections::{BTreeMap, HashMap, HashSet};

use aho_corasick::{AhoCorasick, MatchKind};

use super::{Names, Registry};
use crate::{ItemCode, Role, Suggestion};

/// How many suggestions a directive gets at most.
const MOST: usize = 3;

/// What a suggestion has to weigh: one duty word of its own, or a like item of before.
const LEAST: f64 = 1.0;

/// From this likeness on, an item of before counts.
const LIKE: f64 = 0.34;

/// How much an item of before weighs that says the same, in duty words of two characters.
const PAST_WEIGHT: f64 = 5.0;

/// What stands in the first clause tells more of the matter than what comes later.
const FIRST_CLAUSE: f64 = 1.6;

/// An item of before, and who led it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// Its code.
    pub code: ItemCode,
    /// Its title.
    pub title: String,
    /// Its title and what was asked.
    pub text: String,
    /// The departments that led it, as written.
    pub leads: Vec<String>,
}

/// Knows the duties in a registry and how an office assigned before, and says who may be meant.
///
/// A suggestion is a suggestion: it is shown apart, with its reason, and never filled in.
///
/// ```
/// use duban_domain::registry::{Adviser, Level, Registry};
/// let registry = Registry::standard(1, Level::City, "云岭").unwrap();
/// let adviser = Adviser::new(&registry, &[]);
/// let first = &adviser.suggest("6月底前完成小型水库除险加固，确保安全度汛。")[0];
/// assert_eq!(first.department, "市水利局");
/// assert_eq!(first.reason, "职责含“水库”");
/// assert!(adviser.suggest("会议强调，要提高认识。").is_empty());
/// ```
#[derive(Debug)]
pub struct Adviser<'a> {
    registry: &'a Registry,
    /// All duty words; none where no department has any.
    names: Names<'a>,
    duties: Option<AhoCorasick>,
    words: Vec<Duty<'a>>,
    past: Vec<Led<'a>>,
    /// Which items of before hold a pair of characters.
    pairs: HashMap<Pair, Vec<usize>>,
}

type Pair = (char, char);

#[derive(Debug)]
struct Duty<'a> {
    word: &'a str,
    /// The departments that have it, by their places in the registry.
    of: Vec<usize>,
}

#[derive(Debug)]
struct Led<'a> {
    item: &'a Past,
    pairs: usize,
}

/// What speaks for one department.
#[derive(Debug, Default)]
struct Case<'a> {
    weight: f64,
    words: Vec<&'a str>,
    like: Option<(f64, &'a Past)>,
}

impl<'a> Adviser<'a> {
    /// An adviser for a registry and what was assigned before.
    #[must_use]
    pub fn new(registry: &'a Registry, past: &'a [Past]) -> Self {
        let mut places: HashMap<&str, usize> = HashMap::new();
        let mut words: Vec<Duty<'_>> = Vec::new();
        for (at, department) in registry.departments.iter().enumerate().filter(|(_, d)| d.merged.is_none()) {
            for word in department.duties.iter().map(|w| bare(w)).filter(|w| !w.is_empty()) {
                let place = *places.entry(word).or_insert_with(|| {
                    words.push(Duty { word, of: Vec::new() });
                    words.len() - 1
                });
                if !words[place].of.contains(&at) {
                    words[place].of.push(at);
                }
            }
        }
        let mut pairs: HashMap<Pair, Vec<usize>> = HashMap::new();
        let mut led = Vec::new();
        for item in past.iter().filter(|item| !item.leads.is_empty()) {
            let own = pairs_of(&item.text);
            for pair in &own {
                pairs.entry(*pair).or_default().push(led.len());
            }
            led.push(Led { item, pairs: own.len() });
        }
        let duties = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words.iter().map(|d| d.word));
        Self { registry, names: Names::of(registry), duties: duties.ok(), words, past: led, pairs }
    }

    /// Up to three departments that may be meant to lead, the likeliest first, each with its reason.
    #[must_use]
    pub fn suggest(&self, text: &str) -> Vec<Suggestion> {
        let mut cases: BTreeMap<usize, Case<'a>> = BTreeMap::new();
        let mut unknown: BTreeMap<&'a str, Case<'a>> = BTreeMap::new();
        self.by_duties(text, &mut cases);
        self.by_the_past(text, &mut cases, &mut unknown);
        let known = cases.into_iter().map(|(at, case)| (self.registry.departments[at].name.as_str(), case));
        let mut all: Vec<_> = known.chain(unknown).filter(|(_, case)| case.weight >= LEAST).collect();
        all.sort_by(|a, b| b.1.weight.total_cmp(&a.1.weight));
        all.truncate(MOST);
        all.into_iter()
            .map(|(name, case)| Suggestion { department: name.to_owned(), role: Role::Lead, reason: case.reason(name) })
            .collect()
    }

    /// The same for what a meeting asked under its headings: a bare order is about what its headings are about.
    #[must_use]
    pub fn suggest_under(&self, headings: &[String], text: &str) -> Vec<Suggestion> {
        let found = self.suggest(text);
        if found.is_empty() { self.suggest(&format!("{}，{text}", headings.join("，"))) } else { found }
    }

    fn by_duties(&self, text: &str, cases: &mut BTreeMap<usize, Case<'a>>) {
        let Some(duties) = &self.duties else { return };
        let first_clause = text.find(['，', '。', '；', ',', ';']).unwrap_or(text.len());
        let mut seen = HashSet::new();
        for found in duties.find_iter(text) {
            let duty = &self.words[found.pattern().as_usize()];
            if !seen.insert(duty.word) {
                continue;
            }
            let length = duty.word.chars().count();
            #[expect(clippy::cast_precision_loss, reason = "a few characters, a few departments")]
            let weight = (0.5 + 0.25 * length as f64) / duty.of.len() as f64;
            let place = if found.start() < first_clause { FIRST_CLAUSE } else { 1.0 };
            for at in &duty.of {
                let case = cases.entry(*at).or_default();
                case.weight += weight * place;
                case.words.push(duty.word);
            }
        }
    }

    fn by_the_past(
        &self,
        text: &str,
        cases: &mut BTreeMap<usize, Case<'a>>,
        unknown: &mut BTreeMap<&'a str, Case<'a>>,
    ) {
        if self.past.is_empty() {
            return;
        }
        let own = pairs_of(text);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for pair in &own {
            for at in self.pairs.get(pair).into_iter().flatten() {
                *shared.entry(*at).or_default() += 1;
            }
        }
        let mut alike: Vec<(f64, usize)> = shared
            .into_iter()
            .map(|(at, count)| {
                #[expect(clippy::cast_precision_loss, reason = "pairs of one sentence")]
                let likeness = 2.0 * count as f64 / (own.len() + self.past[at].pairs) as f64;
                (likeness, at)
            })
            .filter(|(likeness, _)| *likeness >= LIKE)
            .collect();
        alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
        for (likeness, at) in alike.into_iter().take(MOST) {
            let item = self.past[at].item;
            for lead in &item.leads {
                let known = self.names.find(lead).first().and_then(|d| self.registry.successor(d.id));
                let place = known.and_then(|d| self.registry.departments.iter().position(|other| other.id == d.id));
                let case = match place {
                    Some(place) => cases.entry(place).or_default(),
                    None => unknown.entry(lead).or_default(),
                };
                // The likest item speaks; others that say the same add nothing.
                if case.like.is_none() {
                    case.weight += PAST_WEIGHT * likeness;
                    case.like = Some((likeness, item));
                }
            }
        }
    }
}

impl Case<'_> {
    fn reason(&self, name: &str) -> String {
        let mut reasons = Vec::new();
        if !self.words.is_empty() {
            let words: Vec<&str> = self.words.iter().take(MOST).copied().collect();
            reasons.push(format!("职责含“{}”", words.join("”“")));
        }
        if let Some((_, item)) = self.like {
            reasons.push(format!("{}“{}”由{name}牵头", item.code, item.title));
        }
        reasons.join("；")
    }
}

/// A duty word without its quotes, which minutes often leave out.
fn bare(word: &str) -> &str {
    word.trim_matches(['“', '”', ' '])
}

/// The pairs of neighbouring characters of a text, once each.
fn pairs_of(text: &str) -> HashSet<Pair> {
    let kept: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    kept.windows(2).map(|pair| (pair[0], pair[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Level;

    fn registry() -> Registry {
        Registry::standard(1, Level::City, "云岭").unwrap()
    }

    fn past(code: u32, title: &str, lead: &str) -> Past {
        Past { code: ItemCode::new(2026, code), title: title.into(), text: title.into(), leads: vec![lead.into()] }
    }

    #[test]
    fn no_more_than_three_are_suggested_and_the_likeliest_stands_first() {
        let registry = registry();
        let text = "加快老旧小区改造，完善养老、托育、停车、充电桩等设施，做好消防安全和物业管理。";
        let found = Adviser::new(&registry, &[]).suggest(text);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].department, "市住房和城乡建设局");
        assert_eq!(found[0].reason, "职责含“老旧小区”“物业”");
    }

    #[test]
    fn how_such_items_were_assigned_before_outweighs_the_words() {
        let registry = registry();
        let before =
            [past(12, "开展校园周边食品摊点专项整治", "市市场监管局"), past(13, "建设云岭湖环湖绿道", "云岭湖管委会")];
        let adviser = Adviser::new(&registry, &before);
        let found = adviser.suggest("继续开展校园周边食品摊点专项整治。");
        assert_eq!(found[0].department, "市市场监督管理局");
        assert!(
            found[0].reason.ends_with("2026-012“开展校园周边食品摊点专项整治”由市市场监督管理局牵头"),
            "{}",
            found[0].reason
        );
        let found = adviser.suggest("加快建设云岭湖环湖绿道。");
        assert_eq!(found[0].department, "云岭湖管委会", "a department that is not in the registry keeps its wording");
    }

    #[test]
    fn a_department_that_was_merged_is_suggested_by_its_successor() {
        let mut registry = registry();
        let of = |name: &str| Names::of(&registry).find(name)[0].id;
        let merged = crate::Event::DepartmentsMerged {
            departments: vec![of("市体育局")],
            into: of("市文旅局"),
            from: chrono::NaiveDate::from_ymd_opt(2026, 3, 1).unwrap(),
        };
        registry.apply(&merged).unwrap();
        let before = [past(3, "办好环湖马拉松", "市体育局")];
        let found = Adviser::new(&registry, &before).suggest("办好环湖马拉松。");
        assert_eq!(found[0].department, "市文化和旅游局");
    }
}
