//! What the ledger does not do.

use duban_domain::registry::RegistryRefusal;
use duban_domain::{ReviewRefusal, Subject};
use duban_ledger::{DocumentRefusal, LedgerError, Refusal, UndoRefusal};

use crate::Code;
use crate::error::{Error, file_name};
use crate::refusal::step::step_sentence;

pub(crate) fn of_ledger(error: &LedgerError) -> Error {
    use LedgerError as E;

    let (code, sentence) = match error {
        E::Conflict { subject, .. } => (
            Code::ChangedMeanwhile,
            format!("{}刚被别处改过，这一步没有写入。已换成最新内容，看过后再做一次。", subject_word(subject)),
        ),
        E::Refused { why, .. } => return refused(why),
        E::NewerVersion { found, known } => (
            Code::JournalNewer,
            format!("台账是新版程序写的（格式{found}，本程序只到{known}），没有打开，也没有改动。升级本程序后再打开。"),
        ),
        E::NotAJournal(path) => {
            (Code::JournalBroken, format!("“{}”不是督办台账，没有打开。检查数据文件夹是否选错。", file_name(path)))
        }
        E::NetworkFolder(path) => (
            Code::FolderOnNetwork,
            format!(
                "“{}”在网络共享上，台账放在那里会损坏，没有打开。把数据放在本机磁盘；备份可以放到共享上。",
                path.display()
            ),
        ),
        E::ReadOnly => (
            Code::FolderReadOnly,
            "数据文件夹不能写入，没有任何改动。检查文件夹的权限，或换一个数据文件夹。".to_owned(),
        ),
        E::DiskFull => (Code::DiskFull, "磁盘已满，这一步没有写入，原有台账完好。腾出空间后再做一次。".to_owned()),
        E::Busy => {
            (Code::JournalBusy, "台账正被另一个程序写入，等了几秒仍没有轮到，这一步没有写入。稍后再做一次。".to_owned())
        }
        E::Corrupt(what) => (
            Code::JournalBroken,
            format!("台账文件已损坏（{what}），没有写入。从最近的备份恢复；损坏的文件不要删，交给管理员。"),
        ),
        E::UnreadableFact { seq, kind, .. } => (
            Code::JournalBroken,
            format!(
                "日志第{seq}条（{kind}）读不出来，可能已损坏或由新版程序写入。为免出错，现在不能写入；检查日志，或从备份恢复。"
            ),
        ),
        E::Behind { posted, head } => {
            (Code::JournalBroken, format!("台账只记到日志第{posted}条，日志有{head}条，没有写入。检查日志后重建台账。"))
        }
        E::AlreadyThere(path) => {
            (Code::OutsideWriteFailed, format!("“{}”已经存在，没有覆盖。换一个文件名。", file_name(path)))
        }
        E::BackupBroken(what) => {
            (Code::BackupBroken, format!("备份不完整（{what}），没有恢复，现有台账没有改动。换一份备份再试。"))
        }
        E::NoShortCode(code) => {
            (Code::FieldMissing, format!("“{code}”不是校验码。校验码印在每页，形如000128-66C7F0F4。"))
        }
        E::Cancelled => return Error::cancelled(),
        E::Io { path, source } => return Error::writing(path, source),
        E::Store(error) => (Code::JournalBroken, format!("台账没有写入：{error}。原有内容完好，重新打开程序再试。")),
    };
    Error::new(code, sentence)
}

fn subject_word(subject: &Subject) -> &'static str {
    match subject {
        Subject::Office => "单位资料",
        Subject::Settings => "设置",
        Subject::Registry => "名录",
        Subject::Calendar => "工作日历",
        Subject::Meeting(_) => "这场会议",
        Subject::Item(_) => "这件事项",
        Subject::Document(_) => "这份文书",
        Subject::Series(_) => "编号",
    }
}

