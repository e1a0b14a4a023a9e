//! 反馈表: made in a batch, one a department, and read back with a preview before anything is written.

use std::collections::BTreeSet;
use std::path::Path;

use duban_documents::form::{self, Filled, Form, FormError, FormRow, Kind, RowFault};
use duban_domain::registry::Names;
use duban_domain::status::{Course, CourseState, ItemState};
use duban_domain::{Event, Evidence, Fact, NewFact, Step, Subject};
use duban_ledger::{Band, ItemQuery, ItemRow, hash_bytes};

use crate::cases::import::read_file;
use crate::cases::items::narrow;
use crate::cases::registry::Body;
use crate::duban::Duban;
use crate::error::{Error, file_name};
use crate::progress::Progress;
use crate::refusal::{step_refused, told};
use crate::wire::{FeedbackRow, FeedbackView, FormFile, RowName};
use crate::words;
use crate::{Code, file};

/// States in which departments are asked to report.
const ASKED: [ItemState; 3] = [ItemState::Assigned, ItemState::InProgress, ItemState::Standing];

/// A row, judged against the ledger as it stands.
struct Judged {
    shown: FeedbackRow,
    /// What is to be written, where it can be.
    write: Option<(ItemRow, Vec<Step>, chrono::NaiveDate)>,
}

impl Duban {
    /// Makes one form for each department that has something to report, or for one department, and writes them into a
    /// folder. Each counts as one request of its department, however many items stand in it.
    pub fn make_forms(
        &self,
        department: Option<&str>,
        out: &Path,
        progress: &dyn Progress,
    ) -> Result<Vec<FormFile>, Error> {
        let office = self.ledger().office()?.map(|office| office.name).unwrap_or_default();
        let registry = self.registry_now()?;
        let names = Names::of(&registry);
        let departments = match department {
            Some(name) => vec![name.trim().to_owned()],
            None => self.departments_asked(&names)?,
        };
        std::fs::create_dir_all(out).map_err(|e| Error::writing(out, &e))?;
        let mut files = Vec::new();
        let total = departments.len() as u64;
        for (name, done) in departments.into_iter().zip(0..) {
            if progress.cancelled() {
                break;
            }
            progress.at("生成反馈表", done, total);
            files.extend(self.make_form(&name, &names, &office, out)?);
        }
        if files.is_empty() {
            return Err(Error::new(Code::NoItems, "没有要反馈的事项，没有生成反馈表。先交办，再请承办单位反馈。"));
        }
        Ok(files)
    }

    /// The form of one department, with the items that it leads under whichever of its names.
    fn make_form(
        &self,
        department: &str,
        names: &Names<'_>,
        office: &str,
        out: &Path,
    ) -> Result<Option<FormFile>, Error> {
        let today = self.today();
        let written = Some(self.written_names(department)?);
        let query = ItemQuery { departments: written, bands: vec![Band::of(&ASKED)], ..ItemQuery::default() };
        let mut rows = self.ledger().items(&query)?.rows;
        let led = |row: &ItemRow| course(row, department, names).filter(|course| course.role.leads()).cloned();
        rows.retain(|row| led(row).is_some_and(|course| course.state != CourseState::CompletionReported));
        let Some(first) = rows.first().and_then(led) else { return Ok(None) };
        // The form is addressed in the minutes' own words, whichever name was asked for.
        let department = first.department.as_str();
        let row = |row: &ItemRow| FormRow {
            code: row.item.code.to_string(),
            title: row.item.title.clone(),
            ask: row.item.requirement.clone(),
            due: row
                .status
                .due
                .map_or_else(|| words::due_cell(&row.item.deadlines, today), |day| words::day(day, today)),
            percent: course(row, department, names).map_or(0, |course| course.percent),
            version: row.version,
        };
        let form = Form {
            department: department.to_owned(),
            office: office.to_owned(),
            made_on: today,
            rows: rows.iter().map(row).collect(),
        };
        let path = out.join(form_name(department, today));
        file::write(&path, &form::write(&form)?)?;
        let items = rows.iter().map(|row| row.item.id).collect();
        let asked = Event::FeedbackAsked { department: department.to_owned(), items };
        self.write(Vec::new(), vec![self.fact(vec![Subject::Office], asked)], Vec::new())?;
        let body = Body::of(names, department);
        let asked_this_month = self.asked_this_month()?.iter().filter(|who| Body::of(names, who) == body).count();
        Ok(Some(FormFile {
            department: department.to_owned(),
            items: narrow(rows.len() as u64),
            asked_this_month: narrow(asked_this_month as u64),
            path: path.display().to_string(),
        }))
    }

