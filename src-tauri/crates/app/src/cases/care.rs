//! 日志的保养: check, rebuild, back up, restore.

use std::path::Path;

use duban_ledger::{Fault, FaultKind, Ledger, PaperCheck, Restored};

use crate::Code;
use crate::clock::Clock;
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
        let sentence = match &found.fault {
            None => format!("日志完好：{}条事实首尾相连，台账与日志一致。", found.facts),
            Some(fault) => fault_sentence(fault),
        };
        Ok(VerificationView { sound: found.is_sound(), facts: found.facts, head: found.head.hash, sentence })
    }

    /// Checks a short code from paper against the journal.
    pub fn verify_paper(&self, code: &str) -> Result<VerificationView, Error> {
        let ledger = self.ledger();
        let found = ledger.verify_code(code)?;
        let head = ledger.head()?;
        let sentence = match &found {
            PaperCheck::Matches { .. } => format!("校验码{code}与日志相符：这份文书印出以来，它之前的记录没有被改写。"),
            PaperCheck::Differs { today, .. } => {
                format!(
                    "校验码{code}与日志不符，日志现在是{today}：文书印出之后，日志被改写过。与纸质件核对，并从备份恢复。"
                )
            }
            PaperCheck::Beyond { head, .. } => {
                format!("日志只到第{head}条，没有校验码{code}所指的记录：日志的末尾被截掉，或文书不是由这份台账印的。")
            }
        };
        let sound = matches!(found, PaperCheck::Matches { .. });
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
        there(from)?;
        let mut ledger = self.ledger();
        let restored = ledger.restore_over(from, self.clock.now(), &|_, _| true)?;
        self.keep_calendar(&ledger)?;
        Ok(restored_sentence(from, &restored))
    }
}

/// The same where the ledger cannot be opened, or was never there: `duban ledger restore`.
///
/// Refused while another program has it open.
pub fn restore_folder(folder: &Path, from: &Path, clock: Clock) -> Result<String, Error> {
    there(from)?;
    Ok(restored_sentence(from, &Ledger::restore(folder, from, clock.now(), &|_, _| true)?))
}

fn there(from: &Path) -> Result<(), Error> {
    if from.is_file() {
        return Ok(());
    }
    Err(Error::new(Code::FileMissing, format!("没有找到备份文件“{}”，现有台账没有改动。", file_name(from))))
}

fn restored_sentence(from: &Path, restored: &Restored) -> String {
    let kept = restored.set_aside.as_deref().map(|path| format!("原来的台账留在“{}”。", file_name(path)));
    let facts = restored.verification.facts;
    format!("已从“{}”恢复，共{facts}条事实。{}", file_name(from), kept.unwrap_or_default())
}

fn fault_sentence(fault: &Fault) -> String {
    let wrong = match &fault.kind {
        FaultKind::Altered => "内容与当时留下的摘要不符，被改动过".to_owned(),
        FaultKind::ChainBroken => "与前一条接不上，有记录被插入、抽走或改写".to_owned(),
        FaultKind::Gap => "前面缺记录".to_owned(),
        FaultKind::Unreadable(_) => "读不出来，已损坏或由新版程序写入".to_owned(),
        FaultKind::SubjectsAltered => "所涉对象的清单被改动过".to_owned(),
        FaultKind::FileMissing(_) => "所附文件不见了".to_owned(),
        FaultKind::FileAltered(_) => "所附文件被改动过".to_owned(),
        FaultKind::Refused { .. } => "与同一对象的其他记录矛盾".to_owned(),
        FaultKind::LedgerDiffers { .. } => {
            return "日志完好，但台账与日志不一致。重建台账即可（终端：duban ledger rebuild）。".to_owned();
        }
        FaultKind::Damaged(what) => format!("文件损坏：{what}"),
    };
    match &fault.fact {
        Some(name) => format!(
            "第{}条事实（{}，{}）有问题：{wrong}。它之后的记录与纸质件核对，或从备份恢复。",
            name.seq, name.kind, name.id
        ),
        None => format!("台账有问题：{wrong}。从最近的备份恢复。"),
    }
}

/// When the data in `folder` was last backed up.
pub(crate) fn last_backup(folder: &Path) -> Option<String> {
    let note = std::fs::read_to_string(folder.join(BACKUP_NOTE)).ok()?;
    (note.len() == 16).then_some(note)
}
