#![doc = include_str!("scr_011_children_not_involved.md")]

use crate::annual_return::check::facts::{Facts, ReturnRule};
use crate::annual_return::scrutiny::model::{Activity, Scrutiny};
use crate::annual_return::voice::model::HeardBy;
use crate::at;
use crate::finding::Level;
use crate::rule::{CHECKED, Checked, Found};
use crate::value::{Children, Stated, Symbol};

/// No scrutiny activity involved children directly.
pub const RULE: ReturnRule = ReturnRule::new("SCR-011", Level::Advice, include_str!("scr_011_children_not_involved.md"), check);

fn check(facts: &Facts, found: &mut Found) -> Checked {
    let r = &facts.this;
    let activities = r.scrutiny.activities.given()?;
    let heard = r.voice.engagements.items().iter().any(|engagement| engagement.by.get() == Some(HeardBy::Scrutineer));
    if heard || young_people_scrutinise(&r.scrutiny) || activities.iter().any(with_children) {
        return CHECKED;
    }
    // An activity without a method may have involved children.
    (activities.iter().all(|activity| activity.method.is_given() && !activity.children_involved.is_faulty())).then_some(())?;
    found.add(
        at!(r.scrutiny.activities),
        "no activity of scrutiny involved children directly",
        "if children took part in one, add children_involved: with their number to it; if not, plan for next year how scrutineers can meet them",
    );
    CHECKED
}

fn young_people_scrutinise(scrutiny: &Scrutiny) -> bool {
    scrutiny.young_scrutineers.is_given() || scrutiny.model.items().iter().any(|model| model.as_str() == "youth_led")
}

/// Whether an activity involved children. A number that is held back or not known is still a number of children.
fn with_children(activity: &Activity) -> bool {
    let direct = activity.method.given().is_some_and(|method| method.as_str() == "direct_child_engagement");
    let some = match activity.children_involved.get() {
        None | Some(Stated::Known(Children(0)) | Stated::Unknown(Symbol::NotApplicable)) => false,
        Some(Stated::Known(_) | Stated::Unknown(_)) => true,
    };
    direct || some
}
