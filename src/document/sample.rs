//! A document with every kind of block in it: what a theme is looked at with, and what both outputs are tested with.

mod charts;

use rust_decimal::Decimal;

use super::{Align, Attachment, Block, Column, Document, Inline, KeyFigure, Length, NoticeKind, Section, Table, Target};
use crate::chart::{Bar, Frame, Group, Measure, bars, grouped, shares};
use charts::cells;

/// A report of an invented partnership that uses everything a document can hold.
pub fn sample() -> Document {
    Document {
        title: "Annual return 2026-27: Exampleshire Safeguarding Children Partnership".to_owned(),
        subtitle: "How we worked together to keep children safe, 1 April 2026 to 31 March 2027".to_owned(),
        short_title: "Exampleshire annual return 2026-27".to_owned(),
        author: "Exampleshire Safeguarding Children Partnership".to_owned(),
        subject: "The statutory annual return of the safeguarding partners in Exampleshire".to_owned(),
        keywords: ["safeguarding", "children", "annual return", "Exampleshire"].map(str::to_owned).to_vec(),
        edition: Document::FULL.to_owned(),
        language: "en-GB".to_owned(),
        prepared_on: Some("2027-06-30".to_owned()),
        mark: Some("Draft".to_owned()),
        masthead: masthead(),
        opening: vec![Block::Notice {
            kind: NoticeKind::Warning,
            title: "This return is a draft".to_owned(),
            blocks: vec![
                Block::text("Two things are missing before it can be signed."),
                list(false, &["the independent scrutineer's own account", "the signature of the chief officer of police"]),
            ],
        }],
        sections: vec![summary(), arrangements(), finance(), learning(), charts::charts()],
        colophon: vec![
            vec!["Published under the Open Government Licence v3.0.".into()],
            vec!["Digest of the return: 4f2c 91d0 7be3 a865 0c1e 5d72".into()],
        ],
        digest: Some("4f2c-91d0-7be3-a865".to_owned()),
        length: Length::Book,
        attachments: vec![Attachment {
            name: "return.json".to_owned(),
            media_type: "application/json".to_owned(),
            description: "The data of this return".to_owned(),
            bytes: br#"{"form":"public","partnership":"Exampleshire & Sampleton","reporting_year":"2026-27"}"#.to_vec(),
        }],
    }
}

fn masthead() -> Vec<(String, Vec<Inline>)> {
    vec![
        ("Area".to_owned(), vec!["Exampleshire and Sampleton".into()]),
        ("Reporting year".to_owned(), vec!["1 April 2026 to 31 March 2027".into()]),
        ("Prepared on".to_owned(), vec!["30 June 2027".into()]),
        (
            "Contact".to_owned(),
            vec![link(Target::Url("mailto:partnership@exampleshire.example".to_owned()), "partnership@exampleshire.example")],
        ),
    ]
}

fn summary() -> Section {
    let mut section = Section::new("summary", "The year in brief");
    section.blocks = vec![
        Block::Paragraph(vec![
            "Exampleshire is home to 98,400 children. In the year we set out to ".into(),
            Inline::Strong(vec!["reach families earlier".into()]),
            ", and to learn from serious incidents ".into(),
            Inline::Emphasis(vec!["while it still makes a difference".into()]),
            ". What it cost is under ".into(),
            link(Target::Anchor("finance".to_owned()), "What it cost and who paid"),
            "; the law behind this return is in ".into(),
            link(
                Target::Url("https://www.gov.uk/government/publications/working-together-to-safeguard-children--2".to_owned()),
                "Working together to safeguard children",
            ),
            ".".into(),
        ]),
        Block::Notice {
            kind: NoticeKind::Highlight,
            title: "412 families were offered a family group decision making meeting".to_owned(),
            blocks: vec![Block::text("268 took it up, or 65.0%. The year before it was 197 of 380, or 51.8%.")],
        },
        Block::Figures(vec![
            figure("Children in need at 31 March", "3,214", &["3,102 last year", "England 332.9 for every 10,000"]),
            figure("Children on a child protection plan", "418", &["431 last year"]),
            figure("Spent by the partnership", "£2.4 million", &["£2.2 million last year"]),
            figure("Serious incident notifications", "7", &[]),
        ]),
        Block::Facts(vec![
            ("Children in need at 31 March".to_owned(), vec!["3,214".into()]),
            ("Children on a child protection plan".to_owned(), vec!["418".into()]),
            ("Serious incident notifications".to_owned(), vec!["7".into()]),
            (
                "Independent scrutineer".to_owned(),
                vec!["Dr Amara Okafor, reporting to the lead safeguarding partners twice a year".into()],
            ),
        ]),
    ];
    section
}

fn figure(label: &str, value: &str, compared: &[&str]) -> KeyFigure {
    let compared = compared.iter().map(|words| (*words).to_owned()).collect();
    KeyFigure { label: vec![label.into()], value: value.to_owned(), compared }
}

