//! Who paid for the work of the partnerships: the kinds of partner, the spread of their shares, and what was paid for each child.

use super::View;
use super::words::{exact, in_returns, percent, rests_on, returns, round, share, whole, with_share};
use crate::annual_return::report::{Chapter, cell, key, lower};
use crate::chart::{Bar, Frame, Group as Bars, Measure, bars, grouped as grouped_chart, shares};
use crate::collate::report::group::{Group, PARTNERS};
use crate::collate::report::spread::Spread;
use crate::collate::report::totals::{ACROSS, Totals};
use crate::document::{Cell, Column, Section, Table};
use crate::value::{Decimal, Money, Percent, capitalised, grouped, listed};

const ENGLAND: usize = Totals::ENGLAND;

/// The chapter; `None` if no return counts.
pub fn chapter(view: &View) -> Option<Section> {
    let mut chapter = Chapter::of_many("contributions", "What partners paid");
    let paid = view.totals.whole(Group::IncomeByPartner, ENGLAND).filter(|paid| paid.returns > 0);
    if paid.is_none() {
        return (view.totals.returns > 0).then(|| {
            chapter.text("No return gives all of its income, so no total can be told.");
            chapter.done()
        });
    }
    message(view, &mut chapter);
    by_partner(view, &mut chapter);
    chapter.section("contributions-shares", "How the shares of partners differ", |inner| distribution(view, inner));
    chapter.section("contributions-children", "What was paid for each child", |inner| per_child(view, inner));
    chapter.section("contributions-kinds", "Where the money came from", |inner| kinds(view, inner));
    chapter.section("contributions-in-kind", "What partners gave besides cash", |inner| in_kind(view, inner));
    chapter.section("contributions-partnerships", "Partnership by partnership", |inner| partnerships(view, inner));
    Some(chapter.done())
}

fn message(view: &View, chapter: &mut Chapter) {
    let Some(paid) = view.totals.whole(Group::IncomeByPartner, ENGLAND) else { return };
    let Some(all) = paid.value else { return };
    let rows = view.totals.ranked(Group::IncomeByPartner, ENGLAND);
    let mut sentences = Vec::new();
    for (place, row) in rows.iter().enumerate() {
        let Some(amount) = row.total.value else { continue };
        sentences.push(match place {
            0 => format!(
                "{} paid {} of {} in cash ({}), {}.",
                row.category.label,
                round(amount),
                round(all),
                share(row.share),
                in_returns(paid.returns)
            ),
            _ => format!("{} paid {} ({}).", row.category.label, round(amount), share(row.share)),
        });
    }
    if paid.without > 0 {
        sentences.push(format!(
            "{} no amount for some line of income, and {} left out.",
            match paid.without {
                1 => "One return gives".to_owned(),
                number => format!("{} returns give", grouped(number)),
            },
            if paid.without == 1 { "is" } else { "are" }
        ));
    }
    chapter.text(sentences.join(" "));
    let england = view.totals.per_child.first();
    let in_kind = view.totals.whole(Group::InKind, ENGLAND);
    chapter.at_a_glance([
        key("Paid in", Some(round(all)), [Some(in_returns(paid.returns))]),
        key(
            "Paid in for each child aged 0 to 17",
            england.and_then(|own| own.each).map(|each| each.to_string()),
            [
                england.map(|own| in_returns(own.returns)),
                view.totals.per_child_spread.map(|spread| {
                    format!("from {} to {}", Money::from_decimal(spread.lowest), Money::from_decimal(spread.highest))
                }),
            ],
        ),
        key(
            "Given in kind, estimated",
            in_kind.and_then(|total| total.value).map(round),
            [in_kind.map(|total| in_returns(total.returns))],
        ),
    ]);
}

