//! 反馈表: what a department fills in about one item.

use chrono::NaiveDate;

use crate::paper::{Bordered, Field, FormRow};
use crate::wording::{date, full_width};

/// A feedback form for one item. What the ledger knows is filled in; the rest is written by the department.
///
/// ```
/// use duban_documents::feedback::FeedbackForm;
/// let form = FeedbackForm { item: "抓好防汛备汛".into(), code: "2026-002".into(), ..FeedbackForm::default() };
/// assert_eq!(form.bordered().title, "督办事项办理情况反馈表");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FeedbackForm {
    /// 事项名称.
    pub item: String,
    /// 事项编号.
    pub code: String,
    /// The notice it was given out with. May be empty.
    pub notice: String,
    /// 议定要求, word for word.
    pub requirement: String,
    /// Who fills it in: 牵头单位.
    pub department: String,
    /// 配合单位. May be empty.
    pub supporting: String,
    /// 完成时限, in the source's words with the day.
    pub deadline: String,
    /// 办结标准. May be empty.
    pub done_when: String,
    /// By when the form is to come back.
    pub report_by: Option<NaiveDate>,
    /// Who gets it back.
    pub office: String,
    /// 联系人及电话 of that office. May be empty.
    pub contact: String,
    /// The code that leads back to the journal.
    pub short_code: Option<String>,
}

impl FeedbackForm {
    /// The form.
    #[must_use]
    pub fn bordered(&self) -> Bordered {
        let or = |words: &str, open: &str| {
            if words.trim().is_empty() { open.to_owned() } else { full_width(words.trim()) }
        };
        let mut rows = vec![FormRow::Fields(vec![Field::new("督办事项", full_width(&self.item))])];
        if !self.requirement.trim().is_empty() {
            rows.push(FormRow::Fields(vec![Field::new("议定要求", full_width(&self.requirement))]));
        }
        rows.push(FormRow::Fields(vec![
            Field::new("牵头单位", or(&self.department, "")),
            Field::new("配合单位", or(&self.supporting, "无")),
        ]));
        rows.push(FormRow::Fields(vec![
            Field::new("完成时限", or(&self.deadline, "未明确")),
            Field::new("交办文号", self.notice.clone()),
        ]));
        rows.push(FormRow::Fields(vec![Field::new("办结标准", or(&self.done_when, "待明确"))]));
        rows.push(FormRow::Fields(vec![Field {
            label: "办理状态".into(),
            words: "□正在推进　　□申报办结　　□申请延期".into(),
            height: 0,
        }]));
        rows.push(FormRow::Fields(vec![Field::by_hand("进展情况", 40)]));
        rows.push(FormRow::Fields(vec![Field::by_hand("存在问题", 22)]));
        rows.push(FormRow::Fields(vec![Field::by_hand("下步安排", 22)]));
        rows.push(FormRow::Fields(vec![Field::by_hand("填 报 人", 11), Field::by_hand("联系电话", 11)]));
        rows.push(FormRow::Fields(vec![Field {
            label: "单位意见".into(),
            words: "主要负责人（签字）：\n（盖章）　　　　年　　月　　日".into(),
            height: 24,
        }]));
        let by = self.report_by.map_or_else(String::new, |day| format!("于{}前", date(day)));
        let contact = full_width(self.contact.trim().trim_end_matches('。'));
        let contact = if contact.is_empty() { contact } else { format!("（联系人及电话：{contact}）") };
        Bordered {
            title: "督办事项办理情况反馈表".into(),
            number: format!("事项编号：{}", self.code),
            dated: "填报日期：　　年　　月　　日".into(),
            rows,
            notes: vec![format!("请{by}将本表反馈至{}{contact}。申报办结的，请附佐证材料。", self.office)],
            issuer: self.office.clone(),
            short_code: self.short_code.clone(),
            ..Bordered::default()
        }
    }
}
