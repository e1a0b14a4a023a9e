//! 文书设置: the profile that every paper of the office follows, as facts, with its preview and what its fonts cover.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use duban_documents::circular::{Circular, Report, ReportSection};
use duban_documents::overview::{Counts, DepartmentCounts};
use duban_documents::paper::Paper;
use duban_documents::reminder::{Missed, Missing, Reminder};
use duban_documents::{Fonts, Style, write_pdf};
use duban_domain::status::ItemStatus;
use duban_domain::{
    Assignment, CopyList, Deadline, DocumentId, DocumentKind, Due, Event, FactId, Ground, Item, ItemCode, ItemId,
    KindStyle, MeetingHeader, Role, SealPlace, Source, Stationery, Subject, Trail, Urgency,
};
use duban_ledger::{ItemQuery, ItemRow, hash_bytes, undoing};
use uuid::Uuid;

use super::content::{Stamp, dispatch, notice, picture};
use super::form::{Basis, draft_of, filled, form_name, kind_name, kind_of, names, paper_form, values};
use super::issue::{count, pdf_view};
use crate::Code;
use crate::cases::read_file;
use crate::duban::Duban;
use crate::error::{Error, file_name};
use crate::wire::{
    CopyListForm, DocumentForm, DocumentKindName, FaceLine, FontsReport, KindStyleForm, KindUsual, PdfView,
    RareCharacter, SealName, StationeryForm, StationeryView,
};

/// Width of a seal unless said otherwise: 42 mm, as those of a city's offices are.
const SEAL: u8 = 42;

impl Duban {
    /// The settings of the office's papers.
    pub fn stationery(&self) -> Result<StationeryView, Error> {
        let stationery = self.ledger().stationery()?;
        let mut usual = Vec::new();
        for kind in DocumentKind::ALL {
            let basis = Basis { stationery: stationery.clone(), ..self.basis_of(Vec::new())? };
            let number = self.next_document_number(&basis, kind)?.0;
            let draft = sample_draft(kind, &basis, self.today())?;
            usual.push(KindUsual {
                kind: kind_name(kind),
                word: kind.title().to_owned(),
                prefix: stationery.prefix(&basis.office, kind),
                mark: stationery.mark(&basis.office, kind),
                next_number: number.to_string(),
                placeholders: values(&draft, &basis).into_iter().map(|(name, _)| name.to_owned()).collect(),
            });
        }
        let version = self.ledger().version(&Subject::Office)?;
        Ok(StationeryView {
            seal_kept: matches!(stationery.seal, SealPlace::Picture { .. }),
            form: form_of(&stationery),
            kinds: usual,
            version,
        })
    }

    /// Changes the settings. A form that changes nothing writes nothing.
    pub fn set_stationery(&self, form: &StationeryForm) -> Result<StationeryView, Error> {
        let (stationery, seal) = self.stationery_of(form)?;
        let (was, version) = {
            let ledger = self.ledger();
            (ledger.stationery()?, ledger.version(&Subject::Office)?)
        };
        if was != stationery {
            let fact = self.fact(vec![Subject::Office], Event::StationerySet(Box::new(stationery)));
            self.write(vec![(Subject::Office, version)], vec![fact], seal.into_iter().collect())?;
        }
        self.stationery()
    }

    /// Takes the last change of these settings back.
    pub fn undo_stationery(&self) -> Result<StationeryView, Error> {
        let (facts, version) = {
            let ledger = self.ledger();
            (ledger.last_step(&Subject::Office)?.unwrap_or_default(), ledger.version(&Subject::Office)?)
        };
        if !matches!(facts.as_slice(), [fact] if matches!(fact.event, Event::StationerySet(_))) {
            let sentence = "文书设置没有改动过，或之后又改了别的，没有可以撤销的。在设置里直接改。";
            return Err(Error::new(Code::NothingToUndo, sentence));
        }
        let undone = undoing(&facts, FactId(Uuid::now_v7()), self.today(), &self.actor());
        self.write(vec![(Subject::Office, version)], vec![undone], Vec::new())?;
        self.stationery()
    }

