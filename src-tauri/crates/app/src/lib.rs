//! The use cases, which join the stages.
pub mod wire;
mod code;
pub use code::Code;
