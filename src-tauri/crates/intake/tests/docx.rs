//! Word documents become lines.

mod docx_file;

use docx_file::{paragraph, with_body, with_parts};
use duban_domain::Span;
use duban_intake::read_bytes;
use rstest::rstest;

fn check(body: &str, expected: &str) {
    let intake = read_bytes(&with_body(body), Some("纪要.docx")).expect("a sound document");
    assert_eq!(intake.text, expected);
    assert_eq!(intake.encoding, "docx");
}

#[rstest]
#[case::runs("<w:p><w:r><w:t>会议</w:t></w:r><w:r><w:t>指出</w:t></w:r></w:p>", "会议指出")]
#[case::heading(
    "<w:p><w:pPr><w:pStyle w:val=\"1\"/><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>一、议定事项</w:t></w:r></w:p><w:p/>",
    "一、议定事项"
)]
#[case::tab_and_break(
    "<w:p><w:r><w:tab/><w:t>姓名</w:t><w:tab/><w:t>职务</w:t><w:br/><w:t>记录</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r></w:p>",
    "姓名\t职务\n记录-1"
)]
#[case::references("<w:p><w:r><w:t>A&amp;B&#x4F1A;&#35758;</w:t></w:r></w:p>", "A&B会议")]
#[case::field_code("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>第1页</w:t></w:r></w:p>", "第1页")]
#[case::reading_above(
    "<w:p><w:r><w:ruby><w:rt><w:r><w:t>yì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>议</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
    "议"
)]
fn paragraphs(#[case] body: &str, #[case] expected: &str) {
    check(body, expected);
}

#[rstest]
#[case::insertion_is_kept(
    "<w:p><w:r><w:t>6月</w:t></w:r><w:ins><w:r><w:t>底</w:t></w:r></w:ins><w:r><w:t>前</w:t></w:r></w:p>",
    "6月底前"
)]
#[case::deletion_is_gone(
    "<w:p><w:r><w:t>6月</w:t></w:r><w:del><w:r><w:delText>中旬</w:delText></w:r></w:del><w:r><w:t>底前</w:t></w:r></w:p>",
    "6月底前"
)]
#[case::moved(
    "<w:p><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>新处</w:t></w:r></w:moveTo></w:p>",
    "新处"
)]
#[case::deleted_end_of_paragraph(
    "<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>会议指出，</w:t></w:r></w:p><w:p><w:r><w:t>要抓紧。</w:t></w:r></w:p>",
    "会议指出，要抓紧。"
)]
#[case::inserted_end_of_paragraph(
    "<w:p><w:pPr><w:rPr><w:ins w:id=\"1\"/></w:rPr></w:pPr><w:r><w:t>会议指出</w:t></w:r></w:p><w:p><w:r><w:t>会议强调</w:t></w:r></w:p>",
    "会议指出\n会议强调"
)]
#[case::deleted_row(
    "<w:tbl><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc><w:p><w:r><w:t>旧行</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>新行</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
    "新行"
)]
fn tracked_changes(#[case] body: &str, #[case] expected: &str) {
    check(body, expected);
}

fn row(cells: &[&str]) -> String {
    format!("<w:tr><w:tc>{}</w:tc></w:tr>", cells.join("</w:tc><w:tc>"))
}

#[test]
fn a_table_row_is_a_line_with_its_cells_parted_by_tabs() {
    let (one, two, three) = (paragraph("序号"), paragraph("事项"), paragraph("单位"));
    let wide = format!("<w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>{}", paragraph("合计"));
    let start = format!("<w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>{}", paragraph("1"));
    let covered = format!("<w:tcPr><w:vMerge/></w:tcPr>{}", "<w:p/>");
    let two_paragraphs = paragraph("市财政局、") + &paragraph("市审计局");
    let table = [
        row(&[&one, &two, &three]),
        row(&[&start, &paragraph("清理账目"), &two_paragraphs]),
        row(&[&covered, &paragraph("盘点资产"), &paragraph("市国资委")]),
        row(&[&wide, &paragraph("2项")]),
    ];
    check(
        &format!("{}<w:tbl>{}</w:tbl>{}", paragraph("任务表"), table.concat(), paragraph("说明")),
        "任务表\n序号\t事项\t单位\n1\t清理账目\t市财政局、市审计局\n\t盘点资产\t市国资委\n合计\t\t2项\n说明",
    );
}

