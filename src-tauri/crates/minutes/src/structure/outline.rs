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
pub(super) struct Line {
    pub(super) range: Range<usize>,
    pub(super) mark: Option<Mark>,
    pub(super) row: bool,
}

/// Reads a whole text.
pub(crate) fn read(view: &View<'_>) -> Vec<Piece> {
    let lines: Vec<Line> = text::lines(view.text())
        .flat_map(|range| numbering::points(view.text(), range))
        .flat_map(|range| without_source(view.text(), range))
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
    let parts = |l: &&Range<usize>| stacked::is_section(view.text(), l);
    let unparted: Vec<Range<usize>> = cells.iter().filter(|l| !parts(l)).cloned().collect();
    let counted = cells.iter().scan(0, |before, l| {
        *before += usize::from(!parts(&l));
        Some(*before)
    });
    let unparted_before: Vec<usize> = std::iter::once(0).chain(counted).collect();
    let mut outline = Outline {
        view,
        cells: &cells,
        cells_end: &ends_of_cells(view.text(), &lines, false),
        numbered_end: &ends_of_cells(view.text(), &lines, true),
        unparted: &unparted,
        unparted_before: &unparted_before,
        lines: &lines,
        stack: Vec::new(),
        setting: Setting { tasks: false, ..Setting::default() },
        tasks,
        titled,
        headed: false,
        idle: None,
        heads: Vec::new(),
        columns: None,
        pieces: Vec::new(),
    };
    let mut at = 0;
    while at < lines.len() {
        at = outline.line(at);
    }
    outline.pieces
}

pub(super) struct Outline<'o, 'v> {
    pub(super) view: &'o View<'v>,
    pub(super) lines: &'o [Line],
    /// Where the lines stand.
    pub(super) cells: &'o [Range<usize>],
    /// For each line, how far the lines reach that may be cells of a table whose cells stand one below the other.
    pub(super) cells_end: &'o [usize],
    /// The same for tables with a column of numbers, which may have headings between their rows.
    pub(super) numbered_end: &'o [usize],
    /// The lines that are no such headings, and how many of them stand before each line.
    pub(super) unparted: &'o [Range<usize>],
    pub(super) unparted_before: &'o [usize],
    /// The open headings: style and wording.
    pub(super) stack: Vec<(Style, String)>,
    pub(super) setting: Setting,
    /// The text numbers its lines, or its title says that it sets tasks: a document or formal minutes.
    pub(super) tasks: bool,
    /// The line of a title that says so.
    pub(super) titled: Option<usize>,
    /// A heading without a number stands above.
    pub(super) headed: bool,
    /// The depth of a heading whose section assigns nothing.
    pub(super) idle: Option<usize>,
    /// The styles of mark whose lines were headings of numbered points so far.
    pub(super) heads: Vec<Style>,
    /// The columns of the last table.
    pub(super) columns: Option<table::Columns>,
    pub(super) pieces: Vec<Piece>,
}

/// …造林成果。（省林业厅） at the end of a text that has no other such bracket: whose news it is, and no part of the line.
fn without_source(view: &str, line: Range<usize>) -> Vec<Range<usize>> {
    const STOP: &str = "。（";
    let source = |at: &usize| {
        let inner = view[*at..line.end].strip_prefix('（').and_then(|s| s.strip_suffix('）'));
        inner.is_some_and(|s| {
            text::length(s) <= 14 && !s.contains(['，', '、', '；', '：', '。']) && units::are_names(s)
        })
    };
    let at = view[line.clone()].rfind(STOP).map(|at| line.start + at + '。'.len_utf8()).filter(source);
    let alone = |at: &usize| view[*at..].trim_end().len() == line.end - at && view.matches(STOP).nth(1).is_none();
    match at.filter(alone) {
        Some(at) if text::sentences(view, line.start..at).len() > 1 => vec![line.start..at, at..line.end],
        _ => vec![line],
    }
}

