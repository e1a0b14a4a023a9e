//! From a name in minutes to the department it means.

use std::cell::RefCell;
use std::collections::HashMap;

use super::written::{abbreviates, cuts, folded, parts};
use super::{Department, Level, Registry};

/// The names of a registry, made ready for finding.
///
/// Guarantee: nothing is guessed. A name that might mean two departments means none, and so does one of another
/// place or level.
#[derive(Debug)]
pub struct Names<'a> {
    registry: &'a Registry,
    /// Names as written, with their level.
    whole: HashMap<String, usize>,
    /// Names without their level.
    stems: HashMap<String, Vec<usize>>,
    /// What was found before, by the level stated before the name: long minutes name the same few again and again.
    known: RefCell<Known>,
}

/// For each level stated before a name, what the name was found to mean.
type Known = HashMap<Option<Level>, HashMap<String, Option<usize>>>;

/// A name in a list, with the level that the names before it give to one that has none: in 省工业和信息化厅、广电局
/// the second is the province's too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stated<'a> {
    /// As written.
    pub name: &'a str,
    /// The level stated before it; none where it states its own, or where none was stated.
    pub carried: Option<Level>,
}

/// Gives each name of a list the level that the ones before it state.
///
/// ```
/// use duban_domain::registry::{Level, stated_levels};
/// let stated = stated_levels(["省工业和信息化厅", "广电局", "市财政局", "审计局"]);
/// let levels: Vec<_> = stated.iter().map(|s| s.carried).collect();
/// assert_eq!(levels, [None, Some(Level::Province), None, Some(Level::City)]);
/// ```
pub fn stated_levels<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<Stated<'a>> {
    let mut last = None;
    let mut all = Vec::new();
    for name in names {
        let own = own_level(name);
        all.push(Stated { name, carried: if own.is_some() { None } else { last } });
        last = own.or(last);
    }
    all
}

/// The level a name begins with. A place may stand before it only where 省, 市 … is not part of a word: 城市管理局 is
/// of no level.
fn own_level(name: &str) -> Option<Level> {
    let first = cuts(name).find(|cut| cut.place.chars().count() != 1)?;
    // 市场监管局, 区域合作办 and the like begin with a word.
    let begins = first.place.is_empty() && ["场", "域", "政", "容"].iter().any(|w| first.rest.starts_with(w));
    let of_government = ["政府", "政协"].iter().any(|w| first.rest.starts_with(w));
    (!begins || of_government).then_some(first.level)
}

impl<'a> Names<'a> {
    /// The names of a registry.
    #[must_use]
    pub fn of(registry: &'a Registry) -> Self {
        let mut names = Self { registry, whole: HashMap::new(), stems: HashMap::new(), known: RefCell::default() };
        for (at, department) in registry.departments.iter().enumerate() {
            for name in department.all_names() {
                names.enter(at, department.level, name);
            }
        }
        names
    }

    fn enter(&mut self, at: usize, level: Level, name: &str) {
        let own = cuts(name).find(|cut| {
            cut.level == level
                && (cut.place.is_empty() || !self.registry.place.is_empty() && cut.place == self.registry.place)
        });
        let stem = own.map_or_else(|| folded(name), |cut| folded(cut.rest));
        if own_name(name, level) || name.chars().any(|c| Level::of_mark(c).is_some()) {
            self.whole.entry(folded(name)).or_insert(at);
        }
        let at_stem = self.stems.entry(stem).or_default();
        if !at_stem.contains(&at) {
            at_stem.push(at);
        }
    }

