//! What an office changes in its registry.

use chrono::NaiveDate;

use super::written::folded;
use super::{Department, FormerName, Merger, Registry};
use crate::{DepartmentId, Event};

/// Why a change of the registry is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegistryRefusal {
    /// The edition is not of this program.
    #[error("there is no edition {0} of the usual bodies")]
    NoEdition(u32),
    /// The registry was taken up before.
    #[error("the registry is taken up already")]
    AlreadyAdopted,
    /// There is no such department.
    #[error("no such department in the registry")]
    NoDepartment,
    /// A department needs a name.
    #[error("a department needs a name")]
    NameMissing,
    /// Another department has this full name.
    #[error("{0} is in the registry already")]
    NameTaken(String),
    /// It went into another; that one is to be changed.
    #[error("{0} was merged into another department")]
    AlreadyMerged(String),
    /// A department is not merged into itself, and a merger needs at least one.
    #[error("a merger needs a department beside the one it goes into")]
    NothingToMerge,
}

impl Registry {
    /// Takes one change in, or says why it cannot be. Events of other subjects change nothing.
    pub fn apply(&mut self, event: &Event) -> Result<(), RegistryRefusal> {
        match event {
            Event::DepartmentSet(department) => self.set(department),
            Event::DepartmentRenamed { department, to, from } => self.rename(*department, to, *from),
            Event::DepartmentsMerged { departments, into, from } => self.merge(departments, *into, *from),
            _ => Ok(()),
        }
    }

    fn set(&mut self, to: &Department) -> Result<(), RegistryRefusal> {
        self.name_is_free(&to.name, to.id)?;
        match self.departments.iter_mut().find(|d| d.id == to.id) {
            Some(was) if was.merged.is_some() => Err(RegistryRefusal::AlreadyMerged(was.name.clone())),
            Some(was) => {
                *was = to.clone();
                Ok(())
            }
            None => {
                self.departments.push(to.clone());
                Ok(())
            }
        }
    }

    fn rename(&mut self, id: DepartmentId, to: &str, from: NaiveDate) -> Result<(), RegistryRefusal> {
        self.name_is_free(to, id)?;
        let department = self.standing_mut(id)?;
        let was = std::mem::replace(&mut department.name, to.trim().to_owned());
        department.former.push(FormerName { name: was, until: from });
        department.former.sort_by_key(|f| f.until);
        // What it was called for short still finds it.
        let short = std::mem::take(&mut department.short_names);
        department.aliases.extend(short);
        Ok(())
    }

    fn merge(&mut self, ids: &[DepartmentId], into: DepartmentId, from: NaiveDate) -> Result<(), RegistryRefusal> {
        self.standing_mut(into)?;
        if ids.is_empty() || ids.contains(&into) {
            return Err(RegistryRefusal::NothingToMerge);
        }
        let mut duties = Vec::new();
        for id in ids {
            let gone = self.standing_mut(*id)?;
            gone.merged = Some(Merger { into, from });
            duties.extend(gone.duties.iter().cloned());
        }
        let whole = self.standing_mut(into)?;
        for duty in duties {
            if !whole.duties.contains(&duty) {
                whole.duties.push(duty);
            }
        }
        Ok(())
    }

    fn standing_mut(&mut self, id: DepartmentId) -> Result<&mut Department, RegistryRefusal> {
        let found = self.departments.iter_mut().find(|d| d.id == id).ok_or(RegistryRefusal::NoDepartment)?;
        if found.merged.is_some() { Err(RegistryRefusal::AlreadyMerged(found.name.clone())) } else { Ok(found) }
    }

    fn name_is_free(&self, name: &str, id: DepartmentId) -> Result<(), RegistryRefusal> {
        if name.trim().is_empty() {
            return Err(RegistryRefusal::NameMissing);
        }
        let name = folded(name);
        let taken = self.standing().find(|d| d.id != id && folded(&d.name) == name);
        taken.map_or(Ok(()), |other| Err(RegistryRefusal::NameTaken(other.name.clone())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::{Level, Names};

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn registry() -> Registry {
        Registry::standard(1, Level::City, "云岭").unwrap()
    }

    fn id(registry: &Registry, name: &str) -> DepartmentId {
        Names::of(registry).find(name)[0].id
    }

    #[test]
    fn after_a_rename_both_names_find_it_and_old_papers_keep_the_old_one() {
        let mut registry = registry();
        let department = id(&registry, "市水务局");
        let to = "市水利和湖泊局".to_owned();
        registry.apply(&Event::DepartmentRenamed { department, to, from: day(2026, 7, 1) }).unwrap();
        let renamed = registry.department(department).unwrap();
        assert_eq!(renamed.name_on(day(2026, 6, 30)), "市水利局");
        assert_eq!(renamed.name_on(day(2026, 7, 1)), "市水利和湖泊局");
        for name in ["市水利局", "市水务局", "市水利和湖泊局", "水利湖泊局"] {
            assert_eq!(id(&registry, name), department, "{name}");
        }
    }

    #[test]
    fn what_was_merged_is_answered_for_by_its_successor() {
        let mut registry = registry();
        let (sport, culture, press) =
            (id(&registry, "市体育局"), id(&registry, "市文旅局"), id(&registry, "市委宣传部"));
        let merge = |from, into| Event::DepartmentsMerged { departments: vec![from], into, from: day(2026, 3, 1) };
        registry.apply(&merge(sport, culture)).unwrap();
        registry.apply(&merge(culture, press)).unwrap();
        assert_eq!(registry.successor(sport).unwrap().id, press);
        assert_eq!(id(&registry, "市体育局"), sport, "old minutes still find it");
        assert!(registry.department(press).unwrap().duties.iter().any(|d| d == "全民健身"));
        let again = registry.apply(&merge(sport, press));
        assert_eq!(again, Err(RegistryRefusal::AlreadyMerged("市体育局".into())));
        let into_itself = registry.apply(&merge(press, press));
        assert_eq!(into_itself, Err(RegistryRefusal::NothingToMerge));
    }

    #[test]
    fn two_departments_do_not_share_a_full_name() {
        let mut registry = registry();
        let mut another = registry.departments[0].clone();
        another.id = DepartmentId(uuid::Uuid::from_u128(7));
        another.name = "市住房城乡建设局".into();
        let refused = registry.apply(&Event::DepartmentSet(Box::new(another.clone())));
        assert_eq!(refused, Err(RegistryRefusal::NameTaken("市住房和城乡建设局".into())));
        another.name = " ".into();
        assert_eq!(registry.apply(&Event::DepartmentSet(Box::new(another))), Err(RegistryRefusal::NameMissing));
    }
}
