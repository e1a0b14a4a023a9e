//! Windows' spooler, through the system's own reader of PDF files: drivers take no PDF themselves, and the program that
//! shows such files need not be one that prints.

use std::path::Path;

use winprint::printer::{FilePrinter as _, PrintOutcome, PrinterDevice, WinPdfPrinter};
use winprint::ticket::{
    Copies, FeatureOptionPackWithPredefined as _, PredefinedDuplexType, PredefinedMediaName, PrintCapabilities,
    PrintTicket, PrintTicketBuilder,
};

use super::{Job, Printer, Sides, Unprinted};

/// The printers that were set up for this user, in the system's order.
pub(crate) fn printers() -> Result<Vec<Printer>, Unprinted> {
    let devices = PrinterDevice::all().map_err(|_| Unprinted::NoSpooler)?;
    let default = PrinterDevice::user_default().ok().flatten();
    let is_default = |device: &PrinterDevice| default.as_ref().is_some_and(|it| it.os_name() == device.os_name());
    Ok(devices.iter().map(|device| Printer { name: name(device), is_default: is_default(device) }).collect())
}

/// Hands the pages over. Gives what the queue shows.
pub(crate) fn submit(pdf: &[u8], job: &Job<'_>) -> Result<String, Unprinted> {
    let devices = PrinterDevice::all().map_err(|_| Unprinted::NoSpooler)?;
    let device = devices.into_iter().find(|device| name(device) == job.printer).ok_or(Unprinted::NoSpooler)?;
    let ticket = ticket(&device, job).map_err(|error| refused(error.as_ref()))?;
    // The queue shows the file's name.
    let folder = tempfile::tempdir().map_err(|error| refused(&error))?;
    let file =
        folder.path().join(format!("{}.pdf", job.title.replace(['/', '\\', ':', '*', '?', '"', '<', '>', '|'], " ")));
    std::fs::write(&file, pdf).map_err(|error| refused(&error))?;
    match WinPdfPrinter::new(device).print(Path::new(&file), ticket) {
        Ok(PrintOutcome::Completed) => Ok(job.title.to_owned()),
        Ok(PrintOutcome::Canceled) => Err(Unprinted::Refused("打印任务被取消".to_owned())),
        Err(error) => Err(refused(&error)),
    }
}

fn name(device: &PrinterDevice) -> String {
    device.os_name().to_string_lossy().into_owned()
}

/// Copies, sides and paper, as far as the printer has them: an A3 sheet on a printer of A4 is left to its driver.
fn ticket(device: &PrinterDevice, job: &Job<'_>) -> Result<PrintTicket, Box<dyn std::error::Error>> {
    let able = PrintCapabilities::fetch(device)?;
    let mut ticket = PrintTicketBuilder::new(device)?;
    ticket.merge(Copies(job.copies))?;
    let sides = match job.sides {
        Sides::One => PredefinedDuplexType::OneSided,
        Sides::LongEdge => PredefinedDuplexType::TwoSidedLongEdge,
        Sides::ShortEdge => PredefinedDuplexType::TwoSidedShortEdge,
    };
    if let Some(duplex) = able.duplexes().find(|duplex| duplex.as_predefined_name() == Some(sides)) {
        ticket.merge(duplex)?;
    }
    let paper = match (job.paper.0.min(job.paper.1), job.paper.0.max(job.paper.1)) {
        (210, 297) => Some(PredefinedMediaName::ISOA4),
        (297, 420) => Some(PredefinedMediaName::ISOA3),
        _ => None,
    };
    let media = able.page_media_sizes().find(|size| paper.is_some() && size.as_predefined_name() == paper);
    if let Some(media) = media {
        ticket.merge(media)?;
    }
    Ok(ticket.build()?)
}

/// What the system said, with the cause below it, which alone tells what happened.
fn refused(error: &dyn std::error::Error) -> Unprinted {
    let cause = error.source().map(|cause| format!("（{cause}）")).unwrap_or_default();
    Unprinted::Refused(format!("{error}{cause}"))
}
