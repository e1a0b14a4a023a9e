//! 拆分、合并: items that continue others. The old ones end, and their history stays.

use duban_domain::{Event, Item, ItemCode, ItemId, NewFact, Step, Subject};
use duban_ledger::ItemRow;
use uuid::Uuid;

use crate::Code;
use crate::cases::life::assignments;
use crate::cases::register::TRIES;
use crate::duban::Duban;
use crate::error::Error;
use crate::refusal::continue_refused;
use crate::wire::{PartForm, StepOutcome};

impl Duban {
    /// Splits an item into parts, each an item of its own; the whole ends. Parts of what was given out are given out.
    pub fn split_item(&self, code: &str, seen: Option<u64>, parts: &[PartForm]) -> Result<StepOutcome, Error> {
        if parts.len() < 2 || parts.iter().any(|p| p.title.trim().is_empty()) {
            return Err(Error::new(Code::StepRefused, "拆分至少要写出两件事项的名称，没有写入。"));
        }
        let mut tries = 0;
        loop {
            let row = self.row(code)?;
            if let Some(seen) = seen
                && seen != row.version
            {
                return Err(self.told(&row, seen)?);
            }
            may_continue(&row)?;
            let (first, series, version) = self.next_code()?;
            let mut facts = Vec::new();
            let mut expected =
                vec![(Subject::Item(row.item.id), row.version), (Subject::Series(series.clone()), version)];
            let (mut ids, mut codes) = (Vec::new(), Vec::new());
            for (form, number) in parts.iter().zip(first.number..) {
                let (id, code) = (ItemId(Uuid::now_v7()), ItemCode::new(first.year, number));
                let item = self.part(&row.item, id, code, form)?;
                expected.push((Subject::Item(id), 0));
                let subjects = vec![Subject::Item(id), Subject::Series(series.clone())];
                facts.push(self.fact(subjects, Event::ItemRegistered(Box::new(item))));
                ids.push(id);
                codes.push(code.to_string());
            }
            facts.push(self.ended(&row, &ids));
            if row.status.assigned_on.is_some() {
                let document = row.trail.notice;
                let given =
                    |id: &ItemId| self.fact(vec![Subject::Item(*id)], Event::ItemStepped(Step::Assign { document }));
                facts.extend(ids.iter().map(given));
            }
            tries += 1;
            match self.write(expected, facts, Vec::new()) {
                Ok(changes) => {
                    let said = format!("已拆成{}件：{}", codes.len(), codes.join("、"));
                    return self.outcome(codes, said, &changes);
                }
                // Another desk took the next code meanwhile; a change of the item itself is told above.
                Err(error) if error.code == Code::ChangedMeanwhile && tries < TRIES && seen.is_none() => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Merges items into one of them, which takes over their departments and requirements; the others end.
    pub fn merge_items(&self, codes: &[String], into: &str) -> Result<StepOutcome, Error> {
        let target = self.row(into)?;
        let others: Vec<ItemRow> = codes
            .iter()
            .map(|code| self.row(code))
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .filter(|r| r.item.id != target.item.id)
            .collect();
        if others.is_empty() {
            return Err(Error::new(Code::StepRefused, "没有选要并入的事项，没有写入。"));
        }
        if target.status.state().is_over() {
            let state = target.status.state().word();
            return Err(Error::new(
                Code::StepRefused,
                format!("{}{state}，不能再并入别的事项，没有写入。", target.item.code),
            ));
        }
        let mut item = target.item.clone();
        let mut facts = Vec::new();
        for other in &others {
            may_continue(other)?;
            if !item.requirement.contains(&other.item.requirement) {
                item.requirement = format!("{}\n{}", item.requirement, other.item.requirement);
            }
            for a in &other.item.assignments {
                if !item.assignments.iter().any(|b| b.department == a.department) {
                    item.assignments.push(a.clone());
                }
            }
            for owner in &other.item.owners {
                if !item.owners.iter().any(|o| o.name == owner.name) {
                    item.owners.push(owner.clone());
                }
            }
            item.targets.extend(other.item.targets.iter().filter(|t| !target.item.targets.contains(t)).cloned());
            facts.push(self.ended(other, &[target.item.id]));
        }
        facts.push(self.fact(vec![Subject::Item(item.id)], Event::ItemRevised(Box::new(item))));
        let merged: Vec<String> = others.iter().map(|r| r.item.code.to_string()).collect();
        let said = format!("已把{}并入{}", merged.join("、"), target.item.code);
        let mut rows = vec![target];
        rows.extend(others);
        let changes = self.write_on(&rows, facts, Vec::new())?;
        self.outcome(rows.iter().map(|r| r.item.code.to_string()).collect(), said, &changes)
    }

    fn part(&self, whole: &Item, id: ItemId, code: ItemCode, form: &PartForm) -> Result<Item, Error> {
        let requirement = form.requirement.trim();
        let deadlines = if form.deadlines.is_empty() {
            whole.deadlines.clone()
        } else {
            self.deadlines(&whole.deadlines, &form.deadlines)?
        };
        Ok(Item {
            id,
            code,
            title: form.title.trim().to_owned(),
            requirement: if requirement.is_empty() { whole.requirement.clone() } else { requirement.to_owned() },
            assignments: if form.lead.is_empty() && form.supporting.is_empty() {
                whole.assignments.clone()
            } else {
                assignments(&whole.assignments, &form.lead, &[], &form.supporting)
            },
            deadlines,
            ..whole.clone()
        })
    }

    /// The fact that ends an item because others continue it.
    fn ended(&self, row: &ItemRow, into: &[ItemId]) -> NewFact {
        let mut subjects = vec![Subject::Item(row.item.id)];
        subjects.extend(into.iter().map(|id| Subject::Item(*id)));
        self.fact(subjects, Event::ItemContinued { item: row.item.id, into: into.to_vec() })
    }
}

fn may_continue(row: &ItemRow) -> Result<(), Error> {
    let day = row.registered_on;
    row.status.clone().continue_elsewhere(day).map_err(|why| continue_refused(row, why))?;
    Ok(())
}
