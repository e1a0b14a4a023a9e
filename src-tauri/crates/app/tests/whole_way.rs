//! From bytes to the words on paper, and back again after a restart: one office's first day.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail the test that calls them")]

use std::path::Path;
use std::process::Command;

use duban_app::wire::{DocumentKindName, ItemQueryForm, OfficeForm, ReviewStep};
use duban_app::{BatchRequest, BatchScope, Clock, Code, Duban, Unwatched};

/// Minutes as a news page renders them: traditional script with inline pinyin, half-width marks, and a bracket without a full stop.
const NEWS: &str = "6月9日上午,八屆市委常委會召開2026年第12次(擴(kuò)大)會議,研究防汛抗旱工作。市委書記周啟明主持會議并講話。\n\
會議強調(diào),今年汛期來得早。一要抓實防汛備汛。6月20日前完成全市127座小型水庫隱患排查整治。(牽頭單位:市水利局,配合單位:市應(yīng)急管理局)\
二要加強值班值守。各縣(市、區(qū))要嚴(yán)格落實領(lǐng)導(dǎo)帶班制度。\n";

fn office() -> OfficeForm {
    OfficeForm {
        name: "中共云岭市委督查室".into(),
        mark: "中共云岭市委督查室".into(),
        number_prefix: "云督办".into(),
        general_list: String::new(),
        contact: "市委督查室，0900-6120011".into(),
    }
}

fn open(folder: &Path) -> Duban {
    Duban::open(folder, Clock::set_to("2026-06-11".parse().unwrap())).unwrap()
}

fn words_of(pdf: &Path) -> String {
    let out = Command::new("pdftotext").arg(pdf).arg("-").output().expect("pdftotext comes with poppler-utils");
    String::from_utf8(out.stdout).unwrap().split_whitespace().collect()
}

#[test]
#[cfg_attr(windows, ignore = "poppler is not there")]
fn minutes_go_in_and_a_notice_comes_out() {
    let folder = tempfile::tempdir().unwrap();
    let (data, out) = (folder.path().join("data"), folder.path().join("out"));
    let file = folder.path().join("常委会.txt");
    std::fs::write(&file, NEWS).unwrap();

    let duban = open(&data);
    duban.set_office(&office()).unwrap();
    let received = "2026-06-12".parse().ok();
    let meeting = duban.import_file(&file, received, &Unwatched).unwrap();
    assert_eq!(meeting.name, "八届市委常委会2026年第12次(扩大)会议");
    assert_eq!(meeting.date.as_deref(), Some("2026-06-09"));
    assert_eq!(meeting.directives.len(), 2);
    let meeting = duban.confirm_all(&meeting.id).unwrap();
    assert_eq!(meeting.coverage.open + meeting.coverage.unclassified, 0);

    let items = duban.items(&ItemQueryForm::default()).unwrap();
    assert_eq!(items.total, 2);
    let flood = items.lines.iter().find(|l| l.lead == ["市水利局"]).expect("the first item has its lead");
    assert_eq!((flood.due.as_deref(), flood.state.as_str()), (Some("2026-06-20"), "registered"));

    let request = BatchRequest {
        scope: BatchScope::Meeting(meeting.id.clone()),
        ..BatchRequest::each(DocumentKindName::Notice, "李志远", false)
    };
    let run = duban.issue_batch(&request, &out, &Unwatched).unwrap();
    assert_eq!(run.issued[0].document.number, "云督办〔2026〕1号");
    let words = words_of(Path::new(&run.issued[0].path));
    for wanted in [
        "云督办〔2026〕1号",
        "6月20日前完成全市127座小型水库隐患排查整治",
        "牵头单位",
        "市水利局",
        "市应急管理局",
        "中共云岭市委督查室",
        "回执",
        &run.issued[0].document.short_code,
    ] {
        assert!(words.contains(wanted), "{wanted} is not on the paper:\n{words}");
    }

    drop(duban);
    let again = open(&data);
    let items = again.items(&ItemQueryForm::default()).unwrap();
    assert!(items.lines.iter().all(|l| l.state == "assigned"));
    assert_eq!(again.documents("").unwrap(), [run.issued[0].document.clone()]);
    assert!(again.verify_ledger(&Unwatched).unwrap().sound);
    assert!(again.verify_paper(&run.issued[0].document.short_code).unwrap().sound);
    let kept = again.document_pdf(&run.issued[0].document.id).unwrap();
    let written = std::fs::read(&run.issued[0].path).unwrap();
    assert_eq!(kept.base64, base64::Engine::encode(&base64::engine::general_purpose::STANDARD, written));
}

