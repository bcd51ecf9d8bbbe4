//! The form of a file, told by how it begins and what stands in it.

use crate::article::front::Front;
use crate::article::model::Form;
use crate::article::plain;

/// Tags that say that a text is HTML, where it does not begin as such.
const TAGS: &[&str] =
    &["<p>", "<p ", "</p>", "<div", "</div>", "<br>", "<br/>", "<br />", "<span", "<table", "<html", "<body", "<li>"];

/// Recognises the form of a text.
pub(super) fn recognise(text: &str, front: Option<&Front>) -> Form {
    if let Some(front) = front {
        let body = text.get(front.body.0..).unwrap_or_default().trim_start();
        let post = front.get("layout").is_some() || !body.starts_with('<');
        return if post { Form::Jekyll } else { Form::Feed };
    }
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let head: String = start.chars().take(20_000).collect::<String>().to_ascii_lowercase();
    let tags: usize = TAGS.iter().map(|tag| head.matches(tag).count()).sum();
    if ["<!doctype html", "<html", "<?xml"].iter().any(|first| head.starts_with(first))
        || (start.starts_with('<') && tags > 0)
        || tags > 3
    {
        return Form::Html;
    }
    if plain::is_wrapped(text) { Form::PdfText } else { Form::Text }
}

/// Whether HTML is a whole page.
pub(super) fn is_whole_page(text: &str) -> bool {
    let head: String = text.chars().take(20_000).collect::<String>().to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| head.contains(tag))
}
