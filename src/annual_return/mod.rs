//! This return: its parts in the order of the form, what is asked, what is computed, what must hold, what the report says.

pub mod check;
pub mod data;
pub mod explain;
pub mod model;
pub mod part;
pub mod parts;
pub mod prefill;
mod prelude;
pub mod public;
pub mod report;
pub mod rules;
pub mod terms;
pub mod years;

pub mod arrangements;
pub mod commissioning;
pub mod extra_familial_harm;
pub mod family_networks;
pub mod finance;
pub mod governance;
pub mod indicators;
pub mod information_sharing;
pub mod lado;
pub mod learning;
pub mod looked_after;
pub mod macpt;
pub mod needs;
pub mod next_year;
pub mod partnership;
pub mod priorities;
pub mod publication;
pub mod scrutiny;
pub mod secure_estate;
pub mod sign_off;
pub mod stories;
pub mod training;
pub mod voice;
pub mod workforce;

pub use model::AnnualReturn;
pub use public::published::Published;
