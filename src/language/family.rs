//! Which language's rules a text follows.

/// The languages whose figures and terms the engine can phrase and read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Family {
    /// Chinese: tags that begin with `zh`.
    Chinese,
    /// English: tags that begin with `en`.
    English,
}

impl Family {
    /// The family of a BCP 47 tag, by its primary subtag.
    pub fn of_tag(tag: &str) -> Option<Self> {
        match tag.split('-').next()? {
            "zh" => Some(Self::Chinese),
            "en" => Some(Self::English),
            _ => None,
        }
    }
}
