//! Numbered lines: headings, lead-ins of deeper points, passages, and points that are directives with what follows them.

use std::ops::Range;

use duban_domain::PassageKind;

use super::outline::Outline;
use super::{Draft, Piece, heading, running};
use crate::frame;
use crate::numbering::{self, Mark, Style};
use crate::order::{self, Judgement};
use crate::text;
use crate::units;

/// What a point of the agenda begins with.
const AGENDA: &[&str] = &["听取", "传达", "学习", "审议", "研究", "通报"];

impl Outline<'_, '_> {
    /// A numbered line: a heading, a lead-in of deeper points, a passage, or a directive with what follows it.
    pub(super) fn numbered(&mut self, at: usize, mark: &Mark) -> usize {
        let range = self.lines[at].range.clone();
        // • 公开日期：2021-03-23.
        if mark.style == Style::Bullet && heading::header_line(self.words(&range)) == Some("日期、来源等") {
            self.passage(range, PassageKind::Header, "日期、来源等");
            return at + 1;
        }
        if self.is_attachment(at, mark) {
            self.passage(range, PassageKind::Header, "附件");
            return at + 1;
        }
        let depth = self.depth(mark);
        self.stack.truncate(depth);
        if self.idle.is_some_and(|idle| idle >= depth) {
            self.idle = None;
        }
        if depth == 0 {
            self.setting.speaker = None;
            self.setting.shared_subject = None;
        }
        let next = (at + 1..self.lines.len()).find(|&i| self.lines[i].mark.is_some() || self.lines[i].row);
        let deeper = next.is_some_and(|i| {
            self.lines[i].mark.as_ref().is_none_or(|m| {
                // 第一条 never stands below a point.
                let known =
                    m.style == mark.style || m.style == Style::Part || self.stack.iter().any(|s| s.0 == m.style);
                !known && (m.number == 1 || m.style > mark.style)
            })
        });
        let words = self.words(&range);
        let body = range.start + mark.len..range.end;
        let title = heading::begun_by(self.view.text(), body.clone());
        let title_words = self.words(&title).to_owned();
        let whole_is_title = title.end == body.end;
        let mark_words = words[..mark.len].to_owned();
        let path: Vec<String> = self.stack.iter().map(|s| s.1.clone()).collect();
        self.setting.path.clone_from(&path);
        self.stack.push((mark.style, self.view.wording(range.start..title.end)));

        let labelled = self.lines.get(at + 1).is_some_and(|l| self.labels(l));
        let assigned = labelled || self.assigns(range.clone());
        if (self.idle.is_some() || heading::assigns_nothing(&title_words)) && !assigned {
            self.idle.get_or_insert(depth);
            let kind = if whole_is_title { PassageKind::Header } else { PassageKind::Background };
            self.passage(range, kind, "目标、情况，不含交办");
            return at + 1;
        }
        let bracketed = units::ends_with_bracket(self.view.text(), range.clone());
        // （二）大力实施扶贫。（州扶贫办牵头） above points with departments of their own: a heading.
        let of_points = bracketed
            && deeper
            && text::length(&title_words) <= 16
            && !title_words.contains('，')
            && next.is_some_and(|i| {
                i == at + 1 && units::ends_with_bracket(self.view.text(), self.lines[i].range.clone())
            });
        if of_points {
            return self.heads(at, range);
        }
        if !bracketed
            && !self.assigns(range.clone())
            && (self.parts_labelled_below(at) || deeper && !self.orders_units(body.clone()))
        {
            return self.lead_in(at, range, whole_is_title);
        }
        if !bracketed && !whole_is_title && self.is_spoken(body.clone()) {
            self.setting.path.push(self.view.wording(range.start..title.end));
            self.setting.tasks = self.tasks;
            running::read(self.view, range, &mut self.setting, &mut self.pieces);
            return at + 1;
        }
        // A line that ends with a stop is a sentence, not a title, unless points with departments of their own are below.
        let parts_below = || {
            let below = self.lines[at + 1..].iter().take_while(|l| l.mark.is_none() && !l.row);
            below
                .filter_map(|l| units::closing_brackets(self.view.text(), l.range.clone()))
                .map(|parts| parts.len())
                .sum::<usize>()
        };
        let is_sentence = words.ends_with(['。', '；']) && !(whole_is_title && parts_below() > 1);
        if whole_is_title && !bracketed && !is_sentence {
            return self.titled(at, range, path, mark_words);
        }
        self.point(at, range, path, mark_words)
    }

