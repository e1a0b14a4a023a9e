//! Documents of every kind on their way, as the office and its departments notice.

use duban_app::wire::{
    DocumentForm, DocumentKindName, DocumentStateName, DocumentStep, FormName, GroupBy, ItemQueryForm, OfficeForm,
    SealName, StatisticsView,
};
use duban_app::{BatchRequest, BatchScope, Code, Duban, Unwatched};

use crate::desk::*;

const OFFICE: &str = "中共云岭市委督查室";

fn set_up(duban: &Duban) {
    let form = OfficeForm {
        name: OFFICE.into(),
        mark: OFFICE.into(),
        number_prefix: "云督办".into(),
        ..OfficeForm::default()
    };
    duban.set_office(&form).unwrap();
}

/// Two items that wait for 市水利局.
fn waiting(duban: &Duban) -> Vec<String> {
    set_up(duban);
    let register = |title, deadlines: &[&str]| {
        duban.register(&form(title, &[WATER], deadlines), &source(), None).unwrap().codes.remove(0)
    };
    vec![register("排查小型水库", &["2026-06-09"]), register("理顺管护体制", &["2026-09-30"])]
}

fn proposed(duban: &Duban, kind: DocumentKindName, items: &[String], to: Option<&str>) -> DocumentForm {
    DocumentForm { signed_by: "李志远".into(), ..duban.propose(kind, items, to).unwrap().form }
}

/// The words of a document's page.
fn words(desk: &Desk, duban: &Duban, id: &str) -> String {
    let path = desk.folder.path().join("看.pdf");
    duban.save_document(id, &path).unwrap();
    let text = duban_intake::read_bytes(&std::fs::read(path).unwrap(), None).unwrap().text;
    text.split_whitespace().collect()
}

fn asked(view: &StatisticsView, name: &str) -> u32 {
    view.departments.iter().find(|row| row.department == name).unwrap().asked_this_month
}

#[test]
fn a_reminder_says_what_has_not_come_and_counts_as_one_request_however_many_items_stand_in_it() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let items = waiting(&duban);
    let mut notice = proposed(&duban, DocumentKindName::Notice, &items, None);
    notice.report_by = Some("2026-06-08".into());
    duban.issue(&notice).unwrap();

    let duban = desk.on("2026-06-11");
    let groups = duban.due_groups(DocumentKindName::Reminder, GroupBy::Department).unwrap();
    assert_eq!(groups.len(), 1);
    assert_eq!((groups[0].name.as_str(), &groups[0].items), (WATER, &items));
    let proposal = duban.propose(DocumentKindName::Reminder, &items, Some(WATER)).unwrap();
    assert_eq!(proposal.lines[0].due_words, "未签收、未反馈、超期2天");
    assert_eq!(proposal.next_number, "云督催〔2026〕1号");
    let before = asked(&duban.statistics().unwrap(), WATER);
    let issued = duban.issue(&DocumentForm { signed_by: "李志远".into(), ..proposal.form }).unwrap();
    assert_eq!(asked(&duban.statistics().unwrap(), WATER), before + 1);

    let text = words(&desk, &duban, &issued.document.id);
    for said in ["至今未签收", "至今未反馈", "已超期2天", "云督办〔2026〕1号", "云督催〔2026〕1号"]
    {
        assert!(text.contains(said), "{said} is not on the page: {text}");
    }
    let item = duban.item(&items[0]).unwrap();
    assert!(item.facts.iter().any(|f| f.word == "催办" && f.sentence.contains("云督催〔2026〕1号")));

    let again = desk.on("2026-06-15").propose(DocumentKindName::Reminder, &items[..1], Some(WATER)).unwrap().form;
    assert_eq!(again.round, 2);
    assert!(again.title.contains("再次催办"), "{}", again.title);
}

