//! Which lines of a page are its article.

use html5ever::local_name;

use super::lines::{self, Line};
use super::tree::Tree;

/// How much of what reads like an article an element must hold to be taken for it, in hundredths.
const ENOUGH: usize = 90;

/// The article's lines as text, the page's heading above them.
pub(super) fn find(tree: &Tree, lines: &[Line]) -> String {
    let lines: Vec<Line> = lines.iter().filter(|line| !is_furniture(tree, line)).cloned().collect();
    let article = innermost(tree, &lines);
    let kept: Vec<Line> = lines.iter().filter(|line| is_inside(tree, line.owner, article)).cloned().collect();
    let mut text = lines::text(&kept);
    if let Some(heading) = heading(tree, &lines).filter(|heading| !text.contains(heading.as_str())) {
        text.insert_str(0, &(heading + "\n"));
    }
    text
}

/// The innermost element that holds nearly all the sentences of the page. It holds several lines: an element around a
/// single long paragraph is not the article.
fn innermost(tree: &Tree, lines: &[Line]) -> usize {
    let mut sentences = vec![0; tree.nodes.len()];
    let mut count = vec![0; tree.nodes.len()];
    for line in lines {
        let weight = if reads_like_an_article(line) { line.text.chars().count() } else { 0 };
        let mut node = line.owner;
        loop {
            sentences[node] += weight;
            count[node] += 1;
            if node == 0 {
                break;
            }
            node = tree.nodes[node].parent;
        }
    }
    let mut at = 0;
    let holds = |node: &usize| count[*node] > 1 && sentences[*node] * 100 >= sentences[0].max(1) * ENOUGH;
    while let Some(inner) = tree.nodes[at].children.iter().copied().find(holds) {
        at = inner;
    }
    at
}

/// Sentences, not a list of links.
fn reads_like_an_article(line: &Line) -> bool {
    let length = line.text.chars().count();
    line.linked * 2 < length && (line.text.contains(['。', '；', '\t']) || length >= 40)
}

fn is_inside(tree: &Tree, mut node: usize, outer: usize) -> bool {
    while node != outer && node != 0 {
        node = tree.nodes[node].parent;
    }
    node == outer
}

/// The first heading of the first order, else the page's title without the name of the site behind it.
fn heading(tree: &Tree, lines: &[Line]) -> Option<String> {
    let is_heading = |line: &&Line| tree.is(line.owner, &local_name!("h1"));
    if let Some(heading) = lines.iter().find(is_heading) {
        return Some(heading.text.clone());
    }
    let title = tree.nodes.iter().find(|node| node.name == Some(local_name!("title")))?;
    let title = &tree.nodes[*title.children.first()?].text;
    let name = title.split(['_', '-', '|', '—', '–']).next().unwrap_or_default().trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// What stands around an article: links, share buttons, who edited it.
fn is_furniture(tree: &Tree, line: &Line) -> bool {
    const BEGINNINGS: [&str; 33] = [
        "责任编辑",
        "编辑：",
        "编辑:",
        "责编",
        "分享到",
        "分享至",
        "分享：",
        "扫一扫",
        "上一篇",
        "下一篇",
        "上一条",
        "下一条",
        "相关链接",
        "相关阅读",
        "相关新闻",
        "相关报道",
        "相关稿件",
        "延伸阅读",
        "推荐阅读",
        "热点排行",
        "您当前的位置",
        "您的位置",
        "当前位置",
        "字体：",
        "字号：",
        "打印本页",
        "关闭窗口",
        "浏览次数",
        "点击数",
        "版权所有",
        "备案号",
        "主办：",
        "关于我们",
    ];
    const INSIDE: [&str; 6] = ["点击：", "字号：", "字体：", "浏览次数", "ICP备", "阅读量"];
    const SHORT: usize = 80;
    let text = line.text.trim_start_matches(['【', '（', '(', '[', '　', ' ']);
    let length = text.chars().count();
    let is_links = line.linked * 10 >= line.text.chars().count() * 8 && line.linked > 0;
    let says_so = length <= SHORT
        && (BEGINNINGS.iter().any(|word| text.starts_with(word)) || INSIDE.iter().any(|word| text.contains(word)));
    is_links || says_so || (length <= SHORT && has_another_purpose(tree, line.owner))
}

/// Whether an element near a line says by its class or id that it is no part of the text.
fn has_another_purpose(tree: &Tree, mut node: usize) -> bool {
    const PURPOSES: [&str; 17] = [
        "share",
        "bdshare",
        "nav",
        "menu",
        "crumb",
        "crumbs",
        "breadcrumb",
        "foot",
        "footer",
        "related",
        "recommend",
        "comment",
        "comments",
        "sidebar",
        "copyright",
        "pagination",
        "login",
    ];
    for _ in 0..3 {
        let mut words = tree.nodes[node].purpose.split(|c: char| !c.is_ascii_alphanumeric());
        if words.any(|word| PURPOSES.contains(&word.to_ascii_lowercase().as_str())) {
            return true;
        }
        node = tree.nodes[node].parent;
    }
    false
}
