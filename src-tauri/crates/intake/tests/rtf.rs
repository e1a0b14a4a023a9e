//! Rich text becomes lines.

use duban_intake::{IntakeError, read_bytes};
use rstest::rstest;

fn text(body: &str) -> String {
    let file = format!(
        "{{\\rtf1\\ansi\\ansicpg936\\deff0{{\\fonttbl{{\\f0\\fcharset134 SimSun;}}{{\\f1\\fcharset0 Arial;}}}}{body}}}"
    );
    read_bytes(file.as_bytes(), Some("纪要.rtf")).expect("a sound document").text
}

#[rstest]
#[case::code_page(r"\'bb\'e1\'d2\'e9\par", "会议")]
#[case::code_page_in_a_latin_font(r"\f1 \'bb\'e1\'d2\'e9 A\par", "会议 A")]
#[case::unicode(r"\uc1\u20250?\u-29778?\par", "会议")]
#[case::fallback_of_two_bytes(r"\uc2\u20250\'bb\'e1\u-29778\'d2\'e9\par", "会议")]
#[case::paragraphs(r"\u20250?\par\u-29778?\par", "会\n议")]
#[case::line(r"A\line B\par", "A\nB")]
#[case::signs(r"\ldblquote 1\rdblquote\emdash\{2\}\par", "“1”—{2}")]
#[case::picture(r"{\pict\pngblip 89504e47}A\par", "A")]
#[case::binary("{\\pict\\bin4 {}{}}A\\par", "A")]
#[case::unknown_destination(r"{\*\unknown B}A\par", "A")]
#[case::header(r"{\header B\par}A\par", "A")]
#[case::field(r"{\field{\*\fldinst PAGE}{\fldrslt 7}}\par", "7")]
#[case::hidden(r"{\v B}A\par", "A")]
#[case::deleted(r"{\deleted B}{\revised A}\par", "A")]
#[case::number(r"{\listtext\pard 1.\tab}A\par", "1.A")]
#[case::note(r"A{\super{\*\footnote\pard B\par}}C\par D\par", "AC\n注1：B\nD")]
#[case::rows(r"\trowd\intbl 1\cell A\par B\cell\row\trowd\intbl 2\cell C\cell\row\pard D\par", "1\tA B\n2\tC\nD")]
#[case::text_box(r"{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt B\par}}}A\par", "B\nA")]
fn signs_become_text(#[case] body: &str, #[case] expected: &str) {
    assert_eq!(text(body), expected);
}

#[rstest]
#[case::cut(r"{\rtf1\ansi A{\b B", "file_broken")]
#[case::deep(&format!("{{\\rtf1 {}", "{".repeat(100_000)), "file_too_deep")]
#[case::wide(&format!("{{\\rtf1 \\trowd\\intbl {}\\row}}", "A\\cell ".repeat(10_000)), "file_too_wide")]
#[case::nothing(r"{\rtf1\ansi{\pict 00}}", "file_empty")]
fn a_hostile_file_is_refused(#[case] file: &str, #[case] code: &str) {
    let refused: IntakeError = read_bytes(file.as_bytes(), None).expect_err("must be refused");
    assert_eq!(refused.code(), code);
}