#[test]
fn a_table_in_a_cell_stays_in_its_cell() {
    let inner = format!("<w:tbl>{}</w:tbl><w:p/>", row(&[&paragraph("甲"), &paragraph("乙")]));
    check(&format!("<w:tbl>{}</w:tbl>", row(&[&inner, &paragraph("丙")])), "甲 乙\t丙");
}

#[test]
fn a_text_box_is_read_once() {
    let inside = format!("<w:txbxContent>{}</w:txbxContent>", paragraph("抄送：市委办公室"));
    let body = format!(
        "<w:p><w:r><w:t>会议</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx>{inside}</wps:txbx></mc:Choice>\
         <mc:Fallback><v:textbox>{inside}</v:textbox></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>指出</w:t></w:r></w:p>"
    );
    check(&body, "抄送：市委办公室\n会议指出");
}

#[test]
fn a_frame_of_one_cell_keeps_its_paragraphs() {
    let frame = row(&[&(paragraph("会议指出") + &paragraph("会议要求"))]);
    let wide = format!("<w:tcPr><w:gridSpan w:val=\"3\"/></w:tcPr>{}", paragraph("一、重点任务"));
    check(
        &format!("<w:tbl>{frame}</w:tbl>{}<w:tbl>{}</w:tbl>", paragraph("说明"), row(&[&wide])),
        "会议指出\n会议要求\n说明\n一、重点任务",
    );
}

#[test]
fn a_row_that_begins_further_right_keeps_its_columns() {
    let short = format!(
        "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>",
        paragraph("盘点资产"),
        paragraph("市国资委")
    );
    let first = row(&[&paragraph("1"), &paragraph("清理账目"), &paragraph("市财政局")]);
    check(&format!("<w:tbl>{first}{short}</w:tbl>"), "1\t清理账目\t市财政局\n\t盘点资产\t市国资委");
}

#[rstest]
#[case::control(
    "<w:sdt><w:sdtPr><w:alias w:val=\"标题\"/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>会议纪要</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    "会议纪要"
)]
#[case::control_in_a_line(
    "<w:p><w:r><w:t>于</w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>6月9日</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>召开</w:t></w:r></w:p>",
    "于6月9日召开"
)]
#[case::hidden(
    "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>备忘</w:t></w:r><w:r><w:t>会议指出</w:t></w:r></w:p>",
    "会议指出"
)]
#[case::no_longer_hidden("<w:p><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>会议指出</w:t></w:r></w:p>", "会议指出")]
fn controls_and_hidden_text(#[case] body: &str, #[case] expected: &str) {
    check(body, expected);
}

#[test]
fn notes_stand_after_their_paragraph_and_headers_nowhere() {
    let refer = |kind: &str, id: u32| format!("<w:r><w:{kind}Reference w:id=\"{id}\"/></w:r>");
    let said = |text: &str, more: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r>{more}</w:p>");
    let table = format!("<w:tbl>{}</w:tbl>", row(&[&said("扩面", &refer("footnote", 3)), &paragraph("市医保局")]));
    let body = [
        said("会议指出", &(refer("footnote", 2) + &refer("endnote", 2))),
        table,
        said("会议强调", &refer("footnote", 2)),
    ];
    let note = |kind: &str, id: u32, text: &str| {
        format!(
            "<w:{kind} w:id=\"{id}\"><w:p><w:r><w:{kind}Ref/><w:t xml:space=\"preserve\"> {text}</w:t></w:r></w:p></w:{kind}>"
        )
    };
    let file = with_parts(&[
        ("word/document.xml", &docx_file::main_part(&body.concat())),
        (
            "word/footnotes.xml",
            &format!(
                "<w:footnotes>{}{}</w:footnotes>",
                note("footnote", 2, "含两个开发区。"),
                note("footnote", 3, "见附件。")
            ),
        ),
        ("word/endnotes.xml", &format!("<w:endnotes>{}</w:endnotes>", note("endnote", 2, "略。"))),
        ("word/header1.xml", &format!("<w:hdr>{}</w:hdr>", paragraph("内部资料"))),
    ]);
    assert_eq!(
        read_bytes(&file, None).unwrap().text,
        "会议指出\n注1：含两个开发区。\n尾注1：略。\n扩面\t市医保局\n注2：见附件。\n会议强调"
    );
}

#[test]
fn the_main_part_may_have_another_name() {
    let relations = r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>"#;
    let main = docx_file::main_part(&paragraph("会议指出"));
    let file = with_parts(&[("_rels/.rels", relations), ("word/document2.xml", &main)]);
    assert_eq!(read_bytes(&file, None).unwrap().text, "会议指出");
}