    /// The departments that lead something under way, each by one of its names.
    fn departments_asked(&self, names: &Names<'_>) -> Result<Vec<String>, Error> {
        let rows = self.ledger().items(&ItemQuery { bands: vec![Band::of(&ASKED)], ..ItemQuery::default() })?.rows;
        let leads = rows.iter().flat_map(|row| row.status.courses.iter().filter(|c| c.role.leads()));
        let mut wordings: Vec<String> =
            leads.map(|c| c.department.clone()).collect::<BTreeSet<_>>().into_iter().collect();
        let mut seen = BTreeSet::new();
        wordings.retain(|name| seen.insert(Body::of(names, name)));
        Ok(wordings)
    }

    /// What a form that came back would record. Nothing is written.
    pub fn preview_feedback(&self, path: &Path) -> Result<FeedbackView, Error> {
        let bytes = read_file(path)?;
        let (department, made_on, judged) = self.judge_form(path, &bytes, false)?;
        Ok(view(department, made_on, judged.into_iter().map(|j| j.shown).collect(), 0))
    }

    /// Records what a form that came back says: every row that the preview accepts, all at once; with `changed`, those
    /// too whose item moved on meanwhile and that its state still allows. The file is kept with each item.
    pub fn apply_feedback(&self, path: &Path, changed: bool) -> Result<FeedbackView, Error> {
        let bytes = read_file(path)?;
        let (department, made_on, judged) = self.judge_form(path, &bytes, changed)?;
        let (mut facts, mut rows): (Vec<NewFact>, Vec<ItemRow>) = (Vec::new(), Vec::new());
        let evidence = Evidence {
            file: hash_bytes(&bytes),
            name: file_name(path),
            bytes: bytes.len() as u64,
            with: "反馈".into(),
        };
        let mut shown = Vec::new();
        for row in judged {
            shown.push(row.shown);
            let Some((item, steps, on)) = row.write else { continue };
            let subject = vec![Subject::Item(item.item.id)];
            for mut step in steps {
                if let Step::ReportProgress { evidence: files, .. } = &mut step {
                    files.push(evidence.file.clone());
                }
                facts.push(self.fact_on(on, subject.clone(), Event::ItemStepped(step)));
            }
            facts.push(self.fact_on(on, subject, Event::EvidenceAdded(evidence.clone())));
            rows.push(item);
        }
        if rows.is_empty() {
            return Err(Error::new(Code::StepRefused, "反馈表里没有可以登记的内容，没有写入。看过每行的说明后再做。"));
        }
        self.write_on(&rows, facts, vec![bytes])?;
        Ok(view(department, made_on, shown, narrow(rows.len() as u64)))
    }

    fn judge_form(
        &self,
        path: &Path,
        bytes: &[u8],
        changed: bool,
    ) -> Result<(String, Option<chrono::NaiveDate>, Vec<Judged>), Error> {
        let reading = form::read(bytes).map_err(|e| form_error(path, &e))?;
        let registry = self.registry_now()?;
        let names = Names::of(&registry);
        let mut judged = Vec::new();
        let mut seen = BTreeSet::new();
        for row in reading.rows {
            let blank = FeedbackRow {
                row: row.row,
                code: row.code.clone(),
                title: String::new(),
                outcome: RowName::Blank,
                outcome_word: String::new(),
                words: String::new(),
                reason: String::new(),
            };
            judged.push(match row.filled {
                Ok(None) => Judged { shown: blank, write: None },
                Err(fault) => refused(blank, &fault_words(&fault)),
                Ok(Some(_)) if !seen.insert(row.code.clone()) => refused(blank, "这个编号在表里出现了两次，只看第一行"),
                Ok(Some(filled)) => self.judge(&reading.department, &names, blank, &filled, changed)?,
            });
        }
        Ok((reading.department, reading.made_on, judged))
    }

