//! One chart of each kind that the other chapters of the sample do not use.

use rust_decimal::Decimal;

use crate::chart::{
    Bar, FlowColumn, FlowLink, FlowNode, Frame, GridCell, GridRow, Group, Line, Mark, Measure, Step, flow, funnel, grid, lines,
    stacked, waterfall,
};
use crate::document::{Block, Cell, Column, Inline, Section, Table};

pub(super) fn charts() -> Section {
    let mut section = Section::new("charts", "Charts");
    section.blocks = vec![
        Block::text("Every kind of chart stands here once, each with its message in words and its data below it."),
        over_years(),
        close_together(),
        cash_and_in_kind(),
        reserves(),
        front_door(),
        needs_to_impact(),
        agreements(),
        transition(),
    ];
    section
}

fn frame(name: &str, title: &str, summary: &str, columns: Vec<Column>, rows: &[(&str, Vec<&str>)]) -> Frame {
    let mut table = Table::new(format!("table-{name}"), format!("{title}: the data"), columns);
    rows.iter().for_each(|(header, texts)| table.row(*header, cells(texts)));
    Frame { anchor: format!("chart-{name}"), title: title.to_owned(), summary: summary.to_owned(), table }
}

const YEARS: [&str; 5] = ["2022-23", "2023-24", "2024-25", "2025-26", "2026-27"];

/// A series as the chart draws it, and as a row of the data.
fn over(frame_of: (&str, &str, &str), series: &[(&str, [Option<i64>; 5])], unit: &str) -> Block {
    let printed = |value: &Option<i64>| value.map_or("[x]".to_owned(), |value| format!("{value}{unit}"));
    let texts: Vec<(&str, Vec<String>)> =
        series.iter().map(|(name, values)| (*name, values.iter().map(printed).collect())).collect();
    let rows: Vec<(&str, Vec<&str>)> =
        texts.iter().map(|(name, texts)| (*name, texts.iter().map(String::as_str).collect())).collect();
    let columns = std::iter::once(Column::words("Area", 2)).chain(YEARS.map(Column::numbers)).collect();
    let (name, title, summary) = frame_of;
    let measure = |value: &Option<i64>| Measure::new(value.map(Decimal::from), printed(value));
    let series: Vec<Line> = series.iter().map(|(name, values)| Line::new(*name, values.iter().map(measure).collect())).collect();
    Block::Chart(lines(frame(name, title, summary, columns, &rows), &YEARS, &series))
}

fn over_years() -> Block {
    over(
        (
            "repeat-referrals",
            "Referrals within 12 months of an earlier one",
            "In Exampleshire 17% of referrals came within 12 months of an earlier one, down from 27%. In England it was 22%.",
        ),
        &[
            ("Exampleshire", [Some(27), Some(26), Some(22), Some(20), Some(17)]),
            ("Sampleton", [None, Some(15), Some(12), Some(13), None]),
            ("South West", [Some(23), Some(22), None, Some(23), Some(23)]),
            ("England", [Some(22), Some(22), Some(23), Some(22), Some(22)]),
        ],
        "%",
    )
}

fn close_together() -> Block {
    over(
        (
            "children-in-need",
            "Children in need for every 10,000 children",
            "The rate in Exampleshire was 327 for every 10,000 children, between that of the South West and that of England.",
        ),
        &[
            ("Exampleshire", [Some(310), Some(322), Some(341), Some(330), Some(327)]),
            ("South West", [Some(305), Some(309), None, Some(318), Some(321)]),
            ("England", [Some(334), Some(343), Some(332), Some(333), Some(329)]),
        ],
        "",
    )
}

