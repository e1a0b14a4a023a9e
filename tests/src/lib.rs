//! The whole way, tested from outside: what the tests beside this folder share.

mod place;
mod screen;
mod terminal;
mod window;

pub use fantoccini::key::Key;
pub use place::{built, root};
pub use screen::Screen;
pub use terminal::{Ended, Terminal};
pub use window::{Window, in_time};
