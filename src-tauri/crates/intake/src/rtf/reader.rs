//! The signs to lines.

use std::collections::HashMap;

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, WINDOWS_1252};

use super::tokens::{Token, Tokens};
use crate::TEXT_LIMIT;
use crate::error::Fault;
use crate::rows::Lines;

/// How deep groups may nest.
const DEPTH_LIMIT: usize = 256;

pub(super) fn read(bytes: &[u8]) -> Result<String, Fault> {
    let mut tokens = Tokens::new(bytes);
    let mut reader = Reader::default();
    while let Some(token) = tokens.sign() {
        if let Token::Word("bin", Some(count)) = token {
            tokens.skip(usize::try_from(count).unwrap_or(0));
        }
        reader.take(token)?;
        if reader.size > TEXT_LIMIT {
            return Err(Fault::Large(reader.size));
        }
    }
    if !reader.groups.is_empty() {
        return Err(Fault::broken("the text ends in the middle"));
    }
    reader.finish()
}

/// What holds inside a group, and ends with it.
#[derive(Debug, Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own in the format")]
struct Group {
    skipped: bool,
    hidden: bool,
    deleted: bool,
    in_table: bool,
    /// How many signs stand behind a `\u` for readers that do not know it.
    fallback: usize,
    font: i32,
    place: Place,
}

/// Whose text it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Text,
    Fonts,
    Number,
    Note,
}

/// A text being read: the document's, or a note's inside it.
#[derive(Debug, Default)]
struct Story {
    lines: Lines,
    said: String,
    notes: Vec<String>,
}

#[derive(Debug, Default)]
struct Reader {
    groups: Vec<Group>,
    now: Group,
    /// The document's text, and the note that is read inside it.
    stories: Vec<Story>,
    story: Story,
    /// Bytes and UTF-16 units that wait for the rest of their character.
    bytes: Vec<u8>,
    units: Vec<u16>,
    /// Signs behind a `\u` that are still to be passed over.
    pass: usize,
    /// Whether the group has just begun, and whether with `\*`.
    begins: bool,
    starred: bool,
    code_page: Option<&'static Encoding>,
    fonts: HashMap<i32, &'static Encoding>,
    notes: [usize; 2],
    at_the_end: bool,
    size: usize,
}

impl Reader {
    fn take(&mut self, token: Token<'_>) -> Result<(), Fault> {
        if self.pass > 0 && matches!(token, Token::Byte(_)) {
            self.pass -= 1;
            return Ok(());
        }
        match token {
            Token::Byte(byte) => {
                self.flush_units();
                if self.is_said() {
                    self.bytes.push(byte);
                    self.size += 1;
                }
                self.begins = false;
                return Ok(());
            }
            Token::Word("u", Some(unit)) => {
                self.flush_bytes();
                if self.is_said() {
                    // Numbers above 32767 are written as negative ones.
                    self.units.extend(u16::try_from(unit.rem_euclid(0x1_0000)));
                    self.size += 3;
                }
                self.pass = self.now.fallback;
                return Ok(());
            }
            _ => {}
        }
        self.pass = 0;
        self.flush_bytes();
        self.flush_units();
        match token {
            Token::Open => {
                if self.groups.len() >= DEPTH_LIMIT {
                    return Err(Fault::Deep(DEPTH_LIMIT));
                }
                if self.groups.is_empty() {
                    self.now.fallback = 1;
                }
                self.groups.push(self.now);
                (self.begins, self.starred) = (true, false);
            }
            Token::Close => {
                let inner = self.now.place;
                // A brace too many ends nothing.
                self.now = self.groups.pop().unwrap_or(self.now);
                if inner != self.now.place {
                    self.leave(inner)?;
                }
                self.begins = false;
            }
            Token::Symbol(b'*') if self.begins => self.starred = true,
            Token::Symbol(symbol) => {
                match symbol {
                    b'~' => self.say("\u{a0}"),
                    b'_' => self.say("-"),
                    _ => {}
                }
                self.begins = false;
            }
            Token::Word(word, number) => {
                let begins = std::mem::take(&mut self.begins);
                if begins && self.is_left_out(word) {
                    self.now.skipped = true;
                }
                if !self.now.skipped {
                    self.word(word, number)?;
                }
            }
            Token::Byte(_) => {}
        }
        Ok(())
    }

    /// Destinations that are no text of the document. Those with a star may be passed over by readers that do not know
    /// them, and are, but for the ones in which text stands.
    fn is_left_out(&mut self, word: &str) -> bool {
        const LEFT_OUT: [&str; 22] = [
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "header",
            "headerl",
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf",
            "ftnsep",
            "ftnsepc",
            "nonshppict",
            "shprslt",
            "sp",
            "xe",
            "tc",
            "objdata",
            "fldinst",
            "rxe",
        ];
        let starred = std::mem::take(&mut self.starred);
        LEFT_OUT.contains(&word) || (starred && !matches!(word, "footnote" | "shpinst" | "shptxt"))
    }

