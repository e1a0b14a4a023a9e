//! 办公室: the profile, the desk's state, the sample office.

use duban_domain::{Event, Office, Subject};

use crate::duban::Duban;
use crate::error::Error;
use crate::progress::Unwatched;
use crate::wire::{Desk, ItemQueryForm, OfficeForm};
use crate::{Code, samples};

impl Duban {
    /// What the window's frame shows.
    pub fn desk(&self) -> Result<Desk, Error> {
        let waiting = self.items(&ItemQueryForm { unassigned: true, limit: 1, ..ItemQueryForm::default() })?;
        let ledger = self.ledger();
        let meetings_open = ledger.meetings()?.iter().filter(|m| m.open + m.unclassified > 0).count();
        Ok(Desk {
            office: ledger.office()?.as_ref().map(office_form),
            today: self.today().to_string(),
            meetings_open: u32::try_from(meetings_open).unwrap_or(u32::MAX),
            items_unassigned: waiting.total,
            data_folder: self.folder.display().to_string(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            backed_up: crate::cases::care::last_backup(&self.folder),
        })
    }

    /// Sets the office's profile. 代字 and 普发名单 that are left empty are filled in from the name.
    pub fn set_office(&self, form: &OfficeForm) -> Result<Desk, Error> {
        let office = office(form)?;
        let version = self.ledger().version(&Subject::Office)?;
        let fact = self.fact(vec![Subject::Office], Event::OfficeSet(office));
        self.write(vec![(Subject::Office, version)], vec![fact], Vec::new())?;
        self.desk()
    }

    /// The office's profile; without it nothing can be put on paper.
    pub(crate) fn office(&self) -> Result<Office, Error> {
        self.ledger().office()?.ok_or_else(|| {
            Error::new(
                Code::OfficeNotSet,
                "还没有填写单位名称和发文机关标志，通知单没有生成。先在设置中填写（终端：duban init）。",
            )
        })
    }

    /// A made-up office with one meeting, to look around in. Refused where there is an office already.
    pub fn open_sample(&self) -> Result<Desk, Error> {
        if self.ledger().office()?.is_some() {
            return Err(Error::new(
                Code::FieldMissing,
                "这里已经有单位的台账，示例没有放进来。另选一个数据文件夹再打开示例。",
            ));
        }
        self.set_office(&samples::office())?;
        for sample in samples::minutes() {
            self.import_bytes(sample.bytes.as_bytes(), sample.file_name, Some(sample.received), &Unwatched)?;
        }
        self.desk()
    }
}

fn office(form: &OfficeForm) -> Result<Office, Error> {
    let name = form.name.trim();
    let mark = form.mark.trim();
    if name.is_empty() || mark.is_empty() {
        return Err(Error::new(Code::FieldMissing, "单位名称和发文机关标志都要填，通知单的落款和红头要用。"));
    }
    let or = |value: &str, otherwise: String| {
        let value = value.trim();
        if value.is_empty() { otherwise } else { value.to_owned() }
    };
    Ok(Office {
        name: name.to_owned(),
        mark: mark.to_owned(),
        number_prefix: or(&form.number_prefix, "督办".into()),
        general_list: or(&form.general_list, "各县（市、区），市直各单位".into()),
        contact: form.contact.trim().to_owned(),
    })
}

fn office_form(office: &Office) -> OfficeForm {
    OfficeForm {
        name: office.name.clone(),
        mark: office.mark.clone(),
        number_prefix: office.number_prefix.clone(),
        general_list: office.general_list.clone(),
        contact: office.contact.clone(),
    }
}
