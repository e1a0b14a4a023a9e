//! The list of items: what is found, in what order.

use duban_domain::status::ItemState;
use duban_domain::{Event, ItemCode, Role, Step, Subject};
use duban_ledger::{Band, DepartmentName, DueBand, ItemQuery, ItemSort};
use rstest::rstest;

use crate::desk::{Desk, LEAD, assignment, day, due, fact, item, report, today};

/// Four items: 1 of a meeting and given out, 2 due first, 3 with another lead, 4 due later and reported on.
fn desk() -> Desk {
    let (mut desk, ..) = Desk::at_work();
    let mut two = item(2);
    two.title = "清理拖欠企业账款".into();
    two.requirement = "对照清单逐笔化解，年底前清零。".into();
    two.deadlines = vec![due(day(20))];
    desk.register(two);
    let mut three = item(3);
    three.title = "安排汛期值守".into();
    three.assignments = vec![assignment("市应急管理局", Role::Lead), assignment(LEAD, Role::Supporting)];
    desk.register(three);
    let mut four = item(4);
    four.title = "整治12345热线积压工单ABC".into();
    four.assignments = Vec::new();
    four.deadlines = vec![due(day(30))];
    let four = desk.register(four);
    desk.step(four, Step::Assign { document: None });
    desk.step(four, report(20, Vec::new()));
    desk
}

fn codes(desk: &Desk, query: &ItemQuery) -> Vec<u32> {
    let page = desk.ledger.items(query).unwrap();
    if query.limit.is_none() && query.offset == 0 {
        assert_eq!(page.total, page.rows.len() as u64);
    }
    page.rows.iter().map(|row| row.item.code.number).collect()
}

#[rstest]
#[case::everything("", &[1, 2, 3, 4])]
#[case::inside_a_word("欠企", &[2])]
#[case::one_character("汛", &[3])]
#[case::requirement("逐笔", &[2])]
#[case::code("2026-004", &[4])]
#[case::department_in_any_part("教育", &[1, 2, 3])]
#[case::two_words_both("教育 值守", &[3])]
#[case::latin_in_either_case("abc", &[4])]
#[case::percent_sign_is_a_character("%", &[])]
#[case::not_across_two_fields("改造市教育", &[])]
fn search(#[case] words: &str, #[case] found: &[u32]) {
    assert_eq!(codes(&desk(), &ItemQuery { search: words.into(), ..ItemQuery::default() }), found);
}

#[rstest]
#[case::code(ItemSort::Code, false, &[1, 2, 3, 4])]
#[case::code_down(ItemSort::Code, true, &[4, 3, 2, 1])]
#[case::due(ItemSort::Due, false, &[2, 4, 1, 3])]
#[case::due_down(ItemSort::Due, true, &[4, 2, 1, 3])]
#[case::title_by_pinyin(ItemSort::Title, false, &[3, 1, 2, 4])]
#[case::state(ItemSort::State, false, &[2, 3, 1, 4])]
#[case::lead_by_pinyin(ItemSort::Lead, false, &[1, 2, 3, 4])]
fn order(#[case] sort: ItemSort, #[case] descending: bool, #[case] found: &[u32]) {
    assert_eq!(codes(&desk(), &ItemQuery { sort, descending, ..ItemQuery::default() }), found);
}

#[rstest]
#[case::given_out(vec![Band::of(&[ItemState::Assigned])], &[1])]
#[case::several_states(vec![Band::of(&[ItemState::Assigned, ItemState::InProgress])], &[1, 4])]
#[case::due_range(vec![Band { due: DueBand::Between(Some(day(15)), Some(day(20))), ..Band::default() }], &[2])]
#[case::due_by(vec![Band { due: DueBand::Between(None, Some(day(30))), ..Band::default() }], &[2, 4])]
#[case::undated(vec![Band { due: DueBand::Undated, ..Band::default() }], &[1, 3])]
#[case::either_of_two(
    vec![
        Band { states: vec![ItemState::Registered], due: DueBand::Undated },
        Band { due: DueBand::Between(Some(day(30)), None), ..Band::default() },
    ],
    &[3, 4]
)]
fn within_bands(#[case] bands: Vec<Band>, #[case] found: &[u32]) {
    let query = ItemQuery { bands, ..ItemQuery::default() };
    let desk = desk();
    assert_eq!(codes(&desk, &query), found);
    assert_eq!(desk.ledger.count_items(&query).unwrap(), found.len() as u64);
}

#[test]
fn a_departments_items_are_those_in_which_it_has_any_part() {
    let named = |name: &str| DepartmentName { name: name.into(), carried: None };
    let query = |department: &str| ItemQuery { departments: Some(vec![named(department)]), ..ItemQuery::default() };
    let desk = desk();
    assert_eq!(codes(&desk, &query(LEAD)), [1, 2, 3]);
    assert_eq!(codes(&desk, &query("市应急管理局")), [3]);
    assert_eq!(codes(&desk, &query("应急管理局")), [0; 0]);
}

#[test]
fn a_meetings_items_carry_its_name() {
    let desk = desk();
    let meeting = desk.ledger.meetings().unwrap()[0].id;
    let page = desk.ledger.items(&ItemQuery { meeting: Some(meeting), ..ItemQuery::default() }).unwrap();
    assert_eq!(page.total, 1);
    assert_eq!(page.rows[0].meeting_name.as_deref(), Some("云岭市人民政府第31次常务会议"));
    assert_eq!(page.rows[0].registered_on, today());
}

#[test]
fn a_page_is_part_of_the_list_and_the_total_is_of_all() {
    let desk = desk();
    let query = ItemQuery { offset: 1, limit: Some(2), ..ItemQuery::default() };
    assert_eq!(codes(&desk, &query), [2, 3]);
    assert_eq!(desk.ledger.items(&query).unwrap().total, 4);
}

#[test]
fn a_corrected_item_is_found_by_what_it_says_now() {
    let mut desk = desk();
    let code = ItemCode::new(2026, 2);
    let mut row = desk.ledger.item(&code).unwrap().unwrap();
    row.item.title = "化解拖欠账款".into();
    row.item.deadlines = vec![due(day(25))];
    desk.write(vec![fact(&[Subject::Item(row.item.id)], Event::ItemRevised(Box::new(row.item.clone())))]).unwrap();

    let found = |search: &str| codes(&desk, &ItemQuery { search: search.into(), ..ItemQuery::default() });
    assert_eq!((found("化解拖欠"), found("清理拖欠")), (vec![2], vec![]));
    let now = desk.ledger.item(&code).unwrap().unwrap();
    assert_eq!((now.item, now.version, now.status.due), (row.item, row.version + 1, Some(day(25))));
}

#[test]
fn a_granted_extension_moves_the_due_day() {
    let mut desk = desk();
    let id = desk.ledger.item(&ItemCode::new(2026, 4)).unwrap().unwrap().item.id;
    let until = day(31);
    let reason = "等待评审".into();
    desk.step(id, Step::RequestExtension { department: LEAD.into(), until, reason });
    desk.step(id, Step::DecideExtension { granted: true, by: "赵主任".into(), note: String::new() });
    let band = Band { due: DueBand::Between(Some(until), None), ..Band::default() };
    assert_eq!(codes(&desk, &ItemQuery { bands: vec![band], ..ItemQuery::default() }), [4]);
}

#[test]
fn there_is_no_item_of_an_unknown_code() {
    assert_eq!(desk().ledger.item(&ItemCode::new(2026, 9)).unwrap(), None);
}
