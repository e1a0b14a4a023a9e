//! 导入名录: departments and persons from a table, looked at before they are taken in.

use std::path::Path;

use duban_domain::registry::{Contact, Department, Names, Registry, Side};
use duban_domain::{DepartmentId, Event, Subject};
use uuid::Uuid;

use crate::Code;
use crate::duban::Duban;
use crate::error::{Error, file_name};
use crate::table::{self, Table};
use crate::wire::{RegistryOutcome, RegistryPreview, RegistryRow, RowAction};

/// A column that is understood, with the headings it goes by.
const COLUMNS: [(&str, &[&str]); 9] = [
    ("全称", &["全称", "单位全称", "单位名称", "单位", "部门", "部门名称", "名称"]),
    ("简称", &["简称", "单位简称"]),
    ("别称", &["别称", "别名", "加挂牌子", "曾用名"]),
    ("类别", &["类别", "序列", "系统"]),
    ("职责", &["职责", "职责关键词", "主要职责", "关键词"]),
    ("负责人", &["负责人", "主要负责人", "单位负责人", "主要领导"]),
    ("联系人", &["联系人", "姓名", "联络员"]),
    ("职务", &["职务", "联系人职务"]),
    ("电话", &["电话", "联系电话", "手机", "联系方式", "办公电话"]),
];

/// A row with what it makes of the registry.
struct Planned {
    row: RegistryRow,
    entry: Option<Department>,
}

impl Duban {
    /// Reads a table of departments (.xlsx, .xls, .ods) and says what it would change. Nothing is written.
    pub fn preview_registry_import(&self, path: &Path) -> Result<RegistryPreview, Error> {
        let registry = self.registry_now()?;
        let version = self.ledger().version(&Subject::Registry)?;
        let (columns, planned) = plan(&registry, path)?;
        let rows: Vec<RegistryRow> = planned.into_iter().map(|p| p.row).collect();
        let count = |action| rows.iter().filter(|row| row.action == action).count();
        let sentence = format!(
            "新增{}个，修改{}个，{}个没有变化，{}行没有采用。",
            count(RowAction::New),
            count(RowAction::Changed),
            count(RowAction::Same),
            count(RowAction::Refused)
        );
        Ok(RegistryPreview { version, columns, rows, sentence })
    }

    /// Takes a table in, as its preview showed it; one step, undone as one.
    pub fn import_registry(&self, path: &Path, version: u64) -> Result<RegistryOutcome, Error> {
        let registry = self.registry_now()?;
        let (_, planned) = plan(&registry, path)?;
        let mut entries: Vec<Department> = Vec::new();
        // Of several rows about one department the last holds all that they say.
        for entry in planned.into_iter().filter_map(|p| p.entry) {
            match entries.iter_mut().find(|known| known.id == entry.id) {
                Some(known) => *known = entry,
                None => entries.push(entry),
            }
        }
        if entries.is_empty() {
            return Err(Error::new(Code::NothingFound, "表里没有要新增或修改的单位，名录没有改动。"));
        }
        let said = format!("已导入{}个单位", entries.len());
        let events = entries.into_iter().map(|entry| Event::DepartmentSet(Box::new(entry))).collect();
        self.write_registry(version, &registry, events, said)
    }
}

fn plan(registry: &Registry, path: &Path) -> Result<(Vec<String>, Vec<Planned>), Error> {
    let table = table::read(path, &COLUMNS)?;
    if !table.has("全称") {
        let name = file_name(path);
        let sentence = format!("“{name}”里没有找到“单位名称”一列，没有导入。第一行写列名，至少有单位名称。");
        return Err(Error::new(Code::NothingFound, sentence));
    }
    let mut registry = registry.clone();
    let mut planned = Vec::new();
    for at in 0..table.len() {
        let name = table.cell(at, "全称");
        if name.is_empty() {
            continue;
        }
        let (action, sentence, entry) = match row(&registry, &table, at, &name) {
            Err(why) => (RowAction::Refused, why, None),
            Ok((entry, changes)) if changes.is_empty() => {
                (RowAction::Same, format!("名录里已有“{}”", entry.name), None)
            }
            Ok((entry, changes)) => {
                let new = registry.department(entry.id).is_none();
                match registry.apply(&Event::DepartmentSet(Box::new(entry.clone()))) {
                    Ok(()) if new => (RowAction::New, "新增".to_owned(), Some(entry)),
                    Ok(()) => (RowAction::Changed, changes.join("；"), Some(entry)),
                    Err(_) => (RowAction::Refused, format!("名录里另有“{name}”"), None),
                }
            }
        };
        planned.push(Planned { row: RegistryRow { row: table.number(at), name, action, sentence }, entry });
    }
    Ok((table.columns(), planned))
}