#[test]
fn what_was_reported_in_time_is_not_reminded_of() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let items = waiting(&duban);
    duban.issue(&proposed(&duban, DocumentKindName::Notice, &items, None)).unwrap();
    take(&duban, &items[1], acknowledge(WATER)).unwrap();
    take(&duban, &items[1], report(WATER, 20)).unwrap();
    let duban = desk.on("2026-06-11");
    let groups = duban.due_groups(DocumentKindName::Reminder, GroupBy::Department).unwrap();
    assert_eq!(groups[0].items, items[..1]);
    let form = proposed(&duban, DocumentKindName::Reminder, &items[1..], Some(WATER));
    assert_eq!(duban.preview(&form).unwrap_err().code, Code::StepRefused);
}

#[test]
fn a_circular_tells_the_figures_of_its_day_whatever_is_recorded_later() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    set_up(&duban);
    let late = given_out(&duban, "排查小型水库", &[WATER], &["2026-06-09"]);
    given_out(&duban, "拨付抢险资金", &[FINANCE], &["2026-08-31"]);
    let duban = desk.on("2026-06-11");
    let mut form = proposed(&duban, DocumentKindName::Circular, &[], None);
    form.period = "2026年5月".into();
    let drafted = duban.keep_draft(None, &form).unwrap().document;
    assert!(duban.document_pdf(&drafted.id).unwrap().file_name.starts_with("督查通报草稿"));

    let later = desk.on("2026-06-15");
    take(&later, &late, done(WATER)).unwrap();
    take(&later, &late, verify()).unwrap();
    take(&later, &late, close()).unwrap();
    later.document_step(&drafted.id, &DocumentStep::Check { by: "钱科长".into() }).unwrap();
    later.document_step(&drafted.id, &DocumentStep::Sign { by: "李志远".into() }).unwrap();
    let issued = later.document_step(&drafted.id, &DocumentStep::Issue).unwrap().document;
    assert_eq!(issued.number, "云督通〔2026〕1号");
    assert_eq!((issued.checked_by.as_str(), issued.signed_by.as_str()), ("钱科长", "李志远"));
    let text = words(&desk, &later, &issued.id);
    assert!(text.contains("共2项，其中已销号0项") && text.contains("超期1项"), "{text}");
    assert!(text.contains("排查小型水库") && text.contains("已超期2天"), "{text}");
}

#[test]
fn a_report_goes_upwards_in_the_offices_own_words() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    set_up(&duban);
    given_out(&duban, "拨付抢险资金", &[FINANCE], &["2026-08-31"]);
    let mut form = proposed(&duban, DocumentKindName::Report, &[], None);
    assert_eq!(duban.preview(&form).unwrap_err().code, Code::FieldMissing, "nobody is told whom it goes to");
    form.addressees = vec!["市委、市政府".into()];
    form.body = "# 资金拨付\n第一批资金已经下达。".into();
    let issued = duban.issue(&form).unwrap().document;
    let text = words(&desk, &duban, &issued.id);
    assert!(text.contains("二、资金拨付") && text.contains("第一批资金已经下达。"), "{text}");
    assert_eq!(issued.number, "云督报〔2026〕1号");
}

#[test]
fn what_is_taken_back_says_so_and_its_items_wait_again() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let items = waiting(&duban);
    let issued = duban.issue(&proposed(&duban, DocumentKindName::Notice, &items, None)).unwrap().document;
    let kept = duban.document_pdf(&issued.id).unwrap().base64;
    take(&duban, &items[0], acknowledge(WATER)).unwrap();

    let empty = duban.document_step(&issued.id, &DocumentStep::Recall { reason: " ".into() }).unwrap_err();
    assert_eq!(empty.code, Code::StepRefused);
    let recalled = duban.document_step(&issued.id, &DocumentStep::Recall { reason: "时限有误".into() }).unwrap();
    assert_eq!(recalled.said, "云督办〔2026〕1号已撤回，1件回到待交办");
    assert_eq!((recalled.document.state, recalled.document.reason.as_str()), (DocumentStateName::Recalled, "时限有误"));
    assert_ne!(duban.document_pdf(&issued.id).unwrap().base64, kept);
    let path = desk.folder.path().join("撤回.pdf");
    duban.save_document(&issued.number, &path).unwrap();
    let shown = std::fs::read(path).unwrap();
    assert!(shown.windows(10).any(|part| part == b"/Across Do"), "each page says so");
    let waits = ItemQueryForm { unassigned: true, ..ItemQueryForm::default() };
    assert_eq!(duban.items(&waits).unwrap().lines[0].code, items[1], "what was taken up goes on");

    // The one that was taken up can go out under a new notice as well; the old number stays on record.
    let again = duban.issue(&proposed(&duban, DocumentKindName::Notice, &items, None)).unwrap().document;
    assert_eq!(again.number, "云督办〔2026〕2号");
    assert_eq!(duban.documents("1号").unwrap()[0].state_word, "已撤回");
}

