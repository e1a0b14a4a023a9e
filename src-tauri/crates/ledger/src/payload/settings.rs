//! The form of what an office settles for itself.

use chrono::NaiveTime;
use duban_domain::light::Thresholds as Limits;
use duban_domain::status::Rules as StepRules;
use serde::{Deserialize, Serialize};

use super::form::{Form, form};

form! {
    Settings {
        thresholds: Thresholds, colours: Colours, rules: Rules, review_after_days: Option<u16>,
        remind_at: Vec<NaiveTime>,
    }
    Colours { red: String, amber: String, green: String, blue: String, grey: String }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Thresholds {
    amber_working_days: u32,
    behind_points: Option<u8>,
    amber_missed: Option<u8>,
    red_missed: Option<u8>,
}

impl Form for Thresholds {
    type Of = Limits;

    fn of(value: &Limits) -> Self {
        let Limits { amber_working_days, behind_points, amber_missed, red_missed } = *value;
        Self { amber_working_days, behind_points, amber_missed, red_missed }
    }

    fn back(self) -> Result<Limits, String> {
        let Self { amber_working_days, behind_points, amber_missed, red_missed } = self;
        Ok(Limits { amber_working_days, behind_points, amber_missed, red_missed })
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rules {
    supporting_may_report: bool,
    close_needs_approval: bool,
}

impl Form for Rules {
    type Of = StepRules;

    fn of(value: &StepRules) -> Self {
        let StepRules { supporting_may_report, close_needs_approval } = *value;
        Self { supporting_may_report, close_needs_approval }
    }

    fn back(self) -> Result<StepRules, String> {
        let Self { supporting_may_report, close_needs_approval } = self;
        Ok(StepRules { supporting_may_report, close_needs_approval })
    }
}
