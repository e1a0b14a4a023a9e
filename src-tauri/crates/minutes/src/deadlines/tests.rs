//! What wordings of time come to, by one meeting.

use chrono::NaiveDate;
use duban_domain::Due;
use duban_domain::calendar::WorkCalendar;
use rstest::rstest;

use super::*;

/// Reads `text` as part of a meeting held on 9 June 2026, and shows each limit.
fn check(text: &str) -> String {
    let calendar = WorkCalendar::default();
    let day = NaiveDate::from_ymd_opt(2026, 6, 9);
    let anchor = Anchor { day, received: day.unwrap(), first_year: 2026, issued: false, calendar: &calendar };
    let view = View::new(text);
    let draft = Draft { range: 0..view.text().len(), ..Draft::default() };
    let shown = |d: &Deadline| match &d.due {
        Due::On(day) => format!("{}={day}", d.text),
        Due::Every(cadence) => format!("{}={}", d.text, cadence.name()),
        Due::After { event, span } => format!("{}={event}+{span}", d.text),
        Due::Standing => format!("{}=standing", d.text),
        Due::Vague => format!("{}=vague", d.text),
    };
    read(&view, &draft, &anchor).iter().map(shown).collect::<Vec<_>>().join(" ")
}

#[rstest]
#[case::month_end("6月底前完成", "6月底前=2026-06-30")]
#[case::earlier_month("3月底前完成", "3月底前=2027-03-31")]
#[case::middle("7月中旬前报送", "7月中旬前=2026-07-20")]
#[case::day("7月15日前完成", "7月15日前=2026-07-15")]
#[case::full("于2026年12月1日前建成", "于2026年12月1日前=2026-12-01")]
#[case::year_end("今年年底前，各区要完成", "今年年底前=2026-12-31")]
#[case::year_end_short("年底前完成", "年底前=2026-12-31")]
#[case::within_year("年内开工", "年内=2026-12-31")]
#[case::this_year("确保完成今年去产能任务", "今年=2026-12-31")]
#[case::until("到2028年，力争达到65%", "到2028年=2028-12-31")]
#[case::quarter("三季度末完成", "三季度末=2026-09-30")]
#[case::half("确保上半年完成", "上半年=2026-06-30")]
#[case::half_done("确保实现“双过半”", "“双过半”=2026-06-30")]
#[case::working_days("会后10个工作日内上报", "会后10个工作日内=2026-06-24")]
#[case::week("一周内整改", "一周内=2026-06-16")]
#[case::months("两个月内见效", "两个月内=2026-08-09")]
#[case::years("4年内改造300处", "4年内=2029-12-31")]
#[case::issue("于本方案印发后3个月内出台", "本方案印发后3个月内=本方案印发+3个月")]
#[case::event("应于名录公布后20天内组织评估", "名录公布后20天内=名录公布+20天")]
#[case::festival("春节前清零", "春节前=2027-02-05")]
#[case::monthly("每月25日前报送", "每月25日前=monthly")]
#[case::quarterly("每季度通报一次", "每季度=quarterly")]
#[case::periodic("定期研究解决", "定期=periodic")]
#[case::standing("长期坚持", "长期坚持=standing")]
#[case::label("完成时限：2026年9月", "2026年9月=2026-09-30")]
#[case::label_standing("完成时限：持续推进", "持续推进=standing")]
#[case::dotted("完成时限：2026.9.30", "2026.9.30=2026-09-30")]
#[case::several("7月底前完成摸底，年底前完成改造", "7月底前=2026-07-31 年底前=2026-12-31")]
#[case::vague("尽快形成方案", "尽快=vague")]
#[case::this_week("本周五前报送", "本周五前=2026-06-12")]
fn a_wording_comes_to_a_day(#[case] text: &str, #[case] expected: &str) {
    assert_eq!(check(text), expected);
}

#[rstest]
#[case::past("2024年底前建成的")]
#[case::held("落实4月2日召开的会议精神")]
#[case::validity("有效期至2031年12月31日")]
#[case::in_force("自2026年8月1日起施行")]
#[case::forecast("预计9月底前建成")]
#[case::name("执行2026年培训计划")]
#[case::plan("落实《行动方案（2026-2028年）》")]
#[case::figure("压缩至18个工作日以内")]
#[case::age("服务65岁以上老人")]
#[case::ratio("年均增长8%，逐年提高")]
#[case::price("每户每年最高补贴3万元")]
#[case::telling("今年以来稳步推进")]
fn a_mention_is_no_limit(#[case] text: &str) {
    assert_eq!(check(text), "");
}