#[test]
fn what_was_signed_goes_out_only_while_its_items_are_as_they_were_signed() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let items = waiting(&duban);
    let draft = duban.keep_draft(None, &proposed(&duban, DocumentKindName::Notice, &items, None)).unwrap().document;
    assert_eq!(duban.document_step(&draft.id, &DocumentStep::Issue).unwrap_err().code, Code::StepRefused);
    duban.document_step(&draft.id, &DocumentStep::Sign { by: "李志远".into() }).unwrap();
    let mut changed = duban.item_form(&items[0]).unwrap();
    changed.title = "排查全部水库".into();
    duban.revise_item(&items[0], None, &changed).unwrap();
    let refused = duban.document_step(&draft.id, &DocumentStep::Issue).unwrap_err();
    assert!(refused.sentence.contains(&items[0]) && refused.sentence.contains("重新签发"), "{}", refused.sentence);
    duban.document_step(&draft.id, &DocumentStep::Return { reason: "事项名称改了".into() }).unwrap();
    duban.document_step(&draft.id, &DocumentStep::Sign { by: "李志远".into() }).unwrap();
    let issued = duban.document_step(&draft.id, &DocumentStep::Issue).unwrap().document;
    assert!(words(&desk, &duban, &issued.id).contains("排查全部水库"));
}

#[test]
fn slips_are_ticked_off_and_a_scan_is_kept_with_the_paper() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let items = waiting(&duban);
    let issued = duban.issue(&proposed(&duban, DocumentKindName::Notice, &items, None)).unwrap().document;
    assert_eq!(issued.slips_open, 1);
    let back = DocumentStep::SlipBack { department: WATER.into() };
    assert_eq!(duban.document_step(&issued.id, &back).unwrap().document.slips_open, 0);
    assert_eq!(duban.document_step(&issued.id, &back).unwrap_err().code, Code::StepRefused);
    let scan = desk.file("签发件.pdf", b"%PDF signed");
    assert_eq!(duban.file_scan(&issued.id, scan.as_ref()).unwrap().document.scan, "签发件.pdf");
    let sheet = desk.folder.path().join("发文稿纸.pdf");
    assert_eq!(duban.save_drafting_sheet(&issued.id, &sheet).unwrap().pages, Some(1));
    let text = duban_intake::read_bytes(&std::fs::read(sheet).unwrap(), None).unwrap().text;
    assert!(text.contains("李志远") && text.contains("云督办〔2026〕1号"), "{text}");
}

#[test]
fn each_numbered_copy_of_a_secret_paper_is_set_of_its_own() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let items = waiting(&duban);
    let mut form = proposed(&duban, DocumentKindName::Notice, &items, None);
    form.numbered_copies = Some(3);
    let plain = duban.preview(&form).unwrap();
    form.classification = "机密★1年".into();
    let issued = duban.issue(&form).unwrap().document;
    let text = words(&desk, &duban, &issued.id);
    assert_eq!(text.matches("现将2项督办事项").count(), 3, "a copy for each 份号: {text}");
    assert!(issued.pages >= 3 * plain.pages, "what is not secret has no numbered copies");
}

