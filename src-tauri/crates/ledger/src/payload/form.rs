//! How a domain type is written and read back.
//!
//! Domain types have no serde on purpose: the program may rename a field, the journal may not. A form here has the
//! name and the fields of its domain type; when the two part ways, the form keeps what was written.

use chrono::{NaiveDate, NaiveTime};

/// The written form of a domain type.
pub(super) trait Form: Sized {
    /// The domain type.
    type Of;

    /// The form of a value.
    fn of(value: &Self::Of) -> Self;

    /// The value again, or what is wrong with the form.
    fn back(self) -> Result<Self::Of, String>;
}

macro_rules! written_as_it_is {
    ($($type:ty),*) => {$(
        impl Form for $type {
            type Of = $type;

            fn of(value: &$type) -> Self {
                value.clone()
            }

            fn back(self) -> Result<$type, String> {
                Ok(self)
            }
        }
    )*};
}

written_as_it_is!(String, bool, u8, u16, u32, u64, i32, usize, f64, NaiveDate, NaiveTime);

impl<F: Form> Form for Vec<F> {
    type Of = Vec<F::Of>;

    fn of(value: &Self::Of) -> Self {
        value.iter().map(F::of).collect()
    }

    fn back(self) -> Result<Self::Of, String> {
        self.into_iter().map(F::back).collect()
    }
}

impl<F: Form> Form for Option<F> {
    type Of = Option<F::Of>;

    fn of(value: &Self::Of) -> Self {
        value.as_ref().map(F::of)
    }

    fn back(self) -> Result<Self::Of, String> {
        self.map(F::back).transpose()
    }
}

impl<F: Form> Form for Box<F> {
    type Of = Box<F::Of>;

    fn of(value: &Self::Of) -> Self {
        Box::new(F::of(value))
    }

    fn back(self) -> Result<Self::Of, String> {
        (*self).back().map(Box::new)
    }
}

/// Where the forms below find the types that they are named after.
pub(super) mod domain {
    pub(in crate::payload) use duban_domain::calendar::HolidayNotice;
    pub(in crate::payload) use duban_domain::registry::{Contact, Department, FormerName, Level, Merger, Side};
    pub(in crate::payload) use duban_domain::*;
}

/// The form of a struct: the same name, the same fields.
macro_rules! form {
    ($($name:ident { $($field:ident: $form:ty),* $(,)? })*) => {$(
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name {
            $($field: $form,)*
        }

        impl $crate::payload::form::Form for $name {
            type Of = $crate::payload::form::domain::$name;

            fn of(value: &Self::Of) -> Self {
                Self { $($field: <$form as $crate::payload::form::Form>::of(&value.$field),)* }
            }

            fn back(self) -> Result<Self::Of, String> {
                Ok($crate::payload::form::domain::$name { $($field: self.$field.back()?,)* })
            }
        }
    )*};
}

/// The form of an enum without data: its variants' names in kebab-case.
macro_rules! names {
    ($($name:ident { $($variant:ident),* $(,)? })*) => {$(
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub(super) enum $name {
            $($variant,)*
        }

        impl $crate::payload::form::Form for $name {
            type Of = $crate::payload::form::domain::$name;

            fn of(value: &Self::Of) -> Self {
                match value {
                    $($crate::payload::form::domain::$name::$variant => Self::$variant,)*
                }
            }

            fn back(self) -> Result<Self::Of, String> {
                Ok(match self {
                    $(Self::$variant => $crate::payload::form::domain::$name::$variant,)*
                })
            }
        }
    )*};
}

/// The form of an id: its UUID.
macro_rules! ids {
    ($($name:ident),*) => {$(
        #[derive(serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub(super) struct $name(uuid::Uuid);

        impl $crate::payload::form::Form for $name {
            type Of = $crate::payload::form::domain::$name;

            fn of(value: &Self::Of) -> Self {
                Self(value.0)
            }

            fn back(self) -> Result<Self::Of, String> {
                Ok($crate::payload::form::domain::$name(self.0))
            }
        }
    )*};
}

/// The payloads of an enum's variants: one struct a kind of fact, and the functions that write and read them.
///
/// A variant whose form changes gets a new version number here; the old struct stays, and [`super::read`] turns it
/// into today's value.
macro_rules! payloads {
    ($of:ident: $($kind:literal $version:literal $variant:ident { $($field:ident: $form:ty),* $(,)? })*) => {
        $(
            #[derive(serde::Serialize, serde::Deserialize)]
            #[serde(deny_unknown_fields)]
            struct $variant {
                $($field: $form,)*
            }
        )*

        /// Each kind with the version that is written today.
        pub(super) const KINDS: &[(&str, u32)] = &[$(($kind, $version)),*];

        /// The version and the JSON of a value; `None` where its kind is not of this list.
        #[allow(unreachable_patterns, reason = "a list may name every variant, or some")]
        pub(super) fn write(value: &$of) -> Option<(u32, serde_json::Result<String>)> {
            match value {
                $($of::$variant { $($field,)* } => {
                    let form = $variant { $($field: <$form as Form>::of($field),)* };
                    Some(($version, serde_json::to_string(&form)))
                })*
                _ => None,
            }
        }

        /// The value of a payload, or what is wrong with it; `None` where its kind is not of this list.
        pub(super) fn read(kind: &str, version: u32, json: &str) -> Option<Result<$of, String>> {
            match (kind, version) {
                $(($kind, $version) => Some(
                    serde_json::from_str::<$variant>(json).map_err(|e| e.to_string()).and_then(|form| {
                        let $variant { $($field,)* } = form;
                        Ok($of::$variant { $($field: $field.back()?,)* })
                    }),
                ),)*
                _ => None,
            }
        }
    };
}

pub(super) use {form, ids, names, payloads};
