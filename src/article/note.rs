//! What was done to a file on the way to the article, so that nothing goes in silence.

/// Something dropped, changed or guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it was.
    pub what: What,
    /// The line of the decoded file, from 1.
    pub line: usize,
    /// The text concerned: of what was dropped all of it, else what it was and what it became.
    pub text: String,
}

/// What became of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// It is no part of the article and was left out.
    Dropped,
    /// It stands in the article in another form; no letter of it is gone.
    Changed,
    /// The file does not say it; it was inferred.
    Guessed,
    /// Letters of the article are missing from what was made of it: a defect.
    Lost,
}

impl Weight {
    /// The key of a report.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dropped => "dropped",
            Self::Changed => "changed",
            Self::Guessed => "guessed",
            Self::Lost => "lost",
        }
    }
}

macro_rules! whats {
    ($($(#[$about:meta])* $name:ident: $weight:ident, $words:literal;)*) => {
        /// Kinds of notes.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum What {
            $($(#[$about])* $name,)*
        }

        impl What {
            /// What became of the text.
            pub fn weight(self) -> Weight {
                match self { $(Self::$name => Weight::$weight,)* }
            }

            /// What it was, in a few words.
            pub fn words(self) -> &'static str {
                match self { $(Self::$name => $words,)* }
            }
        }
    };
}

whats! {
    /// `<!-- … -->`.
    Comment: Dropped, "comment";
    /// `<script>`, `<style>` and the like.
    Code: Dropped, "script or style";
    /// What is embedded: frames, objects, drawings, sound.
    Embedded: Dropped, "embedded content";
    /// Buttons and fields.
    Control: Dropped, "form or button";
    /// A block that shows a QR code and what is written beside it.
    QrBlock: Dropped, "QR code block";
    /// Links for sharing, subscribing, going back.
    ShareLinks: Dropped, "links for sharing or navigation";
    /// An advertisement.
    Advertisement: Dropped, "advertisement";
    /// What the site's `articles: leave_out` names: the editor's line.
    LeftOut: Dropped, "left out by rule";
    /// What a reader would not have seen.
    Hidden: Dropped, "hidden text";
    /// An image; the words are those that stand in for it.
    Picture: Dropped, "picture";
    /// An image of one pixel that tells who reads.
    TrackingPixel: Dropped, "tracking pixel";
    /// Text of the page outside the article.
    Outside: Dropped, "text outside the article";
    /// A line that holds a page number alone.
    PageNumber: Dropped, "page number";
    /// A line repeated at the head or foot of pages.
    RunningHead: Dropped, "repeated head or foot of pages";
    /// `{% … %}` or `{{ … }}`.
    Liquid: Dropped, "Liquid tag";
    /// `{: .class}`.
    Attributes: Dropped, "kramdown attributes";
    /// A key of the front matter that says nothing about the article.
    Key: Dropped, "front-matter key";
    /// The address under the text, now the article's own.
    AddressLine: Dropped, "address line, kept as url";
    /// A character that pages may not use, or that cannot be printed.
    Character: Dropped, "reserved or control character";

    /// Parameters that only tell who clicked.
    Tracking: Changed, "tracking parameters taken from a link";
    /// A link that a portal sets by itself on the names of shares.
    KeywordLink: Changed, "keyword link taken away, its text kept";
    /// A link whose scheme may not stand in a page.
    LinkRefused: Changed, "link with a scheme that is not allowed taken away, its text kept";
    /// A link that leads nowhere without the page's own address.
    LinkGone: Changed, "relative link taken away, its text kept";
    /// A table that is not rectangular.
    TableFlattened: Changed, "table that is not rectangular, as paragraphs";
    /// A mark moved out of bold text, where Markdown would not have closed it.
    BoldMoved: Changed, "bold moved off a mark at its edge";
    /// Text in italics, underlined or set as code.
    StyleGone: Changed, "italics, underline or code not kept";
    /// Text that was struck out, which now stands as if it held.
    StruckOut: Changed, "struck-out text stands unmarked";
    /// Superior and inferior characters.
    Raised: Changed, "raised or lowered text stands on the line";
    /// Spaces between Chinese and digits that the making of the PDF left.
    Spaces: Changed, "spaces between Chinese and digits taken out";
    /// A hyphen at a line end.
    Hyphen: Changed, "hyphen at a line end taken out";
    /// A time given in UTC.
    Zone: Changed, "time in UTC written with the offset of Beijing";
    /// A paragraph divided at empty line breaks.
    BreaksDivide: Changed, "paragraph divided at doubled line breaks";

    /// The form, where the file could have been another.
    FormGuessed: Guessed, "form of the file";
    /// The encoding, which nothing states.
    Encoding: Guessed, "encoding";
    /// The label says another encoding than the bytes.
    Label: Guessed, "encoding other than the label says";
    /// Text that was decoded wrongly before it was saved.
    DoubleEncoded: Guessed, "text that looks decoded wrongly before it was saved";
    /// The element that holds the article.
    Body: Guessed, "element that holds the article";
    /// Front matter that is no YAML, read line by line.
    LooseKeys: Guessed, "front matter read line by line";
    /// Quotation marks of the title.
    TitleQuotes: Guessed, "quotation marks of the title";
    /// The title, from a heading or a window title.
    Title: Guessed, "title";
    /// The outlet.
    Outlet: Guessed, "outlet";
    /// The byline.
    Byline: Guessed, "byline";
    /// The time.
    Published: Guessed, "time of publication";
    /// The address.
    Url: Guessed, "address";
    /// A heading told by its number.
    Heading: Guessed, "heading, by its number";
    /// A paragraph all in bold.
    BoldParagraph: Guessed, "paragraph all in bold, perhaps a heading";
    /// How the ends of paragraphs were told.
    ParagraphEnds: Guessed, "ends of paragraphs";
    /// Every block is numbered, because too little text stands in paragraphs.
    AllNumbered: Guessed, "every block numbered";
    /// Text that has no number.
    Unnumbered: Guessed, "text outside the numbered paragraphs";
    /// Digits joined over a line end.
    JoinedDigits: Guessed, "digits joined over a line end";
    /// The text stops before its end.
    CutOff: Guessed, "text that may be cut off";

    /// Letters or digits that should be there, and are not.
    Lost: Lost, "text lost";
}

impl Note {
    /// A note.
    pub fn new(what: What, line: usize, text: impl Into<String>) -> Self {
        Self { what, line, text: text.into() }
    }
}
