//! 督办通知单 as a bordered table, as many offices fill it in.

use super::NoticeContent;
use crate::paper::{Bordered, Field, FormRow};

/// What takes the place of the slip: the form has boxes to sign in.
const SIGN_HERE: &str = "在签收栏签字";

impl NoticeContent {
    /// The notice as a form: who it is for, the items with their labels in boxes, what is to be done, and room to sign
    /// for it. What a 公文 says under labels stands here beside them, word for word.
    #[must_use]
    pub fn bordered(&self) -> Bordered {
        let mut rows = Vec::new();
        if !self.addressees.is_empty() {
            rows.push(FormRow::Fields(vec![Field::new("主送单位", &self.addressees)]));
        }
        if !self.copies.is_empty() {
            rows.push(FormRow::Fields(vec![Field::new("抄送单位", &self.copies)]));
        }
        rows.push(FormRow::Fields(vec![Field::new("交办事由", &self.opening)]));
        for section in &self.sections {
            rows.push(FormRow::Group(section.heading.clone()));
            for pieces in &section.paragraphs {
                for piece in pieces {
                    // A paragraph without a label goes on in the box before it.
                    match rows.last_mut() {
                        Some(FormRow::Fields(fields)) if piece.label.is_empty() => {
                            if let Some(field) = fields.last_mut() {
                                field.words.push('\n');
                                field.words.push_str(&piece.words);
                            }
                        }
                        _ => rows.push(FormRow::Fields(vec![Field::new(&piece.label, &piece.words)])),
                    }
                }
            }
        }
        rows.push(FormRow::Open(Field::new("办理要求", self.closing.join("\n").replace("填写所附回执", SIGN_HERE))));
        rows.push(FormRow::Fields(vec![Field::by_hand("签收单位", 13), Field::by_hand("签 收 人", 13)]));
        rows.push(FormRow::Fields(vec![Field::by_hand("签收时间", 13), Field::by_hand("联系电话", 13)]));
        Bordered {
            draft: self.draft,
            classification: self.classification.clone(),
            urgency: self.urgency.clone(),
            title: self.title.clone(),
            number: format!("编号：{}", self.number),
            dated: self.dated.clone(),
            rows,
            notes: vec![self.slip.request.replace("填写本回执", SIGN_HERE)],
            issuer: self.issuer.clone(),
            short_code: self.short_code.clone(),
        }
    }
}
