//! Words with their faces, broken into lines and set flush.
//!
//! The way: a [`Text`] is measured (`measure`), the bonds between its characters say where a line may end (`bonds`),
//! all ways to break the paragraph are weighed against each other (`breaking`), and each line's characters are placed.

mod bonds;
mod breaking;
mod marks;
mod measure;

pub(crate) use marks::{counts as is_measure_word, may_not_end as may_not_end_line, may_not_open as may_not_open_line};
pub(crate) use measure::{Measured, SetLine, Type};

use crate::fonts::Style;

/// A paragraph's words, each character with the face it is set in.
///
/// Guarantee: it holds no control characters, no joiners and no line breaks; blanks of any kind are plain or
/// full-width ones.
///
/// ```
/// use duban_documents::{Style, text::Text};
/// let text = Text::new(Style::KaiTi, "完成时限：").then(Style::FangSong, "6月底前\n");
/// assert_eq!(text.to_string(), "完成时限：6月底前");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text {
    characters: Vec<(char, Style)>,
}

impl Text {
    /// Words in one face.
    #[must_use]
    pub fn new(style: Style, words: &str) -> Self {
        Self::default().then(style, words)
    }

    /// With more words after it.
    #[must_use]
    pub fn then(mut self, style: Style, words: &str) -> Self {
        self.characters.extend(words.trim_end_matches(['\r', '\n']).chars().filter_map(printed).map(|c| (c, style)));
        self
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.characters.is_empty()
    }

    /// Number of characters.
    #[must_use]
    pub fn len(&self) -> usize {
        self.characters.len()
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        use std::fmt::Write as _;
        self.characters.iter().try_for_each(|(character, _)| f.write_char(*character))
    }
}

/// The character as it is printed; `None` for those that only steer other programs.
fn printed(character: char) -> Option<char> {
    match character {
        '\u{3000}' => Some(character),
        '\t' | '\r' | '\n' => Some(' '),
        // Soft hyphen, joiners and direction marks, byte order mark, variation selectors.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{e0100}'..='\u{e01ef}' => None,
        _ if character.is_control() => None,
        _ if character.is_whitespace() => Some(' '),
        _ => Some(character),
    }
}
