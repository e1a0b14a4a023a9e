//! Glosses that cut GBK characters apart are undone, or left with a doubt; never wrongly undone without one.

mod damage;

use damage::{Decoder, damaged, traditional};
use duban_intake::read_text;
use rstest::rstest;

const SENTENCES: [&str; 40] = [
    "会议强调，各县区要认真传达学习全市经济工作会议精神，切实把思想统一到市委部署上来。",
    "市发展改革委要会同市财政局，在6月底前研究制定具体实施方案，报市政府常务会议审定。",
    "要加快推进云溪新区基础设施建设，确保年底前完成主体工程，尽早投入使用。",
    "由市住房城乡建设局牵头，对全市老旧小区改造项目开展专项检查，发现问题立即整改。",
    "要压实安全生产责任，对重点行业领域隐患进行全面排查，坚决防止重特大事故发生。",
    "岭东区要抓好乡村振兴示范点建设，总结推广好的经验做法，带动周边村庄共同发展。",
    "各部门要主动服务企业，帮助企业解决用工、融资、用地等实际困难，稳定企业预期。",
    "市教育局要统筹优化中小学校布局，新增学位不少于3000个，缓解城区入学压力。",
    "要严格落实生态环境保护责任制，加强云岭河流域水质监测，确保断面达标。",
    "市卫生健康委要完善基层医疗服务体系，推动优质医疗资源下沉，方便群众就近看病。",
    "要持续优化营商环境，深化行政审批制度改革，推动更多事项网上办理、一次办成。",
    "市农业农村局要组织技术人员深入田间地头，指导农户做好春耕备耕工作。",
    "要加强财政资金监管，建立资金使用台账，定期开展绩效评价，提高资金使用效益。",
    "市交通运输局要加快云岭至溪口公路改建工程进度，每月向市政府报告进展情况。",
    "要认真做好信访维稳工作，主要领导要带头接访，推动一批信访积案得到实质性化解。",
    "会议听取了市应急管理局关于防汛备汛工作情况的汇报，对下一步工作进行了部署。",
    "要强化督促检查，市委督查室要定期通报进展情况，对工作不力的严肃追责问责。",
    "市人力资源社会保障局要开展职业技能培训，全年培训各类人员不少于2万人次。",
    "要大力发展数字经济，支持企业开展智能化改造，培育一批具有竞争力的龙头企业。",
    "市文化和旅游局要办好云岭文化旅游节，丰富旅游产品供给，提升服务质量。",
    "要推进城市精细化管理，整治占道经营、乱停乱放等突出问题，改善市容环境。",
    "市民政局要健全养老服务网络，加快建设社区养老服务中心，满足老年人多样化需求。",
    "要加强干部队伍建设，树立重实干、重实绩的用人导向，激励干部担当作为。",
    "各乡镇要做好高标准农田建设的组织实施工作，确保工程质量经得起检验。",
    "市水务局要尽快完成病险水库除险加固，汛期前全部投入运行，保障下游群众安全。",
    "要深入开展爱国卫生运动，加强农贸市场、背街小巷环境整治，营造整洁环境。",
    "市市场监管局要加大食品药品监管力度，严厉打击制售假冒伪劣产品的违法行为。",
    "要统筹发展和安全，树牢底线思维，做好各类风险的研判、预警和处置。",
    "市科技局要支持高校与企业共建研发平台，推动科技成果在我市转化应用。",
    "要抓紧谋划一批重大项目，积极争取上级资金支持，形成更多实物工作量。",
    "市商务局要组织开展系列促消费活动，扩大汽车、家电等大宗商品消费。",
    "要坚持房子是用来住的定位，稳妥推进保交楼工作，维护购房群众合法权益。",
    "会议审议并原则通过《云岭市公共停车场管理办法》，由市司法局按程序修改后印发。",
    "要完善防灾减灾体系，加强应急演练，提升基层应急处置能力。",
    "市林业局要落实森林防火责任，加强重点时段、重点区域巡查，严禁野外用火。",
    "要加快数据共享，打通部门之间的信息壁垒，让数据多跑路、群众少跑腿。",
    "各级党组织要开展专题学习，结合实际制定贯彻落实的具体措施，务求取得实效。",
    "市国资委要推动市属企业改革重组，优化国有资本布局，增强企业核心竞争力。",
    "要关心困难群众生活，及时足额发放救助资金，确保群众温暖过冬。",
    "市统计局要加强经济运行监测分析，及时提出对策建议，为市委决策提供参考。",
];