fn by_partner(view: &View, chapter: &mut Chapter) {
    let columns = vec![
        Column::words("Who paid", 3),
        Column::numbers("Paid in"),
        Column::numbers("Share"),
        Column::numbers("The year before"),
        Column::numbers("Share the year before"),
    ];
    let mut table = Table::new("table-income-by-partner", "Income by kind of partner, England", columns);
    let before = view.totals.rows(Group::IncomeLastYear, ENGLAND);
    let mut segments = Vec::new();
    let mut said = Vec::new();
    for row in view.totals.rows(Group::IncomeByPartner, ENGLAND) {
        let last = before.iter().find(|last| last.category.code == row.category.code);
        table.row(
            row.category.label,
            vec![
                cell(exact(row.total.value)),
                cell(share(row.share)),
                cell(exact(last.and_then(|last| last.total.value))),
                cell(share(last.and_then(|last| last.share))),
            ],
        );
        let printed = row.total.value.map_or_else(|| "x".to_owned(), |amount| with_share(round(amount), row.share));
        segments.push(Bar::new(row.category.label, row.total.value, printed));
        said.extend(row.share.map(|share| format!("{} {share}", lower(row.category.label))));
    }
    let all = view.totals.whole(Group::IncomeByPartner, ENGLAND).unwrap_or_default();
    let all_before = view.totals.whole(Group::IncomeLastYear, ENGLAND).unwrap_or_default();
    let hundred = |value: Option<Decimal>| cell(if value.is_some() { "100%" } else { "z" });
    table.total(
        "All income",
        vec![cell(exact(all.value)), hundred(all.value), cell(exact(all_before.value)), hundred(all_before.value)],
    );
    table.notes.push(cell(format!(
        "This year rests on {}, the year before on {}, as the same returns give it. A payment made on behalf of a partner counts for the partner.",
        returns(all.returns),
        returns(all_before.returns)
    )));
    let frame = Frame {
        anchor: "chart-income-by-partner".to_owned(),
        title: "Who paid, England".to_owned(),
        summary: format!("Of all income, {}.", listed(&said)),
        table,
    };
    chapter.chart(shares(frame, &segments, round));
    let mut columns = vec![Column::words("Area", 3)];
    columns.extend(PARTNERS.iter().map(|partner| Column::numbers(partner.label)));
    columns.extend([Column::numbers("All income"), Column::numbers("Returns"), Column::numbers("Without")]);
    let mut table = Table::new("table-income-by-region", "Income by kind of partner and region", columns);
    for (place, area) in view.totals.areas.iter().enumerate() {
        let mut cells: Vec<Cell> =
            view.totals.rows(Group::IncomeByPartner, place).iter().map(|row| cell(exact(row.total.value))).collect();
        let all = view.totals.whole(Group::IncomeByPartner, place).unwrap_or_default();
        cells.push(cell(exact(all.value)));
        cells.extend(rests_on(all));
        if place == ENGLAND {
            table.total(area.name, cells);
        } else if area.returns > 0 {
            table.row(area.name, cells);
        }
    }
    table.rows.rotate_left(1);
    table.notes.push(cell("“Without” are the returns of the area that give no amount for some line of income. A return that reaches across regions counts in England alone."));
    chapter.table(table);
}

/// The spread of the shares of the three statutory partners.
fn distribution(view: &View, chapter: &mut Chapter) {
    let bands = &view.totals.share_bands;
    if bands.is_empty() {
        return;
    }
    let kinds = ["Councils", "Boards", "Police"];
    let mut columns = vec![Column::words("Share of what the three paid", 3)];
    columns.extend(["Councils", "Integrated care boards", "Police"].map(Column::numbers));
    let mut table = Table::new("table-share-bands", "Partnerships by the share of each statutory partner", columns);
    let mut groups = Vec::new();
    for (label, numbers) in bands {
        table.row(label.clone(), numbers.map(|number| cell(grouped(number))).to_vec());
        let measures = numbers.map(|number| Measure::new(Decimal::from(number), grouped(number)));
        groups.push(Bars::new(label.clone(), measures.to_vec()));
    }
    let spreads = &view.totals.share_spreads;
    let told: Vec<String> = kinds
        .iter()
        .zip(spreads)
        .filter_map(|(kind, spread)| {
            let spread = (*spread)?;
            Some(format!(
                "{} from {} to {}, the median {}",
                lower(kind),
                percent(spread.lowest),
                percent(spread.highest),
                percent(spread.median)
            ))
        })
        .collect();
    let summary = if told.is_empty() {
        "How many partnerships have which share.".to_owned()
    } else {
        format!("Shares of what the three statutory partners paid: {}.", told.join("; "))
    };
    let frame = Frame {
        anchor: "chart-share-bands".to_owned(),
        title: "Partnerships by the share of each statutory partner".to_owned(),
        summary,
        table,
    };
    chapter.chart(grouped_chart(frame, &kinds, &groups));
    let mut table = spread_table("table-share-spreads", "Spread of the shares of the statutory partners", "Partner");
    for (kind, spread) in ["Councils", "Integrated care boards", "Police"].iter().zip(spreads) {
        if let Some(spread) = spread {
            table.row(*kind, spread_cells(spread, percent));
        }
    }
    if !table.rows.is_empty() {
        table.notes.push(cell("Cash alone, as shares of what councils, integrated care boards and police paid together."));
    }
    chapter.table(table);
}

