//! 文书设置: how an office's papers are numbered, set and worded. Each change is a fact.

use crate::{DocumentKind, FileHash, Office, PaperForm};

/// How an office's papers are numbered, set and worded.
///
/// ```
/// use duban_domain::{DocumentKind, Office, Stationery};
/// let office = Office {
///     name: "中共云岭市委督查室".into(), mark: "中共云岭市委督查室".into(), number_prefix: "云督办".into(),
///     general_list: String::new(), contact: String::new(),
/// };
/// let stationery = Stationery::default();
/// assert_eq!(stationery.prefix(&office, DocumentKind::SupervisionNotice), "云督办");
/// assert_eq!(stationery.prefix(&office, DocumentKind::ReminderNotice), "云督催");
/// assert_eq!(stationery.prefix(&office, DocumentKind::Circular), "云督通");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Stationery {
    /// What each kind of document has of its own, at most one entry a kind.
    pub kinds: Vec<KindStyle>,
    /// The usual 签发人. May be empty.
    pub signatory: String,
    /// 专报 go to: 市委、市政府. May be empty.
    pub report_to: String,
    /// 抄送 lists to choose from.
    pub copy_lists: Vec<CopyList>,
    /// Which form a notice has unless said otherwise.
    pub form: PaperForm,
    /// What becomes of the seal.
    pub seal: SealPlace,
    /// A folder with fonts of the office's own. May be empty.
    pub fonts: String,
}

/// What one kind of document has of its own. What is empty is as usual.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct KindStyle {
    /// Which kind.
    pub kind: DocumentKind,
    /// 机关代字 of its number series.
    pub prefix: String,
    /// 发文机关标志.
    pub mark: String,
    /// The wording of its title, with placeholders such as {会议}.
    pub title: String,
    /// The wording of its opening.
    pub opening: String,
    /// The wording of what is asked for at the end, a paragraph a line.
    pub closing: String,
}

impl KindStyle {
    /// A kind as usual.
    #[must_use]
    pub fn usual(kind: DocumentKind) -> Self {
        let [prefix, mark, title, opening, closing] = [const { String::new() }; 5];
        Self { kind, prefix, mark, title, opening, closing }
    }
}

/// A 抄送 list by a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct CopyList {
    /// Its name: 市领导.
    pub name: String,
    /// Whom it holds.
    pub departments: Vec<String>,
}

/// What becomes of the seal of an issued document.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum SealPlace {
    /// 不加盖印章.
    #[default]
    None,
    /// Room is left for the real one.
    Room,
    /// The picture of it is printed.
    Picture {
        /// A PNG, kept by content.
        file: FileHash,
        /// Its width on paper, in millimetres.
        millimetres: u8,
    },
}

impl Stationery {
    /// What a kind has of its own.
    #[must_use]
    pub fn of(&self, kind: DocumentKind) -> KindStyle {
        self.kinds.iter().find(|style| style.kind == kind).cloned().unwrap_or_else(|| KindStyle::usual(kind))
    }

    /// 机关代字 of a kind: its own, else made from the notice's by its usual word (云督办, 云督催, 云督通, 云督报).
    #[must_use]
    pub fn prefix(&self, office: &Office, kind: DocumentKind) -> String {
        let own = self.of(kind).prefix;
        if !own.trim().is_empty() {
            return own;
        }
        let word = match kind {
            DocumentKind::SupervisionNotice => return office.number_prefix.clone(),
            DocumentKind::ReminderNotice => "催",
            DocumentKind::Circular => "通",
            DocumentKind::Report => "报",
        };
        let stem = office.number_prefix.strip_suffix('办').unwrap_or(&office.number_prefix);
        format!("{stem}{word}")
    }

    /// 发文机关标志 of a kind: its own, else the office's.
    #[must_use]
    pub fn mark(&self, office: &Office, kind: DocumentKind) -> String {
        let own = self.of(kind).mark;
        if own.trim().is_empty() { office.mark.clone() } else { own }
    }
}
