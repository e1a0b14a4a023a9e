//! The part a list of departments plays by the words after it: 牵头, 配合, 按职责分工负责, 为责任单位.

use duban_domain::Role;

use crate::text;
use crate::words;

/// The part a list of departments plays by the words after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) role: Role,
    pub(super) label: &'static str,
    pub(super) reason: &'static str,
}

impl Part {
    pub(super) const SUBJECT: Self = Self { role: Role::Subject, label: "", reason: "交办句的主语" };
    pub(super) const LEAD: Self =
        Self { role: Role::Lead, label: "牵头", reason: "“A牵头”：牵头之前为牵头单位" };
    pub(super) const GIVEN: Self =
        Self { role: Role::Joint, label: "负责", reason: "“由A负责”：写明由其负责" };
    pub(super) const BY: Self = Self { role: Role::Subject, label: "", reason: "“由A…”：写明由其办理" };
    pub(super) const SHARED: Self =
        Self { role: Role::Joint, label: SHARED, reason: "“A、B按职责分工负责”：并列负责" };
    pub(super) const HELP: Self =
        Self { role: Role::Supporting, label: "配合", reason: "“B配合”：配合之前为配合单位" };
}

/// What is said of departments that answer side by side, or beside a lead.
pub(super) const SHARED: &str = "按职责分工负责";

/// What a department is said to be: 县水利局为责任单位.
const ROLES: &[(&str, Part)] = &[
    ("牵头单位", Part { reason: "“A为牵头单位”", ..Part::LEAD }),
    ("牵头部门", Part { reason: "“A为牵头单位”", ..Part::LEAD }),
    ("责任单位", Part { reason: "“A为责任单位”", ..Part::GIVEN }),
    ("责任部门", Part { reason: "“A为责任单位”", ..Part::GIVEN }),
    ("责任主体", Part { reason: "“A为责任主体”", ..Part::GIVEN }),
    ("实施主体", Part { reason: "“A为实施主体”", ..Part::GIVEN }),
    ("建设主体", Part { reason: "“A为建设主体”", ..Part::GIVEN }),
    ("项目业主", Part { reason: "“A为项目业主”", ..Part::GIVEN }),
    ("配合单位", Part { reason: "“B为配合单位”", ..Part::HELP }),
];

/// What closes a clause that says who answers: 街道具体实施, 各县包干负责.
const ANSWERING: &[&str] = &[
    "实施",
    "负责",
    "承办",
    "落实",
    "包干负责",
    "全权负责",
    "组织实施",
    "负责实施",
    "负责落实",
    "具体实施",
    "具体负责",
    "具体承办",
    "具体落实",
];

pub(super) fn part(after: &str, given: bool) -> Option<Part> {
    // 县住建局、县自然资源局等按职责分工负责: the list has an open end.
    let body = words::skip_adverbs(after.strip_prefix('等').unwrap_or(after));
    let near = text::head(body, 12);
    if is_described(near) {
        return None;
    }
    if near.starts_with("总牵头")
        || near.starts_with("牵头抓总")
        || near.starts_with("牵头")
        || near.starts_with("负责牵头")
    {
        return Some(Part::LEAD);
    }
    if text::starts_with_any(near, &["配合", "予以配合", "协助", "参与", "协同配合", "做好配合", "协作"])
    {
        return Some(Part::HELP);
    }
    // 市工商局、市税务局参加: to take part is nothing else where the clause ends with it.
    if near == "参加" {
        return Some(Part::HELP);
    }
    if !given && ANSWERING.contains(&near) {
        return Some(Part { reason: "“A具体负责、包干负责”：写明由其负责", ..Part::GIVEN });
    }
    if text::starts_with_any(near, &["按职责", "按照职责", "分工负责", "按分工", "按属地", "按照属地"])
    {
        return Some(Part::SHARED);
    }
    if near.starts_with("会同") || near.starts_with("商") {
        return Some(Part { reason: "“A会同B”：会同之前为牵头", ..Part::LEAD });
    }
    if let Some(what) = near.strip_prefix(['为', '作', '是']) {
        let said = ROLES.iter().find(|(word, _)| what.starts_with(word)).map(|(_, part)| *part);
        if said.is_some() {
            return said;
        }
    }
    given.then_some(if near.starts_with("负责") { Part::GIVEN } else { Part::BY })
}

/// 各部门“一把手”, 各单位主要负责同志: the post is meant, not the departments.
pub(super) fn names_a_post(after: &str) -> bool {
    const POSTS: &[&str] = &[
        "“一把手”",
        "一把手",
        "主要",
        "分管",
        "负责人",
        "负责同志",
        "党政",
        "班子",
        "局长",
        "主任",
        "书记",
        "院长",
        "校长",
        "总经理",
        "董事长",
        "副局长",
        "副主任",
        "副书记",
    ];
    text::starts_with_any(after, POSTS)
}

/// 由市领导牵头，各局参与的工作组: departments that describe something else.
pub(super) fn is_described(after: &str) -> bool {
    text::starts_with_any(
        after,
        &[
            "牵头的",
            "参与的",
            "参加的",
            "负责的",
            "配合的",
            "组成的",
            "主办的",
            "制定的",
            "汇报的",
            "起草的",
            "提出的",
            "提交的",
            "报送的",
            "拟定的",
        ],
    )
}
