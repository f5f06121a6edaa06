//! The chapter on money: the totals, who paid, what it was spent on, and whether it was enough.

use super::figures::{self, KindShare};
use super::model::{Finance, Ledger, SpendingLine, Sufficiency};
use crate::annual_return::report::{
    Chapter, Show, View, asked, beside_last_year, cell, key, lower, many, more_or_less, sentence, welcome_cell, welcomed,
};
use crate::chart::{Frame, Group, Measure, Step, grouped, stacked, waterfall};
use crate::document::{Cell, Column, Section, Table};
use crate::value::{Balance, Choice, Decimal, Money, counted};

const ANCHOR: &str = "finance";
const TITLE: &str = "What it cost and who paid";
const NOT_KNOWN: &str = "Not known";
const MOST_GROUPS: usize = 8;

/// The chapter. If the part is not given, one line says so.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(finance) = view.r().finance.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    message(view, finance, &mut chapter);
    chapter.section("finance-who-paid", "Who paid", |inner| who_paid(view, finance, inner));
    chapter.section("finance-partners", "The three statutory partners", |inner| partners(view, finance, inner));
    chapter.section("finance-in-kind", "What partners gave besides cash", |inner| in_kind(view, finance, inner));
    chapter.section("finance-functions", "What the money was for", |inner| functions(view, finance, inner));
    chapter.section("finance-planned", "Planned and actual spending, line by line", |inner| planned(view, inner));
    chapter.section("finance-aligned", "What partners spent from their own budgets", |inner| aligned(view, inner));
    chapter.section("finance-reserve", "The reserve", |inner| reserve(view, finance, inner));
    chapter.section("finance-agreement", "How contributions are agreed", |inner| agreement(view, finance, inner));
    chapter.section("finance-value", "Value for money", |inner| inner.narrative("value for money", &finance.value_for_money));
    chapter.section("finance-next-year", "Next year’s money", |inner| next_year(view, finance, inner));
    Some(chapter.done())
}

fn money<T: std::fmt::Display>(amount: Option<T>) -> String {
    amount.map_or_else(|| NOT_KNOWN.to_owned(), |amount| amount.to_string())
}

/// The message and the key figures.
fn message(view: &View, finance: &Finance, chapter: &mut Chapter) {
    let facts = view.published;
    let spending = figures::spending(facts);
    let than_planned = figures::overspending(facts).map(|over| more_or_less(over, "planned"));
    let last_year = |amount: String| format!("{amount} last year");
    chapter.message([
        spending.map(|spent| match &than_planned {
            Some(than_planned) => format!("the partnership spent {} from its own budget, {than_planned}", spent.rounded()),
            None => format!("the partnership spent {} from its own budget", spent.rounded()),
        }),
        who_paid_most(view),
        reserve_message(view),
    ]);
    let change = figures::income_change(facts).and_then(|change| {
        Some(match change.percent? {
            percent if percent.is_zero() => "no change in cash".to_owned(),
            percent if percent.is_sign_negative() => format!("down {} in cash", figures::signed_percent(-percent)),
            percent => format!("up {} in cash", figures::signed_percent(percent)),
        })
    });
    let surplus = figures::surplus(facts);
    let is_deficit = surplus.is_some_and(|surplus| surplus < Balance::ZERO);
    chapter.at_a_glance([
        key(
            "Income",
            figures::income(facts).map(Money::rounded),
            [figures::income_last_year(facts).map(|before| last_year(before.rounded())), change],
        ),
        key(
            "Spending from the partnership’s own budget",
            spending.map(Balance::rounded),
            [figures::planned_spending(facts).map(|planned| format!("{} planned", planned.rounded()))],
        ),
        key(
            if is_deficit { "More spent than came in" } else { "More came in than was spent" },
            surplus.map(|surplus| if is_deficit { -surplus } else { surplus }.rounded()),
            [],
        ),
        key(
            "Reserve at the end of the year",
            finance.reserves.closing.known().map(Balance::rounded),
            [
                finance.reserves.opening.known().map(|opening| format!("{} at the start", opening.rounded())),
                figures::reserve_share(facts).map(|share| format!("{share} of a year’s spending")),
            ],
        ),
        key(
            "Spent from the own budget for each child",
            figures::spending_per_child(facts).map(|each| each.to_string()),
            [figures::spending_per_child_last_year(facts).map(|before| last_year(before.to_string()))],
        ),
        key(
            "Spent by partners from their own budgets",
            figures::aligned_spending(facts).filter(|spent| !spent.is_zero()).map(Balance::rounded),
            [Some("not part of the partnership’s totals".to_owned())],
        ),
    ]);
}

