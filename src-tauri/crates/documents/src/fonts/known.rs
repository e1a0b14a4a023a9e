//! Which file is which face.

use std::path::PathBuf;

use super::{Face, Style};

/// What a font is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// A face that offices have and expect.
    Office(Style),
    /// A free face of the style, at this place in the order of preference.
    Free(Style, u8),
    /// Only to stand in for characters that the others lack.
    StandIn,
}

/// A font file that is good for something.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) path: PathBuf,
    pub(super) uses: Vec<Use>,
    own: bool,
}

/// Names (without suffix, in small letters) of the faces of Windows and of common foundries.
const OFFICE: [(Style, &[&str]); 5] = [
    (Style::FangSong, &["simfang", "fzfsk", "fzfsjw", "stfangso", "stfangsong"]),
    (Style::KaiTi, &["simkai", "fzktk", "fzktjw", "stkaiti", "stkai"]),
    (Style::HeiTi, &["simhei", "fzhtk", "fzhtjw", "stheiti"]),
    (Style::XiaoBiaoSong, &["fzxbsjw", "fzxbsk", "fzxbsjw--gb1-0", "fzxbs_gbk", "stzhongs"]),
    (Style::Song, &["simsun", "fzssk", "fzssjw", "stsong"]),
];

/// Names inside a file, or of a file, in Chinese. 仿宋 and 小标宋 come before 宋体, which is part of neither.
const CHINESE: [(Style, &[&str]); 5] = [
    (Style::FangSong, &["仿宋", "fangsong"]),
    (Style::KaiTi, &["楷体", "kaiti"]),
    (Style::HeiTi, &["黑体", "simhei"]),
    (Style::XiaoBiaoSong, &["小标宋", "xiaobiaosong", "中宋"]),
    (Style::Song, &["宋体", "simsun"]),
];

/// Free faces, best first.
const FREE: [(Style, &[&str]); 5] = [
    (Style::FangSong, &["fandolfang-regular", "zhuquefangsong-regular"]),
    (Style::KaiTi, &["fandolkai-regular", "lxgwwenkai-regular", "lxgwwenkaigb-regular"]),
    (
        Style::HeiTi,
        &[
            "fandolhei-regular",
            "notosanscjk-regular",
            "notosanscjksc-regular",
            "notosanssc-regular",
            "sourcehansanssc-regular",
        ],
    ),
    (
        Style::XiaoBiaoSong,
        &["fandolsong-bold", "notoserifcjk-bold", "notoserifcjksc-bold", "notoserifsc-bold", "sourcehanserifsc-bold"],
    ),
    (
        Style::Song,
        &[
            "fandolsong-regular",
            "notoserifcjk-regular",
            "notoserifcjksc-regular",
            "notoserifsc-regular",
            "sourcehanserifsc-regular",
        ],
    ),
];

/// Fonts with many characters that the others lack.
const STAND_INS: [&str; 12] = [
    "simsunb",
    "simsunextg",
    "msyh",
    "hanamina",
    "hanaminb",
    "plangothicp1-regular",
    "plangothicp2-regular",
    "plangothic",
    "sourcehanserifcn-regular",
    "droidsansfallbackfull",
    "wqy-zenhei",
    "wqy-microhei",
];

impl Found {
    /// What the file at `path` is good for. `own` files are looked into where the name says nothing.
    pub(super) fn of(path: PathBuf, own: bool) -> Self {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("").to_lowercase();
        let mut uses = by_name(&stem);
        if uses.is_empty() && own {
            let families = Face::families(&path);
            uses.extend(families.iter().find_map(|family| chinese(&family.to_lowercase())).map(Use::Office));
            if uses.is_empty() && !families.is_empty() {
                uses.push(Use::StandIn);
            }
        }
        Self { path, uses, own }
    }

    /// Its place in the order of preference for `style`, lowest first. `None`: not of this style.
    pub(super) fn rank(&self, style: Style) -> Option<u32> {
        let place = if self.own { 0 } else { 100 };
        self.uses.iter().find_map(|found| match found {
            Use::Office(of) if *of == style => Some(place),
            Use::Free(of, order) if *of == style => Some(1000 + u32::from(*order)),
            _ => None,
        })
    }
}

fn by_name(stem: &str) -> Vec<Use> {
    let office = OFFICE.iter().find(|(_, names)| names.contains(&stem)).map(|(style, _)| *style);
    if let Some(style) = office.or_else(|| chinese(stem)) {
        return vec![Use::Office(style)];
    }
    let mut uses: Vec<Use> = Vec::new();
    for (style, names) in FREE {
        let order = names.iter().position(|name| *name == stem).and_then(|order| u8::try_from(order).ok());
        uses.extend(order.map(|order| Use::Free(style, order)));
    }
    if uses.is_empty() && STAND_INS.contains(&stem) {
        uses.push(Use::StandIn);
    }
    uses
}

fn chinese(name: &str) -> Option<Style> {
    let bold = name.contains("bold") || name.contains("粗");
    let style =
        CHINESE.iter().find(|(_, parts)| parts.iter().any(|part| name.contains(part))).map(|(style, _)| *style)?;
    // A bold cut of 仿宋 or 宋体 would darken the body.
    if bold && style != Style::XiaoBiaoSong { None } else { Some(style) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case::windows("SIMFANG.TTF", Some(Style::FangSong))]
    #[case::founder("FZXBSJW.TTF", Some(Style::XiaoBiaoSong))]
    #[case::chinese_name("方正小标宋简体.ttf", Some(Style::XiaoBiaoSong))]
    #[case::gb2312("仿宋_GB2312.ttf", Some(Style::FangSong))]
    #[case::song("simsun.ttc", Some(Style::Song))]
    #[case::free("FandolSong-Bold.otf", Some(Style::XiaoBiaoSong))]
    #[case::bold_cut_is_no_body_face("FangSong-Bold.ttf", None)]
    #[case::latin("DejaVuSans.ttf", None)]
    fn a_file_is_known_by_its_name(#[case] file: &str, #[case] style: Option<Style>) {
        let found = Found::of(PathBuf::from(file), false);
        assert_eq!(Style::ALL.into_iter().find(|style| found.rank(*style).is_some()), style);
    }

    #[test]
    fn what_the_office_points_at_comes_first_and_free_faces_last() {
        let rank = |file: &str, own: bool| Found::of(PathBuf::from(file), own).rank(Style::FangSong);
        let (own, windows, free) =
            (rank("stfangso.ttf", true), rank("simfang.ttf", false), rank("FandolFang-Regular.otf", false));
        assert!(own < windows && windows < free, "{own:?} {windows:?} {free:?}");
    }
}
