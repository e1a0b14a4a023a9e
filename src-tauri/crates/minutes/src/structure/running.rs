//! Running text: who speaks, where an order begins, and how far it reaches.

use std::ops::Range;

use duban_domain::PassageKind;

use super::announced::{DECIDING, Said, announced_items};
use super::sentence::{Looked, listed, looked_at};
use super::{Draft, Piece, heading};
use crate::frame::{self, Force, Frame};
use crate::numbering::{self, Mark, Style};
use crate::order::{self, Judgement};
use crate::text::{self, Stop};
use crate::units;
use crate::view::View;
use crate::words::OWNER_POSTS;

/// What is known when a paragraph begins: the headings above it and who spoke last.
#[derive(Debug, Clone, Default)]
pub(crate) struct Setting {
    /// Headings, outermost first.
    pub(crate) path: Vec<String>,
    /// The last speaker's frame, as the path shows it.
    pub(crate) speaker: Option<(Force, String)>,
    /// The paragraph before ended with a colon after its speaker, so that his words go on below.
    pub(crate) carries: bool,
    /// A document that sets tasks (方案, 要点): acts are orders though nobody speaks.
    pub(crate) tasks: bool,
    /// A lead-in that states the subject of the points to come.
    pub(crate) shared_subject: Option<Range<usize>>,
    /// How many things the paragraph above announced: 抓好以下七项工作：.
    pub(crate) items: Option<usize>,
}

impl Setting {
    /// 会议议定：, 会议要求： on a line of its own: the points below it are what was settled.
    pub(super) fn decides_below(&self) -> bool {
        self.carries && matches!(self.speaker, Some((Force::Directing, _)))
    }
}

/// A directive whose end is not known yet.
pub(super) struct Open {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) point: bool,
    path: Vec<String>,
    /// Where its last sentence begins.
    pub(super) last: usize,
    heading: Heading,
    /// Ordered in words.
    stated: bool,
    /// A point 第一，…。 of which nothing but a short heading is known yet.
    announces: bool,
    shared_subject: Option<Range<usize>>,
}

/// Whether what opened a directive is a heading that asks for more: 要压实工作责任.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heading {
    None,
    /// Two short clauses at most.
    Loose,
    /// One short clause, a sentence of its own: all that acts goes on with it up to the next order.
    Short,
}

/// Reads one paragraph.
pub(crate) fn read(view: &View<'_>, paragraph: Range<usize>, setting: &mut Setting, pieces: &mut Vec<Piece>) {
    let items = setting.items.take();
    setting.items = announced_items(&view.text()[paragraph.clone()]);
    let sentences = looked_at(view.text(), paragraph);
    let sentences = items.and_then(|items| listed(view.text(), &sentences, items)).unwrap_or(sentences);
    let mut reader = Reader {
        view: view.text(),
        whole: view,
        fresh: setting.carries,
        setting,
        pieces,
        open: None,
        stop: Stop::Full,
        group: None,
        listing_facts: false,
    };
    for sentence in sentences {
        let stop = sentence.stop;
        reader.sentence(sentence);
        reader.stop = stop;
    }
    reader.close();
}

/// Reads the sentences of a paragraph one after the other.
pub(super) struct Reader<'r, 'v> {
    pub(super) view: &'r str,
    pub(super) whole: &'r View<'v>,
    pub(super) setting: &'r mut Setting,
    pub(super) pieces: &'r mut Vec<Piece>,
    pub(super) open: Option<Open>,
    /// How the sentence before ended.
    stop: Stop,
    /// The order that opened a group of clauses: 要压实工作责任.
    pub(super) group: Option<String>,
    /// The speaker spoke in this paragraph, or his words were announced to follow in it.
    pub(super) fresh: bool,
    /// A lead-in announced features or results: 呈现出三个特点：.
    pub(super) listing_facts: bool,
}

