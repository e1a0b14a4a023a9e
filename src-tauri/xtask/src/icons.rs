//! Every icon size, drawn from `icons/duban.svg`. The results are committed: a build needs none of these tools.

use anyhow::Result;

use crate::setup::{Need, install};
use crate::shell::{command, root, run};

/// The names that Tauri's configuration lists, with their width and height in pixels.
const PICTURES: [(&str, u32); 4] =
    [("32x32.png", 32), ("128x128.png", 128), ("128x128@2x.png", 256), ("icon.png", 512)];

/// The sizes Windows takes out of one file: title bar, task bar, desktop, large tiles.
const WINDOWS: [u32; 6] = [16, 24, 32, 48, 64, 256];

/// Draws them all into `icons`.
pub(crate) fn draw() -> Result<()> {
    install(&[Need::Icons])?;
    for (name, size) in PICTURES {
        rasterize(size, &format!("icons/{name}"))?;
    }
    let work = std::env::temp_dir().join(format!("duban-icons-{}", std::process::id()));
    std::fs::create_dir_all(&work)?;
    let layers: Vec<_> = WINDOWS.iter().map(|size| work.join(format!("{size}.png"))).collect();
    let drawn = (|| {
        for (size, layer) in WINDOWS.iter().zip(&layers) {
            rasterize(*size, &layer.to_string_lossy())?;
        }
        run(command("convert").args(&layers).arg("icons/icon.ico"))
    })();
    std::fs::remove_dir_all(&work)?;
    drawn?;
    println!("drawn into {}", root().join("icons").display());
    Ok(())
}

fn rasterize(size: u32, file: &str) -> Result<()> {
    run(command(&format!("rsvg-convert --width {size} --height {size} icons/duban.svg --output")).arg(file))
}
