//! The ledger as its users see it: what is written is there, what was altered is named.

#![allow(clippy::unwrap_used, reason = "a test that fails may say so by panicking")]

mod append;
mod backup;
mod desk;
mod documents;
mod items;
mod meetings;
mod open;
mod past;
mod rebuild;
mod undo;
mod verify;
mod walks;
mod year;