impl Reader<'_, '_> {
    fn sentence(&mut self, sentence: Looked) {
        let Looked { range, frame, judgement, may_go_on, .. } = sentence;
        let bracket = self.view[range.clone()].starts_with('（') && units::names_units(&self.view[range.clone()]);
        // 1.和平广场项目：正在装修。会议要求抓紧验收: what the point is about goes on with what the meeting says of it.
        let goes_on = |f: &Frame| f.force == Force::Directing && self.goes_on_point(f);
        if bracket || frame.as_ref().is_some_and(goes_on) {
            return self.extend(range);
        }
        let Some(Said { range, words }) = self.said(range, frame, judgement) else { return };
        if words >= range.end {
            return self.passage(range, "引出下文");
        }
        if self.announced(&range, words) {
            return;
        }
        if heading::is_byline(&self.view[range.clone()]) {
            self.close();
            return self.passage(range, "署名");
        }
        // 第二，任务要落实。…水利局要…。各乡镇要…: the point of a speech is a heading; whom it names next gets a task each.
        if self.open.as_ref().is_some_and(|o| o.point && o.announces) && Self::begins_anew(&self.view[words..range.end])
        {
            self.heading_only();
        }
        if self.open.as_ref().is_some_and(|o| o.point) {
            return self.extend(range);
        }
        let body = words..range.end;
        // What a meeting decided need not name an act: 会议决定，自即日起启动应急响应.
        let decided = self
            .setting
            .speaker
            .as_ref()
            // 会议原则同意…方案，会后修改报批: what is agreed to and then sent on; agreed to alone it orders nothing.
            .is_some_and(|s| {
                let agreed = s.1.ends_with("同意") && self.view[body.clone()].contains('，');
                s.0 == Force::Directing && (text::ends_with_any(&s.1, DECIDING) || agreed)
            });
        let judgement = match judgement {
            Judgement::Description if decided && order::may_be_decided(self.view, body.clone()) => {
                if self.open.is_some() {
                    return self.extend(range);
                }
                Judgement::Unmarked
            }
            other => other,
        };
        self.plain(range, words, judgement, may_go_on);
    }

    /// Whether a numbered point that tells how things stand is open, and the meeting now says what to do about it.
    fn goes_on_point(&self, frame: &Frame) -> bool {
        let by_meeting = text::starts_with_any(&self.view[frame.label.clone()], &["会议", "经研究"]);
        by_meeting
            && self.open.as_ref().is_some_and(|open| {
                let said = &self.view[open.start..open.end];
                let numeric = numbering::mark(said).is_some_and(|m| m.style != Style::Clause);
                let told = || {
                    let start = open.start + numbering::mark(said).map_or(0, |m| m.len);
                    let sentences = text::sentences(self.view, start..open.end);
                    sentences.into_iter().all(|s| order::judge(self.view, s.range) == Judgement::Description)
                };
                open.point && numeric && told()
            })
    }

    /// The mark of a point inside a paragraph.
    pub(super) fn mark(&self, body: Range<usize>) -> Option<Mark> {
        let mark = numbering::mark(&self.view[body])?;
        // A quotation such as 一是一 or a lone 二要 would be odd, but numbers that restart are common.
        (mark.style == Style::Clause || mark.number <= 30).then_some(mark)
    }

    pub(super) fn point(&mut self, range: Range<usize>, mark: &Mark, judged: usize) {
        // An order before a point that is not the first leads in nothing, unless it says so.
        let leads_in = |o: &Open| !o.point && (mark.number == 1 || self.view[o.start..o.end].ends_with(['：', '，']));
        if mark.number == 1 || self.open.as_ref().is_some_and(leads_in) {
            self.demote_lead_in();
        }
        self.close();
        let words = judged + mark.len..range.end;
        let judgement = order::judge(self.view, words.clone());
        let reported = matches!(self.setting.speaker, Some((Force::Reporting | Force::Quoting, _)));
        let ordered = self.view[judged..judged + mark.len].ends_with('要');
        if self.listing_facts && !ordered && judgement != Judgement::Stated {
            self.close();
            return self.passage(range, "列举情况，不含交办");
        }
        // 项目：目前正在施工，会议要求力争上半年完工: the order stands inside of what is told.
        let orders_inside = frame::inner_order(self.view, words.clone()).is_some_and(|(clause, begin)| {
            let asked = self.view[clause.clone()].contains("会议要求");
            begin < words.end && (asked || self.inner(&clause, begin..words.end) != Judgement::Description)
        });
        let lists_facts = !orders_inside
            && !ordered
            && judgement == Judgement::Description
            && (reported || order::tells_facts(&self.view[words]));
        if judgement == Judgement::Attitude && mark.style == Style::Clause {
            self.begin(range, true, judged, mark);
            // Whether it is attitude alone is known when the point ends.
            return;
        }
        if lists_facts {
            return self.passage(range, "列举情况，不含交办");
        }
        self.begin(range, true, judged, mark);
    }

