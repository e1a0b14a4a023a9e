//! Small figures drawn as areas: lights and bars.

use duban_domain::light::Light;

use crate::page::{Area, Colour, Mark, Page};

/// What fills a bar.
pub(crate) const BAR: Colour = Colour { red: 70, green: 78, blue: 90 };
/// What a bar is part of.
pub(crate) const TRACK: Colour = Colour { red: 226, green: 229, blue: 233 };

/// The colour of a light on paper: dark enough to be read on a grey printer.
pub(crate) fn colour(light: Light) -> Colour {
    let (red, green, blue) = match light {
        Light::Red => (200, 16, 46),
        Light::Amber => (184, 110, 0),
        Light::Green => (47, 133, 85),
        Light::Blue => (61, 91, 166),
        Light::Grey => (125, 119, 108),
    };
    Colour { red, green, blue }
}

/// Draws a light in the square of `side` points whose corner is at `left`, `top`. Each has a shape of its own, so that
/// it is known without its colour: triangle, diamond, disc, tick, flat bar.
pub(crate) fn light(light: Light, (left, top): (f64, f64), side: f64, page: &mut Page) {
    let unit: Vec<(f64, f64)> = match light {
        Light::Red => vec![(0.5, 0.04), (1.0, 0.94), (0.0, 0.94)],
        Light::Amber => vec![(0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)],
        Light::Green => disc(),
        Light::Blue => vec![(0.0, 0.55), (0.16, 0.38), (0.38, 0.6), (0.84, 0.1), (1.0, 0.26), (0.38, 0.94)],
        Light::Grey => vec![(0.0, 0.36), (1.0, 0.36), (1.0, 0.64), (0.0, 0.64)],
    };
    let outline = unit.into_iter().map(|(x, y)| (left + x * side, top + y * side)).collect();
    page.marks.push(Mark::Area(Area { outlines: vec![outline], colour: colour(light) }));
}

/// A disc as a polygon too fine to be seen as one.
fn disc() -> Vec<(f64, f64)> {
    const CORNERS: u32 = 48;
    let corner = |n: u32| (f64::from(n) * std::f64::consts::TAU / f64::from(CORNERS)).sin_cos();
    (0..CORNERS).map(corner).map(|(sin, cos)| (0.5 + 0.47 * cos, 0.5 + 0.47 * sin)).collect()
}

/// A bar that is filled to `share` (0 to 1) of its length.
pub(crate) fn bar(share: f64, (left, top): (f64, f64), (right, bottom): (f64, f64), page: &mut Page) {
    let end = left + (right - left) * share.clamp(0.0, 1.0);
    page.rectangle((left, top), (right, bottom), TRACK);
    if end > left {
        page.rectangle((left, top), (end, bottom), BAR);
    }
}

/// One bar of several pieces, each as long as its part of the whole.
pub(crate) fn stacked(parts: &[(f64, Colour)], (left, top): (f64, f64), (right, bottom): (f64, f64), page: &mut Page) {
    let whole: f64 = parts.iter().map(|(part, _)| part).sum();
    let mut x = left;
    for (part, colour) in parts.iter().filter(|(part, _)| *part > 0.0) {
        let end = x + (right - left) * part / whole.max(f64::MIN_POSITIVE);
        // A sliver of paper between two pieces tells them apart without colour.
        page.rectangle((x, top), ((end - 0.8).max(x + 0.2), bottom), *colour);
        x = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A black-and-white printer leaves only the shapes.
    #[test]
    fn every_light_has_a_shape_of_its_own() {
        let shapes: Vec<Vec<(f64, f64)>> = Light::ALL
            .into_iter()
            .map(|shown| {
                let mut page = Page::new(10.0, 10.0);
                light(shown, (0.0, 0.0), 1.0, &mut page);
                let [Mark::Area(area)] = page.marks.as_slice() else { panic!("{shown:?} is no area") };
                area.outlines[0].clone()
            })
            .collect();
        for (index, shape) in shapes.iter().enumerate() {
            assert!(!shapes[..index].contains(shape), "{:?} looks like another", Light::ALL[index]);
        }
    }
}
