//! 设置: thresholds, colours and rules. Each change is a fact, so that last month stays as it was.

use chrono::NaiveTime;
use duban_domain::light::Thresholds;
use duban_domain::status::Rules;
use duban_domain::{Colours, Event, FactId, Preset, Settings, Subject, TOLERANCES};
use duban_ledger::undoing;
use uuid::Uuid;

use crate::Code;
use crate::duban::Duban;
use crate::error::Error;
use crate::wire::{PresetView, SettingsForm, SettingsView};

/// As many working days as a threshold may look ahead: a quarter.
const LONGEST_AMBER: u32 = 60;

impl Duban {
    /// The settings, with the sets ready to choose.
    pub fn show_settings(&self) -> Result<SettingsView, Error> {
        let ledger = self.ledger();
        let settings = ledger.settings()?;
        let undo = ledger.last_step(&Subject::Settings)?.map(|_| "设置的改动".to_owned());
        let version = ledger.version(&Subject::Settings)?;
        drop(ledger);
        let presets = Preset::ALL.into_iter().map(|preset| {
            let with = with_preset(&settings, preset);
            PresetView {
                name: preset.name().to_owned(),
                word: preset.word().to_owned(),
                chosen: with == settings,
                form: form_of(&with),
            }
        });
        Ok(SettingsView { presets: presets.collect(), form: form_of(&settings), version, undo })
    }

    /// Changes the settings. A form that changes nothing writes nothing.
    pub fn set_settings(&self, form: &SettingsForm) -> Result<SettingsView, Error> {
        let settings = settings_of(form)?;
        self.settle(settings)
    }

    /// Takes one of the sets ready to choose: its thresholds and colours; the rest stays.
    pub fn choose_preset(&self, name: &str) -> Result<SettingsView, Error> {
        let preset = Preset::from_name(name.trim()).ok_or_else(|| {
            let names: Vec<String> = Preset::ALL.iter().map(|p| format!("{}（{}）", p.name(), p.word())).collect();
            Error::new(Code::FieldMissing, format!("没有“{name}”这一套，设置没有改。可以选{}。", names.join("、")))
        })?;
        let settings = with_preset(&self.settings()?, preset);
        self.settle(settings)
    }

    /// Takes the last change of the settings back.
    pub fn undo_settings(&self) -> Result<SettingsView, Error> {
        let facts = self.ledger().last_step(&Subject::Settings)?;
        let facts = facts.ok_or_else(|| Error::new(Code::NothingToUndo, "设置没有改动过，没有可以撤销的。"))?;
        let undone = undoing(&facts, FactId(Uuid::now_v7()), self.today(), &self.actor());
        let version = self.ledger().version(&Subject::Settings)?;
        self.write(vec![(Subject::Settings, version)], vec![undone], Vec::new())?;
        self.show_settings()
    }

    fn settle(&self, settings: Settings) -> Result<SettingsView, Error> {
        let (was, version) = {
            let ledger = self.ledger();
            (ledger.settings()?, ledger.version(&Subject::Settings)?)
        };
        if was != settings {
            let fact = self.fact(vec![Subject::Settings], Event::SettingsSet(Box::new(settings)));
            self.write(vec![(Subject::Settings, version)], vec![fact], Vec::new())?;
        }
        self.show_settings()
    }
}

fn with_preset(settings: &Settings, preset: Preset) -> Settings {
    Settings { thresholds: preset.thresholds(), colours: preset.colours(), ..settings.clone() }
}

fn form_of(settings: &Settings) -> SettingsForm {
    let Settings { thresholds, colours, rules, review_after_days, remind_at } = settings;
    SettingsForm {
        amber_working_days: thresholds.amber_working_days,
        behind_points: thresholds.behind_points,
        amber_missed: thresholds.amber_missed,
        red_missed: thresholds.red_missed,
        colours: colours.all().map(str::to_owned),
        supporting_may_report: rules.supporting_may_report,
        close_needs_approval: rules.close_needs_approval,
        review_after_days: *review_after_days,
        remind_at: remind_at.iter().map(|time| time.format("%H:%M").to_string()).collect(),
    }
}

fn settings_of(form: &SettingsForm) -> Result<Settings, Error> {
    let wrong = |sentence: String| Error::new(Code::FieldMissing, sentence);
    if form.amber_working_days > LONGEST_AMBER {
        return Err(wrong(format!("临期最多提前{LONGEST_AMBER}个工作日，设置没有改。")));
    }
    if form.behind_points.is_some_and(|points| !TOLERANCES.contains(&points)) {
        return Err(wrong("滞后可以设为10、20或30个百分点，或不设，设置没有改。".into()));
    }
    for missed in [form.amber_missed, form.red_missed].into_iter().flatten() {
        if !(1..=3).contains(&missed) {
            return Err(wrong("欠报可以设为连续1至3次，或不设，设置没有改。".into()));
        }
    }
    for colour in &form.colours {
        let digits = colour.strip_prefix('#').unwrap_or_default();
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(wrong(format!("“{colour}”不是颜色，设置没有改。颜色写成#C8102E这样。")));
        }
    }
    let mut remind_at = Vec::new();
    for time in &form.remind_at {
        let read = NaiveTime::parse_from_str(time.trim(), "%H:%M");
        remind_at.push(read.map_err(|_| wrong(format!("“{time}”不是时刻，设置没有改。时刻写成09:00这样。")))?);
    }
    remind_at.sort_unstable();
    remind_at.dedup();
    let [red, amber, green, blue, grey] = form.colours.clone().map(|colour| colour.to_uppercase());
    Ok(Settings {
        thresholds: Thresholds {
            amber_working_days: form.amber_working_days,
            behind_points: form.behind_points,
            amber_missed: form.amber_missed,
            red_missed: form.red_missed,
        },
        colours: Colours { red, amber, green, blue, grey },
        rules: Rules {
            supporting_may_report: form.supporting_may_report,
            close_needs_approval: form.close_needs_approval,
        },
        review_after_days: form.review_after_days.filter(|days| *days > 0),
        remind_at,
    })
}
