//! Step 6: the marks that Markdown and web pages leave in a text. The words they dress stay.

use duban_domain::Span;

use crate::scramble::{self, is_scrambled};
use crate::work::{Edits, RepairKind};

pub(crate) fn pass(text: &str) -> Edits {
    let mut edits = Edits::default();
    let markdown = text.lines().any(is_dressed);
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim();
        let lead = line.len() - line.trim_start().len();
        if is_scrambled(body) {
            scramble::drop_from(body, start + lead, &mut edits);
            start += line.len();
            continue;
        }
        let mut undo = Undo { line: body, start: start + lead, done: 0, edits: &mut edits };
        if is_rule(body) {
            undo.drop(0, body.len());
        } else {
            if markdown {
                undo.block_marks();
            }
            undo.inline_marks();
            undo.closing_bar();
        }
        if undo.done > 0 {
            edits.note(RepairKind::Marks, Span::new(start + lead, start + lead + body.len()));
        }
        start += line.len();
    }
    edits
}

/// Whether a line holds a mark that nothing but Markdown has: a heading, bold words, a link.
fn is_dressed(line: &str) -> bool {
    let line = line.trim();
    heading(line) > 0
        || line.match_indices("**").nth(1).is_some()
        || line.find("](").is_some_and(|at| link_at(line, at).is_some())
}

/// Length of `#`, `##` … and the blank after it.
fn heading(line: &str) -> usize {
    let marks = line.len() - line.trim_start_matches('#').len();
    let blanks = line[marks..].len() - line[marks..].trim_start().len();
    if (1..=6).contains(&marks) && blanks > 0 { marks + blanks } else { 0 }
}

/// Bytes of 下转 or 上接 in brackets, where a newspaper goes on on another page: （下转A02版）.
fn page_jump(text: &str) -> Option<usize> {
    let inner = text.strip_prefix(['（', '('])?;
    let rest = inner.strip_prefix("下转").or_else(|| inner.strip_prefix("上接"))?;
    let close = rest.find(['）', ')']).filter(|at| rest[..*at].contains('版') && rest[..*at].chars().count() <= 12)?;
    let end = text.len() - rest.len() + close;
    text[end..].chars().next().map(|c| end + c.len_utf8())
}

/// A line drawn across the page: `---`, `***`, `===`.
fn is_rule(line: &str) -> bool {
    line.len() >= 3 && ["-", "*", "_", "="].iter().any(|mark| line.trim_matches(|c: char| mark.contains(c)).is_empty())
}

/// A link or a picture: where it begins, its words, where it ends.
#[derive(Debug, Clone, Copy)]
struct Link {
    start: usize,
    words: Span,
    end: usize,
}

/// The link whose `](` is at `middle`. Its address must look like one: 〔附件](一) is no link.
fn link_at(line: &str, middle: usize) -> Option<Link> {
    // Looking no further keeps a line of nothing but brackets from being searched again and again.
    const LONGEST: usize = 2048;
    let near = |place: usize| (0..=place).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
    let words = near(middle.saturating_sub(LONGEST));
    let open = words + line[words..middle].rfind('[')?;
    let address = &line[middle + 2..near(line.len().min(middle + 2 + LONGEST))];
    let length = address.find(')')?;
    let url = address[..length].trim();
    let is_url =
        ["http://", "https://", "mailto:", "/", "./", "../", "#", "www."].iter().any(|head| url.starts_with(head));
    let picture = line[..open].ends_with('!');
    is_url.then_some(Link {
        start: open - usize::from(picture),
        words: if picture { Span::new(open, open) } else { Span::new(open + 1, middle) },
        end: middle + 2 + length + 1,
    })
}

/// Characters that web pages write by name.
const NAMED: [(&str, &str); 12] = [
    ("&nbsp;", " "),
    ("&ensp;", " "),
    ("&emsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&mdash;", "—"),
    ("&hellip;", "…"),
    ("&middot;", "·"),
    ("&amp;", "&"),
];

/// Takes the marks off one line, from left to right.
struct Undo<'a> {
    line: &'a str,
    /// Where the line begins in the text.
    start: usize,
    /// How far it was undone.
    done: usize,
    edits: &'a mut Edits,
}