    /// 附：1.推荐表；, and below it 2.汇总表。: what goes with the paper.
    fn is_attachment(&self, at: usize, mark: &Mark) -> bool {
        let first = usize::try_from(mark.number).ok().and_then(|n| at.checked_sub(n.checked_sub(1)?));
        mark.style == Style::Arabic
            && first.filter(|first| *first < at).is_some_and(|first| {
                let words = self.words(&self.lines[first].range);
                text::starts_with_any(words, &["附：", "附件："]) && words.contains('1')
            })
    }

    /// Whether paragraphs below, each with its own departments, say under a word of their own what a point is made of.
    fn parts_labelled_below(&self, at: usize) -> bool {
        let below = self.lines[at + 1..].iter().take_while(|l| l.mark.is_none() && !l.row);
        let labelled = |l: &&super::outline::Line| {
            text::head(self.words(&l.range), 16).find('：').is_some_and(|colon| colon > 0)
                && !units::is_label_line(self.words(&l.range))
                && units::ends_with_bracket(self.view.text(), l.range.clone())
        };
        below.filter(labelled).count() > 1
    }

    /// How deep a mark stands. A style that is open keeps its depth. A new one that starts at one goes below what is
    /// open; one that goes on (（二） after 12.) stands where its style usually does.
    fn depth(&self, mark: &Mark) -> usize {
        if let Some(known) = self.stack.iter().position(|s| s.0 == mark.style) {
            return known;
        }
        if mark.number == 1 {
            return self.stack.len();
        }
        self.stack.iter().position(|s| s.0 > mark.style).unwrap_or(self.stack.len())
    }

    /// A numbered line that is no more than the heading of what is below it.
    fn heads(&mut self, at: usize, range: Range<usize>) -> usize {
        self.setting.path = self.stack.iter().map(|s| s.1.clone()).collect();
        self.passage(range, PassageKind::Header, "小标题");
        at + 1
    }

    /// A numbered line with deeper points below it.
    fn lead_in(&mut self, at: usize, range: Range<usize>, whole_is_title: bool) -> usize {
        self.setting.path = self.stack.iter().map(|s| s.1.clone()).collect();
        if whole_is_title {
            self.heads.extend(self.lines[at].mark.as_ref().map(|mark| mark.style));
            // 二、市财政局: the department whose tasks are listed below.
            let named = numbering::mark(self.words(&range)).map_or(0, |m| m.len);
            let title = range.start + named..range.end;
            if units::are_names(self.words(&title)) && !units::is_people(self.words(&title)) {
                self.setting.shared_subject = Some(title);
            }
            self.passage(range, PassageKind::Header, "小标题");
        } else if self.is_spoken(range.clone()) {
            let before = self.pieces.len();
            running::read(self.view, range.clone(), &mut self.setting, &mut self.pieces);
            // 二、关于安置房建设。会议议定： above its points.
            self.setting.carries = self.words(&range).ends_with('：');
            if self.setting.carries {
                self.led_in(at, before);
            }
        } else {
            self.passage(range, PassageKind::Background, "引出下文各点");
        }
        at + 1
    }