/// The kind of partner that paid most, as a sentence: "Councils paid 43.2% of the income, down from 44.9%."
fn who_paid_most(view: &View) -> Option<String> {
    let now = figures::income_by_kind(view.published, |line| &line.amount_actual)?;
    let most = now.iter().filter(|one| one.kind.is_some()).max_by_key(|one| one.amount)?;
    let share = most.share?;
    let before = figures::income_by_kind(view.published, |line| &line.amount_last_year)
        .and_then(|before| before.into_iter().find(|one| one.kind == most.kind)?.share)
        .map_or_else(String::new, |before| format!(", {}", beside_last_year(share, before)));
    Some(format!("{} paid {share} of the income{before}", most.label()))
}

fn reserve_message(view: &View) -> Option<String> {
    let closing = view.r().finance.reserves.closing.known()?;
    let change = figures::reserve_change(view.published)?;
    let moved = match change.decimal().cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Less => format!("fell by {} to", (-change).rounded()),
        std::cmp::Ordering::Greater => format!("rose by {} to", change.rounded()),
        std::cmp::Ordering::Equal => "stayed at".to_owned(),
    };
    Some(format!("the reserve {moved} {}", closing.rounded()))
}

fn who_paid(view: &View, finance: &Finance, chapter: &mut Chapter) {
    kinds(view, chapter);
    if let Some(mut payers) = figures::shares_by_payer(view.published) {
        payers.sort_by_key(|payer| std::cmp::Reverse(payer.amount));
        let columns = vec![Column::words("Payer", 3), Column::numbers("Amount"), Column::numbers("Share")];
        let mut table = Table::new("table-share-by-payer", "Income by payer, the largest first", columns);
        let share = |share: &Option<crate::value::Percent>| money(share.as_ref());
        for payer in &payers {
            table.row(payer.payer.clone(), vec![cell(payer.amount.to_string()), cell(share(&payer.share))]);
        }
        table.total("Total income", vec![cell(money(figures::income(view.published))), cell("100%")]);
        chapter.table(table);
    }
    let columns = vec![
        Column::words("Income", 3),
        Column::words("Paid by", 3),
        Column::numbers("Planned"),
        Column::numbers("Paid"),
        Column::numbers("Last year"),
        Column::words("Remarks", 3),
    ];
    let mut table = Table::new("table-income", "Income, line by line", columns);
    for line in finance.income.items() {
        let name = if line.description.is_given() { line.description.text().to_owned() } else { Show::text(&line.category) };
        let paid_by = match (line.paid_by.is_given(), line.on_behalf_of.is_given()) {
            (true, true) => format!("{}, on behalf of {}", view.body(&line.paid_by), view.body(&line.on_behalf_of)),
            (true, false) => view.body(&line.paid_by),
            (false, true) => format!("On behalf of {}", view.body(&line.on_behalf_of)),
            (false, false) => "Several payers".to_owned(),
        };
        table.row(
            name,
            vec![
                cell(paid_by),
                line.amount_budget.cell(),
                line.amount_actual.cell(),
                line.amount_last_year.cell(),
                cell(remarks(view, line)),
            ],
        );
    }
    table.total(
        "Total, as stated",
        vec![
            cell(""),
            finance.totals.income_budget.cell(),
            finance.totals.income_actual.cell(),
            cell(money(figures::income_last_year(view.published))),
            cell(""),
        ],
    );
    if !finance.income.is_given() {
        chapter.gap("the lines of income");
    }
    chapter.sparse_table(table);
    let regional: Vec<String> = finance
        .regional_contributions
        .items()
        .iter()
        .map(|paid| format!("{} to {}: {}", paid.amount.words(), Show::text(&paid.to), Show::text(&paid.what)))
        .collect();
    if !regional.is_empty() {
        chapter.text("Outside these books, the partners also paid to regional bodies:");
        chapter.list(regional);
    }
}

