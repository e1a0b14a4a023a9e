//! Traditional script becomes simplified, and only there.

use duban_domain::Span;
use duban_intake::read_text;
use rstest::rstest;

#[rstest]
#[case::plain("會議強調，要擴大試點範圍", "会议强调，要扩大试点范围")]
#[case::zhuo("要著力抓好，著眼長遠，突出著重點", "要着力抓好，着眼长远，突出着重点")]
#[case::zhu("成效顯著，組織編寫專著，著名學者參與", "成效显著，组织编写专著，著名学者参与")]
#[case::empress_and_after("會後由皇后大道向後延伸", "会后由皇后大道向后延伸")]
#[case::dry_and_do("乾燥的倉庫由幹部乾淨利落地處理", "干燥的仓库由干部干净利落地处理")]
#[case::reign("清乾隆年間的檔案進行徵集", "清乾隆年间的档案进行征集")]
#[case::remainder("餘額不足，其餘鄉鎮", "余额不足，其余乡镇")]
#[case::plan("制定年度計畫與規畫", "制定年度计划与规划")]
#[case::repeat("複查、恢復、答覆三項工作統籌進行", "复查、恢复、答复三项工作统筹进行")]
#[case::no_regional_words("軟體與資訊網路", "软体与资讯网路")]
#[case::quotes_keep_their_shape("「一辦十六組」專題會議", "“一办十六组”专题会议")]
fn traditional_becomes_simplified(#[case] traditional: &str, #[case] simplified: &str) {
    assert_eq!(read_text(traditional).unwrap().text, simplified);
}

#[rstest]
#[case::plain("会议强调，要着力抓好后勤、干部、里程碑工作")]
#[case::a_name_keeps_its_character("由副市长張喆同志负责，市财政局配合落实")]
#[case::zhu("成效显著，名著，土著")]
#[case::old_place("乾县、馀杭旧称")]
fn simplified_text_is_left_alone(#[case] text: &str) {
    let intake = read_text(text).unwrap();
    assert_eq!(intake.text, text);
    assert!(intake.repairs.is_empty());
}

#[test]
fn a_traditional_passage_in_a_simplified_text_is_converted_alone() {
    let text =
        "云岭市召开专题会议，研究部署防汛工作。市长张喆主持会议并讲话，各县区参加。\n會議強調，要壓實責任，嚴格檢查。";
    let intake = read_text(text).unwrap();
    assert!(intake.text.contains("张喆"));
    assert!(intake.text.ends_with("会议强调，要压实责任，严格检查。"));
    let kinds: Vec<&str> = intake.repairs.iter().map(|repair| repair.kind.as_str()).collect();
    assert_eq!(kinds, ["traditional"]);
}

#[test]
fn each_sentence_that_changed_is_noted_for_itself() {
    let intake = read_text("會議要求擴大範圍。一是抓好落实。二是壓實責任；").unwrap();
    let noted: Vec<&str> = intake.repairs.iter().map(|repair| &intake.text[repair.span.range()]).collect();
    assert_eq!(noted, ["会议要求扩大范围。", "二是压实责任；"]);
}

#[test]
fn each_character_keeps_its_place() {
    let intake = read_text("會議要求擴(kuò)大範圍,落實(shí)到位").unwrap();
    for (clean, original) in [("会", "會"), ("大范围", "大範圍"), ("到位", "到位")] {
        let at = intake.text.find(clean).unwrap();
        let span = Span::new(at, at + clean.len());
        let origin = intake.map.origin(span);
        assert_eq!(&intake.map.original()[origin.range()], original);
        assert_eq!(intake.map.clean(origin), span);
    }
}
