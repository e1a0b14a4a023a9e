//! Notices of the made-up city 云岭市, of every length that a page can trip over.

#![allow(dead_code, reason = "each test and the example use a part")]
#![allow(clippy::unwrap_used, clippy::too_many_lines, reason = "samples for tests")]

pub(crate) mod papers;
pub(crate) mod reports;
pub(crate) mod seal;
pub(crate) mod tables;

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, NaiveDate};
use duban_documents::{FontError, Fonts};
use duban_domain::{
    Assignment, Cadence, Deadline, DirectiveId, DocumentId, DocumentKind, DocumentNumber, Draft, Due, Grade, Ground,
    Item, ItemCode, ItemId, MeetingHeader, MeetingId, Office, Owner, PaperForm, Relation, Role, Source, Target,
    TargetKind, Told, Urgency,
};
use uuid::Uuid;

/// Fandol and Noto CJK where the set-up puts them, and nothing else, so that pages come out alike everywhere.
///
/// # Panics
/// Where they are missing: `cargo xtask test` installs them.
pub(crate) fn fonts() -> Fonts {
    // Under Wine the home is another one.
    let given = std::env::var_os("DUBAN_FANDOL").map(PathBuf::from);
    let home = || std::env::home_dir().unwrap_or_default().join(".local/share/fonts/fandol");
    let folders = [given.unwrap_or_else(home), PathBuf::from("/usr/share/fonts/opentype/noto")];
    let found: Result<Fonts, FontError> = Fonts::in_folders(&folders);
    found.unwrap_or_else(|error| {
        panic!("{error}\nthe tests need the Fandol fonts: run `cargo xtask test`, which fetches them")
    })
}

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub(crate) fn created() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-05-12T09:30:00+08:00").unwrap()
}

pub(crate) fn office() -> Office {
    Office {
        name: "中共云岭市委督查室".into(),
        mark: "中共云岭市委督查室".into(),
        number_prefix: "云督办".into(),
        general_list: "各县（市、区），市直各单位".into(),
        contact: "周敏，0879—2165018".into(),
    }
}

pub(crate) fn meeting() -> MeetingHeader {
    MeetingHeader {
        name: Some("六届市委常委会2026年第14次（扩大）会议".into()),
        number: Some(14),
        date: Some(day(2026, 5, 9)),
        ..MeetingHeader::default()
    }
}

pub(crate) fn number() -> DocumentNumber {
    DocumentNumber { prefix: "云督办".into(), year: 2026, number: 37 }
}

pub(crate) fn draft(title: &str, addressees: &[&str]) -> Draft {
    Draft {
        id: DocumentId(Uuid::from_u128(1)),
        kind: DocumentKind::SupervisionNotice,
        title: title.into(),
        meeting: Some(MeetingId(Uuid::from_u128(2))),
        items: Vec::new(),
        addressees: addressees.iter().map(|name| (*name).to_owned()).collect(),
        copies: vec!["市委常委".into(), "市人大常委会、市政府、市政协办公室".into()],
        report_by: Some(day(2026, 6, 20)),
        dated: day(2026, 5, 12),
        form: PaperForm::RedHead,
        grade: Grade::default(),
        told: Told::default(),
    }
}

fn part(department: &str, role: Role, label: &str) -> Assignment {
    Assignment { department: department.into(), role, label: label.into(), open_ended: false, ground: Ground::clerk() }
}

pub(crate) fn deadline(text: &str, due: Due) -> Deadline {
    Deadline { text: text.into(), due, basis: String::new(), ground: Ground::clerk() }
}

pub(crate) fn target(text: &str) -> Target {
    Target {
        text: text.into(),
        number: 0.0,
        upper: None,
        unit: String::new(),
        relation: Relation::Equal,
        kind: TargetKind::Goal,
        ground: Ground::clerk(),
    }
}

pub(crate) fn item(number: u32, title: &str, quote: &str) -> Item {
    Item {
        id: ItemId(Uuid::from_u128(u128::from(number))),
        code: ItemCode::new(2026, number),
        title: title.into(),
        requirement: quote.into(),
        done_when: String::new(),
        urgency: Urgency::Ordinary,
        report_by: None,
        source: Source::Meeting {
            meeting: MeetingId(Uuid::from_u128(2)),
            directive: DirectiveId(Uuid::from_u128(u128::from(number))),
            quote: quote.into(),
        },
        assignments: Vec::new(),
        owners: Vec::new(),
        deadlines: Vec::new(),
        targets: Vec::new(),
        classification: None,
    }
}

