//! 名录, 工作日历, 修复 and 比较 in the terminal.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;
use duban_app::wire::{
    CalendarPreview, ComparisonView, ContactForm, DepartmentForm, DepartmentView, PieceKind, RegistryStep,
    RegistryView, RepairVerdictName, ReviewStep, RowAction, SideName,
};
use duban_app::{Code, Duban, Error};

use crate::print::{as_json, say, sentence};

/// What can be done with the registry of departments.
#[derive(Debug, Subcommand)]
pub(crate) enum Departments {
    /// List the departments, or show the one that a name means
    List {
        /// Any of its names
        name: Option<String>,
    },
    /// Enter a department
    Add(Box<Entry>),
    /// Rename a department; papers of before keep the old name
    Rename {
        /// Any of its names
        name: String,
        /// Its full name from then on
        #[arg(long, value_name = "NAME")]
        to: String,
        /// The first day of the new name [default: today]
        #[arg(long, value_name = "DATE")]
        from: Option<NaiveDate>,
    },
    /// Merge departments into another
    Merge {
        /// Those that go, by any of their names
        #[arg(required = true)]
        names: Vec<String>,
        /// The one they go into
        #[arg(long, value_name = "NAME")]
        into: String,
        /// The first day on which that one answers [default: today]
        #[arg(long, value_name = "DATE")]
        from: Option<NaiveDate>,
    },
    /// Read departments and persons from a workbook, and show what would change
    Import {
        /// .xlsx, .xls or .ods with a heading for each column
        file: PathBuf,
        /// Take it in
        #[arg(long)]
        apply: bool,
    },
    /// Take back the last change
    Undo,
}

/// A department to enter.
#[derive(Debug, clap::Args)]
pub(crate) struct Entry {
    /// Its full name
    name: String,
    /// Names for short, without level
    #[arg(long, value_name = "NAME", num_args = 1..)]
    short: Vec<String>,
    /// Other names
    #[arg(long, value_name = "NAME", num_args = 1..)]
    alias: Vec<String>,
    /// What it is charged with, as key words
    #[arg(long, value_name = "WORD", num_args = 1..)]
    duty: Vec<String>,
    /// A body of the Party
    #[arg(long)]
    party: bool,
    /// Who leads it
    #[arg(long, value_name = "WHO", default_value = "")]
    leader: String,
    /// Whom to call
    #[arg(long, value_name = "WHO", default_value = "")]
    contact: String,
    /// The contact's telephone
    #[arg(long, value_name = "NUMBER", default_value = "", requires = "contact")]
    phone: String,
}

/// What can be done with the work calendar.
#[derive(Debug, Subcommand)]
pub(crate) enum Calendar {
    /// Say which years are known
    Show,
    /// Read the State Council's notice on days off, and show what would change
    Import {
        /// The notice as text
        file: PathBuf,
        /// Take it in
        #[arg(long)]
        apply: bool,
    },
    /// Take back the notice that was taken in last
    Undo,
}

impl Departments {
    pub(crate) fn run(self, duban: &Duban, json: bool) -> Result<(), Error> {
        let registry = duban.registry()?;
        let from = |day: Option<NaiveDate>| day.unwrap_or_else(|| duban.today()).to_string();
        let step = match self {
            Self::List { name } => return list(duban, &registry, name.as_deref(), json),
            Self::Import { file, apply: false } => {
                let preview = duban.preview_registry_import(&file)?;
                if json {
                    as_json(&preview);
                    return Ok(());
                }
                for row in preview.rows.iter().filter(|row| row.action != RowAction::Same) {
                    say!("第{}行  {}：{}", row.row, row.name, row.sentence);
                }
                say!("{}加上 --apply 写入名录。", preview.sentence);
                return Ok(());
            }
            Self::Import { file, .. } => {
                let done = duban.import_registry(&file, registry.version)?;
                sentence(&format!("{}。", done.said), json);
                return Ok(());
            }
            Self::Add(entry) => RegistryStep::Set { form: entry.form() },
            Self::Rename { name, to, from: day } => {
                RegistryStep::Rename { department: duban.department(&name)?.id, to, from: from(day) }
            }
            Self::Merge { names, into, from: day } => {
                let departments =
                    names.iter().map(|name| Ok(duban.department(name)?.id)).collect::<Result<Vec<_>, Error>>()?;
                RegistryStep::Merge { departments, into: duban.department(&into)?.id, from: from(day) }
            }
            Self::Undo => RegistryStep::Undo,
        };
        sentence(&format!("{}。", duban.change_registry(registry.version, &step)?.said), json);
        Ok(())
    }
}

impl Entry {
    fn form(self) -> DepartmentForm {
        let contact = ContactForm { name: self.contact, post: String::new(), phone: self.phone };
        DepartmentForm {
            id: None,
            name: self.name,
            short_names: self.short,
            aliases: self.alias,
            level: None,
            side: if self.party { SideName::Party } else { SideName::Government },
            duties: self.duty,
            leader: self.leader,
            contacts: vec![contact],
        }
    }
}

