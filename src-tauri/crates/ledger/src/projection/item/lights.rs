//! Lights in SQL: what `duban_domain::light::judge` says, over the columns of an item's row.

use std::collections::HashMap;
use std::fmt::Write as _;

use chrono::NaiveDate;
use duban_domain::TOLERANCES;
use duban_domain::light::{Light, Thresholds};
use duban_domain::status::ItemState;
use rusqlite::types::ToSql;
use rusqlite::{Connection, Row, params_from_iter};
use uuid::Uuid;

use super::place;
use super::query::{ItemQuery, Where};
use crate::{Ledger, LedgerError};

/// What lights are judged by on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judging {
    /// The day.
    pub today: NaiveDate,
    /// The day before which a report that did not come is missed: `duban_domain::missed_before`.
    pub missed_before: NaiveDate,
    /// The last due day that is amber: `duban_domain::light::amber_until`.
    pub amber_until: NaiveDate,
    /// The office's own.
    pub thresholds: Thresholds,
}

/// How many items of a department carry each light.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DepartmentTally {
    /// Its name as items write it.
    pub department: String,
    /// Of those it leads, in the order of [`Light::ALL`].
    pub leads: [u64; 5],
    /// Of those it supports.
    pub supports: [u64; 5],
}

impl Judging {
    /// An expression that gives a light's place in [`Light::ALL`].
    pub(super) fn sql(&self) -> (String, Vec<Box<dyn ToSql>>) {
        use ItemState as S;

        let mut values: Vec<Box<dyn ToSql>> = Vec::new();
        let in_states = |states: &[ItemState]| {
            let places: Vec<String> = states.iter().map(|s| place(*s).to_string()).collect();
            format!("state IN ({})", places.join(", "))
        };
        let running = in_states(&[S::Registered, S::Assigned, S::InProgress, S::CompletionReported, S::Verified]);
        let worked_on = in_states(&[S::Assigned, S::InProgress]);
        let reported = in_states(&[S::Assigned, S::InProgress, S::Standing]);
        let mut case = String::from("CASE");
        let mut when = |condition: &str, light: Light, value: Option<NaiveDate>| {
            let _ = write!(case, " WHEN {condition} THEN {}", nth(light));
            if let Some(day) = value {
                values.push(Box::new(day));
            }
        };
        let missed =
            |many: Option<u8>| many.filter(|n| (1..=3).contains(n)).map(|n| format!("{reported} AND unmet_{n} < ?"));
        when(&in_states(&[S::Closed]), Light::Blue, None);
        when(&in_states(&[S::Suspended, S::Terminated]), Light::Grey, None);
        when(&format!("{running} AND due < ?"), Light::Red, Some(self.today));
        if let Some(condition) = missed(self.thresholds.red_missed) {
            when(&condition, Light::Red, Some(self.missed_before));
        }
        when(&format!("{running} AND due <= ?"), Light::Amber, Some(self.amber_until));
        if let Some(condition) = missed(self.thresholds.amber_missed) {
            when(&condition, Light::Amber, Some(self.missed_before));
        }
        if let Some(points) = self.thresholds.behind_points.filter(|points| TOLERANCES.contains(points)) {
            when(&format!("{worked_on} AND behind_{points} <= ?"), Light::Amber, Some(self.today));
        }
        when(&in_states(&[S::Standing]), Light::Grey, None);
        let _ = write!(case, " ELSE {} END", nth(Light::Green));
        (case, values)
    }
}

/// A light's place in the order of need.
pub(super) fn nth(light: Light) -> usize {
    Light::ALL.iter().position(|l| *l == light).unwrap_or_default()
}

impl Ledger {
    /// How many of the items that a query finds carry each light, in the order of [`Light::ALL`]. The lights that the
    /// query asks for are left out of account.
    pub fn tally(&self, query: &ItemQuery, judging: &Judging) -> Result<[u64; 5], LedgerError> {
        tally(&*self.reading()?, query, judging)
    }

    /// The same for each department, by name.
    pub fn department_tallies(&self, judging: &Judging) -> Result<Vec<DepartmentTally>, LedgerError> {
        let now = self.reading()?;
        let (light, values) = judging.sql();
        // Two passes, one over an index and one over the departments in order, in place of a look for each item: a look
        // costs more than all the rest.
        let mut select = now.prepare_cached(&format!("SELECT id, {light} AS light FROM item"))?;
        let mut rows = select.query(params_from_iter(values))?;
        let mut lights: HashMap<u128, usize> = HashMap::new();
        while let Some(row) = rows.next()? {
            lights.insert(key(row, 0)?, row.get(1)?);
        }
        let mut select = now.prepare_cached(include_str!("departments.sql"))?;
        let mut rows = select.query([])?;
        let mut tallies: Vec<DepartmentTally> = Vec::new();
        while let Some(row) = rows.next()? {
            let department = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            if tallies.last().is_none_or(|t| t.department != department) {
                tallies.push(DepartmentTally { department: department.to_owned(), ..DepartmentTally::default() });
            }
            let leads: bool = row.get(2)?;
            if let (Some(tally), Some(light)) = (tallies.last_mut(), lights.get(&key(row, 1)?)) {
                let part = if leads { &mut tally.leads } else { &mut tally.supports };
                part[*light] += 1;
            }
        }
        tallies.sort_by_cached_key(|tally| crate::projection::order::order_key(&tally.department));
        Ok(tallies)
    }
}

/// The id of an item in a column, as a number.
fn key(row: &Row<'_>, column: usize) -> Result<u128, LedgerError> {
    let text = row.get_ref(column)?.as_bytes().map_err(rusqlite::Error::from)?;
    Uuid::try_parse_ascii(text).map(|id| id.as_u128()).map_err(|e| LedgerError::Corrupt(e.to_string()))
}

pub(super) fn tally(from: &Connection, query: &ItemQuery, judging: &Judging) -> Result<[u64; 5], LedgerError> {
    let (light, mut values) = judging.sql();
    let all = Where::of(&ItemQuery { lights: Vec::new(), ..query.clone() });
    values.extend(all.values);
    let sql = format!("SELECT {light} AS light, count(*) AS items FROM item WHERE {} GROUP BY light", all.sql);
    let mut select = from.prepare_cached(&sql)?;
    let mut rows = select.query(params_from_iter(values))?;
    let mut tally = [0; 5];
    while let Some(row) = rows.next()? {
        let light: usize = row.get("light")?;
        tally[light] = row.get("items")?;
    }
    Ok(tally)
}
