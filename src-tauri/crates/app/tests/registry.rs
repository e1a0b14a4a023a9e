//! Departments by any of their names, suggestions, repairs undone, imports compared, and a year's notice taken in.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail the test that calls them")]

use std::path::{Path, PathBuf};

use duban_app::wire::{
    DepartmentForm, DocumentKindName, GroupBy, ItemQueryForm, MeetingView, OfficeForm, PieceKind, RegistryStep,
    RepairVerdictName, ReviewStep, RowAction, SideName,
};
use duban_app::{BatchRequest, BatchScope, Clock, Code, Duban, Unwatched};
use tempfile::TempDir;

const MINUTES: &str = "6月9日，市长王建国主持召开云岭市人民政府第8次常务会议。\n\
会议要求，市住房城乡建设局要在6月底前完成老旧小区摸底排查，建立工作台账。\n\
会议决定，由市水利局牵头，市财政局配合，9月底前完成小型水库除险加固。\n\
会议强调，要加快补齐校园周边食品安全短板，开展食品摊点专项整治。\n";

fn desk() -> (TempDir, Duban) {
    let folder = tempfile::tempdir().unwrap();
    let duban = Duban::open(folder.path(), Clock::set_to("2026-06-11".parse().unwrap())).unwrap();
    let form = OfficeForm {
        name: "云岭市人民政府督查室".into(),
        mark: "云岭市人民政府督查室".into(),
        number_prefix: String::new(),
        general_list: String::new(),
        contact: String::new(),
    };
    duban.set_office(&form).unwrap();
    (folder, duban)
}

fn imported(duban: &Duban, text: &str) -> MeetingView {
    duban.import_text(text, "2026-06-10".parse().ok(), &Unwatched).unwrap()
}

fn titles(duban: &Duban, department: &str) -> usize {
    let form = ItemQueryForm { department: Some(department.into()), ..ItemQueryForm::default() };
    duban.items(&form).unwrap().lines.len()
}

#[test]
fn items_are_found_by_any_name_of_their_department() {
    let (_folder, duban) = desk();
    let meeting = imported(&duban, MINUTES);
    let housing = &meeting.directives[0].assignments[0];
    assert_eq!(housing.department, "市住房城乡建设局", "the wording stays");
    assert_eq!(housing.registered.as_deref(), Some("市住房和城乡建设局"));
    duban.confirm_all(&meeting.id).unwrap();
    for name in ["市住建局", "住建局", "市住房和城乡建设局", "云岭市住房城乡建设局", "市住房城乡建设局"]
    {
        assert_eq!(titles(&duban, name), 1, "{name}");
    }
    assert_eq!(titles(&duban, "市水务局"), 1, "a former name");
    assert_eq!(titles(&duban, "云溪县住建局"), 0, "another place's");
    assert_eq!(titles(&duban, "市教育局"), 0);
}

#[test]
fn after_a_rename_and_a_merger_old_items_are_found_by_the_new_name() {
    let (_folder, duban) = desk();
    let meeting = imported(&duban, MINUTES);
    duban.confirm_all(&meeting.id).unwrap();
    let id = |name: &str| duban.department(name).unwrap().id;
    let facts = duban.registry().unwrap();
    assert!(facts.standard && facts.version == 0, "nothing is recorded before the office changes something");
    let rename =
        RegistryStep::Rename {
            department: id("市水利局"), to: "市水利和湖泊局".into(), from: "2026-07-01".into()
        };
    let done = duban.change_registry(0, &rename).unwrap();
    assert_eq!(done.said, "“市水利局”已更名为“市水利和湖泊局”");
    assert_eq!((titles(&duban, "市水利和湖泊局"), titles(&duban, "市水利局")), (1, 1));
    let merge =
        RegistryStep::Merge {
            departments: vec![id("市水利局")], into: id("市应急局"), from: "2026-08-01".into()
        };
    let done = duban.change_registry(done.registry.version, &merge).unwrap();
    assert_eq!(titles(&duban, "市应急管理局"), 1, "its successor answers");
    let undone = duban.change_registry(done.registry.version, &RegistryStep::Undo).unwrap();
    assert_eq!(titles(&duban, "市应急管理局"), 0);
    let undone = duban.change_registry(undone.registry.version, &RegistryStep::Undo).unwrap();
    assert!(undone.registry.standard && undone.registry.undo.is_none());
    let again = duban.change_registry(0, &rename).unwrap_err();
    assert_eq!(again.code, Code::ChangedMeanwhile);
}

