//! `duban settings`: what the office settles for itself.

use clap::Args;
use duban_app::wire::SettingsView;
use duban_app::{Duban, Error};

/// What may be changed; without any of it, the settings are shown.
#[derive(Debug, Args)]
pub(crate) struct Settings {
    /// Take one of the sets ready to choose: standard, strict or plain
    #[arg(long, value_name = "NAME")]
    preset: Option<String>,
    /// Amber from so many working days before the due day
    #[arg(long, value_name = "DAYS")]
    amber: Option<u32>,
    /// Amber where progress is behind the plan by more than 10, 20 or 30 points; 0 for never
    #[arg(long, value_name = "POINTS")]
    behind: Option<u8>,
    /// Amber from so many missed reports, 1 to 3; 0 for never
    #[arg(long, value_name = "N")]
    amber_missed: Option<u8>,
    /// Red from so many missed reports, 1 to 3; 0 for never
    #[arg(long, value_name = "N")]
    red_missed: Option<u8>,
    /// Colours of red, amber, green, blue, grey, as #RRGGBB
    #[arg(long, value_name = "COLOUR", num_args = 5)]
    colours: Option<Vec<String>>,
    /// Whether supporting departments report by themselves
    #[arg(long, value_name = "YES")]
    supporting_may_report: Option<bool>,
    /// Whether a strike-off needs a leader's consent in writing
    #[arg(long, value_name = "YES")]
    close_needs_approval: Option<bool>,
    /// Look again so many days after a strike-off; 0 for never
    #[arg(long, value_name = "DAYS")]
    review_after: Option<u16>,
    /// Times of day for reminders, such as 09:00
    #[arg(long, value_name = "TIME", num_args = 0..)]
    remind_at: Option<Vec<String>>,
    /// Take the last change back
    #[arg(long)]
    undo: bool,
}

impl Settings {
    pub(crate) fn run(self, duban: &Duban) -> Result<SettingsView, Error> {
        if self.undo {
            return duban.undo_settings();
        }
        if let Some(name) = &self.preset {
            duban.choose_preset(name)?;
        }
        let mut form = duban.show_settings()?.form;
        let some = |n: u8| Some(n).filter(|n| *n > 0);
        form.amber_working_days = self.amber.unwrap_or(form.amber_working_days);
        form.behind_points = self.behind.map_or(form.behind_points, some);
        form.amber_missed = self.amber_missed.map_or(form.amber_missed, some);
        form.red_missed = self.red_missed.map_or(form.red_missed, some);
        if let Some(colours) = self.colours.and_then(|colours| <[String; 5]>::try_from(colours).ok()) {
            form.colours = colours;
        }
        form.supporting_may_report = self.supporting_may_report.unwrap_or(form.supporting_may_report);
        form.close_needs_approval = self.close_needs_approval.unwrap_or(form.close_needs_approval);
        form.review_after_days = self.review_after.map_or(form.review_after_days, Some);
        form.remind_at = self.remind_at.unwrap_or(form.remind_at);
        duban.set_settings(&form)
    }
}