/// For each line, the end of the run of lines from there on that may be cells: no rows, and no headings but, if so
/// `parted`, those that part a table in sections.
fn ends_of_cells(view: &str, lines: &[Line], parted: bool) -> Vec<usize> {
    let is_cell = |l: &Line| {
        let heading = l.mark.as_ref().is_some_and(|m| m.style <= Style::ChineseBracket);
        !l.row && (!heading || parted && stacked::is_section(view, &l.range))
    };
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
        let end = self.numbered_end[at];
        let run = stacked::Run {
            lines: &self.cells[at..end],
            plain: self.cells_end[at] - at,
            cells: &self.unparted[self.unparted_before[at]..self.unparted_before[end]],
        };
        if let Some(taken) = stacked::read(self.view, run, &self.setting.path, &mut self.pieces) {
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

    pub(super) fn words(&self, range: &Range<usize>) -> &'o str {
        let view: &'o View<'_> = self.view;
        &view.text()[range.clone()]
    }

    pub(super) fn passage(&mut self, range: Range<usize>, kind: PassageKind, reason: &'static str) {
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
        if opens_list {
            self.led_in(at, before);
        }
    }

    /// 会议要求： before a list that follows on its own lines: what was read as a directive since `before` is the list's
    /// lead-in.
    pub(super) fn led_in(&mut self, at: usize, before: usize) {
        if self.lines.get(at + 1).is_some_and(|l| l.mark.is_some() || l.row)
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
    pub(super) fn assigns(&self, range: Range<usize>) -> bool {
        units::ends_with_bracket(self.view.text(), range.clone())
            || units::label_segments(self.view.text(), range)
                .iter()
                .any(|s| matches!(s.label, units::Label::Units(_) | units::Label::Owner))
    }

    /// Whether a line says whose task the lines above are, or until when.
    pub(super) fn labels(&self, line: &Line) -> bool {
        !line.row && line.mark.is_none() && units::is_label_line(self.words(&line.range))
    }

    fn next_is_point(&self, at: usize) -> bool {
        self.lines.get(at + 1).is_some_and(|l| l.mark.is_some())
    }

    fn first_clause(&self, range: Range<usize>) -> String {
        let first = text::clauses(self.view.text(), range.clone()).into_iter().next().unwrap_or(range);
        self.view.wording(first)
    }

    /// Whether departments are told to act in it, so that it is more than a lead-in of deeper points.
    pub(super) fn orders_units(&self, body: Range<usize>) -> bool {
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
            let clauses = text::clauses(self.view.text(), s.range.clone());
            let limited = |within: Range<usize>| crate::deadlines::limited(self.view.text(), within);
            // 请各单位于每季度末报告. 同时，要按照通知要求，各责任单位务于4月25日前报告: the subject may stand further on.
            let later = |c: &Range<usize>| units::begins_with_subject(self.words(c)) && limited(c.clone());
            // 各牵头单位要于4月10日前报备; 决策事项须于12月31日前完成: so may the limit.
            let asked = || units::begins_with_subject(words) || clauses.len() == 1 && order::modal(words).is_some();
            let timed =
                limited(s.range.clone()) && (units::is_given(words) || asked() || clauses.iter().skip(1).any(later));
            (timed || units::begins_with_subject(words) && clauses.len() > 2)
                && order::judge(self.view.text(), s.range) == Judgement::Stated
        })
    }

    /// Whether somebody speaks in it: 会议指出…, so that it is minutes and no task.
    pub(super) fn is_spoken(&self, range: Range<usize>) -> bool {
        text::sentences(self.view.text(), range).into_iter().any(|s| frame::frame(self.view.text(), s.range).is_some())
    }

    pub(super) fn orders(&self, range: Range<usize>) -> bool {
        text::sentences(self.view.text(), range)
            .into_iter()
            .any(|s| matches!(order::judge(self.view.text(), s.range), Judgement::Stated | Judgement::Unmarked))
    }
}
