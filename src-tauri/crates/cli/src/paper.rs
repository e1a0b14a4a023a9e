//! `duban print`.

use std::path::{Path, PathBuf};

use clap::{ArgGroup, Args};
use duban_app::wire::{PrintForm, PrintedView, PrinterView};
use duban_app::{Duban, Error};

use crate::print::{self, say};

/// Print what was issued, or a PDF file, through the system's spooler
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("papers").required(true).args(["paper", "printers"]))]
pub(crate) struct Print {
    /// Numbers of issued documents such as 云督办〔2026〕38号, or PDF files
    #[arg(value_name = "NUMBER|FILE")]
    paper: Vec<String>,
    /// List this computer's printers
    #[arg(long)]
    printers: bool,
    /// The printer [default: the system's own choice]
    #[arg(long, value_name = "NAME")]
    printer: Option<String>,
    /// How many of each
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    copies: u16,
    /// On both sides
    #[arg(long)]
    duplex: bool,
    /// Save the one that is named first instead, for a computer without a printer
    #[arg(long, value_name = "FILE", conflicts_with_all = ["printer", "printers", "duplex"])]
    save: Option<PathBuf>,
}

impl Print {
    pub(crate) fn run(self, duban: &Duban, json: bool) -> Result<(), Error> {
        if self.printers {
            printers(&duban.printers()?, json);
            return Ok(());
        }
        if let (Some(file), [number, ..]) = (&self.save, self.paper.as_slice()) {
            duban.save_numbered(number, file)?;
            print::sentence(&format!("已存为{}。", file.display()), json);
            return Ok(());
        }
        let form = PrintForm { printer: self.printer, copies: self.copies, duplex: self.duplex };
        let mut done = Vec::new();
        for paper in &self.paper {
            let path = Path::new(paper);
            let is_file = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
            done.push(if is_file { duban.print_file(path, &form) } else { duban.print_numbered(paper, &form) }?);
        }
        printed(&done, json);
        Ok(())
    }
}

fn printers(list: &[PrinterView], json: bool) {
    if json {
        return print::as_json(&list);
    }
    for printer in list {
        say!("{}{}", printer.name, if printer.is_default { "（默认）" } else { "" });
    }
}

fn printed(list: &[PrintedView], json: bool) {
    if json {
        return print::as_json(&list);
    }
    for printed in list {
        say!("{}\n  打印任务 {}", printed.said, printed.job);
    }
}