/// The three kinds of statutory partner and everyone else, this year next to last year.
fn kinds(view: &View, chapter: &mut Chapter) {
    let Some(now) = figures::income_by_kind(view.published, |line| &line.amount_actual) else { return };
    let before = figures::income_by_kind(view.published, |line| &line.amount_last_year);
    // A kind of partner that paid nothing in either year is left out of the picture.
    let paid = |at: usize| {
        let of = |parts: &[KindShare]| parts.get(at).is_some_and(|one| !one.amount.is_zero());
        of(&now) || before.as_deref().is_some_and(of)
    };
    let pick = |parts: &[KindShare]| -> Vec<KindShare> {
        parts.iter().enumerate().filter(|(at, _)| paid(*at)).map(|(_, one)| one.clone()).collect()
    };
    let (now, before) = (pick(&now), before.as_deref().map(pick));
    let share = |one: &KindShare| money(one.share.as_ref());
    let mut columns = vec![Column::words("Who paid", 3), Column::numbers("This year"), Column::numbers("Share")];
    if before.is_some() {
        columns.extend([Column::numbers("Last year"), Column::numbers("Share last year")]);
    }
    let mut table = Table::new("table-income-by-kind", "Income by kind of partner", columns);
    let mut said = Vec::new();
    for (at, one) in now.iter().enumerate() {
        let mut cells = vec![cell(one.amount.to_string()), cell(share(one))];
        let last = before.as_ref().and_then(|before| before.get(at));
        if let Some(last) = last {
            cells.extend([cell(last.amount.to_string()), cell(share(last))]);
        }
        table.row(one.label(), cells);
        let beside = one.share.zip(last.and_then(|last| last.share)).map(|(now, before)| beside_last_year(now, before));
        let beside = beside.map_or_else(String::new, |beside| format!(" ({beside})"));
        said.push(format!("{} paid {}{beside}", lower(one.label()), share(one)));
    }
    let series: Vec<&str> = now.iter().map(KindShare::label).collect();
    let group = |label: &str, parts: &[KindShare]| {
        let measures = parts.iter().map(|one| Measure::new(one.amount.decimal(), share(one))).collect();
        Group::new(label, measures)
    };
    let mut groups = vec![group("This year", &now)];
    groups.extend(before.as_deref().map(|before| group("Last year", before)));
    let frame = Frame {
        anchor: "chart-income-by-kind".to_owned(),
        title: "Share of income by kind of partner".to_owned(),
        summary: sentence(&format!("Of all income, {}", crate::value::listed(&said))),
        table,
    };
    chapter.chart(stacked(frame, &series, &groups));
}

fn remarks(view: &View, line: &super::model::IncomeLine) -> String {
    let mut remarks = Vec::new();
    if let Some(shared) = line.shared_with.get() {
        remarks.push(format!(
            "Shared with: {}. The whole is {}, the children’s share {}.",
            shared.label().to_lowercase(),
            line.amount_whole.words(),
            line.apportionment_percent.words()
        ));
    }
    if line.is_estimate.get() == Some(true) {
        remarks.push("An estimate.".to_owned());
    }
    if let Some(restricted) = line.restricted_to.given() {
        let label = |code: &str| view.published.reference.label("core_function", code).unwrap_or(code).to_lowercase();
        let functions: Vec<String> = restricted.iter().map(|code| label(code.as_str())).collect();
        remarks.push(format!("Only for: {}.", functions.join(", ")));
    }
    if line.nothing_paid_because.is_given() {
        remarks.push(format!("Nothing paid: {}", line.nothing_paid_because.text().trim()));
    }
    remarks.join(" ")
}

