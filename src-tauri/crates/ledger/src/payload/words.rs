//! The forms of what minutes, items and documents are made of.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::form::{Form, form, ids, names};

ids!(MeetingId, DirectiveId, ItemId, DocumentId, FactId);

/// A file's SM3 digest, 64 lower-case hex digits.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct FileHash(String);

impl Form for FileHash {
    type Of = duban_domain::FileHash;

    fn of(value: &Self::Of) -> Self {
        Self(value.0.clone())
    }

    fn back(self) -> Result<Self::Of, String> {
        let digits = self.0.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if self.0.len() == 64 && digits {
            Ok(duban_domain::FileHash(self.0))
        } else {
            Err(format!("{:?} is no SM3 digest", self.0))
        }
    }
}

names! {
    Role { Lead, Joint, Supporting, Subject }
    Relation { Equal, AtLeast, AtMost, About }
    TargetKind { Goal, Object }
    PassageKind { Header, Background, Unclassified }
    Urgency { Ordinary, Urgent, ExtraUrgent }
    Channel { Phone, Visit, Slip }
    DocumentKind { SupervisionNotice, ReminderNotice, Circular, Report }
    PaperForm { RedHead, Letter, Table }
}

form! {
    Span { start: usize, end: usize }
    Ground { span: Option<Span>, rule: String, reason: String }
    Assignment { department: String, role: Role, label: String, open_ended: bool, ground: Ground }
    Owner { name: String, ground: Ground }
    Suggestion { department: String, role: Role, reason: String }
    Deadline { text: String, due: Due, basis: String, ground: Ground }
    Target {
        text: String, number: f64, upper: Option<f64>, unit: String,
        relation: Relation, kind: TargetKind, ground: Ground,
    }
    Directive {
        span: Span, text: String, title: String, path: Vec<String>,
        assignments: Vec<Assignment>, owners: Vec<Owner>, deadlines: Vec<Deadline>,
        targets: Vec<Target>, suggestions: Vec<Suggestion>,
    }
    Passage { span: Span, kind: PassageKind, reason: String }
    Chair { title: String, name: String }
    MeetingHeader {
        name: Option<String>, number: Option<u32>, date: Option<NaiveDate>, date_basis: String,
        chair: Option<Chair>, document_number: Option<String>, classification: Option<String>,
    }
    Repair { span: Span, original: String, repaired: String, kind: String, doubtful: bool }
    Minutes {
        header: MeetingHeader, text: String, original: FileHash, file_name: String, received: NaiveDate,
        repairs: Vec<Repair>, directives: Vec<Named<Directive>>, passages: Vec<Passage>,
    }
    ItemCode { year: i32, number: u32 }
    Item {
        id: ItemId, code: ItemCode, title: String, requirement: String, done_when: String, urgency: Urgency,
        report_by: Option<NaiveDate>, source: Source, assignments: Vec<Assignment>, owners: Vec<Owner>,
        deadlines: Vec<Deadline>, targets: Vec<Target>, classification: Option<String>,
    }
    DocumentNumber { prefix: String, year: i32, number: u32 }
    Draft {
        id: DocumentId, kind: DocumentKind, title: String, meeting: Option<MeetingId>, items: Vec<ItemId>,
        addressees: Vec<String>, copies: Vec<String>, report_by: Option<NaiveDate>, dated: NaiveDate,
        form: PaperForm, grade: Grade, told: Told,
    }
    Grade { classification: Option<String>, urgency: Urgency, numbered_copies: Option<u32> }
    Told {
        round: u32, period: String, as_of: Option<NaiveDate>, opening: String, sections: Vec<ToldSection>,
        requests: Vec<String>,
    }
    ToldSection { heading: String, paragraphs: Vec<String> }
    Stationery {
        kinds: Vec<KindStyle>, signatory: String, report_to: String, copy_lists: Vec<CopyList>, form: PaperForm,
        seal: SealPlace, fonts: String,
    }
    KindStyle {
        kind: DocumentKind, prefix: String, mark: String, title: String, opening: String, closing: String,
    }
    CopyList { name: String, departments: Vec<String> }
    Evidence { file: FileHash, name: String, bytes: u64, with: String }
    Office { name: String, mark: String, number_prefix: String, general_list: String, contact: String }
}

/// A draft as it was written before there were other kinds than notices.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FirstDraft {
    id: DocumentId,
    kind: DocumentKind,
    title: String,
    meeting: Option<MeetingId>,
    items: Vec<ItemId>,
    addressees: Vec<String>,
    copies: Vec<String>,
    report_by: Option<NaiveDate>,
    dated: NaiveDate,
}

impl FirstDraft {
    pub(super) fn back(self) -> Result<duban_domain::Draft, String> {
        let Self { id, kind, title, meeting, items, addressees, copies, report_by, dated } = self;
        Ok(duban_domain::Draft {
            id: id.back()?,
            kind: kind.back()?,
            title,
            meeting: meeting.back()?,
            items: items.back()?,
            addressees,
            copies,
            report_by,
            dated,
            form: duban_domain::PaperForm::RedHead,
            grade: duban_domain::Grade::default(),
            told: duban_domain::Told::default(),
        })
    }
}