    fn judge(
        &self,
        department: &str,
        names: &Names<'_>,
        mut shown: FeedbackRow,
        filled: &Filled,
        changed: bool,
    ) -> Result<Judged, Error> {
        let Ok(item) = self.row(&filled.code) else {
            return Ok(refused(shown, "台账里没有这个编号，编号可能被改过"));
        };
        shown.title.clone_from(&item.item.title);
        if filled.title != item.item.title && filled.version == item.version {
            return Ok(refused(shown, "编号和事项对不上，编号可能被改过"));
        }
        let today = self.today();
        let on = filled.on.unwrap_or(today);
        if on > today {
            return Ok(refused(shown, &format!("反馈日期{on}还没有到")));
        }
        // What is recorded goes by the item's own wording.
        let department = course(&item, department, names).map_or(department, |course| course.department.as_str());
        let steps = steps(department, filled);
        shown.words = step_words_of(filled);
        let rules = self.settings()?.rules;
        let mut next = item.status.clone();
        for step in &steps {
            if let Err(why) = next.apply_under(&rules, step, on) {
                return Ok(refused(shown, &step_refused(&item, &rules, step.into(), why).sentence));
            }
        }
        let since = self.ledger().facts_since(&Subject::Item(item.item.id), filled.version)?;
        if filled.version > item.version {
            return Ok(refused(shown, "表里的版本比台账还新，不是由这份台账生成的"));
        }
        if since.iter().any(|fact| matters(fact, department)) {
            shown.outcome = RowName::Changed;
            shown.reason = told(&item, &since).sentence;
            return Ok(Judged { shown, write: changed.then_some((item, steps, on)) });
        }
        shown.outcome = RowName::Accepted;
        Ok(Judged { shown, write: Some((item, steps, on)) })
    }
}

/// Whether a fact changes what a department was asked, or says what it has already answered.
fn matters(fact: &Fact, department: &str) -> bool {
    match &fact.event {
        Event::ItemStepped(step) => match step {
            Step::ReportProgress { department: who, .. } | Step::ReportCompletion { department: who, .. } => {
                who == department
            }
            Step::Acknowledge { .. } | Step::Remind { .. } | Step::Instruct { .. } | Step::RequestExtension { .. } => {
                false
            }
            _ => true,
        },
        Event::EvidenceAdded(_) | Event::TargetReached { .. } | Event::ReviewPlanned { .. } => false,
        _ => true,
    }
}

fn steps(department: &str, filled: &Filled) -> Vec<Step> {
    let department = department.to_owned();
    let progress = filled.percent.map(|percent| Step::ReportProgress {
        department: department.clone(),
        percent,
        narrative: filled.narrative.clone(),
        problems: filled.problems.clone(),
        next_step: filled.next_step.clone(),
        evidence: Vec::new(),
    });
    let completion = (filled.kind == Kind::Completion)
        .then(|| Step::ReportCompletion { department: department.clone(), note: filled.narrative.clone() });
    progress.into_iter().chain(completion).collect()
}

fn step_words_of(filled: &Filled) -> String {
    let percent = filled.percent.map(|percent| format!("{percent}%，")).unwrap_or_default();
    let claimed = if filled.kind == Kind::Completion { "申报办结，" } else { "" };
    format!("{claimed}{percent}{}", filled.narrative)
}

