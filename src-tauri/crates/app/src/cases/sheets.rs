//! What the ledger prints for reading and handing round, unnumbered: 台账, 单位任务清单, 会议议定事项分解表, 领导参阅, 反馈表.

use std::path::Path;

use duban_documents::feedback::FeedbackForm;
use duban_documents::leader_brief::{LeaderBrief, Matter};
use duban_documents::ledger_sheet::{Entry, Field, Grouping, LedgerSheet};
use duban_documents::overview::Counts;
use duban_documents::paper::{Format, Manner, Paper};
use duban_documents::tasks::{Breakdown, Part, Share, Task, TaskList};
use duban_documents::{write_docx, write_pdf, write_xlsx};
use duban_domain::light::{Light, remaining};
use duban_domain::{DocumentKind, Event, Item, Source, Step, Subject};
use duban_ledger::{DocumentQuery, ItemQuery, ItemRow, ItemSort, Judging};

use crate::cases::items::{light_of, narrow};
use crate::cases::papers::{highest, short_code};
use crate::cases::review::meeting_id;
use crate::duban::Duban;
use crate::error::Error;
use crate::wire::{ItemQueryForm, SavedSheet, SheetKind};
use crate::{Code, file};

/// How many matters a leader's page has room for.
const MATTERS: usize = 6;

impl Duban {
    /// Writes a sheet to a file; its ending says in which form: `.pdf`, `.docx`, or `.xlsx` for what is a table.
    pub fn save_sheet(&self, kind: &SheetKind, path: &Path) -> Result<SavedSheet, Error> {
        let paper = self.sheet(kind)?;
        let metadata = paper.metadata(self.clock.now());
        let fonts = self.fonts()?;
        let ending = path.extension().map(std::ffi::OsStr::to_ascii_lowercase);
        let mut count = None;
        let bytes = match (ending.as_deref().and_then(|e| e.to_str()), &paper) {
            (Some("pdf"), paper) => {
                let pages = paper.lay_out(&Manner::default(), &fonts)?;
                count = u32::try_from(pages.pages.len()).ok();
                write_pdf(&pages, &fonts, &metadata)?
            }
            (Some("docx"), paper) => write_docx(paper, &Manner::default(), &fonts, &metadata)?,
            (Some("xlsx"), Paper::Sheet(sheet)) => write_xlsx(sheet, &metadata)?,
            (Some("xlsx"), _) => {
                let sentence = "这份文书不是表格，存不成.xlsx。改存为.pdf或.docx。";
                return Err(Error::new(Code::FileUnsupported, sentence));
            }
            _ => {
                let sentence = "文件名要以.pdf、.docx或.xlsx结尾，文书没有保存。改好文件名再存。";
                return Err(Error::new(Code::FileUnsupported, sentence));
            }
        };
        file::write(path, &bytes)?;
        Ok(SavedSheet { path: path.display().to_string(), title: metadata.title, pages: count })
    }

    /// A sheet's title and its pages as PDF.
    pub(super) fn sheet_pdf(&self, kind: &SheetKind) -> Result<(String, Vec<u8>), Error> {
        let paper = self.sheet(kind)?;
        let metadata = paper.metadata(self.clock.now());
        let fonts = self.fonts()?;
        let bytes = write_pdf(&paper.lay_out(&Manner::default(), &fonts)?, &fonts, &metadata)?;
        Ok((metadata.title, bytes))
    }

    fn sheet(&self, kind: &SheetKind) -> Result<Paper, Error> {
        match kind {
            SheetKind::Ledger { wide, by_department, view } => self.ledger_sheet(*wide, *by_department, view),
            SheetKind::Tasks { department } => self.task_list(department),
            SheetKind::Breakdown { meeting } => self.breakdown(meeting),
            SheetKind::Brief => self.leader_brief(),
            SheetKind::Feedback { item, department } => self.feedback_form(item, department),
        }
    }

