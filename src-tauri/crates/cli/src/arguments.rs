//! What can be typed.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ArgGroup, Parser, Subcommand, ValueEnum};

use crate::document::{Notice, Stationery, Way};
use crate::life::Life;
use crate::paper::Print;
use crate::registry::{Calendar, Departments};
use crate::settings::Settings;

/// Supervision of meeting directives, from the terminal: the same use cases as the window.
#[derive(Debug, Parser)]
#[command(name = "duban", version, about, max_term_width = 100)]
pub(crate) struct Arguments {
    /// The office's data folder [default: the user's own data folder, or `DUBAN_DATA`]
    #[arg(long, global = true, value_name = "DIR", env = "DUBAN_DATA")]
    pub(crate) data: Option<PathBuf>,
    /// Set the program's clock to this day, for the time of recording too
    #[arg(long, global = true, value_name = "DATE", env = "DUBAN_TODAY")]
    pub(crate) today: Option<NaiveDate>,
    /// The acting clerk, whose name stands in every fact
    #[arg(long, global = true, value_name = "NAME", env = "DUBAN_ACTOR")]
    pub(crate) actor: Option<String>,
    /// Look at the office as it stood at the end of this day; nothing can be written then
    #[arg(long, global = true, value_name = "DATE")]
    pub(crate) as_of: Option<NaiveDate>,
    /// Answer in JSON
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read minutes and store nothing
    Parse {
        /// Minutes: text, .docx, .doc, .wps, .rtf, .odt, .pdf, .html, .xlsx or .xls
        file: PathBuf,
        /// The day the office received them [default: today]
        #[arg(long, value_name = "DATE")]
        received: Option<NaiveDate>,
    },
    /// Set the office's profile; without it no notice is made
    #[command(group = ArgGroup::new("what").required(true).multiple(true).args(["office", "sample"]))]
    Init {
        /// The office's name, which signs
        #[arg(long, value_name = "NAME", requires = "mark")]
        office: Option<String>,
        /// The issuing mark: the red head
        #[arg(long, value_name = "TEXT", requires = "office")]
        mark: Option<String>,
        /// The prefix of document numbers [default: 督办]
        #[arg(long, value_name = "TEXT", default_value = "")]
        prefix: String,
        /// Whom a notice goes to where no department is named [default: 各县（市、区），市直各单位]
        #[arg(long, value_name = "TEXT", default_value = "")]
        general_list: String,
        /// Whom departments report to
        #[arg(long, value_name = "TEXT", default_value = "")]
        contact: String,
        /// A made-up office with its meetings, to look around in
        #[arg(long, conflicts_with_all = ["office", "mark"])]
        sample: bool,
    },
    /// Record a meeting
    Import {
        /// Minutes: text, .docx, .doc, .wps, .rtf, .odt, .pdf, .html, .xlsx or .xls
        file: PathBuf,
        /// The day the office received them [default: today]
        #[arg(long, value_name = "DATE")]
        received: Option<NaiveDate>,
        /// Register every directive as suggested
        #[arg(long)]
        confirm: bool,
    },
    /// List the meetings
    Meetings,
    /// List the items
    Items {
        /// Only this meeting's
        #[arg(long, value_name = "ID")]
        meeting: Option<String>,
        /// Only this department's, in any part
        #[arg(long, value_name = "NAME")]
        department: Option<String>,
        /// Only those with this light; may be given again
        #[arg(long, value_name = "LIGHT")]
        light: Vec<LightWord>,
    },
    /// What waits today, with the coming ten working days
    Today,
    /// What to remind of now; each is told once
    Reminders,
    /// Show one item with its history
    Item {
        /// Such as 2026-055
        code: String,
    },
    /// The timeline of an item: what was recorded, by whom and when
    History {
        /// Such as 2026-055
        code: String,
    },
    /// Make feedback forms, one workbook a department
    Forms {
        /// Only for this department
        #[arg(long, value_name = "NAME")]
        department: Option<String>,
        /// The folder they are written to
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Read a feedback form that came back; nothing is written without --apply
    Feedback {
        /// The workbook: .xlsx, .xls or .ods
        file: PathBuf,
        /// Record what is accepted
        #[arg(long)]
        apply: bool,
        /// Record also what moved on meanwhile, where the state allows it
        #[arg(long, requires = "apply")]
        changed: bool,
    },
    /// How each department stands, and how often it was asked this month
    Statistics,
    #[command(flatten)]
    Life(Box<Life>),
    /// Show or change what the office settles for itself
    Settings(Box<Settings>),
    /// Sign, number and issue a document; a notice's items are thereby given out
    Notice(Box<Notice>),
    /// List the register of documents: drafts, what was issued, what no longer counts
    Documents {
        /// Only those in whose number, title, addressees or state these words stand
        #[arg(long, value_name = "WORDS", default_value = "")]
        find: String,
    },
    /// Take a document a step on, or get its page
    Document {
        /// Its number, such as 云督办〔2026〕38号, or the id that the register shows of a draft
        id: String,
        #[command(subcommand)]
        way: Way,
    },
    /// Show or change how the office's papers are numbered, set and worded
    Stationery(Box<Stationery>),
    /// Print the ledger for reading: no number is taken, nothing is recorded
    #[command(group = ArgGroup::new("sheet").required(true).args(["ledger", "tasks", "breakdown", "brief", "feedback"]))]
    Sheet {
        /// 台账 of all items
        #[arg(long)]
        ledger: bool,
        /// On A3, with all columns
        #[arg(long, requires = "ledger")]
        wide: bool,
        /// Grouped by lead department
        #[arg(long, requires = "ledger")]
        by_department: bool,
        /// 单位任务清单 of this department
        #[arg(long, value_name = "NAME")]
        tasks: Option<String>,
        /// 会议议定事项分解表 of this meeting
        #[arg(long, value_name = "ID")]
        breakdown: Option<String>,
        /// 领导参阅, one page in large type
        #[arg(long)]
        brief: bool,
        /// 反馈表 on paper of this item
        #[arg(long, value_name = "CODE", requires = "department")]
        feedback: Option<String>,
        /// The lead department that fills it in
        #[arg(long, value_name = "NAME", requires = "feedback")]
        department: Option<String>,
        /// The file; its ending says the form: .pdf, .docx or .xlsx
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    Print(Print),
    /// Look after the registry of departments
    Departments {
        #[command(subcommand)]
        what: Departments,
    },
    /// Look after the work calendar
    Calendar {
        #[command(subcommand)]
        what: Calendar,
    },
    /// Set a meeting's directives against those of another import: the earlier first
    Compare {
        /// The earlier; alone, the one that is set against the last import of the same meeting
        meeting: String,
        /// The later
        other: Option<String>,
    },
    /// List the repairs of a meeting's text, or decide about them
    Repairs {
        /// Which meeting
        meeting: String,
        /// Let these stand
        #[arg(long, value_name = "NUMBER", num_args = 1.., conflicts_with = "undo")]
        accept: Vec<u32>,
        /// Put the original of this one back, and read the directive around it again
        #[arg(long, value_name = "NUMBER")]
        undo: Option<u32>,
    },
    /// Look after the journal
    Ledger {
        #[command(subcommand)]
        care: Care,
    },
}

/// A light by its colour or its word.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LightWord {
    #[value(alias = "超期")]
    Red,
    #[value(alias = "临期")]
    Amber,
    #[value(alias = "正常")]
    Green,
    #[value(alias = "销号")]
    Blue,
    #[value(alias = "长期")]
    Grey,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Care {
    /// Check the journal from its first fact to its last
    Verify {
        /// Check a short code from paper instead
        #[arg(long, value_name = "CODE")]
        paper: Option<String>,
    },
    /// Drop what the journal adds up to, and add it up again
    Rebuild,
    /// Write one consistent copy
    Backup {
        /// The file
        file: PathBuf,
    },
    /// Put a backup in the ledger's place, checked first, the old one kept
    Restore {
        /// The file
        file: PathBuf,
    },
}
