//! The ledger's lines.

use chrono::NaiveDate;
use duban_domain::calendar::WorkCalendar;
use duban_domain::light::{Judged, Light, remaining};
use duban_domain::{Item, Source};
use duban_ledger::ItemRow;

use crate::wire::{ItemLine, LightName};
use crate::words;

fn light_name(light: Light) -> LightName {
    match light {
        Light::Red => LightName::Red,
        Light::Amber => LightName::Amber,
        Light::Green => LightName::Green,
        Light::Blue => LightName::Blue,
        Light::Grey => LightName::Grey,
    }
}

pub(crate) fn item_line(row: &ItemRow, judged: Judged, today: NaiveDate, calendar: &WorkCalendar) -> ItemLine {
    let item = &row.item;
    let state = row.status.state();
    let due = row.status.due;
    let names = |leads: bool| {
        let of_part = item.assignments.iter().filter(|a| a.role.leads() == leads);
        of_part.map(|a| a.department.clone()).collect()
    };
    ItemLine {
        code: item.code.to_string(),
        title: item.title.clone(),
        light: light_name(judged.light),
        light_word: judged.word_in(state).to_owned(),
        lead: names(true),
        supporting: names(false),
        due: due.map(|d| d.to_string()),
        due_words: due.map_or_else(|| words::due_cell(&item.deadlines, today), |day| words::day(day, today)),
        remaining: due.filter(|_| state.is_due()).map(|d| remaining(d, today, calendar).sentence()).unwrap_or_default(),
        state: state.name().to_owned(),
        state_word: state.word().to_owned(),
        last_report: row.status.last_report().map(|d| d.to_string()),
        meeting: source_meeting(item),
        meeting_name: row.meeting_name.clone().unwrap_or_default(),
    }
}

fn source_meeting(item: &Item) -> Option<String> {
    match &item.source {
        Source::Meeting { meeting, .. } => Some(meeting.to_string()),
        Source::Other { .. } => None,
    }
}
