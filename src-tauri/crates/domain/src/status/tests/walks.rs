//! Random walks through the state machine.

use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

use super::*;

/// Where one accepted step may lead: the diagram, as edges.
fn on_the_diagram(from: ItemState, kind: StepKind, to: ItemState) -> bool {
    use ItemState as S;
    use StepKind as K;
    match kind {
        K::Assign => from == S::Registered && matches!(to, S::Assigned | S::Standing),
        K::ReportProgress => {
            matches!(from, S::Assigned | S::InProgress) && to == S::InProgress || from == to && from != S::Registered
        }
        K::ReportCompletion => {
            matches!(from, S::Assigned | S::InProgress) && matches!(to, S::InProgress | S::CompletionReported)
                || (from, to) == (S::CompletionReported, S::CompletionReported)
        }
        K::Verify => (from, to) == (S::CompletionReported, S::Verified),
        K::Close => (from, to) == (S::Verified, S::Closed),
        K::ReturnForRework => {
            matches!(from, S::InProgress | S::CompletionReported | S::Verified) && to == S::InProgress
        }
        K::Suspend => !from.is_over() && to == S::Suspended,
        K::Resume => from == S::Suspended && !to.is_over() && !matches!(to, S::Suspended | S::Verified),
        K::Terminate => from != S::Closed && to == S::Terminated,
        K::MakeStanding => to == S::Standing || (from, to) == (S::Registered, S::Registered),
        K::Reopen => {
            (from.is_over() || from == S::Standing) && matches!(to, S::Registered | S::Assigned | S::InProgress)
        }
        K::Acknowledge | K::Remind | K::Instruct | K::RequestExtension | K::DecideExtension | K::Review => from == to,
    }
}

fn any_step() -> impl Strategy<Value = Step> {
    let department = prop::sample::select(vec![WATER, EMERGENCY, FINANCE, "市教育局"]);
    let each =
        (department, 0..110_u8, prop::bool::ANY, 0..60_u64).prop_flat_map(|(department, percent, yes, later)| {
            let until = (today() + chrono::Days::new(later)).to_string();
            let cadence = if yes { Cadence::Monthly { day: None } } else { Cadence::Quarterly };
            prop::sample::select(vec![
                assign(),
                acknowledge(department),
                remind(department),
                progress(department, percent),
                done(department),
                done(department),
                verify(),
                send_back(),
                close(),
                more_time(department, &until),
                answer(yes),
                suspend(),
                Step::Resume,
                terminate(),
                Step::MakeStanding { cadence },
                reopen(),
                instruct(yes),
                review(yes),
            ])
        });
    // Steps that carry on are drawn more often, so that walks come to the end.
    let onward = prop::sample::select(vec![assign(), done(WATER), done(EMERGENCY), verify(), close()]);
    prop_oneof![each, onward]
}

fn any_item() -> impl Strategy<Value = Item> {
    let roles = prop::sample::select(vec![Role::Lead, Role::Joint, Role::Supporting, Role::Subject]);
    let assignments = prop::collection::vec((prop::sample::select(vec![WATER, EMERGENCY, FINANCE]), roles), 0..4);
    let due = prop::option::of(prop::sample::select(vec!["2026-06-20", "2026-07-31"]));
    (assignments, due).prop_map(|(assignments, due)| {
        item(assignments.into_iter().map(|(department, role)| assignment(department, role)).collect(), due)
    })
}