fn partners(view: &View, finance: &Finance, chapter: &mut Chapter) {
    let Some(partners) = figures::partner_shares(view.published) else {
        return chapter.text("What the three statutory partners paid cannot be worked out until every line of income is given.");
    };
    let columns = vec![
        Column::words("Partner", 2),
        Column::numbers("Cash"),
        Column::numbers("Share of cash"),
        Column::numbers("In kind"),
        Column::numbers("Share with in kind"),
        Column::numbers("Cash for each child"),
    ];
    let mut table = Table::new("table-partner-shares", "What the three statutory partners paid and gave", columns);
    for partner in partners {
        table.row(
            figures::partners_of(partner.kind),
            vec![
                cell(partner.cash.to_string()),
                cell(money(partner.cash_share)),
                cell(money(partner.in_kind)),
                cell(money(partner.share_with_in_kind)),
                cell(money(partner.for_each_child)),
            ],
        );
    }
    if let Some(children) = figures::children(view.published) {
        table.notes.push(cell(format!(
            "The area has {children} children aged 0 to 17. No figure for England is shown, because none is published."
        )));
    }
    chapter.table(table);
    chapter.facts(
        [
            welcomed("Legal basis", &finance.legal_basis),
            finance.host.is_given().then(|| ("Who holds the money".to_owned(), cell(view.body(&finance.host)))),
            welcomed("Accounts", &finance.accounts_status),
        ]
        .into_iter()
        .flatten()
        .collect(),
    );
}

fn in_kind(view: &View, finance: &Finance, chapter: &mut Chapter) {
    if !finance.in_kind.is_given() {
        return chapter.gap("what was given in kind");
    }
    if finance.in_kind.items().is_empty() {
        return chapter.text("Nothing was given in kind.");
    }
    if let Some(share) = figures::in_kind_share(view.published) {
        chapter
            .text(format!("Partners gave staff, rooms and time besides cash: contributions in kind. Their estimated value is {share} of the income."));
    }
    let columns = vec![
        Column::words("What was given", 4),
        Column::words("By", 3),
        Column::words("For", 2),
        Column::numbers("Value"),
        Column::words("How valued", 2),
    ];
    let mut table = Table::new("table-in-kind", "What partners gave in kind", columns);
    for gift in finance.in_kind.items() {
        let method = gift.valuation_method.get().map_or("Not stated", Choice::label);
        table.row(
            Show::text(&gift.what),
            vec![cell(view.body(&gift.given_by)), gift.core_function.cell(), gift.value_estimate.cell(), cell(method)],
        );
    }
    chapter.table(table);
}

fn functions(view: &View, finance: &Finance, chapter: &mut Chapter) {
    let label = |list: &str, code: &str| view.published.reference.label(list, code).unwrap_or(code).to_owned();
    if let Some(functions) = figures::by_function(view.published) {
        by_function(view, finance, &functions, chapter);
    }
    let columns = vec![
        Column::words("Core function", 3),
        Column::words("Was it enough?", 1),
        Column::words("Why", 5),
        Column::words("What it means for children", 4),
    ];
    let mut table = Table::new("table-sufficiency", "Whether the money was enough, and why", columns);
    // Functions that did not have enough come first.
    let mut judged: Vec<_> = finance.core_functions.items().iter().collect();
    judged.sort_by_key(|own| match own.judgement.get() {
        Some(Sufficiency::Insufficient) => 0,
        Some(Sufficiency::Stretched) => 1,
        None => 2,
        Some(Sufficiency::Sufficient) => 3,
        Some(Sufficiency::NotApplicable) => 4,
    });
    for own in judged {
        table.row(Show::text(&own.core_function), vec![own.judgement.cell(), own.why.cell(), welcome_cell(&own.consequence)]);
    }
    if !finance.core_functions.is_given() {
        chapter.gap("whether the money was enough for each core function");
    }
    chapter.sparse_table(table);
    if let Some(by_nature) = figures::spending_by(view.published, |line| line.nature.given().map(|code| code.as_str().to_owned()))
    {
        let columns = vec![Column::words("What was bought", 3), Column::numbers("Spending")];
        let mut table = Table::new("table-nature", "Spending by what was bought", columns);
        let mut sorted = by_nature;
        sorted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        for (code, amount) in sorted {
            table.row(label("expenditure_nature", &code), vec![cell(amount.to_string())]);
        }
        table.total("Total", vec![cell(money(figures::spending(view.published)))]);
        chapter.table(table);
    }
}