    /// How a made-up document of a kind would look with these settings. Nothing is written.
    pub fn preview_stationery(&self, form: &StationeryForm, kind: DocumentKindName) -> Result<PdfView, Error> {
        let (stationery, seal) = self.stationery_of(form)?;
        let kind = kind_of(kind);
        let basis = Basis { stationery, ..sample_basis(&self.basis_of(Vec::new())?, self.today()) };
        let draft = sample_draft(kind, &basis, self.today())?;
        let paper = sample_paper(&draft, &basis);
        let manner = match seal {
            // A seal that was just chosen is not kept yet.
            Some(bytes) => {
                let room = Stationery { seal: SealPlace::None, ..basis.stationery.clone() };
                let seal = duban_documents::paper::Seal::Picture(picture(&bytes)?, f64::from(form.seal_millimetres));
                duban_documents::paper::Manner { seal, ..self.manner(&draft, &room)? }
            }
            None => self.manner(&draft, &basis.stationery)?,
        };
        let fonts = self.fonts()?;
        let pages = paper.lay_out(&manner, &fonts)?;
        let bytes = write_pdf(&pages, &fonts, &paper.metadata(self.clock.now()))?;
        Ok(pdf_view(&bytes, count(&pages), "样张.pdf".into()))
    }

    /// What the fonts at hand cover of everything that the office's items are written with. `folder` is the office's own;
    /// empty for the one that is set.
    pub fn fonts_report(&self, folder: &str) -> Result<FontsReport, Error> {
        let set = self.ledger().stationery()?.fonts;
        let own = PathBuf::from(if folder.trim().is_empty() { set.as_str() } else { folder.trim() });
        let named = !own.as_os_str().is_empty();
        if named && !own.is_dir() {
            let sentence = format!("没有“{}”这个文件夹。选择放字体的文件夹。", own.display());
            return Err(Error::new(Code::FileMissing, sentence));
        }
        let mut folders = if named { vec![own.clone()] } else { Vec::new() };
        folders.extend(self.font_folders().iter().cloned());
        let fonts = Fonts::find(&folders)?;
        let faces = Style::ALL.map(|style| {
            let file = fonts.file(style);
            FaceLine {
                word: style.title().to_owned(),
                file: file.map(file_name).unwrap_or_default(),
                own: named && file.is_some_and(|file| file.starts_with(&own)),
            }
        });
        let characters = self.characters()?;
        let body = fonts.face_for(Style::FangSong, '的');
        let mut rare = Vec::new();
        for character in &characters {
            let face = fonts.face_for(Style::FangSong, *character);
            if face.is_none() || face != body && !character.is_ascii() {
                rare.push(RareCharacter {
                    character: character.to_string(),
                    code: format!("U+{:04X}", u32::from(*character)),
                    drawn_by: face.map(|face| fonts.name(face).to_owned()).unwrap_or_default(),
                });
            }
        }
        rare.sort_by_key(|one| !one.drawn_by.is_empty());
        let undrawn: Vec<&str> =
            rare.iter().filter(|one| one.drawn_by.is_empty()).map(|one| one.character.as_str()).collect();
        let said = match (undrawn.as_slice(), rare.len()) {
            ([], 0) => format!("台账用到的{}个字，正文仿宋都有。", characters.len()),
            ([], lent) => {
                format!("台账用到的{}个字都能印出，其中{lent}个正文仿宋没有，用别的字体补。", characters.len())
            }
            (none, _) => format!(
                "台账用到的字里，有{}个所有字体都没有：{}。装上有这些字的字体再发文。",
                none.len(),
                none.join("、")
            ),
        };
        let characters = u32::try_from(characters.len()).unwrap_or(u32::MAX);
        Ok(FontsReport { faces: faces.into(), characters, rare, said })
    }

    /// Every character that stands in an item, in the name of a department or of a person.
    fn characters(&self) -> Result<BTreeSet<char>, Error> {
        let rows = self.ledger().items(&ItemQuery::default())?.rows;
        let mut all = String::new();
        for row in &rows {
            let item = &row.item;
            all.push_str(&item.title);
            all.push_str(&item.requirement);
            all.push_str(&item.done_when);
            match &item.source {
                Source::Meeting { quote, .. } | Source::Other { quote, .. } => all.push_str(quote),
            }
            item.assignments.iter().for_each(|a| all.push_str(&a.department));
            item.owners.iter().for_each(|owner| all.push_str(&owner.name));
        }
        for department in self.registry_now()?.standing() {
            all.push_str(&department.name);
            all.push_str(&department.leader);
            department.contacts.iter().for_each(|contact| all.push_str(&contact.name));
        }
        Ok(all.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect())
    }

