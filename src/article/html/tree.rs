//! A parsed page as an arena: nodes by number, walked without recursion, so that no nesting can exhaust the stack.

use html5ever::LocalName;

/// The number of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ix(u32);

/// What a node is.
#[derive(Clone, Debug)]
pub enum Data {
    /// The document, or the root of a fragment.
    Root,
    /// An element; names are in lower case.
    Element {
        /// `p`, `div`.
        name: LocalName,
        /// In the order written.
        attributes: Vec<(LocalName, String)>,
    },
    /// Text, character references decoded.
    Text(String),
    /// A comment.
    Comment(String),
}

/// A node.
#[derive(Clone, Debug)]
struct Node {
    data: Data,
    line: usize,
    parent: Option<Ix>,
    previous: Option<Ix>,
    next: Option<Ix>,
    first: Option<Ix>,
    last: Option<Ix>,
}

/// A tree.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
}

/// A step of a walk: into a node, and out of it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Before its children.
    Enter(Ix),
    /// After them.
    Leave(Ix),
}

static NOWHERE: Node = Node { data: Data::Root, line: 1, parent: None, previous: None, next: None, first: None, last: None };

impl Tree {
    fn node(&self, ix: Ix) -> &Node {
        self.nodes.get(ix.0 as usize).unwrap_or(&NOWHERE)
    }

