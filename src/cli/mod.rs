//! The command line: arguments, printing, exit codes. The only room that knows the clock, the environment and
//! where it was started.

mod args;
mod explain;
mod extract;
mod extracted;
mod progress;
mod project;
mod run;
mod selection;
mod terminal;

use clap::Parser;

use args::{Arguments, Verb};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing to say against the content.
    Fine,
    /// The content has errors; with `--strict` also warnings.
    Findings,
    /// The work could not be done: usage, disk, lock.
    Failed,
}

impl Exit {
    /// The exit status: 0, 1, 2.
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::Failed => 2,
        }
    }
}

/// Runs the command with the arguments of the process.
pub fn main() -> Exit {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are printed on standard output and are no failure.
            let _ = error.print();
            return if error.use_stderr() { Exit::Failed } else { Exit::Fine };
        }
    };
    match arguments.verb {
        Verb::Build(build) => run::build(&build),
        Verb::Check(check) => run::check(&check),
        Verb::Extract(arguments) => extract::extract(&arguments),
        Verb::Explain(explain) => explain::explain(&explain),
    }
}