/// Planned and actual spending by core function, with the judgement of whether it was enough.
fn by_function(view: &View, finance: &Finance, functions: &[figures::FunctionSpending], chapter: &mut Chapter) {
    let columns = vec![
        Column::words("Core function", 3),
        Column::numbers("Planned"),
        Column::numbers("Spent"),
        Column::words("Was it enough?", 1),
    ];
    let mut table = Table::new("table-functions", "Planned and actual spending by core function", columns);
    let name = |code: &str| view.published.reference.label("core_function", code).unwrap_or(code).to_owned();
    let judged = |code: &str| {
        let judgement =
            finance.core_functions.items().iter().find(|own| own.core_function.given().is_some_and(|c| c.as_str() == code));
        judgement.map_or_else(|| "Not judged".to_owned(), |own| Show::text(&own.judgement))
    };
    let mut groups = Vec::new();
    for one in functions {
        let (planned, spent) = (money(one.planned), one.spent.to_string());
        table.row(name(&one.code), vec![cell(planned.clone()), cell(spent.clone()), cell(judged(&one.code))]);
        let measures = vec![Measure::new(one.planned.map(Balance::decimal), planned), Measure::new(one.spent.decimal(), spent)];
        groups.push(Group::new(name(&one.code), measures));
    }
    let (planned, spent) = (figures::planned_spending(view.published), figures::spending(view.published));
    table.total("Total", vec![cell(money(planned)), cell(money(spent)), cell("")]);
    let Some(most) = functions.first() else { return };
    let over = functions.iter().filter(|one| one.planned.is_some_and(|planned| one.spent > planned)).count();
    let most_said = format!("Most was spent on {}: {}.", lower(&name(&most.code)), most.spent.rounded());
    let over_said = match over {
        _ if functions.iter().any(|one| one.planned.is_none()) => String::new(),
        0 => " No function cost more than planned.".to_owned(),
        over => format!(" {}", sentence(&format!("{} more than planned", many(over, "function cost", "functions cost")))),
    };
    let summary = format!("{most_said}{over_said}");
    if functions.len() < 2 {
        chapter.text(summary);
        return chapter.table(table);
    }
    // More pairs of bars than this would fill a page. The table has them all.
    let title = match groups.len() {
        0..=MOST_GROUPS => "Planned and actual spending by core function".to_owned(),
        _ => format!("Planned and actual spending: the {MOST_GROUPS} core functions that cost most"),
    };
    groups.truncate(MOST_GROUPS);
    let frame = Frame { anchor: "chart-functions".to_owned(), title, summary, table };
    chapter.chart(grouped(frame, &["planned", "spent"], &groups));
}

fn planned(view: &View, chapter: &mut Chapter) {
    let columns = vec![
        Column::words("Spending line", 4),
        Column::numbers("Planned"),
        Column::numbers("Spent"),
        Column::numbers("Last year"),
        Column::words("Why it differs", 4),
    ];
    let mut table = Table::new("table-planned", "Planned and actual spending, own budget", columns);
    let (mut over, mut known, mut all) = (0_usize, 0_usize, 0_usize);
    for line in figures::lines(view.published, Ledger::Own) {
        table.row(
            name_of(line),
            vec![line.budget.cell(), line.actual.cell(), line.last_year.cell(), cell(line.variance_reason.text())],
        );
        all += 1;
        if let Some((actual, budget)) = line.actual.known().zip(line.budget.known()) {
            known += 1;
            over += usize::from(actual > budget);
        }
    }
    if all == 0 {
        return chapter.gap("the lines of spending");
    }
    let totals = &view.r().finance.totals;
    let last_year = figures::ledger_total(view.published, Ledger::Own, |line| &line.last_year);
    table.total(
        "Total, as stated",
        vec![totals.spending_budget.cell(), totals.spending_actual.cell(), cell(money(last_year)), cell("")],
    );
    if known == all {
        chapter.message([Some(match over {
            0 => format!(
                "{} within budget",
                if all == 1 { "the only line stayed".to_owned() } else { format!("all {all} lines stayed") }
            ),
            over => format!("of {}, {} over budget", counted(all, "line", "lines"), many(over, "went", "went")),
        })]);
    }
    chapter.sparse_table(table);
}

/// The name of a line, marked if it is money paid back.
fn name_of(line: &SpendingLine) -> String {
    let refund = line.r#type.get() == Some(super::model::LineType::Refund);
    format!("{}{}", Show::text(&line.description), if refund { " (paid back)" } else { "" })
}

