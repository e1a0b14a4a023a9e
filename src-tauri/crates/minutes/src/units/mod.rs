//! Who is to do it: departments and the parts they play.

use std::ops::Range;

use duban_domain::{Assignment, Ground, Role};

use crate::structure::Draft;
use crate::view::View;

mod bracket;
mod cells;
mod clause;
mod given;
mod label;
mod lists;
mod names;
mod part;
mod subject;

pub(crate) use bracket::{are_names_with_parts, closing_brackets, ends_with_bracket, names_units};
pub(crate) use clause::{after_subject, answers_for, begins_with_subject, is_named_as};
pub(crate) use given::{after_given, is_given};
pub(crate) use label::{Label, begins_line as is_label_line, segments as label_segments};
pub(crate) use lists::{are_names, begins_with_names, first_name, names_before_mark, split};
pub(crate) use names::is_people;
pub(crate) use subject::time_before;

/// A name with the part it plays, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) range: Range<usize>,
    pub(crate) role: Role,
    /// The source's word for the part.
    pub(crate) label: String,
    pub(crate) open_ended: bool,
    pub(crate) rule: &'static str,
    pub(crate) reason: &'static str,
}

/// Rules about departments that a text states once for all its items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Convention {
    /// 列第一位者为牵头单位.
    pub(crate) first_leads: bool,
    /// 标☆的为牵头单位: the sign.
    pub(crate) sign: Option<char>,
}

impl Convention {
    /// Finds what a text states.
    pub(crate) fn stated_in(view: &str) -> Self {
        let first = [
            "列第一位",
            "列首位",
            "排第一位",
            "排在第一位",
            "排首位",
            "排在首位",
            "第一个单位",
            "列在首位",
            "首位单位",
        ];
        let first_leads =
            first.iter().any(|w| view.find(w).is_some_and(|at| crate::text::head(&view[at..], 24).contains("牵头")));
        Self { first_leads, sign: SIGNS.into_iter().find(|sign| marks_the_lead(view, *sign)) }
    }
}

/// Signs with which a text may mark who leads.
const SIGNS: [char; 6] = ['☆', '★', '※', '▲', '△', '●'];

/// 标☆的为牵头单位, 带★的单位为牵头单位.
fn marks_the_lead(view: &str, sign: char) -> bool {
    let told = |(at, _): (usize, &str)| {
        let before = crate::text::tail(&view[..at], 4);
        let after = crate::text::head(&view[at..], 12);
        ["标", "带", "注", "有"].iter().any(|w| before.contains(w)) && after.contains("为牵头")
    };
    view.contains(sign) && view.match_indices(sign).any(told)
}

/// Reads the departments of a directive.
///
/// What a table's cells, a bracket or a label line state is all there is. Only where there is nothing of the kind do
/// the clauses themselves name who acts.
pub(crate) fn read(view: &View<'_>, draft: &Draft, convention: Convention) -> Vec<Assignment> {
    let mut named = match &draft.row {
        Some(row) => cells::stated(view.text(), row),
        None => bracket::stated(view.text(), draft.range.clone()),
    };
    // A会同B…。（A）: beside bare names in a bracket the clause still tells who helps.
    let bare = !named.is_empty() && named.iter().all(|n| n.label.is_empty() && n.rule == "units.bracket");
    if bare {
        let in_clauses = clause::stated(view.text(), draft.range.clone());
        let same = |a: &Named, b: &Named| view.text()[a.range.clone()] == view.text()[b.range.clone()];
        let leads = in_clauses.iter().any(|c| c.role.leads() && named.iter().any(|n| same(n, c)));
        let helping = |n: &Named| n.role == Role::Supporting && matches!(n.label.as_str(), "会同" | "联合");
        named.extend(in_clauses.into_iter().filter(|n| leads && helping(n)));
    }
    // 州农业局要组织农技人员…。（协助单位：州气象局）: the bracket tells who helps, the clause who acts.
    if named.is_empty() || draft.row.is_none() && named.iter().all(|n| n.role == Role::Supporting) {
        let labelled = std::mem::take(&mut named);
        named = clause::stated(view.text(), draft.range.clone());
        named.retain(|n| !labelled.iter().any(|l| view.text()[l.range.clone()] == view.text()[n.range.clone()]));
        named.extend(labelled);
    }
    if named.is_empty()
        && let Some(lead_in) = &draft.shared_subject
    {
        named = clause::shared(view.text(), lead_in.clone());
    }
    let told = named.iter_mut().map(|n| bracket::told_in_bracket(view.text(), n)).filter(|told| *told).count();
    if told > 0 {
        // 县应急局（牵头）、县公安局: those listed beside it answer with it.
        named.iter_mut().filter(|n| n.role == Role::Subject).for_each(|n| n.role = Role::Joint);
        bracket::settle(&mut named);
    }
    if convention.first_leads {
        first_leads(&mut named);
    }
    if let Some(sign) = convention.sign {
        sign_leads(view.text(), &mut named, sign);
    }
    let mut out: Vec<Assignment> = Vec::with_capacity(named.len());
    for name in named {
        let department = view.wording(name.range.clone());
        if department.is_empty() || out.iter().any(|a| a.department == department) {
            continue;
        }
        out.push(Assignment {
            department,
            role: name.role,
            label: name.label,
            open_ended: name.open_ended,
            ground: Ground::read(view.span(name.range), name.rule, name.reason),
        });
    }
    out
}

/// 标☆的为牵头单位: of 责任单位 side by side those with the sign lead, the others support.
fn sign_leads(view: &str, named: &mut [Named], sign: char) {
    let marked = |n: &Named| view[n.range.clone()].starts_with(sign);
    let any = named.iter().any(marked);
    for name in named {
        let leads = marked(name);
        if leads {
            name.range.start += sign.len_utf8();
        }
        if any && name.role == Role::Joint {
            name.role = if leads { Role::Lead } else { Role::Supporting };
            name.rule = "units.sign-leads";
            name.reason = "文中约定标有符号的为牵头单位";
        }
    }
}

/// 列第一位者为牵头单位: of 责任单位 side by side the first leads, the others support.
fn first_leads(named: &mut [Named]) {
    if named.len() < 2 || named.iter().any(|n| n.role != Role::Joint) {
        return;
    }
    for (i, name) in named.iter_mut().enumerate() {
        name.role = if i == 0 { Role::Lead } else { Role::Supporting };
        name.rule = "units.first-leads";
        name.reason = "文中约定列第一位者为牵头单位";
    }
}
