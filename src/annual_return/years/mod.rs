//! From one year to the next: last year’s return, what is carried forward, and the starter of a new one.

pub mod carry_forward;
pub mod last_year;
pub mod starter;
pub mod successor;