fn aligned(view: &View, chapter: &mut Chapter) {
    let lines: Vec<&SpendingLine> = figures::lines(view.published, Ledger::Aligned).collect();
    if lines.is_empty() {
        return;
    }
    let spent = figures::aligned_spending(view.published)
        .map_or_else(String::new, |spent| format!(" In the year they spent {} in this way.", spent.rounded()));
    chapter.text(format!("Partners also spend from their own budgets on services that meet the needs in this return (aligned spending). It is never part of the partnership’s own totals.{spent}"));
    let columns = vec![
        Column::words("Spending line", 4),
        Column::words("Paid by", 3),
        Column::words("Programme", 2),
        Column::numbers("Planned"),
        Column::numbers("Spent"),
        Column::numbers("Last year"),
    ];
    let mut table = Table::new("table-aligned", "Aligned spending", columns);
    for line in lines {
        let programme = line.programme.given().map_or_else(String::new, crate::value::Code::label);
        let funder = if line.funder.is_given() { view.body(&line.funder) } else { "Not stated".to_owned() };
        table.row(
            name_of(line),
            vec![cell(funder), cell(programme), line.budget.cell(), line.actual.cell(), line.last_year.cell()],
        );
    }
    let total = |amount: fn(&SpendingLine) -> &crate::value::Answer<crate::value::Stated<Balance>>| {
        cell(money(figures::ledger_total(view.published, Ledger::Aligned, amount)))
    };
    let totals = [total(|line| &line.budget), total(|line| &line.actual), total(|line| &line.last_year)];
    table.total("Total", [Cell::new(), Cell::new()].into_iter().chain(totals).collect());
    chapter.sparse_table(table);
}

fn reserve(view: &View, finance: &Finance, chapter: &mut Chapter) {
    let reserves = &finance.reserves;
    let columns = vec![Column::words("Movement", 3), Column::numbers("Amount")];
    let mut table = Table::new("", "", columns);
    let mut steps = Vec::new();
    let mut step = |label: &str, value: Option<Balance>, text: String, takes: bool| {
        table.row(label, vec![cell(text.clone())]);
        let change = if takes { value.map(|value| -value) } else { value };
        let printed = match change {
            Some(change) if change < Balance::ZERO => change.to_string(),
            Some(change) if change > Balance::ZERO => format!("+{change}"),
            Some(_) | None => text,
        };
        steps.push(Step::change(label, change.map(Balance::decimal), printed));
    };
    let (income, spending) = (figures::income(view.published).map(Balance::from), figures::spending(view.published));
    let balance = |answer: &crate::value::Answer<crate::value::Amount>| answer.known().map(Balance::from);
    step("Plus income", income, money(income), false);
    step("Less spending", spending, money(spending), true);
    step("Plus transfers in", balance(&reserves.transfers_in), reserves.transfers_in.text(), false);
    step("Less transfers out", balance(&reserves.transfers_out), reserves.transfers_out.text(), true);
    let (first, last) = ("Brought forward on the first day", "Carried over on the last day");
    let end = |label: &str, answer: &crate::value::Answer<crate::value::Stated<Balance>>| {
        Step::balance(label, answer.known().map(Balance::decimal), answer.text())
    };
    let mut opening = Table::new("table-reserve", "Movement of the reserve", table.columns.clone());
    opening.row(first, vec![reserves.opening.cell()]);
    opening.rows.append(&mut table.rows);
    opening.total(last, vec![reserves.closing.cell()]);
    steps.insert(0, end(first, &reserves.opening));
    steps.push(end(last, &reserves.closing));
    match reserve_message(view) {
        Some(summary) => {
            let frame = Frame {
                anchor: "chart-reserve".to_owned(),
                title: "How the reserve changed in the year".to_owned(),
                summary: sentence(&summary),
                table: opening,
            };
            chapter.chart(waterfall(frame, &steps));
        }
        None => chapter.table(opening),
    }
    chapter.facts(
        [
            welcomed("What it is for", &reserves.purpose),
            welcomed("Least the partnership wants to hold", &reserves.minimum),
            welcomed("What it will be used for", &reserves.planned_use),
        ]
        .into_iter()
        .flatten()
        .collect(),
    );
}

