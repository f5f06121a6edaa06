//! The chapter on allegations against adults who work with children.

use super::model::Lado;
use crate::annual_return::report::{
    Chapter, Show, View, asked, key, key_of, lower, many_of, share, share_known, share_row, shares_table, total, welcomed,
};
use crate::chart::{Bar, Frame, bars};
use crate::document::{Column, Section, Table};
use crate::value::{Answer, ChildCount, Children};

const ANCHOR: &str = "lado";
/// The title of the chapter.
pub const TITLE: &str = "Allegations against adults who work with children";

/// The chapter; `None` when the part is not given, since no guidance asks for it explicitly.
pub fn chapter(view: &View) -> Option<Section> {
    let part = view.r().lado.given()?;
    let mut chapter = Chapter::new(view, ANCHOR, TITLE);
    chapter.text(
        "The local authority designated officer (LADO) oversees how allegations against adults who work with children are handled. Employers decide on employment.",
    );
    message(&mut chapter, part);
    contacts(&mut chapter, part);
    referrals(&mut chapter, view, part);
    outcomes(&mut chapter, part);
    timeliness(&mut chapter, part);
    chapter.section("lado-learning", "What was learnt", |inner| inner.narrative("what was learnt", &part.learning));
    chapter.section("lado-escalations", "Concerns that were escalated", |inner| {
        inner.narrative("how often and to whom concerns were escalated", &part.escalations);
    });
    chapter.section("lado-capacity", "Capacity of the designated officers", |inner| {
        let capacity = &part.capacity;
        inner.facts_given([
            Some(asked("Full-time equivalents", &capacity.fte)),
            welcomed("Days of training", &capacity.training_days),
            Some(asked("How they are supervised and advised", &capacity.supervision)),
        ]);
    });
    chapter.unless_empty()
}

/// The message: "There were 312 contacts, and 84 became referrals. Of 40 cases that were closed, 80% were closed within 3
/// months."
fn message(chapter: &mut Chapter, part: &Lado) {
    let contacts = many_of(&part.contacts, "contact was made", "contacts were made");
    let referrals = many_of(&part.referrals, "was taken on as a referral", "were taken on as referrals");
    let times = &part.timeliness;
    let soon = total([&times.closed_within_1_month, &times.closed_within_3_months]);
    let all = total([
        &times.closed_within_1_month,
        &times.closed_within_3_months,
        &times.closed_within_12_months,
        &times.closed_after_12_months,
    ]);
    let in_3_months = share_known(&soon, &all);
    chapter.message([
        match (contacts, referrals) {
            (Some(contacts), Some(referrals)) => Some(format!("{contacts} with the designated officer, and {referrals}")),
            (contacts, _) => contacts.map(|contacts| format!("{contacts} with the designated officer")),
        },
        in_3_months.map(|share| format!("{share} of the cases that were closed were closed within 3 months")),
    ]);
    chapter.at_a_glance([
        key_of("Contacts", &part.contacts, []),
        key_of(
            "Referrals",
            &part.referrals,
            [share_known(&part.referrals, &part.contacts).map(|share| format!("{share} of contacts"))],
        ),
        key("Cases closed within 3 months", in_3_months.map(|share| share.to_string()), []),
    ]);
}

fn contacts(chapter: &mut Chapter, part: &Lado) {
    let columns = vec![Column::words("Contacts", 4), Column::numbers("Number"), Column::numbers("Share of contacts")];
    let mut table = Table::new("table-lado-contacts", "Contacts with the designated officer, and what became of them", columns);
    for (title, count) in [
        ("Answered with advice", &part.advice),
        ("Taken on as referrals", &part.referrals),
        ("Not for the designated officer", &part.not_for_lado),
    ] {
        table.row(title, vec![count.cell(), share(count, &part.contacts)]);
    }
    table.total("All contacts", vec![part.contacts.cell(), share(&part.contacts, &part.contacts)]);
    chapter.table(table);
    chapter.facts(vec![asked("Cases open on the first day", &part.open_at_start)]);
}