    fn begin(&mut self, range: Range<usize>, point: bool, judged: usize, mark: &Mark) {
        let mut path = self.path();
        path.push(self.view[judged..judged + mark.len].to_owned());
        self.open = Some(Open {
            last: range.start,
            heading: Heading::None,
            stated: true,
            announces: self.view[judged..].starts_with('第') && {
                let words = &self.view[judged + mark.len..range.end];
                words.ends_with('。') && text::length(words) <= 14 && !units::begins_with_subject(words)
            },
            start: range.start,
            end: range.end,
            point,
            path,
            shared_subject: self.setting.shared_subject.clone(),
        });
    }

    fn plain(&mut self, range: Range<usize>, judged: usize, judgement: Judgement, may_go_on: bool) {
        if let Some((clause, begin)) = frame::inner_order(self.view, range.clone())
            && order::modal(&self.view[range.start..clause.start]).is_none()
            && begin < range.end
        {
            // 文件贯穿了中央的要求，他强调，…: he speaks for himself.
            let himself = text::starts_with_any(&self.view[clause.clone()], &["他", "她", "会议", "会上", "最后"]);
            let quoted = !himself && order::quotes_higher(&self.view[range.start..clause.start]);
            let inner = self.inner(&clause, begin..range.end);
            if !quoted && matches!(inner, Judgement::Stated | Judgement::Unmarked) {
                self.close();
                self.speaks_inside(&clause, begin);
                let start = self.part_account(range.clone(), begin);
                return self.start(start..range.end, begin);
            }
            if quoted {
                self.close();
                return self.passage(range, "引述上级要求");
            }
        }
        let words = &self.view[judged..range.end];
        // 要压实责任。党组书记严格履行…: what acts goes on with the heading up to the next 要.
        let under_heading = self.stop == Stop::Full
            && self.open.as_ref().is_some_and(|o| o.heading == Heading::Short)
            && !names_topic_and_subject(words);
        if under_heading
            && judgement != Judgement::Attitude
            && !Self::orders_anew(words)
            && !text::starts_with_any(words, CONNECTORS)
            && order::goes_on_acting(words)
        {
            return self.extend(range);
        }
        match judgement {
            Judgement::Stated => {
                let goes_on = self.stop == Stop::Semicolon && !Self::begins_anew(words)
                    || text::starts_with_any(words, &["特别是", "尤其是", "其中"]);
                if self.open.is_some() && goes_on {
                    return self.extend(range);
                }
                self.start(range, judged);
            }
            Judgement::Unmarked => {
                // …；教育部门视情停课停训: a department of its own makes an order of its own.
                let names_own = units::begins_with_subject(words) || names_topic_and_subject(words);
                let own = self.stop == Stop::Semicolon && self.open.is_some() && names_own;
                if own {
                    return self.start(range, judged);
                }
                // 市住建局要…。市水利局加快…: beside an order in words a department of its own is told to act too.
                let beside = names_own && self.open.as_ref().is_some_and(|o| o.stated);
                let directing = (self.fresh || beside) && matches!(self.setting.speaker, Some((Force::Directing, _)));
                if self.goes_on(words, may_go_on) {
                    self.extend(range);
                } else if directing || self.setting.tasks {
                    self.start(range, judged);
                } else {
                    self.close();
                    self.passage(range, "未见交办用语");
                }
            }
            Judgement::Attitude if self.open.is_some() && order::modal(words).is_none() => self.extend(range),
            Judgement::Description if self.open.is_some() && self.stop == Stop::Semicolon => self.extend(range),
            other => {
                self.close();
                self.told_or(range, other);
            }
        }
    }

