//! Which items, in what order.

use chrono::NaiveDate;
use duban_domain::light::Light;
use duban_domain::status::ItemState;
use duban_domain::{ItemId, MeetingId};
use rusqlite::types::ToSql;
use rusqlite::{Connection, params_from_iter};

use super::lights::{Judging, nth, tally};
use super::{DepartmentName, place};
use crate::LedgerError;

/// Which items, in what order, and which page of them. The default is all of them, by code.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemQuery {
    /// Words that all stand in the code, the title, the requirement or a department's name; any part of a word will do.
    /// Blanks separate them.
    pub search: String,
    /// Only those of this meeting.
    pub meeting: Option<MeetingId>,
    /// Only those in which one of these names has a part, whichever; `None` for all.
    pub departments: Option<Vec<DepartmentName>>,
    /// Only those in one of these bands; empty for all.
    pub bands: Vec<Band>,
    /// Only those that carry one of these lights, as `judging` has it; empty for all.
    pub lights: Vec<Light>,
    /// What lights are judged by; needed where some are asked for.
    pub judging: Option<Judging>,
    /// Only those that wait for this.
    pub waiting: Option<Waiting>,
    /// The order.
    pub sort: ItemSort,
    /// The other way round. What has no due day stands last either way.
    pub descending: bool,
    /// How many to pass over.
    pub offset: u32,
    /// How many at most; `None` for all.
    pub limit: Option<u32>,
}

/// Items by state and due day. A light is one or several bands, worked out from the day it is looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Band {
    /// In one of these states; empty for any.
    pub states: Vec<ItemState>,
    /// By due day.
    pub due: DueBand,
}

/// What items wait for, apart from what their state says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// A request for more time to be answered.
    Extension,
    /// Reports expected by the end of this day.
    Report(NaiveDate),
    /// 回头看 set for this day or before.
    Review(NaiveDate),
}

/// Items by due day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DueBand {
    /// Whatever it is.
    #[default]
    Any,
    /// Between these days, both included; an open end where there is none.
    Between(Option<NaiveDate>, Option<NaiveDate>),
    /// None governs.
    Undated,
}

/// By what items are sorted; what is alike stands by code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ItemSort {
    /// 编号.
    #[default]
    Code,
    /// 完成时限: the day that governs the light.
    Due,
    /// 事项名称, by pinyin.
    Title,
    /// 办理状态, in the order of an item's life.
    State,
    /// 牵头单位: the first, by pinyin.
    Lead,
}

impl Band {
    /// Items in one of these states, whenever they are due.
    #[must_use]
    pub fn of(states: &[ItemState]) -> Self {
        Self { states: states.to_vec(), due: DueBand::Any }
    }
}

/// The ids of a page, in order.
pub(crate) fn find(from: &Connection, query: &ItemQuery) -> Result<Vec<ItemId>, LedgerError> {
    Ok(found(from, query, false)?.0)
}

/// The same, and how many there are on all pages.
pub(crate) fn find_and_count(from: &Connection, query: &ItemQuery) -> Result<(Vec<ItemId>, u64), LedgerError> {
    // A search reads every item's words, so they are read and counted in one go; without one, counting apart is faster.
    let (ids, total) = found(from, query, !query.search.trim().is_empty())?;
    let whole = query.offset == 0 && query.limit.is_none_or(|limit| ids.len() < limit as usize);
    let total = match total {
        Some(total) => total,
        None if whole => ids.len() as u64,
        None => count(from, query)?,
    };
    Ok((ids, total))
}

fn found(from: &Connection, query: &ItemQuery, counting: bool) -> Result<(Vec<ItemId>, Option<u64>), LedgerError> {
    let Where { sql, values } = Where::of(query);
    let way = if query.descending { "DESC" } else { "ASC" };
    let order = match query.sort {
        ItemSort::Code => format!("year {way}, number {way}"),
        // So worded, the index gives the order, and a first page reads little more than itself.
        ItemSort::Due => format!("due {way} NULLS LAST, year, number"),
        ItemSort::Title => format!("title_order {way}, year, number"),
        ItemSort::State => format!("state {way}, year, number"),
        ItemSort::Lead => format!("lead_order = x'', lead_order {way}, year, number"),
    };
    let total = if counting { "count(*) OVER ()" } else { "NULL" };
    let (limit, offset) = (query.limit.map_or(-1, i64::from), query.offset);
    let sql =
        format!("SELECT id, {total} AS total FROM item WHERE {sql} ORDER BY {order} LIMIT {limit} OFFSET {offset}");
    let mut select = from.prepare(&sql)?;
    let mut rows = select.query(params_from_iter(values))?;
    let (mut ids, mut total) = (Vec::new(), None);
    while let Some(row) = rows.next()? {
        ids.push(crate::projection::id(row, "id")?);
        total = row.get("total")?;
    }
    Ok((ids, total))
}

