//! Every kind of paper from its input to pages, as a reader would look at them.

#![allow(clippy::unwrap_used, reason = "a test")]

mod samples;

use duban_documents::ledger_sheet::{Field, Grouping, LedgerSheet};
use duban_documents::page::{Line, Mark, Page, Pages};
use duban_documents::paper::{Form, Format, Manner, Paper, Seal};
use duban_documents::standard::{BOTTOM, CELL, RIGHT, in_mm, mm};
use rstest::rstest;
use samples::papers::{Sample, all};
use samples::tables;

fn sample(name: &str) -> &'static Sample {
    all().iter().find(|sample| sample.name == name).unwrap()
}

fn laid_out(sample: &Sample) -> Pages {
    sample.paper.lay_out(&sample.manner, &samples::fonts()).unwrap()
}

fn lines(page: &Page) -> impl Iterator<Item = &Line> {
    page.marks.iter().filter_map(|mark| match mark {
        Mark::Line(line) => Some(line),
        _ => None,
    })
}

fn text(pages: &Pages) -> String {
    pages.pages.iter().flat_map(lines).map(Line::text).collect()
}

/// The models of short samples are kept whole; those of long ones would be read by nobody.
#[rstest]
#[case("letter-one")]
#[case("letter-secret")]
#[case("form-one")]
#[case("form-secret")]
#[case("reminder-first")]
#[case("reminder-second")]
#[case("ledger-a4")]
#[case("tasks")]
#[case("breakdown")]
#[case("feedback")]
#[case("circular-short")]
#[case("report")]
#[case("brief")]
#[case("drafting")]
#[case("letter-sealed")]
fn the_pages_are_as_they_were(#[case] name: &str) {
    let pages = laid_out(sample(name));
    insta::with_settings!({ snapshot_path => "../../../../tests/pages", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name.to_owned(), pages.describe(&samples::fonts()));
    });
}

/// No mark lies outside the paper, and in tables and forms no words touch the rule beside them.
#[test]
fn everything_stands_on_its_paper() {
    let fonts = samples::fonts();
    for sample in all() {
        let pages = sample.paper.lay_out(&sample.manner, &fonts).unwrap();
        assert!(!pages.pages.is_empty(), "{} has no page", sample.name);
        for (number, page) in pages.pages.iter().enumerate() {
            let edge = mm(9.0);
            for line in lines(page).filter(|line| line.turned == 0.0) {
                let last = line.runs.last().and_then(|run| run.characters.last()).unwrap();
                let end = line.x + last.x;
                let inside = line.x >= edge && end <= page.width - edge && line.baseline <= page.height - edge;
                assert!(inside, "{} page {}: {} leaves the paper", sample.name, number + 1, line.text());
            }
        }
    }
}

#[rstest]
#[case::red_head(Form::RedHead, "一、加快老旧小区改造")]
#[case::letter(Form::Letter, "一、加快老旧小区改造")]
#[case::table(Form::Table, "一、加快老旧小区改造")]
fn each_form_says_the_same(#[case] form: Form, #[case] heading: &str) {
    let draft = samples::draft(samples::TITLE, &["市住房城乡建设局"]);
    let content = samples::papers::notice(&draft, &samples::many(1), true);
    let manner = Manner { form, ..Manner::default() };
    let pages = content.paper(form).lay_out(&manner, &samples::fonts()).unwrap();
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    // Page numbers and codes stand between the lines of a paragraph.
    let words =
        pages.pages.iter().flat_map(lines).filter(|line| line.runs[0].size > 11.0 && !line.text().starts_with('—'));
    let printed = bare(&words.map(Line::text).collect::<String>());
    for words in [heading, &content.opening, &content.number, &content.dated] {
        assert!(printed.contains(&bare(words)), "{words} is not printed");
    }
    for piece in content.sections[0].paragraphs.iter().flatten() {
        assert!(printed.contains(&bare(&piece.words)), "{} is not printed", piece.words);
    }
    assert!(pages.bookmarks.iter().any(|bookmark| bookmark.title == heading));
}

#[test]
fn a_letter_has_two_double_lines_and_no_number_on_its_first_page() {
    let pages = laid_out(sample("letter-one"));
    let first = &pages.pages[0];
    let rules: Vec<f64> = first
        .marks
        .iter()
        .filter_map(|mark| match mark {
            Mark::Rule(rule) => Some(in_mm(rule.from.1)),
            _ => None,
        })
        .collect();
    let [upper_thick, upper_thin, lower_thick, lower_thin] = rules[..] else { panic!("{rules:?}") };
    assert!(upper_thick < upper_thin && lower_thin < lower_thick, "the thin lines lie inside: {rules:?}");
    assert!((lower_thick - 277.0).abs() < 0.6, "{lower_thick}");
    assert!(!lines(first).any(|line| line.text().replace(' ', "") == "—1—"));
    assert!(lines(&pages.pages[1]).any(|line| line.text().replace(' ', "") == "—2—"));
    assert!(!text(&pages).contains("印发机关") && !text(&pages).contains("日印发"));
}