#[rstest]
#[case::shown_as_question_marks(Decoder::QuestionMark)]
#[case::shown_as_replacement_characters(Decoder::Replacement)]
fn most_damaged_sentences_are_repaired_and_none_wrongly(#[case] decoder: Decoder) {
    let (mut hurt, mut whole) = (0, 0);
    for sentence in SENTENCES {
        let shown = damaged(sentence, decoder);
        let expected = read_text(&traditional(sentence)).unwrap().text;
        let intake = read_text(&shown).unwrap();
        let is_hurt = shown.contains(['?', '\u{fffd}']);
        hurt += usize::from(is_hurt);
        whole += usize::from(is_hurt && intake.text == expected);
        let doubted = intake.repairs.iter().any(|repair| repair.doubtful);
        assert!(doubted || intake.text == expected, "wrong without a doubt: {}\nfrom {shown}", intake.text);
        for sure in intake.repairs.iter().filter(|repair| repair.kind == "shifted-bytes" && !repair.doubtful) {
            assert!(expected.contains(&sure.repaired), "{sure:?}\nin {expected}");
        }
    }
    assert!(hurt >= 15, "only {hurt} sentences were damaged");
    assert!(whole * 10 >= hurt * 8, "{whole} of {hurt} repaired");
}

#[rstest]
#[case::cut_before_a_low_trail("認(rèn)真?zhèn)鬟_(dá)部署", "认真传达部署")]
#[case::the_bracket_stays("認(rèn)真?(zhèn)鬟_(dá)部署", "认真传达部署")]
#[case::browser("認(rèn)真\u{fffd}(zhèn)鬟_(dá)部署", "认真传达部署")]
fn a_cut_character_is_joined(#[case] shown: &str, #[case] clean: &str) {
    let intake = read_text(shown).unwrap();
    assert_eq!(intake.text, clean);
    let repair = intake.repairs.iter().find(|repair| repair.kind == "shifted-bytes").unwrap();
    assert_eq!((repair.repaired.as_str(), repair.doubtful), ("传达", false));
    assert!(repair.original.ends_with("鬟_"));
}

#[test]
fn what_cannot_be_joined_stays_and_is_doubted() {
    let shown = "會議(yì)強(qiáng)調(diào)?zhèn)鬼鬼鬼_工作";
    let intake = read_text(shown).unwrap();
    assert!(intake.text.contains("?zhèn)鬼鬼鬼_"), "{}", intake.text);
    let doubt = intake.repairs.iter().find(|repair| repair.doubtful).unwrap();
    assert_eq!(&intake.text[doubt.span.range()], doubt.repaired);
    assert!(doubt.original.starts_with("?zhèn)"));
}

#[test]
fn a_full_stop_that_went_with_the_end_of_its_line_comes_back_with_a_doubt() {
    let read = read_text("會議強調，要加快發展，推進地?zé)崆鍧嵐ぷ鳌\n會議要求，各縣區要抓緊落實。").unwrap();
    assert_eq!(read.text, "会议强调，要加快发展，推进地热清洁工作。\n会议要求，各县区要抓紧落实。");
    assert!(read.repairs.iter().any(|repair| repair.doubtful), "{:?}", read.repairs);
}

#[rstest]
#[case::question("是否可行?请市财政局研究(见附件)。")]
#[case::question_in_brackets("(是否可行?)请研究。")]
#[case::english("What is next?go)会议")]
fn an_honest_question_mark_stays(#[case] text: &str) {
    let intake = read_text(text).unwrap();
    assert_eq!(intake.text, text);
    assert!(intake.repairs.is_empty());
}
