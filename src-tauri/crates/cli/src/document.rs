//! Documents from the terminal: what is issued, its way, and how the office's papers are set.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use duban_app::wire::{
    BatchRun, CopyListForm, DocumentKindName, DocumentLine, DocumentStateName, DocumentStep, DocumentView, FontsReport,
    FormName, KindStyleForm, SealName, StationeryForm, StationeryView,
};
use duban_app::{BatchRequest, BatchScope, Code, Duban, Error, Progress, Told, read_text_file};

use crate::print::{as_json, say, sheet};

/// What kind of document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum KindWord {
    #[value(alias = "督办通知单")]
    Notice,
    #[value(alias = "催办通知")]
    Reminder,
    #[value(alias = "督查通报")]
    Circular,
    #[value(alias = "督查专报")]
    Report,
}

impl KindWord {
    fn name(self) -> DocumentKindName {
        match self {
            Self::Notice => DocumentKindName::Notice,
            Self::Reminder => DocumentKindName::Reminder,
            Self::Circular => DocumentKindName::Circular,
            Self::Report => DocumentKindName::Report,
        }
    }
}

/// Which form a document is set in.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum FormWord {
    #[value(alias = "文件")]
    RedHead,
    #[value(alias = "信函")]
    Letter,
    #[value(alias = "表格")]
    Table,
}

impl FormWord {
    fn name(self) -> FormName {
        match self {
            Self::RedHead => FormName::RedHead,
            Self::Letter => FormName::Letter,
            Self::Table => FormName::Table,
        }
    }
}

#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch that is typed or not")]
pub(crate) struct Notice {
    /// What kind of document: a notice gives items out, a reminder asks for what has not come, a circular tells the
    /// departments how all stands, a report tells those above
    #[arg(long, value_enum, default_value = "notice")]
    kind: KindWord,
    /// One document with these items
    #[arg(long, value_name = "CODE", num_args = 1..)]
    item: Vec<String>,
    /// One document with everything that is due for this lead department
    #[arg(long, value_name = "NAME", conflicts_with = "item")]
    department: Option<String>,
    /// One notice with every waiting item of this meeting
    #[arg(long, value_name = "ID", conflicts_with_all = ["item", "department"])]
    meeting: Option<String>,
    /// One for each lead department instead
    #[arg(long, requires = "meeting", conflicts_with_all = ["item", "department"])]
    each: bool,
    /// One for each department for which something is due
    #[arg(long, conflicts_with_all = ["item", "department", "meeting"])]
    due: bool,
    /// The title, instead of the usual
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Whom it goes to, instead of the usual
    #[arg(long, value_name = "NAME", num_args = 1..)]
    to: Vec<String>,
    /// Which form it is set in [default: the office's own]
    #[arg(long, value_enum)]
    form: Option<FormWord>,
    /// By when departments are to report
    #[arg(long, value_name = "DATE")]
    report_by: Option<String>,
    /// What a circular or a report covers, such as 2026年上半年
    #[arg(long, value_name = "TEXT")]
    period: Option<String>,
    /// The day the figures of a circular or a report are of [default: today]
    #[arg(long, value_name = "DATE")]
    figures_of: Option<String>,
    /// A text file with what a report says; a line that begins with # is a heading
    #[arg(long, value_name = "FILE")]
    body: Option<PathBuf>,
    /// Who checked
    #[arg(long, value_name = "WHO", default_value = "")]
    checked_by: String,
    /// Who signed [default: the office's usual signatory]
    #[arg(long, value_name = "WHO", default_value = "")]
    signed_by: String,
    /// Keep it as a draft: no number is taken
    #[arg(long, conflicts_with_all = ["out", "merged"])]
    draft: bool,
    /// All of them in one file as well, for printing on both sides
    #[arg(long)]
    merged: bool,
    /// The folder the PDFs are written to
    #[arg(long, value_name = "DIR", required_unless_present = "draft")]
    out: Option<PathBuf>,
}