#[test]
fn one_press_makes_a_paper_for_each_department_and_one_file_for_both_sides() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    waiting(&duban);
    duban.register(&form("拨付抢险资金", &[FINANCE], &[]), &source(), None).unwrap();
    let out = desk.folder.path().join("成批");
    let run =
        duban.issue_batch(&BatchRequest::each(DocumentKindName::Notice, "李志远", true), &out, &Unwatched).unwrap();
    let names: Vec<&str> = run.issued.iter().map(|one| one.document.addressees.as_str()).collect();
    assert_eq!(names, [WATER, FINANCE]);
    for one in &run.issued {
        let text = duban_intake::read_bytes(&std::fs::read(&one.path).unwrap(), None).unwrap().text;
        let other = if one.document.addressees == WATER { "拨付抢险资金" } else { "排查小型水库" };
        assert!(!text.contains(other), "a department sees its own part");
    }
    let merged = std::fs::read(run.merged.unwrap()).unwrap();
    let text = duban_intake::read_bytes(&merged, None).unwrap().text;
    assert!(text.contains("拨付抢险资金") && text.contains("排查小型水库"), "{text}");
    let nothing = duban.issue_batch(&BatchRequest::each(DocumentKindName::Notice, "李志远", true), &out, &Unwatched);
    assert_eq!(nothing.unwrap_err().code, Code::NoItems);
    let drafts = BatchRequest {
        scope: BatchScope::Everything,
        draft: true,
        ..BatchRequest::each(DocumentKindName::Circular, "", false)
    };
    let run = duban.issue_batch(&drafts, &out, &Unwatched).unwrap();
    assert_eq!(run.issued[0].document.state, DocumentStateName::Drafted);
}

#[test]
fn the_offices_own_prefix_words_and_seal_stand_on_its_papers() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let items = waiting(&duban);
    let mut set = duban.stationery().unwrap().form;
    set.signatory = "李志远".into();
    set.form = FormName::Letter;
    set.kinds[0].prefix = "云督字".into();
    set.kinds[0].opening = "经市委同意，现将{件数}项工作交你们办理，{反馈时限}前反馈。".into();
    let no_picture = desk.file("章.png", b"no picture");
    let with_seal = |file: &str| duban_app::wire::StationeryForm {
        seal: SealName::Picture,
        seal_file: Some(file.to_owned()),
        ..set.clone()
    };
    assert_eq!(duban.set_stationery(&with_seal(&no_picture)).unwrap_err().code, Code::FileUnsupported);
    duban.set_stationery(&set).unwrap();
    let proposal = duban.propose_notice(&items).unwrap();
    assert_eq!((proposal.next_number.as_str(), proposal.form.form), ("云督字〔2026〕1号", FormName::Letter));
    assert_eq!(proposal.form.signed_by, "李志远");
    let issued = duban.issue(&proposal.form).unwrap().document;
    let text = words(&desk, &duban, &issued.id);
    assert!(text.contains("经市委同意，现将2项工作交你们办理，2026年6月9日前反馈。"), "{text}");

    set.kinds[0].opening = "现将{数目}项工作交你们办理。".into();
    let refused = duban.set_stationery(&set).unwrap_err();
    assert!(refused.sentence.contains("{数目}") && refused.sentence.contains("{件数}"), "{}", refused.sentence);
    assert!(duban.preview_stationery(&duban.stationery().unwrap().form, DocumentKindName::Circular).unwrap().pages > 0);
}

#[test]
fn characters_that_no_font_has_are_named_before_a_paper_is_due() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    set_up(&duban);
    duban.register(&form("请\u{E000}某同志牵头", &[WATER], &[]), &source(), None).unwrap();
    let report = duban.fonts_report("").unwrap();
    assert_eq!(report.faces.len(), 5);
    let rare = report.rare.iter().find(|one| one.code == "U+E000").unwrap();
    if rare.drawn_by.is_empty() {
        assert!(report.said.contains("所有字体都没有"), "{}", report.said);
    }
    assert_eq!(duban.fonts_report("/没有这个文件夹").unwrap_err().code, Code::FileMissing);
}