    /// The departments that a name means, the one outside of its brackets first. Empty where none is known.
    #[must_use]
    pub fn find(&self, name: &str) -> Vec<&'a Department> {
        self.find_stated(Stated { name, carried: None })
    }

    /// The same for a name in a list.
    #[must_use]
    pub fn find_stated(&self, stated: Stated<'_>) -> Vec<&'a Department> {
        let mut carried = stated.carried;
        let mut found: Vec<usize> = Vec::new();
        for part in parts(stated.name) {
            if let Some(at) = self.remembered(&part, carried)
                && !found.contains(&at)
            {
                found.push(at);
            }
            carried = own_level(&part).or(carried);
        }
        found.into_iter().map(|at| &self.registry.departments[at]).collect()
    }

    /// Who answers today for the department that a name means first.
    #[must_use]
    pub fn today(&self, stated: Stated<'_>) -> Option<&'a Department> {
        let meant = self.find_stated(stated).into_iter().next()?;
        self.registry.successor(meant.id)
    }

    fn remembered(&self, name: &str, carried: Option<Level>) -> Option<usize> {
        if let Some(found) = self.known.borrow().get(&carried).and_then(|names| names.get(name)) {
            return *found;
        }
        let found = self.one(name, carried);
        self.known.borrow_mut().entry(carried).or_default().insert(name.to_owned(), found);
        found
    }

    fn one(&self, name: &str, carried: Option<Level>) -> Option<usize> {
        let home = &self.registry.place;
        let without_place =
            (!home.is_empty() && name.contains(home.as_str())).then(|| name.replacen(home.as_str(), "", 1));
        let spellings = std::iter::once(name).chain(without_place.as_deref());
        let level = carried.unwrap_or(self.registry.level);
        for name in spellings.clone() {
            if let Some(at) = self.whole.get(&folded(name)) {
                return Some(*at);
            }
            for cut in cuts(name).filter(|cut| self.at_home(cut.place)) {
                if let Some(at) = self.stem(&folded(cut.rest), cut.level) {
                    return Some(at);
                }
            }
            if let Some(at) = self.stem(&folded(name), level) {
                return Some(at);
            }
        }
        for name in spellings {
            for cut in cuts(name).filter(|cut| self.at_home(cut.place)) {
                if let Some(at) = self.abbreviated(&folded(cut.rest), cut.level) {
                    return Some(at);
                }
            }
        }
        self.abbreviated(&folded(name), level)
    }

    /// The only department of this level with this stem.
    fn stem(&self, stem: &str, level: Level) -> Option<usize> {
        let mut all = self.stems.get(stem)?.iter().filter(|at| self.registry.departments[**at].level == level);
        let first = all.next()?;
        all.next().is_none().then_some(*first)
    }

    /// The only department of this level whose name a stem may be short for.
    fn abbreviated(&self, stem: &str, level: Level) -> Option<usize> {
        let departments = &self.registry.departments;
        let mut of_level = self.stems.iter().filter(|(long, _)| abbreviates(stem, long)).flat_map(|(_, at)| at);
        let first = of_level.find(|at| departments[**at].level == level)?;
        let others = of_level.any(|at| departments[*at].level == level && at != first);
        (!others).then_some(*first)
    }

    fn at_home(&self, place: &str) -> bool {
        place.is_empty() || self.registry.place.is_empty() || place == self.registry.place
    }
}

/// Whether a name states its own level at its beginning.
fn own_name(name: &str, level: Level) -> bool {
    cuts(name).any(|cut| cut.place.is_empty() && cut.level == level)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::short("市住建局", "市住房和城乡建设局")]
    #[case::without_and("市住房城乡建设局", "市住房和城乡建设局")]
    #[case::with_place("云岭市住房和城乡建设局", "市住房和城乡建设局")]
    #[case::no_level("住建局", "市住房和城乡建设局")]
    #[case::commission("市发展改革委", "市发展和改革委员会")]
    #[case::commission_whole("市发展和改革委员会", "市发展和改革委员会")]
    #[case::word_that_looks_like_a_level("市场监管局", "市市场监督管理局")]
    #[case::both("市市场监督管理局", "市市场监督管理局")]
    #[case::city_in_a_word("城市管理局", "市城市管理局")]
    #[case::party("市委组织部", "市委组织部")]
    #[case::party_without_level("组织部", "市委组织部")]
    #[case::party_in_full("中共云岭市委组织部", "市委组织部")]
    #[case::office("市委办", "市委办公室")]
    #[case::government_office("市政府办公室", "市人民政府办公室")]
    #[case::league("团市委", "团市委")]
    #[case::league_in_full("共青团云岭市委", "团市委")]
    #[case::managed_from_above("国家税务总局云岭市税务局", "市税务局")]
    #[case::plate("市乡村振兴局", "市农业农村局")]
    #[case::before_the_reform("市大数据局", "市政务服务和数据管理局")]
    #[case::abbreviated("市交通局", "市交通运输局")]
    #[case::not_listed_but_clear("市农村局", "市农业农村局")]
    #[case::blank_inside("市财 政局", "市财政局")]
    fn a_name_means(#[case] written: &str, #[case] name: &str) {
        let registry = Registry::standard(1, Level::City, "云岭").unwrap();
        let found: Vec<_> = Names::of(&registry).find(written).iter().map(|d| d.name.clone()).collect();
        assert_eq!(found, [name]);
    }

    #[rstest]
    #[case::another_place("青川市住建局")]
    #[case::another_level("省住房和城乡建设厅")]
    #[case::county("云溪县财政局")]
    #[case::district("岭东区教育局")]
    #[case::general("各县（市、区）")]
    #[case::nobody("市有关部门")]
    #[case::too_short("市局")]
    #[case::made_up("市冰雪局")]
    #[case::empty("")]
    fn a_name_means_nobody_here(#[case] written: &str) {
        let registry = Registry::standard(1, Level::City, "云岭").unwrap();
        let names = Names::of(&registry);
        assert_eq!(names.find(written), Vec::<&Department>::new());
    }

    #[test]
    fn both_names_of_a_bracket_are_found_the_outer_first() {
        let registry = Registry::standard(1, Level::City, "云岭").unwrap();
        let found: Vec<_> = Names::of(&registry).find("市文旅局（市体育局）").iter().map(|d| d.name.clone()).collect();
        assert_eq!(found, ["市文化和旅游局", "市体育局"]);
        let found: Vec<_> = Names::of(&registry).find("市交通委（市道运局）").iter().map(|d| d.name.clone()).collect();
        assert_eq!(found, ["市交通运输局"], "the inner one is not in the registry");
    }

    #[test]
    fn a_level_stated_before_holds_for_what_follows() {
        let registry = Registry::standard(1, Level::City, "云岭").unwrap();
        let names = Names::of(&registry);
        let found = |list: &[&str]| -> Vec<Option<String>> {
            let stated = stated_levels(list.iter().copied());
            stated.into_iter().map(|s| names.find_stated(s).first().map(|d| d.name.clone())).collect()
        };
        assert_eq!(found(&["省工业和信息化厅", "教育局"]), [None, None], "the province's, not the city's");
        assert_eq!(found(&["市工信局", "教育局"])[1].as_deref(), Some("市教育局"));
        assert_eq!(found(&["市场监管局", "教育局"])[1].as_deref(), Some("市教育局"));
    }
}
