#![doc = include_str!("ind_032_council_not_named.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::check::ids;
use crate::annual_return::partnership::model::BodyKind;
use crate::at;
use crate::finding::Level;
use crate::reference::IndicatorLevel;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Answer, Id};

/// An indicator that is counted for each council does not name its council.
pub const RULE: ReturnRule = ReturnRule::new("IND-032", Level::Error, include_str!("ind_032_council_not_named.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let councils: Vec<&str> = facts.authorities().into_iter().filter_map(|(_, body)| body.id.given()).map(Id::as_str).collect();
    let help = match councils.as_slice() {
        [] => "add a line authority: with the id that the council has under partnership › bodies".to_owned(),
        [only] => format!("add a line authority: {only}"),
        several => format!("add a line authority: ID, with the id of the council: {}", ids::some(several)),
    };
    let help = help.as_str();
    for (i, value) in r.indicators.values.given()?.iter().enumerate() {
        let path = at!(r.indicators.values[i].authority);
        found.each(path.clone(), |found| {
            let indicator = facts.reference.indicator(value.code.given()?.as_str())?;
            if indicator.level != IndicatorLevel::Authority {
                return CHECKED;
            }
            let name = format!("{} {}", indicator.code, indicator.label);
            match &*value.authority {
                Answer::NotAnswered => {
                    found.add(path, format!("{name} is counted council by council, and no council is named"), help);
                }
                Answer::Given(id) => {
                    // Another rule covers a body that is not in the register.
                    let Some(body) = facts.body(id.as_str()) else { return CHECKED };
                    if body.kind.get()? != BodyKind::LocalAuthority {
                        let body = facts.body_name(id.as_str());
                        found.add(path, format!("{name} is counted council by council, and {body} is no council"), help);
                    }
                }
                Answer::Faulty => return None,
            }
            CHECKED
        });
    }
    CHECKED
}
