//! From what templates see to values of the template engine. The engine copies a text whenever it makes a value of it and
//! hashes every key of every map; so what many pages show is made a value once.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::{Serialize, Serializer};
use tera::value::Key;
use tera::{Context, Map, Value};

/// HTML: escaped already, so that templates print it as it is. `| safe` may stand behind it and does nothing.
#[derive(Clone, Default, PartialEq)]
pub struct Html(Option<Value>);

impl Html {
    /// Takes a text that is HTML.
    pub fn new(html: &str) -> Self {
        Self((!html.is_empty()).then(|| Value::safe_string(html)))
    }
}

impl From<String> for Html {
    fn from(html: String) -> Self {
        Self::new(&html)
    }
}

impl fmt::Debug for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0.as_ref().and_then(Value::as_str).unwrap_or_default(), f)
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Some(value) => value.serialize(serializer),
            None => serializer.serialize_str(""),
        }
    }
}

/// Something that is shown again and again, made a value once. Templates see what it was made of.
pub struct Shared<T>(Value, PhantomData<fn() -> T>);

impl<T: Serialize> Shared<T> {
    /// Makes a value of what templates see.
    pub fn new(seen: &T) -> Self {
        Self(value(seen), PhantomData)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

impl<T> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<T> Serialize for Shared<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// The names that templates see, each with its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::render) struct Scope {
    context: Context,
    /// Which of the fields that were last filled in hold something, a bit each.
    filled: u64,
}

impl Scope {
    /// Gives a name its value.
    pub fn insert(&mut self, name: impl Into<Cow<'static, str>>, seen: &impl Serialize) {
        self.context.insert_value(name, value(seen));
    }

    /// Gives the theme its words, as `t`.
    pub fn insert_words(&mut self, words: &[(&str, Html)]) {
        let words: Map = words.iter().map(|(key, word)| (Key::from((*key).to_owned()), value(word))).collect();
        self.context.insert_value("t", Value::from(words));
    }

    /// What the engine reads.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// To fill in fields one after the other, in an order that is always the same.
    pub fn filler(&mut self) -> Filler<'_> {
        Filler { scope: self, bit: 1 }
    }
}

/// Fills in the fields of one thing after those of another of its kind.
pub(in crate::render) struct Filler<'s> {
    scope: &'s mut Scope,
    bit: u64,
}

impl Filler<'_> {
    /// The next field. One that holds nothing, and held nothing before, stands as it was declared.
    pub fn field<T: Field + Serialize + Default>(&mut self, name: &'static str, field: &T) {
        let Scope { filled, .. } = &mut *self.scope;
        let before = *filled & self.bit != 0;
        if field.is_nothing() {
            *filled &= !self.bit;
            if before {
                self.scope.insert(name, &T::default());
            }
        } else {
            *filled |= self.bit;
            self.scope.insert(name, field);
        }
        self.bit <<= 1;
    }
}

/// Serialising to a value fails only where a type says so, or a map's key is no text. None of ours is such a one; what
/// could not be made a value would be no value, which templates cannot print.
fn value(seen: &impl Serialize) -> Value {
    Value::try_from_serializable(seen).unwrap_or_else(|_| Value::undefined())
}

/// Something whose fields are names that templates see.
pub(in crate::render) trait Declared {
    /// Every field under its own name.
    fn declare(&self, scope: &mut Scope);
    /// What the fields hold, in a scope in which all were declared empty, and others of its kind may have been filled in.
    fn fill(&self, scope: &mut Scope);
}

/// A field of such a thing.
pub(in crate::render) trait Field {
    /// Whether it holds nothing: what its type has where nothing is said.
    fn is_nothing(&self) -> bool;
}

impl Field for bool {
    fn is_nothing(&self) -> bool {
        !self
    }
}

impl Field for String {
    fn is_nothing(&self) -> bool {
        self.is_empty()
    }
}

impl Field for Html {
    fn is_nothing(&self) -> bool {
        self.0.is_none()
    }
}

impl<T, const N: usize> Field for [T; N] {
    fn is_nothing(&self) -> bool {
        false
    }
}

impl<T> Field for Vec<T> {
    fn is_nothing(&self) -> bool {
        self.is_empty()
    }
}

impl<T> Field for Option<T> {
    fn is_nothing(&self) -> bool {
        self.is_none()
    }
}

/// A type whose fields are names that templates see.
macro_rules! scope {
    ($(#[$about:meta])* pub struct $name:ident { $($(#[$of:meta])* pub $field:ident: $type:ty,)* }) => {
        $(#[$about])*
        #[derive(Debug, Default)]
        pub struct $name {
            $($(#[$of])* pub $field: $type,)*
        }

        impl $crate::render::seen::Declared for $name {
            fn declare(&self, scope: &mut $crate::render::seen::Scope) {
                $(scope.insert(stringify!($field), &self.$field);)*
            }

            fn fill(&self, scope: &mut $crate::render::seen::Scope) {
                const { assert!([$(stringify!($field)),*].len() <= 64, "a bit a field") };
                let mut fields = scope.filler();
                $(fields.field(stringify!($field), &self.$field);)*
            }
        }
    };
}

pub(in crate::render) use scope;

#[cfg(test)]
mod tests {
    use super::*;

    scope! {
        /// A scope.
        pub struct Words {
            /// Text.
            pub plain: String,
            /// HTML.
            pub html: Html,
            /// Shared.
            pub list: Vec<Shared<Html>>,
            /// Nothing.
            pub none: Option<String>,
        }
    }

    #[test]
    fn templates_see_html_as_it_is_and_text_escaped() {
        let mut scope = Scope::default();
        Words::default().declare(&mut scope);
        let declared = scope.clone();
        let shared = Shared::new(&Html::new("<i>"));
        let words = Words { plain: "<b>".into(), html: Html::new("<b>"), list: vec![shared.clone(), shared], none: None };
        words.fill(&mut scope);
        let mut tera = tera::Tera::default();
        let template = "{{ plain }}{{ html }}{{ html | safe }}{% for l in list %}{{ l }}{% endfor %}{% if none %}x{% endif %}";
        tera.add_raw_template("a.html", template).unwrap();
        assert_eq!(tera.render("a.html", scope.context()).unwrap(), "&lt;b&gt;<b><b><i><i>");
        Words::default().fill(&mut scope);
        assert_eq!(scope, declared);
    }
}