#[test]
fn a_department_is_entered_once() {
    let (_folder, duban) = desk();
    let mut form = DepartmentForm {
        id: None,
        name: "云岭湖管理委员会".into(),
        short_names: vec!["云岭湖管委会".into()],
        aliases: Vec::new(),
        level: None,
        side: SideName::Government,
        duties: vec!["云岭湖".into()],
        leader: "陈江".into(),
        contacts: Vec::new(),
    };
    let done = duban.change_registry(0, &RegistryStep::Set { form: form.clone() }).unwrap();
    assert_eq!(duban.department("云岭湖管委会").unwrap().leader, "陈江");
    form.name = "市住建局".into();
    let version = done.registry.version;
    form.name = "市住房城乡建设局".into();
    let refused = duban.change_registry(version, &RegistryStep::Set { form }).unwrap_err();
    assert_eq!(refused.code, Code::RegistryRefused);
    assert!(refused.sentence.contains("市住房和城乡建设局"), "{}", refused.sentence);
}

#[test]
fn a_suggestion_is_shown_apart_and_taken_as_a_correction() {
    let (_folder, duban) = desk();
    let meeting = imported(&duban, MINUTES);
    let food = meeting.directives.iter().find(|d| d.text.contains("食品安全")).unwrap();
    assert!(food.assignments.is_empty(), "nothing is filled in");
    let first = &food.suggestions[0];
    assert_eq!(first.department, "市市场监督管理局");
    assert!(first.reason.contains("“食品安全”"), "{}", first.reason);
    assert!(food.suggestions.len() <= 3);
    assert!(meeting.directives[0].suggestions.is_empty(), "what is stated needs none");
    let step = ReviewStep::TakeSuggestion { directive: food.id.clone(), department: first.department.clone() };
    let outcome = duban.review(&meeting.id, meeting.version, &step).unwrap();
    let food = outcome.meeting.directives.into_iter().find(|d| d.id == food.id).unwrap();
    assert_eq!(food.assignments[0].ground.rule, "suggestion");
    assert!(food.revised && food.suggestions.is_empty());
}

#[test]
fn how_the_office_assigned_before_is_a_reason() {
    let (_folder, duban) = desk();
    let before = "会议决定，由云岭湖管委会牵头，建设环湖绿道示范段。\n";
    let meeting = imported(&duban, before);
    duban.confirm_all(&meeting.id).unwrap();
    let later = imported(&duban, "会议要求，要加快建设环湖绿道示范段。\n");
    let suggestion = &later.directives[0].suggestions[0];
    assert_eq!(suggestion.department, "云岭湖管委会");
    assert!(suggestion.reason.contains("2026-001"), "{}", suggestion.reason);
}

