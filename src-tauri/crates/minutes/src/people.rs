//! Persons: posts, and names after them.

use crate::text;

/// Words that a post ends with. A name may follow.
const POSTS: &[&str] = &[
    "书记",
    "市长",
    "县长",
    "区长",
    "镇长",
    "乡长",
    "省长",
    "州长",
    "旗长",
    "部长",
    "局长",
    "厅长",
    "处长",
    "科长",
    "主任",
    "主席",
    "秘书长",
    "常委",
    "院长",
    "检察长",
    "司令员",
    "政委",
    "会长",
    "理事长",
    "董事长",
    "总经理",
    "总指挥",
    "指挥长",
    "组长",
    "校长",
    "行长",
    "队长",
    "站长",
    "所长",
    "巡视员",
    "调研员",
    "委员",
    "总工程师",
    "专员",
    "党组成员",
    "负责人",
    "负责同志",
    "教授",
    "院士",
    "馆长",
    "台长",
    "社长",
    "关长",
    "盟长",
    "市领导",
    "县领导",
    "区领导",
    "总监",
    "经理",
];

/// The commonest family names; two-letter ones first.
const FAMILY_NAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑罗梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤包康常温牛葛章俞鲍盛柯裴翁申童颜樊左季耿辛焦关鲁庞兰殷祝倪涂甘柴管路齐梅庄欧阳司马上官诸葛边蔺宁安符舒纪喻霍尚项艾阮穆苗翟文凌岳聂匡吉车沙蓝骆宫麻瞿查游娄成房窦隋蒲景党谷巩冉邢祁桑边巴";

/// Where the name begins in a text that ends with a person: after the post, or at the start where the text is a
/// name alone. `None` where no person stands at the end.
pub(crate) fn ends_with_person(text: &str) -> Option<usize> {
    let text = text.strip_suffix("同志").unwrap_or(text);
    if let Some(name_at) = after_post(text) {
        let name = &text[name_at..];
        let len = text::length(name);
        if name.is_empty() || ((2..=4).contains(&len) && is_name_like(name)) {
            return Some(name_at);
        }
        return None;
    }
    (is_name(text) && (2..=4).contains(&text::length(text))).then_some(0)
}

/// The end of the last post in a text.
fn after_post(text: &str) -> Option<usize> {
    let from = text.char_indices().rev().nth(11).map_or(0, |(at, _)| at);
    POSTS.iter().filter_map(|post| text[from..].rfind(post).map(|at| from + at + post.len())).max()
}

/// Whether a text begins with a family name and looks like a name.
pub(crate) fn is_name(text: &str) -> bool {
    text.chars().next().is_some_and(|c| FAMILY_NAMES.contains(c)) && is_name_like(text)
}

fn is_name_like(text: &str) -> bool {
    let foreign = |c: char| !('\u{4e00}'..='\u{9fff}').contains(&c) && c != '·' && c != '某' && c != '×' && c != 'X';
    // 于 and 和 are family names too.
    !text.chars().any(foreign) && !text.chars().skip(1).any(|c| "的要和与及在于了是为将把各".contains(c))
}

/// Splits 市委副书记、市长王建国 into post and name. Without a post the post is empty.
pub(crate) fn post_and_name(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_suffix("同志").unwrap_or(text);
    let at = ends_with_person(text)?;
    let (post, name) = text.split_at(at);
    (!name.is_empty()).then_some((post, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::posts("市委副书记、市长王建国", Some(("市委副书记、市长", "王建国")))]
    #[case::name("王建国", Some(("", "王建国")))]
    #[case::comrade("副县长李梅同志", Some(("副县长", "李梅")))]
    #[case::post_alone("市长", None)]
    #[case::work("有关工作", None)]
    fn post_and_name_part(#[case] text: &str, #[case] expected: Option<(&str, &str)>) {
        assert_eq!(post_and_name(text), expected);
    }
}
