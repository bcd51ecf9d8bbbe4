//! A rule: a code that never changes its meaning, a name, a severity and its documentation.

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; never fails a run.
    Info,
    /// Should be mended; fails a run with `--strict`.
    Warning,
    /// Must be mended; nothing is written.
    Error,
}

impl Severity {
    /// The word that stands before the code.
    pub fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a rule finds, and what it asks for instead.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// As it should not be.
    pub wrong: &'static str,
    /// As it should be.
    pub right: &'static str,
}

/// One kind of finding. The first digit of the code is the stage: 0 source and configuration, 1 parse,
/// 2 site, 3 check, 4 render, 5 write, 6 extract.
#[derive(Debug)]
pub struct Rule {
    /// `DZ` and three digits. A code is never used again for something else.
    pub code: &'static str,
    /// A name that reads after “allow”: `pair-missing-side`.
    pub name: &'static str,
    /// The severity where `site.yaml` sets no other.
    pub severity: Severity,
    /// What is wrong and why it matters.
    pub about: &'static str,
    /// A case of it; rules of content all have one.
    pub example: Option<Example>,
    /// What to do.
    pub fix: &'static str,
}

impl Rule {
    /// The text that `duizhao explain` prints.
    pub fn explain(&self) -> String {
        let Self { code, name, severity, about, example, fix } = self;
        let below = |text: &str| text.replace('\n', "\n         ");
        let example = example.map(|Example { wrong, right }| format!("  wrong: {}\n  right: {}\n\n", below(wrong), below(right)));
        let example = example.unwrap_or_default();
        format!("{code}  {name}  ({})\n\n{about}\n\n{example}What to do: {fix}\n", severity.word())
    }
}
