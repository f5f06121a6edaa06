//! How the numbers were made, and what the words mean.

use super::View;
use super::words::one_place;
use crate::annual_return::report::{Chapter, cell};
use crate::collate::report::spread::{FEWEST, far};
use crate::disclosure::THRESHOLD;
use crate::document::Section;
use crate::value::listed;

/// The chapter.
pub fn chapter(view: &View) -> Section {
    let mut chapter = Chapter::of_many("method", "How the numbers were made");
    chapter.section("method-counts", "What counts", |inner| {
        inner.list([
            "Only returns without errors count, one for each partnership: the last version whose last change of substance came by the deadline, or else the last one that came, as late.",
            "A return belongs to a region when all of its authorities lie in it. A return that reaches across regions counts in England alone, so regions do not always come to what England comes to. Standardised data of a council belong to the region of the council, whatever its partnership.",
            "What a return does not give is never taken for zero. Each total says on how many returns it rests, and how many gave no number. A count that a partnership holds back in the form it sent is not known here, and is left out in the same way.",
        ]);
    });
    chapter.section("method-rounding", "Rounding", |inner| {
        inner.list([
            "Counts of children in England and its regions are rounded to the nearest 10; those of a single council or partnership are not rounded.",
            "Percentages and rates have one decimal place. They are worked out from numbers that are not rounded, save where that would give a hidden count away. So they can differ a little from what the printed numbers would give, and parts may not add up to 100%.",
            "Money is exact to the penny in tables, and in round numbers in sentences and pictures.",
        ]);
    });
    chapter.section("method-disclosure", "Protecting children", |inner| {
        inner.list([
            format!("Counts of children from 1 to {} are held back and shown as c, in the returns and in totals alike.", THRESHOLD - 1),
            "A total is told in less detail where somebody could work out a hidden count from it and from what returns show, over areas and breakdowns together. Then everything that is told of it is worked out from the total to the nearest 10, for England to the nearest 100 or 1,000 if need be.".to_owned(),
            "A total for which that is not enough is held back too.".to_owned(),
            "A percentage or rate that rests on a total which is held back is held back with it.".to_owned(),
        ]);
    });
    chapter.section("method-words", "What the words mean", |inner| {
        let years: Vec<String> = view.totals.mid_years.iter().map(|year| format!("mid-{year}")).collect();
        let children = if years.is_empty() {
            "Children aged 0 to 17, as the Office for National Statistics estimates them.".to_owned()
        } else {
            format!(
                "Children aged 0 to 17, as the Office for National Statistics estimates them for {}: the latest the tool has for the middle of the year before the year’s end, or before.",
                listed(&years)
            )
        };
        inner.facts(vec![
            ("Children of an area".to_owned(), cell(children)),
            (
                "Paid in".to_owned(),
                cell("Cash paid by or on behalf of a partner, without contributions in kind and without what partners spend from their own budgets."),
            ),
            (
                "Own budget".to_owned(),
                cell("What the partnership itself spends. What partners spend from their own budgets on the same needs stands apart and is in no total."),
            ),
            (
                "Median and quartiles".to_owned(),
                cell("Half of the areas have a figure below the median, half above it. A quarter lie below the lower quartile, a quarter above the upper one. Between two figures the way is divided evenly."),
            ),
            (
                "Robust z".to_owned(),
                cell(format!(
                    "How far a figure stands from the median: 0.6745 times the distance, divided by the median of all distances. A figure is asked about where it is more than {}, and where at least {FEWEST} areas show one. Where more than half of the areas show the same figure, none is asked about.",
                    one_place(far())
                )),
            ),
            (
                "In date".to_owned(),
                cell("Of an agreement: on the day the return was prepared it holds, and its review is not yet due."),
            ),
            (
                "Sent in time".to_owned(),
                cell("Of a rapid review: sent to the national panel within 15 working days of the notification."),
            ),
        ]);
    });
    chapter.done()
}
