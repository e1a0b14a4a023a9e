//! Pages that cannot be made.

use duban_documents::{FontError, PageError};

use crate::Code;
use crate::error::Error;

impl From<FontError> for Error {
    fn from(error: FontError) -> Self {
        let FontError::Missing { style, .. } = error;
        let sentence = format!(
            "没有找到{}字体，文书没有生成。把字体文件放进系统字体文件夹，或装上程序自带的字体后再试。",
            style.title()
        );
        Self::new(Code::FontMissing, sentence)
    }
}

impl From<PageError> for Error {
    fn from(error: PageError) -> Self {
        match error {
            PageError::NoGlyph(characters) => {
                let named: Vec<String> =
                    characters.iter().take(8).map(|c| format!("“{c}”（U+{:04X}）", u32::from(*c))).collect();
                let sentence = format!(
                    "字体里没有{}，印出来会是空框，文书没有生成。装上含有这些字的字体，或改用别的写法。",
                    named.join("、")
                );
                Self::new(Code::GlyphMissing, sentence)
            }
            PageError::Font { font, .. } => Self::new(
                Code::FontMissing,
                format!("字体文件“{font}”读不出来，文书没有生成。重新安装这个字体后再试。"),
            ),
            PageError::Write(reason) => {
                Self::new(Code::PageImpossible, format!("文书没有排出来：{reason}。台账没有任何改动。"))
            }
        }
    }
}
