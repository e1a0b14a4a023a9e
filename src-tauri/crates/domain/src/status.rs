//! The state machine: which step is allowed when, and why not otherwise.
