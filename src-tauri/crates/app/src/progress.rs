//! How long work tells how far it has come, and hears that it should stop.

/// Where a use case reports to. A cancelled use case leaves nothing half written.
pub trait Progress: Sync {
    /// `done` of `total` of the named step; a `total` of 0 is unknown.
    fn at(&self, step: &str, done: u64, total: u64);

    /// Whether the clerk asked to stop.
    fn cancelled(&self) -> bool;
}

/// Nobody watches and nobody cancels.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unwatched;

impl Progress for Unwatched {
    fn at(&self, _step: &str, _done: u64, _total: u64) {}

    fn cancelled(&self) -> bool {
        false
    }
}
