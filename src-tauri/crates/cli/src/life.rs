//! What can be typed of the daily work: every step in an item's life.

use std::path::PathBuf;

use clap::{ArgGroup, Args, Subcommand, ValueEnum};
use duban_app::wire::{ChannelName, ItemForm, PartForm, SourceForm, StepForm, StepRequest};
use duban_app::{Duban, Error};

use crate::print;

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Channel {
    Phone,
    Visit,
    Slip,
}

/// The day it happened.
#[derive(Debug, Args)]
pub(crate) struct On {
    /// The day it happened [default: today]
    #[arg(long, value_name = "DATE")]
    on: Option<String>,
    /// A file to keep with it
    #[arg(long, value_name = "FILE")]
    evidence: Vec<PathBuf>,
}

/// What an item says.
#[derive(Debug, Args)]
pub(crate) struct Fields {
    /// What is to be done [default: the title]
    #[arg(long, value_name = "TEXT")]
    requirement: Option<String>,
    /// What a check looks at
    #[arg(long, value_name = "TEXT")]
    done_when: Option<String>,
    /// 加急 or 特急
    #[arg(long, value_name = "WORD")]
    urgency: Option<String>,
    /// When departments are to report
    #[arg(long, value_name = "DATE")]
    report_by: Option<String>,
    /// A leading department
    #[arg(long, value_name = "NAME")]
    lead: Vec<String>,
    /// A department answerable side by side with others
    #[arg(long, value_name = "NAME")]
    joint: Vec<String>,
    /// A supporting department
    #[arg(long, value_name = "NAME")]
    supporting: Vec<String>,
    /// A person or post made answerable
    #[arg(long, value_name = "NAME")]
    owner: Vec<String>,
    /// A time limit in words or as a date; of several days, the last governs and the others are stages
    #[arg(long, value_name = "WORDS")]
    deadline: Vec<String>,
    /// A figure that says what counts as done: 127座水库, 不少于200名
    #[arg(long, value_name = "WORDS")]
    target: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Life {
    /// Register an item by hand
    Register {
        /// What it is called
        #[arg(long, value_name = "TEXT")]
        title: String,
        /// Where it comes from: 批示, 上级来文, 工作报告, 其他
        #[arg(long, value_name = "KIND")]
        source: String,
        /// What it rests on: who wrote what, which document
        #[arg(long, value_name = "TEXT", default_value = "")]
        quote: String,
        /// The original, to keep
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
        #[command(flatten)]
        fields: Fields,
        /// The day it was registered [default: today]
        #[arg(long, value_name = "DATE")]
        on: Option<String>,
    },
    /// Correct what an item says; what is not named stays
    Revise {
        code: String,
        #[arg(long, value_name = "TEXT")]
        title: Option<String>,
        #[command(flatten)]
        fields: Fields,
    },
    /// Give items out otherwise than by a notice
    Assign {
        #[arg(required = true)]
        code: Vec<String>,
        #[command(flatten)]
        on: On,
    },
    /// Record a department's receipt
    Acknowledge {
        #[arg(required = true)]
        code: Vec<String>,
        #[arg(long, value_name = "NAME")]
        department: String,
        #[command(flatten)]
        on: On,
    },
    /// Record a reminder
    Remind {
        #[arg(required = true)]
        code: Vec<String>,
        #[arg(long, value_name = "NAME")]
        department: String,
        #[arg(long)]
        by: Channel,
        /// What was said and answered
        #[arg(long, value_name = "TEXT")]
        note: String,
        #[command(flatten)]
        on: On,
    },
    /// Record a progress report
    Report {
        code: String,
        #[arg(long, value_name = "NAME")]
        department: String,
        /// 0 to 100
        #[arg(long, value_name = "N")]
        percent: u8,
        /// How far it has come
        #[arg(long, value_name = "TEXT")]
        note: String,
        #[arg(long, value_name = "TEXT", default_value = "")]
        problems: String,
        #[arg(long, value_name = "TEXT", default_value = "")]
        next_step: String,
        #[command(flatten)]
        on: On,
    },
    /// Record that a department reports completion
    ReportCompletion {
        code: String,
        #[arg(long, value_name = "NAME")]
        department: String,
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
        #[command(flatten)]
        on: On,
    },
    /// Record a check: passed, or sent back with what is missing
    #[command(group = ArgGroup::new("outcome").required(true).args(["passed", "failed"]))]
    Verify {
        code: String,
        #[arg(long)]
        passed: bool,
        #[arg(long)]
        failed: bool,
        /// What was looked at, or what is missing
        #[arg(long, value_name = "TEXT")]
        note: String,
        #[command(flatten)]
        on: On,
    },
    /// Strike items off
    Close {
        #[arg(required = true)]
        code: Vec<String>,
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
        /// Look again so many days later; 0 for never [default: the office's setting]
        #[arg(long, value_name = "DAYS")]
        review_after: Option<u16>,
        #[command(flatten)]
        on: On,
    },
    /// Take an item up again
    Reopen {
        code: String,
        #[arg(long, value_name = "TEXT")]
        note: String,
        #[command(flatten)]
        on: On,
    },
    /// Record a leader's instruction
    Instruct {
        code: String,
        #[arg(long, value_name = "WHO")]
        by: String,
        #[arg(long, value_name = "TEXT")]
        text: String,
        /// It agrees to strike the item off
        #[arg(long)]
        approves: bool,
        #[command(flatten)]
        on: On,
    },
    /// Record a request for more time
    RequestExtension {
        code: String,
        /// Who asks [default: the first leading department]
        #[arg(long, value_name = "NAME", default_value = "")]
        department: String,
        #[arg(long, value_name = "DATE")]
        until: String,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        on: On,
    },
    /// Answer a request for more time
    #[command(group = ArgGroup::new("answer").required(true).args(["grant", "refuse"]))]
    DecideExtension {
        code: String,
        #[arg(long)]
        grant: bool,
        #[arg(long)]
        refuse: bool,
        #[arg(long, value_name = "WHO")]
        by: String,
        #[arg(long, value_name = "TEXT", default_value = "")]
        note: String,
        #[command(flatten)]
        on: On,
    },
    /// Suspend an item
    Suspend {
        code: String,
        #[arg(long, value_name = "TEXT")]
        note: String,
        #[command(flatten)]
        on: On,
    },
    /// Resume a suspended item
    Resume {
        code: String,
        #[command(flatten)]
        on: On,
    },
    /// Terminate an item
    Terminate {
        code: String,
        #[arg(long, value_name = "TEXT")]
        note: String,
        #[command(flatten)]
        on: On,
    },
    /// Make an item standing, reported again and again
    Standing {
        code: String,
        /// How often: 每周, 每月25日前, 每季度
        #[arg(long, value_name = "WORDS")]
        every: String,
        #[command(flatten)]
        on: On,
    },
    /// Record a re-check after strike-off
    #[command(group = ArgGroup::new("outcome").required(true).args(["holds", "relapsed"]))]
    Review {
        code: String,
        #[arg(long)]
        holds: bool,
        #[arg(long)]
        relapsed: bool,
        #[arg(long, value_name = "TEXT")]
        note: String,
        #[command(flatten)]
        on: On,
    },
    /// Record how far a figure of an item is reached
    Reach {
        code: String,
        /// The target as written, or a part of it that only one has
        #[arg(long, value_name = "TEXT")]
        target: String,
        /// The figure, in the target's own unit
        #[arg(long, value_name = "N")]
        figure: f64,
        #[command(flatten)]
        on: On,
    },
    /// Keep files with an item
    Attach {
        code: String,
        #[arg(required = true, value_name = "FILE")]
        evidence: Vec<PathBuf>,
    },
    /// Give an item to other departments
    Reassign {
        code: String,
        #[arg(long, value_name = "NAME")]
        lead: Vec<String>,
        #[arg(long, value_name = "NAME")]
        joint: Vec<String>,
        #[arg(long, value_name = "NAME")]
        supporting: Vec<String>,
        #[arg(long, value_name = "TEXT")]
        reason: String,
        #[command(flatten)]
        on: On,
    },
    /// Split an item into several that continue it
    Split {
        code: String,
        /// The title of a part, twice or more; `TITLE=NAME` gives it another leading department
        #[arg(long, value_name = "TITLE[=NAME]", required = true)]
        part: Vec<String>,
    },
    /// Merge items into one that continues them
    Merge {
        #[arg(required = true)]
        code: Vec<String>,
        #[arg(long, value_name = "CODE")]
        into: String,
    },
    /// Take the last step of an item back
    Undo { code: String },
}

impl Life {
    pub(crate) fn run(self, duban: &Duban, json: bool) -> Result<(), Error> {
        let outcome = match self {
            Self::Register { title, source, quote, file, fields, on } => {
                let form = fields.into_form(ItemForm { title, ..ItemForm::default() });
                let original = file.map(|path| path.display().to_string());
                duban.register(&form, &SourceForm { kind: source, quote, original }, on.as_deref())?
            }
            Self::Revise { code, title, fields } => {
                let was = duban.item_form(&code)?;
                let title = title.unwrap_or_else(|| was.title.clone());
                duban.revise_item(&code, None, &fields.into_form(ItemForm { title, ..was }))?
            }
            Self::Split { code, part } => {
                let parts: Vec<PartForm> = part.iter().map(|words| part_of(words)).collect();
                duban.split_item(&code, None, &parts)?
            }
            Self::Merge { code, into } => duban.merge_items(&code, &into)?,
            Self::Undo { code } => duban.undo_step(&code, None)?,
            step => {
                let (codes, step, on) = step.into_step();
                let evidence = on.evidence.iter().map(|path| path.display().to_string()).collect();
                duban.take_steps(&codes, &StepRequest { step, on: on.on, evidence })?
            }
        };
        print::outcome(&outcome, json);
        Ok(())
    }

