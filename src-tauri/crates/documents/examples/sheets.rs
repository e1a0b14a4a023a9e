//! Writes a sample of every paper as PDF and for Word, sheets for Excel too: `cargo run -p duban-documents --example sheets -- FOLDER [NAME]`.
//!
//! Each line it prints names the file, what it is measured against, its paper, pages and size.

#[path = "../tests/samples/mod.rs"]
mod samples;

use std::time::Instant;

use duban_documents::paper::Paper;
use duban_documents::{write_docx, write_pdf, write_xlsx};

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
        let metadata = sample.paper.metadata(samples::created());
        let bytes = write_pdf(&pages, &fonts, &metadata)?;
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
        let word = write_docx(&sample.paper, &sample.manner, &fonts, &metadata)?;
        std::fs::write(folder.join(format!("{}.docx", sample.name)), word)?;
        if let Paper::Sheet(sheet) = &sample.paper {
            std::fs::write(folder.join(format!("{}.xlsx", sample.name)), write_xlsx(sheet, &metadata)?)?;
        }
    }
    Ok(())
}