    /// A numbered line that is a title alone: the heading of the paragraphs below it, or a short task.
    fn titled(&mut self, at: usize, range: Range<usize>, path: Vec<String>, mark: String) -> usize {
        let end = (at + 1..self.lines.len())
            .find(|&i| {
                let line = &self.lines[i];
                let words = self.words(&line.range);
                let ends = heading::header_line(words).is_some() || heading::is_about_itself(words);
                line.mark.is_some() || line.row || ends && !units::is_label_line(words)
            })
            .unwrap_or(self.lines.len());
        let below: Vec<Range<usize>> = self.lines[at + 1..end].iter().map(|l| l.range.clone()).collect();
        // 二、邹某讲话: what he said stands below.
        if !below.is_empty() && speaks(&self.words(&range)[mark.len()..]) {
            self.setting.speaker = Some((frame::Force::Directing, self.words(&range)[mark.len()..].to_owned()));
            self.setting.carries = true;
            return self.heads(at, range);
        }
        let labels_only = below.iter().all(|r| units::is_label_line(self.words(r)));
        let title = self.words(&range).to_owned();
        // 听取…汇报, 审议《…》: what the meeting dealt with.
        let matter = &title[mark.len()..];
        let dealt_with =
            text::starts_with_any(matter, AGENDA) && !text::starts_with_any(matter, &["通报表彰", "通报批评"]);
        let agenda = matter.starts_with("关于") || dealt_with;
        if below.is_empty() || labels_only {
            // （四）工业投资增长12%以上: a figure to be reached is a task too.
            let figure = self.setting.speaker.is_none() && order::sets_figure(&title);
            let orders = || self.orders(range.start + mark.len()..range.end);
            let is_task = !below.is_empty() || !agenda && (figure || orders());
            if is_task && self.tasks {
                return self.point(at, range, path, mark);
            }
            self.passage(range, PassageKind::Header, "小标题");
            return at + 1;
        }
        let spoken = below.iter().any(|r| self.is_spoken(r.clone()));
        let own_units = below.iter().filter(|r| units::ends_with_bracket(self.view.text(), (*r).clone())).count();
        let ordered = below.iter().any(|r| self.orders(r.clone()));
        // 市城管局：负责…, 市公安局：负责…: a paragraph for each department.
        let own_subjects = below.iter().filter(|r| self.has_own_subject((*r).clone())).count();
        // 有关要求, and below it what one department and another has to do: each its own.
        let demands = text::ends_with_any(&title, &["要求", "主要内容", "主要任务"])
            && own_units == 0
            && self.subjects(&below) > 1;
        // 三、组织保障 where 一、 and 二、 headed points: a heading too.
        let beside = self.lines[at].mark.as_ref().map(|m| m.style);
        let beside =
            own_units == 0 && beside.is_some_and(|style| style == Style::Chinese && self.heads.contains(&style));
        if spoken || own_units > 1 || own_subjects > 1 || agenda || !ordered || below.len() > 3 || demands || beside {
            return self.heads(at, range);
        }
        let mut path = path;
        path.push(mark);
        let whole = range.start..below.last().map_or(range.end, |r| r.end);
        self.pieces.push(Piece::Draft(Draft { range: whole, path, ..Draft::default() }));
        end
    }

    /// A numbered point with its words, and the paragraphs that go on with it.
    fn point(&mut self, at: usize, range: Range<usize>, mut path: Vec<String>, mark: String) -> usize {
        let words = range.start + mark.len()..range.end;
        let bracketed = units::ends_with_bracket(self.view.text(), range.clone());
        path.push(mark);
        let sentences = text::sentences(self.view.text(), words.clone());
        let judged: Vec<Judgement> =
            sentences.iter().map(|s| order::judge(self.view.text(), s.range.clone())).collect();
        let told = ["会议听取", "听取了", "会议通报", "会议传达"];
        if sentences.len() == 1 && text::starts_with_any(self.words(&words), &told) {
            self.passage(range, PassageKind::Background, "叙述会议情况");
            return at + 1;
        }
        // 二、听取…情况汇报，研究部署下一步工作: an agenda point, and below it what was said.
        let said_below =
            self.lines.get(at + 1).is_some_and(|l| l.mark.is_none() && !l.row && self.is_spoken(l.range.clone()));
        if sentences.len() == 1
            && said_below
            && text::starts_with_any(self.words(&words), AGENDA)
            && !self.words(&words).ends_with(['。', '；'])
        {
            return self.heads(at, range);
        }
        if !bracketed {
            if judged.iter().all(|j| *j == Judgement::Attitude) {
                self.passage(range, PassageKind::Background, "表态、认识类要求");
                return at + 1;
            }
            let facts = sentences.iter().all(|s| order::tells_facts(&self.view.text()[s.range.clone()]));
            let described = judged.iter().all(|j| *j == Judgement::Description);
            // …项目：规划手续已完成，会议要求力争上半年完工: the order stands inside of what is told.
            let asks = sentences.iter().any(|s| self.asks_inside(s.range.clone()));
            if facts && described && !asks {
                self.passage(range, PassageKind::Background, "列举情况，不含交办");
                return at + 1;
            }
            let labelled = self.lines.get(at + 1).is_some_and(|l| self.labels(l)) || self.assigns(range.clone());
            let settled = asks || sentences.iter().any(|s| self.settles(s.range.clone()));
            if described
                && !labelled
                && !settled
                && !self.lists_tasks()
                && !self.setting.decides_below()
                && self.titled.is_none()
            {
                self.passage(range, PassageKind::Background, "未见交办用语");
                return at + 1;
            }
        }
        let mut end = range.end;
        let mut next = at + 1;
        // （二）压缩审批时限（牵头单位：市住建局） is a heading: its bracket speaks of the paragraphs below.
        let headed = bracketed && self.is_bracketed_heading(words.clone());
        let mut closed = bracketed && !headed;
        while let Some(line) = self.lines.get(next) {
            let words = self.words(&line.range);
            let label = self.labels(line);
            let below = headed && !units::ends_with_bracket(self.view.text(), line.range.clone());
            // 整改措施：…: what is to be done about the point above, whose departments its bracket named.
            let remedy = text::starts_with_any(words, &["整改措施：", "整改举措：", "整改目标：", "整改要求："]);
            let goes_on = (!closed || remedy)
                && (below || remedy || !headed)
                && !line.row
                && line.mark.is_none()
                && heading::header_line(words).is_none()
                && !heading::is_about_itself(words)
                && !self.is_spoken(line.range.clone())
                && (below
                    || remedy
                    || !self.has_own_subject(line.range.clone())
                        && !text::starts_with_any(words, &["会后", "下一步", "同时", "此外", "以上"])
                        && self.orders(line.range.clone()));
            if !label && !goes_on {
                break;
            }
            closed |= label || units::ends_with_bracket(self.view.text(), line.range.clone());
            end = line.range.end;
            next += 1;
        }
        let shared_subject = self.setting.shared_subject.clone();
        self.pieces.push(Piece::Draft(Draft { range: range.start..end, path, row: None, shared_subject }));
        next
    }