    fn ledger_sheet(&self, wide: bool, by_department: bool, view: &ItemQueryForm) -> Result<Paper, Error> {
        let judging = self.judging()?;
        // All of what the grid shows, however far it was scrolled.
        let rows = self.sheet_rows(&ItemQuery { offset: 0, limit: None, ..self.item_query(view, &judging)? })?;
        if rows.is_empty() {
            let sentence = match self.ledger().count_items(&ItemQuery::default())? {
                0 => "还没有事项，台账没有生成。先确认议定事项，或立项。",
                _ => "这样筛选没有事项，台账没有生成。放宽筛选条件，或清除筛选后再印。",
            };
            return Err(Error::new(Code::NoItems, sentence));
        }
        let entries = rows.iter().map(|row| self.entry(row, &judging)).collect::<Result<Vec<_>, _>>()?;
        let columns = if wide {
            use Field::{
                Deadline, DoneWhen, Lead, Light, Number, Owner, Progress, Remarks, ReportedOn, Requirement, Supporting,
                Title,
            };
            vec![
                Number,
                Title,
                Requirement,
                Lead,
                Supporting,
                Owner,
                Deadline,
                DoneWhen,
                Light,
                Progress,
                ReportedOn,
                Remarks,
            ]
        } else {
            Vec::new()
        };
        let sheet = LedgerSheet {
            format: if wide { Format::A3 } else { Format::A4 },
            covers: self.covers(view)?,
            as_of: Some(self.today()),
            columns,
            grouped: if by_department { Grouping::Lead } else { Grouping::None },
            entries,
            classification: highest(&rows),
            office: self.office()?.name,
            short_code: Some(self.paper_code()?),
            ..LedgerSheet::default()
        };
        Ok(Paper::Sheet(sheet.sheet()))
    }

    /// What a view of the ledger covers, in words: 市住建局的超期事项.
    fn covers(&self, view: &ItemQueryForm) -> Result<String, Error> {
        let mut parts = Vec::new();
        if let Some(meeting) = &view.meeting {
            parts.push(format!("{}议定", self.meeting(meeting)?.name));
        }
        if let Some(department) = &view.department {
            parts.push(department.clone());
        }
        if view.unassigned {
            parts.push("待交办".to_owned());
        }
        if !view.lights.is_empty() {
            parts.push(view.lights.iter().map(|name| light_of(*name).word()).collect::<Vec<_>>().join("、"));
        }
        let search = view.search.trim();
        if !search.is_empty() {
            parts.push(format!("含“{search}”"));
        }
        Ok(if parts.is_empty() { "全部事项".to_owned() } else { format!("{}的事项", parts.join("，")) })
    }

    fn task_list(&self, department: &str) -> Result<Paper, Error> {
        let written = self.written_names(department)?;
        let query = ItemQuery { departments: Some(written.clone()), ..ItemQuery::default() };
        let mut rows = self.sheet_rows(&query)?;
        rows.retain(|row| !row.status.state().is_over());
        if rows.is_empty() {
            let sentence = format!("“{department}”没有在办的事项，任务清单没有生成。单位名称按台账里的写法填写。");
            return Err(Error::new(Code::NoItems, sentence));
        }
        let means = |name: &str| written.iter().any(|known| known.name == name);
        let leads = |row: &ItemRow| row.item.assignments.iter().any(|a| a.role.leads() && means(&a.department));
        let (leading, supporting): (Vec<_>, Vec<_>) = rows.iter().partition(|row| leads(row));
        let judging = self.judging()?;
        let tasks = |rows: Vec<&ItemRow>| rows.into_iter().map(|row| self.task(row, &means, &judging)).collect();
        let office = self.office()?;
        let list = TaskList {
            department: department.to_owned(),
            as_of: Some(self.today()),
            leading: tasks(leading),
            supporting: tasks(supporting),
            classification: highest(&rows),
            office: office.name,
            contact: office.contact,
            short_code: Some(self.paper_code()?),
        };
        Ok(Paper::Sheet(list.sheet()))
    }

