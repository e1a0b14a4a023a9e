//! The acting clerk: chosen at start, named in each fact.

use duban_app::wire::{ContactForm, DepartmentForm, OfficeForm, RegistryStep};
use duban_app::{Clock, Code, Duban};

use crate::desk::*;

#[test]
fn whoever_recorded_last_stands_first_and_the_registry_adds_the_others() {
    let desk = Desk::new();
    let day = |day: &str| Duban::open(desk.folder.path(), Clock::set_to(day.parse().unwrap())).unwrap();
    let first = day("2026-06-01");
    let name: String = "中共云岭市委督查室".into();
    let office = OfficeForm { mark: name.clone(), name, ..OfficeForm::default() };
    first.set_office(&office).unwrap();
    let clerks = first.clerks().unwrap();
    assert_eq!((clerks.acting.as_str(), clerks.chosen, clerks.clerks.len()), ("督查室", false, 0));

    let own = first.department("市委督查室").unwrap();
    let contact = |name: &str, post: &str| ContactForm { name: name.into(), post: post.into(), phone: String::new() };
    let entry = DepartmentForm {
        id: Some(own.id),
        name: own.name,
        short_names: own.short_names,
        aliases: own.aliases,
        level: Some(own.level),
        side: own.side,
        duties: own.duties,
        leader: own.leader,
        contacts: vec![contact("李衡", "科长"), contact("周遥", "")],
    };
    first.change_registry(0, &RegistryStep::Set { form: entry }).unwrap();
    for (on, who) in [("2026-06-02", "王敏"), ("2026-06-03", "李衡"), ("2026-06-04", "王敏")] {
        let duban = day(on);
        assert_eq!(duban.choose_clerk(&format!(" {who} ")).unwrap().acting, who);
        given_out(&duban, "编制方案", &[WATER], &["2026-07-15"]);
    }
    let clerks = day("2026-06-05").clerks().unwrap().clerks;
    let lines = clerks.iter().map(|c| (c.name.as_str(), c.post.as_str(), c.last_day.as_deref()));
    assert_eq!(
        lines.collect::<Vec<_>>(),
        [("王敏", "", Some("2026-06-04")), ("李衡", "科长", Some("2026-06-03")), ("周遥", "", None)]
    );
}

#[test]
fn the_chosen_name_stands_in_the_next_fact_and_an_empty_one_is_refused() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let code = given_out(&duban, "编制方案", &[WATER], &["2026-07-15"]);
    duban.choose_clerk("李衡").unwrap();
    for refused in [" ", "李\n衡", &"长".repeat(31)] {
        assert_eq!(duban.choose_clerk(refused).unwrap_err().code, Code::FieldMissing);
    }
    take(&duban, &code, acknowledge(WATER)).unwrap();
    let actors: Vec<_> = duban.history(&code).unwrap().facts.into_iter().map(|f| f.actor).collect();
    assert_eq!(actors, ["王敏", "王敏", "李衡"]);
}
