//! 经过: the timeline of an item with who and when, and taking the last step back.

use duban_domain::{Event, Fact, FactId, ItemId, Subject};
use duban_ledger::undoing;
use uuid::Uuid;

use crate::Code;
use crate::duban::Duban;
use crate::error::Error;
use crate::show::{Names, fact_lines, undo_words};
use crate::wire::{HistoryView, StepOutcome};

impl Duban {
    /// The timeline of an item, oldest first; before it, those of the items it continues.
    pub fn history(&self, code: &str) -> Result<HistoryView, Error> {
        let row = self.row(code)?;
        self.history_of(row.item.id)?.ok_or_else(Error::broken)
    }

    fn history_of(&self, id: ItemId) -> Result<Option<HistoryView>, Error> {
        let Some(row) = self.ledger().item_by_id(id)? else { return Ok(None) };
        let facts = self.ledger().history(&Subject::Item(id))?;
        let mut earlier = Vec::new();
        for id in &row.trail.continues {
            earlier.extend(self.history_of(*id)?);
        }
        let mut lines = fact_lines(id, &facts, &self.names());
        lines.reverse();
        Ok(Some(HistoryView { code: row.item.code.to_string(), title: row.item.title, facts: lines, earlier }))
    }

    /// Takes back the last step of an item, by a new fact. What came with a meeting's confirmation or an issued notice
    /// is not taken back from here.
    pub fn undo_step(&self, code: &str, seen: Option<u64>) -> Result<StepOutcome, Error> {
        let row = self.row(code)?;
        if let Some(seen) = seen
            && seen != row.version
        {
            return Err(self.told(&row, seen)?);
        }
        let step = self.ledger().last_step(&Subject::Item(row.item.id))?;
        let facts = step.ok_or_else(|| Error::new(Code::NothingToUndo, "没有可以撤销的步骤。"))?;
        let what = undo_words(&facts).map_err(|sentence| Error::new(Code::NothingToUndo, sentence))?;
        let undone = undoing(&facts, FactId(Uuid::now_v7()), self.today(), &self.actor());
        let mut expected = vec![(Subject::Item(row.item.id), row.version)];
        for subject in undone.subjects.iter().filter(|s| **s != Subject::Item(row.item.id)) {
            expected.push((subject.clone(), self.ledger().version(subject)?));
        }
        let gone = registered_by(&facts, row.item.id);
        let changes = self.write(expected, vec![undone], Vec::new())?;
        let said = format!("已撤销：{what}");
        if gone {
            // The item is no longer there: what is shown is what it was.
            let item = self.item_view(&row)?;
            return Ok(StepOutcome { item, codes: Vec::new(), said, changed: crate::duban::changed(&changes) });
        }
        self.outcome(vec![row.item.code.to_string()], said, &changes)
    }

    /// Codes of items and numbers of documents, for sentences that name them.
    pub(crate) fn names(&self) -> Names<'_> {
        Names {
            item: Box::new(|id| Ok(self.ledger().item_by_id(id)?.map(|row| row.item.code.to_string()))),
            document: Box::new(|id| {
                Ok(self.ledger().document(id)?.and_then(|row| row.number).map(|number| number.to_string()))
            }),
        }
    }
}

fn registered_by(facts: &[Fact], id: ItemId) -> bool {
    facts.iter().any(|fact| matches!(&fact.event, Event::ItemRegistered(item) if item.id == id))
}