    fn breakdown(&self, meeting: &str) -> Result<Paper, Error> {
        let id = meeting_id(meeting)?;
        let view = self.meeting(meeting)?;
        let (review, _) = self.ledger().review(id)?.ok_or_else(Error::broken)?;
        let query = ItemQuery { meeting: Some(id), sort: ItemSort::Code, ..ItemQuery::default() };
        let rows = self.sheet_rows(&query)?;
        if rows.is_empty() {
            let sentence = "这次会议还没有立项的事项，分解表没有生成。先核对会议、确认议定事项。";
            return Err(Error::new(Code::NoItems, sentence));
        }
        let table = Breakdown {
            meeting: view.name,
            held: review.minutes.header.date,
            draft: false,
            parts: vec![Part { heading: String::new(), items: rows.iter().map(share).collect() }],
            classification: highest(&rows),
            office: self.office()?.name,
            short_code: Some(self.paper_code()?),
        };
        Ok(Paper::Sheet(table.sheet()))
    }

    fn leader_brief(&self) -> Result<Paper, Error> {
        let judging = self.judging()?;
        let [red, amber, green, blue, grey] = self.ledger().tally(&ItemQuery::default(), &judging)?.map(narrow);
        // What is late first, within one light the most pressing day.
        let mut rows = Vec::new();
        for light in [Light::Red, Light::Amber] {
            let room = MATTERS - rows.len();
            let of_light = ItemQuery { lights: vec![light], judging: Some(judging.clone()), ..ItemQuery::default() };
            let query = ItemQuery { sort: ItemSort::Due, limit: u32::try_from(room).ok(), ..of_light };
            rows.extend(self.ledger().first_items(&query)?);
        }
        let brief = LeaderBrief {
            office: self.office()?.name,
            as_of: self.today(),
            counts: Counts { red, amber, green, blue, grey },
            matters: rows.iter().map(|row| self.matter(row, &judging)).collect::<Result<_, _>>()?,
            classification: highest(&rows),
            short_code: Some(self.paper_code()?),
            ..LeaderBrief::default()
        };
        Ok(Paper::Brief(brief.brief()))
    }

    fn feedback_form(&self, code: &str, department: &str) -> Result<Paper, Error> {
        let row = self.row(code)?;
        if !departments(&row.item, true).iter().any(|lead| lead == department) {
            let sentence =
                format!("“{department}”不是{}的牵头单位，反馈表没有生成。单位名称按事项里的写法填写。", row.item.code);
            return Err(Error::new(Code::NoItems, sentence));
        }
        // What it was given out with: the latest notice that still counts.
        let query = DocumentQuery { item: Some(row.item.id), issued: Some(true), ..DocumentQuery::default() };
        let papers = self.ledger().documents(&query)?;
        let notice = papers.iter().find(|p| p.ended.is_none() && p.draft.kind == DocumentKind::SupervisionNotice);
        let office = self.office()?;
        let form = FeedbackForm {
            item: row.item.title.clone(),
            code: row.item.code.to_string(),
            notice: notice.and_then(|p| p.number.as_ref()).map(ToString::to_string).unwrap_or_default(),
            requirement: share(&row).requirement,
            department: department.to_owned(),
            supporting: departments(&row.item, false).join("、"),
            deadline: limits(&row.item),
            done_when: row.item.done_when.clone(),
            report_by: row.item.report_by,
            office: office.name,
            contact: office.contact,
            short_code: Some(self.paper_code()?),
        };
        Ok(Paper::Bordered(form.bordered()))
    }

    fn sheet_rows(&self, query: &ItemQuery) -> Result<Vec<ItemRow>, Error> {
        Ok(self.ledger().items(query)?.rows)
    }

    fn paper_code(&self) -> Result<String, Error> {
        let head = self.ledger().head()?;
        Ok(short_code(head.seq, &head.hash))
    }

    fn light_and_word(&self, row: &ItemRow, judging: &Judging) -> (Light, String) {
        let judged = self.judged(row, judging);
        (judged.light, judged.word_in(row.status.state()).to_owned())
    }

