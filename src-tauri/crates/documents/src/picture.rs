//! Pictures that stand on a page: the office's seal.

use std::sync::Arc;

/// A picture with its transparency.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    /// Four bytes a pixel: red, green, blue, opacity.
    pixels: Arc<[u8]>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Picture").field("width", &self.width).field("height", &self.height).finish_non_exhaustive()
    }
}

/// Why a picture cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// The file is no PNG, or is damaged.
    #[error("the picture cannot be read: {0}")]
    Unreadable(String),
    /// It has more pixels than any printer needs for a seal.
    #[error("the picture is {0} × {1} pixels, more than {MOST_SIDE} on a side")]
    TooLarge(u32, u32),
}

/// Most pixels on a side: a seal of 50 mm at 1200 dpi has as many.
const MOST_SIDE: u32 = 2400;

impl Picture {
    /// Reads a PNG file. White paper behind the seal of a scan without transparency becomes transparent, in the
    /// measure of its whiteness, so that the words under the seal stay readable.
    pub fn from_png(bytes: &[u8]) -> Result<Self, PictureError> {
        let unreadable = |error: png::DecodingError| PictureError::Unreadable(error.to_string());
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(unreadable)?;
        let (width, height) = (reader.info().width, reader.info().height);
        if width > MOST_SIDE || height > MOST_SIDE {
            return Err(PictureError::TooLarge(width, height));
        }
        let size = reader.output_buffer_size().ok_or(PictureError::TooLarge(width, height))?;
        let mut raw = vec![0; size];
        let frame = reader.next_frame(&mut raw).map_err(unreadable)?;
        raw.truncate(frame.buffer_size());
        let pixels: Vec<u8> = match frame.color_type {
            png::ColorType::Rgba => raw,
            png::ColorType::Rgb => raw.chunks_exact(3).flat_map(|p| without_white([p[0], p[1], p[2]])).collect(),
            png::ColorType::GrayscaleAlpha => raw.chunks_exact(2).flat_map(|p| [p[0], p[0], p[0], p[1]]).collect(),
            _ => raw.iter().flat_map(|p| without_white([*p; 3])).collect(),
        };
        Ok(Self { width, height, pixels: pixels.into() })
    }

    /// Its width in pixels.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Its height in pixels.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Red, green, blue and opacity of each pixel, rows from the top.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }
}

/// The colour that, so opaque over white paper, looks like `pixel`.
fn without_white(pixel: [u8; 3]) -> [u8; 4] {
    let opacity = 255 - pixel.iter().copied().min().unwrap_or(255);
    if opacity == 0 {
        return [255, 255, 255, 0];
    }
    let over_white = |value: u8| {
        let ink = f64::from(255 - opacity);
        (((f64::from(value) - ink) * 255.0 / f64::from(opacity)).round().clamp(0.0, 255.0)) as u8
    };
    [over_white(pixel[0]), over_white(pixel[1]), over_white(pixel[2]), opacity]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case::paper([255, 255, 255], [255, 255, 255, 0])]
    #[case::ink([255, 0, 0], [255, 0, 0, 255])]
    #[case::faded_ink([255, 128, 128], [255, 0, 0, 127])]
    #[case::black([0, 0, 0], [0, 0, 0, 255])]
    fn white_paper_becomes_transparent(#[case] scanned: [u8; 3], #[case] kept: [u8; 4]) {
        assert_eq!(without_white(scanned), kept);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert!(matches!(Picture::from_png(b"no picture"), Err(PictureError::Unreadable(_))));
    }
}
