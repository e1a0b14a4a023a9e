//! How many attributes a tag has, told before the tags are read: the tokenizer compares each with all before it, so that a
//! tag of a million attributes would hold it up for hours.

use crate::error::Fault;

/// The most attributes of one tag. Pages that programs made have some dozens.
const ATTRIBUTES: usize = 256;

/// Elements whose text is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Refuses a page with a tag of more attributes than any page has.
pub(super) fn measure(html: &str) -> Result<(), Fault> {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            let Some(end) = comment.find("-->") else { break };
            rest = &comment[end..];
            continue;
        }
        let (blanks, after) = tag(rest);
        if blanks > ATTRIBUTES {
            return Err(Fault::Swells(crate::TEXT_LIMIT as u64));
        }
        let name = rest.get(..8).unwrap_or(rest).to_ascii_lowercase();
        rest = after;
        if let Some(raw) = RAW.iter().find(|raw| name.starts_with(*raw)) {
            // What such an element holds is passed over, up to its end in either case of letters.
            let end = rest
                .match_indices("</")
                .find(|(at, _)| rest[at + 2..].get(..raw.len()).is_some_and(|name| name.eq_ignore_ascii_case(raw)));
            let Some((end, _)) = end else { break };
            rest = &rest[end..];
        }
    }
    Ok(())
}

/// How many stretches of blanks outside quotes a tag has, each of which may part two attributes; and what is behind it.
fn tag(rest: &str) -> (usize, &str) {
    if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return (0, rest);
    }
    let (mut quote, mut parted, mut blanks, mut before) = (None, false, 0, b' ');
    for (at, byte) in rest.bytes().enumerate() {
        let parts = byte.is_ascii_whitespace() || byte == b'/';
        match quote {
            None if byte == b'>' => return (blanks, &rest[at + 1..]),
            // Only behind an equals sign does a quote begin a value.
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
            None => {
                blanks += usize::from(parts && !parted);
                parted = parts;
            }
            // The end of a value parts attributes as a blank does.
            Some(open) if open == byte => {
                (quote, parted) = (None, true);
                blanks += 1;
            }
            Some(_) => {}
        }
        before = if byte.is_ascii_whitespace() { before } else { byte };
    }
    (blanks, "")
}
