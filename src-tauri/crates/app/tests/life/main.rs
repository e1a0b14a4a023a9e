//! From assignment to strike-off: what a clerk at 云岭市's office would notice, day by day.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail the test that calls them")]

mod batch;
mod clerks;
mod desk;
mod feedback;
mod papers;
mod past;
mod reminders;
mod reshape;
mod settings;
mod sheets;
mod stationery;
mod steps;
mod today;
