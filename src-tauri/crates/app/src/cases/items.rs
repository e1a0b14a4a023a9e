//! 台账: the grid and one item.

use duban_domain::{ItemCode, light};
use duban_ledger::{ItemQuery, ItemRow, ItemSort};

use crate::Code;
use crate::cases::review::meeting_id;
use crate::duban::Duban;
use crate::error::Error;
use crate::places::Places;
use crate::show::{Eye, item_line, item_view, light_name};
use crate::wire::{ItemLine, ItemPageView, ItemQueryForm, ItemView, SortKey};

impl Duban {
    /// A page of the ledger.
    ///
    /// Lights are derived for the day, so a filter by light is answered by the range of due days that carry it.
    pub fn items(&self, form: &ItemQueryForm) -> Result<ItemPageView, Error> {
        let query = ItemQuery {
            search: form.search.trim().to_owned(),
            meeting: form.meeting.as_deref().map(meeting_id).transpose()?,
            department: form.department.clone(),
            unassigned: form.unassigned,
            sort: match form.sort {
                SortKey::Code => ItemSort::Code,
                SortKey::Due => ItemSort::Due,
                SortKey::Title => ItemSort::Title,
                SortKey::Lead => ItemSort::Lead,
                SortKey::State => ItemSort::State,
            },
            descending: form.descending,
            ..ItemQuery::default()
        };
        let (found, all) = {
            let ledger = self.ledger();
            (ledger.items(&query)?, ledger.count_items()?)
        };
        let mut tally = [0_u32; 5];
        let mut lines = Vec::new();
        let mut total = 0;
        for row in &found.rows {
            let light = self.light(row);
            tally[light as usize] += 1;
            if !form.lights.is_empty() && !form.lights.contains(&light_name(light)) {
                continue;
            }
            total += 1;
            if total > form.offset && (form.limit == 0 || total <= form.offset.saturating_add(form.limit)) {
                lines.push(self.line(row));
            }
        }
        Ok(ItemPageView { lines, total, all, tally })
    }

    /// One item with its history.
    pub fn item(&self, code: &str) -> Result<ItemView, Error> {
        let row = self.row(code)?;
        let facts = self.ledger().history(&duban_domain::Subject::Item(row.item.id))?;
        let places = Places::new(&row.item.requirement);
        let eye = Eye { places: &places, today: self.today(), calendar: &self.calendar };
        Ok(item_view(self.line(&row), &row, &facts, &eye))
    }

    pub(crate) fn row(&self, code: &str) -> Result<ItemRow, Error> {
        let missing = || Error::new(Code::ItemMissing, format!("台账里没有编号为“{code}”的事项。编号形如2026-055。"));
        let parsed: ItemCode = code.trim().parse().map_err(|_| missing())?;
        self.ledger().item(&parsed)?.ok_or_else(missing)
    }

    pub(crate) fn line(&self, row: &ItemRow) -> ItemLine {
        item_line(row, self.light(row), self.today(), &self.calendar)
    }

    fn light(&self, row: &ItemRow) -> light::Light {
        light::light(
            row.status.state(),
            duban_domain::governing_day(&row.item.deadlines),
            self.today(),
            &self.calendar,
            &light::Thresholds::default(),
        )
    }
}
