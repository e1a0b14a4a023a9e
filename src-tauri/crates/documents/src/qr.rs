//! QR codes, drawn as areas.

use qrcode::{Color, EcLevel, QrCode};

use crate::PageError;
use crate::page::{Area, Colour, Mark, Page};

/// Draws `words` as a QR code whose outermost squares end at `side` points from `left`, `top`.
///
/// Neighbours in a row are one area, so that no viewer shows seams between them; all rows are one mark.
pub(crate) fn draw(words: &str, (left, top): (f64, f64), side: f64, page: &mut Page) -> Result<(), PageError> {
    let code = QrCode::with_error_correction_level(words, EcLevel::M)
        .map_err(|error| PageError::Write(format!("QR code of {} bytes: {error}", words.len())))?;
    let count = code.width();
    let cell = side / count as f64;
    let colours = code.to_colors();
    let mut outlines = Vec::new();
    for (row, colours) in colours.chunks_exact(count).enumerate() {
        let (above, below) = (top + cell * row as f64, top + cell * (row + 1) as f64);
        let mut column = 0;
        for run in colours.chunk_by(|a, b| a == b) {
            let (from, to) = (left + cell * column as f64, left + cell * (column + run.len()) as f64);
            if run[0] == Color::Dark {
                outlines.push(vec![(from, above), (to, above), (to, below), (from, below)]);
            }
            column += run.len();
        }
    }
    page.marks.push(Mark::Area(Area { outlines, colour: Colour::BLACK }));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_fills_its_square_and_begins_with_a_finder() {
        let mut page = Page::new(100.0, 100.0);
        draw("云督办〔2026〕37号 校验码 000123-1A2B3C4D", (10.0, 20.0), 50.0, &mut page).unwrap();
        let [Mark::Area(area)] = page.marks.as_slice() else { panic!("{:?}", page.marks) };
        let points: Vec<_> = area.outlines.iter().flatten().collect();
        let right = points.iter().map(|p| p.0).fold(0.0, f64::max);
        let bottom = points.iter().map(|p| p.1).fold(0.0, f64::max);
        assert!((right - 60.0).abs() < 0.01 && (bottom - 70.0).abs() < 0.01, "{right} {bottom}");
        // The finder's upper edge is seven squares wide.
        let first = &area.outlines[0];
        assert_eq!(first[0], (10.0, 20.0));
        let squares = (first[1].0 - first[0].0) / (first[2].1 - first[1].1);
        assert!((squares - 7.0).abs() < 0.01, "{squares}");
    }
}
