//! What is due: which items wait to be given out, and of which something has not come.

use std::collections::HashSet;

use chrono::NaiveDate;
use duban_documents::reminder::Missing;
use duban_domain::registry::Names;
use duban_domain::status::{CourseState, ItemState};
use duban_domain::{DocumentId, Draft, missed_before};
use duban_ledger::{Band, ItemQuery, ItemRow, ItemSort};

use crate::cases::registry::Body;
use crate::duban::Duban;
use crate::error::Error;
use crate::wire::{DocumentKindName, GroupBy, ItemLine, ItemQueryForm, NoticeGroup, SortKey};

/// What a group of items that name no department is called.
pub(super) const UNLED: &str = "待明确单位";

/// States in which something can be missing.
const ASKED: [ItemState; 3] = [ItemState::Assigned, ItemState::InProgress, ItemState::Standing];

impl Duban {
    /// What is due for a kind of document, put together: of a notice the items that were registered and not given out, of
    /// a reminder those of which something has not come. Circulars and reports are on everything.
    pub fn due_groups(&self, kind: DocumentKindName, by: GroupBy) -> Result<Vec<NoticeGroup>, Error> {
        match kind {
            DocumentKindName::Notice => self.notice_groups(by),
            DocumentKindName::Reminder => self.reminder_groups(by),
            DocumentKindName::Circular | DocumentKindName::Report => Ok(Vec::new()),
        }
    }

    /// Items that were registered and not yet given out, put together into notices.
    pub fn notice_groups(&self, by: GroupBy) -> Result<Vec<NoticeGroup>, Error> {
        let waiting = ItemQueryForm { unassigned: true, sort: SortKey::Code, ..ItemQueryForm::default() };
        let lines = self.items(&waiting)?.lines;
        if by == GroupBy::Department {
            let (mut groups, unled) = self.by_first_lead(lines)?;
            if !unled.is_empty() {
                groups.push(NoticeGroup { name: UNLED.to_owned(), items: unled });
            }
            return Ok(groups);
        }
        let mut groups: Vec<NoticeGroup> = Vec::new();
        for line in lines {
            put(&mut groups, line.meeting_name, line.code);
        }
        Ok(groups)
    }

    /// Items by the department named first, under whichever of its names, with the codes that name none. An item goes out
    /// once, to that one; the others get a copy. A group carries the name that its first item has.
    pub(super) fn by_first_lead(&self, lines: Vec<ItemLine>) -> Result<(Vec<NoticeGroup>, Vec<String>), Error> {
        let registry = self.registry_now()?;
        let names = Names::of(&registry);
        let mut groups: Vec<(Body, NoticeGroup)> = Vec::new();
        let mut unled = Vec::new();
        for line in lines {
            let Some(lead) = line.lead.into_iter().next() else {
                unled.push(line.code);
                continue;
            };
            let body = Body::of(&names, &lead);
            match groups.iter_mut().find(|(known, _)| *known == body) {
                Some((_, group)) => group.items.push(line.code),
                None => groups.push((body, NoticeGroup { name: lead, items: vec![line.code] })),
            }
        }
        Ok((groups.into_iter().map(|(_, group)| group).collect(), unled))
    }

    /// Items of which something has not come. A department is reminded of its own part only.
    fn reminder_groups(&self, by: GroupBy) -> Result<Vec<NoticeGroup>, Error> {
        let mut groups: Vec<NoticeGroup> = Vec::new();
        for row in self.asked_rows()? {
            let code = row.item.code.to_string();
            match by {
                GroupBy::Meeting if !self.missing(&row, None)?.is_empty() => {
                    put(&mut groups, row.meeting_name.clone().unwrap_or_default(), code);
                }
                GroupBy::Meeting => {}
                GroupBy::Department => {
                    for course in row.status.courses.iter().filter(|course| course.role.leads()) {
                        if !self.missing(&row, Some(&course.department))?.is_empty() {
                            put(&mut groups, course.department.clone(), code.clone());
                        }
                    }
                }
            }
        }
        Ok(groups)
    }

