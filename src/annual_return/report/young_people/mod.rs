//! The edition for children and young people: short sentences, a picture, stories, and where to get help.
//!
//! It contains no fact that is not in the return (see [`told`]). Of the return's own texts it uses only those that are easy to
//! read: the allowed reading age is lowered until an 11-year-old can read the page as a whole.

mod help;
mod told;

#[cfg(test)]
mod tests;

use told::{Fact, Source, Teller, fact, ours};

use super::View;
use super::anchors::link_to;
use crate::annual_return::finance::figures;
use crate::annual_return::needs::model::NeedStatus;
use crate::annual_return::partnership::model::BodyKind;
use crate::annual_return::priorities::model::Progress;
use crate::annual_return::scrutiny::model::FindingKind;
use crate::annual_return::stories::model::{Consent, Story};
use crate::annual_return::voice::model::EngagementRecord;
use crate::chart::{Bar, Frame, shares};
use crate::document::{Block, Column, Document, Inline, KeyFigure, NoticeKind, Section, Table, plain, prose};
use crate::language::{Measure, years};
use crate::value::{Answer, Choice, Decimal, Money, Narrative};

/// The reading age of the page as a whole, in years.
const AGE: Decimal = Decimal::from_parts(11, 0, 0, false, 0);

/// The reading ages allowed for a single text of the return, in years, tried from the first. They begin above [`AGE`] because the
/// measure is less precise for one sentence than for a page.
const BARS: [u8; 6] = [14, 13, 12, 11, 10, 9];

/// How many engagements, priorities and findings the page includes. Nobody reads a page that goes on and on.
const MOST: usize = 6;

/// The chapters of the edition, in a document that addresses children.
pub fn sections(view: &View, document: &mut Document) -> Vec<Section> {
    "Keeping children safe".clone_into(&mut document.title);
    document.subtitle = format!("What we did, for children and young people. {}", document.subtitle);
    chapters(view).0
}

/// The chapters, and every fact in them.
fn chapters(view: &View) -> (Vec<Section>, Vec<Fact>) {
    let mut told = None;
    for bar in BARS {
        let (sections, facts) = told_up_to(view, Decimal::from(bar));
        let easy = measure(&sections).reading_age().is_none_or(|age| age <= AGE);
        told = Some((sections, facts));
        if easy {
            break;
        }
    }
    let (mut sections, facts) = told.unwrap_or_default();
    sections.push(help::section());
    if let Some(age) = measure(&sections).reading_age() {
        sections.push(about(view, &years(age)));
    }
    (sections, facts)
}

fn told_up_to(view: &View, bar: Decimal) -> (Vec<Section>, Vec<Fact>) {
    let mut page = Page { view, bar, told: Teller::default() };
    let sections = [
        Page::who_we_are,
        Page::what_you_told_us,
        Page::what_children_need,
        Page::stories,
        Page::what_we_did,
        Page::what_it_cost,
        Page::who_checks,
        Page::what_comes_next,
    ]
    .map(|section| section(&mut page));
    (sections.into_iter().flatten().collect(), page.told.facts())
}

struct Page<'a> {
    view: &'a View<'a>,
    /// The reading age, in years, above which a text of the return is left out.
    bar: Decimal,
    told: Teller,
}