    /// Whether a point is no more than a few words and its departments: 压缩审批时限（牵头单位：市住建局）.
    fn is_bracketed_heading(&self, words: Range<usize>) -> bool {
        let bracket = text::guarded(self.view.text(), words.clone()).into_iter().rfind(|g| g.end == words.end);
        bracket.is_some_and(|bracket| {
            let title = self.words(&(words.start..bracket.start));
            (2..=24).contains(&text::length(title)) && !title.contains(['，', '。', '；', '：'])
        })
    }

    /// Whether what is told holds what the meeting asks for: …正在施工，会议要求力争上半年完工.
    fn asks_inside(&self, sentence: Range<usize>) -> bool {
        frame::inner_order(self.view.text(), sentence.clone())
            .is_some_and(|(clause, begin)| begin < sentence.end && self.words(&clause).contains("会议要求"))
    }

    /// Whether a sentence of a numbered point names who acts or until when, whatever its verb: 区应急局每周五汇总…. What
    /// the meeting heard, approved or thought is none.
    fn settles(&self, range: Range<usize>) -> bool {
        const TOLD: &[&str] =
            &["听取", "审议", "传达", "学习", "通报", "同意", "原则同意", "认为", "会议认为", "会议听取"];
        let words = self.words(&range);
        let told = order::tells_facts(words) || text::starts_with_any(words, TOLD);
        let decides = frame::frame(self.view.text(), range.clone()).is_some_and(|f| {
            f.force == frame::Force::Directing
                && f.words < range.end
                && order::may_be_decided(self.view.text(), f.words..range.end)
        });
        let figure = self.setting.speaker.is_none() && order::sets_figure(words);
        !told
            && (decides
                || figure
                || units::begins_with_subject(words)
                || crate::deadlines::limited(self.view.text(), range))
    }

    /// Whether the heading above announces tasks, so that even 旧桥改造工程。 under it is one.
    fn lists_tasks(&self) -> bool {
        const TASKS: &[&str] =
            &["任务", "事项", "实事", "举措", "措施", "安排", "项目", "产品", "工程", "行动", "要求"];
        let of_unit = self.setting.speaker.is_none()
            && self.setting.shared_subject.as_ref().is_some_and(|s| units::are_names(self.words(s)));
        of_unit
            || self.stack.len() > 1
                && self.stack[..self.stack.len() - 1].iter().any(|(_, title)| TASKS.iter().any(|w| title.contains(w)))
    }

    /// How many sentences say themselves who is to act.
    fn subjects(&self, paragraphs: &[Range<usize>]) -> usize {
        let sentences = paragraphs.iter().flat_map(|p| text::sentences(self.view.text(), p.clone()));
        let tells_whom =
            |words: &str| units::begins_with_subject(words) || words.split(['，', '；', '。']).any(units::is_given);
        sentences.filter(|s| tells_whom(self.words(&s.range))).count()
    }

    /// Whether a paragraph begins with a department that it is about.
    fn has_own_subject(&self, range: Range<usize>) -> bool {
        let words = self.words(&range);
        let named = text::head(words, 40).split_once('：').is_some_and(|(before, _)| units::are_names(before));
        named || units::begins_with_subject(words)
    }
}

/// 邹某讲话, 谢某补充发言: the heading of what somebody said.
fn speaks(title: &str) -> bool {
    let said =
        text::ends_with_any(title, &["讲话", "发言", "补充", "补充发言", "补充讲话", "总结讲话", "点评", "强调"]);
    said && text::length(title) <= 16
}
