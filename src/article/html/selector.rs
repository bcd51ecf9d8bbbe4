//! Selectors, as far as an article needs them: `p`, `.class`, `#id`, `[key]`, `[key=value]`, together (`div.text`), below
//! each other (`#main p`), children (`ul > li`), and several with commas.

use crate::article::html::tree::{Ix, Tree};

/// A selector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    choices: Vec<Vec<(Combinator, Compound)>>,
    written: String,
}

/// How a compound hangs from the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Combinator {
    Below,
    Child,
}

/// What one element must be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Compound {
    name: Option<String>,
    id: Option<String>,
    classes: Vec<String>,
    attributes: Vec<(String, Option<String>)>,
}

impl Selector {
    /// Reads a selector.
    ///
    /// # Errors
    /// The part that is not understood.
    pub fn new(written: &str) -> Result<Self, String> {
        let choices: Result<Vec<_>, String> = written.split(',').map(|choice| read(choice.trim())).collect();
        Ok(Self { choices: choices?, written: written.trim().to_owned() })
    }

    /// The selector that means no element.
    pub fn nothing() -> Self {
        Self { choices: Vec::new(), written: String::new() }
    }

    /// As it was written.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// Whether an element is meant.
    pub fn is_match(&self, tree: &Tree, ix: Ix) -> bool {
        self.choices.iter().any(|choice| is_match(choice, tree, ix))
    }
}

fn read(choice: &str) -> Result<Vec<(Combinator, Compound)>, String> {
    let spaced = choice.replace('>', " > ");
    let mut parts = Vec::new();
    let mut combinator = Combinator::Below;
    for word in spaced.split_whitespace() {
        if word == ">" {
            if parts.is_empty() || combinator == Combinator::Child {
                return Err(choice.to_owned());
            }
            combinator = Combinator::Child;
        } else {
            parts.push((combinator, compound(word).ok_or_else(|| word.to_owned())?));
            combinator = Combinator::Below;
        }
    }
    if parts.is_empty() || combinator == Combinator::Child { Err(choice.to_owned()) } else { Ok(parts) }
}

fn compound(word: &str) -> Option<Compound> {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let name_of = |text: &str| text.find(|c| !is_name(c)).unwrap_or(text.len());
    let mut compound = Compound::default();
    let mut rest = word;
    let length = name_of(rest);
    if length > 0 {
        compound.name = rest.get(..length).map(str::to_ascii_lowercase);
        rest = rest.get(length..)?;
    } else if let Some(after) = rest.strip_prefix('*') {
        rest = after;
    }
    while let Some(first) = rest.chars().next() {
        rest = rest.get(1..)?;
        if first == '[' {
            let (inside, after) = rest.split_once(']')?;
            let (key, value) = inside.split_once('=').map_or((inside, None), |(key, value)| (key, Some(value)));
            let key = key.trim();
            if key.is_empty() || !key.chars().all(is_name) {
                return None;
            }
            let value = value.map(|value| value.trim().trim_matches(['"', '\'']).to_owned());
            compound.attributes.push((key.to_ascii_lowercase(), value));
            rest = after;
            continue;
        }
        let length = name_of(rest);
        let name = rest.get(..length).filter(|name| !name.is_empty())?.to_owned();
        match first {
            '.' => compound.classes.push(name),
            '#' => compound.id = Some(name),
            _ => return None,
        }
        rest = rest.get(length..)?;
    }
    Some(compound)
}

fn is_match(choice: &[(Combinator, Compound)], tree: &Tree, ix: Ix) -> bool {
    let Some(((combinator, compound), before)) = choice.split_last() else { return true };
    if !compound.is_match(tree, ix) {
        return false;
    }
    if before.is_empty() {
        return true;
    }
    match combinator {
        Combinator::Child => tree.parent(ix).is_some_and(|parent| is_match(before, tree, parent)),
        Combinator::Below => tree.above(ix).any(|above| is_match(before, tree, above)),
    }
}

impl Compound {
    fn is_match(&self, tree: &Tree, ix: Ix) -> bool {
        let Some(name) = tree.name(ix) else { return false };
        self.name.as_ref().is_none_or(|wanted| wanted == name)
            && self.id.as_ref().is_none_or(|wanted| tree.attribute(ix, "id") == Some(wanted))
            && self.classes.iter().all(|wanted| tree.classes(ix).any(|class| class == wanted))
            && self.attributes.iter().all(|(key, wanted)| {
                tree.attribute(ix, key).is_some_and(|value| wanted.as_ref().is_none_or(|wanted| wanted == value))
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::html::parse::parse;

    #[test]
    fn elements_are_chosen_as_style_sheets_choose_them() {
        let page = "<div id=main class='text wide'><p class=a>1</p><ul><li><p>2</p></li></ul></div><p lang=zh>3</p>";
        let (tree, root) = parse(page, false, 1).unwrap();
        for (written, wanted) in [
            ("p", "123"),
            ("*", "123123"),
            (".a", "1"),
            ("#main p", "12"),
            ("div.text.wide > p", "1"),
            ("div>p, [lang]", "13"),
            ("p[lang=zh]", "3"),
            ("p[lang='en']", ""),
            ("ul p,.nothing", "2"),
        ] {
            let selector = Selector::new(written).unwrap();
            let all = tree.all(root);
            let chosen = all.iter().filter(|ix| selector.is_match(&tree, **ix));
            let texts: String =
                chosen.filter(|ix| written != "*" || tree.name(**ix) != Some("html")).map(|ix| tree.text(*ix)).collect();
            if written == "*" {
                assert!(texts.len() > wanted.len());
            } else {
                assert_eq!(texts, wanted, "{written}");
            }
        }
        for bad in ["", "p >", "> p", "p:first-child", "p..a", "[", "[=a]", "p, ", "a > > b", "中!"] {
            assert!(Selector::new(bad).is_err(), "{bad}");
        }
    }
}
