//! What the report says of money: totals first, then who paid, what for, and whether it was enough.

use super::figures;
use super::model::{Finance, Ledger, SpendingLine};
use crate::annual_return::report::{Chapter, Show, View, asked, cell, welcomed};
use crate::chart::{Bar, Frame, Group, Measure, bars, grouped, shares};
use crate::document::{Cell, Column, Section, Table};
use crate::value::{Balance, Choice, Money};

const ANCHOR: &str = "finance";
const TITLE: &str = "What it cost and who paid";
const NOT_KNOWN: &str = "Not known";
const MOST_BARS: usize = 10;

/// The chapter.
pub fn chapter(view: &View) -> Option<Section> {
    let Some(finance) = view.r().finance.given() else {
        return Some(Chapter::missing(view, ANCHOR, TITLE));
    };
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.facts(key_figures(view));
    chapter.section("finance-who-paid", "Who paid", |inner| who_paid(view, finance, inner));
    chapter.section("finance-partners", "The three statutory partners", |inner| partners(view, finance, inner));
    chapter.section("finance-in-kind", "Contributions in kind", |inner| in_kind(view, finance, inner));
    chapter.section("finance-functions", "What the money was for", |inner| functions(view, finance, inner));
    chapter.section("finance-planned", "Planned and actual spending", |inner| planned(view, inner));
    chapter.section("finance-aligned", "Aligned spending of partners", |inner| aligned(view, inner));
    chapter.section("finance-reserve", "The reserve", |inner| reserve(view, finance, inner));
    chapter.section("finance-agreement", "How contributions are agreed", |inner| agreement(view, finance, inner));
    chapter.section("finance-value", "Value for money", |inner| inner.narrative("value for money", &finance.value_for_money));
    chapter.section("finance-next-year", "Next year’s money", |inner| next_year(view, finance, inner));
    Some(chapter.done())
}

fn money<T: std::fmt::Display>(amount: Option<T>) -> String {
    amount.map_or_else(|| NOT_KNOWN.to_owned(), |amount| amount.to_string())
}

fn key_figures(view: &View) -> Vec<(String, Cell)> {
    let facts = view.published;
    let change = match figures::income_change(facts) {
        Some(change) => {
            let way = if change.amount < Balance::ZERO { "less" } else { "more" };
            let size = if change.amount < Balance::ZERO { -change.amount } else { change.amount };
            let percent = change.percent.map_or_else(String::new, |percent| format!(" ({})", figures::signed_percent(percent)));
            format!("{size} {way} than the year before{percent}, in cash")
        }
        None => NOT_KNOWN.to_owned(),
    };
    let surplus = figures::surplus(facts);
    let result_label = if surplus.is_some_and(|surplus| surplus < Balance::ZERO) { "Deficit" } else { "Surplus" };
    let result = surplus.map(|surplus| if surplus < Balance::ZERO { -surplus } else { surplus });
    let reserve = match (view.r().finance.reserves.closing.known(), figures::reserve_share(facts)) {
        (Some(closing), Some(share)) => format!("{closing}, {share} of a year’s spending"),
        (Some(closing), None) => closing.to_string(),
        (None, _) => NOT_KNOWN.to_owned(),
    };
    vec![
        ("Total income".to_owned(), cell(money(figures::income(facts)))),
        ("Change on last year".to_owned(), cell(change)),
        ("Total spending".to_owned(), cell(money(figures::spending(facts)))),
        (result_label.to_owned(), cell(money(result))),
        ("Reserve carried over".to_owned(), cell(reserve)),
        ("Aligned spending of partners".to_owned(), cell(money(figures::aligned_spending(facts)))),
    ]
}

