//! The cells of a table's row, and names that only blanks parted.

use std::ops::Range;

use duban_domain::Role;

use super::bracket::{by_clauses, settle};
use super::label::{self, Label};
use super::{Named, lists, names};
use crate::structure::Row;
use crate::text;

/// 县水务局 县住建局: names that only blanks parted, which the view has not; the whole cell, where it is no such list.
fn parted_by_blanks(view: &str, cell: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut at = cell.start;
    while at < cell.end {
        let rest = &view[at..cell.end];
        // 各县市区政府 closes such a list, and is one name.
        if at > cell.start && rest.starts_with('各') && names::is_unit(rest) {
            parts.push(at..cell.end);
            break;
        }
        let Some(len) = lists::first_name(rest).filter(|_| rest.starts_with(['市', '县', '区', '省', '各', '州']))
        else {
            return vec![cell.clone()];
        };
        parts.push(at..at + len);
        at += len;
    }
    parts
}

/// 县财政局县国资中心 is two, where each is the name of an office of its own.
pub(super) fn run_together(view: &str, name: lists::Name) -> Vec<lists::Name> {
    let words = &view[name.range.clone()];
    let levels = words.match_indices(['市', '县', '区', '省']).filter(|(at, _)| *at > 0).count();
    let parts = if levels > 0 && !words.contains('（') { parted_by_blanks(view, &name.range) } else { Vec::new() };
    // 市委市政府督查室 is one office of two bodies.
    let offices = parts.iter().all(|p| text::length(&view[p.clone()]) >= 4);
    if parts.len() < 2 || !offices {
        return vec![name];
    }
    parts.into_iter().map(|range| lists::Name { range, open_ended: name.open_ended }).collect()
}

/// What the cells of a table's row state.
pub(super) fn stated(view: &str, row: &Row) -> Vec<Named> {
    let mut named = Vec::new();
    let cells = [
        (&row.lead, Role::Lead, "牵头单位"),
        (&row.joint, Role::Joint, "责任单位"),
        (&row.supporting, Role::Supporting, "配合单位"),
    ];
    for (cell, role, word) in cells {
        let Some(cell) = cell else { continue };
        // 牵头单位：市司法局；责任部门：各街道: the cell says itself who plays which part.
        let labelled = label::segments(view, cell.clone());
        let bare = cell.start..labelled.first().map_or(cell.end, |segment| segment.word.start);
        let found =
            parted_by_blanks(view, &bare).into_iter().flat_map(|part| by_clauses(view, part, Some((role, word))));
        named.extend(found.map(|n| Named { rule: "units.cell", ..n }));
        for segment in labelled {
            if let Label::Units(role) = segment.label {
                // 市司法局（配合单位：市城管局）: the bracket closes behind the names.
                let words = &view[segment.content.clone()];
                let open = words.matches('（').count() < words.matches('）').count();
                let end = segment.content.end - if open && words.ends_with('）') { '）'.len_utf8() } else { 0 };
                let listed = segment.content.start..end;
                named.extend(by_clauses(view, listed, Some((role, &view[segment.word]))));
            }
        }
    }
    settle(&mut named);
    named
}
