//! PDFs become lines.

use duban_intake::read_bytes;
use lopdf::{Document, Object, Stream, dictionary};
use rstest::rstest;

/// A document of these pages, each given by its operators, set in a font of the code page GBK.
fn document(pages: &[&str]) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let root = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "FangSong", "Encoding" => "GBK-EUC-H",
        "DescendantFonts" => vec![dictionary! { "Type" => "Font", "Subtype" => "CIDFontType2", "DW" => 1000 }.into()],
    });
    let kids: Vec<Object> = pages
        .iter()
        .map(|operators| {
            let bytes = encoding_rs::GBK.encode(operators).0.into_owned();
            let content = document.add_object(Stream::new(dictionary! {}, bytes));
            let page = document.add_object(dictionary! {
                "Type" => "Page", "Parent" => root, "Contents" => content,
                "Resources" => dictionary! { "Font" => dictionary! { "F" => font } },
                "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            });
            page.into()
        })
        .collect();
    let count = i64::try_from(kids.len()).expect("few pages");
    document.objects.insert(root, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => root });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("room in memory");
    bytes
}

/// A line of text at a place, in size 16: ten hanzi are 160 points wide.
fn line(x: u32, y: u32, text: &str) -> String {
    format!("BT /F 16 Tf {x} {y} Td ({text}) Tj ET\n")
}

fn text(pages: &[&str]) -> String {
    read_bytes(&document(pages), Some("纪要.pdf")).expect("a sound document").text
}

#[test]
fn lines_are_joined_to_paragraphs_by_indents_and_short_ends() {
    let page = [
        line(132, 700, "会议指出要抓好春耕"),
        line(100, 670, "生产各项工作要落到实处"),
        line(100, 640, "不误农时。"),
        line(132, 610, "会议强调要抓好防汛"),
        line(100, 580, "工作。"),
    ];
    assert_eq!(text(&[&page.concat()]), "会议指出要抓好春耕生产各项工作要落到实处不误农时。\n会议强调要抓好防汛工作。");
}

#[test]
fn a_paragraph_goes_on_over_the_page_and_what_runs_along_is_dropped() {
    let page = |number: u32, body: &str| {
        line(100, 800, "云岭市人民政府办公室") + body + &line(250, 50, &format!("- {number} -"))
    };
    let one = page(1, &(line(132, 700, "会议指出要抓好春耕") + &line(100, 670, "生产各项工作要落到实处")));
    let two = page(2, &(line(100, 700, "不误农时。") + &line(132, 670, "散会。")));
    assert_eq!(text(&[&one, &two]), "会议指出要抓好春耕生产各项工作要落到实处不误农时。\n散会。");
}

#[test]
fn what_stands_between_rules_is_a_table() {
    let rules = [100, 160, 300, 400].map(|x| format!("{x} 600 m {x} 690 l S\n")).concat()
        + &[600, 630, 660, 690].map(|y| format!("100 {y} m 400 {y} l S\n")).concat();
    let cells = [
        line(104, 668, "序号"),
        line(164, 668, "任务"),
        line(304, 668, "单位"),
        line(104, 638, "1"),
        line(164, 648, "清点防汛物资"),
        line(164, 632, "并登记造册"),
        line(304, 638, "市水务局"),
        line(104, 608, "2"),
        line(164, 608, "组织演练"),
    ];
    assert_eq!(
        text(&[&(line(132, 760, "任务分解表如下") + &rules + &cells.concat())]),
        "任务分解表如下\n序号\t任务\t单位\n1\t清点防汛物资并登记造册\t市水务局\n2\t组织演练"
    );
}

#[rstest]
#[case::scan(document(&["q 595 0 0 842 0 0 cm /Im0 Do Q"]), "file_no_text_layer")]
#[case::no_pages(document(&[]), "file_broken")]
#[case::head_alone(b"%PDF-1.7\n".to_vec(), "file_broken")]
#[case::operators_without_end(document(&[&"q ".repeat(3_000_000)]), "file_swells")]
fn a_file_without_text_is_refused(#[case] bytes: Vec<u8>, #[case] code: &str) {
    assert_eq!(read_bytes(&bytes, None).expect_err("must be refused").code(), code);
}

#[test]
fn a_file_cut_short_anywhere_ends_in_a_sentence() {
    let whole = document(&[&line(132, 700, "会议指出要抓好春耕")]);
    for end in (8..whole.len()).step_by(13) {
        if let Err(error) = read_bytes(&whole[..end], None) {
            assert!(["file_broken", "file_no_text_layer"].contains(&error.code()), "cut at {end}: {error:?}");
        }
    }
}
