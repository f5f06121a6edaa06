//! What every part of the form is written with.

pub(crate) use schemars::JsonSchema;
pub(crate) use serde::{Deserialize, Serialize};

pub(crate) use crate::annual_return::terms::evidence::{Action, Evidence};
pub(crate) use crate::annual_return::terms::kind;
pub(crate) use crate::annual_return::terms::list;
pub(crate) use crate::value::{
    Amount, Answer, Balance, ChildCount, Code, Counted, Date, Email, Fraction, Id, Narrative, Optional, Part, Percentage, Ref,
    Stated, Url, Year, choice,
};
