//! The theme that ships inside the binary. A file of the project at the same path stands in its place.

/// Path in the project and text of every file of the embedded theme; `tests/it/tidy.rs` holds it to the folder.
pub(super) const THEME: &[(&str, &str)] = &[
    ("themes/spread/assets/mark.svg", include_str!("../../themes/spread/assets/mark.svg")),
    ("themes/spread/assets/site.js", include_str!("../../themes/spread/assets/site.js")),
    ("themes/spread/assets/style.css", include_str!("../../themes/spread/assets/style.css")),
    ("themes/spread/base.html", include_str!("../../themes/spread/base.html")),
    ("themes/spread/layouts/article.html", include_str!("../../themes/spread/layouts/article.html")),
    ("themes/spread/layouts/entry.html", include_str!("../../themes/spread/layouts/entry.html")),
    ("themes/spread/layouts/figure.html", include_str!("../../themes/spread/layouts/figure.html")),
    ("themes/spread/layouts/glossary.html", include_str!("../../themes/spread/layouts/glossary.html")),
    ("themes/spread/layouts/home.html", include_str!("../../themes/spread/layouts/home.html")),
    ("themes/spread/layouts/section.html", include_str!("../../themes/spread/layouts/section.html")),
    ("themes/spread/layouts/text.html", include_str!("../../themes/spread/layouts/text.html")),
    ("themes/spread/parts/children.html", include_str!("../../themes/spread/parts/children.html")),
    ("themes/spread/parts/cites.html", include_str!("../../themes/spread/parts/cites.html")),
    ("themes/spread/parts/facts.html", include_str!("../../themes/spread/parts/facts.html")),
    ("themes/spread/parts/notes.html", include_str!("../../themes/spread/parts/notes.html")),
    ("themes/spread/parts/prose.html", include_str!("../../themes/spread/parts/prose.html")),
    ("themes/spread/parts/tie_group.html", include_str!("../../themes/spread/parts/tie_group.html")),
    ("themes/spread/parts/ties.html", include_str!("../../themes/spread/parts/ties.html")),
    ("themes/spread/parts/title.html", include_str!("../../themes/spread/parts/title.html")),
    ("themes/spread/parts/turn.html", include_str!("../../themes/spread/parts/turn.html")),
    ("themes/spread/strings.yaml", include_str!("../../themes/spread/strings.yaml")),
];