impl Page<'_> {
    #[expect(clippy::unnecessary_wraps, reason = "a section like the others, which can be left out")]
    fn who_we_are(&mut self) -> Option<Section> {
        let r = self.view.r();
        let mut section = Section::new("who-we-are", "Who we are");
        let mut words = match r.partnership.name.text().trim() {
            "" => Vec::new(),
            name => self.told.say([ours("We are the "), fact(Fact::words(name)), ours(". ")]),
        };
        words.push("We are people from councils, the NHS and the police. We work as a team to keep children safe.".into());
        section.blocks.push(Block::Paragraph(words));
        if let Some((start, end)) = r.period_start.get().zip(r.period_end.get()) {
            let words = self.told.say([
                ours("This page tells you what we did from "),
                fact(Fact::day(start)),
                ours(" to "),
                fact(Fact::day(end)),
                ours("."),
            ]);
            section.blocks.push(Block::Paragraph(words));
        }
        section.blocks.push(Block::Notice {
            kind: NoticeKind::Note,
            title: "Some of this is about hard things".to_owned(),
            blocks: vec![Block::Paragraph(vec![
                "You can stop at any time. You can skip the parts you do not want to read. If you need help, go to ".into(),
                link_to(help::ANCHOR, "where to get help"),
                ".".into(),
            ])],
        });
        let mut figures = Vec::new();
        let mut add = |label: &str, value: String| {
            figures.push(KeyFigure { label: vec![label.into()], value, compared: Vec::new() });
        };
        if let Some(engagements) = r.voice.engagements.given() {
            add("Times we asked children and families", self.told.text(Fact::entries("voice.engagements", engagements.len())));
        }
        if let Some(needs) = r.needs.needs.given() {
            add("Things children here need most", self.told.text(Fact::entries("needs.needs", needs.len())));
        }
        if let Some(services) = r.commissioning.services.given() {
            add("Kinds of help we pay for", self.told.text(Fact::entries("commissioning.services", services.len())));
        }
        if !figures.is_empty() {
            section.blocks.push(Block::Figures(figures));
        }
        Some(section)
    }

    fn what_you_told_us(&mut self) -> Option<Section> {
        let mut section = Section::new("what-you-told-us", "What you told us");
        for (place, engagement) in (1_usize..).zip(self.view.r().voice.engagements.items()) {
            if section.sections.len() == MOST {
                break;
            }
            section.sections.extend(self.heard(place, engagement));
        }
        if section.sections.is_empty() {
            return None;
        }
        section
            .blocks
            .push(Block::text("We asked children and families what they think. Here is what they said, and what we did next."));
        Some(section)
    }

    fn heard(&mut self, place: usize, engagement: &EngagementRecord) -> Option<Section> {
        let may_be_quoted = |said: &&crate::annual_return::voice::model::Said| said.quote_consented.get() == Some(true);
        let quotes: Vec<&str> = engagement
            .said
            .items()
            .iter()
            .filter(may_be_quoted)
            .map(|said| said.text.text())
            .filter(|text| self.is_easy(text))
            .collect();
        let title = engagement.title.text();
        let decided = engagement.decided.text();
        if quotes.is_empty() || title.trim().is_empty() || !self.is_easy(decided) {
            return None;
        }
        let mut section = Section::new(format!("told-us-{place}"), self.told.text(Fact::words(title)));
        for quote in quotes {
            let words = self.told.say([fact(Fact::words(quote))]);
            section.blocks.push(Block::Quote { blocks: vec![Block::Paragraph(words)], source: String::new() });
        }
        let mut answer = |label: &'static str, text: &str| {
            let words = self.told.label(label, [fact(Fact::words(text))]);
            section.blocks.push(Block::Paragraph(words));
        };
        answer("What we agreed:", decided);
        let easy = |text: &str| is_easy(text, self.bar);
        if easy(engagement.changed.text()) {
            answer("What changed:", engagement.changed.text());
        }
        if easy(engagement.could_not_change_because.text()) {
            answer("What we could not change:", engagement.could_not_change_because.text());
        }
        Some(section)
    }

    fn what_children_need(&mut self) -> Option<Section> {
        let needs = self.view.r().needs.needs.items();
        let mut sorted: Vec<_> = needs.iter().filter(|need| !need.title.text().trim().is_empty()).collect();
        sorted.sort_by_key(|need| need.rank.known().map_or(u32::MAX, |rank| rank.0));
        if sorted.is_empty() {
            return None;
        }
        let mut section = Section::new("what-children-need", "What children need");
        section.blocks.push(Block::text("These are our biggest worries for children here. The biggest worry comes first."));
        let mut items = Vec::new();
        for need in sorted {
            let title = self.told.text(Fact::words(need.title.text()));
            let mut words = vec![Inline::Strong(vec![format!("{title}.").into()])];
            words.extend(need.status.get().map(|status| Inline::from(format!(" {}", enough(status)))));
            let mut entry = vec![Block::Paragraph(words)];
            if need.status.get() != Some(NeedStatus::Met) && self.is_easy(need.unmet_reason.text()) {
                let why = self.told.label("Why:", [fact(Fact::words(need.unmet_reason.text()))]);
                entry.push(Block::Paragraph(why));
            }
            items.push(entry);
        }
        section.blocks.push(Block::List { ordered: true, items });
        section.blocks.extend(self.enough_help());
        Some(section)
    }

    /// A picture of the needs by whether there is enough help.
    fn enough_help(&mut self) -> Option<Block> {
        let statuses: Option<Vec<NeedStatus>> = self.view.r().needs.needs.given()?.iter().map(|need| need.status.get()).collect();
        let statuses = statuses.filter(|statuses| statuses.len() > 1)?;
        let mut table = Table::new(
            "table-enough-help",
            "Is there enough help?",
            vec![Column::words("Answer", 3), Column::numbers("How many worries")],
        );
        let mut bars = Vec::new();
        for status in NeedStatus::ALL {
            let number = statuses.iter().filter(|one| *one == status).count();
            let source = Source::EntriesWith { list: "needs.needs", key: "status", code: status.code() };
            let printed = self.told.text(Fact { printed: crate::value::grouped(number), source });
            table.row(answer(*status), vec![vec![printed.clone().into()]]);
            if number > 0 {
                bars.push(Bar::new(answer(*status), Decimal::from(number), printed));
            }
        }
        let met = statuses.iter().filter(|status| **status == NeedStatus::Met).count();
        let summary = match met {
            0 => "There is not yet enough help for any of these worries.".to_owned(),
            met if met == statuses.len() => "There is enough help for all of these worries.".to_owned(),
            1 => "There is enough help for 1 of these worries.".to_owned(),
            met => format!("There is enough help for {met} of these worries."),
        };
        let frame = Frame { anchor: "chart-enough-help".to_owned(), title: "Is there enough help?".to_owned(), summary, table };
        Some(Block::Chart(shares(frame, &bars, |rest| rest.to_string())))
    }

    fn stories(&mut self) -> Option<Section> {
        let mut section = Section::new("stories", "Stories");
        for (place, story) in (1_usize..).zip(self.view.r().stories.stories.items()) {
            section.sections.extend(self.story(place, story));
        }
        if section.sections.is_empty() {
            return None;
        }
        section.blocks.push(Block::text("These stories tell what help can look like. Nobody can be known from them."));
        Some(section)
    }

    fn story(&mut self, place: usize, story: &Story) -> Option<Section> {
        let (title, text) = (story.title.text(), story.story.text());
        if title.trim().is_empty() || !self.is_easy(text) {
            return None;
        }
        let mut section = Section::new(format!("a-story-{place}"), self.told.text(Fact::words(title)));
        section.blocks.extend(self.narrative(&story.story));
        if self.is_easy(story.change.text()) {
            section.blocks.extend(self.narrative_under("What changed:", &story.change));
        }
        let mut about = Vec::new();
        if story.composite.get() == Some(true) {
            about.push("This story is made from the lives of more than one child.");
        }
        if story.altered_details.get() == Some(true) {
            about.push("We changed some things so that nobody can tell who it is.");
        }
        if story.consent.get() == Some(Consent::Given) {
            about.push("The child or their family said yes to it.");
        }
        if !about.is_empty() {
            section.blocks.push(Block::Paragraph(vec![Inline::Emphasis(vec![about.join(" ").into()])]));
        }
        Some(section)
    }

    fn narrative(&mut self, answer: &Answer<Narrative>) -> Vec<Block> {
        self.told.keep(answer.text());
        prose(answer.text())
    }

    /// A narrative whose first paragraph begins with a label in bold.
    fn narrative_under(&mut self, label: &'static str, answer: &Answer<Narrative>) -> Vec<Block> {
        let mut blocks = self.narrative(answer);
        let label = Inline::Strong(vec![label.into()]);
        match blocks.first_mut() {
            Some(Block::Paragraph(words)) => drop(words.splice(0..0, [label, " ".into()])),
            _ => blocks.insert(0, Block::Paragraph(vec![label])),
        }
        blocks
    }

    fn what_we_did(&mut self) -> Option<Section> {
        let mut section = Section::new("what-we-did", "What we did");
        for (place, priority) in (1_usize..).zip(self.view.r().priorities.priorities.items()) {
            let title = priority.title.text();
            if section.sections.len() == MOST || title.trim().is_empty() {
                continue;
            }
            let mut inner = Section::new(format!("we-did-{place}"), self.told.text(Fact::words(title)));
            if self.is_easy(priority.aim.text()) {
                let words = self.told.label("What we wanted:", [fact(Fact::words(priority.aim.text()))]);
                inner.blocks.push(Block::Paragraph(words));
            }
            if let Some(progress) = priority.progress.get() {
                let words = self.told.label("How far we got:", [ours(how_far(progress))]);
                inner.blocks.push(Block::Paragraph(words));
            }
            if self.is_easy(priority.impact.on_children.text()) {
                inner.blocks.extend(self.narrative_under("What changed for children:", &priority.impact.on_children));
            }
            if !inner.blocks.is_empty() {
                section.sections.push(inner);
            }
        }
        if section.sections.is_empty() {
            return None;
        }
        section.blocks.push(Block::text("Each year we choose what to work on most. This is what we chose, and how it went."));
        Some(section)
    }

    fn what_it_cost(&mut self) -> Option<Section> {
        let totals = &self.view.r().finance.totals;
        let spent = totals.spending_actual.known()?;
        let mut section = Section::new("what-it-cost", "What it cost");
        let amount = |printed: String, path: &'static str| fact(Fact { printed, source: Source::Amount(path) });
        let spent = amount(spent.to_string(), "finance.totals.spending_actual");
        let words = match totals.income_actual.known() {
            Some(income) => {
                let income = amount(income.to_string(), "finance.totals.income_actual");
                self.told.say([ours("Our team had "), income, ours(" in the year. It spent "), spent, ours(".")])
            }
            None => self.told.say([ours("Our team spent "), spent, ours(" in the year.")]),
        };
        section.blocks.push(Block::Paragraph(words));
        section
            .blocks
            .push(Block::text("Councils, the NHS and the police also pay for a lot of other help that is not counted here."));
        section.blocks.extend(self.who_paid());
        Some(section)
    }

    /// A picture of who paid.
    fn who_paid(&mut self) -> Option<Block> {
        let income = figures::income(self.view.published)?;
        let partners = figures::partner_shares(self.view.published)?;
        let paid: Money = partners.iter().map(|partner| partner.cash).sum();
        let mut parts: Vec<(&'static str, Money, Source)> = Vec::new();
        for partner in &partners {
            let (who, codes): (_, &'static [&'static str]) = match partner.kind {
                BodyKind::LocalAuthority => ("Councils", &["local_authority"]),
                BodyKind::Icb => ("The NHS", &["icb"]),
                BodyKind::Police => ("The police", &["police"]),
                BodyKind::RelevantAgency | BodyKind::Other => continue,
            };
            parts.push((who, partner.cash, Source::PaidFor(codes)));
        }
        parts.push(("Others", income - paid, Source::PaidForOthers(&["local_authority", "icb", "police"])));
        parts.retain(|(_, amount, _)| !amount.is_zero());
        let (most, ..) = parts.iter().max_by_key(|(_, amount, _)| *amount).filter(|_| parts.len() > 1)?;
        let summary = match *most {
            "The NHS" => "The NHS paid the most.",
            "The police" => "The police paid the most.",
            "Others" => "Groups other than councils, the NHS and the police paid the most.",
            _ => "Councils paid the most.",
        };
        let columns = vec![Column::words("Who", 3), Column::numbers("How much they paid")];
        let mut table = Table::new("table-who-paid", "Who paid for our work", columns);
        let mut bars = Vec::new();
        for (who, amount, source) in parts {
            let printed = self.told.text(Fact { printed: amount.to_string(), source });
            table.row(who, vec![vec![printed.clone().into()]]);
            bars.push(Bar::new(who, amount.decimal(), printed));
        }
        let frame = Frame {
            anchor: "chart-who-paid".to_owned(),
            title: "Who paid for our work".to_owned(),
            summary: summary.to_owned(),
            table,
        };
        Some(Block::Chart(crate::chart::bars(frame, &bars)))
    }

    fn who_checks(&mut self) -> Option<Section> {
        let findings = self.view.r().scrutiny.findings.given().filter(|findings| !findings.is_empty())?;
        let mut section = Section::new("who-checks", "Who checks our work");
        let mut words = vec![Inline::from(
            "People from outside the team check what we do. They tell us what works well. They also tell us what must get better. ",
        )];
        words.extend(match findings.len() {
            1 => self.told.say([ours("This year they told us "), fact(Fact::entries("scrutiny.findings", 1)), ours(" thing.")]),
            number => self.told.say([
                ours("This year they told us "),
                fact(Fact::entries("scrutiny.findings", number)),
                ours(" things."),
            ]),
        });
        section.blocks.push(Block::Paragraph(words));
        for (label, kinds) in [
            ("What works well", &[FindingKind::Strength][..]),
            ("What must get better", &[FindingKind::Concern, FindingKind::Risk]),
        ] {
            let titles: Vec<&str> = findings
                .iter()
                .filter(|finding| finding.kind.get().is_some_and(|kind| kinds.contains(&kind)))
                .map(|finding| finding.title.text())
                .filter(|title| self.is_easy(title))
                .take(MOST)
                .collect();
            if titles.is_empty() {
                continue;
            }
            section.blocks.push(Block::Paragraph(vec![Inline::Strong(vec![format!("{label}:").into()])]));
            let items = titles.into_iter().map(|title| vec![Block::Paragraph(self.told.say([fact(Fact::words(title))]))]);
            section.blocks.push(Block::List { ordered: false, items: items.collect() });
        }
        Some(section)
    }

    fn what_comes_next(&mut self) -> Option<Section> {
        let mut items = Vec::new();
        for next in self.view.r().next_year.priorities.items() {
            if next.title.text().trim().is_empty() {
                continue;
            }
            let mut entry = vec![Block::Paragraph(self.told.say([fact(Fact::words(next.title.text()))]))];
            if self.is_easy(next.why.text()) {
                entry.push(Block::Paragraph(self.told.label("Why:", [fact(Fact::words(next.why.text()))])));
            }
            items.push(entry);
        }
        if items.is_empty() {
            return None;
        }
        let mut section = Section::new("what-comes-next", "What comes next");
        section.blocks = vec![Block::text("This is what we will work on next year:"), Block::List { ordered: false, items }];
        Some(section)
    }

    fn is_easy(&self, text: &str) -> bool {
        is_easy(text, self.bar)
    }
}

