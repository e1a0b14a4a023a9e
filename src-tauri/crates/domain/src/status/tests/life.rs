//! What a clerk would notice in the life of an item.

use rstest::rstest;

use super::*;

#[rstest]
#[case::not_named(&[assign()], progress("市教育局", 10), Refusal::NotThisDepartment)]
#[case::reminding_a_stranger(&[assign()], remind("市教育局"), Refusal::NotThisDepartment)]
#[case::receipt_of_a_stranger(&[assign()], acknowledge("市教育局"), Refusal::NotThisDepartment)]
#[case::supporting_progress(&[assign()], progress(FINANCE, 10), Refusal::SupportingReportsThroughLead)]
#[case::supporting_completion(&[assign()], done(FINANCE), Refusal::SupportingReportsThroughLead)]
#[case::supporting_extension(&[assign()], more_time(FINANCE, "2026-07-01"), Refusal::SupportingReportsThroughLead)]
#[case::two_receipts(&[assign(), acknowledge(WATER)], acknowledge(WATER), Refusal::AlreadyAcknowledged)]
#[case::receipt_after_a_report(&[assign(), progress(WATER, 10)], acknowledge(WATER), Refusal::AlreadyAcknowledged)]
#[case::progress_after_completion(&[assign(), done(WATER)], progress(WATER, 90), Refusal::AlreadyReported)]
#[case::reminded_after_completion(&[assign(), done(WATER)], remind(WATER), Refusal::AlreadyReported)]
#[case::more_time_after_completion(&[assign(), done(WATER)], more_time(WATER, "2026-07-01"), Refusal::AlreadyReported)]
#[case::one_of_two_claimed(&[assign(), done(WATER)], verify(), Refusal::NotAllReported)]
#[case::over_a_hundred(&[assign()], progress(WATER, 101), Refusal::PercentOutOfRange)]
#[case::falling_back(&[assign(), progress(WATER, 60)], progress(WATER, 50), Refusal::FallsBack)]
#[case::two_requests(
    &[assign(), more_time(WATER, "2026-07-01")], more_time(EMERGENCY, "2026-07-02"), Refusal::ExtensionPending
)]
#[case::request_for_the_same_day(&[assign()], more_time(WATER, "2026-06-20"), Refusal::ExtensionNotLater)]
#[case::answer_without_request(&[assign()], answer(true), Refusal::NoExtensionPending)]
#[case::approved_too_early(&[assign()], instruct(true), Refusal::NothingToApprove)]
#[case::same_cadence(&[assign(), standing()], standing(), Refusal::AlreadyStanding)]
#[case::blank_reason(&[assign()], Step::Suspend { reason: " ".into() }, Refusal::ReasonNeeded)]
#[case::nothing_missing(
    &[assign(), done(WATER)], Step::ReturnForRework { missing: String::new() }, Refusal::ReasonNeeded
)]
fn a_refused_step_says_why(#[case] before: &[Step], #[case] step: Step, #[case] refusal: Refusal) {
    let status = after(&led(), before);
    let mut next = status.clone();
    assert_eq!(next.apply(&step, today()), Err(refusal));
    assert_eq!(next, status, "a refused step changes nothing");
}

#[test]
fn an_item_is_complete_when_everyone_who_leads_has_said_so() {
    let mut status = after(&led(), &[assign(), acknowledge(FINANCE), done(WATER)]);
    assert_eq!(status.state(), ItemState::InProgress);
    status.apply(&done(EMERGENCY), today()).unwrap();
    assert_eq!(status.state(), ItemState::CompletionReported);
}

#[test]
fn what_is_sent_back_may_report_less_than_before() {
    let mut status = after(&led(), &[assign(), progress(WATER, 90), done(WATER), done(EMERGENCY), send_back()]);
    assert_eq!(status.state(), ItemState::InProgress);
    assert!(status.courses[0].returned);
    status.apply(&progress(WATER, 70), today()).unwrap();
    assert_eq!((status.courses[0].percent, status.courses[0].returned), (70, false));
    assert_eq!(status.apply(&progress(WATER, 60), today()), Err(Refusal::FallsBack));
}

#[test]
fn one_claim_can_be_sent_back_before_the_other_comes() {
    let status = after(&led(), &[assign(), done(WATER), send_back()]);
    assert_eq!(status.courses[0].state, CourseState::InProgress);
    assert_eq!(status.courses[1].state, CourseState::Assigned);
}

#[test]
fn an_older_report_entered_late_leaves_the_newer_percent() {
    let mut status = after(&led(), &[assign(), progress(WATER, 60)]);
    status.apply(&progress(WATER, 40), day("2026-06-05")).unwrap();
    assert_eq!((status.courses[0].percent, status.last_report()), (60, Some(today())));
}

