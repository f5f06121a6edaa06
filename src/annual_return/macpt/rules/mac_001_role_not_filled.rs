#![doc = include_str!("mac_001_role_not_filled.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::macpt::model::{Established, Member, MemberRole};
use crate::annual_return::model::Duty;
use crate::at;
use crate::finding::Level;
use crate::rule::kit::{choice_of, entries};
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Choice as _, Ref};

/// A nominated role in a council's team is not filled, or there is no team.
pub const RULE: ReturnRule =
    ReturnRule::new("MAC-001", Level::Query, include_str!("mac_001_role_not_filled.md"), check).proposed(Duty::Macpt);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    if r.macpt.is_blank() {
        found.add(
            at!(r.macpt),
            "the duty is in force in this area, and nothing is said of the multi-agency child protection team",
            "answer the questions of the part macpt, first established: yes, partial, shadow or no; `masa-return explain macpt` tells its keys",
        );
        return CHECKED;
    }
    if r.macpt.established.get() == Some(Established::No) {
        found.add(
            at!(r.macpt.established),
            "the duty is in force in this area, and the multi-agency child protection team is not set up",
            "if this is so, say under explanations when it will be, and who does its work until then",
        );
        return CHECKED;
    }
    let members = entries(&r.macpt.members)?;
    for (i, council) in facts.authorities() {
        found.each(at!(r.partnership.bodies[i]), |found| {
            let id = council.id.given()?.as_str();
            let roles = filled(members, id)?;
            let is_empty = |role: &MemberRole| !roles.contains(role);
            let empty: Vec<String> =
                MemberRole::ALL.iter().filter(|role| is_empty(role)).map(|role| format!("“{}”", role.label())).collect();
            if !empty.is_empty() {
                found
                    .add(
                        at!(r.macpt.members),
                        format!("in the team of {} nobody holds the role of {}", facts.body_name(id), choice_of(&empty)),
                        "add an entry under macpt › members: - { role: CODE }, the codes being social_worker, health, police and education; if the role stands empty, say under explanations when it will be filled",
                    )
                    .about(id)
                    .figures(empty);
            }
            CHECKED
        });
    }
    CHECKED
}

/// The roles that are filled in the team of a council; `None` when a member's role or council cannot be read.
fn filled(members: &[Member], council: &str) -> Option<Vec<MemberRole>> {
    let mut roles = Vec::new();
    for member in members {
        let role = member.role.get()?;
        let belongs = match member.authority.given().map(Ref::as_str) {
            Some(own) => own == council,
            None if member.authority.is_faulty() => return None,
            None => true,
        };
        let has_hours = member.fte.known().is_none_or(|fte| !fte.decimal().is_zero());
        if belongs && has_hours {
            roles.push(role);
        }
    }
    Some(roles)
}
