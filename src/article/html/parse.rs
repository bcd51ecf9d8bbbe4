//! From text to tree: html5ever fills the arena. Fed in small pieces, so that a page that makes more nodes than any
//! article has is given up in time.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::driver::{ParseOpts, Parser};
use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;
use html5ever::{Attribute, LocalName, Namespace, QualName, local_name, ns};

use crate::article::html::tree::{Data, Ix, Tree};

/// Most nodes of a page.
const MAX_NODES: usize = 1_000_000;
/// How many bytes are fed at a time: a byte can make hundreds of nodes where unclosed tags are repeated.
const PIECE: usize = 4096;

/// The page makes more than [`MAX_NODES`] nodes.
#[derive(Debug)]
pub(super) struct TooManyNodes;

/// Parses a whole page, or what would stand in the body of one. `first_line` is the line that `text` begins on.
pub(super) fn parse(text: &str, whole: bool, first_line: usize) -> Result<(Tree, Ix), TooManyNodes> {
    let mut tree = Tree::default();
    let root = tree.add(Data::Root, first_line);
    let sink = Sink { tree: RefCell::new(tree), root, line: Cell::new(first_line), first_line };
    // Without scripting, what stands in `<noscript>` is elements, and can be told from the text.
    let tree_builder = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let options = ParseOpts { tree_builder, ..ParseOpts::default() };
    let mut parser = if whole {
        html5ever::parse_document(sink, options)
    } else {
        let context = QualName::new(None, ns!(html), local_name!("body"));
        html5ever::parse_fragment(sink, options, context, Vec::new(), false)
    };
    let mut rest = text;
    while !rest.is_empty() {
        let mut end = PIECE.min(rest.len());
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        let (piece, after) = rest.split_at(end);
        parser.process(StrTendril::from(piece));
        if nodes(&parser) > MAX_NODES {
            return Err(TooManyNodes);
        }
        rest = after;
    }
    Ok((parser.finish(), root))
}

fn nodes(parser: &Parser<Sink>) -> usize {
    parser.tokenizer.sink.sink.tree.borrow().len()
}

struct Sink {
    tree: RefCell<Tree>,
    root: Ix,
    line: Cell<usize>,
    first_line: usize,
}

/// The parts of a handle that the tree builder asks for again and again.
#[derive(Clone, Debug)]
struct Handle {
    ix: Ix,
    name: std::rc::Rc<QualName>,
    /// What a `<template>` holds.
    contents: Option<Ix>,
    /// Whether it is the element of MathML in which HTML goes on.
    integrates: bool,
}

#[derive(Debug)]
struct Name<'a>(&'a QualName);

impl ElemName for Name<'_> {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

/// A handle of a node that is no element.
fn bare(ix: Ix) -> Handle {
    let name = std::rc::Rc::new(QualName::new(None, ns!(), local_name!("")));
    Handle { ix, name, contents: None, integrates: false }
}

fn plain(attributes: Vec<Attribute>) -> Vec<(LocalName, String)> {
    attributes.into_iter().map(|attribute| (attribute.name.local, attribute.value.to_string())).collect()
}

impl TreeSink for Sink {
    type Handle = Handle;
    type Output = Tree;
    type ElemName<'a> = Name<'a>;

    fn finish(self) -> Tree {
        self.tree.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Handle {
        bare(self.root)
    }

    fn elem_name<'a>(&'a self, target: &'a Handle) -> Name<'a> {
        Name(&target.name)
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> Handle {
        let mut tree = self.tree.borrow_mut();
        let data = Data::Element { name: name.local.clone(), attributes: plain(attributes) };
        let ix = tree.add(data, self.line.get());
        // What a template holds hangs below it like anything else, and goes with it.
        let contents = flags.template.then_some(ix);
        Handle { ix, name: std::rc::Rc::new(name), contents, integrates: flags.mathml_annotation_xml_integration_point }
    }

    fn create_comment(&self, text: StrTendril) -> Handle {
        let ix = self.tree.borrow_mut().add(Data::Comment(text.to_string()), self.line.get());
        bare(ix)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> Handle {
        let ix = self.tree.borrow_mut().add(Data::Comment(format!("{target} {data}")), self.line.get());
        bare(ix)
    }

    fn append(&self, parent: &Handle, child: NodeOrText<Handle>) {
        let mut tree = self.tree.borrow_mut();
        match child {
            NodeOrText::AppendNode(node) => tree.append(parent.ix, node.ix),
            NodeOrText::AppendText(text) => tree.append_text(parent.ix, &text, self.line.get()),
        }
    }

    fn append_based_on_parent_node(&self, element: &Handle, previous: &Handle, child: NodeOrText<Handle>) {
        let has_parent = self.tree.borrow().parent(element.ix).is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &Handle) -> Handle {
        bare(target.contents.unwrap_or(target.ix))
    }

    fn same_node(&self, x: &Handle, y: &Handle) -> bool {
        x.ix == y.ix
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Handle, child: NodeOrText<Handle>) {
        let mut tree = self.tree.borrow_mut();
        match child {
            NodeOrText::AppendNode(node) => tree.insert_before(sibling.ix, node.ix),
            NodeOrText::AppendText(text) => tree.insert_text_before(sibling.ix, &text, self.line.get()),
        }
    }

    fn add_attrs_if_missing(&self, target: &Handle, attributes: Vec<Attribute>) {
        self.tree.borrow_mut().complete(target.ix, plain(attributes));
    }

    fn remove_from_parent(&self, target: &Handle) {
        self.tree.borrow_mut().detach(target.ix);
    }

    fn reparent_children(&self, node: &Handle, new_parent: &Handle) {
        self.tree.borrow_mut().move_children(node.ix, new_parent.ix);
    }

    fn is_mathml_annotation_xml_integration_point(&self, handle: &Handle) -> bool {
        handle.integrates
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(self.first_line + usize::try_from(line).unwrap_or(usize::MAX).saturating_sub(1));
    }

    fn allow_declarative_shadow_roots(&self, _: &Handle) -> bool {
        false
    }
}