#[test]
fn each_step_of_the_review_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let duban = open(folder.path());
    let first = duban.import_text(NEWS, None, &Unwatched).unwrap();
    let id = first.directives[0].id.clone();
    let steps = [
        ReviewStep::Confirm { directive: id.clone() },
        ReviewStep::Dismiss { directive: id.clone(), reason: "已在上次会议立项".into() },
        ReviewStep::SetAside { directive: id.clone() },
        ReviewStep::MergeUp { directive: first.directives[1].id.clone() },
        ReviewStep::Split { directive: id.clone(), at: vec![first.directives[0].cuts[0]] },
        ReviewStep::ConfirmAll,
    ];
    for step in steps {
        let before = duban.meeting(&first.id).unwrap();
        let after = duban.review(&first.id, before.version, &step).unwrap();
        assert_ne!(after.meeting.directives, before.directives, "{step:?} changed nothing");
        let back = duban.review(&first.id, after.meeting.version, &ReviewStep::Undo).unwrap().meeting;
        assert_eq!(back.directives, before.directives, "{step:?} was not taken back whole");
        assert_eq!(back.passages, before.passages);
        assert_eq!(duban.items(&ItemQueryForm::default()).unwrap().total, 0);
    }
}

#[test]
fn a_second_desk_is_told_and_overwrites_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (open(folder.path()), open(folder.path()));
    let seen = one.import_text(NEWS, None, &Unwatched).unwrap();
    let directive = seen.directives[0].id.clone();
    two.review(&seen.id, seen.version, &ReviewStep::Confirm { directive: directive.clone() }).unwrap();
    let late = ReviewStep::Dismiss { directive, reason: "重复".into() };
    let refused = one.review(&seen.id, seen.version, &late).unwrap_err();
    assert_eq!(refused.code, Code::ChangedMeanwhile);
    assert_eq!(one.items(&ItemQueryForm::default()).unwrap().total, 1);
}

#[test]
fn no_notice_without_an_office_or_a_signature() {
    let folder = tempfile::tempdir().unwrap();
    let duban = open(folder.path());
    let meeting = duban.import_text(NEWS, None, &Unwatched).unwrap();
    duban.confirm_all(&meeting.id).unwrap();
    let codes = vec!["2026-001".to_owned()];
    assert_eq!(duban.propose_notice(&codes).unwrap_err().code, Code::OfficeNotSet);
    duban.set_office(&office()).unwrap();
    let form = duban.propose_notice(&codes).unwrap().form;
    assert_eq!(duban.issue(&form).unwrap_err().code, Code::NotSigned);
    assert_eq!(duban.documents("").unwrap(), []);
}

#[test]
fn every_light_can_be_asked_for_and_the_tally_adds_up() {
    use duban_app::wire::LightName;

    let folder = tempfile::tempdir().unwrap();
    let duban = open(folder.path());
    duban.open_sample().unwrap();
    for meeting in duban.meetings().unwrap() {
        duban.confirm_all(&meeting.id).unwrap();
    }
    let all = duban.items(&ItemQueryForm::default()).unwrap();
    assert_eq!(all.tally.iter().sum::<u32>(), all.total);
    for (light, count) in [LightName::Red, LightName::Amber, LightName::Green, LightName::Blue, LightName::Grey]
        .into_iter()
        .zip(all.tally)
    {
        let form = ItemQueryForm { lights: vec![light], ..ItemQueryForm::default() };
        let page = duban.items(&form).unwrap();
        assert_eq!(page.total, count, "{light:?}");
        assert!(page.lines.iter().all(|line| line.light == light), "{light:?}");
    }
}
