//! 打印: issued documents, sheets and files through the system's spooler, in the very bytes that are kept.

use std::path::Path;

use duban_documents::pdf_paper;

use crate::duban::Duban;
use crate::error::{Error, file_name};
use crate::spooler::{self, Job, Sides, Unprinted};
use crate::wire::{PrintForm, PrintedView, PrinterView, SheetKind};
use crate::{Code, file};

/// More copies than this of one paper are a slip of the finger.
const MOST_COPIES: u16 = 99;

impl Duban {
    /// The printers of this computer; refused where there are none.
    pub fn printers(&self) -> Result<Vec<PrinterView>, Error> {
        let found = spooler::printers().map_err(|why| unprinted("", &why))?;
        if found.is_empty() {
            return Err(no_printer(""));
        }
        Ok(found.into_iter().map(|p| PrinterView { name: p.name, is_default: p.is_default }).collect())
    }

    /// Prints an issued document, byte for byte as it was issued.
    pub fn print_document(&self, id: &str, form: &PrintForm) -> Result<PrintedView, Error> {
        let (row, bytes) = self.issued_bytes(id)?;
        let name = row.number.map_or(row.draft.title, |number| number.to_string());
        print(&bytes, &name, form)
    }

    /// Prints an issued document that is named as on paper: 云督办〔2026〕38号.
    pub fn print_numbered(&self, number: &str, form: &PrintForm) -> Result<PrintedView, Error> {
        self.print_document(&self.document_id(number)?, form)
    }

    /// Writes an issued document that is named as on paper to a file.
    pub fn save_numbered(&self, number: &str, path: &Path) -> Result<(), Error> {
        self.save_document(&self.document_id(number)?, path)
    }

    /// Prints a sheet of the ledger as it stands now.
    pub fn print_sheet(&self, kind: &SheetKind, form: &PrintForm) -> Result<PrintedView, Error> {
        let (title, bytes) = self.sheet_pdf(kind)?;
        print(&bytes, &title, form)
    }

    /// Prints a PDF file, such as one that was saved before.
    pub fn print_file(&self, path: &Path, form: &PrintForm) -> Result<PrintedView, Error> {
        let bytes = file::patiently(|| std::fs::read(path)).map_err(|e| Error::reading(path, &e))?;
        print(&bytes, &file_name(path), form)
    }

    fn document_id(&self, number: &str) -> Result<String, Error> {
        let found = self.documents("")?.into_iter().find(|line| line.number == number.trim());
        found.map(|line| line.id).ok_or_else(|| {
            let sentence = format!("登记簿里没有“{number}”，没有打印。文号按登记簿里的写法填写，年份用六角括号〔〕。");
            Error::new(Code::DocumentMissing, sentence)
        })
    }
}

fn print(bytes: &[u8], title: &str, form: &PrintForm) -> Result<PrintedView, Error> {
    if !(1..=MOST_COPIES).contains(&form.copies) {
        let sentence = format!("份数要在1到{MOST_COPIES}之间，现在填的是{}，没有打印。改好份数再试。", form.copies);
        return Err(Error::new(Code::FieldMissing, sentence));
    }
    let paper = pdf_paper(bytes)
        .ok_or_else(|| Error::new(Code::FileUnsupported, format!("“{title}”不是PDF文件，没有打印。选择PDF文件。")))?;
    let printers = spooler::printers().map_err(|why| unprinted(title, &why))?;
    let wanted = form.printer.as_deref().filter(|name| !name.is_empty());
    let printer = match wanted {
        Some(name) => printers.iter().find(|printer| printer.name == name),
        None => printers.iter().find(|printer| printer.is_default).or(printers.first()),
    };
    let Some(printer) = printer else {
        return Err(match wanted {
            Some(name) if !printers.is_empty() => {
                let there: Vec<&str> = printers.iter().map(|printer| printer.name.as_str()).collect();
                let sentence = format!("没有叫“{name}”的打印机，没有打印。现有打印机：{}。", there.join("、"));
                Error::new(Code::PrinterMissing, sentence)
            }
            _ => no_printer(title),
        });
    };
    let sides = match (form.duplex, paper.0 > paper.1) {
        (false, _) => Sides::One,
        (true, false) => Sides::LongEdge,
        (true, true) => Sides::ShortEdge,
    };
    let job = Job { printer: &printer.name, title, copies: form.copies, sides, paper };
    let job = spooler::submit(bytes, &job).map_err(|why| unprinted(title, &why))?;
    let duplex = if form.duplex { "，双面" } else { "" };
    let said = format!("{title}已交“{}”打印，{}份{duplex}。", printer.name, form.copies);
    Ok(PrintedView { printer: printer.name.clone(), job, said })
}

fn unprinted(title: &str, why: &Unprinted) -> Error {
    match why {
        Unprinted::NoSpooler => no_printer(title),
        Unprinted::Refused(said) => {
            let sentence = format!("打印机没有接收{title}：{said}。检查打印机后重试，或先另存为PDF。");
            Error::new(Code::PrintRefused, sentence)
        }
    }
}

fn no_printer(title: &str) -> Error {
    let what = if title.is_empty() { String::new() } else { format!("，{title}没有打印") };
    let sentence =
        format!("这台电脑上没有可用的打印机{what}。可以先另存为PDF，到能打印的电脑上打印；装好打印机后再试。");
    Error::new(Code::PrinterMissing, sentence)
}
