//! Styles: bold, which an article keeps, and those that it does not.

use crate::article::html::tree::{Ix, Tree};
use crate::article::note::What;

/// Whether an element makes its text bold.
pub(super) fn is_strong(tree: &Tree, ix: Ix) -> bool {
    if matches!(tree.name(ix), Some("b" | "strong")) {
        return true;
    }
    let Some(style) = tree.attribute(ix, "style") else { return false };
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    let weight = style.split(';').find_map(|rule| rule.strip_prefix("font-weight:"));
    weight.is_some_and(|weight| matches!(weight, "bold" | "bolder" | "600" | "700" | "800" | "900"))
}

/// What becomes of the style of an element that the article does not keep.
pub(super) fn lost(name: &str) -> Option<What> {
    match name {
        "i" | "em" | "u" | "ins" | "cite" | "dfn" | "code" | "kbd" | "samp" | "tt" | "var" | "mark" => Some(What::StyleGone),
        "s" | "del" | "strike" => Some(What::StruckOut),
        "sup" | "sub" => Some(What::Raised),
        _ => None,
    }
}