/// Inline pinyin, of which one gloss is undone: the original characters come back, and what follows keeps its place.
#[test]
fn a_repair_undone_puts_the_original_back_and_reads_the_sentence_again() {
    let (_folder, duban) = desk();
    let text = "會議強調(diào)，要擴(kuò)大試點(diǎn)。市水利局要在6月底前完成水庫排查。\n";
    let meeting = imported(&duban, text);
    let repair = meeting.repairs.iter().find(|r| r.original.contains('擴')).unwrap();
    let next = meeting.directives.iter().find(|d| d.text.contains("水库")).unwrap();
    let step = ReviewStep::UndoRepair { repair: repair.number };
    let outcome = duban.review(&meeting.id, meeting.version, &step).unwrap();
    let after = &outcome.meeting;
    assert_eq!(outcome.said, "已改回原文");
    assert!(after.text.contains(&repair.original), "{}", after.text);
    let undone = &after.repairs[repair.number as usize];
    assert_eq!(undone.verdict, RepairVerdictName::Undone);
    assert_eq!(words(after, undone.place.start, undone.place.end), repair.original);
    let kept = after.directives.iter().find(|d| d.id == next.id).unwrap();
    assert_eq!(words(after, kept.place.start, kept.place.end), kept.text, "a later directive keeps its place");
    assert_eq!(kept.deadlines[0].date, next.deadlines[0].date);
    let lead = kept.assignments[0].ground.place.unwrap();
    assert!(words(after, lead.start, lead.end).contains("市水利局"), "and so does what it rests on");
    for directive in &after.directives {
        assert_eq!(words(after, directive.place.start, directive.place.end), directive.text);
    }
    let back = duban.review(&meeting.id, after.version, &ReviewStep::Undo).unwrap();
    assert_eq!((back.said.as_str(), &back.meeting.text), ("已撤销：改回原文", &meeting.text));
    let all = back.meeting.repairs.iter().map(|r| r.number).collect();
    let accepted =
        duban.review(&meeting.id, back.meeting.version, &ReviewStep::AcceptRepairs { repairs: all }).unwrap();
    assert!(accepted.meeting.repairs.iter().all(|r| r.verdict == RepairVerdictName::Accepted));
    let refused = duban.review(&meeting.id, accepted.meeting.version, &step).unwrap_err();
    assert_eq!(refused.code, Code::ReviewRefused);
}

#[test]
fn a_repair_in_a_decided_directive_waits() {
    let (_folder, duban) = desk();
    let meeting = imported(&duban, "會議強調(diào)，市水利局要擴(kuò)大試點(diǎn)範圍。\n");
    let repair = meeting.repairs.iter().find(|r| r.original.contains('擴')).unwrap().number;
    let meeting = duban.confirm_all(&meeting.id).unwrap();
    let refused = duban.review(&meeting.id, meeting.version, &ReviewStep::UndoRepair { repair }).unwrap_err();
    assert!(refused.sentence.contains("先撤销"), "{}", refused.sentence);
}

fn words(meeting: &MeetingView, start: u32, end: u32) -> String {
    let units: Vec<u16> = meeting.text.encode_utf16().collect();
    String::from_utf16(&units[start as usize..end as usize]).unwrap()
}

#[test]
fn a_second_import_is_set_against_the_first() {
    let (_folder, duban) = desk();
    let first = imported(&duban, MINUTES);
    let text = MINUTES.replace("6月底前", "7月底前").replace(
        "会议强调，要加快补齐校园周边食品安全短板，开展食品摊点专项整治。\n",
        "会议决定，由市教育局牵头，开学前完成学位核查。\n",
    );
    let second = imported(&duban, &text);
    let earlier = duban.earlier_imports(&second.id).unwrap();
    assert_eq!(earlier.iter().map(|m| m.id.as_str()).collect::<Vec<_>>(), [first.id.as_str()]);
    assert!(duban.earlier_imports(&first.id).unwrap().is_empty());
    let compared = duban.compare(&first.id, &second.id).unwrap();
    assert_eq!(compared.sentence, "新增1条，改动1条，删去1条，其余1条相同。");
    let changed = &compared.changed[0];
    let of = |kind| changed.pieces.iter().filter(|p| p.kind == kind).map(|p| p.text.as_str()).collect::<String>();
    assert_eq!((of(PieceKind::Gone).as_str(), of(PieceKind::Added).as_str()), ("6", "7"));
    assert_eq!(changed.fields[0].field, "完成时限");
    assert!(compared.added[0].text.contains("学位") && compared.gone[0].text.contains("食品"));
}

