//! The table of rooms: which folder of `src/` may name which, and where the parsers of others are named.

use super::{Source, code, nothing, read, rust};

/// What a room may name.
enum May {
    /// These rooms. With `a::B`, only this of the room `a`.
    Name(&'static [&'static str]),
    /// All but these.
    AllBut(&'static [&'static str]),
}

/// The table of ARCHITECTURE.md. `lib.rs` lists the rooms and is none; `main.rs` names the library alone.
const ROOMS: &[(&str, May)] = &[
    ("text", May::Name(&[])),
    ("language", May::Name(&["text"])),
    ("diagnostic", May::Name(&["text"])),
    ("yaml", May::Name(&["text", "diagnostic"])),
    ("source", May::Name(&["text", "diagnostic"])),
    ("config", May::Name(&["text", "language", "diagnostic", "source", "yaml"])),
    ("parse", May::Name(&["text", "language", "diagnostic", "source", "yaml", "config"])),
    ("site", May::Name(&["text", "language", "diagnostic", "source", "yaml", "config", "parse"])),
    ("check", May::Name(&["text", "language", "diagnostic", "source", "yaml", "config", "parse", "site"])),
    ("render", May::Name(&["text", "language", "diagnostic", "source", "yaml", "config", "parse", "site"])),
    (
        "kept",
        May::Name(&[
            "text",
            "config",
            "source",
            "parse",
            "site",
            "check::Tally",
            "render::Asked",
            "render::Print",
            "render::Standing",
        ]),
    ),
    (
        "write",
        May::Name(&[
            "text",
            "diagnostic",
            "render::Clash",
            "render::Memory",
            "render::Output",
            "render::Outputs",
            "render::Print",
            "render::Shelf",
            "site::OutPath",
            "site::OutPathError",
        ]),
    ),
    ("article", May::Name(&["text", "language", "diagnostic", "yaml", "parse::markdown"])),
    ("facts", May::Name(&["text", "language", "diagnostic", "article"])),
    ("drafting", May::Name(&["text", "language", "source", "config", "facts"])),
    ("extract", May::Name(&["text", "language", "diagnostic", "source", "yaml", "article", "parse", "config::Side"])),
    ("export", May::Name(&["text", "language", "diagnostic", "source", "yaml", "config", "parse", "site", "render"])),
    ("serve", May::AllBut(&["cli"])),
    ("build", May::AllBut(&["cli"])),
    ("cli", May::AllBut(&[])),
];

/// Parsers and the like of others, and the one place where each is named, so that any can be replaced.
const CRATES: &[(&str, &[&str])] = &[
    ("pulldown_cmark", &["src/parse/markdown/"]),
    ("serde_yaml", &["src/yaml/"]),
    ("tera", &["src/render/theme.rs", "src/render/template_faults.rs", "src/render/seen.rs"]),
    ("walkdir", &["src/source/"]),
    ("annotate_snippets", &["src/diagnostic/formats/"]),
    ("aho_corasick", &["src/language/"]),
    ("clap", &["src/cli/"]),
    ("html5ever", &["src/article/html/"]),
    ("encoding_rs", &["src/article/bytes/"]),
    ("chardetng", &["src/article/bytes/"]),
];

/// Names at the root of the crate that are no rooms: what `lib.rs` gives to the outside.
const FRONT: &[&str] = &["Build", "Options", "rules"];

impl May {
    fn name(&self, path: &[String]) -> bool {
        let Some((room, rest)) = path.split_first() else { return false };
        match self {
            Self::AllBut(never) => !never.contains(&room.as_str()),
            Self::Name(rooms) => rooms.iter().any(|allowed| match allowed.split_once("::") {
                None => allowed == room,
                Some((of, item)) => of == room && rest.first().is_some_and(|first| first == item),
            }),
        }
    }
}

/// The room of a file and the path of its module: `src/render/page.rs` is `render::page`.
fn module(path: &str) -> Vec<&str> {
    let inside = path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    inside.split('/').collect()
}

/// Files that are compiled for tests only have no walls.
fn is_test(source: &Source) -> bool {
    source.path.ends_with("/tests.rs") || source.path.contains("/tests/")
}

#[test]
fn every_room_keeps_to_its_walls() {
    let (mut found, mut seen) = (Vec::new(), 0);
    for source in rust(&["src"]) {
        let module = module(&source.path);
        let room = module.first().copied().unwrap_or_default();
        if matches!(room, "lib" | "main") || is_test(&source) {
            continue;
        }
        let Some((_, may)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            found.push(format!("{}: the room `{room}` has no line in the table", source.path));
            continue;
        };
        for path in code::paths_into_crate(&code::bare(&source.text), &module) {
            seen += 1;
            let first = path.first().map_or("", String::as_str);
            let own = first == room;
            let front = FRONT.contains(&first) && matches!(may, May::AllBut(_));
            if !own && !front && !may.name(&path) {
                found.push(format!("{}: `{room}` may not name `{}`", source.path, path.join("::")));
            }
        }
    }
    assert!(seen > 300, "only {seen} paths were read: the reading of the code is broken");
    nothing(&found);
}

#[test]
fn every_room_stands_in_the_document() {
    let Some(text) = read("ARCHITECTURE.md") else { return };
    let mut missing = Vec::new();
    for source in rust(&["src"]) {
        let room = module(&source.path).first().map_or_else(String::new, |room| (*room).to_owned());
        let named = text.contains(&format!("`{room}/`")) || text.contains(&format!("`{room}.rs`"));
        if !matches!(room.as_str(), "lib" | "main") && !named && !missing.contains(&room) {
            missing.push(room);
        }
    }
    nothing(&missing.iter().map(|room| format!("ARCHITECTURE.md does not speak of `{room}/`")).collect::<Vec<_>>());
}

#[test]
fn the_command_names_the_library_alone() {
    let main = rust(&["src"]).into_iter().find(|source| source.path == "src/main.rs").map(|source| code::bare(&source.text));
    assert!(main.is_some_and(|main| main.contains("duizhao::cli::main") && !main.contains("mod ")));
}

#[test]
fn every_parser_is_named_in_its_room_alone() {
    let mut found = Vec::new();
    for source in rust(&["src"]).iter().filter(|source| !is_test(source)) {
        let bare = code::bare(&source.text);
        for (name, places) in CRATES {
            let at_home = places.iter().any(|place| source.path.starts_with(place));
            if !at_home && code::names_crate(&bare, name) {
                found.push(format!("{} names `{name}`, which is named in {} alone", source.path, places.join(", ")));
            }
        }
    }
    for (name, places) in CRATES {
        let named = |source: &Source| {
            places.iter().any(|place| source.path.starts_with(place)) && code::names_crate(&code::bare(&source.text), name)
        };
        if !rust(&["src"]).iter().any(named) {
            found.push(format!("`{name}` is named nowhere: take it from the list"));
        }
    }
    nothing(&found);
}

#[test]
fn a_wall_holds_in_the_table_itself() {
    let path = |text: &str| text.split("::").map(str::to_owned).collect::<Vec<_>>();
    let may = |room: &str, text: &str| ROOMS.iter().any(|(name, may)| *name == room && may.name(&path(text)));
    assert!(may("write", "render::Outputs") && !may("write", "render::all") && !may("write", "render"));
    assert!(!may("check", "render::Outputs") && !may("render", "check::all"));
    assert!(ROOMS.iter().all(|(room, may)| *room == "cli" || !may.name(&path("cli::main"))));
}
