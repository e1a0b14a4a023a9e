//! 台账: the grid and one item.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use duban_domain::light::{self, Bearings, Judged, Light};
use duban_domain::registry::Names;
use duban_domain::status::ItemState;
use duban_domain::{ItemCode, ItemId, Source, Span, Subject, missed_before};
use duban_ledger::{Band, ItemQuery, ItemRow, ItemSort, Judging};

use crate::Code;
use crate::cases::review::meeting_id;
use crate::duban::Duban;
use crate::error::Error;
use crate::sentences::sentences;
use crate::show::{AroundItem, Eye, fact_lines, item_line, item_view, undo_words};
use crate::wire::{DepartmentCount, ItemLine, ItemPageView, ItemQueryForm, ItemView, LightName, RelatedItem, SortKey};

impl Duban {
    /// A page of the ledger, with how many of everything that matches carry each light.
    pub fn items(&self, form: &ItemQueryForm) -> Result<ItemPageView, Error> {
        let judging = self.judging()?;
        let query = self.item_query(form, &judging)?;
        let ledger = self.ledger();
        let tally = ledger.tally(&query, &judging)?.map(narrow);
        let rows = ledger.first_items(&query)?;
        // The tally has counted what matches, light by light.
        let wanted = |light: &Light| form.lights.is_empty() || query.lights.contains(light);
        let total = Light::ALL.iter().zip(tally).filter(|(light, _)| wanted(light)).map(|(_, n)| n).sum();
        let all = ledger.count_items(&ItemQuery::default())?;
        drop(ledger);
        let lines = rows.iter().map(|row| self.line(row, &judging)).collect();
        Ok(ItemPageView { lines, total, all: narrow(all), tally })
    }

    /// What the grid asks for, as the ledger is asked.
    pub(super) fn item_query(&self, form: &ItemQueryForm, judging: &Judging) -> Result<ItemQuery, Error> {
        Ok(ItemQuery {
            search: form.search.trim().to_owned(),
            meeting: form.meeting.as_deref().map(meeting_id).transpose()?,
            departments: form.department.as_deref().map(|name| self.written_names(name)).transpose()?,
            bands: if form.unassigned { vec![Band::of(&[ItemState::Registered])] } else { Vec::new() },
            lights: form.lights.iter().map(|name| light_of(*name)).collect(),
            judging: Some(judging.clone()),
            waiting: None,
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
        })
    }

    /// The departments that have a part in any item, by each name that items give them, those with most items first: to
    /// choose from when the ledger is filtered. Counted by rows, no item is read.
    pub fn departments_with_items(&self) -> Result<Vec<DepartmentCount>, Error> {
        let mut all: BTreeMap<String, u64> = BTreeMap::new();
        for (name, count) in self.ledger().department_uses()? {
            *all.entry(name.name).or_default() += count;
        }
        let count = |(name, items)| DepartmentCount { name, items: narrow(items) };
        let mut counts: Vec<DepartmentCount> = all.into_iter().map(count).collect();
        counts.sort_by_key(|one| std::cmp::Reverse(one.items));
        Ok(counts)
    }

    /// One item with everything its page shows.
    pub fn item(&self, code: &str) -> Result<ItemView, Error> {
        let row = self.row(code)?;
        self.item_view(&row)
    }

    pub(crate) fn item_view(&self, row: &ItemRow) -> Result<ItemView, Error> {
        let judging = self.judging()?;
        let settings = self.settings()?;
        let subject = Subject::Item(row.item.id);
        let facts = self.ledger().history(&subject)?;
        let undo = self.ledger().last_step(&subject)?.and_then(|facts| undo_words(&facts).ok());
        let source = self.source(row)?;
        let around = AroundItem {
            line: self.line(row, &judging),
            judged: self.judged(row, &judging),
            rules: settings.rules,
            facts: fact_lines(row.item.id, &facts, &self.names()),
            meeting_date: source.date,
            context: source.context,
            related: source.related,
            undo,
        };
        let (registry, calendar) = (self.registry_now()?, self.calendar());
        let names = Names::of(&registry);
        let eye = Eye { places: None, today: self.today(), calendar: &calendar, names: &names };
        Ok(item_view(row, around, &eye))
    }

    pub(crate) fn row(&self, code: &str) -> Result<ItemRow, Error> {
        let missing = || Error::new(Code::ItemMissing, format!("台账里没有编号为“{code}”的事项。编号形如2026-055。"));
        let parsed: ItemCode = code.trim().parse().map_err(|_| missing())?;
        self.ledger().item(&parsed)?.ok_or_else(missing)
    }

    pub(crate) fn line(&self, row: &ItemRow, judging: &Judging) -> ItemLine {
        item_line(row, self.judged(row, judging), self.today(), &self.calendar())
    }

    pub(crate) fn judged(&self, row: &ItemRow, judging: &Judging) -> Judged {
        let bearings = Bearings {
            state: row.status.state(),
            due: row.status.due,
            behind_from: row.trail.behind_from(&row.item, &row.status),
            unmet: row.trail.unmet(&row.item, &row.status),
        };
        light::judge(&bearings, judging.today, &self.calendar(), &judging.thresholds)
    }

    /// What lights are judged by today.
    pub(crate) fn judging(&self) -> Result<Judging, Error> {
        let (today, thresholds, calendar) = (self.today(), self.settings()?.thresholds, self.calendar());
        let amber_until = light::amber_until(today, &calendar, &thresholds);
        Ok(Judging { today, missed_before: missed_before(today, &calendar), amber_until, thresholds })
    }

    /// What an item's source says around it, and the items it is bound to.
    fn source(&self, row: &ItemRow) -> Result<SourceAround, Error> {
        let ledger = self.ledger();
        let mut found = SourceAround::default();
        let mut relate = |id: ItemId, word: &str| -> Result<(), Error> {
            if let Some(other) = ledger.item_by_id(id)? {
                let (code, title) = (other.item.code.to_string(), other.item.title);
                found.related.push(RelatedItem { code, title, word: word.to_owned() });
            }
            Ok(())
        };
        for id in &row.trail.continues {
            relate(*id, "接续")?;
        }
        let ended = if row.trail.continued_in.len() > 1 { "由此拆出" } else { "并入" };
        for id in &row.trail.continued_in {
            relate(*id, ended)?;
        }
        if let Source::Meeting { meeting, directive, .. } = &row.item.source
            && let Some((review, _)) = ledger.review(*meeting)?
        {
            found.date = review.minutes.header.date;
            if let Some(said) = review.directive(*directive) {
                found.context = context(&review.minutes.text, said.directive.span);
            }
        }
        Ok(found)
    }
}

/// What stands around an item in its source.
#[derive(Default)]
struct SourceAround {
    date: Option<NaiveDate>,
    context: [String; 2],
    related: Vec<RelatedItem>,
}

/// The sentence before a passage and the one after it, in its own paragraph.
fn context(text: &str, span: Span) -> [String; 2] {
    let start = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end..].find('\n').map_or(text.len(), |at| span.end + at);
    let before = sentences(&text[start..span.start]).pop().map(|s| text[start + s.start..start + s.end].to_owned());
    let after = sentences(&text[span.end..end]).first().map(|s| text[span.end + s.start..span.end + s.end].to_owned());
    [before.unwrap_or_default(), after.unwrap_or_default()]
}

pub(super) fn light_of(name: LightName) -> Light {
    match name {
        LightName::Red => Light::Red,
        LightName::Amber => Light::Amber,
        LightName::Green => Light::Green,
        LightName::Blue => Light::Blue,
        LightName::Grey => Light::Grey,
    }
}

pub(crate) fn narrow(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
