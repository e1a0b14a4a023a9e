//! Finished documents as other programs see them: qpdf and MuPDF find nothing to complain of, poppler and MuPDF draw
//! the same page, the text comes back, and LibreOffice opens what is for Word and Excel.
//!
//! Needs those programs: `cargo xtask test documents`.

#![allow(clippy::unwrap_used, reason = "a test")]

mod ink;
mod office;
#[path = "../../src-tauri/crates/documents/tests/samples/mod.rs"]
mod samples;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use duban_documents::page::{Mark, Pages};
use duban_documents::write_pdf;
use samples::papers::{Sample, all};
use tempfile::TempDir;

/// Of the ink of a page no more than this may differ between two programs.
const MOST: f64 = 0.01;

/// Every sample paper as a file, made once for all tests.
struct Finished {
    folder: TempDir,
    papers: Vec<(&'static Sample, Pages)>,
}

impl Finished {
    fn path(&self, sample: &Sample) -> PathBuf {
        self.folder.path().join(format!("{}.pdf", sample.name))
    }
}

fn finished() -> &'static Finished {
    static FINISHED: LazyLock<Finished> = LazyLock::new(|| {
        let folder = tempfile::tempdir().unwrap();
        let fonts = samples::fonts();
        let mut papers = Vec::new();
        for sample in all() {
            let pages = sample.paper.lay_out(&sample.manner, &fonts).unwrap();
            let bytes = write_pdf(&pages, &fonts, &sample.paper.metadata(samples::created())).unwrap();
            std::fs::write(folder.path().join(format!("{}.pdf", sample.name)), bytes).unwrap();
            papers.push((sample, pages));
        }
        Finished { folder, papers }
    });
    &FINISHED
}

fn run(program: &str, arguments: &[&str], file: &Path) -> Output {
    Command::new(program).args(arguments).arg(file).output().unwrap_or_else(|e| panic!("{program}: {e}"))
}

#[test]
fn qpdf_and_mupdf_find_nothing_wrong() {
    for (sample, _) in &finished().papers {
        let path = finished().path(sample);
        let checked = run("qpdf", &["--check"], &path);
        let said = String::from_utf8_lossy(&checked.stdout).into_owned() + &String::from_utf8_lossy(&checked.stderr);
        assert!(checked.status.success(), "{}: {said}", sample.name);
        assert!(said.contains("No syntax or stream encoding errors found"), "{}: {said}", sample.name);

        // It takes a name that does not end so for a range of pages, and counts them without an end.
        let out = finished().folder.path().join(format!("{}.cleaned.pdf", sample.name));
        let cleaned = Command::new("mutool").arg("clean").arg(&path).arg(&out).output().unwrap();
        let said = String::from_utf8_lossy(&cleaned.stderr).into_owned();
        assert!(cleaned.status.success() && said.trim().is_empty(), "{}: {said}", sample.name);
    }
}

/// What is counted is told in `ink`.
#[test]
fn poppler_and_mupdf_draw_the_same_page() {
    let mut worst = (0.0, String::new());
    for (sample, pages) in &finished().papers {
        let folder = finished().folder.path().join(&sample.name);
        std::fs::create_dir(&folder).unwrap();
        let [poppler, mupdf] = ["poppler", "mupdf"].map(|by| ink::draw(by, &finished().path(sample), &folder));
        let count = pages.pages.len();
        assert_eq!((poppler.len(), mupdf.len()), (count, count), "{}", sample.name);
        for (number, (one, other)) in (1..).zip(poppler.iter().zip(&mupdf)) {
            let differs = one.differs(other);
            assert!(differs < MOST, "{} page {number}: {:.2} % of the ink differs", sample.name, differs * 100.0);
            if differs > worst.0 {
                worst = (differs, format!("{} page {number}", sample.name));
            }
        }
    }
    println!("at worst {:.3} % of the ink differs: {}", worst.0 * 100.0, worst.1);
}

/// What the comparison above is worth: a page of which one line stands a millimetre lower, or is missing, differs by
/// more than is let pass.
#[test]
fn a_page_with_one_wrong_line_is_told_from_the_right_one() {
    let fonts = samples::fonts();
    let (_, pages) = finished().papers.iter().find(|(sample, _)| sample.name == "notice-one").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let drawn = |name: &str, pages: &Pages, program: &str| {
        let path = folder.path().join(format!("{name}.pdf"));
        let metadata = duban_documents::Metadata {
            title: name.into(),
            author: String::new(),
            created: samples::created(),
            subject: String::new(),
            keywords: Vec::new(),
        };
        std::fs::write(&path, write_pdf(pages, &fonts, &metadata).unwrap()).unwrap();
        ink::draw(program, &path, folder.path()).swap_remove(0)
    };
    let right = drawn("right", pages, "poppler");
    let lines = |page: &duban_documents::page::Page| {
        let lines = page.marks.iter().enumerate().filter(|(_, mark)| matches!(mark, Mark::Line(_)));
        lines.map(|(at, _)| at).collect::<Vec<_>>()
    };
    let mut moved = pages.clone();
    let at = lines(&moved.pages[0])[6];
    if let Mark::Line(line) = &mut moved.pages[0].marks[at] {
        line.baseline += duban_documents::standard::mm(1.0);
    }
    let mut lost = pages.clone();
    lost.pages[0].marks.remove(at);
    for (name, wrong) in [("moved", &moved), ("lost", &lost)] {
        let differs = right.differs(&drawn(name, wrong, "mupdf"));
        assert!(differs >= MOST, "{name}: only {:.2} % of the ink differs", differs * 100.0);
        println!("{name}: {:.2} % of the ink differs", differs * 100.0);
    }
}

/// The characters of each page, in the order they are read, without blanks; a draft's mark lies across them and is left
/// out.
fn text(pages: &Pages) -> Vec<String> {
    let of = |page: &duban_documents::page::Page| {
        let lines = page.marks.iter().filter_map(|mark| match mark {
            Mark::Line(line) if line.turned == 0.0 => Some(line.text()),
            _ => None,
        });
        lines.collect::<String>().chars().filter(|c| !c.is_whitespace()).collect()
    };
    pages.pages.iter().map(of).collect()
}

/// In the order of the file, that is, as a voice reads it; pdftotext's guess at columns would tear tables apart.
#[test]
fn the_text_comes_back_in_the_order_it_is_read() {
    for (sample, pages) in &finished().papers {
        if sample.name.ends_with("draft") || sample.name.ends_with("recalled") {
            continue;
        }
        for (number, wanted) in (1..).zip(text(pages)) {
            let at = number.to_string();
            let path = finished().path(sample);
            let read =
                Command::new("pdftotext").args(["-raw", "-f", &at, "-l", &at]).arg(&path).arg("-").output().unwrap();
            let read: String =
                String::from_utf8_lossy(&read.stdout).chars().filter(|c| !c.is_whitespace() && *c != '\u{c}').collect();
            assert_eq!(read, wanted, "{} page {number}", sample.name);
        }
    }
}
