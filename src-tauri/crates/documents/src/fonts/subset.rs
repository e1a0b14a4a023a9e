//! A face cut down to the characters of one document.

use std::collections::{BTreeMap, BTreeSet};

use allsorts::subset::{CmapTarget, SubsetProfile, subset};
use sm3::{Digest, Sm3};

use super::Face;

/// The part of a face that goes into a file.
pub(crate) struct Subset {
    /// The font program.
    pub(crate) bytes: Vec<u8>,
    /// The name with its tag: `ABCDEF+FandolFang-Regular`.
    pub(crate) name: String,
    /// The glyph of each character in the subset.
    pub(crate) glyphs: BTreeMap<char, u16>,
}

impl Subset {
    /// Cuts `face` down to `characters`, which it must have; others are left out.
    pub(crate) fn of(face: &Face, characters: &BTreeSet<char>) -> Result<Self, String> {
        let old: BTreeSet<u16> = characters.iter().filter_map(|character| face.glyph(*character)).collect();
        // Glyph 0 is the box for what is missing; a font must begin with it.
        let kept: Vec<u16> = std::iter::once(0).chain(old).collect();
        let provider = face.provider().ok_or("its tables cannot be read")?;
        let bytes = subset(&provider, &kept, &SubsetProfile::Pdf, CmapTarget::Unicode).map_err(|e| e.to_string())?;
        let glyphs = characters
            .iter()
            .filter_map(|character| {
                let place = kept.binary_search(&face.glyph(*character)?).ok()?;
                Some((*character, u16::try_from(place).ok()?))
            })
            .collect();
        Ok(Self { bytes, name: format!("{}+{}", tag(face, characters), face.name()), glyphs })
    }
}

/// Six capital letters that stand for this very choice of characters (ISO 32000-1, 9.6.4).
fn tag(face: &Face, characters: &BTreeSet<char>) -> String {
    let mut digest = Sm3::new();
    digest.update(face.name());
    digest.update(characters.iter().collect::<String>());
    digest.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
}
