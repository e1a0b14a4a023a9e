//! The registry's entries.

use duban_domain::registry::{Department, Level, Registry, Side};

use crate::wire::{ContactForm, DepartmentView, FormerNameView, LevelName, SideName};

pub(crate) fn department_view(department: &Department, registry: &Registry, items: u64) -> DepartmentView {
    let contact = |c: &duban_domain::registry::Contact| ContactForm {
        name: c.name.clone(),
        post: c.post.clone(),
        phone: c.phone.clone(),
    };
    let merged = department.merged.as_ref();
    let into = merged.and_then(|m| registry.department(m.into));
    DepartmentView {
        id: department.id.to_string(),
        name: department.name.clone(),
        short_names: department.short_names.clone(),
        aliases: department.aliases.clone(),
        level: level_name(department.level),
        side: match department.side {
            Side::Party => SideName::Party,
            Side::Government => SideName::Government,
            Side::Other => SideName::Other,
        },
        duties: department.duties.clone(),
        leader: department.leader.clone(),
        contacts: department.contacts.iter().map(contact).collect(),
        former: department
            .former
            .iter()
            .map(|f| FormerNameView { name: f.name.clone(), until: f.until.to_string() })
            .collect(),
        merged_into: into.map(|d| d.name.clone()),
        merged_from: merged.map(|m| m.from.to_string()),
        items: u32::try_from(items).unwrap_or(u32::MAX),
    }
}

pub(crate) fn level_name(level: Level) -> LevelName {
    match level {
        Level::Province => LevelName::Province,
        Level::City => LevelName::City,
        Level::County => LevelName::County,
        Level::District => LevelName::District,
    }
}

pub(crate) fn level_of(name: LevelName) -> Level {
    match name {
        LevelName::Province => Level::Province,
        LevelName::City => Level::City,
        LevelName::County => Level::County,
        LevelName::District => Level::District,
    }
}

pub(crate) fn side_of(name: SideName) -> Side {
    match name {
        SideName::Party => Side::Party,
        SideName::Government => Side::Government,
        SideName::Other => Side::Other,
    }
}
