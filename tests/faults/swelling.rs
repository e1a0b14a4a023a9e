//! A small zip file that unzips to something huge.

use flate2::{Compress, Compression, FlushCompress};

/// One entry of `head` and then `filler` over and over, up to `size` bytes. `claimed` is the size that the zip says.
pub(crate) struct Swelling {
    pub(crate) head: &'static [u8],
    pub(crate) filler: &'static [u8],
    pub(crate) size: u64,
    pub(crate) claimed: u64,
}

impl Swelling {
    /// The zip file's bytes.
    pub(crate) fn zipped(&self, entry: &str) -> Vec<u8> {
        let data = self.deflated();
        let name = entry.as_bytes();
        // Sizes stand in the zip64 field, so that they may pass 4 GB.
        let large =
            [&1u16.to_le_bytes()[..], &16u16.to_le_bytes(), &self.claimed.to_le_bytes(), &length(&data)].concat();
        let about = [
            &45u16.to_le_bytes()[..], // version needed
            &0u16.to_le_bytes(),      // flags
            &8u16.to_le_bytes(),      // deflated
            &0u32.to_le_bytes(),      // time and date
            &0u32.to_le_bytes(),      // checksum: never reached
            &u32::MAX.to_le_bytes(),  // both sizes: see zip64
            &u32::MAX.to_le_bytes(),
            &short(name).to_le_bytes(),
            &short(&large).to_le_bytes(),
        ]
        .concat();
        let local = [b"PK\x03\x04", &about[..], name, &large].concat();
        // Comment, disk, attributes and the local header's place: all nothing.
        let central = [b"PK\x01\x02", &45u16.to_le_bytes()[..], &about, &[0; 14], name, &large].concat();
        let start = u32::try_from(local.len() + data.len()).unwrap();
        let end = [
            b"PK\x05\x06",
            &[0; 4][..],
            &1u16.to_le_bytes(),
            &1u16.to_le_bytes(),
            &u32::try_from(central.len()).unwrap().to_le_bytes(),
            &start.to_le_bytes(),
            &[0; 2],
        ]
        .concat();
        [local, data, central, end].concat()
    }

    /// A block that is flushed whole stands for itself wherever it is put, so one is made and repeated.
    fn deflated(&self) -> Vec<u8> {
        let block = self.filler.repeat(16 * 1024 * 1024 / self.filler.len());
        let repeats = usize::try_from(self.size / block.len() as u64).unwrap();
        let filler = flushed(&block).repeat(repeats);
        // An empty last block ends the stream.
        [flushed(self.head), filler, vec![0x03, 0x00]].concat()
    }
}

fn flushed(bytes: &[u8]) -> Vec<u8> {
    let mut deflated = Vec::with_capacity(bytes.len() + 1024);
    Compress::new(Compression::best(), false).compress_vec(bytes, &mut deflated, FlushCompress::Full).unwrap();
    deflated
}

fn length(bytes: &[u8]) -> [u8; 8] {
    (bytes.len() as u64).to_le_bytes()
}

fn short(bytes: &[u8]) -> u16 {
    u16::try_from(bytes.len()).unwrap()
}
