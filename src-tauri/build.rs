//! Embeds the window's configuration, capabilities and icon.

fn main() {
    tauri_build::build();
}
