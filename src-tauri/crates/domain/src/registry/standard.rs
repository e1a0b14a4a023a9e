//! The usual municipal and county bodies, from which an office starts.
//!
//! An edition is never changed once released: a journal that names it means what it said then. What changes is a
//! new edition.

use uuid::Uuid;

use super::{Department, Level, Registry, Side};
use crate::DepartmentId;

/// The editions, the first being number 1.
const EDITIONS: [&str; 1] = [include_str!("standard/1.txt")];

/// Where the level stands in a name.
const LEVEL: &str = "{}";

impl Registry {
    /// The newest edition of the usual bodies.
    pub const EDITION: u32 = 1;

    /// The usual bodies of a place, in an edition that this program knows.
    #[must_use]
    pub fn standard(edition: u32, level: Level, place: &str) -> Option<Self> {
        let text = EDITIONS.get(usize::try_from(edition).ok()?.checked_sub(1)?)?;
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        let departments = lines.filter_map(|line| department(line, edition, level)).collect();
        Some(Self { edition, level, place: place.to_owned(), departments })
    }
}

fn department(line: &str, edition: u32, level: Level) -> Option<Department> {
    let mut cells = line.split('|');
    let number: u128 = cells.next()?.parse().ok()?;
    let mark = level.mark().to_string();
    let mut list = || -> Option<Vec<String>> {
        let words = cells.next()?.split('、').map(str::trim).filter(|word| !word.is_empty());
        Some(words.map(|word| word.replace(LEVEL, &mark)).collect())
    };
    let name = list()?.into_iter().next()?;
    let (short_names, aliases) = (list()?, list()?);
    let side = match list()?.first()?.as_str() {
        "党委" => Side::Party,
        "政府" => Side::Government,
        _ => Side::Other,
    };
    Some(Department {
        id: DepartmentId(Uuid::from_u128((u128::from(edition) << 64) | number)),
        name,
        short_names,
        aliases,
        level,
        side,
        duties: list()?,
        leader: String::new(),
        contacts: Vec::new(),
        former: Vec::new(),
        merged: None,
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_line_is_a_department_with_duties_and_a_number_of_its_own() {
        let registry = Registry::standard(Registry::EDITION, Level::County, "云溪").unwrap();
        let lines = EDITIONS[0].lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(registry.departments.len(), lines);
        let ids: HashSet<_> = registry.departments.iter().map(|d| d.id).collect();
        assert_eq!(ids.len(), lines, "no number is used twice");
        for d in &registry.departments {
            assert!(!d.name.contains(LEVEL) && d.all_names().all(|n| !n.is_empty()), "{}", d.name);
            assert!(!d.duties.is_empty() && d.duties.iter().all(|w| w.chars().count() >= 2), "{}", d.name);
        }
        assert!(registry.departments.iter().any(|d| d.name == "县卫生健康委员会"));
        assert!(Registry::standard(99, Level::City, "").is_none());
    }

    #[test]
    fn no_name_belongs_to_two_departments() {
        let registry = Registry::standard(Registry::EDITION, Level::City, "").unwrap();
        let mut seen = HashSet::new();
        for d in &registry.departments {
            let own: HashSet<_> = d.all_names().map(super::super::written::folded).collect();
            for name in own {
                assert!(seen.insert(name.clone()), "{name} of {} is another's too", d.name);
            }
        }
    }
}