/// Under a seal the date ends four characters from the edge and the issuer stands in its middle, with two lines free
/// above for the seal.
#[test]
fn room_is_left_for_the_seal() {
    let draft = samples::draft(samples::TITLE, &["市住房城乡建设局"]);
    let content = samples::papers::notice(&draft, &samples::many(1), true);
    let manner = Manner { seal: Seal::Room, ..Manner::default() };
    let pages = content.paper(Form::RedHead).lay_out(&manner, &samples::fonts()).unwrap();
    let all: Vec<&Line> = pages.pages.iter().flat_map(lines).filter(|line| line.runs[0].size > 15.9).collect();
    let place = all.iter().position(|line| line.text() == content.dated).unwrap();
    let (above, issuer, dated) = (all[place - 2], all[place - 1], all[place]);
    let end = |line: &Line| {
        let last = line.runs.last().unwrap().characters.last().unwrap();
        line.x + last.x + CELL
    };
    assert!((RIGHT - end(dated) - 4.0 * CELL).abs() < 0.1);
    let middle = |line: &Line| f64::midpoint(line.x, end(line));
    assert!((middle(issuer) - middle(dated)).abs() < 0.5, "{} {}", middle(issuer), middle(dated));
    assert!(in_mm(issuer.baseline - above.baseline) > 29.0, "two lines are free above the issuer");
    assert!(in_mm(BOTTOM - dated.baseline) > 12.0, "the seal's lower edge stays on the page");
}

#[test]
fn a_recalled_paper_says_so_on_each_page() {
    for name in ["notice-recalled", "letter-recalled", "form-recalled"] {
        let pages = laid_out(sample(name));
        for page in &pages.pages {
            assert!(lines(page).any(|line| line.text() == "已撤回" && line.turned > 30.0), "{name}");
        }
    }
}

#[test]
fn a_copy_has_six_digits_above_what_warns_of_it() {
    let pages = laid_out(sample("notice-secret"));
    let first: Vec<String> = lines(&pages.pages[0]).take(3).map(Line::text).collect();
    assert_eq!(first, ["000012", "机密★1年", "特急"]);
}

#[test]
fn the_head_and_the_group_stand_on_every_page_of_a_ledger() {
    let pages = laid_out(sample("ledger-a4-grouped"));
    assert!(pages.pages.len() > 2);
    for (number, page) in pages.pages.iter().enumerate() {
        let all: Vec<String> = lines(page).map(Line::text).collect();
        let head = all.iter().position(|text| text == "序号").unwrap();
        assert!(all[head..].iter().any(|text| text == "督办事项"));
        let below = all[head..].iter().find(|text| text.contains('项') && text.contains("、") && text.contains('（'));
        assert!(below.is_some(), "page {} does not say which group goes on", number + 1);
        assert!(all.iter().any(|text| text.contains(&format!("第 {} 页 / 共 {} 页", number + 1, pages.pages.len()))));
        let last = lines(page).filter(|line| line.runs[0].size < 11.0).map(|line| line.baseline).fold(0.0, f64::max);
        let lowest: Vec<String> = lines(page).filter(|l| (l.baseline - last).abs() < 0.1).map(Line::text).collect();
        assert!(!lowest.iter().any(|text| text.ends_with("项）")), "a group's heading stands last: {lowest:?}");
    }
}

#[test]
fn a_high_row_goes_over_the_page_and_loses_nothing() {
    let long = (1..=400).map(|n| format!("第{n}句话要印出来。")).collect::<Vec<_>>().concat();
    let mut ledger = tables::ledger(3, Format::A4, Grouping::None);
    ledger.entries[1].progress.clone_from(&long);
    let pages = Paper::Sheet(ledger.sheet()).lay_out(&Manner::default(), &samples::fonts()).unwrap();
    assert!(pages.pages.len() > 2, "{}", pages.pages.len());
    let printed = text(&pages);
    for n in 1..=400 {
        assert!(printed.contains(&format!("{n}句")) || printed.contains(&format!("第{n}")), "sentence {n} is lost");
    }
}