#[test]
fn a_years_notice_is_taken_into_the_calendar() {
    let (folder, duban) = desk();
    let notice = "国务院办公厅关于2027年部分节假日安排的通知\n国办发明电〔2026〕9号\n\
        一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n\
        二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月14日（周日）上班。\n";
    let order = "会议决定，由市水利局牵头，2027年1月28日会后7个工作日内完成清淤。\n";
    let basis = |duban: &Duban| {
        let text = format!("2027年1月28日，云岭市人民政府召开第2次常务会议。\n{}", order.replace("2027年1月28日", ""));
        let meeting = duban.import_text(&text, "2027-01-28".parse().ok(), &Unwatched).unwrap();
        meeting.directives[0].deadlines[0].basis.clone()
    };
    assert!(basis(&duban).ends_with("按周末推算"), "{}", basis(&duban));
    let before = basis(&duban);
    let preview = duban.preview_calendar(notice).unwrap();
    assert_eq!(preview.sentence, "2027年放假10天、调休上班2天；现有日历将改变12天。");
    assert!(preview.changes.iter().any(|day| day.becomes == "调休上班" && day.was == "周末"));
    duban.apply_calendar(notice, preview.version).unwrap();
    assert_eq!(basis(&duban), "1月29日起数，扣周末1天、春节7天，1月31日补班计入，至2月12日");
    assert!(duban.preview_calendar(notice).unwrap().sentence.ends_with("与现有日历一致。"));
    drop(duban);
    let again = Duban::open(folder.path(), Clock::set_to("2026-06-12".parse().unwrap())).unwrap();
    assert_eq!(again.calendar_view().unwrap().last_year, 2027, "it is a fact");
    let refused = again.preview_calendar("一、元旦：1月1日放假。").unwrap_err();
    assert_eq!(refused.code, Code::CalendarRefused);

    let stale = again.undo_calendar(Some(0)).unwrap_err();
    assert_eq!(stale.code, Code::ChangedMeanwhile);
    let undone = again.undo_calendar(None).unwrap();
    assert_eq!(undone.said, "已撤销：记入2027年节假日安排");
    assert_eq!((undone.calendar.last_year, undone.calendar.notices.len()), (2026, 0));
    assert_eq!(basis(&again), before, "as before the notice");
    assert_eq!(again.undo_calendar(None).unwrap_err().code, Code::NothingToUndo);
}

#[test]
fn departments_and_persons_come_from_a_workbook() {
    let (folder, duban) = desk();
    let file = workbook(
        folder.path(),
        &[
            &["市直单位通讯录", "", "", "", ""],
            &["单位名称", "简称", "联系人", "职务", "电话"],
            &["市住建局", "", "林晓", "办公室主任", "0900-6120011"],
            &["云岭湖管理委员会", "云岭湖管委会", "陈江", "", "0900-6120022"],
            &["市住房城乡建设局", "", "周敏", "科员", "0900-6120033"],
        ],
    );
    let preview = duban.preview_registry_import(&file).unwrap();
    let actions: Vec<_> = preview.rows.iter().map(|row| (row.row, row.action)).collect();
    assert_eq!(actions, [(3, RowAction::Changed), (4, RowAction::New), (5, RowAction::Changed)]);
    assert_eq!(preview.rows[0].sentence, "联系人增加林晓");
    assert!(duban.registry().unwrap().standard, "a preview writes nothing");
    let done = duban.import_registry(&file, preview.version).unwrap();
    assert_eq!(done.said, "已导入2个单位");
    let housing = duban.department("市住建局").unwrap();
    assert_eq!(housing.contacts.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["林晓", "周敏"]);
    assert_eq!(done.registry.undo.as_deref(), Some("导入名录"));
    let stranger = folder.path().join("纪要.xlsx");
    std::fs::write(&stranger, "不是表格").unwrap();
    assert_eq!(duban.preview_registry_import(&stranger).unwrap_err().code, Code::FileUnsupported);
}

