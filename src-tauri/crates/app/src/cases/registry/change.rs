//! What a clerk changes in the registry, each change one step that can be undone.

use chrono::NaiveDate;
use duban_domain::registry::{Contact, Department, Registry};
use duban_domain::{DepartmentId, Event, Fact, FactId, NewFact, Subject};
use duban_ledger::undoing;
use uuid::Uuid;

use crate::Code;
use crate::duban::{Duban, changed};
use crate::error::Error;
use crate::show::{level_of, side_of};
use crate::wire::{DepartmentForm, RegistryOutcome, RegistryStep};

impl Duban {
    /// Takes one step on the registry that stood at `version` when the clerk looked.
    pub fn change_registry(&self, version: u64, step: &RegistryStep) -> Result<RegistryOutcome, Error> {
        let registry = self.registry_now()?;
        let (event, said) = match step {
            RegistryStep::Set { form } => {
                let department = entry(form, &registry)?;
                let word = if form.id.is_some() { "已修改" } else { "已加入名录" };
                let said = format!("“{}”{word}", department.name);
                (Event::DepartmentSet(Box::new(department)), said)
            }
            RegistryStep::Rename { department, to, from } => {
                let department = find(&registry, department)?;
                let to = to.trim().to_owned();
                let said = format!("“{}”已更名为“{to}”", department.name);
                (Event::DepartmentRenamed { department: department.id, to, from: day(from)? }, said)
            }
            RegistryStep::Merge { departments, into, from } => {
                let into = find(&registry, into)?;
                let gone = departments.iter().map(|id| find(&registry, id)).collect::<Result<Vec<_>, _>>()?;
                let names: Vec<&str> = gone.iter().map(|d| d.name.as_str()).collect();
                let said = format!("“{}”已并入“{}”", names.join("”“"), into.name);
                let departments = gone.iter().map(|d| d.id).collect();
                (Event::DepartmentsMerged { departments, into: into.id, from: day(from)? }, said)
            }
            RegistryStep::Undo => return self.undo_registry(version),
        };
        self.write_registry(version, &registry, vec![event], said)
    }

    /// Writes changes of the registry; with the first, that it is taken up.
    pub(super) fn write_registry(
        &self,
        version: u64,
        registry: &Registry,
        events: Vec<Event>,
        said: String,
    ) -> Result<RegistryOutcome, Error> {
        let of_registry = |event| self.fact(vec![Subject::Registry], event);
        let mut facts: Vec<NewFact> = Vec::new();
        if self.ledger().registry()?.is_none() {
            let Registry { edition, level, place, .. } = registry;
            let adopted = Event::RegistryAdopted { edition: *edition, level: *level, place: place.clone() };
            facts.push(of_registry(adopted));
        }
        facts.extend(events.into_iter().map(of_registry));
        let changes = self.write(vec![(Subject::Registry, version)], facts, Vec::new())?;
        Ok(RegistryOutcome { registry: self.registry()?, said, changed: changed(&changes) })
    }

    fn undo_registry(&self, version: u64) -> Result<RegistryOutcome, Error> {
        let registry = self.registry_now()?;
        let last = self.ledger().last_step(&Subject::Registry)?;
        let words = last.as_deref().and_then(|facts| undo_words(facts, &registry));
        let (Some(facts), Some(words)) = (last, words) else {
            return Err(Error::new(Code::NothingToUndo, "名录没有可以撤销的修改。"));
        };
        let undone = undoing(&facts, FactId(Uuid::now_v7()), self.today(), &self.actor());
        let changes = self.write(vec![(Subject::Registry, version)], vec![undone], Vec::new())?;
        let said = format!("已撤销：{words}");
        Ok(RegistryOutcome { registry: self.registry()?, said, changed: changed(&changes) })
    }
}

/// What undoing these facts would take back, in words.
pub(super) fn undo_words(facts: &[Fact], registry: &Registry) -> Option<String> {
    let name = |id: &DepartmentId| registry.department(*id).map(|d| d.name.clone()).unwrap_or_default();
    let mut sets = facts.iter().filter(|f| matches!(f.event, Event::DepartmentSet(_)));
    if sets.next().is_some() && sets.next().is_some() {
        return Some("导入名录".into());
    }
    facts.iter().find_map(|fact| match &fact.event {
        Event::DepartmentSet(department) => Some(format!("“{}”的修改", department.name)),
        Event::DepartmentRenamed { to, .. } => Some(format!("更名为“{to}”")),
        Event::DepartmentsMerged { into, .. } => Some(format!("并入“{}”", name(into))),
        _ => None,
    })
}

/// The entry that a form gives: what the form does not hold stays as it was.
fn entry(form: &DepartmentForm, registry: &Registry) -> Result<Department, Error> {
    let was = form.id.as_deref().map(|id| find(registry, id)).transpose()?;
    let list = |words: &[String]| -> Vec<String> {
        let mut kept: Vec<String> = Vec::new();
        for word in words.iter().map(|w| w.trim()).filter(|w| !w.is_empty()) {
            if !kept.iter().any(|known| known == word) {
                kept.push(word.to_owned());
            }
        }
        kept
    };
    let contacts = form.contacts.iter().filter(|c| !c.name.trim().is_empty()).map(|c| Contact {
        name: c.name.trim().to_owned(),
        post: c.post.trim().to_owned(),
        phone: c.phone.trim().to_owned(),
    });
    Ok(Department {
        id: was.map_or_else(|| DepartmentId(Uuid::now_v7()), |d| d.id),
        name: form.name.trim().to_owned(),
        short_names: list(&form.short_names),
        aliases: list(&form.aliases),
        level: form.level.map_or_else(|| was.map_or(registry.level, |d| d.level), level_of),
        side: side_of(form.side),
        duties: list(&form.duties),
        leader: form.leader.trim().to_owned(),
        contacts: contacts.collect(),
        former: was.map(|d| d.former.clone()).unwrap_or_default(),
        merged: None,
    })
}

fn find<'a>(registry: &'a Registry, id: &str) -> Result<&'a Department, Error> {
    let found = id.parse().ok().and_then(|id| registry.department(id));
    found.ok_or_else(|| Error::new(Code::RegistryRefused, "名录里没有这个单位，没有修改。刷新名录后重新选择。"))
}

fn day(text: &str) -> Result<NaiveDate, Error> {
    text.trim()
        .parse()
        .map_err(|_| Error::new(Code::DateUnreadable, format!("“{text}”不是日期，没有修改。日期写作2026-07-01。")))
}