fn arrangements() -> Section {
    let mut section = Section::new("arrangements", "How the arrangements work");
    section.blocks = vec![
        Block::text("Three statutory partners lead together; education has a seat at every table where a decision is made."),
        Block::List {
            ordered: true,
            items: vec![
                vec![
                    Block::text("Lead safeguarding partners meet four times a year and decide on money, priorities and risk:"),
                    Block::List {
                        ordered: false,
                        items: vec![
                            vec![Block::text("the chief executives of Exampleshire and Sampleton councils")],
                            vec![
                                Block::text("the chief executive of the integrated care board, who brings"),
                                list(false, &["the two hospital trusts", "the community health provider"]),
                            ],
                            vec![Block::text("the chief constable")],
                        ],
                    },
                ],
                vec![Block::text("Delegated partners meet every month and answer for the work between those meetings.")],
                vec![Block::text("Four subgroups prepare and follow up what was decided.")],
            ],
        },
        Block::Quote {
            blocks: vec![
                Block::text("I used to tell my story to four people. This year I told it once, and they all knew it."),
                Block::text("They also asked what I wanted to happen next."),
            ],
            source: "Young person, 15, Sampleton".to_owned(),
        },
    ];
    let mut sharing = Section::new("information-sharing", "Sharing information");
    sharing.blocks = vec![
        Block::Notice {
            kind: NoticeKind::Note,
            title: "What changed in the year".to_owned(),
            blocks: vec![Block::text("All 212 schools joined the shared chronology in September 2026.")],
        },
        Block::text("The agreement was last reviewed on 14 January 2027 and covers every relevant agency."),
    ];
    let mut gaps = Section::new("information-sharing-gaps", "Gaps that remain");
    gaps.blocks = vec![list(
        false,
        &[
            "Records of children educated at home reach the partnership six weeks late on average.",
            "Two general practices cannot yet see the chronology.",
        ],
    )];
    sharing.sections.push(gaps);
    section.sections.push(sharing);
    section
}

fn finance() -> Section {
    let mut section = Section::new("finance", "What it cost and who paid");
    section.blocks =
        vec![Block::text("The partnership's own budget came to £934,500, and £41,200 of it was not spent."), income()];
    let mut plan = Section::new("finance-plan", "Planned and actual");
    plan.blocks = vec![planned_and_actual(), contributions()];
    let mut services = Section::new("finance-services", "Every service we paid for together");
    services.blocks = vec![Block::Table(long_table())];
    section.sections = vec![plan, services];
    section
}

fn learning() -> Section {
    let mut section = Section::new("learning", "Learning from serious incidents");
    section.blocks = vec![
        Block::text("Seven notifications led to five rapid reviews and one local child safeguarding practice review."),
        referrals(),
    ];
    section
}

fn income() -> Block {
    let parts = [
        ("Exampleshire County Council", 412_000, "£412,000 (44.1%)"),
        ("Integrated care board", 287_500, "£287,500 (30.8%)"),
        ("Exampleshire Constabulary", 203_000, "£203,000 (21.7%)"),
        ("Schools forum", 21_000, "£21,000 (2.2%)"),
        ("Probation service", 11_000, "£11,000 (1.2%)"),
    ];
    let mut table = Table::new(
        "table-income",
        "Income of the partnership by payer, 2026-27",
        vec![Column::words("Payer", 3), Column::numbers("Amount and share of income")],
    );
    parts.iter().for_each(|(payer, _, printed)| table.row(*payer, cells(&[printed])));
    table.total("All income", cells(&["£934,500 (100.0%)"]));
    let frame = Frame {
        anchor: "chart-income".to_owned(),
        title: "Who paid for the partnership".to_owned(),
        summary: "The county council paid 44.1% of £934,500, the integrated care board 30.8%, the police 21.7%, all others 3.4%."
            .to_owned(),
        table,
    };
    let parts: Vec<Bar> =
        parts.iter().map(|(payer, amount, printed)| Bar::new(*payer, Decimal::from(*amount), *printed)).collect();
    Block::Chart(shares(frame, &parts, |_| "£32,000 (3.4%)".to_owned()))
}

fn planned_and_actual() -> Block {
    let groups = [
        ("Staff", Some(480_000), "£480,000", Some(502_300), "£502,300"),
        ("Independent scrutiny", Some(42_000), "£42,000", Some(38_750), "£38,750"),
        ("Reviews", Some(90_000), "£90,000", None, "[x]"),
        ("Multi-agency training and development", Some(64_000), "£64,000", Some(1_150), "£1,150"),
    ];
    let mut table = Table::new(
        "table-planned",
        "Planned and actual spending by purpose, 2026-27",
        vec![Column::words("Purpose", 3), Column::numbers("Planned"), Column::numbers("Actual")],
    );
    groups.iter().for_each(|(purpose, _, planned, _, actual)| table.row(*purpose, cells(&[planned, actual])));
    table.notes = vec![vec!["[x] means not available: the reviews' invoices had not arrived by 30 June 2027.".into()]];
    let frame = Frame {
        anchor: "chart-planned".to_owned(),
        title: "Planned and actual spending".to_owned(),
        summary: "Staff cost £22,300 more than planned; training cost £62,850 less. What the reviews cost is not known yet."
            .to_owned(),
        table,
    };
    let groups: Vec<Group> = groups
        .iter()
        .map(|(purpose, planned, planned_text, actual, actual_text)| {
            let measures = vec![
                Measure::new(planned.map(Decimal::from), *planned_text),
                Measure::new(actual.map(Decimal::from), *actual_text),
            ];
            Group::new(*purpose, measures)
        })
        .collect();
    Block::Chart(grouped(frame, &["planned", "actual"], &groups))
}

