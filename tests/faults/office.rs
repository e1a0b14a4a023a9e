//! An office to do harm to.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::time::Duration;

use duban_tests::{Ended, Terminal};
use tempfile::TempDir;

/// Minutes that hold three directives, and more text before them as wanted.
pub(crate) fn minutes(name: &str, paragraphs: usize) -> String {
    let background = "会议听取了今年以来全市重点工作进展情况的汇报，肯定了各有关部门所做的工作。\n".repeat(paragraphs);
    format!(
        "{name}\n6月8日，市委书记周明远主持召开会议，研究近期重点工作。\n{background}会议议定：\n\
         一、由市水利局牵头，市应急管理局配合，6月20日前对全市46座水库全面排查一遍。\n\
         二、市财政局要在7月底前拨付第二批改造资金。\n\
         三、市教育局要会同市公安局，8月底前完成校园周边道路整治。\n"
    )
}

/// An office of its own in a folder of its own, with one meeting confirmed.
pub(crate) struct Office {
    pub(crate) folder: PathBuf,
    /// Where the test puts its bad files, beside the office's folder.
    pub(crate) desk: TempDir,
    pub(crate) terminal: Terminal,
}

impl Office {
    pub(crate) fn new() -> Self {
        let desk = tempfile::tempdir().unwrap();
        Self::set_up(desk.path().join("office"), desk)
    }

    /// The same with its folder somewhere else than beside the desk.
    pub(crate) fn in_folder(folder: PathBuf) -> Self {
        Self::set_up(folder, tempfile::tempdir().unwrap())
    }

    fn set_up(folder: PathBuf, desk: TempDir) -> Self {
        let terminal = Terminal::with_office(&folder);
        let office = Self { folder, desk, terminal };
        office.terminal.done(&["import", &office.write("first.txt", minutes("市委常委会第1次会议", 0)), "--confirm"]);
        office
    }

    /// Puts a file on the desk.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let file = self.desk.path().join(name);
        std::fs::write(&file, content).unwrap();
        file.to_str().unwrap().to_owned()
    }

    /// Everything that is stored, as far as a clerk can see it, and the journal's last hash.
    pub(crate) fn stored(&self) -> String {
        ["meetings", "items"].map(|list| self.terminal.json(&[list]).to_string()).concat() + &self.head()
    }

    /// The hash of the journal's last fact; the chain is checked on the way.
    pub(crate) fn head(&self) -> String {
        let verified = self.terminal.json(&["ledger", "verify"]);
        assert_eq!(verified["sound"], true, "{verified}");
        verified["head"].as_str().unwrap().to_owned()
    }

    pub(crate) fn meetings(&self) -> usize {
        self.terminal.json(&["meetings"]).as_array().unwrap().len()
    }

    /// Runs what must be refused, and checks that it was refused decently: one line with code and sentence, soon, in
    /// little memory, and with everything as it was.
    pub(crate) fn refuses<A: AsRef<OsStr>>(&self, arguments: &[A], code: &str) {
        let before = self.stored();
        refused(&self.terminal.run(arguments), code);
        assert_eq!(self.stored(), before);
    }
}

/// The refusal itself.
pub(crate) fn refused(ended: &Ended, code: &str) {
    const MEMORY: u64 = 200 * 1024 * 1024;
    let said = ended.stderr.trim_end();
    assert_eq!(ended.code, Some(1), "{said}");
    assert_eq!(ended.stdout, "", "a refusal answers nothing");
    let sentence = said.strip_prefix(&format!("{code}: ")).unwrap_or_else(|| panic!("not {code}, but: {said}"));
    assert!(!sentence.contains('\n') && sentence.ends_with('。'), "no sentence: {said}");
    assert!(ended.took < Duration::from_secs(20), "it took {:?}", ended.took);
    assert!(ended.peak_memory < MEMORY, "it held {} MB", ended.peak_memory / 1024 / 1024);
}

/// The one file that holds an office's journal.
pub(crate) fn journal_file(folder: &Path) -> PathBuf {
    folder.join("duban.db")
}