fn refused(why: &Refusal) -> Error {
    let review = |sentence: &str| Error::new(Code::ReviewRefused, sentence);
    match why {
        Refusal::Review(why) => of_review(why),
        Refusal::Registry(why) => Error::new(Code::RegistryRefused, registry_sentence(why)),
        Refusal::Item(why) => Error::new(Code::StepRefused, step_sentence(*why)),
        Refusal::Document(why) => Error::new(
            Code::StepRefused,
            match why {
                DocumentRefusal::NotSigned => "文书还没有签发，不能编号。",
                DocumentRefusal::NotNumbered => "文书还没有编号，不能印发。",
                DocumentRefusal::AlreadySigned => "文书已经签发，内容不能再改。",
                DocumentRefusal::AlreadyNumbered => "文书已经编过号。",
                DocumentRefusal::AlreadyIssued => "文书已经印发，这一步没有写入。有误时撤回或作废，另发一份。",
                DocumentRefusal::Ended => "文书已经撤回或作废，这一步没有写入。要再发，另拟一份。",
                DocumentRefusal::NotIssued => "文书还没有印发，不用撤回。不发的草稿可以作废。",
                DocumentRefusal::NothingToReturn => "文书还是草稿，不用退回，直接修改即可。",
                DocumentRefusal::ReasonNeeded => "要写明原因，这一步没有写入。",
            },
        ),
        Refusal::Undo(why) => Error::new(
            Code::NothingToUndo,
            match why {
                UndoRefusal::Final(_) => "已经编号印发的文书不能撤销；有误时另发更正，或作废这个号。",
                UndoRefusal::Already(_) => "这一步已经撤销过。",
                UndoRefusal::NoFact(_) | UndoRefusal::IsUndoing(_) | UndoRefusal::PartOfStep(_) => {
                    "没有可以撤销的步骤。"
                }
            },
        ),
        Refusal::NotThere => review("它已不在台账里，或别的记录还要用到它，这一步没有写入。"),
        Refusal::AlreadyThere => review("它已经在台账里，这一步没有写入。"),
        // Another desk took the number between reading and writing.
        Refusal::Number { .. } => {
            Error::new(Code::ChangedMeanwhile, "编号刚被别处用掉，这一步没有写入。再做一次即可。")
        }
        Refusal::StillToCome { on, .. } => {
            Error::new(Code::DateUnreadable, format!("{on}还没有到，不能记为已经发生。"))
        }
        Refusal::FileMissing(_) | Refusal::IllFormed(_) => Error::broken(),
    }
}

fn registry_sentence(why: &RegistryRefusal) -> String {
    match why {
        RegistryRefusal::NoEdition(edition) => {
            format!("名录的底本是第{edition}版，本程序没有这一版，没有写入。升级本程序后再改。")
        }
        RegistryRefusal::AlreadyAdopted => "名录刚被别处启用，这一步没有写入。再做一次即可。".into(),
        RegistryRefusal::NoDepartment => "名录里没有这个单位，没有修改。刷新名录后重新选择。".into(),
        RegistryRefusal::NameMissing => "单位全称是空的，没有写入。填写全称，如市水利局。".into(),
        RegistryRefusal::NameTaken(name) => {
            format!("名录里已经有“{name}”，没有写入。要补充简称或职责，修改原有的那一条。")
        }
        RegistryRefusal::AlreadyMerged(name) => {
            format!("“{name}”已经并入别的单位，没有写入。修改并入后的单位，或先撤销合并。")
        }
        RegistryRefusal::NothingToMerge => "合并要选被并入的单位，而且不能并入自己，没有写入。".into(),
    }
}

/// A decision on a meeting that is refused.
pub(crate) fn of_review(why: &ReviewRefusal) -> Error {
    let sentence = match why {
        ReviewRefusal::NoDirective => "这条议定事项已被拆分、合并或归为背景，这一步没有写入。",
        ReviewRefusal::NoPassage => "这句话已归入别处，这一步没有写入。",
        ReviewRefusal::AlreadyDecided => "这条已经确认或不立项，这一步没有写入。要改，先撤销那一步。",
        ReviewRefusal::NoRepair => "没有这一处修复，这一步没有写入。",
        ReviewRefusal::RepairDecided => "这一处已经接受或改回，这一步没有写入。要改，先撤销那一步。",
        ReviewRefusal::RepairInDecided => "这处文字所在的议定事项已经确认或不立项，没有改回原文。要改，先撤销那一步。",
        ReviewRefusal::ReasonNeeded => "不立项要写明理由，这一步没有写入。",
        ReviewRefusal::PartsDoNotFit => "拆分的位置不对，这一步没有写入。在句末选择拆分处。",
        ReviewRefusal::NotNeighbours => "只有相邻的两条可以合并，这一步没有写入。",
    };
    Error::new(Code::ReviewRefused, sentence)
}
