//! A percentage built on a count that is held back would give the count away: it is held back too, as the department does.

use serde_json::Value;

use crate::disclosure::Publishable;
use crate::finding::{FieldPath, Step};
use crate::value::Symbol;

/// Holds back every percentage or rate whose count, numerator or denominator is held back in the same year.
pub fn hold_back_shares(publishable: &mut Publishable) {
    let Some(values) = publishable.data.pointer_mut("/indicators/values").and_then(Value::as_array_mut) else { return };
    for (i, indicator) in values.iter_mut().enumerate() {
        let Some(years) = indicator.get_mut("years").and_then(Value::as_array_mut) else { continue };
        for (j, year) in years.iter_mut().enumerate().filter_map(|(j, year)| year.as_object_mut().map(|year| (j, year))) {
            let confidential = Value::from(Symbol::Confidential.code());
            if !["count", "numerator", "denominator"].iter().any(|key| year.get(*key) == Some(&confidential)) {
                continue;
            }
            for key in ["percent", "rate"] {
                if let Some(share) = year.get_mut(key).filter(|share| **share != confidential) {
                    *share = confidential.clone();
                    let steps = ["indicators", "values"].map(|key| Step::Key(key.to_owned()));
                    let mut path = FieldPath(steps.to_vec());
                    path.0.extend([Step::Index(i), Step::Key("years".to_owned()), Step::Index(j), Step::Key(key.to_owned())]);
                    publishable.held_back.push(path);
                }
            }
        }
    }
}
