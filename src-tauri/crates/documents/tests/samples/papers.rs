//! Every kind of paper, in every length that a page can trip over.

use std::sync::LazyLock;

use duban_documents::ledger_sheet::Grouping;
use duban_documents::notice::{NoticeContent, supervision_notice};
use duban_documents::paper::{Form, Format, Manner, Official, Paper, Seal, Sheet};
use duban_documents::reminder::Reminder;
use duban_domain::{Draft, Item};

use super::{reports, tables};

/// A paper with its name and how it is set.
pub(crate) struct Sample {
    pub(crate) name: String,
    /// Which figures it is measured against: redhead, letter, form, ledger, brief, slip.
    pub(crate) measured_as: &'static str,
    pub(crate) paper: Paper,
    pub(crate) manner: Manner,
}

impl Sample {
    fn new(name: &str, measured_as: &'static str, paper: Paper, manner: Manner) -> Self {
        Self { name: name.to_owned(), measured_as, paper, manner }
    }
}

pub(crate) fn notice(draft: &Draft, items: &[Item], issued: bool) -> NoticeContent {
    let items: Vec<&Item> = items.iter().collect();
    let (office, number, meeting) = (super::office(), super::number(), super::meeting());
    let code = issued.then_some("000123-1A2B3C4D");
    supervision_notice(&office, draft, issued.then_some(&number), &items, Some(&meeting), code)
}

/// All of them.
pub(crate) fn all() -> &'static [Sample] {
    static ALL: LazyLock<Vec<Sample>> =
        LazyLock::new(|| [notices(), reminders(), sheets(), told()].into_iter().flatten().collect());
    &ALL
}

/// Notices whose text ends one line short of the page, at its end, and one line over it.
fn edges(form: Form, kind: &str, measured_as: &'static str) -> Vec<Sample> {
    let fonts = super::fonts();
    let few = ["市住房城乡建设局"];
    let with = |lines: usize| {
        let mut content = notice(&super::draft(super::TITLE, &few), &super::many(1), true);
        content.closing.extend((0..lines).map(|line| format!("第{line}项工作按期完成。")));
        content.paper(form)
    };
    let manner = Manner { form, ..Manner::default() };
    let pages = |lines| with(lines).lay_out(&manner, &fonts).unwrap().pages.len();
    let at = (0..40).find(|lines| pages(lines + 1) > pages(*lines)).unwrap();
    [("short", at.saturating_sub(1)), ("full", at), ("over", at + 1)]
        .into_iter()
        .map(|(name, lines)| Sample::new(&format!("{kind}-{name}"), measured_as, with(lines), manner.clone()))
        .collect()
}

fn reminders() -> Vec<Sample> {
    let cases = [
        ("first", tables::reminder(1, 1, &["市住房城乡建设局"])),
        ("second", tables::reminder(2, 3, &["市住房城乡建设局", "市水利局", "市政务服务局"])),
        ("forty", tables::reminder(1, 40, &super::ADDRESSEES)),
    ];
    let sample = |(name, reminder): (&str, Reminder)| {
        let paper = Paper::Official(reminder.official());
        Sample::new(&format!("reminder-{name}"), "redhead", paper, Manner::default())
    };
    cases.into_iter().map(sample).collect()
}

/// What is told to departments and to leaders.
fn told() -> Vec<Sample> {
    let official =
        |name: &str, official: Official| Sample::new(name, "redhead", Paper::Official(official), Manner::default());
    let brief =
        |name: &str, count| Sample::new(name, "brief", Paper::Brief(reports::brief(count).brief()), Manner::default());
    vec![
        official("circular", reports::circular(25, 8).official()),
        official("circular-short", reports::circular(6, 1).official()),
        official("report", reports::report().official()),
        brief("brief", 5),
        brief("brief-many", 14),
        brief("brief-none", 0),
    ]
}

