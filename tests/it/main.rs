//! The tests of the whole: one binary, one module a subject.

#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::type_complexity,
    clippy::unchecked_time_subtraction,
    reason = "a test that is wrong about its own data may panic, and tests read and write their own folders"
)]

mod bad_inputs;
mod command_line;
mod coverage;
mod determinism;
mod drafting;
mod emphasis;
mod extract;
mod facts;
mod faults;
mod figures;
mod golden;
mod hostile;
mod pair_slips;
mod project;
mod rules_page;
mod terms;
mod tidy;
mod typography;
mod upon;
mod writing;
