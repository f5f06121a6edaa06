//! What the project promises, tested from the outside.

mod html;
