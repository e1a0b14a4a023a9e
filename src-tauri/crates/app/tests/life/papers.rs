//! Documents of every kind on their way, as the office and its departments notice.

use duban_app::wire::{
    DocumentForm, DocumentKindName, DocumentStateName, DocumentStep, GroupBy, ItemQueryForm, StatisticsView,
};
use duban_app::{Code, Duban, Unwatched};

use crate::desk::*;

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

/// The words of the Word file, as another program reads them.
fn in_word(desk: &Desk, duban: &Duban, id: &str) -> String {
    let path = desk.folder.path().join("看.docx");
    duban.save_document(id, &path).unwrap();
    let text = duban_intake::read_bytes(&std::fs::read(path).unwrap(), None).unwrap().text;
    text.split_whitespace().collect()
}

#[test]
fn word_files_say_what_was_issued_whatever_became_of_it_since() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let items = waiting(&duban);
    let issued = duban.issue(&proposed(&duban, DocumentKindName::Notice, &items, None)).unwrap().document;
    let circular = duban.issue(&proposed(&duban, DocumentKindName::Circular, &[], None)).unwrap().document;
    let mut changed = duban.item_form(&items[0]).unwrap();
    changed.title = "排查全部水库".into();
    duban.revise_item(&items[0], None, &changed).unwrap();
    take(&duban, &items[1], acknowledge(WATER)).unwrap();

    let later = desk.on("2026-06-20");
    given_out(&later, "拨付抢险资金", &[FINANCE], &[]);
    let text = in_word(&desk, &later, &issued.id);
    for said in ["排查小型水库", "云督办〔2026〕1号", "2026年6月1日"] {
        assert!(text.contains(said), "{said} is not in the Word file: {text}");
    }
    assert!(!text.contains("草稿") && !text.contains("排查全部水库"), "{text}");
    assert!(in_word(&desk, &later, &circular.id).contains("共2项"), "its figures are those of its day");
    later.document_step(&issued.id, &DocumentStep::Void { reason: "重复".into() }).unwrap();
    let path = desk.folder.path().join("看.docx");
    later.save_document(&issued.id, &path).unwrap();
    let mut heads = String::new();
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    std::io::Read::read_to_string(&mut zip.by_name("word/header1.xml").unwrap(), &mut heads).unwrap();
    assert!(heads.contains("已作废"), "{heads}");
    let draft = later.keep_draft(None, &proposed(&later, DocumentKindName::Notice, &items[..1], None)).unwrap();
    assert!(in_word(&desk, &later, &draft.document.id).contains("排查全部水库"));
}

#[test]
fn what_is_inherited_is_never_lowered() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    set_up(&duban);
    let minutes = "机密★5年\n云岭市政府第12次常务会议纪要\n2026年6月1日，市长周明远主持召开市政府第12次常务会议。\n\
        会议强调，要加快老旧小区改造，8月底前完成32个小区的管网更新。（牵头单位：市住房城乡建设局）\n";
    let meeting = duban.import_text(minutes, None, &Unwatched).unwrap().id;
    duban.confirm_all(&meeting).unwrap();
    let items: Vec<String> =
        duban.items(&ItemQueryForm::default()).unwrap().lines.into_iter().map(|line| line.code).collect();
    let mut form = proposed(&duban, DocumentKindName::Notice, &items, None);
    assert_eq!(duban.propose_notice(&items).unwrap().inherited, "机密★5年");
    form.classification = "秘密★1年".into();
    let issued = duban.issue(&form).unwrap().document;
    let text = words(&desk, &duban, &issued.id);
    assert!(text.contains("机密★5年") && !text.contains("秘密★1年"), "{text}");
    let circular = duban.issue(&proposed(&duban, DocumentKindName::Circular, &[], None)).unwrap().document;
    assert!(words(&desk, &duban, &circular.id).contains("机密★5年"), "a paper on all items is as secret as they are");
    form.classification = "绝密★30年".into();
    form.items = items;
    assert!(duban.preview(&form).is_ok(), "it may be raised");
}

/// Minutes call one body by several names; it is reminded once, of all that it owes.
#[test]
fn a_body_is_reminded_in_one_paper_whatever_the_minutes_call_it() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    set_up(&duban);
    let first = given_out(&duban, "改造老旧小区", &["市住建局"], &["2026-06-09"]);
    let second = given_out(&duban, "治理城市内涝", &["市住房城乡建设局"], &["2026-06-08"]);
    let duban = desk.on("2026-06-15");
    let groups = duban.due_groups(DocumentKindName::Reminder, GroupBy::Department).unwrap();
    assert_eq!(groups.len(), 1, "{groups:?}");
    assert_eq!(groups[0].items, [first.clone(), second.clone()]);
    let name = groups[0].name.as_str();
    let proposal = duban.propose(DocumentKindName::Reminder, &groups[0].items, Some(name)).unwrap();
    let due: Vec<&str> = proposal.lines.iter().map(|line| line.due_words.as_str()).collect();
    assert_eq!(due, ["超期6天", "超期7天"]);
    let issued = duban.issue(&DocumentForm { signed_by: "李志远".into(), ..proposal.form }).unwrap().document;
    let text = words(&desk, &duban, &issued.id);
    assert!(text.contains("改造老旧小区") && text.contains("治理城市内涝"), "{text}");
    for code in [&first, &second] {
        let reminded = duban.item(code).unwrap().facts.iter().filter(|fact| fact.word == "催办").count();
        assert_eq!(reminded, 1, "{code} is reminded once");
    }
    let again = desk.on("2026-06-18").propose(DocumentKindName::Reminder, &[second], Some("市住建局")).unwrap();
    assert_eq!(again.form.round, 2, "under another of its names it is the same body");
}
