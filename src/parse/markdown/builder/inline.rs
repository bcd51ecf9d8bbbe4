//! Inlines: text, emphasis, links and references, and brackets that were meant as one.

use std::borrow::Cow;

use pulldown_cmark::{CowStr, Event, LinkType, Tag};

use crate::diagnostic::rules::parse::{BAD_REFERENCE, EMPTY_LINK, IMAGE, RAW_HTML};
use crate::parse::markdown::builder::Builder;
use crate::parse::markdown::emphasis::SENTINEL;
use crate::parse::markdown::inlines::Inlines;
use crate::parse::markdown::links;
use crate::parse::markdown::reference::{Reference, Target, parse_target};
use crate::parse::markdown::run::Run;
use crate::parse::markdown::tree::{Inline, plain_text};
use crate::text::{Span, Spanned};

impl<'t> Builder<'t> {
    /// Reads one inline, with all that stands inside it.
    pub(super) fn inline(&mut self, event: Event<'t>, span: Span, out: &mut Inlines<'t>) {
        match event {
            Event::Text(text) => out.text(&self.clean(&text), span),
            Event::Code(code) => out.push(Inline::Code(self.clean(&code).into())),
            Event::InlineHtml(html) => {
                self.add(&RAW_HTML, span, "HTML is shown as text");
                out.text(&self.clean(&html), span);
            }
            Event::SoftBreak => out.soft_break(span),
            Event::HardBreak => out.push(Inline::Break),
            Event::FootnoteReference(label) => {
                let (note, before) = self.notes.call(&label, span);
                out.push(Inline::FootnoteCall { note, before });
            }
            Event::Start(tag) => self.inline_tag(tag, span, out),
            _ => {}
        }
    }

    fn inline_tag(&mut self, tag: Tag<'t>, span: Span, out: &mut Inlines<'t>) {
        let end = tag.to_end();
        if self.too_deep(span) {
            self.skip();
            return;
        }
        self.depth += 1;
        match tag {
            Tag::Emphasis => out.push(Inline::Emphasis(self.nested(end))),
            Tag::Strong => out.push(Inline::Strong(self.nested(end))),
            Tag::Strikethrough => {
                let inner = self.nested(end);
                if span.slice(self.source).starts_with("~~") {
                    out.push(Inline::Strikethrough(inner));
                } else {
                    // One tilde is a range: （一）~（三）.
                    out.text("~", Span::new(span.start, span.start + 1));
                    for inline in inner {
                        out.put(inline);
                    }
                    out.text("~", Span::new(span.end - 1, span.end));
                }
            }
            Tag::Link { link_type: LinkType::WikiLink { has_pothole }, dest_url, .. } => {
                let label = self.nested(end);
                if links::holds_note(&label) {
                    self.add(&BAD_REFERENCE, span, "the text of a reference holds no note");
                }
                let label = has_pothole.then(|| self.label_of(&label, span));
                self.reference(&dest_url, label, span, out);
            }
            Tag::Link { link_type, dest_url, .. } => {
                let inlines = self.nested(end);
                self.brackets.push(span);
                let href = self.clean(&dest_url).into_owned();
                if let Some(anchor) = href.strip_prefix('#') {
                    self.anchors.push(Spanned::new(anchor.to_owned(), span));
                }
                if let Some(link) = links::link(link_type, &href, inlines, span, self.file, self.report) {
                    out.push(link);
                }
            }
            Tag::Image { link_type: LinkType::WikiLink { .. }, .. } => {
                self.skip();
                self.brackets.push(span);
                self.add(&BAD_REFERENCE, span, "`![[…]]` is no reference");
            }
            Tag::Image { .. } => {
                // Its words stand in its place, so that a link around it is not told to be empty.
                self.nested(end).into_iter().for_each(|inline| out.put(inline));
                self.brackets.push(span);
                self.add(&IMAGE, span, "a page holds no images");
            }
            _ => self.skip(),
        }
        self.depth -= 1;
    }

    fn reference(&mut self, written: &CowStr<'t>, label: Option<Run>, span: Span, out: &mut Inlines<'t>) {
        self.brackets.push(span);
        // In a table cell the bar is written `\|`, and the target keeps the backslash.
        let written = self.clean(written);
        let target = match parse_target(written.trim_end_matches('\\')) {
            Ok(target) => target,
            Err(message) => return self.add(&BAD_REFERENCE, span, message),
        };
        if label.as_ref().is_some_and(|label| label.text().is_empty()) {
            return self.add(&EMPTY_LINK, span, "the reference has a bar and no text after it");
        }
        let lifted = matches!(target, Target::Source(_));
        if lifted && label.is_some() {
            return self.add(&BAD_REFERENCE, span, "a source mark stands in the fold and has no text of its own");
        }
        let number = self.references.len();
        self.references.push(Reference { target, label: label.map(Box::new), span });
        if lifted {
            self.marks.push(number);
            out.lifted();
        } else {
            out.push(Inline::Reference(number));
        }
    }

    /// The own text of a reference, without the spaces around it.
    fn label_of(&self, inlines: &[Inline], span: Span) -> Run {
        match inlines {
            [Inline::Text(run)] if run.text().trim() == run.text() => run.clone(),
            _ => Run::new(plain_text(inlines).trim(), span, self.source),
        }
    }

    /// What the parser gives, without sentinels. What is borrowed from a body that has none has none itself.
    fn clean<'c>(&self, text: &'c CowStr<'t>) -> Cow<'c, str> {
        let plain = !self.mended.is_changed() && matches!(text, CowStr::Borrowed(_));
        if plain || !text.contains(SENTINEL) { Cow::Borrowed(text) } else { Cow::Owned(text.replace(SENTINEL, "")) }
    }

    /// Reports what was meant as a reference, a note or a link and is none.
    pub(super) fn find_open_brackets(&mut self, inlines: &[Inline]) {
        links::Brackets { source: self.source, seen: &self.brackets, in_table: self.in_table, file: self.file }
            .find_open(inlines, self.report);
    }
}
