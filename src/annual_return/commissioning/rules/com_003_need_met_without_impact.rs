#![doc = include_str!("com_003_need_met_without_impact.md")]

use super::com_002_need_without_a_service::has_a_reason;
use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::commissioning::figures::addressing;
use crate::annual_return::commissioning::model::{Service, Strength};
use crate::annual_return::needs::model::NeedStatus;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{counted, quoted};
use crate::rule::{CHECKED, Checked, Found};

/// A need is marked as met, but no service for it shows any impact.
pub const RULE: ReturnRule = ReturnRule::new("COM-003", Level::Query, include_str!("com_003_need_met_without_impact.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    for (i, need) in r.needs.needs.given()?.iter().enumerate() {
        let path = at!(r.needs.needs[i].status);
        found.each(path.clone(), |found| {
            if need.status.get()? != NeedStatus::Met {
                return CHECKED;
            }
            let id = need.id.given()?.as_str();
            let services = addressing(facts, id)?;
            // COM-002 covers a need without any service.
            if services.is_empty() && !has_a_reason(facts, need) {
                return CHECKED;
            }
            let shown: Option<Vec<bool>> = services.iter().map(|service| shows_impact(service)).collect();
            if !shown?.contains(&true) {
                let number = services.len();
                let but = match number {
                    0 => "no service meets it".to_owned(),
                    1 => "its one service shows no impact with evidence".to_owned(),
                    _ => format!("none of its {number} services shows impact with evidence"),
                };
                found
                    .add(
                        path,
                        format!("{} is marked met, but {but}", quoted(need.title.text(), id)),
                        "list what shows it under impact › evidence of a service that meets it; if nothing does, write status: partly_met, or say under explanations how you know",
                    )
                    .about(id)
                    .figures([counted(number, "service", "services")]);
            }
            CHECKED
        });
    }
    CHECKED
}

/// Whether a service shows impact: its strength is promising or better, and it lists evidence.
fn shows_impact(service: &Service) -> Option<bool> {
    let is_shown = match service.impact.strength.get()? {
        Strength::Promising | Strength::Strong => !service.impact.evidence.items().is_empty(),
        Strength::None | Strength::Early => false,
    };
    Some(is_shown)
}
