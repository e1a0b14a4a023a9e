//! Files that intake does not take in.

use duban_intake::IntakeError;

use crate::Code;
use crate::error::Error;

impl From<IntakeError> for Error {
    fn from(error: IntakeError) -> Self {
        use IntakeError as E;

        let (code, sentence) = match error {
            E::Empty => (Code::FileEmpty, "文件是空的，没有导入。检查是否选错了文件。".to_owned()),
            E::TooLarge { bytes, limit } => (
                Code::FileTooLarge,
                format!(
                    "文字有{}MB，超过{}MB，不像会议纪要，没有导入。只取纪要正文另存后再导入。",
                    mb(bytes),
                    mb(limit)
                ),
            ),
            E::NotText { seems } => (
                Code::FileNotText,
                format!(
                    "文件里不是文字，像是{}，没有导入。选择会议纪要的文本或Word文件；扫描件要先识别成文字。",
                    seems.title()
                ),
            ),
            E::UnsupportedFormat { format } => (
                Code::FileUnsupported,
                format!(
                    "{}还不能直接读，没有导入。在Word或WPS里打开，另存为.docx后再导入；急用时可以直接粘贴正文。",
                    format.title()
                ),
            ),
            E::NoTextLayer { format } => (
                Code::FileUnsupported,
                format!(
                    "{}里只有图片，没有文字，像是扫描件，没有导入。先用识别软件转成文字，或找发文单位要电子版再导入。",
                    format.title()
                ),
            ),
            E::Broken { format, .. } => (
                Code::FileBroken,
                format!(
                    "{}不完整或已损坏，没有导入。用原来的软件打开修复后另存，或重新拷贝一份再导入。",
                    format.title()
                ),
            ),
            E::Swells { format, limit } => (
                Code::FileHostile,
                format!(
                    "{}展开后超过{}MB，不正常，没有导入。核实文件来源，或直接粘贴正文。",
                    format.title(),
                    limit / 1024 / 1024
                ),
            ),
            E::TooDeep { format, .. } => (
                Code::FileHostile,
                format!("{}的内部层次异常地深，没有导入。核实文件来源，或直接粘贴正文。", format.title()),
            ),
            E::TooWide { format, limit } => (
                Code::FileHostile,
                format!(
                    "{}里的表格超过{limit}列，不像任务表，没有导入。删去多余的列后另存，或直接粘贴正文。",
                    format.title()
                ),
            ),
            E::TooOld { format } => (
                Code::FileUnsupported,
                format!(
                    "{}是Word 97以前的版本，读不了，没有导入。在Word或WPS里打开，另存为.docx后再导入。",
                    format.title()
                ),
            ),
            E::PasswordProtected => (
                Code::FileUnsupported,
                "文件设了打开密码，没有导入。在Word或WPS里去掉密码后另存，再重新选择；急用时可以直接粘贴正文。"
                    .to_owned(),
            ),
        };
        Self::new(code, sentence)
    }
}

fn mb(bytes: usize) -> usize {
    bytes / 1024 / 1024
}
