//! What the report says of family networks.

use super::model::{FamilyNetworks, GroupDecisionMaking};
use crate::annual_return::model::Duty;
use crate::annual_return::report::{Chapter, Show, View, asked, share, share_row, shares_table};
use crate::document::Section;

const ANCHOR: &str = "family-networks";
const TITLE: &str = "Family networks";

/// The chapter; none where the partners give no answer to it.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().family_networks.given()?;
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.proposed(view, Some(Duty::FamilyGroupDecisionMaking));
    chapter.section("family-group-decision-making", "Family group decision making", |inner| decision_making(inner, part));
    chapter.section("family-support-packages", "Family network support packages", |inner| {
        if let Some(packages) = part.support_packages.given() {
            inner.facts(vec![asked("Packages agreed", &packages.agreed), asked("What they cost", &packages.spending)]);
            inner.labelled_welcome("What they changed", &packages.effect);
        }
    });
    chapter.section("reunification", "Children who returned home from care", |inner| {
        if let Some(reunification) = part.reunification.given() {
            inner.facts(vec![asked("Children who returned home", &reunification.returned)]);
            let mut table = shares_table("table-reunification", "Children who returned home from care");
            share_row(&mut table, "Had a family help plan", &reunification.with_plan, &reunification.returned);
            share_row(&mut table, "Came back into care within 12 months", &reunification.re_entered, &reunification.returned);
            inner.table(table);
        }
    });
    chapter.section("kinship", "Children in the care of family and friends", |inner| inner.welcome(&part.kinship));
    chapter.unless_empty()
}

fn decision_making(chapter: &mut Chapter, part: &FamilyNetworks) {
    if let Some(meetings) = part.group_decision_making.given() {
        counts(chapter, meetings);
    }
    chapter.labelled_welcome("How it is made safe for those who have been hurt", &part.safety_checks);
}

fn counts(chapter: &mut Chapter, meetings: &GroupDecisionMaking) {
    chapter.facts(vec![
        asked("Families at the stage before proceedings", &meetings.families),
        asked("Families offered it", &meetings.offered),
    ]);
    let mut table = shares_table("table-family-group", "Families and family group decision making");
    share_row(&mut table, "Offered", &meetings.offered, &meetings.families);
    for reason in meetings.not_offered.items() {
        let title = format!("Not offered: {}", Show::text(&reason.reason).to_lowercase());
        table.row(title, vec![reason.count.cell(), meetings.families.cell(), share(&reason.count, &meetings.families)]);
    }
    share_row(&mut table, "Took it up", &meetings.taken_up, &meetings.offered);
    share_row(&mut table, "Made a plan", &meetings.plans_agreed, &meetings.offered);
    chapter.table(table);
}