/// What becomes of the seal.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum SealPlace {
    None,
    Room,
    Picture { file: FileHash, millimetres: u8 },
}

impl Form for SealPlace {
    type Of = duban_domain::SealPlace;

    fn of(value: &Self::Of) -> Self {
        match value {
            duban_domain::SealPlace::None => Self::None,
            duban_domain::SealPlace::Room => Self::Room,
            duban_domain::SealPlace::Picture { file, millimetres } => {
                Self::Picture { file: FileHash::of(file), millimetres: *millimetres }
            }
        }
    }

    fn back(self) -> Result<Self::Of, String> {
        Ok(match self {
            Self::None => duban_domain::SealPlace::None,
            Self::Room => duban_domain::SealPlace::Room,
            Self::Picture { file, millimetres } => duban_domain::SealPlace::Picture { file: file.back()?, millimetres },
        })
    }
}

/// A directive with its id.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Named<D> {
    id: DirectiveId,
    directive: D,
}

impl<D: Form> Form for Named<D> {
    type Of = (duban_domain::DirectiveId, D::Of);

    fn of(value: &Self::Of) -> Self {
        Self { id: DirectiveId::of(&value.0), directive: D::of(&value.1) }
    }

    fn back(self) -> Result<Self::Of, String> {
        Ok((self.id.back()?, self.directive.back()?))
    }
}

/// How often.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Cadence {
    Daily,
    Weekly,
    Monthly { day: Option<u32> },
    Quarterly,
    HalfYearly,
    Yearly,
    Periodic,
}

impl Form for Cadence {
    type Of = duban_domain::Cadence;

    fn of(value: &Self::Of) -> Self {
        match *value {
            duban_domain::Cadence::Daily => Self::Daily,
            duban_domain::Cadence::Weekly => Self::Weekly,
            duban_domain::Cadence::Monthly { day } => Self::Monthly { day },
            duban_domain::Cadence::Quarterly => Self::Quarterly,
            duban_domain::Cadence::HalfYearly => Self::HalfYearly,
            duban_domain::Cadence::Yearly => Self::Yearly,
            duban_domain::Cadence::Periodic => Self::Periodic,
        }
    }

    fn back(self) -> Result<Self::Of, String> {
        Ok(match self {
            Self::Daily => duban_domain::Cadence::Daily,
            Self::Weekly => duban_domain::Cadence::Weekly,
            Self::Monthly { day } => duban_domain::Cadence::Monthly { day },
            Self::Quarterly => duban_domain::Cadence::Quarterly,
            Self::HalfYearly => duban_domain::Cadence::HalfYearly,
            Self::Yearly => duban_domain::Cadence::Yearly,
            Self::Periodic => duban_domain::Cadence::Periodic,
        })
    }
}

/// When it is due.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Due {
    On(NaiveDate),
    Every(Cadence),
    After { event: String, span: String },
    Standing,
    Vague,
}

impl Form for Due {
    type Of = duban_domain::Due;

    fn of(value: &Self::Of) -> Self {
        match value {
            duban_domain::Due::On(day) => Self::On(*day),
            duban_domain::Due::Every(cadence) => Self::Every(Cadence::of(cadence)),
            duban_domain::Due::After { event, span } => Self::After { event: event.clone(), span: span.clone() },
            duban_domain::Due::Standing => Self::Standing,
            duban_domain::Due::Vague => Self::Vague,
        }
    }

    fn back(self) -> Result<Self::Of, String> {
        Ok(match self {
            Self::On(day) => duban_domain::Due::On(day),
            Self::Every(cadence) => duban_domain::Due::Every(cadence.back()?),
            Self::After { event, span } => duban_domain::Due::After { event, span },
            Self::Standing => duban_domain::Due::Standing,
            Self::Vague => duban_domain::Due::Vague,
        })
    }
}

/// Where an item comes from.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum Source {
    Meeting { meeting: MeetingId, directive: DirectiveId, quote: String },
    Other { kind: String, quote: String, original: Option<FileHash> },
}

impl Form for Source {
    type Of = duban_domain::Source;

    fn of(value: &Self::Of) -> Self {
        match value {
            duban_domain::Source::Meeting { meeting, directive, quote } => Self::Meeting {
                meeting: MeetingId::of(meeting),
                directive: DirectiveId::of(directive),
                quote: quote.clone(),
            },
            duban_domain::Source::Other { kind, quote, original } => {
                Self::Other { kind: kind.clone(), quote: quote.clone(), original: Form::of(original) }
            }
        }
    }

    fn back(self) -> Result<Self::Of, String> {
        Ok(match self {
            Self::Meeting { meeting, directive, quote } => {
                duban_domain::Source::Meeting { meeting: meeting.back()?, directive: directive.back()?, quote }
            }
            Self::Other { kind, quote, original } => {
                duban_domain::Source::Other { kind, quote, original: original.back()? }
            }
        })
    }
}