/// A table of spreads.
pub fn spread_table(anchor: &str, caption: &str, first: &str) -> Table {
    let mut columns = vec![Column::words(first, 4)];
    columns.extend(["Lowest", "Lower quartile", "Median", "Upper quartile", "Highest", "Values"].map(Column::numbers));
    Table::new(anchor, caption, columns)
}

/// The cells of a spread.
pub fn spread_cells(spread: &Spread, print: impl Fn(Decimal) -> String) -> Vec<Cell> {
    let numbers = [spread.lowest, spread.lower_quartile, spread.median, spread.upper_quartile, spread.highest];
    numbers.map(|number| cell(print(number))).into_iter().chain([cell(grouped(spread.values))]).collect()
}

fn per_child(view: &View, chapter: &mut Chapter) {
    let per_child = &view.totals.per_child;
    if per_child.iter().all(|own| own.each.is_none()) {
        return chapter
            .text("How many children live in these areas is not known to the tool, so nothing is told for each child.");
    }
    let columns = vec![
        Column::words("Area", 3),
        Column::numbers("For each child"),
        Column::numbers("Median of partnerships"),
        Column::numbers("Returns"),
    ];
    let mut table = Table::new("table-per-child", "Income for each child aged 0 to 17, by region", columns);
    let mut drawn = Vec::new();
    for (place, (area, own)) in view.totals.areas.iter().zip(per_child).enumerate() {
        let money = |amount: Option<Money>| amount.map_or_else(|| "x".to_owned(), |amount| amount.to_string());
        let cells = vec![cell(money(own.each)), cell(money(own.median)), cell(grouped(own.returns))];
        if place == ENGLAND {
            table.total(area.name, cells);
        } else if own.returns > 0 {
            table.row(area.name, cells);
        }
        if place == ENGLAND || own.returns > 0 {
            drawn.push(Bar::new(area.name, own.each.map(Money::decimal), money(own.each)));
        }
    }
    table.rows.rotate_left(1);
    drawn.rotate_left(1);
    let years: Vec<String> = view.totals.mid_years.iter().map(|year| format!("mid-{year}")).collect();
    table.notes.push(cell(format!(
        "What all partners paid in, divided by the children of the same areas ({}). It is cash alone, and is no measure of what a council spends on its own services.",
        listed(&years)
    )));
    let known = |own: &&(&str, Money)| !own.1.is_zero();
    let named: Vec<(&str, Money)> =
        view.totals.areas.iter().zip(per_child).skip(1).filter_map(|(area, own)| Some((area.name, own.each?))).collect();
    let highest = named.iter().filter(known).max_by_key(|(_, each)| *each);
    let lowest = named.iter().filter(known).min_by_key(|(_, each)| *each);
    let england =
        per_child.first().and_then(|own| own.each).map(|each| format!("Partners paid {each} for each child in England"));
    let summary = match (england, highest.zip(lowest)) {
        (Some(england), Some((highest, lowest))) if highest.0 != lowest.0 => {
            format!("{england}, most in {} ({}) and least in {} ({}).", highest.0, highest.1, lowest.0, lowest.1)
        }
        (Some(england), _) => format!("{england}."),
        (None, _) => String::new(),
    };
    let frame =
        Frame { anchor: "chart-per-child".to_owned(), title: "Income for each child, by region".to_owned(), summary, table };
    chapter.chart(bars(frame, &drawn));
    if let Some(spread) = view.totals.per_child_spread {
        let mut table = spread_table("table-per-child-spread", "Spread of income for each child over partnerships", "Measure");
        table.row("Income for each child", spread_cells(&spread, |value| Money::from_decimal(value).to_string()));
        chapter.table(table);
    }
}

