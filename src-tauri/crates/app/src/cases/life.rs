//! 办理: every step in an item's life, one use case. What is allowed when stands in `duban_domain::status`.

use std::path::Path;

use chrono::{Days, NaiveDate};
use duban_domain::status::{ItemStatus, StepKind};
use duban_domain::{Assignment, Cadence, Channel, Event, Evidence, Ground, NewFact, Role, Step, Subject};
use duban_ledger::{Changes, ItemRow, hash_bytes};

use crate::Code;
use crate::cases::import::read_file;
use crate::duban::{Duban, changed};
use crate::error::{Error, file_name};
use crate::refusal::{step_refused, told};
use crate::show::step_words;
use crate::wire::{ChannelName, StepForm, StepOutcome, StepRequest};

impl Duban {
    /// Takes one step on one item, which stood at version `seen` when the clerk looked (none: as it stands now).
    ///
    /// Refused, nothing is written, and the sentence says why and what would be allowed. Where another program was
    /// faster, it says what that one did.
    pub fn take_step(&self, code: &str, seen: Option<u64>, request: &StepRequest) -> Result<StepOutcome, Error> {
        let row = self.row(code)?;
        if let Some(seen) = seen
            && seen != row.version
        {
            return Err(self.told(&row, seen)?);
        }
        self.take(&[row], request)
    }

    /// The same on several items at once, all or none.
    pub fn take_steps(&self, codes: &[String], request: &StepRequest) -> Result<StepOutcome, Error> {
        if codes.is_empty() {
            return Err(Error::new(Code::NoItems, "没有选事项，没有写入。至少选一件。"));
        }
        let rows = codes.iter().map(|code| self.row(code)).collect::<Result<Vec<_>, _>>()?;
        self.take(&rows, request)
    }

    fn take(&self, rows: &[ItemRow], request: &StepRequest) -> Result<StepOutcome, Error> {
        let on = self.happened(request.on.as_deref())?;
        let files = read_evidence(&request.evidence)?;
        let mut facts = Vec::new();
        let mut said = String::new();
        for row in rows {
            said = self.plan_step(row, &request.step, on, &files, &mut facts)?;
        }
        let kept = files.into_iter().map(|(_, bytes)| bytes).collect();
        let changes = self.write_on(rows, facts, kept)?;
        if let [_, _, ..] = rows {
            said = format!("{}件，{said}", rows.len());
        }
        self.outcome(rows.iter().map(|r| r.item.code.to_string()).collect(), said, &changes)
    }

    /// The facts of a step on one item, and what is said of it.
    fn plan_step(
        &self,
        row: &ItemRow,
        form: &StepForm,
        on: NaiveDate,
        files: &[(Evidence, Vec<u8>)],
        facts: &mut Vec<NewFact>,
    ) -> Result<String, Error> {
        let subject = Subject::Item(row.item.id);
        let fact = |event| self.fact_on(on, vec![subject.clone()], event);
        let (word, said) = match form {
            StepForm::AddEvidence if files.is_empty() => {
                return Err(Error::new(Code::FieldMissing, "没有选文件，没有添加佐证。"));
            }
            StepForm::AddEvidence => (String::new(), "已添加佐证".to_owned()),
            StepForm::ReachTarget { target, figure } => {
                let target = target_named(row, target)?;
                let said = format!("已登记“{target}”达到{figure}");
                facts.push(fact(Event::TargetReached { target, figure: *figure }));
                ("目标".to_owned(), said)
            }
            StepForm::Reassign { lead, joint, supporting, reason } => {
                let assignments = assignments(&row.item.assignments, lead, joint, supporting);
                if assignments == row.item.assignments {
                    return Err(Error::new(Code::StepRefused, "承办单位没有变化，没有写入。"));
                }
                if reason.trim().is_empty() {
                    return Err(Error::new(Code::StepRefused, "改派要写明原因，这一步没有写入。"));
                }
                facts.push(fact(Event::ItemReassigned { assignments, reason: reason.trim().to_owned() }));
                ("改派".to_owned(), "已改派".to_owned())
            }
            _ => {
                let mut step = self.step(form, on, files)?;
                if let Step::RequestExtension { department, .. } = &mut step
                    && department.is_empty()
                {
                    department.clone_from(&first_lead(row));
                }
                self.admit(row, &step, on)?;
                let (word, sentence) = step_words(&step);
                facts.push(fact(Event::ItemStepped(step)));
                facts.extend(self.review_planned(form, on)?.map(|day| fact(Event::ReviewPlanned { on: day })));
                let said = if sentence.is_empty() {
                    format!("已登记{word}")
                } else {
                    format!("已登记{word}：{sentence}")
                };
                (word.to_owned(), said)
            }
        };
        for (evidence, _) in files {
            facts.push(fact(Event::EvidenceAdded(Evidence { with: word.clone(), ..evidence.clone() })));
        }
        Ok(said)
    }

