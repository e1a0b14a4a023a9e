//! Notices from items to pages and to PDF, as a reader would look at them.

#![allow(clippy::unwrap_used, clippy::float_cmp, clippy::cast_possible_truncation, reason = "a test")]

mod samples;

use std::collections::BTreeSet;

use duban_documents::notice::{NoticeContent, lay_out, supervision_notice};
use duban_documents::page::{Line, Mark, Page, Pages};
use duban_documents::standard::{BOTTOM, CELL, LEFT, RIGHT, TOP, in_mm};
use duban_documents::{FontError, Fonts, PageError, Style, write_pdf};
use duban_domain::Item;
use rstest::rstest;

fn content(title: &str, addressees: &[&str], items: &[Item]) -> NoticeContent {
    let items: Vec<&Item> = items.iter().collect();
    let (number, meeting) = (samples::number(), samples::meeting());
    let draft = samples::draft(title, addressees);
    supervision_notice(&samples::office(), &draft, Some(&number), &items, Some(&meeting), Some("000123-1A2B3C4D"))
}

fn laid_out(content: &NoticeContent) -> Pages {
    lay_out(content, &samples::fonts()).unwrap()
}

fn lines(page: &Page) -> impl Iterator<Item = &Line> {
    page.marks.iter().filter_map(|mark| match mark {
        Mark::Line(line) => Some(line),
        _ => None,
    })
}

/// Where the last character ends.
fn end(line: &Line) -> f64 {
    let run = line.runs.last().unwrap();
    let last = run.characters.last().unwrap();
    let em = if last.character.is_ascii() { 0.5 } else { 1.0 };
    line.x + last.x + run.size * em
}

const FEW: [&str; 3] = ["市住房城乡建设局", "市财政局", "市城管局"];

#[rstest]
#[case::one_item("one-item", content(samples::TITLE, &FEW[..1], &samples::many(1)))]
#[case::twelve_items("twelve-items", content(samples::TITLE, &FEW, &samples::many(12)))]
#[case::long_title_many_addressees("addressees-below", content(samples::LONG_TITLE, &samples::ADDRESSEES, &samples::many(1)))]
#[case::draft("draft", NoticeContent { draft: true, number: "云督办〔2026〕　号".into(), short_code: None, ..content("督办通知", &FEW, &samples::many(1)) })]
#[case::secret("secret", NoticeContent { classification: Some("机密★1年".into()), urgency: Some("特急".into()), ..content(samples::TITLE, &FEW, &samples::many(1)) })]
fn the_pages_are_as_they_were(#[case] name: &str, #[case] content: NoticeContent) {
    let pages = laid_out(&content);
    insta::with_settings!({ snapshot_path => "../../../../tests/pages", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(format!("notice-{name}"), pages.describe(&samples::fonts()));
    });
}

#[rstest]
#[case::one_item(&FEW[..1], 1, samples::TITLE)]
#[case::forty_items(&["各县（市、区），市直各单位"], 40, samples::TITLE)]
#[case::many_addressees(&samples::ADDRESSEES, 3, samples::LONG_TITLE)]
fn nothing_leaves_the_type_area_but_the_page_number(
    #[case] addressees: &[&str],
    #[case] items: usize,
    #[case] title: &str,
) {
    let pages = laid_out(&content(title, addressees, &samples::many(items)));
    for (index, page) in pages.pages.iter().enumerate() {
        let number = format!("— {} —", index + 1);
        for line in lines(page) {
            let text = line.text();
            assert!(line.x > LEFT - 0.01 && end(line) < RIGHT + 0.5, "{text} stands at {:.1}", in_mm(end(line)));
            let below = line.baseline > BOTTOM + 4.3;
            assert_eq!(
                below,
                text.replace(' ', "") == number.replace(' ', ""),
                "{text} at {:.1}",
                in_mm(line.baseline)
            );
        }
        assert!(
            lines(page).any(|line| line.text().contains(&(index + 1).to_string())),
            "page {} is numbered",
            index + 1
        );
    }
}

/// The body grows line by line over the end of a page: the signature never stands without a line of the text.
#[test]
fn a_signature_never_stands_alone() {
    let fonts = samples::fonts();
    let mut adjusted = BTreeSet::new();
    for extra in 0..26 {
        let mut content = content(samples::TITLE, &FEW, &samples::many(2));
        content.closing.extend((0..extra).map(|line| format!("第{line}项工作按期完成。")));
        let pages = lay_out(&content, &fonts).unwrap();
        let page = pages.pages.iter().find(|page| lines(page).any(|line| line.text() == content.dated)).unwrap();
        let body: Vec<&Line> = lines(page).filter(|line| line.runs[0].size == 16.0 && line.baseline > TOP).collect();
        let dated = body.iter().position(|line| line.text() == content.dated).unwrap();
        assert!(dated >= 2, "{extra} lines more: only the signature stands on its page");
        assert_eq!(body[dated - 1].text(), content.issuer);
        for page in &pages.pages {
            let body: Vec<f64> =
                lines(page).filter(|line| line.runs[0].size == 16.0).map(|line| line.baseline).collect();
            let pitches = body.windows(2).map(|pair| in_mm(pair[1] - pair[0])).filter(|pitch| *pitch < 15.0);
            adjusted.extend(pitches.map(|pitch| (pitch * 10.0).round() as i64));
        }
        assert!(page.marks.iter().all(|mark| !matches!(mark, Mark::Line(line) if line.text().contains("此页无正文"))));
    }
    assert!(adjusted.len() > 1, "no length made the spacing change: {adjusted:?}");
    assert!(adjusted.iter().all(|pitch| (94..=113).contains(pitch)), "{adjusted:?}");
}

