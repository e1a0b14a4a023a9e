//! 发文机关署名 and 成文日期, with and without a seal.

use super::Official;
use crate::PageError;
use crate::flow::{FlowLine, Part};
use crate::fonts::{Fonts, Style};
use crate::page::{Image, Mark, Page};
use crate::paper::Seal;
use crate::standard::{CELL, LEFT, RIGHT, mm};
use crate::text::{Measured, Text, Type};

/// The lines behind the text, from the blank ones above the issuer on.
pub(super) fn lay_out(content: &Official, seal: &Seal, fonts: &Fonts) -> Result<Vec<FlowLine>, PageError> {
    let set = |words: &str| Ok(Measured::new(&Text::new(Style::FangSong, words), Type::BODY, fonts)?.set_whole());
    let (issuer, dated) = (set(&content.issuer)?, set(&content.dated)?);
    let (issuer_x, date_x, above, below) = match seal {
        // The issuer two characters from the right, the date beginning two characters right of it; a date longer
        // than the name stands two characters from the right itself, and the name moves left.
        Seal::None => {
            let edge = RIGHT - 2.0 * CELL;
            let issuer_x =
                if dated.width > issuer.width { edge - dated.width - 2.0 * CELL } else { edge - issuer.width };
            // A name as long as the line begins where the line does.
            let issuer_x = issuer_x.max(LEFT);
            (issuer_x, issuer_x + 2.0 * CELL, 1, 0)
        }
        // The date four characters from the right, the issuer centred above it. A seal of 42 mm whose middle stands a
        // little above both begins within a line of the text when two lines are left blank, and ends a line lower.
        Seal::Room | Seal::Picture(..) => {
            let middle = RIGHT - 4.0 * CELL - dated.width / 2.0;
            let issuer_x = (middle - issuer.width / 2.0).min(RIGHT - issuer.width).max(LEFT);
            (issuer_x, issuer_x + (issuer.width - dated.width) / 2.0, 2, 1)
        }
    };
    let mut lines: Vec<FlowLine> = (0..above).map(|_| FlowLine::empty(Part::Blank)).collect();
    let middle = date_x + dated.width / 2.0;
    let place = |(set, x), sealed| FlowLine { x, set, part: Part::Signature, bookmark: None, sealed };
    lines.push(place((issuer, issuer_x), None));
    lines.push(place((dated, date_x), Some(middle)));
    lines.extend((0..below).map(|_| FlowLine::empty(Part::Signature)));
    Ok(lines)
}

/// How far the middle of a seal stands above that of issuer and date.
const ABOVE_MIDDLE: f64 = mm(3.0);

/// Presses the seal on issuer and date, whose common middle is at `x`, `y`. It lies over the words.
pub(super) fn press(seal: &Seal, (x, y): (f64, f64), page: &mut Page) {
    let Seal::Picture(picture, millimetres) = seal else { return };
    let width = mm(*millimetres);
    let height = width * f64::from(picture.height()) / f64::from(picture.width().max(1));
    let at = (x - width / 2.0, y - ABOVE_MIDDLE - height / 2.0);
    page.marks.push(Mark::Image(Image { picture: picture.clone(), at, width }));
}