    fn word(&mut self, word: &str, number: Option<i32>) -> Result<(), Fault> {
        let on = number != Some(0);
        match word {
            "ansicpg" => self.code_page = number.and_then(code_page),
            "uc" => self.now.fallback = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(16),
            "fonttbl" => self.now.place = Place::Fonts,
            "f" => self.now.font = number.unwrap_or(0),
            "fcharset" if self.now.place == Place::Fonts => {
                if let Some(encoding) = number.and_then(charset) {
                    self.fonts.insert(self.now.font, encoding);
                }
            }
            "listtext" | "pntext" => self.now.place = Place::Number,
            "footnote" => {
                self.now.place = Place::Note;
                self.at_the_end = false;
                self.stories.push(std::mem::take(&mut self.story));
            }
            "ftnalt" => self.at_the_end = true,
            "v" => self.now.hidden = on,
            "deleted" => self.now.deleted = on,
            "plain" => (self.now.hidden, self.now.deleted) = (false, false),
            "pard" => self.now.in_table = false,
            "intbl" => self.now.in_table = true,
            // The deleted end of a paragraph lets it run on into the next one.
            "par" if self.now.deleted => {}
            "par" | "sect" | "page" | "nestcell" | "nestrow" if self.now.place != Place::Number => {
                self.end_paragraph()?;
            }
            "cell" => {
                self.put_paragraph();
                self.story.lines.close_cell();
            }
            "row" => {
                self.story.lines.close_row()?;
                self.place_notes()?;
            }
            "line" | "lbr" => self.say("\n"),
            // Behind the number of a list there is a tab of its own.
            "tab" if self.now.place == Place::Number => {}
            "tab" => self.say("\t"),
            "emdash" => self.say("—"),
            "endash" => self.say("–"),
            "lquote" => self.say("‘"),
            "rquote" => self.say("’"),
            "ldblquote" => self.say("“"),
            "rdblquote" => self.say("”"),
            "bullet" => self.say("•"),
            "emspace" | "enspace" | "qmspace" => self.say(" "),
            _ => {}
        }
        Ok(())
    }

    fn is_said(&self) -> bool {
        !(self.now.skipped || self.now.hidden || self.now.deleted || self.now.place == Place::Fonts)
    }

    fn say(&mut self, text: &str) {
        if self.is_said() {
            self.story.said.push_str(text);
            self.size += text.len();
        }
    }

    fn flush_bytes(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            // A font of one byte says nothing of the hanzi between its letters; the document's code page does.
            let encoding = self.fonts.get(&self.now.font).copied().or(self.code_page).unwrap_or(WINDOWS_1252);
            self.story.said.push_str(&encoding.decode_without_bom_handling(&bytes).0);
        }
    }

    fn flush_units(&mut self) {
        if !self.units.is_empty() {
            let units = std::mem::take(&mut self.units);
            self.story.said.push_str(&String::from_utf16_lossy(&units));
        }
    }

    fn put_paragraph(&mut self) {
        let said = std::mem::take(&mut self.story.said);
        self.story.lines.paragraph(said.trim_start_matches('\t'));
    }

    fn end_paragraph(&mut self) -> Result<(), Fault> {
        if !self.now.in_table {
            self.story.lines.close_row()?;
        }
        self.put_paragraph();
        if !self.now.in_table {
            self.story.lines.close_paragraphs();
            self.place_notes()?;
        }
        Ok(())
    }

    /// Notes stand after the paragraph, or the row, that refers to them.
    fn place_notes(&mut self) -> Result<(), Fault> {
        let notes = std::mem::take(&mut self.story.notes);
        notes.iter().try_for_each(|note| self.story.lines.line(note))
    }

    /// A group with a place of its own is over.
    fn leave(&mut self, place: Place) -> Result<(), Fault> {
        if place == Place::Note
            && let Some(outer) = self.stories.pop()
        {
            self.put_paragraph();
            let inner = std::mem::replace(&mut self.story, outer);
            let (counted, name) =
                if self.at_the_end { (&mut self.notes[1], "尾注") } else { (&mut self.notes[0], "注") };
            *counted += 1;
            self.story.notes.push(format!("{name}{counted}：{}", inner.lines.end()?.trim()));
        }
        Ok(())
    }

    fn finish(mut self) -> Result<String, Fault> {
        if !self.story.said.is_empty() {
            self.put_paragraph();
        }
        self.story.lines.close_row()?;
        self.story.lines.close_paragraphs();
        self.place_notes()?;
        self.story.lines.end()
    }
}

fn code_page(number: i32) -> Option<&'static Encoding> {
    match number {
        936 | 54936 => Some(GB18030),
        950 => Some(BIG5),
        932 => Some(SHIFT_JIS),
        949 => Some(EUC_KR),
        65001 => Some(encoding_rs::UTF_8),
        _ => None,
    }
}

/// The character sets of fonts that take two bytes.
fn charset(number: i32) -> Option<&'static Encoding> {
    match number {
        134 => Some(GB18030),
        136 => Some(BIG5),
        128 => Some(SHIFT_JIS),
        129 => Some(EUC_KR),
        _ => None,
    }
}
