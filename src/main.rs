//! The command line: everything is in [`masa_return::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    masa_return::cli::run(std::env::args_os())
}
