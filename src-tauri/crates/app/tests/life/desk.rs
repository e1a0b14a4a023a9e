//! An office in a folder of its own, on whatever day a test asks for.

use duban_app::wire::{
    DocumentForm, DocumentKindName, ItemForm, OfficeForm, SourceForm, StepForm, StepOutcome, StepRequest,
};
use duban_app::{Clock, Duban, Error};
use tempfile::TempDir;

pub(crate) const WATER: &str = "市水利局";
pub(crate) const EMERGENCY: &str = "市应急管理局";
pub(crate) const FINANCE: &str = "市财政局";

pub(crate) struct Desk {
    pub(crate) folder: TempDir,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The program, opened on a day.
    pub(crate) fn on(&self, day: &str) -> Duban {
        Duban::open(self.folder.path(), Clock::set_to(day.parse().unwrap())).unwrap().with_actor("王敏")
    }

    /// A file in the office's folder of scans.
    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.display().to_string()
    }
}

pub(crate) fn form(title: &str, lead: &[&str], deadlines: &[&str]) -> ItemForm {
    let list = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect();
    ItemForm { title: title.into(), lead: list(lead), deadlines: list(deadlines), ..ItemForm::default() }
}

pub(crate) fn source() -> SourceForm {
    SourceForm { kind: "批示".into(), quote: "请督查室跟踪。".into(), original: None }
}

/// Registers an item and gives it out; its code.
pub(crate) fn given_out(duban: &Duban, title: &str, lead: &[&str], deadlines: &[&str]) -> String {
    let code = duban.register(&form(title, lead, deadlines), &source(), None).unwrap().codes.remove(0);
    take(duban, &code, StepForm::Assign).unwrap();
    code
}

pub(crate) fn take(duban: &Duban, code: &str, step: StepForm) -> Result<StepOutcome, Error> {
    duban.take_step(code, None, &StepRequest { step, on: None, evidence: Vec::new() })
}

pub(crate) fn take_on(duban: &Duban, code: &str, on: &str, step: StepForm) -> Result<StepOutcome, Error> {
    duban.take_step(code, None, &StepRequest { step, on: Some(on.into()), evidence: Vec::new() })
}

pub(crate) fn acknowledge(department: &str) -> StepForm {
    StepForm::Acknowledge { department: department.into() }
}

pub(crate) fn report(department: &str, percent: u8) -> StepForm {
    StepForm::ReportProgress {
        department: department.into(),
        percent,
        narrative: format!("完成{percent}%"),
        problems: String::new(),
        next_step: String::new(),
    }
}

pub(crate) fn done(department: &str) -> StepForm {
    StepForm::ReportCompletion { department: department.into(), note: "已全部完成".into() }
}

pub(crate) fn verify() -> StepForm {
    StepForm::Verify { note: "现场看过".into() }
}

pub(crate) fn close() -> StepForm {
    StepForm::Close { note: "办结".into(), review_after: None }
}

pub(crate) fn ask(department: &str, until: &str) -> StepForm {
    StepForm::RequestExtension { department: department.into(), until: until.into(), reason: "汛期停工".into() }
}

pub(crate) fn answer(granted: bool) -> StepForm {
    StepForm::DecideExtension { granted, by: "分管副市长".into(), note: String::new() }
}

/// The office's profile.
pub(crate) fn set_up(duban: &Duban) {
    let office = "中共云岭市委督查室";
    let form = OfficeForm {
        name: office.into(),
        mark: office.into(),
        number_prefix: "云督办".into(),
        ..OfficeForm::default()
    };
    duban.set_office(&form).unwrap();
}

/// Two items that wait for 市水利局, in an office with a profile.
pub(crate) fn waiting(duban: &Duban) -> Vec<String> {
    set_up(duban);
    let register = |title, deadlines: &[&str]| {
        duban.register(&form(title, &[WATER], deadlines), &source(), None).unwrap().codes.remove(0)
    };
    vec![register("排查小型水库", &["2026-06-09"]), register("理顺管护体制", &["2026-09-30"])]
}

/// A document as proposed, signed.
pub(crate) fn proposed(duban: &Duban, kind: DocumentKindName, items: &[String], to: Option<&str>) -> DocumentForm {
    DocumentForm { signed_by: "李志远".into(), ..duban.propose(kind, items, to).unwrap().form }
}

/// The words of a document's page.
pub(crate) fn words(desk: &Desk, duban: &Duban, id: &str) -> String {
    let path = desk.folder.path().join("看.pdf");
    duban.save_document(id, &path).unwrap();
    let text = duban_intake::read_bytes(&std::fs::read(path).unwrap(), None).unwrap().text;
    text.split_whitespace().collect()
}
