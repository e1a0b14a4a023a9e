//! Settings are facts: what they decided stays decided.

use duban_app::Code;
use duban_app::wire::LightName;

use crate::desk::*;

#[test]
fn a_threshold_changed_today_leaves_last_month_as_it_was() {
    let desk = Desk::new();
    let code = given_out(&desk.on("2026-05-04"), "编制方案", &[WATER], &["2026-06-30"]);
    let june = desk.on("2026-06-15");
    assert_eq!(june.item(&code).unwrap().line.light, LightName::Green);
    june.choose_preset("strict").unwrap();
    assert_eq!(june.item(&code).unwrap().line.light, LightName::Amber);
    let may = june.as_of("2026-06-14".parse().unwrap()).unwrap();
    assert_eq!(may.item(&code).unwrap().line.light, LightName::Green);
    june.undo_settings().unwrap();
    assert_eq!(june.item(&code).unwrap().line.light, LightName::Green);
}

#[test]
fn rules_hold_for_what_comes_after_them() {
    let desk = Desk::new();
    let duban = desk.on("2026-05-04");
    let mut form = form("编制方案", &[WATER], &["2026-06-30"]);
    form.supporting = vec![FINANCE.into()];
    let code = duban.register(&form, &source(), None).unwrap().codes.remove(0);
    take(&duban, &code, duban_app::wire::StepForm::Assign).unwrap();
    assert_eq!(take(&duban, &code, report(FINANCE, 10)).unwrap_err().code, Code::StepRefused);
    let mut settings = duban.show_settings().unwrap().form;
    settings.supporting_may_report = true;
    duban.set_settings(&settings).unwrap();
    take(&duban, &code, report(FINANCE, 10)).unwrap();
    // What was taken under the rule of its day stands when the rule is gone.
    duban.undo_settings().unwrap();
    assert_eq!(take(&duban, &code, report(FINANCE, 20)).unwrap_err().code, Code::StepRefused);
    assert_eq!(duban.item(&code).unwrap().courses[1].percent, 10);
    assert!(duban.verify_ledger(&duban_app::Unwatched).unwrap().sound);
}

#[test]
fn three_sets_are_ready_and_nonsense_is_refused() {
    let desk = Desk::new();
    let duban = desk.on("2026-05-04");
    let view = duban.show_settings().unwrap();
    assert_eq!(view.presets.iter().map(|p| p.word.as_str()).collect::<Vec<_>>(), ["标准", "从严", "只看时限"]);
    assert!(view.presets[0].chosen);
    for spoil in [
        |f: &mut duban_app::wire::SettingsForm| f.behind_points = Some(15),
        |f: &mut duban_app::wire::SettingsForm| f.red_missed = Some(4),
        |f: &mut duban_app::wire::SettingsForm| f.colours[0] = "red".into(),
        |f: &mut duban_app::wire::SettingsForm| f.remind_at = vec!["25:00".into()],
    ] {
        let mut form = view.form.clone();
        spoil(&mut form);
        let refused = duban.set_settings(&form).unwrap_err();
        assert!(refused.sentence.contains("设置没有改"), "{}", refused.sentence);
    }
    assert_eq!(duban.show_settings().unwrap(), view, "nothing was written");
}
