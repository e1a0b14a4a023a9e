//! The elements of a page.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::{LocalName, local_name};

use super::attributes;
use crate::error::Fault;

/// How deep elements may nest, and how many there may be.
const DEPTH_LIMIT: usize = 256;
const NODE_LIMIT: usize = 300_000;

/// How much of a page is read at a time, in bytes.
const PIECE: usize = 32 * 1024;

/// A page. Its first node stands for the page itself.
#[derive(Debug)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// Whether an office program saved it.
    pub(super) by_office: bool,
}

/// An element, or a stretch of text between tags.
#[derive(Debug)]
pub(super) struct Node {
    /// Nothing for text.
    pub(super) name: Option<LocalName>,
    pub(super) text: String,
    /// Its class and id, for what they say of its purpose.
    pub(super) purpose: String,
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) hidden: bool,
    pub(super) parent: usize,
    pub(super) children: Vec<usize>,
}

impl Tree {
    pub(super) fn read(html: &str) -> Result<Self, Fault> {
        attributes::measure(html)?;
        let root = Node { parent: 0, ..Node::new(None) };
        let sink = Sink(RefCell::new(Building { nodes: vec![root], ..Building::default() }));
        let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
        // In pieces, so that a page that is refused is not read to its end.
        let input = BufferQueue::default();
        let mut rest = html;
        while !rest.is_empty() && tokenizer.sink.0.borrow().fault.is_none() {
            let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
            input.push_back(StrTendril::from(piece));
            _ = tokenizer.feed(&input);
            rest = after;
        }
        if rest.is_empty() {
            tokenizer.end();
        }
        let building = tokenizer.sink.0.into_inner();
        match building.fault {
            Some(fault) => Err(fault),
            None => Ok(Self { nodes: building.nodes, by_office: building.by_office }),
        }
    }

    pub(super) fn is(&self, node: usize, name: &LocalName) -> bool {
        self.nodes[node].name.as_ref() == Some(name)
    }
}

impl Node {
    fn new(name: Option<LocalName>) -> Self {
        Self {
            name,
            text: String::new(),
            purpose: String::new(),
            columns: 1,
            rows: 1,
            hidden: false,
            parent: 0,
            children: Vec::new(),
        }
    }
}

#[derive(Debug, Default)]
struct Building {
    nodes: Vec<Node>,
    /// The elements that are open, outermost first.
    open: Vec<(LocalName, usize)>,
    by_office: bool,
    fault: Option<Fault>,
}

struct Sink(RefCell<Building>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut building = self.0.borrow_mut();
        if building.fault.is_some() {
            return TokenSinkResult::Continue;
        }
        match token {
            Token::CharacterTokens(text) => building.say(&text),
            Token::TagToken(tag) if tag.kind == TagKind::EndTag => building.end(&tag.name),
            Token::TagToken(tag) => {
                building.start(&tag);
                return raw(&tag.name).map_or(TokenSinkResult::Continue, TokenSinkResult::RawData);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Building {
    fn say(&mut self, text: &str) {
        let parent = self.open.last().map_or(0, |(_, node)| *node);
        let last = self.nodes[parent].children.last().copied();
        let node = last.filter(|last| self.nodes[*last].name.is_none()).unwrap_or_else(|| self.add(Node::new(None)));
        self.nodes[node].text.push_str(text);
    }

    fn start(&mut self, tag: &Tag) {
        self.close_implied(&tag.name);
        let mut node = Node::new(Some(tag.name.clone()));
        for attribute in &tag.attrs {
            let value = &*attribute.value;
            let count = || value.trim().parse().unwrap_or(1);
            match &*attribute.name.local {
                "class" | "id" => {
                    node.purpose.push_str(value);
                    node.purpose.push(' ');
                }
                "colspan" => node.columns = count(),
                "rowspan" => node.rows = count(),
                "style" => node.hidden |= value.replace(' ', "").contains("display:none"),
                "hidden" => node.hidden = true,
                // LibreOffice writes the header and the footer of its pages like this.
                "title" => node.hidden |= tag.name == local_name!("div") && matches!(value, "header" | "footer"),
                // <meta name=Generator content="Microsoft Word 15">
                "content" if tag.name == local_name!("meta") => {
                    self.by_office |= ["Microsoft Word", "Microsoft Excel", "LibreOffice", "WPS", "OpenOffice"]
                        .iter()
                        .any(|program| value.contains(program));
                }
                _ => {}
            }
        }
        let id = self.add(node);
        if !tag.self_closing && !is_void(&tag.name) {
            self.open.push((tag.name.clone(), id));
            if self.open.len() > DEPTH_LIMIT {
                self.fault = Some(Fault::Deep(DEPTH_LIMIT));
            }
        }
    }

    fn end(&mut self, name: &LocalName) {
        if let Some(at) = self.open.iter().rposition(|(open, _)| open == name) {
            self.open.truncate(at);
        }
    }

    /// Ends that need not be written: a new cell ends the cell before it.
    fn close_implied(&mut self, name: &LocalName) {
        let (ends, within): (&[LocalName], &[LocalName]) = match *name {
            local_name!("li") => (&[local_name!("li")], &[local_name!("ul"), local_name!("ol")]),
            local_name!("td") | local_name!("th") => {
                (&[local_name!("td"), local_name!("th")], &[local_name!("tr"), local_name!("table")])
            }
            local_name!("tr") => (&[local_name!("tr")], &[local_name!("table")]),
            local_name!("dt") | local_name!("dd") => (&[local_name!("dt"), local_name!("dd")], &[local_name!("dl")]),
            _ if super::lines::is_block(name) => (&[local_name!("p")], &[local_name!("td"), local_name!("div")]),
            _ => return,
        };
        for at in (0..self.open.len()).rev() {
            if within.contains(&self.open[at].0) {
                return;
            }
            if ends.contains(&self.open[at].0) {
                return self.open.truncate(at);
            }
        }
    }

    fn add(&mut self, mut node: Node) -> usize {
        let id = self.nodes.len();
        node.parent = self.open.last().map_or(0, |(_, node)| *node);
        self.nodes[node.parent].children.push(id);
        self.nodes.push(node);
        if id >= NODE_LIMIT {
            self.fault = Some(Fault::Swells(crate::TEXT_LIMIT as u64));
        }
        id
    }
}

/// Elements whose text holds no tags.
fn raw(name: &LocalName) -> Option<RawKind> {
    match *name {
        local_name!("script") => Some(RawKind::ScriptData),
        local_name!("style") | local_name!("iframe") | local_name!("noframes") => Some(RawKind::Rawtext),
        local_name!("title") | local_name!("textarea") => Some(RawKind::Rcdata),
        _ => None,
    }
}

fn is_void(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
    )
}
