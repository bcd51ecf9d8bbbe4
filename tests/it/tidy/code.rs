//! Reading Rust as far as tidiness needs it: the code without comments, texts and tests, and the paths in it.

/// The code alone: comments, texts, characters and what is compiled for tests are blank.
pub fn bare(text: &str) -> String {
    without_tests(&without_texts(text))
}

/// Comments, texts and characters made blank; line ends stay.
fn without_texts(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let length = comment(rest).or_else(|| quoted(rest, &out)).or_else(|| character(rest));
        let (gone, after) = rest.split_at(length.unwrap_or(next.len_utf8()));
        if length.is_some() {
            out.push(' ');
            out.extend(gone.chars().filter(|c| *c == '\n'));
        } else {
            out.push(next);
        }
        rest = after;
    }
    out
}

/// The length of a comment that begins here.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if !text.starts_with("/*") {
        return None;
    }
    let mut depth = 0usize;
    let mut at = 0;
    loop {
        let rest = text.get(at..)?;
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return Some(at);
            }
        } else {
            at += rest.chars().next()?.len_utf8();
        }
    }
}

/// The length of a text that begins here, raw ones included; `before` tells an `r` from the end of a name.
fn quoted(text: &str, before: &str) -> Option<usize> {
    let in_name = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    if let Some(raw) = text.strip_prefix('r').filter(|_| !in_name || before.ends_with('b')) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if let Some(inside) = raw.get(hashes..).and_then(|rest| rest.strip_prefix('"')) {
            let end = format!("\"{}", "#".repeat(hashes));
            return Some(1 + hashes + 1 + inside.find(&end)? + end.len());
        }
    }
    let inside = text.strip_prefix('"')?;
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + 2),
            _ => {}
        }
    }
    None
}

/// The length of a character that begins here; a lifetime is none.
fn character(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    if let Some(escape) = inside.strip_prefix('\\') {
        let first = escape.chars().next()?.len_utf8();
        return Some(2 + first + escape.get(first..)?.find('\'')? + 1);
    }
    let first = inside.chars().next()?.len_utf8();
    inside.get(first..)?.starts_with('\'').then_some(first + 2)
}

/// What stands under `#[cfg(test)]` made blank.
fn without_tests(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some((before, after)) = rest.split_once("#[cfg(test)]") {
        out.push_str(before);
        let end = match after.find(['{', ';']) {
            Some(at) if after.get(at..).is_some_and(|rest| rest.starts_with('{')) => closing(after, at),
            Some(at) => at + 1,
            None => after.len(),
        };
        rest = after.get(end..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The end of the braces that open at `open`.
fn closing(code: &str, open: usize) -> usize {
    let mut depth = 0usize;
    for (at, c) in code.char_indices().skip_while(|(at, _)| *at < open) {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth -= 1,
            _ => {}
        }
    }
    code.len()
}

/// The words of the code: names, `::` and single signs.
fn words(code: &str) -> Vec<&str> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut words = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = if is_name(first) {
            rest.find(|c| !is_name(c)).unwrap_or(rest.len())
        } else if rest.starts_with("::") {
            2
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(length);
        words.push(word);
        rest = after.trim_start();
    }
    words
}

/// Every path into the crate, without `crate`: of `use crate::{a::{b, c}, d}` come `a::b`, `a::c` and `d`. The path of the
/// module itself resolves `super`; a path that stays in the module's own room is left out.
pub fn paths_into_crate(code: &str, module: &[&str]) -> Vec<Vec<String>> {
    let words = words(code);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let inside = at.checked_sub(1).and_then(|before| words.get(before)) == Some(&"::");
        if inside || words.get(at + 1) != Some(&"::") {
            continue;
        }
        match *word {
            "crate" => tree(&words, at + 2, &[], &mut found),
            "super" => {
                let mut next = at;
                let mut above = module;
                while words.get(next) == Some(&"super") && words.get(next + 1) == Some(&"::") {
                    above = above.split_last().map_or(above, |(_, rest)| rest);
                    next += 2;
                }
                if above.is_empty() {
                    tree(&words, next, &[], &mut found);
                }
            }
            _ => {}
        }
    }
    found
}

/// Reads one path or a list of them in braces; all of them go below `base`.
fn tree(words: &[&str], at: usize, base: &[String], found: &mut Vec<Vec<String>>) {
    let mut path = base.to_vec();
    let mut at = at;
    loop {
        match words.get(at) {
            Some(&"{") => {
                branches(words, at + 1, &path, found);
                return;
            }
            Some(word) if word.starts_with(|c: char| c.is_alphabetic() || c == '_') => path.push((*word).to_owned()),
            _ => break,
        }
        if words.get(at + 1) != Some(&"::") {
            break;
        }
        at += 2;
    }
    found.push(path);
}

/// Reads what stands between braces, part by part.
fn branches(words: &[&str], at: usize, base: &[String], found: &mut Vec<Vec<String>>) {
    let mut depth = 0usize;
    let mut begins = true;
    for (at, word) in words.iter().enumerate().skip(at) {
        if begins && depth == 0 && *word != "}" {
            tree(words, at, base, found);
        }
        begins = *word == ",";
        match *word {
            "{" => depth += 1,
            "}" if depth == 0 => return,
            "}" => depth -= 1,
            _ => {}
        }
    }
}

/// Whether a crate is named: `name::…`, or `use name`.
pub fn names_crate(code: &str, name: &str) -> bool {
    let words = words(code);
    words.windows(3).any(|three| {
        let [before, word, after] = three else { return false };
        *word == name && *before != "::" && (*after == "::" || *before == "use")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(code: &str, module: &[&str]) -> Vec<String> {
        paths_into_crate(&bare(code), module).iter().map(|path| path.join("::")).collect()
    }

    #[test]
    fn every_way_to_name_a_room_is_seen() {
        let code = "use crate::a::B; use crate::{c, d::{E, f::{G, self}}, h as i};\nfn x(y: &crate::j::K) { crate::l::m(); }";
        assert_eq!(paths(code, &["z"]), ["a::B", "c", "d::E", "d::f::G", "d::f::self", "h", "j::K", "l::m"]);
        assert_eq!(paths("use super::x; use super::super::y::Z; use super::super::super::w;", &["a", "b"]), ["y::Z", "w"]);
        assert_eq!(paths("use super::{x::Y, z};", &["a"]), ["x::Y", "z"]);
    }

    #[test]
    fn comments_texts_and_tests_name_nothing() {
        let code = "//! crate::a::A\n/* crate::b /* */ crate::c */ const X: &str = \"crate::d\\\"crate::e\";\n\
            const R: &str = r#\"crate::f\"#; const C: char = '\"'; fn f<'a>(x: &'a str) -> crate::g::G { '\\'' }\n\
            #[cfg(test)]\nmod tests { use crate::h; fn t() { if true {} } }\nuse crate::i;";
        assert_eq!(paths(code, &["z"]), ["g::G", "i"]);
    }

    #[test]
    fn a_crate_is_told_from_a_field() {
        assert!(names_crate("use tera::Tera;", "tera"));
        assert!(names_crate("fn f(e: &tera::Error) {}", "tera"));
        assert!(!names_crate("theme.tera.render(x); let tera = 1;", "tera"));
        assert!(!names_crate("use crate::tera::X;", "tera"));
    }
}