#[test]
fn a_long_word_of_what_a_ledger_covers_keeps_off_its_day() {
    let mut ledger = tables::ledger(2, Format::A4, Grouping::None);
    ledger.covers =
        "八届云岭市委常委会2026年第12次(扩大)会议议定，市住房城乡建设局，超期、临期，含“改造”的事项".repeat(2);
    let pages = Paper::Sheet(ledger.sheet()).lay_out(&Manner::default(), &samples::fonts()).unwrap();
    let above: Vec<&Line> = lines(&pages.pages[0]).collect();
    let day = above.iter().find(|line| line.text().starts_with("截至")).unwrap();
    let reach =
        |line: &&&Line| line.runs.last().and_then(|run| Some(run.characters.last()?.x + run.size)).unwrap_or(0.0);
    let covers: Vec<_> = above.iter().filter(|line| line.x < day.x && line.baseline <= day.baseline).collect();
    assert!(covers.iter().any(|line| line.text().contains("（扩大）会议")), "{}", text(&pages));
    let beside: Vec<_> = covers.iter().filter(|line| line.runs[0].size < 16.0).collect();
    assert!(beside.len() > 1 && beside.iter().all(|line| line.x + reach(line) < day.x), "it runs into the day");
}

#[test]
fn chosen_columns_stand_in_the_order_they_were_chosen() {
    let columns = vec![Field::Light, Field::Title, Field::Due];
    let ledger = LedgerSheet { columns, ..tables::ledger(2, Format::A4, Grouping::None) };
    let pages = Paper::Sheet(ledger.sheet()).lay_out(&Manner::default(), &samples::fonts()).unwrap();
    let mut heads: Vec<&Line> =
        lines(&pages.pages[0]).filter(|line| ["状态", "督办事项", "到期日"].contains(&line.text().as_str())).collect();
    heads.sort_by(|a, b| a.x.total_cmp(&b.x));
    assert_eq!(heads.iter().map(|line| line.text()).collect::<Vec<_>>(), ["状态", "督办事项", "到期日"]);
}

#[test]
fn a_second_reminder_says_so_and_a_first_does_not() {
    let second = tables::reminder(2, 1, &["市水利局"]).official();
    assert_eq!(second.title, "关于再次催办“加快老旧小区改造”事项的通知");
    assert!(second.body.iter().any(|block| format!("{block:?}").contains("经一次催办，仍未")));
    let first = tables::reminder(1, 1, &["市水利局"]).official();
    assert!(!format!("{:?}", first.body).contains("次催办，"));
    assert!(format!("{:?}", first.body).contains("应于6月20日前反馈办理情况，至今未反馈"));
}

#[rstest]
#[case::few("brief", None)]
#[case::more_than_a_page_holds("brief-many", Some("见督办事项台账"))]
fn a_brief_is_one_page_and_tells_what_it_leaves_out(#[case] name: &str, #[case] more: Option<&str>) {
    let pages = laid_out(sample(name));
    assert_eq!(pages.pages.len(), 1);
    let text = text(&pages);
    assert_eq!(text.contains("另有"), more.is_some());
    assert!(more.is_none_or(|words| text.contains(words)), "{text}");
    let smallest = lines(&pages.pages[0]).flat_map(|line| &line.runs).map(|run| run.size).fold(f64::INFINITY, f64::min);
    assert!(smallest >= 14.0, "{smallest} pt is too small to be read at arm's length");
}

#[test]
fn a_circular_says_how_many_and_why_they_are_late() {
    let official = samples::reports::circular(25, 8).official();
    let words = format!("{:?}", official.body);
    for part in [
        "共128项，其中已销号76项，销号率59.4%",
        "销号率较5月底提高11.8个百分点",
        "超期事项8项，其中超期时间较长的5项",
        "承办单位未说明原因",
    ] {
        assert!(words.contains(part), "{part} is not said");
    }
    let latest = words.find("已超期45天").unwrap();
    assert!(latest < words.find("已超期30天").unwrap(), "the latest comes first");
    assert_eq!(official.attachments.len(), 2);
    assert_eq!(official.attachments[1].table.rows.len(), 8, "all of them stand in the attachment");
}

/// 附件说明 names the attachments, and each begins a page with its number.
#[test]
fn attachments_are_named_and_begin_pages_of_their_own() {
    let pages = laid_out(sample("circular"));
    let text = text(&pages);
    assert!(text.contains("附件：1.各单位督办事项办理情况表") && text.contains("2.超期事项清单"));
    let first: Vec<String> = pages
        .pages
        .iter()
        .filter_map(|page| lines(page).next())
        .map(Line::text)
        .filter(|t| t.starts_with("附件") && !t.contains('：'))
        .collect();
    assert_eq!(first, ["附件1", "附件2"]);
    let last = pages.pages.last().unwrap();
    assert!(lines(last).any(|line| line.text().ends_with("印发")), "the 版记 stands on the last page");
}

