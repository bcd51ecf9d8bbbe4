//! Addresses: made absolute, allowed by scheme, freed of parameters that only tell who clicked.

/// Query parameters that say nothing about what is shown; a star at the end stands for any ending.
const TRACKING: &[&str] = &[
    "utm_*",
    "spm",
    "cref",
    "fbclid",
    "gclid",
    "yclid",
    "msclkid",
    "mc_cid",
    "mc_eid",
    "igshid",
    "share_token",
    "share_source",
    "share_medium",
    "from_source",
    "vd_source",
    "wfr",
    "bdmv",
    "scm",
    "sudaref",
    "_hsenc",
    "_hsmi",
];

/// An address as it may stand in a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Clean {
    /// The address.
    pub href: String,
    /// Whether parameters were taken from it.
    pub tracked: bool,
}

/// Why an address may not stand in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// Its scheme is none of http, https and mailto.
    Scheme,
    /// It needs the address of the page, which is not known, or leads to a place on the page.
    Relative,
}

/// Cleans an address, character references decoded already. `base` is the page's own.
pub(super) fn clean(written: &str, base: Option<&str>) -> Result<Clean, Refused> {
    // As browsers read it: tabs and line ends are not there, nor is white space around it.
    let plain: String = written.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    let plain = plain.trim_matches(|c: char| c.is_whitespace() || c.is_control());
    let absolute = match scheme(plain) {
        Some(scheme) => match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" if plain.get(scheme.len() + 1..).is_some_and(|rest| rest.starts_with("//") && rest.len() > 2) => {
                plain.to_owned()
            }
            "mailto" => plain.to_owned(),
            _ => return Err(Refused::Scheme),
        },
        None => resolve(plain, base).ok_or(Refused::Relative)?,
    };
    let (href, tracked) = untracked(&absolute);
    Ok(Clean { href: encoded(&href), tracked })
}

/// The scheme of an address, if it has one.
fn scheme(text: &str) -> Option<&str> {
    let (scheme, _) = text.split_once(':')?;
    let good = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    good.then_some(scheme)
}

fn resolve(text: &str, base: Option<&str>) -> Option<String> {
    if let Some(rest) = text.strip_prefix("//") {
        let scheme = base.and_then(scheme).unwrap_or("https");
        return (!rest.is_empty()).then(|| format!("{scheme}://{rest}"));
    }
    if text.is_empty() || text.starts_with('#') {
        return None;
    }
    let base = base?;
    let (scheme, rest) = base.split_once("://")?;
    let rest = rest.split(['?', '#']).next()?;
    let (host, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    if let Some(query) = text.strip_prefix('?') {
        return Some(format!("{scheme}://{host}{}?{query}", if path.is_empty() { "/" } else { path }));
    }
    let folder = path.rfind('/').map_or("", |at| path.get(..at).unwrap_or_default());
    let joined = if text.starts_with('/') { text.to_owned() } else { format!("{folder}/{text}") };
    let (path, query) = joined.find(['?', '#']).map_or((joined.as_str(), ""), |at| joined.split_at(at));
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').skip(1) {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    if path.ends_with("/.") || path.ends_with("/..") {
        parts.push("");
    }
    Some(format!("{scheme}://{host}/{}{query}", parts.join("/")))
}

fn untracked(address: &str) -> (String, bool) {
    let (address, fragment) = address.find('#').map_or((address, ""), |at| address.split_at(at));
    let Some((path, query)) = address.split_once('?') else { return (format!("{address}{fragment}"), false) };
    let is_tracking = |parameter: &&str| {
        let key = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
        TRACKING.iter().any(|known| match known.strip_suffix('*') {
            Some(beginning) => key.starts_with(beginning),
            None => *known == key,
        })
    };
    let (gone, kept): (Vec<&str>, Vec<&str>) = query.split('&').partition(is_tracking);
    if gone.is_empty() {
        return (format!("{address}{fragment}"), false);
    }
    let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
    (format!("{path}{query}{fragment}"), true)
}

/// Percent-encodes what would end an address in Markdown, or what a browser would encode anyway.
fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let mut reference = false;
    for c in address.chars() {
        let unsafe_here = c.is_whitespace()
            || c.is_control()
            || matches!(c, '(' | ')' | '<' | '>' | '"' | '\\' | '`' | '[' | ']' | '|' | '{' | '}' | '^' | '\u{2E52}' | '\u{FFFD}')
            // `&copy;` would be read as a character reference.
            || (c == ';' && reference);
        if unsafe_here {
            let mut bytes = [0; 4];
            out.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        } else {
            out.push(c);
        }
        reference = c == '&' || (reference && (c.is_ascii_alphanumeric() || c == '#'));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_absolute_and_allowed() {
        let base = Some("https://a.example/b/c.html?x=1#y");
        for (written, wanted) in [
            ("https://b.example/x", "https://b.example/x"),
            ("HTTP://b.example", "HTTP://b.example"),
            ("mailto:a@b.example", "mailto:a@b.example"),
            ("//b.example/x", "https://b.example/x"),
            ("/x", "https://a.example/x"),
            ("x", "https://a.example/b/x"),
            ("./x", "https://a.example/b/x"),
            ("../x/", "https://a.example/x/"),
            ("../../../x", "https://a.example/x"),
            ("..", "https://a.example/"),
            ("?p=2", "https://a.example/b/c.html?p=2"),
            ("x?y=../z", "https://a.example/b/x?y=../z"),
            (" https://b.example/a b(c) ", "https://b.example/a%20b%28c%29"),
            ("https://b.example/?a=1&copy;=2", "https://b.example/?a=1&copy%3B=2"),
            ("https://b.example/中文", "https://b.example/中文"),
        ] {
            assert_eq!(clean(written, base), Ok(Clean { href: wanted.into(), tracked: false }), "{written}");
        }
        for bad in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            " javascript:x",
            "java\nscript:x",
            "\u{1}javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:x",
            "ftp://x",
            "http:",
            "https:x",
            "http://",
            "tel:1",
            "about:blank",
            "view-source:https://x",
            "jar:https://x",
            "intent://x",
            "ms-word:ofe",
            "weixin://dl",
        ] {
            assert_eq!(clean(bad, base), Err(Refused::Scheme), "{bad}");
        }
        for lost in ["x", "/x", "#x", "", "?x"] {
            assert_eq!(clean(lost, None), Err(Refused::Relative), "{lost}");
        }
    }

    #[test]
    fn tracking_parameters_go_and_others_stay() {
        for (written, wanted) in [
            ("https://a.example/x?cref=cj", "https://a.example/x"),
            ("https://a.example/x?id=5&utm_source=a&utm_medium=b#c", "https://a.example/x?id=5#c"),
            ("https://a.example/x?SPM=1.2&page=3", "https://a.example/x?page=3"),
        ] {
            assert_eq!(clean(written, None), Ok(Clean { href: wanted.into(), tracked: true }));
        }
        assert!(!clean("https://a.example/x?from=2021&special=1", None).unwrap().tracked);
    }
}