fn cash_and_in_kind() -> Block {
    let payers = [
        ("Exampleshire County Council", [Some((412_000, "£412,000")), Some((26_500, "£26,500")), Some((90_000, "£90,000"))]),
        ("Integrated care board", [Some((287_500, "£287,500")), Some((9_800, "£9,800")), Some((0, "£0"))]),
        ("Exampleshire Constabulary", [Some((203_000, "£203,000")), Some((12_400, "£12,400")), None]),
    ];
    let rows: Vec<(&str, Vec<&str>)> = payers
        .iter()
        .map(|(payer, amounts)| (*payer, amounts.iter().map(|amount| amount.map_or("[x]", |(_, text)| text)).collect()))
        .collect();
    let columns = vec![Column::words("Payer", 2), Column::numbers("Cash"), Column::numbers("In kind"), Column::numbers("Grant")];
    let summary = "The county council paid £528,500: £412,000 in cash, £90,000 by grant and £26,500 in kind.";
    let frame = frame("payers", "Cash, in kind and by grant", summary, columns, &rows);
    let measure = |amount: &Option<(i64, &str)>| match amount {
        Some((value, text)) => Measure::new(Decimal::from(*value), *text),
        None => Measure::new(None, "[x]"),
    };
    let groups: Vec<Group> =
        payers.iter().map(|(payer, amounts)| Group::new(*payer, amounts.iter().map(measure).collect())).collect();
    Block::Chart(stacked(frame, &["cash", "in kind", "grant"], &groups))
}

fn reserves() -> Block {
    let steps = [
        Step::balance("Opening balance, 1 April 2026", Decimal::from(84_200), "£84,200"),
        Step::change("Not spent in the year", Decimal::from(41_200), "+£41,200"),
        Step::change("Practice review", Decimal::from(-36_500), "−£36,500"),
        Step::change("Training programme", Decimal::from(-12_000), "−£12,000"),
        Step::balance("Closing balance, 31 March 2027", Decimal::from(76_900), "£76,900"),
    ];
    let rows: Vec<(&str, Vec<&str>)> =
        steps.iter().map(|step| (step.label.as_str(), vec![step.measure.printed.as_str()])).collect();
    let columns = vec![Column::words("Step", 3), Column::numbers("Amount")];
    let summary = "Reserves fell from £84,200 to £76,900: £41,200 was added and £48,500 was used.";
    Block::Chart(waterfall(frame("reserves", "Reserves over the year", summary, columns, &rows), &steps))
}

fn front_door() -> Block {
    let stages = [
        ("Contacts", Some(18_214), "18,214", ""),
        ("Referrals", Some(6_702), "6,702", "37% of contacts"),
        ("Assessments", Some(5_610), "5,610", "84% of referrals"),
        ("Section 47 enquiries", Some(1_904), "1,904", "34% of assessments"),
        ("Initial child protection conferences", None, "[c]", "share suppressed"),
        ("Child protection plans", Some(418), "418", "share suppressed"),
    ];
    let rows: Vec<(&str, Vec<&str>)> = stages.iter().map(|(stage, _, printed, share)| (*stage, vec![*printed, *share])).collect();
    let columns = vec![Column::words("Stage", 3), Column::numbers("Children"), Column::words("Of the stage before", 2)];
    let summary = "Of 18,214 contacts 6,702 became referrals, and 1,904 led to an enquiry under section 47.";
    let frame = frame("front-door", "From contact to plan", summary, columns, &rows);
    let stage = |(stage, count, printed, share): &(&str, Option<i64>, &str, &str)| {
        Bar::new(*stage, count.map(Decimal::from), *printed).noted(*share)
    };
    Block::Chart(funnel(frame, &stages.each_ref().map(stage)))
}