/// The part of a department in an item: by the very name, or else the part that it leads under another of its names.
fn course<'r>(row: &'r ItemRow, department: &str, names: &Names<'_>) -> Option<&'r Course> {
    let courses = &row.status.courses;
    let body = Body::of(names, department);
    let under_another = |course: &&Course| course.role.leads() && Body::of(names, &course.department) == body;
    courses.iter().find(|c| c.department == department).or_else(|| courses.iter().find(under_another))
}

fn refused(mut shown: FeedbackRow, reason: &str) -> Judged {
    shown.outcome = RowName::Refused;
    reason.trim_end_matches('。').clone_into(&mut shown.reason);
    shown.reason.push('。');
    Judged { shown, write: None }
}

fn fault_words(fault: &RowFault) -> String {
    match fault {
        RowFault::Formula(head) => format!("“{head}”里是公式，不是填写的内容；改成填数字或文字"),
        RowFault::Kind(word) => format!("办理情况“{word}”不在下拉框里；选办理中或申报办结"),
        RowFault::Percent(text) if text.is_empty() => "没有填进度；填0到100的整数".into(),
        RowFault::Percent(text) => format!("进度“{text}”不是0到100的整数"),
        RowFault::Date(text) => format!("反馈日期“{text}”不是日期；填2026-06-30这样的日期"),
        RowFault::Narrative => "没有填进展情况".into(),
        RowFault::Version => "隐藏的版本列被改动或清空；重新生成反馈表再填".into(),
        RowFault::Code => "没有编号，编号可能被删去".into(),
    }
}

fn form_error(path: &Path, error: &FormError) -> Error {
    let name = file_name(path);
    match error {
        FormError::NoWorkbook(_) => Error::new(
            Code::FileUnsupported,
            format!("“{name}”不是表格文件，或已损坏，没有读取。选择承办单位填好交回的反馈表。"),
        ),
        FormError::NoForm => Error::new(
            Code::FileUnsupported,
            format!("“{name}”不是本程序生成的反馈表，没有读取。先生成反馈表，填好后再读。"),
        ),
        FormError::ColumnsMissing(heads) => {
            let heads: Vec<String> = heads.iter().map(|head| format!("“{head}”")).collect();
            let sentence = format!(
                "“{name}”缺{}列，列可能被删去或改了名称，没有读取。重新生成反馈表，把内容填进去。",
                heads.join("、")
            );
            Error::new(Code::FileBroken, sentence)
        }
    }
}

fn view(
    department: String,
    made_on: Option<chrono::NaiveDate>,
    mut rows: Vec<FeedbackRow>,
    written: u32,
) -> FeedbackView {
    let count = |of: RowName, rows: &[FeedbackRow]| narrow(rows.iter().filter(|r| r.outcome == of).count() as u64);
    let names = [
        (RowName::Accepted, "可登记"),
        (RowName::Changed, "其间有变化"),
        (RowName::Refused, "不能登记"),
        (RowName::Blank, "未填"),
    ];
    for row in &mut rows {
        if let Some((_, word)) = names.iter().find(|(name, _)| *name == row.outcome) {
            (*word).clone_into(&mut row.outcome_word);
        }
    }
    let counted = names.iter().map(|(name, word)| (word, count(*name, &rows))).filter(|(_, n)| *n > 0);
    let parts: Vec<String> = counted.map(|(word, n)| format!("{word}{n}件")).collect();
    let said = match written {
        0 => format!("{}，还没有写入", parts.join("，")),
        n => format!("已登记{n}件；{}", parts.join("，")),
    };
    FeedbackView {
        department,
        made_on: made_on.map(|d| d.to_string()),
        accepted: count(RowName::Accepted, &rows),
        rows,
        written,
        said,
    }
}

/// 反馈表-市水利局-2026-06-11.xlsx; characters that Windows forbids are left out.
fn form_name(department: &str, today: chrono::NaiveDate) -> String {
    let allowed = |c: &char| !c.is_control() && !r#"\/:*?"<>|"#.contains(*c);
    format!("反馈表-{department}-{today}.xlsx").chars().filter(allowed).collect()
}
