//! Posts of Jekyll sites: Liquid tags and kramdown attributes are taken out where they are known, and the Markdown is
//! made HTML as the site would have made it.

use crate::article::note::{Note, What};

/// Liquid tags whose effect cannot be had without the site; what stands between them is kept.
const TAGS: &[&str] = &[
    "include",
    "include_relative",
    "include_cached",
    "raw",
    "endraw",
    "link",
    "post_url",
    "assign",
    "capture",
    "endcapture",
    "if",
    "elsif",
    "else",
    "endif",
    "unless",
    "endunless",
    "for",
    "endfor",
    "case",
    "when",
    "endcase",
    "cycle",
    "increment",
    "decrement",
    "gist",
    "break",
    "continue",
    "endhighlight",
    "highlight",
    "seo",
    "feed_meta",
    "toc",
    "endcomment",
    "comment",
];
/// What `{{ … }}` speaks of where it is Liquid.
const OBJECTS: &[&str] = &["site.", "page.", "post.", "content", "include.", "layout.", "paginator.", "'", "\""];

/// A post without Liquid and attributes, line for line.
pub(super) fn without_liquid(text: &str, first_line: usize, notes: &mut Vec<Note>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fence: Option<&str> = None;
    let mut rest = text;
    let mut line = first_line;
    while !rest.is_empty() {
        let (this, after) = rest.split_at(rest.find('\n').map_or(rest.len(), |at| at + 1));
        let start = this.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| start.starts_with(mark));
        match (fence, mark) {
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, Some(mark)) => fence = Some(mark),
            _ => {}
        }
        if fence.is_some() || mark.is_some() {
            out.push_str(this);
            (rest, line) = (after, line + 1);
            continue;
        }
        if let Some(taken) = comment(rest) {
            let gone = rest.get(..taken).unwrap_or_default();
            notes.push(Note::new(What::Liquid, line, gone.split_whitespace().collect::<Vec<_>>().join(" ")));
            let lines = gone.matches('\n').count();
            out.push_str(&"\n".repeat(lines));
            (rest, line) = (rest.get(taken..).unwrap_or_default(), line + lines);
            continue;
        }
        take_out(this, line, &mut out, notes);
        (rest, line) = (after, line + 1);
    }
    out
}

/// The length of `{% comment %} … {% endcomment %}`, where a line begins with one.
fn comment(text: &str) -> Option<usize> {
    let inside = |text: &str| text.strip_prefix("{%").map(|rest| rest.trim_start_matches(['-', ' ']).to_owned());
    if !inside(text.trim_start_matches([' ', '\t']))?.starts_with("comment") {
        return None;
    }
    let end = text.find("endcomment")?;
    Some(end + text.get(end..)?.find("%}")? + 2)
}

fn take_out(line: &str, number: usize, out: &mut String, notes: &mut Vec<Note>) {
    let mut rest = line;
    let mut code = false;
    while let Some(c) = rest.chars().next() {
        if c == '`' {
            code = !code;
        }
        let taken = if code || c != '{' { None } else { liquid(rest).or_else(|| attributes(rest)) };
        let Some((length, what)) = taken else {
            out.push(c);
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            continue;
        };
        let gone = rest.get(..length).unwrap_or_default();
        notes.push(Note::new(what, number, gone));
        // What is highlighted is code.
        let inside = gone.trim_start_matches("{%").trim_start_matches(['-', ' ']);
        if gone.starts_with("{%") && (inside.starts_with("highlight") || inside.starts_with("endhighlight")) {
            out.push_str("```");
        }
        rest = rest.get(length..).unwrap_or_default();
    }
}

fn liquid(text: &str) -> Option<(usize, What)> {
    if let Some(rest) = text.strip_prefix("{%") {
        let end = rest.find("%}").filter(|end| !rest.get(..*end).is_some_and(|inside| inside.contains('\n')))?;
        let inside = rest.get(..end)?.trim_matches(['-', ' ']);
        let name = inside.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()?;
        return TAGS.contains(&name).then_some((end + 4, What::Liquid));
    }
    let rest = text.strip_prefix("{{")?;
    let end = rest.find("}}").filter(|end| !rest.get(..*end).is_some_and(|inside| inside.contains('\n')))?;
    let inside = rest.get(..end)?.trim_matches(['-', ' ']);
    OBJECTS.iter().any(|object| inside.starts_with(object)).then_some((end + 4, What::Liquid))
}

/// `{: .class}` and `{::options /}`.
fn attributes(text: &str) -> Option<(usize, What)> {
    let rest = text.strip_prefix("{:")?;
    let end = rest.find('}').filter(|end| !rest.get(..*end).is_some_and(|inside| inside.contains('\n')))?;
    Some((end + 3, What::Attributes))
}

/// Whether paragraphs of a post are written as HTML: then Markdown around them is no part of the count.
pub(super) fn has_paragraphs(text: &str) -> bool {
    text.lines().filter(|line| ["<p>", "<p ", "<P>", "<P "].iter().any(|tag| line.trim_start().starts_with(tag))).count() > 0
}

/// Lines that begin with a tag without the white space before it, which Markdown would take for code.
pub(super) fn unindented(text: &str) -> String {
    let lines = text.split_inclusive('\n').map(|line| {
        let bare = line.trim_start_matches([' ', '\t', '\u{3000}']);
        if bare.starts_with('<') { bare } else { line }
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_liquid_goes_and_unknown_stays() {
        let mut notes = Vec::new();
        let text = "茶{% include note.html %}园 {{ site.baseurl }}/x {{ 茶 }} {% 茶 %} `{% raw %}`\n{: .big}\n[a](b){:target=\"_blank\"}\n\
            ```\n{{ site.x }}\n```\n{% comment %}\n不要\n{% endcomment %}\n完\n";
        let out = without_liquid(text, 1, &mut notes);
        assert_eq!(out, "茶园 /x {{ 茶 }} {% 茶 %} `{% raw %}`\n\n[a](b)\n```\n{{ site.x }}\n```\n\n\n\n完\n");
        assert_eq!(notes.len(), 5);
        assert_eq!(notes.last().map(|note| (note.line, note.text.as_str())), Some((7, "{% comment %} 不要 {% endcomment %}")));
    }
}
