//! The outline of a text: headings, numbered points, tables and plain paragraphs.

use std::ops::Range;

use duban_domain::PassageKind;

use super::running::Setting;
use super::{Draft, Piece, fused, heading, running, stacked, table};
use crate::frame;
use crate::numbering::{self, Mark, Style};
use crate::order::{self, Judgement};
use crate::text;
use crate::units;
use crate::view::View;

/// A line and what begins it.
struct Line {
    range: Range<usize>,
    mark: Option<Mark>,
    row: bool,
}

/// Reads a whole text.
pub(crate) fn read(view: &View<'_>) -> Vec<Piece> {
    let lines: Vec<Line> = text::lines(view.text())
        .flat_map(|range| numbering::points(view.text(), range))
        .map(|range| {
            let words = &view.text()[range.clone()];
            let row = words.contains('\t');
            let mark = if row { None } else { numbering::mark(words).filter(|m| m.style != Style::Clause) };
            Line { range, mark, row }
        })
        .collect();
    // The title of a document stands in its first lines.
    let titled = lines.iter().take(6).position(|l| !l.row && heading::titles_tasks(&view.text()[l.range.clone()]));
    let tasks = titled.is_some() || lines.iter().filter(|l| l.mark.is_some()).count() >= 2;
    let cells: Vec<Range<usize>> = lines.iter().map(|l| l.range.clone()).collect();
    let mut outline = Outline {
        view,
        cells: &cells,
        cells_end: &ends_of_cells(&lines),
        lines: &lines,
        stack: Vec::new(),
        setting: Setting { tasks: false, ..Setting::default() },
        tasks,
        titled,
        headed: false,
        idle: None,
        columns: None,
        pieces: Vec::new(),
    };
    let mut at = 0;
    while at < lines.len() {
        at = outline.line(at);
    }
    outline.pieces
}

struct Outline<'o, 'v> {
    view: &'o View<'v>,
    lines: &'o [Line],
    /// Where the lines stand.
    cells: &'o [Range<usize>],
    /// For each line, how far the lines reach that may be cells of a table whose cells stand one below the other.
    cells_end: &'o [usize],
    /// The open headings: style and wording.
    stack: Vec<(Style, String)>,
    setting: Setting,
    /// The text numbers its lines, or its title says that it sets tasks: a document or formal minutes.
    tasks: bool,
    /// The line of a title that says so.
    titled: Option<usize>,
    /// A heading without a number stands above.
    headed: bool,
    /// The depth of a heading whose section assigns nothing.
    idle: Option<usize>,
    /// The columns of the last table.
    columns: Option<table::Columns>,
    pieces: Vec<Piece>,
}

/// For each line, the end of the run of lines from there on that may be cells: no rows, no headings.
fn ends_of_cells(lines: &[Line]) -> Vec<usize> {
    let is_cell = |l: &Line| !l.row && l.mark.as_ref().is_none_or(|m| m.style > Style::ChineseBracket);
    let mut ends = vec![0; lines.len()];
    let mut end = lines.len();
    for (at, line) in lines.iter().enumerate().rev() {
        if !is_cell(line) {
            end = at;
        }
        ends[at] = end.max(at);
    }
    ends
}

