//! SM3 (GB/T 32905), of facts and of files.

use std::io::{self, Read};

use duban_domain::FileHash;
use sm3::{Digest, Sm3};

/// The name under which a file is kept.
///
/// ```
/// // The first example of GB/T 32905.
/// let hash = duban_ledger::hash_bytes(b"abc");
/// assert_eq!(hash.0, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
/// ```
#[must_use]
pub fn hash_bytes(bytes: &[u8]) -> FileHash {
    FileHash(hex(&Sm3::digest(bytes)))
}

/// The same of what a reader gives, a piece at a time.
pub(crate) fn hash_reader(reader: &mut impl Read) -> io::Result<FileHash> {
    let mut sum = Sm3::new();
    let mut piece = vec![0; 64 * 1024];
    loop {
        let read = reader.read(&mut piece)?;
        if read == 0 {
            return Ok(FileHash(hex(&sum.finalize())));
        }
        sum.update(&piece[..read]);
    }
}

/// The hash over several fields, each preceded by its length in eight bytes, big-endian: no two lists of fields give
/// the same input.
pub(super) fn hash_fields<'a>(fields: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut sum = Sm3::new();
    for field in fields {
        sum.update((field.len() as u64).to_be_bytes());
        sum.update(field);
    }
    hex(&sum.finalize())
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from(b"0123456789abcdef"[usize::from(nibble)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_cannot_pass_into_its_neighbour() {
        let [one, two] = [[&b"ab"[..], b"c"], [b"a", b"bc"]].map(hash_fields);
        assert_ne!(one, two);
    }

    #[test]
    fn a_reader_and_its_bytes_have_the_same_hash() {
        let bytes = vec![7; 200_000];
        assert_eq!(hash_reader(&mut &bytes[..]).unwrap(), hash_bytes(&bytes));
    }
}
