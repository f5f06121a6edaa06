//! Narrative as people type it, turned into blocks. Paragraphs, lists, emphasis and links are kept as such; all else is plain
//! text.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Block, Inline, Target};

/// Reads a small part of Markdown. Headings become paragraphs of strong words; HTML and images stay as the text that was typed.
/// So a narrative cannot break the outline of the document or add markup to it.
pub fn prose(text: &str) -> Vec<Block> {
    let mut reader = Reader { open: vec![Frame::Blocks(Vec::new())], too_deep: 0 };
    for event in Parser::new_ext(text, Options::empty()) {
        reader.event(event);
    }
    reader.finish()
}

/// The elements being read, the outermost first.
enum Frame {
    Blocks(Vec<Block>),
    List { ordered: bool, items: Vec<Vec<Block>> },
    Item(Vec<Block>),
    Words { wrap: Wrap, words: Vec<Inline> },
}

/// What a run of words becomes when it ends.
enum Wrap {
    Paragraph,
    StrongParagraph,
    Strong,
    Emphasis,
    Link(String),
    /// Kept as plain words, for example the text of an image.
    Plain,
}

/// The deepest level of lists and emphasis that is kept. Anything deeper is put at this level. Nobody writes that deep, but a
/// file might, and the code that walks the tree is recursive.
const DEEPEST: usize = 48;

struct Reader {
    open: Vec<Frame>,
    /// How many of the open tags were too deep to be kept.
    too_deep: usize,
}

impl Reader {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.words(&text),
            Event::SoftBreak | Event::HardBreak => self.words(" "),
            Event::Rule
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        if self.too_deep > 0 || self.open.len() >= DEEPEST {
            self.too_deep += 1;
            self.words(" ");
            return;
        }
        let frame = match tag {
            Tag::List(first) => Frame::List { ordered: first.is_some(), items: Vec::new() },
            Tag::Item => Frame::Item(Vec::new()),
            Tag::Strong => Frame::Words { wrap: Wrap::Strong, words: Vec::new() },
            Tag::Emphasis => Frame::Words { wrap: Wrap::Emphasis, words: Vec::new() },
            Tag::Link { dest_url, .. } => Frame::Words { wrap: Wrap::Link(dest_url.to_string()), words: Vec::new() },
            Tag::Heading { .. } => Frame::Words { wrap: Wrap::StrongParagraph, words: Vec::new() },
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::HtmlBlock => Frame::Words { wrap: Wrap::Paragraph, words: Vec::new() },
            Tag::BlockQuote(_) => return,
            _ => Frame::Words { wrap: Wrap::Plain, words: Vec::new() },
        };
        // Words directly inside a list entry belong to a paragraph that has no tag of its own; a list after them ends it.
        if matches!(frame, Frame::List { .. }) {
            self.close_loose_words();
        }
        let inline = matches!(&frame, Frame::Words { wrap: Wrap::Strong | Wrap::Emphasis | Wrap::Link(_) | Wrap::Plain, .. });
        if inline && !matches!(self.open.last(), Some(Frame::Words { .. })) {
            self.open.push(Frame::Words { wrap: Wrap::Paragraph, words: Vec::new() });
        }
        self.open.push(frame);
    }

    fn end(&mut self, tag: TagEnd) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        match tag {
            TagEnd::BlockQuote(_) => {}
            TagEnd::Item | TagEnd::List(_) => {
                self.close_loose_words();
                self.close();
            }
            _ => self.close(),
        }
    }

    fn close_loose_words(&mut self) {
        if matches!(self.open.last(), Some(Frame::Words { .. })) {
            self.close();
        }
    }

    fn words(&mut self, text: &str) {
        if !matches!(self.open.last(), Some(Frame::Words { .. })) {
            self.open.push(Frame::Words { wrap: Wrap::Paragraph, words: Vec::new() });
        }
        if let Some(Frame::Words { words, .. }) = self.open.last_mut() {
            match words.last_mut() {
                Some(Inline::Text(last)) => last.push_str(text),
                _ => words.push(Inline::Text(text.to_owned())),
            }
        }
    }

    fn close(&mut self) {
        if self.open.len() < 2 {
            return;
        }
        let Some(frame) = self.open.pop() else { return };
        match frame {
            Frame::Blocks(blocks) => blocks.into_iter().for_each(|block| self.block(block)),
            Frame::List { ordered, items } => self.block(Block::List { ordered, items }),
            Frame::Item(blocks) => {
                if let Some(Frame::List { items, .. }) = self.open.last_mut() {
                    items.push(blocks);
                }
            }
            Frame::Words { wrap, words } => match wrap {
                Wrap::Paragraph => self.paragraph(words),
                Wrap::StrongParagraph => self.paragraph(vec![Inline::Strong(words)]),
                Wrap::Strong => self.inline(vec![Inline::Strong(words)]),
                Wrap::Emphasis => self.inline(vec![Inline::Emphasis(words)]),
                Wrap::Plain => self.inline(words),
                Wrap::Link(url) if is_safe(&url) => self.inline(vec![Inline::Link { target: Target::Url(url), text: words }]),
                Wrap::Link(_) => self.inline(words),
            },
        }
    }

    fn paragraph(&mut self, words: Vec<Inline>) {
        if !super::plain(&words).trim().is_empty() {
            self.block(Block::Paragraph(words));
        }
    }

    fn inline(&mut self, more: Vec<Inline>) {
        if let Some(Frame::Words { words, .. }) = self.open.last_mut() {
            words.extend(more);
        }
    }

    fn block(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(Frame::Blocks(blocks) | Frame::Item(blocks)) => blocks.push(block),
            Some(Frame::List { items, .. }) => items.push(vec![block]),
            Some(Frame::Words { .. }) | None => {}
        }
    }

    fn finish(mut self) -> Vec<Block> {
        while self.open.len() > 1 {
            self.close();
        }
        match self.open.pop() {
            Some(Frame::Blocks(blocks)) => blocks,
            _ => Vec::new(),
        }
    }
}

/// Only addresses that are safe to follow: web and mail.
fn is_safe(url: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| url.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_lists_emphasis_and_links_are_kept() {
        let blocks = prose("We *met* [the panel](https://example.org).\n\n- one\n- two\n  - deeper\n\n1. first");
        assert_eq!(blocks.len(), 3);
        let Block::List { ordered: false, items } = &blocks[1] else { panic!("{blocks:?}") };
        assert_eq!(items.len(), 2);
        assert!(matches!(&items[1][1], Block::List { .. }));
    }

    #[test]
    fn html_and_headings_cannot_reach_the_document() {
        let blocks = prose("# Big\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1))");
        assert!(blocks.iter().all(|block| matches!(block, Block::Paragraph(_))), "{blocks:?}");
        assert!(!format!("{blocks:?}").contains("Link"));
    }

    #[test]
    fn lists_in_lists_without_end_are_kept_to_a_depth_everything_can_walk() {
        let mut blocks = prose(&("- ".repeat(20_000) + "deep *words*"));
        let mut depth = 0;
        while let Some(Block::List { mut items, .. }) = blocks.pop() {
            blocks = items.pop().unwrap_or_default();
            depth += 1;
        }
        assert_eq!(depth, 24);
    }
}