/// Whether a text of the return is given and easy enough for this page.
fn is_easy(text: &str, bar: Decimal) -> bool {
    Measure::of(text).reading_age().is_some_and(|age| age <= bar)
}

/// What this page is, its reading age, and where the whole return is.
fn about(view: &View, age: &str) -> Section {
    let mut section = Section::new("about-this-page", "About this page");
    section.blocks.push(Block::text(
        "We write a long report each year. All the facts on this page come from it. The numbers to call for help come from the government’s pages for young people.",
    ));
    let url = view.r().arrangements.report_publication_place.given().or_else(|| view.r().partnership.website.given());
    if let Some(url) = url {
        let link = Teller::default().link(url);
        section.blocks.push(Block::Paragraph(vec!["You can find the long report at ".into(), link]));
    }
    section.blocks.push(Block::text(format!(
        "We checked how hard this page is to read. The check is called the Automated Readability Index. It says that most people aged {age} can read it."
    )));
    section
}

fn enough(status: NeedStatus) -> &'static str {
    match status {
        NeedStatus::Met => "There is enough help for this.",
        NeedStatus::PartlyMet => "Some children get the help they need. Others do not get it yet.",
        NeedStatus::Unmet => "There is no help for this yet.",
    }
}

fn answer(status: NeedStatus) -> &'static str {
    match status {
        NeedStatus::Met => "Yes",
        NeedStatus::PartlyMet => "For some children",
        NeedStatus::Unmet => "Not yet",
    }
}

fn how_far(progress: Progress) -> &'static str {
    match progress {
        Progress::Strong => "As far as we had hoped.",
        Progress::Some => "Some of the way.",
        Progress::Little => "Only a little way.",
        Progress::None => "We did not get anywhere yet.",
    }
}

/// How much text there is, and how hard it is to read. Only text in sentences counts: headings, captions and labels are short and
/// would make a page seem easier than it is.
fn measure(sections: &[Section]) -> Measure {
    let mut measure = Measure::default();
    for section in sections {
        section.blocks.iter().for_each(|block| add(block, &mut measure));
        measure += self::measure(&section.sections);
    }
    measure
}

fn add(block: &Block, measure: &mut Measure) {
    match block {
        Block::Paragraph(words) => *measure += Measure::of(&plain(words)),
        Block::List { items, .. } => items.iter().flatten().for_each(|block| add(block, measure)),
        Block::Chart(chart) => *measure += Measure::of(&chart.summary),
        Block::Notice { blocks, .. } | Block::Quote { blocks, .. } => blocks.iter().for_each(|block| add(block, measure)),
        Block::Facts(_) | Block::Figures(_) | Block::Table(_) => {}
    }
}