impl Undo<'_> {
    /// Marks in front of a line: a heading's, a quotation's, a list's.
    fn block_marks(&mut self) {
        let quote = self.line.len() - self.line.trim_start_matches("> ").len();
        let rest = &self.line[quote..];
        let bullet = if ["- ", "* ", "+ "].iter().any(|mark| rest.starts_with(mark)) { 2 } else { 0 };
        let marks = quote + bullet.max(heading(rest));
        self.drop(0, marks);
    }

    /// Bold marks in pairs, links, named characters.
    fn inline_marks(&mut self) {
        let line = self.line;
        let mut bold = line.match_indices("**").count() & !1;
        let mut links = line.match_indices("](").filter_map(|(at, _)| link_at(line, at)).peekable();
        let mut at = self.done;
        while at < line.len() {
            while links.peek().is_some_and(|link| link.start < at) {
                links.next();
            }
            let rest = &line[at..];
            if let Some(link) = links.peek().copied().filter(|link| link.start == at) {
                self.drop(link.start, link.words.start);
                self.drop(link.words.end, link.end);
                at = link.end;
            } else if bold > 0 && rest.starts_with("**") {
                self.drop(at, at + 2);
                bold -= 1;
                at += 2;
            } else if let Some(jump) = page_jump(rest) {
                self.drop(at, at + jump);
                at += jump;
            } else if let Some((name, character)) = NAMED.iter().find(|(name, _)| rest.starts_with(name)) {
                self.edits.replace(Span::new(self.start + at, self.start + at + name.len()), character);
                self.done = at + name.len();
                at += name.len();
            } else {
                at += rest.chars().next().map_or(1, char::len_utf8);
            }
        }
    }

    /// …提高覆盖率。 |: a bar behind a full stop parts the article from what the page goes on with.
    fn closing_bar(&mut self) {
        let kept = self.line.trim_end_matches(['|', '｜']).trim_end();
        if kept.len() < self.line.len() && kept.ends_with('。') && !kept.contains(['|', '｜']) {
            self.drop(kept.len().max(self.done), self.line.len());
        }
    }

    fn drop(&mut self, from: usize, to: usize) {
        if from < to {
            self.edits.drop(Span::new(self.start + from, self.start + to));
            self.done = to;
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use crate::read_text;

    #[rstest]
    #[case::heading("# 云岭市行动方案\n正文", "云岭市行动方案\n正文")]
    #[case::metadata("**发布日期**: 2026-02-05", "发布日期: 2026-02-05")]
    #[case::rule("标题\n---\n正文", "标题\n正文")]
    #[case::link("见[实施方案](https://example.com/a.html)。", "见实施方案。")]
    #[case::link_to_itself("[http://a.cn/b](http://a.cn/b)", "http://a.cn/b")]
    #[case::download("**下载**\n- [方案.pdf](/files/a.pdf )", "下载\n方案.pdf")]
    #[case::picture("**图**\n![](/a.png)会议指出", "图\n会议指出")]
    #[case::page_jump("要提高（下转A02版）（上接A01版）覆盖率。", "要提高覆盖率。")]
    #[case::closing_bar("要提高覆盖率。 |", "要提高覆盖率。")]
    #[case::named_characters("&nbsp;&nbsp;会议&ldquo;指出&rdquo;", "会议“指出”")]
    fn marks_go_and_words_stay(#[case] original: &str, #[case] clean: &str) {
        assert_eq!(read_text(original).unwrap().text, clean);
    }

    #[rstest]
    #[case::no_jump("（下转移支付）")]
    #[case::number_sign("#1机组投运")]
    #[case::single_stars("合格率*100*2")]
    #[case::one_bold_mark("2**3")]
    #[case::brackets("[附件](一)")]
    #[case::dash_in_plain_text("- 加强领导")]
    #[case::full_width_brackets("【原文下载】")]
    fn other_signs_stay(#[case] text: &str) {
        assert_eq!(read_text(text).unwrap().text, text);
    }
}
