//! The chapter on family networks.

use super::model::{FamilyNetworks, GroupDecisionMaking};
use crate::annual_return::model::Duty;
use crate::annual_return::report::{Chapter, Show, View, asked, many_of, share, share_known, share_row, shares_table};
use crate::chart::{Bar, Frame, funnel};
use crate::document::Section;
use crate::value::{Answer, ChildCount, Children};

const ANCHOR: &str = "family-networks";
/// The title of the chapter.
pub const TITLE: &str = "Family networks";

/// The chapter; `None` when the partners answer nothing in this part.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().family_networks.given()?;
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.proposed(view, Some(Duty::FamilyGroupDecisionMaking));
    message(&mut chapter, part);
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

/// The message: "41 of 48 families at the stage before court proceedings were offered family group decision making, and 30 took
/// it up."
fn message(chapter: &mut Chapter, part: &FamilyNetworks) {
    let meetings = &part.group_decision_making;
    let offered = meetings.offered.known().zip(meetings.families.known()).map(|(offered, families)| {
        let were = if offered.0 == 1 { "was" } else { "were" };
        format!(
            "{offered} of {families} families at the stage before court proceedings {were} offered family group decision making"
        )
    });
    let taken = meetings.taken_up.known();
    let returned = many_of(&part.reunification.returned, "child returned home from care", "children returned home from care");
    chapter.message([
        offered.map(|offered| match taken {
            Some(taken) => format!("{offered}, and {taken} took it up"),
            None => offered,
        }),
        many_of(
            &part.support_packages.agreed,
            "support package for relatives and friends was agreed",
            "support packages for relatives and friends were agreed",
        ),
        returned,
    ]);
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
    let stages = [
        ("Families at the stage before proceedings", "", Some(&meetings.families)),
        ("Offered family group decision making", "families", Some(&meetings.offered)),
        ("Took it up", "offered it", meetings.taken_up.is_given().then_some(&*meetings.taken_up)),
        ("Made a plan", "who took it up", meetings.plans_agreed.is_given().then_some(&*meetings.plans_agreed)),
    ];
    let mut marks = Vec::new();
    let mut before: Option<&Answer<ChildCount>> = None;
    for (label, of, count) in stages {
        let Some(count) = count else { continue };
        let bar = Bar::new(label, count.known().map(Children::decimal), count.words());
        let share = before.and_then(|before| share_known(count, before));
        marks.push(match share {
            Some(share) => bar.noted(format!("{share} of {of}")),
            None => bar,
        });
        before = Some(count);
    }
    let Some(offered) = share_known(&meetings.offered, &meetings.families).filter(|_| marks.len() > 2) else {
        return chapter.table(table);
    };
    let frame = Frame {
        anchor: "chart-family-group".to_owned(),
        title: "From families to plans".to_owned(),
        summary: format!(
            "{offered} of families at the stage before court proceedings were offered family group decision making."
        ),
        table,
    };
    chapter.chart(funnel(frame, &marks));
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::chapter;
    use crate::annual_return::report::testing::chapter_lines;

    fn lines(part: serde_json::Value) -> Vec<String> {
        chapter_lines(json!({ "family_networks": part }), chapter)
    }

    #[test]
    fn the_chapter_says_how_many_families_were_offered_a_meeting() {
        let full = lines(json!({
            "group_decision_making": { "families": 48, "offered": 41, "taken_up": 30, "plans_agreed": 24 },
            "support_packages": { "agreed": 12, "spending": "38420" },
            "reunification": { "returned": 2 },
        }));
        let message = "41 of 48 families at the stage before court proceedings were offered family group decision making, and 30 took it up. 12 support packages for relatives and friends were agreed.";
        assert!(full.contains(&message.to_owned()), "{full:#?}");
        let hidden = lines(json!({ "group_decision_making": { "families": 48, "offered": 3 } }));
        assert!(!hidden.iter().any(|line| line.contains("were offered")), "{hidden:#?}");
    }
}
