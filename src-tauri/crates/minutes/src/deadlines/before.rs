//! Before something whose day is not known: 汛期前, 开学前, 下次常委会前.

use std::sync::LazyLock;

use crate::text;
use crate::words::Letters;

/// Seasons and occasions that offices reckon with. Longer ones first.
const OCCASIONS: &[&str] = &[
    "主汛期",
    "汛期",
    "入汛",
    "防汛期",
    "雨季",
    "梅雨季节",
    "台风季",
    "春耕备耕",
    "春耕",
    "春播",
    "夏种",
    "夏收",
    "三夏",
    "秋收秋种",
    "秋收",
    "秋播",
    "秋种",
    "三秋",
    "供暖季",
    "供暖期",
    "采暖季",
    "采暖期",
    "供暖",
    "采暖",
    "入冬",
    "冬季",
    "冬春",
    "封冻",
    "上冻",
    "冰冻期",
    "防火期",
    "禁渔期",
    "旅游旺季",
    "旺季",
    "暑期",
    "暑假",
    "寒假",
    "假期",
    "开学",
    "秋季开学",
    "春季开学",
    "秋季学期开学",
    "春季学期开学",
    "新学期开学",
    "新学期",
    "高考",
    "中考",
    "全国两会",
    "省两会",
    "市两会",
    "县两会",
    "两会",
    "“两会”",
    "党代会",
    "换届",
    "“两节”",
    "两节",
    "节",
    "年",
];

/// Meetings still to come: 下次常委会, 下一次常务会议.
const COMING: &[&str] = &["下一次", "下次", "下周", "下轮", "下一轮"];

/// What such a wording can begin with.
pub(super) const LETTERS: &str = "主汛入防雨梅台春夏三秋供采冬封上冰禁旅旺暑寒假开新高中全省市县两“党换节年下";

static FIRSTS: LazyLock<Letters> = LazyLock::new(|| Letters::new(LETTERS.chars()));

/// The length of such a wording. `before` is the clause up to it.
pub(super) fn before_event(text: &str, before: &str) -> Option<usize> {
    // 两年前, 环节前: one letter is a wording of its own only where it begins the clause or is led in.
    let led = before.is_empty() || before.ends_with(['在', '于', '赶', '要', '须', '应', '必', '保', '争']);
    if text.starts_with(['年', '节']) && !led {
        return None;
    }
    // Most places are not followed by 前; only then is it worth trying the words.
    if !text.starts_with(|c| FIRSTS.has(c)) || !text::head(text, 16).contains('前') {
        return None;
    }
    let rest = OCCASIONS.iter().filter_map(|w| text.strip_prefix(w)).min_by_key(|r| r.len());
    let rest = rest.or_else(|| {
        let rest = text::after_any(text, COMING)?;
        let end = text::head(rest, 12).find("前")?;
        let meets = ["会", "会议", "调度", "例会", "督查", "检查", "之"].iter().any(|w| rest[..end].ends_with(w));
        meets.then_some(&rest[end..])
    })?;
    let rest = text::after_any(rest, &["来临", "到来", "开始", "结束", "召开"]).unwrap_or(rest);
    let rest = text::after_any(rest, &["之前", "以前", "前夕", "前"])?;
    // 节前检查, 年前三季度, 汛期前期: 前 belongs to what follows.
    let word = rest.starts_with(['期', '后', '列', '沿', '述', '端', '三', '两', '段', '往', '来', '景', '的']);
    (!word).then_some(text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wording_begins_as_is_said() {
        for word in OCCASIONS.iter().chain(COMING) {
            assert!(word.starts_with(|c| LETTERS.contains(c)), "{word}");
        }
    }
}
