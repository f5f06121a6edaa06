//! The one integration test crate.

mod house;
