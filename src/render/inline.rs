//! Inlines as HTML.

use crate::config::Side;
use crate::parse::markdown::Inline;
use crate::render::lens::{Lens, heading_text};
use crate::site::{Hit, Link, Pair};
use crate::text::{escape_attribute, escape_text};

/// Writes the inlines of one block of one side.
pub(super) struct InlineWriter<'s> {
    pub lens: Lens<'s>,
    pub pair: &'s Pair,
    pub side: Side,
    /// Terms to link, by the number of the text they stand in.
    hits: &'s [Hit],
    /// How many linkable texts were written.
    texts: usize,
}

impl<'s> InlineWriter<'s> {
    /// A writer for one block.
    pub fn new(lens: Lens<'s>, pair: &'s Pair, side: Side, hits: &'s [Hit]) -> Self {
        Self { lens, pair, side, hits, texts: 0 }
    }

    /// Writes inlines in which terms may be linked.
    pub fn write(&mut self, out: &mut String, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(out, text.text()),
                Inline::Emphasis(inner) => self.enclosed(out, "em", inner),
                Inline::Strong(inner) => self.enclosed(out, "strong", inner),
                Inline::Strikethrough(inner) => self.enclosed(out, "del", inner),
                other => self.unlinked(out, std::slice::from_ref(other)),
            }
        }
    }

    fn enclosed(&mut self, out: &mut String, tag: &str, inner: &[Inline]) {
        open(out, tag);
        self.write(out, inner);
        close(out, tag);
    }

    /// Text, with its terms linked.
    fn text(&mut self, out: &mut String, text: &str) {
        let number = self.texts;
        self.texts += 1;
        let mut done = 0;
        while let Some((hit, rest)) = self.hits.split_first() {
            if hit.text != number {
                break;
            }
            self.hits = rest;
            escape_text(out, text.get(done..hit.start).unwrap_or_default());
            self.term(out, hit.term, text.get(hit.start..hit.end).unwrap_or_default());
            done = hit.end;
        }
        escape_text(out, text.get(done..).unwrap_or_default());
    }

    fn term(&self, out: &mut String, term: usize, text: &str) {
        let Some(entry) = self.lens.site.terms.get(term) else { return escape_text(out, text) };
        out.push_str("<a class=\"term\" href=\"#t-");
        out.push_str(&entry.id.value);
        out.push_str("\">");
        escape_text(out, text);
        out.push_str("</a>");
    }

    /// Writes inlines in which no term is linked: headings, the insides of links.
    pub fn unlinked(&self, out: &mut String, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => escape_text(out, text.text()),
                Inline::Code(code) => {
                    open(out, "code");
                    escape_text(out, code);
                    close(out, "code");
                }
                Inline::Emphasis(inner) => self.plain(out, "em", inner),
                Inline::Strong(inner) => self.plain(out, "strong", inner),
                Inline::Strikethrough(inner) => self.plain(out, "del", inner),
                Inline::Link { href, inlines } => {
                    out.push_str("<a href=\"");
                    escape_attribute(out, href);
                    out.push_str(if href.starts_with('#') { "\">" } else { "\" rel=\"external\">" });
                    self.unlinked(out, inlines);
                    out.push_str("</a>");
                }
                Inline::Reference(number) => self.reference(out, *number),
                Inline::FootnoteCall { note, before } => self.call(out, *note, *before),
                Inline::Break => out.push_str("<br>"),
            }
        }
    }

    fn plain(&self, out: &mut String, tag: &str, inner: &[Inline]) {
        open(out, tag);
        self.unlinked(out, inner);
        close(out, tag);
    }

    fn reference(&self, out: &mut String, number: usize) {
        match self.pair.links(self.side).get(number) {
            Some(Link::Page { pair, fragment, label }) => {
                let address = self.lens.page(*pair);
                let heading = fragment.as_deref().filter(|_| label.is_none()).and_then(|anchor| self.heading(*pair, anchor));
                let text = label.as_deref().or(heading.as_deref()).unwrap_or_else(|| self.page_title(*pair));
                anchor(out, &address, fragment.as_deref(), text, self.language_of(*pair, label.is_some()));
            }
            Some(Link::Figure { pair, name, label }) => {
                let address = self.lens.page(*pair);
                let figure = self.lens.site.pair(*pair).figure(name.as_deref());
                let phrase = figure.map(|figure| self.lens.site.phrase(figure, self.side)).unwrap_or_default();
                anchor(out, &address, None, label.as_deref().unwrap_or(&phrase), None);
            }
            Some(Link::Term { term, label }) => {
                let word = self.lens.site.terms.get(*term).map_or("", |term| term.words.get(self.side));
                self.term(out, *term, label.as_deref().unwrap_or(word));
            }
            Some(Link::Source { .. } | Link::Dead) | None => {}
        }
    }

    fn page_title(&self, ix: crate::site::PairIx) -> &'s str {
        &self.lens.site.pair(ix).words(self.side).title.value
    }

    /// The words of a heading; nothing where the anchor is another block's.
    fn heading(&self, ix: crate::site::PairIx, anchor: &str) -> Option<String> {
        let pair = self.lens.site.pair(ix);
        let at = pair.rows.iter().position(|row| row.anchor == anchor)?;
        pair.blocks(self.side).get(at).or_else(|| pair.blocks(Side::Original).get(at)).and_then(heading_text)
    }

    /// The tag to say where a title stands in the other language, for want of this one.
    fn language_of(&self, ix: crate::site::PairIx, labelled: bool) -> Option<&'s str> {
        let translated = self.side == Side::Original || labelled || self.lens.site.pair(ix).is_translated();
        (!translated).then(|| self.lens.tag(Side::Original))
    }

    /// The call of a note. The note leads back to its first call; further ones have anchors of their own.
    fn call(&self, out: &mut String, note: usize, before: usize) {
        let id = self.note_id(note);
        let again = if before == 0 { String::new() } else { format!("-{}", before + 1) };
        out.push_str(&format!("<sup><a id=\"{id}-call{again}\" href=\"#{id}\">{}</a></sup>", note + 1));
    }

    /// The anchor of a note: both languages stand on one page, so the language is part of it.
    pub fn note_id(&self, number: usize) -> String {
        format!("fn-{}-{}", self.lens.config().language(self.side).code, number + 1)
    }
}

fn open(out: &mut String, tag: &str) {
    out.push('<');
    out.push_str(tag);
    out.push('>');
}

fn close(out: &mut String, tag: &str) {
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

fn anchor(out: &mut String, address: &str, fragment: Option<&str>, text: &str, language: Option<&str>) {
    out.push_str("<a href=\"");
    escape_attribute(out, address);
    if let Some(fragment) = fragment {
        out.push('#');
        escape_attribute(out, fragment);
    }
    out.push('"');
    if let Some(language) = language {
        out.push_str(" lang=\"");
        out.push_str(language);
        out.push('"');
    }
    out.push('>');
    escape_text(out, text);
    out.push_str("</a>");
}
