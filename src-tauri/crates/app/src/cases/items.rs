//! 台账: the grid and one item.

use chrono::NaiveDate;
use duban_domain::ItemCode;
use duban_domain::light::{self, Light, Thresholds};
use duban_domain::status::ItemState;
use duban_ledger::{Band, DueBand, ItemQuery, ItemRow, ItemSort};

use crate::Code;
use crate::cases::review::meeting_id;
use crate::duban::Duban;
use crate::error::Error;
use crate::show::{Eye, item_line, item_view};
use crate::wire::{ItemLine, ItemPageView, ItemQueryForm, ItemView, LightName, SortKey};

/// In the order of the tally.
const LIGHTS: [LightName; 5] = [LightName::Red, LightName::Amber, LightName::Green, LightName::Blue, LightName::Grey];

/// States in which the due day decides the light.
const RUNNING: [ItemState; 5] = [
    ItemState::Registered,
    ItemState::Assigned,
    ItemState::InProgress,
    ItemState::CompletionReported,
    ItemState::Verified,
];

impl Duban {
    /// A page of the ledger, with how many of everything that matches carry each light.
    pub fn items(&self, form: &ItemQueryForm) -> Result<ItemPageView, Error> {
        let mut query = ItemQuery {
            search: form.search.trim().to_owned(),
            meeting: form.meeting.as_deref().map(meeting_id).transpose()?,
            department: form.department.clone(),
            bands: if form.unassigned { vec![Band::of(&[ItemState::Registered])] } else { Vec::new() },
            sort: match form.sort {
                SortKey::Code => ItemSort::Code,
                SortKey::Due => ItemSort::Due,
                SortKey::Title => ItemSort::Title,
                SortKey::Lead => ItemSort::Lead,
                SortKey::State => ItemSort::State,
            },
            descending: form.descending,
            offset: form.offset,
            limit: (form.limit > 0).then_some(form.limit),
        };
        let unfiltered = query.bands.clone();
        let ledger = self.ledger();
        let mut tally = [0; 5];
        for (light, count) in LIGHTS.into_iter().zip(&mut tally) {
            query.bands = self.bands(light, &unfiltered);
            *count = narrow(ledger.count_items(&query)?);
        }
        query.bands.clone_from(&unfiltered);
        if !form.lights.is_empty() {
            query.bands = form.lights.iter().flat_map(|light| self.bands(*light, &unfiltered)).collect();
        }
        let found = ledger.items(&query)?;
        let all = ledger.count_items(&ItemQuery::default())?;
        drop(ledger);
        let lines = found.rows.iter().map(|row| self.line(row)).collect();
        Ok(ItemPageView { lines, total: narrow(found.total), all: narrow(all), tally })
    }

    /// One item with its history.
    pub fn item(&self, code: &str) -> Result<ItemView, Error> {
        let row = self.row(code)?;
        let facts = self.ledger().history(&duban_domain::Subject::Item(row.item.id))?;
        let eye = Eye { places: None, today: self.today(), calendar: &self.calendar };
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

    fn light(&self, row: &ItemRow) -> Light {
        light::light(row.status.state(), row.status.due, self.today(), &self.calendar, &Thresholds::default())
    }

    /// The states and due days that carry a light today: what [`light::light`] says, turned round.
    fn bands(&self, light: LightName, within: &[Band]) -> Vec<Band> {
        let today = self.today();
        let soon = Thresholds::default().amber_working_days;
        let first_green = u16::try_from(soon).unwrap_or(u16::MAX).saturating_add(1);
        let amber_until = self.calendar.add_working_days(today, first_green).due.pred_opt().unwrap_or(today);
        let running = |due| Band { states: RUNNING.to_vec(), due };
        let bands = match light {
            LightName::Red => vec![running(DueBand::Between(None, today.pred_opt()))],
            LightName::Amber => vec![running(DueBand::Between(Some(today), Some(amber_until)))],
            LightName::Green => {
                vec![running(DueBand::Between(amber_until.succ_opt(), None)), running(DueBand::Undated)]
            }
            LightName::Blue => vec![Band::of(&[ItemState::Closed])],
            LightName::Grey => vec![Band::of(&[ItemState::Standing, ItemState::Suspended, ItemState::Terminated])],
        };
        // 待交办 narrows the states; what is left over carries no light of this colour.
        let wanted = |state: &ItemState| within.is_empty() || within.iter().any(|b| b.states.contains(state));
        let narrowed = bands
            .into_iter()
            .map(|band| Band { states: band.states.into_iter().filter(wanted).collect(), due: band.due });
        let kept: Vec<Band> = narrowed.filter(|band| !band.states.is_empty()).collect();
        if kept.is_empty() { vec![nothing()] } else { kept }
    }
}

/// A band that no item lies in: due after the last day and before the first.
fn nothing() -> Band {
    Band { states: Vec::new(), due: DueBand::Between(Some(NaiveDate::MAX), Some(NaiveDate::MIN)) }
}

fn narrow(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