    fn asked_rows(&self) -> Result<Vec<ItemRow>, Error> {
        let query = ItemQuery { bands: vec![Band::of(&ASKED)], sort: ItemSort::Code, ..ItemQuery::default() };
        Ok(self.ledger().items(&query)?.rows)
    }

    /// What has not come of an item: from one of its departments, or from all who lead it.
    pub(super) fn missing(&self, row: &ItemRow, department: Option<&str>) -> Result<Vec<Missing>, Error> {
        let today = self.today();
        let status = &row.status;
        let (Some(assigned), true) = (status.assigned_on, ASKED.contains(&status.state())) else {
            return Ok(Vec::new());
        };
        let asked = |course: &&duban_domain::status::Course| {
            course.role.leads() && department.is_none_or(|name| course.department == name)
        };
        let all: Vec<_> = status.courses.iter().filter(asked).collect();
        let open: Vec<_> = all.iter().filter(|course| course.state != CourseState::CompletionReported).collect();
        let led = status.courses.iter().any(|course| course.role.leads());
        if open.is_empty() && (led || status.courses.is_empty() && department.is_some()) {
            return Ok(Vec::new());
        }
        let mut missing = Vec::new();
        if row.trail.notice.is_some() && assigned < today && open.iter().any(|c| c.state == CourseState::Assigned) {
            missing.push(Missing::Acknowledgement { since: assigned });
        }
        missing.extend(self.feedback_missed(row, department, assigned)?.map(|due| Missing::Feedback { due }));
        if let Some(due) = status.due.filter(|due| *due < today && status.state() != ItemState::Standing) {
            let days = u32::try_from((today - due).num_days()).unwrap_or_default();
            missing.push(Missing::Completion { due, days });
        }
        Ok(missing)
    }

    /// The earliest day by which feedback was asked and did not come: by the item's cadence, its own 反馈时限, or the
    /// notice's.
    fn feedback_missed(
        &self,
        row: &ItemRow,
        department: Option<&str>,
        assigned: NaiveDate,
    ) -> Result<Option<NaiveDate>, Error> {
        let reports = department.map_or_else(|| row.trail.report_days(), |name| row.trail.reports_of(name));
        let schedule = row.trail.schedule(&row.item, &row.status);
        let by_cadence = schedule.and_then(|schedule| schedule.unmet(&reports)[0]);
        let by_notice = match row.trail.notice {
            Some(notice) if row.item.report_by.is_none() => self.draft_of(notice)?.and_then(|draft| draft.report_by),
            _ => row.item.report_by,
        };
        let unanswered = reports.iter().all(|day| *day < assigned);
        let days = [by_cadence, by_notice.filter(|_| unanswered)];
        // What was due on days off is still in time on the first day worked.
        let missed = missed_before(self.today(), &self.calendar());
        Ok(days.into_iter().flatten().filter(|day| *day < missed).min())
    }

    fn draft_of(&self, id: DocumentId) -> Result<Option<Draft>, Error> {
        Ok(self.ledger().document(id)?.map(|row| row.draft))
    }
}

fn put(groups: &mut Vec<NoticeGroup>, name: String, code: String) {
    match groups.iter_mut().find(|group| group.name == name) {
        Some(group) => group.items.push(code),
        None => groups.push(NoticeGroup { name, items: vec![code] }),
    }
}

/// Who has a part in the items, each once: those that lead, or the others.
pub(super) fn parts(rows: &[ItemRow], leads: bool) -> Vec<String> {
    let mut seen = HashSet::new();
    let all = rows.iter().flat_map(|r| &r.item.assignments).filter(|a| a.role.leads() == leads);
    all.map(|a| a.department.clone()).filter(|name| seen.insert(name.clone())).collect()
}

/// 未签收、未反馈、超期3天.
pub(super) fn missing_words(missing: &[Missing]) -> String {
    let words = missing.iter().map(|missing| match missing {
        Missing::Acknowledgement { .. } => "未签收".to_owned(),
        Missing::Feedback { .. } => "未反馈".to_owned(),
        Missing::Completion { days, .. } => format!("超期{days}天"),
        Missing::Detail(words) => words.clone(),
    });
    words.collect::<Vec<_>>().join("、")
}
