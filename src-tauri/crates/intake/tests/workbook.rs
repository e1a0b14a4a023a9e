//! Task tables in workbooks become rows.

mod zip_file;

use duban_intake::read_bytes;
use rstest::rstest;
use zip_file::with_parts;

/// A workbook of one sheet, with the texts that its cells share.
fn workbook(sheet: &str, shared: &str) -> Vec<u8> {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |id: &str, kind: &str, target: &str| {
        format!("<Relationships><Relationship Id=\"{id}\" Type=\"{KIND}/{kind}\" Target=\"{target}\"/></Relationships>")
    };
    with_parts(&[
        ("_rels/.rels", &relation("r1", "officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns:r=\"{KIND}\"><sheets><sheet name=\"Sheet1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", &relation("r1", "worksheet", "worksheets/sheet1.xml")),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet>{sheet}</worksheet>")),
        ("xl/sharedStrings.xml", &format!("<sst>{shared}</sst>")),
    ])
}

fn rows(rows: &[&[(&str, &str)]]) -> String {
    let cell = |(at, text): &(&str, &str)| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let row = |cells: &&[(&str, &str)]| format!("<row>{}</row>", cells.iter().map(cell).collect::<Vec<_>>().concat());
    format!("<sheetData>{}</sheetData>", rows.iter().map(row).collect::<Vec<_>>().concat())
}

#[test]
fn cells_merged_downwards_say_who_and_when_for_every_row_and_empty_columns_are_left_out() {
    let sheet = rows(&[
        &[("B2", "任务分解表")],
        &[("B3", "序号"), ("C3", "工作任务"), ("E3", "责任单位"), ("F3", "完成时限")],
        &[("B4", "1"), ("C4", "清点物资\n登记造册"), ("E4", "市水务局"), ("F4", "6月底前")],
        &[("B5", "2"), ("C5", "组织演练"), ("F5", "7月底前")],
        &[("B6", "合计两项")],
    ]) + "<mergeCells><mergeCell ref=\"B2:F2\"/><mergeCell ref=\"E4:E5\"/></mergeCells>";
    assert_eq!(
        read_bytes(&workbook(&sheet, ""), Some("任务.xlsx")).expect("a sound workbook").text,
        "任务分解表\n序号\t工作任务\t责任单位\t完成时限\n1\t清点物资 登记造册\t市水务局\t6月底前\n\
         2\t组织演练\t市水务局\t7月底前\n合计两项"
    );
}

/// Two cells as far apart as a sheet reaches do not make a table of billions.
#[test]
fn cells_that_lie_far_apart() {
    let sheet = rows(&[&[("A1", "会议指出")], &[("XFD1048576", "会议要求")]]);
    assert_eq!(read_bytes(&workbook(&sheet, ""), None).expect("two cells").text, "会议指出\n会议要求");
}

#[rstest]
#[case::ten_thousand_columns(&"<c t=\"s\"><v>0</v></c>".repeat(10_000), "<si><t>甲</t></si>", "file_too_wide")]
#[case::one_text_in_many_cells(
    &"<c t=\"s\"><v>0</v></c>".repeat(20_000),
    &format!("<si><t>{}</t></si>", "甲".repeat(30_000)),
    "file_too_large"
)]
#[case::millions_of_texts("", &"<si><t>x</t></si>".repeat(2_000_000), "file_swells")]
fn a_hostile_workbook_is_refused(#[case] cells: &str, #[case] shared: &str, #[case] code: &str) {
    let file = workbook(&format!("<sheetData><row r=\"1\">{cells}</row></sheetData>"), shared);
    assert_eq!(read_bytes(&file, None).expect_err("must be refused").code(), code);
}