    fn entry(&self, row: &ItemRow, judging: &Judging) -> Result<Entry, Error> {
        let item = &row.item;
        let said = self.last_said(row)?;
        Ok(Entry {
            code: item.code.to_string(),
            title: item.title.clone(),
            requirement: item.requirement.clone(),
            source: match &item.source {
                Source::Meeting { .. } => row.meeting_name.clone().unwrap_or_default(),
                Source::Other { kind, .. } => kind.clone(),
            },
            lead: departments(item, true).join("、"),
            supporting: departments(item, false).join("、"),
            owner: owners(item),
            deadline: limits(item),
            due: row.status.due,
            done_when: item.done_when.clone(),
            light: Some(self.light_and_word(row, judging)),
            state: row.status.state().word().to_owned(),
            progress: said.narrative,
            reported_on: row.status.last_report(),
            remarks: said.problems,
        })
    }

    fn task(&self, row: &ItemRow, own: &dyn Fn(&str) -> bool, judging: &Judging) -> Task {
        let item = &row.item;
        let mut with = departments(item, true);
        with.extend(departments(item, false));
        with.retain(|name| !own(name));
        Task {
            code: item.code.to_string(),
            title: item.title.clone(),
            requirement: item.requirement.clone(),
            with,
            deadline: limits(item),
            due: row.status.due,
            done_when: item.done_when.clone(),
            report_by: item.report_by,
            light: Some(self.light_and_word(row, judging)),
        }
    }

    fn matter(&self, row: &ItemRow, judging: &Judging) -> Result<Matter, Error> {
        let said = self.last_said(row)?;
        let leads = departments(&row.item, true).join("、");
        Ok(Matter {
            light: self.light_and_word(row, judging),
            title: row.item.title.clone(),
            department: if leads.is_empty() { "待明确".into() } else { leads },
            when: row
                .status
                .due
                .map(|day| remaining(day, self.today(), &self.calendar()).sentence())
                .unwrap_or_default(),
            progress: if said.narrative.is_empty() { "尚未反馈".into() } else { said.narrative },
            proposal: said.next_step,
        })
    }

    /// What a department last reported of an item, its claim to be done included.
    pub(crate) fn last_said(&self, row: &ItemRow) -> Result<Said, Error> {
        if row.trail.reports.is_empty() {
            return Ok(Said::default());
        }
        let facts = self.ledger().history(&Subject::Item(row.item.id))?;
        let said = facts.into_iter().filter(|row| !row.undone).rev().find_map(|row| match row.fact.event {
            Event::ItemStepped(Step::ReportProgress { narrative, problems, next_step, .. }) => {
                Some(Said { narrative, problems, next_step })
            }
            Event::ItemStepped(Step::ReportCompletion { note, .. }) => {
                Some(Said { narrative: format!("已申报办结：{note}"), ..Said::default() })
            }
            _ => None,
        });
        Ok(said.unwrap_or_default())
    }
}

/// What a department last reported.
#[derive(Default)]
pub(crate) struct Said {
    pub(crate) narrative: String,
    pub(crate) problems: String,
    pub(crate) next_step: String,
}

fn share(row: &ItemRow) -> Share {
    let item = &row.item;
    Share {
        title: item.title.clone(),
        requirement: match &item.source {
            Source::Meeting { quote, .. } => quote.clone(),
            Source::Other { .. } => item.requirement.clone(),
        },
        lead: departments(item, true),
        supporting: departments(item, false),
        owner: owners(item),
        deadline: limits(item),
        due: row.status.due,
        done_when: item.done_when.clone(),
    }
}

fn departments(item: &Item, leads: bool) -> Vec<String> {
    let named = item.assignments.iter().filter(|a| a.role.leads() == leads);
    named.map(|a| a.department.clone()).collect()
}

fn owners(item: &Item) -> String {
    item.owners.iter().map(|owner| owner.name.as_str()).collect::<Vec<_>>().join("、")
}

/// All limits in the source's words.
fn limits(item: &Item) -> String {
    item.deadlines.iter().map(|deadline| deadline.text.as_str()).collect::<Vec<_>>().join("；")
}