fn agreement(view: &View, finance: &Finance, chapter: &mut Chapter) {
    let agreement = &finance.agreement;
    let parties = view.bodies(&agreement.agreed_by);
    let agreed_by = if parties.is_empty() { "Not answered".to_owned() } else { parties.join("; ") };
    chapter.facts(
        [
            Some(asked("How shares were found", &agreement.formula)),
            Some(asked("In words", &agreement.formula_note)),
            Some(asked("Agreed on", &*agreement.agreed_on)),
            Some(("Agreed by".to_owned(), cell(agreed_by))),
            Some(asked("Last reviewed against local priorities", &*agreement.last_reviewed)),
            welcomed("Next review", &agreement.next_review),
        ]
        .into_iter()
        .flatten()
        .collect(),
    );
    let funding_statement = &view.r().arrangements.funding_statement;
    chapter.labelled_welcome("How the arrangements are funded", funding_statement);
    chapter.labelled_welcome("Where the partners did not agree", &agreement.disagreements);
}

fn next_year(view: &View, finance: &Finance, chapter: &mut Chapter) {
    let next = &finance.next_year;
    let gap = match figures::next_year_gap(view.published) {
        Some(gap) if gap > Balance::ZERO => format!("{gap} more is to be spent than is to be paid in"),
        Some(gap) if gap < Balance::ZERO => format!("{} more is to be paid in than is to be spent", -gap),
        Some(_) => "None: as much is to be paid in as is to be spent".to_owned(),
        None => NOT_KNOWN.to_owned(),
    };
    chapter.facts(vec![
        asked("To be paid in", &next.income_budget),
        asked("To be spent", &next.spending_budget),
        ("Gap".to_owned(), cell(gap)),
        asked("Confirmed by the partners", &next.confirmed),
    ]);
    chapter.labelled_welcome("What presses on next year’s money", &next.pressures);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::chapter;
    use crate::annual_return::report::testing::chapter_lines;

    fn lines(finance: serde_json::Value) -> Vec<String> {
        let bodies = json!([{ "id": "la", "kind": "local_authority", "name": "Council" }, { "id": "icb", "kind": "icb", "name": "Board" }]);
        chapter_lines(json!({ "partnership": { "bodies": bodies }, "finance": finance }), chapter)
    }

    #[test]
    fn the_chapter_begins_with_its_message_and_its_figures() {
        let lines = lines(json!({
            "income": [
                { "paid_by": "la", "amount_actual": "62000", "amount_last_year": "58000" },
                { "paid_by": "icb", "amount_actual": "38000", "amount_last_year": "42000" },
            ],
            "spending": [{ "ledger": "a", "core_function": "training", "budget": "2359000", "actual": "2400000", "last_year": "0" }],
            "reserves": { "opening": "100000", "closing": "80000.25" },
        }));
        assert_eq!(
            lines[1],
            "The partnership spent £2.4 million from its own budget, £41,000 more than planned. Councils paid 62% of the income, up from 58%. The reserve fell by £20,000 to £80,000."
        );
        for line in [
            "Income: £100,000 (£100,000 last year; no change in cash)",
            "More spent than came in: £2.3 million ()",
            "Of one line, one went over budget.",
        ] {
            assert!(lines.contains(&line.to_owned()), "{line} in {lines:#?}");
        }
    }

    #[test]
    fn what_is_not_known_is_in_no_sentence() {
        let lines = lines(json!({
            "income": [{ "paid_by": "la", "amount_actual": "x", "amount_last_year": "58000" }],
            "spending": [{ "ledger": "a", "core_function": "training", "budget": "x", "actual": "5000", "last_year": "x" }],
            "reserves": {},
        }));
        assert_eq!(lines[1], "The partnership spent £5,000 from its own budget.");
        assert_eq!(lines[2], "Spending from the partnership’s own budget: £5,000 ()");
        assert!(!lines.iter().any(|line| line.contains("x,") || line.contains("x%")), "{lines:#?}");
    }

    #[test]
    fn a_return_without_any_amount_shows_its_gaps_and_no_message() {
        let lines = lines(json!({ "income": [] }));
        assert!(lines[1].starts_with("Income: £0") || lines[1].starts_with("##"), "{lines:#?}");
        assert!(lines.contains(&"Not answered yet: the lines of spending".to_owned()), "{lines:#?}");
    }
}