    /// Whether an act without 要 goes on with the order before it. It does after a heading (要压实责任。建立…), where
    /// the speaker orders nothing else in words, and in the paragraph of a document; else it is an order of its own.
    fn goes_on(&self, words: &str, may_go_on: bool) -> bool {
        let Some(open) = &self.open else { return false };
        if self.stop == Stop::Semicolon {
            return !text::starts_with_any(words, CONNECTORS);
        }
        // A department of its own makes an order of its own.
        if units::begins_with_subject(words) || names_topic_and_subject(words) {
            return false;
        }
        let joins = open.heading != Heading::None
            || (open.stated && may_go_on)
            || (self.setting.tasks && self.setting.speaker.is_none());
        joins && !text::starts_with_any(words, CONNECTORS)
    }

    /// After ； a clause is an order of its own when it opens with 要 or with a department of its own.
    fn begins_anew(words: &str) -> bool {
        let words = text::after_any(words, CONNECTORS).unwrap_or(words).trim_start_matches('，');
        let orders = |w: &str| order::modal(w).is_some_and(|m| m.start == 0) || units::begins_with_subject(w);
        // 资金问题，要…: the topic is named before the order.
        // 对尚未开工的项目，要…: named at more length after 对, 就, 针对, and between 在 and 方面.
        let within = |topic: &str| topic.starts_with(['在', '就']) && topic.ends_with("方面");
        let about = text::starts_with_any(words, &["对", "就", "针对", "凡", "关于"]);
        let longest = if words.split('，').next().is_some_and(within) {
            50
        } else if about {
            24
        } else {
            8
        };
        let topic =
            words.split_once('，').filter(|(topic, _)| text::length(topic) <= longest).is_some_and(|(_, rest)| {
                // 对越级访突出的乡镇，由市信访局挂牌督办: given to somebody after its topic.
                let first = rest.split(['，', '；', '。']).next().unwrap_or(rest);
                orders(rest) || about && units::is_given(first)
            });
        // 目前管网已经建成，各街道要继续管好: how things stand, and who is to act.
        let stands = text::starts_with_any(words, &["目前", "当前", "现在"])
            && words
                .split(['，', '；', '。'])
                .skip(1)
                .any(|c| order::modal(c).is_some() && units::begins_with_subject(c));
        // 由市应急局牵头…: a task given to somebody. 各企业主要负责人要…: persons of its own.
        let first = words.split(['，', '；', '。']).next().unwrap_or(words);
        let persons = order::modal(first).is_some_and(|m| {
            let who = &first[..m.start];
            text::length(who) <= 16 && OWNER_POSTS.first_in(who).is_some_and(|post| post.end == who.len())
        });
        // 清理乱堆乱放时间节点是4月30日；规范整理时间节点是5月31日: a day of its own.
        orders(words) || topic || stands || units::is_given(first) || persons || order::sets_a_day(first)
    }

    /// Whether a sentence orders anew in words: 要…, 各区要…, 由市住建局牵头….
    fn orders_anew(words: &str) -> bool {
        let first = words.split(['，', '；', '。']).next().unwrap_or(words);
        let ordered = order::modal(first).is_some_and(|m| m.start == 0 || units::begins_with_subject(first));
        ordered || units::is_given(first) || Self::begins_anew(words) && !units::begins_with_subject(words)
    }

    pub(super) fn start(&mut self, range: Range<usize>, judged: usize) {
        self.close();
        let mut path = self.path();
        let first = text::clauses(self.view, judged..range.end).into_iter().next().unwrap_or(range.clone());
        let opening = self.whole.wording(first.clone());
        let opens_group = self.view[first].starts_with('要');
        if opens_group {
            self.group = Some(opening.clone());
        } else if let Some(group) = self.group.clone().filter(|_| self.stop == Stop::Semicolon) {
            path.push(group);
        }
        path.push(opening);
        let clauses = text::clauses(self.view, judged..range.end);
        let stated = clauses.iter().any(|c| order::modal(&self.view[c.clone()]).is_some());
        let words = &self.view[judged..range.end];
        let heading = match clauses.len() {
            1 if stated && text::length(words) <= 16 && words.ends_with('。') => Heading::Short,
            1 | 2 if stated && text::length(words) <= 30 => Heading::Loose,
            _ => Heading::None,
        };
        self.open = Some(Open {
            last: range.start,
            start: range.start,
            end: range.end,
            point: false,
            heading,
            stated,
            announces: false,
            path,
            shared_subject: None,
        });
    }