#[test]
fn spans_lead_back_to_the_lines_of_the_document() {
    let intake = read_bytes(&with_body(&(paragraph("  2026年2 月") + &paragraph("會議指出"))), None).unwrap();
    assert_eq!(intake.text, "2026年2月\n会议指出");
    let month = intake.text.find('月').unwrap();
    let origin = intake.map.origin(Span::new(month, month + 3));
    assert_eq!(&intake.map.original()[origin.range()], "月");
    assert_eq!(intake.map.original(), "  2026年2 月\n會議指出\n");
}

/// A document with lists, as Word keeps them: what is counted stands in none of its paragraphs.
fn with_lists(numbering: &str, styles: &str, body: &str) -> Vec<u8> {
    with_parts(&[
        ("word/numbering.xml", &format!("<w:numbering>{numbering}</w:numbering>")),
        ("word/styles.xml", &format!("<w:styles>{styles}</w:styles>")),
        ("word/document.xml", &docx_file::main_part(body)),
    ])
}

fn level(at: usize, format: &str, text: &str, more: &str) -> String {
    format!(
        "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{more}<w:lvlText w:val=\"{text}\"/></w:lvl>"
    )
}

fn numbered(list: u32, at: usize, text: &str) -> String {
    let number = format!("<w:numPr><w:ilvl w:val=\"{at}\"/><w:numId w:val=\"{list}\"/></w:numPr>");
    format!("<w:p><w:pPr>{number}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn the_numbers_that_word_counts_are_written_out() {
    let levels = [
        level(0, "chineseCountingThousand", "%1、", "<w:suff w:val=\"nothing\"/>"),
        level(1, "chineseCounting", "（%2）", ""),
        level(2, "decimal", "%3.", ""),
    ]
    .concat();
    let lists = format!(
        "<w:abstractNum w:abstractNumId=\"5\">{levels}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"5\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
    );
    let body = [
        numbered(1, 0, "关于防汛工作"),
        numbered(1, 1, "压实责任"),
        numbered(1, 2, "清点物资"),
        numbered(1, 2, "组织演练"),
        numbered(1, 1, "加强值守"),
        paragraph("会议强调"),
        numbered(1, 0, "关于旧改工作"),
        numbered(1, 1, "加快进度"),
        numbered(2, 0, "另一份清单"),
        numbered(2, 0, "第二项"),
    ];
    let intake = read_bytes(&with_lists(&lists, "", &body.concat()), None).unwrap();
    assert_eq!(
        intake.text,
        "一、关于防汛工作\n（一）压实责任\n1.清点物资\n2.组织演练\n（二）加强值守\n会议强调\n\
         二、关于旧改工作\n（一）加快进度\n一、另一份清单\n二、第二项"
    );
}

#[test]
fn a_style_may_give_the_number() {
    let levels = level(0, "decimal", "第%1条", "<w:pStyle w:val=\"Title1\"/>")
        + &level(1, "decimal", "%1.%2", "<w:pStyle w:val=\"Title2\"/>");
    let lists = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/></w:num>"
    );
    let styles = "<w:style w:styleId=\"Base\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>\
         <w:style w:styleId=\"Title1\"><w:basedOn w:val=\"Base\"/></w:style>\
         <w:style w:styleId=\"Title2\"><w:basedOn w:val=\"Base\"/></w:style>";
    let line = |style: &str, more: &str, text: &str| {
        format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    };
    let body = [
        line("Title1", "", "总则"),
        line("Title2", "", "Scope"),
        line("Title1", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>", "不编号"),
        line("Title1", "", "职责"),
    ];
    let intake = read_bytes(&with_lists(&lists, styles, &body.concat()), None).unwrap();
    assert_eq!(intake.text, "第1条 总则\n1.1 Scope\n不编号\n第2条 职责");
}

#[test]
fn a_column_of_counted_numbers_is_filled_and_bullets_are_not_written() {
    let lists = format!(
        "<w:abstractNum w:abstractNumId=\"0\">{}</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>",
        level(0, "decimal", "%1", ""),
        level(0, "bullet", "", ""),
    );
    let rows = [row(&[&numbered(1, 0, ""), &paragraph("扩面")]), row(&[&numbered(1, 0, ""), &numbered(2, 0, "提标")])];
    let body = format!("<w:tbl>{}</w:tbl>", rows.concat());
    let intake = read_bytes(&with_lists(&lists, "", &body), None).unwrap();
    assert_eq!(intake.text, "1\t扩面\n2\t提标");
}
