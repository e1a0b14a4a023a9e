//! The forms of the registry of departments and of what notices say of the calendar.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::form::{Form, form, ids, names};

ids!(DepartmentId);

names! {
    Level { Province, City, County, District }
    Side { Party, Government, Other }
}

form! {
    Contact { name: String, post: String, phone: String }
    FormerName { name: String, until: NaiveDate }
    Merger { into: DepartmentId, from: NaiveDate }
    Department {
        id: DepartmentId, name: String, short_names: Vec<String>, aliases: Vec<String>, level: Level, side: Side,
        duties: Vec<String>, leader: String, contacts: Vec<Contact>, former: Vec<FormerName>, merged: Option<Merger>,
    }
    HolidayNotice { year: i32, number: String, days: Vec<NoticedDay> }
}

/// A day off with the holiday's name, or a make-up day without one.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NoticedDay {
    day: NaiveDate,
    holiday: Option<String>,
}

impl Form for NoticedDay {
    type Of = duban_domain::calendar::NoticedDay;

    fn of(value: &Self::Of) -> Self {
        use duban_domain::calendar::DayKind;
        let holiday = match &value.kind {
            DayKind::Holiday(name) => Some(name.clone()),
            DayKind::MakeUp | DayKind::Working | DayKind::Weekend => None,
        };
        Self { day: value.day, holiday }
    }

    fn back(self) -> Result<Self::Of, String> {
        use duban_domain::calendar::{DayKind, NoticedDay};
        Ok(NoticedDay { day: self.day, kind: self.holiday.map_or(DayKind::MakeUp, DayKind::Holiday) })
    }
}
