//! 文书设置: what the office sets for its papers stands on them, and can be taken back.

use std::path::PathBuf;

use duban_app::Code;
use duban_app::wire::{DocumentKindName, FormName, SealName, StationeryForm};

use crate::desk::*;

/// A red square as a seal.
fn seal() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 40, 40);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().unwrap().write_image_data(&[214, 30, 40].repeat(1600)).unwrap();
    bytes
}

fn has_image(pdf: &[u8]) -> bool {
    let image = b"/Subtype/Image";
    pdf.windows(image.len()).any(|part| part == image)
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

#[test]
fn the_seal_is_printed_left_for_the_real_one_or_left_out_and_a_change_is_taken_back() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let items = waiting(&duban);
    let was = duban.stationery().unwrap();
    assert_eq!(duban.undo_stationery().unwrap_err().code, Code::NothingToUndo);
    let set = |form: &StationeryForm| duban.set_stationery(form).unwrap();
    let sealed =
        StationeryForm { seal: SealName::Picture, seal_file: Some(desk.file("章.png", &seal())), ..was.form.clone() };
    set(&sealed);
    set(&StationeryForm { seal: SealName::Room, seal_file: None, ..was.form.clone() });
    let back = duban.undo_stationery().unwrap();
    assert!(back.seal_kept && back.form.seal == SealName::Picture, "the picture is there again");
    let issued = duban.issue(&proposed(&duban, DocumentKindName::Notice, &items, None)).unwrap().document;
    let path = desk.folder.path().join("盖章.pdf");
    duban.save_document(&issued.id, &path).unwrap();
    let before = std::fs::read(&path).unwrap();
    assert!(has_image(&before), "the seal is on the page");
    assert_eq!(duban.undo_stationery().unwrap().form, was.form);
    duban.save_document(&issued.id, &path).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), before, "what was issued stays as it was");
    let circular = duban.issue(&proposed(&duban, DocumentKindName::Circular, &[], None)).unwrap().document;
    duban.save_document(&circular.id, &path).unwrap();
    assert!(!has_image(&std::fs::read(&path).unwrap()));
}

#[test]
fn fonts_out_of_the_offices_own_folder_come_first() {
    let desk = Desk::new();
    let duban = desk.on("2026-06-01");
    let items = waiting(&duban);
    let installed: std::path::PathBuf = if cfg!(windows) {
        r"C:\windows\Fonts".into()
    } else {
        std::env::home_dir().unwrap().join(".local/share/fonts/fandol")
    };
    let kai = installed.join("FandolKai-Regular.otf");
    let own = desk.folder.path().join("字体");
    std::fs::create_dir(&own).unwrap();
    std::fs::copy(&kai, own.join("FandolKai-Regular.otf")).unwrap();
    let report = duban.fonts_report(own.to_str().unwrap()).unwrap();
    let owned: Vec<&str> = report.faces.iter().filter(|face| face.own).map(|face| face.word.as_str()).collect();
    assert_eq!(owned, ["楷体"]);
    assert!(report.characters > 10 && report.said.contains("台账用到的"), "{}", report.said);
    let mut form = duban.stationery().unwrap().form;
    form.fonts = own.display().to_string();
    duban.set_stationery(&form).unwrap();
    assert!(duban.preview(&proposed(&duban, DocumentKindName::Notice, &items, None)).unwrap().pages > 0);
    form.fonts = PathBuf::from("/没有这个文件夹").display().to_string();
    assert_eq!(duban.set_stationery(&form).unwrap_err().code, Code::FileMissing);
}