fn who_paid(view: &View, finance: &Finance, chapter: &mut Chapter) {
    if let Some(payers) = figures::shares_by_payer(view.published) {
        let columns = vec![Column::words("Payer", 3), Column::numbers("Amount"), Column::numbers("Share")];
        let mut table = Table::new("table-share-by-payer", "Income by payer", columns);
        let share = |share: &Option<crate::value::Percent>| money(share.as_ref());
        for payer in &payers {
            table.row(payer.payer.clone(), vec![cell(payer.amount.to_string()), cell(share(&payer.share))]);
        }
        table.total("Total income", vec![cell(money(figures::income(view.published))), cell("100%")]);
        if let Some((summary, segments)) = by_kind(view) {
            let frame = Frame {
                anchor: "chart-share-by-payer".to_owned(),
                title: "Share of income by partner".to_owned(),
                summary,
                table,
            };
            chapter.chart(shares(frame, &segments, |rest| Money::from_decimal(rest).to_string()));
        } else {
            chapter.table(table);
        }
    }
    let columns = vec![
        Column::words("Income", 3),
        Column::words("Paid by", 3),
        Column::numbers("Budget"),
        Column::numbers("Actual"),
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
    chapter.table(table);
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

/// The three kinds of statutory partner and everyone else: what the message of the chart is, and its segments.
fn by_kind(view: &View) -> Option<(String, Vec<Bar>)> {
    let total = figures::income(view.published)?;
    let partners = figures::partner_shares(view.published)?;
    let paid: Money = partners.iter().map(|partner| partner.cash).sum();
    let mut parts: Vec<(&str, Money)> =
        partners.iter().map(|partner| (figures::partners_of(partner.kind), partner.cash)).collect();
    parts.push(("Others", total - paid));
    let share = |amount: Money| money(crate::value::Percent::of(amount.decimal(), total.decimal()));
    let said: Vec<String> = parts.iter().map(|(who, amount)| format!("{} paid {}", who.to_lowercase(), share(*amount))).collect();
    let segments =
        parts.iter().map(|(who, amount)| Bar::new(*who, amount.decimal(), format!("{amount}, {}", share(*amount)))).collect();
    Some((format!("Of all income, {}.", crate::value::listed(&said)), segments))
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
            .text(format!("Partners gave staff, rooms and time besides cash. Their estimated value is {share} of the income."));
    }
    let columns = vec![
        Column::words("What was given", 4),
        Column::words("By", 3),
        Column::words("For", 2),
        Column::numbers("Value"),
        Column::words("How valued", 2),
    ];
    let mut table = Table::new("table-in-kind", "Contributions in kind", columns);
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
    let by_function =
        figures::spending_by(view.published, |line| line.core_function.given().map(|code| code.as_str().to_owned()));
    if let Some(by_function) = &by_function {
        let columns = vec![Column::words("Core function", 3), Column::numbers("Spending"), Column::words("Was it enough?", 1)];
        let mut table = Table::new("table-functions", "Spending by core function, own budget", columns);
        let mut sorted: Vec<_> = by_function.iter().collect();
        sorted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let judged = |code: &str| {
            let judgement =
                finance.core_functions.items().iter().find(|own| own.core_function.given().is_some_and(|c| c.as_str() == code));
            judgement.map_or_else(|| "Not judged".to_owned(), |own| Show::text(&own.judgement))
        };
        let mut marks = Vec::new();
        for (code, amount) in &sorted {
            let name = label("core_function", code);
            table.row(name.clone(), vec![cell(amount.to_string()), cell(judged(code))]);
            marks.push(Bar::new(format!("{name}: {}", judged(code).to_lowercase()), amount.decimal(), amount.to_string()));
        }
        table.total("Total", vec![cell(money(figures::spending(view.published))), cell("")]);
        if let Some((code, amount)) = sorted.first() {
            let summary = format!("Most was spent on {}: {amount}.", label("core_function", code).to_lowercase());
            let frame =
                Frame { anchor: "chart-functions".to_owned(), title: "Spending by core function".to_owned(), summary, table };
            chapter.chart(bars(frame, &marks));
        }
    }
    let columns = vec![
        Column::words("Core function", 3),
        Column::words("Was it enough?", 1),
        Column::words("Why", 5),
        Column::words("What it means for children", 4),
    ];
    let mut table = Table::new("table-sufficiency", "Whether the money was enough", columns);
    for own in finance.core_functions.items() {
        let consequence =
            if own.consequence.is_given() { own.consequence.text().to_owned() } else { "Nothing stated".to_owned() };
        table.row(Show::text(&own.core_function), vec![own.judgement.cell(), own.why.cell(), cell(consequence)]);
    }
    if !finance.core_functions.is_given() {
        chapter.gap("whether the money was enough for each core function");
    }
    chapter.table(table);
    if let Some(by_nature) = figures::spending_by(view.published, |line| line.nature.given().map(|code| code.as_str().to_owned()))
    {
        let columns = vec![Column::words("What was bought", 3), Column::numbers("Spending")];
        let mut table = Table::new("table-nature", "Spending by what was bought, own budget", columns);
        let mut sorted = by_nature;
        sorted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        for (code, amount) in sorted {
            table.row(label("expenditure_nature", &code), vec![cell(amount.to_string())]);
        }
        table.total("Total", vec![cell(money(figures::spending(view.published)))]);
        chapter.table(table);
    }
}

fn planned(view: &View, chapter: &mut Chapter) {
    let columns = vec![
        Column::words("Spending line", 4),
        Column::numbers("Budget"),
        Column::numbers("Actual"),
        Column::numbers("Last year"),
        Column::words("Why it differs", 4),
    ];
    let mut table = Table::new("table-planned", "Planned and actual spending, own budget", columns);
    let mut groups = Vec::new();
    let mut over = 0_usize;
    for line in figures::lines(view.published, Ledger::Own) {
        table.row(
            name_of(line),
            vec![line.budget.cell(), line.actual.cell(), line.last_year.cell(), cell(line.variance_reason.text())],
        );
        over += usize::from(line.actual.known().zip(line.budget.known()).is_some_and(|(actual, budget)| actual > budget));
        let measure = |answer: &crate::value::Answer<crate::value::Stated<Balance>>| {
            Measure::new(answer.known().map(Balance::decimal), answer.text())
        };
        let size = line.budget.known().unwrap_or(Balance::ZERO);
        groups.push((size, Group::new(name_of(line), vec![measure(&line.budget), measure(&line.actual)])));
    }
    let totals = &view.r().finance.totals;
    table.total("Total, as stated", vec![totals.spending_budget.cell(), totals.spending_actual.cell(), cell(""), cell("")]);
    if groups.is_empty() {
        return chapter.gap("the lines of spending");
    }
    let summary = match (over, groups.len()) {
        (0, lines) => format!("None of the {lines} lines went over its budget."),
        (over, lines) => format!("Of {lines} lines, {over} went over budget."),
    };
    // More than this many pairs of bars would have to be drawn too small to read; the table has them all.
    groups.sort_by(|(a, _), (b, _)| b.cmp(a));
    let title = match groups.len() {
        0..=MOST_BARS => "Planned and actual spending by line".to_owned(),
        _ => format!("Planned and actual spending: the {MOST_BARS} lines with the largest budgets"),
    };
    let groups: Vec<Group> = groups.into_iter().take(MOST_BARS).map(|(_, group)| group).collect();
    let frame = Frame { anchor: "chart-planned".to_owned(), title, summary, table };
    chapter.chart(grouped(frame, &["planned", "spent"], &groups));
}

/// A line by name, with a word where it is money paid back.
fn name_of(line: &SpendingLine) -> String {
    let refund = line.r#type.get() == Some(super::model::LineType::Refund);
    format!("{}{}", Show::text(&line.description), if refund { " (paid back)" } else { "" })
}

fn aligned(view: &View, chapter: &mut Chapter) {
    let lines: Vec<&SpendingLine> = figures::lines(view.published, Ledger::Aligned).collect();
    if lines.is_empty() {
        return;
    }
    chapter.text("Partners also spend from their own budgets on services that meet the needs in this return. This spending is aligned with the arrangements. It is never part of the partnership’s own totals.");
    let columns = vec![
        Column::words("Spending line", 4),
        Column::words("Paid by", 3),
        Column::words("Programme", 2),
        Column::numbers("Budget"),
        Column::numbers("Actual"),
        Column::numbers("Last year"),
    ];
    let mut table = Table::new("table-aligned", "Aligned spending", columns);
    for line in lines {
        let programme = line.programme.given().map_or_else(|| "None".to_owned(), crate::value::Code::label);
        let funder = if line.funder.is_given() { view.body(&line.funder) } else { "Not stated".to_owned() };
        table.row(
            name_of(line),
            vec![cell(funder), cell(programme), line.budget.cell(), line.actual.cell(), line.last_year.cell()],
        );
    }
    table.total("Total", vec![cell(""), cell(""), cell(""), cell(money(figures::aligned_spending(view.published))), cell("")]);
    chapter.table(table);
}

fn reserve(view: &View, finance: &Finance, chapter: &mut Chapter) {
    let reserves = &finance.reserves;
    let columns = vec![Column::words("Movement", 3), Column::numbers("Amount")];
    let mut table = Table::new("table-reserve", "Movement of the reserve", columns);
    table.row("Brought forward on the first day", vec![reserves.opening.cell()]);
    table.row("Plus income", vec![cell(money(figures::income(view.published)))]);
    table.row("Less spending", vec![cell(money(figures::spending(view.published)))]);
    table.row("Plus transfers in", vec![reserves.transfers_in.cell()]);
    table.row("Less transfers out", vec![reserves.transfers_out.cell()]);
    table.total("Carried over on the last day", vec![reserves.closing.cell()]);
    chapter.table(table);
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
        Some(_) => "None".to_owned(),
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
