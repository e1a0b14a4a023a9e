//! Writes a sample of every paper as PDF: `cargo run -p duban-documents --example sheets -- FOLDER [NAME]`.
//!
//! Each line it prints names the file, what it is measured against, its paper, pages and size.

#[path = "../tests/samples/mod.rs"]
mod samples;

use std::time::Instant;

use duban_documents::write_pdf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = std::path::PathBuf::from(arguments.next().ok_or("give a folder to write to")?);
    let wanted = arguments.next().unwrap_or_default();
    std::fs::create_dir_all(&folder)?;
    let fonts = samples::fonts();
    for sample in samples::papers::all().iter().filter(|sample| sample.name.starts_with(&wanted)) {
        let start = Instant::now();
        let pages = sample.paper.lay_out(&sample.manner, &fonts)?;
        let laid = start.elapsed();
        let start = Instant::now();
        let bytes = write_pdf(&pages, &fonts, &sample.paper.metadata(samples::created()))?;
        let size = pages.pages.first().map_or(0.0, |page| page.width.max(page.height));
        println!(
            "{} {} {} {} pages, {} KiB, laid out in {laid:.0?}, written in {:.0?}",
            sample.name,
            sample.measured_as,
            if size > 1000.0 { "A3" } else { "A4" },
            pages.pages.len(),
            bytes.len() / 1024,
            start.elapsed()
        );
        std::fs::write(folder.join(format!("{}.pdf", sample.name)), bytes)?;
    }
    Ok(())
}
