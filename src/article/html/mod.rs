//! HTML into blocks. The HTML parser is named in this folder alone.

mod blocks;
mod body;
mod boilerplate;
mod gate;
mod metadata;
mod parse;
mod selector;
mod style;
mod table;
mod tree;

use crate::article::fault::Fault;
use crate::article::model::{Block, Metadata};
use crate::article::note::{Note, What};

pub use selector::Selector;

/// HTML that was cut.
#[derive(Debug, Default)]
pub(super) struct Cut {
    /// The blocks; those in paragraphs have the number 0.
    pub blocks: Vec<Block>,
    /// What a page says about itself.
    pub metadata: Metadata,
    /// What was left out, changed and guessed.
    pub notes: Vec<Note>,
    /// All text of the chosen element that was not left out.
    pub seen: String,
}

/// What to cut, and how.
pub(super) struct Input<'a> {
    /// The HTML.
    pub text: &'a str,
    /// The line of the file that it begins on.
    pub line: usize,
    /// Whether it is a whole page.
    pub whole: bool,
    /// The element that holds the article, where the caller knows.
    pub selector: Option<&'a Selector>,
    /// Elements that are paragraphs.
    pub paragraph: &'a Selector,
    /// Elements to leave out.
    pub leave_out: &'a [Selector],
    /// The address of the page, where the front matter states one.
    pub url: Option<&'a str>,
}

/// Cuts HTML.
///
/// # Errors
/// Where it nests too deep, makes too many nodes, or holds no element that the selector means.
pub(super) fn cut(input: &Input<'_>) -> Result<Cut, Fault> {
    match gate::refused(input.text) {
        Some(gate::Refused::TooDeep(line)) => return Err(Fault::too_deep(line + input.line - 1, gate::DEPTH)),
        Some(gate::Refused::Frames(line)) => return Err(Fault::frames(line + input.line - 1)),
        None => {}
    }
    let (tree, root) = parse::parse(input.text, input.whole, input.line).map_err(|_| Fault::too_many_nodes(input.line))?;
    let mut notes = Vec::new();
    let metadata = if input.whole { metadata::read(&tree, root, &mut notes) } else { Metadata::default() };
    let chosen = match input.selector {
        Some(selector) => {
            let found = tree.all(root).into_iter().find(|ix| selector.is_match(&tree, *ix));
            found.ok_or_else(|| Fault::nothing_selected(selector.written()))?
        }
        None if input.whole => {
            let (chosen, name) = body::choose(&tree, root);
            notes.push(Note::new(What::Body, tree.line(chosen), name));
            chosen
        }
        None => root,
    };
    for part in body::outside(&tree, root, chosen) {
        tell_outside(&tree, part, &mut notes);
    }
    let base = metadata::base(&tree, root).or_else(|| metadata.url.clone()).or_else(|| input.url.map(str::to_owned));
    let rules = blocks::Rules { paragraph: input.paragraph, leave_out: input.leave_out, base: base.as_deref() };
    let mut cutter = blocks::Cutter::new(&tree, rules);
    cutter.run(chosen);
    notes.append(&mut cutter.notes);
    Ok(Cut { blocks: cutter.blocks, metadata, notes, seen: cutter.seen })
}

/// Tells of a part of the page outside the article; scripts and the like are told as what they are.
fn tell_outside(tree: &tree::Tree, part: tree::Ix, notes: &mut Vec<Note>) {
    let mut text = String::new();
    tree.walk(part, |step| {
        let tree::Step::Enter(ix) = step else { return true };
        let what = match tree.data(ix) {
            tree::Data::Text(own) => {
                text.push(' ');
                text.push_str(own);
                return true;
            }
            tree::Data::Comment(_) => Some(What::Comment),
            _ => boilerplate::of(tree, ix).filter(|what| matches!(what, What::Code | What::Picture | What::TrackingPixel)),
        };
        let Some(what) = what else { return true };
        let own = boilerplate::text(tree, ix);
        if !own.is_empty() {
            notes.push(Note::new(what, tree.line(ix), own));
        }
        false
    });
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.is_empty() {
        notes.push(Note::new(What::Outside, tree.line(part), text));
    }
}