    /// What is open turns out to be a heading and what leads in from it.
    fn heading_only(&mut self) {
        if let Some(open) = self.open.take() {
            self.passage(open.start..open.end, "引出下文各点");
        }
    }

    pub(super) fn extend(&mut self, range: Range<usize>) {
        match &mut self.open {
            Some(open) => {
                open.end = range.end;
                open.last = range.start;
            }
            None => self.passage(range, "未见交办用语"),
        }
    }

    pub(super) fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let range = open.start..open.end;
        if open.point && self.is_attitude_throughout(range.clone()) {
            return self.passage(range, "表态、认识类要求");
        }
        let range = self.with_lead_in(range);
        self.pieces.push(Piece::Draft(Draft {
            range,
            path: open.path,
            row: None,
            shared_subject: open.shared_subject,
        }));
    }

    /// A long directive keeps the few words that lead in its first sentence, so that the sentence stays whole.
    fn with_lead_in(&mut self, directive: Range<usize>) -> Range<usize> {
        let Some(Piece::Passage { range: lead_in, .. }) = self.pieces.last() else { return directive };
        let words = &self.view[lead_in.clone()];
        if lead_in.end != directive.start || !words.ends_with(['，', '：']) {
            return directive;
        }
        let first =
            text::sentences(self.view, directive.clone()).into_iter().next().map_or(directive.end, |s| s.range.end);
        let (few, sentence) = (text::length(words), text::length(&self.view[lead_in.start..first]));
        // Of less than a fifth nothing is missed.
        if few * 5 > sentence && few * 10 <= text::length(&self.view[directive.clone()]) {
            let start = lead_in.start;
            self.pieces.pop();
            return start..directive.end;
        }
        directive
    }

    fn is_attitude_throughout(&self, range: Range<usize>) -> bool {
        let mark = numbering::mark(&self.view[range.clone()]).map_or(0, |m| m.len);
        text::sentences(self.view, range.start + mark..range.end)
            .into_iter()
            .all(|s| order::judge(self.view, s.range) == Judgement::Attitude)
    }

    pub(super) fn passage(&mut self, range: Range<usize>, reason: &'static str) {
        if !range.is_empty() {
            self.pieces.push(Piece::Passage { range, kind: PassageKind::Background, reason });
        }
    }

    fn path(&self) -> Vec<String> {
        let mut path = self.setting.path.clone();
        path.extend(self.setting.speaker.iter().map(|s| s.1.clone()));
        path
    }
}

/// 盯住高层建筑，住建部门牵头排查: after a topic of a few signs a department of its own is told to act.
fn names_topic_and_subject(words: &str) -> bool {
    let first = text::clauses(words, 0..words.len()).into_iter().next();
    let parts = first.and_then(|c| Some((&words[..c.end], words[c.end..].strip_prefix('，')?)));
    parts.is_some_and(|(topic, rest)| {
        // 针对固投、工业投资等薄弱环节，各责任单位要…: said at more length where a preposition opens it.
        let about = text::starts_with_any(topic, &["针对", "对", "就", "围绕", "面对", "距离", "按照", "根据"]);
        let longest = if about { 60 } else { 14 };
        let told = about && order::modal(rest.split('，').next().unwrap_or(rest)).is_none();
        text::length(topic) <= longest
            && !told
            && !units::begins_with_subject(words)
            && units::begins_with_subject(rest)
    })
}

/// Words that begin a new thought.
const CONNECTORS: &[&str] =
    &["与此同时", "同时", "此外", "另外", "下一步", "下步", "接下来", "近期", "当前", "今后", "会后", "再次", "最后"];
