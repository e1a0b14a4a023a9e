//! 设置: what an office settles for itself. Each setting decides a figure, so each change is a fact.

use chrono::NaiveTime;

use crate::light::Thresholds;
use crate::status::Rules;

/// The colours of the lights, `#RRGGBB`. Shape and word stay whatever the colour.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Colours {
    /// 超期.
    pub red: String,
    /// 临期.
    pub amber: String,
    /// 正常.
    pub green: String,
    /// 销号.
    pub blue: String,
    /// 长期.
    pub grey: String,
}

impl Default for Colours {
    fn default() -> Self {
        Self::of(["#C8102E", "#B86E00", "#2F8555", "#3D5BA6", "#7D776C"])
    }
}

impl Colours {
    fn of([red, amber, green, blue, grey]: [&str; 5]) -> Self {
        Self { red: red.into(), amber: amber.into(), green: green.into(), blue: blue.into(), grey: grey.into() }
    }

    /// All five, in the order of need.
    #[must_use]
    pub fn all(&self) -> [&str; 5] {
        [&self.red, &self.amber, &self.green, &self.blue, &self.grey]
    }
}

/// What an office settles for itself.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Settings {
    /// When the lights change.
    pub thresholds: Thresholds,
    /// How they look.
    pub colours: Colours,
    /// What is asked of a step.
    pub rules: Rules,
    /// A re-check (回头看) is set so many days after strike-off; `None` sets none.
    pub review_after_days: Option<u16>,
    /// The times of day at which reminders come, Beijing time, rising. Empty: none come.
    pub remind_at: Vec<NaiveTime>,
}

impl Default for Settings {
    /// Five working days of amber, one missed report turns amber, reminders at nine.
    fn default() -> Self {
        Self {
            thresholds: Thresholds::default(),
            colours: Colours::default(),
            rules: Rules::default(),
            review_after_days: None,
            remind_at: NaiveTime::from_hms_opt(9, 0, 0).into_iter().collect(),
        }
    }
}

/// A set of thresholds and colours, ready to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Preset {
    /// 标准: five working days, a missed report turns amber.
    Standard,
    /// 从严: ten working days, 20 points behind the plan or one missed report turn amber, two missed turn red.
    Strict,
    /// 只看时限: three working days before the due day, nothing else; colours that colour-blind eyes tell apart.
    Plain,
}

impl Preset {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Standard, Self::Strict, Self::Plain];

    /// The stable English name that stands on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Strict => "strict",
            Self::Plain => "plain",
        }
    }

    /// The preset with this [`Preset::name`].
    ///
    /// ```
    /// use duban_domain::Preset;
    /// assert!(Preset::ALL.iter().all(|p| Preset::from_name(p.name()) == Some(*p)));
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.name() == name)
    }

    /// The word in the window.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Standard => "标准",
            Self::Strict => "从严",
            Self::Plain => "只看时限",
        }
    }

    /// When the lights change.
    #[must_use]
    pub fn thresholds(self) -> Thresholds {
        match self {
            Self::Standard => Thresholds::default(),
            Self::Strict => Thresholds {
                amber_working_days: 10,
                behind_points: Some(20),
                amber_missed: Some(1),
                red_missed: Some(2),
            },
            Self::Plain => {
                Thresholds { amber_working_days: 3, behind_points: None, amber_missed: None, red_missed: None }
            }
        }
    }

    /// How they look.
    #[must_use]
    pub fn colours(self) -> Colours {
        match self {
            Self::Standard => Colours::default(),
            Self::Strict => Colours::of(["#C8102E", "#C98A00", "#2F8555", "#3D5BA6", "#7D776C"]),
            // Vermilion, orange, bluish green, blue and grey lie apart for every kind of colour-blindness.
            Self::Plain => Colours::of(["#B5450B", "#C17D00", "#00795C", "#0067A5", "#707070"]),
        }
    }
}