#[test]
fn the_issuer_and_the_date_stand_where_the_standard_puts_them() {
    let content = content(samples::TITLE, &FEW, &samples::many(1));
    let pages = laid_out(&content);
    let all: Vec<&Line> = pages.pages.iter().flat_map(lines).collect();
    let issuer = all.iter().rfind(|line| line.text() == content.issuer && line.runs[0].size == 16.0).unwrap();
    let dated = all.iter().rfind(|line| line.text() == content.dated).unwrap();
    let in_cells = |length: f64| (length / CELL * 10.0).round() / 10.0;
    assert_eq!(in_cells(RIGHT - end(issuer)), 2.0, "the issuer ends two characters from the edge");
    assert_eq!(in_cells(dated.x - issuer.x), 2.0, "the date begins two characters further right");
}

#[test]
fn a_quotation_is_whole_and_only_its_marks_are_turned() {
    let items = samples::twelve();
    let pages = laid_out(&content(samples::TITLE, &FEW, &items));
    // The body alone: page numbers and codes stand between its lines.
    let body = pages.pages.iter().flat_map(lines).filter(|line| line.runs[0].size == 16.0);
    let printed: String = body.map(Line::text).collect();
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let printed = bare(&printed);
    for item in &items {
        assert!(printed.contains(&bare(&item.requirement)), "{} is not printed whole", item.requirement);
    }
}

#[test]
fn what_no_source_states_is_said_to_be_open() {
    let content = content(samples::TITLE, &FEW, &[samples::item(1, "清理闲置土地", "要清理闲置土地。")]);
    let words: Vec<String> = content.sections[0]
        .paragraphs
        .iter()
        .flatten()
        .map(|piece| format!("{}：{}", piece.label, piece.words))
        .collect();
    assert_eq!(
        words,
        [
            "会议要求：“要清理闲置土地。”",
            "责任单位：待明确。",
            "完成时限：未明确。",
            "办结标准：待明确。",
            "反馈要求：请于2026年6月20日前书面反馈进展情况。",
        ]
    );
}

#[test]
fn a_character_that_no_font_has_is_refused_by_name() {
    let mut items = samples::many(1);
    items[0].title = "落实䶮湖片区𬭎山治理（㼆、\u{e000}）".into();
    let refused = lay_out(&content(samples::TITLE, &FEW, &items), &samples::fonts());
    let Err(PageError::NoGlyph(missing)) = refused else { panic!("{refused:?}") };
    assert!(missing.contains(&'\u{e000}'), "{missing:?}");
    assert!(!missing.contains(&'治'));
    assert!(PageError::NoGlyph(missing).to_string().contains("U+E000"));
}

#[test]
fn a_rare_name_is_set_in_a_face_that_has_it() {
    let fonts = samples::fonts();
    let mut content = content(samples::TITLE, &FEW, &samples::many(1));
    content.opening.push_str("由李䶮、王喆、陈镕同志负责。");
    let pages = lay_out(&content, &fonts).unwrap();
    let faces: BTreeSet<&str> =
        pages.pages.iter().flat_map(lines).flat_map(|line| &line.runs).map(|run| fonts.name(run.face)).collect();
    assert!(faces.iter().any(|face| face.contains("Noto")), "{faces:?}");
    assert!(write_pdf(&pages, &fonts, &content.metadata(samples::created())).is_ok());
}

#[test]
fn a_folder_without_fonts_is_named() {
    let empty = tempfile::tempdir().unwrap();
    let refused = Fonts::in_folders(&[empty.path().to_owned()]).unwrap_err();
    assert!(matches!(refused, FontError::Missing { style: Style::FangSong, .. }), "{refused}");
    assert!(refused.to_string().contains("仿宋") && refused.to_string().contains(&*empty.path().to_string_lossy()));
}

#[test]
fn a_damaged_font_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("simfang.ttf"), b"no font at all").unwrap();
    let refused = Fonts::in_folders(&[folder.path().to_owned()]);
    assert!(matches!(refused, Err(FontError::Missing { style: Style::FangSong, .. })));
}

#[rstest]
#[case::nobody_addressed(&[], "督办通知", 1)]
#[case::a_title_without_end(&FEW, &"关于做好防汛备汛工作".repeat(30), 1)]
#[case::a_page_of_copies(&samples::ADDRESSEES, samples::LONG_TITLE, 1)]
fn odd_papers_are_laid_out_too(#[case] addressees: &[&str], #[case] title: &str, #[case] items: usize) {
    let mut content = content(title, addressees, &samples::many(items));
    if addressees.len() > 3 {
        content.copies = samples::ADDRESSEES.repeat(3).join("、");
    }
    let pages = laid_out(&content);
    let all: String = pages.pages.iter().flat_map(lines).map(Line::text).collect();
    assert!(all.contains("印发") && all.contains("督办通知单回执"));
}
