//! 佐证: files kept with items, by their content.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use duban_domain::{Evidence, FileHash};

use crate::duban::Duban;
use crate::error::Error;
use crate::wire::FileView;
use crate::{Code, file};

impl Duban {
    /// A file of an item, for a preview.
    pub fn evidence_file(&self, code: &str, hash: &str) -> Result<FileView, Error> {
        let (evidence, bytes) = self.evidence(code, hash)?;
        Ok(FileView { name: evidence.name, base64: STANDARD.encode(bytes) })
    }

    /// Writes a file of an item to where the clerk chose.
    pub fn save_evidence(&self, code: &str, hash: &str, path: &Path) -> Result<(), Error> {
        let (_, bytes) = self.evidence(code, hash)?;
        file::write(path, &bytes)
    }

    /// Shows a file of an item in the system's own program: a copy in the temporary folder, so that the kept bytes stay.
    pub fn open_evidence<E: std::fmt::Display>(
        &self,
        code: &str,
        hash: &str,
        open: impl FnOnce(&Path) -> Result<(), E>,
    ) -> Result<(), Error> {
        let (evidence, bytes) = self.evidence(code, hash)?;
        // A folder a file, so that two files of one name do not meet.
        let folder = std::env::temp_dir().join("duban").join(&hash[..16.min(hash.len())]);
        let name = Path::new(&evidence.name).file_name().map_or_else(|| Path::new("佐证"), Path::new);
        file::show(&folder, name, &bytes, open)
    }

    fn evidence(&self, code: &str, hash: &str) -> Result<(Evidence, Vec<u8>), Error> {
        let missing = || Error::new(Code::DocumentMissing, "这件事项没有这份佐证。回到事项页重新选择。");
        let row = self.row(code)?;
        let found = row.trail.evidence.into_iter().map(|(_, evidence)| evidence).find(|e| e.file.0 == hash);
        let evidence = found.ok_or_else(missing)?;
        let bytes = self.ledger().file(&FileHash(hash.to_owned()))?.ok_or_else(missing)?;
        Ok((evidence, bytes))
    }
}
