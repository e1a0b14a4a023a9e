//! 立项 by hand, and correcting what an item says.

use chrono::Datelike;
use duban_domain::{
    Assignment, Deadline, Due, Event, Evidence, Ground, Item, ItemCode, ItemId, MeetingHeader, Minutes, Owner, Series,
    Source, Span, Subject, Target, Urgency,
};
use duban_ledger::ItemRow;
use uuid::Uuid;

use crate::cases::life::{assignments, day, read_evidence};
use crate::cases::review::ITEM_SERIES;
use crate::duban::Duban;
use crate::error::Error;
use crate::wire::{ItemForm, SourceForm, StepOutcome};
use crate::{Code, words};

/// How often a code is taken anew because another desk took it meanwhile.
pub(crate) const TRIES: usize = 20;

impl Duban {
    /// Registers an item that comes from no meeting, with its original attached.
    pub fn register(&self, form: &ItemForm, source: &SourceForm, on: Option<&str>) -> Result<StepOutcome, Error> {
        let on = self.happened(on)?;
        if source.kind.trim().is_empty() {
            return Err(Error::new(Code::FieldMissing, "没有写来源，没有立项。来源写批示、上级来文、工作报告或其他。"));
        }
        let files = read_evidence(&source.original.iter().cloned().collect::<Vec<_>>())?;
        let id = ItemId(Uuid::now_v7());
        let mut tries = 0;
        loop {
            let (code, series, version) = self.next_code()?;
            let blank = Item {
                id,
                code,
                title: String::new(),
                requirement: String::new(),
                done_when: String::new(),
                urgency: Urgency::Ordinary,
                report_by: None,
                source: Source::Other {
                    kind: source.kind.trim().to_owned(),
                    quote: source.quote.trim().to_owned(),
                    original: files.first().map(|(evidence, _)| evidence.file.clone()),
                },
                assignments: Vec::new(),
                owners: Vec::new(),
                deadlines: Vec::new(),
                targets: Vec::new(),
                classification: None,
            };
            let item = Box::new(self.filled(&blank, form)?);
            let registered = vec![Subject::Item(id), Subject::Series(series.clone())];
            let mut facts = vec![self.fact_on(on, registered, Event::ItemRegistered(item))];
            for (evidence, _) in &files {
                let evidence = Evidence { with: "立项".into(), ..evidence.clone() };
                facts.push(self.fact_on(on, vec![Subject::Item(id)], Event::EvidenceAdded(evidence)));
            }
            let expected = vec![(Subject::Item(id), 0), (Subject::Series(series), version)];
            tries += 1;
            match self.write(expected, facts, files.iter().map(|(_, bytes)| bytes.clone()).collect()) {
                Ok(changes) => return self.outcome(vec![code.to_string()], format!("已立项，编号{code}"), &changes),
                Err(error) if error.code == Code::ChangedMeanwhile && tries < TRIES => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// An item's fields, as a form to correct them shows them.
    pub fn item_form(&self, code: &str) -> Result<ItemForm, Error> {
        Ok(form_of(&self.row(code)?))
    }

    /// Corrects what an item says: title, requirement, limits and stages, departments, persons.
    pub fn revise_item(&self, code: &str, seen: Option<u64>, form: &ItemForm) -> Result<StepOutcome, Error> {
        let row = self.row(code)?;
        if let Some(seen) = seen
            && seen != row.version
        {
            return Err(self.told(&row, seen)?);
        }
        let item = self.filled(&row.item, form)?;
        if item == row.item {
            return Err(Error::new(Code::StepRefused, "没有改动，没有写入。"));
        }
        let fact = self.fact(vec![Subject::Item(row.item.id)], Event::ItemRevised(Box::new(item)));
        let changes = self.write_on(&[row], vec![fact], Vec::new())?;
        self.outcome(vec![code.trim().to_owned()], "已修改".into(), &changes)
    }

    /// The item with a form's fields in it.
    pub(crate) fn filled(&self, was: &Item, form: &ItemForm) -> Result<Item, Error> {
        let title = form.title.trim();
        if title.is_empty() {
            return Err(Error::new(Code::FieldMissing, "事项名称是空的，没有写入。写一句话说明要办什么。"));
        }
        let requirement = Some(form.requirement.trim()).filter(|r| !r.is_empty()).unwrap_or(title);
        let owner = |name: &str| {
            let kept = was.owners.iter().find(|o| o.name == name).cloned();
            kept.unwrap_or_else(|| Owner { name: name.to_owned(), ground: Ground::clerk() })
        };
        let said = |list: &[String]| -> Vec<String> {
            list.iter().map(|n| n.trim().to_owned()).filter(|n| !n.is_empty()).collect()
        };
        Ok(Item {
            title: title.to_owned(),
            requirement: requirement.to_owned(),
            done_when: form.done_when.trim().to_owned(),
            urgency: urgency(&form.urgency)?,
            report_by: form.report_by.as_deref().filter(|d| !d.trim().is_empty()).map(day).transpose()?,
            assignments: assignments(&was.assignments, &form.lead, &form.joint, &form.supporting),
            owners: said(&form.owners).iter().map(|name| owner(name)).collect(),
            deadlines: self.deadlines(&was.deadlines, &form.deadlines)?,
            targets: self.targets(&was.targets, &form.targets)?,
            ..was.clone()
        })
    }

    /// Time limits as typed; those whose wording stays keep their ground.
    pub(crate) fn deadlines(&self, was: &[Deadline], typed: &[String]) -> Result<Vec<Deadline>, Error> {
        let wordings = typed.iter().map(|w| w.trim()).filter(|w| !w.is_empty());
        wordings
            .map(|wording| match was.iter().find(|d| d.text == wording) {
                Some(kept) => Ok(kept.clone()),
                None => self.typed_deadline(wording, None),
            })
            .collect()
    }

    /// Targets as typed; those whose wording stays keep their ground.
    fn targets(&self, was: &[Target], typed: &[String]) -> Result<Vec<Target>, Error> {
        let wordings = typed.iter().map(|w| w.trim()).filter(|w| !w.is_empty());
        wordings
            .map(|wording| match was.iter().find(|t| t.text == wording) {
                Some(kept) => Ok(kept.clone()),
                None => self.typed_target(wording),
            })
            .collect()
    }

    /// A figure with its measure word, as minutes would have it.
    fn typed_target(&self, wording: &str) -> Result<Target, Error> {
        let span = Span::new(0, wording.len());
        let read = duban_minutes::read_directive(wording, span, &self.context(None), &MeetingHeader::default());
        let found = read.targets.into_iter().next().ok_or_else(|| {
            let sentence =
                format!("“{wording}”没有读成目标，没有写入。写上数和单位，如127座水库、不少于200名、60%以上。");
            Error::new(Code::FieldMissing, sentence)
        })?;
        let ground = Ground { rule: found.ground.rule, ..Ground::clerk() };
        Ok(Target { text: wording.to_owned(), ground, ..found })
    }

    /// A time limit that a clerk typed: a day, or a wording as in these minutes.
    pub(crate) fn typed_deadline(&self, wording: &str, minutes: Option<&Minutes>) -> Result<Deadline, Error> {
        if let Ok(day) = wording.parse::<chrono::NaiveDate>() {
            let text = words::short_day(day, self.today());
            return Ok(Deadline { text, due: Due::On(day), basis: String::new(), ground: Ground::clerk() });
        }
        let context = self.context(minutes.map(|m| m.received));
        let span = Span::new(0, wording.len());
        let header = minutes.map(|m| m.header.clone()).unwrap_or_default();
        let read = duban_minutes::read_directive(wording, span, &context, &header);
        let found = read.deadlines.into_iter().next().ok_or_else(|| {
            Error::new(
                Code::DateUnreadable,
                format!("“{wording}”没有读成时限，没有写入。可以写6月30日、6月底前、会后10个工作日内、每月25日前或长期坚持。"),
            )
        })?;
        // A stage is typed as a day with its wording: 6月底前完成前期工作.
        let text = wording.to_owned();
        Ok(Deadline { text, ground: Ground { rule: found.ground.rule, ..Ground::clerk() }, ..found })
    }

    /// The next item code, with the series it comes from and that series' version.
    pub(crate) fn next_code(&self) -> Result<(ItemCode, Series, u64), Error> {
        let year = self.today().year();
        let series = Series { name: ITEM_SERIES.into(), year };
        let ledger = self.ledger();
        let number = ledger.next_number(&series)?;
        let version = ledger.version(&Subject::Series(series.clone()))?;
        Ok((ItemCode::new(year, number), series, version))
    }
}

fn form_of(row: &ItemRow) -> ItemForm {
    use duban_domain::Role;

    let item = &row.item;
    let of = |roles: &[Role]| -> Vec<String> {
        let named = item.assignments.iter().filter(|a: &&Assignment| roles.contains(&a.role));
        named.map(|a| a.department.clone()).collect()
    };
    ItemForm {
        title: item.title.clone(),
        requirement: item.requirement.clone(),
        done_when: item.done_when.clone(),
        urgency: words::urgency_name(item.urgency).to_owned(),
        report_by: item.report_by.map(|d| d.to_string()),
        lead: of(&[Role::Lead, Role::Subject]),
        joint: of(&[Role::Joint]),
        supporting: of(&[Role::Supporting]),
        owners: item.owners.iter().map(|o| o.name.clone()).collect(),
        deadlines: item.deadlines.iter().map(|d| d.text.clone()).collect(),
        targets: item.targets.iter().map(|t| t.text.clone()).collect(),
    }
}

pub(crate) fn urgency(name: &str) -> Result<Urgency, Error> {
    match name.trim() {
        "" | "ordinary" => Ok(Urgency::Ordinary),
        "urgent" | "加急" => Ok(Urgency::Urgent),
        "extra-urgent" | "特急" => Ok(Urgency::ExtraUrgent),
        other => {
            Err(Error::new(Code::FieldMissing, format!("“{other}”不是紧急程度，没有写入。写加急或特急，或留空。")))
        }
    }
}
