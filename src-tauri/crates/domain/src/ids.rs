//! Names of things. Each is a type of its own, so that no item is looked up by a meeting's id.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

macro_rules! uuid_id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(s: &str) -> Result<Self, Self::Err> {
                s.parse().map(Self)
            }
        }
    )*};
}

uuid_id! {
    /// A meeting whose minutes were imported.
    MeetingId;
    /// One 议定事项 of a meeting.
    DirectiveId;
    /// One 督办事项 of the ledger.
    ItemId;
    /// One document: drafted, signed, numbered, issued.
    DocumentId;
    /// One department of the registry; a rename keeps it.
    DepartmentId;
    /// One fact of the journal (UUIDv7, so that ids sort by time).
    FactId;
}

/// What a clerk calls an item: the year of 立项 and a number in it, `2026-055`.
///
/// ```
/// use duban_domain::ItemCode;
/// let code = ItemCode::new(2026, 55);
/// assert_eq!(code.to_string(), "2026-055");
/// assert_eq!("2026-055".parse(), Ok(code));
/// assert!("055".parse::<ItemCode>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemCode {
    /// The year the item was registered in.
    pub year: i32,
    /// Its number in that year, from 1.
    pub number: u32,
}

impl ItemCode {
    /// A code from its two parts.
    #[must_use]
    pub fn new(year: i32, number: u32) -> Self {
        Self { year, number }
    }
}

impl fmt::Display for ItemCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:03}", self.year, self.number)
    }
}

/// The text is no item code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no item code such as 2026-055")]
pub struct NoItemCode(pub String);

impl FromStr for ItemCode {
    type Err = NoItemCode;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let no = || NoItemCode(s.to_owned());
        let (year, number) = s.split_once('-').ok_or_else(no)?;
        if year.len() != 4 || number.len() < 3 {
            return Err(no());
        }
        Ok(Self { year: year.parse().map_err(|_| no())?, number: number.parse().map_err(|_| no())? })
    }
}

/// A file kept by its content: the SM3 digest (GB/T 32905) of its bytes, 64 lower-case hex digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileHash(pub String);

impl fmt::Display for FileHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A run of numbers without gaps: one for a document mark and year, one for item codes of a year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Series {
    /// What is counted: a 代字 such as `云督办`, or `item`.
    pub name: String,
    /// The calendar year; every series starts at 1 each year.
    pub year: i32,
}

/// What a fact is about. Its versions are counted by the ledger, so that two clerks on two items never collide.
///
/// The written form is stable: it stands in the journal.
///
/// ```
/// use duban_domain::{Series, Subject};
/// let subject = Subject::Series(Series { name: "云督办".into(), year: 2026 });
/// assert_eq!(subject.to_string(), "series:2026:云督办");
/// assert_eq!(subject.to_string().parse(), Ok(subject));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The office's profile.
    Office,
    /// What the office settles for itself.
    Settings,
    /// The registry of departments (名录).
    Registry,
    /// The work calendar, as far as notices were taken in.
    Calendar,
    /// One meeting with its directives.
    Meeting(MeetingId),
    /// One item.
    Item(ItemId),
    /// One document.
    Document(DocumentId),
    /// One number series.
    Series(Series),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Office => f.write_str("office"),
            Self::Settings => f.write_str("settings"),
            Self::Registry => f.write_str("registry"),
            Self::Calendar => f.write_str("calendar"),
            Self::Meeting(id) => write!(f, "meeting:{id}"),
            Self::Item(id) => write!(f, "item:{id}"),
            Self::Document(id) => write!(f, "document:{id}"),
            Self::Series(s) => write!(f, "series:{}:{}", s.year, s.name),
        }
    }
}

/// The text is no subject.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no subject of a fact")]
pub struct NoSubject(pub String);

impl FromStr for Subject {
    type Err = NoSubject;

    fn from_str(s: &str) -> Result<Self, Self::Err> {
        let no = || NoSubject(s.to_owned());
        match s {
            "office" => return Ok(Self::Office),
            "settings" => return Ok(Self::Settings),
            "registry" => return Ok(Self::Registry),
            "calendar" => return Ok(Self::Calendar),
            _ => {}
        }
        let (kind, rest) = s.split_once(':').ok_or_else(no)?;
        Ok(match kind {
            "meeting" => Self::Meeting(rest.parse().map_err(|_| no())?),
            "item" => Self::Item(rest.parse().map_err(|_| no())?),
            "document" => Self::Document(rest.parse().map_err(|_| no())?),
            "series" => {
                let (year, name) = rest.split_once(':').ok_or_else(no)?;
                Self::Series(Series { name: name.to_owned(), year: year.parse().map_err(|_| no())? })
            }
            _ => return Err(no()),
        })
    }
}
