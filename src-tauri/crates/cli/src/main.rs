//! `duban`: the terminal door. It holds no rule: each command is one use case, and an answer in words or in JSON.
//!
//! Exit codes: 0 done, 1 refused, 2 misuse. Refusals go to standard error as code and sentence.

mod arguments;
mod document;
mod door;
mod life;
mod paper;
mod print;
mod registry;
mod settings;

use std::process::ExitCode;

use clap::Parser as _;

use crate::arguments::Arguments;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let json = arguments.json;
    // Use cases are synchronous, so they run beside the runtime that listens for Ctrl C.
    let work = tokio::task::spawn_blocking(move || door::run(arguments));
    match work.await {
        Ok(Ok(done)) => done,
        Ok(Err(error)) => {
            print::error(&error, json);
            ExitCode::from(1)
        }
        Err(panic) => {
            eprintln!("internal: {panic}");
            ExitCode::from(1)
        }
    }
}
