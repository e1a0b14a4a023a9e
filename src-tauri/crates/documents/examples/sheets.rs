//! Writes sample notices as PDF: `cargo run -p duban-documents --example sheets -- FOLDER`.

#[path = "../tests/samples/mod.rs"]
mod samples;

use duban_documents::notice::{lay_out, supervision_notice};
use duban_documents::write_pdf;
use duban_domain::{Draft, Item};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::path::PathBuf::from(std::env::args().nth(1).ok_or("give a folder to write to")?);
    std::fs::create_dir_all(&folder)?;
    let fonts = samples::fonts();
    let few = ["市住房城乡建设局", "市财政局", "市城管局"];
    let sheets: Vec<(&str, Draft, Vec<Item>, bool)> = vec![
        ("one", samples::draft(samples::TITLE, &few[..1]), samples::many(1), true),
        ("twelve", samples::draft(samples::TITLE, &few), samples::many(12), true),
        ("forty", samples::draft(samples::TITLE, &["各县（市、区），市直各单位"]), samples::many(40), true),
        ("addressees", samples::draft(samples::TITLE, &samples::ADDRESSEES), samples::many(3), true),
        ("long-title", samples::draft(samples::LONG_TITLE, &few), samples::many(2), true),
        ("both", samples::draft(samples::LONG_TITLE, &samples::ADDRESSEES), samples::many(5), true),
        ("draft", samples::draft("督办通知", &few), samples::many(2), false),
    ];
    for (name, draft, items, issued) in sheets {
        let items: Vec<&Item> = items.iter().collect();
        let number = samples::number();
        let content = supervision_notice(
            &samples::office(),
            &draft,
            issued.then_some(&number),
            &items,
            Some(&samples::meeting()),
            issued.then_some("000123-1A2B3C4D"),
        );
        let start = std::time::Instant::now();
        let pages = lay_out(&content, &fonts)?;
        let laid = start.elapsed();
        let start = std::time::Instant::now();
        let bytes = write_pdf(&pages, &fonts, &content.metadata(samples::created()))?;
        println!(
            "{name}: {} pages, {} KiB, laid out in {laid:.0?}, written in {:.0?}",
            pages.pages.len(),
            bytes.len() / 1024,
            start.elapsed()
        );
        std::fs::write(folder.join(format!("{name}.pdf")), bytes)?;
    }
    Ok(())
}
