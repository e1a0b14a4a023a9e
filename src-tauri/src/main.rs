//! The desktop door.
fn main() {}
