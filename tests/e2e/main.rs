//! The whole way in a real window, as a clerk goes it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod keyboard;
mod life;
mod office;
mod papers;
mod together;
mod whole_way;

/// The day it is in the tests: Thursday, 11 June 2026.
const TODAY: &str = "2026-06-11";
