//! Relative addresses: the same output opens from a disk, under a sub-path and at a domain's root.

/// The folder of a path, with the slash at its end; nothing for a path at the root.
pub(super) fn folder(path: &str) -> &str {
    // Names are too short for a search of many bytes at a time.
    path.bytes().rposition(|byte| byte == b'/').and_then(|at| path.get(..=at)).unwrap_or_default()
}

/// The address of `to` as written on the page `from`; both are paths below the output folder.
pub(super) fn relative(from: &str, to: &str) -> String {
    let folder = folder(from);
    let mut shared = 0;
    for (at, (a, b)) in folder.bytes().zip(to.bytes()).enumerate() {
        if a != b {
            break;
        }
        if a == b'/' {
            shared = at + 1;
        }
    }
    let up = folder.get(shared..).unwrap_or_default().bytes().filter(|byte| *byte == b'/').count();
    let rest = to.get(shared..).unwrap_or_default();
    let mut out = String::with_capacity(up * 3 + rest.len());
    for _ in 0..up {
        out.push_str("../");
    }
    out.push_str(rest);
    out
}

/// The file that a relative address leads to from the page `from`; `None` where it leaves the folder.
pub(super) fn resolve(from: &str, address: &str) -> Option<String> {
    let mut path = String::new();
    resolve_into(&mut path, from, address).then_some(path)
}

/// The same, into a text that is used again and again: every link of every page is resolved once.
pub(super) fn resolve_into(path: &mut String, from: &str, address: &str) -> bool {
    path.clear();
    let (mut base, mut rest) = (folder(from), address);
    while let Some(after) = rest.strip_prefix("../") {
        let Some(inside) = base.strip_suffix('/') else { return false };
        (base, rest) = (folder(inside), after);
    }
    path.push_str(base);
    // Most addresses have their steps at the beginning and none behind.
    if !rest.starts_with('.') && !rest.as_bytes().windows(2).any(|two| two == b"/.") {
        path.push_str(rest);
        return true;
    }
    loop {
        let end = rest.bytes().position(|byte| byte == b'/');
        let (part, after) = rest.split_at(end.map_or(rest.len(), |at| at + 1));
        match part {
            "../" | ".." => {
                let Some(inside) = path.strip_suffix('/') else { return false };
                path.truncate(folder(inside).len());
            }
            "./" | "." => {}
            name => path.push_str(name),
        }
        if end.is_none() {
            break;
        }
        rest = after;
    }
    // What ends with a step to a folder names the folder.
    if rest.ends_with('.') && path.ends_with('/') {
        path.pop();
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_there_and_back() {
        let cases = [
            ("index.html", "zh/index.html", "zh/index.html"),
            ("zh/actions/a.html", "zh/actions/b.html", "b.html"),
            ("zh/actions/a.html", "en/actions/a.html", "../../en/actions/a.html"),
            ("zh/actions/a.html", "index.html", "../../index.html"),
            ("zh/a.html", "zh/actions/a.html", "actions/a.html"),
            ("zh/ab/a.html", "zh/ac/a.html", "../ac/a.html"),
        ];
        for (from, to, address) in cases {
            assert_eq!(relative(from, to), address);
            assert_eq!(resolve(from, address).as_deref(), Some(to));
        }
        assert_eq!(resolve("index.html", "../x"), None);
        assert_eq!(resolve("a/b.html", "../../x"), None);
        assert_eq!(resolve("a/b/c.html", "./../d//e.html").as_deref(), Some("a/d//e.html"));
        assert_eq!(resolve("a/b/c.html", "..").as_deref(), Some("a"));
        assert_eq!(resolve("a/b/c.html", "../x/../.y/z").as_deref(), Some("a/.y/z"));
        assert_eq!(resolve("a/b/c.html", "../../").as_deref(), Some(""));
    }
}