impl<'o> Outline<'o, '_> {
    /// Reads the line at `at` and what belongs to it; gives the next line to read.
    fn line(&mut self, at: usize) -> usize {
        let line = &self.lines[at];
        if line.row {
            let end = (at..self.lines.len()).find(|&i| !self.lines[i].row).unwrap_or(self.lines.len());
            let rows: Vec<Range<usize>> = self.lines[at..end].iter().map(|l| l.range.clone()).collect();
            table::read(self.view, &rows, &self.setting.path, &mut self.columns, &mut self.pieces);
            return end;
        }
        if let Some(pieces) = fused::read(self.view, line.range.clone(), &self.setting.path) {
            self.pieces.extend(pieces);
            return at + 1;
        }
        let cells = &self.cells[at..self.cells_end[at]];
        if let Some(taken) = stacked::read(self.view, cells, &self.setting.path, &mut self.pieces) {
            return at + taken;
        }
        if heading::is_site_note(self.words(&line.range)) {
            self.passage(line.range.clone(), PassageKind::Header, "网站说明");
            return at + 1;
        }
        if let Some(mark) = line.mark.clone() {
            return self.numbered(at, &mark);
        }
        self.plain(at);
        at + 1
    }

    fn words(&self, range: &Range<usize>) -> &'o str {
        let view: &'o View<'_> = self.view;
        &view.text()[range.clone()]
    }

    fn passage(&mut self, range: Range<usize>, kind: PassageKind, reason: &'static str) {
        self.pieces.push(Piece::Passage { range, kind, reason });
    }

    fn plain(&mut self, at: usize) {
        let range = self.lines[at].range.clone();
        let words = self.words(&range);
        if units::is_label_line(words)
            && let Some(Piece::Draft(draft)) = self.pieces.last_mut()
        {
            draft.range.end = range.end;
            return;
        }
        let opens_list = words.ends_with('：');
        // 本网讯, 本报讯（记者…）: where the news comes from is no part of its first sentence.
        let source = heading::news_source(words);
        let range = if source > 0 && source < words.len() {
            self.passage(range.start..range.start + source, PassageKind::Header, "日期、来源等");
            range.start + source..range.end
        } else {
            range
        };
        let words = self.words(&range);
        if let Some(reason) = heading::header_line(words) {
            // 就抓好任务落实，市长王某强调 on a line of its own: the words follow below.
            if let Some(label) = frame::speaks_below(words) {
                self.setting.speaker = Some((frame::Force::Directing, label.to_owned()));
                self.setting.carries = true;
            } else if reason == "主送单位" && !self.stack.is_empty() && self.next_is_point(at) {
                // 交通运输局： above its points, inside of a document.
                self.setting.shared_subject = Some(range.clone());
                return self.passage(range, PassageKind::Background, "引出下文各点");
            } else if reason == "标题"
                && !words.starts_with('（')
                && self.titled.is_some_and(|title| title < at)
                && self.stack.is_empty()
            {
                // 让老小区住得舒心: a heading of the document's own wording, without a number.
                self.headed = true;
                self.idle = heading::assigns_nothing(words).then_some(0);
                self.setting = Setting { path: vec![self.view.wording(range.clone())], ..Setting::default() };
                return self.passage(range, PassageKind::Header, "小标题");
            }
            let mut starts = if reason == "日期、来源等" { heading::furniture_parts(words) } else { vec![0] };
            starts.push(words.len());
            for part in starts.windows(2) {
                self.passage(range.start + part[0]..range.start + part[1], PassageKind::Header, reason);
            }
            return;
        }
        if heading::is_preamble(words) && self.orders_in_preamble(range.clone()) {
            self.setting.tasks = true;
            return running::read(self.view, range, &mut self.setting, &mut self.pieces);
        }
        if heading::is_preamble(words) {
            return self.passage(range, PassageKind::Background, "说明行文缘由");
        }
        if heading::is_about_itself(words) {
            return self.passage(range, PassageKind::Background, "说明文件本身");
        }
        // 整改目标：…: a goal on a line of its own assigns nothing.
        let goal =
            words.split_once('：').is_some_and(|(label, _)| heading::assigns_nothing(label) && label.ends_with("目标"));
        if goal {
            return self.passage(range, PassageKind::Background, "目标、情况，不含交办");
        }
        // Before the first heading of a document that sets tasks, where nobody speaks.
        let foreword = self.tasks && self.stack.is_empty() && self.setting.speaker.is_none();
        let goals = foreword && heading::sets_goals(words);
        if self.idle.is_some() || goals && !self.is_spoken(range.clone()) && !self.orders_units(range.clone()) {
            return self.passage(range, PassageKind::Background, "目标、情况，不含交办");
        }
        if let Some(points) = units::closing_brackets(self.view.text(), range.clone()) {
            for point in points {
                let mut path = self.setting.path.clone();
                path.push(self.first_clause(point.clone()));
                self.pieces.push(Piece::Draft(Draft { range: point, path, ..Draft::default() }));
            }
            return;
        }
        // A paragraph above 责任单位：… is a task, whatever it says.
        let assigned = self.lines.get(at + 1).is_some_and(|l| self.labels(l));
        if assigned && !self.is_spoken(range.clone()) {
            let mut path = self.setting.path.clone();
            path.push(self.first_clause(range.clone()));
            self.pieces.push(Piece::Draft(Draft { range, path, ..Draft::default() }));
            return;
        }
        let before = self.pieces.len();
        self.setting.tasks = self.tasks && (self.headed || !self.stack.is_empty());
        let carried = self.setting.carries;
        running::read(self.view, range.clone(), &mut self.setting, &mut self.pieces);
        let ordered = matches!(self.pieces.last(), Some(Piece::Draft(_))) && self.pieces.len() > before;
        self.setting.carries = opens_list || self.setting.carries && (ordered || !carried);
        // 会议要求： before a list that follows on its own lines.
        if opens_list
            && self.lines.get(at + 1).is_some_and(|l| l.mark.is_some() || l.row)
            && let Some(Piece::Draft(draft)) = self.pieces.last()
            && self.pieces.len() > before
        {
            let before_list = draft.range.clone();
            if units::begins_with_subject(self.words(&before_list)) {
                self.setting.shared_subject = Some(before_list.clone());
            }
            self.pieces.pop();
            self.passage(before_list, PassageKind::Background, "引出下文各点");
        }
    }

    /// Whether a line says itself whose task it is: in a bracket at its end, or after 责任单位：.
    fn assigns(&self, range: Range<usize>) -> bool {
        units::ends_with_bracket(self.view.text(), range.clone())
            || units::label_segments(self.view.text(), range)
                .iter()
                .any(|s| matches!(s.label, units::Label::Units(_) | units::Label::Owner))
    }

    /// Whether a line says whose task the lines above are, or until when.
    fn labels(&self, line: &Line) -> bool {
        !line.row && line.mark.is_none() && units::is_label_line(self.words(&line.range))
    }

    fn next_is_point(&self, at: usize) -> bool {
        self.lines.get(at + 1).is_some_and(|l| l.mark.is_some())
    }

    fn first_clause(&self, range: Range<usize>) -> String {
        let first = text::clauses(self.view.text(), range.clone()).into_iter().next().unwrap_or(range);
        self.view.wording(first)
    }

    /// A numbered line: a heading, a lead-in of deeper points, a passage, or a directive with what follows it.
    fn numbered(&mut self, at: usize, mark: &Mark) -> usize {
        let range = self.lines[at].range.clone();
        // • 公开日期：2021-03-23.
        if mark.style == Style::Bullet && heading::header_line(self.words(&range)) == Some("日期、来源等") {
            self.passage(range, PassageKind::Header, "日期、来源等");
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
            self.setting.path = self.stack.iter().map(|s| s.1.clone()).collect();
            self.passage(range, PassageKind::Header, "小标题");
            return at + 1;
        }
        if deeper && !bracketed && !self.assigns(range.clone()) && !self.orders_units(body.clone()) {
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

    /// A numbered line with deeper points below it.
    fn lead_in(&mut self, at: usize, range: Range<usize>, whole_is_title: bool) -> usize {
        self.setting.path = self.stack.iter().map(|s| s.1.clone()).collect();
        if whole_is_title {
            // 二、市财政局: the department whose tasks are listed below.
            let named = numbering::mark(self.words(&range)).map_or(0, |m| m.len);
            let title = range.start + named..range.end;
            if units::are_names(self.words(&title)) && !units::is_people(self.words(&title)) {
                self.setting.shared_subject = Some(title);
            }
            self.passage(range, PassageKind::Header, "小标题");
        } else if self.is_spoken(range.clone()) {
            running::read(self.view, range, &mut self.setting, &mut self.pieces);
        } else {
            self.passage(range, PassageKind::Background, "引出下文各点");
        }
        at + 1
    }

    /// Whether departments are told to act in it, so that it is more than a lead-in of deeper points.
    fn orders_units(&self, body: Range<usize>) -> bool {
        let words = self.words(&body);
        let leads_in =
            words.ends_with('：') || ["以下", "如下", "下列"].iter().any(|w| text::tail(words, 30).contains(w));
        !leads_in
            && text::sentences(self.view.text(), body).into_iter().any(|s| {
                let subject = units::begins_with_subject(self.words(&s.range));
                subject && order::judge(self.view.text(), s.range) == Judgement::Stated
            })
    }

    /// Whether a sentence of a preamble tells departments at some length what to do: 各部门要按照…，明确责任，抓好落实。
    fn orders_in_preamble(&self, range: Range<usize>) -> bool {
        text::sentences(self.view.text(), range).into_iter().any(|s| {
            let words = self.words(&s.range);
            units::begins_with_subject(words)
                && text::clauses(self.view.text(), s.range.clone()).len() > 2
                && order::judge(self.view.text(), s.range) == Judgement::Stated
        })
    }

    /// Whether somebody speaks in it: 会议指出…, so that it is minutes and no task.
    fn is_spoken(&self, range: Range<usize>) -> bool {
        text::sentences(self.view.text(), range).into_iter().any(|s| frame::frame(self.view.text(), s.range).is_some())
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
            self.setting.path = self.stack.iter().map(|s| s.1.clone()).collect();
            self.setting.speaker = Some((frame::Force::Directing, self.words(&range)[mark.len()..].to_owned()));
            self.setting.carries = true;
            self.passage(range, PassageKind::Header, "小标题");
            return at + 1;
        }
        let labels_only = below.iter().all(|r| units::is_label_line(self.words(r)));
        let title = self.words(&range).to_owned();
        // 听取…汇报, 审议《…》: what the meeting dealt with.
        let agenda =
            text::starts_with_any(&title[mark.len()..], &["关于", "听取", "传达", "学习", "审议", "研究", "通报"]);
        if below.is_empty() || labels_only {
            let is_task = !below.is_empty() || !agenda && self.orders(range.start + mark.len()..range.end);
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
        let demands = title.ends_with("要求") && own_units == 0 && self.subjects(&below) > 1;
        if spoken || own_units > 1 || own_subjects > 1 || agenda || !ordered || below.len() > 3 || demands {
            self.setting.path = self.stack.iter().map(|s| s.1.clone()).collect();
            self.passage(range, PassageKind::Header, "小标题");
            return at + 1;
        }
        let mut path = path;
        path.push(mark);
        let whole = range.start..below.last().map_or(range.end, |r| r.end);
        self.pieces.push(Piece::Draft(Draft { range: whole, path, ..Draft::default() }));
        end
    }

    /// Whether a paragraph begins with a department that it is about.
    fn has_own_subject(&self, range: Range<usize>) -> bool {
        let words = self.words(&range);
        let named = text::head(words, 40).split_once('：').is_some_and(|(before, _)| units::are_names(before));
        named || units::begins_with_subject(words)
    }

    /// How many sentences say themselves who is to act.
    fn subjects(&self, paragraphs: &[Range<usize>]) -> usize {
        let sentences = paragraphs.iter().flat_map(|p| text::sentences(self.view.text(), p.clone()));
        let tells_whom =
            |words: &str| units::begins_with_subject(words) || words.split(['，', '；', '。']).any(units::is_given);
        sentences.filter(|s| tells_whom(self.words(&s.range))).count()
    }

    fn orders(&self, range: Range<usize>) -> bool {
        text::sentences(self.view.text(), range)
            .into_iter()
            .any(|s| matches!(order::judge(self.view.text(), s.range), Judgement::Stated | Judgement::Unmarked))
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
        const TASKS: &[&str] = &["任务", "事项", "实事", "举措", "措施", "安排", "项目", "产品", "工程", "行动"];
        let of_unit = self.setting.speaker.is_none()
            && self.setting.shared_subject.as_ref().is_some_and(|s| units::are_names(self.words(s)));
        of_unit
            || self.stack.len() > 1
                && self.stack[..self.stack.len() - 1].iter().any(|(_, title)| TASKS.iter().any(|w| title.contains(w)))
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
        if !bracketed {
            if judged.iter().all(|j| *j == Judgement::Attitude) {
                self.passage(range, PassageKind::Background, "表态、认识类要求");
                return at + 1;
            }
            let facts = sentences.iter().all(|s| order::tells_facts(&self.view.text()[s.range.clone()]));
            let described = judged.iter().all(|j| *j == Judgement::Description);
            if facts && described {
                self.passage(range, PassageKind::Background, "列举情况，不含交办");
                return at + 1;
            }
            let labelled = self.lines.get(at + 1).is_some_and(|l| self.labels(l)) || self.assigns(range.clone());
            let settled = sentences.iter().any(|s| self.settles(s.range.clone()));
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
        let mut closed = bracketed;
        while let Some(line) = self.lines.get(next) {
            let words = self.words(&line.range);
            let label = self.labels(line);
            let goes_on = !closed
                && !line.row
                && line.mark.is_none()
                && heading::header_line(words).is_none()
                && !heading::is_about_itself(words)
                && !self.is_spoken(line.range.clone())
                && !self.has_own_subject(line.range.clone())
                && !text::starts_with_any(words, &["会后", "下一步", "同时", "此外", "以上"])
                && self.orders(line.range.clone());
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
}

/// 邹某讲话, 谢某补充发言: the heading of what somebody said.
fn speaks(title: &str) -> bool {
    let said =
        text::ends_with_any(title, &["讲话", "发言", "补充", "补充发言", "补充讲话", "总结讲话", "点评", "强调"]);
    said && text::length(title) <= 16
}
