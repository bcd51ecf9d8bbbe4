//! One waiver: a finding that may stand, as long as the words it is about do not change.

use crate::diagnostic::rules::source::BAD_VALUE;
use crate::parse::front_matter::Waiver;
use crate::yaml::{Fields, Input, Node};

const WHAT: &str = "a waiver";

/// Fewest and most digits of a fingerprint.
const DIGITS: std::ops::RangeInclusive<usize> = 8..=16;

/// Reads a waiver.
pub(super) fn read(node: &Node, input: &mut Input<'_>) -> Option<Waiver> {
    let fields = Fields::open(node, WHAT, &["rule", "at", "fingerprint", "note"], input);
    let rule = fields.need_text("rule", WHAT, input);
    let at = fields.need_text("at", WHAT, input);
    let fingerprint = fields.need_text("fingerprint", WHAT, input).filter(|text| {
        let digits = text.value.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let good = digits && DIGITS.contains(&text.value.len());
        if !good {
            let message = format!("`{}` is no fingerprint: 8 to 16 lower-case hexadecimal digits", text.value);
            input.add_help(&BAD_VALUE, text.span, message, "copy the line that the finding's help prints");
        }
        good
    });
    let note = fields.need_text("note", WHAT, input);
    Some(Waiver { rule: rule?, at: at?, fingerprint: fingerprint?, note: note?.value, span: node.span })
}