impl Notice {
    pub(crate) fn run(self, duban: &Duban, watch: &dyn Progress, json: bool) -> Result<(), Error> {
        let asks = matches!(self.kind, KindWord::Notice | KindWord::Reminder);
        let scope = match (self.department, self.meeting) {
            (Some(department), _) => BatchScope::Department(department),
            (_, Some(meeting)) if self.each => BatchScope::MeetingEach(meeting),
            (_, Some(meeting)) => BatchScope::Meeting(meeting),
            _ if self.due => BatchScope::Each,
            _ if !self.item.is_empty() => BatchScope::Items(self.item),
            _ if asks => {
                let sentence = "没有说明发哪些事项，没有生成。用--item、--department、--meeting或--due指明。";
                return Err(Error::new(Code::NoItems, sentence));
            }
            _ => BatchScope::Everything,
        };
        let body = self.body.map(|file| read_text_file(&file)).transpose()?;
        let request = BatchRequest {
            kind: self.kind.name(),
            scope,
            checked_by: self.checked_by,
            signed_by: self.signed_by,
            form: self.form.map(FormWord::name),
            told: Told {
                title: self.title,
                to: self.to,
                period: self.period,
                as_of: self.figures_of,
                report_by: self.report_by,
                body,
            },
            merged: self.merged,
            draft: self.draft,
        };
        let run = duban.issue_batch(&request, &self.out.unwrap_or_default(), watch)?;
        print_run(&run, json);
        // What was made stands in the answer; that not all was is told by the exit code as well.
        let Some(first) = run.not_made.first() else { return Ok(()) };
        let each: Vec<String> =
            run.not_made.iter().map(|one| format!("{}：{}", one.name, one.error.sentence)).collect();
        Err(Error::new(first.error.code, format!("{}份没有生成。{}", each.len(), each.concat())))
    }
}

