//! Web pages become lines.

use duban_intake::{read_bytes, read_html_fragment};
use rstest::rstest;

#[rstest]
#[case::paragraphs("<p>会议指出，</p>\n<p>会议<b>要求</b>。</p>", "会议指出，\n会议要求。")]
#[case::line("会议指出<br>会议要求", "会议指出\n会议要求")]
#[case::broken_line("会议\n    指出", "会议指出")]
#[case::entities("&ldquo;一网通办&rdquo;&nbsp;A&amp;B", "“一网通办”A&B")]
#[case::unclosed("<ul><li>甲<li>乙</ul><p>丙<p>丁", "甲\n乙\n丙\n丁")]
#[case::script("<script>if (a<b) alert('甲')</script><style>p{}</style>乙", "乙")]
#[case::hidden("<p style=\"display: none\">甲</p>乙", "乙")]
#[case::row("<table><tr><th>序号<th>事项<tr><td>1<td><p>甲</p><p>乙</p></table>", "序号\t事项\n1\t甲 乙")]
#[case::spans(
    "<table><tr><td rowspan=2>1</td><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr><tr><td colspan=2>合计</td><td>2</td></tr></table>",
    "1\t甲\t乙\n\t丙\t丁\n合计\t\t2"
)]
#[case::layout(
    "<table><tr><td><table><tr><td>1</td><td>甲</td></tr></table></td><td><p>乙</p></td></tr></table>",
    "1\t甲\n乙"
)]
#[case::clipboard_of_windows(
    "Version:0.9\r\nStartHTML:0000000105\r\n<html><body>头<!--StartFragment--><p>甲</p><!--EndFragment-->尾</body></html>",
    "甲"
)]
#[case::number_that_word_counts("<p><![if !supportLists]><span>一、</span><![endif]>甲</p>", "一、甲")]
fn a_fragment_is_kept_whole(#[case] html: &str, #[case] expected: &str) {
    assert_eq!(read_html_fragment(html).expect("something to read").text, expected);
}

#[test]
fn an_article_that_is_one_paragraph_and_a_title_of_the_site() {
    let page = "<html><head><title>市政府召开常务会议_云岭新闻网</title></head><body><ul><li><a href=1>首页</a></li><li><a href=2>时政</a></li></ul>\
        <div><p>会议要求，市水务局要在6月底前完成水库除险加固。</p></div><p>责任编辑：赵小云</p></body></html>";
    let text = read_bytes(page.as_bytes(), Some("新闻.html")).expect("an article").text;
    assert_eq!(text, "市政府召开常务会议\n会议要求，市水务局要在6月底前完成水库除险加固。");
}

#[test]
fn no_sentence_is_lost_where_nothing_says_what_the_article_is() {
    let page = "<html><body><div><p>会议指出，要抓好春耕。</p></div><div><p>会议强调，要抓好防汛。</p><p>会议要求，要抓好安全。</p></div></body></html>";
    let text = read_bytes(page.as_bytes(), None).expect("an article").text;
    assert_eq!(text, "会议指出，要抓好春耕。\n会议强调，要抓好防汛。\n会议要求，要抓好安全。");
}

#[rstest]
#[case::deep(&"<div>".repeat(100_000), "file_too_deep")]
#[case::attributes(&format!("<div {}>", (0..500_000).map(|n| n.to_string()).collect::<Vec<_>>().join("=1 a")), "file_swells")]
#[case::many(&"<b></b>".repeat(400_000), "file_swells")]
#[case::wide(&format!("<table><tr>{}</tr></table>", "<td>1</td>".repeat(10_000)), "file_too_wide")]
fn a_hostile_page_is_refused(#[case] html: &str, #[case] code: &str) {
    let page = format!("<html>{html}");
    assert_eq!(read_bytes(page.as_bytes(), None).expect_err("must be refused").code(), code);
    assert_eq!(read_html_fragment(html).expect_err("must be refused").code(), code);
}
