//! The sample office: a made-up city, its minutes written by us.

use chrono::NaiveDate;

use crate::wire::OfficeForm;

pub(crate) struct Sample {
    pub(crate) file_name: &'static str,
    pub(crate) received: NaiveDate,
    pub(crate) bytes: &'static str,
}

pub(crate) fn office() -> OfficeForm {
    OfficeForm {
        name: "中共云岭市委督查室".into(),
        mark: "中共云岭市委督查室".into(),
        number_prefix: "云督办".into(),
        general_list: "各县（市、区），市直各单位".into(),
        contact: "市委督查室，0900-6120011".into(),
    }
}

pub(crate) fn minutes() -> impl Iterator<Item = Sample> {
    let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day);
    [
        ("市政府第31次常务会议纪要.txt", day(5, 27), include_str!("../samples/standing-meeting-31.txt")),
        ("市委常委会第12次（扩大）会议.txt", day(6, 10), include_str!("../samples/committee-meeting-12.txt")),
    ]
    .into_iter()
    .filter_map(|(file_name, received, bytes)| received.map(|received| Sample { file_name, received, bytes }))
}