/// How many there are on all pages.
pub(crate) fn count(from: &Connection, query: &ItemQuery) -> Result<u64, LedgerError> {
    if let (Some(judging), false) = (&query.judging, query.lights.is_empty()) {
        // Counted by the index that holds all a light is judged by.
        let tally = tally(from, query, judging)?;
        return Ok(Light::ALL.iter().zip(tally).filter(|(l, _)| query.lights.contains(l)).map(|(_, n)| n).sum());
    }
    let Where { sql, values } = Where::of(query);
    let mut select = from.prepare_cached(&format!("SELECT count(*) FROM item WHERE {sql}"))?;
    Ok(select.query_row(params_from_iter(values), |row| row.get(0))?)
}

/// The conditions of a query. Values are never part of the SQL's text.
pub(super) struct Where {
    pub(super) sql: String,
    pub(super) values: Vec<Box<dyn ToSql>>,
}

impl Where {
    pub(super) fn of(query: &ItemQuery) -> Self {
        let mut all = Self { sql: "1".into(), values: Vec::new() };
        if let Some(meeting) = query.meeting {
            all.and("meeting = ?", [boxed(meeting.to_string())]);
        }
        if let Some(names) = &query.departments {
            let values = vec!["(?, ?)"; names.len()].join(", ");
            let of = format!("id IN (SELECT item FROM item_department WHERE (department, level) IN (VALUES {values}))");
            let none = "0".to_owned();
            let names = names.iter().flat_map(|name| [boxed(name.name.clone()), boxed(name.level())]);
            let names: Vec<Box<dyn ToSql>> = names.collect();
            all.and(if names.is_empty() { &none } else { &of }, names);
        }
        if !query.bands.is_empty() {
            let (sql, values): (Vec<_>, Vec<_>) = query.bands.iter().map(band).unzip();
            all.and(&format!("({})", sql.join(" OR ")), values.into_iter().flatten());
        }
        if let (Some(judging), false) = (&query.judging, query.lights.is_empty()) {
            let (light, values) = judging.sql();
            let wanted: Vec<String> = query.lights.iter().map(|l| nth(*l).to_string()).collect();
            let of = format!("{light} IN ({})", wanted.join(", "));
            all.and(&of, values);
        }
        match query.waiting {
            None => {}
            Some(Waiting::Extension) => {
                all.and("rowid IN (SELECT rowid FROM item WHERE extension IS NOT NULL)", []);
            }
            Some(Waiting::Report(by)) => {
                let reported = [ItemState::Assigned, ItemState::InProgress, ItemState::Standing].map(place);
                let [assigned, in_progress, standing] = reported;
                let of = format!(
                    "rowid IN (SELECT rowid FROM item WHERE unmet_1 <= ?) AND state IN ({assigned}, {in_progress}, {standing})"
                );
                all.and(&of, [boxed(by)]);
            }
            Some(Waiting::Review(by)) => {
                let of = "rowid IN (SELECT rowid FROM item WHERE review <= ?)";
                all.and(&format!("{of} AND state = {}", place(ItemState::Closed)), [boxed(by)]);
            }
        }
        // Last, because it reads the most.
        for word in query.search.split_whitespace() {
            all.and("instr(search, ?) > 0", [boxed(word.to_lowercase())]);
        }
        all
    }

    fn and(&mut self, sql: &str, values: impl IntoIterator<Item = Box<dyn ToSql>>) {
        self.sql.push_str(" AND ");
        self.sql.push_str(sql);
        self.values.extend(values);
    }
}

fn band(band: &Band) -> (String, Vec<Box<dyn ToSql>>) {
    let mut values = Vec::new();
    let mut sql = String::from("(1");
    if !band.states.is_empty() {
        let places: Vec<String> = band.states.iter().map(|state| place(*state).to_string()).collect();
        sql.push_str(" AND state IN (");
        sql.push_str(&places.join(", "));
        sql.push(')');
    }
    match band.due {
        DueBand::Any => {}
        DueBand::Undated => sql.push_str(" AND due IS NULL"),
        DueBand::Between(from, to) => {
            sql.push_str(" AND due IS NOT NULL");
            for (end, day) in [(" AND due >= ?", from), (" AND due <= ?", to)] {
                if let Some(day) = day {
                    sql.push_str(end);
                    values.push(boxed(day));
                }
            }
        }
    }
    sql.push(')');
    (sql, values)
}

fn boxed(value: impl ToSql + 'static) -> Box<dyn ToSql> {
    Box::new(value)
}
