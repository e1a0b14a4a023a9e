//! Circulars, reports and briefs of 云岭市.

use duban_documents::Dispatch;
use duban_documents::circular::{Circular, Report, ReportSection};
use duban_documents::leader_brief::{LeaderBrief, Matter};
use duban_documents::overview::{Counts, DepartmentCounts, Late};
use duban_domain::light::Light;

use super::tables::{CODE, dispatch};
use super::{ADDRESSEES, day};

pub(crate) const COUNTS: Counts = Counts { red: 8, amber: 9, green: 31, blue: 76, grey: 4 };

fn departments(count: usize) -> Vec<DepartmentCounts> {
    let one = |(index, name): (usize, &&str)| {
        let n = u32::try_from(index).unwrap();
        let counts = Counts {
            blue: 9 - (n * 3 / 8).min(9),
            green: 1 + n % 3,
            amber: n % 2,
            red: u32::from(n % 4 == 3) + u32::from(n > 20),
            grey: 0,
        };
        DepartmentCounts { rank: n + 1, department: (*name).to_owned(), counts, reports: (8 - n % 4, 8) }
    };
    ADDRESSEES.iter().take(count).enumerate().map(one).collect()
}

pub(crate) fn late(count: usize) -> Vec<Late> {
    let one = |title: &str, department: &str, due, days, reason: &str, next: &str| Late {
        title: title.into(),
        department: department.into(),
        due,
        days,
        reason: reason.into(),
        next: next.into(),
    };
    let all = [
        one(
            "抓好防汛备汛",
            "市水利局、市应急局",
            day(2026, 5, 31),
            30,
            "云溪县山区14座水库道路受损，排查设备无法进场",
            "7月10日前抢通道路并完成排查",
        ),
        one(
            "整治餐饮油烟扰民",
            "市城管局",
            day(2026, 5, 16),
            45,
            "岭东区夜市街区商户流动性大，油烟净化设施加装进度慢",
            "由市城管局牵头开展联合整治，7月底前完成加装",
        ),
        one("稳定规上工业增长", "市工业和信息化局", day(2026, 6, 20), 10, "", ""),
        one(
            "规范园区管理体制",
            "市委编办、云岭经济技术开发区管委会",
            day(2026, 6, 15),
            15,
            "改革方案涉及事业单位人员安置，尚在征求意见",
            "7月20日前按程序报批",
        ),
        one(
            "推进“一件事”集成改革",
            "市政务服务局",
            day(2026, 6, 25),
            5,
            "2个部门的数据接口尚未打通",
            "7月5日前完成联调",
        ),
        one("提升高标准农田建设质量", "市农业农村局", day(2026, 6, 10), 20, "3个标段招标失败", "重新组织招标，8月开工"),
        one("做好高校毕业生就业服务", "市人力资源社会保障局", day(2026, 6, 28), 2, "见习岗位尚缺120个", "7月中旬补齐"),
        one(
            "推动文旅深度融合",
            "市文化和旅游局",
            day(2026, 6, 26),
            4,
            "停车场用地手续未办结",
            "协调市自然资源局加快办理",
        ),
    ];
    all.into_iter().take(count).collect()
}

fn upward(number: &str) -> Dispatch {
    Dispatch {
        mark: "督查专报".into(),
        number: Some(number.to_owned()),
        signatory: "周　敏".into(),
        dated: day(2026, 7, 1),
        copies: vec!["市委办公室".into()],
        ..dispatch(&["市委、市政府"])
    }
}

