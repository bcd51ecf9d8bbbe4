//! Arguments.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::article::Form;
use crate::diagnostic::Format;

/// A static site generator for bilingual explainers.
#[derive(Debug, Parser)]
#[command(name = "duizhao", version, about, disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub verb: Verb,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Render content/ into the output folder
    Build(BuildArguments),
    /// Report what is wrong with the content, and write nothing
    Check(CheckArguments),
    /// Take articles out of downloaded files, as Markdown with numbered paragraphs
    Extract(ExtractArguments),
    /// Say what a code means and what to do
    Explain(ExplainArguments),
}

/// Arguments of every verb that finds something: how it is told, and on how many threads. What `--verbose` adds is for each
/// verb to say.
#[derive(Debug, Args)]
pub(super) struct RunArguments {
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = FormatArgument::Human)]
    pub format: FormatArgument,
    /// When to use colours
    #[arg(long, value_enum, default_value_t = Colour::Auto)]
    pub color: Colour,
    /// Number of threads [default: one a core]
    #[arg(short, long, value_name = "N")]
    pub jobs: Option<usize>,
    /// Print errors only
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
}

/// Threads have room for the deepest nesting that the limits let through.
const STACK: usize = 16 * 1024 * 1024;

impl RunArguments {
    /// Starts as many threads as were asked for.
    pub fn start_threads(&self) {
        // A pool that stands already, as in tests, is as good.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(self.jobs.unwrap_or_default()).stack_size(STACK).build_global();
    }
}

/// Arguments of every verb that reads a project.
#[derive(Debug, Args)]
pub(super) struct ProjectArguments {
    /// Folder of the project [default: the nearest above that holds content/site.yaml]
    #[arg(short, long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// Address of the published site; only canonical links, hreflang and the like need it
    #[arg(short = 'u', long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Treat warnings as errors
    #[arg(long)]
    pub strict: bool,
    /// Take pages with `draft: true` for part of the site
    #[arg(long)]
    pub drafts: bool,
    #[command(flatten)]
    pub run: RunArguments,
    /// Print how long each stage took
    #[arg(short, long)]
    pub verbose: bool,
}

#[derive(Debug, Args)]
pub(super) struct BuildArguments {
    #[command(flatten)]
    pub project: ProjectArguments,
    /// Output folder, from where you are [default: public, in the project]
    #[arg(short, long, value_name = "DIR")]
    pub output_dir: Option<PathBuf>,
    /// Print what would be written and removed, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Take an output folder that holds files which no build wrote
    #[arg(short, long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    #[command(flatten)]
    pub project: ProjectArguments,
    /// Report what these rules find and no other, by name or code; what keeps a file from being read is told all the same
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub only: Vec<String>,
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line, and they are independent")]
pub(super) struct ExtractArguments {
    /// Files: saved pages, feed items, posts, the text of PDFs, plain text
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Folder for the Markdown, from where you are [default: extracted, in the project]
    #[arg(short, long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Form of the files
    #[arg(long, value_enum, default_value_t = KindArgument::Auto)]
    pub kind: KindArgument,
    /// Encoding of the files, where they do not say it or say it wrongly: gb18030, big5, utf-16le
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
    /// The element that holds the article: p, .class, #id, [key=value], below and beside each other
    #[arg(long, value_name = "SELECTOR")]
    pub selector: Option<String>,
    /// Id of the article, where the file's name up to the first `_` or `.` is none
    #[arg(long, value_name = "ID")]
    pub id: Option<String>,
    /// Write what each article enumerates, its figures and names beside its Markdown, as <id>.facts.yaml
    #[arg(long)]
    pub facts: bool,
    /// Turn an enumeration into draft pages under content/, one an item: 7:p4=actions:action; may be given several times
    #[arg(long, value_name = "ENUMERATION=SECTION:KIND")]
    pub pages: Vec<String>,
    /// Write or refresh the record of each article in its page under content
    #[arg(long)]
    pub record: bool,
    /// Print what would be written, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Write what was dropped, changed and guessed into a file, as JSON
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Folder of the project [default: the nearest above that holds content/site.yaml, if one does]
    #[arg(short, long, value_name = "DIR")]
    pub root: Option<PathBuf>,
    #[command(flatten)]
    pub run: RunArguments,
    /// Print what was dropped, changed and guessed, and how long each stage took
    #[arg(short, long)]
    pub verbose: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum KindArgument {
    /// Told by how a file begins
    Auto,
    /// Front matter and HTML
    Feed,
    /// Front matter and Markdown, as Jekyll has it
    Jekyll,
    /// A saved page
    Html,
    /// The text of a PDF, with its hard line ends
    PdfText,
    /// Plain text
    Text,
}

impl KindArgument {
    /// The form, where one is named.
    pub fn form(self) -> Option<Form> {
        match self {
            Self::Auto => None,
            Self::Feed => Some(Form::Feed),
            Self::Jekyll => Some(Form::Jekyll),
            Self::Html => Some(Form::Html),
            Self::PdfText => Some(Form::PdfText),
            Self::Text => Some(Form::Text),
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// A code or a name: DZ201, dead-reference
    #[arg(required_unless_present = "list")]
    pub code: Option<String>,
    /// List every code
    #[arg(long)]
    pub list: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum FormatArgument {
    /// Excerpts for people, on standard error
    Human,
    /// One line a finding, on standard output
    Short,
    /// One JSON object, on standard output
    Json,
    /// Annotations for GitHub, on standard output
    Github,
    /// A SARIF log for code scanning, on standard output
    Sarif,
}

impl FormatArgument {
    /// Whether findings are printed for programs, on standard output.
    pub fn is_machine(self) -> bool {
        !matches!(self, Self::Human)
    }
}

impl From<FormatArgument> for Format {
    fn from(argument: FormatArgument) -> Self {
        match argument {
            FormatArgument::Human => Self::Human,
            FormatArgument::Short => Self::Short,
            FormatArgument::Json => Self::Json,
            FormatArgument::Github => Self::Github,
            FormatArgument::Sarif => Self::Sarif,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}
