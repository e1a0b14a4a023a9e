//! Step 2 for web pages: the article of a page saved from a news site, or what a clipboard holds, to lines.
//!
//! A paragraph is a line, a table row a line with its cells parted by tabs. Of a whole page only the article is kept, with
//! the page's heading above it; menus, links, share buttons and the like are dropped. A document that an office program
//! saved as a page, and what was pasted, is kept whole.
//!
//! html5ever tells the tags from the text. The tree is built here, with limits: a page may be made to do harm.

mod article;
mod attributes;
mod lines;
mod tree;

use encoding_rs::{Encoding, GB18030, GBK};

use crate::encoding;
use crate::error::Fault;

/// The lines of a page's article.
pub(crate) fn read(bytes: &[u8]) -> Result<String, Fault> {
    let tree = tree::Tree::read(&decode(bytes)?)?;
    let lines = lines::of(&tree)?;
    Ok(if tree.by_office { lines::text(&lines) } else { article::find(&tree, &lines) })
}

/// The lines of a piece of a page, kept whole.
pub(crate) fn read_fragment(html: &str) -> Result<String, Fault> {
    let tree = tree::Tree::read(copied(html))?;
    Ok(lines::text(&lines::of(&tree)?))
}

/// Windows puts what was copied between two comments, with a head of its own before them and the page around.
fn copied(html: &str) -> &str {
    let from = html.find("<!--StartFragment-->").map_or(0, |at| at + "<!--StartFragment-->".len());
    let to = html.rfind("<!--EndFragment-->").filter(|to| *to >= from).unwrap_or(html.len());
    &html[from..to]
}

/// The page as text, in the encoding that it states, where that reads well.
fn decode(bytes: &[u8]) -> Result<String, Fault> {
    let stated = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).or_else(|| stated(bytes));
    if let Some(encoding) = stated {
        // gb2312 is what pages in GB 18030 say, too.
        let encoding = if encoding == GBK { GB18030 } else { encoding };
        let (text, _, damaged) = encoding.decode(bytes);
        if !damaged || text.chars().filter(|c| *c == '\u{fffd}').count() * 100 < text.len() {
            return Ok(text.into_owned());
        }
    }
    encoding::decode(bytes).map(|decoded| decoded.text).ok_or_else(|| Fault::broken("no text in any encoding"))
}

/// `<meta charset="gb2312">`, or the older form of it.
fn stated(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let after = head.split_once("charset=")?.1.trim_start_matches(['"', '\'', ' ']);
    let label = after.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next()?;
    Encoding::for_label(label.as_bytes())
}
