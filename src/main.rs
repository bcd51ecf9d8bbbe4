//! The command `duizhao`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(duizhao::cli::main().code())
}
