//! 名录: the departments, and which of them a name means.

mod change;
mod import;

use std::collections::HashMap;

use duban_domain::registry::{Department, Level, Names, Registry, Stated};
use duban_domain::{DepartmentId, Subject};
use duban_ledger::DepartmentName;

use crate::Code;
use crate::duban::Duban;
use crate::error::Error;
use crate::show::{department_view, level_name};
use crate::wire::{DepartmentView, RegistryView};

impl Duban {
    /// The registry with everything that 名录 shows.
    pub fn registry(&self) -> Result<RegistryView, Error> {
        let registry = self.registry_now()?;
        let (version, standard, uses, last) = {
            let ledger = self.ledger();
            let last = ledger.last_step(&Subject::Registry)?;
            let standard = ledger.registry()?.is_none();
            (ledger.version(&Subject::Registry)?, standard, ledger.department_uses()?, last)
        };
        let names = Names::of(&registry);
        let mut items: HashMap<DepartmentId, u64> = HashMap::new();
        let mut unknown: Vec<String> = Vec::new();
        for (name, count) in uses {
            let found = names.find_stated(stated(&name));
            if found.is_empty() && !is_general(&name.name) && !unknown.contains(&name.name) {
                unknown.push(name.name);
            }
            for department in found {
                *items.entry(department.id).or_default() += count;
            }
        }
        let view = |d: &Department| department_view(d, &registry, items.get(&d.id).copied().unwrap_or_default());
        Ok(RegistryView {
            version,
            standard,
            level: level_name(registry.level),
            place: registry.place.clone(),
            departments: registry.departments.iter().map(view).collect(),
            unknown,
            undo: last.and_then(|facts| change::undo_words(&facts, &registry)),
        })
    }

    /// The entry of the department that a name means, by any of its names.
    pub fn department(&self, name: &str) -> Result<DepartmentView, Error> {
        let registry = self.registry_now()?;
        let names = Names::of(&registry);
        let id = names.find(name).first().map(|d| d.id.to_string());
        let found = self.registry()?.departments.into_iter().find(|d| Some(&d.id) == id.as_ref());
        found.ok_or_else(|| {
            let sentence = format!("名录里没有“{name}”。查看名录后写全称或简称，或先加入名录。");
            Error::new(Code::RegistryRefused, sentence)
        })
    }

    /// The registry as the office keeps it; before its first change, the usual bodies of the office's level and place.
    ///
    /// Only the first change is a fact that names the edition, so a journal is not filled with a list that the program
    /// knows, and a later edition changes nothing where an office has begun its own.
    pub(crate) fn registry_now(&self) -> Result<Registry, Error> {
        let ledger = self.ledger();
        if let Some(registry) = ledger.registry()? {
            return Ok(registry);
        }
        let office = ledger.office()?.map(|office| office.name).unwrap_or_default();
        let (level, place) = Level::of_office(&office);
        Registry::standard(Registry::EDITION, level, &place).ok_or_else(Error::broken)
    }

    /// Every name that items give the department which `asked` means, by any of its names, past ones and those of
    /// departments that went into it included. A name that the registry does not know means itself.
    pub(crate) fn written_names(&self, asked: &str) -> Result<Vec<DepartmentName>, Error> {
        let registry = self.registry_now()?;
        let names = Names::of(&registry);
        let today = |name: &DepartmentName| -> Vec<DepartmentId> {
            let found = names.find_stated(stated(name)).into_iter();
            found.filter_map(|d| registry.successor(d.id)).map(|d| d.id).collect()
        };
        let asked = DepartmentName { name: asked.trim().to_owned(), carried: None };
        let meant = today(&asked);
        let all = self.ledger().department_names()?;
        let same = |name: &DepartmentName| name.name == asked.name || today(name).iter().any(|id| meant.contains(id));
        Ok(all.into_iter().filter(same).collect())
    }
}

/// A body: a department of the registry, or a name that the registry does not know.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Body {
    /// The department that answers today.
    Known(DepartmentId),
    /// As written.
    Named(String),
}

impl Body {
    /// The body that a name means today, whichever of its names it is.
    pub(crate) fn of(names: &Names<'_>, name: &str) -> Self {
        let known = names.today(Stated { name, carried: None });
        known.map_or_else(|| Self::Named(name.to_owned()), |department| Self::Known(department.id))
    }
}

fn stated(name: &DepartmentName) -> Stated<'_> {
    Stated { name: &name.name, carried: name.carried }
}

/// Whether a name means no department in particular: 各县（市、区）, 有关部门.
fn is_general(name: &str) -> bool {
    ["各", "全市", "全县", "全区", "有关", "相关"].iter().any(|word| name.contains(word)) || name.ends_with("部门")
}
