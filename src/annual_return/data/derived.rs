//! The figures worked out from the answers, as a table beside the others: each with its unit, what stands above and below the line,
//! and its definition.
//!
//! They are those the report prints, from the same functions over the public form. A figure with a part that is not known, or is held
//! back, has no row. Figures that are tables in themselves (each need with its services, each indicator beside England) have none
//! either: their parts are in the tables of the form.

use crate::annual_return::check::facts::Facts;
use crate::annual_return::commissioning;
use crate::annual_return::finance;
use crate::annual_return::finance::model::SpendingLine;
use crate::annual_return::information_sharing;
use crate::annual_return::needs;
use crate::annual_return::parts::PARTS;
use crate::annual_return::priorities;
use crate::annual_return::public::published::Published;
use crate::annual_return::terms::figure::Definition;
use crate::annual_return::training;
use crate::dataset::{Cell, Column, Kind, Shape, Table};
use crate::value::{Balance, Choice as _, Decimal, Money, Percent, Quantity};

/// The figures of the public form.
pub fn figures(published: &Published, place: &[Column], cells: &[Cell]) -> Option<Table> {
    let mut rows = Rows { rows: Vec::new(), cells };
    money(published, &mut rows);
    partners(published, &mut rows);
    spending(published, &mut rows);
    work(published, &mut rows);
    let own = [
        Column::made("number", "Number", Kind::Count, "The number of the figure in the list of figures."),
        Column::made("figure", "Figure", Kind::Text, "Its name."),
        Column::made(
            "about",
            "About",
            Kind::Text,
            "What it is a figure of: a payer, a need, a kind. Blank where there is only one.",
        ),
        Column::made("value", "Value", Kind::Fraction, "The figure."),
        Column::made("unit", "Unit", Kind::Text, "In what it is given."),
        Column::made("numerator", "Numerator", Kind::Fraction, "What stands above the line, for a share or a rate."),
        Column::made("denominator", "Denominator", Kind::Fraction, "What stands below the line, for a share or a rate."),
        Column::made("definition", "Definition", Kind::Text, "How it is worked out."),
    ];
    let mut rows = rows.rows;
    rows.sort_by_key(|(number, _)| *number);
    (!rows.is_empty()).then(|| Table {
        name: "figures".to_owned(),
        title: "Figures worked out from the answers".to_owned(),
        meaning: "The figures that the report prints, each where every part of it is known.".to_owned(),
        shape: Shape::Made,
        columns: place.iter().cloned().chain(own).collect(),
        rows: rows.into_iter().map(|(_, row)| row).collect(),
    })
}

struct Rows<'a> {
    rows: Vec<(u8, Vec<Cell>)>,
    cells: &'a [Cell],
}

impl Rows<'_> {
    /// A figure that is one number; nothing where it is not known.
    fn add(&mut self, number: u8, about: &str, unit: &str, value: Option<String>) {
        self.share(number, about, unit, value, None);
    }

    /// A figure with what stands above and below the line.
    fn share(&mut self, number: u8, about: &str, unit: &str, value: Option<String>, line: Option<(String, String)>) {
        let (Some(value), Some(definition)) = (value, definition(number)) else { return };
        let (above, below) = line.map_or((Cell::Blank, Cell::Blank), |(above, below)| (Cell::Number(above), Cell::Number(below)));
        let own = [
            Cell::number(number.into()),
            Cell::words(definition.title),
            Cell::words(about),
            Cell::Number(value),
            Cell::words(unit),
            above,
            below,
            Cell::words(definition.definition),
        ];
        self.rows.push((number, self.cells.iter().cloned().chain(own).collect()));
    }
}

fn definition(number: u8) -> Option<&'static Definition> {
    PARTS.iter().flat_map(|part| part.definitions).find(|definition| definition.number == number)
}

const POUNDS: &str = "pounds";
const PER_CENT: &str = "per cent";

fn written<T: Quantity>(number: Option<T>) -> Option<String> {
    number.map(|number| number.canonical())
}

fn line(above: impl Quantity, below: impl Quantity) -> (String, String) {
    (above.canonical(), below.canonical())
}