    fn change(&mut self, ix: Ix, change: impl FnOnce(&mut Node)) {
        if let Some(node) = self.nodes.get_mut(ix.0 as usize) {
            change(node);
        }
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Adds a node that hangs nowhere yet. `line` counts from 1.
    pub fn add(&mut self, data: Data, line: usize) -> Ix {
        let ix = Ix(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node { data, line, ..NOWHERE.clone() });
        ix
    }

    /// What a node is.
    pub fn data(&self, ix: Ix) -> &Data {
        &self.node(ix).data
    }

    /// The line it begins on.
    pub fn line(&self, ix: Ix) -> usize {
        self.node(ix).line
    }

    /// The node above.
    pub fn parent(&self, ix: Ix) -> Option<Ix> {
        self.node(ix).parent
    }

    /// The nodes above, nearest first.
    pub fn above(&self, ix: Ix) -> impl Iterator<Item = Ix> {
        std::iter::successors(self.parent(ix), |ix| self.parent(*ix))
    }

    /// The children, in order.
    pub fn children(&self, ix: Ix) -> impl Iterator<Item = Ix> {
        std::iter::successors(self.node(ix).first, |ix| self.node(*ix).next)
    }

    /// The name of an element.
    pub fn name(&self, ix: Ix) -> Option<&str> {
        match self.data(ix) {
            Data::Element { name, .. } => Some(name),
            _ => None,
        }
    }

    /// An attribute of an element.
    pub fn attribute(&self, ix: Ix, key: &str) -> Option<&str> {
        match self.data(ix) {
            Data::Element { attributes, .. } => {
                attributes.iter().find(|(name, _)| &**name == key).map(|(_, value)| value.as_str())
            }
            _ => None,
        }
    }

    /// The words of an element's `class`.
    pub fn classes(&self, ix: Ix) -> impl Iterator<Item = &str> {
        self.attribute(ix, "class").unwrap_or_default().split_ascii_whitespace()
    }

    /// Gives an element the attributes that it lacks.
    pub fn complete(&mut self, ix: Ix, missing: Vec<(LocalName, String)>) {
        self.change(ix, |node| {
            if let Data::Element { attributes, .. } = &mut node.data {
                for (name, value) in missing {
                    if !attributes.iter().any(|(known, _)| *known == name) {
                        attributes.push((name, value));
                    }
                }
            }
        });
    }

    /// Hangs a node below another, as its last.
    pub fn append(&mut self, parent: Ix, child: Ix) {
        self.detach(child);
        let last = self.node(parent).last;
        self.change(child, |node| (node.parent, node.previous) = (Some(parent), last));
        match last {
            Some(last) => self.change(last, |node| node.next = Some(child)),
            None => self.change(parent, |node| node.first = Some(child)),
        }
        self.change(parent, |node| node.last = Some(child));
    }

    /// Hangs text below a node, joined to text that stands there last.
    pub fn append_text(&mut self, parent: Ix, text: &str, line: usize) {
        if !self.extend(self.node(parent).last, text) {
            let child = self.add(Data::Text(text.to_owned()), line);
            self.append(parent, child);
        }
    }

    /// Hangs a node before another.
    pub fn insert_before(&mut self, sibling: Ix, child: Ix) {
        self.detach(child);
        let (parent, previous) = (self.node(sibling).parent, self.node(sibling).previous);
        self.change(child, |node| (node.parent, node.previous, node.next) = (parent, previous, Some(sibling)));
        self.change(sibling, |node| node.previous = Some(child));
        match (previous, parent) {
            (Some(previous), _) => self.change(previous, |node| node.next = Some(child)),
            (None, Some(parent)) => self.change(parent, |node| node.first = Some(child)),
            (None, None) => {}
        }
    }

    /// Hangs text before a node, joined to text that stands there.
    pub fn insert_text_before(&mut self, sibling: Ix, text: &str, line: usize) {
        if !self.extend(self.node(sibling).previous, text) {
            let child = self.add(Data::Text(text.to_owned()), line);
            self.insert_before(sibling, child);
        }
    }

    fn extend(&mut self, ix: Option<Ix>, more: &str) -> bool {
        let Some(Node { data: Data::Text(text), .. }) = ix.and_then(|ix| self.nodes.get_mut(ix.0 as usize)) else {
            return false;
        };
        text.push_str(more);
        true
    }

    /// Takes a node, with what is below it, from where it hangs.
    pub fn detach(&mut self, ix: Ix) {
        let Node { parent, previous, next, .. } = *self.node(ix);
        match (previous, parent) {
            (Some(previous), _) => self.change(previous, |node| node.next = next),
            (None, Some(parent)) => self.change(parent, |node| node.first = next),
            (None, None) => {}
        }
        match (next, parent) {
            (Some(next), _) => self.change(next, |node| node.previous = previous),
            (None, Some(parent)) => self.change(parent, |node| node.last = previous),
            (None, None) => {}
        }
        self.change(ix, |node| (node.parent, node.previous, node.next) = (None, None, None));
    }

    /// Hangs the children of one node below another.
    pub fn move_children(&mut self, from: Ix, to: Ix) {
        while let Some(child) = self.node(from).first {
            self.append(to, child);
        }
    }

    /// Walks a node and what is below it. Where `visit` says no on entering, what is below is passed over, and the node
    /// is not left.
    pub fn walk(&self, root: Ix, mut visit: impl FnMut(Step) -> bool) {
        let mut at = root;
        loop {
            let mut below = None;
            if visit(Step::Enter(at)) {
                below = self.node(at).first;
                if below.is_none() {
                    visit(Step::Leave(at));
                }
            }
            if let Some(below) = below {
                at = below;
                continue;
            }
            loop {
                if at == root {
                    return;
                }
                if let Some(next) = self.node(at).next {
                    at = next;
                    break;
                }
                let Some(parent) = self.node(at).parent else { return };
                at = parent;
                visit(Step::Leave(at));
            }
        }
    }

    /// A node and everything below it, in order.
    pub fn all(&self, root: Ix) -> Vec<Ix> {
        let mut found = Vec::new();
        self.walk(root, |step| {
            if let Step::Enter(ix) = step {
                found.push(ix);
            }
            true
        });
        found
    }

    /// All text below a node.
    pub fn text(&self, root: Ix) -> String {
        let mut out = String::new();
        self.walk(root, |step| {
            if let Step::Enter(ix) = step
                && let Data::Text(text) = self.data(ix)
            {
                out.push_str(text);
            }
            true
        });
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_move_and_keep_their_order() {
        let mut tree = Tree::default();
        let root = tree.add(Data::Root, 1);
        let [a, b, c] = ["a", "b", "c"].map(|text| tree.add(Data::Text(text.to_owned()), 1));
        tree.append(root, a);
        tree.append(root, c);
        tree.insert_before(c, b);
        assert_eq!(tree.text(root), "abc");
        tree.detach(b);
        assert_eq!(tree.text(root), "ac");
        tree.append(root, b);
        tree.append(root, a);
        assert_eq!(tree.text(root), "cba");
        tree.append_text(root, "d", 1);
        tree.insert_text_before(b, "e", 1);
        assert_eq!((tree.text(root).as_str(), tree.children(root).count()), ("cebad", 3));
        let other = tree.add(Data::Root, 1);
        tree.move_children(root, other);
        assert_eq!((tree.text(root).as_str(), tree.text(other).as_str()), ("", "cebad"));
    }
}
