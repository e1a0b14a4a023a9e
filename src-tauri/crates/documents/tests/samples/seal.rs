//! A seal of nobody: a ring and a star, as a scan on white paper.

use duban_documents::Picture;

/// The seal as a PNG file of `side` pixels, red on white, without transparency.
pub(crate) fn png(side: u32) -> Vec<u8> {
    let middle = f64::from(side) / 2.0;
    let mut pixels = Vec::with_capacity((side * side * 3) as usize);
    for y in 0..side {
        for x in 0..side {
            let (dx, dy) = (f64::from(x) + 0.5 - middle, f64::from(y) + 0.5 - middle);
            let far = dx.hypot(dy) / middle;
            let inked = (0.92..0.99).contains(&far) || in_star(dx / middle, dy / middle);
            pixels.extend(if inked { [214, 30, 40] } else { [255, 255, 255] });
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

/// Whether a point lies in a five-pointed star of radius 0.35: on the inner side of four of its five lines.
fn in_star(x: f64, y: f64) -> bool {
    let inner = 0.35 * 0.309;
    let sides = (0..5).filter(|side| {
        let turned = f64::from(*side) * std::f64::consts::TAU / 5.0 + std::f64::consts::FRAC_PI_2;
        x * turned.cos() + y * turned.sin() <= inner
    });
    sides.count() >= 4 && x.hypot(y) <= 0.35
}

pub(crate) fn picture() -> Picture {
    Picture::from_png(&png(500)).unwrap()
}