#[test]
fn an_extension_moves_the_due_day_only_when_granted() {
    let mut status = after(&led(), &[assign(), more_time(WATER, "2026-07-10"), answer(false)]);
    assert_eq!((status.due, status.extensions.len()), (Some(day("2026-06-20")), 0));
    status.apply(&more_time(WATER, "2026-07-10"), today()).unwrap();
    status.apply(&answer(true), today()).unwrap();
    assert_eq!(status.due, Some(day("2026-07-10")));
    assert_eq!(status.extensions[0].from, day("2026-06-20"));
    assert!(!status.extensions[0].request.late && status.extension.is_none());
}

#[rstest]
#[case::on_the_due_day("2026-06-20", "2026-07-10", Ok(false))]
#[case::the_day_after("2026-06-21", "2026-07-10", Ok(true))]
#[case::for_a_day_gone_by("2026-07-11", "2026-07-10", Err(Refusal::ExtensionNotLater))]
fn an_extension_asked_late_is_taken_and_marked(
    #[case] asked: &str,
    #[case] until: &str,
    #[case] late: Result<bool, Refusal>,
) {
    let mut status = after(&led(), &[assign()]);
    let outcome = status.apply(&more_time(WATER, until), day(asked));
    assert_eq!(outcome.map(|()| status.extension.unwrap().late), late);
}

#[test]
fn without_a_due_day_there_is_nothing_to_extend() {
    let undated = item(vec![assignment(WATER, Role::Lead)], None);
    let mut status = after(&undated, &[assign()]);
    assert_eq!(status.apply(&more_time(WATER, "2026-07-10"), today()), Err(Refusal::NoDueDay));
    assert!(!status.allowed().contains(&StepKind::RequestExtension));
}

#[test]
fn an_item_that_nobody_leads_has_the_same_life() {
    let nobody = item(vec![assignment(FINANCE, Role::Supporting)], Some("2026-06-20"));
    for item in [nobody, item(vec![], Some("2026-06-20"))] {
        let mut status = after(&item, &[assign(), remind("市督查室")]);
        assert_eq!(status.state(), ItemState::Assigned);
        status.apply(&progress("市督查室", 50), today()).unwrap();
        assert_eq!((status.state(), status.percent()), (ItemState::InProgress, 50));
        assert_eq!(status.apply(&done(" "), today()), Err(Refusal::NotThisDepartment));
        status.apply(&done("市督查室"), today()).unwrap();
        status.apply(&send_back(), today()).unwrap();
        assert_eq!(status.state(), ItemState::InProgress);
        for step in [done("市督查室"), verify(), close()] {
            status.apply(&step, today()).unwrap();
        }
        assert_eq!(status.state(), ItemState::Closed);
    }
}

#[test]
fn a_department_found_later_keeps_what_it_reported() {
    for assignments in [vec![], vec![assignment(WATER, Role::Supporting)]] {
        let mut status = after(&item(assignments, None), &[assign(), progress(WATER, 40)]);
        status.revise(&led());
        assert_eq!((status.state(), status.courses[0].percent), (ItemState::InProgress, 40));
        assert_eq!(status.courses[1].state, CourseState::Assigned);
    }
}

#[test]
fn a_new_lead_has_to_claim_before_the_check_counts() {
    let mut status = in_state(ItemState::Verified);
    let mut corrected = led();
    corrected.assignments[2].role = Role::Lead;
    status.revise(&corrected);
    assert_eq!(status.state(), ItemState::InProgress);
    assert!(status.courses[0].state == CourseState::CompletionReported);
    corrected.assignments.pop();
    status.revise(&corrected);
    assert_eq!(status.state(), ItemState::CompletionReported, "its claims stay, the check is done anew");
}

#[rstest]
#[case::earlier(Some("2026-06-15"), Some("2026-07-10"))]
#[case::the_same(Some("2026-06-20"), Some("2026-07-10"))]
#[case::later(Some("2026-08-31"), Some("2026-08-31"))]
#[case::none(None, None)]
fn a_granted_day_stays_when_the_limit_is_corrected(#[case] corrected: Option<&str>, #[case] due: Option<&str>) {
    let mut status = after(&led(), &[assign(), more_time(WATER, "2026-07-10"), answer(true)]);
    status.revise(&Item { deadlines: item(vec![], corrected).deadlines, ..led() });
    assert_eq!(status.due, due.map(day));
}

#[test]
fn a_request_lapses_when_nothing_is_left_to_extend() {
    let asked = after(&led(), &[assign(), more_time(WATER, "2026-07-10")]);
    let revised = |item: &Item| {
        let mut status = asked.clone();
        status.revise(item);
        status.extension.is_some()
    };
    assert!(revised(&led()));
    assert!(!revised(&Item { deadlines: item(vec![], Some("2026-07-31")).deadlines, ..led() }));
    assert!(!revised(&Item { assignments: led().assignments.split_off(1), ..led() }));
}