#[test]
fn a_report_goes_upwards_with_its_signatory() {
    let pages = laid_out(sample("report"));
    let signed = lines(&pages.pages[0]).find(|line| line.text().starts_with("签发人：")).unwrap();
    let number = lines(&pages.pages[0]).find(|line| line.text().ends_with("〔2026〕3号")).unwrap();
    assert!((signed.baseline - number.baseline).abs() < 0.01);
    assert!((number.x - mm(28.0) - CELL).abs() < 0.1, "the number stands one character in");
}

/// The text grows line by line over the end of a page.
#[rstest]
#[case::red_head(Form::RedHead)]
#[case::letter(Form::Letter)]
#[case::table(Form::Table)]
fn no_length_of_text_leaves_a_signature_or_a_heading_alone(
    #[case] form: Form,
    #[values(Seal::None, Seal::Room)] seal: Seal,
) {
    let fonts = samples::fonts();
    let manner = Manner { form, seal, ..Manner::default() };
    let draft = samples::draft(samples::TITLE, &["市住房城乡建设局"]);
    for extra in 0..24 {
        let mut content = samples::papers::notice(&draft, &samples::many(2), true);
        content.closing.extend((0..extra).map(|line| format!("第{line}项工作按期完成。")));
        let pages = content.paper(form).lay_out(&manner, &fonts).unwrap();
        for (number, page) in pages.pages.iter().enumerate() {
            let body: Vec<String> = lines(page).filter(|line| line.runs[0].size > 11.0).map(Line::text).collect();
            let is_last_word = |text: &String| text.starts_with("一、") || text.starts_with("二、");
            let ends = body.iter().rfind(|text| !text.contains("页") && !text.starts_with('—'));
            assert!(!ends.is_some_and(is_last_word), "{extra} lines more, page {}: {ends:?}", number + 1);
            if form != Form::Table
                && let Some(dated) = body.iter().position(|text| *text == content.dated)
            {
                assert!(dated >= 2, "{extra} lines more: the signature stands alone");
            }
        }
        let all = text(&pages);
        for line in 0..extra {
            assert!(all.contains(&format!("第{line}项工作按期完成。")), "line {line} of {extra} is lost");
        }
    }
}

#[test]
fn a_seal_presses_issuer_and_date_a_little_below_its_middle() {
    let sample = sample("notice-sealed");
    let pages = laid_out(sample);
    let sealed = |page: &&Page| page.marks.iter().any(|mark| matches!(mark, Mark::Image(_)));
    let page = pages.pages.iter().find(sealed).unwrap();
    let image =
        page.marks.iter().find_map(|mark| if let Mark::Image(image) = mark { Some(image) } else { None }).unwrap();
    assert!((in_mm(image.width) - 42.0).abs() < 0.01);
    let (top, bottom) = (image.at.1, image.at.1 + image.width);
    let all: Vec<&Line> = lines(page).filter(|line| line.runs[0].size > 15.9).collect();
    let dated = all.iter().position(|line| line.text() == "2026年5月12日").unwrap();
    let (text, issuer, dated) = (all[dated - 2], all[dated - 1], all[dated]);
    let middle = f64::midpoint(issuer.baseline, dated.baseline) - mm(2.0);
    let centre = f64::midpoint(top, bottom);
    assert!(middle > centre && middle - centre < mm(6.0), "{} {}", in_mm(middle), in_mm(centre));
    assert!(top > text.baseline && top - text.baseline < mm(10.3), "the seal begins within a line of the text");
    assert!(bottom < BOTTOM);
}

#[test]
fn a_rare_name_is_printed_and_what_no_font_has_is_refused_by_name() {
    let pages = laid_out(sample("notice-rare"));
    let printed = text(&pages);
    for character in "䶮𬭎𫖯㼆喆镕".chars() {
        assert!(printed.contains(character), "{character} is lost");
    }
    let mut ledger = tables::ledger(1, Format::A4, Grouping::None);
    ledger.entries[0].owner = "\u{e123}".into();
    ledger.entries[0].progress = "由\u{e123}办理".into();
    let refused = Paper::Sheet(ledger.sheet()).lay_out(&Manner::default(), &samples::fonts()).unwrap_err();
    assert_eq!(refused.to_string(), "no font has \u{e123} (U+E123)");
}
