//! 日志的保养: check, rebuild, back up, restore.

use std::path::Path;

use duban_ledger::Ledger;

use crate::Code;
use crate::duban::Duban;
use crate::error::{Error, file_name};
use crate::progress::Progress;
use crate::wire::VerificationView;

/// Remembers, beside the data, when it was last backed up. Not a fact: it says nothing about any item.
const BACKUP_NOTE: &str = "last-backup";

impl Duban {
    /// Checks the journal from its first fact to its last, and the ledger against it.
    pub fn verify_ledger(&self, progress: &dyn Progress) -> Result<VerificationView, Error> {
        let report = |done, total| {
            progress.at("检查日志", done, total);
            !progress.cancelled()
        };
        // A connection of its own, so that the desk can go on working meanwhile.
        let found = Ledger::open(&self.folder)?.verify(&report)?;
        if progress.cancelled() {
            return Err(Error::cancelled());
        }
        let sentence = match &found.broken {
            None => format!("日志完好：{}条事实首尾相连，台账与日志一致。", found.facts),
            Some(broken) => format!("第{}条事实（{}）有问题：{}。这条之后的记录请与纸质件核对。", broken.seq, broken.kind, broken.wrong),
        };
        Ok(VerificationView { sound: found.broken.is_none(), facts: found.facts, head: found.head.hash, sentence })
    }

    /// Checks a short code from paper against the journal.
    pub fn verify_paper(&self, code: &str) -> Result<VerificationView, Error> {
        let ledger = self.ledger();
        let sound = ledger.verify_code(code)?;
        let head = ledger.head()?;
        let sentence = if sound {
            format!("校验码{code}与日志相符：纸上的内容发出之前，日志没有被改写。")
        } else {
            format!("校验码{code}与日志不符：纸印错了，或日志在发出之后被改写过。")
        };
        Ok(VerificationView { sound, facts: head.seq, head: head.hash, sentence })
    }

    /// Drops what the journal adds up to and adds it up again.
    pub fn rebuild_ledger(&self, progress: &dyn Progress) -> Result<u64, Error> {
        let report = |done, total| {
            progress.at("重建台账", done, total);
            !progress.cancelled()
        };
        let facts = self.ledger().rebuild(&report)?.facts;
        if progress.cancelled() { Err(Error::cancelled()) } else { Ok(facts) }
    }

    /// Writes one consistent copy of everything. Returns a sentence.
    pub fn backup_ledger(&self, to: &Path) -> Result<String, Error> {
        let facts = {
            let ledger = self.ledger();
            ledger.backup(to)?;
            ledger.head()?.seq
        };
        let now = self.clock.now().format("%Y-%m-%dT%H:%M").to_string();
        // The backup stands either way; a note that cannot be written only costs the reminder.
        let _ = std::fs::write(self.folder.join(BACKUP_NOTE), now);
        Ok(format!("已备份到“{}”，共{facts}条事实。", file_name(to)))
    }

    /// Puts a backup in the place of the ledger. It is checked first, and the old one is kept aside.
    pub fn restore_ledger(&self, from: &Path) -> Result<String, Error> {
        if !from.is_file() {
            return Err(Error::new(Code::FileMissing, format!("没有找到备份文件“{}”，现有台账没有改动。", file_name(from))));
        }
        let mut ledger = self.ledger();
        let kept = ledger.restore(from)?;
        let facts = ledger.head()?.seq;
        Ok(format!("已从“{}”恢复，共{facts}条事实。原来的台账留在“{}”。", file_name(from), file_name(&kept)))
    }
}

/// When the data in `folder` was last backed up.
pub(crate) fn last_backup(folder: &Path) -> Option<String> {
    let note = std::fs::read_to_string(folder.join(BACKUP_NOTE)).ok()?;
    (note.len() == 16).then_some(note)
}