fn list(duban: &Duban, registry: &RegistryView, name: Option<&str>, json: bool) -> Result<(), Error> {
    let Some(name) = name else {
        if json {
            as_json(registry);
            return Ok(());
        }
        for department in registry.departments.iter().filter(|d| d.merged_into.is_none()) {
            say!("{}  {}  {}件", department.name, department.short_names.join("、"), department.items);
        }
        if !registry.unknown.is_empty() {
            say!("事项中有名录没有的名称：{}", registry.unknown.join("、"));
        }
        return Ok(());
    };
    let found = duban.department(name)?;
    if json {
        as_json(&found);
    } else {
        department(&found);
    }
    Ok(())
}

fn department(d: &DepartmentView) {
    say!("{}", d.name);
    let lists = [("简称", &d.short_names), ("别称", &d.aliases), ("职责", &d.duties)];
    for (word, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        say!("   {word} {}", list.join("、"));
    }
    if !d.leader.is_empty() {
        say!("   负责人 {}", d.leader);
    }
    for contact in &d.contacts {
        say!("   联系人 {} {} {}", contact.name, contact.post, contact.phone);
    }
    for former in &d.former {
        say!("   曾用名 {}（{}前）", former.name, former.until);
    }
    if let (Some(into), Some(from)) = (&d.merged_into, &d.merged_from) {
        say!("   {from}并入{into}");
    }
}

impl Calendar {
    pub(crate) fn run(self, duban: &Duban, json: bool) -> Result<(), Error> {
        if let Self::Undo = self {
            let done = duban.undo_calendar(None)?;
            sentence(&format!("{}。", done.said), json);
            return Ok(());
        }
        let Self::Import { file, apply } = self else {
            let calendar = duban.calendar_view()?;
            if json {
                as_json(&calendar);
            } else {
                say!("节假日安排已知至{}年，以后按周末推算。", calendar.last_year);
                for notice in &calendar.notices {
                    say!("   {}年 {} 由{}于{}记入", notice.year, notice.number, notice.actor, notice.on);
                }
            }
            return Ok(());
        };
        let text = duban_app::read_text_file(&file)?;
        let preview = duban.preview_calendar(&text)?;
        if apply {
            let done = duban.apply_calendar(&text, preview.version)?;
            sentence(&format!("{}。", done.said), json);
        } else if json {
            as_json(&preview);
        } else {
            shown(&preview);
        }
        Ok(())
    }
}

fn shown(preview: &CalendarPreview) {
    for day in &preview.changes {
        say!("{}  {}（原为{}）", day.words, day.becomes, day.was);
    }
    say!("{}加上 --apply 记入日历。", preview.sentence);
}

pub(crate) fn compare(compared: &ComparisonView, json: bool) {
    if json {
        return as_json(compared);
    }
    for directive in &compared.added {
        say!("新增  {}", directive.text);
    }
    for changed in &compared.changed {
        let marked = |piece: &duban_app::wire::TextPiece| match piece.kind {
            PieceKind::Same => piece.text.clone(),
            PieceKind::Gone => format!("〔-{}-〕", piece.text),
            PieceKind::Added => format!("〔+{}+〕", piece.text),
        };
        say!("改动  {}", changed.pieces.iter().map(marked).collect::<String>());
        for field in &changed.fields {
            let or_none = |text: &str| if text.is_empty() { "未写明".to_owned() } else { text.to_owned() };
            say!("      {}：{} → {}", field.field, or_none(&field.earlier), or_none(&field.later));
        }
    }
    for directive in &compared.gone {
        say!("删去  {}", directive.text);
    }
    say!("{}", compared.sentence);
}

/// Lists a meeting's repairs, or decides about them.
pub(crate) fn repairs(
    duban: &Duban,
    meeting: &str,
    accept: Vec<u32>,
    undo: Option<u32>,
    json: bool,
) -> Result<(), Error> {
    let view = duban.meeting(meeting)?;
    let step = match (undo, accept.is_empty()) {
        (Some(repair), _) => Some(ReviewStep::UndoRepair { repair }),
        (None, false) => Some(ReviewStep::AcceptRepairs { repairs: accept }),
        (None, true) => None,
    };
    if let Some(step) = step {
        sentence(&format!("{}。", duban.review(meeting, view.version, &step)?.said), json);
        return Ok(());
    }
    if json {
        as_json(&view.repairs);
        return Ok(());
    }
    for repair in &view.repairs {
        let verdict = match repair.verdict {
            RepairVerdictName::Open if repair.doubtful => "存疑",
            RepairVerdictName::Open => "未核",
            RepairVerdictName::Accepted => "已接受",
            RepairVerdictName::Undone => "已改回",
        };
        say!("{}  {verdict}  “{}” → “{}”", repair.number, repair.original, repair.repaired);
    }
    Ok(())
}

/// Compares with the import that is named, or with the last one of the same meeting.
pub(crate) fn compared(duban: &Duban, first: &str, second: Option<&str>) -> Result<ComparisonView, Error> {
    if let Some(second) = second {
        return duban.compare(first, second);
    }
    let earlier = duban.earlier_imports(first)?.into_iter().next();
    let earlier = earlier.ok_or_else(|| {
        Error::new(Code::MeetingMissing, "这场会议只导入过一次，没有可比较的。写明另一场会议的编号再比较。")
    })?;
    duban.compare(&earlier.id, first)
}