    /// Asks the state machine, under the office's own rules, so that a refusal can say what would be allowed.
    fn admit(&self, row: &ItemRow, step: &Step, on: NaiveDate) -> Result<(), Error> {
        let rules = self.settings()?.rules;
        let mut next: ItemStatus = row.status.clone();
        next.apply_under(&rules, step, on).map_err(|why| step_refused(row, &rules, StepKind::from(step), why))
    }

    fn step(&self, form: &StepForm, on: NaiveDate, files: &[(Evidence, Vec<u8>)]) -> Result<Step, Error> {
        let text = |words: &String| words.trim().to_owned();
        Ok(match form {
            StepForm::Assign => Step::Assign { document: None },
            StepForm::Acknowledge { department } => Step::Acknowledge { department: text(department) },
            StepForm::Remind { department, by, note } => {
                let by = match by {
                    ChannelName::Phone => Channel::Phone,
                    ChannelName::Visit => Channel::Visit,
                    ChannelName::Slip => Channel::Slip,
                };
                Step::Remind { department: text(department), by, note: text(note) }
            }
            StepForm::ReportProgress { department, percent, narrative, problems, next_step } => Step::ReportProgress {
                department: text(department),
                percent: *percent,
                narrative: text(narrative),
                problems: text(problems),
                next_step: text(next_step),
                evidence: files.iter().map(|(evidence, _)| evidence.file.clone()).collect(),
            },
            StepForm::ReportCompletion { department, note } => {
                Step::ReportCompletion { department: text(department), note: text(note) }
            }
            StepForm::Verify { note } => Step::Verify { note: text(note) },
            StepForm::ReturnForRework { missing } => Step::ReturnForRework { missing: text(missing) },
            StepForm::Close { note, .. } => Step::Close { note: text(note) },
            StepForm::RequestExtension { department, until, reason } => {
                Step::RequestExtension { department: text(department), until: day(until)?, reason: text(reason) }
            }
            StepForm::DecideExtension { granted, by, note } => {
                if by.trim().is_empty() {
                    return Err(Error::new(Code::FieldMissing, "没有写明由谁答复，延期没有答复。"));
                }
                Step::DecideExtension { granted: *granted, by: text(by), note: text(note) }
            }
            StepForm::Suspend { reason } => Step::Suspend { reason: text(reason) },
            StepForm::Resume => Step::Resume,
            StepForm::Terminate { reason } => Step::Terminate { reason: text(reason) },
            StepForm::MakeStanding { cadence } => Step::MakeStanding { cadence: self.cadence(cadence, on)? },
            StepForm::Reopen { reason } => Step::Reopen { reason: text(reason) },
            StepForm::Instruct { by, text: words, approves } => {
                if by.trim().is_empty() || words.trim().is_empty() {
                    return Err(Error::new(Code::FieldMissing, "批示人和批示内容都要写，批示没有登记。"));
                }
                Step::Instruct { by: text(by), text: text(words), approves: *approves }
            }
            StepForm::Review { holds, note } => Step::Review { holds: *holds, note: text(note) },
            // These are facts of their own and were taken before.
            StepForm::AddEvidence | StepForm::ReachTarget { .. } | StepForm::Reassign { .. } => {
                return Err(Error::broken());
            }
        })
    }

    /// 回头看 after a strike-off: as the clerk says, else as the office has settled.
    fn review_planned(&self, form: &StepForm, on: NaiveDate) -> Result<Option<NaiveDate>, Error> {
        let StepForm::Close { review_after, .. } = form else { return Ok(None) };
        let days = review_after.map_or_else(|| self.settings().map(|s| s.review_after_days), |days| Ok(Some(days)))?;
        Ok(days.filter(|days| *days > 0).and_then(|days| on.checked_add_days(Days::new(days.into()))))
    }

    fn cadence(&self, words: &str, _on: NaiveDate) -> Result<Cadence, Error> {
        use duban_domain::Due;

        match self.typed_deadline(words.trim(), None)?.due {
            Due::Every(cadence) => Ok(cadence),
            _ => Err(Error::new(
                Code::DateUnreadable,
                format!("“{words}”没有读成反馈频次，没有写入。可以写每周、每月25日前、每季度、每半年、每年。"),
            )),
        }
    }

