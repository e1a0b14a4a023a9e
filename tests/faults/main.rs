//! Bad input and bad places: each ends in one sentence, with nothing stored, within seconds and little memory.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod disk;
mod files;
mod hostile;
mod journal;
mod killed;
mod numbers;
mod office;
mod swelling;
mod together;