/// One long walk, every turn by the dice: ten thousand steps taken, and all those refused between them. Where the item
/// ends it is opened again, so that the walk goes on.
#[test]
fn ten_thousand_steps_stay_on_the_diagram_and_come_to_every_state() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut draw = || any_step().new_tree(&mut runner).unwrap().current();
    let leads = vec![assignment(WATER, Role::Lead), assignment(EMERGENCY, Role::Joint)];
    let mut status = ItemStatus::new(&item(leads, Some("2026-06-20")));
    let (mut taken, mut seen) = (0_u64, vec![status.state()]);
    while taken < 10_000 {
        let step = draw();
        let (from, kind) = (status.state(), StepKind::from(&step));
        let before = status.clone();
        if status.apply(&step, today() + chrono::Days::new(taken / 100)).is_ok() {
            taken += 1;
            assert!(before.may(kind).is_ok());
            assert!(on_the_diagram(from, kind, status.state()), "{from:?} -{kind:?}-> {:?}", status.state());
        } else {
            assert_eq!(status, before);
        }
        if !seen.contains(&status.state()) {
            seen.push(status.state());
        }
    }
    assert_eq!(seen.len(), ItemState::ALL.len(), "{seen:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn walks_stay_on_the_diagram(
        item in any_item(),
        steps in prop::collection::vec((any_step(), 0..20_u64), 0..40),
        supporting_may_report: bool,
        close_needs_approval: bool,
    ) {
        let rules = Rules { supporting_may_report, close_needs_approval };
        let mut status = ItemStatus::new(&item);
        for (step, later) in &steps {
            let on = today() + chrono::Days::new(*later);
            let kind = StepKind::from(step);
            let before = status.clone();
            let offered = before.allowed_under(&rules);
            match status.apply_under(&rules, step, on) {
                Ok(()) => {
                    prop_assert!(offered.contains(&kind));
                    let (from, to) = (before.state(), status.state());
                    prop_assert!(on_the_diagram(from, kind, to), "{from:?} -{kind:?}-> {to:?}");
                }
                Err(refusal) => {
                    prop_assert_eq!(&status, &before);
                    // Said the same way again, and by `may` where the state alone forbids it.
                    prop_assert_eq!(status.apply_under(&rules, step, on), Err(refusal));
                    prop_assert!(before.may_under(&rules, kind).is_ok() || before.may_under(&rules, kind) == Err(refusal));
                }
            }
            prop_assert!(status.verified_on.is_none() || status.closed_on.is_some() || status.all_claimed());
            prop_assert!(status.percent() <= 100);
            prop_assert!(status.extension.as_ref().is_none_or(|e| status.due.is_some_and(|due| e.until > due)));
        }
        let mut again = ItemStatus::new(&item);
        for (step, later) in &steps {
            let _ = again.apply_under(&rules, step, today() + chrono::Days::new(*later));
        }
        prop_assert_eq!(again, status);
    }

    /// A button that is offered can be pressed with success: some step of its kind is accepted.
    #[test]
    fn what_is_offered_can_be_done(item in any_item(), steps in prop::collection::vec(any_step(), 0..20)) {
        let mut status = ItemStatus::new(&item);
        for step in &steps {
            let _ = status.apply(step, today());
        }
        let mut candidates = vec![
            assign(), Step::Resume, answer(true), verify(), close(), review(true), instruct(false), send_back(), reopen(),
            standing(), Step::MakeStanding { cadence: Cadence::Yearly }, suspend(), terminate(),
        ];
        for d in [WATER, EMERGENCY, FINANCE] {
            candidates.extend([acknowledge(d), remind(d), progress(d, 100), done(d), more_time(d, "2030-01-01")]);
        }
        for kind in StepKind::ALL {
            let mut of_kind = candidates.iter().filter(|s| StepKind::from(*s) == kind);
            let accepted = of_kind.any(|s| status.clone().apply(s, today()).is_ok());
            prop_assert_eq!(accepted, status.may(kind).is_ok(), "{:?} in {:?}", kind, status.state());
        }
    }

    #[test]
    fn corrections_keep_the_status_whole(
        first in any_item(),
        second in any_item(),
        steps in prop::collection::vec(any_step(), 0..20),
    ) {
        let mut status = ItemStatus::new(&first);
        for step in &steps {
            let _ = status.apply(step, today());
        }
        let before = status.clone();
        status.revise(&second);
        for course in &status.courses {
            if !before.is_led() && course.department == before.unled.department {
                continue;
            }
            if let Some(kept) = before.courses.iter().find(|c| c.department == course.department) {
                prop_assert_eq!((course.state, course.percent), (kept.state, kept.percent));
            }
        }
        prop_assert!(status.state() != ItemState::Verified || status.all_claimed());
        let once = status.clone();
        status.revise(&second);
        prop_assert_eq!(status, once, "a correction made twice is made once");
    }
}
