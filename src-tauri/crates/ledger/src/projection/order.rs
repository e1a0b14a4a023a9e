//! The order in which Chinese words stand in a list.

use encoding_rs::GB18030;

/// A key that sorts as a clerk expects: Latin first, then the common characters by pinyin, then the rare ones by
/// radical. That is the order in which GB 2312 lists them, so their codes are the key.
pub(super) fn order_key(words: &str) -> Vec<u8> {
    GB18030.encode(words).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departments_stand_by_pinyin() {
        let mut names = ["市住房和城乡建设局", "市教育局", "市财政局", "市卫生健康委", "市公安局"];
        names.sort_by_key(|name| order_key(name));
        assert_eq!(names, ["市财政局", "市公安局", "市教育局", "市卫生健康委", "市住房和城乡建设局"]);
    }
}