    fn into_step(self) -> (Vec<String>, StepForm, On) {
        match self {
            Self::Assign { code, on } => (code, StepForm::Assign, on),
            Self::Acknowledge { code, department, on } => (code, StepForm::Acknowledge { department }, on),
            Self::Remind { code, department, by, note, on } => {
                let by = match by {
                    Channel::Phone => ChannelName::Phone,
                    Channel::Visit => ChannelName::Visit,
                    Channel::Slip => ChannelName::Slip,
                };
                (code, StepForm::Remind { department, by, note }, on)
            }
            Self::Report { code, department, percent, note: narrative, problems, next_step, on } => {
                (vec![code], StepForm::ReportProgress { department, percent, narrative, problems, next_step }, on)
            }
            Self::ReportCompletion { code, department, note, on } => {
                (vec![code], StepForm::ReportCompletion { department, note }, on)
            }
            Self::Verify { code, passed: true, note, on, .. } => (vec![code], StepForm::Verify { note }, on),
            Self::Verify { code, note: missing, on, .. } => (vec![code], StepForm::ReturnForRework { missing }, on),
            Self::Close { code, note, review_after, on } => (code, StepForm::Close { note, review_after }, on),
            Self::Reopen { code, note: reason, on } => (vec![code], StepForm::Reopen { reason }, on),
            Self::Instruct { code, by, text, approves, on } => {
                (vec![code], StepForm::Instruct { by, text, approves }, on)
            }
            Self::RequestExtension { code, department, until, reason, on } => {
                (vec![code], StepForm::RequestExtension { department, until, reason }, on)
            }
            Self::DecideExtension { code, grant: granted, by, note, on, .. } => {
                (vec![code], StepForm::DecideExtension { granted, by, note }, on)
            }
            Self::Suspend { code, note: reason, on } => (vec![code], StepForm::Suspend { reason }, on),
            Self::Resume { code, on } => (vec![code], StepForm::Resume, on),
            Self::Terminate { code, note: reason, on } => (vec![code], StepForm::Terminate { reason }, on),
            Self::Standing { code, every: cadence, on } => (vec![code], StepForm::MakeStanding { cadence }, on),
            Self::Review { code, holds, note, on, .. } => (vec![code], StepForm::Review { holds, note }, on),
            Self::Reach { code, target, figure, on } => (vec![code], StepForm::ReachTarget { target, figure }, on),
            Self::Attach { code, evidence } => (vec![code], StepForm::AddEvidence, On { on: None, evidence }),
            Self::Reassign { code, lead, joint, supporting, reason, on } => {
                (vec![code], StepForm::Reassign { lead, joint, supporting, reason }, on)
            }
            // Taken before: they are no step.
            Self::Register { .. }
            | Self::Revise { .. }
            | Self::Split { .. }
            | Self::Merge { .. }
            | Self::Undo { .. } => (Vec::new(), StepForm::Assign, On { on: None, evidence: Vec::new() }),
        }
    }
}

impl Fields {
    /// The form with what was typed in it; what was not stays.
    fn into_form(self, was: ItemForm) -> ItemForm {
        let list = |typed: Vec<String>, was: Vec<String>| if typed.is_empty() { was } else { typed };
        ItemForm {
            title: was.title,
            requirement: self.requirement.unwrap_or(was.requirement),
            done_when: self.done_when.unwrap_or(was.done_when),
            urgency: self.urgency.unwrap_or(was.urgency),
            report_by: self.report_by.or(was.report_by),
            lead: list(self.lead, was.lead),
            joint: list(self.joint, was.joint),
            supporting: list(self.supporting, was.supporting),
            owners: list(self.owner, was.owners),
            deadlines: list(self.deadline, was.deadlines),
            targets: list(self.target, was.targets),
        }
    }
}

fn part_of(words: &str) -> PartForm {
    let (title, lead) = words.split_once('=').unwrap_or((words, ""));
    let lead = Some(lead.trim().to_owned()).filter(|name| !name.is_empty()).into_iter().collect();
    PartForm { title: title.trim().to_owned(), lead, ..PartForm::default() }
}