    fn stationery_of(&self, form: &StationeryForm) -> Result<(Stationery, Option<Vec<u8>>), Error> {
        let text = |words: &String| words.trim().to_owned();
        let was = self.ledger().stationery()?.seal;
        let (seal, bytes) = match (form.seal, &form.seal_file, was) {
            (SealName::None, ..) => (SealPlace::None, None),
            (SealName::Room, ..) => (SealPlace::Room, None),
            (SealName::Picture, _, _) if !(20..=60).contains(&form.seal_millimetres) => {
                return Err(Error::new(Code::FieldMissing, "印章宽度填20至60毫米，设置没有改。"));
            }
            (SealName::Picture, Some(path), _) => {
                let bytes = read_file(Path::new(path))?;
                picture(&bytes)?;
                let file = hash_bytes(&bytes);
                (SealPlace::Picture { file, millimetres: form.seal_millimetres }, Some(bytes))
            }
            (SealName::Picture, None, SealPlace::Picture { file, .. }) => {
                (SealPlace::Picture { file, millimetres: form.seal_millimetres }, None)
            }
            (SealName::Picture, None, _) => {
                return Err(Error::new(Code::FieldMissing, "还没有选印章图片，设置没有改。选一张PNG图片。"));
            }
        };
        let mut kinds = Vec::new();
        for style in &form.kinds {
            let own = KindStyle {
                kind: kind_of(style.kind),
                prefix: text(&style.prefix),
                mark: text(&style.mark),
                title: text(&style.title),
                opening: text(&style.opening),
                closing: text(&style.closing),
            };
            if own != KindStyle::usual(own.kind) {
                kinds.push(own);
            }
        }
        let lists = form
            .copy_lists
            .iter()
            .map(|list| CopyList { name: text(&list.name), departments: names(&list.departments) });
        let stationery = Stationery {
            kinds,
            signatory: text(&form.signatory),
            report_to: text(&form.report_to),
            copy_lists: lists.filter(|list| !list.name.is_empty() && !list.departments.is_empty()).collect(),
            form: paper_form(form.form),
            seal,
            fonts: text(&form.fonts),
        };
        // A template that cannot be filled in is refused here, not when a document is due.
        let basis = Basis { stationery: stationery.clone(), ..sample_basis(&self.basis_of(Vec::new())?, self.today()) };
        for kind in DocumentKind::ALL {
            let draft = sample_draft(kind, &basis, self.today())?;
            filled(&stationery.of(kind).title, &values(&draft, &basis))?;
        }
        if !stationery.fonts.is_empty() && !Path::new(&stationery.fonts).is_dir() {
            let sentence = format!("没有“{}”这个文件夹，设置没有改。选择放字体的文件夹。", stationery.fonts);
            return Err(Error::new(Code::FileMissing, sentence));
        }
        Ok((stationery, bytes))
    }
}

fn form_of(stationery: &Stationery) -> StationeryForm {
    let kinds = DocumentKind::ALL.map(|kind| {
        let KindStyle { kind, prefix, mark, title, opening, closing } = stationery.of(kind);
        KindStyleForm { kind: kind_name(kind), prefix, mark, title, opening, closing }
    });
    let (seal, seal_millimetres) = match stationery.seal {
        SealPlace::None => (SealName::None, SEAL),
        SealPlace::Room => (SealName::Room, SEAL),
        SealPlace::Picture { millimetres, .. } => (SealName::Picture, millimetres),
    };
    let list = |list: &CopyList| CopyListForm { name: list.name.clone(), departments: list.departments.clone() };
    StationeryForm {
        kinds: kinds.into(),
        signatory: stationery.signatory.clone(),
        report_to: stationery.report_to.clone(),
        copy_lists: stationery.copy_lists.iter().map(list).collect(),
        form: form_name(stationery.form),
        seal,
        seal_file: None,
        seal_millimetres,
        fonts: stationery.fonts.clone(),
    }
}

/// A made-up document of a kind, worded with the office's own templates.
fn sample_draft(kind: DocumentKind, basis: &Basis, today: NaiveDate) -> Result<duban_domain::Draft, Error> {
    let usual = match kind {
        DocumentKind::SupervisionNotice => "关于办理市委常委会第12次会议议定事项的督办通知",
        DocumentKind::ReminderNotice => "关于催办“完成小型水库隐患排查整治”事项的通知",
        DocumentKind::Circular => "关于本期督办事项办理情况的通报",
        DocumentKind::Report => "关于本期督办事项办理情况的专报",
    };
    let later = today.checked_add_days(chrono::Days::new(10)).unwrap_or(today);
    let form = DocumentForm {
        kind: kind_name(kind),
        title: usual.into(),
        addressees: vec!["市水利局".into()],
        copies: basis.stationery.copy_lists.first().map(|list| list.departments.clone()).unwrap_or_default(),
        report_by: Some(later.to_string()),
        dated: today.to_string(),
        form: form_name(basis.stationery.form),
        round: u32::from(kind == DocumentKind::ReminderNotice),
        period: "本期".into(),
        as_of: Some(today.to_string()),
        ..DocumentForm::default()
    };
    let mut draft = draft_of(&form, DocumentId(Uuid::nil()), basis)?;
    let own = basis.stationery.of(kind).title;
    if !own.is_empty() {
        draft.title = filled(&own, &values(&draft, basis))?;
    }
    Ok(draft)
}

