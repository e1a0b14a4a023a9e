//! How often the department that a text states is among the three that would be suggested, had it stated none.

use std::path::Path;

use chrono::NaiveDate;
use duban_domain::Directive;
use duban_domain::calendar::WorkCalendar;
use duban_domain::registry::{Adviser, Level, Names, Registry, stated_levels};
use duban_minutes::{Context, read};

/// Of a hundred stated leads that the registry knows, so many are among the suggestions by duty words alone. Seen: 28 of
/// 40, 24 of them first; the others are bare orders (按程序印发) or a plan's own convention.
const FLOOR: usize = 65;

/// The stated leads of the suite are hidden, with every other department's name, and looked for among the suggestions.
#[test]
fn a_hidden_lead_is_mostly_among_the_suggestions() {
    let suite = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/suite");
    let registry = Registry::standard(Registry::EDITION, Level::City, "").unwrap();
    let (names, adviser) = (Names::of(&registry), Adviser::new(&registry, &[]));
    let (mut stated, mut found, mut first) = (0, 0, 0);
    for path in std::fs::read_dir(suite).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_none_or(|e| e != "txt") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let received = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
        let reading = read(&text, &Context { received, calendar: WorkCalendar::default() });
        for directive in &reading.directives {
            let list = stated_levels(directive.assignments.iter().map(|a| a.department.as_str()));
            let leads: Vec<&str> = directive
                .assignments
                .iter()
                .zip(list)
                .filter(|(a, _)| a.role.leads())
                .filter_map(|(_, name)| names.today(name))
                .map(|d| d.name.as_str())
                .collect();
            if leads.is_empty() {
                continue;
            }
            let suggested = adviser.suggest_under(&directive.path, &hidden(directive));
            stated += 1;
            let hit = suggested.iter().position(|s| leads.contains(&s.department.as_str()));
            found += usize::from(hit.is_some());
            first += usize::from(hit == Some(0));
            if hit.is_none() {
                let shown: Vec<_> = suggested.iter().map(|s| s.department.as_str()).collect();
                println!("{leads:?} not in {shown:?}: {}", directive.text);
            }
        }
    }
    println!("{found} of {stated} hidden leads are among the three suggestions, {first} stand first");
    assert!(stated >= 30, "the suite states leads that the registry knows: {stated}");
    assert!(found * 100 >= stated * FLOOR, "{found} of {stated}");
}

/// A directive's text without the names of departments, which would give the answer away.
fn hidden(directive: &Directive) -> String {
    let mut text = directive.text.clone();
    for assignment in &directive.assignments {
        text = text.replace(&assignment.department, "");
    }
    text
}
