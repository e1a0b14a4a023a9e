//! 名录: the departments that an office deals with, by all the names they go by.
//!
//! [`Registry::standard`] is what an office starts with; [`Registry::apply`] takes in what it changes, each change a
//! fact. [`Names`] finds the department that a name in minutes means, and the name keeps its wording. [`suggest`]
//! says who may be meant where no department is stated.

mod change;
mod department;
mod level;
mod names;
mod standard;
mod suggest;
mod written;

pub use change::RegistryRefusal;
pub use department::{Contact, Department, FormerName, Merger, Side};
pub use level::Level;
pub use names::{Names, Stated, stated_levels};
pub use suggest::{Adviser, Past};

use crate::DepartmentId;

/// The departments of one office, with those that were merged into others.
///
/// Guarantees: no two departments that still exist have the same full name; a department is never taken out, so that a
/// name in old minutes still finds it.
///
/// ```
/// use duban_domain::registry::{Level, Names, Registry};
/// let registry = Registry::standard(Registry::EDITION, Level::City, "云岭").unwrap();
/// let names = Names::of(&registry);
/// let one = |name| names.find(name).first().map(|d| d.name.as_str());
/// assert_eq!(one("市住建局"), Some("市住房和城乡建设局"));
/// assert_eq!(one("云岭市住房城乡建设局"), Some("市住房和城乡建设局"));
/// assert_eq!(one("云溪县住建局"), None, "another place's");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registry {
    /// Which edition of the usual bodies it started from.
    pub edition: u32,
    /// The office's own level.
    pub level: Level,
    /// The office's own place without its level: 云岭. Empty where it is not known; names of any place then match.
    pub place: String,
    /// All departments, in the order in which they are listed.
    pub departments: Vec<Department>,
}

impl Registry {
    /// The department with this id.
    #[must_use]
    pub fn department(&self, id: DepartmentId) -> Option<&Department> {
        self.departments.iter().find(|d| d.id == id)
    }

    /// Who answers today for a department: itself, or the one that it was merged into, over any number of mergers.
    #[must_use]
    pub fn successor(&self, id: DepartmentId) -> Option<&Department> {
        let mut found = self.department(id)?;
        // A merger into itself is refused, and each further step leads to another department.
        for _ in 0..self.departments.len() {
            match found.merged.as_ref().and_then(|m| self.department(m.into)) {
                Some(next) => found = next,
                None => break,
            }
        }
        Some(found)
    }

    /// The departments that still exist.
    pub fn standing(&self) -> impl Iterator<Item = &Department> {
        self.departments.iter().filter(|d| d.merged.is_none())
    }
}