/// The entry that a row makes, and what in it is new.
fn row(registry: &Registry, table: &Table, at: usize, name: &str) -> Result<(Department, Vec<String>), String> {
    let found = Names::of(registry).find(name);
    let was = match found.as_slice() {
        [] => None,
        [one, ..] if one.merged.is_some() => {
            return Err(format!("“{}”已并入别的单位", one.name));
        }
        [one, ..] => Some(*one),
    };
    let mut changes = Vec::new();
    let mut entry = was.cloned().unwrap_or_else(|| {
        changes.push("新增".to_owned());
        Department {
            id: DepartmentId(Uuid::now_v7()),
            name: name.to_owned(),
            short_names: Vec::new(),
            aliases: Vec::new(),
            level: registry.level,
            side: Side::Government,
            duties: Vec::new(),
            leader: String::new(),
            contacts: Vec::new(),
            former: Vec::new(),
            merged: None,
        }
    });
    let known: Vec<String> = entry.all_names().map(str::to_owned).collect();
    let fresh = |words: String| -> Vec<String> {
        let words = words.split(['、', '，', ',', '；', ';', '\n']).map(str::trim).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    let lists: [(&str, &mut Vec<String>); 3] =
        [("简称", &mut entry.short_names), ("别称", &mut entry.aliases), ("职责", &mut entry.duties)];
    for (column, list) in lists {
        let added: Vec<String> =
            fresh(table.cell(at, column)).into_iter().filter(|w| !list.contains(w) && !known.contains(w)).collect();
        if !added.is_empty() {
            changes.push(format!("{column}增加{}", added.join("、")));
            list.extend(added);
        }
    }
    let leader = table.cell(at, "负责人");
    if !leader.is_empty() && leader != entry.leader {
        changes.push(if entry.leader.is_empty() {
            format!("负责人{leader}")
        } else {
            format!("负责人由{}改为{leader}", entry.leader)
        });
        entry.leader = leader;
    }
    if let Some(side) = side(&table.cell(at, "类别")).filter(|side| *side != entry.side) {
        if was.is_some() {
            changes.push(format!("类别改为{}", table.cell(at, "类别")));
        }
        entry.side = side;
    }
    contact(table, at, &mut entry, &mut changes);
    Ok((entry, changes))
}

fn contact(table: &Table, at: usize, entry: &mut Department, changes: &mut Vec<String>) {
    let name = table.cell(at, "联系人");
    if name.is_empty() {
        return;
    }
    let (post, phone) = (table.cell(at, "职务"), table.cell(at, "电话"));
    let Some(known) = entry.contacts.iter_mut().find(|known| known.name == name) else {
        changes.push(format!("联系人增加{name}"));
        entry.contacts.push(Contact { name, post, phone });
        return;
    };
    for (word, value, field) in [("职务", post, &mut known.post), ("电话", phone, &mut known.phone)] {
        if !value.is_empty() && *field != value {
            changes.push(format!("{name}的{word}改为{value}"));
            *field = value;
        }
    }
}

fn side(word: &str) -> Option<Side> {
    Some(match word {
        "" => return None,
        word if word.starts_with('党') => Side::Party,
        word if word.starts_with('政') && !word.starts_with("政协") => Side::Government,
        _ => Side::Other,
    })
}