fn sheets() -> Vec<Sample> {
    let sheet = |name: &str, sheet: Sheet| Sample::new(name, "ledger", Paper::Sheet(sheet), Manner::default());
    let feedback = Paper::Bordered(tables::feedback().bordered());
    vec![
        sheet("ledger-a4", tables::ledger(12, Format::A4, Grouping::None).sheet()),
        sheet("ledger-a4-grouped", tables::ledger(60, Format::A4, Grouping::Lead).sheet()),
        sheet("ledger-a3", tables::ledger(36, Format::A3, Grouping::Light).sheet()),
        sheet("tasks", tables::tasks(5, 4).sheet()),
        sheet("breakdown", tables::breakdown(12).sheet()),
        Sample::new("feedback", "form", feedback, Manner::default()),
        Sample::new("drafting", "form", Paper::Bordered(tables::drafting().bordered()), Manner::default()),
    ]
}

/// 督办通知单 in its three forms.
fn notices() -> Vec<Sample> {
    let few = ["市住房城乡建设局", "市财政局", "市城管局"];
    let draft = super::draft;
    let everyone = ["各县（市、区），市直各单位"];
    let contents = [
        ("one", notice(&draft(super::TITLE, &few[..1]), &super::many(1), true)),
        ("twelve", notice(&draft(super::TITLE, &few), &super::many(12), true)),
        ("forty", notice(&draft(super::TITLE, &everyone), &super::many(40), true)),
        ("addressees", notice(&draft(super::TITLE, &super::ADDRESSEES), &super::many(3), true)),
        ("long-title", notice(&draft(super::LONG_TITLE, &few), &super::many(2), true)),
        ("both", notice(&draft(super::LONG_TITLE, &super::ADDRESSEES), &super::many(5), true)),
        (
            "draft",
            // As the program sets a draft: its number is left open.
            NoticeContent {
                number: "云督办〔2026〕　号".into(),
                ..notice(&draft("督办通知", &few), &super::many(2), false)
            },
        ),
    ];
    let mut samples = Vec::new();
    for (form, kind, measured_as) in [(Form::RedHead, "notice", "redhead"), (Form::Letter, "letter", "letter")] {
        samples.extend(edges(form, kind, measured_as));
    }
    for (form, kind, measured_as) in
        [(Form::RedHead, "notice", "redhead"), (Form::Letter, "letter", "letter"), (Form::Table, "form", "form")]
    {
        for (name, content) in &contents {
            let manner = Manner { form, ..Manner::default() };
            samples.push(Sample::new(&format!("{kind}-{name}"), measured_as, content.paper(form), manner));
        }
        let secret = NoticeContent {
            classification: Some("机密★1年".into()),
            urgency: Some("特急".into()),
            ..notice(&draft(super::TITLE, &few), &super::many(2), true)
        };
        let manner = Manner { form, copy_number: Some(12), seal: Seal::Room, across: None };
        samples.push(Sample::new(&format!("{kind}-secret"), measured_as, secret.paper(form), manner.clone()));
        let sealed = Manner { form, seal: Seal::Picture(super::seal::picture(), 42.0), ..Manner::default() };
        if form != Form::Table {
            let one = notice(&draft(super::TITLE, &few), &super::many(2), true);
            samples.push(Sample::new(&format!("{kind}-sealed"), measured_as, one.paper(form), sealed));
        }
        let mut rare = notice(&draft("关于做好䶮湖片区防汛工作的通知", &few), &super::many(1), true);
        rare.closing.push("联系人：李䶮、王𬭎、陈𫖯、张㼆、刘喆、赵镕。".into());
        samples.push(Sample::new(
            &format!("{kind}-rare"),
            measured_as,
            rare.paper(form),
            Manner { form, ..Manner::default() },
        ));
        let (_, recalled) = &contents[0];
        let manner = Manner { across: Some("已撤回"), ..manner };
        samples.push(Sample::new(&format!("{kind}-recalled"), measured_as, recalled.paper(form), manner));
    }
    samples
}
