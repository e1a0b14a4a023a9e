//! The departments of items, by the names that items give them.

use duban_domain::ItemCode;
use duban_domain::registry::{Level, Past};
use rusqlite::{Connection, Row, named_params};

use crate::LedgerError;

/// A name that items give a department.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DepartmentName {
    /// As written.
    pub name: String,
    /// The level that the names before it state, where it states none: 广电局 after 省工业和信息化厅 is the province's.
    pub carried: Option<Level>,
}

impl DepartmentName {
    /// How the level stands in a row.
    pub(crate) fn level(&self) -> String {
        self.carried.map(|level| level.mark().to_string()).unwrap_or_default()
    }
}

/// Every name that items give departments, once for each level it is written under.
pub(crate) fn names(from: &Connection) -> Result<Vec<DepartmentName>, LedgerError> {
    let mut select = from.prepare_cached(include_str!("names.sql"))?;
    let rows = select.query_map([], row_to_name)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn row_to_name(row: &Row<'_>) -> rusqlite::Result<DepartmentName> {
    let level: String = row.get("level")?;
    let carried = level.chars().next().and_then(Level::of_mark);
    Ok(DepartmentName { name: row.get("department")?, carried })
}

/// How many items give departments each name.
pub(crate) fn uses(from: &Connection) -> Result<Vec<(DepartmentName, u64)>, LedgerError> {
    let sql = "SELECT department, level, count(*) AS uses FROM item_department GROUP BY department, level";
    let mut select = from.prepare_cached(sql)?;
    let rows = select.query_map([], |row| Ok((row_to_name(row)?, row.get("uses")?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The newest items with the departments that lead them.
pub(crate) fn led(from: &Connection, limit: u32) -> Result<Vec<Past>, LedgerError> {
    let mut select = from.prepare_cached(include_str!("led.sql"))?;
    let mut rows = select.query(named_params! { ":limit": limit })?;
    let mut all: Vec<Past> = Vec::new();
    while let Some(row) = rows.next()? {
        let code = ItemCode::new(row.get("year")?, row.get("number")?);
        let lead: String = row.get("department")?;
        match all.last_mut() {
            Some(last) if last.code == code => last.leads.push(lead),
            _ => {
                let search: String = row.get("search")?;
                // The first line is the code.
                let text = search.split_once('\n').map(|(_, rest)| rest.to_owned()).unwrap_or_default();
                all.push(Past { code, title: row.get("title")?, text, leads: vec![lead] });
            }
        }
    }
    for item in &mut all {
        // Names of departments say nothing of the matter.
        let kept: Vec<&str> = item.text.lines().filter(|line| !item.leads.iter().any(|lead| lead == line)).collect();
        item.text = kept.join("\n");
    }
    Ok(all)
}
