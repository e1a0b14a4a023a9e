//! The only clock. Everything else is told what day it is.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};

/// Beijing time, UTC+8 all year.
const BEIJING_SECONDS: i32 = 8 * 3600;

/// Tells the time, or keeps to one day (`--today`), for the time of recording too.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clock {
    day: Option<NaiveDate>,
    stopped: Option<DateTime<FixedOffset>>,
}

impl Clock {
    /// The system's clock.
    #[must_use]
    pub fn system() -> Self {
        Self { day: None, stopped: None }
    }

    /// A clock set to `day`; the hour still goes on, so that facts keep their order.
    #[must_use]
    pub fn set_to(day: NaiveDate) -> Self {
        Self { day: Some(day), stopped: None }
    }

    /// A clock that stands still, for what hangs on the hour.
    #[must_use]
    pub fn stopped_at(time: DateTime<FixedOffset>) -> Self {
        Self { day: None, stopped: Some(time) }
    }

    /// Now, in Beijing.
    ///
    /// # Panics
    /// Never: the offset is a constant within range.
    #[must_use]
    pub fn now(&self) -> DateTime<FixedOffset> {
        let offset = FixedOffset::east_opt(BEIJING_SECONDS).expect("UTC+8 is an offset");
        if let Some(time) = self.stopped {
            return time.with_timezone(&offset);
        }
        let now = Utc::now().with_timezone(&offset);
        match self.day {
            Some(day) => day.and_time(now.time()).and_local_timezone(offset).single().unwrap_or(now),
            None => now,
        }
    }

    /// Today, in Beijing.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}