fn needs_to_impact() -> Block {
    let columns = [
        FlowColumn::new(
            "Needs",
            vec![
                FlowNode::new("neglect", "Neglect"),
                FlowNode::new("abuse", "Domestic abuse"),
                FlowNode::new("online", "Harm online").with_gap("No service"),
                FlowNode::new("carers", "Young carers"),
                FlowNode::new("outside", "Harm outside the home"),
            ],
        ),
        FlowColumn::new(
            "Services",
            vec![
                FlowNode::new("hub", "Early help hub"),
                FlowNode::new("group", "Family group decision making"),
                FlowNode::new("advice", "Domestic abuse advice"),
                FlowNode::new("support", "Young carers' support"),
                FlowNode::new("mentors", "Mentors in schools"),
                FlowNode::new("exploitation", "Exploitation team"),
            ],
        ),
        FlowColumn::new(
            "Who paid",
            vec![FlowNode::new("council", "Council"), FlowNode::new("board", "Care board"), FlowNode::new("police", "Police")],
        ),
        FlowColumn::new(
            "Impact",
            vec![
                FlowNode::new("school", "Fewer days of school missed"),
                FlowNode::new("safer", "Families say they feel safer"),
                FlowNode::new("unmeasured", "No measured change"),
            ],
        ),
    ];
    let links = [
        ("neglect", "hub", None, ""),
        ("neglect", "group", None, ""),
        ("abuse", "advice", None, ""),
        ("abuse", "hub", None, ""),
        ("carers", "support", None, ""),
        ("outside", "mentors", None, ""),
        ("outside", "exploitation", None, ""),
        ("hub", "council", Some(80_000), "£80,000"),
        ("group", "council", Some(61_250), "£61,250"),
        ("advice", "police", Some(40_000), "£40,000"),
        ("support", "board", Some(18_000), "£18,000"),
        ("mentors", "board", Some(22_000), "£22,000"),
        ("exploitation", "police", Some(35_000), "£35,000"),
        ("council", "school", None, ""),
        ("council", "safer", None, ""),
        ("board", "school", None, ""),
        ("police", "unmeasured", None, ""),
    ];
    let label = |id: &str| {
        let node = columns.iter().flat_map(|column| &column.nodes).find(|node| node.id == id);
        node.map_or("", |node| node.label.as_str())
    };
    let rows: Vec<(&str, Vec<&str>)> =
        links.iter().map(|(from, to, _, printed)| (label(from), vec![label(to), *printed])).collect();
    let heads = vec![Column::words("From", 2), Column::words("To", 2), Column::numbers("Amount")];
    let summary = "Four of five needs have a service; nobody meets harm online. No change was measured for what the police paid.";
    let frame = frame("thread", "From need to impact", summary, heads, &rows);
    let links = links.map(|(from, to, amount, _)| FlowLink::new(from, to, amount.map(Decimal::from)));
    Block::Chart(flow(frame, &columns, &links))
}

fn cell(letter: char) -> GridCell {
    match letter {
        'f' => GridCell::new(Mark::Full, "yes"),
        'p' => GridCell::new(Mark::Part, "in part"),
        'n' => GridCell::new(Mark::None, "no"),
        _ => GridCell::new(Mark::NotApplicable, "not known"),
    }
}

fn coverage((name, of): (&str, &str), title: &str, summary: &str, columns: &[&str], rows: &[(&str, &str)]) -> Block {
    let rows: Vec<GridRow> =
        rows.iter().map(|(label, letters)| GridRow::new(*label, letters.chars().map(cell).collect())).collect();
    let texts: Vec<(&str, Vec<&str>)> =
        rows.iter().map(|row| (row.label.as_str(), row.cells.iter().map(|cell| cell.words.as_str()).collect())).collect();
    let heads = std::iter::once(Column::words(of, 2)).chain(columns.iter().map(|column| Column::words(*column, 1))).collect();
    Block::Chart(grid(frame(name, title, summary, heads, &texts), columns, &rows))
}

fn agreements() -> Block {
    let columns =
        ["Sharing information", "Escalation", "Joint funding", "Child deaths", "Transition", "Missing", "Secure estate"];
    coverage(
        ("agreements", "Agency"),
        "Which agency has signed which agreement",
        "The county council has signed all seven agreements, the constabulary six and the schools forum three.",
        &columns,
        &[
            ("Exampleshire County Council", "fffffff"),
            ("Integrated care board", "ffffpn-"),
            ("Exampleshire Constabulary", "ffnffff"),
            ("Probation service", "fpnnffp"),
            ("Schools forum", "fnfn-fn"),
            ("Fire and rescue", "nn-----"),
        ],
    )
}

fn transition() -> Block {
    coverage(
        ("transition", "Arrangement"),
        "How arrangements stand",
        "One of three arrangements is structured, formalised and operating.",
        &["Structured", "Formalised", "Operating"],
        &[("Early help", "fff"), ("Exploitation and harm outside the home", "fnp"), ("Transition to adult services", "nn-")],
    )
}

/// Cells with these words; a cell without words is empty.
pub(super) fn cells(texts: &[&str]) -> Vec<Cell> {
    texts.iter().map(|text| if text.is_empty() { Vec::new() } else { vec![Inline::from(*text)] }).collect()
}
