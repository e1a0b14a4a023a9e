//! Embeds the window's configuration, capabilities and icon, and what Windows is to know of the program.

use tauri_build::{Attributes, WindowsAttributes};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=windows.manifest");
    let windows = WindowsAttributes::new().app_manifest(include_str!("windows.manifest"));
    Ok(tauri_build::try_build(Attributes::new().windows_attributes(windows))?)
}