pub(crate) fn circular(count: usize, late_items: usize) -> Circular {
    Circular {
        dispatch: Dispatch {
            number: Some("云督办〔2026〕61号".into()),
            dated: day(2026, 7, 1),
            ..dispatch(&["各县（市、区），市直各单位"])
        },
        period: "2026年上半年".into(),
        as_of: day(2026, 6, 30),
        counts: COUNTS,
        before: Some((Counts { red: 10, amber: 12, green: 40, blue: 60, grey: 4 }, "5月底".into())),
        departments: departments(count),
        late: late(late_items),
        good: vec![
            "市住房城乡建设局建立老旧小区改造“周调度、月销号”机制，42个小区全部提前开工，改造过程中坚持问计于民、问需于民，主动协调供水、供电、燃气、通信等单位同步施工，避免了反复开挖，群众普遍满意。".into(),
            "市教育体育局主动协调市财政局落实资金，3所学校建设项目按期竣工，有效缓解了城区学位紧张的状况，得到学生家长和社会各界的充分肯定，有关做法已在全市教育系统推广。".into(),
        ],
        requests: Vec::new(),
        ..Circular::default()
    }
}

pub(crate) fn report() -> Report {
    let section = |heading: &str, paragraphs: &[&str]| ReportSection {
        heading: heading.into(),
        paragraphs: paragraphs.iter().map(|words| (*words).to_owned()).collect(),
    };
    Report {
        dispatch: upward("云督专报〔2026〕3号"),
        title: "关于六届市委常委会议定事项落实情况的督查专报".into(),
        opening: "按照市委要求，市委督查室对2026年上半年市委常委会议定事项落实情况进行了专项督查。现将有关情况报告如下"
            .into(),
        as_of: day(2026, 6, 30),
        counts: Some(COUNTS),
        departments: departments(12),
        sections: vec![
            section(
                "主要进展",
                &[
                    "老旧小区改造全面铺开。各县（市、区）把老旧小区改造作为改善民生的重要抓手，坚持先地下、后地上，同步实施水、电、气、路、通信等配套设施改造，工程质量和施工安全总体可控，群众满意度明显提高。42个小区全部开工，完成投资占年度计划的58%。",
                    "防汛备汛基础进一步夯实。各级各有关部门立足防大汛、抢大险、救大灾，逐级落实防汛责任人，完善监测预警和会商研判机制，组织开展多轮应急演练，预警信息到村到户到人。全市217座水库排查203座，整改隐患39处。",
                    "政务服务改革持续深化，部门之间的数据壁垒逐步打通，跨区域通办和免证办理的范围进一步扩大，群众和企业的获得感明显增强。新增“一件事”集成服务事项12项，群众平均跑动次数由3次减至1次。",
                ],
            ),
            section(
                "存在问题",
                &[
                    "部分事项推进不平衡，涉及多个部门的协调事项进展偏慢，牵头单位主动协调不够，配合单位等待观望，有的事项在部门之间多次往返仍然没有形成一致意见。",
                    "个别单位对反馈工作重视不够，反馈材料只写开会部署，不写实际进展，办结佐证材料不完整，影响了市委对议定事项落实情况的准确掌握。",
                ],
            ),
        ],
        late: late(6),
        proposals: vec![
            "由市政府分管领导召集市水利局、市交通运输局专题研究云溪县山区道路抢通问题。".into(),
            "对连续两次未按时反馈的单位，由市委督查室约谈其主要负责人。".into(),
        ],
    }
}

pub(crate) fn brief(count: usize) -> LeaderBrief {
    let matter = |(index, late): (usize, Late)| {
        let red = index % 3 != 2;
        let light = if red { (Light::Red, "超期".to_owned()) } else { (Light::Amber, "临期".to_owned()) };
        Matter {
            light,
            title: late.title,
            department: late.department,
            when: if red { format!("已超期{}天", late.days) } else { "7月5日到期".into() },
            progress: late.reason,
            proposal: late.next,
        }
    };
    LeaderBrief {
        office: "中共云岭市委督查室".into(),
        as_of: day(2026, 6, 30),
        counts: COUNTS,
        matters: late(8).into_iter().cycle().take(count).enumerate().map(matter).collect(),
        short_code: Some(CODE.into()),
        ..LeaderBrief::default()
    }
}
