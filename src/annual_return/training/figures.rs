//! Figures about training.

use super::model::Course;
use crate::annual_return::finance::model::SpendingLine;
use crate::annual_return::terms::figure::Definition;
use crate::value::{Answer, Balance, Count, Counted, Decimal, Ref, sum};

/// The figures, with their definitions.
pub const DEFINITIONS: &[Definition] = &[Definition {
    number: 12,
    title: "Cost per training place and per person who attended",
    unit: "Pounds",
    definition: "What the spending lines named by courses came to, divided by the places offered on these courses, and by the people who attended. The cost of places not used is the cost per place times the places nobody took. Courses that name no spending line are left out.",
    numerator: Some("What was spent on the lines named by courses"),
    denominator: Some("Places offered on these courses; people who attended them"),
}];

/// The cost of the courses that name a spending line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Spending on the lines that courses name, in pounds.
    pub spent: Balance,
    /// Places offered on the courses that name a line.
    pub places: Count,
    /// People who attended these courses.
    pub attended: Count,
}

impl Cost {
    /// Spending divided by places offered; `None` when no place was offered.
    pub fn per_place(&self) -> Option<Balance> {
        self.spent.decimal().checked_div(self.places.decimal()).map(Balance::from_decimal)
    }

    /// Spending divided by people who attended; `None` when nobody attended.
    pub fn per_person(&self) -> Option<Balance> {
        self.spent.decimal().checked_div(self.attended.decimal()).map(Balance::from_decimal)
    }

    /// Places offered and not taken; `None` when more people attended than places were offered.
    pub fn places_not_used(&self) -> Option<Count> {
        self.places.0.checked_sub(self.attended.0).map(Count)
    }

    /// The cost of the places not taken: their share of the spending.
    pub fn of_places_not_used(&self) -> Option<Balance> {
        let share: Decimal = self.spent.decimal().checked_mul(self.places_not_used()?.decimal())?;
        share.checked_div(self.places.decimal()).map(Balance::from_decimal)
    }
}

/// The cost of the courses that name the spending line that paid for them. A line that several courses name counts once. `None`
/// when any number is not known, or when no course names a line.
pub fn cost(courses: &[Course], spending: &[SpendingLine]) -> Option<Cost> {
    let paid: Vec<&Course> = courses.iter().filter(|course| course.paid_from.is_given()).collect();
    let mut lines: Vec<&str> = paid.iter().filter_map(|course| course.paid_from.given()).map(Ref::as_str).collect();
    lines.sort_unstable();
    lines.dedup();
    if lines.is_empty() {
        return None;
    }
    let spent: Option<Balance> = lines
        .iter()
        .map(|id| spending.iter().find(|line| line.id.given().is_some_and(|own| own.as_str() == *id))?.actual.known())
        .sum();
    Some(Cost {
        spent: spent?,
        places: sum(paid.iter().map(|course| &course.places_offered))?,
        attended: sum(paid.iter().map(|course| &course.attended))?,
    })
}

/// The places an agency took on all courses.
#[derive(Debug, Clone)]
pub struct Agency {
    /// Its name, as the courses give it.
    pub name: String,
    /// The places its people took; `None` when any number is not known.
    pub attended: Option<Count>,
    /// The number of courses.
    pub courses: usize,
}

/// Places taken by each agency over all courses, most first. Agencies whose number is not known are last.
pub fn by_agency(courses: &[Course]) -> Vec<Agency> {
    let mut agencies: Vec<(String, Vec<&Answer<Counted>>)> = Vec::new();
    for own in courses.iter().flat_map(|course| course.by_agency.items()) {
        let name = own.agency.text().trim();
        let name = if name.is_empty() { "Agency not answered" } else { name };
        match agencies.iter_mut().find(|(known, _)| known == name) {
            Some((_, counts)) => counts.push(&own.attended),
            None => agencies.push((name.to_owned(), vec![&own.attended])),
        }
    }
    let sum_up = |(name, counts): (String, Vec<&Answer<Counted>>)| Agency { name, courses: counts.len(), attended: sum(counts) };
    let mut agencies: Vec<Agency> = agencies.into_iter().map(sum_up).collect();
    agencies.sort_by(|a, b| b.attended.cmp(&a.attended).then_with(|| a.name.cmp(&b.name)));
    agencies
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn courses(attended: &str) -> Vec<Course> {
        serde_json::from_value(json!([
            { "paid_from": "exp-training", "places_offered": 120, "attended": 90 },
            { "paid_from": "exp-training", "places_offered": 80, "attended": attended },
            { "places_offered": 500, "attended": 500 },
        ]))
        .expect("reads")
    }

    fn spending() -> Vec<SpendingLine> {
        serde_json::from_value(json!([{ "id": "exp-training", "actual": "14000" }, { "id": "exp-staff", "actual": "90000" }]))
            .expect("reads")
    }

    #[test]
    fn a_line_that_pays_for_two_courses_counts_once() {
        let cost = cost(&courses("70"), &spending()).expect("known");
        let shown = |amount: Option<Balance>| amount.expect("known").to_string();
        // The lines cost £14,000; 200 places were offered and 160 taken.
        assert_eq!(shown(cost.per_place()), "£70");
        assert_eq!(shown(cost.per_person()), "£87.50");
        assert_eq!(cost.places_not_used(), Some(Count(40)));
        assert_eq!(shown(cost.of_places_not_used()), "£2,800");
    }

    #[test]
    fn a_part_that_is_not_known_makes_the_cost_unknown() {
        assert_eq!(cost(&courses("x"), &spending()), None);
        assert_eq!(cost(&courses("70"), &[]), None);
        assert_eq!(cost(&[], &spending()), None);
    }
}
