//! Printing. A reader that closed the pipe (`| head`) ends the printing quietly, not the program with a panic.

#![expect(clippy::disallowed_methods, reason = "colour follows NO_COLOR and CLICOLOR_FORCE, as users expect")]

use std::io::{IsTerminal, Write};

use crate::cli::args::Colour;

/// Prints data on standard output.
pub(super) fn out(text: &str) {
    let mut stream = std::io::stdout().lock();
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}

/// Prints everything else on standard error.
pub(super) fn err(text: &str) {
    let mut stream = std::io::stderr().lock();
    let _ = stream.write_all(text.as_bytes()).and_then(|()| stream.flush());
}

/// Whether standard error is a person's terminal.
pub(super) fn is_terminal() -> bool {
    std::io::stderr().is_terminal()
}

/// Whether to use colours on standard error.
pub(super) fn colours(asked: Colour) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    match asked {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => set("CLICOLOR_FORCE") || (is_terminal() && !set("NO_COLOR")),
    }
}
