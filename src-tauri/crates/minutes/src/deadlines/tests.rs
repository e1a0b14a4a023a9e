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
    let anchor =
        Anchor { day, received: day.unwrap(), first_year: 2026, planned: false, issued: false, calendar: &calendar };
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
#[case::years("4年内改造300处", "4年内=2030-06-09")]
#[case::issue("于本方案印发后3个月内出台", "本方案印发后3个月内=本方案印发+3个月")]
#[case::event("应于名录公布后20天内组织评估", "名录公布后20天内=名录公布+20天")]
#[case::festival("春节前清零", "春节前=2027-02-05")]
#[case::monthly("每月25日前报送", "每月25日前=monthly")]
#[case::quarterly("每季度通报一次", "每季度=quarterly")]
#[case::periodic("定期研究解决", "定期=periodic")]
#[case::standing("长期坚持", "长期坚持=standing")]
#[case::quarterly_by_day("每个季度第1个月的20日前报送", "每个季度第1个月的20日前=quarterly")]
#[case::occasion_of_day("9月1日秋季开学前全部免除", "9月1日秋季开学前=2026-09-01")]
#[case::festival_of_year("2027年春节前清零", "2027年春节前=2027-02-05")]
#[case::whole_week("本周内完成处置", "本周内=2026-06-14")]
#[case::later_year("2027年再完成20个小区", "2027年=2027-12-31")]
#[case::stretch("完成时限：5月-10月", "10月=2026-10-31")]
#[case::label("完成时限：2026年9月", "2026年9月=2026-09-30")]
#[case::label_standing("完成时限：持续推进", "持续推进=standing")]
#[case::dotted("完成时限：2026.9.30", "2026.9.30=2026-09-30")]
#[case::several("7月底前完成摸底，年底前完成改造", "7月底前=2026-07-31 年底前=2026-12-31")]
#[case::vague("尽快形成方案", "尽快=vague")]
#[case::this_week("本周五前报送", "本周五前=2026-06-12")]
#[case::this_month("市应急办牵头，本月内组织演练", "本月内=2026-06-30")]
#[case::this_month_day("本月20日前报送", "本月20日前=2026-06-20")]
#[case::next_month("下月中旬前完成", "下月中旬前=2026-07-20")]
#[case::next_month_end("下个月底前完成", "下个月底前=2026-07-31")]
#[case::month_end_bare("月底前完成", "月底前=2026-06-30")]
#[case::bare_day("各县区20日前报送", "20日前=2026-06-20")]
#[case::bare_day_passed("于5日前报送", "于5日前=2026-07-05")]
#[case::this_quarter("本季度内完成", "本季度内=2026-06-30")]
#[case::third_quarter("2027年第三季度前完成", "2027年第三季度前=2027-09-30")]
#[case::daily("坚持按日统计空气质量", "按日=daily")]
#[case::whole_year("力争全年新增贷款200亿元", "力争全年=2026-12-31")]
#[case::month_of("9月份，我们要打好攻坚战", "9月份=2026-09-30")]
#[case::rule_of_two("建立档案，确保“一人一档案，一月一随访”", "一月一随访=monthly")]
#[case::quarter_month("在每季度最后一个月的30日前报送", "每季度最后一个月的30日前=quarterly")]
#[case::plan_span("“十五五”期间，完成投资30亿元", "“十五五”期间=2030-12-31")]
#[case::days_in_a_row(
    "务于6月25日、9月25日、12月25日前报告",
    "于6月25日=2026-06-25 9月25日=2026-09-25 12月25日前=2026-12-25"
)]
#[case::behind_a_number("4.三年内认定平台60家", "三年内=2029-06-09")]
#[case::good_start("全力冲刺2027年一季度“开门红”", "2027年一季度=2027-03-31")]
#[case::in_this_week("方案的评审要求本周完成", "本周=2026-06-14")]
#[case::year_of_a_figure("2027年新建幼儿园12所", "2027年=2027-12-31")]
#[case::tomorrow("明日18时前报送", "明日18时前=2026-06-10")]
#[case::weekday("周五前报送", "周五前=2026-06-12")]
#[case::half_year("半年内见效", "半年内=2026-12-09")]
#[case::hundred_days("百日内完成", "百日内=2026-09-17")]
#[case::plan("到“十五五”末建成", "到“十五五”末=2030-12-31")]
#[case::months("4月至9月开展整治", "至9月=2026-09-30")]
#[case::late("7月中下旬完成", "7月中下旬=2026-07-31")]
#[case::festivals("“七一”前完成", "“七一”前=2026-06-30")]
#[case::holiday("国庆节前完成", "国庆节前=2026-09-30")]
#[case::army_day("八一建军节前开展走访", "八一建军节前=2026-07-31")]
#[case::flood("汛期前完成清淤", "汛期前=vague")]
#[case::spring("春耕前修复渠系", "春耕前=vague")]
#[case::congress("全国两会前化解积案", "全国两会前=vague")]
#[case::heating("供暖期到来前完成检修", "供暖期到来前=vague")]
#[case::next_meeting("下次常委会前形成方案", "下次常委会前=vague")]
#[case::before_holiday("节前开展检查", "节前=vague")]
#[case::from_now("即日起开展整治", "即日起=vague")]
#[case::from_now_within("自即日起10日内完成", "即日起10日内=2026-06-19")]
#[case::monday("每周一报送进展", "每周一=weekly")]
#[case::week_once("每周一次调度", "每周=weekly")]
#[case::friday("每周五下班前报送", "每周五下班前=weekly")]
#[case::month_by_month("按月通报", "按月=monthly")]
#[case::month_each("落实一月一随访", "一月一随访=monthly")]
#[case::half_each("实行半年一评估", "半年一评估=half-yearly")]
#[case::week_each("坚持一周一调度", "一周一调度=weekly")]
#[case::rules_of_work("实行周调度、月通报、季考核制度", "周调度=weekly 月通报=monthly 季考核=quarterly")]
#[case::every_three_months("每3个月评估一次", "每3个月=quarterly")]
#[case::every_two_weeks("每两周会商一次", "每两周=periodic")]
#[case::each_half_month("每半月报送一次", "每半月=periodic")]
#[case::each_year_by("每年6月底前报送", "每年6月底前=yearly")]
#[case::quarter_end("每季度末月25日前报送", "每季度末月25日前=quarterly")]
#[case::month_start("每月初报送", "每月初=monthly")]
#[case::mixed("每月25日前报送进展，11月底前完成，长期坚持", "每月25日前=monthly 11月底前=2026-11-30 长期坚持=standing")]
#[case::node("清理工作时间节点是7月30日", "7月30日=2026-07-30")]
#[case::after_number("4.8月25日前建成", "8月25日前=2026-08-25")]
#[case::hour("务必在10日18时前转移到位", "10日18时前=2026-06-10")]
#[case::tonight("于今晚24时前完成", "于今晚24时前=2026-06-09")]
#[case::each_day_by("每日17时前报送", "每日17时前=daily")]
#[case::closing("编制规划。（责任单位：县自然资源局，2026年12月）", "2026年12月=2026-12-31")]
#[case::by_month("9月完成招标，2027年5月建成投用", "9月=2026-09-30 2027年5月=2027-05-31")]
#[case::by_year("2027年完成改造30个小区", "2027年=2027-12-31")]
#[case::quoted_rule("落实“周调度、月通报”机制", "周调度=weekly 月通报=monthly")]
#[case::hours("接报后24小时内处置", "接报后24小时内=接报+24小时")]
#[case::hours_each("突发情况24小时内上报", "24小时内=vague")]
#[case::limited_to("限5个工作日内办结手续", "5个工作日内=2026-06-16")]
#[case::issued_before("本纪要印发后，请各单位于10日内报送", "10日内=本纪要印发+10日")]
#[case::month_round("县政府督查室每月一督查", "每月一督查=monthly")]
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
#[case::last_year("去年底建成的泵站")]
#[case::last_month("上月底完成的项目")]
#[case::begins("从7月1日起执行")]
#[case::years_ago("三年前启动的项目")]
#[case::this_month_report("本月调度会上的问题")]
#[case::monthly_paper("市政府月报刊登")]
#[case::workshop("抓好各环节前期工作")]
#[case::whole_year_goal("紧扣全年经济增长目标")]
#[case::good_for_the_year("为全年高质量发展打下坚实基础")]
#[case::week_of_what("抓好本周调度会确定的事项")]
#[case::goal_of_year("确保全年的供地目标如期实现")]
#[case::tasks_of_year("确保全年各项目标任务高质量完成")]
#[case::for_the_exam("为迎接年底考核夯实基础")]
#[case::concerned("直接关系到2026年我县能否如期摘帽")]
#[case::fine("按日计罚")]
#[case::name_of_plan("要求结合2026年工作要点修改完善")]
#[case::done("5月完成了招标")]
#[case::done_ones("9月完成的招标项目")]
fn a_mention_is_no_limit(#[case] text: &str) {
    assert_eq!(check(text), "");
}