    /// The day something happened: as entered, else today; never a day still to come.
    pub(crate) fn happened(&self, on: Option<&str>) -> Result<NaiveDate, Error> {
        let Some(on) = on.map(str::trim).filter(|on| !on.is_empty()) else { return Ok(self.today()) };
        let on = day(on)?;
        if on > self.today() {
            return Err(Error::new(Code::DateUnreadable, format!("{on}还没有到，不能记为已经发生。")));
        }
        Ok(on)
    }

    /// Writes facts that rest on these items; where another program was faster, says what it did.
    pub(crate) fn write_on(
        &self,
        rows: &[ItemRow],
        facts: Vec<NewFact>,
        files: Vec<Vec<u8>>,
    ) -> Result<Changes, Error> {
        let expected = rows.iter().map(|row| (Subject::Item(row.item.id), row.version)).collect();
        self.write(expected, facts, files).or_else(|error| {
            if error.code == Code::ChangedMeanwhile {
                for row in rows {
                    let now = self.ledger().version(&Subject::Item(row.item.id))?;
                    if now != row.version {
                        return Err(self.told(row, row.version)?);
                    }
                }
            }
            Err(error)
        })
    }

    /// What was done to an item since a clerk looked.
    pub(crate) fn told(&self, row: &ItemRow, seen: u64) -> Result<Error, Error> {
        let since = self.ledger().facts_since(&Subject::Item(row.item.id), seen)?;
        Ok(told(row, &since))
    }

    pub(crate) fn outcome(&self, codes: Vec<String>, said: String, changes: &Changes) -> Result<StepOutcome, Error> {
        let first = codes.first().ok_or_else(Error::broken)?;
        Ok(StepOutcome { item: self.item(first)?, codes, said, changed: changed(changes) })
    }
}

/// The one target that a clerk means.
fn target_named(row: &ItemRow, words: &str) -> Result<String, Error> {
    let words = words.trim();
    let texts: Vec<&str> = row.item.targets.iter().map(|t| t.text.as_str()).collect();
    let meant: Vec<&str> = texts.iter().copied().filter(|text| text.contains(words)).collect();
    match (texts.iter().find(|text| **text == words), meant.as_slice()) {
        (Some(exact), _) => Ok((*exact).to_owned()),
        (None, [one]) => Ok((*one).to_owned()),
        _ if texts.is_empty() => Err(Error::new(Code::StepRefused, "这件事项没有写明目标数，没有写入。")),
        _ => {
            let sentence = format!("“{words}”没有对上唯一的目标，没有写入。目标有：{}。", texts.join("、"));
            Err(Error::new(Code::StepRefused, sentence))
        }
    }
}

/// The department that speaks for an item when none is named.
fn first_lead(row: &ItemRow) -> String {
    let lead = row.status.courses.iter().find(|c| c.role.leads());
    lead.map_or_else(|| "承办单位".to_owned(), |c| c.department.clone())
}

/// The departments of a form. Those that keep their part keep their ground, order and the source's own word.
pub(crate) fn assignments(
    was: &[Assignment],
    lead: &[String],
    joint: &[String],
    supporting: &[String],
) -> Vec<Assignment> {
    let mut all = Vec::new();
    for (role, label, names) in
        [(Role::Lead, "牵头单位", lead), (Role::Joint, "责任单位", joint), (Role::Supporting, "配合单位", supporting)]
    {
        for name in names.iter().map(|n| n.trim()).filter(|n| !n.is_empty()) {
            // A subject is edited in the field of the leads; it stays a subject while it stays.
            let same = |a: &&Assignment| {
                a.department == name && (a.role == role || role == Role::Lead && a.role == Role::Subject)
            };
            all.push(was.iter().find(same).cloned().unwrap_or_else(|| Assignment {
                department: name.to_owned(),
                role,
                label: label.to_owned(),
                open_ended: false,
                ground: Ground::clerk(),
            }));
        }
    }
    all
}

/// Files to keep, with their bytes.
pub(crate) fn read_evidence(paths: &[String]) -> Result<Vec<(Evidence, Vec<u8>)>, Error> {
    paths
        .iter()
        .map(|path| {
            let path = Path::new(path);
            let bytes = read_file(path)?;
            let evidence = Evidence {
                file: hash_bytes(&bytes),
                name: file_name(path),
                bytes: bytes.len() as u64,
                with: String::new(),
            };
            Ok((evidence, bytes))
        })
        .collect()
}

/// A day as typed.
pub(crate) fn day(text: &str) -> Result<NaiveDate, Error> {
    let text = text.trim();
    text.parse().map_err(|_| Error::new(Code::DateUnreadable, format!("“{text}”不是日期。日期写成2026-06-30这样。")))
}