/// Referrals by sector, by harm and by referrer, each with its share of all referrals, largest first.
fn referrals(chapter: &mut Chapter, view: &View, part: &Lado) {
    let by = |anchor: &str, caption: &str, header: &str, mut rows: Vec<(String, &Answer<ChildCount>)>| {
        rows.sort_by_key(|(_, count)| std::cmp::Reverse(count.known()));
        let columns = vec![Column::words(header, 4), Column::numbers("Referrals"), Column::numbers("Share of referrals")];
        let mut table = Table::new(anchor, caption, columns);
        for (title, count) in rows {
            table.row(title, vec![count.cell(), share(count, &part.referrals)]);
        }
        table
    };
    let sectors: Vec<_> = part.by_sector.items().iter().map(|row| (view.label(&row.sector), &row.count)).collect();
    let table = by("table-lado-sectors", "Referrals by the sector the adult works in", "Sector", sectors.clone());
    let known = sectors.iter().filter(|(_, count)| count.known().is_some()).count();
    let most = sectors.iter().filter_map(|(sector, count)| Some((count.known()?, sector))).max_by_key(|(number, _)| *number);
    match most.filter(|_| known > 1) {
        Some((number, sector)) => {
            let mut sorted = sectors.clone();
            sorted.sort_by_key(|(_, count)| std::cmp::Reverse(count.known()));
            let marks: Vec<Bar> = sorted
                .iter()
                .map(|(sector, count)| Bar::new(sector.clone(), count.known().map(Children::decimal), count.words()))
                .collect();
            let frame = Frame {
                anchor: "chart-lado-sectors".to_owned(),
                title: "Referrals by the sector the adult works in".to_owned(),
                summary: format!("Most referrals were about adults who work in this sector: {} ({number}).", lower(sector)),
                table,
            };
            chapter.chart(bars(frame, &marks));
        }
        None => chapter.table(table),
    }
    let harms = part.by_harm.items().iter().map(|row| (view.label(&row.harm), &row.count)).collect();
    chapter.table(by("table-lado-harms", "Referrals by the harm alleged", "Harm", harms));
    let referrers = part.by_referrer.items().iter().map(|row| (view.label(&row.referrer), &row.count)).collect();
    chapter.table(by("table-lado-referrers", "Referrals by who made them", "Referrer", referrers));
}

fn outcomes(chapter: &mut Chapter, part: &Lado) {
    if part.outcomes.items().is_empty() {
        return chapter.gap("how cases ended");
    }
    let columns = vec![Column::words("Outcome", 4), Column::numbers("Cases"), Column::numbers("Share of cases")];
    let mut table = Table::new("table-lado-outcomes", "How cases ended, those still open among them", columns);
    let all = total(part.outcomes.items().iter().map(|row| &row.count));
    for row in part.outcomes.items() {
        table.row(Show::text(&row.outcome), vec![row.count.cell(), share(&row.count, &all)]);
    }
    table.total("All cases", vec![all.cell(), share(&all, &all)]);
    chapter.table(table);
}

fn timeliness(chapter: &mut Chapter, part: &Lado) {
    let times = &part.timeliness;
    if !times.is_given() {
        return chapter.gap("how quickly cases were closed");
    }
    let bands = [
        ("Within one month", &times.closed_within_1_month),
        ("After one month and within 3", &times.closed_within_3_months),
        ("After 3 months and within 12", &times.closed_within_12_months),
        ("After more than 12 months", &times.closed_after_12_months),
    ];
    let all = total(bands.map(|(_, count)| count));
    let columns = vec![Column::words("Closed", 4), Column::numbers("Cases"), Column::numbers("Share of cases closed")];
    let mut table = Table::new("table-lado-timeliness", "How quickly cases were closed", columns);
    for (title, count) in bands {
        table.row(title, vec![count.cell(), share(count, &all)]);
    }
    table.total("All closed cases", vec![all.cell(), share(&all, &all)]);
    chapter.table(table);
    let mut referred = shares_table("table-lado-referred", "Referrals made in time");
    share_row(&mut referred, "Referred within one working day", &times.referred_within_1_working_day, &part.referrals);
    chapter.table(referred);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::chapter;
    use crate::annual_return::report::testing::chapter_lines;

    #[test]
    fn counts_stand_with_their_shares_and_nothing_gives_a_hidden_count_away() {
        let lines = chapter_lines(
            json!({ "lado": {
                "contacts": 200, "advice": 110, "referrals": 80, "not_for_lado": 10, "open_at_start": 12,
                "by_sector": [{ "sector": "education", "count": 40 }, { "sector": "faith", "count": 3 }],
                "outcomes": [{ "outcome": "substantiated", "count": 30 }, { "outcome": "malicious", "count": 2 }],
                "timeliness": { "closed_within_1_month": 20, "closed_within_3_months": 20, "closed_within_12_months": 10, "closed_after_12_months": 0 },
            } }),
            chapter,
        );
        assert_eq!(
            lines[2],
            "200 contacts were made with the designated officer, and 80 were taken on as referrals. 80% of the cases that were closed were closed within 3 months."
        );
        for line in [
            "Answered with advice | 110 | 55%",
            "Schools and colleges | 40 | 50%",
            "Faith | c | c",
            "Substantiated | 30 | c",
            "Malicious | c | c",
            "Within one month | 20 | 40%",
            "All closed cases | 50 | 100%",
            "All cases | c | c",
        ] {
            assert!(lines.contains(&line.to_owned()), "{line} in {lines:#?}");
        }
    }
}