/// Twelve items, each with something of its own.
pub(crate) fn twelve() -> Vec<Item> {
    let lead = |name: &str| part(name, Role::Lead, "牵头单位");
    let with = |name: &str| part(name, Role::Supporting, "配合单位");
    let joint = |name: &str| part(name, Role::Joint, "责任单位");
    let on = |text: &str, d: NaiveDate| deadline(text, Due::On(d));
    let mut items = vec![
        item(
            1,
            "加快老旧小区改造",
            "要加快推进城市更新行动，把老旧小区改造作为改善民生的重要抓手，年内开工改造老旧小区42个、惠及居民1.6万户，坚持“先地下、后地上”，同步实施水、电、气、路、通信等配套设施改造，确保6月底前全部开工、12月底前完成主体工程。",
        ),
        item(
            2,
            "抓好防汛备汛",
            "要坚决克服麻痹思想和侥幸心理，立足防大汛、抢大险、救大灾，对全市217座水库、36处山洪灾害易发区逐一排查，建立问题清单、责任清单、整改清单，主汛期前整改到位；要强化监测预警和会商研判，落实基层防汛责任人，确保预警信息到村到户到人，坚决守住人民群众生命安全底线。",
        ),
        item(
            3,
            "推进“一件事”集成改革",
            "深化政务服务“一件事一次办”，围绕企业和个人全生命周期，打通部门之间的数据壁垒，年内新增出生、入学、退休等“一件事”集成服务事项20项，推动更多事项跨区域通办、免证办理，让群众办事“最多跑一次”真正落地见效。",
        ),
        item(
            4,
            "稳定规上工业增长",
            "各县（市、区）要对照“双过半”目标，逐企业分析、逐项目调度，帮助企业解决用工、用能、用地、融资等方面的实际困难，防止出现停产半停产现象，确保上半年规模以上工业增加值增长8%以上。",
        ),
        item(
            5,
            "整治餐饮油烟扰民",
            "群众反映强烈的餐饮油烟扰民问题，要坚持问题导向，举一反三、标本兼治，既抓好已有投诉的整改销号，又从规划布局、经营许可、日常监管等源头环节堵塞漏洞，一周内拿出整治方案，整治情况每月25日前报市委、市政府。",
        ),
        item(
            6,
            "提升高标准农田建设质量",
            "建设高标准农田12.5万亩，严把立项、施工、验收、管护四个关口，坚决防止“一建了之”；对2023年以来建成的项目组织开展“回头看”，发现问题限期整改，涉嫌违纪违法的移交有关部门处理，确保每一块高标准农田都经得起历史和群众的检验。",
        ),
        item(
            7,
            "规范园区管理体制",
            "研究制定《云岭经济技术开发区管理体制改革方案》，理顺管委会与所在县（市、区）在经济管理、社会事务、国土空间规划等方面的关系，推行“管委会＋公司”运营模式，剥离不必要的社会管理职能，按程序报批后实施。",
        ),
        item(
            8,
            "做好高校毕业生就业服务",
            "实施就业服务攻坚行动，筹集见习岗位不少于3000个，开展“直播带岗”等招聘活动60场，对困难家庭毕业生“一人一策”结对帮扶，确保应届毕业生年底去向落实率达到90%以上。",
        ),
        item(
            9,
            "推动文旅深度融合",
            "要以“云岭古道”创建国家5A级旅游景区为牵引，统筹抓好交通、住宿、停车、厕所等配套设施建设，打造一批有影响、有口碑的精品线路，力争全年接待游客2600万人次。",
        ),
        item(
            10,
            "落实安全生产责任",
            "各级各部门要严格落实“党政同责、一岗双责”，紧盯矿山、危险化学品、燃气、消防等重点领域开展隐患大排查大整治，务必做到“真查、真改、真闭环”。",
        ),
        item(
            11,
            "持续改进机关作风",
            "要大兴调查研究之风，精简会议、文件和检查考核，切实为基层减负；对落实不力、推诿扯皮的，要严肃追责问责——不能让“上热、中温、下冷”成为常态……",
        ),
        item(
            12,
            "筹备第三届云岭生态博览会",
            "成立由市政府分管领导任组长的筹备工作专班，倒排工期、挂图作战，统筹做好会务保障、安全保卫、志愿服务、新闻宣传等各项工作，7月10日前完成场馆布展和招商招展工作。",
        ),
    ];
    items[0].assignments = vec![lead("市住房城乡建设局"), with("市财政局"), with("市城管局"), with("市自然资源局")];
    items[0].owners = vec![Owner { name: "分管副市长".into(), ground: Ground::clerk() }];
    items[0].deadlines = vec![on("6月底前", day(2026, 6, 30)), on("12月底前", day(2026, 12, 31))];
    items[0].targets = vec![target("开工改造老旧小区42个"), target("惠及居民1.6万户")];
    items[1].assignments = vec![joint("市水利局"), joint("市应急局"), joint("市气象局")];
    items[1].deadlines = vec![on("主汛期前", day(2026, 5, 31))];
    items[1].done_when = "217座水库、36处山洪灾害易发区全部完成排查，隐患整改销号。".into();
    items[2].assignments = vec![lead("市政务服务局"), Assignment { open_ended: true, ..with("市公安局") }];
    items[2].deadlines = vec![on("年内", day(2026, 12, 31))];
    items[2].targets = vec![target("新增集成服务事项20项")];
    items[3].assignments = vec![part("各县（市、区）", Role::Subject, "")];
    items[3].deadlines = vec![on("上半年", day(2026, 6, 30))];
    items[3].targets = vec![target("规模以上工业增加值增长8%以上")];
    items[4].deadlines =
        vec![on("一周内", day(2026, 5, 16)), deadline("每月25日前", Due::Every(Cadence::Monthly { day: Some(25) }))];
    items[5].assignments = vec![
        lead("市农业农村局"),
        part("市财政局", Role::Supporting, "按职责分工负责"),
        part("各县（市、区）", Role::Supporting, "按职责分工负责"),
    ];
    items[5].targets = vec![target("12.5万亩")];
    items[6].assignments = vec![lead("市委编办"), with("云岭经济技术开发区管委会")];
    items[6].deadlines =
        vec![deadline("方案印发后3个月内", Due::After { event: "方案印发".into(), span: "3个月".into() })];
    items[6].report_by = Some(day(2026, 7, 31));
    items[7].assignments =
        vec![part("市人力资源社会保障局", Role::Joint, "责任部门"), part("市教育体育局", Role::Joint, "责任部门")];
    items[7].deadlines = vec![on("年底", day(2026, 12, 31))];
    items[7].targets = vec![target("见习岗位不少于3000个"), target("招聘活动60场"), target("去向落实率90%以上")];
    items[8].assignments =
        vec![lead("市文化和旅游局"), with("市交通运输局"), with("市住房城乡建设局"), with("市市场监管局")];
    items[9].assignments = vec![part("各级各部门", Role::Subject, "")];
    items[9].deadlines = vec![deadline("长期坚持", Due::Standing)];
    items[10].deadlines = vec![deadline("尽快", Due::Vague)];
    items[11].assignments = vec![lead("市商务局")];
    items[11].deadlines = vec![on("7月10日前", day(2026, 7, 10))];
    items
}

/// As many items as wanted, the twelve over and over.
pub(crate) fn many(count: usize) -> Vec<Item> {
    twelve().into_iter().cycle().take(count).collect()
}

pub(crate) const TITLE: &str = "关于做好六届市委常委会2026年第14次（扩大）会议议定事项督办工作的通知";
pub(crate) const LONG_TITLE: &str = "关于贯彻落实全市优化营商环境暨民营经济高质量发展大会精神进一步做好重点任务分解落实和跟踪督办反馈报告工作有关事项的通知";

/// Twenty-five departments.
pub(crate) const ADDRESSEES: [&str; 25] = [
    "市委办公室",
    "市政府办公室",
    "市纪委监委机关",
    "市委组织部",
    "市委宣传部",
    "市委统战部",
    "市委政法委",
    "市委编办",
    "市发展改革委",
    "市教育体育局",
    "市科技局",
    "市工业和信息化局",
    "市公安局",
    "市民政局",
    "市司法局",
    "市财政局",
    "市人力资源社会保障局",
    "市自然资源局",
    "市生态环境局",
    "市住房城乡建设局",
    "市交通运输局",
    "市水利局",
    "市农业农村局",
    "市商务局",
    "市文化和旅游局",
];