/// A step on a document's way, or what to do with it.
#[derive(Debug, Subcommand)]
pub(crate) enum Way {
    /// Show it with its way
    Show,
    /// 核稿
    Check {
        /// Who checked
        #[arg(long, value_name = "WHO")]
        by: String,
    },
    /// 签发
    Sign {
        /// Who signed
        #[arg(long, value_name = "WHO")]
        by: String,
    },
    /// 退回修改: a draft again
    Return {
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// Number and issue what was signed
    Issue,
    /// 撤回: take back what was issued
    Recall {
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// 作废: its number stays on record
    Void {
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: String,
    },
    /// 回执 came back from a department
    Slip {
        /// Which
        #[arg(long, value_name = "NAME")]
        department: String,
    },
    /// File the scan of the signed paper
    Scan {
        /// The scan
        file: PathBuf,
    },
    /// 发文稿纸 for handwriting, as PDF
    Sheet {
        /// The file
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Its page as PDF, byte for byte as it was issued
    Save {
        /// The file
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

impl Way {
    pub(crate) fn run(self, duban: &Duban, id: &str, json: bool) -> Result<(), Error> {
        let step = match self {
            Self::Show => {
                view(&duban.document(id)?, json);
                return Ok(());
            }
            Self::Sheet { out } => {
                sheet(&duban.save_drafting_sheet(id, &out)?, json);
                return Ok(());
            }
            Self::Save { out } => {
                duban.save_document(id, &out)?;
                crate::print::sentence(&format!("已存到{}。", out.display()), json);
                return Ok(());
            }
            Self::Scan { file } => {
                done(&duban.file_scan(id, &file)?, json);
                return Ok(());
            }
            Self::Check { by } => DocumentStep::Check { by },
            Self::Sign { by } => DocumentStep::Sign { by },
            Self::Return { reason } => DocumentStep::Return { reason },
            Self::Issue => DocumentStep::Issue,
            Self::Recall { reason } => DocumentStep::Recall { reason },
            Self::Void { reason } => DocumentStep::Void { reason },
            Self::Slip { department } => DocumentStep::SlipBack { department },
        };
        done(&duban.document_step(id, &step)?, json);
        Ok(())
    }
}

#[derive(Debug, Args)]
pub(crate) struct Stationery {
    /// The prefix of a kind's numbers, such as circular=云督通; may be given again
    #[arg(long, value_name = "KIND=TEXT")]
    prefix: Vec<String>,
    /// The issuing mark of a kind
    #[arg(long, value_name = "KIND=TEXT")]
    mark: Vec<String>,
    /// The wording of a kind's title, with placeholders such as {会议}; empty for the usual
    #[arg(long, value_name = "KIND=TEXT")]
    title: Vec<String>,
    /// The wording of a kind's opening
    #[arg(long, value_name = "KIND=TEXT")]
    opening: Vec<String>,
    /// The wording of what a kind asks for at its end
    #[arg(long, value_name = "KIND=TEXT")]
    closing: Vec<String>,
    /// Who usually signs
    #[arg(long, value_name = "WHO")]
    signatory: Option<String>,
    /// Whom reports go to
    #[arg(long, value_name = "NAME")]
    report_to: Option<String>,
    /// A list of whom copies go to, such as 市领导=市委常委,副市长; empty drops it
    #[arg(long, value_name = "NAME=WHO,WHO")]
    copies: Vec<String>,
    /// Which form a notice has
    #[arg(long, value_enum)]
    form: Option<FormWord>,
    /// What becomes of the seal: none, room, or a PNG file
    #[arg(long, value_name = "none|room|FILE")]
    seal: Option<String>,
    /// The seal's width on paper, in millimetres
    #[arg(long, value_name = "MM")]
    seal_width: Option<u8>,
    /// A folder with fonts of the office's own; empty for none
    #[arg(long, value_name = "DIR")]
    fonts: Option<String>,
    /// Tell what the fonts at hand cover
    #[arg(long)]
    coverage: bool,
}

impl Stationery {
    pub(crate) fn run(self, duban: &Duban, json: bool) -> Result<(), Error> {
        if self.coverage {
            fonts(&duban.fonts_report("")?, json);
            return Ok(());
        }
        let mut form = duban.stationery()?.form;
        let before = form.clone();
        let set: [(&Vec<String>, PutWords); 5] = [
            (&self.prefix, |kind, text| kind.prefix = text),
            (&self.mark, |kind, text| kind.mark = text),
            (&self.title, |kind, text| kind.title = text),
            (&self.opening, |kind, text| kind.opening = text),
            (&self.closing, |kind, text| kind.closing = text),
        ];
        for (all, put) in set {
            for pair in all {
                let (kind, text) = parted(pair)?;
                let word = KindWord::from_str(kind, true)
                    .map_err(|_| Error::new(Code::FieldMissing, format!("没有“{kind}”这种文书，设置没有改。")))?;
                if let Some(style) = form.kinds.iter_mut().find(|style| style.kind == word.name()) {
                    put(style, text.to_owned());
                }
            }
        }
        for pair in &self.copies {
            let (name, who) = parted(pair)?;
            form.copy_lists.retain(|list| list.name != name);
            let departments = who.split([',', '，', '、']).map(str::to_owned).filter(|who| !who.is_empty()).collect();
            form.copy_lists.push(CopyListForm { name: name.to_owned(), departments });
        }
        form.signatory = self.signatory.unwrap_or(form.signatory);
        form.report_to = self.report_to.unwrap_or(form.report_to);
        form.form = self.form.map_or(form.form, FormWord::name);
        form.seal_millimetres = self.seal_width.unwrap_or(form.seal_millimetres);
        form.fonts = self.fonts.unwrap_or(form.fonts);
        match self.seal.as_deref() {
            None => {}
            Some("none") => form.seal = SealName::None,
            Some("room") => form.seal = SealName::Room,
            Some(file) => (form.seal, form.seal_file) = (SealName::Picture, Some(file.to_owned())),
        }
        let view = if form == before { duban.stationery()? } else { duban.set_stationery(&form)? };
        stationery(&view, json);
        Ok(())
    }
}

/// Puts words into a field of a kind's style.
type PutWords = fn(&mut KindStyleForm, String);

fn parted(pair: &str) -> Result<(&str, &str), Error> {
    let wrong = || Error::new(Code::FieldMissing, format!("“{pair}”要写成“名称=内容”，设置没有改。"));
    pair.split_once('=').map(|(name, text)| (name.trim(), text.trim())).ok_or_else(wrong)
}

pub(crate) fn register(lines: &[DocumentLine], json: bool) {
    if json {
        return as_json(&lines);
    }
    if lines.is_empty() {
        say!("登记簿里没有这样的文书。");
    }
    lines.iter().for_each(line);
}

fn line(line: &DocumentLine) {
    // What has no number yet is named by its id.
    let number = if line.number.is_empty() { &line.id } else { &line.number };
    let day = if line.issued_on.is_empty() { &line.dated } else { &line.issued_on };
    let slips = if line.slips_open > 0 { format!("  回执未回{}份", line.slips_open) } else { String::new() };
    let reason = if line.reason.is_empty() { String::new() } else { format!("：{}", line.reason) };
    say!("{number}  {}  {}{reason}  {day}  主送{}{slips}", line.kind_word, line.state_word, line.addressees);
    say!("  {}", line.title);
}

fn view(view: &DocumentView, json: bool) {
    if json {
        return as_json(view);
    }
    line(&view.line);
    view.lines.iter().for_each(|item| say!("   {}  {}  {}", item.code, item.title, item.due_words));
    view.way.iter().for_each(|step| say!("   {step}"));
    if !view.slips_open.is_empty() {
        say!("   回执未回：{}", view.slips_open.join("、"));
    }
}

fn done(issued: &duban_app::wire::Issued, json: bool) {
    if json {
        return as_json(issued);
    }
    say!("{}", issued.said);
    line(&issued.document);
}

fn print_run(run: &BatchRun, json: bool) {
    if json {
        return as_json(run);
    }
    for issued in &run.issued {
        let d = &issued.document;
        if d.state == DocumentStateName::Issued {
            say!("{}  主送{}  {}件，{}页", d.number, d.addressees, d.items, d.pages);
            say!("  {}", issued.path);
        } else {
            line(d);
        }
    }
    if let Some(merged) = &run.merged {
        say!("合成一份，双面打印：{merged}");
    }
    if !run.left_over.is_empty() {
        say!("未写明牵头单位，没有发出：{}", run.left_over.join("、"));
    }
    if !run.not_reached.is_empty() {
        say!("已停止，没有轮到：{}", run.not_reached.join("、"));
    }
}

fn fonts(report: &FontsReport, json: bool) {
    if json {
        return as_json(report);
    }
    for face in &report.faces {
        say!("{}  {}{}", face.word, face.file, if face.own { "（本单位字体）" } else { "" });
    }
    for rare in &report.rare {
        let by = if rare.drawn_by.is_empty() { "没有字体" } else { &rare.drawn_by };
        say!("  {}  {}  {by}", rare.character, rare.code);
    }
    say!("{}", report.said);
}

fn stationery(view: &StationeryView, json: bool) {
    if json {
        return as_json(view);
    }
    let StationeryForm { kinds, signatory, report_to, copy_lists, form, seal, seal_millimetres, fonts, .. } =
        &view.form;
    let or_none = |words: &str| if words.is_empty() { "未填".to_owned() } else { words.to_owned() };
    for (usual, own) in view.kinds.iter().zip(kinds) {
        say!("{}：下一号{}，发文机关标志{}", usual.word, usual.next_number, usual.mark);
        for (what, words) in [("标题", &own.title), ("开头", &own.opening), ("结尾", &own.closing)] {
            if !words.is_empty() {
                say!("  {what}措辞：{}", words.replace('\n', "／"));
            }
        }
    }
    say!("签发人：{}", or_none(signatory));
    say!("专报报送：{}", or_none(report_to));
    for list in copy_lists {
        say!("抄送“{}”：{}", list.name, list.departments.join("、"));
    }
    let form = match form {
        FormName::RedHead => "文件",
        FormName::Letter => "信函",
        FormName::Table => "表格",
    };
    say!("通知单版式：{form}");
    match seal {
        SealName::None => say!("印章：不加盖"),
        SealName::Room => say!("印章：留出位置，加盖实物印章"),
        SealName::Picture => say!("印章：印图片，宽{seal_millimetres}毫米"),
    }
    say!("字体文件夹：{}", or_none(fonts));
}
