//! Words that order: 要, 必须, 务必, 应, 不得.

use std::ops::Range;

use crate::text;

/// Where a clause says that something is ordered: 要, 必须, 务必, 应, 不得. The range is the modal word.
pub(crate) fn modal(clause: &str) -> Option<Range<usize>> {
    let mut words = clause.match_indices(FIRST_LETTERS).filter_map(|(at, _)| modal_at(clause, at)).peekable();
    // Most clauses hold none; only then is it worth looking for quotations.
    words.peek()?;
    let guards = text::guarded(clause, 0..clause.len());
    words.find(|word| !guards.iter().any(|g| g.contains(&word.start)))
}

/// What has to be done where 需 orders it.
const NEEDED: &[&str] = &[
    "完成", "全面", "于", "在", "将", "把", "按", "严格", "及时", "立即", "尽快", "抓紧", "制定", "落实", "建立",
    "加快", "加强", "做好", "报", "提交", "组织", "开展", "配合",
];

/// Longer ones stand before those that they begin with.
const MODALS: &[&str] =
    &["一定要", "务必", "务于", "必须", "应当", "应该", "不得", "不准", "严禁", "要", "应", "须", "需"];

/// The letters that they begin with.
const FIRST_LETTERS: [char; 9] = ['一', '务', '必', '应', '不', '严', '要', '须', '需'];

/// The modal word that stands at a place, told from words that only hold its letters.
fn modal_at(clause: &str, at: usize) -> Option<Range<usize>> {
    let before = clause[..at].chars().next_back().unwrap_or(' ');
    let is_word = |word: &&&str| {
        let rest = &clause[at + word.len()..];
        let after = rest.chars().next().unwrap_or(' ');
        match **word {
            "要" => {
                !"重主需只首必纲纪摘概简扼紧想硬精次险提机索显若择之".contains(before)
                    && !"求素点事害闻领件么是塞职义道员目旨务义".contains(after)
            }
            "应" => {
                // 督查室应对办理情况进行检查: 对 goes with what is done.
                let treats = after == '对'
                    && "室局委办门位府院组部处科队".contains(before)
                    && ["进行", "予以", "给予"].iter().any(|w| text::head(rest, 30).contains(w));
                !"供相适响反效呼对感顺报照策因".contains(before)
                    && (treats || !"急用对届税付收战变有援诉聘征邀验声该当".contains(after))
            }
            // 松不得 tells how things are.
            "不得" => !"来容舍见怪怨松慢等拖少".contains(before) && !rest.is_empty(),
            "须" => before != '必' && !"知".contains(after),
            // 需完成; but not 需求, 所需资金, 急需.
            "需" => !"所急必亟特按供刚内军无不仍只凡如确还".contains(before) && text::starts_with_any(rest, NEEDED),
            _ => true,
        }
    };
    let word = MODALS.iter().filter(|w| clause[at..].starts_with(**w)).find(is_word)?;
    Some(at..at + word.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case::plain("各区要抓紧", Some("要"))]
    #[case::word("按照有关要求", None)]
    #[case::important("重要的是", None)]
    #[case::must("必须整改", Some("必须"))]
    #[case::should("家庭应当备案", Some("应当"))]
    #[case::emergency("启动应急响应", None)]
    #[case::coping("积极应对汛情", None)]
    #[case::treating("督查室应对办理情况进行检查", Some("应"))]
    #[case::minutes("现将会议纪要印发", None)]
    fn modal_words_are_told_from_letters(#[case] clause: &str, #[case] expected: Option<&str>) {
        assert_eq!(modal(clause).map(|r| &clause[r]), expected);
    }
}