fn kinds(view: &View, chapter: &mut Chapter) {
    let rows = view.totals.ranked(Group::Income, ENGLAND);
    let all = view.totals.whole(Group::Income, ENGLAND).unwrap_or_default();
    if rows.is_empty() {
        return;
    }
    let columns = vec![
        Column::words("Kind of income", 4),
        Column::numbers("Paid in"),
        Column::numbers("Share"),
        Column::numbers("Returns"),
        Column::numbers("Without"),
    ];
    let mut table = Table::new("table-income-kinds", "Income by kind, England, the largest first", columns);
    let mut drawn = Vec::new();
    for row in &rows {
        let mut cells = vec![cell(exact(row.total.value)), cell(share(row.share))];
        cells.extend(rests_on(row.total));
        table.row(row.category.label, cells);
        drawn.extend(row.total.value.map(|amount| Bar::new(row.category.label, amount, with_share(round(amount), row.share))));
    }
    let mut cells = vec![cell(exact(all.value)), cell(if all.value.is_some() { "100%" } else { "z" })];
    cells.extend(rests_on(all));
    table.total("All income", cells);
    let told: Vec<String> = rows
        .iter()
        .take(3)
        .filter_map(|row| Some(format!("{} ({})", lower(row.category.label), round(row.total.value?))))
        .collect();
    let frame = Frame {
        anchor: "chart-income-kinds".to_owned(),
        title: "Income by kind, England".to_owned(),
        summary: format!("The largest: {}.", listed(&told)),
        table,
    };
    chapter.chart(bars(frame, &drawn));
}

fn in_kind(view: &View, chapter: &mut Chapter) {
    let all = view.totals.whole(Group::InKind, ENGLAND).unwrap_or_default();
    let Some(value) = all.value else { return };
    if value.is_zero() {
        return chapter.text(format!("No partner gave anything in kind, {}.", in_returns(all.returns)));
    }
    chapter.text(format!(
        "Partners also gave staff, rooms and time, which returns value at {}, {}.{}",
        round(value),
        in_returns(all.returns),
        match all.without {
            0 => String::new(),
            1 => " One return does not value all of it.".to_owned(),
            without => format!(" {} do not value all of it.", capitalised(&returns(without))),
        }
    ));
    let columns = vec![
        Column::words("Who gave", 3),
        Column::numbers("Estimated value"),
        Column::numbers("Share"),
        Column::numbers("Returns"),
        Column::numbers("Without"),
    ];
    let mut table = Table::new("table-in-kind", "Contributions in kind, England", columns);
    for row in view.totals.rows(Group::InKind, ENGLAND) {
        let mut cells = vec![cell(exact(row.total.value)), cell(share(row.share))];
        cells.extend(rests_on(row.total));
        table.row(row.category.label, cells);
    }
    let mut cells = vec![cell(exact(all.value)), cell("100%")];
    cells.extend(rests_on(all));
    table.total("All contributions in kind", cells);
    chapter.table(table);
}

/// Every partnership, by total and for each child, region by region.
fn partnerships(view: &View, chapter: &mut Chapter) {
    let mut regions: Vec<&str> = view.totals.areas.iter().skip(1).map(|area| area.name).collect();
    regions.push(ACROSS);
    for (number, region) in (1..).zip(regions) {
        let columns = vec![
            Column::words("Partnership", 8),
            Column::numbers("Income"),
            Column::numbers("Children aged 0 to 17"),
            Column::numbers("For each child"),
            Column::numbers("Councils"),
            Column::numbers("Boards"),
            Column::numbers("Police"),
            Column::numbers("Others"),
        ];
        let caption =
            format!("Income of every partnership, in total, for each child and by share of payer: {}", lower_across(region));
        let mut table = Table::new(format!("table-partnerships-{number}"), caption, columns);
        for own in view.totals.contributions.iter().filter(|own| own.region == region) {
            let money = |amount: Option<Money>| cell(amount.map_or_else(|| "x".to_owned(), |amount| amount.to_string()));
            let mut cells = vec![
                money(own.income),
                cell(own.children.map_or_else(|| "x".to_owned(), |children| whole(Some(Decimal::from(children))))),
                money(own.per_child),
            ];
            let shares: [Option<Percent>; 4] = own.shares.unwrap_or_default();
            cells.extend(shares.map(|share| cell(share.map_or_else(|| "x".to_owned(), |share| share.to_string()))));
            table.row(own.partnership.clone(), cells);
        }
        chapter.table(table);
    }
}

/// The name of a region, or what is said of none.
fn lower_across(region: &str) -> String {
    if region == ACROSS { lower(region) } else { region.to_owned() }
}
