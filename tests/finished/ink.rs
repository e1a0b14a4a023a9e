//! How much of a page's ink two programs draw differently.
//!
//! Each program smooths edges in its own way and may round a stroke to the pixel beside. So a dark pixel of one drawing
//! counts as differing only where the other has no ink at that pixel nor at any of the eight around it; what counts is
//! the sum of such pixels of both drawings as a part of all dark pixels of both. A missing or moved stroke, a glyph of
//! another face, a shifted line all show in it; a softer edge does not.

use std::path::Path;
use std::process::Command;

/// Dark: more ink than paper.
const DARK: u8 = 128;
/// Ink at all.
const INK: u8 = 208;

/// Every page of a file at 100 dots to the inch, drawn by `poppler` or by `mupdf`.
pub(crate) fn draw(program: &str, pdf: &Path, folder: &Path) -> Vec<Page> {
    let stem = pdf.file_stem().unwrap().to_string_lossy().into_owned();
    let name = |number: &str| folder.join(format!("{stem}-{program}{number}"));
    let mut command = if program == "poppler" {
        let mut command = Command::new("pdftoppm");
        command.args(["-r", "100", "-gray"]).arg(pdf).arg(name(""));
        command
    } else {
        let mut command = Command::new("mutool");
        command.args(["draw", "-q", "-r", "100", "-c", "gray", "-o"]).arg(name("-%03d.pgm")).arg(pdf);
        command
    };
    assert!(command.output().unwrap().status.success(), "{program} draws {stem}");
    let prefix = format!("{stem}-{program}-");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.file_name().unwrap().to_string_lossy().starts_with(&prefix));
    files.sort();
    files.iter().map(|file| Page::read(file)).collect()
}

pub(crate) struct Page {
    width: usize,
    height: usize,
    /// 0 is black.
    grey: Vec<u8>,
}

impl Page {
    /// Reads a binary grey map (PGM).
    pub(crate) fn read(path: &Path) -> Self {
        let bytes = std::fs::read(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let mut numbers = Vec::new();
        let mut at = 2;
        assert_eq!(&bytes[..at], b"P5");
        while numbers.len() < 3 {
            let word: Vec<u8> = bytes[at..].iter().copied().take_while(|b| !b.is_ascii_whitespace()).collect();
            at += word.len() + 1;
            numbers.extend(std::str::from_utf8(&word).unwrap().parse::<usize>());
        }
        let (width, height) = (numbers[0], numbers[1]);
        Self { width, height, grey: bytes[at..at + width * height].to_vec() }
    }

    /// The part of the ink of both that only one of them has; 0 for the same page.
    pub(crate) fn differs(&self, other: &Self) -> f64 {
        // Half a pixel at the edge is rounded up by one and down by the other.
        assert!(
            self.width.abs_diff(other.width) <= 1 && self.height.abs_diff(other.height) <= 1,
            "drawn in different sizes"
        );
        let (ours, alone) = self.dark_and_alone(other);
        let (theirs, lone) = other.dark_and_alone(self);
        f64::from(alone + lone) / f64::from((ours + theirs).max(1))
    }

    /// How many dark pixels there are, and how many of them have no ink at or beside their place in `other`.
    fn dark_and_alone(&self, other: &Self) -> (u32, u32) {
        let (mut dark, mut alone) = (0, 0);
        for y in 0..self.height {
            for x in 0..self.width {
                if self.grey[y * self.width + x] < DARK {
                    dark += 1;
                    alone += u32::from(!other.has_ink_near(x, y));
                }
            }
        }
        (dark, alone)
    }

    fn has_ink_near(&self, x: usize, y: usize) -> bool {
        let rows = y.saturating_sub(1)..=(y + 1).min(self.height.saturating_sub(1));
        let columns = x.saturating_sub(1)..=(x + 1).min(self.width - 1);
        rows.into_iter().any(|row| columns.clone().any(|column| self.grey[row * self.width + column] < INK))
    }
}
