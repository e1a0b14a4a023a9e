//! Every step in every state.

use std::fmt::Write as _;

use super::*;

/// One step of every kind, in the order of [`StepKind::ALL`], with particulars that could be accepted.
fn one_of_each() -> [Step; StepKind::ALL.len()] {
    [
        assign(),
        Step::Resume,
        answer(true),
        verify(),
        close(),
        review(true),
        remind(WATER),
        progress(WATER, 50),
        instruct(false),
        acknowledge(WATER),
        done(WATER),
        more_time(WATER, "2026-07-10"),
        send_back(),
        reopen(),
        standing(),
        suspend(),
        terminate(),
    ]
}

#[test]
fn every_step_in_every_state() {
    let mut table = String::new();
    for state in ItemState::ALL {
        let status = in_state(state);
        assert_eq!(status.state(), state);
        writeln!(table, "{} {}", state.name(), state.word()).unwrap();
        for step in one_of_each() {
            let mut next = status.clone();
            let outcome = match next.apply(&step, today()) {
                Ok(()) => format!("▶ {}", next.state().name()),
                Err(refusal) => format!("✗ {}", refusal.code()),
            };
            writeln!(table, "  {:<18} {outcome}", StepKind::from(&step).name()).unwrap();
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn what_is_offered_in_every_state() {
    let mut table = String::new();
    for state in ItemState::ALL {
        let words: Vec<_> = in_state(state).allowed().into_iter().map(StepKind::word).collect();
        writeln!(table, "{}：{}", state.word(), words.join("、")).unwrap();
    }
    insta::assert_snapshot!(table);
}

#[test]
fn codes_names_and_words_are_each_ones_own() {
    fn unique(mut words: Vec<&str>) {
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all, "{words:?}");
    }
    unique(Refusal::ALL.map(Refusal::code).to_vec());
    unique(StepKind::ALL.map(StepKind::name).to_vec());
    unique(StepKind::ALL.map(StepKind::word).to_vec());
    unique(ItemState::ALL.map(ItemState::name).to_vec());
    unique(ItemState::ALL.map(ItemState::word).to_vec());
}