fn referrals() -> Block {
    let sources = [
        ("Police", Some(4_102), "4,102"),
        ("Schools and colleges", Some(2_866), "2,866"),
        ("Health services, general practice and hospitals among them", Some(1_954), "1,954"),
        ("Children and families themselves", Some(711), "711"),
        ("Probation service", Some(9), "9"),
        ("Fire and rescue", Some(0), "0"),
        ("Housing", None, "[c]"),
    ];
    let mut table = Table::new(
        "table-referrals",
        "Referrals to children's social care by source, 2026-27",
        vec![Column::words("Source", 3), Column::numbers("Referrals")],
    );
    sources.iter().for_each(|(source, _, printed)| table.row(*source, cells(&[printed])));
    table.notes = vec![vec!["[c] means suppressed, so that no child can be recognised.".into()]];
    let frame = Frame {
        anchor: "chart-referrals".to_owned(),
        title: "Where referrals came from".to_owned(),
        summary: "The police made 4,102 referrals and schools and colleges 2,866; fire and rescue made none.".to_owned(),
        table,
    };
    let sources: Vec<Bar> =
        sources.iter().map(|(source, count, printed)| Bar::new(*source, count.map(Decimal::from), *printed)).collect();
    Block::Chart(bars(frame, &sources))
}

fn contributions() -> Block {
    let header = |text: &str| Column { header: text.to_owned(), align: Align::Right, weight: 1 };
    let mut table = Table::new(
        "table-contributions",
        "Contributions of each partner over three years, cash and in kind",
        vec![
            Column::words("Partner", 2),
            header("2024-25 cash"),
            header("2024-25 in kind"),
            header("2025-26 cash"),
            header("2025-26 in kind"),
            header("2026-27 cash"),
            header("2026-27 in kind"),
            Column::words("What the contribution in kind was", 3),
        ],
    );
    table.row(
        "Exampleshire County Council",
        cells(&["£398,000", "£24,000", "£405,000", "£24,000", "£412,000", "£26,500", "Offices, legal advice and two analysts"]),
    );
    table.row(
        "Integrated care board",
        cells(&["£271,000", "[z]", "£280,000", "[z]", "£287,500", "£9,800", "A designated nurse for one day a week"]),
    );
    table.row(
        "Exampleshire Constabulary",
        cells(&["£196,000", "[x]", "£199,500", "£12,000", "£203,000", "£12,400", "Training rooms"]),
    );
    table.total("All partners", cells(&["£865,000", "[x]", "£884,500", "£36,000", "£902,500", "£48,700", ""]));
    table.notes = vec![
        vec![
            "[x] means not available; [z] means not applicable. A sum with a part that is not available is not available.".into(),
        ],
        vec![
            "Source: ".into(),
            link(Target::Anchor("table-income".to_owned()), "Income of the partnership by payer"),
            ".".into(),
        ],
    ];
    Block::Table(table)
}

fn long_table() -> Table {
    let kinds =
        ["Early help hub", "Family group meetings", "Young carers' support", "Domestic abuse advice", "Missing from home team"];
    let places = [
        "Alderbrook",
        "Bramley Vale",
        "Castle Ward",
        "Dunmere",
        "Eastfield",
        "Fernhill",
        "Great Oakley",
        "Sampleton and district",
    ];
    let mut table = Table::new(
        "table-services",
        "Services paid for together, by place",
        vec![
            Column::words("Service", 3),
            Column::words("Place", 2),
            Column::numbers("Families reached"),
            Column::numbers("Cost"),
        ],
    );
    for (k, kind) in (1_usize..).zip(kinds) {
        for (p, place) in (1_usize..).zip(places) {
            let families = 20 + (k * 37 + p * 11) % 83;
            let cost = 8 + (k * 13 + p * 7) % 31;
            table.row(kind, cells(&[place, &families.to_string(), &format!("£{cost},000")]));
        }
    }
    table.total("All 40 services", cells(&["", "2,406", "£908,000"]));
    table
}

fn list(ordered: bool, items: &[&str]) -> Block {
    Block::List { ordered, items: items.iter().map(|item| vec![Block::text(*item)]).collect() }
}

fn link(target: Target, text: &str) -> Inline {
    Inline::Link { target, text: vec![text.into()] }
}
