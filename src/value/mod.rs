//! The kinds of value a return is made of.
//!
//! A value is read once from the text as typed, checked once, and written back as text once. Nothing here uses floating-point
//! numbers. A number that is not known is replaced by one of the department's symbols ([`Symbol`]), which says why. A value that
//! nobody has given yet is an [`Answer`] that is not given, never a zero.

mod answer;
mod arithmetic;
mod choice;
mod date;
mod identity;
mod quantity;
mod stated;
mod text;
mod wording;
mod year;

pub(crate) use answer::OPTIONAL_MARK;
pub use answer::{Answer, Optional, Part};
pub use arithmetic::{change_percent, sum};
pub use choice::{Choice, Code, CodeList, CodeRow};
pub(crate) use choice::{choice, code_list, code_rows};
pub use date::{Date, InForce, WorkingDays};
pub(crate) use identity::kinds;
pub use identity::{Id, Kind, Ref};
pub use quantity::{Balance, Children, Count, Decimal, Fraction, Money, Percent, Quantity};
pub use stated::{Amount, ChildCount, Counted, Percentage, Stated, Symbol};
pub use text::{Email, Narrative, Url};
pub use wording::{capitalised, choice_of, counted, grouped, listed, nearest, quoted, visible};
pub use year::Year;