#[test]
fn a_department_named_twice_has_its_leading_part() {
    let status = ItemStatus::new(&item(
        vec![assignment(WATER, Role::Supporting), assignment(FINANCE, Role::Supporting), assignment(WATER, Role::Lead)],
        None,
    ));
    let parts: Vec<_> = status.courses.iter().map(|c| (c.department.as_str(), c.role)).collect();
    assert_eq!(parts, [(WATER, Role::Lead), (FINANCE, Role::Supporting)]);
}

#[test]
fn an_office_may_let_supporting_departments_report() {
    let rules = Rules { supporting_may_report: true, ..Rules::default() };
    let mut status = after(&led(), &[assign(), done(WATER), done(EMERGENCY)]);
    assert_eq!(status.may(StepKind::ReportProgress), Err(Refusal::AlreadyReported));
    status.apply_under(&rules, &progress(FINANCE, 20), today()).unwrap();
    status.apply_under(&rules, &done(FINANCE), today()).unwrap();
    assert_eq!(status.apply_under(&rules, &done(FINANCE), today()), Err(Refusal::AlreadyReported));
    assert_eq!(status.state(), ItemState::CompletionReported, "it counts for those who lead alone");
}

#[test]
fn an_office_may_ask_for_a_leaders_consent_before_closing() {
    let rules = Rules { close_needs_approval: true, ..Rules::default() };
    let mut status = in_state(ItemState::Verified);
    assert_eq!(status.apply_under(&rules, &close(), today()), Err(Refusal::ApprovalNeeded));
    assert!(!status.allowed_under(&rules).contains(&StepKind::Close));
    status.apply_under(&rules, &instruct(true), today()).unwrap();
    status.apply_under(&rules, &send_back(), today()).unwrap();
    for step in [done(WATER), done(EMERGENCY), verify()] {
        status.apply_under(&rules, &step, today()).unwrap();
    }
    assert_eq!(status.apply_under(&rules, &close(), today()), Err(Refusal::ApprovalNeeded), "consent was to another");
    status.apply_under(&rules, &instruct(true), today()).unwrap();
    status.apply_under(&rules, &close(), today()).unwrap();
    assert_eq!(status.state(), ItemState::Closed);
}

#[test]
fn the_ends_can_be_reconsidered() {
    let mut closed = in_state(ItemState::Closed);
    closed.apply(&review(false), today()).unwrap();
    assert_eq!((closed.state(), closed.reviewed), (ItemState::Closed, Some((today(), false))));
    closed.apply(&reopen(), today()).unwrap();
    assert_eq!(closed.state(), ItemState::InProgress);

    let mut never_assigned = after(&led(), &[suspend(), terminate(), reopen()]);
    assert_eq!(never_assigned.state(), ItemState::Registered);
    never_assigned.apply(&standing(), today()).unwrap();
    assert_eq!(never_assigned.state(), ItemState::Registered, "it is still to be given out");
    never_assigned.apply(&assign(), today()).unwrap();
    assert_eq!(never_assigned.state(), ItemState::Standing);
}

#[test]
fn standing_work_is_reported_anew_each_time() {
    let mut status = after(&led(), &[assign(), done(WATER), done(EMERGENCY), verify(), standing()]);
    assert!(status.courses.iter().all(|c| !c.returned));
    for percent in [100, 0, 50] {
        status.apply(&progress(WATER, percent), today()).unwrap();
    }
    assert_eq!(status.state(), ItemState::Standing);
    status.apply(&reopen(), today()).unwrap();
    assert_eq!(status.state(), ItemState::InProgress);
}

#[test]
fn what_others_continue_has_ended_for_good() {
    for state in ItemState::ALL {
        let mut status = in_state(state);
        let outcome = status.continue_elsewhere(today());
        let refused = match state {
            ItemState::Closed => Some(Refusal::AlreadyClosed),
            ItemState::Suspended => Some(Refusal::Suspended),
            ItemState::Terminated => Some(Refusal::Terminated),
            _ => None,
        };
        assert_eq!(outcome.err(), refused, "{state:?}");
        if refused.is_some() {
            assert_eq!(status, in_state(state), "a refusal changes nothing");
            continue;
        }
        assert_eq!((status.state(), status.continued), (ItemState::Terminated, true));
        assert_eq!(status.allowed(), [StepKind::Instruct], "{state:?}");
        assert_eq!(status.apply(&reopen(), today()), Err(Refusal::Continued));
        assert_eq!(status.continue_elsewhere(today()), Err(Refusal::Continued));
    }
}