fn sample_basis(basis: &Basis, today: NaiveDate) -> Basis {
    let assignment = |department: &str, role| Assignment {
        department: department.into(),
        role,
        label: String::new(),
        open_ended: false,
        ground: Ground::clerk(),
    };
    let due = today.checked_add_days(chrono::Days::new(20)).unwrap_or(today);
    let item = Item {
        id: ItemId(Uuid::nil()),
        code: ItemCode::new(chrono::Datelike::year(&today), 1),
        title: "完成小型水库隐患排查整治".into(),
        requirement: String::new(),
        done_when: "逐库建立台账，隐患全部销号".into(),
        urgency: Urgency::Ordinary,
        report_by: None,
        source: Source::Other {
            kind: "其他".into(),
            quote: "由市水利局牵头，对全市小型水库逐座排查，发现隐患立即整治。".into(),
            original: None,
        },
        assignments: vec![assignment("市水利局", Role::Lead), assignment("市应急管理局", Role::Supporting)],
        owners: Vec::new(),
        deadlines: vec![Deadline {
            text: crate::words::full_day(due) + "前",
            due: Due::On(due),
            basis: String::new(),
            ground: Ground::clerk(),
        }],
        targets: Vec::new(),
        classification: None,
    };
    let row = ItemRow {
        status: ItemStatus::new(&item),
        item,
        trail: Trail::default(),
        registered_on: today,
        meeting_name: None,
        changed_at: today.and_time(chrono::NaiveTime::MIN).and_utc().fixed_offset(),
        version: 0,
    };
    let header =
        MeetingHeader {
            name: Some("市委常委会第12次会议".into()), date: Some(today), ..MeetingHeader::default()
        };
    Basis {
        office: basis.office.clone(),
        stationery: basis.stationery.clone(),
        rows: vec![row],
        meeting: None,
        header: Some(header),
    }
}

fn sample_paper(draft: &duban_domain::Draft, basis: &Basis) -> Paper {
    let (title, opening) = (draft.title.clone(), draft.told.opening.clone());
    let dispatch = || dispatch(draft, Stamp::default(), basis, None);
    let counts = Counts { red: 2, amber: 3, green: 9, blue: 14, grey: 1 };
    let department = |rank, name: &str, blue, red| DepartmentCounts {
        rank,
        department: name.into(),
        counts: Counts { blue, red, green: 5, amber: 1, grey: 0 },
        reports: (5, 6),
    };
    let departments = || vec![department(1, "市水利局", 8, 0), department(2, "市应急管理局", 6, 2)];
    match draft.kind {
        DocumentKind::SupervisionNotice => notice(draft, Stamp::default(), basis),
        DocumentKind::ReminderNotice => Paper::Official(
            Reminder {
                dispatch: dispatch(),
                round: 1,
                report_by: draft.report_by.unwrap_or(draft.dated),
                items: vec![Missed {
                    title: basis.rows[0].item.title.clone(),
                    missing: vec![Missing::Feedback { due: draft.dated }],
                    ..Missed::default()
                }],
                title,
                opening,
                closing: draft.told.requests.clone(),
            }
            .official(),
        ),
        DocumentKind::Circular => Paper::Official(
            Circular {
                dispatch: dispatch(),
                period: draft.told.period.clone(),
                as_of: draft.dated,
                counts,
                departments: departments(),
                title,
                opening,
                requests: draft.told.requests.clone(),
                ..Circular::default()
            }
            .official(),
        ),
        DocumentKind::Report => Paper::Official(
            Report {
                dispatch: dispatch(),
                title,
                opening,
                as_of: draft.dated,
                counts: Some(counts),
                departments: departments(),
                sections: vec![ReportSection {
                    heading: "推进情况".into(),
                    paragraphs: vec!["各承办单位按要求推进。".into()],
                }],
                late: Vec::new(),
                proposals: draft.told.requests.clone(),
            }
            .official(),
        ),
    }
}