fn money(facts: &Facts, rows: &mut Rows) {
    use finance::figures::{
        in_kind_share, income, income_change, income_last_year, next_year_gap, reserve_change, reserve_share, surplus,
    };
    let spent = finance::figures::spending(facts);
    rows.add(1, "Total income", POUNDS, written(income(facts)));
    rows.add(1, "Total spending", POUNDS, written(spent));
    rows.add(1, "Surplus or deficit", POUNDS, written(surplus(facts)));
    for payer in finance::figures::shares_by_payer(facts).unwrap_or_default() {
        let total = income(facts).map(|total| line(payer.amount, total));
        rows.share(2, &payer.payer, PER_CENT, written(payer.share), total);
    }
    if let Some(change) = income_change(facts) {
        rows.add(5, "In cash", POUNDS, Some(change.amount.canonical()));
        let before = income_last_year(facts).map(|before| line(change.amount, before));
        rows.share(5, "As a share", PER_CENT, change.percent.map(|percent| percent.to_string()), before);
    }
    rows.add(9, "Closing less opening balance", POUNDS, written(reserve_change(facts)));
    let closing = facts.this.finance.reserves.closing.known();
    rows.share(10, "", PER_CENT, written(reserve_share(facts)), closing.zip(spent).map(|(closing, spent)| line(closing, spent)));
    rows.add(11, "", PER_CENT, written(in_kind_share(facts)));
    rows.add(17, "", POUNDS, written(next_year_gap(facts)));
}

fn partners(facts: &Facts, rows: &mut Rows) {
    let shares = finance::figures::partner_shares(facts).unwrap_or_default();
    let cash: Money = shares.iter().map(|partner| partner.cash).sum();
    let in_kind: Option<Money> = shares.iter().map(|partner| partner.in_kind).sum();
    let children = finance::figures::children(facts);
    for partner in &shares {
        let who = finance::figures::partners_of(partner.kind);
        rows.share(3, &format!("{who}: cash"), PER_CENT, written(partner.cash_share), Some(line(partner.cash, cash)));
        let with = partner.in_kind.zip(in_kind).map(|(own, all)| line(partner.cash + own, cash + all));
        rows.share(3, &format!("{who}: with contributions in kind"), PER_CENT, written(partner.share_with_in_kind), with);
        let each = children.map(|children| line(partner.cash, children));
        rows.share(4, who, "pounds for each child", written(partner.for_each_child), each);
    }
}

fn spending(facts: &Facts, rows: &mut Rows) {
    let by = |code: fn(&SpendingLine) -> Option<String>| finance::figures::spending_by(facts, code).unwrap_or_default();
    let by_function = by(|line| line.core_function.given().map(|code| code.label()));
    let by_nature = by(|line| line.nature.given().map(|code| code.label()));
    for (number, groups) in [(6, by_function), (7, by_nature)] {
        for (about, amount) in groups {
            rows.add(number, &about, POUNDS, Some(amount.canonical()));
        }
    }
    let training = &facts.this.training;
    if let Some(cost) = training::figures::cost(training.programme.items(), facts.this.finance.spending.items()) {
        rows.share(12, "For each place", POUNDS, written::<Balance>(cost.per_place()), Some(line(cost.spent, cost.places)));
        rows.share(
            12,
            "For each person who attended",
            POUNDS,
            written::<Balance>(cost.per_person()),
            Some(line(cost.spent, cost.attended)),
        );
    }
}

fn work(published: &Published, rows: &mut Rows) {
    let count = |number: usize| Some(number.to_string());
    let this = &published.this;
    rows.add(21, "", "needs", needs::figures::without_service(published).and_then(|needs| count(needs.len())));
    rows.add(22, "", "services", commissioning::figures::without_evidence(published).and_then(|services| count(services.len())));
    for need in this.needs.needs.items() {
        let estimate = need.population.estimate.known();
        let parts = needs::figures::served(published, need).zip(estimate).map(|(served, estimate)| line(served, estimate));
        let reach = needs::figures::reach(published, need).map(|reach: Decimal| reach.to_string());
        rows.share(24, need.title.text(), PER_CENT, reach, parts);
    }
    for (progress, number) in
        this.priorities.priorities.given().and_then(|all| priorities::figures::by_progress(all)).unwrap_or_default()
    {
        rows.add(26, progress.label(), "priorities", count(number));
    }
    if let Some(on_time) = published.process().rapid_reviews {
        let parts = Some((on_time.on_time.to_string(), on_time.judged.to_string()));
        rows.share(38, "", PER_CENT, written::<Percent>(on_time.share()), parts);
    }
    let agreements = this.information_sharing.agreements.given();
    let currency = agreements.and_then(|all| information_sharing::figures::by_currency(all, published.as_of));
    for (currency, number) in currency.unwrap_or_default() {
        rows.add(48, currency.label(), "agreements", count(number));
    }
}