/// A workbook with one sheet of text cells.
fn workbook(folder: &Path, rows: &[&[&str]]) -> PathBuf {
    let path = folder.join("通讯录.xlsx");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells) {
            sheet.write(row, column, *text).unwrap();
        }
    }
    book.save(&path).unwrap();
    path
}

#[test]
fn a_department_that_items_call_by_two_names_is_one_row_of_the_figures() {
    let (_folder, duban) = desk();
    let text = "会议决定，由市住建局牵头，6月底前完成摸底。会议要求，市住房城乡建设局要在7月底前建立台账。\n";
    let meeting = imported(&duban, text);
    duban.confirm_all(&meeting.id).unwrap();
    let figures = duban.statistics().unwrap();
    let rows: Vec<_> =
        figures.departments.iter().map(|row| (row.department.as_str(), row.leads.iter().sum::<u32>())).collect();
    assert_eq!(rows, [("市住房和城乡建设局", 2)]);
}

#[test]
fn a_notice_for_a_department_takes_what_waits_for_it_under_any_name() {
    let (folder, duban) = desk();
    let meeting = imported(&duban, MINUTES);
    duban.confirm_all(&meeting.id).unwrap();
    let request = BatchRequest {
        scope: BatchScope::Department("市住建局".into()),
        ..BatchRequest::each(DocumentKindName::Notice, "李志远", false)
    };
    let run = duban.issue_batch(&request, folder.path(), &Unwatched).unwrap();
    assert_eq!(run.issued[0].document.addressees, "市住房城乡建设局", "as the minutes write it");
    assert_eq!(run.issued[0].document.items, 1);
}

#[test]
fn notices_and_forms_of_a_department_go_by_the_body_whatever_it_is_called() {
    let (folder, duban) = desk();
    let meeting = imported(
        &duban,
        "6月9日，市长王建国主持召开云岭市人民政府第8次常务会议。\n\
会议要求，市住房城乡建设局要在6月底前完成老旧小区摸底排查，建立工作台账。\n\
会议决定，由市水利局牵头，市财政局配合，9月底前完成小型水库除险加固。\n\
会议要求，市住建局要在7月底前完成燃气管道检测，消除安全隐患。\n",
    );
    duban.confirm_all(&meeting.id).unwrap();
    let groups = duban.waiting_groups(GroupBy::Department).unwrap();
    let groups: Vec<_> = groups.iter().map(|g| (g.name.as_str(), g.items.len())).collect();
    assert_eq!(groups, [("市住房城乡建设局", 2), ("市水利局", 1)]);
    let request = BatchRequest {
        scope: BatchScope::MeetingEach(meeting.id),
        ..BatchRequest::each(DocumentKindName::Notice, "李志远", false)
    };
    let run = duban.issue_batch(&request, folder.path(), &Unwatched).unwrap();
    let sent: Vec<_> = run.issued.iter().map(|one| (one.document.addressees.as_str(), one.document.items)).collect();
    assert_eq!(sent, [("市住房城乡建设局", 2), ("市水利局", 1)], "one body, one paper");

    let out = folder.path().join("表");
    let made = duban.make_forms(None, &out, &Unwatched).unwrap();
    let made: Vec<_> = made.iter().map(|form| (form.department.as_str(), form.items)).collect();
    assert_eq!(made, [("市住房城乡建设局", 2), ("市水利局", 1)]);
    let one = duban.make_forms(Some("市住房和城乡建设局"), &out, &Unwatched).unwrap().remove(0);
    assert_eq!((one.items, one.asked_this_month), (2, 3), "the notice and two forms, under whichever name");
}

#[test]
fn the_ledger_is_filtered_by_departments_that_have_items() {
    let (_folder, duban) = desk();
    let meeting = imported(&duban, MINUTES);
    duban.confirm_all(&meeting.id).unwrap();
    let all = duban.departments_with_items().unwrap();
    let all: Vec<_> = all.iter().map(|one| (one.name.as_str(), one.items)).collect();
    assert_eq!(all, [("市住房城乡建设局", 1), ("市水利局", 1), ("市财政局", 1)]);
}
