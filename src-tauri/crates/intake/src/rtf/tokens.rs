//! The signs of RTF.

/// A sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// `\word` with its number, where it has one.
    Word(&'a str, Option<i32>),
    /// `\~`.
    Symbol(u8),
    /// A byte of text, written as it is or as `\'hh`.
    Byte(u8),
}

/// The signs of a file, in order.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn new(rest: &'a [u8]) -> Self {
        Self { rest }
    }

    /// Skips bytes that are no signs: `\bin` says how many.
    pub(super) fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    /// A control word: letters, a number, and one blank that ends it.
    fn word(&mut self) -> Token<'a> {
        /// The longest word and number that are taken for one.
        const LONGEST: usize = 32;
        let letters = self.rest.iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphabetic()).count();
        let (word, after) = self.rest.split_at(letters);
        let sign = usize::from(after.first() == Some(&b'-'));
        let digits = after[sign..].iter().take(LONGEST).take_while(|byte| byte.is_ascii_digit()).count();
        let number = if digits > 0 { std::str::from_utf8(&after[..sign + digits]).ok() } else { None };
        let end = if digits > 0 { sign + digits } else { 0 };
        self.rest = after[end..].strip_prefix(b" ").unwrap_or(&after[end..]);
        Token::Word(std::str::from_utf8(word).unwrap_or_default(), number.and_then(|n| n.parse().ok()))
    }

    /// The next sign.
    pub(super) fn sign(&mut self) -> Option<Token<'a>> {
        loop {
            let (first, after) = self.rest.split_first()?;
            self.rest = after;
            return Some(match first {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\r' | b'\n' | 0 => continue,
                b'\\' => match after.split_first()? {
                    (b'\'', hex) => {
                        self.rest = hex.get(2..).unwrap_or_default();
                        let digits = hex.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
                        Token::Byte(digits.and_then(|hex| u8::from_str_radix(hex, 16).ok()).unwrap_or(b'?'))
                    }
                    (first, _) if first.is_ascii_alphabetic() => self.word(),
                    (symbol, after) => {
                        self.rest = after;
                        match symbol {
                            b'\\' | b'{' | b'}' => Token::Byte(*symbol),
                            // A line end behind a backslash is a paragraph's.
                            b'\r' | b'\n' => Token::Word("par", None),
                            symbol => Token::Symbol(*symbol),
                        }
                    }
                },
                byte => Token::Byte(*byte),
            });
        }
    }
}
